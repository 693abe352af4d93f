//! The results of the checks, as events of the instance: each is written once, never changed, and read by
//! page and command.
//! Invariant: the state of a promise is computed from events and the clock when somebody asks, and from
//! nothing else.

use crate::bill::VERSION;
use crate::digest::hex;
use crate::evidence::{Latest, latest};
use crate::lines::{self, Check};
use crate::probe::Verdict;
use crate::register::{PROMISES, Promise};
use crate::state::{self, MissingWord, PromiseStatus, Run};
use assurance_queries::results as sql;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use lifecycle::settings::{self, Values};
use platform::error::Result;
use platform::instance::{self, Reading, note, note_at_once};
use platform::platform::Platform;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// The code of an event about a broken promise.
const BROKEN: &str = "promise_broken";
/// The prefixes of the events of checks, and of those about vouching.
const ACTION: &str = "trust.";
const WORD: &str = "vouch.";

/// The words for a promise that no check has tried, whether or not the first round is switched off.
const UNTRIED: &str =
    "No check has tried it yet. The first round begins soon after a start, unless it is switched off.";

/// A promise with its state.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Its id.
    pub id: &'static str,
    /// A few words, with the figure in force.
    pub title: String,
    /// The promise itself, with the figure in force.
    pub statement: String,
    /// Who keeps it: `product` or `operator`.
    pub by: &'static str,
    /// Its state: proved, attested, unknown, failed, overdue.
    pub state: &'static str,
    /// The result of the last check, or what is missing for one.
    pub says: String,
    /// The check's figures by name.
    pub figures: Value,
    /// When the last check ended.
    pub checked_at: Option<Instant>,
    /// When the check last succeeded.
    pub held_at: Option<Instant>,
    /// Since when it is broken.
    pub broken_since: Option<Instant>,
    /// Longest time between two checks, in seconds.
    pub every_seconds: u32,
    /// The code that keeps it.
    pub code: &'static [&'static str],
    /// SHA-256 of the check's result, in hex.
    pub digest: Option<String>,
    /// The version that ran it.
    pub version: Option<String>,
    #[serde(skip)]
    pub(crate) standing: PromiseStatus,
    /// It is neither kept nor broken as far as a program sees: a person has to vouch for it.
    #[serde(skip)]
    pub(crate) missing_word: Option<MissingWord>,
    /// Nothing has happened yet that it is about.
    #[serde(skip)]
    pub(crate) is_unneeded: bool,
    /// How it is kept, what its check does, and what a broken one shows, with the figure in force.
    #[serde(skip)]
    pub(crate) mechanism: String,
    #[serde(skip)]
    pub(crate) does: String,
    #[serde(skip)]
    pub(crate) fails: String,
}

/// The name of a check's events.
fn action(promise: &Promise) -> String {
    format!("{ACTION}{}", promise.id)
}

/// The name of the events about vouching for a promise.
fn word_of(promise: &Promise) -> String {
    format!("{WORD}{}", promise.id)
}

/// Stores a run as an event. Errors: the database's.
pub async fn store(
    platform: &Platform,
    promise: &Promise,
    began: Instant,
    ended: Instant,
    verdict: &Verdict,
) -> Result<()> {
    let (says, figures, lacks) = match verdict {
        Ok(proof) => (proof.says.as_str(), &proof.figures, proof.lacks),
        Err(broken) => (broken.says.as_str(), &broken.figures, None),
    };
    let is_unneeded = verdict.as_ref().is_ok_and(|proof| proof.is_unneeded);
    let asks_word = verdict.as_ref().is_err_and(|broken| broken.asks_word);
    let figures: serde_json::Map<String, Value> =
        figures.iter().map(|(name, n)| ((*name).to_owned(), json!(n))).collect();
    let evidence = json!({ "began": began, "says": says, "figures": figures, "lacks": lacks, "unneeded": is_unneeded,
                           "asks_word": asks_word, "version": VERSION });
    let mut after = evidence.clone();
    after["digest"] = json!(hex(&Sha256::digest(evidence.to_string().as_bytes())));
    let code = verdict.is_err().then_some(BROKEN);
    note_at_once(platform, ended, instance::Finding { action: action(promise), code, after }).await
}

