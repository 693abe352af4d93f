//! Tenders: the ways in which money comes in, what each of them pays of a sum, and the change.
//! Invariant: tenders sum to what they pay; cash alone is rounded to the coin; only what is booked is expected in the till.

use catalogue::say;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Day;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::accounts::payments::{self, Mode, NewTender, ReferenceSeen};
use platform::error::Error;
use platform::fields::{Flag, Name};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use crate::tax::{CashDue, cash_due};

#[cfg(test)]
mod tests;

/// Digits of the shortest card number.
const CARD_DIGITS: usize = 12;
/// Digits of the cards that are in use.
const LONG_CARD_DIGITS: std::ops::RangeInclusive<usize> = 15..=16;

input! {
    /// A part of a payment, in one way.
    pub struct TenderGiven {
        /// The way it is paid.
        mode: Mode,
        /// How much. In a counter sale one tender may leave it out: it pays what the others leave.
        amount_minor: Option<Money>,
        /// The bank's or network's reference; not for cash.
        reference: Option<Name>,
        /// The cash that was handed over; the answer gives the change.
        handed_minor: Option<Money>,
    }
}

/// A tender with the amount that is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tender {
    pub mode: Mode,
    pub amount: Money,
    pub reference: Option<String>,
    pub handed: Option<Money>,
}

/// A tender as answers and papers show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TenderShown {
    /// cash, upi, card, bank or cheque.
    mode: &'static str,
    /// Its amount.
    amount_minor: Money,
    /// The number of the transfer or cheque.
    reference: Option<String>,
    /// The cash that was handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_minor: Option<Money>,
    /// The cash that was given back.
    #[serde(skip_serializing_if = "Option::is_none")]
    change_minor: Option<Money>,
    /// The till that it went into.
    #[serde(skip_serializing_if = "Option::is_none")]
    till: Option<String>,
}

impl TenderGiven {
    fn reference(&self) -> Option<String> {
        self.reference.as_ref().map(|it| it.as_str().to_owned())
    }

    fn of(&self, amount: Money) -> Tender {
        Tender { mode: self.mode, amount, reference: self.reference(), handed: self.handed_minor }
    }
}

impl Tender {
    /// The cash that is given back; zero where none was said to be handed over.
    pub fn change(&self) -> Result<Money, Code> {
        self.handed.map_or(Ok(Money::ZERO), |handed| handed.sub(self.amount))
    }

    /// Whether it is cash.
    pub fn is_cash(&self) -> bool {
        self.mode == Mode::Cash
    }

    /// The tender for an answer or a paper, with the till that it went into.
    pub fn shown(&self, till: Option<&str>) -> Result<TenderShown, Code> {
        Ok(TenderShown {
            mode: self.mode.as_str(),
            amount_minor: self.amount,
            reference: self.reference.clone(),
            handed_minor: self.handed,
            change_minor: self.handed.map(|_| self.change()).transpose()?,
            till: till.map(str::to_owned),
        })
    }

    /// The row that is written.
    pub fn row(&self, till: Option<&str>, event: Option<&str>) -> NewTender {
        NewTender {
            mode: self.mode,
            amount: self.amount,
            reference: self.reference.clone(),
            till: till.map(str::to_owned),
            paid_out: false,
            event: event.map(str::to_owned),
        }
    }
}

/// The papers by which the UPI references of a payment on this day came in before. Errors: `payment_state_invalid` at
/// `reference_is_new`, with `facts.number`, where only new references are taken.
pub(crate) async fn seen_before(
    tx: &ReadTx,
    tenders: &[TenderGiven],
    on: Day,
    is_new: Flag,
) -> Result<Vec<ReferenceSeen>, Error> {
    let named = tenders.iter().enumerate().filter(|(_, tender)| tender.mode == Mode::Upi);
    let named = named.filter_map(|(i, tender)| {
        Some((format!("tenders[{i}].reference"), tender.reference.as_ref()?.as_str()))
    });
    let seen = payments::references_seen(tx, on, named.collect()).await?;
    match seen.first().filter(|_| is_new.0) {
        Some(it) => {
            let message = say!(
                "A payment with this UPI reference came in by {number}. Look at both, or choose that this is another payment.",
                number = &it.number
            );
            let fault = Fault { message, ..Fault::new("reference_is_new", Code::PaymentStateInvalid) };
            Err(Refusal::from(fault).fact("number", it.number.as_str()).into())
        }
        None => Ok(seen),
    }
}

