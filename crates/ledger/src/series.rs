//! Series: the patterns documents are numbered by, one row a year, and the next number of each.
//! What must stay true: a number is taken in the document's own statement, so that numbers are 1…n without gap (S3).

use kernel::code::Code;
use kernel::day::{Day, FinancialYear, financial_year};
use kernel::number;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Query;
use platform::error::{OnConstraint, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::{ReadTx, Tx};
use queries::queries::ledger::src::series as sql;
use serde::Serialize;
use serde_json::Value;

/// What is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocType {
    /// A bill.
    Invoice,
    /// Money received.
    Receipt,
    /// A bill taken back, whole or in part.
    CreditNote,
}

impl DocType {
    const ALL: [DocType; 3] = [DocType::Invoice, DocType::Receipt, DocType::CreditNote];

    /// The word as stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            DocType::Invoice => "invoice",
            DocType::Receipt => "receipt",
            DocType::CreditNote => "credit_note",
        }
    }

    /// The code of the series a workspace has without setting one up.
    const fn default_code(self) -> &'static str {
        match self {
            DocType::Invoice => "INV",
            DocType::Receipt => "RCP",
            DocType::CreditNote => "CRN",
        }
    }
}

/// The pattern of a series nobody set up.
fn default_pattern(code: &str) -> String {
    format!("{code}/{{fy2}}/{{n:5}}")
}

/// The financial year of a document's day, in the workspace's way of counting (S5).
pub fn year_of(tx: &ReadTx, day: Day) -> FinancialYear {
    financial_year(day, tx.workspace.fy_start)
}

/// Looks for the series of a type and year; goes into a flight of reads.
pub type SeriesRow = sql::SeriesFor;

/// Makes sure the year has its series, so that the document's statement finds one to number from. A new year goes on
/// with the pattern of the latest; a type without any has the product's own.
pub async fn ready(tx: &Tx, found: Option<&SeriesRow>, doc_type: DocType, fy: &FinancialYear) -> Result<()> {
    let (code, pattern) = match found {
        Some(row) if row.fy == fy.label => return Ok(()),
        Some(row) => (row.code.clone(), row.pattern.clone()),
        None => (doc_type.default_code().to_owned(), default_pattern(doc_type.default_code())),
    };
    sql::open_year().bind(tx, &tx.tenant(), &code, &fy.label, &doc_type.as_str(), &pattern).opt().await?;
    Ok(())
}

input! {
    /// Which series of which year.
    pub struct Series {
        /// Its code: INV.
        code: Name,
        /// The year: 2026-27.
        fy: Name,
    }
}

/// A series in a year.
#[derive(Debug, Serialize)]
pub struct SeriesShown {
    /// Its code.
    pub code: String,
    /// The year.
    pub fy: String,
    /// What it numbers.
    pub doc: String,
    /// How its numbers look.
    pub pattern: String,
    /// The next number's count.
    pub next: i64,
    /// The next number as it will stand on paper.
    pub next_number: Option<String>,
}

impl Query for Series {
    const NAME: &'static str = "sell.series";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Tells the next number of a series in a year.";
    type Output = SeriesShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SeriesShown> {
        let fy = year_named(self.fy.as_str(), tx.workspace.fy_start)
            .map_err(|code| Refusal::new(code).field("fy"))?;
        let row = sql::series_coded().bind(tx, &tx.tenant(), &self.code.as_str(), &fy.label).opt().await?;
        let default = DocType::ALL.into_iter().find(|doc| doc.default_code() == self.code.as_str());
        let (doc, pattern, next) = match (row, default) {
            (Some(row), _) => (row.doc_type, row.pattern, if row.fy == fy.label { row.next } else { 1 }),
            (None, Some(doc)) => (doc.as_str().to_owned(), default_pattern(self.code.as_str()), 1),
            (None, None) => return Err(Refusal::new(Code::NotFound).field("code").into()),
        };
        let next_number = number::format(&pattern, &fy, next).ok();
        Ok(SeriesShown { code: self.code.into_string(), fy: fy.label, doc, pattern, next, next_number })
    }
}

/// The year of this label. Errors: `value_unknown` for what is not one in the workspace's way of counting.
fn year_named(label: &str, fy_start: (i8, i8)) -> std::result::Result<FinancialYear, Code> {
    let year = label.get(..4).and_then(|year| year.parse::<i16>().ok()).ok_or(Code::ValueUnknown)?;
    let start = Day::new(year, fy_start.0, fy_start.1).map_err(|_| Code::ValueUnknown)?;
    let fy = financial_year(start, fy_start);
    if fy.label == label { Ok(fy) } else { Err(Code::ValueUnknown) }
}

input! {
    /// A series as it is moved in.
    pub struct SeriesImport {
        /// Its code.
        code: Name,
        /// What it numbers.
        doc: Name,
        /// How its numbers look.
        pattern: Option<Name>,
        /// The next number's count.
        next: Option<i64>,
        /// The year; absent: this one.
        fy: Option<Name>,
    }
}

/// Sets series up before the first posted document. Errors: 422 with the row and field; a code or type that has a
/// series in that year already is `value_unknown`.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    for (n, row) in crate::import::rows::<SeriesImport>(rows)?.into_iter().enumerate() {
        let at = |field: &str| format!("rows[{n}].{field}");
        let refused = |code: Code, field: &str| Refusal::new(code).field(at(field));
        let fy = match &row.fy {
            Some(label) => {
                year_named(label.as_str(), tx.workspace.fy_start).map_err(|code| refused(code, "fy"))?
            }
            None => year_of(tx, tx.today()),
        };
        let pattern = row.pattern.map_or_else(|| default_pattern(row.code.as_str()), Name::into_string);
        let next = row.next.unwrap_or(1);
        if next < 1 {
            return Err(refused(Code::NumberRange, "next").into());
        }
        number::format(&pattern, &fy, next).map_err(|code| refused(code, "pattern"))?;
        sql::open_series()
            .bind(tx, &tx.tenant(), &row.code.as_str(), &fy.label, &row.doc.as_str(), &"", &pattern, &next)
            .one()
            .await
            .on_constraint("series_", Code::ValueUnknown, &at("code"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