/// A person's statement.
#[derive(Debug, Clone)]
pub struct Word {
    /// The person.
    pub by: String,
    /// The statement, in public words.
    pub says: String,
    /// SHA-256 of the document that shows it.
    pub digest: Option<String>,
    /// For how many days; None: as many as the promise allows.
    pub days: Option<u16>,
}

/// Stores that somebody vouches for a promise. Gives its last moment. Errors, in words: nobody may vouch for
/// this promise, too many days, no statement; the database's.
pub async fn vouch(
    platform: &Platform,
    promise: &Promise,
    now: Instant,
    word: Word,
) -> std::result::Result<Instant, String> {
    let (Check::Word(asked) | Check::Seen(_, asked)) = lines::of(promise.by).check else {
        return Err(format!("{} is checked by the program; nobody can vouch for it", promise.id));
    };
    let days = word.days.unwrap_or(asked.days);
    if !(1..=asked.days).contains(&days) {
        return Err(format!("a word on this holds from 1 to {} days", asked.days));
    }
    for text in [&word.by, &word.says] {
        if text.trim().is_empty() || text.chars().count() > 400 || text.chars().any(char::is_control) {
            return Err("say who vouches and what is so, in 400 characters each at most".to_owned());
        }
    }
    let until = now + SignedDuration::from_hours(24 * i64::from(days));
    let after = json!({ "by": word.by, "says": word.says, "digest": word.digest, "until": until, "version": VERSION });
    let found = instance::Finding { action: word_of(promise), code: None, after };
    note(platform, now, found).await.map_err(|why| why.to_string())?;
    Ok(until)
}

/// The state of a promise that people vouch for, and its sentence.
fn of_word(found: &Value, word: lines::Word, now: Instant) -> (PromiseStatus, String) {
    let text = |name: &str| found[name].as_str().unwrap_or_default();
    let until = text("until").parse::<Instant>().ok();
    let standing = state::of_word(until, now);
    let says = match (standing, until) {
        (PromiseStatus::Unknown, _) | (_, None) => {
            format!("Nobody has vouched for it yet. Asked for: {}.", word.asks)
        }
        (PromiseStatus::Attested, Some(until)) => {
            format!("{} (vouched for by {}, until {until})", text("says"), text("by"))
        }
        (_, Some(until)) => format!("What {} vouched for ran out on {until}.", text("by")),
    };
    (standing, says)
}

/// Days of the history on the page.
pub const DAYS: usize = 90;

/// The result of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// It was not checked.
    Nothing,
    /// Every check found it kept.
    Held,
    /// A check found it broken.
    Broken,
}

impl Day {
    /// Its class on the page.
    pub fn class(self) -> &'static str {
        match self {
            Day::Nothing => "",
            Day::Held => "ran",
            Day::Broken => "not",
        }
    }
}

/// The results in the events, before the clock decides.
pub struct Found {
    begun: Instant,
    latest: HashMap<String, Latest>,
    days: HashMap<String, Vec<Day>>,
    pub(crate) values: Values,
}

impl Found {
    /// The results of an instance without a check.
    pub(crate) fn nothing(now: Instant) -> Found {
        Found { begun: now, latest: HashMap::new(), days: HashMap::new(), values: Values::default() }
    }
}

/// Reads the last result of every check, and the result of each of the last days. Errors: the database's.
pub async fn found(platform: &Platform, now: Instant) -> Result<Found> {
    let reading = Reading::begin(platform).await?;
    let found = read(&reading, now).await;
    reading.end().await;
    Ok(Found { values: settings::values(platform).await?, ..found? })
}

