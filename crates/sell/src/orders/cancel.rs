//! Calls an order off.
//! Invariant: an order that was delivered stays delivered; its bill is reversed instead.

use kernel::permission::Permission;
use ledger::orders::OrderState;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{OrderBook, StepStatements, StepTold, Whose};

input! {
    /// An order to call off.
    pub struct CancelOrder {
        /// The order: its number or id.
        order: Name,
        /// Why.
        reason: Text,
    }
}

/// An order that was called off.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderCancelled {
    /// Its number.
    pub order: String,
    /// Its id.
    pub order_id: Uuid,
    /// cancelled.
    pub state: OrderState,
}

impl Action for CancelOrder {
    const NAME: &'static str = "sell.order.cancel";
    const NEEDS: Permission = Permission::OrdersTake;
    const SUMMARY: &'static str = "Calls a customer's order off.";
    type Output = OrderCancelled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OrderCancelled>> {
        let order = OrderBook::find(tx, self.order.as_str()).await?;
        order.hold_open(tx).await?;
        let steps = StepStatements::prepare(tx).await?;
        let reason = Some(self.reason.as_str());
        let told = StepTold { verb: "cancel", day: None, through: None, bill: None, reason };
        let (ended, event) = tokio::join!(biased;
            steps.end(tx, order.id, OrderState::Cancelled, None),
            steps.event(tx, Whose::Order(order.id), told));
        ended?;
        event?;
        let change = Change::of(&order.number)
            .before(json!({ "state": OrderState::Taken }))
            .after(json!({ "state": OrderState::Cancelled }))
            .reason(reason);
        let cancelled =
            OrderCancelled { order: order.number, order_id: order.id.uuid(), state: OrderState::Cancelled };
        Ok(tx.record(change, cancelled))
    }
}
