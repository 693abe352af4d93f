//! Series: the patterns that number documents, one row a year, and the next number of each.
//! Invariant: the document's own statement takes the number, so that numbers are 1…n without gap (S3).

use catalogue::{Phrase, say};
use jiff::ToSpan;
use kernel::alike::skeleton;
use kernel::code::Code;
use kernel::day::{Day, FinancialYear, YearStart, financial_year, in_range};
use kernel::number;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger_queries::accounts::series as sql;
use ledger_queries::client::Params;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result, stored};
use platform::fast_path::{FastPath, in_order};
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::accounts::documents::kinds::{DocumentKind, NumberedKind};

/// The pattern of a series that nobody set up.
fn default_pattern(code: &str) -> String {
    format!("{code}/{{fy2}}/{{n:5}}")
}

/// The financial year of a document's day, by the workspace's first day of the year (S5).
pub fn year_of(tx: &ReadTx, day: Day) -> FinancialYear {
    financial_year(day, tx.workspace.fy_start)
}

/// A series in a year.
pub type SeriesRow = sql::SeriesLatest;

/// The series of this year, or else the latest, whose pattern a new year continues.
pub(crate) fn own_or_latest(mut latest: Vec<SeriesRow>, fy: &FinancialYear) -> Option<SeriesRow> {
    let own = latest.iter().position(|row| row.fy == fy.label).unwrap_or(0);
    (own < latest.len()).then(|| latest.swap_remove(own))
}

/// Makes sure that the year has its series, so that the document's statement finds one. A new year continues
/// the pattern of the latest series; a type without any gets the product's own pattern.
pub async fn ready(tx: &Tx, found: Option<&SeriesRow>, kind: DocumentKind, fy: &FinancialYear) -> Result<()> {
    let (code, pattern) = match found {
        Some(row) if row.fy == fy.label => return Ok(()),
        Some(row) => (row.code.clone(), row.pattern.clone()),
        None => {
            let code = kind.facts().default_series.ok_or(Code::SeriesMissing)?;
            (code.to_owned(), default_pattern(code))
        }
    };
    sql::open_year().bind(tx, &tx.tenant(), &code, &fy.label, &kind.as_str(), &pattern).opt().await?;
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
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeriesShown {
    /// Its code.
    pub code: String,
    /// The year.
    pub fy: String,
    /// The kind of paper that it numbers.
    pub doc: DocumentKind,
    /// The pattern of its numbers.
    pub pattern: String,
    /// The count of the next number.
    pub next: i64,
    /// The next number, as printed.
    pub next_number: Option<String>,
}

impl Query for Series {
    const NAME: &'static str = "sell.series";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows the next number of a series in a year.";
    type Output = SeriesShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SeriesShown> {
        let fy = year_named(self.fy.as_str(), tx.workspace.fy_start)
            .map_err(|code| Refusal::new(code).field("fy"))?;
        let row = sql::series_coded().bind(tx, &tx.tenant(), &self.code.as_str(), &fy.label).opt().await?;
        let default = DocumentKind::numbered().find(|(_, code)| *code == self.code.as_str());
        let (doc, pattern, next) = match (row, default) {
            (Some(row), _) => {
                (stored(&row.doc_type)?, row.pattern, if row.fy == fy.label { row.next } else { 1 })
            }
            (None, Some((doc, code))) => (doc, default_pattern(code), 1),
            (None, None) => return Err(Refusal::new(Code::NotFound).field("code").into()),
        };
        let next_number = number::format(&pattern, &fy, next).ok();
        Ok(SeriesShown { code: self.code.into_string(), fy: fy.label, doc, pattern, next, next_number })
    }
}

/// The year with this label. Errors: `value_unknown` for a label that is not one in the workspace's calendar,
/// `time_range`.
fn year_named(label: &str, fy_start: (i8, i8)) -> std::result::Result<FinancialYear, Code> {
    let year = label.get(..4).and_then(|year| year.parse::<i16>().ok()).ok_or(Code::ValueUnknown)?;
    in_range(year)?;
    let start = Day::new(year, fy_start.0, fy_start.1).map_err(|_| Code::ValueUnknown)?;
    let fy = financial_year(start, fy_start);
    if fy.label == label { Ok(fy) } else { Err(Code::ValueUnknown) }
}

input! {
    /// Which year's numbering.
    pub struct Numbering {
        /// The year, 2026-27; absent: this one.
        fy: Option<Name>,
    }
}

/// The numbering of a year's papers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NumberingShown {
    /// The year.
    pub fy: String,
    /// One for each kind of paper.
    pub series: Vec<SeriesOfYear>,
}