async fn read(reading: &Reading, now: Instant) -> Result<Found> {
    let (client, tenant) = (reading.pg(), reading.tenant());
    let checks: Vec<String> = PROMISES.iter().map(action).chain(PROMISES.iter().map(word_of)).collect();
    let begun = sql::begun().bind(client, &tenant).one().await?;
    let latest = latest(reading, &checks).await?;
    let live: Vec<String> =
        latest.iter().filter(|run| run.ended_at.is_some()).map(|run| run.check.clone()).collect();
    let (firsts, ends) = bounds(now);
    let mut days: HashMap<String, Vec<Day>> = HashMap::new();
    for row in sql::days().bind(client, &live, &firsts, &ends, &tenant).all().await? {
        let of = days.entry(row.check).or_insert_with(|| vec![Day::Nothing; DAYS]);
        let at = usize::try_from(row.day - 1).ok().and_then(|at| of.get_mut(at));
        if let (Some(day), Some(broken)) = (at, row.was_broken) {
            *day = if broken { Day::Broken } else { Day::Held };
        }
    }
    Ok(Found {
        begun,
        latest: latest.into_iter().map(|run| (run.check.clone(), run)).collect(),
        days,
        values: Values::default(),
    })
}

/// The least event id of each day and of the day after; the last day is that of `now`.
fn bounds(now: Instant) -> (Vec<Uuid>, Vec<Uuid>) {
    let edge = |n: usize| id_at(first_moment(n, now));
    (0..DAYS).map(|n| (edge(n), edge(n + 1))).unzip()
}

/// The first moment of the n-th of the days, of which the last is that of `now`.
fn first_moment(n: usize, now: Instant) -> Instant {
    let day = SignedDuration::from_hours(24);
    let tonight = Instant::from_second(now.as_second().div_euclid(86_400) * 86_400).unwrap_or(now) + day;
    tonight - day * i32::try_from(DAYS - n).unwrap_or(0)
}

/// The first of these days since which checks ran and none failed.
fn unbroken_from(days: &[Day]) -> Option<usize> {
    let after = days.iter().rposition(|day| *day == Day::Broken).map_or(0, |at| at + 1);
    Some(after + days.get(after..)?.iter().position(|day| *day == Day::Held)?)
}

/// The least event id of this moment.
fn id_at(at: Instant) -> Uuid {
    new_id(at, [0; 10])
}

impl Found {
    /// Every promise with its state at this moment, in the order of the register.
    pub fn lines(&self, now: Instant) -> Vec<Line> {
        PROMISES
            .iter()
            .map(|promise| {
                let of = |name: String| self.latest.get(&name);
                let line = line(promise, (of(action(promise)), of(word_of(promise))), self.begun, now);
                let told = |text: &str| self.values.told(promise.id, text, now);
                Line {
                    title: told(promise.title),
                    statement: told(promise.statement),
                    mechanism: told(promise.mechanism),
                    does: told(promise.does),
                    fails: told(promise.fails),
                    ..line
                }
            })
            .collect()
    }

    /// The days of a promise, the oldest first; empty without a check.
    pub fn days(&self, id: &str) -> &[Day] {
        self.days.get(&format!("{ACTION}{id}")).map_or(&[], Vec::as_slice)
    }

    /// The day since which checks of a promise ran and none failed, of the last ninety; None where it was
    /// not checked, or failed today.
    pub fn unbroken_since(&self, id: &str, now: Instant) -> Option<Instant> {
        unbroken_from(self.days(id)).map(|n| first_moment(n, now))
    }
}

fn run(latest: &Latest) -> Option<Run> {
    Some(Run { at: latest.ended_at?, held: latest.result.as_deref() == Some("ok") })
}

/// A check's last run, judged now.
struct Checked<'a> {
    last: Option<Run>,
    found: &'a Value,
    begun: Instant,
    every: SignedDuration,
    now: Instant,
}

impl Checked<'_> {
    fn standing(&self) -> PromiseStatus {
        state::of_check(self.last, self.begun, self.every, self.now)
    }

    fn of_part(&self) -> PromiseStatus {
        state::of_part(self.last, self.begun, self.every, self.now)
    }

    fn told(&self) -> &str {
        self.found["says"].as_str().unwrap_or(UNTRIED)
    }

    /// The part that could not be tried.
    fn lacks(&self) -> Option<&str> {
        self.found["lacks"].as_str()
    }

    fn whole(&self) -> (PromiseStatus, String) {
        match self.lacks() {
            None => (self.standing(), self.told().to_owned()),
            Some(lacks) => (self.of_part(), format!("{} Missing: {lacks}.", self.told())),
        }
    }

    fn part(&self, missing: &str) -> (PromiseStatus, String) {
        let standing = self.of_part();
        // A cause needs no more words.
        let rest = if standing.is_broken() { String::new() } else { format!(" Not built yet: {missing}.") };
        (standing, self.told().to_owned() + &rest)
    }

    fn or_word(&self, word: (PromiseStatus, String)) -> (PromiseStatus, String) {
        let standing = state::of_seen(self.standing(), self.lacks().is_none(), word.0);
        let (_, seen) = self.whole();
        let says = if standing == PromiseStatus::Proved { seen } else { format!("{} {seen}", word.1) };
        (standing, says)
    }
}

