//! Playbooks: the first steps of each kind of incident, as a list to tick.
//! Invariant: a step keeps its word for ever, because events name it; the texts carry the day on which they were
//! written.

use kernel::day::Instant;
use lifecycle::casework::Event;
use schemars::JsonSchema;
use serde::Serialize;

/// The day on which the texts were last written.
pub const WRITTEN: &str = "2026-11-28";
/// The words of the events: a playbook was chosen, and a step was done.
pub const CHOICE: &str = "playbook";
pub const TICK: &str = "ticked";

kernel::words! {
    /// The kinds of incident that have a playbook.
    pub enum Playbook {
        /// Somebody signs in as somebody else.
        Account = "account",
        /// Data is where it should not be.
        Leak = "leak",
        /// Somebody else's program runs on the server.
        Intrusion = "intrusion",
        /// A supplier tells of an incident of its own.
        Supplier = "supplier",
        /// The service or its data is lost.
        Loss = "loss",
    }
}
platform::word_fields!(Playbook);

/// The word of the event by which somebody gets a role.
pub const ROLE: &str = "assigned";

kernel::words! {
    /// Who does what in an incident.
    pub enum Seat {
        /// Decides.
        Lead = "lead",
        /// Writes down what happens.
        Scribe = "scribe",
        /// Speaks with the Owners and the authorities.
        Speaker = "speaker",
    }
}
platform::word_fields!(Seat);

impl Seat {
    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Seat::Lead => "Decides",
            Seat::Scribe => "Writes down what happens",
            Seat::Speaker => "Speaks with the Owners and the authorities",
        }
    }
}

/// A role in an incident, with its person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IncidentSeat {
    /// The role.
    pub seat: Seat,
    /// Its name for people.
    pub title: &'static str,
    /// The name of the person.
    pub who: String,
}

/// The roles, each with the person who got it last.
pub fn seats_of(events: &[Event]) -> Vec<IncidentSeat> {
    let held = |seat: &Seat| {
        let last = events.iter().rfind(|event| fact(event, ROLE, "seat") == Some(seat.as_str()))?;
        Some(IncidentSeat { seat: *seat, title: seat.title(), who: last.words.clone()? })
    };
    Seat::ALL.iter().filter_map(held).collect()
}

/// A step: its word and its text.
type Line = (&'static str, &'static str);

impl Playbook {
    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Playbook::Account => "An account in wrong hands",
            Playbook::Leak => "Data in wrong hands",
            Playbook::Intrusion => "A stranger on the server",
            Playbook::Supplier => "An incident at a supplier",
            Playbook::Loss => "Data or service lost",
        }
    }

    /// Its steps, in their order.
    pub const fn steps(self) -> &'static [Line] {
        match self {
            Playbook::Account => &[
                ("lock", "Lock the person and end their sessions"),
                ("trail", "Read the audit log of the person since the last sign-in that was surely theirs"),
                ("undo", "List what was changed and exported, and correct it with the Owner"),
                ("factor", "Have the person set a new password and a new second factor"),
                ("unlock", "Lift the lock when the person is back in possession"),
            ],
            Playbook::Leak => &[
                ("close", "Close the way by which the data left"),
                ("keep", "Add the logs and a copy of what was seen to the evidence"),
                ("whose", "Find out whose data it is, and which kinds"),
                ("affected", "Say which workspaces are affected, and tell their Owners"),
                ("back", "Ask whoever has the data to delete it, in writing"),
            ],
            Playbook::Intrusion => &[
                ("shut", "Make the instance read-only, or take it off the network"),
                ("image", "Copy the disks before anything is repaired"),
                ("verify", "Verify the audit log against the last checkpoint that was mailed"),
                ("keys", "Rotate the keys, and end all sessions and tokens"),
                ("rebuild", "Install the server anew and restore a backup from before the intrusion"),
            ],
            Playbook::Supplier => &[
                ("facts", "Ask the supplier what happened, when, and which data it touches"),
                ("stop", "End the use of the supplier, or change what it gets"),
                ("secrets", "Replace the passwords and keys that the supplier had"),
                ("affected", "Say which workspaces are affected, and tell their Owners"),
            ],
            Playbook::Loss => &[
                ("disk", "Find out what is damaged: the disk, the database, the keys"),
                ("copy", "Keep the damaged files as they are"),
                ("restore", "Restore the newest backup beside it, and check it"),
                ("gap", "Tell the Owners which changes since the backup are lost"),
            ],
        }
    }

    /// Whether it has a step of this word.
    pub fn has(self, step: &str) -> bool {
        self.steps().iter().any(|(word, _)| *word == step)
    }
}