/// The warnings of a payment whose references came in before.
pub(crate) fn warnings(seen: &[ReferenceSeen]) -> Vec<String> {
    if seen.is_empty() { vec![] } else { vec!["reference_seen".to_owned()] }
}

/// The tender of this number, which counts from one.
pub(crate) fn tender_numbered(tenders: &[Tender], number: Option<i32>) -> Option<&Tender> {
    tenders.get(usize::try_from(number?).ok()?.checked_sub(1)?)
}

/// The sum of the change.
pub(crate) fn change_of(tenders: &[Tender]) -> Result<Money, Code> {
    Money::sum(tenders.iter().map(Tender::change).collect::<Result<Vec<Money>, Code>>()?)
}

/// The cash among the tenders.
pub(crate) fn cash_of(tenders: &[Tender]) -> Result<Money, Code> {
    Money::sum(tenders.iter().filter(|tender| tender.is_cash()).map(|tender| tender.amount))
}

/// The faults of tenders by themselves.
pub(crate) fn faults(tenders: &[TenderGiven]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if tenders.is_empty() {
        faults.push(Fault::new("tenders", Code::FieldRequired));
    }
    for (i, tender) in tenders.iter().enumerate() {
        let mut add = |field: &str, code| faults.push(Fault::new(format!("tenders[{i}].{field}"), code));
        if tender.amount_minor.is_some_and(|amount| amount <= Money::ZERO) {
            add("amount_minor", Code::NumberRange);
        }
        if tender.mode != Mode::Cash && tender.reference.is_none() {
            add("reference", Code::FieldRequired);
        }
        if tender.mode == Mode::Cash && tender.reference.is_some() {
            add("reference", Code::FieldUnknown);
        }
        // Only the last four digits of a card and the approval code are stored, never its number
        // (sell.md, section 8).
        if tender.reference.as_ref().is_some_and(|reference| is_whole_card(tender.mode, reference)) {
            add("reference", Code::TextTooLong);
        }
        match tender.handed_minor {
            Some(_) if tender.mode != Mode::Cash => add("handed_minor", Code::FieldUnknown),
            Some(handed) if handed < Money::ZERO => add("handed_minor", Code::NumberRange),
            _ => {}
        }
    }
    faults
}

/// Tenders that each name their amount, as a receipt takes them. Faults: `field_required` at an amount,
/// `tender_mismatch` where less cash was handed over than the tender pays.
pub(crate) fn with_amounts(tenders: &[TenderGiven]) -> Result<Vec<Tender>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut read = Vec::with_capacity(tenders.len());
    for (i, tender) in tenders.iter().enumerate() {
        match tender.amount_minor {
            None => faults.push(Fault::new(format!("tenders[{i}].amount_minor"), Code::FieldRequired)),
            Some(amount) if tender.handed_minor.is_some_and(|handed| handed < amount) => {
                faults.push(Fault::new(format!("tenders[{i}].handed_minor"), Code::TenderMismatch));
            }
            Some(amount) => read.push(tender.of(amount)),
        }
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// The payment of a counter sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settlement {
    /// The tenders that pay something.
    pub tenders: Vec<Tender>,
    /// What is due in cash, in coins that exist. None where nothing is paid in cash.
    pub cash_due: Option<Money>,
    /// What rounding to the coin adds to the total.
    pub cash_round: Money,
    /// What is given back.
    pub change: Money,
}

