//! Numbers from tax offices and hallmarking centres: GSTIN, PAN and HUID in India, ABN and ACN in Australia.
//! They are checked in their stored form; a form may trim and capitalise before it calls this.

use crate::code::Code;

/// India's states and territories run from 01 to 38; 97 is "other territory" (GSTN's state code list).
const STATES: std::ops::RangeInclusive<u8> = 1..=38;
const OTHER_TERRITORY: u8 = 97;

/// Checks a GSTIN: state, PAN, entity, `Z` and check character. `gstin_format`, or `gstin_check_digit`.
pub fn gstin(text: &str) -> Result<(), Code> {
    if !fits("ddAAAAAddddAnZn", text) || text.as_bytes()[12] == b'0' || state(text).is_none() {
        return Err(Code::GstinFormat);
    }
    if text.chars().last() == gstin_check_char(text) { Ok(()) } else { Err(Code::GstinCheckDigit) }
}

/// Whether this is the two-digit code of a state or territory of India, or of "other territory".
pub fn is_state(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_digit()) && state(code).is_some()
}

/// The state of a GSTIN as its two digits ("27"), after a check of the whole number.
pub fn gstin_state(text: &str) -> Result<&str, Code> {
    gstin(text).map(|()| &text[..2])
}

/// The state of a GSTIN whose holder may also have stated one. Errors: as [`gstin_state`], and `gstin_state`
/// where they differ.
pub fn gstin_state_as_stated<'a>(text: &'a str, stated: Option<&str>) -> Result<&'a str, Code> {
    let of = gstin_state(text)?;
    if stated.is_some_and(|stated| stated != of) { Err(Code::GstinState) } else { Ok(of) }
}

/// The check character of a GSTIN from its first fourteen characters; None if they are not capitals and
/// digits.
///
/// Modulo 36: values 0-9 A-Z, every second doubled, the two base-36 digits of each product summed.
pub fn gstin_check_char(text: &str) -> Option<char> {
    const BASE: u32 = 36;
    let body = text.as_bytes().get(..14)?;
    let mut sum = 0;
    for (place, &byte) in body.iter().enumerate() {
        let product = base_36(byte)? * if place % 2 == 0 { 1 } else { 2 };
        sum += product / BASE + product % BASE;
    }
    char::from_digit((BASE - sum % BASE) % BASE, BASE).map(|check| check.to_ascii_uppercase())
}

fn base_36(byte: u8) -> Option<u32> {
    if byte.is_ascii_lowercase() { None } else { char::from(byte).to_digit(36) }
}

fn state(text: &str) -> Option<u8> {
    let code = text.get(..2)?.parse().ok()?;
    (STATES.contains(&code) || code == OTHER_TERRITORY).then_some(code)
}

/// Checks an Australian Business Number, with or without spaces between its eleven digits; `abn_check_digit`.
///
/// The first digit less one, each digit times its weight, the sum a multiple of 89 (Australian Business Register).
pub fn abn(text: &str) -> Result<(), Code> {
    const WEIGHTS: [u32; 11] = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    let digits = digits::<11>(text).filter(|digits| digits[0] > 0).ok_or(Code::AbnCheckDigit)?;
    let weighed: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    // One less in the first digit is its weight less in the sum.
    if (weighed - WEIGHTS[0]).is_multiple_of(89) { Ok(()) } else { Err(Code::AbnCheckDigit) }
}

/// Checks an Australian Company Number, with or without spaces between its nine digits; `abn_check_digit`.
///
/// Eight digits times 8 to 1; the last brings the sum to a multiple of ten (ASIC).
pub fn acn(text: &str) -> Result<(), Code> {
    let digits = digits::<9>(text).ok_or(Code::AbnCheckDigit)?;
    let weighed: u32 = digits[..8].iter().zip((1..=8).rev()).map(|(digit, weight)| digit * weight).sum();
    if (weighed + digits[8]).is_multiple_of(10) { Ok(()) } else { Err(Code::AbnCheckDigit) }
}

/// Exactly N ASCII digits, spaces left out.
fn digits<const N: usize>(text: &str) -> Option<[u32; N]> {
    // A text longer than any number with a space after each digit is not read at all.
    if text.len() > 2 * N {
        return None;
    }
    let digits: Option<Vec<u32>> = text.chars().filter(|&c| c != ' ').map(|c| c.to_digit(10)).collect();
    digits?.try_into().ok()
}

/// Checks a Permanent Account Number: three letters, the holder's kind, a letter, four digits, a letter; `pan_format`.
///
/// Kinds: A association, B body of individuals, C company, F firm, G government, H Hindu undivided family, J juridical
/// person, L local authority, P person, T trust (Income Tax Department).
pub fn pan(text: &str) -> Result<(), Code> {
    const KINDS: &[u8] = b"ABCFGHJLPT";
    if fits("AAAAAddddA", text) && KINDS.contains(&text.as_bytes()[3]) {
        Ok(())
    } else {
        Err(Code::PanFormat)
    }
}

/// Checks a Hallmark Unique Identification: six capital letters and digits (IS 1417, BIS); `huid_format`.
pub fn huid(text: &str) -> Result<(), Code> {
    if fits("nnnnnn", text) { Ok(()) } else { Err(Code::HuidFormat) }
}

