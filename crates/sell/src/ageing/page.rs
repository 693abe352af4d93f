//! Who owed what on a day, by age: a sheet with totals, by due date or document date, with its print and its file.
//! Invariant: the page shows the query's figures; the totals are of everybody, not of the page.

use catalogue::{Phrase, say};
use kernel::day::parse_day;
use platform::error::Result;
use serde_json::{Map, Value};
use web::page::{Body, PageCx};
use web::sheet::{
    Cell, Column, ColumnKind, Filter, FilterKind, Group, Row, RowKind, SheetPage, Table, further_pages,
};
use web::url::encoded;
use web::view::Chrome;

use super::{AgeBy, AgedParty, Ageing, AgeingShown, Buckets};
use crate::words;

/// The page is below that of the customers, and has none beside it.
const CUSTOMERS: Group = Group { name: "Customers", first: "Customers", parts: &[] };
/// The ages: what each is called, and its name in the file.
const AGES: [(&str, &str); 5] = [
    ("Not yet due", "not_due"),
    ("1 to 30 days", "days_1_to_30"),
    ("31 to 60 days", "days_31_to_60"),
    ("61 to 90 days", "days_61_to_90"),
    ("Over 90 days", "over_90_days"),
];

/// What the address asks for.
struct Question {
    day: String,
    by: AgeBy,
    overdue: bool,
}

impl Question {
    /// With the fault of the day; empty for none.
    fn of(cx: &PageCx) -> (Question, Phrase) {
        let today = cx.tx.today().to_string();
        let day = Some(cx.wanted("as_of").trim()).filter(|day| !day.is_empty()).unwrap_or(&today);
        let by = cx.wanted("by").parse::<AgeBy>().unwrap_or(AgeBy::DueDate);
        let asked =
            |day: &str| Question { day: day.to_owned(), by, overdue: !cx.wanted("overdue").is_empty() };
        match parse_day(day) {
            Ok(_) => (asked(day), Phrase::default()),
            Err(_) => (asked(&today), "Write the day as 2026-03-31. Today is shown.".into()),
        }
    }

