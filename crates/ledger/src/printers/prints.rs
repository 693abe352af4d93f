//! Prints: queued as data, drawn for its printer when it is sent, and removed after a week.
//! Invariant: a member sees and prints again only what they may see; a print of a document after its first says that it is a
//! copy, and a try that failed is no print.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::DocumentId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::printers as sql;
use pdf::{Print, PrinterKind};
use platform::action::{Action, Query};
use platform::error::{Error, Result, stored};
use platform::fields::Flag;
use platform::input;
use platform::sealed::ledger::print_job::CONTENT;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{BROWSER, Language, Printer};

/// Prints on a page.
const PAGE: i64 = 50;
/// Prints of a workspace in an hour.
const MOST_AN_HOUR: i64 = 1_000;

words! {
    /// How far a print is.
    pub enum PrintState { Queued = "queued", Sent = "sent", Failed = "failed" }
}

/// Something to print.
#[derive(Debug)]
pub struct NewPrint<'a> {
    /// Where.
    pub printer: &'a Printer,
    /// What it is, for people: a number, a tag.
    pub title: String,
    /// The permission to see it.
    pub needs: Permission,
    /// The document that it shows, with which an erasure finds it; None: a label.
    pub document: Option<DocumentId>,
    /// Whether it was printed before.
    pub is_copy: bool,
    /// Its content.
    pub print: &'a Print,
}

/// A print that was queued.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintQueued {
    /// Its id.
    pub print: Uuid,
    /// The printer's name.
    pub printer: String,
    /// Its title: a number, a tag, a name.
    pub title: String,
    /// Whether it says that it is a copy.
    pub is_copy: bool,
}

/// Queues a print. Errors: `rate_limited` for more than a thousand in an hour; `not_found` at `printer` if that was removed
/// meanwhile; `value_unknown` at `printer` for what cannot be drawn or is wider than its paper.
pub async fn queue(tx: &Tx, new: NewPrint<'_>) -> Result<PrintQueued> {
    let since = tx.now - SignedDuration::from_hours(1);
    let queued = sql::prints_queued_since().bind(tx, &tx.tenant(), &since).one().await?;
    if queued >= MOST_AN_HOUR {
        return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", 60).into());
    }
    new.printer.fits(new.print)?;
    // Drawn once now, so that what no printer can print is refused to the person who asks for it.
    let kind = new.printer.language.kind();
    new.print
        .bytes(kind, new.printer.width_mm)
        .map_err(|_| Refusal::new(Code::ValueUnknown).field("printer"))?;
    let id = tx.new_id()?;
    let content = serde_json::to_string(new.print).map_err(Error::internal)?;
    let title: String = new.title.chars().take(200).collect();
    sql::insert_print()
        .params(
            tx,
            &sql::InsertPrintParams {
                tenant: tx.tenant(),
                printer: new.printer.id.uuid(),
                job: id,
                title: title.as_str(),
                needs: new.needs.as_str(),
                content: tx.cipher().seal(CONTENT, id, content.as_str())?,
                is_copy: new.is_copy,
                due_at: new.printer.is_on_network.then_some(tx.now),
                by: tx.person(),
                now: tx.now,
                document: new.document.map(DocumentId::uuid),
            },
        )
        .opt()
        .await?
        .ok_or_else(|| Refusal::new(Code::NotFound).field("printer"))?;
    Ok(PrintQueued { print: id, printer: new.printer.name.clone(), title, is_copy: new.is_copy })
}

/// Counts a print of a document: true for each after the first.
pub async fn is_copy(tx: &Tx, document: DocumentId) -> Result<bool> {
    Ok(sql::count_print().bind(tx, &tx.tenant(), &document.uuid()).one().await? > 1)
}

/// How often a document was printed.
pub async fn prints_of(tx: &ReadTx, document: DocumentId) -> Result<i32> {
    Ok(sql::prints_of().bind(tx, &tx.tenant(), &document.uuid()).opt().await?.unwrap_or(0))
}

