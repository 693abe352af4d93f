//! The sheet that ledgers, registers and the figures of making are shown on: its days and filters, its tables
//! with their sums, the same on paper with all rows of its days, and the same as a file.
//! Invariant: every figure is the query's own; the file has it unrounded and ungrouped, and no cell of it is a formula.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::code::Code;
use kernel::day::{Day, YearStart, financial_year};
use kernel::refusal::Refusal;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::tx::Workspace;

use crate::chart::{Chart, Drawing};
use crate::page::{Body, PageCx};
use crate::url::{next_page, with_params};
use crate::view::Chrome;

/// Pages of a list in one file; whoever needs more asks for fewer days.
const FILE_PAGES: usize = 500;
/// Pages of a list in one print: two thousand rows fill some fifty sheets of paper.
const PRINT_PAGES: usize = 20;

/// Sheets that belong together: links lead from each to the others.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// What they are together.
    pub name: &'static str,
    /// The word of the first, which every sheet below it leads up to.
    pub first: &'static str,
    /// The sheets by what they are about.
    pub parts: &'static [Part],
}

/// Some sheets of a group.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What they are about.
    pub name: &'static str,
    /// What each is called, and where it is.
    pub sheets: &'static [(&'static str, &'static str)],
}

/// A link to a sheet or a part: the word, the address, and whether it is the one that is shown.
pub type Link = (&'static str, String, bool);

impl Group {
    /// The links of a sheet: to the parts, of which there are none where the group has one alone, and to the sheets of its
    /// own part. A sheet below the group belongs to the first part.
    pub fn links(&self, href: impl Fn(&str) -> String, path: &str) -> (Vec<Link>, Vec<Link>) {
        let has = |part: &&Part| part.sheets.iter().any(|(_, at)| *at == path);
        let Some(shown) = self.parts.iter().find(has).or(self.parts.first()) else { return (vec![], vec![]) };
        let first = |it: &Part| it.sheets.first().map(|(_, at)| (it.name, href(at), it.name == shown.name));
        let parts = if self.parts.len() > 1 { self.parts.iter().filter_map(first).collect() } else { vec![] };
        (parts, shown.sheets.iter().map(|(word, at)| (*word, href(at), *at == path)).collect())
    }
}

/// Whose figures a print shows: its first lines.
#[derive(Clone, Debug, Default)]
pub struct Letterhead {
    /// The name of the shop.
    pub name: String,
    /// Where it is; empty where nobody wrote it down.
    pub location: String,
    /// Its tax number; empty for none.
    pub tax_number: Phrase,
}

impl Letterhead {
    /// That of a workspace.
    pub fn of(workspace: &Workspace) -> Letterhead {
        let gstin = workspace.gstin.as_ref().map(|gstin| say!("GSTIN {gstin}", gstin));
        let number = gstin.or_else(|| workspace.abn.as_ref().map(|abn| say!("ABN {abn}", abn)));
        Letterhead {
            name: workspace.name.clone(),
            location: workspace.location.clone().unwrap_or_default(),
            tax_number: number.unwrap_or_default(),
        }
    }
}

/// A sheet as it is drawn.
#[derive(Template)]
#[template(path = "sheet.html")]
pub struct SheetPage {
    /// The page around it.
    pub chrome: Chrome,
    /// Its heading.
    pub title: Phrase,
    /// What it shows, and of which days: it is printed.
    pub lede: Phrase,
    /// One level up: its address; empty for a sheet of the row above.
    pub up: String,
    /// The word of that level.
    pub up_label: &'static str,
    /// The address without its parameters.
    pub here: String,
    /// What the sheets are together.
    pub group: &'static str,
    /// The parts of the group; empty where there is one alone.
    pub parts: Vec<Link>,
    /// The sheets of its part.
    pub sheets: Vec<Link>,
    /// The fields of the form above the tables.
    pub filters: Vec<Filter>,
    /// Usual days: the word, the address, and whether they are shown now.
    pub periods: Vec<(Phrase, String, bool)>,
    /// The fault of the filters; empty for none.
    pub fault: Phrase,
    /// What the figures cannot mean, and what to do about it; empty for nothing.
    pub note: Phrase,
    /// The charts above the tables, of figures that are in them.
    pub charts: Vec<Chart>,
    /// The tables.
    pub tables: Vec<Table>,
    /// Where the next page begins; empty on the last.
    pub next: String,
    /// The address of the file.
    pub file: String,
    /// Whose figures they are: it is printed.
    pub shop: Letterhead,
    /// How it was asked for: on the screen, or to be printed.
    pub medium: Medium,
    /// The address of the print; on the print, that of the screen.
    pub print: String,
}

/// What a sheet is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// The screen: a page of its rows.
    Screen,
    /// Paper: all rows of its days.
    Paper,
    /// Paper, for more rows than one print has.
    CutPaper,
}

