//! The balances with which a shop begins: money, taxes, suppliers, customers' credit, and fine metal.
//! Invariant: each has its opposite on OPENING, so that the books balance from the first day; what customers owe
//! comes as unpaid bills, each of which can be paid.

use std::collections::BTreeMap;

use catalogue::Phrase;
use kernel::code::Code;
use kernel::day::Day;
use kernel::metal::{Metal, OpeningPart, opening_parts};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::Tx;
use serde_json::Value;

use crate::accounts::documents::{self, kinds::DocumentKind};
use crate::accounts::journal::{Account, EntryStatement, Leg, NewEntry, Transfer};
use crate::accounts::periods::{OpenDay, is_no_future};
use crate::import;
use crate::parties;
use crate::stock::untagged_metal;

/// What to do about an account that is not moved in this way.
const NOT_MOVED_IN: &str = "This account is not moved in by its balance. Bring lots, pieces, batches and schemes as their own kinds.";
/// What to do about what customers owe.
const OWED: &str =
    "Bring what customers owe as unpaid bills, so that each can be paid: kind opening_invoices.";

/// An account, as a row names it.
#[derive(Debug, Clone, Copy)]
pub struct AccountGiven(Account);

impl Field for AccountGiven {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let account = value.as_str().and_then(|name| name.parse::<Account>().ok());
        match account.filter(|account| way_in(*account).is_some()) {
            Some(account) => Some(AccountGiven(account)),
            None => {
                faults.say(at, Code::ValueUnknown, NOT_MOVED_IN);
                None
            }
        }
    }
    fn shape() -> Shape {
        let moved_in = Account::ALL.iter().filter(|account| way_in(**account).is_some());
        Shape::Word(moved_in.map(|account| account.as_str()).collect())
    }
}

input! {
    /// A balance to import.
    pub struct OpeningBalance {
        /// Its account.
        account: AccountGiven,
        /// The party, on accounts with a balance for each party.
        party: Option<Name>,
        /// The workspace's currency, or AU_FINE_MG, AG_FINE_MG, PT_FINE_MG, PD_FINE_MG.
        commodity: Name,
        /// The balance on the account's own side, in minor units or fine mg: money there is, tax to reclaim, metal in the
        /// shop or with a karigar; what suppliers are owed, customers' credit, tax to pay, metal owed. Negative: the
        /// opposite.
        amount: Money,
        /// The day of the balance; absent: today.
        date: Option<Day>,
    }
}

/// The way in which an account gets its balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WayIn {
    /// The account opposite to it.
    against: Account,
    /// Whether the account is debited.
    debit: bool,
    has_party: bool,
    is_metal: bool,
}

/// How an account gets its balance; None for one whose goods, batches or schemes bring it.
fn way_in(account: Account) -> Option<WayIn> {
    use Account::*;
    let way = |debit: bool, has_party: bool, is_metal: bool| {
        Some(WayIn { against: Opening, debit, has_party, is_metal })
    };
    match account {
        Cash | UpiClearing | CardClearing | Bank | ChequesInHand | InCgst | InSgst | InIgst | InGst
        | OpeningStock | StockOldMetal => way(true, false, false),
        OutCgst | OutSgst | OutIgst | OutGst => way(false, false, false),
        Ar | Adv | Ap | ReceivedNotBilled | TdsPayable => way(false, true, false),
        MStock | MOldMetal => way(true, false, true),
        MKarigar => way(true, true, true),
        MCustomer => Some(WayIn { against: MCustody, debit: false, has_party: true, is_metal: true }),
        _ => None,
    }
}

impl OpeningBalance {
    /// Whether it is what a customer has to their credit, as a balance or as an advance.
    fn is_credit(&self) -> bool {
        matches!(self.account.0, Account::Ar | Account::Adv) && self.amount > Money::ZERO
    }

