//! Tagged pieces: the shop's pieces by the beginning of a tag, and the form that adds one.
//! Invariant: only users who may add a piece see the cost of pieces.

use askama::Template;
use catalogue::Phrase;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::accounts::earlier_stock;
use ledger::accounts::tax_policy::TaxPolicy;
use ledger::printers;
use ledger::stock::locations::{self, ListLocations};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use crate::invoices::counter;
use crate::pieces::{ArticleShown, ListArticles, print};
use crate::words;

#[derive(Template)]
#[template(path = "pieces/list.html")]
pub(crate) struct StockPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub query: String,
    pub status: String,
    pub rows: Vec<Row>,
    pub next: String,
    /// None for users who may not add one.
    pub add: Option<FormState>,
    /// Whether the address asks for the form.
    pub asked: bool,
    pub classes: Vec<(String, String)>,
    /// The locations to choose from, after an empty choice.
    pub locations: Vec<(String, String)>,
    /// The address of the locations; empty for users who may not see them.
    pub places: String,
    /// The address of the goods on approval; empty for users who may not see them.
    pub approvals: String,
    pub metals: Vec<(&'static str, &'static str)>,
    pub finenesses: &'static [&'static str],
    /// This list, for a button on one of its pieces.
    pub again: String,
    pub key: String,
    pub faults: Vec<Phrase>,
    /// The form that prints the tags of the chosen pieces, where there are printers.
    pub print: Option<(FormState, Vec<(String, String)>)>,
    /// While stock from before is being entered in the books.
    pub entering: Option<Phrase>,
}

impl StockPage {
    /// The layouts of tags.
    pub fn layouts(&self) -> &'static [(&'static str, &'static str)] {
        &print::LAYOUTS
    }

    /// The states of pieces.
    pub fn states(&self) -> [(&'static str, &'static str); 11] {
        [
            ("in_stock", "In stock"),
            ("sold", "Sold"),
            ("returned", "Returned"),
            ("on_approval", "On approval"),
            ("approval_in", "On approval from a supplier"),
            ("sent_back", "Sent back"),
            ("with_karigar", "With a karigar"),
            ("missing", "Written off"),
            ("melted", "Melted"),
            ("split", "Split"),
            ("merged", "Merged"),
        ]
    }
}

/// One piece of the list.
pub(crate) struct Row {
    /// Its page.
    pub href: String,
    pub tag: String,
    pub description: String,
    pub piece: Phrase,
    pub huid: String,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub location: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let query = cx.wanted("q").trim().to_owned();
    let status = Some(cx.wanted("status")).filter(|it| !it.is_empty()).unwrap_or("in_stock").to_owned();
    let asked = [("tag", query.as_str()), ("status", status.as_str()), ("after", cx.wanted("after"))];
    let page = cx.ask_with::<ListArticles>(&asked).await?;
    let (base, here) = (cx.href(""), cx.href("/stock"));
    let may = cx.may(Permission::ArticlesWrite);
    let may_see_places = cx.may(Permission::ItemsRead);
    let (add, classes) = match may {
        true => (
            Some(cx.form_named("add")?),
            counter::classes(&cx.ask(TaxPolicy {}).await?, &cx.tx.today().to_string()),
        ),
        false => (None, Vec::new()),
    };
    let locations = match may && may_see_places {
        true => locations::choices(&cx.ask(ListLocations { after: None }).await?),
        false => Vec::new(),
    };
    let next = page.next.map_or(String::new(), |after| {
        with_params(&here, &[("q", &query), ("status", &status), ("after", &after)])
    });
    cx.html(&StockPage {
        chrome: cx.chrome("Stock"),
        rows: page.rows.iter().map(|piece| row(piece, &here, may)).collect(),
        metals: Metal::ALL.iter().map(|metal| (metal.as_str(), words::metal_name(*metal))).collect(),
        finenesses: &words::FINENESSES,
        again: with_params(&here, &[("q", &query), ("status", &status)]),
        key: cx.form_named("")?.value("_key", "").to_owned(),
        faults: cx.button_faults(&["add", "print"]),
        print: printers::form(cx, Permission::ArticlesWrite).await?,
        entering: earlier_stock::warning(&cx.tx).await?,
        base,
        here,
        query,
        status,
        next,
        add,
        asked: !cx.wanted("add").is_empty(),
        classes,
        locations,
        places: if may_see_places { cx.href("/locations") } else { String::new() },
        approvals: if cx.may(Permission::ArticlesRead) { cx.href("/approvals") } else { String::new() },
    })
}

/// A piece, as the list shows it.
pub(crate) fn row(piece: &ArticleShown, here: &str, tells_cost: bool) -> Row {
    let metal = piece.metal.parse::<Metal>();
    Row {
        href: format!("{here}/{}", encoded(&piece.tag)),
        tag: piece.tag.clone(),
        description: piece.description.clone().unwrap_or_default(),
        piece: metal
            .map_or_else(|_| Phrase::verbatim(&piece.metal), |metal| words::piece(metal, piece.fineness_ppt)),
        huid: piece.huid.clone().unwrap_or_default(),
        gross_mg: piece.gross_mg,
        net_mg: piece.net_mg,
        fine_mg: piece.fine_mg,
        cost_minor: piece.cost_minor.filter(|_| tells_cost).map(|cost| cost.get()),
        location: piece.location.clone().unwrap_or_default(),
    }
}
