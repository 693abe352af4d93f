//! Journal entries: what no other action posts, such as rent, wages, drawings and capital.
//! Invariant: an entry moves money between accounts of the shop's own, or between one of them and the bank; it never touches another
//! account that the product keeps, except to correct a balance with which the shop began, against OPENING.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, FinancialYear, local_day};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{Account, Leg, LegAccount, Posting, Transfer, journal_of};
use ledger::accounts::opening_balances::is_corrected_by_entry;
use ledger::accounts::own_accounts::{OwnAccounts, is_not_kept};
use ledger::accounts::periods::{OpenDay, is_no_future};
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::money::journal as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::MoneyPaper;

input! {
    /// A part of a journal entry.
    pub struct JournalLeg {
        /// The account that is debited: one of the shop's own, or BANK. A balance that was moved in is corrected against OPENING.
        debit: Name,
        /// The account that is credited: one of the shop's own, or BANK; the other side of OPENING.
        credit: Name,
        /// The party that the shop's own accounts keep it for, or whose balance is corrected: its code. All parts that name one name
        /// the same.
        party: Option<Name>,
        /// The amount.
        amount_minor: Money,
    }
}

input! {
    /// A journal entry.
    pub struct PostJournal {
        /// On which day; absent: today.
        date: Option<Day>,
        /// What it moves.
        legs: Vec<JournalLeg>,
        /// Why.
        reason: Text,
    }
}

/// A posted entry.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JournalPosted {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its journal.
    pub journal: Vec<Posting>,
}

/// The account opposite to every balance that was moved in.
const OPENING: &str = Account::Opening.as_str();

/// The party of an entry, as its legs name it.
type EntryParty<'a> = Option<&'a str>;

/// An account that an entry may name. Errors: `account_controlled` with `account`, `not_found`.
fn may_name(own: &OwnAccounts, code: &str, field: &str) -> Ruled<()> {
    if code == Account::Bank.as_str() || own.get(code).is_some() {
        return Ok(());
    }
    is_not_kept(code, field)?;
    Err(Refusal::new(Code::NotFound).field(field))
}

/// Whether a leg corrects a balance that was moved in: one side is OPENING, and the other an account of such balances. Then whether it
/// is a party's.
fn balance_corrected_by(leg: &JournalLeg) -> Option<bool> {
    let other = match (leg.debit.as_str(), leg.credit.as_str()) {
        (OPENING, other) | (other, OPENING) => other,
        _ => return None,
    };
    other.parse().ok().and_then(is_corrected_by_entry)
}

/// One side of a leg. OPENING, money and taxes have no balance for each party.
fn side(code: &str, party: EntryParty<'_>) -> Leg {
    let account = LegAccount::named(code);
    let kept = code.parse::<Account>().ok();
    let has_party = kept.is_none_or(|kept| is_corrected_by_entry(kept) == Some(true));
    match party.filter(|_| has_party) {
        Some(party) => Leg::with(account, party),
        None => Leg::of(account),
    }
}

/// The transfers of an entry. Errors: those of its accounts, at the leg's `debit` or `credit`; `field_required`, `field_unknown` at
/// `party` of a leg that corrects a balance.
fn transfers(
    legs: &[JournalLeg],
    own: &OwnAccounts,
    party: EntryParty<'_>,
    currency: &str,
) -> Ruled<Vec<Transfer>> {
    let mut transfers = Vec::with_capacity(legs.len());
    for (i, leg) in legs.iter().enumerate() {
        match (balance_corrected_by(leg), &leg.party) {
            (Some(true), None) => {
                return Err(Refusal::new(Code::FieldRequired).field(format!("legs[{i}].party")));
            }
            (Some(false), Some(_)) => {
                return Err(Refusal::new(Code::FieldUnknown).field(format!("legs[{i}].party")));
            }
            (Some(_), _) => {}
            (None, _) => {
                may_name(own, leg.debit.as_str(), &format!("legs[{i}].debit"))?;
                may_name(own, leg.credit.as_str(), &format!("legs[{i}].credit"))?;
            }
        }
        let party = leg.party.as_ref().and(party);
        let (debit, credit) = (side(leg.debit.as_str(), party), side(leg.credit.as_str(), party));
        transfers.extend(Transfer::of(debit, credit, currency, leg.amount_minor.get()));
    }
    Ok(transfers)
}

