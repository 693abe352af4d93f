//! The checks of one piece of equipment, newest first, and its deferrals.
//! Invariant: each row is shown as recorded, with its user and time; an answer has a bound.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::SignedQuantity;
use kernel::id::CheckId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use make_queries::client::Params;
use make_queries::equipment as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::{membership, paper};
use platform::sealed::make::{check_deferral, equipment_check as cell};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::fitness::CheckKind;
use super::{EquipmentRow, EquipmentShown, due, one};

/// Checks in one answer.
pub const PAGE: i64 = 50;
/// Deferrals in one answer: the newest.
const DEFERRALS: i64 = 20;
/// Days ahead in which a check counts as due soon.
pub const SOON_DAYS: i64 = 7;

pub use sql::CheckRow;

input! {
    /// The equipment whose checks are asked for.
    pub struct ListChecks {
        /// The equipment.
        equipment: Name,
        /// Only this kind.
        kind: Option<CheckKind>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of checks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckPage {
    /// Newest first, by the time of the check.
    pub rows: Vec<CheckShown>,
    /// The newest deferrals, newest first.
    pub deferrals: Vec<DeferralShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A check as shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckShown {
    /// The check.
    pub check: Uuid,
    /// calibration or cleaning.
    pub kind: String,
    /// pass or fail.
    pub result: String,
    /// When it was done.
    pub at: Instant,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The user who recorded it.
    pub by: String,
    /// The indicated value less the true one, before adjustment.
    pub as_found_error: Option<SignedQuantity>,
    /// The same after adjustment.
    pub as_left_error: Option<SignedQuantity>,
    /// The accuracy required then.
    pub tolerance: Option<SignedQuantity>,
    /// The certificate, or the standard it was compared with.
    pub reference: Option<String>,
    /// How it was cleaned.
    pub programme: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The local day through which the equipment is fit.
    pub next_due: Option<Day>,
    /// The end of its validity.
    pub valid_until: Option<Instant>,
    /// Whether it was imported.
    pub opening: bool,
    /// The papers attached to it.
    pub papers: Vec<PaperShown>,
}

/// An attached paper.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PaperShown {
    /// The paper.
    pub paper: Uuid,
    /// Its file's name.
    pub name: String,
    /// Its media type, detected from its bytes.
    pub media_type: String,
    /// Bytes.
    pub size: i32,
}

/// A check that was deferred.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeferralShown {
    /// calibration or cleaning.
    pub kind: String,
    /// When it was due.
    pub due: Day,
    /// The last local day of use without the check.
    pub until: Day,
    /// The reason.
    pub reason: String,
    /// The user who deferred it.
    pub by: String,
    /// When it was deferred.
    pub at: Instant,
}

impl Query for ListChecks {
    const NAME: &'static str = "make.checks";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Lists the calibrations and cleanings of one piece of equipment, newest first, fifty a page.";
    type Output = CheckPage;

    async fn fetch(self, tx: &ReadTx) -> Result<CheckPage> {
        let it = one(tx, self.equipment.as_str()).await?;
        let kinds: Vec<&str> = match self.kind {
            Some(kind) => vec![kind.as_str()],
            None => vec![CheckKind::Calibration.as_str(), CheckKind::Cleaning.as_str()],
        };
        let first = (Instant::MAX, Uuid::max());
        let (before_at, before) = match self.after {
            Some(id) => {
                let at = sql::check_moment().bind(tx, &tx.tenant(), &id).opt().await?;
                at.map_or(first, |at| (at, id))
            }
            None => first,
        };
        let rows = sql::checks_of()
            .params(
                tx,
                &sql::ChecksOfParams {
                    tenant: tx.tenant(),
                    equipment: it.equipment_id,
                    kinds,
                    before_at,
                    before,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.equipment_check_id);
        let rows = shown(tx, rows).await?;
        Ok(CheckPage { rows, deferrals: deferrals(tx, &it).await?, next })
    }
}

async fn deferrals(tx: &ReadTx, it: &EquipmentRow) -> Result<Vec<DeferralShown>> {
    let rows = sql::deferrals_of().bind(tx, &tx.tenant(), &it.equipment_id, &DEFERRALS).all().await?;
    let shown = |row: sql::DeferralsOf| {
        Ok(DeferralShown {
            kind: row.kind,
            due: row.due_on,
            until: row.deferred_to,
            reason: tx.cipher().open(check_deferral::REASON, row.check_deferral_id, row.reason)?,
            by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
            at: row.created_at,
        })
    };
    rows.into_iter().map(shown).collect()
}

/// One check of a piece of equipment. Errors: `not_found` at `check`.
pub async fn check_of(tx: &ReadTx, it: &EquipmentRow, check: CheckId) -> Result<CheckRow> {
    let row = sql::check_of_id().bind(tx, &tx.tenant(), &check.uuid(), &it.equipment_id).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field("check").into())
}

/// Checks as people read them, each with its papers.
pub async fn shown(tx: &ReadTx, rows: Vec<CheckRow>) -> Result<Vec<CheckShown>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.equipment_check_id).collect();
    let papers = sql::papers_of().bind(tx, &tx.tenant(), &ids).all().await?;
    let paper = |row: &sql::PapersOf| {
        Ok(PaperShown {
            paper: row.paper_id,
            name: tx.cipher().open(paper::NAME, row.paper_id, row.name.clone())?,
            media_type: row.media_type.clone(),
            size: row.size,
        })
    };
    let shown = |row: CheckRow| {
        let id = row.equipment_check_id;
        let of_it = papers.iter().filter(|it| it.equipment_check_id == id);
        Ok(CheckShown {
            check: id,
            reference: tx.cipher().open(cell::REFERENCE, id, row.reference)?,
            programme: tx.cipher().open(cell::PROGRAMME, id, row.programme)?,
            note: tx.cipher().open(cell::NOTE, id, row.note)?,
            by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
            papers: of_it.map(paper).collect::<Result<_>>()?,
            kind: row.kind,
            result: row.result,
            at: row.performed_at,
            recorded_at: row.created_at,
            as_found_error: row.as_found_error_e6.map(SignedQuantity::from_stored),
            as_left_error: row.as_left_error_e6.map(SignedQuantity::from_stored),
            tolerance: row.tolerance_e6.map(SignedQuantity::from_stored),
            next_due: row.next_due,
            valid_until: row.valid_until,
            opening: row.opening,
        })
    };
    rows.into_iter().map(shown).collect()
}

