//! The names by which a returned mail is known again: its Message-ID, and the address that it is returned to.
//! Invariant: a name leads to one mail of one workspace. Only who was sent the mail knows its name, because a
//! mail's id has 74 random bits.

use uuid::Uuid;

/// Digits and letters that no mail server changes.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// The digits of an id.
const LENGTH: usize = 25;
/// Longest part of an address before its @ (RFC 5321, 4.5.3.1.1).
const LOCAL: usize = 64;
/// Longest part that leaves room for a plus sign and two ids.
pub const MOST_LOCAL: usize = LOCAL - 1 - 2 * LENGTH;

/// A mail and its workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailName {
    /// The mail.
    pub mail: Uuid,
    /// Its workspace.
    pub tenant: Uuid,
}

impl MailName {
    /// What its Message-ID begins with.
    pub fn message_id(self) -> String {
        format!("{}.{}", self.mail, self.tenant)
    }

    /// The address that it is returned to: `returns+…@shop.example`.
    pub fn address(self, (local, domain): (&str, &str)) -> String {
        format!("{local}+{}{}@{domain}", digits(self.mail), digits(self.tenant))
    }

    /// The mail of a Message-ID, with or without its brackets. None: it is none of ours.
    pub fn of_message_id(text: &str) -> Option<MailName> {
        let (local, _) = text.trim().trim_start_matches('<').trim_end_matches('>').split_once('@')?;
        let (mail, tenant) = local.split_once('.')?;
        Some(MailName { mail: id(mail)?, tenant: id(tenant)? })
    }

    /// The mail that was returned to one of these addresses. None: none of them is one of ours.
    pub fn of_addresses(text: &str) -> Option<MailName> {
        let mut words = text.split(|sign: char| sign.is_whitespace() || "<>,;:\"".contains(sign));
        words.find_map(|word| {
            let (local, _) = word.split_once('@')?;
            let (_, ids) = local.rsplit_once('+')?;
            let (mail, tenant) = (ids.get(..LENGTH)?, ids.get(LENGTH..)?);
            Some(MailName { mail: number(mail)?, tenant: number(tenant)? })
        })
    }
}

/// An id in its usual form, and in no other.
fn id(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text).ok().filter(|_| text.len() == 36)
}

fn digits(id: Uuid) -> String {
    let (mut rest, mut text) = (id.as_u128(), Vec::with_capacity(LENGTH));
    for _ in 0..LENGTH {
        let digit = usize::try_from(rest % 36).unwrap_or_default();
        text.push(char::from(DIGITS[digit]));
        rest /= 36;
    }
    text.into_iter().rev().collect()
}

fn number(text: &str) -> Option<Uuid> {
    if text.len() != LENGTH {
        return None;
    }
    let next = |sum: u128, sign: char| sum.checked_mul(36)?.checked_add(u128::from(sign.to_digit(36)?));
    text.chars().try_fold(0_u128, next).map(Uuid::from_u128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_address_is_one_that_servers_take() {
        let name = MailName { mail: Uuid::max(), tenant: Uuid::max() };
        let local = "r".repeat(MOST_LOCAL);
        let address = name.address((&local, "shop.example"));
        assert_eq!(address.split_once('@').map(|(local, _)| local.len()), Some(LOCAL));
        assert_eq!(MailName::of_addresses(&address), Some(name));
    }

    #[test]
    fn what_is_no_name_of_ours_leads_nowhere() {
        for text in ["", "<@>", "<1@shop.example>", "<a.b@shop.example>", "7f.7f", "<x>"] {
            assert_eq!(MailName::of_message_id(text), None, "{text}");
        }
        let much = "z".repeat(2 * LENGTH);
        for text in ["", "a+b@c", "returns@shop.example", &format!("returns+{much}@shop.example")] {
            assert_eq!(MailName::of_addresses(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn each_name_leads_back_to_its_mail(mail: u128, tenant: u128) {
            let name = MailName { mail: Uuid::from_u128(mail), tenant: Uuid::from_u128(tenant) };
            let id = format!("<{}@shop.example>", name.message_id());
            prop_assert_eq!(MailName::of_message_id(&id), Some(name));
            let to = format!("Returns <{}>, x@y.example", name.address(("returns", "shop.example")));
            prop_assert_eq!(MailName::of_addresses(&to), Some(name));
            prop_assert_eq!(MailName::of_addresses(&to.to_uppercase()), Some(name), "a server may change letters");
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = (MailName::of_message_id(&text), MailName::of_addresses(&text));
        }
    }
}
