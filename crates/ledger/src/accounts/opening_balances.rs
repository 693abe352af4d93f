//! The balances with which a shop begins: money, taxes, suppliers, customers' credit, and fine metal.
//! Invariant: each has its opposite on OPENING, so that the books balance from the first day; what customers owe
//! comes as unpaid bills, each of which can be paid.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalogue::Phrase;
use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::PartyId;
use kernel::metal::{Metal, OpeningPart, opening_parts};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger_queries::accounts::opening_balances as sql;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::sealed::ledger::journal_entry as cell;
use platform::tx::Tx;
use serde_json::Value;

use crate::accounts::documents::{self, kinds::DocumentKind};
use crate::accounts::journal::{Account, EntryStatement, Leg, NewEntry, Transfer};
use crate::accounts::periods::{OpenDay, is_no_future};
use crate::import;
use crate::parties::{self, PartyKind};
use crate::stock::untagged_metal;

/// What to do about an account that is not moved in this way.
const NOT_MOVED_IN: &str = "This account is not moved in by its balance. Bring lots, pieces, batches and schemes as their own kinds.";
/// What to do about what customers owe.
const OWED: &str =
    "Bring what customers owe as unpaid bills, so that each can be paid: kind opening_invoices.";

/// What to do about a balance that is there already.
const TWICE: &str = "This balance of this day was brought in already. Remove the row, or correct the balance by an entry of the books.";
/// What to do about a party of another kind.
const OTHER_KIND: &str =
    "A party of this kind has no balance on this account. Name another one, or change its kind first.";
/// What to do about a day long ago.
const LONG_AGO: &str = "An opening balance is of the last 20 years. Check the year.";
/// The oldest balance, in years.
const OLDEST_YEARS: i64 = 20;
/// The memo of the entries.
const MEMO: &str = "Opening balance";

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

/// A balance of a row, ready to post.
struct Ready {
    /// The row's place in the file.
    n: usize,
    account: Account,
    date: Day,
    party: Option<Name>,
    is_credit: bool,
    transfer: Transfer,
}

impl Ready {
    /// Errors: those of `transfer`; `time_in_future`, and `time_range` for a day long ago, at `date`.
    fn of(n: usize, row: OpeningBalance, today: Day, currency: &str) -> Ruled<Ready> {
        let date = row.date.unwrap_or(today);
        is_no_future(date, today)?;
        if date < today.saturating_sub(OLDEST_YEARS.years()) {
            let message: Phrase = LONG_AGO.into();
            return Err(Refusal::invalid(vec![Fault { message, ..Fault::new("date", Code::TimeRange) }]));
        }
        let (transfer, is_credit) = (row.transfer(currency)?, row.is_credit());
        Ok(Ready { n, account: row.account.0, date, party: row.party, is_credit, transfer })
    }

    /// A refusal of the row at a field, with these words.
    fn wrong(&self, field: &str, message: &'static str) -> Refusal {
        let field = format!("rows[{}].{field}", self.n);
        Refusal::invalid(vec![Fault { message: message.into(), ..Fault::new(field, Code::ValueUnknown) }])
    }
}

/// Whether an account that the product keeps may be corrected against OPENING by an entry of the books, and whether that names a party:
/// it is money whose balance was moved in. Goods, metal and customers' credits have papers of their own.
pub fn is_corrected_by_entry(account: Account) -> Option<bool> {
    use Account::{Adv, Ar, OpeningStock, StockOldMetal};
    let way = way_in(account).filter(|way| !way.is_metal)?;
    (!matches!(account, Ar | Adv | OpeningStock | StockOldMetal)).then_some(way.has_party)
}

/// The kind of a party nobody described, by the accounts on which it has a balance.
fn kind_by(accounts: &[Account]) -> PartyKind {
    let is_on = |of: fn(&Account) -> bool| accounts.iter().any(of);
    match (is_on(is_suppliers), is_on(|account| !is_suppliers(account))) {
        _ if accounts.contains(&Account::MKarigar) => PartyKind::Karigar,
        (true, true) => PartyKind::Business,
        (true, false) => PartyKind::Supplier,
        (false, _) => PartyKind::Customer,
    }
}

/// Whether an account is about what the shop buys.
fn is_suppliers(account: &Account) -> bool {
    matches!(account, Account::Ap | Account::ReceivedNotBilled | Account::TdsPayable)
}

