//! What the public forms say to a person whom a limit refuses: how long it lasts, and what they can do instead.
//! Invariant: no text says to wait a moment where it is a day.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::contacts::{Contact, Contacts};
use kernel::refusal::{Fault, Refusal};

/// The code is wrong, on any form.
pub const WRONG_CODE: &str = "This code is not the one of this mail address, or it is older than a day.";
/// On the form for requests.
pub const REQUEST_ASKS_CODE: &str = "Very many requests come in today. A code is on its way to your mail address: type it here, and send the request again.";
pub const REQUEST_ASKS_ADDRESS: &str = "Very many requests come in today. Give a mail address, which gets a code to send the request with, or write a letter.";
pub const REQUESTS_OF_NETWORK: &str =
    "Your network sent as many requests as one may in a day. Send yours tomorrow, or write a letter.";
pub const REQUESTS_OF_ALL: &str =
    "As many requests as this form takes in a day came in. Send yours tomorrow, or write a letter.";
pub const WORKSPACE_CLOSED: &str =
    "This workspace is closed, and takes no requests by this form any more. Write a letter.";
/// On the form for reports of weaknesses.
pub const REPORT_ASKS_CODE: &str = "As many reports as this form takes in a day came in. A code is on its way to your mail address: type it here, and send the report again.";
pub const REPORT_ASKS_ADDRESS: &str = "As many reports as this form takes in a day came in. Give a mail address, which gets a code to send yours with, or send it tomorrow.";
pub const REPORTS_OF_NETWORK: &str =
    "Your network sent as many reports as one may in a day. Send yours tomorrow.";
pub const REPORTS_OF_ALL: &str = "As many reports as this form takes in a day came in. Send yours tomorrow.";
/// On the page of a report.
pub const MESSAGES_OF_REPORT: &str =
    "You wrote as many messages as you may in a day. Write the next one tomorrow.";
pub const CHANGES_OF_REPORT: &str =
    "You changed this as often as you may in a day. Change it again tomorrow.";

/// After this time all of an allowance of a day is there again.
const DAY_S: i64 = 86_400;

/// A refusal because of a limit of a day, at a field or, without a name, at the whole form.
pub fn late(field: &str, words: impl Into<Phrase>) -> Refusal {
    let fault = Fault { message: words.into(), ..Fault::new(field, Code::RateLimited) };
    Refusal::invalid(vec![fault]).fact("retry_after_s", DAY_S)
}

/// The same on a form for reports, with the address that takes them too, where one is set.
pub fn late_report(field: &str, words: &'static str, contacts: &Contacts) -> Refusal {
    let way = contacts.address(Contact::Security).map(|mail| say!("You may also write to {mail}.", mail));
    late(field, Phrase::joined([Some(Phrase::of(words)), way].into_iter().flatten()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_a_day_is_told_as_one_with_the_other_way() {
        let contacts = Contacts { security: "security@shop.example".into(), support: String::new() };
        let refusal = late_report("", REPORTS_OF_NETWORK, &contacts);
        assert_eq!(
            (refusal.code, refusal.facts["retry_after_s"].as_i64()),
            (Code::RateLimited, Some(86_400))
        );
        let words = refusal.faults[0].message.to_string();
        assert_eq!(words, format!("{REPORTS_OF_NETWORK} You may also write to security@shop.example."));
        let alone = late_report("", REPORTS_OF_NETWORK, &Contacts::default());
        assert_eq!(alone.faults[0].message.to_string(), REPORTS_OF_NETWORK);
    }
}
