//! A debit note: raises what a customer owes on a posted bill, for a charge that was left out or a price that was too low.
//! Invariant: the bill stays as it was posted; the note is taxed at the rates of the bill's day, posted as a bill, and moves no
//! goods.

use catalogue::Phrase;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Day, FinancialYear};
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::credits;
use ledger::accounts::document_links::{self, LinkKind, LinkStatement};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, Figures, NewDocument, NewLine, PostStatements};
use ledger::accounts::journal::{Posting, journal_of};
use ledger::accounts::legal_limits::LimitCode;
use ledger::accounts::periods::{self, OpenDay};
use ledger::accounts::posting_context::{GroundStatements, Grounds};
use ledger::accounts::series;
use ledger::accounts::tax_policy::PolicyStatement;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::settings::{GstRounding, MakingTax};
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use uuid::Uuid;

use super::credit::tax_period;
use super::dating::may_be_dated;
use super::lines::LineShown;
use super::post::due_on;
use super::rules::{
    Bill, BillInput, BillLine, BillRules, Document, DocumentLine, TaxSystem, bill, pan_is_known,
};
use super::stored::{Buyer, LineWhole};
use super::{round_off_to, system, within_credit};
use crate::pricing::{Goods, Sold};
use crate::tax::TaxRow;
use crate::words::ADJUSTMENT_NOTE;

#[cfg(test)]
mod tests;

/// What to do about a bill to nobody.
const NAMES_NOBODY: &str =
    "This bill names no customer who could owe more. Cancel it, and post it again with its customer.";

input! {
    /// A charge that a bill left out, or a higher price for one of its lines.
    pub struct DebitGiven {
        /// The number of the bill's line that costs more; absent: the charge belongs to none of them.
        line: Option<Count>,
        /// What it is for; absent: as that line says.
        description: Option<Text>,
        /// What it is taxed as; absent: as that line is.
        tax_class: Option<Name>,
        /// The amount, before tax.
        debit_taxable_minor: Money,
    }
}

input! {
    /// A debit note about a posted bill.
    pub struct PostDebitNote {
        /// The bill's number or id.
        invoice: Name,
        /// Why.
        reason: Text,
        /// What is charged in addition.
        lines: Vec<DebitGiven>,
        /// Its date; absent: today.
        date: Option<Day>,
    }
}

/// A debit note, as posted.
#[derive(Serialize, JsonSchema)]
pub struct DebitNotePosted {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// debit_note.
    pub kind: DocumentKind,
    /// posted.
    pub state: &'static str,
    /// Its date.
    pub date: Day,
    /// When it is due.
    pub due_on: Day,
    /// Its figures; they are positive.
    #[schemars(schema_with = "super::stored::whole_note")]
    pub document: Box<RawValue>,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
    /// The number of the bill.
    pub refers_to: String,
    /// The tax period that it belongs to, MMYYYY (India).
    pub gstr1_period: Option<String>,
    /// What of it is open: all of it.
    pub open_after_minor: Money,
}

/// A debit note's document: a bill's, about another bill.
#[derive(Serialize)]
struct DebitDocument<'a> {
    #[serde(flatten)]
    figures: Document<LineWhole<'a>>,
    refers_to: &'a str,
    refers_to_date: Day,
    reason: &'a str,
}

impl Action for PostDebitNote {
    const NAME: &'static str = "sell.debit_note.post";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str =
        "Adds a charge to a posted bill by a note of its own, taxed as on the bill's day.";
    type Output = DebitNotePosted;

