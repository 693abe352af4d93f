//! Captures for support: an operator asks for one record, an Owner agrees, the record is copied once, and the
//! copy is deleted at its end.
//! Invariant: nothing is copied before an Owner agreed, and nothing is left after the end, or after the
//! erasure of a person whom it may name. The workspace's audit log has each step, and each look of an operator.

use crate::casework::{self, At, CaseKind, Step};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::role::Role;
use kernel::words;
use lifecycle_queries::captures as sql;
use lifecycle_queries::client::Params;
use mail::Notice;
use mail::messages::captures as messages;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY, own_call};
use platform::internal::{Guard, Internals, Seals, enter, entered_at, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::capture::{CONTENT, PURPOSE, RECORD};
use platform::tx::{Change, ReadTx, Tx};
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

/// The longest time between the consent and the end (promises.toml, log-support-exception).
pub const MOST_HOURS: i32 = 24;
/// How long a question waits for an Owner.
pub const ANSWER: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How long an operator who looks sees the copy.
pub const LOOK: SignedDuration = SignedDuration::from_mins(15);
/// The page of a workspace.
pub const PAGE: &str = "/security/captures";
/// The limits: captures of a workspace on its page, and captures that one run ends.
const CAPTURES: i64 = 200;
const ENDS: i64 = 1000;
/// The action in the audit log of a workspace when the time of a capture is over.
const END: &str = "instance.capture.end";

words! {
    /// The kinds of record that may be captured.
    pub enum CaptureKind {
        /// A customer or supplier.
        Party = "party",
        /// An item.
        Item = "item",
        /// A lot.
        Lot = "lot",
        /// A bill, receipt or another document.
        Document = "document",
    }
}
platform::word_fields!(CaptureKind);

impl CaptureKind {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            CaptureKind::Party => "Customer or supplier",
            CaptureKind::Item => "Item",
            CaptureKind::Lot => "Lot",
            CaptureKind::Document => "Document",
        }
    }
}

words! {
    /// The states of a capture.
    pub enum CaptureState {
        /// No Owner answered yet.
        Waiting = "waiting",
        /// The copy is there.
        Open = "open",
        /// An Owner refused, or nobody answered.
        Refused = "refused",
        /// The copy is deleted.
        Ended = "ended",
    }
}

impl CaptureState {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            CaptureState::Waiting => "Waits for an Owner",
            CaptureState::Open => "Open",
            CaptureState::Refused => "Refused, or not answered",
            CaptureState::Ended => "Deleted",
        }
    }
}

/// A capture, without its copy.
#[derive(Clone, Debug)]
pub struct Capture {
    /// Its id.
    pub id: Uuid,
    /// The number of its support case.
    pub number: i32,
    /// The kind of the record.
    pub kind: CaptureKind,
    /// The code or number of the record; None: it is over.
    pub record: Option<String>,
    /// For what.
    pub purpose: String,
    /// How many hours it was asked for.
    pub hours: i16,
    /// When it was asked for.
    pub asked_at: Instant,
    /// When an Owner agreed, and the record was copied.
    pub allowed_at: Option<Instant>,
    /// When the copy is deleted at the latest.
    pub ends_at: Option<Instant>,
    /// How often an operator looked.
    pub looks: i32,
    /// Who looked last.
    pub looked_by: Option<Uuid>,
    /// When.
    pub looked_at: Option<Instant>,
    /// When it was deleted.
    pub deleted_at: Option<Instant>,
}

impl Capture {
    fn of(client: &impl Seals, (tenant, now): (Uuid, Instant), row: sql::CaptureRow) -> Result<Capture> {
        let (cipher, id) = (client.cipher_of(tenant, now), row.capture_id);
        let kind = CaptureKind::of(&row.record_kind);
        Ok(Capture {
            id,
            number: row.case_no,
            kind: kind.ok_or_else(|| Error::internal("a capture of an unknown kind"))?,
            record: cipher.open(RECORD, id, row.record)?,
            purpose: cipher.open(PURPOSE, id, row.purpose)?,
            hours: row.hours,
            asked_at: row.asked_at,
            allowed_at: row.allowed_at,
            ends_at: row.ends_at,
            looks: row.looks,
            looked_by: row.looked_by,
            looked_at: row.looked_at,
            deleted_at: row.deleted_at,
        })
    }

