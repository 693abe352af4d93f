//! UPI addresses, and the text of the code that a customer's telephone reads to pay one (NPCI, UPI linking specification 1.6).
//! Invariant: the amount in the code is the one that is booked; nothing in it is unescaped.

use crate::code::Code;

/// Longest address.
const LONGEST: usize = 64;

/// A UPI address: `shop@bank`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpiAddress(String);

impl UpiAddress {
    /// Reads an address; `value_unknown` for a text that is none.
    pub fn parse(text: &str) -> Result<UpiAddress, Code> {
        let name = |part: &str| {
            part.len() >= 2 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b))
        };
        let bank = |part: &str| part.len() >= 2 && part.bytes().all(|b| b.is_ascii_alphanumeric());
        match text.split_once('@') {
            Some((who, at)) if text.len() <= LONGEST && name(who) && bank(at) => {
                Ok(UpiAddress(text.to_owned()))
            }
            _ => Err(Code::ValueUnknown),
        }
    }

    /// What the code says: who is paid, and how much. `amount` is in rupees: "1234.50".
    pub fn payment(&self, name: &str, amount: &str) -> String {
        format!("upi://pay?pa={}&pn={}&am={}&cu=INR", self.0, escape(name), escape(amount))
    }
}

/// Every byte but letters, digits and points as `%XX`.
fn escape(text: &str) -> String {
    let byte = |b: u8| {
        if b.is_ascii_alphanumeric() || b == b'.' { char::from(b).to_string() } else { format!("%{b:02X}") }
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_bank() {
        for good in ["sona.rekha@okbank", "98230-1@ybl", "ab@cd"] {
            assert!(UpiAddress::parse(good).is_ok(), "{good}");
        }
        for wrong in ["", "sona", "@okbank", "a@b", "sona rekha@okbank", "sona@ok_bank", "sona@okbank&am=1"] {
            assert_eq!(UpiAddress::parse(wrong), Err(Code::ValueUnknown), "{wrong}");
        }
    }

    #[test]
    fn the_code_says_who_is_paid_and_how_much() {
        let address = UpiAddress::parse("sona@okbank").unwrap();
        assert_eq!(
            address.payment("Sona & Söhne", "30900.00"),
            "upi://pay?pa=sona@okbank&pn=Sona%20%26%20S%C3%B6hne&am=30900.00&cu=INR"
        );
    }
}
