//! `workspace.import.run`: a shop imports its existing data; either all rows of a kind are taken or none.
//! Invariant: an import is possible only before the first posted document, and its rows stay marked as
//! imported; holidays, which post nothing, are imported at any time.

mod file;
mod page;

use file::{RowsFile, json_rows};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger::accounts::documents;
use make::readings::import::ReadingGiven;
use platform::action::{Action, MOST_REFUSED, declared_part};
use platform::error::Result;
use platform::fields::{AnyRow, Flag, Text};
use platform::input::Field;
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use web::registry::Registry;

/// Bytes of refused rows that an event keeps, without the JSON around them.
const MOST_KEPT: usize = MOST_REFUSED - 64;

/// Registers the import.
pub fn register(registry: &mut Registry) {
    registry.long_action::<RunImport>();
    page::register(registry);
}

words! {
    /// The kinds of rows (api.md, rows of `workspace.import.run`).
    pub enum Kind {
        TaxPolicy = "tax_policy", Rates = "rates", Series = "series", Periods = "periods",
        Holidays = "holidays", Parties = "parties",
        Locations = "locations", Items = "items", Articles = "articles", Equipment = "equipment",
        Silos = "silos",
        ControlPoints = "control_points", Recipes = "recipes", Lots = "lots", Batches = "batches",
        Edges = "edges", Readings = "readings", OpeningInvoices = "opening_invoices",
        OpeningBalances = "opening_balances",
    }
}
word_fields!(Kind);

impl Kind {
    /// Whether rows of it are taken after the first posted document too: holidays are announced year by year.
    fn is_taken_later(self) -> bool {
        self == Kind::Holidays
    }
}

input! {
    /// Rows of one kind.
    pub struct RunImport {
        /// The kind.
        kind: Kind,
        /// The rows, each with the fields of its kind.
        rows: Option<Vec<AnyRow>>,
        /// The rows as a file in place of them, as base64: a JSON list of rows, or for flat kinds CSV with the fields' names in its
        /// first line.
        content: Option<RowsFile>,
        /// The file's name.
        content_name: Option<Text>,
        /// Only check whether they would be accepted.
        dry_run: Flag,
    }
}

/// How many rows were taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Imported {
    /// The kind.
    pub kind: &'static str,
    /// Rows taken, or that would be.
    pub count: usize,
    /// It was a test: nothing was saved.
    pub dry_run: bool,
}

impl Action for RunImport {
    const NAME: &'static str = "workspace.import.run";
    const NEEDS: Permission = Permission::ImportRun;
    const MOST_BYTES: usize = 16 * 1024 * 1024;
    const KEEPS_REFUSED: bool = true;
    const SUMMARY: &'static str =
        "Moves in what the shop has before its first posted document, or holidays; all rows or none.";
    type Output = Imported;

    fn check(&self) -> Ruled<()> {
        match (&self.rows, &self.content) {
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("rows")),
            (Some(_), Some(_)) => Err(Refusal::new(Code::FieldUnknown).field("content")),
            _ => Ok(()),
        }
    }

    /// Of readings the refused rows, as of a reading that is posted (D27); of other kinds nothing, because
    /// they may name people.
    fn kept_of_refused(sent: &Value, refusal: &Refusal) -> Option<Value> {
        if sent["kind"] != Kind::Readings.as_str() {
            return None;
        }
        let brought = json_rows(&sent["content"]);
        let given = |n: usize| sent["rows"].get(n).or_else(|| brought.get(n));
        let rows: BTreeSet<usize> = refusal.faults.iter().filter_map(|fault| row_of(&fault.field)).collect();
        let shape = ReadingGiven::shape();
        let rows = rows.into_iter().filter_map(|n| {
            let row = declared_part(given(n)?, &shape);
            Some(json!({ "row": n, "reading": row }))
        });
        // As many rows as an event keeps, and always the first one.
        let mut room = MOST_KEPT;
        let fits = |row: &Value| {
            let size = row.to_string().len();
            let is_first = room == MOST_KEPT;
            room = room.saturating_sub(size + 1);
            is_first || room > 0
        };
        let rows: Vec<Value> = rows.take_while(fits).collect();
        (!rows.is_empty()).then(|| json!({ "kind": Kind::Readings.as_str(), "rows": rows }))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Imported>> {
        let has_begun = documents::has_posted(tx).await?;
        let is_later = has_begun && self.kind.is_taken_later();
        if !is_later {
            tx.mark_opening();
        }
        if has_begun && !is_later {
            return Err(Refusal::new(Code::PostedImmutable).into());
        }
        let given = match (self.rows, self.content) {
            (None, Some(file)) => file.read_apart(self.kind, tx.workspace.currency.minor_digits).await?,
            (rows, _) => rows.into_iter().flatten().map(|row| row.0).collect::<Vec<Value>>().into(),
        };
        let rows = &given.rows;
        tx.progress(0, rows.len());
        take(tx, self.kind, rows).await.map_err(|error| given.with_lines(error))?;
        tx.progress(rows.len(), rows.len());
        let answer = Imported { kind: self.kind.as_str(), count: rows.len(), dry_run: self.dry_run.0 };
        if self.dry_run.0 {
            return Ok(tx.trial(answer));
        }
        // The first bill may have been posted while the rows moved in.
        if !self.kind.is_taken_later() && documents::has_posted_by_now(tx).await? {
            return Err(Refusal::new(Code::PostedImmutable).into());
        }
        let mut after = json!({ "rows": rows.len() });
        if let Some(name) = &self.content_name {
            after["file"] = name.as_str().into();
        }
        Ok(tx.record(Change::of(self.kind.as_str()).after(after), answer))
    }
}

/// The row of a fault: `rows[3].value` is in row 3.
fn row_of(field: &str) -> Option<usize> {
    field.strip_prefix("rows[")?.split_once(']')?.0.parse().ok()
}

async fn take(tx: &Tx, kind: Kind, rows: &[Value]) -> Result<()> {
    match kind {
        Kind::TaxPolicy => ledger::accounts::tax_policy::import(tx, rows).await,
        Kind::Rates => sell::rates::import(tx, rows).await,
        Kind::Series => ledger::accounts::series::import(tx, rows).await,
        Kind::Periods => ledger::accounts::periods::import(tx, rows).await,
        Kind::Holidays => ledger::holidays::import(tx, rows).await,
        Kind::Parties => ledger::parties::import(tx, rows).await,
        Kind::Locations => ledger::stock::locations::import(tx, rows).await,
        Kind::Items => ledger::items::import(tx, rows).await,
        Kind::Articles => sell::pieces::import(tx, rows).await,
        Kind::Equipment => make::equipment::create::import(tx, rows).await,
        Kind::Silos => make::silos::create::import(tx, rows).await,
        Kind::ControlPoints => make::control_points::import(tx, rows).await,
        Kind::Recipes => make::recipes::import::import(tx, rows).await,
        Kind::Lots => make::batches::import::lots(tx, rows).await,
        Kind::Batches => make::batches::import::import(tx, rows).await,
        Kind::Edges => make::batches::import::edges(tx, rows).await,
        Kind::Readings => make::readings::import::import(tx, rows).await,
        Kind::OpeningInvoices => documents::import_opening(tx, rows).await,
        Kind::OpeningBalances => ledger::accounts::opening_balances::import(tx, rows).await,
    }
}
