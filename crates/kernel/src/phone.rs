//! Telephone numbers as people search them: by the whole number or its end, however it is written.

/// Digits of a national number; a country's code before them is left out.
const NATIONAL: usize = 10;
/// Digits of the shortest end that is found: fewer are shared by too many.
pub const SHORTEST: usize = 4;
/// Digits of a number that somebody can be called at: from that of a small town to the longest (ITU-T E.164).
const CALLED: std::ops::RangeInclusive<usize> = 6..=15;
/// Signs that people write between the digits.
const BETWEEN: [char; 7] = [' ', '+', '-', '(', ')', '.', '/'];

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

/// Whether a text is a telephone number: digits, and what people write between them.
pub fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    CALLED.contains(&digits) && text.chars().all(|sign| sign.is_ascii_digit() || BETWEEN.contains(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_enough_digits_and_nothing_but_what_is_written_between_them() {
        for number in ["+91 98 1234 5678", "(03) 6231-0000", "022/2345678", "9812345678", "123456"] {
            assert!(is_number(number), "{number}");
        }
        for other in
            ["", "not a contact", "12345", "1234567890123456", "call 9812345678", "+-() ", "98123\n45678"]
        {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn a_number_is_found_by_its_end_however_it_is_written() {
        assert_eq!(ends("98 220-1"), ["2201", "82201", "982201"]);
        assert_eq!(ends("+91 98220 12345"), ends("098220 12345"));
        assert_eq!((ends("123").len(), ends("+91 98220 12345").len()), (0, 7));
    }
}
