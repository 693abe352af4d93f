//! The register of tax as a page: the tax of each document, its sums, and the lines by their class of goods.
//! Invariant: a kind of tax that the country does not have has no column.

use catalogue::{Phrase, say};
use kernel::country::Country;
use kernel::id::DocumentId;
use kernel::money::Money;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::entries_page::{document, party};
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters, further_pages,
    wants_file,
};
use super::taxes::{TaxOfClass, TaxRegister, TaxRegisterShown, TaxRow, TaxSide, TaxSums};
use crate::words;

const FILTERS: [&str; 4] = ["from", "to", "side", "party"];

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) = ask_with_filters::<TaxRegister>(cx, &[], &FILTERS, cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next.clone() else { break };
        let (more, _) = ask_with_filters::<TaxRegister>(cx, &[], &FILTERS, &next).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/tax", "Tax register".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    let sides = [("output", "Tax on sales"), ("input", "Tax on purchases")];
    page.filters.push(Filter {
        name: "side",
        word: "Which".into(),
        value: shown.side.as_str().to_owned(),
        kind: FilterKind::Choice(sides.map(|(value, word)| (value.to_owned(), Phrase::of(word))).into()),
    });
    page.filters.push(Filter {
        name: "party",
        word: "Party's code".into(),
        value: cx.wanted("party").trim().to_owned(),
        kind: FilterKind::Text,
    });
    let in_india = cx.tx.workspace.country == Country::India;
    page.tables = vec![documents(&cx.chrome, &cx.href(""), in_india, &shown)];
    // The file is of the documents alone.
    if !wants_file(cx) && !shown.classes.is_empty() {
        page.tables.push(classes(&cx.chrome, &shown.classes));
    }
    page.answer(cx, shown.next)
}

/// The kinds of tax of the country: the word, the name in the file, and the figure.
type Kind = (Phrase, &'static str, fn(&TaxSums) -> Money);

fn kinds(in_india: bool) -> Vec<Kind> {
    if in_india {
        return vec![
            ("CGST".into(), "cgst", |it| it.cgst_minor),
            ("SGST".into(), "sgst", |it| it.sgst_minor),
            ("IGST".into(), "igst", |it| it.igst_minor),
        ];
    }
    vec![("GST".into(), "gst", |it| it.gst_minor)]
}

/// The table of the documents.
pub(crate) fn documents(chrome: &Chrome, base: &str, in_india: bool, shown: &TaxRegisterShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let kinds = kinds(in_india);
    let mut columns = vec![
        column("Document".into(), "document", ColumnKind::Words),
        column(Phrase::default(), "kind", ColumnKind::File),
        column("Date".into(), "date", ColumnKind::WideWords),
        column("Party".into(), "party", ColumnKind::WideWords),
        column(
            "Supply in".into(),
            "place_of_supply",
            if in_india { ColumnKind::WideWords } else { ColumnKind::File },
        ),
        column("Taxable".into(), "taxable", ColumnKind::MoreFigure),
    ];
    let last = kinds.len() - 1;
    for (n, (word, file, _)) in kinds.iter().enumerate() {
        let is_narrow = n == last && !in_india;
        columns.push(column(
            word.clone(),
            file,
            if is_narrow { ColumnKind::Figure } else { ColumnKind::MoreFigure },
        ));
    }
    columns.push(column("Total".into(), "total", ColumnKind::Figure));
    let taxes = |sums: &TaxSums| -> Vec<Cell> {
        kinds.iter().map(|(.., of)| Cell::money_if_any(chrome, of(sums).get())).collect()
    };
    let mut foot = vec![Cell::words("Sum".into(), "")];
    foot.extend((0..5).map(|_| Cell::default()));
    foot.extend(taxes(&shown.totals));
    foot.push(Cell::default().narrow(of_it(chrome, in_india, &shown.totals)));
    Table {
        id: "documents",
        title: match shown.side {
            TaxSide::Output => "Tax on sales".into(),
            TaxSide::Input => "Tax on purchases".into(),
        },
        aside: "notes that take back have a minus".into(),
        columns,
        rows: shown
            .rows
            .iter()
            .map(|row| row_of(chrome, base, row, taxes(&row.tax), of_it(chrome, in_india, &row.tax)))
            .collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: foot }],
        empty: (
            "No tax on these days".into(),
            "Bills and notes are shown here with their tax, purchases where they are entered.".into(),
        ),
    }
}

/// The tax below the total on a phone, which has no room for a column of each kind; one kind alone has its column.
fn of_it(chrome: &Chrome, in_india: bool, sums: &TaxSums) -> Phrase {
    let tax = kinds(in_india).iter().fold(0_i64, |sum, (.., of)| sum.saturating_add(of(sums).get()));
    if in_india { say!("tax {amount}", amount = chrome.money(tax)) } else { Phrase::default() }
}

fn row_of(chrome: &Chrome, base: &str, row: &TaxRow, taxes: Vec<Cell>, of_it: Phrase) -> Row {
    let place = row.place_of_supply.as_deref().unwrap_or_default();
    let name = row.party_name.clone().unwrap_or_default();
    let mut cells = vec![
        document(
            base,
            Some(DocumentId::from_uuid(row.document_id)),
            Some(&row.number),
            Some(row.doc_type),
            "",
        )
        .upright(say!("{day} {name}", day = chrome.day(row.date), name)),
        Cell::text(row.doc_type.as_str()),
        Cell::day(chrome, row.date),
        party(base, row.party.as_deref(), row.party_name.as_deref()),
        Cell::words(Phrase::verbatim(words::state_name(place).unwrap_or(place)), place),
        Cell::money(chrome, row.taxable_minor.get()),
    ];
    cells.extend(taxes);
    cells.push(Cell::money(chrome, row.total_minor.get()).narrow(of_it));
    Row { kind: RowKind::Plain, cells }
}

/// The table of the classes of goods.
pub(crate) fn classes(chrome: &Chrome, classes: &[TaxOfClass]) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let row = |it: &TaxOfClass| Row {
        kind: RowKind::Plain,
        cells: vec![
            Cell::words(Phrase::verbatim(words::capital(&it.tax_class.replace('_', " "))), &it.tax_class),
            Cell::count(it.lines),
            Cell::money(chrome, it.taxable_minor.get()),
            Cell::money(chrome, it.tax_minor.get()),
        ],
    };
    Table {
        id: "classes",
        title: "By class of goods".into(),
        aside: Phrase::default(),
        columns: vec![
            column("Class".into(), "class", ColumnKind::Words),
            column("Lines".into(), "lines", ColumnKind::MoreFigure),
            column("Taxable".into(), "taxable", ColumnKind::Figure),
            column("Tax".into(), "tax", ColumnKind::Figure),
        ],
        rows: classes.iter().map(row).collect(),
        foot: vec![],
        empty: ("No tax on these days".into(), Phrase::default()),
    }
}
