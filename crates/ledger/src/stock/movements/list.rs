//! The movements of one lot, as a person reads them.
//! Invariant: every movement is listed, the newest first; nothing is summed up or left out.

use kernel::day::Instant;
use kernel::decimal::SignedQuantity;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger_queries::stock::movements as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::parties::name_of;
use crate::stock::lots;

/// Movements on a page.
pub const PAGE: i64 = 50;

input! {
    /// The lot whose movements are listed.
    pub struct ListMovements {
        /// The lot.
        lot: Text,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of movements, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MovementPage {
    /// The movements.
    pub rows: Vec<MovementShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One movement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MovementShown {
    /// The reason: "receive", "consume", "sell".
    pub kind: String,
    /// The quantity; negative out of the lot.
    pub quantity: SignedQuantity,
    /// The cost of that part.
    pub cost_minor: Money,
    /// The batch it went into or came out of, by id.
    pub batch_id: Option<Uuid>,
    /// The document that records it, by id; null for a delivery note.
    pub document_id: Option<Uuid>,
    /// The number of the document or delivery note that records it.
    pub document: Option<String>,
    /// The id of the shipment that it is, for its correction; null for what was corrected or is no shipment.
    pub shipment: Option<Uuid>,
    /// The supplier or customer.
    pub party: Option<String>,
    /// The new location.
    pub location: Option<String>,
    /// When.
    pub at: Instant,
    /// The user who booked it.
    pub by: String,
}

impl Query for ListMovements {
    const NAME: &'static str = "make.movements";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the movements of a lot, newest first, fifty a page.";
    type Output = MovementPage;

    async fn fetch(self, tx: &ReadTx) -> Result<MovementPage> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let before = lots::cursor(self.after.as_ref());
        let rows =
            sql::movements_of().bind(tx, &tx.tenant(), &lot.lot_id, &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.movement_id.to_string());
        Ok(MovementPage { rows: rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?, next })
    }
}

fn shown(tx: &ReadTx, row: sql::MovementRow) -> Result<MovementShown> {
    Ok(MovementShown {
        kind: row.kind,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        cost_minor: Money::from_stored(row.cost_minor),
        batch_id: row.batch_id,
        document_id: row.document_id,
        document: row.document,
        shipment: row.shipment,
        party: name_of(tx, row.party_id.map(PartyId::from_uuid), row.party)?,
        location: row.location,
        at: row.moved_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::CreateItem;
    use crate::parties::CreateParty;
    use crate::stock::lots::adjust::AdjustLot;
    use crate::stock::lots::receive::ReceiveLot;
    use serde_json::json;
    use testing::Shop;

    #[tokio::test]
    async fn a_lots_movements_are_listed_newest_first() {
        let mut shop = Shop::dairy().await;
        shop.run::<CreateItem>("mia", json!({"code": "SALT", "unit": "kg"})).await.expect("an item");
        let party = json!({"party": "SALTCO", "name": "Salt Co", "kind": "supplier"});
        shop.run::<CreateParty>("mia", party).await.expect("a supplier");
        let lot = json!({"item": "SALT", "lot": "S-1", "supplier": "SALTCO", "supplier_lot": "77", "quantity": "25",
                         "unit": "kg", "cost_minor": 1900});
        shop.run::<ReceiveLot>("max", lot).await.expect("received");
        shop.at("2026-03-05T10:00:00Z");
        let lost = json!({"lot": "S-1", "quantity": "-0.5", "reason": "loss"});
        shop.run::<AdjustLot>("max", lost).await.expect("lost");
        let page = shop.ask::<ListMovements>("audi", json!({"lot": "S-1"})).await.expect("an answer");
        let kinds: Vec<_> =
            page["rows"].as_array().expect("rows").iter().map(|r| (&r["kind"], &r["quantity"])).collect();
        assert_eq!(kinds, [(&json!("loss"), &json!("-0.5")), (&json!("receive"), &json!("25"))]);
        assert_eq!(
            shop.ask::<ListMovements>("audi", json!({"lot": "NONE"})).await,
            Err("not_found lot".into())
        );
    }
}