    /// The posting of a row. Errors: `field_required` or `field_unknown` at `party`; `value_unknown` at
    /// `commodity`; `number_range` at `amount`.
    fn transfer(&self, currency: &str) -> Ruled<Transfer> {
        let account = self.account.0;
        let way = way_in(account).ok_or_else(|| Refusal::new(Code::ValueUnknown).field("account"))?;
        match (way.has_party, &self.party) {
            (true, None) => return Err(Refusal::new(Code::FieldRequired).field("party")),
            (false, Some(_)) => return Err(Refusal::new(Code::FieldUnknown).field("party")),
            _ => {}
        }
        let commodity = self.commodity.as_str();
        let fits = match way.is_metal {
            true => Metal::ALL.iter().any(|metal| metal.commodity() == commodity),
            false => commodity == currency,
        };
        if !fits {
            return Err(Refusal::new(Code::ValueUnknown).field("commodity"));
        }
        if self.amount.is_zero() {
            return Err(Refusal::new(Code::NumberRange).field("amount"));
        }
        if account == Account::Ar && self.amount < Money::ZERO {
            let message: Phrase = OWED.into();
            return Err(Refusal::invalid(vec![Fault { message, ..Fault::new("amount", Code::NumberRange) }]));
        }
        let party = self.party.as_ref().map(|party| party.as_str().to_owned());
        let own = Leg { party, ..Leg::of(account) };
        let (debit, credit) = match way.debit {
            true => (own, Leg::of(way.against)),
            false => (Leg::of(way.against), own),
        };
        let amount = self.amount.get();
        let transfer = Transfer { debit, credit, commodity: commodity.to_owned(), amount: amount.abs() };
        Ok(if amount < 0 { transfer.mirrored() } else { transfer })
    }
}

/// Imports balances: one entry for each day and party. Errors: 422 with the row and field.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    let mut entries: BTreeMap<(Day, Option<String>), Vec<Transfer>> = BTreeMap::new();
    // Each credit of a customer is a document of its own, so that it is used and given back as any other.
    let mut credits: Vec<(Day, String, Transfer)> = Vec::new();
    for (n, row) in import::rows::<OpeningBalance>(rows)?.into_iter().enumerate() {
        let date = row.date.unwrap_or_else(|| tx.today());
        is_no_future(date, tx.today()).map_err(import::in_row(n))?;
        let transfer = row.transfer(&tx.workspace.currency.code).map_err(import::in_row(n))?;
        let (is_credit, party) = (row.is_credit(), row.party.map(Name::into_string));
        if let Some(party) = party.as_ref().filter(|_| is_credit) {
            credits.push((date, party.clone(), transfer));
            continue;
        }
        entries.entry((date, party)).or_default().push(transfer);
    }
    let statement = EntryStatement::prepare(tx).await?;
    for (date, party, transfer) in credits {
        let party = parties::known_or_new(tx, &Name::parse(&party)?).await?;
        let document = documents::open_credit(tx, party, date, Money::new(transfer.amount)?).await?;
        let date = OpenDay::moved_in(tx, date)?;
        let new = NewEntry {
            document: Some(document),
            date,
            memo: DocumentKind::OpeningCredit.facts().memo,
            party: Some(party),
            transfers: &[transfer],
        };
        statement.write(tx, &new).await?;
    }
    for ((date, party), transfers) in entries {
        let party = match party {
            Some(code) => Some(parties::known_or_new(tx, &Name::parse(&code)?).await?),
            None => None,
        };
        let date = OpenDay::moved_in(tx, date)?;
        let new = NewEntry { document: None, date, memo: "Opening balance", party, transfers: &transfers };
        if let Some(entry) = statement.write(tx, &new).await? {
            untagged_metal::write_opening(tx, entry, date.day(), &untagged_parts(&transfers)?).await?;
        }
    }
    Ok(())
}

