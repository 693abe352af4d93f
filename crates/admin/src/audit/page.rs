//! The audit log as a page: filters above, events by day below.
//! Invariant: a refusal differs by icon and word, not only by colour; times are the workspace's.

use super::{Audit, Event};
use crate::people::ListMembers;
use askama::Template;
use audit::export::{ExportStatus, standing};
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::error::{Error, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::url::{next_page, with_params};
use web::view::Chrome;

/// Names of members by their ids, because the log has ids for things without a number or code.
pub(super) type People = BTreeMap<String, String>;

#[derive(Template)]
#[template(path = "audit.html")]
pub(super) struct LogPage {
    pub chrome: Chrome,
    pub here: String,
    pub zone: String,
    pub filter: Filter,
    /// The fault of the filter; empty for none.
    pub fault: String,
    pub count: i64,
    pub names: Vec<String>,
    pub days: Vec<DayOfEvents>,
    pub next: String,
    pub seal: Seal,
}

impl LogPage {
    /// How many events there are, and in which time zone the page shows them.
    pub fn counted(&self) -> Phrase {
        let count = u64::try_from(self.count).unwrap_or_default();
        Phrase::counted(count, "{count} event, times in {zone}", "{count} events, times in {zone}")
            .put("zone", &self.zone)
    }
}

/// The state of the log's seal, in words.
pub(super) struct Seal {
    pub is_wrong: bool,
    pub says: Phrase,
    /// Whether there is a checkpoint for an export.
    pub has_export: bool,
}

/// The filter, as requested.
#[derive(Default)]
pub(super) struct Filter {
    pub action: String,
    pub result: String,
    pub from: String,
    pub to: String,
}

impl Filter {
    /// Whether it filters anything.
    pub fn is_open(&self) -> bool {
        [&self.action, &self.result, &self.from, &self.to].iter().all(|text| text.is_empty())
    }
}

pub(super) struct DayOfEvents {
    pub id: String,
    pub title: String,
    pub lines: Vec<Line>,
}

pub(super) struct Line {
    pub at: String,
    pub time: String,
    pub what: Phrase,
    pub is_denied: bool,
    pub detail: String,
    pub user: Phrase,
    pub role: String,
    pub place: String,
    pub reference: String,
    pub request: String,
    pub subject: String,
    pub action: String,
    pub only_such: String,
    pub before: String,
    pub after: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let wanted = |name: &str| cx.wanted(name).to_owned();
    let filter =
        Filter { action: wanted("action"), result: wanted("result"), from: wanted("from"), to: wanted("to") };
    let asked = [
        ("action", filter.action.as_str()),
        ("result", &filter.result),
        ("from", &filter.from),
        ("to", &filter.to),
        ("after", cx.wanted("after")),
    ];
    let (page, fault) = match cx.ask_with::<Audit>(&asked).await {
        Ok(page) => (page, String::new()),
        Err(Error::Refused(refusal)) if refusal.status() == 422 => (Default::default(), words_of(&refusal)),
        Err(error) => return Err(error),
    };
    let here = cx.href("/audit");
    let next = page.next.map_or(String::new(), |at| next(&here, &filter, &at.to_string()));
    let people = cx.ask(ListMembers { after: None }).await?.rows;
    let people: People = people.into_iter().map(|member| (member.person.to_string(), member.name)).collect();
    let names: BTreeSet<String> = page.rows.iter().map(|event| event.action.clone()).collect();
    cx.html(&LogPage {
        chrome: cx.chrome("Audit log"),
        zone: cx.tx.workspace.zone.iana_name().unwrap_or("UTC").to_owned(),
        days: days(&here, page.rows, &people, &cx.chrome),
        count: page.count,
        names: names.into_iter().collect(),
        here,
        filter,
        fault,
        next,
        seal: seal(&standing(&cx.tx).await?, &cx.chrome),
    })
}

/// The state by the last checkpoint and the last check of the tree.
pub(super) fn seal(standing: &ExportStatus, chrome: &Chrome) -> Seal {
    let moment = |at| chrome.instant(at);
    let (is_wrong, says) = match (&standing.fault, standing.checkpoint, standing.checked_at) {
        (Some(fault), _, _) => (true, say!("The log is not whole. {fault}", fault)),
        (None, Some((size, at)), Some(_)) => {
            (false, say!("Whole to checkpoint {size} of {at}.", size = size, at = moment(at)))
        }
        (None, Some((size, at)), None) => {
            (false, say!("Sealed to checkpoint {size} of {at}; not looked over yet.", size, at = moment(at)))
        }
        (None, None, _) => (false, Phrase::of("Not sealed yet.")),
    };
    Seal { is_wrong, says, has_export: standing.checkpoint.is_some() }
}

fn words_of(refusal: &Refusal) -> String {
    let field = refusal.faults.first().map(|fault| fault.field.as_str());
    match field {
        Some("from") => "The first day is not a day. Write it as 2026-03-31.".into(),
        Some("to") => "The last day is not a day. Write it as 2026-03-31.".into(),
        _ => refusal.code.meaning().to_owned(),
    }
}

fn next(here: &str, filter: &Filter, after: &str) -> String {
    let Filter { action, result, from, to, .. } = filter;
    let kept = [("action", action), ("result", result), ("from", from), ("to", to)];
    next_page(here, &kept.map(|(name, value)| (name, value.as_str())), Some(after))
}

/// Events under the local day they happened on, in their order.
pub(super) fn days(here: &str, rows: Vec<Event>, people: &People, chrome: &Chrome) -> Vec<DayOfEvents> {
    let mut days: Vec<(Date, DayOfEvents)> = Vec::new();
    for event in rows {
        let day = event.time.to_zoned(chrome.manner.zone.clone()).date();
        let line = line(here, event, people, chrome);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, same)) => same.lines.push(line),
            None => {
                let title = day.strftime("%A %-d %B %Y").to_string();
                days.push((day, DayOfEvents { id: format!("day-{day}"), title, lines: vec![line] }));
            }
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn line(here: &str, event: Event, people: &People, chrome: &Chrome) -> Line {
    let is_denied = event.code.is_some();
    let why = event.code.as_deref().map(|code| {
        code.parse::<Code>().map_or_else(|_| Phrase::verbatim(code), |code| Phrase::of(code.meaning()))
    });
    let subject = event.subject.unwrap_or_default();
    let about = told(&subject, people).map(Phrase::verbatim);
    let mut parts: Vec<Phrase> =
        [about, why, event.reason.map(Phrase::verbatim)].into_iter().flatten().collect();
    if parts.is_empty() {
        let facts = facts(event.after.as_ref().or(event.before.as_ref()), chrome);
        parts = facts.into_iter().map(Phrase::verbatim).collect();
    }
    if parts.is_empty() {
        parts.extend(event.ip.as_ref().map(|ip| say!("from {ip}", ip)));
    }
    let detail: Vec<String> = parts.iter().map(|part| part.in_language(chrome.language())).collect();
    let place: Vec<String> = [event.ip, event.device].into_iter().flatten().collect();
    let request = event.request_id.to_string();
    Line {
        at: event.time.to_string(),
        time: event.time.to_zoned(chrome.manner.zone.clone()).strftime("%H:%M:%S").to_string(),
        what: what(&event.action),
        is_denied,
        detail: detail.join(" · "),
        user: if event.user.is_empty() { Phrase::of("not signed in") } else { Phrase::verbatim(event.user) },
        role: event.role,
        place: place.join(", "),
        // The end of the id is its random part: enough to distinguish requests, and the log can be searched
        // for it.
        reference: request.chars().skip(28).collect(),
        only_such: with_params(here, &[("action", &event.action)]),
        action: event.action,
        subject,
        request,
        before: event.before.map(|value| value.to_string()).unwrap_or_default(),
        after: event.after.map(|value| value.to_string()).unwrap_or_default(),
    }
}

/// The name of a subject; an unknown id is only in the details.
fn told(subject: &str, people: &People) -> Option<String> {
    match people.get(subject) {
        Some(name) => Some(name.clone()),
        None => Some(subject.to_owned()).filter(|s| !s.is_empty() && Uuid::parse_str(s).is_err()),
    }
}

/// The facts that describe a thing without a name: those that the event recorded, in this order.
const FACTS: [&str; 7] = ["name", "metal", "fineness_ppt", "side", "rate_minor", "kind", "roles"];

/// The facts that the event recorded.
pub(super) fn facts(written: Option<&Value>, chrome: &Chrome) -> Vec<String> {
    let Some(written) = written else { return Vec::new() };
    let fact = |name: &&str| match written.get(*name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(minor) if name.ends_with("_minor") => Some(chrome.money(minor.as_i64()?)),
        Value::Array(list) => Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        _ => None,
    };
    FACTS.iter().filter_map(fact).collect()
}

/// An action's name in plain words: `sell.invoice.post` is "Invoice, post". A page that somebody may not see has its path.
pub(super) fn what(action: &str) -> Phrase {
    match action {
        "workspace.session.open" => return Phrase::of("Sign in"),
        "workspace.session.close" => return Phrase::of("Sign out"),
        "workspace.audit" => return Phrase::of("Audit log, read"),
        page if page.starts_with('/') => return say!("Page {page}", page),
        _ => {}
    }
    let words: Vec<String> = action.split('.').map(|part| part.replace('_', " ")).collect();
    Phrase::verbatim(match words.as_slice() {
        [_, noun, verb @ ..] if !verb.is_empty() => capital(&format!("{noun}, {}", verb.join(" "))),
        short => capital(&short.join(", ")),
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