/// The numbering of one kind of paper.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeriesOfYear {
    /// The series.
    #[serde(flatten)]
    pub series: SeriesShown,
    /// Whether a paper of the year already has a number. If so, the series does not change until the next
    /// year.
    pub numbered: bool,
}

impl Query for Numbering {
    const NAME: &'static str = "sell.numbering";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows how each kind of paper is numbered in a year, and its next number.";
    type Output = NumberingShown;

    async fn fetch(self, tx: &ReadTx) -> Result<NumberingShown> {
        let fy = asked_year(tx, self.fy.as_ref())?;
        let rows = sql::series_of_year().bind(tx, &tx.tenant(), &fy.label).all().await?;
        let series = DocumentKind::numbered().map(|(doc, code)| {
            let row = rows.iter().find(|row| row.doc_type == doc.as_str());
            of_year(&fy, doc, code, row)
        });
        Ok(NumberingShown { series: series.collect(), fy: fy.label })
    }
}

/// The series of a kind in a year, from its stored row, or the default one.
fn of_year(
    fy: &FinancialYear,
    doc: DocumentKind,
    default: &str,
    row: Option<&sql::SeriesOfYear>,
) -> SeriesOfYear {
    let (code, pattern) = match row {
        Some(row) => (row.code.clone(), row.pattern.clone()),
        None => (default.to_owned(), default_pattern(default)),
    };
    let next = row.filter(|row| row.fy == fy.label).map_or(1, |row| row.next);
    let next_number = number::format(&pattern, fy, next).ok();
    let series = SeriesShown { code, fy: fy.label.clone(), doc, pattern, next, next_number };
    SeriesOfYear { series, numbered: row.is_some_and(|row| row.numbered) }
}

/// The requested year, or today's. Errors: `value_unknown` at `fy`.
fn asked_year(tx: &ReadTx, fy: Option<&Name>) -> Result<FinancialYear> {
    let Some(label) = fy else { return Ok(year_of(tx, tx.today())) };
    let named = year_named(label.as_str(), tx.workspace.fy_start);
    Ok(named.map_err(|code| Refusal::new(code).field("fy"))?)
}

input! {
    /// How one kind of paper is numbered from now on.
    pub struct ChangeSeries {
        /// The kind of paper.
        doc: NumberedKind,
        /// The series' code.
        code: Name,
        /// How its numbers look: A/{fy2}/{n:5}.
        pattern: Name,
        /// The count of the first number; absent: 1.
        first: Option<i64>,
        /// The year, 2026-27; absent: this one.
        fy: Option<Name>,
    }
}

/// The series after the change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeriesChanged {
    /// Its code.
    pub code: String,
    /// The year.
    pub fy: String,
    /// The number of the next paper.
    pub next_number: String,
}

impl Action for ChangeSeries {
    const NAME: &'static str = "workspace.series.change";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str =
        "Sets how a kind of paper is numbered, unless one has a number of that year already.";
    type Output = SeriesChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SeriesChanged>> {
        let fy = asked_year(tx, self.fy.as_ref())?;
        let first = self.first.unwrap_or(1);
        if first < 1 {
            return Err(Refusal::new(Code::NumberRange).field("first").into());
        }
        let next_number = number::format(self.pattern.as_str(), &fy, first)
            .map_err(|code| Refusal::new(code).field("pattern"))?;
        let new = NewSeries {
            code: self.code.as_str(),
            fy: &fy,
            doc: self.doc.0,
            pattern: self.pattern.as_str(),
            next: first,
        };
        let before = new.put(tx).await?;
        tx.warn_alike("code", alike(new.code, in_use(tx).await?));
        let told = |code: &str, pattern: &str, next: i64| json!({ "fy": fy.label, "code": code, "pattern": pattern, "next": next });
        let mut change = Change::of(new.doc.as_str()).after(told(new.code, new.pattern, first));
        if let Some(row) = &before {
            change = change.before(told(&row.code, &row.pattern, row.next));
        }
        Ok(tx.record(change, SeriesChanged { code: new.code.to_owned(), fy: fy.label.clone(), next_number }))
    }

