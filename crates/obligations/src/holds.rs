//! Legal holds: an Owner keeps a party, or the whole workspace, from erasure and ending, for a reason.
//! Invariant: a hold is placed once and lifted once, each with a reason. A hold of the whole workspace has a
//! last day, because nobody can come in to lift it after the workspace was to end.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::parties;
use obligations_queries::client::Params;
use obligations_queries::holds as sql;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::app::legal_hold::{LIFTED_REASON, REASON};
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
        /// The code of the customer or supplier; absent: the whole workspace.
        party: Option<Name>,
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
fn may_last(is_of_all: bool, until: Option<Day>, today: Day) -> Ruled<()> {
    let range = || Err(Refusal::new(Code::NumberRange).field("until"));
    match until {
        None if is_of_all => Err(Refusal::new(Code::FieldRequired).field("until")),
        Some(until) if until < today || until > today.saturating_add(YEARS.years()) => range(),
        _ => Ok(()),
    }
}

impl Action for PlaceHold {
    const NAME: &'static str = "workspace.hold.place";
    const NEEDS: Permission = Permission::LegalHoldsWrite;
    const SUMMARY: &'static str =
        "Keeps a party from being erased, or the workspace from ending, until a day or until it is lifted.";
    type Output = HoldChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldChanged>> {
        may_last(self.party.is_none(), self.until, tx.today())?;
        let party = match &self.party {
            Some(code) => Some(parties::coded(tx, code.as_str(), "party").await?),
            None => None,
        };
        if party.as_ref().is_some_and(|party| party.erased_at.is_some()) {
            return Err(Refusal::new(Code::PartyErased).field("party").into());
        }
        let hold = tx.new_id()?;
        sql::insert_hold()
            .params(
                tx,
                &sql::InsertHoldParams {
                    hold,
                    party: party.as_ref().map(|party| party.party_id.uuid()),
                    reason: tx.cipher().seal(REASON, hold, self.reason.as_str())?,
                    until_on: self.until,
                    by: tx.person(),
                    now: tx.now,
                    tenant: tx.tenant(),
                },
            )
            .one()
            .await?;
        let change = Change::of(hold)
            .after(json!({ "party": party.map(|party| party.party_id), "until": self.until }))
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
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "LegalHoldShown")]
pub struct HoldShown {
    /// Its id.
    pub hold: Uuid,
    /// The code of the party; null: the whole workspace.
    pub party: Option<String>,
    /// Why it was placed.
    pub reason: String,
    /// Its last day.
    pub until: Option<Day>,
    /// When it was placed.
    pub placed_at: Instant,
    /// When it was lifted; null while it is in force.
    pub lifted_at: Option<Instant>,
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
        let hold_shown = |row: sql::HoldsBefore| {
            let party = row.party_id.map(kernel::id::PartyId::from_uuid);
            Ok(HoldShown {
                hold: row.legal_hold_id,
                party: parties::code_of(tx, party, row.party)?,
                reason: tx.cipher().open(REASON, row.legal_hold_id, row.reason)?,
                until: row.until_on,
                placed_at: row.placed_at,
                lifted_at: row.lifted_at,
            })
        };
        Ok(HoldList { rows: rows.into_iter().map(hold_shown).collect::<Result<_>>()?, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ledger::parties::{CreateParty, EraseParty};
    use testing::Shop;

    const TODAY: Day = date(2026, 4, 20);

    #[test]
    fn a_hold_of_the_whole_workspace_has_a_last_day_and_none_is_longer_than_ten_years() {
        assert!(may_last(false, None, TODAY).is_ok() && may_last(true, None, TODAY).is_err());
        for (until, may) in
            [(date(2026, 4, 19), false), (TODAY, true), (date(2036, 4, 20), true), (date(2036, 4, 21), false)]
        {
            assert_eq!(may_last(true, Some(until), TODAY).is_ok(), may, "{until}");
            assert_eq!(may_last(false, Some(until), TODAY).is_ok(), may, "{until}");
        }
    }

    #[tokio::test]
    async fn a_held_party_is_not_erased_until_the_hold_is_lifted_or_over() {
        let mut shop = Shop::jeweller().await;
        for party in ["c-meera", "c-anil", "c-asha"] {
            let new = json!({"party": party, "name": party, "kind": "customer"});
            shop.run::<CreateParty>("mia", new).await.expect("added");
        }
        let erase = async |shop: &Shop, party: &str| {
            shop.run::<EraseParty>("olive", json!({"party": party, "typed": party})).await
        };
        let hold = json!({"party": "c-meera", "reason": "a dispute"});
        assert_eq!(shop.run::<PlaceHold>("adam", hold.clone()).await, Err("permission_denied".into()));
        let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
        let over = json!({"party": "c-anil", "reason": "a dispute", "until": "2026-04-21"});
        shop.run::<PlaceHold>("olive", over).await.expect("placed");
        for party in ["c-meera", "c-anil"] {
            assert_eq!(erase(&shop, party).await, Err("legal_hold party".into()), "{party}");
        }
        assert!(erase(&shop, "c-asha").await.is_ok(), "another party is not held");
        let lift = json!({"hold": placed["hold"], "reason": "settled"});
        shop.run::<LiftHold>("olive", lift.clone()).await.expect("lifted");
        assert_eq!(shop.run::<LiftHold>("olive", lift).await, Err("not_found hold".into()), "once");
        assert!(erase(&shop, "c-meera").await.is_ok());
        shop.at("2026-04-22T05:00:00Z");
        assert!(erase(&shop, "c-anil").await.is_ok(), "its last day is past");
    }

    #[tokio::test]
    async fn a_hold_of_the_workspace_keeps_everybody() {
        let shop = Shop::jeweller().await;
        let new = json!({"party": "c-meera", "name": "Meera", "kind": "customer"});
        shop.run::<CreateParty>("mia", new).await.expect("added");
        let all = json!({"reason": "an order of a court"});
        assert_eq!(shop.run::<PlaceHold>("olive", all).await, Err("field_required until".into()));
        let all = json!({"reason": "an order of a court", "until": "2026-12-31"});
        shop.run::<PlaceHold>("olive", all).await.expect("placed");
        let refused = shop.run::<EraseParty>("olive", json!({"party": "c-meera", "typed": "c-meera"})).await;
        assert_eq!(refused, Err("legal_hold party".into()));
        let list = shop.ask::<ListHolds>("olive", json!({})).await.expect("a list");
        assert_eq!(
            (&list["rows"][0]["party"], &list["rows"][0]["reason"]),
            (&json!(null), &json!("an order of a court"))
        );
    }
}
