//! Amounts as people read them: grouped digits, and in words as an Indian bill must show them (sell.md section 15).
//! This text is never parsed back; the integer beside it is the amount.

/// The amount with its digits grouped: "4,15,192.00" for rupees (lakh and crore), "415,192.00" for other currencies.
///
/// `amount_minor` is in minor units, and `minor_digits` of its digits are after the point. The minus is
/// ASCII.
pub fn group(amount_minor: i64, currency: &str, minor_digits: u32) -> String {
    let digits = usize::try_from(minor_digits).unwrap_or(usize::MAX).min(18);
    let padded = format!("{:0>width$}", amount_minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = padded.split_at(padded.len() - digits);
    // Above the last three digits India groups by two, other countries by three.
    let size = if currency == "INR" { 2 } else { 3 };
    let sign = if amount_minor < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", grouped(whole, size))
}

/// The last three digits, and those before in groups of the size.
fn grouped(whole: &str, size: usize) -> String {
    let (upper, last) = whole.split_at(whole.len().saturating_sub(3));
    let mut text = String::new();
    for (place, digit) in upper.char_indices() {
        if place > 0 && (upper.len() - place).is_multiple_of(size) {
            text.push(',');
        }
        text.push(digit);
    }
    if upper.is_empty() { last.to_owned() } else { format!("{text},{last}") }
}

/// An amount of paise in words: "Rupees one lakh five and seven paise only", without a word for zero paise. A
/// negative amount begins with "Minus rupees".
pub fn words_india(paise: i64) -> String {
    let (rupees, rest) = (paise.unsigned_abs() / 100, paise.unsigned_abs() % 100);
    let start = if paise < 0 { "Minus rupees" } else { "Rupees" };
    let whole = if rupees == 0 { "zero".to_owned() } else { in_words(rupees) };
    let fraction = if rest == 0 { String::new() } else { format!(" and {} paise", in_words(rest)) };
    format!("{start} {whole}{fraction} only")
}

/// A positive number in words, counted in crore, lakh, thousand and hundred; above 99 crore the crores are
/// counted the same way ("ten lakh crore").
fn in_words(number: u64) -> String {
    const STEPS: [(u64, &str); 4] =
        [(10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"), (100, "hundred")];
    let mut parts = Vec::new();
    let mut rest = number;
    for (size, name) in STEPS {
        if rest >= size {
            parts.push(format!("{} {name}", in_words(rest / size)));
            rest %= size;
        }
    }
    if rest > 0 {
        parts.push(below_hundred(rest));
    }
    parts.join(" ")
}

/// 1 to 99 in words.
fn below_hundred(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word = |list: &[&'static str], at: u64| list[usize::try_from(at).expect("below a hundred")];
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, ones) => format!("{}-{}", word(&TENS, tens), word(&SMALL, ones)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::decimal::Decimal;

    #[test]
    fn rupees_are_grouped_by_lakh_and_crore_and_others_by_thousand() {
        let table = [
            (41_519_200, "INR", 2, "4,15,192.00"),
            (12_345_678_901, "INR", 2, "12,34,56,789.01"),
            (100_000, "INR", 2, "1,000.00"),
            (99_999, "INR", 2, "999.99"),
            (7, "INR", 2, "0.07"),
            (0, "INR", 2, "0.00"),
            (-41_519_200, "INR", 2, "-4,15,192.00"),
            (128_450, "AUD", 2, "1,284.50"),
            (123_456_789, "AUD", 2, "1,234,567.89"),
            (-5, "AUD", 2, "-0.05"),
            (1_234_567, "JPY", 0, "1,234,567"),
            (100_000_000_000_000_000, "INR", 2, "1,00,00,00,00,00,00,000.00"),
        ];
        for (minor, currency, digits, expected) in table {
            assert_eq!(group(minor, currency, digits), expected, "{minor} {currency}");
        }
    }

    #[test]
    fn an_amount_in_words_is_as_a_cashier_would_say_it() {
        let table = [
            (0, "Rupees zero only"),
            (7, "Rupees zero and seven paise only"),
            (100, "Rupees one only"),
            (1_005, "Rupees ten and five paise only"),
            (10_000_507, "Rupees one lakh five and seven paise only"),
            (5_184_500, "Rupees fifty-one thousand eight hundred forty-five only"),
            (2_114_076, "Rupees twenty-one thousand one hundred forty and seventy-six paise only"),
            (9_999_999, "Rupees ninety-nine thousand nine hundred ninety-nine and ninety-nine paise only"),
            (1_900, "Rupees nineteen only"),
            (2_000, "Rupees twenty only"),
            (1_000_000_000, "Rupees one crore only"),
            (
                12_345_678_900,
                "Rupees twelve crore thirty-four lakh fifty-six thousand seven hundred eighty-nine only",
            ),
            (100_000_000_000, "Rupees one hundred crore only"),
            // The largest amount that is stored: 10^13 rupees.
            (1_000_000_000_000_000, "Rupees ten lakh crore only"),
            (-1_005, "Minus rupees ten and five paise only"),
        ];
        for (paise, expected) in table {
            assert_eq!(words_india(paise), expected, "{paise}");
        }
    }

    #[test]
    fn the_largest_figures_have_words_and_groups_too() {
        assert!(
            words_india(i64::MIN).starts_with("Minus rupees nine hundred twenty-two crore thirty-three lakh")
        );
        assert_eq!(group(i64::MIN, "AUD", 2), "-92,233,720,368,547,758.08");
        assert_eq!(group(1, "AUD", u32::MAX), "0.000000000000000001");
    }

    proptest! {
        #[test]
        fn grouped_digits_without_their_commas_are_the_amount(
            minor in any::<i64>(),
            digits in 0u32..5,
            rupees in any::<bool>(),
        ) {
            let text = group(minor, if rupees { "INR" } else { "AUD" }, digits);
            let again = Decimal::parse(&text.replace(',', "")).unwrap();
            prop_assert_eq!((again.mantissa(), u32::from(again.decimals())), (i128::from(minor), digits));
        }

        #[test]
        fn groups_of_a_rupee_amount_have_two_digits_and_the_last_three(rupees in 1_000i64..10_000_000_000_000) {
            let text = group(rupees, "INR", 0);
            let groups: Vec<usize> = text.split(',').map(str::len).collect();
            let (last, upper) = groups.split_last().unwrap();
            prop_assert_eq!(*last, 3);
            prop_assert!((1..=2).contains(&upper[0]) && upper[1..].iter().all(|&size| size == 2));
        }

        #[test]
        fn two_amounts_never_have_the_same_words(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(words_india(a) == words_india(b), a == b);
        }
    }
}
