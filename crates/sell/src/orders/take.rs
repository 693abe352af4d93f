//! Takes an order for one day.
//! Invariant: the order has a number of its own series and posts nothing; a price below the item's is judged now, because the bill
//! of its delivery keeps it.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use ledger::orders::{OrderState, is_not_over, is_within_reach};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::orders::book as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{LineColumns, StepStatements, StepTold, Whose, all_written};
use super::lines::{self, NewLine, OrderLineGiven};
use crate::invoices::ceilings;
use crate::invoices::rules::DiscountsGiven;
use crate::invoices::stored::Buyer;

input! {
    /// An order to take.
    pub struct TakeOrder {
        /// Who orders.
        party: Name,
        /// The lines to order.
        lines: Vec<OrderLineGiven>,
        /// The day that it is wanted.
        deliver_on: Day,
    }
}

/// An order that was taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderTaken {
    /// Its number, by which other calls name it.
    pub order: String,
    /// The same number.
    pub number: String,
    /// Its id.
    pub order_id: Uuid,
    /// taken.
    pub state: OrderState,
    /// The day that it is wanted.
    pub deliver_on: Day,
}

/// The paper of an order, as it is stored.
#[derive(Debug, Serialize)]
struct OrderPaper {
    title: &'static str,
    deliver_on: Day,
    lines: Vec<PaperLine>,
}

#[derive(Debug, Serialize)]
struct PaperLine {
    item: String,
    quantity: String,
    unit: &'static str,
    price_minor_per_unit: Option<String>,
}

impl Action for TakeOrder {
    const NAME: &'static str = "sell.order.take";
    const NEEDS: Permission = Permission::OrdersTake;
    const SUMMARY: &'static str = "Takes a customer's order for a day.";
    type Output = OrderTaken;

    fn check(&self) -> Ruled<()> {
        match self.lines.is_empty() {
            true => Err(Refusal::new(Code::FieldRequired).field("lines")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OrderTaken>> {
        let date = tx.today();
        is_within_reach(self.deliver_on, date, "deliver_on")?;
        is_not_over(self.deliver_on, date, "deliver_on")?;
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx)
            .await?
            .read(tx, Some(self.party.as_str()), DocumentKind::CustomerOrder)
            .await?;
        let grounds = grounds.for_business(tx, &fy)?;
        let customer = grounds.named_party()?;
        let lines = lines::check_lines(tx, &self.lines).await?;
        lines::judge_sum(tx, customer, &lines).await?;
        let day = OpenDay::of(grounds.days.locks, date)?;
        judge_prices(tx, &lines)?;
        series::ready(tx, grounds.series.as_ref(), DocumentKind::CustomerOrder, &fy).await?;
        let (id, nothing) = (DocumentId::from_uuid(tx.new_id()?), Money::ZERO);
        let new = NewDocument {
            id,
            kind: DocumentKind::CustomerOrder,
            fy,
            date: day,
            due_on: None,
            party: Some(customer.party_id),
            place_of_supply: None,
            body: documents::body(tx, &self.paper(&lines), &Buyer::of(customer))?,
            figures: Figures { taxable: nothing, tax: nothing, round_off: nothing, total: nothing },
            reverses: None,
            lines: vec![],
            transfers: vec![],
        };
        let number = self.write(tx, &new, customer.party_id.uuid(), &lines).await?;
        let change = Change::of(&number).after(json!({
            "party": self.party.as_str(), "deliver_on": self.deliver_on, "lines": lines.len(),
        }));
        let taken = OrderTaken {
            order: number.clone(),
            number,
            order_id: id.uuid(),
            state: OrderState::Taken,
            deliver_on: self.deliver_on,
        };
        Ok(tx.record(change, taken))
    }
}

/// Judges the prices that are below those of the items. Errors: `discount_ceiling`.
pub(super) fn judge_prices(tx: &Tx, lines: &[NewLine]) -> Result<()> {
    let given = DiscountsGiven::agreed(lines.iter().filter_map(|line| line.against_list.clone()).collect());
    Ok(given.within_ceiling(tx.member.trust.roles, &ceilings(tx))?)
}

impl TakeOrder {
    fn paper(&self, lines: &[NewLine]) -> OrderPaper {
        // Both lists are the lines of the order, one after the other.
        let lines = self.lines.iter().zip(lines).map(|(given, kept)| PaperLine {
            item: given.item.as_str().to_owned(),
            quantity: kept.ordered.to_string(),
            unit: kept.unit.as_str(),
            price_minor_per_unit: kept.price.map(|price| price.to_string()),
        });
        OrderPaper {
            title: DocumentKind::CustomerOrder.facts().name,
            deliver_on: self.deliver_on,
            lines: lines.collect(),
        }
    }

    /// Writes the order in one flight, its document first, and returns its number.
    async fn write(&self, tx: &Tx, new: &NewDocument, party: Uuid, lines: &[NewLine]) -> Result<String> {
        let post = PostStatements::prepare(tx).await?;
        let order = sql::insert_order().prepare(tx).await?;
        let rows = sql::insert_order_lines().prepare(tx).await?;
        let steps = StepStatements::prepare(tx).await?;
        let columns = LineColumns::of(lines);
        let params = sql::InsertOrderLinesParams {
            order: new.id.uuid(),
            items: columns.items,
            quantity_e6: columns.quantity_e6,
            ordered_e6: columns.ordered_e6,
            units: columns.units,
            price_e6: columns.price_e6,
            tenant: tx.tenant(),
        };
        let new_order = sql::InsertOrderParams {
            tenant: tx.tenant(),
            order: new.id.uuid(),
            party,
            deliver_on: self.deliver_on,
            by: tx.person(),
            now: tx.now,
        };
        let told =
            StepTold { verb: "take", day: Some(self.deliver_on), through: None, bill: None, reason: None };
        let (number, kept, written, event) = tokio::join!(biased;
            post.post(tx, new),
            async { order.params(tx, &new_order).one().await },
            async { rows.params(tx, &params).all().await },
            steps.event(tx, Whose::Order(new.id), told));
        let number = number?;
        kept?;
        all_written(written?.len(), lines.len())?;
        event?;
        Ok(number)
    }
}