input! {
    /// Which prints.
    pub struct ListPrints {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrintPage {
    /// The prints of the last week that the member may see, the newest first.
    pub rows: Vec<PrintShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A print.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintShown {
    /// Its id.
    pub print: Uuid,
    /// Its title: a number, a tag, a name.
    pub title: String,
    /// The printer's name.
    pub printer: String,
    /// What the printer understands.
    pub kind: Language,
    /// The width of its paper.
    pub width_mm: i32,
    /// Whether a browser sends it.
    pub by_browser: bool,
    /// Whether it says that it is a copy.
    pub is_copy: bool,
    /// How far it is.
    pub state: PrintState,
    /// How often it was tried.
    pub tries: i32,
    /// The problem of the last try: not_listed, no_answer, broke_off, not_drawn or browser.
    pub problem: Option<String>,
    /// When it was asked for.
    pub at: Instant,
    /// When it was printed or given up.
    pub ended_at: Option<Instant>,
}

fn print_shown(row: sql::PrintRow) -> Result<PrintShown> {
    Ok(PrintShown {
        print: row.print_job_id,
        title: row.title,
        printer: row.printer,
        kind: stored(&row.kind)?,
        width_mm: row.width_mm,
        by_browser: row.address == BROWSER,
        is_copy: row.is_copy,
        state: stored(&row.state)?,
        tries: row.tries,
        problem: row.problem,
        at: row.created_at,
        ended_at: row.ended_at,
    })
}

impl Query for ListPrints {
    const NAME: &'static str = "workspace.prints";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Lists what was printed in the last week, the newest first, fifty a page.";
    type Output = PrintPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PrintPage> {
        let seen = Permission::ALL.iter().filter(|it| tx.member.may(**it)).map(|it| it.as_str());
        let (needs, before): (Vec<&str>, _) = (seen.collect(), self.after.unwrap_or(Uuid::max()));
        let rows = sql::prints().bind(tx, &tx.tenant(), &needs, &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.print_job_id);
        let rows = rows.into_iter().map(print_shown).collect::<Result<_>>()?;
        Ok(PrintPage { rows, next: next.map(|id| id.to_string()) })
    }
}

input! {
    /// Which print.
    pub struct GetPrint {
        /// Its id.
        print: Uuid,
    }
}

impl Query for GetPrint {
    const NAME: &'static str = "workspace.print";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Shows a print and how far it is.";
    type Output = PrintShown;

    async fn fetch(self, tx: &ReadTx) -> Result<PrintShown> {
        one(tx, self.print).await
    }
}

/// Errors: `not_found` at `print`, also for one that the member may not see.
async fn one(tx: &ReadTx, print: Uuid) -> Result<PrintShown> {
    let row = sql::print_shown().bind(tx, &tx.tenant(), &print).opt().await?;
    let row = row.filter(|row| Permission::named(&row.needs).is_some_and(|needs| tx.member.may(needs)));
    print_shown(row.ok_or_else(|| Refusal::new(Code::NotFound).field("print"))?)
}

/// The bytes of a print for its printer, or as a PDF.
pub(super) async fn bytes(tx: &ReadTx, shown: &PrintShown, as_pdf: bool) -> Result<Vec<u8>> {
    let content = sql::print_content().bind(tx, &tx.tenant(), &shown.print).one().await?;
    let content = tx.cipher().open(CONTENT, shown.print, content)?;
    let kind = if as_pdf { PrinterKind::Pdf } else { shown.kind.kind() };
    let width = u16::try_from(shown.width_mm).map_err(Error::internal)?;
    let drawing = move || {
        let print: Print = serde_json::from_str(&content).map_err(Error::internal)?;
        print.bytes(kind, width).map_err(Error::internal)
    };
    tokio::task::spawn_blocking(drawing).await.map_err(Error::internal)?
}

input! {
    /// Which print.
    pub struct GetPrintBytes {
        /// Its id.
        print: Uuid,
    }
}

/// The bytes of a print.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrintBytes {
    /// Its id.
    pub print: Uuid,
    /// What its printer is sent, as base64.
    pub content: String,
}

impl Query for GetPrintBytes {
    const NAME: &'static str = "workspace.print_bytes";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str =
        "Returns the bytes of a print, for a program that sends them to the printer.";
    type Output = PrintBytes;

    async fn fetch(self, tx: &ReadTx) -> Result<PrintBytes> {
        let shown = one(tx, self.print).await?;
        let content = BASE64_STANDARD.encode(bytes(tx, &shown, false).await?);
        Ok(PrintBytes { print: self.print, content })
    }
}

input! {
    /// A print that failed.
    pub struct PrintAgain {
        /// Its id.
        print: Uuid,
    }
}

impl Action for PrintAgain {
    const NAME: &'static str = "workspace.print.again";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Tries a print again that failed.";
    type Output = PrintShown;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintShown>> {
        let shown = one(tx, self.print).await?;
        let due = (!shown.by_browser).then_some(tx.now);
        sql::print_again()
            .bind(tx, &due, &tx.tenant(), &shown.print)
            .opt()
            .await?
            .ok_or_else(|| Refusal::new(Code::JobEnded).field("print"))?;
        let change =
            Change::of(&shown.title).after(json!({ "print": shown.print, "printer": shown.printer }));
        let again =
            PrintShown { state: PrintState::Queued, tries: 0, problem: None, ended_at: None, ..shown };
        Ok(tx.record(change, again))
    }
}

input! {
    /// What a browser did with a print.
    pub struct EndPrint {
        /// Its id.
        print: Uuid,
        /// Whether the printer took it.
        printed: Flag,
    }
}

impl Action for EndPrint {
    const NAME: &'static str = "workspace.print.end";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Notes that a browser printed something, or could not.";
    type Output = PrintShown;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintShown>> {
        let shown = one(tx, self.print).await?;
        let (state, problem) = match self.printed.0 {
            true => (PrintState::Sent, None),
            false => (PrintState::Failed, Some("browser")),
        };
        sql::print_done()
            .bind(tx, &state.as_str(), &problem, &tx.now, &tx.tenant(), &shown.print)
            .opt()
            .await?
            .ok_or_else(|| Refusal::new(Code::JobEnded).field("print"))?;
        let after = json!({ "print": shown.print, "printer": shown.printer, "state": state.as_str() });
        let ended = PrintShown {
            state,
            problem: problem.map(str::to_owned),
            tries: shown.tries + 1,
            ended_at: Some(tx.now),
            ..shown
        };
        Ok(tx.record(Change::of(&ended.title).after(after), ended))
    }
}
