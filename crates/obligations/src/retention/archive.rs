//! The closed archive as the workspace sees it: its list, an opening that one person asks for, and another
//! one approves.
//! Invariant: what a copy says is shown to the two people of an opening alone, until it closes by itself;
//! each opening is an event with its purpose.

use crate::requests::HeldValue;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::casework::At;
use lifecycle::retention::copies::{
    self, ASKED_FOR, Keeps, OpenCopy, Opening, OpeningAsked, Purpose, RetainedCopy,
};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Copies on a page.
const PAGE: i64 = 50;
/// The values of a copy, in their order.
const VALUES: [&str; 11] =
    ["code", "name", "kind", "state", "gstin", "abn", "pan", "phone", "location", "email", "gln"];

input! {
    /// An opening of a copy.
    pub struct AskOpening {
        /// The copy's id.
        copy: Uuid,
        /// For what.
        purpose: Purpose,
        /// Why, and what is looked for.
        reason: Text,
    }
}

/// The answer to asking and approving.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpeningChange {
    /// The opening's id.
    pub opening: Uuid,
    /// When it closes by itself; null: another person has to approve it first.
    pub closes_at: Option<Instant>,
}

pub(super) fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

impl Action for AskOpening {
    const NAME: &'static str = "workspace.retention.ask";
    const NEEDS: Permission = Permission::RetentionOpen;
    const SUMMARY: &'static str = "Asks to open a copy of the closed archive for a purpose; another person has to approve it within a week.";
    type Output = OpeningChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OpeningChange>> {
        let why = (self.purpose, self.reason.as_str());
        let asked = copies::ask(&*tx, at(tx), (self.copy, Keeps::Party), why).await?;
        let opening = asked.ok_or_else(|| Refusal::new(Code::NotFound).field("copy"))?;
        let change = Change::of(opening)
            .after(json!({ "copy": self.copy, "purpose": self.purpose }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, OpeningChange { opening, closes_at: None }))
    }
}

input! {
    /// An opening that another person asked for.
    pub struct ApproveOpening {
        /// Its id.
        opening: Uuid,
    }
}

/// Whether this person may approve it now. Errors: `permission_denied` for an operator with a grant, so that
/// two of them open nothing without the shop; 422 at `opening`.
pub(super) fn may_approve(asked: OpeningAsked, (by, is_guest): (Uuid, bool), now: Instant) -> Ruled<()> {
    if is_guest {
        return Err(Refusal::new(Code::PermissionDenied));
    }
    if asked.is_approved {
        return Err(unfit("opening", "This was approved before."));
    }
    if asked.by == by {
        return Err(unfit("opening", "Another person has to approve what you asked for."));
    }
    match asked.at + ASKED_FOR > now {
        true => Ok(()),
        false => Err(unfit("opening", "This was asked for more than a week ago. Ask again.")),
    }
}

impl Action for ApproveOpening {
    const NAME: &'static str = "workspace.retention.approve";
    const NEEDS: Permission = Permission::RetentionOpen;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Opens a copy of the closed archive that another person asked for; both read it for an hour.";
    type Output = OpeningChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OpeningChange>> {
        let asked = copies::lock_opening(&*tx, tx.tenant(), (self.opening, Keeps::Party)).await?;
        let asked = asked.ok_or_else(|| Refusal::new(Code::NotFound).field("opening"))?;
        may_approve(asked, (tx.person(), tx.member.is_by_grant()), tx.now)?;
        let closes_at = copies::approve(&*tx, at(tx), self.opening).await?;
        let change = Change::of(self.opening).after(json!({ "asked_by": asked.by, "closes_at": closes_at }));
        Ok(tx.record(change, OpeningChange { opening: self.opening, closes_at: Some(closes_at) }))
    }
}

