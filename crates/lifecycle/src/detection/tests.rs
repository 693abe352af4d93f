//! The rules over recordings: a month of a shop's ordinary use, and the attacks.
//! Invariant: ordinary use raises nothing; each attack raises its rule within five minutes.

use super::attacks::attacks;
use super::rules::{self, CHANGES, Finding, Past, READS, Rule, Seen, judge, watched};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::id::new_id;
use kernel::networks::Origin;
use platform::settings::Settings;
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Real looks are ten seconds apart; recordings are judged at coarser steps, still within the promised five
/// minutes.
const STEP: SignedDuration = SignedDuration::from_mins(4);

fn noon() -> Timestamp {
    "2026-03-02T06:30:00Z".parse().expect("noon in Mumbai, on a Monday")
}

fn zone() -> TimeZone {
    TimeZone::get("Asia/Kolkata").expect("a zone")
}

/// A shop's use in a minute of one of its days.
#[derive(Debug, Clone)]
struct Doing {
    day: i64,
    minute: i64,
    who: u128,
    what: usize,
    records: i64,
}

/// A month at a jeweller's: a person with much power and two others come in the morning; rates are published;
/// now and then a bill is reversed, a token revoked, the audit log read, by each of them once a day at most:
/// twice eighty records are not a usual day for who read five before.
fn month() -> impl Strategy<Value = Vec<Seen>> {
    let rare = (0..30_i64, 9 * 60..20 * 60_i64, 1..4_u128, 0..5_usize, 1..81_i64)
        .prop_map(|(day, minute, who, what, records)| Doing { day, minute, who, what, records });
    (prop::collection::vec(rare, 40..90), prop::collection::vec(7 * 60..11 * 60_i64, 30), 2..5_i64).prop_map(
        |(rare, mornings, rates)| {
            let mut seen = Vec::new();
            for (day, morning) in (0..30).zip(mornings) {
                for who in 1..4 {
                    seen.push(event(day, morning + 7, who, "workspace.session.open", 0));
                }
                (0..rates).for_each(|n| seen.push(event(day, morning + 30 + n, 1, "sell.rate.publish", 0)));
            }
            let rarely =
                ["sell.invoice.reverse", "sell.rate.correct", "workspace.token.revoke", READS[0], READS[0]];
            let mut readers = BTreeSet::new();
            let is_usual = |it: &&Doing| rarely[it.what] != READS[0] || readers.insert((it.day, it.who));
            let usual = rare.iter().filter(is_usual);
            seen.extend(usual.map(|it| event(it.day, it.minute, it.who, rarely[it.what], it.records)));
            seen.sort_by_key(|one: &Seen| (one.at, one.event));
            seen
        },
    )
}

fn event(day: i64, minute: i64, who: u128, action: &str, records: i64) -> Seen {
    // Local midnight of the first day.
    let midnight = noon() - SignedDuration::from_hours(12);
    let at = midnight + SignedDuration::from_mins(day * 24 * 60 + minute);
    let mut random = [0; 10];
    random[..6].copy_from_slice(&(day * 3_000 + minute).to_be_bytes()[2..]);
    random[6] = u8::try_from(who).unwrap_or(0);
    Seen {
        event: new_id(at, random),
        at,
        who: Some(Uuid::from_u128(who)),
        action: action.to_owned(),
        denied: false,
        subject: None,
        before: None,
        after: (records > 0).then(|| json!({ "records": records })),
        ip: Some("192.0.2.7".into()),
        // Everybody comes from the same counter.
        origin: Some(Origin { network: 64_496, country: Some(*b"IN") }),
        powerful: who == 1,
        custom: vec![],
    }
}

/// The usual use before a day, as the database would count it.
fn usual(seen: &[Seen], before: Timestamp) -> Past {
    let mut past = Past::default();
    let (mut days, mut hours) = (HashMap::<_, i64>::new(), HashMap::<_, i64>::new());
    for one in seen.iter().filter(|one| one.at < before) {
        let (Some(who), second) = (one.who, one.at.as_second()) else { continue };
        if let Some(records) = one.after.as_ref().and_then(|after| after["records"].as_i64()) {
            *days.entry((who, second.div_euclid(86_400))).or_default() += records;
        }
        if CHANGES.contains(&one.action.as_str()) {
            *hours.entry((who, second.div_euclid(3_600))).or_default() += 1;
        }
    }
    for ((who, _), many) in days {
        let most = past.records.entry(who).or_default();
        *most = many.max(*most);
    }
    for ((who, _), many) in hours {
        let most = past.changes.entry(who).or_default();
        *most = many.max(*most);
    }
    past
}