    fn check(&self) -> Ruled<()> {
        let mut faults: Vec<Fault> = Vec::new();
        if self.lines.is_empty() {
            faults.push(Fault::new("lines", Code::FieldRequired));
        }
        for (i, line) in self.lines.iter().enumerate() {
            if line.debit_taxable_minor <= Money::ZERO {
                faults.push(Fault::new(format!("lines[{i}].debit_taxable_minor"), Code::NumberRange));
            }
            if line.line.is_none() && line.description.is_none() {
                faults.push(Fault::new(format!("lines[{i}].description"), Code::FieldRequired));
            }
            if line.line.is_none() && line.tax_class.is_none() {
                faults.push(Fault::new(format!("lines[{i}].tax_class"), Code::FieldRequired));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DebitNotePosted>> {
        let about = documents::named(tx, self.invoice.as_str(), "invoice").await?;
        let date = self.date.unwrap_or_else(|| tx.today());
        self.is_about(&about, date, tx.today())?;
        let fy = series::year_of(tx, date);
        let kind = DocumentKind::DebitNote;
        let grounds = GroundStatements::prepare(tx).await?.read(tx, about.party.as_deref(), kind).await?;
        let grounds = grounds.for_business(tx, &fy)?;
        let policy = PolicyStatement::prepare(tx).await?.read(tx).await?;
        let policy: Vec<TaxRow> = policy.in_force(tx).into_iter().map(TaxRow::from).collect();
        let stored = documents::lines_of(tx, about.document_id).await?;
        let given = self.given(&stored)?;
        let bill = self.priced(tx, &about, &given, &policy)?;
        // The bill is held from here on: its reversal waits.
        if !credits::hold_bill(tx, about.document_id).await? {
            return Err(Refusal::new(Code::AlreadyReversed).field("invoice").into());
        }
        let total = bill.document.total_minor;
        self.has_pan(tx, &about, &grounds, total).await?;
        let day = OpenDay::explained(grounds.days.locks, date, &tx.member, Some(self.reason.as_str()))?;
        if let Some((party, limit)) = grounds.party.as_ref().and_then(|it| Some((it, it.credit_limit_minor?)))
        {
            within_credit(tx, party.party_id, Money::from_stored(limit), total).await?;
        }
        may_be_dated(date, tx.today(), tx.member.trust.roles)?;
        let note =
            Note { about: &about, given: &given, bill, grounds, day, fy, reason: self.reason.as_str() };
        let posted = note.write(tx).await?;
        let change = Change::of(&about.number)
            .after(json!({
                "debit_note": posted.number, "total_minor": total, "lines": given.len(), "date": date,
            }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, posted))
    }
}

/// A charge with what it took from the bill's line.
struct Charge<'a> {
    description: String,
    tax_class: String,
    amount: Money,
    /// The bill's line that it raises.
    of: Option<&'a NewLine>,
}

impl Charge<'_> {
    fn shown(&self) -> LineShown {
        LineShown { description: self.description.clone(), ..LineShown::default() }
    }
}

impl PostDebitNote {
    /// Refuses what is no bill (`not_found`), a bill to nobody, and a note before its bill (`number_range` at `date`).
    fn is_about(&self, bill: &DocumentRow, date: Day, today: Day) -> Ruled<()> {
        if bill.kind != DocumentKind::Invoice {
            return Err(Refusal::new(Code::NotFound).field("invoice"));
        }
        if bill.party.is_none() {
            let message: Phrase = NAMES_NOBODY.into();
            return Err(Refusal::invalid(vec![Fault {
                message,
                ..Fault::new("invoice", Code::ValueUnknown)
            }]));
        }
        periods::is_no_future(date, today)?;
        if date < bill.document_date {
            return Err(Refusal::new(Code::NumberRange)
                .field("date")
                .fact("bill_date", bill.document_date.to_string()));
        }
        Ok(())
    }

    /// The charges, completed by the lines that they name. Errors: `value_unknown` for a line that the bill does not have.
    fn given<'a>(&self, stored: &'a [NewLine]) -> Ruled<Vec<Charge<'a>>> {
        let mut faults: Vec<Fault> = Vec::new();
        let mut given = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            let named = line
                .line
                .as_ref()
                .map(|number| usize::try_from(number.0).ok().and_then(|n| n.checked_sub(1)));
            let of = named.map(|at| at.and_then(|at| stored.get(at)));
            if of.is_some_and(|of| of.is_none()) {
                faults.push(Fault::new(format!("lines[{i}].line"), Code::ValueUnknown));
            }
            let of = of.flatten();
            let text = |sent: Option<&str>, own: Option<&String>| {
                sent.map(str::to_owned).or(own.cloned()).unwrap_or_default()
            };
            given.push(Charge {
                description: text(line.description.as_ref().map(Text::as_str), of.map(|it| &it.description)),
                tax_class: text(line.tax_class.as_ref().map(Name::as_str), of.map(|it| &it.tax_class)),
                amount: line.debit_taxable_minor,
                of,
            });
        }
        if faults.is_empty() { Ok(given) } else { Err(Refusal::invalid(faults)) }
    }

    /// The note as a bill of the bill's day: its place of supply, its rates of tax and its way of rounding the GST.
    fn priced(&self, tx: &Tx, about: &DocumentRow, given: &[Charge<'_>], policy: &[TaxRow]) -> Result<Bill> {
        let line = |it: &Charge<'_>| BillLine {
            sold: Sold::Goods(Goods { amount: Some(it.amount), ..Goods::default() }),
            asking: None,
            discount: Money::ZERO,
            tax_class: it.tax_class.clone(),
        };
        let input = BillInput {
            buyer: about.party.clone(),
            lines: given.iter().map(line).collect(),
            bill_discount: Money::ZERO,
            scheme_bonus: Money::ZERO,
        };
        let body: Value = serde_json::from_str(&about.body).map_err(Error::internal)?;
        let rounding = body["document"]["gst_rounding"].as_str().and_then(GstRounding::of);
        let rules = BillRules {
            currency: &tx.workspace.currency,
            system: before_tax(system(tx, about.place_of_supply.as_deref()), rounding),
            registered: tx.workspace.gst_registered,
            policy,
            date: about.document_date,
            round_off_to: round_off_to(tx)?,
        };
        let mut priced = bill(&input, &rules)?;
        priced.document.title = match rules.system {
            TaxSystem::Australia { .. } => ADJUSTMENT_NOTE,
            TaxSystem::India { .. } => DocumentKind::DebitNote.facts().name,
        };
        Ok(priced)
    }

    /// The PAN of a large sale: bill and notes are one sale. Errors: `pan_required`.
    async fn has_pan(&self, tx: &Tx, about: &DocumentRow, grounds: &Grounds, total: Money) -> Result<()> {
        let above = grounds.days.limits.on(LimitCode::PanRequired, about.document_date);
        let Some(above) = above else { return Ok(()) };
        let links = document_links::around(tx, about.document_id).await?;
        let debits = links.iter().filter(|it| it.is_about_it && it.kind == LinkKind::Debits.as_str());
        let before = Money::sum(debits.filter(|it| it.state == "posted").map(|it| it.total_minor))?;
        let whole = Money::from_stored(about.total_minor).add(before)?.add(total)?;
        let known = grounds.party.as_ref().is_some_and(|party| party.pan.is_some());
        Ok(pan_is_known(whole, Some(above), known)?)
    }
}

