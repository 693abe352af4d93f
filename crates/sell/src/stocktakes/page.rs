//! The counts' pages: the list with the form that opens one, and one count: the scan field, what differs, and the form that posts it.
//! Invariant: every figure is the server's; without script each scan is a form of its own, and the field has the focus again.

use std::collections::BTreeMap;

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::stock::locations::{self, ListLocations};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page, with_params};
use web::view::{Chrome, FormState};

use super::list::{GetStocktake, ListStocktakes, StocktakeDetail, StocktakeLine, StocktakeShown};
use super::lots::LotCounted;
use super::rules::CountResult;
use crate::words;

/// The results in the order of the page.
const ORDER: [CountResult; 6] = [
    CountResult::Found,
    CountResult::Missing,
    CountResult::SoldButPresent,
    CountResult::Unknown,
    CountResult::WrongPlace,
    CountResult::WrittenOff,
];

/// What a result is called; the pieces of an open count that are not scanned yet are not missing.
pub(crate) fn result_word(result: CountResult, is_open: bool) -> &'static str {
    match result {
        CountResult::Found => "Found",
        CountResult::Missing if is_open => "Not scanned yet",
        CountResult::Missing => "Missing",
        CountResult::SoldButPresent => "Sold, but here",
        CountResult::Unknown => "Unknown tag",
        CountResult::WrongPlace => "Wrong place",
        CountResult::WrittenOff => "Written off, but here",
    }
}

/// The tone of a result, and its icon.
fn result_tone(result: CountResult) -> (&'static str, &'static str) {
    match result {
        CountResult::Found => ("ok", "check"),
        CountResult::Missing | CountResult::SoldButPresent => ("bad", "warn"),
        CountResult::Unknown | CountResult::WrongPlace => ("warn", "warn"),
        CountResult::WrittenOff => ("info", "info"),
    }
}

/// The state of a count: tone, icon, word.
fn state_tag(state: &str) -> (&'static str, &'static str, &'static str) {
    match state {
        "open" => ("info", "clock", "Open"),
        "closed" => ("warn", "flag", "To be posted"),
        _ => ("ok", "check", "Posted"),
    }
}

#[derive(Template)]
#[template(path = "stocktakes/list.html")]
pub(crate) struct StocktakesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The form that opens a count; None for users who may not.
    pub open: Option<FormState>,
    /// The locations to choose from, the whole shop first.
    pub locations: Vec<(String, String)>,
    pub rows: Vec<Row>,
    pub next: String,
}

