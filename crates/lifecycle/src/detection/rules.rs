//! The rules of detection: from events of the audit log to findings that somebody should check.
//! Invariant: no clock and no database. The same events give the same findings, each with one name, so that a
//! second look raises none again.

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::Instant;
use kernel::networks::Origin;
use kernel::words;
use platform::settings::Settings;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use uuid::Uuid;

words! {
    /// The kinds of unusual use, in the order of protect.md, section 7.
    pub enum Rule {
        Guessing = "guessing", Net = "net", NewBrowser = "new_browser", NewOrigin = "new_origin", Far = "far",
        OffHours = "off_hours", Export = "export", Changes = "changes", Power = "power", TokenNet = "token_net",
        RecoveryCode = "recovery_code", FactorRemoved = "factor_removed", Owners = "owners", Operator = "operator", AuditExport = "audit_export"
    }
}

impl Rule {
    /// Its title on pages.
    pub fn title(self) -> &'static str {
        match self {
            Rule::Guessing => "Somebody guesses a password",
            Rule::Net => "Many wrong sign-ins from one place",
            Rule::NewBrowser => "A new browser",
            Rule::NewOrigin => "A sign-in from a new country or network",
            Rule::Far => "Signed in from two countries at once",
            Rule::OffHours => "A sign-in outside working hours",
            Rule::Export => "Much was read at once",
            Rule::Changes => "Many changes in an hour",
            Rule::Power => "New power, used at once",
            Rule::TokenNet => "An API token from a new place",
            Rule::RecoveryCode => "A recovery code was used",
            Rule::FactorRemoved => "A second factor was taken away",
            Rule::Owners => "The Owners changed",
            Rule::Operator => "An operator was let in",
            Rule::AuditExport => "The audit log was exported",
        }
    }

    /// The finding and what to check, in a sentence or two.
    pub fn says(self) -> &'static str {
        match self {
            Rule::Guessing => {
                "Ten wrong answers in a row. The account waits longer after each; its person was told."
            }
            Rule::Net => {
                "Twenty wrong sign-ins over five accounts in ten minutes. That address is shut for a while."
            }
            Rule::NewBrowser => {
                "Somebody with a powerful role signed in with a browser that was not seen before. Ask them whether it was them."
            }
            Rule::NewOrigin => {
                "Somebody signed in from a country or network they were not in for 30 days. Ask them whether it was them."
            }
            Rule::Far => {
                "Somebody signed in from two countries within hours. Ask them whether both were them, and end the sessions that were not."
            }
            Rule::OffHours => {
                "Somebody with a powerful role signed in while the shop is closed. Ask them whether it was them."
            }
            Rule::Export => {
                "Far more was taken out in a day than this person usually takes. Ask what it is for."
            }
            Rule::Changes => {
                "Far more was voided, removed or repriced in an hour than is usual. Look at those events in the audit log."
            }
            Rule::Power => {
                "Somebody got more power and within an hour used it for an export, roles, keys or settings. Check \
                 that both were intended."
            }
            Rule::TokenNet => {
                "An API token was used from a network not seen in 30 days. If that is not yours, revoke it."
            }
            Rule::RecoveryCode => "Somebody came in by a recovery code. Ask whether they lost their phone.",
            Rule::FactorRemoved => {
                "Somebody takes a second factor off their account. Ask whether it was them."
            }
            Rule::Owners => "Somebody became an Owner, or is no longer one. Check that this was intended.",
            Rule::Operator => {
                "An operator of this instance had access for a while. The audit log says why, and what they read."
            }
            Rule::AuditExport => "Somebody exported the audit log as a file. Check that this was intended.",
        }
    }
}

impl Rule {
    /// Whether it needs to know where people come from, and so does nothing if the operator named no file of
    /// networks.
    pub fn is_by_origin(self) -> bool {
        matches!(self, Rule::NewOrigin | Rule::Far)
    }

    /// Whether the person must prove themselves again before actions that require a fresh proof.
    pub fn asks_again(self) -> bool {
        matches!(self, Rule::NewOrigin | Rule::Far | Rule::Export | Rule::Changes)
    }
}

