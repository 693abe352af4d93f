//! Money that is given back, paid out, used, given up or moved, and what these documents share.
//! Invariant: a document names what it settles by allocations; nothing that was posted is edited.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Day, FinancialYear};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::text::{group, words_india};
use ledger::accounts::account_entries;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument};
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::accounts::legal_limits::LegalLimits;
use ledger::accounts::payments::{self, Mode, NewTender, OpenBill, Part};
use ledger::accounts::periods::{Locks, OpenDay};
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series::{self, SeriesRow};
use ledger::parties::{self, Party};
use platform::error::Result;
use platform::fields::{Flag, Name};
use platform::tx::Tx;
use schemars::JsonSchema;
use serde::Serialize;

use crate::receipts::Payer;
use transfer::OwnAccount;

pub mod apply;
pub mod bounce;
pub mod cheque;
pub mod credit;
pub mod journal;
pub(crate) mod page;
pub mod pay_out;
pub mod refund;
pub mod reverse;
pub mod set_off;
pub mod tax_settle;
#[cfg(test)]
mod tests;
pub mod transfer;
pub mod write_off;

/// The account that money of this way is paid from: a cheque of the shop's own is drawn on its bank.
pub(crate) const fn paid_from(mode: Mode) -> Account {
    match mode {
        Mode::Cheque => Account::Bank,
        other => other.account(),
    }
}

/// A document about money with one party, ready to be judged: the party's person is locked.
pub(crate) struct Dealing {
    pub kind: DocumentKind,
    pub party: Party,
    /// Everybody who is the same person, locked.
    pub people: Vec<PartyId>,
    pub day: OpenDay,
    /// The limits that the law sets.
    pub limits: LegalLimits,
    pub fy: FinancialYear,
    pub series: Option<SeriesRow>,
}

impl Dealing {
    /// Reads what a document of today needs, locks the person, and then reads who the party is. An erased party is
    /// still paid and still settles, but no new business is done with it. Errors: `not_found`, `party_erased`,
    /// `party_restricted` at `party`, `period_locked`.
    pub async fn with(tx: &Tx, party: &str, kind: DocumentKind) -> Result<Dealing> {
        Dealing::judged(tx, party, kind, OpenDay::of).await
    }

    /// As `with`, for an action that is given a reason: it opens a day behind a soft lock for those who may close the books.
    /// Errors: also `field_required` at `reason`.
    pub async fn explained(
        tx: &Tx,
        party: &str,
        kind: DocumentKind,
        reason: Option<&str>,
    ) -> Result<Dealing> {
        let open = |locks, date| OpenDay::explained(locks, date, &tx.member, reason);
        Dealing::judged(tx, party, kind, open).await
    }

    async fn judged(
        tx: &Tx,
        party: &str,
        kind: DocumentKind,
        open: impl Fn(Locks, Day) -> Ruled<OpenDay>,
    ) -> Result<Dealing> {
        let date = tx.today();
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx).await?.read(tx, Some(party), kind).await?;
        let grounds = match kind.facts().needs_living_party {
            true => grounds.for_business(tx, &fy)?,
            false => grounds.of_year(tx, &fy)?,
        };
        let known = grounds.named_party()?.party_id;
        let people = payments::lock_person(tx, known).await?;
        // The document names the party, and an erasure may have ended since `grounds` were read.
        let party = parties::read_locked(tx, known).await?;
        let party = match kind.facts().needs_living_party {
            true => party.living("party")?,
            false => party.usable("party")?,
        };
        let day = open(grounds.days.locks, date)?;
        Ok(Dealing { kind, party, people, day, limits: grounds.days.limits, fy, series: grounds.series })
    }

    /// The document to post; its series is ready after this. Errors: `series_missing`.
    pub async fn document(
        &self,
        tx: &Tx,
        id: DocumentId,
        paper: &MoneyPaper,
        transfers: Vec<Transfer>,
    ) -> Result<NewDocument> {
        series::ready(tx, self.series.as_ref(), self.kind, &self.fy).await?;
        let total = paper.total_minor;
        Ok(NewDocument {
            id,
            kind: self.kind,
            fy: self.fy.clone(),
            date: self.day,
            due_on: None,
            party: Some(self.party.party_id),
            place_of_supply: None,
            body: documents::body(tx, paper, &Payer::of(&self.party))?,
            figures: Figures { taxable: Money::ZERO, tax: Money::ZERO, round_off: Money::ZERO, total },
            reverses: None,
            lines: vec![],
            transfers,
        })
    }

    /// A transfer between an account of the party and one of the shop's own; none for nothing.
    pub fn transfer(&self, tx: &Tx, debit: Leg, credit: Leg, amount: Money) -> Option<Transfer> {
        Transfer::of(debit, credit, &tx.workspace.currency.code, amount.get())
    }

    /// The party's side of a transfer.
    pub fn leg(&self, account: Account) -> Leg {
        Leg::with(account, &self.party.code)
    }

    /// The local day of the document.
    pub fn date(&self) -> Day {
        self.day.day()
    }
}

/// A document about money, as stored and printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoneyPaper {
    /// Refund, Payment, …
    pub title: &'static str,
    /// The document that it is about: the number of a receipt, a note or a bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The ways in which it was paid.
    pub tenders: Vec<PaperTender>,
    /// The bills that it settled or opened again.
    pub allocations: Vec<PaperShare>,
    /// All of it.
    pub total_minor: Money,
    /// The total as it is written.
    pub total_text: String,
    /// The total in words (India).
    pub total_words: Option<String>,
}

