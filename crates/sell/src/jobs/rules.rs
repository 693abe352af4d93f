//! The rules of a job: which step fits its state, and where its metal goes with each step.
//! Invariant: metal never appears or vanishes: what a step adds to the shop, the job's custody, the karigar and the
//! books of use equals what the customer is owed more. Custody is never negative; where it is short, the shop's stock
//! gives.

use std::collections::{BTreeMap, BTreeSet};

use kernel::code::Code;
use kernel::decimal::{Fineness, Percent};
use kernel::exact::Exact;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::{Milligrams, fine};
use kernel::words;
use ledger::accounts::journal::{Account, Leg, Transfer};
use platform::word_fields;

use crate::pricing::RateUsed;

mod cost;
mod delivery;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
pub use cost::{JobCost, cost_transfers};
pub use delivery::{Coverage, NamedPiece, are_free, cover, pieces_named};

words! {
    /// The state of a job.
    pub enum JobState {
        Taken = "taken", InWork = "in_work", Ready = "ready", Delivered = "delivered", Cancelled = "cancelled",
    }
}
word_fields!(JobState);

words! {
    /// The kind of a job.
    pub enum JobKind { Order = "order", Repair = "repair" }
}
word_fields!(JobKind);

words! {
    /// A step in the life of a job.
    pub enum Step {
        Take = "take", Deposit = "deposit", Start = "start", Issue = "issue", Receive = "receive", Ready = "ready",
        Deliver = "deliver", Reverse = "reverse", Cancel = "cancel", ReturnMetal = "return_metal",
        BuyMetal = "buy_metal",
    }
}

impl JobState {
    /// Whether the job still has to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, JobState::Taken | JobState::InWork | JobState::Ready)
    }
}

impl Step {
    /// The states that the step fits.
    pub const fn fits(self) -> &'static [JobState] {
        use JobState::{Cancelled, Delivered, InWork, Ready, Taken};
        match self {
            Step::Take => &[],
            Step::Deposit | Step::Cancel => &[Taken, InWork, Ready],
            Step::Start => &[Taken],
            Step::Issue => &[Taken, InWork],
            // Scrap may come back after the piece is ready.
            Step::Receive => &[InWork, Ready],
            Step::Ready => &[InWork],
            Step::Deliver => &[Ready],
            // The bill that delivered it is reversed.
            Step::Reverse => &[Delivered],
            Step::ReturnMetal | Step::BuyMetal => &[Delivered, Cancelled],
        }
    }

    /// The state after the step. Errors: `order_state_invalid` where the step does not fit the state.
    pub fn after(self, state: JobState) -> Ruled<JobState> {
        if !self.fits().contains(&state) {
            return Err(unfit(state));
        }
        Ok(match self {
            Step::Take => JobState::Taken,
            Step::Deposit | Step::Receive | Step::ReturnMetal | Step::BuyMetal => state,
            Step::Start | Step::Issue => JobState::InWork,
            Step::Ready | Step::Reverse => JobState::Ready,
            Step::Deliver => JobState::Delivered,
            Step::Cancel => JobState::Cancelled,
        })
    }
}

/// The refusal of a step that does not fit the state.
pub fn unfit(state: JobState) -> Refusal {
    Refusal::new(Code::OrderStateInvalid).fact("state", state.as_str())
}

/// The weight of some metal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetalWeight {
    pub metal: Metal,
    pub net: Milligrams,
    pub fineness: Fineness,
}

impl MetalWeight {
    /// R0: its fine metal.
    pub fn fine(&self) -> Result<i64, Code> {
        fine(self.net, self.fineness)
    }
}

/// R0: what a karigar may use up, or a customer agreed to: a share of the net weight, in fine metal.
pub fn wastage(of: &MetalWeight, percent: Percent) -> Result<i64, Code> {
    (Exact::from(of.net) * percent.fraction() * Exact::from(of.fineness) / Exact::from(1_000)).round()
}

/// A customer's item, as it is weighed at the counter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemWeight {
    pub gross: Option<Milligrams>,
    pub metal: Option<Metal>,
    pub net: Option<Milligrams>,
    pub fineness: Option<Fineness>,
}

