//! A form as it was sent, with its faults, so that the page can show both again.
//! Invariant: values come back as they were typed, except secrets, which never come back.

use catalogue::Phrase;
use std::fmt::Display;

/// The content of a form's fields and the messages beside them.
///
/// `values` holds the names as sent, `_key` (the idempotency key) and `_version` (the row's version) among them.
/// `faults` holds (field, message) in the order found; an empty field is a fault of the whole form.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    values: Vec<(String, String)>,
    faults: Vec<(String, Phrase)>,
    prefix: &'static str,
    /// The form was sent: an empty field was left out on purpose, and no default takes its place.
    is_sent: bool,
}

impl FormState {
    /// A form shown for the first time, with the idempotency key it will send.
    pub fn new(key: &str) -> FormState {
        FormState::default().with("_key", key)
    }

    /// A form shown again after the server refused it.
    pub fn refused(values: Vec<(String, String)>, faults: Vec<(String, Phrase)>) -> FormState {
        FormState { values, faults, prefix: "", is_sent: true }
    }

    /// Sets a first value.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> FormState {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Sets another beginning of the element ids, where one page has two forms with a field of the same name.
    pub fn prefixed(mut self, prefix: &'static str) -> FormState {
        self.prefix = prefix;
        self
    }

    /// The value sent under this name, or the default. Of a name sent twice, the first.
    pub fn value<'a>(&'a self, name: &str, default: &'a str) -> &'a str {
        if name.ends_with("password") {
            return "";
        }
        self.sent(name).unwrap_or(default)
    }

    /// Every field with what was typed, in the order of the form.
    pub fn values(&self) -> &[(String, String)] {
        &self.values
    }

    /// Whether something was typed in a field whose name begins so, or is wrong there.
    pub fn is_used(&self, beginning: &str) -> bool {
        let is_typed = |(name, text): &(String, String)| name.starts_with(beginning) && !text.is_empty();
        self.values.iter().any(is_typed) || self.faults.iter().any(|(name, _)| name.starts_with(beginning))
    }

    /// Whether this choice or check box was sent; before anything was sent, whether it is the default.
    pub fn is_chosen(&self, name: &str, value: &str, default: &str) -> bool {
        match self.sent(name) {
            Some(_) => self.values.iter().any(|(n, v)| n == name && v == value),
            // A browser leaves an empty check box out of what it sends, so a form that was sent has no default.
            None => !self.is_sent && default == value,
        }
    }

    /// The fault of this field: the first message, since the summary has them all.
    pub fn fault(&self, name: &str) -> Option<&Phrase> {
        self.faults.iter().find(|(field, _)| field == name).map(|(_, message)| message)
    }

    /// Every fault, in the order found.
    pub fn faults(&self) -> &[(String, Phrase)] {
        &self.faults
    }

    /// Whether somebody filled it in before: it was refused, or is a draft of theirs.
    pub fn is_sent(&self) -> bool {
        self.is_sent
    }

    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The element id of a field: unique on the page, and the target of the summary's link.
    pub fn id(&self, name: &str) -> String {
        let prefix = if self.prefix.is_empty() { "f" } else { self.prefix };
        format!("{prefix}-{name}")
    }

    /// The ids of the hint and the fault for `aria-describedby`, or nothing.
    pub fn described_by(&self, name: &str, hint: impl Display) -> Option<String> {
        let id = self.id(name);
        let hint = (!hint.to_string().is_empty()).then(|| format!("{id}-hint"));
        let fault = self.fault(name).map(|_| format!("{id}-fault"));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn sent(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect()
    }

    fn refused() -> FormState {
        FormState::refused(
            pairs(&[("rate", "12,690.0"), ("password", "hunter2 hunter2"), ("side", "sell")]),
            vec![
                ("rate".into(), "4.2 % up on the live rate.".into()),
                ("rate".into(), "second".into()),
                (String::new(), "Rates are closed.".into()),
            ],
        )
    }

    #[test]
    fn what_was_typed_comes_back_and_a_secret_does_not() {
        assert_eq!(refused().value("rate", "1"), "12,690.0");
        assert_eq!(refused().value("source", "board"), "board");
        assert_eq!(refused().value("password", ""), "");
    }

    #[test]
    fn a_field_shows_its_first_fault_and_the_summary_all() {
        assert_eq!(refused().fault("rate"), Some(&Phrase::of("4.2 % up on the live rate.")));
        assert_eq!(refused().fault("side"), None);
        assert_eq!(refused().faults().len(), 3);
    }

    #[test]
    fn a_choice_is_the_default_only_until_something_was_sent() {
        let fresh = FormState::new("k");
        assert!(fresh.is_chosen("side", "buy", "buy"));
        assert!(!refused().is_chosen("side", "buy", "buy"));
        assert!(refused().is_chosen("side", "sell", "buy"));
    }

    #[test]
    fn a_check_box_taken_out_stays_out_when_the_form_comes_back() {
        assert!(FormState::new("k").is_chosen("tell_customer", "yes", "yes"));
        assert!(!refused().is_chosen("tell_customer", "yes", "yes"));
    }

    #[test]
    fn a_field_is_described_by_its_hint_and_then_its_fault() {
        assert_eq!(refused().described_by("rate", "per gram").as_deref(), Some("f-rate-hint f-rate-fault"));
        assert_eq!(refused().described_by("side", ""), None);
        assert_eq!(refused().prefixed("pub").id("rate"), "pub-rate");
    }
}