/// Replays a recording in the way detection looks at it; returns each finding with the time at which it was
/// raised.
fn replay(
    seen: &[Seen],
    past: impl Fn(Timestamp) -> Past,
    step: SignedDuration,
) -> Vec<(Timestamp, Finding)> {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Vec::new() };
    let (mut known, mut raised) = (BTreeSet::new(), Vec::new());
    let mut now = first.at;
    while now < last.at + step {
        now += step;
        let day = now - SignedDuration::from_hours(24);
        let window: Vec<Seen> = seen.iter().filter(|one| one.at > day && one.at <= now).cloned().collect();
        for found in judge(&window, &past(day), &Settings::default(), &zone()) {
            if known.insert((found.rule.as_str(), found.about.clone())) {
                raised.push((now, found));
            }
        }
    }
    raised
}

#[test]
fn each_attack_raises_its_rule_within_five_minutes_and_nothing_twice() {
    for attack in attacks(noon()) {
        let raised = replay(&attack.events, |_| Past::default(), STEP);
        let ours: Vec<_> = raised.iter().filter(|(_, found)| found.rule == attack.rule).collect();
        assert_eq!(ours.len(), 1, "{:?}: {raised:?}", attack.rule);
        let (at, found) = ours[0];
        let late = at.duration_since(found.at);
        assert!(late <= SignedDuration::from_mins(5), "{:?} after {late}", attack.rule);
    }
}

#[test]
fn every_rule_has_an_attack_a_name_and_words() {
    let attacked: BTreeSet<&str> = attacks(noon()).iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(attacked, Rule::ALL.iter().map(|rule| rule.as_str()).collect());
    let titles: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.title()).collect();
    assert_eq!(titles.len(), Rule::ALL.len());
    assert!(Rule::ALL.iter().all(|rule| rule.says().ends_with('.')));
    let actions = watched();
    assert!(
        attacks(noon()).iter().flat_map(|it| &it.events).all(|one| actions.contains(&one.action.as_str()))
    );
}

#[test]
fn what_is_far_above_a_persons_own_maximum_is_found_and_the_maximum_itself_is_not() {
    let who = Uuid::from_u128(1);
    let reverse = |n: i64| event(0, 600 + n, 1, CHANGES[0], 0);
    let past = || Past {
        changes: HashMap::from([(who, 2)]),
        records: HashMap::from([(who, 100)]),
        ..Past::default()
    };
    let found = |seen: Vec<Seen>| judge(&seen, &past(), &Settings::default(), &zone()).len();
    assert_eq!(found((0..10).map(reverse).collect()), 0);
    assert_eq!(found((0..11).map(reverse).collect()), 1);
    assert_eq!(found(vec![event(0, 600, 1, READS[0], 500)]), 0);
    assert_eq!(found(vec![event(0, 600, 1, READS[0], 501)]), 1);
}

#[test]
fn a_refused_call_is_no_use_and_an_unpowerful_person_may_come_at_night() {
    let mut night = event(0, 3 * 60, 1, "workspace.session.open", 0);
    let found =
        |one: &Seen| judge(std::slice::from_ref(one), &Past::default(), &Settings::default(), &zone()).len();
    assert_eq!(found(&night), 1);
    night.powerful = false;
    assert_eq!(found(&night), 0);
    (night.powerful, night.denied) = (true, true);
    assert_eq!(found(&night), 0);
    assert_eq!(found(&event(0, 5 * 60, 1, "workspace.session.open", 0)), 0, "an hour before is no surprise");
    assert_eq!(found(&event(0, 4 * 60 + 59, 1, "workspace.session.open", 0)), 1);
    assert_eq!(found(&event(0, 22 * 60 + 59, 1, "workspace.session.open", 0)), 0);
    assert_eq!(found(&event(0, 23 * 60, 1, "workspace.session.open", 0)), 1);
}

