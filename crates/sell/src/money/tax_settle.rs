//! Tax that is paid over: input tax is set off against output tax, and the rest is paid from the bank; tax withheld from suppliers
//! is paid for each of them, the oldest first.
//! Invariant: a settlement is at most the tax that the books owe through the period; a settled amount is never settled again.

use kernel::code::Code;
use kernel::day::{Day, parse_day};
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::parties::code_of;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use sell_queries::money::tax_settle as sql;
use serde_json::json;

use super::journal::{self, EntryOnDay, JournalPosted};
use super::{MoneyPaper, PaperTender, is_positive, within};

words! {
    /// Which tax.
    pub enum TaxPaid {
        /// Tax on sales, less that on purchases.
        Gst = "gst",
        /// Tax withheld from suppliers.
        Tds = "tds",
    }
}
word_fields!(TaxPaid);

input! {
    /// Tax to pay over.
    pub struct SettleTax {
        /// gst or tds.
        tax: TaxPaid,
        /// The month through which it is settled: 2026-04.
        period: Name,
        /// The tax that is settled: all that is owed, a part of it, or what input tax leaves of it.
        amount_minor: Money,
        /// The number of the challan or payment.
        reference: Name,
        /// On which day; absent: today.
        date: Option<Day>,
    }
}

/// The accounts of output tax, and of input tax in the same order.
const OUTPUT: [Account; 4] = [Account::OutIgst, Account::OutCgst, Account::OutSgst, Account::OutGst];
const INPUT: [Account; 4] = [Account::InIgst, Account::InCgst, Account::InSgst, Account::InGst];
/// What is set off against what, in order: output and input, by their places above. Integrated tax is used up first; central tax
/// never pays state tax (CGST Act 2017, sections 49 to 49B; CGST Rules 2017, rule 88A).
const ORDER: [(usize, usize); 8] = [(0, 0), (1, 0), (2, 0), (1, 1), (0, 1), (2, 2), (0, 2), (3, 3)];

/// A part of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TaxPart {
    output: Account,
    /// The account that pays it.
    by: Account,
    amount: i64,
}

/// Sets input off against output, up to `most`, and pays the rest of it from the bank.
fn set_off(mut output: [i64; 4], mut input: [i64; 4], most: i64) -> Vec<TaxPart> {
    let (mut left, mut parts) = (most, Vec::new());
    for (out, by) in ORDER {
        let amount = output[out].min(input[by]).min(left).max(0);
        if amount > 0 {
            (output[out], input[by], left) = (output[out] - amount, input[by] - amount, left - amount);
            parts.push(TaxPart { output: OUTPUT[out], by: INPUT[by], amount });
        }
    }
    for (out, owed) in output.into_iter().enumerate() {
        let amount = owed.min(left).max(0);
        if amount > 0 {
            left -= amount;
            parts.push(TaxPart { output: OUTPUT[out], by: Account::Bank, amount });
        }
    }
    parts
}

/// What is settled of the tax that is owed: the amount, or all of it where the amount is what input tax leaves.
fn amount_of(output: [i64; 4], input: [i64; 4], asked: Money) -> Result<i64> {
    let owed: i64 = output.iter().map(|it| (*it).max(0)).sum();
    within(asked, Money::from_stored(owed))?;
    let from_bank = set_off(output, input, owed).into_iter().filter(|part| part.by == Account::Bank);
    let rest: i64 = from_bank.map(|part| part.amount).sum();
    Ok(if asked.get() == rest { owed } else { asked.get() })
}

/// The last day of a month: 2026-04. Errors: `value_unknown` at `period`.
fn last_day(period: &str) -> Ruled<Day> {
    let unknown = || Refusal::new(Code::ValueUnknown).field("period");
    if period.len() != 7 {
        return Err(unknown());
    }
    let first: Day = parse_day(&format!("{period}-01")).map_err(|_| unknown())?;
    Ok(first.last_of_month())
}

/// Refuses a month that has not started (`time_in_future` at `period`), and a settlement before its month (`number_range` at `date`).
fn is_of_a_period(until: Day, date: Day, today: Day) -> Ruled<()> {
    if until.first_of_month() > today {
        return Err(Refusal::new(Code::TimeInFuture).field("period"));
    }
    if date < until.first_of_month() {
        return Err(Refusal::new(Code::NumberRange).field("date"));
    }
    Ok(())
}

impl Action for SettleTax {
    const NAME: &'static str = "sell.tax.settle";
    const NEEDS: Permission = Permission::BooksWrite;
    const SUMMARY: &'static str =
        "Sets input tax off against output tax and pays the rest, or pays over tax withheld.";
    type Output = JournalPosted;