/// Whether the text has the shape: `A` a capital, `d` a digit, `n` either, any other itself.
fn fits(shape: &str, text: &str) -> bool {
    let fits_byte = |(shape, byte): (u8, u8)| match shape {
        b'A' => byte.is_ascii_uppercase(),
        b'd' => byte.is_ascii_digit(),
        b'n' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        other => byte == other,
    };
    shape.len() == text.len() && shape.bytes().zip(text.bytes()).all(fits_byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Invented numbers; the check characters were computed by the published rule without this program.
    #[test]
    fn a_gstin_is_right_in_every_character_or_refused() {
        let table = [
            ("27ABCPJ1234K1ZV", Ok(())),
            ("29QRSFT5678L2ZI", Ok(())),
            ("27ABCPJ1234K1ZW", Err(Code::GstinCheckDigit)),
            ("27ABCPJ1243K1ZV", Err(Code::GstinCheckDigit)),
            ("27abcpj1234k1zv", Err(Code::GstinFormat)),
            ("27ABCPJ1234K1Z", Err(Code::GstinFormat)),
            ("27ABCPJ1234K0ZV", Err(Code::GstinFormat)),
            ("39ABCPJ1234K1ZV", Err(Code::GstinFormat)),
            ("00ABCPJ1234K1ZV", Err(Code::GstinFormat)),
            ("", Err(Code::GstinFormat)),
            ("٢٧ABCPJ1234K1", Err(Code::GstinFormat)),
        ];
        for (number, expected) in table {
            assert_eq!(gstin(number), expected, "{number}");
        }
    }

    #[test]
    fn a_gstin_names_its_state_only_if_it_is_right() {
        assert_eq!(gstin_state("29QRSFT5678L2ZI"), Ok("29"));
        assert_eq!(gstin_state("29QRSFT5678L2ZJ"), Err(Code::GstinCheckDigit));
    }

    #[test]
    fn fourteen_characters_are_enough_to_know_the_fifteenth() {
        assert_eq!(gstin_check_char("27ABCPJ1234K1Z"), Some('V'));
        assert_eq!(gstin_check_char("27ABCPJ1234K1"), None);
        assert_eq!(gstin_check_char("27abcpj1234k1z"), None);
        assert_eq!(gstin_check_char("27ABCPJ1234K1é"), None);
    }

    #[test]
    fn an_abn_adds_up_with_or_without_spaces() {
        // The register's own example, and an invented one.
        for good in ["51824753556", "51 824 753 556", "86240617385"] {
            assert_eq!(abn(good), Ok(()), "{good}");
        }
        let bad =
            ["51824753557", "15824753556", "5182475355", "518247535566", "", "٥١٨٢٤٧٥٣٥٥٦", "51-824-753-556"];
        for bad in bad {
            assert_eq!(abn(bad), Err(Code::AbnCheckDigit), "{bad}");
        }
    }

    #[test]
    fn an_abn_never_begins_with_nil_though_the_sum_would_allow_it() {
        // 1 x 1 and 3 x 3 compensate the ten that a missing first digit removes.
        assert_eq!(abn("01300000000"), Err(Code::AbnCheckDigit));
        assert_eq!(abn("00000000000"), Err(Code::AbnCheckDigit));
    }

    #[test]
    fn an_acn_adds_up() {
        assert_eq!(acn("001 234 564"), Ok(()));
        assert_eq!(acn("001234565"), Err(Code::AbnCheckDigit));
        assert_eq!(acn("01234564"), Err(Code::AbnCheckDigit));
    }

    #[test]
    fn a_pan_tells_the_kind_of_its_holder() {
        for good in ["ABCPJ1234K", "QRSFT5678L"] {
            assert_eq!(pan(good), Ok(()), "{good}");
        }
        for bad in ["ABCXJ1234K", "ABCPJ12345", "abcpj1234k", "ABCPJ1234", "ABCPJ1234KK", "ABCP11234K"] {
            assert_eq!(pan(bad), Err(Code::PanFormat), "{bad}");
        }
    }

    #[test]
    fn a_huid_is_six_capitals_and_digits() {
        for good in ["B8M3T1", "ZZZZZZ", "654321"] {
            assert_eq!(huid(good), Ok(()), "{good}");
        }
        for bad in ["b8m3t1", "B8M3T", "B8M3T12", "B8M3T-", "B8M3É"] {
            assert_eq!(huid(bad), Err(Code::HuidFormat), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_gstin_with_one_character_changed_is_refused(
            body in "(27|29|33)[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z",
            place in 0usize..15,
            other in "[0-9A-Z]",
        ) {
            let right = format!("{body}{}", gstin_check_char(&body).unwrap());
            prop_assert_eq!(gstin(&right), Ok(()));
            let mut wrong = right.clone();
            wrong.replace_range(place..=place, &other);
            prop_assert_eq!(gstin(&wrong).is_ok(), wrong == right);
        }

        #[test]
        fn an_abn_with_one_digit_changed_is_refused(place in 0usize..11, other in "[0-9]") {
            let right = "51824753556";
            let mut wrong = right.to_owned();
            wrong.replace_range(place..=place, &other);
            prop_assert_eq!(abn(&wrong).is_ok(), wrong == right);
        }

        #[test]
        fn no_text_makes_a_check_panic(text in "\\PC{0,30}") {
            let _ = (gstin(&text), gstin_check_char(&text), abn(&text), acn(&text), pan(&text), huid(&text));
        }
    }
}
