//! The recorded attacks: for each rule, the audit log of an attack that the rule must find.
//! Invariant: each attack raises its rule and is over within an hour; the check of the promise replays all of
//! them on a clock of its own.

use super::rules::{Past, Rule, Seen};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use kernel::networks::Origin;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One attack: the rule that it must raise, and its events in the order of time.
pub struct Attack {
    /// The rule.
    pub rule: Rule,
    /// The events.
    pub events: Vec<Seen>,
    /// The usual use before.
    pub past: Past,
}

/// A recording that starts at a moment.
struct Recording {
    at: Instant,
    seen: Vec<Seen>,
}

/// Two networks, from those reserved for documentation.
const HOME: u32 = 64_496;
const AWAY: u32 = 64_511;

/// A person of the recordings.
fn somebody() -> Uuid {
    Uuid::from_u128(7)
}

impl Recording {
    fn add(&mut self, action: &str) -> &mut Seen {
        let n = u8::try_from(self.seen.len()).unwrap_or(u8::MAX);
        self.at += SignedDuration::from_secs(60);
        self.seen.push(Seen {
            event: new_id(self.at, [n; 10]),
            at: self.at,
            who: Some(somebody()),
            action: action.to_owned(),
            denied: false,
            subject: None,
            before: None,
            after: None,
            ip: Some("192.0.2.7".into()),
            origin: None,
            powerful: true,
            custom: vec![],
        });
        let last = self.seen.len() - 1;
        &mut self.seen[last]
    }

    fn does(&mut self, action: &str) {
        self.add(action);
    }

    fn comes_from(&mut self, network: u32, country: [u8; 2]) {
        self.add("workspace.session.open").origin = Some(Origin { network, country: Some(country) });
    }

    fn roles(&mut self, before: &Value, after: &Value) {
        let change = self.add("workspace.member.change_roles");
        change.who = Some(Uuid::from_u128(8));
        change.subject = Some(somebody().to_string());
        (change.before, change.after) = (Some(json!({ "roles": before })), Some(json!({ "roles": after })));
    }
}

/// All attacks, each starting at noon of a working day.
pub fn attacks(noon: Instant) -> Vec<Attack> {
    super::rules::Rule::ALL.iter().map(|rule| attack(*rule, noon)).collect()
}

fn attack(rule: Rule, noon: Instant) -> Attack {
    let mut it = Recording { at: noon, seen: Vec::new() };
    let mut past = Past::default();
    match rule {
        Rule::Guessing => it.add("workspace.session.burst").denied = true,
        Rule::Net => it.add("workspace.session.shut").denied = true,
        Rule::NewBrowser => it.does("workspace.session.new_browser"),
        Rule::NewOrigin => {
            let home = Origin { network: HOME, country: Some(*b"IN") };
            past.origins.insert(somebody(), BTreeSet::from([home]));
            it.comes_from(HOME, *b"IN");
            it.comes_from(AWAY, *b"IN");
        }
        Rule::Far => {
            it.comes_from(HOME, *b"IN");
            it.comes_from(AWAY, *b"AU");
        }
        Rule::OffHours => {
            it.at = noon + SignedDuration::from_hours(14);
            it.does("workspace.session.open");
        }
        Rule::Export => it.add("workspace.audit.export").after = Some(json!({ "records": 10_001 })),
        Rule::Changes => (0..20).for_each(|_| it.does("sell.invoice.reverse")),
        Rule::Power => {
            it.roles(&json!(["Cashier"]), &json!(["Admin", "Cashier"]));
            it.does("workspace.token.create");
        }
        Rule::TokenNet => it.does("workspace.token.new_net"),
        Rule::RecoveryCode => it.does("workspace.account.recovery_code.use"),
        Rule::FactorRemoved => it.does("workspace.account.factor.remove"),
        Rule::Owners => it.roles(&json!(["Cashier"]), &json!(["Owner"])),
        Rule::Operator => it.does("workspace.operator.grant"),
        Rule::AuditExport => it.does("workspace.audit.export"),
    }
    Attack { rule, events: it.seen, past }
}
