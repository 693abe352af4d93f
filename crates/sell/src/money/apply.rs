//! Uses a party's credit for its bills: one credit for one bill, or all there is for the oldest bills.
//! Invariant: no more is used than is left of the credit and open of the bill; cash of an advance counts for the bill
//! that takes it (S17).

use kernel::code::Code;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::day_rules::DayRules;
use ledger::accounts::documents;
use ledger::accounts::journal::{EntryStatement, NewEntry, Posting, journal_of};
use ledger::accounts::party_credits::{self, Credit, Spending, match_up};
use ledger::accounts::payments::{self, Allocated, OpenBill, Part, PaymentStatements};
use ledger::accounts::periods::OpenDay;
use ledger::parties::{self, Party};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::cash_law::used_is_lawful;

/// The text of the entry.
const MEMO: &str = "Credit used";

input! {
    /// A credit to use for a bill.
    pub struct ApplyPayment {
        /// The receipt, note or purchase voucher that gave the credit: its number or id.
        payment: Name,
        /// The bill: its number or id.
        invoice: Name,
    }
}

input! {
    /// A party's credit to use.
    pub struct UseCredit {
        /// Whose.
        party: Name,
        /// The bill to use it for; absent: the oldest bills first.
        invoice: Option<Name>,
    }
}

/// Credit that was used.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CreditUsed {
    /// The bills that it settled.
    pub allocations: Vec<Allocated>,
    /// The amount that was used.
    pub applied_minor: Money,
    /// What is left of these credits.
    pub left_minor: Money,
    /// What is still open of these bills.
    pub open_after_minor: Money,
    /// Its journal; a credit balance that settles a bill moves nothing between accounts.
    pub journal: Vec<Posting>,
}

impl Action for ApplyPayment {
    const NAME: &'static str = "sell.payment.apply";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Uses what is left of a receipt or a note for a bill of the same party.";
    type Output = CreditUsed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CreditUsed>> {
        let unknown = || Refusal::new(Code::NotFound).field("payment");
        let payment = documents::named(tx, self.payment.as_str(), "payment").await?;
        let code = payment.party.as_deref().ok_or_else(unknown)?;
        let party = parties::coded(tx, code, "payment").await?.usable("payment")?;
        let people = payments::lock_person(tx, party.party_id).await?;
        let credit = party_credits::of_document(tx, payment.document_id).await?.ok_or_else(unknown)?;
        let bill = bill_of(tx, party.party_id, &self.invoice).await?;
        party_credits::is_of_no_open_job(tx, credit.id).await?;
        if credit.left()?.is_zero() {
            return Err(Refusal::new(Code::PaymentStateInvalid).field("payment").into());
        }
        if bill.open.is_zero() {
            return Err(Refusal::new(Code::PaymentStateInvalid).field("invoice").into());
        }
        let using = Using { party, people, field: "payment" };
        let used = using.write(tx, vec![credit], vec![bill]).await?;
        let change = Change::of(&payment.number)
            .after(json!({ "invoice": self.invoice.as_str(), "applied_minor": used.applied_minor }));
        Ok(tx.record(change, used))
    }
}

impl Action for UseCredit {
    const NAME: &'static str = "sell.credit.use";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Uses a party's advances and credits for a bill, or for its oldest bills.";
    type Output = CreditUsed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CreditUsed>> {
        let party = parties::coded(tx, self.party.as_str(), "party").await?.usable("party")?;
        let people = payments::lock_person(tx, party.party_id).await?;
        let bills = match &self.invoice {
            Some(invoice) => vec![bill_of(tx, party.party_id, invoice).await?],
            None => payments::open_bills(tx, party.party_id, tx.today()).await?,
        };
        let credits = party_credits::of_party(tx, party.party_id).await?;
        let nothing_open = bills.iter().all(|bill| bill.open.is_zero());
        if credits.is_empty() || nothing_open {
            let field = if credits.is_empty() { "party" } else { "invoice" };
            return Err(Refusal::new(Code::PaymentStateInvalid).field(field).into());
        }
        let using = Using { party, people, field: "party" };
        let used = using.write(tx, credits, bills).await?;
        let change = Change::of(&self.party).after(json!({
            "invoice": self.invoice.as_ref().map(Name::as_str), "applied_minor": used.applied_minor,
        }));
        Ok(tx.record(change, used))
    }
}

/// A bill of the party, locked, with what of it is owed today. Errors: `not_found` at `invoice`, also for another party's bill and
/// for a document that is not payable.
async fn bill_of(tx: &Tx, party: PartyId, named: &Name) -> Result<OpenBill> {
    let row = documents::named(tx, named.as_str(), "invoice").await?;
    let open = payments::open_of(tx, row.document_id).await?.filter(|_| row.party_id == Some(party));
    let open = open.ok_or_else(|| Refusal::new(Code::NotFound).field("invoice"))?;
    let open = if payments::is_owed_on(tx.today(), row.document_date) { open } else { Money::ZERO };
    Ok(OpenBill { id: row.document_id, number: row.number, open })
}

/// Whose credit is used; the person is locked.
struct Using {
    party: Party,
    /// Everybody who is the same person.
    people: Vec<PartyId>,
    /// The field that a refusal by law names.
    field: &'static str,
}

impl Using {
    /// Matches credits with bills, and writes what was used in one flight.
    async fn write(&self, tx: &Tx, mut credits: Vec<Credit>, bills: Vec<OpenBill>) -> Result<CreditUsed> {
        let open = Money::sum(bills.iter().map(|bill| bill.open))?;
        let used = match_up(&mut credits, bills)?;
        let days = DayRules::held(tx).await?;
        let day = OpenDay::of(days.locks, tx.today())?;
        used_is_lawful(tx, &days.limits, &self.people, &used, self.field).await?;
        let transfers = party_credits::transfers(&used, &self.party.code, &tx.workspace.currency.code);
        let entry = NewEntry {
            document: None,
            date: day,
            memo: MEMO,
            party: Some(self.party.party_id),
            transfers: &transfers,
        };
        let entries = EntryStatement::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let of_each: Vec<(DocumentId, [Part; 1])> =
            used.iter().map(|it| (it.credit, [it.part.clone()])).collect();
        let settled = of_each.iter().map(|(credit, part)| payment.settle_parts(tx, *credit, part));
        let (entered, settled) =
            tokio::join!(biased; entries.write(tx, &entry), futures::future::join_all(settled));
        entered?;
        settled.into_iter().collect::<Result<()>>()?;
        let applied = Money::sum(used.iter().map(|it| it.part.amount))?;
        let left = credits.iter().map(Credit::left).collect::<std::result::Result<Vec<Money>, Code>>()?;
        Ok(CreditUsed {
            allocations: allocations(&used)?,
            applied_minor: applied,
            left_minor: Money::sum(left)?,
            open_after_minor: open.sub(applied)?,
            journal: journal_of(&transfers)?,
        })
    }
}

/// What was used, once for each credit and bill.
fn allocations(used: &[Spending]) -> std::result::Result<Vec<Allocated>, Code> {
    let mut rows: Vec<Allocated> = Vec::new();
    for it in used {
        let same = |row: &&mut Allocated| row.payment == it.number && row.invoice == it.part.bill.number;
        match rows.iter_mut().find(same) {
            Some(row) => row.amount_minor = row.amount_minor.add(it.part.amount)?,
            None => rows.push(Allocated {
                payment: it.number.clone(),
                invoice: it.part.bill.number.clone(),
                amount_minor: it.part.amount,
            }),
        }
    }
    Ok(rows)
}