/// A part of a payment, in one way.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperTender {
    /// cash, upi, card, bank or cheque.
    pub mode: &'static str,
    /// Its amount.
    pub amount_minor: Money,
    /// The number of the transfer or cheque.
    pub reference: Option<String>,
    /// The till that it left or went into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub till: Option<String>,
}

/// A bill that was settled, or opened again, by an amount.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperShare {
    /// The bill's number.
    pub invoice: String,
    /// The amount.
    pub amount_minor: Money,
}

impl MoneyPaper {
    /// A paper of this kind for an amount.
    pub fn of(tx: &Tx, kind: DocumentKind, total: Money) -> MoneyPaper {
        let currency = &tx.workspace.currency;
        MoneyPaper {
            title: kind.facts().name,
            refers_to: None,
            reason: None,
            tenders: vec![],
            allocations: vec![],
            total_minor: total,
            total_text: group(total.get(), &currency.code, currency.minor_digits),
            total_words: (tx.workspace.country == Country::India).then(|| words_india(total.get())),
        }
    }

    /// With the ways in which it was paid.
    pub fn paid_by(mut self, tenders: &[NewTender]) -> MoneyPaper {
        let tender = |it: &NewTender| PaperTender {
            mode: it.mode.as_str(),
            amount_minor: it.amount,
            reference: it.reference.clone(),
            till: it.till.clone(),
        };
        self.tenders = tenders.iter().map(tender).collect();
        self
    }

    /// With the bills that these parts are of, each once.
    pub fn about(mut self, parts: &[Part]) -> std::result::Result<MoneyPaper, Code> {
        for (invoice, amount_minor) in by_bill(parts)? {
            self.allocations.push(PaperShare { invoice, amount_minor });
        }
        Ok(self)
    }
}

/// The sum of the parts of each bill, by its number, in the order of the parts.
pub(crate) fn by_bill(parts: &[Part]) -> std::result::Result<Vec<(String, Money)>, Code> {
    let mut bills: Vec<(DocumentId, String, Money)> = Vec::new();
    for part in parts {
        match bills.iter_mut().find(|(bill, ..)| *bill == part.bill.id) {
            Some((.., sum)) => *sum = sum.add(part.amount)?,
            None => bills.push((part.bill.id, part.bill.number.clone(), part.amount)),
        }
    }
    Ok(bills.into_iter().map(|(_, number, sum)| (number, sum)).collect())
}

/// A tender by which the shop pays.
pub(crate) fn tender_out(
    mode: Mode,
    amount: Money,
    reference: Option<&Name>,
    till: Option<&str>,
) -> NewTender {
    NewTender {
        mode,
        amount,
        reference: reference.filter(|_| mode != Mode::Cash).map(|it| it.as_str().to_owned()),
        till: till.map(str::to_owned),
        event: None,
        paid_out: true,
    }
}

/// A part of a credit that another document of the shop used up: it names that document as a bill would be.
pub(crate) fn used_by(document: DocumentId, amount: Money, tender: Option<i32>) -> Part {
    Part { bill: OpenBill { id: document, number: String::new(), open: Money::ZERO }, amount, tender }
}

/// Refuses an amount above what there is (`number_range` at `amount_minor`, with `available_minor`).
pub(crate) fn within(amount: Money, available: Money) -> Result<()> {
    if amount <= available {
        return Ok(());
    }
    let refusal = Refusal::new(Code::NumberRange).field("amount_minor");
    Err(refusal.fact("available_minor", available.get()).into())
}

/// The accounts of the shop's own money that may go negative, with a warning.
pub(crate) const UNGUARDED: [OwnAccount; 4] =
    [OwnAccount::Cash, OwnAccount::Bank, OwnAccount::UpiClearing, OwnAccount::CardClearing];

/// The warning of an act that was posted and left an account of the shop's own money negative (D62). A till guards its own cash.
/// Errors: `number_range` at `above_zero`, with `account`, where that is refused.
pub(crate) async fn below_zero(
    tx: &Tx,
    transfers: &[Transfer],
    till: Option<&str>,
    above_zero: Flag,
) -> Result<Vec<&'static str>> {
    for account in UNGUARDED.into_iter().filter(|account| *account != OwnAccount::Cash || till.is_none()) {
        let leaves = transfers.iter().any(|it| it.credit.is_of(account.account()));
        if !leaves || account_entries::balance_of(tx, account.account()).await? >= Money::ZERO {
            continue;
        }
        if above_zero.0 {
            return Err(asks(account).into());
        }
        return Ok(vec!["account_below_zero"]);
    }
    Ok(vec![])
}

/// What a page asks before an account goes negative.
fn asks(account: OwnAccount) -> Refusal {
    let message = say!(
        "{account} would then be negative. Check the amount and the account, or choose that it is right.",
        account = Phrase::of(account.word())
    );
    let fault = Fault { message, ..Fault::new("above_zero", Code::NumberRange) };
    Refusal::from(fault).fact("account", account.as_str())
}

/// Refuses an amount of zero or less.
pub(crate) fn is_positive(amount: Money) -> std::result::Result<(), Refusal> {
    if amount > Money::ZERO { Ok(()) } else { Err(Refusal::new(Code::NumberRange).field("amount_minor")) }
}
