//! Moves money between the shop's own accounts: the till's cash to the bank, settlements of UPI and cards.
//! Invariant: what leaves one account arrives in another, less the fee that the bank or network kept.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use ledger::accounts::cheques;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::payments::{Mode, NewTender, PaymentStatements};
use ledger::accounts::periods::{OpenDay, is_no_future};
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{MoneyPaper, PaperTender, below_zero, is_positive, journal, within};
use crate::tenders::is_whole_card;
use crate::tills::{self, CashMoved};

words! {
    /// An account of the shop's own that holds money.
    pub enum OwnAccount {
        /// Money in the tills.
        Cash = "CASH",
        /// UPI on its way to the bank.
        UpiClearing = "UPI_CLEARING",
        /// Cards on their way to the bank.
        CardClearing = "CARD_CLEARING",
        /// Cheques not yet cleared.
        ChequesInHand = "CHEQUES_IN_HAND",
        /// Money at the bank.
        Bank = "BANK",
    }
}
word_fields!(OwnAccount);

impl OwnAccount {
    /// Its name on pages.
    pub const fn word(self) -> &'static str {
        match self {
            OwnAccount::Cash => "Cash",
            OwnAccount::UpiClearing => "UPI on its way",
            OwnAccount::CardClearing => "Cards on their way",
            OwnAccount::ChequesInHand => "Cheques in hand",
            OwnAccount::Bank => "Bank",
        }
    }

    /// Its account in the books.
    pub const fn account(self) -> Account {
        match self {
            OwnAccount::Cash => Account::Cash,
            OwnAccount::UpiClearing => Account::UpiClearing,
            OwnAccount::CardClearing => Account::CardClearing,
            OwnAccount::ChequesInHand => Account::ChequesInHand,
            OwnAccount::Bank => Account::Bank,
        }
    }
}

input! {
    /// Money to move between the shop's own accounts.
    pub struct TransferMoney {
        /// The account that it leaves.
        from: OwnAccount,
        /// The account that it goes to.
        to: OwnAccount,
        /// The amount that leaves.
        amount_minor: Money,
        /// The part of it that the bank or network keeps.
        fee_minor: Option<Money>,
        /// On which day; absent: today.
        date: Option<Day>,
        /// The number of the slip or settlement.
        reference: Name,
        /// The till that its cash leaves or goes into; absent: the drawer of the shared browser, or the open till of the person who
        /// moves it. Only with CASH.
        till: Option<Name>,
        /// Whether its cash is in no till: that of the safe, or of days that were counted. Only with CASH, and without a till.
        safe: Flag,
        /// Whether an account that it leaves negative is refused; absent: it is done, with a warning.
        above_zero: Flag,
        /// Why it is booked on a day behind a soft lock.
        reason: Option<Text>,
    }
}

/// A posted transfer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoneyTransferred {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// The till that its cash left or went into.
    pub till: Option<String>,
    /// Its journal.
    pub journal: Vec<Posting>,
    /// Warnings for a person: account_below_zero.
    pub warnings: Vec<&'static str>,
}

impl Action for TransferMoney {
    const NAME: &'static str = "sell.money.transfer";
    const NEEDS: Permission = Permission::MoneyMove;
    const SUMMARY: &'static str = "Moves money between the shop's own accounts, less a fee.";
    type Output = MoneyTransferred;

