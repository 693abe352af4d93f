//! The audit log for Owner, Admin and Auditor.
//! Invariant: reading it is logged in it; imported rows from before the shop used the product do not count as
//! actions of people.

pub mod export;
pub mod page;
#[cfg(test)]
mod tests;

use admin_queries::audit as sql;
use admin_queries::client::Params;
use kernel::code::Code;
use kernel::day::{Day, Instant, parse_day, parse_instant};
use kernel::id::new_id;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::words;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::fields::{Flag, Name};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::ReadTx;
use platform::word_fields;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Events on a page.
pub const PAGE: i64 = 50;

words! {
    /// The result of a call.
    pub enum Outcome { Done = "ok", Denied = "denied" }
}
word_fields!(Outcome);

/// A day of the workspace or an exact moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The whole local day.
    Day(Day),
    /// RFC 3339.
    At(Instant),
}

impl Field for When {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let text = value.as_str().unwrap_or_default();
        let read = match parse_day(text) {
            Err(Code::TimeFormat) => parse_instant(text).map(When::At),
            day => day.map(When::Day),
        };
        read.map_err(|code| faults.add(at, code)).ok()
    }
    fn shape() -> Shape {
        Shape::Text(40)
    }
}

input! {
    /// Which events.
    pub struct Audit {
        /// The action's name: sell.invoice.post.
        action: Option<Name>,
        /// Done or refused; absent: both.
        result: Option<Outcome>,
        /// Not before this day or moment.
        from: Option<When>,
        /// Not after this day, or before this moment.
        to: Option<When>,
        /// Lists instead the events that the move-in wrote.
        opening: Flag,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of the audit log.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct AuditPage {
    /// The total number of matches.
    pub count: i64,
    /// The newest first, eighty at most.
    pub rows: Vec<Event>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One event.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Event {
    /// Its id.
    pub event_id: Uuid,
    /// The user, by their name then; empty if nobody was signed in.
    pub user: String,
    /// The user's roles then.
    pub role: String,
    /// The action.
    pub action: String,
    /// The number, code or id of the changed thing.
    pub subject: Option<String>,
    /// When.
    pub time: Instant,
    /// The network address.
    pub ip: Option<String>,
    /// The browser or program.
    pub device: Option<String>,
    /// The request's id, as a refusal shows it.
    pub request_id: Uuid,
    /// The code of a refusal.
    pub code: Option<String>,
    /// The reason, in the user's words.
    pub reason: Option<String>,
    /// The values before the change.
    #[schemars(with = "Option<Map<String, Value>>")]
    pub before: Option<Value>,
    /// The values after the change.
    #[schemars(with = "Option<Map<String, Value>>")]
    pub after: Option<Value>,
    /// `ok` or `denied`.
    pub result: String,
    /// Whether a second factor had just been given.
    pub step_up: bool,
}

impl Query for Audit {
    const NAME: &'static str = "workspace.audit";
    const NEEDS: Permission = Permission::AuditRead;
    const LOGGED: bool = true;
    const SUMMARY: &'static str = "Lists what was done and refused, newest first, eighty a page.";
    type Output = AuditPage;

    async fn fetch(self, tx: &ReadTx) -> Result<AuditPage> {
        let (first, end) = (id_at(from(tx, self.from)?), before(tx, self.to)?.map_or(Uuid::max(), id_at));
        let before = self.after.map_or(end, |after| after.min(end));
        let results = results(self.result);
        let (tenant, opening, many) = (tx.tenant(), self.opening.0, PAGE + 1);
        let (count, found) = match &self.action {
            Some(action) => {
                let count = sql::count_events_of_action().prepare(tx).await?;
                let events = sql::events_of_action().prepare(tx).await?;
                let (action, results) = (action.as_str(), &results);
                let all = sql::CountEventsOfActionParams {
                    tenant,
                    action,
                    first,
                    before_id: end,
                    results,
                    opening,
                };
                let page = sql::EventsOfActionParams {
                    tenant,
                    action,
                    first,
                    before_id: before,
                    results,
                    opening,
                    many,
                };
                tokio::join!(biased;
                    async { count.params(tx, &all).one().await },
                    async { events.params(tx, &page).all().await })
            }
            None => {
                let count = sql::count_events().prepare(tx).await?;
                let events = sql::events().prepare(tx).await?;
                let page =
                    sql::EventsParams { tenant, first, before_id: before, results: &results, opening, many };
                tokio::join!(biased;
                    async { count.bind(tx, &tenant, &first, &end, &results, &opening).one().await },
                    async { events.params(tx, &page).all().await })
            }
        };
        let (count, found) = (count?, found?);
        let Page { rows, next } = Page::of(found, PAGE, |row| row.event_id);
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
        tx.takes_out(rows.len() as i64);
        Ok(AuditPage { count, rows, next })
    }
}

/// The lowest id that an event of this moment can have.
fn id_at(at: Instant) -> Uuid {
    new_id(at, [0; 10])
}

fn results(wanted: Option<Outcome>) -> Vec<&'static str> {
    wanted.map_or(vec![Outcome::Done.as_str(), Outcome::Denied.as_str()], |result| vec![result.as_str()])
}

/// The first moment that counts. Errors: as `begin`.
fn from(tx: &ReadTx, from: Option<When>) -> Result<Instant> {
    match from {
        None => Ok(Instant::UNIX_EPOCH),
        Some(When::At(at)) => Ok(at),
        Some(When::Day(day)) => begin(tx, day),
    }
}

/// The moment from which nothing counts; None: no end. Errors: as `begin`.
fn before(tx: &ReadTx, to: Option<When>) -> Result<Option<Instant>> {
    match to {
        None => Ok(None),
        Some(When::At(at)) => Ok(Some(at)),
        // The last possible day has no day after it, and therefore no end.
        Some(When::Day(day)) => day.tomorrow().ok().map(|next| begin(tx, next)).transpose(),
    }
}

/// When a local day starts. Errors: `time_format` for a day at the very end of time.
fn begin(tx: &ReadTx, day: Day) -> Result<Instant> {
    let began = day.to_zoned(tx.workspace.zone.clone()).map(|zoned| zoned.timestamp());
    began.map_err(|_| Error::from(Code::TimeFormat))
}

fn shown(tx: &ReadTx, row: sql::EventRow) -> Result<Event> {
    let content = Content::open(tx.cipher(), row.event_id, row.content)?;
    Ok(Event {
        event_id: row.event_id,
        before: content.before(),
        after: content.after(),
        user: content.actor,
        role: row.roles.join(", "),
        action: row.action,
        subject: content.subject,
        time: row.at,
        ip: content.ip,
        device: content.device,
        request_id: row.request_id,
        code: row.code,
        reason: content.reason,
        result: row.result,
        step_up: row.step_up,
    })
}