fn line(
    promise: &'static Promise,
    (run_of, word_of): (Option<&Latest>, Option<&Latest>),
    begun: Instant,
    now: Instant,
) -> Line {
    let kept = lines::of(promise.by);
    let shown = if let Check::Word(_) = kept.check { word_of } else { run_of };
    let (nothing, last) = (Value::Null, shown.and_then(run));
    let found = shown.and_then(|run| run.found.as_ref()).unwrap_or(&nothing);
    let every = SignedDuration::from_secs(promise.every.into());
    let checked = Checked { last, found, begun, every, now };
    let vouched = |word| of_word(word_of.and_then(|it| it.found.as_ref()).unwrap_or(&nothing), word, now);
    let (standing, says) = match kept.check {
        Check::Live(_) => checked.whole(),
        Check::Part(_, missing) => checked.part(missing),
        Check::Awaits(what) => (PromiseStatus::Unknown, format!("Not built yet: {what}.")),
        Check::Word(word) => vouched(word),
        Check::Seen(_, word) => checked.or_word(vouched(word)),
    };
    let is_open = matches!(standing, PromiseStatus::Unknown | PromiseStatus::Failed);
    let missing_word = (is_open && asks_word(kept.check, &checked)).then_some(match word_of {
        None => MissingWord::NotYet,
        Some(_) => MissingWord::NoLonger,
    });
    let text = |name: &str| found[name].as_str().map(str::to_owned);
    Line {
        id: promise.id,
        title: promise.title.to_owned(),
        statement: promise.statement.to_owned(),
        mechanism: promise.mechanism.to_owned(),
        does: promise.does.to_owned(),
        fails: promise.fails.to_owned(),
        by: if matches!(promise.by, crate::register::By::Product(_)) { "product" } else { "operator" },
        state: standing.as_str(),
        says,
        figures: found["figures"].clone(),
        checked_at: last.map(|run| run.at),
        held_at: shown.and_then(|run| run.held_at),
        broken_since: shown.and_then(|run| run.broken_since),
        every_seconds: promise.every,
        code: kept.code,
        digest: text("digest"),
        version: text("version"),
        standing,
        missing_word,
        is_unneeded: found["unneeded"] == true,
    }
}

/// Whether a person has to say that a promise is kept: no check sees it, or this one sees only a part of it.
fn asks_word(check: Check, checked: &Checked<'_>) -> bool {
    match check {
        Check::Word(_) => true,
        Check::Seen(..) => checked.lacks().is_some() || checked.found["asks_word"] == true,
        Check::Live(_) | Check::Part(..) | Check::Awaits(_) => false,
    }
}

impl Line {
    /// Whether it counts as a broken promise.
    pub fn is_broken(&self) -> bool {
        self.standing.is_broken()
    }

    /// The check's figures by name.
    pub(crate) fn figures(&self) -> Vec<(String, String)> {
        let all = self.figures.as_object().into_iter().flatten();
        all.map(|(name, figure)| (name.clone(), figure.to_string())).collect()
    }

    /// Longest time between two checks, in words.
    pub(crate) fn every(&self) -> String {
        match self.every_seconds {
            60 => "minute".to_owned(),
            3_600 => "hour".to_owned(),
            86_400 => "day".to_owned(),
            s if s % 86_400 == 0 => format!("{} days", s / 86_400),
            s if s % 3_600 == 0 => format!("{} hours", s / 3_600),
            s => format!("{} minutes", s / 60),
        }
    }
}