/// The playbook of an incident, with what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IncidentPlaybook {
    /// Which one.
    pub playbook: Playbook,
    /// Its name for people.
    pub title: &'static str,
    /// The day on which its text was last written.
    pub written: &'static str,
    /// Its steps, in their order.
    pub steps: Vec<IncidentStepDone>,
}

/// A step of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IncidentStepDone {
    /// Its word.
    pub step: &'static str,
    /// Its text.
    pub text: &'static str,
    /// When it was done; null: not yet.
    pub done_at: Option<Instant>,
}

/// A word that an event of this kind has among its facts.
fn fact<'a>(event: &'a Event, what: &str, name: &str) -> Option<&'a str> {
    event.facts.as_ref().filter(|_| event.what == what)?.get(name)?.as_str()
}

/// The playbook that was chosen last, from the events of the incident.
pub fn playbook_of(events: &[Event]) -> Option<IncidentPlaybook> {
    let words = events.iter().filter_map(|event| fact(event, CHOICE, "playbook"));
    let playbook = words.filter_map(Playbook::of).next_back()?;
    let done_at = |step: &str| {
        let name = format!("{playbook}.{step}");
        events.iter().find(|event| fact(event, TICK, "step") == Some(name.as_str())).map(|event| event.at)
    };
    let step = |(word, text): &Line| IncidentStepDone { step: word, text, done_at: done_at(word) };
    let steps = playbook.steps().iter().map(step).collect();
    Some(IncidentPlaybook { playbook, title: playbook.title(), written: WRITTEN, steps })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn event(what: &str, facts: Value) -> Event {
        let at = Instant::UNIX_EPOCH;
        Event { what: what.into(), facts: Some(facts), words: None, is_public: false, by: Uuid::nil(), at }
    }

    #[test]
    fn each_playbook_has_steps_with_words_of_their_own() {
        for playbook in Playbook::ALL {
            let words: BTreeSet<&str> = playbook.steps().iter().map(|(word, _)| *word).collect();
            assert!(words.len() == playbook.steps().len() && words.len() >= 4, "{playbook}");
            assert!(!playbook.has("nothing") && words.iter().all(|word| playbook.has(word)), "{playbook}");
        }
    }

    #[test]
    fn whoever_got_a_role_last_has_it() {
        let assigned =
            |seat: &str, who: &str| Event { words: Some(who.into()), ..event(ROLE, json!({ "seat": seat })) };
        let events = [assigned("lead", "Asha"), assigned("scribe", "Ben"), assigned("lead", "Chi")];
        let found: Vec<_> = seats_of(&events).into_iter().map(|it| (it.seat, it.who)).collect();
        assert_eq!(found, [(Seat::Lead, "Chi".to_owned()), (Seat::Scribe, "Ben".to_owned())]);
        assert!(seats_of(&[]).is_empty());
    }

    #[test]
    fn the_last_choice_holds_and_a_step_is_done_for_its_own_playbook() {
        assert_eq!(playbook_of(&[]), None);
        let leak = event(CHOICE, json!({ "playbook": "leak" }));
        let supplier = event(CHOICE, json!({ "playbook": "supplier" }));
        let tick = event(TICK, json!({ "step": "leak.affected" }));
        let done = |events: &[Event]| {
            let found = playbook_of(events).expect("a playbook");
            (found.playbook, found.steps.iter().filter(|step| step.done_at.is_some()).count())
        };
        assert_eq!(done(&[leak.clone(), tick.clone()]), (Playbook::Leak, 1));
        assert_eq!(done(&[leak, tick, supplier]), (Playbook::Supplier, 0));
    }
}