/// Actions that void, remove or reprice.
pub const CHANGES: [&str; 8] = [
    "sell.invoice.reverse",
    "sell.rate.publish",
    "sell.rate.correct",
    "workspace.access_review.remove",
    "workspace.member.remove",
    "workspace.role.end",
    "workspace.till.end",
    "workspace.token.revoke",
];
/// Uses of a new permission: exports, roles, keys, settings and billing details.
pub const USES: [&str; 9] = [
    "workspace.audit.export",
    "workspace.export.create",
    "workspace.member.change_roles",
    "workspace.role.change",
    "workspace.role.create",
    "workspace.token.create",
    "workspace.settings.update",
    "workspace.details.change",
    "workspace.billing.change",
];
/// Actions that export records.
pub const READS: [&str; 3] = ["workspace.audit", "workspace.audit.export", "workspace.export.file"];
const CHANGE_ROLES: &str = "workspace.member.change_roles";
const CHANGE_ROLE: &str = "workspace.role.change";
const SIGN_IN: &str = "workspace.session.open";
/// Other actions that the rules read.
const OTHERS: [&str; 9] = [
    SIGN_IN,
    "workspace.session.burst",
    "workspace.session.shut",
    "workspace.session.new_browser",
    "workspace.token.new_net",
    "workspace.account.recovery_code.use",
    "workspace.account.factor.remove",
    "workspace.operator.grant",
    "workspace.settings.change",
];

/// All actions that a rule reads.
pub fn watched() -> Vec<&'static str> {
    let all: BTreeSet<&str> = CHANGES.iter().chain(&USES).chain(&READS).chain(&OTHERS).copied().collect();
    all.into_iter().collect()
}

/// An hour, the longest that a rule looks back within a day.
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// A sign-in this long before opening or after closing is not unusual.
const MARGIN_MINUTES: i64 = 60;
/// From this value on a person's own maximum means something.
const TELLING: i64 = 2;
/// Up to this many records nobody is asked, however few the person exported before.
const FEW: i64 = 100;

/// An event, as far as the rules need it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its id.
    pub event: Uuid,
    /// When.
    pub at: Instant,
    /// The person.
    pub who: Option<Uuid>,
    /// The action.
    pub action: String,
    /// Whether it was refused.
    pub denied: bool,
    /// The subject.
    pub subject: Option<String>,
    /// The values before.
    pub before: Option<Value>,
    /// The values after.
    pub after: Option<Value>,
    /// The address.
    pub ip: Option<String>,
    /// The network and country of the address. None: not known.
    pub origin: Option<Origin>,
    /// Whether the person's roles need a second factor.
    pub powerful: bool,
    /// The workspace's own roles that the person holds.
    pub custom: Vec<Uuid>,
}

/// What people did before, so that a rule knows what is usual: for each person the most records exported in a
/// day, the most changes made in an hour, and where they signed in from.
#[derive(Debug, Default)]
pub struct Past {
    /// Records by person.
    pub records: HashMap<Uuid, i64>,
    /// Changes by person.
    pub changes: HashMap<Uuid, i64>,
    /// By person, where they signed in from.
    pub origins: HashMap<Uuid, BTreeSet<Origin>>,
}

/// A finding that somebody should check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that raised it.
    pub rule: Rule,
    /// Its name, unique within the rule: a finding with the same name is not raised again.
    pub about: String,
    /// The person whom it concerns.
    pub who: Option<Uuid>,
    /// The event that raised it.
    pub event: Uuid,
    /// The time of that event.
    pub at: Instant,
}

/// The findings in a workspace's events of a day, which must be in the order of time.
pub fn judge(seen: &[Seen], past: &Past, settings: &Settings, zone: &TimeZone) -> Vec<Finding> {
    let done: Vec<&Seen> = seen.iter().filter(|one| !one.denied).collect();
    let mut found: Vec<Finding> = seen.iter().filter_map(at_once).collect();
    found.extend(
        done.iter().filter(|one| is_off_hours(one, settings, zone)).map(|one| of_day(Rule::OffHours, one)),
    );
    found.extend(exports(&done, past, settings));
    found.extend(changes(&done, past, settings));
    found.extend(power(&done, settings));
    found.extend(origins(&done, past));
    found.extend(far(&done, settings));
    let mut known = BTreeSet::new();
    found.retain(|one| known.insert((one.rule.as_str(), one.about.clone())));
    found
}