/// How many promises have each state.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub struct Counts {
    /// Tried lately, and kept.
    pub proved: usize,
    /// Vouched for.
    pub attested: usize,
    /// Not checked.
    pub unknown: usize,
    /// Broken, or not checked in time.
    pub failed: usize,
}

impl Counts {
    /// Counts these lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Counts {
        lines.into_iter().fold(Counts::default(), |mut counts, line| {
            match line.standing {
                PromiseStatus::Proved => counts.proved += 1,
                PromiseStatus::Attested => counts.attested += 1,
                PromiseStatus::Unknown => counts.unknown += 1,
                PromiseStatus::Failed | PromiseStatus::Overdue => counts.failed += 1,
            }
            counts
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;

    #[test]
    fn the_last_day_is_today_and_each_ends_where_the_next_begins() {
        let now = "2026-11-21T13:00:00Z".parse().expect("a moment");
        let (firsts, ends) = bounds(now);
        assert_eq!((firsts.len(), ends.len()), (DAYS, DAYS));
        assert!(firsts.iter().skip(1).eq(ends.iter().take(DAYS - 1)));
        let midnight: Instant = "2026-11-21T00:00:00Z".parse().expect("a moment");
        assert_eq!((firsts[DAYS - 1], first_moment(DAYS - 1, now)), (id_at(midnight), midnight));
        assert!(id_at(now) < ends[DAYS - 1]);
    }

    #[test]
    fn what_a_check_sees_only_a_part_of_asks_a_person_and_what_it_sees_broken_does_not() {
        let promise = register::named("encrypt-volume").expect("a promise");
        let now = Instant::UNIX_EPOCH + SignedDuration::from_hours(24);
        let run = |result: &str, found: Value| Latest {
            check: String::new(),
            ended_at: Some(now),
            result: Some(result.to_owned()),
            found: Some(found),
            held_at: None,
            broken_since: None,
        };
        let word_of = |checked: Option<&Latest>, vouched: Option<&Latest>| {
            line(promise, (checked, vouched), Instant::UNIX_EPOCH, now).missing_word
        };
        let plain = run("denied", json!({ "says": "plain", "asks_word": true }));
        let part = run("ok", json!({ "says": "hidden", "lacks": "the disk" }));
        let late = run("ok", json!({ "says": "encrypts", "by": "Asha", "until": Instant::UNIX_EPOCH }));
        let long = run(
            "ok",
            json!({ "says": "encrypts", "by": "Asha", "until": now + SignedDuration::from_hours(1) }),
        );
        for checked in [&plain, &part] {
            assert_eq!(word_of(Some(checked), None), Some(MissingWord::NotYet));
            assert_eq!(word_of(Some(checked), Some(&late)), Some(MissingWord::NoLonger));
            assert_eq!(word_of(Some(checked), Some(&long)), None, "somebody vouches");
        }
        let overdue = run("denied", json!({ "says": "A review is overdue." }));
        assert_eq!(word_of(Some(&overdue), None), None, "the check sees that it is broken");
        assert_eq!(word_of(None, None), None, "no check has run");
    }

    #[test]
    fn without_a_check_and_a_word_no_promise_is_kept_however_long_that_lasts() {
        let begun = Instant::UNIX_EPOCH;
        let found = Found::nothing(begun);
        let counts = |hours| Counts::of(&found.lines(begun + SignedDuration::from_hours(hours)));
        let (early, late) = (counts(0), counts(24 * 365));
        assert_eq!((early.proved, early.attested, early.failed), (0, 0, 0));
        assert_eq!((late.proved, late.attested), (0, 0));
        assert!(late.failed > 0, "checks that never ran are overdue");
    }

    #[test]
    fn a_promise_is_unbroken_since_the_first_check_after_its_last_failure() {
        use Day::{Broken, Held, Nothing};
        assert_eq!(unbroken_from(&[Nothing, Held, Nothing, Held]), Some(1));
        assert_eq!(unbroken_from(&[Held, Broken, Nothing, Held]), Some(3));
        assert_eq!(unbroken_from(&[Held, Broken]), None);
        assert_eq!(unbroken_from(&[Nothing]), None);
        assert_eq!(unbroken_from(&[]), None);
    }
}
