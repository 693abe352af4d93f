//! Legal holds: an Owner keeps a party, a lot, or the whole workspace from erasure, retention and ending,
//! for a reason.
//! Invariant: a hold is placed once and lifted once, each with a reason. A hold of the whole workspace, and
//! one that is placed in a closed workspace, has a last day, because nobody can come in to lift it after the
//! workspace was to end.

pub mod page;
#[cfg(test)]
mod tests;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::id::PartyId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::parties;
use ledger::stock::lots;
use obligations_queries::client::Params;
use obligations_queries::holds as sql;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::input::unfit;
use platform::sealed::app::legal_hold::{LIFTED_REASON, REASON};
use platform::sealed::app::membership;
use platform::sealed::ledger::party;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Holds on a page.
const PAGE: i64 = 50;
/// The longest hold in years: a dispute that lasts longer gets another one.
const YEARS: i64 = 10;

input! {
    /// A hold.
    pub struct PlaceHold {
        /// The code of the customer or supplier; without it and a lot: the whole workspace.
        party: Option<Name>,
        /// The code of a lot: everybody who supplied it or got some of it is kept.
        lot: Option<Name>,
        /// Why.
        reason: Text,
        /// Its last day; a hold of the whole workspace needs one.
        until: Option<Day>,
    }
}

/// The answer to placing and lifting a hold.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldChanged {
    /// The hold's id.
    pub hold: Uuid,
    /// Whether it is in force.
    pub in_force: bool,
}

/// Whether a hold may last so long. Errors: `field_required` and `number_range` at `until`.
fn may_last(needs_end: bool, until: Option<Day>, today: Day) -> Ruled<()> {
    let range = || Err(Refusal::new(Code::NumberRange).field("until"));
    match until {
        None if needs_end => Err(Refusal::new(Code::FieldRequired).field("until")),
        Some(until) if until < today || until > today.saturating_add(YEARS.years()) => range(),
        _ => Ok(()),
    }
}

/// What a hold is on: a party, a lot, or neither.
#[derive(Clone, Copy, Default)]
struct Target {
    party: Option<Uuid>,
    lot: Option<Uuid>,
}

impl PlaceHold {
    /// Errors: `not_found` and `party_erased` at `party`, `not_found` at `lot`.
    async fn target(&self, tx: &Tx) -> Result<Target> {
        let mut target = Target::default();
        if let Some(code) = &self.party {
            let party = parties::coded(tx, code.as_str(), "party").await?;
            // Held before the workspace is: an erasure locks the two in this order too.
            if !parties::hold(tx, party.party_id).await? {
                return Err(Refusal::new(Code::PartyErased).field("party").into());
            }
            target.party = Some(party.party_id.uuid());
        }
        if let Some(code) = &self.lot {
            target.lot = Some(lots::coded(tx, code.as_str(), "lot").await?.lot_id);
        }
        Ok(target)
    }
}

impl Action for PlaceHold {
    const NAME: &'static str = "workspace.hold.place";
    const NEEDS: Permission = Permission::LegalHoldsWrite;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Keeps a party, those of a lot, or the whole workspace from erasure and the end, until a day or until it is lifted.";
    type Output = HoldChanged;