/// Whether a rule needs the usual use.
pub fn needs_past(seen: &[Seen]) -> bool {
    let is_one = |one: &Seen| {
        READS.contains(&one.action.as_str()) || is_change(one) || (is_sign_in(one) && one.origin.is_some())
    };
    seen.iter().any(|one| !one.denied && is_one(one))
}

fn is_sign_in(seen: &Seen) -> bool {
    seen.action == SIGN_IN
}

fn of_event(rule: Rule, seen: &Seen) -> Finding {
    Finding { rule, about: seen.event.to_string(), who: seen.who, event: seen.event, at: seen.at }
}

/// One finding for a person in a period of this many seconds, however often it happens in that period.
fn of_period(rule: Rule, seen: &Seen, seconds: i64) -> Finding {
    let whose = seen.who.map_or_else(|| seen.ip.clone().unwrap_or_default(), |who| who.to_string());
    Finding { about: format!("{whose} {}", seen.at.as_second().div_euclid(seconds)), ..of_event(rule, seen) }
}

fn of_hour(rule: Rule, seen: &Seen) -> Finding {
    of_period(rule, seen, 3_600)
}

fn of_day(rule: Rule, seen: &Seen) -> Finding {
    of_period(rule, seen, 86_400)
}

/// The finding that a single event is by itself.
fn at_once(seen: &Seen) -> Option<Finding> {
    let rule = match (seen.action.as_str(), seen.denied) {
        ("workspace.session.burst", _) => Rule::Guessing,
        ("workspace.session.shut", _) => Rule::Net,
        ("workspace.session.new_browser", false) if seen.powerful => Rule::NewBrowser,
        ("workspace.token.new_net", false) => Rule::TokenNet,
        ("workspace.account.recovery_code.use", false) => Rule::RecoveryCode,
        ("workspace.account.factor.remove", false) => Rule::FactorRemoved,
        ("workspace.operator.grant", false) => Rule::Operator,
        ("workspace.audit.export", false) => Rule::AuditExport,
        (CHANGE_ROLES, false) if roles(&seen.before, OWNER) != roles(&seen.after, OWNER) => Rule::Owners,
        _ => return None,
    };
    Some(of_event(rule, seen))
}

const OWNER: &str = "Owner";

fn named<'a>(change: &'a Option<Value>, what: &str) -> BTreeSet<&'a str> {
    let named = change.as_ref().and_then(|it| it[what].as_array());
    named.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn roles(change: &Option<Value>, role: &str) -> bool {
    named(change, "roles").contains(role)
}

/// Whether it gives a member more roles, or the holders of a role more permissions.
fn gives_power(seen: &Seen) -> bool {
    let what = match seen.action.as_str() {
        CHANGE_ROLES => "roles",
        CHANGE_ROLE => "permissions",
        _ => return false,
    };
    !named(&seen.after, what).is_subset(&named(&seen.before, what))
}

/// A sign-in by a person with much power while the shop is closed.
fn is_off_hours(seen: &Seen, settings: &Settings, zone: &TimeZone) -> bool {
    let (opens, closes) = (settings.anomaly_opens_hour * 60, settings.anomaly_closes_hour * 60);
    if !is_sign_in(seen) || !seen.powerful || opens >= closes {
        return false;
    }
    let local = seen.at.to_zoned(zone.clone());
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    minute < opens - MARGIN_MINUTES || minute >= closes + MARGIN_MINUTES
}