/// Whether a party of this kind can have a balance on the account: metal to work on is with karigars, nothing is bought of a
/// customer, and a karigar's metal is no customer's.
fn fits(account: Account, kind: PartyKind) -> bool {
    match account {
        Account::MKarigar => kind == PartyKind::Karigar,
        Account::MCustomer => kind != PartyKind::Karigar,
        account if is_suppliers(&account) => kind != PartyKind::Customer,
        _ => true,
    }
}

/// Imports balances: one entry for each day and party. Errors: 422 with the row and field; `value_unknown` at `party` for one of
/// a kind that does not fit, and at `account` for a balance that is there already.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    // Of two such imports the second one sees what the first one brought.
    documents::wait_for_postings(tx).await?;
    let (today, currency) = (tx.today(), &tx.workspace.currency.code);
    let ready = |(n, row)| Ready::of(n, row, today, currency).map_err(import::in_row(n));
    let rows = import::rows::<OpeningBalance>(rows)?.into_iter().enumerate();
    let rows = rows.map(ready).collect::<Ruled<Vec<Ready>>>()?;
    let parties = parties_of(tx, &rows).await?;
    are_new(tx, &rows, &parties).await?;
    let party_of = |row: &Ready| row.party.as_ref().and_then(|code| parties.get(code.as_str()).copied());
    let mut entries: BTreeMap<(Day, Option<PartyId>), Vec<Transfer>> = BTreeMap::new();
    let statement = EntryStatement::prepare(tx).await?;
    for row in rows {
        let party = party_of(&row);
        match party.filter(|_| row.is_credit) {
            // Each credit of a customer is a document of its own, so that it is used and given back as any other.
            Some(party) => write_credit(tx, &statement, party, row).await?,
            None => entries.entry((row.date, party)).or_default().push(row.transfer),
        }
    }
    for ((date, party), transfers) in entries {
        let date = OpenDay::moved_in(tx, date)?;
        let new = NewEntry { document: None, date, memo: MEMO, party, transfers: &transfers };
        if let Some(entry) = statement.write(tx, &new).await? {
            untagged_metal::write_opening(tx, entry, date.day(), &untagged_parts(&transfers)?).await?;
        }
    }
    Ok(())
}

async fn write_credit(tx: &Tx, statement: &EntryStatement, party: PartyId, row: Ready) -> Result<()> {
    let document = documents::open_credit(tx, party, row.date, Money::new(row.transfer.amount)?).await?;
    let date = OpenDay::moved_in(tx, row.date)?;
    let memo = DocumentKind::OpeningCredit.facts().memo;
    let transfers = &[row.transfer];
    let new = NewEntry { document: Some(document), date, memo, party: Some(party), transfers };
    statement.write(tx, &new).await.map(|_| ())
}

/// The parties of the rows by their codes; those nobody described are added. Errors: `value_unknown` at `party` for one whose kind
/// does not fit its account.
async fn parties_of(tx: &Tx, rows: &[Ready]) -> Result<HashMap<String, PartyId>> {
    let mut accounts: BTreeMap<&Name, Vec<Account>> = BTreeMap::new();
    for row in rows {
        if let Some(code) = &row.party {
            accounts.entry(code).or_default().push(row.account);
        }
    }
    let (mut known, mut kinds) = (HashMap::new(), HashMap::new());
    for (code, accounts) in accounts {
        let (party, kind) = parties::known_or_new(tx, code, kind_by(&accounts)).await?;
        known.insert(code.as_str().to_owned(), party);
        kinds.insert(code, kind);
    }
    let kind_of = |row: &Ready| row.party.as_ref().and_then(|code| kinds.get(code).copied());
    match rows.iter().find(|row| kind_of(row).is_some_and(|kind| !fits(row.account, kind))) {
        Some(row) => Err(row.wrong("party", OTHER_KIND).into()),
        None => Ok(known),
    }
}

/// A balance by its account, party, commodity and day.
type BalanceKey = (String, Option<PartyId>, String, Day);

