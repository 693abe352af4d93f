//! An e-mail address: how it is read, stored and compared.

use crate::input::{Faults, Field, Path, Shape};
use kernel::code::Code;
use kernel::plain_text;
use kernel::refusal::Refusal;
use serde_json::Value;

/// An address in the form in which it is stored and searched, however it was typed.
pub fn folded(text: &str) -> String {
    plain_text::in_one_spelling(&text.trim().to_lowercase())
}

/// The mailbox of an address, for limits: without the plus and the word after it, which the owner of a
/// mailbox may choose freely.
pub fn mailbox(address: &str) -> String {
    let address = folded(address);
    match address.split_once('@') {
        Some((local, domain)) => {
            let bare = local.split_once('+').map_or(local, |(bare, _)| bare);
            format!("{bare}@{domain}")
        }
        None => address,
    }
}

/// Signs that no address of a person has: they mean something else in a letter's head (RFC 5322, 3.2.3).
const NO_LOCAL: [char; 9] = ['<', '>', '(', ')', '[', ']', '\\', '"', ':'];

/// Reads an address. Errors: `email_format`.
pub fn email(text: &str) -> std::result::Result<String, Refusal> {
    let address = folded(text);
    let (local, domain) = address.split_once('@').unwrap_or_default();
    let fine = !local.is_empty()
        && !local.contains(NO_LOCAL)
        && domain.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && address.len() <= 254
        && !address.chars().any(|c| c.is_whitespace() || c == ',' || c == ';')
        && plain_text::is_clear(&address)
        && !domain.contains('@');
    if fine { Ok(address) } else { Err(Refusal::new(Code::EmailFormat).field("email")) }
}

/// Longest address (RFC 5321, 4.5.3.1.3 less the brackets).
const LONGEST: usize = 254;

/// An e-mail address as it is sent, in lower case.
#[derive(Debug, Clone)]
pub struct EmailGiven(pub String);

impl Field for EmailGiven {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let read = value.as_str().and_then(|text| email(text).ok());
        if read.is_none() {
            faults.add(at, Code::EmailFormat);
        }
        read.map(EmailGiven)
    }
    fn shape() -> Shape {
        Shape::Text(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (text, fine) in [
            (" Asha@Shop.example ", true),
            ("a@b", false),
            ("@b.example", false),
            ("a b@c.example", false),
            ("a@b@c.example", false),
            ("a@b.", false),
            ("a@b.example,c@d.example", false),
            ("<script>@x.example", false),
            ("\"a\"@x.example", false),
            ("a(b)@x.example", false),
            ("a@<x>.example", false),
            ("a@x_y.example", false),
            ("o'hara+bills@x-y.example", true),
        ] {
            assert_eq!(email(text).is_ok(), fine, "{text}");
        }
        assert_eq!(email(" Asha@Shop.example ").ok().as_deref(), Some("asha@shop.example"));
    }
}