/// Records exported in a day: far above a person's own maximum, or very many if they have none.
fn exports(seen: &[&Seen], past: &Past, settings: &Settings) -> Vec<Finding> {
    let mut taken: BTreeMap<(Uuid, i64), i64> = BTreeMap::new();
    let mut found = Vec::new();
    for one in seen.iter().filter(|one| READS.contains(&one.action.as_str())) {
        let Some(who) = one.who else { continue };
        let records = one.after.as_ref().and_then(|after| after["records"].as_i64()).unwrap_or(0);
        let sum = taken.entry((who, one.at.as_second().div_euclid(86_400))).or_default();
        *sum += records;
        let usual = past.records.get(&who).copied().unwrap_or(0);
        let most =
            if usual > 0 { usual * settings.anomaly_export_times } else { settings.anomaly_export_records };
        if *sum > most.max(FEW) {
            found.push(of_day(Rule::Export, one));
        }
    }
    found
}

fn is_change(seen: &Seen) -> bool {
    CHANGES.contains(&seen.action.as_str())
}

/// Changes within an hour: very many, or far above a person's own maximum.
fn changes(seen: &[&Seen], past: &Past, settings: &Settings) -> Vec<Finding> {
    let mut lately: BTreeMap<Uuid, VecDeque<Instant>> = BTreeMap::new();
    let mut found = Vec::new();
    for one in seen.iter().filter(|one| is_change(one)) {
        let Some(who) = one.who else { continue };
        let hour = lately.entry(who).or_default();
        hour.push_back(one.at);
        hour.retain(|at| one.at.duration_since(*at) < HOUR);
        let many = i64::try_from(hour.len()).unwrap_or(i64::MAX);
        let usual = past.changes.get(&who).copied().unwrap_or(0);
        let is_unusual = usual >= TELLING && many > usual * settings.anomaly_change_times;
        if many >= settings.anomaly_changes || is_unusual {
            found.push(of_hour(Rule::Changes, one));
        }
    }
    found
}

/// A permission that was given to a person or to a role of theirs, and that the person used within the hour.
fn power(seen: &[&Seen], settings: &Settings) -> Vec<Finding> {
    let lasts = SignedDuration::from_mins(settings.anomaly_power_minutes);
    let mut raised: BTreeMap<String, Instant> = BTreeMap::new();
    let mut found = Vec::new();
    for one in seen {
        // The person, or one of their roles.
        let is_fresh =
            |id: &Uuid| raised.get(&id.to_string()).is_some_and(|at| one.at.duration_since(*at) < lasts);
        if one.who.iter().chain(&one.custom).any(is_fresh) && USES.contains(&one.action.as_str()) {
            found.push(of_hour(Rule::Power, one));
        }
        if gives_power(one) {
            raised.insert(one.subject.clone().unwrap_or_default(), one.at);
        }
    }
    found
}

/// Sign-ins from a network or country that is new for the person, compared with the last month. For a person
/// without any sign-in in that month nothing is new.
fn origins(seen: &[&Seen], past: &Past) -> Vec<Finding> {
    let mut known = past.origins.clone();
    let mut found = Vec::new();
    for one in seen.iter().filter(|one| is_sign_in(one)) {
        let (Some(who), Some(origin)) = (one.who, one.origin) else { continue };
        let known = known.entry(who).or_default();
        if known.insert(origin) && known.len() > 1 {
            let about = format!("{who} {} {}", origin.network, one.at.as_second().div_euclid(86_400));
            found.push(Finding { about, ..of_event(Rule::NewOrigin, one) });
        }
    }
    found
}

/// Sign-ins of one person from two countries, closer in time than anybody can travel.
fn far(seen: &[&Seen], settings: &Settings) -> Vec<Finding> {
    let close = SignedDuration::from_mins(settings.anomaly_far_minutes);
    let mut lately: BTreeMap<Uuid, VecDeque<(Instant, [u8; 2])>> = BTreeMap::new();
    let mut found = Vec::new();
    for one in seen.iter().filter(|one| is_sign_in(one)) {
        let (Some(who), Some(country)) = (one.who, one.origin.and_then(|origin| origin.country)) else {
            continue;
        };
        let before = lately.entry(who).or_default();
        before.retain(|(at, _)| one.at.duration_since(*at) < close);
        if before.iter().any(|(_, other)| *other != country) {
            found.push(of_hour(Rule::Far, one));
        }
        before.push_back((one.at, country));
    }
    found
}