    /// Its state at a moment.
    pub fn state(&self, now: Instant) -> CaptureState {
        match (self.ends_at, self.deleted_at) {
            (None, Some(_)) => CaptureState::Refused,
            (None, None) if self.asked_at + ANSWER <= now => CaptureState::Refused,
            (None, None) => CaptureState::Waiting,
            (Some(end), None) if end > now => CaptureState::Open,
            (Some(_), _) => CaptureState::Ended,
        }
    }

    /// Until when this person sees the copy; None: they have to look first.
    pub fn is_seen_until(&self, person: Uuid, now: Instant) -> Option<Instant> {
        let end = self.ends_at.filter(|_| self.state(now) == CaptureState::Open)?;
        let looked = self.looked_at.filter(|_| self.looked_by == Some(person))?;
        Some(end.min(looked + LOOK)).filter(|until| *until > now)
    }
}

/// What an operator asks for.
#[derive(Clone, Copy, Debug)]
pub struct NewCapture<'a> {
    /// The workspace.
    pub workspace: Uuid,
    /// Its address.
    pub slug: &'a str,
    /// The number of the support case.
    pub number: i32,
    /// The kind of the record.
    pub kind: CaptureKind,
    /// Its code or number.
    pub record: &'a str,
    /// For what.
    pub purpose: &'a str,
    /// For how many hours.
    pub hours: i16,
}

/// Writes a step into the audit log of the workspace that was entered, with the operator's name.
async fn tell(tx: &Tx, workspace: Uuid, (action, number): (&str, i32), facts: Value) -> Result<()> {
    let who = Some((tx.member.person, tx.member.name.as_str()));
    let change = Change::of(CaseKind::Capture.name(number)).after(facts);
    write_event_of(tx, tx.call(), TenantId::from_uuid(workspace), (action, None), who, &change).await
}

/// Asks the Owners of a workspace for a record, by mail and on their page. Errors: the database's; the
/// keyring's.
pub async fn ask(tx: &Tx, at: At, new: &NewCapture<'_>) -> Result<()> {
    let (id, workspace) = (fresh_id(at.now)?, new.workspace);
    let cipher = tx.cipher_of(workspace, at.now);
    let row = sql::InsertCaptureParams {
        capture: id,
        number: new.number,
        record_kind: new.kind.as_str(),
        record: cipher.seal(RECORD, id, new.record)?,
        purpose: cipher.seal(PURPOSE, id, new.purpose)?,
        hours: new.hours,
        by: at.by,
        now: at.now,
        tenant: workspace,
    };
    let case = CaseKind::Capture.name(new.number);
    let told = Notice {
        words: messages::question(&case, new.kind.label(), new.purpose, new.hours.into()),
        link: format!("/w/{}{PAGE}", new.slug),
        about: id,
        until: at.now + ANSWER,
    };
    entered_at(tx, workspace, NOBODY, async {
        sql::insert_capture().params(tx, &row).one().await?;
        mail::tell(tx, at.now, (workspace, NOBODY.uuid()), &[Role::Owner], &told).await?;
        let facts = json!({ "kind": new.kind, "hours": new.hours });
        tell(tx, workspace, ("instance.capture.ask", new.number), facts).await
    })
    .await
}

/// The captures of the workspace that was entered, the newest first. Errors: the database's; the keyring's.
pub async fn of_workspace(client: &impl Seals, tenant: Uuid, now: Instant) -> Result<Vec<Capture>> {
    let rows = sql::captures_of().bind(client, &tenant, &CAPTURES).all().await?;
    rows.into_iter().map(|row| Capture::of(client, (tenant, now), row)).collect()
}