/// A field of the form above the tables.
pub struct Filter {
    /// The name of the parameter.
    pub name: &'static str,
    /// Its label.
    pub word: Phrase,
    /// The chosen value.
    pub value: String,
    /// How it is entered.
    pub kind: FilterKind,
}

/// How a filter is entered.
pub enum FilterKind {
    /// A day.
    Day,
    /// A text.
    Text,
    /// One of these: the value and its word.
    Choice(Vec<(String, Phrase)>),
    /// Kept as it is, and not shown.
    Kept,
}

/// A table.
pub struct Table {
    /// The id of its heading.
    pub id: &'static str,
    /// The heading.
    pub title: Phrase,
    /// A few words beside it.
    pub aside: Phrase,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The rows of its foot.
    pub foot: Vec<Row>,
    /// What an empty table says: a heading, and what to do.
    pub empty: (Phrase, Phrase),
}

impl Table {
    /// The number of columns that are shown.
    pub fn width(&self) -> usize {
        self.columns.iter().filter(|column| column.is_shown()).count()
    }
}

/// A column.
pub struct Column {
    /// Its heading.
    pub word: Phrase,
    /// Its name in the file.
    pub file: &'static str,
    /// How it is shown.
    pub kind: ColumnKind,
}

/// How a column is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, also on a phone.
    Words,
    /// Words that a phone leaves out.
    MoreWords,
    /// A figure, also on a phone.
    Figure,
    /// A figure that a phone leaves out.
    MoreFigure,
    /// Words that a tablet held upright leaves out too.
    WideWords,
    /// A figure that a tablet held upright leaves out too.
    WideFigure,
    /// In the file alone.
    File,
}

impl Column {
    /// The class of its cells.
    pub fn class(&self) -> &'static str {
        match self.kind {
            ColumnKind::Words | ColumnKind::File => "",
            ColumnKind::MoreWords => "sm-hide",
            ColumnKind::Figure => "num",
            ColumnKind::MoreFigure => "num sm-hide",
            ColumnKind::WideWords => "md-hide",
            ColumnKind::WideFigure => "num md-hide",
        }
    }

    /// Whether the page has it.
    pub fn is_shown(&self) -> bool {
        self.kind != ColumnKind::File
    }
}

/// A row, with a cell for each column.
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row of figures.
    Plain,
    /// A heading over the rows below it; not in the file.
    Heading,
    /// The sum of the rows below it; not in the file, which has those.
    Sum,
    /// A part of the sum above it.
    Part,
}

/// A cell.
#[derive(Clone, Default)]
pub struct Cell {
    /// What the page shows.
    pub text: Phrase,
    /// The same in the file.
    pub file: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
    /// Shown below it, quietly.
    pub below: Phrase,
    /// Whether it says that there is less than nothing: it is red.
    pub is_lack: bool,
    /// Shown below it where the wide columns are left out: on a tablet held upright, and on a phone.
    pub upright: Phrase,
    /// Shown below it on a phone, where the columns of it are left out.
    pub narrow: Phrase,
}

impl Cell {
    /// Words of the program, with their word in the file.
    pub fn words(text: Phrase, file: &str) -> Cell {
        Cell { text, file: cell(file), ..Cell::default() }
    }

    /// Words of a user.
    pub fn text(text: &str) -> Cell {
        Cell::words(Phrase::verbatim(text), text)
    }

    /// An amount of money.
    pub fn money(chrome: &Chrome, minor: i64) -> Cell {
        let file = decimal(minor, chrome.manner.minor_digits);
        Cell { text: Phrase::verbatim(chrome.money(minor)), file, ..Cell::default() }
    }

    /// The same; empty for none.
    pub fn money_if_any(chrome: &Chrome, minor: i64) -> Cell {
        if minor == 0 { Cell::words(Phrase::default(), "0") } else { Cell::money(chrome, minor) }
    }

    /// Fine metal.
    pub fn grams(chrome: &Chrome, mg: i64) -> Cell {
        Cell { text: Phrase::verbatim(chrome.grams(mg)), file: decimal(mg, 3), ..Cell::default() }
    }