impl ItemWeight {
    /// Its faults: a net weight needs its metal and fineness, and is at most the gross weight.
    pub fn faults(&self) -> Vec<(&'static str, Code)> {
        let Some(net) = self.net else { return vec![] };
        let mut faults = vec![];
        if self.metal.is_none() {
            faults.push(("metal", Code::FieldRequired));
        }
        if self.gross.is_some_and(|gross| net > gross) {
            faults.push(("net_mg", Code::WeightMismatch));
        }
        if self.fineness.is_none() {
            faults.push(("fineness_ppt", Code::FieldRequired));
        }
        faults
    }

    /// Its metal, if it has a net weight.
    pub fn weighed(&self) -> Option<MetalWeight> {
        let (metal, net, fineness) = (self.metal?, self.net?, self.fineness?);
        Some(MetalWeight { metal, net, fineness })
    }
}

/// All faults of the items, by their paths.
pub fn sound_items(items: &[ItemWeight]) -> Vec<Fault> {
    let named = |(n, item): (usize, &ItemWeight)| {
        item.faults().into_iter().map(move |(field, code)| Fault::new(format!("items[{n}].{field}"), code))
    };
    items.iter().enumerate().flat_map(named).collect()
}

/// A job's metal of one kind, in fine mg.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// In the shop, for the job.
    pub custody: i64,
    /// With karigars.
    pub karigar: i64,
    /// Owed to the customer.
    pub owed: i64,
}

/// A job's metal.
pub type Balances = BTreeMap<Metal, Balance>;

/// What a step changes of one metal, in fine mg; what becomes more is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    pub metal: Metal,
    pub custody: i64,
    pub karigar: i64,
    pub owed: i64,
    /// The shop's own metal.
    pub stock: i64,
    /// Used up; negative where the customer's agreed wastage comes back to the shop.
    pub wastage: i64,
    pub sold: i64,
}

impl Movement {
    /// The movement that undoes what a stored row says; the row has one figure for what left the places that a job counts.
    pub fn undoing(metal: Metal, row: Balance, stock: i64, elsewhere: i64) -> Movement {
        Movement {
            metal,
            custody: -row.custody,
            karigar: -row.karigar,
            owed: -row.owed,
            stock: -stock,
            wastage: -elsewhere,
            sold: 0,
        }
    }

    /// A movement of nothing.
    pub fn none(metal: Metal) -> Movement {
        Movement { metal, custody: 0, karigar: 0, owed: 0, stock: 0, wastage: 0, sold: 0 }
    }

    /// Whether nothing moves.
    pub fn is_none(&self) -> bool {
        *self == Movement::none(self.metal)
    }

    /// What leaves the places that a job counts.
    pub fn elsewhere(&self) -> i64 {
        self.wastage + self.sold
    }

    /// The balance after it.
    pub fn after(&self, before: Balance) -> Balance {
        Balance {
            custody: before.custody + self.custody,
            karigar: before.karigar + self.karigar,
            owed: before.owed + self.owed,
        }
    }

    /// Its transfers. Each place changes against the karigar, or where there is none against the job's custody.
    pub fn transfers(&self, parties: &Parties<'_>) -> Vec<Transfer> {
        let party = Leg::to;
        let custody = Leg::of(Account::MCustody);
        let karigar = party(Account::MKarigar, parties.karigar);
        let mut legs = vec![
            (party(Account::MCustomer, parties.customer), -self.owed),
            (Leg::of(Account::MetalSold), self.sold),
            (Leg::of(Account::MWastage), self.wastage),
            (Leg::of(Account::MStock), self.stock),
        ];
        let hub = match parties.karigar {
            Some(_) => {
                legs.push((custody, self.custody));
                karigar
            }
            None => custody,
        };
        let transfer =
            |(leg, amount): (Leg, i64)| Transfer::of(leg, hub.clone(), self.metal.commodity(), amount);
        legs.into_iter().filter_map(transfer).collect()
    }
}

/// The parties of a movement, by their codes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parties<'a> {
    pub customer: Option<&'a str>,
    pub karigar: Option<&'a str>,
}

/// The transfers of a step's movements.
pub fn transfers(movements: &[Movement], parties: &Parties<'_>) -> Vec<Transfer> {
    movements.iter().flat_map(|movement| movement.transfers(parties)).collect()
}

/// A sum of fine metal; it has the limits of money.
pub(super) fn sum(fine: impl IntoIterator<Item = i64>) -> Result<i64, Code> {
    let each = fine.into_iter().map(Money::new).collect::<Result<Vec<Money>, Code>>()?;
    Money::sum(each).map(Money::get)
}