    fn check(&self) -> Ruled<()> {
        match self.party.is_some() && self.lot.is_some() {
            true => Err(unfit("lot", "A hold is on a customer or supplier, or on a lot. Place two holds.")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldChanged>> {
        let is_of_all = self.party.is_none() && self.lot.is_none();
        may_last(is_of_all || tx.workspace.ends_at.is_some(), self.until, tx.today())?;
        let (hold, target) = (tx.new_id()?, self.target(tx).await?);
        sql::insert_hold()
            .params(
                tx,
                &sql::InsertHoldParams {
                    tenant: tx.tenant(),
                    hold,
                    party: target.party,
                    lot: target.lot,
                    reason: tx.cipher().seal(REASON, hold, self.reason.as_str())?,
                    until_on: self.until,
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        let change = Change::of(hold)
            .after(json!({ "party": target.party, "lot": target.lot, "until": self.until }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, HoldChanged { hold, in_force: true }))
    }
}

input! {
    /// A hold that is no longer needed.
    pub struct LiftHold {
        /// The hold's id.
        hold: Uuid,
        /// Why.
        reason: Text,
    }
}

impl Action for LiftHold {
    const NAME: &'static str = "workspace.hold.lift";
    const NEEDS: Permission = Permission::LegalHoldsWrite;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Lifts a legal hold.";
    type Output = HoldChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldChanged>> {
        let reason = tx.cipher().seal(LIFTED_REASON, self.hold, self.reason.as_str())?;
        let lifted =
            sql::lift_hold().bind(tx, &reason, &tx.person(), &tx.now, &tx.tenant(), &self.hold).opt().await?;
        lifted.ok_or_else(|| Refusal::new(Code::NotFound).field("hold"))?;
        let change = Change::of(self.hold)
            .before(json!({ "in_force": true }))
            .after(json!({ "in_force": false }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, HoldChanged { hold: self.hold, in_force: false }))
    }
}

input! {
    /// Which holds.
    pub struct ListHolds {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of holds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldList {
    /// The newest first.
    pub rows: Vec<HoldShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A hold as shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LegalHoldShown")]
pub struct HoldShown {
    /// Its id.
    pub hold: Uuid,
    /// The code of the party; null, as the lot: the whole workspace.
    pub party: Option<String>,
    /// The name of the party.
    pub party_name: Option<String>,
    /// The code of the lot.
    pub lot: Option<String>,
    /// Why it was placed.
    pub reason: String,
    /// Its last day.
    pub until: Option<Day>,
    /// Who placed it.
    pub placed_by: Option<String>,
    /// When it was placed.
    pub placed_at: Instant,
    /// Why it was lifted.
    pub lifted_reason: Option<String>,
    /// Who lifted it.
    pub lifted_by: Option<String>,
    /// When it was lifted; null while it is in force.
    pub lifted_at: Option<Instant>,
    /// Whether it keeps something today.
    pub in_force: bool,
}

impl HoldShown {
    fn of(tx: &ReadTx, row: sql::HoldsBefore) -> Result<HoldShown> {
        let (cipher, id) = (tx.cipher(), row.legal_hold_id);
        let is_past = row.until_on.is_some_and(|until| until < tx.today());
        Ok(HoldShown {
            hold: id,
            party: parties::code_of(tx, row.party_id.map(PartyId::from_uuid), row.party)?,
            party_name: cipher.open_of(party::NAME, row.party_id, row.party_name)?,
            lot: row.lot,
            reason: cipher.open(REASON, id, row.reason)?,
            until: row.until_on,
            placed_by: cipher.open_of(membership::NAME, Some(row.placed_by), row.placed_name)?,
            placed_at: row.placed_at,
            lifted_reason: cipher.open(LIFTED_REASON, id, row.lifted_reason)?,
            lifted_by: cipher.open_of(membership::NAME, row.lifted_by, row.lifted_name)?,
            lifted_at: row.lifted_at,
            in_force: row.lifted_at.is_none() && !is_past,
        })
    }
}

impl Query for ListHolds {
    const NAME: &'static str = "workspace.holds";
    const NEEDS: Permission = Permission::LegalHoldsWrite;
    const SUMMARY: &'static str = "Lists the legal holds, the newest first, fifty a page.";
    type Output = HoldList;

    async fn fetch(self, tx: &ReadTx) -> Result<HoldList> {
        let before = self.after.unwrap_or(Uuid::max());
        let rows = sql::holds_before().bind(tx, &tx.tenant(), &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.legal_hold_id);
        let rows = rows.into_iter().map(|row| HoldShown::of(tx, row)).collect::<Result<_>>()?;
        Ok(HoldList { rows, next })
    }
}