    /// A measured figure, with its unit on the page alone.
    pub fn figure(figure: &str, unit: &str) -> Cell {
        let gap = if unit.is_empty() { "" } else { "\u{a0}" };
        Cell {
            text: Phrase::verbatim(format!("{figure}{gap}{unit}")),
            file: figure.to_owned(),
            ..Cell::default()
        }
    }

    /// A number.
    pub fn count(count: i64) -> Cell {
        Cell { text: Phrase::verbatim(count.to_string()), file: count.to_string(), ..Cell::default() }
    }

    /// A day, on one line.
    pub fn day(chrome: &Chrome, day: Date) -> Cell {
        Cell {
            text: Phrase::verbatim(chrome.day(day).replace(' ', "\u{a0}")),
            file: day.to_string(),
            ..Cell::default()
        }
    }

    /// Red where it says that there is less than nothing.
    pub fn lack(self, is_lack: bool) -> Cell {
        Cell { is_lack, ..self }
    }

    /// With an address.
    pub fn link(self, href: String) -> Cell {
        Cell { href, ..self }
    }

    /// With words below it.
    pub fn over(self, below: Phrase) -> Cell {
        Cell { below, ..self }
    }

    /// With words below it on a tablet held upright, and on a phone.
    pub fn upright(self, upright: Phrase) -> Cell {
        Cell { upright, ..self }
    }

    /// With words below it on a phone.
    pub fn narrow(self, narrow: Phrase) -> Cell {
        Cell { narrow, ..self }
    }
}

impl SheetPage {
    /// A sheet of a group, without tables yet.
    pub fn new(cx: &PageCx, group: &Group, path: &str, title: Phrase, lede: Phrase) -> SheetPage {
        let (parts, sheets) = group.links(|at| cx.href(at), path);
        SheetPage {
            chrome: cx.chrome(title.clone()),
            title,
            lede,
            up: String::new(),
            up_label: group.first,
            here: cx.href(path),
            group: group.name,
            parts,
            sheets,
            filters: vec![],
            periods: vec![],
            fault: Phrase::default(),
            note: Phrase::default(),
            charts: vec![],
            tables: vec![],
            next: String::new(),
            file: String::new(),
            shop: Letterhead::of(&cx.tx.workspace),
            medium: Medium::Screen,
            print: String::new(),
        }
    }

    /// The days that are shown, with links to usual ones.
    pub fn with_days(&mut self, cx: &PageCx, from: Day, to: Day) {
        let day =
            |name, word, value: Day| Filter { name, word, value: value.to_string(), kind: FilterKind::Day };
        self.filters.push(day("from", Phrase::of("From"), from));
        self.filters.push(day("to", Phrase::of("To"), to));
        let kept: Vec<(&str, String)> = cx
            .query
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "from" | "to" | "after" | "as"))
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let usual = usual_days(cx.tx.today(), cx.tx.workspace.fy_start);
        self.periods = usual
            .into_iter()
            .map(|(word, first, last)| {
                let (begin, end) = (first.to_string(), last.to_string());
                let mut params: Vec<(&str, &str)> = vec![("from", begin.as_str()), ("to", end.as_str())];
                params.extend(kept.iter().map(|(name, value)| (*name, value.as_str())));
                (word, with_params(&self.here, &params), (first, last) == (from, to))
            })
            .collect();
    }

    /// The fields whose values the addresses of the next page and of the file keep.
    fn kept(&self) -> Vec<(&str, &str)> {
        self.filters.iter().map(|filter| (filter.name, filter.value.as_str())).collect()
    }

    /// The page, or the file where the address asks for it.
    pub fn answer(mut self, cx: &PageCx, next: Option<String>) -> Result<Body> {
        if wants_file(cx) {
            let name = self.here.rsplit('/').next().unwrap_or("ledgers");
            let file = format!("{name}-{}.csv", cx.tx.today());
            return Ok(Body::Kept(
                "text/csv; charset=utf-8",
                file,
                csv_of(&self.tables, next.is_some()).into_bytes(),
            ));
        }
        let kept = self.kept();
        let medium = match (wants_print(cx), next.is_some()) {
            (false, _) => Medium::Screen,
            (true, false) => Medium::Paper,
            (true, true) => Medium::CutPaper,
        };
        let file = with_params(&self.here, &[&[("as", "csv")], kept.as_slice()].concat());
        let (next, print) = match medium {
            Medium::Screen => (
                next_page(&self.here, &kept, next.as_deref()),
                with_params(&self.here, &[&[("as", "print")], kept.as_slice()].concat()),
            ),
            Medium::Paper | Medium::CutPaper => (String::new(), with_params(&self.here, &kept)),
        };
        (self.next, self.file, self.print, self.medium) = (next, file, print, medium);
        cx.html(&self)
    }

    /// Whether it is drawn to be printed.
    pub fn is_paper(&self) -> bool {
        self.medium != Medium::Screen
    }

    /// What the filters chose, in words for the paper, which has no form: days are in the line below the heading.
    pub fn chosen(&self) -> Vec<Phrase> {
        let chosen = |filter: &Filter| match &filter.kind {
            FilterKind::Choice(options) => {
                let chosen = options.iter().find(|(value, _)| *value == filter.value);
                chosen.map(|(_, word)| word.clone())
            }
            FilterKind::Text => Some(Phrase::verbatim(&filter.value)),
            FilterKind::Day | FilterKind::Kept => None,
        };
        let has_value = self.filters.iter().filter(|filter| !filter.value.is_empty());
        has_value
            .filter_map(|it| Some(say!("{filter}: {value}", filter = &it.word, value = chosen(it)?)))
            .collect()
    }
}

