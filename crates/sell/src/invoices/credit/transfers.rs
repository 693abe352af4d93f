//! The transfers of a note: the bill's own accounts the other way round, and the goods that come back.
//! Invariant: what a note credits is posted with the sums of its document, which are those of its lines.

use kernel::code::Code;
use kernel::metal::Metal;
use kernel::money::Money;
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::accounts::payments::Mode;

use super::note::NoteDocument;
use super::rules::Credit;
use crate::money::paid_from;

/// Sales, taxes and round-off go back to the buyer.
pub(super) fn of_note(document: &NoteDocument, buyer: Option<&str>, currency: &str) -> Vec<Transfer> {
    let [cgst, sgst, igst, gst] = document.tax.each();
    let debits = [
        (Account::Sales, document.taxable_minor),
        (Account::OutCgst, cgst),
        (Account::OutSgst, sgst),
        (Account::OutIgst, igst),
        (Account::OutGst, gst),
        (Account::RoundOff, document.round_off_minor),
    ];
    let buyer = buyer_leg(buyer);
    let each = debits.into_iter();
    each.filter_map(|(account, amount)| Transfer::of(Leg::of(account), buyer.clone(), currency, amount.get()))
        .collect()
}

/// Money that goes back with it; cash is rounded (D6).
pub(in crate::invoices) fn of_refund(
    mode: Mode,
    due: Money,
    round: Money,
    buyer: Option<&str>,
    currency: &str,
) -> Vec<Transfer> {
    let buyer = buyer_leg(buyer);
    let paid = Transfer::of(buyer.clone(), Leg::of(paid_from(mode)), currency, due.get());
    let rounded = Transfer::of(Leg::of(Account::CashRound), buyer, currency, round.get());
    paid.into_iter().chain(rounded).collect()
}

/// Fine metal and cost come back as they left, summed up.
pub(super) fn of_goods<'a>(
    returned: impl Iterator<Item = (Option<Metal>, &'a Credit)>,
    currency: &str,
) -> Result<Vec<Transfer>, Code> {
    let mut metals: Vec<(&'static str, Money)> = Vec::new();
    let mut costs: Vec<Money> = Vec::new();
    for (metal, credit) in returned {
        costs.extend(credit.cost);
        let Some((metal, fine_mg)) = metal.zip(credit.fine_mg) else { continue };
        let fine_mg = Money::new(fine_mg)?;
        match metals.iter_mut().find(|(commodity, _)| *commodity == metal.commodity()) {
            Some((_, sum)) => *sum = sum.add(fine_mg)?,
            None => metals.push((metal.commodity(), fine_mg)),
        }
    }
    let mut transfers = Vec::new();
    for (commodity, fine_mg) in metals {
        let (stock, sold) = (Leg::of(Account::MStock), Leg::of(Account::MetalSold));
        transfers.extend(Transfer::of(stock, sold, commodity, fine_mg.get()));
    }
    let (stock, sold) = (Leg::of(Account::Stock), Leg::of(Account::Cogs));
    transfers.extend(Transfer::of(stock, sold, currency, Money::sum(costs)?.get()));
    Ok(transfers)
}

fn buyer_leg(buyer: Option<&str>) -> Leg {
    Leg::to(Account::Ar, buyer)
}