/// The capture of this number in the workspace that was entered, locked for a change. Errors: the database's;
/// the keyring's.
pub async fn lock_capture(
    client: &impl Seals,
    tenant: Uuid,
    now: Instant,
    number: i32,
) -> Result<Option<Capture>> {
    let row = sql::capture_locked().bind(client, &tenant, &number).opt().await?;
    row.map(|row| Capture::of(client, (tenant, now), row)).transpose()
}

/// Keeps the consent of an Owner and the copy of the record, until a moment. Errors: the database's; the
/// keyring's.
pub async fn allow(client: &impl Seals, at: At, id: Uuid, (end, content): (Instant, &Value)) -> Result<()> {
    let sealed = client.cipher_of(at.tenant, at.now).seal(CONTENT, id, content)?;
    sql::allow_capture()
        .params(
            client,
            &sql::AllowCaptureParams {
                by: at.by,
                now: at.now,
                ends_at: end,
                content: sealed,
                tenant: at.tenant,
                capture: id,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Deletes the copy, or ends a question that nobody answered; None: its time is over. Says whether it was
/// there. Errors: the database's.
pub async fn end(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    id: Uuid,
    by: Option<Uuid>,
) -> Result<bool> {
    Ok(sql::end_capture().bind(client, &by, &now, &tenant, &id).opt().await?.is_some())
}

/// A support case in the list of those who run the instance.
#[derive(Clone, Debug)]
pub struct SupportCase {
    /// Its number.
    pub number: i32,
    /// The address of the workspace; None: it has ended.
    pub slug: Option<String>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The workspace.
    workspace: Option<Uuid>,
}

impl SupportCase {
    fn of(row: sql::SupportCases) -> SupportCase {
        let workspace = row.facts.as_ref().and_then(|facts| facts["workspace"].as_str());
        SupportCase {
            workspace: workspace.and_then(|id| Uuid::parse_str(id).ok()),
            number: row.case_no,
            slug: row.slug,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
        }
    }
}

/// The support cases before a number, the newest first. Errors: the database's.
pub async fn cases(client: &impl Seals, (before, many): (i32, i64)) -> Result<Vec<SupportCase>> {
    let rows = sql::support_cases().bind(client, &INSTANCE.uuid(), &before, &many).all().await?;
    Ok(rows.into_iter().map(SupportCase::of).collect())
}

/// The support case of this number. Errors: the database's.
pub async fn case_of(client: &impl Seals, number: i32) -> Result<Option<SupportCase>> {
    let found = cases(client, (number.saturating_add(1), 1)).await?;
    Ok(found.into_iter().find(|case| case.number == number))
}

/// The capture of a case, and its copy if this person looks just now; None: the workspace has ended. Errors:
/// the database's; the keyring's.
pub async fn read_capture(tx: &ReadTx, case: &SupportCase) -> Result<Option<(Capture, Option<Value>)>> {
    let Some(workspace) = case.workspace.filter(|_| case.slug.is_some()) else { return Ok(None) };
    entered_at(tx, workspace, NOBODY, async {
        let of = (workspace, tx.now);
        let Some(row) = sql::capture_numbered().bind(tx, &workspace, &case.number).opt().await? else {
            return Ok(None);
        };
        let capture = Capture::of(tx, of, row)?;
        if capture.is_seen_until(tx.person(), tx.now).is_none() {
            return Ok(Some((capture, None)));
        }
        let content = sql::capture_content().bind(tx, &workspace, &capture.id).opt().await?;
        let content = match content {
            Some(sealed) => {
                let text: String = tx.cipher_of(workspace, tx.now).open(CONTENT, capture.id, sealed)?;
                Some(serde_json::from_str(&text).map_err(Error::internal)?)
            }
            None => None,
        };
        Ok(Some((capture, content)))
    })
    .await
}

/// Records that an operator looks at the copy. False: no Owner agreed, or it is over. Errors: the database's.
pub async fn look(tx: &Tx, at: At, case: &SupportCase) -> Result<bool> {
    let Some(workspace) = case.workspace.filter(|_| case.slug.is_some()) else { return Ok(false) };
    entered_at(tx, workspace, NOBODY, async {
        let row = sql::capture_locked().bind(tx, &workspace, &case.number).opt().await?;
        let Some(row) = row else { return Ok(false) };
        let looks = sql::look_at().bind(tx, &at.by, &at.now, &workspace, &row.capture_id).opt().await?;
        let Some(looks) = looks else { return Ok(false) };
        tell(tx, workspace, ("instance.capture.look", case.number), json!({ "looks": looks })).await?;
        Ok(true)
    })
    .await
}

/// Deletes the copy of a case that an operator closes. Says whether an erasure had ended it before: then the
/// workspace's log says so, as when the task closes the case. Errors: the database's.
pub async fn close(tx: &Tx, at: At, case: &SupportCase) -> Result<bool> {
    let Some(workspace) = case.workspace.filter(|_| case.slug.is_some()) else { return Ok(false) };
    entered_at(tx, workspace, NOBODY, async {
        let row = sql::capture_locked().bind(tx, &workspace, &case.number).opt().await?;
        let Some(row) = row else { return Ok(false) };
        let is_by_erasure = row.closed_at.is_none() && end_of(&row) == "erased";
        if is_by_erasure {
            tell_end(tx, (workspace, case.number), at.now, true).await?;
        } else if end(tx, (workspace, at.now), row.capture_id, Some(at.by)).await? {
            tell(tx, workspace, ("instance.capture.close", case.number), json!({ "is_deleted": true }))
                .await?;
        }
        sql::close_capture().bind(tx, &at.now, &workspace, &row.capture_id).opt().await?;
        Ok(is_by_erasure)
    })
    .await
}

/// Deletes the captures whose time is over, and closes the cases of those that are deleted. `jobs` is a
/// connection of the role for jobs. Returns the number of cases that it closed. Errors: the database's.
pub async fn end_over(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let asked_at = now - ANSWER;
    let (mut closed, mut failed) = (0, None);
    for over in sql::captures_over().bind(jobs, &now, &asked_at, &ENDS).all().await? {
        match end_one(platform, (over.tenant_id, over.case_no), now).await {
            Ok(is_done) => closed += usize::from(is_done),
            // A failure in one workspace does not keep the copies of the others.
            Err(error) => {
                tracing::error!(%error, tenant = %over.tenant_id, "a capture for support could not be deleted");
                failed = Some(error);
            }
        }
    }
    failed.map_or(Ok(closed), Err)
}

/// Whether the row, which is locked, is over by its time.
fn is_over(row: &sql::CaptureRow, now: Instant) -> bool {
    row.ends_at.map_or(row.asked_at + ANSWER <= now, |end| end <= now)
}

/// How a capture ended whose case is still open: `erased`, if that was the erasure of a person whom it may
/// name, which ends it by nobody and before its time.
fn end_of(row: &sql::CaptureRow) -> &'static str {
    if row.deleted_at.is_some() && row.deleted_by.is_none() { "erased" } else { "ended" }
}

/// Writes into the audit log of the workspace that was entered that a capture ended by nobody.
async fn tell_end(
    on: &impl Seals,
    (workspace, number): (Uuid, i32),
    now: Instant,
    is_by_erasure: bool,
) -> Result<()> {
    let facts = json!({ "is_deleted": true, "is_by_erasure": is_by_erasure });
    let change = Change::of(CaseKind::Capture.name(number)).after(facts);
    write_event_of(on, &own_call(now)?, TenantId::from_uuid(workspace), (END, None), None, &change).await
}

/// One of them, in one transaction: the case is locked first, as an operator's action locks it.
async fn end_one(platform: &Platform, (tenant, number): (Uuid, i32), now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let at = At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now };
    // A capture without its case is deleted too.
    let case = match casework::lock_case(&guard, at.tenant, CaseKind::Capture, number).await {
        Ok(case) => Some(case),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error),
    };
    enter().bind(guard.pg(), &tenant, &NOBODY.uuid()).one().await?;
    let row = sql::capture_locked().bind(&guard, &tenant, &number).opt().await?;
    let Some(row) = row.filter(|row| row.closed_at.is_none()) else {
        guard.rollback().await;
        return Ok(false);
    };
    let what = end_of(&row);
    if row.deleted_at.is_none() {
        if !is_over(&row, now) {
            guard.rollback().await;
            return Ok(false);
        }
        end(&guard, (tenant, now), row.capture_id, None).await?;
    }
    if row.deleted_at.is_none() || what == "erased" {
        tell_end(&guard, (tenant, number), now, what == "erased").await?;
    }
    sql::close_capture().bind(&guard, &now, &tenant, &row.capture_id).opt().await?;
    enter().bind(guard.pg(), &at.tenant, &at.by).one().await?;
    if let Some(case) = case.filter(|case| case.closed_at.is_none()) {
        let event = casework::note(&guard, at, case.id, &Step { what, ..Step::default() }).await?;
        casework::set_state(&guard, at, case.id, ("closed", true), event).await?;
    }
    guard.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::parse_instant;

    const ASKED: &str = "2026-05-20T05:00:00Z";

    fn at(text: &str) -> Instant {
        parse_instant(text).expect("a moment")
    }

    fn capture() -> Capture {
        Capture {
            id: Uuid::nil(),
            number: 7,
            kind: CaptureKind::Lot,
            record: Some("L-1".into()),
            purpose: "A cost".into(),
            hours: 4,
            asked_at: at(ASKED),
            allowed_at: None,
            ends_at: None,
            looks: 0,
            looked_by: None,
            looked_at: None,
            deleted_at: None,
        }
    }

    fn open_one() -> Capture {
        let ends_at = Some(at("2026-05-20T09:00:00Z"));
        Capture { allowed_at: Some(at(ASKED)), ends_at, ..capture() }
    }

    #[test]
    fn a_question_waits_a_week_and_a_copy_is_open_until_its_end() {
        let deleted = |capture| Capture { deleted_at: Some(at(ASKED)), ..capture };
        for (capture, now, state) in [
            (capture(), ASKED, CaptureState::Waiting),
            (capture(), "2026-05-27T04:59:59Z", CaptureState::Waiting),
            (capture(), "2026-05-27T05:00:00Z", CaptureState::Refused),
            (deleted(capture()), ASKED, CaptureState::Refused),
            (open_one(), "2026-05-20T08:59:59Z", CaptureState::Open),
            (open_one(), "2026-05-20T09:00:00Z", CaptureState::Ended),
            (deleted(open_one()), ASKED, CaptureState::Ended),
        ] {
            assert_eq!(capture.state(at(now)), state, "{now}");
        }
    }

    #[test]
    fn a_look_lasts_fifteen_minutes_for_the_person_who_looked_and_never_beyond_the_end() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let seen = |looked: &str, who, now: &str| {
            let looked = Capture { looked_by: Some(one), looked_at: Some(at(looked)), ..open_one() };
            looked.is_seen_until(who, at(now))
        };
        assert_eq!(open_one().is_seen_until(one, at(ASKED)), None, "nobody looked");
        let until = Some(at("2026-05-20T05:15:00Z"));
        assert_eq!(seen(ASKED, one, "2026-05-20T05:14:59Z"), until);
        assert_eq!(seen(ASKED, one, "2026-05-20T05:15:00Z"), None);
        assert_eq!(seen(ASKED, other, ASKED), None);
        let end = Some(at("2026-05-20T09:00:00Z"));
        assert_eq!(seen("2026-05-20T08:50:00Z", one, "2026-05-20T08:59:00Z"), end);
        assert_eq!(seen("2026-05-20T08:50:00Z", one, "2026-05-20T09:00:00Z"), None);
    }
}