    /// Two calls that take the same code are judged one after the other.
    fn fast_path(self) -> impl FastPath<Output = SeriesChanged> {
        in_order(self)
    }
}

/// A code and a pattern that number a kind of paper in a year, or did.
type InUse = sql::SeriesOfAll;

/// Every code and pattern of each kind of paper, of any year.
async fn in_use(tx: &Tx) -> Result<Vec<InUse>> {
    Ok(sql::series_of_all().bind(tx, &tx.tenant()).all().await?)
}

/// Every other kind of paper, with what the product names it, and its series of any year.
fn others(
    doc: DocumentKind,
    in_use: &[InUse],
) -> impl Iterator<Item = (DocumentKind, &'static str, Vec<&InUse>)> {
    DocumentKind::numbered().filter(move |(other, _)| *other != doc).map(move |(other, default)| {
        (other, default, in_use.iter().filter(|row| row.doc_type == other.as_str()).collect())
    })
}

/// Whether a code numbers another kind of paper in any year, or will when the first paper of that kind comes.
fn is_taken(code: &str, doc: DocumentKind, in_use: &[InUse]) -> bool {
    others(doc, in_use).any(|(_, default, rows)| match rows.as_slice() {
        [] => default == code,
        rows => rows.iter().any(|row| row.code == code),
    })
}

/// Another kind of paper that can get the same number as one of this pattern, and such a number. Judged in
/// this year and the next nine, because a new year continues the patterns.
fn number_of_two(
    pattern: &str,
    doc: DocumentKind,
    fy: &FinancialYear,
    fy_start: YearStart,
    in_use: &[InUse],
) -> Option<(DocumentKind, String)> {
    let years: Vec<FinancialYear> =
        (0..10).map(|n: i64| financial_year(fy.start.saturating_add(n.years()), fy_start)).collect();
    others(doc, in_use).find_map(|(other, default, rows)| {
        let of_past = rows.iter().find_map(|row| {
            let own = year_named(&row.fy, fy_start).ok();
            years.iter().find_map(|year| {
                number::in_both((pattern, year), (&row.pattern, own.as_ref().unwrap_or(year)))
            })
        });
        of_past.or_else(|| in_years_to_come(pattern, &years, default, &rows)).map(|number| (other, number))
    })
}

/// A number that this pattern prints in one of these years, and another kind of paper too by the pattern that
/// it continues: that of its newest series, or else the one that its first paper will bring. A year that has
/// a series of the kind continues none.
fn in_years_to_come(
    pattern: &str,
    years: &[FinancialYear],
    default: &str,
    rows: &[&InUse],
) -> Option<String> {
    let newest = rows.iter().map(|row| row.fy.as_str()).max();
    let newest = rows.iter().filter(|row| Some(row.fy.as_str()) == newest);
    let mut continued: Vec<String> = newest.map(|row| row.pattern.clone()).collect();
    if continued.is_empty() {
        continued.push(default_pattern(default));
    }
    let mut open = years.iter().filter(|year| rows.iter().all(|row| row.fy != year.label));
    open.find_map(|year| {
        continued.iter().find_map(|used| number::in_both((pattern, year), (used.as_str(), year)))
    })
}