#[test]
fn who_comes_from_where_they_were_not_for_a_month_is_told_once_a_day_and_a_newcomer_is_not() {
    let who = Uuid::from_u128(2);
    let (home, away) = (Origin { network: 1, country: Some(*b"IN") }, Origin { network: 2, country: None });
    let from = |minute, origin| Seen { origin, ..event(0, minute, 2, "workspace.session.open", 0) };
    let found = |past: &Past, seen: &[Seen]| -> Vec<&'static str> {
        judge(seen, past, &Settings::default(), &zone()).iter().map(|one| one.rule.as_str()).collect()
    };
    let known = Past { origins: HashMap::from([(who, BTreeSet::from([home]))]), ..Past::default() };
    let both = [from(600, Some(home)), from(610, Some(away)), from(620, Some(away))];
    assert_eq!(found(&known, &both), ["new_origin"]);
    assert!(found(&Past::default(), &both[..1]).is_empty(), "nothing is new to who was nowhere yet");
    assert!(found(&known, &[from(600, None)]).is_empty(), "an address that no range has is of nowhere");
    let denied = Seen { denied: true, ..from(600, Some(away)) };
    assert!(found(&known, &[denied]).is_empty());
    assert!(rules::needs_past(&both) && !rules::needs_past(&[from(600, None)]));
}

#[test]
fn two_countries_are_far_within_two_hours_and_one_country_or_two_people_are_not() {
    let from = |minute, who, network, country: &[u8; 2]| Seen {
        origin: Some(Origin { network, country: Some(*country) }),
        ..event(0, minute, who, "workspace.session.open", 0)
    };
    let is_far = |seen: &[Seen]| {
        let found = judge(seen, &Past::default(), &Settings::default(), &zone());
        found.iter().any(|one| one.rule.as_str() == "far")
    };
    assert!(is_far(&[from(600, 2, 1, b"IN"), from(719, 2, 2, b"AU")]));
    assert!(!is_far(&[from(600, 2, 1, b"IN"), from(720, 2, 2, b"AU")]), "two hours are enough to travel");
    assert!(!is_far(&[from(600, 2, 1, b"IN"), from(610, 2, 2, b"IN")]), "another network of one country");
    assert!(!is_far(&[from(600, 2, 1, b"IN"), from(610, 3, 2, b"AU")]), "two people");
    assert!(is_far(&[from(600, 2, 1, b"IN"), from(610, 3, 2, b"AU"), from(660, 2, 2, b"AU")]));
}

#[test]
fn a_role_that_allows_more_is_new_power_of_those_who_hold_it_and_of_nobody_else() {
    let role = Uuid::from_u128(70);
    let found = |before: &[&str], after: &[&str], custom: Vec<Uuid>| -> Vec<&'static str> {
        let change = Seen {
            subject: Some(role.to_string()),
            before: Some(json!({ "permissions": before })),
            after: Some(json!({ "permissions": after })),
            ..event(0, 600, 1, "workspace.role.change", 0)
        };
        let used = Seen { custom, ..event(0, 610, 2, "workspace.token.create", 0) };
        let found = judge(&[change, used], &Past::default(), &Settings::default(), &zone());
        found.iter().map(|one| one.rule.as_str()).collect()
    };
    assert_eq!(found(&["rates.read"], &["rates.read", "audit.read"], vec![role]), ["power"]);
    assert!(found(&["rates.read"], &["rates.read", "audit.read"], vec![]).is_empty(), "they hold another");
    assert!(found(&["rates.read", "audit.read"], &["rates.read"], vec![role]).is_empty(), "it allows less");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_month_of_ordinary_use_raises_at_most_one_finding_a_week(seen in month()) {
        let raised = replay(&seen, |before| usual(&seen, before), SignedDuration::from_hours(1));
        let weeks: HashMap<i64, usize> = raised.iter().fold(HashMap::new(), |mut weeks, (at, _)| {
            *weeks.entry(at.duration_since(noon()).as_hours().div_euclid(24 * 7)).or_default() += 1;
            weeks
        });
        prop_assert!(weeks.values().all(|many| *many <= 1), "{raised:?}");
    }
}
