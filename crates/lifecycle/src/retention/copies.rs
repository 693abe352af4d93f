//! The closed archive: who an erased party was, for the records that a law keeps; and in the instance's own
//! workspace the books of workspaces that ended. Each copy has a key of its own, which is destroyed when its
//! time is over.
//! Invariant: nobody reads a copy alone: one person asks with a purpose, another one approves, both read it
//! until it closes by itself. A copy is in no search, no export and no list of customers.

use super::Terms;
use super::rules::{self, RecordKind};
use crate::casework::At;
use jiff::SignedDuration;
use jiff::civil::date;
use kernel::day::{Day, Instant};
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::retention as sql;
use platform::error::{Error, Result};
use platform::internal::Seals;
use platform::random::fresh_id;
use platform::sealed::app::membership;
use platform::sealed::app::{copy_opening, retained_copy};
use platform::sealed::ledger::party;
use serde_json::Value;
use uuid::Uuid;

/// How long a copy is open after it was approved.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How long somebody may approve what another one asked for.
pub const ASKED_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The most openings of a list, and copies that are open at once.
const OPENINGS: i64 = 100;
const OPEN: i64 = 20;
/// No record is older.
pub(super) const FIRST: Day = date(1700, 1, 1);

words! {
    /// For what a copy is opened.
    pub enum Purpose {
        /// An audit or a question of the tax office.
        Tax = "tax",
        /// Another authority asks.
        Authority = "authority",
        /// A court asks.
        Court = "court",
        /// A claim by or against the shop.
        Claim = "claim",
    }
}
platform::word_fields!(Purpose);

/// What a copy is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// An erased party of the workspace.
    Party,
    /// The books of a workspace that ended, in the instance's own workspace.
    Books,
}

impl Purpose {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            Purpose::Tax => "The tax office asks",
            Purpose::Authority => "Another authority asks",
            Purpose::Court => "A court asks",
            Purpose::Claim => "A claim by or against us",
        }
    }
}

/// A copy in the closed archive, without what it says.
#[derive(Clone, Debug)]
pub struct RetainedCopy {
    /// Its id.
    pub id: Uuid,
    /// The code of the erased party.
    pub party: String,
    /// The rule that keeps it.
    pub rule: String,
    /// Its last day.
    pub keep_until: Day,
    /// How many records need it.
    pub documents: i32,
    /// When the party was erased.
    pub created_at: Instant,
    /// When the copy was removed.
    pub ended_at: Option<Instant>,
}

/// An opening that was asked for.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its id.
    pub id: Uuid,
    /// The code of the erased party, or the workspace that ended with the year of its books.
    pub about: String,
    /// For what.
    pub purpose: Purpose,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: Uuid,
    /// Their name; None: they left.
    pub asked_name: Option<String>,
    /// When.
    pub asked_at: Instant,
    /// Who approved it.
    pub approved_name: Option<String>,
    /// When.
    pub approved_at: Option<Instant>,
    /// When it closes.
    pub closes_at: Option<Instant>,
}

impl Opening {
    /// Whether somebody may approve it.
    pub fn waits(&self, now: Instant) -> bool {
        self.approved_at.is_none() && self.asked_at + ASKED_FOR > now
    }
}

/// A copy that is open for a person.
#[derive(Clone, Debug)]
pub struct OpenCopy {
    /// Its opening.
    pub opening: Uuid,
    /// What it says: names and values.
    pub contents: Value,
    /// When it closes.
    pub closes_at: Instant,
}

