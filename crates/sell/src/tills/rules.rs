//! What a till should hold, what was counted in it, and the difference.
//! Invariant: a till should hold its float and what was taken, less what was paid out; only a difference in cash is booked, and it
//! has a reason, and the word of a person who sees what should be there if it is large.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::country::Country;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::accounts::payments::Mode;
use platform::fields::Count;
use platform::input;
use platform::input::{Faults, Field, Member, Path, Shape};
use serde_json::{Map, Value};

/// The notes and coins of India and Australia, in minor units, the largest first: ₹2,000 to 5 paise or cents and less.
pub const DENOMINATIONS: [&str; 16] = [
    "200000", "100000", "50000", "20000", "10000", "5000", "2000", "1000", "500", "200", "100", "50", "20",
    "10", "5", "1",
];

/// How many of each note and coin are in the till.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CashCount(BTreeMap<i64, i32>);

impl Field for CashCount {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let Some(sent) = value.as_object() else {
            faults.add(at, Code::ValueUnknown);
            return None;
        };
        let mut read = BTreeMap::new();
        let mut is_whole = true;
        for (name, many) in sent {
            let at = Path::Name(at, name);
            let known = DENOMINATIONS.contains(&name.as_str()).then(|| name.parse().ok()).flatten();
            if known.is_none() {
                faults.add(&at, Code::FieldUnknown);
            }
            let many = <Option<Count> as Field>::take(Some(many), &at, faults);
            match known.zip(many) {
                Some((minor, many)) => read.extend(many.map(|many| (minor, many.0))),
                None => is_whole = false,
            }
        }
        is_whole.then_some(CashCount(read))
    }

    fn shape() -> Shape {
        let member = |name: &&'static str| Member {
            name,
            doc: "How many of it are in the till.".to_owned(),
            shape: Count::shape(),
            required: false,
        };
        Shape::Object(DENOMINATIONS.iter().map(member).collect())
    }
}

impl CashCount {
    /// What they are worth. Errors: `number_range` at `counted.cash`.
    pub fn total(&self) -> Ruled<Money> {
        let worth =
            |(minor, many): (&i64, &i32)| minor.checked_mul(i64::from(*many)).ok_or(Code::NumberRange);
        let worth = self.0.iter().map(worth).collect::<Result<Vec<i64>, Code>>();
        let sum = worth.and_then(|worth| Money::sum(worth.into_iter().map(Money::from_stored)));
        sum.map_err(|code| Refusal::new(code).field("counted.cash"))
    }

    /// The notes and coins that are there, as they are stored.
    pub fn stored(&self) -> Value {
        let there = self.0.iter().filter(|(_, many)| **many > 0);
        Value::Object(
            there.map(|(minor, many)| (minor.to_string(), Value::from(*many))).collect::<Map<_, _>>(),
        )
    }
}

input! {
    /// What was counted in a till, way by way.
    pub struct CountGiven {
        /// The notes and coins: how many of each, by its value in minor units.
        cash: CashCount,
        /// The sum of the UPI payments.
        upi: Option<Money>,
        /// The sum of the card slips.
        card: Option<Money>,
        /// The sum of the bank transfers.
        bank: Option<Money>,
        /// The sum of the cheques.
        cheque: Option<Money>,
    }
}

impl CountGiven {
    /// What was counted of a way; None: it was not counted.
    pub fn of(&self, mode: Mode) -> Ruled<Option<Money>> {
        Ok(match mode {
            Mode::Cash => Some(self.cash.total()?),
            Mode::Upi => self.upi,
            Mode::Card => self.card,
            Mode::Bank => self.bank,
            Mode::Cheque => self.cheque,
        })
    }
}

/// What went through a till in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    pub mode: Mode,
    pub taken: Money,
    pub paid_out: Money,
}