input! {
    /// One check.
    pub struct GetCheck {
        /// The equipment.
        equipment: Name,
        /// The check.
        check: Uuid,
    }
}

impl Query for GetCheck {
    const NAME: &'static str = "make.check";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows one calibration or cleaning with its papers.";
    type Output = CheckShown;

    async fn fetch(self, tx: &ReadTx) -> Result<CheckShown> {
        let it = one(tx, self.equipment.as_str()).await?;
        let row = check_of(tx, &it, CheckId::from_uuid(self.check)).await?;
        let found = shown(tx, vec![row]).await?.pop();
        found.ok_or_else(|| Refusal::new(Code::NotFound).field("check").into())
    }
}

input! {
    /// Asks for equipment that needs attention.
    pub struct ListDueChecks {}
}

/// Equipment that needs attention.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueList {
    /// Equipment that is unfit or due within a week, by code. Equipment in use waits until its batch ends.
    pub rows: Vec<EquipmentShown>,
}

impl Query for ListDueChecks {
    const NAME: &'static str = "make.checks_due";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Lists the equipment that needs a calibration or a cleaning now or within a week.";
    type Output = DueList;

    async fn fetch(self, tx: &ReadTx) -> Result<DueList> {
        Ok(DueList { rows: due(tx, SOON_DAYS).await? })
    }
}