/// A count in the list.
pub(crate) struct Row {
    pub href: String,
    /// Empty: the whole shop.
    pub location: String,
    pub state: (&'static str, &'static str, &'static str),
    pub opened_at: Timestamp,
    pub opened_by: String,
    pub found: i64,
    pub missing: i64,
    /// What else differs.
    pub other: i64,
    pub is_open: bool,
}

fn row(it: &StocktakeShown, here: &str) -> Row {
    let many = |result: CountResult| it.counts.get(&result).copied().unwrap_or(0);
    let all: i64 = it.counts.values().sum();
    let (found, missing) = (many(CountResult::Found), many(CountResult::Missing));
    Row {
        href: format!("{here}/{}", it.stocktake),
        location: it.location.clone().unwrap_or_default(),
        state: state_tag(&it.state),
        opened_at: it.opened_at,
        opened_by: it.opened_by.clone(),
        found,
        missing,
        other: all - found - missing,
        is_open: it.state == "open",
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListStocktakes>(&[("after", cx.wanted("after"))]).await?;
    let (here, may) = (cx.href("/stocktakes"), cx.may(Permission::ArticlesWrite));
    let locations = match may && cx.may(Permission::ItemsRead) {
        true => locations::choices(&cx.ask(ListLocations { after: None }).await?),
        false => Vec::new(),
    };
    cx.html(&StocktakesPage {
        chrome: cx.chrome("Stocktakes"),
        base: cx.href(""),
        open: if may { Some(cx.form_named("open")?) } else { None },
        locations: whole_shop_first(locations),
        rows: page.rows.iter().map(|it| row(it, &here)).collect(),
        next: next_page(&here, &[], page.next.map(|id| id.to_string()).as_deref()),
        here,
    })
}

/// The choices of a form, whose empty one is the whole shop.
fn whole_shop_first(locations: Vec<(String, String)>) -> Vec<(String, String)> {
    let named = |(code, name): (String, String)| match code.is_empty() {
        true => (code, "The whole shop".to_owned()),
        false => (code, name),
    };
    locations.into_iter().map(named).collect()
}

#[derive(Template)]
#[template(path = "stocktakes/show.html")]
pub(crate) struct StocktakePage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub list: String,
    pub stocktake: String,
    pub it: Row,
    pub title: Phrase,
    pub about: About,
    /// Each result: its word as stored, how many, its label, where it is shown, and whether it is the one shown now.
    pub counts: Vec<Many>,
    pub lines: Lines,
    /// What is not scanned yet, of an open count.
    pub waiting: Option<Lines>,
    /// The lots of metal that were weighed.
    pub lots: Vec<LotCounted>,
    /// The forms that scan and close; None for users who may not, and for a count that is closed.
    pub scan: Option<Scan>,
    /// The form that posts; None for users who may not, and for a count that is not closed or is posted.
    pub post: Option<FormState>,
}

/// When and by whom, and why it differed.
pub(crate) struct About {
    pub closed_at: Option<Timestamp>,
    pub closed_by: String,
    pub posted_at: Option<Timestamp>,
    pub posted_by: String,
    pub reason: String,
    pub adjusted: i64,
}

/// How many tags say something.
pub(crate) struct Many {
    pub result: &'static str,
    pub word: &'static str,
    pub many: i64,
    pub href: String,
    pub is_here: bool,
}

/// The forms of an open count.
pub(crate) struct Scan {
    pub scan: FormState,
    pub list: FormState,
    pub weigh: FormState,
    pub close: FormState,
}

/// Tags in a table.
pub(crate) struct Lines {
    pub rows: Vec<Line>,
    pub next: String,
}

/// A tag in the table.
pub(crate) struct Line {
    pub tag: String,
    /// The address of the piece; empty where no piece has the tag.
    pub href: String,
    pub result: (&'static str, &'static str, &'static str),
    pub what: String,
    pub piece: Phrase,
    pub net_mg: Option<i64>,
    pub cost_minor: Option<i64>,
    pub location: String,
    pub adjusted: bool,
}

fn line(cx: &PageCx, it: &StocktakeLine, is_open: bool) -> Line {
    let (tone, icon) = result_tone(it.result);
    let metal = it.metal.as_deref().and_then(|metal| metal.parse::<Metal>().ok());
    let piece = metal.zip(it.fineness_ppt).map(|(metal, fineness)| words::piece(metal, fineness));
    Line {
        tag: it.tag.clone(),
        href: it.metal.as_ref().map_or(String::new(), |_| cx.href(&format!("/stock/{}", encoded(&it.tag)))),
        result: (tone, icon, result_word(it.result, is_open)),
        what: it.description.clone().unwrap_or_default(),
        piece: piece.unwrap_or_else(|| Phrase::verbatim("")),
        net_mg: it.net_mg,
        cost_minor: it.cost_minor.map(|cost| cost.get()),
        location: it.location.clone().unwrap_or_default(),
        adjusted: it.adjusted,
    }
}

fn lines(cx: &PageCx, page: &StocktakeDetail, here: &str, result: &str, after: &str) -> Lines {
    let is_open = page.it.state == "open";
    Lines {
        rows: page.rows.iter().map(|it| line(cx, it, is_open)).collect(),
        next: page
            .next
            .as_ref()
            .map_or(String::new(), |next| with_params(here, &[("result", result), (after, next)])),
    }
}

fn counts(of: &BTreeMap<CountResult, i64>, is_open: bool, here: &str, wanted: &str) -> Vec<Many> {
    let many = |result: &CountResult| Many {
        result: result.as_str(),
        word: result_word(*result, is_open),
        many: of.get(result).copied().unwrap_or(0),
        href: with_params(here, &[("result", result.as_str())]),
        is_here: result.as_str() == wanted,
    };
    ORDER.iter().map(many).collect()
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let id = cx.param("stocktake")?;
    let wanted = CountResult::of(cx.wanted("result")).map_or("", CountResult::as_str);
    let asked = [("stocktake", id), ("result", wanted), ("after", cx.wanted("after"))];
    let page = cx.ask_with::<GetStocktake>(&asked).await?;
    let (list, may) = (cx.href("/stocktakes"), cx.may(Permission::ArticlesWrite));
    let here = format!("{list}/{}", page.it.stocktake);
    let is_open = page.it.state == "open";
    let waiting = match is_open && wanted.is_empty() {
        true => {
            let missing = CountResult::Missing.as_str();
            let asked = [("stocktake", id), ("result", missing), ("after", cx.wanted("after_waiting"))];
            let page = cx.ask_with::<GetStocktake>(&asked).await?;
            Some(lines(cx, &page, &here, "", "after_waiting"))
        }
        false => None,
    };
    let scan = match may && is_open {
        true => Some(Scan {
            scan: cx.form_named("scan")?,
            list: cx.form_named("list")?,
            weigh: cx.form_named("weigh")?,
            close: cx.form_named("close")?,
        }),
        false => None,
    };
    let title = match &page.it.location {
        Some(location) => say!("Stocktake of {location}", location),
        None => Phrase::of("Stocktake of the whole shop"),
    };
    let page = StocktakePage {
        chrome: cx.chrome(title.clone()),
        base: cx.href(""),
        stocktake: page.it.stocktake.to_string(),
        it: row(&page.it, &list),
        about: about(&page.it),
        counts: counts(&page.it.counts, is_open, &here, wanted),
        lines: lines(cx, &page, &here, wanted, "after"),
        waiting,
        lots: page.lots,
        scan,
        post: if may && page.it.state == "closed" { Some(cx.form_named("post")?) } else { None },
        title,
        list,
        here,
    };
    cx.html_with_devices(&page, &["camera"])
}

fn about(it: &StocktakeShown) -> About {
    About {
        closed_at: it.closed_at,
        closed_by: it.closed_by.clone().unwrap_or_default(),
        posted_at: it.posted_at,
        posted_by: it.posted_by.clone().unwrap_or_default(),
        reason: it.reason.clone().unwrap_or_default(),
        adjusted: it.adjusted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn drawn(page: &impl Template) -> String {
        let html = page.render().expect("drawn");
        assert_eq!(html.matches("<h1").count(), 1, "one heading");
        assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
        html
    }

    fn sent(text: &str) -> FormState {
        let faults = ["location", "scanned", "list", "reason", ""]
            .map(|name| (name.to_owned(), Phrase::verbatim(text)));
        FormState::refused(vec![("reason".into(), text.into())], faults.into())
    }

    fn sample(text: &str, state: &str) -> Row {
        Row {
            href: "/w/s/stocktakes/1".into(),
            location: text.into(),
            state: state_tag(state),
            opened_at: Timestamp::UNIX_EPOCH,
            opened_by: text.into(),
            found: 190,
            missing: 2,
            other: 1,
            is_open: state == "open",
        }
    }

    #[test]
    fn the_counts_are_drawn_empty_full_and_hostile() {
        let page = |text: &str, rows| StocktakesPage {
            chrome: Chrome::sample("Stocktakes"),
            base: "/w/s".into(),
            here: "/w/s/stocktakes".into(),
            open: Some(sent(text)),
            locations: whole_shop_first(vec![(String::new(), "Not said".into()), (text.into(), text.into())]),
            rows,
            next: String::new(),
        };
        assert!(drawn(&page("shop", vec![])).contains("Nothing was counted yet"));
        let full = drawn(&page("shop", vec![sample("shop", "open"), sample("", "posted")]));
        assert!(full.contains("190") && full.contains("The whole shop"));
        drawn(&page(HOSTILE, vec![sample(HOSTILE, "closed")]));
    }

    fn count(text: &str, state: &str) -> StocktakePage {
        let is_open = state == "open";
        let line = |result| Line {
            tag: text.into(),
            href: "/w/s/stock/T-1".into(),
            result: (result_tone(result).0, result_tone(result).1, result_word(result, is_open)),
            what: text.into(),
            piece: Phrase::verbatim(text),
            net_mg: Some(4_522),
            cost_minor: Some(2_511_111),
            location: text.into(),
            adjusted: !is_open,
        };
        let lines = || Lines { rows: ORDER.iter().map(|it| line(*it)).collect(), next: "/w/s/next".into() };
        StocktakePage {
            chrome: Chrome::sample("Stocktake"),
            base: "/w/s".into(),
            here: "/w/s/stocktakes/1".into(),
            list: "/w/s/stocktakes".into(),
            stocktake: "1".into(),
            it: sample(text, state),
            title: Phrase::verbatim(text),
            about: About {
                closed_at: (!is_open).then_some(Timestamp::UNIX_EPOCH),
                closed_by: text.into(),
                posted_at: (state == "posted").then_some(Timestamp::UNIX_EPOCH),
                posted_by: text.into(),
                reason: text.into(),
                adjusted: 2,
            },
            counts: counts(
                &BTreeMap::from([(CountResult::Found, 190)]),
                is_open,
                "/w/s/stocktakes/1",
                "found",
            ),
            lines: lines(),
            waiting: is_open.then(lines),
            scan: is_open.then(|| Scan {
                scan: sent(text),
                list: sent(text),
                weigh: sent(text),
                close: FormState::new("k"),
            }),
            lots: vec![LotCounted {
                lot: text.into(),
                counted_mg: 4_900,
                expected_mg: 5_000,
                difference_mg: -100,
                adjusted: !is_open,
            }],
            post: (state == "closed").then(|| sent(text)),
        }
    }

    #[test]
    fn a_count_is_drawn_open_closed_posted_and_hostile() {
        let open = drawn(&count("T-1", "open"));
        assert!(open.contains("sell.stocktake.count") && open.contains("Not scanned yet"));
        let closed = drawn(&count("T-1", "closed"));
        assert!(closed.contains("sell.stocktake.post") && closed.contains("Sold, but here"));
        assert!(!drawn(&count("T-1", "posted")).contains("sell.stocktake.post"));
        let empty =
            StocktakePage { lines: Lines { rows: vec![], next: String::new() }, ..count("T-1", "closed") };
        assert!(drawn(&empty).contains("Nothing differs"));
        drawn(&count(HOSTILE, "open"));
        drawn(&count(HOSTILE, "posted"));
    }
}