impl PostJournal {
    /// Refuses a correction of a balance that was never moved in (`account_controlled`).
    async fn corrects_what_came(&self, tx: &Tx, party: Option<PartyId>) -> Result<()> {
        let other = |leg: &JournalLeg| {
            let side =
                if leg.debit.as_str() == OPENING { ("credit", &leg.credit) } else { ("debit", &leg.debit) };
            balance_corrected_by(leg).map(|has_party| (has_party, side.0, side.1.as_str().to_owned()))
        };
        let corrected: Vec<_> =
            self.legs.iter().enumerate().filter_map(|(i, leg)| Some((i, other(leg)?))).collect();
        if corrected.is_empty() {
            return Ok(());
        }
        let accounts: Vec<&str> = corrected.iter().map(|(_, (_, _, account))| account.as_str()).collect();
        let came = sql::moved_in().bind(tx, &tx.tenant(), &accounts).all().await?;
        for (i, (has_party, side, account)) in &corrected {
            if *has_party && party.is_none() {
                continue;
            }
            let party = party.filter(|_| *has_party).map(PartyId::uuid);
            if !came.iter().any(|row| row.account.as_deref() == Some(account.as_str()) && row.party == party)
            {
                is_not_kept(account, &format!("legs[{i}].{side}"))?;
            }
        }
        Ok(())
    }

    /// The first party that a leg names, with the leg's number.
    fn party(&self) -> Option<(usize, &Name)> {
        self.legs.iter().enumerate().find_map(|(i, leg)| Some((i, leg.party.as_ref()?)))
    }
}

impl Action for PostJournal {
    const NAME: &'static str = "sell.journal.post";
    const NEEDS: Permission = Permission::BooksWrite;
    const SUMMARY: &'static str =
        "Posts a journal entry between accounts of the shop's own, or between them and the bank.";
    type Output = JournalPosted;