/// The sums by metal, in the order of the metals.
pub fn by_metal(parts: impl IntoIterator<Item = (Metal, i64)>) -> Result<BTreeMap<Metal, i64>, Code> {
    let mut sums = BTreeMap::new();
    for (metal, fine) in parts {
        let before = sums.entry(metal).or_insert(0);
        *before = sum([*before, fine])?;
    }
    Ok(sums)
}

/// What the customer brought in.
pub fn take(items: &BTreeMap<Metal, i64>) -> Vec<Movement> {
    let moved =
        |(metal, fine): (&Metal, &i64)| Movement { custody: *fine, owed: *fine, ..Movement::none(*metal) };
    items.iter().map(moved).collect()
}

/// The place of a customer's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemHeld {
    pub number: i32,
    pub metal: Option<Metal>,
    pub fine: i64,
    /// Whether it is in the shop as it came.
    pub is_whole: bool,
}

/// A row that goes to the karigar: one of the customer's items, or metal of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issue {
    Item(i32),
    Shop(MetalWeight),
}

/// A row on its way to the karigar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueRow {
    /// The customer's item; None for the shop's metal.
    pub item: Option<i32>,
    /// None for an item whose metal nobody named.
    pub metal: Option<Metal>,
    pub fine: i64,
}

/// What goes to the karigar, row by row. Errors: `not_found` for an item that the job does not have,
/// `lot_insufficient` for one that is not in the shop any more or is named twice.
pub fn issue(rows: &[Issue], items: &[ItemHeld]) -> Ruled<Vec<IssueRow>> {
    let of_number = |number: i32| items.iter().find(|item| item.number == number);
    for (n, row) in rows.iter().enumerate() {
        if matches!(row, Issue::Item(number) if of_number(*number).is_none()) {
            return Err(Refusal::new(Code::NotFound).field(format!("lots[{n}].item")));
        }
    }
    let mut ready = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        ready.push(match row {
            Issue::Shop(weighed) => {
                let fine =
                    weighed.fine().map_err(|code| Refusal::new(code).field(format!("lots[{n}].net_mg")))?;
                IssueRow { item: None, metal: Some(weighed.metal), fine }
            }
            Issue::Item(number) => {
                let whole = of_number(*number).filter(|item| item.is_whole && !rows[..n].contains(row));
                let item = whole.ok_or_else(|| {
                    Refusal::new(Code::LotInsufficient)
                        .field(format!("lots[{n}].item"))
                        .fact("available_mg", 0)
                })?;
                IssueRow { item: Some(*number), metal: item.metal, fine: item.fine }
            }
        });
    }
    Ok(ready)
}

/// The movements of rows that go to the karigar: items from custody, the rest from stock.
pub fn issue_movements(rows: &[IssueRow]) -> Result<Vec<Movement>, Code> {
    let of = |items: bool| {
        let rows = rows.iter().filter(|row| row.item.is_some() == items);
        by_metal(rows.filter_map(|row| Some((row.metal?, row.fine))))
    };
    let (items, shop) = (of(true)?, of(false)?);
    let metals: BTreeSet<Metal> = items.keys().chain(shop.keys()).copied().collect();
    let moved = |metal: Metal| {
        let [items, shop] = [&items, &shop].map(|fine| fine.get(&metal).copied().unwrap_or(0));
        Ok(Movement { karigar: sum([items, shop])?, custody: -items, stock: -shop, ..Movement::none(metal) })
    };
    metals.into_iter().map(moved).collect()
}

/// What a karigar brings back of one metal: finished pieces and scrap, and what he may use up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BroughtBack {
    pub fine: i64,
    pub wastage: i64,
}

/// What came back from a karigar: into the job's custody, or without a job into stock.
pub fn receive(back: &BTreeMap<Metal, BroughtBack>, for_job: bool) -> Result<Vec<Movement>, Code> {
    let moved = |(metal, back): (&Metal, &BroughtBack)| {
        let (custody, stock) = if for_job { (back.fine, 0) } else { (0, back.fine) };
        let karigar = -sum([back.fine, back.wastage])?;
        Ok(Movement { custody, stock, karigar, wastage: back.wastage, ..Movement::none(*metal) })
    };
    back.iter().map(moved).collect()
}

