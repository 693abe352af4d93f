//! What a stranger typed in the public forms, read within limits.
//! Invariant: each text has a limit; a refused form names each field at fault.

use kernel::code::Code;
use kernel::plain_text;
use kernel::refusal::{Fault, Refusal, Ruled};
use lifecycle::weakness::Credit;
use lifecycle::weakness::outside::NewReport;
use platform::email_address;
use platform::input::unfit;

/// Longest description, characters: some pages of text.
pub(super) const LONG: usize = 4000;
/// Longest place, link and message.
const SHORT: usize = 500;
/// Longest message of a reporter.
const MESSAGE: usize = 2000;
/// Longest name.
const NAME: usize = 100;

/// The value sent under a name; empty where there is none.
pub(crate) fn value_of<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// A text of lines; None where nothing was typed. Errors: 422 at the field.
pub(crate) fn text(fields: &[(String, String)], name: &str, most: usize) -> Ruled<Option<String>> {
    let typed = value_of(fields, name).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.chars().count() > most {
        return Err(Refusal::new(Code::TextTooLong).field(name));
    }
    let line = |line: &str| plain_text::read(&line.replace('\t', " "));
    let lines: Result<Vec<String>, Code> = typed.lines().map(line).collect();
    match lines {
        Ok(lines) => Ok(Some(lines.join("\n"))),
        Err(code) => Err(Refusal::new(code).field(name)),
    }
}

/// A text on one line; None where nothing was typed. Errors: 422 at the field.
pub(crate) fn line(fields: &[(String, String)], name: &str, most: usize) -> Ruled<Option<String>> {
    match text(fields, name, most)? {
        Some(text) if text.contains('\n') => Err(Refusal::new(Code::TextCharacter).field(name)),
        other => Ok(other),
    }
}

pub(crate) fn or_missing(read: Ruled<Option<String>>, name: &str) -> Ruled<Option<String>> {
    match read? {
        Some(text) => Ok(Some(text)),
        None => Err(Refusal::new(Code::FieldRequired).field(name)),
    }
}

/// Collects the faults of several fields.
#[derive(Default)]
pub(crate) struct Faults(pub Vec<Fault>);

impl Faults {
    /// The value; the faults of a refusal are kept.
    pub fn take<T>(&mut self, read: Ruled<Option<T>>) -> Option<T> {
        read.unwrap_or_else(|refusal| {
            self.0.extend(refusal.faults);
            None
        })
    }
}

/// The report that was typed. Errors: 422 at each field at fault.
pub(super) fn report(fields: &[(String, String)]) -> Ruled<NewReport> {
    let mut faults = Faults::default();
    let weakness = faults.take(or_missing(text(fields, "weakness", LONG), "weakness"));
    let place = faults.take(or_missing(line(fields, "place", SHORT), "place"));
    let steps = faults.take(or_missing(text(fields, "steps", LONG), "steps"));
    let reporter = faults.take(line(fields, "name", NAME));
    let address = faults.take(address(fields));
    let credit = faults.take(credit(fields));
    match (weakness, place, steps) {
        (Some(weakness), Some(place), Some(steps)) if faults.0.is_empty() => {
            Ok(NewReport { weakness, place, steps, reporter, address, credit })
        }
        _ => Err(Refusal::invalid(faults.0)),
    }
}

fn address(fields: &[(String, String)]) -> Ruled<Option<String>> {
    match value_of(fields, "email").trim() {
        "" => Ok(None),
        typed => email_address::email(typed).map(Some),
    }
}

/// As whom somebody wants to be named; None: not at all. Errors: 422 at the field.
pub(super) fn credit(fields: &[(String, String)]) -> Ruled<Option<Credit>> {
    if value_of(fields, "credit") != "yes" {
        return Ok(None);
    }
    let name = match line(fields, "credit_name", NAME)? {
        Some(name) => Some(name),
        None => line(fields, "name", NAME)?,
    };
    let name = name.ok_or_else(|| Refusal::new(Code::FieldRequired).field("credit_name"))?;
    let link = line(fields, "credit_link", SHORT)?;
    if link.as_deref().is_some_and(|link| !is_link(link)) {
        return Err(unfit("credit_link", "Write an address that begins with https://."));
    }
    Ok(Some(Credit { name, link }))
}

/// Whether a text can be the address of a page, and nothing that a browser runs.
fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let is_plain = rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`'));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    is_plain && !host.is_empty() && !host.contains('@')
}

/// A reporter's message. Errors: 422 at `message`.
pub(super) fn message(fields: &[(String, String)]) -> Ruled<String> {
    let typed = text(fields, "message", MESSAGE)?;
    typed.ok_or_else(|| Refusal::new(Code::FieldRequired).field("message"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent_with(more: &[(&str, &str)]) -> Vec<(String, String)> {
        let least = [("weakness", "Notes are shown"), ("place", "/notes"), ("steps", "Open it\r\n\tas Mia")];
        let of = |list: &[(&str, &str)], name: &str| list.iter().any(|(known, _)| *known == name);
        let kept = least.iter().filter(|(name, _)| !of(more, name));
        kept.chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn faults(more: &[(&str, &str)]) -> Vec<(String, Code)> {
        let refused = report(&sent_with(more)).expect_err("refused");
        refused.faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn a_report_needs_three_texts_and_nothing_about_its_sender() {
        let new = report(&sent_with(&[])).expect("a report");
        assert_eq!(new.steps, "Open it\n as Mia");
        assert!(new.reporter.is_none() && new.address.is_none() && new.credit.is_none());
    }

    #[test]
    fn each_field_at_fault_is_named() {
        let long = "x".repeat(LONG + 1);
        let more = [("weakness", ""), ("steps", long.as_str()), ("place", "\u{202e}"), ("email", "nobody")];
        let wanted = [
            ("weakness".to_owned(), Code::FieldRequired),
            ("place".to_owned(), Code::TextCharacter),
            ("steps".to_owned(), Code::TextTooLong),
            ("email".to_owned(), Code::EmailFormat),
        ];
        assert_eq!(faults(&more), wanted);
    }

    #[test]
    fn a_name_is_published_only_by_consent_and_a_link_is_one_of_the_web() {
        let named = [("credit_name", "Asha"), ("credit_link", "https://asha.example/me")];
        assert!(report(&sent_with(&named)).expect("a report").credit.is_none(), "without consent");
        let agreed = [named[0], named[1], ("credit", "yes")];
        let credit = report(&sent_with(&agreed)).expect("a report").credit.expect("a credit");
        assert_eq!((credit.name.as_str(), credit.link.as_deref()), ("Asha", Some("https://asha.example/me")));
        for link in [
            "javascript:alert(1)",
            "http://asha.example",
            "https://",
            "https://bank@asha.example",
            "https://a\"b",
        ] {
            let sent = [named[0], ("credit", "yes"), ("credit_link", link)];
            assert_eq!(faults(&sent), [("credit_link".to_owned(), Code::ValueUnknown)], "{link}");
        }
        assert_eq!(faults(&[("credit", "yes")]), [("credit_name".to_owned(), Code::FieldRequired)]);
    }
}
