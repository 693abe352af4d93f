//! The country of a workspace: those whose law the product knows, and any other by its two letters.
//! Invariant: a country has one form only; `Other` never holds the letters of a country that is known.

use crate::code::Code;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A country (ISO 3166-1, two letters).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[schemars(with = "String", extend("pattern" = "^[A-Z]{2}$"))]
pub enum Country {
    /// India.
    India,
    /// Australia.
    Australia,
    /// Any other.
    Other(Letters),
}

/// The letters of a country whose law the product does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Letters([u8; 2]);

impl Country {
    /// Its two letters, as stored and sent.
    pub fn as_str(&self) -> &str {
        match self {
            Country::India => "IN",
            Country::Australia => "AU",
            Country::Other(Letters(letters)) => std::str::from_utf8(letters).expect("letters are ASCII"),
        }
    }
}

impl FromStr for Country {
    type Err = Code;

    fn from_str(text: &str) -> Result<Country, Code> {
        match text.as_bytes() {
            b"IN" => Ok(Country::India),
            b"AU" => Ok(Country::Australia),
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Country::Other(Letters([*a, *b]))),
            _ => Err(Code::ValueUnknown),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Country, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_written_as_it_was_read_and_two_letters_make_one() {
        for text in ["IN", "AU", "NZ", "GB"] {
            let country: Country = text.parse().unwrap();
            assert_eq!((country.as_str(), country.to_string().as_str()), (text, text));
            assert_eq!(serde_json::to_string(&country).unwrap(), format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Country>(&format!("\"{text}\"")).unwrap(), country);
        }
        assert_eq!("IN".parse(), Ok(Country::India));
        for wrong in ["", "I", "in", "IND", "I1", "ÄU"] {
            assert_eq!(wrong.parse::<Country>(), Err(Code::ValueUnknown), "{wrong}");
        }
    }
}
