//! Receives metal into a lot: a new one, or one that is there already.
//! Invariant: a lot has one cost for all of its metal, so what is drawn later takes the moving average of what came.

use kernel::code::Code;
use kernel::decimal::Quantity;
use kernel::id::EntryId;
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::journal::Posting;
use ledger::parties;
use ledger::stock::movements::Moved;
use ledger::stock::postings::{self, Goods, StockEntry};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::arrivals::Arrival;
use crate::pieces::melt::CostTogether;

input! {
    /// Metal that came in.
    pub struct ReceiveMetal {
        /// The lot: a new one, or one of the same item.
        lot: LotCode,
        /// The item of a new lot.
        item: Option<Name>,
        /// Its weight.
        net_mg: Milligrams,
        /// What it cost; absent where nobody knows it.
        cost_minor: Option<Money>,
        /// The supplier, whose bill is still to come.
        supplier: Option<Name>,
    }
}

/// Metal that was received.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalReceived {
    /// The lot.
    pub lot: String,
    /// Its quantity now, in its item's unit.
    pub quantity: Quantity,
    /// The cost of that quantity; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
    /// The fine metal that came.
    pub fine_mg: i64,
    /// The journal.
    pub journal: Vec<Posting>,
}

impl Action for ReceiveMetal {
    const NAME: &'static str = "sell.lot.receive";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str =
        "Receives metal into a lot, whose cost is then the average of all that came.";
    type Output = MetalReceived;

    fn check(&self) -> Ruled<()> {
        match self.cost_minor {
            Some(cost) if cost < Money::ZERO => Err(Refusal::new(Code::NumberRange).field("cost_minor")),
            _ => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<MetalReceived>> {
        let supplier = match &self.supplier {
            Some(code) => Some(parties::living(tx, code.as_str(), "supplier").await?),
            None => None,
        };
        let into = Arrival::at(tx, &self.lot, self.item.as_ref(), self.net_mg).await?;
        let (quantity, cost_minor) = into.after(self.cost_minor.unwrap_or(Money::ZERO))?;
        let goods = Goods { cost: self.cost_minor, metal: Some(into.fine) };
        let from = supplier.as_ref().map(|supplier| supplier.code.as_str());
        let posted = goods.receipt(&tx.workspace.currency.code, from);
        let id = EntryId::from_uuid(tx.new_id()?);
        let entry = StockEntry::named(tx, id, "Metal received", posted).await?;
        let entry = match &supplier {
            Some(supplier) => entry.map(|entry| entry.with(supplier.party_id)),
            None => entry,
        };
        let (came, booked) = tokio::join!(biased;
            into.write(tx, Moved::Receive, CostTogether { known: self.cost_minor, is_part: false }, id),
            postings::write(tx, entry.as_ref()));
        came?;
        booked?;
        let change = Change::of(&self.lot).after(json!({
            "net_mg": self.net_mg, "fine_mg": into.fine.fine_mg, "cost_minor": self.cost_minor, "quantity": quantity,
        }));
        let answer = MetalReceived {
            lot: self.lot.to_string(),
            quantity,
            cost_minor: tx.member.may(Permission::CostRead).then_some(cost_minor),
            fine_mg: into.fine.fine_mg,
            journal: postings::seen_by(tx, postings::journal(entry.as_ref())?),
        };
        Ok(tx.record(change, answer))
    }
}
