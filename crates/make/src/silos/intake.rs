//! Milk that comes in: its tests are judged at the gate, and it mixes with what is in the silo.
//! Invariant: milk without its tests, too warm or positive for antibiotics adds nothing (M13, M23), and its
//! refusal keeps all of it in the log (D27). The milk that was in the silo and the delivery arrive whole in
//! the silo's new lot, in quantity and in money (M4).

use kernel::code::Code;
use kernel::day::{Day, is_expired};
use kernel::decimal::{Decimal, Percent, Quantity, SignedQuantity};
use kernel::id::{ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::Unit;
use ledger::accounts::journal::Posting;
use ledger::items::{self, ItemRow};
use ledger::parties::{self, Party};
use ledger::stock::holds::rules::Use;
use ledger::stock::holds::{self, OpenHolds};
use ledger::stock::lots::{self, NewLot};
use ledger::stock::movements::Moved;
use ledger::stock::postings::{self, Goods, StockEntry};
use ledger::stock::quantities::{self, FIELDS};
use make_queries::client::Params;
use make_queries::silos as sql;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::ops::RangeInclusive;

use super::rules::{Antibiotic, judge_milk, judge_percent, judge_room};
use super::{Milk, SiloRow, mix};

/// The item that comes into an empty silo, unless another is named (api.md).
const MILK: &str = "MILK";
/// Stored fat of an intake, in millionths of a percent, into 10^-15 percent.
const E6_TO_E15: i64 = 1_000_000_000;

/// The temperatures of milk that comes, in millionths of a degree: any other is a slip of the pen.
const TEMPERATURES_E6: RangeInclusive<i64> = -5_000_000..=50_000_000;
/// The freezing points, alike.
const FREEZING_POINTS_E6: RangeInclusive<i64> = -2_000_000..=1_000_000;
/// The cells or colonies in a mL.
const COUNTS: RangeInclusive<i64> = 0..=100_000_000;

input! {
    /// A delivery of milk.
    pub struct TakeInMilk {
        /// The silo.
        silo: Name,
        /// Your code for the delivery, new: 1 to 20 letters, digits and signs of GS1's set 82, no space.
        lot: LotCode,
        /// The supplier.
        supplier: Name,
        /// The supplier's code for it; both are kept.
        supplier_lot: Name,
        /// The item; unless given, that of the milk in the silo, or MILK.
        item: Option<Name>,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// Its temperature when it came, -5 to 50 °C.
        temperature: SignedQuantity,
        /// The result of the inhibitor test.
        antibiotic: Antibiotic,
        /// Its fat.
        fat_percent: Percent,
        /// Its protein.
        protein_percent: Option<Percent>,
        /// Somatic cells in a mL, at most 100 million.
        somatic_cells: Option<i64>,
        /// Total count of colonies in a mL, at most 100 million.
        total_count: Option<i64>,
        /// Its freezing point, -2 to 1 °C.
        freezing_point: Option<SignedQuantity>,
        /// What it cost.
        cost_minor: Money,
        /// Its last day.
        expires: Option<Day>,
    }
}

/// The answer to an intake.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MilkTakenIn {
    /// The silo's lot that the milk is part of from now on.
    pub silo_lot: String,
    /// The volume in the silo now, in its unit.
    pub volume: SignedQuantity,
    /// The fat of what is in the silo now; nine decimals.
    pub fat_percent: Decimal,
    /// The holds that reach the milk from the start.
    pub held_by: Vec<String>,
    /// The journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
}

/// The fault of a figure that is not in its range: `number_range` at `field`.
fn outside(field: &str, figure: Option<i64>, range: RangeInclusive<i64>) -> Option<Fault> {
    let is_outside = figure.is_some_and(|figure| !range.contains(&figure));
    is_outside.then(|| Fault::new(field, Code::NumberRange))
}

impl Action for TakeInMilk {
    const NAME: &'static str = "make.silo.intake";
    const NEEDS: Permission = Permission::BatchesRun;
    const KEEPS_REFUSED: bool = true;
    const SUMMARY: &'static str =
        "Takes milk into a silo if its tests allow it; a refusal is kept with its tests.";
    type Output = MilkTakenIn;

    fn check(&self) -> Ruled<()> {
        let of = |judged: Ruled<()>| judged.err().map_or_else(Vec::new, |refusal| refusal.faults);
        let protein = self.protein_percent.map_or(Ok(()), |it| judge_percent(it, "protein_percent"));
        let freezing = self.freezing_point.map(SignedQuantity::get);
        let mut faults =
            of(quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop));
        faults.extend(outside("temperature", Some(self.temperature.get()), TEMPERATURES_E6));
        faults.extend(of(judge_percent(self.fat_percent, "fat_percent")));
        faults.extend(of(protein));
        faults.extend(outside("somatic_cells", self.somatic_cells, COUNTS));
        faults.extend(outside("total_count", self.total_count, COUNTS));
        faults.extend(outside("freezing_point", freezing, FREEZING_POINTS_E6));
        faults.extend(outside("cost_minor", Some(self.cost_minor.get()), 0..=i64::MAX));
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<MilkTakenIn>> {
        let silo = super::lock(tx, self.silo.as_str()).await?;
        let supplier = parties::living(tx, self.supplier.as_str(), "supplier").await?;
        let there = super::contents_locked(tx, &silo).await?;
        let usual = there.last().map_or(MILK, |milk| milk.lot.item.as_str());
        let item = items::coded(tx, self.item.as_ref().map_or(usual, Name::as_str), "item").await?;
        let quantity = self.measured(&item)?;
        let volume = self.judged(tx, &silo, &item, quantity, &there)?;
        judge_holds(tx, &there).await?;
        let came = self.receive(tx, &item, &supplier, quantity).await?;
        let poured = Milk { lot: came.lot, fat_e15: self.fat_e15() };
        let mixed = mix::pour(tx, &silo, there, poured).await?;
        self.keep(tx, &silo, came.id, mixed.id).await?;
        lots::warn_of_alike(tx, self.lot.as_str()).await?;
        let answer = MilkTakenIn {
            silo_lot: mixed.code,
            volume,
            fat_percent: lots::fat_percent(mixed.fat_e15)?,
            held_by: came.held_by,
            journal: postings::journal(came.entry.as_ref())?,
        };
        let change = Change::of(&self.silo).after(json!({
            "lot": self.lot.as_str(), "quantity": quantity, "temperature": self.temperature, "fat_percent": self.fat_percent,
            "antibiotic": self.antibiotic.as_str(), "silo_lot": answer.silo_lot, "volume": volume, "cost_minor": self.cost_minor,
        }));
        Ok(tx.record(change, answer))
    }
}

