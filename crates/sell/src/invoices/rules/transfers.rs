//! The transfers of a bill from one account to another, in money and in fine metal.
//! Invariant: a transfer has both its sides, so that every set of transfers balances.

use kernel::code::Code;
use kernel::money::{Currency, Money};
pub use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};

use super::Document;

/// The transfers of a bill: the buyer owes sales, taxes and round-off; fine metal goes from stock to sold.
pub(super) fn of_bill(
    document: &Document,
    buyer: Option<&str>,
    currency: &Currency,
) -> Result<Vec<Transfer>, Code> {
    let [cgst, sgst, igst, gst] = document.tax.amounts().each();
    let credits = [
        (Account::Sales, document.taxable_minor),
        (Account::OutCgst, cgst),
        (Account::OutSgst, sgst),
        (Account::OutIgst, igst),
        (Account::OutGst, gst),
        (Account::RoundOff, document.round_off_minor),
    ];
    let owed = Leg::to(Account::Ar, buyer);
    let mut transfers = Vec::new();
    for (account, amount) in credits {
        transfers.extend(Transfer::of(owed.clone(), Leg::of(account), &currency.code, amount.get()));
    }
    for (commodity, fine_mg) in fine_metal(document)? {
        let (sold, stock) = (Leg::of(Account::MetalSold), Leg::of(Account::MStock));
        transfers.extend(Transfer::of(sold, stock, commodity, fine_mg.get()));
    }
    Ok(transfers)
}

/// The fine mg that leave stock, for each metal in the order of the lines.
fn fine_metal(document: &Document) -> Result<Vec<(&'static str, Money)>, Code> {
    let mut sums: Vec<(&'static str, Money)> = Vec::new();
    for line in &document.lines {
        let Some((metal, fine_mg)) = line.metal.zip(line.fine_mg) else { continue };
        // Fine metal has money's own limits: 10^15 mg is a thousand tonnes.
        let fine_mg = Money::new(fine_mg)?;
        match sums.iter_mut().find(|(commodity, _)| *commodity == metal.commodity()) {
            Some((_, sum)) => *sum = sum.add(fine_mg)?,
            None => sums.push((metal.commodity(), fine_mg)),
        }
    }
    Ok(sums)
}
