//! A lot comes in from a supplier; a part of it may be rejected at once (D32).
//! Invariant: the accepted and the rejected part share the cost by quantity, to the minor unit.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Factor, Quantity};
use kernel::id::{ItemId, LocationId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::accounts::journal::Posting;
use crate::parties::Party;
use crate::stock::cost::share_quantities;
use crate::stock::holds;
use crate::stock::lots::rejections::{Rejected, RejectedLot};
use crate::stock::lots::{NewLot, insert, warn_of_alike};
use crate::stock::metal::{FineMetal, LotMetal};
use crate::stock::movements::Moved;
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::quantities::{self, FIELDS, Measure};
use crate::{items, parties};

input! {
    /// A lot that came in.
    pub struct ReceiveLot {
        /// Its item.
        item: Name,
        /// Its code, new: 1 to 20 letters, digits and signs of GS1's set 82, no space.
        lot: LotCode,
        /// The supplier.
        supplier: Name,
        /// The supplier's code for it; both are kept (M12).
        supplier_lot: Name,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// What it cost.
        cost_minor: Money,
        /// Its use-by or best-before day; left out where it does not spoil.
        expires: Option<Day>,
        /// Its location.
        location: Option<Name>,
        /// The kind of paper it came with.
        reference_type: Option<Name>,
        /// Its number.
        reference_number: Option<Name>,
        /// Its density as measured, kg in a litre; it goes before the item's.
        density_kg_per_l: Option<Factor>,
        /// The part that is rejected at once; it comes on top of the quantity.
        rejected: Option<Rejected>,
    }
}

/// The answer to receiving a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotReceived {
    /// Its code.
    pub lot: String,
    /// The quantity that came, in the item's unit.
    pub quantity: Quantity,
    /// The rejected part, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<RejectedLot>,
    /// The holds that reach the lot from the start.
    pub held_by: Vec<String>,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
}

impl Action for ReceiveLot {
    const NAME: &'static str = "make.lot.receive";
    const NEEDS: Permission = Permission::LotsReceive;
    const SUMMARY: &'static str = "Receives a lot from a supplier.";
    type Output = LotReceived;