/// Milk that was received as a lot of its own, before it is poured into the silo.
struct Delivery {
    id: LotId,
    lot: lots::StoredLot,
    held_by: Vec<String>,
    entry: Option<StockEntry>,
}

impl TakeInMilk {
    fn fat_e15(&self) -> i64 {
        self.fat_percent.get().saturating_mul(E6_TO_E15)
    }

    /// The quantity in the item's unit. Errors: those of quantities.
    fn measured(&self, item: &ItemRow) -> Result<Quantity> {
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        Ok(quantities::measure(&asked, &measure, FIELDS)?)
    }

    /// Judges the milk and then the silo; returns what will be in it. Errors: `milk_antibiotic_positive`,
    /// `milk_temperature_high`, `lot_expired`, `lot_item_mismatch`, `silo_overfull`, `silo_dirty`.
    fn judged(
        &self,
        tx: &Tx,
        silo: &SiloRow,
        item: &ItemRow,
        quantity: Quantity,
        there: &[Milk],
    ) -> Result<SignedQuantity> {
        let more = super::volume(silo, quantity.into(), &item.unit, item.density_e6, "unit")?;
        let limit = Decimal::parse(&tx.workspace.settings.milk_max_temperature).map_err(Error::internal)?;
        judge_milk(self.antibiotic, self.temperature, limit)?;
        if is_expired(self.expires, tx.today()) {
            return Err(Refusal::new(Code::LotExpired).field("expires").into());
        }
        if there.iter().any(|milk| milk.lot.item_id != item.item_id) {
            return Err(Refusal::new(Code::LotItemMismatch).field("silo").into());
        }
        let parts = there.iter().map(|milk| (milk.quantity(), milk.lot.unit.as_str(), milk.lot.density_e6));
        let before = super::volume_of(silo, parts)?;
        let after = &before + &more;
        judge_room(&before, &after, super::capacity(silo))?;
        super::condition(silo, there.is_empty()).judge()?;
        Ok(SignedQuantity::rounded(&after)?)
    }

    /// Receives the milk as any lot: it is owed for until the supplier's bill comes.
    async fn receive(&self, tx: &Tx, item: &ItemRow, from: &Party, quantity: Quantity) -> Result<Delivery> {
        let transfers =
            Goods::costing(self.cost_minor).receipt(&tx.workspace.currency.code, Some(&from.code));
        let entry = StockEntry::of(tx, "Milk taken in", transfers).await?;
        let entry = entry.map(|entry| entry.with(from.party_id));
        let id = LotId::from_uuid(tx.new_id()?);
        let new = NewLot {
            supplier: Some(from.party_id),
            supplier_lot: Some(self.supplier_lot.as_str()),
            received_on: Some(tx.today()),
            expires_on: self.expires,
            quantity_e6: quantity.get(),
            cost: self.cost_minor,
            entry: entry.as_ref().map(|entry| entry.id),
            ..NewLot::of(id, self.lot.as_str(), ItemId::from_uuid(item.item_id))
        };
        let (came, booked) = tokio::join!(biased;
            lots::insert(tx, &new, Moved::Receive, "lot"),
            postings::write(tx, entry.as_ref()));
        came?;
        booked?;
        let held_by = match item.hold_until_tested || from.hold_until_tested {
            true => vec![holds::hold_for_test(tx, id, self.lot.as_str()).await?],
            false => vec![],
        };
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        Ok(Delivery { id, lot, held_by, entry })
    }

    /// Keeps the tests with the delivery.
    async fn keep(&self, tx: &Tx, silo: &SiloRow, lot: LotId, silo_lot: LotId) -> Result<()> {
        let params = sql::InsertIntakeParams {
            tenant: tx.tenant(),
            lot: lot.uuid(),
            silo_lot: silo_lot.uuid(),
            silo: silo.silo_id,
            temperature_e6: self.temperature.get(),
            antibiotic: self.antibiotic.as_str(),
            fat_e6: self.fat_percent.get(),
            protein_e6: self.protein_percent.map(Percent::get),
            somatic_cells: self.somatic_cells,
            total_count: self.total_count,
            freezing_point_e6: self.freezing_point.map(SignedQuantity::get),
            by: tx.person(),
            now: tx.now,
        };
        sql::insert_intake().params(tx, &params).one().await?;
        Ok(())
    }
}

/// Milk that is held does not mix with other milk (M18). Errors: `lot_held` with `facts.holds`.
async fn judge_holds(tx: &Tx, there: &[Milk]) -> Result<()> {
    let ids: Vec<LotId> = there.iter().map(Milk::id).collect();
    let held = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
    let mut names: Vec<&String> = held.values().flatten().collect();
    names.sort_unstable();
    names.dedup();
    Ok(Use::Pack.judge(&names).map_err(|refusal| refusal.field("silo"))?)
}
