//! The code of a lot, as labels show it and scanners read it.
//! It fits GS1's batch element (10): at most 20 characters of set 82, so that no label has to change it.

use std::fmt;

use serde::Serialize;

use crate::code::Code;
use crate::plain_text::stands_in_address;

/// The code of a lot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LotCode(String);

/// The signs of GS1 character set 82 besides letters and digits (GS1 General Specifications, figure 7.11-1).
const SIGNS: &[u8] = b"!\"%&'()*+,-./:;<=>?_";

impl LotCode {
    /// GS1's limit for the batch or lot number.
    pub const MAX: usize = 20;

    /// `lot_code_format` unless 1 to 20 characters of set 82, and more than one or two points.
    pub fn parse(text: &str) -> Result<LotCode, Code> {
        let sized = (1..=LotCode::MAX).contains(&text.len());
        if sized && text.bytes().all(is_set_82) && stands_in_address(text) {
            Ok(LotCode(text.to_owned()))
        } else {
            Err(Code::LotCodeFormat)
        }
    }

    /// The printed code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether GS1's character set 82 has the character.
pub fn is_set_82(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || SIGNS.contains(&byte)
}

impl fmt::Display for LotCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_82_has_eighty_two_characters() {
        assert_eq!((0..=255).filter(|&byte| is_set_82(byte)).count(), 82);
    }

    #[test]
    fn a_lot_code_is_what_a_label_can_carry() {
        for good in ["M-260401", "a", "BRIE/26-14(2)", "...", "12345678901234567890"] {
            assert_eq!(LotCode::parse(good).map(|code| code.to_string()), Ok(good.to_owned()));
        }
        for bad in
            ["", "123456789012345678901", "M 260401", "M#1", "M\u{1d}1", "Käse", "lot\n", "a|b", ".", ".."]
        {
            assert_eq!(LotCode::parse(bad), Err(Code::LotCodeFormat), "{bad:?}");
        }
    }
}
