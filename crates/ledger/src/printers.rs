//! The shop's printers: over the network where the operator listed the address, or by the browser of the till.
//! Invariant: no address outside the operator's list is stored, and the list is asked again before anything is sent.

pub(crate) mod page;
pub mod prints;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::id::PrinterId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::printers as sql;
use pdf::{Format, LabelLayout, Print, PrinterKind};
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result, stored};
use platform::fields::{Count, Name, Text};
use platform::printers::{PrinterAddress, Printers};
use platform::sealed::ledger::print_job::CONTENT;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use web::page::PageCx;
use web::view::FormState;

use crate::import::in_use;

/// Printers on a page.
const PAGE: i64 = 200;
/// The widths that printers have, in millimetres.
const WIDTHS: std::ops::RangeInclusive<i32> = 20..=220;
/// The address of a printer at the till.
pub(crate) const BROWSER: &str = "browser";
/// What to do about a name that another printer has.
const NAME_IN_USE: &str = "A printer has this name already. Give this one another name.";
/// What to do about an address that is not on the list.
const NOT_LISTED: &str = "Write browser for a printer at the till, or tcp://, its address and its port, such as \
                          tcp://192.168.1.50:9100. A network printer has to be on the list of the people who run this server.";
/// What to do about labels that the printer cannot take.
const TOO_WIDE: &str = "This label is wider than the printer. Choose another layout or another printer.";
/// What to do about a bill that the printer cannot take.
const TOO_NARROW: &str = "A bill or a receipt needs paper 57 mm wide or wider. Choose another printer.";
/// What to do about prints that would be wider than the changed printer.
const WAITS_WIDER: &str =
    "Something that waits for this printer is wider. Print it first, or remove the printer.";
/// Waiting prints that are looked at; beyond these a printer gets no narrower.
const MOST_WAITING: i64 = 1_000;

words! {
    /// The language that a printer understands.
    pub enum Language {
        /// Receipt printers.
        EscPos = "escpos",
        /// Label printers of TSC and alike.
        Tspl = "tspl",
        /// Label printers of Zebra and alike.
        Zpl = "zpl",
        /// Whatever prints PDF.
        Pdf = "pdf",
    }
}
word_fields!(Language);

impl Language {
    /// What it is sent.
    pub fn kind(self) -> PrinterKind {
        match self {
            Language::EscPos => PrinterKind::EscPos,
            Language::Tspl => PrinterKind::Tspl,
            Language::Zpl => PrinterKind::Zpl,
            Language::Pdf => PrinterKind::Pdf,
        }
    }
}

/// A printer, as a print needs it.
#[derive(Debug, Clone)]
pub struct Printer {
    /// Its id.
    pub id: PrinterId,
    /// Its name.
    pub name: String,
    /// What it is sent.
    pub language: Language,
    /// The width of its paper.
    pub width_mm: u16,
    /// Whether the program sends to it; otherwise a browser does.
    pub is_on_network: bool,
}

impl Printer {
    fn of(row: sql::PrinterRow) -> Result<Printer> {
        Ok(Printer {
            id: PrinterId::from_uuid(row.printer_id),
            name: row.name,
            language: stored(&row.kind)?,
            width_mm: u16::try_from(row.width_mm).map_err(Error::internal)?,
            is_on_network: row.address != BROWSER,
        })
    }

    /// The format of a paper that fits it.
    pub fn format(&self) -> Format {
        Format::of_width(self.width_mm)
    }

    /// Refuses a label that is wider than its paper. Errors: `value_unknown` at `field`.
    pub fn takes(&self, layout: LabelLayout, field: &str) -> Ruled<()> {
        match layout.millimetres().0 <= self.width_mm {
            true => Ok(()),
            false => Err(with_words(Refusal::new(Code::ValueUnknown).field(field), TOO_WIDE)),
        }
    }

    /// Refuses a print that is wider than its paper. Errors: `value_unknown` at `printer`.
    pub(crate) fn fits(&self, print: &Print) -> Ruled<()> {
        let words = match print {
            Print::Labels(_) | Print::Goods(_) => TOO_WIDE,
            Print::Paper(_) => TOO_NARROW,
        };
        match print.width_mm() <= self.width_mm {
            true => Ok(()),
            false => Err(with_words(Refusal::new(Code::ValueUnknown).field("printer"), words)),
        }
    }
}