/// Refuses a balance that was moved in before or is in the file twice; a customer may have several credits of a day in one file.
/// Errors: `value_unknown` at `account`.
async fn are_new(tx: &Tx, rows: &[Ready], parties: &HashMap<String, PartyId>) -> Result<()> {
    let mut known = moved_in_before(tx, rows).await?;
    let mut credits = BTreeSet::new();
    for row in rows {
        let party = row.party.as_ref().and_then(|code| parties.get(code.as_str()).copied());
        let account = row.account.as_str().to_owned();
        let key = (account, party, row.transfer.commodity.clone(), row.date);
        let is_new = match row.is_credit {
            true => credits.contains(&key) || (!known.contains(&key) && credits.insert(key.clone())),
            false => !credits.contains(&key) && known.insert(key.clone()),
        };
        if !is_new {
            return Err(row.wrong("account", TWICE).into());
        }
    }
    Ok(())
}

/// The balances that earlier imports brought on the days of these rows.
async fn moved_in_before(tx: &Tx, rows: &[Ready]) -> Result<BTreeSet<BalanceKey>> {
    let days: Vec<Day> = rows.iter().map(|row| row.date).collect::<BTreeSet<_>>().into_iter().collect();
    let postings = sql::opening_postings().bind(tx, &tx.tenant(), &days).all().await?;
    let credit_memo = DocumentKind::OpeningCredit.facts().memo;
    let (mut known, mut last) = (BTreeSet::new(), None);
    for row in postings {
        // The postings of an entry come one after another, and have its memo.
        let is_balance = match last {
            Some((entry, is_balance)) if entry == row.entry_id => is_balance,
            _ => {
                let memo: String = tx.cipher().open(cell::MEMO, row.entry_id, row.memo)?;
                memo == MEMO || memo == credit_memo
            }
        };
        last = Some((row.entry_id, is_balance));
        let is_against = matches!(row.debit_account.as_str(), "OPENING" | "M_CUSTODY");
        let (account, party) = match is_against {
            true => (row.credit_account, row.credit_party),
            false => (row.debit_account, row.debit_party),
        };
        if is_balance {
            known.insert((account, party.map(PartyId::from_uuid), row.commodity, row.entry_date));
        }
    }
    Ok(known)
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
    fn money_that_was_moved_in_is_corrected_by_an_entry_and_goods_are_not() {
        use Account::{Adv, Ap, Ar, Bank, Cash, InCgst, MStock, OpeningStock, Sales, TdsPayable};
        for (account, told) in [(Cash, false), (Bank, false), (InCgst, false), (Ap, true), (TdsPayable, true)]
        {
            assert_eq!(is_corrected_by_entry(account), Some(told), "{account:?}");
        }
        for account in [Ar, Adv, OpeningStock, MStock, Sales, Account::Opening] {
            assert_eq!(is_corrected_by_entry(account), None, "{account:?}");
        }
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

    #[test]
    fn a_new_party_is_of_the_kind_of_its_accounts_and_a_known_one_must_fit() {
        use Account::{Adv, Ap, Ar, Cash, MCustomer, MKarigar, TdsPayable};
        use PartyKind::{Business, Customer, Karigar, Supplier};
        for (accounts, kind) in [
            (&[MKarigar][..], Karigar),
            (&[Ap, MKarigar], Karigar),
            (&[Ap, TdsPayable], Supplier),
            (&[Ap, Ar], Business),
            (&[Ar, Adv, MCustomer], Customer),
        ] {
            assert_eq!(kind_by(accounts), kind, "{accounts:?}");
            assert!(accounts.iter().all(|account| fits(*account, kind)), "{accounts:?}");
        }
        for (account, kind) in
            [(MKarigar, Customer), (MKarigar, Supplier), (Ap, Customer), (MCustomer, Karigar)]
        {
            assert!(!fits(account, kind), "{account:?} {kind:?}");
        }
        assert!(fits(Ap, Karigar) && fits(Ar, Supplier) && fits(Cash, Customer));
    }

    #[test]
    fn a_balance_of_long_ago_or_of_the_future_is_refused_at_its_date() {
        let today = Day::constant(2026, 4, 20);
        let said = |date: &str| {
            let sent = json!({ "account": "CASH", "commodity": "INR", "amount": 5, "date": date });
            let ready = Ready::of(3, read(&sent).unwrap(), today, "INR");
            ready.map(|ready| ready.date).map_err(|refusal| refusal.code)
        };
        assert_eq!(said("1900-01-01"), Err(Code::TimeRange));
        assert_eq!(said("2006-04-19"), Err(Code::TimeRange));
        assert_eq!(said("2006-04-20"), Ok(Day::constant(2006, 4, 20)));
        assert_eq!(said("2026-04-21"), Err(Code::TimeInFuture));
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
