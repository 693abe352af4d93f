//! The rules of policies: their texts, their reviews, and by when a person must have read a version.
//! Invariant: a policy is reviewed within a year of each version.

use jiff::{SignedDuration, ToSpan};
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::plain_text;
use kernel::refusal::{Refusal, Ruled};
use platform::input::{Faults, Field, Path, Shape, unfit};
use platform::word_fields;
use serde_json::Value;

/// The longest time between two reviews (promises.toml, governance-policies).
const REVIEW_DAYS: i64 = 365;
/// How long a person has to read a version.
pub const GRACE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The longest policy, characters. A form with it stays below the limit of a request in every script.
const LONGEST: usize = 6000;

kernel::words! {
    /// The kinds of policy. The first four are those that the operator of an instance must have.
    pub enum PolicyKind {
        /// How data is handled.
        DataHandling = "data_handling",
        /// Who gets access, and how it ends.
        Access = "access",
        /// The steps in an incident.
        Incidents = "incidents",
        /// How suppliers are chosen and watched.
        Suppliers = "suppliers",
        /// The undertaking of confidentiality, which each person signs with their name.
        Confidentiality = "confidentiality",
        /// Any other.
        Other = "other",
    }
}
word_fields!(PolicyKind);

impl PolicyKind {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            PolicyKind::DataHandling => "Data handling",
            PolicyKind::Access => "Access",
            PolicyKind::Incidents => "Incidents",
            PolicyKind::Suppliers => "Suppliers",
            PolicyKind::Confidentiality => "Confidentiality",
            PolicyKind::Other => "Other",
        }
    }
}

/// The text of a policy: lines of visible characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyText(String);

impl PolicyText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a text. Errors: `field_required`, `text_too_long`, `text_character`.
    pub fn parse(text: &str) -> Result<PolicyText, Code> {
        let text = text.trim();
        match text.chars().count() {
            0 => return Err(Code::FieldRequired),
            many if many > LONGEST => return Err(Code::TextTooLong),
            _ => {}
        }
        let line = |line: &str| plain_text::read(&line.trim_end().replace('\t', " "));
        let lines: Vec<String> = text.lines().map(line).collect::<Result<_, _>>()?;
        Ok(PolicyText(lines.join("\n")))
    }
}

impl Field for PolicyText {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let text = value.as_str().ok_or(Code::ValueUnknown).and_then(PolicyText::parse);
        text.map_err(|code| faults.add(at, code)).ok()
    }

    fn shape() -> Shape {
        Shape::Text(LONGEST)
    }
}

/// The day of the next review: the wanted one, or the latest. Errors: `number_range` at `review_due`.
pub fn review_day(wanted: Option<Day>, today: Day) -> Ruled<Day> {
    let latest = today.saturating_add(REVIEW_DAYS.days());
    match wanted {
        None => Ok(latest),
        Some(day) if day > today && day <= latest => Ok(day),
        Some(_) => Err(Refusal::new(Code::NumberRange).field("review_due")),
    }
}

/// By when a person must have read a version: both begin the time, its publication and their first day.
pub fn read_by(published: Instant, joined: Instant) -> Instant {
    published.max(joined) + GRACE
}

/// Whether a person may acknowledge a version: the last one, and an undertaking with their name. Errors: 422
/// at `version` and `name`.
pub fn may_acknowledge(
    (kind, last): (PolicyKind, i32),
    version: i32,
    (typed, name): (Option<&str>, &str),
) -> Ruled<()> {
    if version != last {
        return Err(unfit("version", "There is a newer version. Read that one."));
    }
    let is_signed = || typed.is_some_and(|typed| typed.trim().to_lowercase() == name.trim().to_lowercase());
    match kind {
        PolicyKind::Confidentiality if typed.is_none() => {
            Err(Refusal::new(Code::FieldRequired).field("name"))
        }
        PolicyKind::Confidentiality if !is_signed() => {
            Err(unfit("name", "Sign with your name as it is shown here."))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::day::parse_instant;

    #[test]
    fn a_review_is_due_within_a_year_and_never_today() {
        let today = date(2026, 4, 20);
        assert_eq!(review_day(None, today), Ok(date(2027, 4, 20)));
        for (day, fits) in [
            (date(2026, 4, 20), false),
            (date(2026, 4, 21), true),
            (date(2027, 4, 20), true),
            (date(2027, 4, 21), false),
        ] {
            assert_eq!(review_day(Some(day), today).is_ok(), fits, "{day}");
        }
    }

    #[test]
    fn who_joins_later_has_the_same_time_to_read() {
        let at = |text: &str| parse_instant(text).expect("a moment");
        let (early, late) = (at("2026-04-01T00:00:00Z"), at("2026-04-20T00:00:00Z"));
        assert_eq!(read_by(early, late), at("2026-04-27T00:00:00Z"));
        assert_eq!(read_by(late, early), at("2026-04-27T00:00:00Z"));
    }

    #[test]
    fn the_last_version_is_acknowledged_and_an_undertaking_is_signed_with_the_own_name() {
        let other = (PolicyKind::Access, 2);
        assert!(may_acknowledge(other, 2, (None, "Asha")).is_ok());
        assert!(may_acknowledge(other, 1, (None, "Asha")).is_err());
        let undertaking = (PolicyKind::Confidentiality, 1);
        for (typed, fits) in [(None, false), (Some("Nila"), false), (Some(" asha "), true)] {
            assert_eq!(may_acknowledge(undertaking, 1, (typed, "Asha")).is_ok(), fits, "{typed:?}");
        }
    }

    #[test]
    fn a_policy_has_lines_of_visible_characters() {
        let read = |text: &str| PolicyText::parse(text).map(|it| it.0);
        assert_eq!(read("  First\r\n\r\nSecond\tpart \n"), Ok("First\n\nSecond part".to_owned()));
        assert_eq!(read(" \n "), Err(Code::FieldRequired));
        assert_eq!(read("a\u{202e}b"), Err(Code::TextCharacter));
        assert_eq!(read(&"x".repeat(LONGEST + 1)), Err(Code::TextTooLong));
        assert!(read(&"x".repeat(LONGEST)).is_ok());
    }
}