/// Checks that a series numbers no paper as another kind of paper is numbered: users look a paper up by its
/// number. Errors: `series_code_taken` at `code` and at `pattern`, after `at`.
fn check_distinct(tx: &Tx, new: &NewSeries<'_>, in_use: &[InUse], at: impl Fn(&str) -> String) -> Ruled<()> {
    if is_taken(new.code, new.doc, in_use) {
        return Err(Refusal::new(Code::SeriesCodeTaken).field(at("code")));
    }
    let found = number_of_two(new.pattern, new.doc, new.fy, tx.workspace.fy_start, in_use);
    let Some((other, number)) = found else { return Ok(()) };
    let message = say!(
        "Another kind of paper ({kind}) can get the same number, {number}. Choose another pattern.",
        kind = Phrase::of(other.facts().name),
        number = number.as_str(),
    );
    let fault = Fault { message, ..Fault::new(at("pattern"), Code::SeriesCodeTaken) };
    Err(Refusal::from(fault).fact("doc", other.as_str()).fact("number", number))
}

/// Another code that looks like this one.
fn alike(code: &str, in_use: Vec<InUse>) -> Option<String> {
    let look = skeleton(code);
    in_use.into_iter().map(|row| row.code).find(|other| other != code && skeleton(other) == look)
}

/// A series of a year, as requested.
struct NewSeries<'a> {
    code: &'a str,
    fy: &'a FinancialYear,
    doc: DocumentKind,
    pattern: &'a str,
    next: i64,
}

impl NewSeries<'_> {
    /// Opens the series, or replaces the existing one and returns the old row. Errors: `posted_immutable` at
    /// `doc` where a paper of the year already has a number; `series_code_taken` at `code` where another kind
    /// of paper has the code, at `pattern` where one can get the same number.
    async fn put(&self, tx: &Tx) -> Result<Option<sql::LockSeries>> {
        let (doc, fy) = (self.doc.as_str(), &self.fy.label);
        check_distinct(tx, self, &in_use(tx).await?, str::to_owned)?;
        let Some(before) = sql::lock_series().bind(tx, &tx.tenant(), &doc, fy).opt().await? else {
            self.open(tx, "code").await?;
            return Ok(None);
        };
        if sql::is_numbered().bind(tx, &tx.tenant(), &before.code, fy).one().await? {
            return Err(Refusal::new(Code::PostedImmutable).field("doc").into());
        }
        sql::change_series()
            .params(
                tx,
                &sql::ChangeSeriesParams {
                    code: self.code,
                    pattern: self.pattern,
                    next: self.next,
                    tenant: tx.tenant(),
                    doc_type: doc,
                    fy,
                },
            )
            .one()
            .await
            .on_constraint("series_", Code::SeriesCodeTaken, "code")?;
        Ok(Some(before))
    }

    /// Opens a year's series. Errors: `series_code_taken` at the field where code or type already has one in
    /// that year.
    async fn open(&self, tx: &Tx, code_field: &str) -> Result<()> {
        sql::open_series()
            .params(
                tx,
                &sql::OpenSeriesParams {
                    tenant: tx.tenant(),
                    code: self.code,
                    fy: self.fy.label.as_str(),
                    doc_type: self.doc.as_str(),
                    device: "",
                    pattern: self.pattern,
                    next: self.next,
                },
            )
            .one()
            .await
            .on_constraint("series_", Code::SeriesCodeTaken, code_field)?;
        Ok(())
    }
}

input! {
    /// A series to import.
    pub struct SeriesImport {
        /// Its code.
        code: Name,
        /// What it numbers.
        doc: NumberedKind,
        /// How its numbers look.
        pattern: Option<Name>,
        /// The next number's count.
        next: Option<i64>,
        /// The year, 2026-27; absent: this one.
        fy: Option<Name>,
    }
}

/// Sets series up before the first posted document. Errors: 422 with the row and field; `series_code_taken`
/// for a code that numbers another kind of paper, for a pattern that can give the number of one, and for a
/// code or type that already has a series in that year.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    let mut in_use = in_use(tx).await?;
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
        let new = NewSeries { code: row.code.as_str(), fy: &fy, doc: row.doc.0, pattern: &pattern, next };
        check_distinct(tx, &new, &in_use, at)?;
        new.open(tx, &at("code")).await?;
        in_use.push(InUse {
            doc_type: new.doc.as_str().to_owned(),
            code: new.code.to_owned(),
            fy: new.fy.label.clone(),
            pattern: new.pattern.to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
