//! The figures that laws set: for each clock its authority, its limit, where that is written, and the draft of
//! the report.
//! Invariant: a figure counts as confirmed only when a person here said so, with a source and a day. The clocks
//! always run by the strictest figure.

use lifecycle::casework::clock::{Clock, Limit};
use lifecycle::incident::Confirmation;
use schemars::JsonSchema;
use serde::Serialize;

/// A figure of a law.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// Its clock.
    pub clock: Clock,
    /// The authority.
    pub authority: &'static str,
    /// Where it takes reports: an address for mails, a site; empty: this program knows none.
    pub reports_to: &'static str,
    /// The limit in hours.
    pub hours: i64,
    /// Where it is written.
    pub source: String,
    /// The day on which that was read, as a date.
    pub source_on: String,
    /// Whether a person here confirmed it for their country.
    pub is_confirmed: bool,
}

/// The day on which the sources of the program were read.
const READ_ON: &str = "2026-11-28";

/// The authority of a clock and where its limit is written. None: no law sets it.
pub const fn law(clock: Clock) -> Option<(&'static str, &'static str)> {
    match clock {
        Clock::AssessmentAu => Some((
            "Office of the Australian Information Commissioner",
            "Privacy Act 1988 (Cth), section 26WH",
        )),
        Clock::AuthorityAu => Some((
            "Office of the Australian Information Commissioner",
            "Privacy Act 1988 (Cth), section 26WK: as soon as practicable; 72 hours are the target",
        )),
        Clock::AuthorityIn => Some((
            "Data Protection Board of India",
            "Digital Personal Data Protection Act 2023, section 8(6), and its Rules 2025",
        )),
        Clock::CertIn => Some((
            "Indian Computer Emergency Response Team (CERT-In)",
            "Directions of 28 April 2022 under section 70B(6) of the Information Technology Act 2000",
        )),
        Clock::AuthorityEu => {
            Some(("Data protection authority of the EU member state", "Regulation (EU) 2016/679, Article 33"))
        }
        Clock::AuthorityUk => Some(("Information Commissioner's Office", "UK GDPR, Article 33")),
        Clock::CraEarlyWarning => {
            Some(("CSIRT and ENISA", "Regulation (EU) 2024/2847, Article 14: early warning"))
        }
        Clock::CraNotification => {
            Some(("CSIRT and ENISA", "Regulation (EU) 2024/2847, Article 14: notification"))
        }
        _ => None,
    }
}

/// Where the authority of a clock takes reports. Empty: this program knows no place.
const fn reports_to(clock: Clock) -> &'static str {
    match clock {
        Clock::AssessmentAu | Clock::AuthorityAu => "https://www.oaic.gov.au",
        Clock::CertIn => "https://www.cert-in.org.in",
        Clock::AuthorityUk => "https://ico.org.uk/for-organisations/report-a-breach",
        _ => "",
    }
}

/// The hours of a limit.
fn hours(limit: Limit) -> i64 {
    match limit {
        Limit::Hours(hours) => hours,
        Limit::Days(days) => days * 24,
        Limit::BusinessDays(days) => i64::from(days) * 24,
    }
}

/// The figure of a clock, with what was confirmed of it. None: no law sets it.
pub fn figure(clock: Clock, confirmed: &[Confirmation]) -> Option<Figure> {
    let (authority, written) = law(clock)?;
    let known = confirmed.iter().find(|one| one.clock == clock.as_str());
    Some(Figure {
        clock,
        authority,
        reports_to: reports_to(clock),
        hours: hours(clock.limit()),
        source: known.map_or_else(|| written.to_owned(), |one| one.source.clone()),
        source_on: known.map_or_else(|| READ_ON.to_owned(), |one| one.source_on.to_string()),
        is_confirmed: known.is_some(),
    })
}

/// What a draft says.
#[derive(Clone, Copy, Debug)]
pub struct ToldFacts<'a> {
    /// The name of the incident.
    pub case: &'a str,
    /// The observation.
    pub seen: &'a str,
    /// When it was noticed.
    pub noticed_at: &'a str,
    /// How many workspaces are affected.
    pub affected: usize,
    /// What it likely means, from the last notice.
    pub impact: &'a str,
    /// The measures, from the last notice.
    pub measures: &'a str,
    /// Whom to ask, from the last notice.
    pub contact: &'a str,
}

/// The draft of the form for an authority, line by line. A person completes it where it says so.
pub fn draft(authority: &str, told: &ToldFacts<'_>) -> Vec<String> {
    let or_open = |text: &str| if text.is_empty() { "[to be completed]".to_owned() } else { text.to_owned() };
    vec![
        format!("To: {authority}"),
        format!("Our reference: {}", told.case),
        format!("Noticed at: {}", told.noticed_at),
        format!("What happened: {}", told.seen),
        format!("Organisations concerned: {}", told.affected),
        "Kinds and number of people and records: [to be completed]".to_owned(),
        format!("Likely consequences: {}", or_open(told.impact)),
        format!("Measures taken and proposed: {}", or_open(told.measures)),
        format!("Contact: {}", or_open(told.contact)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::rules::OF_LAW;
    use super::*;

    #[test]
    fn each_clock_of_a_law_has_an_authority_a_limit_and_a_source() {
        for clock in OF_LAW {
            let figure = figure(clock, &[]).expect("a figure");
            assert!(!figure.is_confirmed && !figure.source.is_empty() && figure.hours > 0, "{clock}");
        }
        assert!(figure(Clock::CustomerNotice, &[]).is_none());
        let hours = |clock| figure(clock, &[]).map(|it| it.hours);
        assert_eq!((hours(Clock::CertIn), hours(Clock::AuthorityEu)), (Some(6), Some(72)));
        assert_eq!(hours(Clock::AssessmentAu), Some(720));
        let reports_to = |clock| figure(clock, &[]).map(|it| it.reports_to);
        assert!(reports_to(Clock::CertIn).is_some_and(|it| it.starts_with("https://www.cert-in")));
        assert_eq!(reports_to(Clock::AuthorityEu), Some(""), "each member state has its own");
    }

    #[test]
    fn a_figure_is_confirmed_by_its_own_source_alone() {
        let one = Confirmation {
            clock: "authority_eu".into(),
            source: "Read at the regulator".into(),
            source_on: jiff::civil::date(2026, 11, 2),
        };
        let known = [one];
        let eu = figure(Clock::AuthorityEu, &known).expect("a figure");
        assert!(eu.is_confirmed && eu.source == "Read at the regulator" && eu.source_on == "2026-11-02");
        assert!(!figure(Clock::AuthorityUk, &known).expect("a figure").is_confirmed);
    }

    #[test]
    fn a_draft_names_what_is_still_open() {
        let told = ToldFacts {
            case: "IN-2",
            seen: "A list was open",
            noticed_at: "now",
            affected: 3,
            impact: "",
            measures: "Closed",
            contact: "a",
        };
        let text = draft("ICO", &told).join("\n");
        assert!(text.contains("Likely consequences: [to be completed]") && text.contains("IN-2"), "{text}");
        assert!(text.contains("Measures taken and proposed: Closed"), "{text}");
    }
}