    fn check(&self) -> Ruled<()> {
        let mut faults = Vec::new();
        if self.from == self.to {
            faults.push(Fault::new("to", Code::ValueUnknown));
        }
        faults.extend(is_positive(self.amount_minor).err().into_iter().flat_map(|refusal| refusal.faults));
        if self.fee_minor.is_some_and(|fee| fee < Money::ZERO || fee >= self.amount_minor) {
            faults.push(Fault::new("fee_minor", Code::NumberRange));
        }
        if is_whole_card(Mode::Bank, &self.reference) {
            faults.push(Fault::new("reference", Code::TextTooLong));
        }
        if self.till.is_some() && (self.safe.0 || !self.moves_cash()) {
            faults.push(Fault::new("till", Code::FieldUnknown));
        }
        if self.safe.0 && !self.moves_cash() {
            faults.push(Fault::new("safe", Code::FieldUnknown));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<MoneyTransferred>> {
        let date = self.date.unwrap_or_else(|| tx.today());
        is_no_future(date, tx.today())?;
        journal::is_not_before_the_books(tx, date).await?;
        let fy = series::year_of(tx, date);
        let kind = DocumentKind::Transfer;
        let grounds = GroundStatements::prepare(tx).await?.read(tx, None, kind).await?.of_year(tx, &fy)?;
        let reason = self.reason.as_ref().map(Text::as_str);
        let day = OpenDay::explained(grounds.days.locks, date, &tx.member, reason)?;
        // The till before the numbers, as every payment locks them.
        let till = self.till(tx, date).await?;
        series::ready(tx, grounds.series.as_ref(), kind, &fy).await?;
        self.is_in_hand(tx).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let total = self.amount_minor;
        let new = NewDocument {
            id,
            kind,
            fy,
            date: day,
            due_on: None,
            party: None,
            place_of_supply: None,
            body: documents::body(tx, &self.paper(tx, till.as_deref()), &None::<()>)?,
            figures: Figures { taxable: Money::ZERO, tax: Money::ZERO, round_off: Money::ZERO, total },
            reverses: None,
            lines: vec![],
            transfers: self.transfers(&tx.workspace.currency.code)?,
        };
        let number = PostStatements::prepare(tx).await?.post(tx, &new).await?;
        if let Some(till) = &till {
            PaymentStatements::prepare(tx).await?.tenders(tx, id, &[self.through(till)?]).await?;
        }
        let change = Change::of(&number)
            .after(json!({
                "from": self.from.as_str(), "to": self.to.as_str(), "amount_minor": total,
                "fee_minor": self.fee_minor, "date": date, "till": till,
            }))
            .reason(reason);
        let journal = journal_of(&new.transfers)?;
        let warnings = below_zero(tx, &new.transfers, till.as_deref(), self.above_zero).await?;
        let done = MoneyTransferred { document_id: id.uuid(), number, date, till, journal, warnings };
        Ok(tx.record(change, done))
    }
}

impl TransferMoney {
    /// Whether cash leaves or comes.
    fn moves_cash(&self) -> bool {
        self.from == OwnAccount::Cash || self.to == OwnAccount::Cash
    }

    /// The till that its cash goes through; none for cash of the safe, and for that of an earlier day, whose tills were counted.
    async fn till(&self, tx: &Tx, date: Day) -> Result<Option<String>> {
        if !self.moves_cash() || self.safe.0 {
            return Ok(None);
        }
        let moved =
            if self.from == OwnAccount::Cash { CashMoved::Out(self.amount_minor) } else { CashMoved::In };
        tills::till_for_banking(tx, self.till.as_ref(), moved, date).await
    }

    /// The cash that goes through a till, as its count expects it.
    fn through(&self, till: &str) -> std::result::Result<NewTender, Code> {
        let paid_out = self.from == OwnAccount::Cash;
        let fee = self.fee_minor.filter(|_| !paid_out).unwrap_or(Money::ZERO);
        Ok(NewTender {
            mode: Mode::Cash,
            amount: self.amount_minor.sub(fee)?,
            reference: None,
            till: Some(till.to_owned()),
            event: None,
            paid_out,
        })
    }

    /// Refuses to move the money of cheques that are on their way: it moves when they clear. Errors: `number_range` at
    /// `amount_minor`, with `available_minor`.
    async fn is_in_hand(&self, tx: &Tx) -> Result<()> {
        if self.from != OwnAccount::ChequesInHand {
            return Ok(());
        }
        journal::hold_numbers(tx, DocumentKind::Transfer).await?;
        within(self.amount_minor, cheques::held_beside_cheques(tx).await?.max(Money::ZERO))
    }

    fn paper(&self, tx: &Tx, till: Option<&str>) -> MoneyPaper {
        let tender = |account: OwnAccount| PaperTender {
            mode: account.as_str(),
            amount_minor: self.amount_minor,
            reference: Some(self.reference.as_str().to_owned()),
            till: till.map(str::to_owned),
        };
        MoneyPaper {
            tenders: vec![tender(self.from)],
            refers_to: Some(self.reference.as_str().to_owned()),
            reason: self.reason.as_ref().map(|it| it.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Transfer, self.amount_minor)
        }
    }

    fn transfers(&self, currency: &str) -> std::result::Result<Vec<Transfer>, Code> {
        let fee = self.fee_minor.unwrap_or(Money::ZERO);
        let parts = [(self.to.account(), self.amount_minor.sub(fee)?), (Account::Purchases, fee)];
        let moved = parts.into_iter().filter_map(|(account, amount)| {
            Transfer::of(Leg::of(account), Leg::of(self.from.account()), currency, amount.get())
        });
        Ok(moved.collect())
    }
}
