//! The notice of an incident: to the Owners of a workspace, or, of a drill, to those who run the instance.
//! Invariant: the parts have fixed headings and their order; a drill says so in its subject.

use super::{INCIDENT, Words, line};
use catalogue::{Phrase, say};

/// The parts of a notice, as an operator wrote them.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// What happened.
    pub nature: &'a str,
    /// What it likely means.
    pub impact: &'a str,
    /// The measures, taken and planned.
    pub measures: &'a str,
    /// Whom to ask.
    pub contact: &'a str,
    /// What the reader can do.
    pub advice: Option<&'a str>,
}

/// The notice of an incident; the page of the workspace follows.
pub fn notice(case: &str, parts: &Parts<'_>, is_drill: bool) -> Words {
    let subject = match is_drill {
        true => say!("Drill: notice of the incident {case}", case),
        false => say!("An incident that concerns your workspace ({case})", case),
    };
    let advice = match parts.advice {
        Some(advice) => say!("\n\nWhat you can do: {advice}", advice = line(advice)),
        None => Phrase::default(),
    };
    let text = say!(
        "What happened: {nature}\n\nWhat it likely means: {impact}\n\nWhat is done about it: {measures}{advice}\n\n\
         Whom to ask: {contact}\n\nThe incident has the number {case}. You hear from us again until it is closed.",
        nature = line(parts.nature),
        impact = line(parts.impact),
        measures = line(parts.measures),
        advice,
        contact = line(parts.contact),
        case
    );
    Words { kind: INCIDENT, subject, text }
}

/// To those who run the instance: the red line of a promise opened an incident.
pub fn suspicion(case: &str, promise: &str, says: &str) -> Words {
    let text = say!(
        "The check of the promise {promise} failed, and opened an incident: {says}\n\nLook at it now. If it is one, confirm \
         it; if it is a false alarm, close it with the reason.",
        promise = line(promise),
        says = line(says)
    );
    Words { kind: INCIDENT, subject: say!("Suspected: the incident {case} was opened", case), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Parts<'static> = Parts {
        nature: "A list was open.\r\nBcc: eve@x.example",
        impact: "Names were seen",
        measures: "It is closed",
        contact: "help@shop.example",
        advice: None,
    };

    #[test]
    fn a_notice_has_its_parts_in_order_and_words_stay_on_one_line() {
        let told = notice("IN-3", &PARTS, false).text.to_string();
        let places: Vec<Option<usize>> =
            ["What happened", "What it likely means", "What is done", "Whom to ask"]
                .map(|it| told.find(it))
                .into();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{told}");
        assert!(told.contains("A list was open.  Bcc") && !told.contains("What you can do"), "{told}");
        let with = notice("IN-3", &Parts { advice: Some("Change your PIN"), ..PARTS }, false);
        assert!(with.text.to_string().contains("What you can do: Change your PIN"));
    }

    #[test]
    fn a_suspicion_names_its_line_and_stays_on_one_line() {
        let told = suspicion("IN-4", "tenant-isolation", "A row was read.\nBcc: eve@x.example");
        let text = told.text.to_string();
        assert!(text.contains("tenant-isolation") && !text.contains("\nBcc"), "{text}");
        assert!(told.subject.to_string().contains("IN-4"));
    }

    #[test]
    fn a_drill_says_so_in_its_subject() {
        assert!(notice("IN-3", &PARTS, true).subject.to_string().starts_with("Drill"));
        assert!(!notice("IN-3", &PARTS, false).subject.to_string().contains("Drill"));
    }
}
