//! Telephone numbers as people search them: by the whole number or its end, however it is written.

/// Digits of a national number; a country's code before them is left out.
const NATIONAL: usize = 10;
/// Digits of the shortest end that is found: fewer are shared by too many.
pub const SHORTEST: usize = 4;

/// The last ten digits of a number, without signs and spaces.
pub fn digits(phone: &str) -> String {
    let all: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    all[all.len().saturating_sub(NATIONAL)..].iter().collect()
}

/// The ends by which a number is found.
pub fn ends(phone: &str) -> Vec<String> {
    let digits = digits(phone);
    (SHORTEST..=digits.len()).map(|many| digits[digits.len() - many..].to_owned()).collect()
}

/// A number in the form by which two numbers are compared: without signs, spaces, leading zeros and the country's code; empty
/// for a text without digits. India's own numbers have ten digits, Australia's nine.
pub fn alike(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let own = match digits.strip_prefix("61") {
        // +61 412 345 678 is 0412 345 678.
        Some(rest) if rest.len() == NATIONAL - 1 => rest,
        _ => digits.get(digits.len().saturating_sub(NATIONAL)..).unwrap_or(digits),
    };
    own.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_by_its_end_however_it_is_written() {
        assert_eq!(ends("98 220-1"), ["2201", "82201", "982201"]);
        assert_eq!(ends("+91 98220 12345"), ends("098220 12345"));
        assert_eq!((ends("123").len(), ends("+91 98220 12345").len()), (0, 7));
    }
}