    async fn page(&self, cx: &PageCx, after: &str) -> Result<AgeingShown> {
        let mut sent = Map::new();
        sent.insert("as_of".into(), Value::from(self.day.as_str()));
        sent.insert("by".into(), Value::from(self.by.as_str()));
        sent.insert("overdue".into(), Value::Bool(self.overdue));
        if !after.is_empty() {
            sent.insert("after".into(), Value::from(after));
        }
        let query: Ageing = platform::input::read(&Value::Object(sent))?;
        cx.ask(query).await
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (asked, fault) = Question::of(cx);
    let mut shown = asked.page(cx, cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next.clone() else { break };
        let more = asked.page(cx, &next).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    let day = say!("As it stood at the end of {day}.", day = cx.chrome.day(shown.as_of));
    let mut page = SheetPage::new(cx, &CUSTOMERS, "/ageing", "Who owes what".into(), day);
    page.up = cx.href("/customers");
    page.filters = filters(&asked);
    page.fault = fault;
    page.tables = vec![table(&cx.chrome, &cx.href("/customers"), &shown)];
    page.answer(cx, shown.next)
}

fn filters(asked: &Question) -> Vec<Filter> {
    let choice = |name, word, value: &str, options: [(&str, &'static str); 2]| Filter {
        name,
        word: Phrase::of(word),
        value: value.to_owned(),
        kind: FilterKind::Choice(options.map(|(value, word)| (value.to_owned(), Phrase::of(word))).into()),
    };
    let ways = [(AgeBy::DueDate.as_str(), "Due date"), (AgeBy::DocumentDate.as_str(), "Date of the bill")];
    let overdue = if asked.overdue { "yes" } else { "" };
    vec![
        Filter { name: "as_of", word: "Day".into(), value: asked.day.clone(), kind: FilterKind::Day },
        choice("by", "Counted from", asked.by.as_str(), ways),
        choice("overdue", "Customers", overdue, [("", "All who owe"), ("yes", "Overdue only")]),
    ]
}

fn ages(of: &Buckets) -> [i64; 5] {
    [of.not_due, of.to_30, of.to_60, of.to_90, of.over_90].map(|minor| minor.get())
}

/// The table; `customers` is the address of their list.
pub(crate) fn table(chrome: &Chrome, customers: &str, shown: &AgeingShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let mut columns = vec![
        column("Name".into(), "name", ColumnKind::Words),
        column(Phrase::default(), "party", ColumnKind::File),
    ];
    columns.extend(AGES.map(|(word, file)| column(Phrase::of(word), file, ColumnKind::MoreFigure)));
    columns.push(column("Credit".into(), "credit", ColumnKind::WideFigure));
    columns.push(column("Owes".into(), "owes", ColumnKind::Figure));
    let row = |it: &AgedParty| {
        let name = Cell::text(&it.name)
            .over(Phrase::verbatim(&it.party))
            .link(format!("{customers}/{}", encoded(&it.party)));
        let figures =
            (ages(&it.buckets_minor), it.unallocated_credit_minor.get(), it.ledger_balance_minor.get());
        Row { kind: RowKind::Plain, cells: cells(chrome, name, &it.party, figures) }
    };
    let parties = Phrase::counted(shown.parties.unsigned_abs(), "{count} customer", "{count} customers");
    let all = Cell::words("All".into(), "").over(parties);
    let sums =
        (ages(&shown.buckets_minor), shown.unallocated_credit_minor.get(), shown.ledger_balance_minor.get());
    Table {
        id: "list",
        title: "Customers".into(),
        aside: "who owes most first".into(),
        columns,
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: cells(chrome, all, "", sums) }],
        empty: (
            "Nobody owed anything".into(),
            "On that day every bill was paid, or covered by an advance or a credit.".into(),
        ),
    }
}

/// The cells of a party, or of all: the ages, the credit and the debt. A phone has the ages in words.
fn cells(chrome: &Chrome, name: Cell, party: &str, (ages, credit, owes): ([i64; 5], i64, i64)) -> Vec<Cell> {
    let open = AGES.iter().zip(ages).filter(|(_, minor)| *minor != 0);
    let aged = open.map(|((word, _), minor)| {
        say!("{age}: {amount}", age = Phrase::of(word), amount = chrome.money(minor))
    });
    let less = say!("credit {amount}", amount = chrome.money(credit));
    let name = name.upright(if credit == 0 { Phrase::default() } else { less }).narrow(words::listed(aged));
    let mut cells = vec![name, Cell::text(party)];
    cells.extend(ages.map(|minor| Cell::money_if_any(chrome, minor)));
    cells.push(Cell::money_if_any(chrome, credit));
    cells.push(Cell::money(chrome, owes));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::tests::{HOSTILE, chrome, draw_sheet, sheet};
    use kernel::money::Money;
    use std::collections::BTreeMap;

    fn debts(words: &str, full: bool) -> Table {
        let money = Money::from_stored;
        let buckets = Buckets { to_30: money(41_519_200), over_90: money(100), ..Buckets::default() };
        let party = AgedParty {
            party: words.into(),
            name: words.into(),
            bills: 2,
            buckets_minor: buckets,
            unallocated_credit_minor: money(200),
            ledger_balance_minor: money(41_519_100),
        };
        let shown = AgeingShown {
            as_of: "2026-11-20".parse().expect("a day"),
            buckets_minor: buckets,
            unallocated_credit_minor: money(200),
            ledger_balance_minor: money(41_519_100),
            bills: 2,
            parties: 1,
            open_minor: BTreeMap::new(),
            allocations: vec![],
            rows: if full { vec![party] } else { vec![] },
            next: None,
        };
        table(&chrome(words), "/w/s/customers", &shown)
    }

    #[test]
    fn the_ages_are_drawn_empty_full_and_hostile() {
        let draw = |words, full| draw_sheet(&sheet(words, vec![debts(words, full)]));
        assert!(draw("Plain", false).contains("Nobody owed anything"));
        let full = draw("Plain", true);
        for part in ["₹4,15,192.00", "<tfoot>", "/w/s/customers/Plain", "1 customer"] {
            assert!(full.contains(part), "{part}: {full}");
        }
        draw(HOSTILE, true);
    }

    #[test]
    fn a_phone_has_the_ages_in_words_and_the_file_has_each_in_its_column() {
        let table = debts("Plain", true);
        let row = &table.rows[0].cells;
        assert_eq!(row[0].narrow.to_string(), "1 to 30 days: ₹4,15,192.00, Over 90 days: ₹1.00");
        assert_eq!(row[0].upright.to_string(), "credit ₹2.00");
        let file: Vec<&str> = row.iter().map(|cell| cell.file.as_str()).collect();
        assert_eq!(file, ["Plain", "Plain", "0", "415192.00", "0", "0", "1.00", "2.00", "415191.00"]);
        assert_eq!((row.len(), table.foot[0].cells.len()), (table.columns.len(), table.columns.len()));
    }
}