/// What a till should hold, for cash and each way that occurred, in the order of the ways. The float is cash.
pub fn should_hold(float: Money, flows: &[Flow]) -> Result<Vec<(Mode, Money)>, Code> {
    let mut expected = Vec::new();
    for mode in Mode::ALL.iter().copied() {
        let mut of_mode = flows.iter().filter(|flow| flow.mode == mode).peekable();
        if mode != Mode::Cash && of_mode.peek().is_none() {
            continue;
        }
        let mut held = if mode == Mode::Cash { float } else { Money::ZERO };
        for flow in of_mode {
            held = held.accumulate(flow.taken)?.accumulate(Money::from_stored(-flow.paid_out.get()))?;
        }
        expected.push((mode, held));
    }
    Ok(expected)
}

/// One way of a counted till.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayCount {
    pub mode: Mode,
    pub expected: Money,
    /// None: the way was not counted, and is not judged.
    pub counted: Option<Money>,
}

impl WayCount {
    /// What was counted less what should be there.
    pub fn difference(&self) -> Option<Money> {
        self.counted.map(|counted| Money::from_stored(counted.get() - self.expected.get()))
    }
}

/// The ways of a till when it is closed: those that occurred, and those that were counted nevertheless.
pub fn compare(float: Money, flows: &[Flow], count: &CountGiven) -> Ruled<Vec<WayCount>> {
    let expected = should_hold(float, flows)?;
    let mut ways = Vec::new();
    for mode in Mode::ALL.iter().copied() {
        let held = expected.iter().find(|(of, _)| *of == mode).map(|(_, held)| *held);
        let counted = count.of(mode)?;
        if held.is_some() || counted.is_some() {
            ways.push(WayCount { mode, expected: held.unwrap_or(Money::ZERO), counted });
        }
    }
    Ok(ways)
}

/// The difference in cash.
pub fn cash_difference(ways: &[WayCount]) -> Money {
    let cash = ways.iter().find(|way| way.mode == Mode::Cash);
    cash.and_then(WayCount::difference).unwrap_or(Money::ZERO)
}

/// A smaller difference in cash is never a large one: so many of the currency, such as rupees.
const SMALL: u64 = 500;

/// Whether the difference in cash may be a slip of the hand: more than `SMALL`, and more than a tenth of what
/// should be there.
fn is_large(ways: &[WayCount], minor_digits: u32) -> bool {
    let held = ways.iter().find(|way| way.mode == Mode::Cash).map_or(Money::ZERO, |way| way.expected);
    let small = SMALL.saturating_mul(10_u64.saturating_pow(minor_digits));
    cash_difference(ways).get().unsigned_abs() > small.max(held.get().unsigned_abs() / 10)
}

/// Whether a difference in cash waits for a second person: more than ₹500 in India, and than 20 of the currency elsewhere (D63).
pub fn is_beyond(difference: Money, country: Country, minor_digits: u32) -> bool {
    let limit: u64 = if country == Country::India { 500 } else { 20 };
    difference.get().unsigned_abs() > limit.saturating_mul(10_u64.saturating_pow(minor_digits))
}

/// Refuses a difference in cash without a reason (`field_required` at `reason`), and a large one that nobody
/// confirmed (`till_difference_large` at `confirm_difference`). Who counts blindly is not asked to confirm:
/// the limit moves with what should be there, and tells it to who tries many counts.
pub fn is_explained(
    ways: &[WayCount],
    reason: Option<&str>,
    confirmed: bool,
    minor_digits: u32,
) -> Ruled<()> {
    let mut faults = Vec::new();
    if !cash_difference(ways).is_zero() && reason.is_none() {
        faults.push(Fault::new("reason", Code::FieldRequired));
    }
    if is_large(ways, minor_digits) && !confirmed {
        faults.push(Fault::new("confirm_difference", Code::TillDifferenceLarge));
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
}

/// The transfer that brings the books to what was counted; none without a difference.
pub fn transfers(difference: Money, currency: &str) -> Vec<Transfer> {
    let (cash, round) = (Leg::of(Account::Cash), Leg::of(Account::CashRound));
    Transfer::of(cash, round, currency, difference.get()).into_iter().collect()
}

#[cfg(test)]
mod tests;