input! {
    /// Which copies.
    pub struct GetArchive {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The closed archive.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ClosedArchive")]
pub struct ArchiveShown {
    /// The copies, the newest first.
    pub rows: Vec<CopyShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
    /// The openings, the newest first.
    pub openings: Vec<OpeningShown>,
    /// The copies that are open for the person who asks.
    pub open: Vec<OpenShown>,
}

/// A copy, without what it says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RetainedCopy")]
pub struct CopyShown {
    /// Its id.
    pub copy: Uuid,
    /// The code of the erased party.
    pub party: String,
    /// The rule that keeps it.
    pub rule: String,
    /// Its last day.
    pub keep_until: Day,
    /// How many records need it.
    pub documents: i32,
    /// When the party was erased.
    pub erased_at: Instant,
    /// When the copy was removed; null: it is there.
    pub ended_at: Option<Instant>,
}

impl CopyShown {
    fn of(copy: RetainedCopy) -> CopyShown {
        CopyShown {
            copy: copy.id,
            party: copy.party,
            rule: copy.rule,
            keep_until: copy.keep_until,
            documents: copy.documents,
            erased_at: copy.created_at,
            ended_at: copy.ended_at,
        }
    }
}

/// An opening.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "CopyOpening")]
pub struct OpeningShown {
    /// Its id.
    pub opening: Uuid,
    /// The code of the erased party, or the workspace that ended with the year of its books.
    pub party: String,
    /// For what.
    pub purpose: Purpose,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: Option<String>,
    /// When.
    pub asked_at: Instant,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: Option<Instant>,
    /// When it closes, or closed.
    pub closes_at: Option<Instant>,
    /// Whether the person who reads this may approve it.
    pub may_approve: bool,
}

impl OpeningShown {
    pub(super) fn of(it: Opening, (person, is_guest): (Uuid, bool), now: Instant) -> OpeningShown {
        OpeningShown {
            may_approve: it.waits(now) && it.asked_by != person && !is_guest,
            opening: it.id,
            party: it.about,
            purpose: it.purpose,
            reason: it.reason,
            asked_by: it.asked_name,
            asked_at: it.asked_at,
            approved_by: it.approved_name,
            approved_at: it.approved_at,
            closes_at: it.closes_at,
        }
    }
}

/// What an open copy says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "OpenCopy")]
pub struct OpenShown {
    /// Its opening.
    pub opening: Uuid,
    /// When it closes.
    pub closes_at: Instant,
    /// What it says.
    pub values: Vec<HeldValue>,
}

impl OpenShown {
    fn of(copy: &OpenCopy) -> OpenShown {
        let value = |field: &'static str| {
            let text = copy.contents.get(field)?.as_str()?;
            Some(HeldValue { field, value: text.to_owned() })
        };
        let values = VALUES.into_iter().filter_map(value).collect();
        OpenShown { opening: copy.opening, closes_at: copy.closes_at, values }
    }
}

impl Query for GetArchive {
    const NAME: &'static str = "workspace.retention.archive";
    const NEEDS: Permission = Permission::RetentionOpen;
    const SUMMARY: &'static str = "Lists the copies in the closed archive and their openings, and gives what is open for the person who asks.";
    type Output = ArchiveShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ArchiveShown> {
        let before = self.after.unwrap_or(Uuid::max());
        let copies = copies::list(tx, tx.tenant(), tx.now, (before, PAGE + 1)).await?;
        let Page { rows, next } = Page::of(copies, PAGE, |last| last.id);
        let openings = copies::openings(tx, tx.tenant(), tx.now).await?;
        let open = copies::open_for(tx, tx.tenant(), tx.person(), tx.now).await?;
        let me = (tx.person(), tx.member.is_by_grant());
        Ok(ArchiveShown {
            rows: rows.into_iter().map(CopyShown::of).collect(),
            next,
            openings: openings.into_iter().map(|it| OpeningShown::of(it, me, tx.now)).collect(),
            open: open.iter().map(OpenShown::of).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn another_person_approves_within_a_week_and_once() {
        let (now, [one, other]) = (Instant::UNIX_EPOCH, [1, 2].map(Uuid::from_u128));
        let asked = OpeningAsked { by: one, at: now, is_approved: false };
        assert!(may_approve(asked, (other, false), now).is_ok());
        assert!(may_approve(asked, (one, false), now).is_err());
        assert!(may_approve(asked, (other, true), now).is_err(), "an operator");
        assert!(may_approve(OpeningAsked { is_approved: true, ..asked }, (other, false), now).is_err());
        assert!(may_approve(asked, (other, false), now + ASKED_FOR - SignedDuration::from_secs(1)).is_ok());
        assert!(may_approve(asked, (other, false), now + ASKED_FOR).is_err());
    }
}