/// The refusal with these words about its field.
fn with_words(mut refusal: Refusal, words: &'static str) -> Refusal {
    refusal.faults.iter_mut().for_each(|fault| fault.message = words.into());
    refusal
}

/// The printer of this name. Errors: `not_found` at `field`.
pub async fn find_printer(tx: &ReadTx, name: &Name, field: &str) -> Result<Printer> {
    let row = sql::printer_named().bind(tx, &tx.tenant(), &name.as_str()).opt().await?;
    Printer::of(row.ok_or_else(|| Refusal::new(Code::NotFound).field(field))?)
}

/// The form `print` of a page with the printers to choose from: for users with this permission who may print, where there are
/// printers.
pub async fn form(cx: &PageCx, needs: Permission) -> Result<Option<(FormState, Vec<(String, String)>)>> {
    if !(cx.may(needs) && cx.may(Permission::PrintersUse)) {
        return Ok(None);
    }
    let rows = sql::printers().bind(&cx.tx, &cx.tx.tenant(), &"", &PAGE).all().await?;
    let names: Vec<_> = rows.into_iter().map(|row| (row.name.clone(), row.name)).collect();
    if names.is_empty() { Ok(None) } else { Ok(Some((cx.form_named("print")?, names))) }
}

/// The address as it is stored. Errors: `value_unknown` at `address` for one that nobody listed.
fn address(text: &Text, listed: &Printers) -> Ruled<String> {
    if text.as_str() == BROWSER {
        return Ok(BROWSER.to_owned());
    }
    match PrinterAddress::of_tcp(text.as_str()).filter(|address| listed.lists(address)) {
        Some(address) => Ok(format!("tcp://{address}")),
        None => Err(with_words(Refusal::new(Code::ValueUnknown).field("address"), NOT_LISTED)),
    }
}

/// Errors: `number_range` at `width_mm`.
fn width(width: Count) -> Ruled<i32> {
    match WIDTHS.contains(&width.0) {
        true => Ok(width.0),
        false => Err(Refusal::new(Code::NumberRange).field("width_mm")),
    }
}

input! {
    /// A new printer.
    pub struct AddPrinter {
        /// Its name, by which people choose it.
        name: Name,
        /// The language that it understands.
        kind: Language,
        /// The width of its paper or labels in millimetres, 20 to 220.
        width_mm: Count,
        /// browser for a printer at the till, or tcp://host:port of the operator's list.
        address: Text,
    }
}

/// A printer, as answers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PrinterShown {
    /// Its name.
    pub name: String,
    /// The language that it understands.
    pub kind: Language,
    /// The width of its paper or labels in millimetres.
    pub width_mm: i32,
    /// Where it is.
    pub address: String,
}

impl PrinterShown {
    fn change(&self) -> Change {
        let (kind, width_mm) = (self.kind, self.width_mm);
        Change::of(&self.name).after(json!({ "kind": kind, "width_mm": width_mm, "address": self.address }))
    }
}

impl Action for AddPrinter {
    const NAME: &'static str = "workspace.printer.add";
    const NEEDS: Permission = Permission::PrintersWrite;
    const SUMMARY: &'static str = "Adds a printer for tags, labels and receipts.";
    type Output = PrinterShown;

