//! Mails about suppliers: the notice of a new one to every workspace, and an objection to those who run the
//! instance.
//! Invariant: what an operator typed stays on one line; an objection's words are on its page alone.

use super::{SUPPLIER, Words, line, moment, name};
use catalogue::say;
use kernel::day::Instant;

/// To the Owners and the billing contact of a workspace: a supplier starts on a day, and they may object.
pub fn announcement(supplier: &str, purpose: &str, region: &str, from: Instant) -> Words {
    let (supplier, purpose, region) = (name(supplier), line(purpose), line(region));
    Words {
        kind: SUPPLIER,
        subject: say!("A new supplier of this instance: {supplier}", supplier = supplier.clone()),
        text: say!(
            "{supplier} is to process data for this instance, not before {from}.\n\nWhat it does: {purpose}\nWhere: \
             {region}\n\nAn Owner may object on the page below.",
            supplier,
            from = moment(from),
            purpose,
            region
        ),
    }
}

/// The same for one that replaced another at once: it is in use since a moment.
pub fn replacement(supplier: &str, purpose: &str, region: &str, since: Instant) -> Words {
    let (supplier, purpose, region) = (name(supplier), line(purpose), line(region));
    Words {
        kind: SUPPLIER,
        subject: say!(
            "A supplier of this instance is in use at once: {supplier}",
            supplier = supplier.clone()
        ),
        text: say!(
            "{supplier} processes data for this instance since {since}. It did not wait for the end of the notice, because of an \
             emergency.\n\nWhat it does: {purpose}\nWhere: {region}\n\nAn Owner may object on the page below.",
            supplier,
            since = moment(since),
            purpose,
            region
        ),
    }
}

/// To those who run the instance: an Owner objected.
pub fn objection(case: &str) -> Words {
    let case = name(case);
    Words {
        kind: SUPPLIER,
        subject: say!("An Owner objects to a supplier: {case}", case = case.clone()),
        text: say!("An Owner objects to the supplier of {case}. The page below has the reason.", case),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_names_the_supplier_and_keeps_what_was_typed_on_its_line() {
        let told = announcement("Mail Co", "Sends mail\r\nBcc: eve@x.example", "EU", Instant::UNIX_EPOCH);
        let text = told.text.to_string();
        assert_eq!(told.subject.to_string(), "A new supplier of this instance: Mail Co");
        assert!(text.contains("not before 1 January 1970, 00:00 (UTC)"), "{text}");
        assert!(text.contains("What it does: Sends mail  Bcc: eve@x.example\nWhere: EU"), "{text}");
    }

    #[test]
    fn one_that_is_in_use_already_is_not_announced_for_later() {
        let text = replacement("Mail Co", "Sends mail", "EU", Instant::UNIX_EPOCH).text.to_string();
        assert!(text.contains("since 1 January 1970, 00:00 (UTC)") && !text.contains("not before"), "{text}");
    }
}
