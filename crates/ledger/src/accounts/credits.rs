//! What the notes about a bill have credited of each of its lines.
//! Invariant: a line is never credited for more than it was sold for, in value, in tax and in quantity; the table refuses it
//! too. Whoever credits a bill holds its row first.

use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::id::DocumentId;
use kernel::money::Money;
use ledger_queries::accounts::credits as sql;
use ledger_queries::client::Params;
use platform::error::{OnConstraint, Result};
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;

use crate::row_count::whole;

/// What is credited so far of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineCredit {
    /// The number of the bill's line.
    pub line_no: i32,
    /// Of its taxable value.
    pub taxable: Money,
    /// The part of that value that was credited with its tax.
    pub taxed: Money,
    /// Of its tax.
    pub tax: Money,
    /// The goods that came back, in millionths.
    pub quantity_e6: i64,
}

/// What a note credits of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCredit {
    /// The number of the bill's line.
    pub line_no: i32,
    /// The line's own taxable value, tax and quantity, beyond which nothing is credited.
    pub line_taxable: Money,
    pub line_tax: Money,
    pub line_quantity_e6: i64,
    /// What is credited now.
    pub taxable: Money,
    pub tax: Money,
    pub quantity_e6: i64,
}

/// Holds a bill until the end of the call, and returns whether it still stands as posted.
pub async fn hold_bill(tx: &Tx, bill: DocumentId) -> Result<bool> {
    Ok(sql::lock_bill().bind(tx, &tx.tenant(), &bill.uuid()).one().await? == "posted")
}

/// What is credited so far, line by line; a line that no note credits is left out.
pub async fn of_bill(tx: &ReadTx, bill: DocumentId) -> Result<Vec<LineCredit>> {
    let rows = sql::credited_of().bind(tx, &tx.tenant(), &bill.uuid()).all().await?;
    let line = |row: sql::CreditedOf| LineCredit {
        line_no: row.line_no,
        taxable: Money::from_stored(row.taxable_minor),
        taxed: Money::from_stored(row.taxed_minor),
        tax: Money::from_stored(row.tax_minor),
        quantity_e6: row.quantity_e6,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What the notes about a bill have credited of its total.
pub async fn total_of_notes(tx: &ReadTx, bill: DocumentId) -> Result<Money> {
    let total = sql::notes_total().bind(tx, &tx.tenant(), &bill.uuid()).one().await?;
    Ok(Money::from_stored(total))
}

/// The number of a posted note that adds to a bill, unless all of it was credited.
pub async fn note_that_adds(tx: &Tx, bill: DocumentId) -> Result<Option<String>> {
    Ok(sql::note_that_adds().bind(tx, &tx.tenant(), &bill.uuid()).opt().await?)
}

/// What is left of a bill's taxable value, where a note credits a part of it. None: no note does.
pub async fn left_of_credited(tx: &ReadTx, bill: DocumentId) -> Result<Option<Money>> {
    if !sql::is_credited().bind(tx, &tx.tenant(), &bill.uuid()).one().await? {
        return Ok(None);
    }
    let left = lines_left(tx, bill).await?;
    Ok(Some(Money::sum(left.iter().map(|line| line.left_minor))?))
}

/// What can still be credited of a line of a bill.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "CreditableLine")]
pub struct LineLeft {
    /// The number of the bill's line.
    pub line: i32,
    /// What of its taxable value no note has credited.
    pub left_minor: Money,
    /// The quantity that came back, in the line's unit; 1 for a line without a quantity.
    pub returned: SignedQuantity,
    /// Whether all of it came back.
    pub all_returned: bool,
}

/// What can still be credited of each line.
pub async fn lines_left(tx: &ReadTx, bill: DocumentId) -> Result<Vec<LineLeft>> {
    let rows = sql::lines_left().bind(tx, &tx.tenant(), &bill.uuid()).all().await?;
    let line = |row: sql::LinesLeft| LineLeft {
        line: row.line_no,
        left_minor: Money::from_stored(row.left_minor),
        returned: SignedQuantity::from_stored(row.returned_e6),
        all_returned: row.all_returned,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The statements that credit a bill beside the note's own, prepared before their flight.
pub struct CreditStatements {
    credits: sql::AddCreditsStmt,
    lines: sql::InsertNoteLinesStmt,
}

impl CreditStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            credits: sql::add_credits().prepare(tx).await?,
            lines: sql::insert_note_lines().prepare(tx).await?,
        })
    }

    /// Credits the lines, in the order of the note's lines. The caller holds the bill. Errors:
    /// `credit_exceeds_invoice` where the table refuses it after all.
    pub async fn write(
        &self,
        tx: &Tx,
        note: DocumentId,
        bill: DocumentId,
        lines: &[NewCredit],
        with_tax: bool,
    ) -> Result<()> {
        let column = |of: fn(&NewCredit) -> i64| lines.iter().map(of).collect::<Vec<i64>>();
        let (taxable, tax) = (column(|line| line.taxable.get()), column(|line| line.tax.get()));
        let line_nos: Vec<i32> = lines.iter().map(|line| line.line_no).collect();
        let quantity = column(|line| line.quantity_e6);
        let taxed = if with_tax { taxable.clone() } else { vec![0; lines.len()] };
        let credits = sql::AddCreditsParams {
            document: bill.uuid(),
            line_nos: line_nos.clone(),
            line_taxable_minor: column(|line| line.line_taxable.get()),
            line_tax_minor: column(|line| line.line_tax.get()),
            line_quantity_e6: column(|line| line.line_quantity_e6),
            taxable_minor: taxable.clone(),
            taxed_minor: taxed,
            tax_minor: tax.clone(),
            quantity_e6: quantity.clone(),
            tenant: tx.tenant(),
        };
        let of_note = sql::InsertNoteLinesParams {
            note: note.uuid(),
            invoice: bill.uuid(),
            with_tax,
            line_nos,
            taxable_minor: taxable,
            tax_minor: tax,
            quantity_e6: quantity,
            tenant: tx.tenant(),
        };
        let (credited, written) = tokio::join!(biased;
            async { self.credits.params(tx, &credits).all().await },
            async { self.lines.params(tx, &of_note).all().await });
        let credited = credited.on_constraint("line_credit_", Code::CreditExceedsInvoice, "invoice")?;
        whole(credited.len(), lines.len())?;
        whole(written?.len(), lines.len())
    }
}