/// The system for amounts before tax, with the bill's own rounding where the bill stored one.
fn before_tax(system: TaxSystem, stored: Option<GstRounding>) -> TaxSystem {
    match system {
        TaxSystem::India { place, .. } => TaxSystem::India { place, making: MakingTax::Composite },
        TaxSystem::Australia { rounding, .. } => {
            TaxSystem::Australia { rounding: stored.unwrap_or(rounding), prices_include_gst: false }
        }
    }
}

/// A judged note.
struct Note<'a> {
    about: &'a DocumentRow,
    given: &'a [Charge<'a>],
    bill: Bill,
    grounds: Grounds,
    day: OpenDay,
    fy: FinancialYear,
    reason: &'a str,
}

impl Note<'_> {
    /// Writes the note in one flight.
    async fn write(self, tx: &Tx) -> Result<DebitNotePosted> {
        let kind = DocumentKind::DebitNote;
        series::ready(tx, self.grounds.series.as_ref(), kind, &self.fy).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let (document, figures) = (self.document()?, &self.bill.document);
        let (total, due_on) = (figures.total_minor, due_on(self.day.day(), self.grounds.party.as_ref()));
        let new = NewDocument {
            id,
            kind,
            fy: self.fy.clone(),
            date: self.day,
            due_on: Some(due_on),
            party: self.about.party_id,
            place_of_supply: self.about.place_of_supply.clone(),
            body: documents::body(tx, &document, &self.grounds.party.as_ref().map(Buyer::of))?,
            figures: Figures {
                taxable: figures.taxable_minor,
                tax: figures.tax.amounts().total()?,
                round_off: figures.round_off_minor,
                total,
            },
            reverses: None,
            lines: self.lines()?,
            transfers: self.bill.transfers.clone(),
        };
        let (post, link) = (PostStatements::prepare(tx).await?, LinkStatement::prepare(tx).await?);
        let (number, linked) = tokio::join!(biased;
            post.post(tx, &new),
            link.write(tx, id, self.about.document_id, LinkKind::Debits));
        let number = number?;
        linked?;
        let period = (tx.workspace.country == Country::India).then(|| tax_period(self.day.day()));
        Ok(DebitNotePosted {
            document_id: id.uuid(),
            number,
            kind,
            state: "posted",
            date: self.day.day(),
            due_on,
            document,
            journal: journal_of(&new.transfers)?,
            refers_to: self.about.number.clone(),
            gstr1_period: period,
            open_after_minor: total,
        })
    }

    /// The document as it is stored and answered.
    fn document(&self) -> Result<Box<RawValue>> {
        let figures = &self.bill.document;
        let shown: Vec<LineShown> = self.given.iter().map(Charge::shown).collect();
        let lines = figures.lines.iter().zip(&shown);
        let lines = lines.map(|(figures, shown)| LineWhole { figures, shown, cost_minor: None }).collect();
        let document = DebitDocument {
            figures: figures.with_lines(lines),
            refers_to: &self.about.number,
            refers_to_date: self.about.document_date,
            reason: self.reason,
        };
        to_raw_value(&document).map_err(Error::internal)
    }

    fn lines(&self) -> Result<Vec<NewLine>> {
        let line = |(figures, given): (&DocumentLine, &Charge<'_>)| {
            Ok(NewLine {
                description: given.description.clone(),
                item: given.of.and_then(|of| of.item),
                lot: None,
                article: None,
                tax_class: given.tax_class.clone(),
                discount: Money::ZERO,
                taxable: figures.taxable_minor,
                tax: figures.tax_amounts.total()?,
                total: figures.line_total_minor,
                metal: None,
                fine_mg: None,
                cost: None,
            })
        };
        self.bill.document.lines.iter().zip(self.given).map(line).collect()
    }
}