/// Pays a total by tenders. One of them may name no amount: it pays what the others leave. Cash pays what the other ways
/// leave, and that alone is rounded to the coin; its amounts may be sent exactly or in coins.
///
/// # Errors
/// `field_required` at the amount of a second tender without one, `tender_mismatch` at `tenders` where they do not sum to the
/// total, and at `handed_minor` where less cash was handed over than is due.
pub(crate) fn settle(total: Money, given: &[TenderGiven], coin: Money) -> Ruled<Settlement> {
    let mut open = given.iter().enumerate().filter(|(_, tender)| tender.amount_minor.is_none());
    let open = (open.next().map(|(i, _)| i), open.next().map(|(i, _)| i));
    if let Some(second) = open.1 {
        return Err(Refusal::new(Code::FieldRequired).field(format!("tenders[{second}].amount_minor")));
    }
    let mismatch = || Refusal::new(Code::TenderMismatch).field("tenders");
    let named = Money::sum(given.iter().filter_map(|tender| tender.amount_minor))?;
    let rest = total.sub(named)?;
    if open.0.is_some() && (rest < Money::ZERO || (rest.is_zero() && !total.is_zero())) {
        return Err(mismatch());
    }
    let mut tenders: Vec<Tender> =
        given.iter().map(|tender| tender.of(tender.amount_minor.unwrap_or(rest))).collect();
    let has_cash = tenders.iter().any(|tender| tender.mode == Mode::Cash);
    let cash = cash_of(&tenders)?;
    let by_other_ways = Money::sum(tenders.iter().map(|tender| tender.amount))?.sub(cash)?;
    let left = total.sub(by_other_ways)?;
    if left < Money::ZERO {
        return Err(mismatch());
    }
    let CashDue { due, round } =
        if has_cash { cash_due(left, coin)? } else { CashDue { due: Money::ZERO, round: Money::ZERO } };
    let is_paid = if has_cash { cash == left || cash == due } else { left.is_zero() };
    if !is_paid {
        return Err(mismatch());
    }
    book_cash(&mut tenders, due.sub(cash)?)?;
    let short = |tender: &Tender| tender.handed.is_some_and(|handed| handed < tender.amount);
    if let Some(i) = tenders.iter().position(short) {
        return Err(Refusal::new(Code::TenderMismatch).field(format!("tenders[{i}].handed_minor")));
    }
    let change = change_of(&tenders)?;
    tenders.retain(|tender| tender.amount > Money::ZERO);
    Ok(Settlement { tenders, cash_due: has_cash.then_some(due), cash_round: round, change })
}

/// Adds the difference to the coin to the last cash tender; where that would make it negative, the ones before it bear the rest.
fn book_cash(tenders: &mut [Tender], difference: Money) -> Result<(), Code> {
    let mut left = difference;
    for tender in tenders.iter_mut().rev().filter(|tender| tender.mode == Mode::Cash) {
        let booked = tender.amount.add(left)?.max(Money::ZERO);
        left = left.sub(booked.sub(tender.amount)?)?;
        tender.amount = booked;
    }
    Ok(())
}

impl Settlement {
    /// The cash that is booked.
    pub fn cash(&self) -> Money {
        self.cash_due.unwrap_or(Money::ZERO)
    }

    /// The transfers of the payment: each way's account from the party's debt, and the rounding of cash. The debt is then zero.
    pub fn transfers(&self, owed: &Leg, currency: &str) -> Vec<Transfer> {
        let mut transfers = Vec::with_capacity(self.tenders.len() + 1);
        for tender in &self.tenders {
            transfers.extend(Transfer::of(
                Leg::of(tender.mode.account()),
                owed.clone(),
                currency,
                tender.amount.get(),
            ));
        }
        transfers.extend(Transfer::of(
            owed.clone(),
            Leg::of(Account::CashRound),
            currency,
            self.cash_round.get(),
        ));
        transfers
    }
}

/// Whether a transfer belongs to a payment and not to the bill that it is booked with: a reversal leaves it, because the money
/// stays where it is and becomes the party's credit.
pub(crate) fn is_of_payment(transfer: &Transfer) -> bool {
    const WAYS: [Account; 6] = [
        Account::Cash,
        Account::UpiClearing,
        Account::CardClearing,
        Account::Bank,
        Account::ChequesInHand,
        Account::CashRound,
    ];
    WAYS.iter().any(|way| transfer.debit.is_of(*way) || transfer.credit.is_of(*way))
}

/// The smallest coin: five cents in Australia since 1992 (R5); elsewhere the minor unit.
pub(crate) const fn coin(country: Country) -> Money {
    Money::from_stored(if matches!(country, Country::Australia) { 5 } else { 1 })
}

/// Whether a reference is the number of a card. With a card it has as many digits as the shortest one; with any other way, whose
/// numbers are long too, it is made of a card's digits alone, and its last digit checks them.
pub(crate) fn is_whole_card(mode: Mode, reference: &Name) -> bool {
    let text = reference.as_str();
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if mode == Mode::Card {
        // Digits of every script.
        return text.chars().filter(|c| c.is_numeric()).count() >= CARD_DIGITS;
    }
    let alone = text.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric());
    alone && LONG_CARD_DIGITS.contains(&digits.len()) && matches!(digits[0], 3..=6) && luhn(&digits)
}

/// Whether the last digit checks the others (ISO/IEC 7812-1).
fn luhn(digits: &[u32]) -> bool {
    let value = |(n, digit): (usize, &u32)| match (n % 2, digit * 2) {
        (0, _) => *digit,
        (_, twice) => twice / 10 + twice % 10,
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>().is_multiple_of(10)
}
