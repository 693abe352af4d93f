//! What a person typed in the public form for requests, read within limits.
//! Invariant: each text has a limit; a refused form names each field at fault.

use crate::reports::form::{Faults, line, or_missing, text, value_of};
use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::requests::{NewRequest, RequestKind, check_contact};

/// Longest name and contact.
const NAME: usize = 100;
const CONTACT: usize = 254;
/// Longest words of the person.
const WORDS: usize = 2000;

/// The request that was typed. Errors: 422 at each field at fault.
pub(super) fn request(fields: &[(String, String)]) -> Ruled<NewRequest> {
    let mut faults = Faults::default();
    let kind = faults.take(kind(fields));
    let name = faults.take(or_missing(line(fields, "name", NAME), "name"));
    let contact = faults.take(contact(fields));
    let words = faults.take(text(fields, "words", WORDS));
    match (kind, name, contact) {
        (Some(kind), Some(name), Some(contact)) if faults.0.is_empty() => {
            Ok(NewRequest { kind, name, contact: Some(contact), words })
        }
        _ => Err(Refusal::invalid(faults.0)),
    }
}

fn contact(fields: &[(String, String)]) -> Ruled<Option<String>> {
    let contact = or_missing(line(fields, "contact", CONTACT), "contact")?;
    contact.as_deref().map_or(Ok(()), check_contact)?;
    Ok(contact)
}

fn kind(fields: &[(String, String)]) -> Ruled<Option<RequestKind>> {
    match value_of(fields, "kind") {
        "" => Err(Refusal::new(Code::FieldRequired).field("kind")),
        sent => match RequestKind::of(sent) {
            Some(kind) => Ok(Some(kind)),
            None => Err(Refusal::new(Code::ValueUnknown).field("kind")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(values: &[(&str, &str)]) -> Vec<(String, String)> {
        values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_request_needs_its_kind_a_name_and_where_to_answer() {
        let whole = [("kind", "access"), ("name", "Asha Rao"), ("contact", "+91 98 1234 5678")];
        let new = request(&sent(&whole)).expect("a request");
        assert_eq!((new.kind, new.contact.as_deref()), (RequestKind::Access, Some("+91 98 1234 5678")));
        let none = request(&sent(&[])).expect_err("refused");
        let fields: Vec<&str> = none.faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["kind", "name", "contact"]);
    }

    #[test]
    fn a_contact_is_a_mail_address_or_a_telephone_number() {
        let fault = |contact: &str| {
            let sent = sent(&[("kind", "access"), ("name", "Asha Rao"), ("contact", contact)]);
            request(&sent).err().map(|refused| (refused.faults[0].field.clone(), refused.faults[0].code))
        };
        for good in ["asha@mail.example", "+91 98 1234 5678", "(03) 6231 0000"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for (bad, code) in [
            ("not a contact", Code::ValueUnknown),
            ("12345", Code::ValueUnknown),
            ("asha@mail", Code::EmailFormat),
            ("asha @mail.example", Code::EmailFormat),
        ] {
            assert_eq!(fault(bad), Some(("contact".to_owned(), code)), "{bad}");
        }
    }

    #[test]
    fn a_long_a_hostile_and_an_unknown_value_are_refused_at_their_fields() {
        let long = "x".repeat(WORDS + 1);
        let wrong = [("kind", "delete"), ("name", "\u{202e}"), ("contact", "a\nb"), ("words", long.as_str())];
        let refused = request(&sent(&wrong)).expect_err("refused");
        let codes: Vec<Code> = refused.faults.iter().map(|fault| fault.code).collect();
        let wanted = [Code::ValueUnknown, Code::TextCharacter, Code::TextCharacter, Code::TextTooLong];
        assert_eq!(codes, wanted);
    }
}