/// Whether the address asks for the file.
pub fn wants_file(cx: &PageCx) -> bool {
    cx.wanted("as") == "csv"
}

/// Whether the address asks for the print.
pub fn wants_print(cx: &PageCx) -> bool {
    cx.wanted("as") == "print"
}

/// How many pages of a list are read after the first: a file has the most, a print fewer, the screen none.
pub fn further_pages(cx: &PageCx) -> usize {
    match cx.wanted("as") {
        "csv" => FILE_PAGES,
        "print" => PRINT_PAGES - 1,
        _ => 0,
    }
}

/// Asks a query with fixed values, and with these parameters of the address. Where those are refused, asks without them, and
/// tells what was wrong.
pub async fn ask_with_filters<Q: Query>(
    cx: &PageCx,
    fixed: &[(&'static str, &str)],
    names: &[&'static str],
    after: &str,
) -> Result<(Q::Output, Phrase)> {
    let mut fields: Vec<(&str, &str)> = fixed.to_vec();
    fields.extend(names.iter().map(|name| (*name, cx.wanted(name).trim())));
    if !after.is_empty() {
        fields.push(("after", after));
    }
    match cx.ask_with::<Q>(&fields).await {
        Err(Error::Refused(refusal)) => {
            let fault = fault_words(&refusal, names).ok_or_else(|| Error::Refused(refusal.clone()))?;
            Ok((cx.ask_with::<Q>(fixed).await?, fault))
        }
        done => done.map(|shown| (shown, Phrase::default())),
    }
}

/// The fault of the filters; None where a refusal is about something else.
fn fault_words(refusal: &Refusal, names: &[&'static str]) -> Option<Phrase> {
    let field = refusal.faults.first().map(|fault| fault.field.as_str())?;
    if !names.contains(&field) {
        return None;
    }
    Some(match (field, refusal.code) {
        (_, Code::NumberRange) => "The last day is before the first. The usual days are shown.".into(),
        ("document", _) => "No document has that number. The day is shown.".into(),
        ("party", _) => "Nobody has that code. Everybody is shown.".into(),
        ("from" | "to" | "as_of" | "date", _) => "Write days as 2026-03-31. The usual days are shown.".into(),
        _ => "That cannot be chosen here. Everything is shown.".into(),
    })
}

/// Usual days: this month, the one before, this financial year and the one before.
fn usual_days(today: Day, fy_start: YearStart) -> [(Phrase, Day, Day); 4] {
    let month = today.first_of_month();
    let before = month.yesterday().unwrap_or(month);
    let year = financial_year(today, fy_start);
    let last_year = financial_year(year.start.yesterday().unwrap_or(year.start), fy_start);
    [
        (Phrase::of("This month"), month, today),
        (Phrase::of("Last month"), before.first_of_month(), before),
        (Phrase::of("This year"), year.start, today),
        (Phrase::of("Last year"), last_year.start, last_year.last_day()),
    ]
}

/// The tables as a file for a spreadsheet. Tables of the same columns are one below the other under one heading.
fn csv_of(tables: &[Table], is_cut: bool) -> String {
    let (mut text, mut above) = (String::new(), String::new());
    for table in tables {
        let heading = table.columns.iter().map(|column| column.file).collect::<Vec<_>>().join(",");
        if heading != above {
            let gap = if above.is_empty() { "" } else { "\r\n" };
            text += &format!("{gap}{heading}\r\n");
            above = heading;
        }
        for row in table.rows.iter().filter(|row| matches!(row.kind, RowKind::Plain | RowKind::Part)) {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.file.as_str()).collect();
            text += &format!("{}\r\n", cells.join(","));
        }
    }
    if is_cut {
        text += "More rows follow. Ask for fewer days.\r\n";
    }
    text
}

/// A figure of the file: digits and a point, without groups.
fn decimal(figure: i64, digits: u32) -> String {
    let size = figure.unsigned_abs();
    let sign = if figure < 0 { "-" } else { "" };
    match 10_u64.checked_pow(digits).filter(|scale| *scale > 1) {
        Some(scale) => {
            format!("{sign}{}.{:0width$}", size / scale, size % scale, width = digits as usize)
        }
        None => format!("{sign}{size}"),
    }
}

/// A user's text as one cell: a spreadsheet must not read it as a formula.
fn cell(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = format!("{}{words}", if is_formula { "'" } else { "" });
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_of_the_file_is_plain() {
        let shown =
            [(123_456, 2), (-5, 2), (0, 2), (-1_234, 3), (77, 0)].map(|(it, digits)| decimal(it, digits));
        assert_eq!(shown, ["1234.56", "-0.05", "0.00", "-1.234", "77"]);
    }

    static PARTS: [Part; 2] = [
        Part { name: "Money", sheets: &[("Day book", "/ledgers/day"), ("Cash book", "/ledgers/cash")] },
        Part { name: "Sales", sheets: &[("Tax", "/ledgers/tax")] },
    ];

    #[test]
    fn a_sheet_leads_to_those_of_its_part_and_to_the_first_of_each_other_part() {
        let links = |parts: &'static [Part], path: &str| {
            let (parts, sheets) =
                Group { name: "Ledgers", first: "Day book", parts }.links(str::to_owned, path);
            let told = |links: Vec<Link>| {
                links.into_iter().map(|(word, at, is_it)| format!("{word} {at} {is_it}")).collect::<Vec<_>>()
            };
            (told(parts), told(sheets))
        };
        let both = ["Money /ledgers/day false", "Sales /ledgers/tax true"].map(str::to_owned).to_vec();
        assert_eq!(links(&PARTS, "/ledgers/tax"), (both, vec!["Tax /ledgers/tax true".to_owned()]));
        // A sheet of one account is below the first part, and is none of its sheets.
        let (parts, sheets) = links(&PARTS, "/ledgers/account");
        assert_eq!(parts[0], "Money /ledgers/day true");
        assert_eq!(sheets, ["Day book /ledgers/day false", "Cash book /ledgers/cash false"]);
        assert_eq!(links(&PARTS[..1], "/ledgers/day").0, Vec::<String>::new(), "one part alone has no row");
        assert_eq!(links(&[], "/ledgers").1, Vec::<String>::new());
    }

    #[test]
    fn words_of_a_user_are_no_formula() {
        let shown = ["=1+1", "@a", "a,b", "say \"x\"", "plain"].map(cell);
        assert_eq!(shown, ["'=1+1", "'@a", "\"a,b\"", "\"say \"\"x\"\"\"", "plain"]);
    }

    #[test]
    fn the_usual_days_end_today_or_with_the_month_and_the_year_before() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let shown = usual_days(day("2026-03-15"), (4, 1)).map(|(_, from, to)| format!("{from} {to}"));
        assert_eq!(
            shown,
            [
                "2026-03-01 2026-03-15",
                "2026-02-01 2026-02-28",
                "2025-04-01 2026-03-15",
                "2024-04-01 2025-03-31"
            ]
        );
    }

    #[test]
    fn a_refusal_about_a_filter_is_told_and_any_other_is_not() {
        let refusal = |code: Code, field: &'static str| Refusal::new(code).field(field);
        assert!(fault_words(&refusal(Code::NotFound, "party"), &["party"]).is_some());
        assert!(fault_words(&refusal(Code::NotFound, "account"), &["party"]).is_none());
        assert!(fault_words(&Refusal::new(Code::PermissionDenied), &["party"]).is_none());
    }
}