/// What of an entry is metal of the shop that no piece and no lot brings, and its cost.
fn untagged_parts(transfers: &[Transfer]) -> Ruled<Vec<OpeningPart>> {
    let sum = |account: Account, commodity: Option<&str>| -> Ruled<i64> {
        let of_account = transfers.iter().filter(|it| commodity.is_none_or(|wanted| it.commodity == wanted));
        let amounts = of_account.filter_map(|it| match () {
            () if it.debit.account == account.into() => Some(Money::new(it.amount)),
            () if it.credit.account == account.into() => Some(Money::new(-it.amount)),
            () => None,
        });
        Ok(Money::sum(amounts.collect::<std::result::Result<Vec<Money>, Code>>()?)?.get())
    };
    let fine = |metal: &Metal| Ok((*metal, sum(Account::MStock, Some(metal.commodity()))?));
    let metals = Metal::ALL.iter().map(fine).collect::<Ruled<Vec<(Metal, i64)>>>()?;
    Ok(opening_parts(&metals, sum(Account::OpeningStock, None)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::input::read;
    use proptest::prelude::*;
    use serde_json::json;

    fn row(account: &str, party: Option<&str>, commodity: &str, amount: i64) -> Ruled<Transfer> {
        let sent = json!({ "account": account, "party": party, "commodity": commodity, "amount": amount });
        read::<OpeningBalance>(&sent)?.transfer("INR")
    }

    #[test]
    fn each_account_is_opened_on_its_own_side() {
        let table = [
            ("CASH", None, "INR", "CASH", "OPENING"),
            ("IN_CGST", None, "INR", "IN_CGST", "OPENING"),
            ("AP", Some("s"), "INR", "OPENING", "AP"),
            ("AR", Some("c"), "INR", "OPENING", "AR"),
            ("OUT_SGST", None, "INR", "OPENING", "OUT_SGST"),
            ("TDS_PAYABLE", Some("s"), "INR", "OPENING", "TDS_PAYABLE"),
            ("M_STOCK", None, "AU_FINE_MG", "M_STOCK", "OPENING"),
            ("M_KARIGAR", Some("k"), "AG_FINE_MG", "M_KARIGAR", "OPENING"),
            ("M_CUSTOMER", Some("c"), "AU_FINE_MG", "M_CUSTODY", "M_CUSTOMER"),
        ];
        for (account, party, commodity, debit, credit) in table {
            let transfer = row(account, party, commodity, 500).unwrap();
            assert_eq!((transfer.debit.account.as_str(), transfer.credit.account.as_str()), (debit, credit));
            assert_eq!(transfer.amount, 500);
        }
        let overdrawn = row("BANK", None, "INR", -700).unwrap();
        assert_eq!((overdrawn.credit.account, overdrawn.amount), (Account::Bank.into(), 700));
    }

    #[test]
    fn a_row_that_would_leave_the_books_wrong_is_refused_at_its_field() {
        let said = |row: Ruled<Transfer>| {
            let refusal = row.unwrap_err();
            format!("{} {}", refusal.code, refusal.faults[0].field)
        };
        for (refused, expected) in [
            (row("AP", None, "INR", 1), "field_required party"),
            (row("CASH", Some("c"), "INR", 1), "field_unknown party"),
            (row("CASH", None, "AU_FINE_MG", 1), "value_unknown commodity"),
            (row("M_STOCK", None, "INR", 1), "value_unknown commodity"),
            (row("CASH", None, "INR", 0), "number_range amount"),
            (row("AR", Some("c"), "INR", -1), "number_range amount"),
            (row("SALES", None, "INR", 1), "value_unknown account"),
            (row("OPENING", None, "INR", 1), "value_unknown account"),
            (row("Sofa", None, "INR", 1), "value_unknown account"),
        ] {
            assert_eq!(said(refused), expected);
        }
    }

    #[test]
    fn metal_and_its_cost_join_the_untagged_balance() {
        let all = [
            row("M_STOCK", None, "AU_FINE_MG", 500).unwrap(),
            row("M_STOCK", None, "AU_FINE_MG", -20).unwrap(),
            row("OPENING_STOCK", None, "INR", 9000).unwrap(),
            row("CASH", None, "INR", 70).unwrap(),
            row("M_OLD_METAL", None, "AG_FINE_MG", 70).unwrap(),
        ];
        assert_eq!(untagged_parts(&all).unwrap(), [(Some(Metal::Gold), 480, Some(9000))]);
        assert_eq!(untagged_parts(&all[3..]).unwrap(), []);
    }

    proptest! {
        #[test]
        fn a_balance_and_its_opposite_cancel(account in 0..Account::ALL.len(), amount in 1i64..1_000_000_000) {
            let account = Account::ALL[account];
            if let Some(way) = way_in(account).filter(|_| account != Account::Ar) {
                let commodity = if way.is_metal { "AU_FINE_MG" } else { "INR" };
                let party = way.has_party.then_some("p");
                let one = row(account.as_str(), party, commodity, amount).unwrap();
                let other = row(account.as_str(), party, commodity, -amount).unwrap();
                prop_assert_eq!(one.mirrored(), other);
            }
        }
    }
}
