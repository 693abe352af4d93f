//! The last digit of a GS1 key, which checks the others: GS1 General Specifications, section 7.9.
//! Invariant: zeros in front change nothing, so a GTIN of 8 digits has the check digit of its form with 14.

/// Whether the digits, weighted 1 and 3 in turn from the right, make a multiple of ten. A text with another
/// character is not right.
pub(super) fn is_right(digits: &str) -> bool {
    let mut sum = 0;
    for (digit, weight) in digits.bytes().rev().zip([1_u32, 3].into_iter().cycle()) {
        if !digit.is_ascii_digit() {
            return false;
        }
        sum += u32::from(digit - b'0') * weight;
    }
    !digits.is_empty() && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_check() {
        // GTIN-8, -12, -13 and -14, and the SSCC of the General Specifications' own examples.
        for right in ["96385074", "036000291452", "4006381333931", "09521101530001", "106141412345678908"] {
            assert!(is_right(right), "{right}");
            assert!(is_right(&format!("{right:0>18}")), "{right}");
        }
    }

    #[test]
    fn each_wrong_digit_is_noticed() {
        let right = "4006381333931";
        for at in 0..right.len() {
            for digit in '0'..='9' {
                let mut wrong = right.to_owned();
                wrong.replace_range(at..=at, &digit.to_string());
                assert_eq!(is_right(&wrong), wrong == right, "{wrong}");
            }
        }
        assert!(!is_right("") && !is_right("400638133393x") && !is_right("४"));
    }
}