/// Keeps who a party was that is about to be erased, if a law keeps records of it. Gives the last day. None:
/// no rule keeps any. Errors: the database's; the keyring's.
pub async fn keep(
    client: &impl Seals,
    at: At,
    terms: &Terms,
    (party, contents): (Uuid, &Value),
) -> Result<Option<Day>> {
    let kind = RecordKind::RetainedCopies;
    let over = rules::cutoff(&terms.rules, kind, terms.year, terms.today).unwrap_or(FIRST);
    let records = sql::records_of_party().bind(client, &at.tenant, &party, &over).one().await?;
    let kept = records.last_on.and_then(|last| rules::kept_until(&terms.rules, kind, last, terms.year));
    let Some((keep_until, rule)) = kept else { return Ok(None) };
    let copy = fresh_id(at.now)?;
    sql::insert_copy()
        .params(
            client,
            &sql::InsertCopyParams {
                tenant: at.tenant,
                retained_copy: copy,
                party,
                contents: client.cipher_of(at.tenant, at.now).seal(
                    retained_copy::CONTENTS,
                    copy,
                    contents,
                )?,
                rule: rule.rule,
                keep_until,
                documents: records.many,
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    Ok(Some(keep_until))
}

/// The copies before one of them, the newest first. Errors: the database's; the keyring's.
pub async fn list(
    client: &impl Seals,
    tenant: Uuid,
    now: Instant,
    (before, many): (Uuid, i64),
) -> Result<Vec<RetainedCopy>> {
    let rows = sql::copies().bind(client, &tenant, &before, &many).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let of = |row: sql::Copies| {
        Ok(RetainedCopy {
            id: row.retained_copy_id,
            party: cipher.open(party::CODE, row.party_id, row.party)?,
            rule: row.rule,
            keep_until: row.keep_until,
            documents: row.documents,
            created_at: row.created_at,
            ended_at: row.ended_at,
        })
    };
    rows.into_iter().map(of).collect()
}

/// Asks to open a copy. None: there is no such copy, or its time is over. Errors: the database's.
pub async fn ask(
    client: &impl Seals,
    at: At,
    (copy, keeps): (Uuid, Keeps),
    (purpose, reason): (Purpose, &str),
) -> Result<Option<Uuid>> {
    let of_books = keeps == Keeps::Books;
    if sql::living_copy().bind(client, &at.tenant, &copy, &of_books).opt().await?.is_none() {
        return Ok(None);
    }
    let opening = fresh_id(at.now)?;
    sql::insert_opening()
        .params(
            client,
            &sql::InsertOpeningParams {
                tenant: at.tenant,
                opening,
                retained_copy: copy,
                purpose: purpose.as_str(),
                reason: client.cipher_of(at.tenant, at.now).seal(copy_opening::REASON, opening, reason)?,
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    Ok(Some(opening))
}

/// The facts of an opening that somebody is about to approve.
#[derive(Clone, Copy, Debug)]
pub struct OpeningAsked {
    /// Who asked.
    pub by: Uuid,
    /// When.
    pub at: Instant,
    /// Whether somebody approved it.
    pub is_approved: bool,
}

/// The opening, locked for a change. Errors: the database's.
pub async fn lock_opening(
    client: &impl Seals,
    tenant: Uuid,
    (opening, keeps): (Uuid, Keeps),
) -> Result<Option<OpeningAsked>> {
    let of_books = keeps == Keeps::Books;
    let row = sql::opening_locked().bind(client, &tenant, &opening, &of_books).opt().await?;
    Ok(row.map(|row| OpeningAsked {
        by: row.asked_by,
        at: row.asked_at,
        is_approved: row.approved_at.is_some(),
    }))
}

/// Approves an opening; gives when it closes. Errors: the database's.
pub async fn approve(client: &impl Seals, at: At, opening: Uuid) -> Result<Instant> {
    let closes_at = at.now + OPEN_FOR;
    sql::approve_opening().bind(client, &at.by, &at.now, &closes_at, &at.tenant, &opening).one().await?;
    Ok(closes_at)
}

/// The openings of copies of erased parties, the newest first. Errors: the database's; the keyring's.
pub async fn openings(client: &impl Seals, tenant: Uuid, now: Instant) -> Result<Vec<Opening>> {
    let rows = sql::openings().bind(client, &tenant, &OPENINGS).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let of = |row: sql::Openings| {
        let unknown = || Error::internal("a purpose that no opening has");
        Ok(Opening {
            id: row.copy_opening_id,
            about: cipher.open(party::CODE, row.party_id, row.party)?,
            purpose: Purpose::of(&row.purpose).ok_or_else(unknown)?,
            reason: cipher.open(copy_opening::REASON, row.copy_opening_id, row.reason)?,
            asked_by: row.asked_by,
            asked_name: cipher.open_of(membership::NAME, Some(row.asked_by), row.asked_name)?,
            asked_at: row.asked_at,
            approved_name: cipher.open_of(membership::NAME, row.approved_by, row.approved_name)?,
            approved_at: row.approved_at,
            closes_at: row.closes_at,
        })
    };
    rows.into_iter().map(of).collect()
}

/// The copies that are open for this person now. Errors: the database's; the keyring's.
pub async fn open_for(
    client: &impl Seals,
    tenant: Uuid,
    person: Uuid,
    now: Instant,
) -> Result<Vec<OpenCopy>> {
    let rows = sql::copies_open().bind(client, &tenant, &now, &person, &OPEN).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let mut found = Vec::new();
    for row in rows {
        let text: Option<String> =
            cipher.open(retained_copy::CONTENTS, row.retained_copy_id, row.contents)?;
        if let Some((text, closes_at)) = text.zip(row.closes_at) {
            let contents = serde_json::from_str(&text).map_err(Error::internal)?;
            found.push(OpenCopy { opening: row.copy_opening_id, contents, closes_at });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_waits_for_a_week_and_not_once_it_is_approved() {
        let asked_at: Instant = "2026-11-20T05:00:00Z".parse().expect("a moment");
        let asked = Opening {
            id: Uuid::nil(),
            about: "erased-1".into(),
            purpose: Purpose::Tax,
            reason: "an audit".into(),
            asked_by: Uuid::nil(),
            asked_name: None,
            asked_at,
            approved_name: None,
            approved_at: None,
            closes_at: None,
        };
        assert!(asked.waits(asked_at + SignedDuration::from_hours(24 * 7 - 1)));
        assert!(!asked.waits(asked_at + ASKED_FOR));
        assert!(!Opening { approved_at: Some(asked_at), ..asked }.waits(asked_at));
    }
}