    fn check(&self) -> Ruled<()> {
        if self.cost_minor < Money::ZERO {
            return Err(Refusal::new(Code::NumberRange).field("cost_minor"));
        }
        if self.density_kg_per_l.is_some_and(|density| density.get() <= 0) {
            return Err(Refusal::new(Code::NumberRange).field("density_kg_per_l"));
        }
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        self.rejected.as_ref().map_or(Ok(()), |rejected| rejected.check(self.unit))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotReceived>> {
        let item = items::coded(tx, self.item.as_str(), "item").await?;
        let supplier = parties::living(tx, self.supplier.as_str(), "supplier").await?;
        let location = match &self.location {
            Some(code) => {
                let found = crate::stock::locations::coded(tx, code.as_str(), "location").await?;
                Some(LocationId::from_uuid(found.location_id))
            }
            None => None,
        };
        let measured_e6 = self.density_kg_per_l.map(Factor::get);
        let measure = items::measure(&item.unit, item.resolution_e6, measured_e6.or(item.density_e6))?;
        let parts = self.parts(&measure)?;
        if kernel::day::is_expired(self.expires, tx.today()) {
            return Err(Refusal::new(Code::LotExpired).field("expires").into());
        }
        let metal = LotMetal::of(item.metal.as_deref(), item.fineness, &item.unit)?;
        let fine = metal.map(|metal| metal.fine(parts.all.into())).transpose()?;
        let entry = self.entry(tx, &supplier, fine).await?;
        let new = NewLot {
            supplier: Some(supplier.party_id),
            supplier_lot: Some(self.supplier_lot.as_str()),
            reference_type: self.reference_type.as_ref().map(Name::as_str),
            reference_number: self.reference_number.as_ref().map(Name::as_str),
            received_on: Some(tx.today()),
            expires_on: self.expires,
            location,
            quantity_e6: parts.accepted.get(),
            cost: parts.accepted_cost,
            fine_mg: metal
                .map(|metal| metal.fine(parts.accepted.into()))
                .transpose()?
                .map_or(0, |it| it.fine_mg),
            entry: entry.as_ref().map(|entry| entry.id),
            measured_e6,
            ..NewLot::of(LotId::from_uuid(tx.new_id()?), self.lot.as_str(), ItemId::from_uuid(item.item_id))
        };
        let (came, booked) = tokio::join!(biased;
            insert(tx, &new, Moved::Receive, "lot"),
            postings::write(tx, entry.as_ref()));
        came?;
        booked?;
        let held_by = match item.hold_until_tested || supplier.hold_until_tested {
            true => vec![holds::hold_for_test(tx, new.id, new.code).await?],
            false => vec![],
        };
        let rejected = self.reject(tx, &new, &parts, fine).await?;
        warn_of_alike(tx, self.lot.as_str()).await?;
        let change = Change::of(&self.lot).after(json!({
            "item": item.code, "quantity": parts.accepted, "cost_minor": self.cost_minor, "rejected": rejected,
        }));
        let answer = LotReceived {
            lot: self.lot.to_string(),
            quantity: parts.accepted,
            rejected,
            held_by,
            journal: postings::journal(entry.as_ref())?,
        };
        Ok(tx.record(change, answer))
    }
}

/// What came: the accepted part, the rejected part, and the cost of each.
struct Parts {
    accepted: Quantity,
    rejected: Option<Quantity>,
    all: Quantity,
    accepted_cost: Money,
    rejected_cost: Money,
}

impl ReceiveLot {
    /// Measures what came and shares its cost, the accepted part first. Errors: those of quantities.
    fn parts(&self, item: &Measure) -> Ruled<Parts> {
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let accepted = quantities::measure(&asked, item, FIELDS)?;
        let rejected = self.rejected.as_ref().map(|it| it.measured(self.unit, item)).transpose()?;
        let all = accepted.get().saturating_add(rejected.map_or(0, Quantity::get));
        let all = Quantity::new(all).map_err(|code| Refusal::new(code).field("quantity"))?;
        let shares = share_quantities(self.cost_minor, [Some(accepted), rejected].into_iter().flatten());
        let rejected_cost = shares.get(1).copied().unwrap_or_default();
        Ok(Parts {
            accepted,
            rejected,
            all,
            accepted_cost: self.cost_minor.sub(rejected_cost)?,
            rejected_cost,
        })
    }

    /// Writes the rejected part as a lot like the accepted one, and holds it.
    async fn reject(
        &self,
        tx: &Tx,
        accepted: &NewLot<'_>,
        parts: &Parts,
        fine: Option<FineMetal>,
    ) -> Result<Option<RejectedLot>> {
        let (Some(rejected), Some(quantity)) = (&self.rejected, parts.rejected) else { return Ok(None) };
        let code = rejected.code(&self.lot)?;
        let new = NewLot {
            id: Rejected::id(tx)?,
            code: code.as_str(),
            quantity_e6: quantity.get(),
            cost: parts.rejected_cost,
            fine_mg: fine.map_or(0, |fine| fine.fine_mg - accepted.fine_mg),
            ..accepted.clone()
        };
        Ok(Some(rejected.write(tx, &new, Moved::Receive).await?))
    }

    /// The entry of the goods: they are owed for until the supplier's bill comes.
    async fn entry(&self, tx: &Tx, supplier: &Party, metal: Option<FineMetal>) -> Result<Option<StockEntry>> {
        let goods = Goods { cost: Some(self.cost_minor), metal };
        let transfers = goods.receipt(&tx.workspace.currency.code, Some(&supplier.code));
        let entry = StockEntry::of(tx, "Goods received", transfers).await?;
        Ok(entry.map(|entry| entry.with(supplier.party_id)))
    }
}