    fn check(&self) -> Ruled<()> {
        width(self.width_mm).map(|_| ())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrinterShown>> {
        let address = address(&self.address, &tx.printers)?;
        let (id, name) = (tx.new_id()?, self.name.as_str());
        sql::insert_printer()
            .params(
                tx,
                &sql::InsertPrinterParams {
                    tenant: tx.tenant(),
                    printer: id,
                    name,
                    kind: self.kind.as_str(),
                    width_mm: self.width_mm.0,
                    address: address.as_str(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await
            .on_constraint("printer_tenant_id_name_key", Code::ValueUnknown, "name")
            .map_err(in_use(NAME_IN_USE))?;
        let (kind, width_mm) = (self.kind, self.width_mm.0);
        let shown = PrinterShown { name: self.name.into_string(), kind, width_mm, address };
        Ok(tx.record(shown.change(), shown))
    }
}

input! {
    /// A printer with its new facts.
    pub struct ChangePrinter {
        /// Its name.
        name: Name,
        /// The language that it understands.
        kind: Language,
        /// The width of its paper or labels in millimetres, 20 to 220.
        width_mm: Count,
        /// browser for a printer at the till, or tcp://host:port of the operator's list.
        address: Text,
    }
}

impl Action for ChangePrinter {
    const NAME: &'static str = "workspace.printer.change";
    const NEEDS: Permission = Permission::PrintersWrite;
    const SUMMARY: &'static str = "Changes a printer; waiting prints follow its new facts.";
    type Output = PrinterShown;

    fn check(&self) -> Ruled<()> {
        width(self.width_mm).map(|_| ())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrinterShown>> {
        let address = address(&self.address, &tx.printers)?;
        let was = lock_printer(tx, &self.name).await?;
        if self.width_mm.0 < was.width_mm {
            waiting_fits(tx, was.printer_id, self.width_mm).await?;
        }
        let kind = self.kind.as_str();
        let params = sql::ChangePrinterParams {
            kind,
            width_mm: self.width_mm.0,
            address: address.as_str(),
            tenant: tx.tenant(),
            printer: was.printer_id,
        };
        sql::change_printer().params(tx, &params).one().await?;
        let due = (address != BROWSER).then_some(tx.now);
        sql::move_waiting_prints().bind(tx, &due, &tx.tenant(), &was.printer_id).all().await?;
        let (kind, width_mm) = (self.kind, self.width_mm.0);
        let shown = PrinterShown { name: self.name.into_string(), kind, width_mm, address };
        let before = json!({ "kind": was.kind, "width_mm": was.width_mm, "address": was.address });
        Ok(tx.record(shown.change().before(before), shown))
    }
}

/// Refuses a width that is less than that of something that waits. Errors: `number_range` at `width_mm`.
async fn waiting_fits(tx: &Tx, printer: Uuid, width: Count) -> Result<()> {
    let rows = sql::waiting_prints().bind(tx, &tx.tenant(), &printer, &(MOST_WAITING + 1)).all().await?;
    let refused = || with_words(Refusal::new(Code::NumberRange).field("width_mm"), WAITS_WIDER);
    if i64::try_from(rows.len()).map_err(Error::internal)? > MOST_WAITING {
        return Err(refused().into());
    }
    for row in rows {
        let content = tx.cipher().open(CONTENT, row.print_job_id, row.content)?;
        let print: Print = serde_json::from_str(&content).map_err(Error::internal)?;
        if i32::from(print.width_mm()) > width.0 {
            return Err(refused().into());
        }
    }
    Ok(())
}

/// Errors: `not_found` at `name`.
async fn lock_printer(tx: &Tx, name: &Name) -> Result<sql::PrinterRow> {
    let row = sql::lock_printer().bind(tx, &tx.tenant(), &name.as_str()).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field("name").into())
}

input! {
    /// A printer that is no longer used.
    pub struct RemovePrinter {
        /// Its name.
        name: Name,
    }
}

/// A printer that was removed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrinterRemoved {
    /// Its name.
    pub name: String,
    /// How many prints were removed with it.
    pub prints: usize,
}

impl Action for RemovePrinter {
    const NAME: &'static str = "workspace.printer.remove";
    const NEEDS: Permission = Permission::PrintersWrite;
    const SUMMARY: &'static str = "Removes a printer, with what waits for it.";
    type Output = PrinterRemoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrinterRemoved>> {
        let row = lock_printer(tx, &self.name).await?;
        let prints = sql::remove_prints_of().bind(tx, &tx.tenant(), &row.printer_id).all().await?.len();
        sql::remove_printer().bind(tx, &tx.tenant(), &row.printer_id).one().await?;
        let before = json!({ "kind": row.kind, "width_mm": row.width_mm, "address": row.address });
        let change = Change::of(&self.name).before(before).after(json!({ "prints": prints }));
        Ok(tx.record(change, PrinterRemoved { name: self.name.into_string(), prints }))
    }
}

input! {
    /// Which printers.
    pub struct ListPrinters {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of printers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrinterPage {
    /// The printers by name.
    pub rows: Vec<PrinterShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

impl Query for ListPrinters {
    const NAME: &'static str = "workspace.printers";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Lists the printers, two hundred a page.";
    type Output = PrinterPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PrinterPage> {
        let after = self.after.as_ref().map_or("", Name::as_str);
        let rows = sql::printers().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.name.clone());
        let printer_shown = |row: sql::PrinterRow| {
            let (name, width_mm, address) = (row.name, row.width_mm, row.address);
            Ok(PrinterShown { name, kind: stored(&row.kind)?, width_mm, address })
        };
        Ok(PrinterPage { rows: rows.into_iter().map(printer_shown).collect::<Result<_>>()?, next })
    }
}
