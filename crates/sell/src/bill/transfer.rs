//! What a bill posts: transfers from one account to another, in money and in fine metal.
//! A transfer has both its sides, so that no set of transfers can be out of balance.

use kernel::code::Code;
use kernel::money::{Currency, Money};
use serde::Serialize;

use super::Document;

/// The accounts a bill touches, by their roles (sell.md section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Account {
    /// What a party owes.
    Ar,
    Sales,
    OutCgst,
    OutSgst,
    OutIgst,
    OutGst,
    RoundOff,
    /// Metal in the shop, in fine mg.
    MStock,
    /// Metal sold, in fine mg.
    MSold,
}

impl Account {
    /// The name in answers and in the books.
    pub fn as_str(self) -> &'static str {
        match self {
            Account::Ar => "AR",
            Account::Sales => "SALES",
            Account::OutCgst => "OUT_CGST",
            Account::OutSgst => "OUT_SGST",
            Account::OutIgst => "OUT_IGST",
            Account::OutGst => "OUT_GST",
            Account::RoundOff => "ROUND_OFF",
            Account::MStock => "M_STOCK",
            Account::MSold => "M_SOLD",
        }
    }
}

/// One side of a transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub account: Account,
    /// The code of the party, on accounts that are kept for each.
    pub party: Option<String>,
}

impl Leg {
    fn of(account: Account) -> Leg {
        Leg { account, party: None }
    }
}

/// An amount above nil that goes from the credited account to the debited one (S1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub debit: Leg,
    pub credit: Leg,
    /// INR, AUD, AU_FINE_MG, …
    pub commodity: String,
    /// In the commodity's smallest unit.
    pub amount: i64,
}

/// A row of a journal as it is answered: debit above nil, credit below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Posting {
    pub account: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    pub commodity: String,
    pub amount: i64,
}

/// The sum of the transfers for each account, party and commodity, in the order they first appear; none of nil.
pub fn journal_of(transfers: &[Transfer]) -> Result<Vec<Posting>, Code> {
    let mut sums: Vec<(&Leg, &str, i128)> = Vec::new();
    for transfer in transfers {
        let amount = i128::from(transfer.amount);
        for (leg, amount) in [(&transfer.debit, amount), (&transfer.credit, -amount)] {
            let same = |sum: &&mut (&Leg, &str, i128)| sum.0 == leg && sum.1 == transfer.commodity;
            match sums.iter_mut().find(same) {
                Some(sum) => sum.2 += amount,
                None => sums.push((leg, &transfer.commodity, amount)),
            }
        }
    }
    let posting = |(leg, commodity, amount): (&Leg, &str, i128)| {
        Ok(Posting {
            account: leg.account.as_str(),
            party: leg.party.clone(),
            commodity: commodity.to_owned(),
            amount: i64::try_from(amount).map_err(|_| Code::NumberRange)?,
        })
    };
    sums.into_iter().filter(|(_, _, amount)| *amount != 0).map(posting).collect()
}

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
    let owed = Leg { account: Account::Ar, party: buyer.map(str::to_owned) };
    let mut transfers = Vec::new();
    for (account, amount) in credits {
        transfers.extend(transfer(&owed, &Leg::of(account), &currency.code, amount)?);
    }
    for (commodity, fine_mg) in fine_metal(document)? {
        let (sold, stock) = (Leg::of(Account::MSold), Leg::of(Account::MStock));
        transfers.extend(transfer(&sold, &stock, commodity, fine_mg)?);
    }
    Ok(transfers)
}

/// An amount below nil goes the other way; nil goes nowhere.
fn transfer(debit: &Leg, credit: &Leg, commodity: &str, amount: Money) -> Result<Option<Transfer>, Code> {
    let (debit, credit, amount) = match amount < Money::ZERO {
        true => (credit, debit, amount.neg()?),
        false => (debit, credit, amount),
    };
    let transfer = || Transfer {
        debit: debit.clone(),
        credit: credit.clone(),
        commodity: commodity.to_owned(),
        amount: amount.get(),
    };
    Ok((!amount.is_zero()).then(transfer))
}

/// The fine mg that leave, for each metal in the order of the lines.
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