    fn check(&self) -> Ruled<()> {
        last_day(self.period.as_str())?;
        is_positive(self.amount_minor)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JournalPosted>> {
        let date = self.date.unwrap_or_else(|| tx.today());
        let until = last_day(self.period.as_str())?;
        is_of_a_period(until, date, tx.today())?;
        let entry = EntryOnDay::on(tx, date, Some(self.reference.as_str())).await?;
        // Two settlements wait for each other before they read what is owed, whatever the years that they are dated in.
        journal::hold_numbers(tx, DocumentKind::Journal).await?;
        let transfers = match self.tax {
            TaxPaid::Gst => self.gst(tx, until).await?,
            TaxPaid::Tds => self.tds(tx, until).await?,
        };
        let bank = Account::Bank.as_str();
        let from_bank = transfers.iter().filter(|it| it.credit.account.as_str() == bank);
        let paid: i64 = from_bank.map(|it| it.amount).sum();
        let paper = MoneyPaper {
            refers_to: Some(self.reference.as_str().to_owned()),
            tenders: vec![PaperTender {
                mode: bank,
                amount_minor: Money::from_stored(paid),
                reference: Some(self.reference.as_str().to_owned()),
                till: None,
            }],
            ..MoneyPaper::of(tx, DocumentKind::Journal, self.amount_minor)
        };
        let posted = entry.post(tx, None, &paper, transfers).await?;
        let change = Change::of(&posted.number).after(json!({
            "tax": self.tax, "period": self.period.as_str(), "amount_minor": self.amount_minor, "date": date,
            "paid_minor": paid,
        }));
        Ok(tx.record(change, posted))
    }
}

impl SettleTax {
    async fn gst(&self, tx: &Tx, until: Day) -> Result<Vec<Transfer>> {
        let accounts: Vec<&str> = OUTPUT.iter().chain(&INPUT).map(|account| account.as_str()).collect();
        let rows = sql::tax_balances().bind(tx, &tx.tenant(), &accounts, &until).all().await?;
        let balance = |account: Account| {
            rows.iter().find(|row| row.account == account.as_str()).map_or(0, |row| row.amount)
        };
        // A debit is positive, and output tax is owed.
        let (output, input) = (OUTPUT.map(|it| -balance(it)), INPUT.map(balance));
        let amount = amount_of(output, input, self.amount_minor)?;
        let currency = &tx.workspace.currency.code;
        let transfer =
            |part: TaxPart| Transfer::of(Leg::of(part.output), Leg::of(part.by), currency, part.amount);
        Ok(set_off(output, input, amount).into_iter().filter_map(transfer).collect())
    }