    fn check(&self) -> Ruled<()> {
        let mut faults = Vec::new();
        if self.legs.is_empty() {
            faults.push(Fault::new("legs", Code::FieldRequired));
        }
        for (i, leg) in self.legs.iter().enumerate() {
            let mut add = |field: &str, code| faults.push(Fault::new(format!("legs[{i}].{field}"), code));
            if leg.amount_minor <= Money::ZERO {
                add("amount_minor", Code::NumberRange);
            }
            if leg.debit.as_str() == leg.credit.as_str() {
                add("credit", Code::ValueUnknown);
            }
            let other = self
                .party()
                .is_some_and(|(_, party)| leg.party.as_ref().is_some_and(|it| it.as_str() != party.as_str()));
            if other {
                add("party", Code::ValueUnknown);
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JournalPosted>> {
        let date = self.date.unwrap_or_else(|| tx.today());
        let own = OwnAccounts::read(tx).await?;
        let party = match self.party() {
            Some((i, code)) => {
                Some(ledger::parties::living(tx, code.as_str(), &format!("legs[{i}].party")).await?)
            }
            None => None,
        };
        let code = party.as_ref().map(|party| party.code.as_str());
        self.corrects_what_came(tx, party.as_ref().map(|party| party.party_id)).await?;
        let transfers = transfers(&self.legs, &own, code, &tx.workspace.currency.code)?;
        let total = Money::sum(self.legs.iter().map(|leg| leg.amount_minor))
            .map_err(|code| Refusal::new(code).field("legs"))?;
        let paper = MoneyPaper {
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Journal, total)
        };
        let entry = EntryOnDay::on(tx, date, Some(self.reason.as_str())).await?;
        let posted = entry.post(tx, party.map(|party| party.party_id), &paper, transfers).await?;
        let legs: Vec<_> = self
            .legs
            .iter()
            .map(|leg| json!({
                "debit": leg.debit.as_str(), "credit": leg.credit.as_str(), "amount_minor": leg.amount_minor,
            }))
            .collect();
        let change = Change::of(&posted.number)
            .after(json!({ "date": date, "legs": legs }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, posted))
    }
}

/// Locks the numbers of a kind of paper in all years: another such call, of whatever year, waits until this one ends.
pub(super) async fn hold_numbers(tx: &Tx, kind: DocumentKind) -> Result<()> {
    let fy = series::year_of(tx, tx.today());
    let grounds = GroundStatements::prepare(tx).await?.read(tx, None, kind).await?.of_year(tx, &fy)?;
    series::ready(tx, grounds.series.as_ref(), kind, &fy).await?;
    sql::hold_numbers().bind(tx, &tx.tenant(), &kind.as_str()).all().await?;
    Ok(())
}

/// Refuses a day more than a year before the workspace's first one (`number_range` at `date`): older books come by the import.
pub(super) async fn is_not_before_the_books(tx: &Tx, date: Day) -> Result<()> {
    let began = sql::workspace_began().bind(tx, &tx.tenant()).one().await?;
    let first = local_day(began, &tx.workspace.zone).saturating_sub(1.year());
    if date < first { Err(Refusal::new(Code::NumberRange).field("date").into()) } else { Ok(()) }
}

/// A journal entry whose day and series are ready.
pub(super) struct EntryOnDay {
    fy: FinancialYear,
    day: OpenDay,
}

impl EntryOnDay {
    /// Readies it; a reason opens a day behind a soft lock. Errors: `time_in_future`, `number_range` at `date`, `period_locked`,
    /// `series_missing`.
    pub async fn on(tx: &Tx, date: Day, reason: Option<&str>) -> Result<EntryOnDay> {
        is_no_future(date, tx.today())?;
        is_not_before_the_books(tx, date).await?;
        let (kind, fy) = (DocumentKind::Journal, series::year_of(tx, date));
        let grounds = GroundStatements::prepare(tx).await?.read(tx, None, kind).await?.of_year(tx, &fy)?;
        let day = OpenDay::explained(grounds.days.locks, date, &tx.member, reason)?;
        series::ready(tx, grounds.series.as_ref(), kind, &fy).await?;
        Ok(EntryOnDay { fy, day })
    }

    /// Posts it as a document of its own.
    pub async fn post(
        self,
        tx: &Tx,
        party: Option<PartyId>,
        paper: &MoneyPaper,
        transfers: Vec<Transfer>,
    ) -> Result<JournalPosted> {
        let id = DocumentId::from_uuid(tx.new_id()?);
        let total = paper.total_minor;
        let new = NewDocument {
            id,
            kind: DocumentKind::Journal,
            fy: self.fy,
            date: self.day,
            due_on: None,
            party,
            place_of_supply: None,
            body: documents::body(tx, paper, &None::<()>)?,
            figures: Figures { taxable: Money::ZERO, tax: Money::ZERO, round_off: Money::ZERO, total },
            reverses: None,
            lines: vec![],
            transfers,
        };
        let number = PostStatements::prepare(tx).await?.post(tx, &new).await?;
        let journal = journal_of(&new.transfers)?;
        Ok(JournalPosted { document_id: id.uuid(), number, date: self.day.day(), journal })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::accounts::account_entries::AccountEntries;
    use ledger::accounts::own_accounts::CreateAccount;
    use ledger::accounts::periods::LockPeriod;
    use ledger::accounts::trial_balance::TrialBalance;
    use serde_json::Value;
    use testing::Shop;

    async fn with_rent(shop: &Shop) {
        for (code, name, kind) in [("RENT", "Shop rent", "expense"), ("CAPITAL", "Capital", "equity")] {
            let account = json!({ "code": code, "name": name, "kind": kind });
            shop.run::<CreateAccount>("olive", account).await.expect("an account");
        }
    }

    fn entry(debit: &str, credit: &str, amount: i64) -> Value {
        let legs = json!([{ "debit": debit, "credit": credit, "amount_minor": amount }]);
        json!({ "legs": legs, "reason": "April" })
    }

    #[tokio::test]
    async fn rent_is_paid_from_the_bank_and_shown_in_the_trial_balance() {
        let shop = Shop::jeweller().await;
        with_rent(&shop).await;
        shop.run::<PostJournal>("olive", entry("BANK", "CAPITAL", 5_000_000)).await.expect("capital");
        let paid = shop.run::<PostJournal>("acco", entry("RENT", "BANK", 1_500_000)).await.expect("rent");
        let posting =
            |account: &str, amount: i64| json!({ "account": account, "commodity": "INR", "amount": amount });
        assert_eq!(paid["journal"], json!([posting("RENT", 1_500_000), posting("BANK", -1_500_000)]));
        assert_eq!(paid["number"], "JRN/26-27/00002");
        let never = shop.run::<PostJournal>("acco", entry("BANK", "OPENING", 1)).await;
        assert_eq!(never.map(drop), Err("account_controlled legs[0].debit".into()), "nothing was moved in");
        let trial = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
        let rows = trial["rows"].as_array().expect("rows");
        let of =
            |account: &str| rows.iter().find(|row| row["account"] == account).expect("an account").clone();
        let rent = of("RENT");
        assert_eq!((&rent["name"], &rent["kind"]), (&json!("Shop rent"), &json!("expense")));
        assert_eq!((&rent["closing"], &of("CAPITAL")["kind"]), (&json!(1_500_000), &json!("equity")));
        let entries =
            shop.ask::<AccountEntries>("acco", json!({ "account": "RENT" })).await.expect("entries");
        assert_eq!((&entries["name"], &entries["closing"]), (&json!("Shop rent"), &json!(1_500_000)));
        let unknown = shop.ask::<AccountEntries>("acco", json!({ "account": "WAGES" })).await;
        assert_eq!(unknown.map(drop), Err("value_unknown account".into()));
    }

    #[tokio::test]
    async fn accounts_that_the_product_keeps_are_refused_and_nothing_is_written() {
        let shop = Shop::jeweller().await;
        with_rent(&shop).await;
        for (debit, credit, code) in [
            ("STOCK", "RENT", "account_controlled legs[0].debit"),
            ("RENT", "CASH", "account_controlled legs[0].credit"),
            ("RENT", "WAGES", "not_found legs[0].credit"),
            ("RENT", "RENT", "value_unknown legs[0].credit"),
        ] {
            let refused = shop.run::<PostJournal>("acco", entry(debit, credit, 100)).await;
            assert_eq!(refused.map(drop), Err(code.to_owned()), "{debit} {credit}");
        }
        let nothing = shop.run::<PostJournal>("acco", entry("RENT", "BANK", 0)).await;
        assert_eq!(nothing.map(drop), Err("number_range legs[0].amount_minor".into()));
        let by_manager = shop.run::<PostJournal>("mia", entry("RENT", "BANK", 100)).await;
        assert_eq!(by_manager.map(drop), Err("permission_denied".into()));
        let other = shop.beside("next-door").await;
        let theirs = other.run::<PostJournal>("acco", entry("RENT", "BANK", 100)).await;
        assert_eq!(theirs.map(drop), Err("not_found legs[0].debit".into()));
    }

    #[tokio::test]
    async fn a_wrong_balance_that_was_moved_in_is_corrected_against_opening() {
        let shop = Shop::jeweller().await;
        let rows = json!([{"account": "CASH", "commodity": "INR", "amount": 24_690},
                          {"account": "AP", "party": "s-1", "commodity": "INR", "amount": 15_000}]);
        crate::fixtures::moved_in(&shop, "opening_balances", rows).await;
        let mut suppliers = entry("AP", "OPENING", 10_000);
        let refused = shop.run::<PostJournal>("acco", suppliers.clone()).await;
        assert_eq!(refused.map(drop), Err("field_required legs[0].party".into()));
        suppliers["legs"][0]["party"] = json!("s-1");
        for sent in [entry("OPENING", "CASH", 12_345), suppliers] {
            shop.run::<PostJournal>("acco", sent).await.expect("corrected");
        }
        for debit in ["M_STOCK", "AR", "SALES"] {
            let refused = shop.run::<PostJournal>("acco", entry(debit, "OPENING", 1)).await;
            assert_eq!(refused.map(drop), Err("account_controlled legs[0].debit".into()), "{debit}");
        }
        let trial = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
        let rows = trial["rows"].as_array().expect("rows");
        let of = |account: &str| {
            rows.iter().find(|row| row["account"] == account).map(|row| row["closing"].clone())
        };
        assert_eq!((of("CASH"), of("AP")), (Some(json!(12_345)), Some(json!(-5_000))));
    }

    #[tokio::test]
    async fn behind_a_soft_lock_the_accountant_posts_and_behind_a_hard_one_nobody() {
        let shop = Shop::jeweller().await;
        with_rent(&shop).await;
        let lock = |level: &str| json!({ "until": "2026-03-31", "reason": "filed", "level": level });
        shop.run::<LockPeriod>("acco", lock("soft")).await.expect("closed");
        let mut march = entry("RENT", "BANK", 100);
        march["date"] = json!("2026-03-31");
        shop.run::<PostJournal>("acco", march.clone()).await.expect("posted with a reason");
        shop.run::<LockPeriod>("acco", lock("hard")).await.expect("closed for all");
        let closed = shop.run::<PostJournal>("olive", march).await;
        assert_eq!(closed.map(drop), Err("period_locked date".into()));
    }
}