/// The pieces and the scrap of work in the shop, compared with the job's custody less the pieces that are there
/// already: what is missing was used up, what is more came from stock. A metal without a row is not compared.
pub fn ready(
    made: &BTreeMap<Metal, i64>,
    pieces: &BTreeMap<Metal, i64>,
    balances: &Balances,
) -> Result<Vec<Movement>, Code> {
    let moved = |(metal, made): (&Metal, &i64)| {
        let custody = balances.get(metal).map_or(0, |balance| balance.custody);
        let worked = custody - pieces.get(metal).copied().unwrap_or(0);
        let more = sum([*made, -worked])?;
        let (stock, wastage) = if more > 0 { (-more, 0) } else { (0, -more) };
        Ok(Movement { custody: more, stock, wastage, ..Movement::none(*metal) })
    };
    made.iter().map(moved).collect()
}

/// What is left in custody after `out` left it: as much as the customer is still owed stays, the rest is the
/// shop's. Returns the changes of custody and of stock.
fn custody_after(balance: &Balance, out: i64, owed: i64) -> (i64, i64) {
    let left = balance.custody - out;
    let stays = left.min(owed).max(0);
    (stays - balance.custody, left - stays)
}

/// Metal that goes back to the customer. `whole` are the items that go back as they came, `returned` is any other
/// metal. Errors: `lot_insufficient` at `returned` for more than the customer is owed.
pub fn give_back(
    whole: &BTreeMap<Metal, i64>,
    returned: &BTreeMap<Metal, i64>,
    balances: &Balances,
) -> Ruled<Vec<Movement>> {
    let mut moved = vec![];
    for metal in Metal::ALL {
        let [whole, other] = [whole, returned].map(|fine| fine.get(metal).copied().unwrap_or(0));
        let balance = balances.get(metal).copied().unwrap_or_default();
        // What was given back before is not owed any more: the items go back for what is left.
        let whole = whole.min(balance.owed.max(0));
        let available = balance.owed - whole;
        if other > available.max(0) {
            return Err(too_much(available));
        }
        let given = sum([whole, other])?;
        let (custody, stock) = custody_after(&balance, given, balance.owed - given);
        moved.push(Movement { custody, stock, owed: -given, ..Movement::none(*metal) });
    }
    moved.retain(|movement| !movement.is_none());
    Ok(moved)
}

/// The refusal of more metal than the customer is owed.
fn too_much(available: i64) -> Refusal {
    Refusal::new(Code::LotInsufficient).field("returned").fact("available_mg", available.max(0))
}

/// Refuses to cancel a job while a karigar holds metal of it (`order_state_invalid`).
pub fn is_all_back(balances: &Balances, state: JobState) -> Ruled<()> {
    match balances.values().map(|balance| balance.karigar.max(0)).sum::<i64>() {
        0 => Ok(()),
        fine_mg => Err(unfit(state).fact("with_karigar_mg", fine_mg)),
    }
}

/// The metal of a row that names none: that of the job, if all its items are of one metal; gold, if none is
/// weighed. Errors: `field_required` at `field`, if the items are of several metals.
pub fn metal_of(named: Option<Metal>, of_job: &[Metal], field: &str) -> Ruled<Metal> {
    match (named, of_job) {
        (Some(metal), _) => Ok(metal),
        (None, []) => Ok(Metal::Gold),
        (None, [metal]) => Ok(*metal),
        (None, _) => Err(Refusal::new(Code::FieldRequired).field(field)),
    }
}

/// The rate that the customer was promised on intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedRate {
    /// The metal that it is for. None: it was agreed before rates named theirs.
    pub metal: Option<Metal>,
    pub fineness: Fineness,
    pub rate: RateUsed,
    /// Its last local day.
    pub until: kernel::day::Day,
}

impl AgreedRate {
    /// The rate, for a piece of its metal and fineness and through its last day. `of_job` are the metals of the
    /// weighed items: a rate without a metal is for each of them; for gold, if none is weighed.
    pub fn on(
        &self,
        day: kernel::day::Day,
        metal: Metal,
        fineness: Fineness,
        of_job: &[Metal],
    ) -> Option<&RateUsed> {
        let is_for_it = match (self.metal, of_job) {
            (Some(own), _) => own == metal,
            (None, []) => metal == Metal::Gold,
            (None, of_job) => of_job.contains(&metal),
        };
        (is_for_it && day <= self.until && fineness == self.fineness).then_some(&self.rate)
    }
}