    async fn tds(&self, tx: &Tx, until: Day) -> Result<Vec<Transfer>> {
        let rows = sql::tds_balances().bind(tx, &tx.tenant(), &until).all().await?;
        let owed: i64 = rows.iter().map(|row| row.owed).sum();
        within(self.amount_minor, Money::from_stored(owed))?;
        let (mut left, mut transfers) = (self.amount_minor.get(), Vec::new());
        for row in rows {
            let amount = row.owed.min(left);
            left -= amount;
            let id = row.party_id.map(PartyId::from_uuid);
            let debit = match code_of(tx, id, row.party)?.zip(id) {
                Some((code, id)) => Leg::with_party(Account::TdsPayable, &code, id),
                None => Leg::of(Account::TdsPayable),
            };
            let currency = &tx.workspace.currency.code;
            transfers.extend(Transfer::of(debit, Leg::of(Account::Bank), currency, amount));
        }
        Ok(transfers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{a_ring_is_sold, aarav, bill_of};
    use crate::invoices::PostInvoice;
    use proptest::prelude::*;

    #[test]
    fn integrated_tax_is_used_first_and_central_tax_never_pays_state_tax() {
        let part = |output, by, amount| TaxPart { output, by, amount };
        let all = set_off([100, 50, 50, 0], [120, 40, 10, 0], 200);
        let expected = [
            part(Account::OutIgst, Account::InIgst, 100),
            part(Account::OutCgst, Account::InIgst, 20),
            part(Account::OutCgst, Account::InCgst, 30),
            part(Account::OutSgst, Account::InSgst, 10),
            part(Account::OutSgst, Account::Bank, 40),
        ];
        assert_eq!(all, expected);
        assert_eq!(set_off([0, 0, 0, 70], [0, 0, 0, 100], 70), [part(Account::OutGst, Account::InGst, 70)]);
        assert!(set_off([0; 4], [5; 4], 100).is_empty());
    }

    #[test]
    fn the_whole_tax_and_what_input_tax_leaves_of_it_settle_the_same() {
        let of = |minor| amount_of([0, 50, 50, 0], [0, 30, 30, 0], Money::from_stored(minor)).ok();
        assert_eq!((of(100), of(40), of(70), of(101)), (Some(100), Some(100), Some(70), None));
    }

    #[test]
    fn a_period_is_a_month() {
        assert_eq!(last_day("2026-02").map(|day| day.to_string()), Ok("2026-02-28".into()));
        for odd in ["2026-13", "2026", "2026-04-01", "April 2"] {
            assert_eq!(last_day(odd).map_err(|refusal| refusal.code), Err(Code::ValueUnknown), "{odd}");
        }
    }

    proptest! {
        #[test]
        fn a_settlement_is_what_was_asked_and_takes_no_more_than_there_is(
            output in proptest::array::uniform4(0i64..1_000),
            input in proptest::array::uniform4(0i64..1_000),
            share in 0i64..100,
        ) {
            let owed: i64 = output.iter().sum();
            let most = owed * share / 100;
            let parts = set_off(output, input, most);
            prop_assert_eq!(parts.iter().map(|part| part.amount).sum::<i64>(), most);
            for (n, account) in OUTPUT.into_iter().enumerate() {
                let of: i64 = parts.iter().filter(|part| part.output == account).map(|part| part.amount).sum();
                prop_assert!(of <= output[n]);
            }
            for (n, account) in INPUT.into_iter().enumerate() {
                let of: i64 = parts.iter().filter(|part| part.by == account).map(|part| part.amount).sum();
                prop_assert!(of <= input[n]);
            }
        }
    }

    #[tokio::test]
    async fn the_tax_of_a_bill_is_paid_once() {
        let shop = aarav().await;
        let bill = a_ring_is_sold(&shop).await;
        let tax = |head: &str| bill["document"][head].as_i64().unwrap_or_default();
        let owed = tax("cgst_minor") + tax("sgst_minor") + tax("igst_minor");
        assert!(owed > 0, "{bill}");
        let ask = |amount: i64| {
            json!({
                "tax": "gst", "period": "2026-04", "amount_minor": amount, "reference": "CPIN-1",
            })
        };
        let more = shop.run::<SettleTax>("acco", ask(owed + 1)).await;
        assert_eq!(more.map(drop), Err("number_range amount_minor".into()));
        let paid = shop.run::<SettleTax>("acco", ask(owed)).await.expect("paid");
        let bank = json!({ "account": "BANK", "commodity": "INR", "amount": -owed });
        assert!(paid["journal"].as_array().expect("a journal").contains(&bank), "{paid}");
        let again = shop.run::<SettleTax>("acco", ask(1)).await;
        assert_eq!(again.map(drop), Err("number_range amount_minor".into()));
        let none = json!({ "tax": "tds", "period": "2026-04", "amount_minor": 1, "reference": "C-2" });
        assert_eq!(
            shop.run::<SettleTax>("acco", none).await.map(drop),
            Err("number_range amount_minor".into())
        );
    }

    #[test]
    fn a_settlement_is_of_a_month_that_began_and_not_before_it() {
        let day = |text: &str| kernel::day::parse_day(text).unwrap();
        let judge = |period: &str, date: &str| {
            is_of_a_period(last_day(period).unwrap(), day(date), day("2026-04-20")).map_err(|it| it.code)
        };
        assert_eq!(judge("2026-04", "2026-04-20"), Ok(()));
        assert_eq!(judge("2026-05", "2026-04-20"), Err(Code::TimeInFuture));
        assert_eq!(judge("2026-04", "2026-04-01"), Ok(()));
        assert_eq!(judge("2026-04", "2026-03-31"), Err(Code::NumberRange));
    }

    #[tokio::test]
    async fn two_settlements_of_two_years_at_once_pay_a_tax_once() {
        let shop = aarav().await;
        let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
        let mut bill = bill_of(line);
        bill["date"] = json!("2026-03-30");
        let bill = shop.run::<PostInvoice>("mia", bill).await.expect("a bill of last year");
        let tax = |head: &str| bill["document"][head].as_i64().unwrap_or_default();
        let owed = tax("cgst_minor") + tax("sgst_minor") + tax("igst_minor");
        let ask = |date: &str| json!({ "tax": "gst", "period": "2026-03", "amount_minor": owed, "reference": date, "date": date });
        let (one, two) = tokio::join!(
            shop.run::<SettleTax>("acco", ask("2026-03-31")),
            shop.run::<SettleTax>("acco", ask("2026-04-20"))
        );
        let refused: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
        assert_eq!(refused, ["number_range amount_minor"]);
    }
}
