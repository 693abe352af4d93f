//! The rate board, and the history of one metal's rates: published, never edited, corrected by a row with a
//! reason.
//! Invariant: a rate is shown for its published weight; none is derived from another.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::code::Code;
use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::permission::Permission;
use platform::error::{Error, Result};
use web::chart::steps::{Chart, steps};
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::{Chrome, FormState};

use super::day_form::{DayForm, day_form};
use crate::rates::{Board, BoardRow, BoardShown, History, HistoryRow, SideGiven, Trend, TrendShown};
use crate::words;

/// Hours ahead for which the page publishes a rate; the API accepts any moment.
const HOURS_AHEAD: i64 = 24;

#[derive(Template)]
#[template(path = "rates/board.html")]
pub(crate) struct RatesPage {
    pub chrome: Chrome,
    pub base: String,
    pub cards: Vec<Card>,
    pub lines: Vec<Line>,
    pub stale_hours: u32,
    /// None for users who may not publish.
    pub publish: Option<Publish>,
    /// All rates of the day in one form; None also while there is no rate.
    pub day: Option<DayForm>,
}

impl RatesPage {
    /// Whether the form for one rate is open: it comes back, is asked for, or is the only one.
    pub fn is_open(&self) -> bool {
        self.day.is_none()
            || self.publish.as_ref().is_some_and(|publish| publish.form.is_sent() || publish.is_asked)
    }

    /// Whether a published rate is not in force yet.
    pub fn has_ahead(&self) -> bool {
        self.lines.iter().any(|line| line.next.is_some())
    }
}

/// A metal that the shop sells, as a large card.
pub(crate) struct Card {
    pub name: Phrase,
    pub history: String,
    pub rate_minor: i64,
    pub per: Phrase,
    pub since: Timestamp,
    pub age: Phrase,
    pub is_stale: bool,
    /// The change since the previous rate of the same weight.
    pub moved_minor: i64,
    pub chart: Chart,
    pub chart_from: Option<Timestamp>,
}

/// A row of the board.
pub(crate) struct Line {
    pub name: Phrase,
    pub side: &'static str,
    pub history: String,
    /// Price, weight, since, age, stale; None if the first is still ahead.
    pub now: Option<Now>,
    /// The next one: price, weight, from when on.
    pub next: Option<(i64, String, Timestamp)>,
}

/// A rate in force.
pub(crate) struct Now {
    pub rate_minor: i64,
    pub per: String,
    pub since: Timestamp,
    pub age: Phrase,
    pub is_stale: bool,
}

/// The form that publishes.
pub(crate) struct Publish {
    pub form: FormState,
    pub metals: Vec<(&'static str, &'static str)>,
    pub finenesses: &'static [&'static str],
    pub weights: &'static [(&'static str, &'static str)],
    pub moments: Vec<(String, String)>,
    /// Whether the rate was refused as a jump: then the form asks for confirmation.
    pub asks: bool,
    /// Whether the address names a rate to publish.
    pub is_asked: bool,
}

pub(crate) async fn board(cx: &PageCx) -> Result<Body> {
    let board = cx.ask(Board {}).await?;
    let trend = cx.ask(Trend { days: None }).await?;
    let base = cx.href("");
    let (publish, day) = match cx.may(Permission::RatesWrite) {
        true => (Some(publish(cx)?), day_form(cx, &board)?),
        false => (None, None),
    };
    cx.html(&RatesPage {
        chrome: cx.chrome("Rate board"),
        cards: board.rows.iter().filter_map(|row| card(&base, row, &trend, cx.tx.now)).collect(),
        lines: lines(&base, &board),
        stale_hours: board.rate_stale_hours,
        publish,
        day,
        base,
    })
}

fn publish(cx: &PageCx) -> Result<Publish> {
    let form = cx.form_named("publish")?;
    let form =
        [("metal", cx.wanted("metal")), ("fineness_ppt", cx.wanted("fineness")), ("side", cx.wanted("side"))]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(form, |form, (name, value)| form.with(name, value));
    let asks = form.fault("rate_minor").is_some_and(|it| *it == Code::RateJump.meaning());
    let moments = moments(cx.tx.now, &cx.chrome);
    Ok(Publish {
        form,
        metals: metals(),
        finenesses: &words::FINENESSES,
        weights: &words::WEIGHTS,
        moments,
        asks,
        is_asked: !cx.wanted("metal").is_empty(),
    })
}

/// The metals to choose from.
pub(crate) fn metals() -> Vec<(&'static str, &'static str)> {
    Metal::ALL.iter().map(|metal| (metal.as_str(), words::metal_name(*metal))).collect()
}

/// The next full hours, by the workspace's clock.
pub(crate) fn moments(now: Timestamp, chrome: &Chrome) -> Vec<(String, String)> {
    let hour = 3600;
    let next = now.as_second() - now.as_second().rem_euclid(hour) + hour;
    let ahead = (0..HOURS_AHEAD).filter_map(|n| Timestamp::from_second(next + n * hour).ok());
    let ahead = ahead.map(|at| (at.to_string(), chrome.instant(at)));
    std::iter::once((String::new(), "Now".to_owned())).chain(ahead).collect()
}

fn history_href(base: &str, metal: Metal, fineness: Fineness, side: &str) -> String {
    format!("{base}/rates/{}/{fineness}/{side}", metal.as_str())
}

/// A card for a metal that the shop sells; a metal that it only buys has a row in the table.
pub(crate) fn card(base: &str, row: &BoardRow, trend: &TrendShown, now: Timestamp) -> Option<Card> {
    let rate = row.in_force.as_ref().filter(|_| row.side == SideGiven::Sell.as_str())?;
    let same = trend.rows.iter().filter(|it| {
        (it.metal, it.fineness_ppt, it.side, it.per_mg)
            == (row.metal, row.fineness_ppt, row.side, rate.per_mg)
    });
    let points: Vec<(Timestamp, i64)> = same.map(|it| (it.effective_at, it.rate_minor.get())).collect();
    let before = points.iter().rev().nth(1).map_or(rate.rate_minor.get(), |point| point.1);
    let drawn: Vec<(i64, i64)> = points.iter().map(|(at, minor)| (at.as_second(), *minor)).collect();
    Some(Card {
        name: words::piece(row.metal, row.fineness_ppt),
        history: history_href(base, row.metal, row.fineness_ppt, row.side),
        rate_minor: rate.rate_minor.get(),
        per: words::per(rate.per_mg),
        since: rate.effective_at,
        age: words::age(rate.age_seconds),
        is_stale: rate.stale,
        moved_minor: rate.rate_minor.get().saturating_sub(before),
        chart: steps(&drawn, now.as_second()),
        chart_from: points.first().map(|point| point.0),
    })
}

/// The board as a table.
pub(crate) fn lines(base: &str, board: &BoardShown) -> Vec<Line> {
    let line = |row: &BoardRow| Line {
        name: words::piece(row.metal, row.fineness_ppt),
        side: side_name(row.side),
        history: history_href(base, row.metal, row.fineness_ppt, row.side),
        now: row.in_force.as_ref().map(|rate| Now {
            rate_minor: rate.rate_minor.get(),
            per: words::slash(rate.per_mg),
            since: rate.effective_at,
            age: words::age(rate.age_seconds),
            is_stale: rate.stale,
        }),
        next: row
            .ahead
            .first()
            .map(|rate| (rate.rate_minor.get(), words::slash(rate.per_mg), rate.effective_at)),
    };
    board.rows.iter().map(line).collect()
}

fn side_name(side: &str) -> &'static str {
    if side == SideGiven::Buy.as_str() { "Buying" } else { "Selling" }
}

/// "Gold 22K, selling".
pub(crate) fn title(name: &Phrase, side: SideGiven) -> Phrase {
    match side {
        SideGiven::Buy => say!("{name}, buying", name),
        SideGiven::Sell => say!("{name}, selling", name),
    }
}

#[derive(Template)]
#[template(path = "rates/history.html")]
pub(crate) struct HistoryPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub name: Phrase,
    pub quoted: Quoted,
    pub chart: Chart,
    pub chart_words: Phrase,
    pub low_minor: i64,
    pub high_minor: i64,
    pub rows: Vec<Row>,
    pub next: String,
    pub correct: Option<Correct>,
    pub may_publish: bool,
}

/// The metal, fineness and side of the rates, as sent.
pub(crate) struct Quoted {
    pub metal: String,
    pub fineness: String,
    pub side: String,
}

/// A row of the history.
pub(crate) struct Row {
    pub rate: String,
    pub rate_minor: i64,
    pub per: String,
    pub since: Timestamp,
    pub by: String,
    pub published_at: Timestamp,
    pub source: String,
    pub reason: String,
    pub is_live: bool,
    pub is_ahead: bool,
    pub is_superseded: bool,
}

/// The form that corrects one row.
pub(crate) struct Correct {
    pub form: FormState,
    pub rate_minor: i64,
    pub per: Phrase,
    pub per_mg: String,
    pub since: Timestamp,
    pub asks: bool,
}

pub(crate) async fn history(cx: &PageCx) -> Result<Body> {
    let (metal, fineness, side) = quoted(cx)?;
    let asked = [
        ("metal", metal.as_str()),
        ("fineness_ppt", cx.param("fineness")?),
        ("side", side.as_str()),
        ("before", cx.wanted("before")),
        ("before_rate", cx.wanted("before_rate")),
    ];
    let page = cx.ask_with::<History>(&asked).await?;
    let base = cx.href("");
    let here = history_href(&base, metal, fineness, side.as_str());
    let next = page.rows.last().filter(|_| page.more).map_or(String::new(), |row| {
        with_params(
            &here,
            &[("before", &row.effective_at.to_string()), ("before_rate", &row.rate.to_string())],
        )
    });
    let may = cx.may(Permission::RatesWrite);
    let correct = if may { correct(cx, &page.rows)? } else { None };
    let name = words::piece(metal, fineness);
    let (chart, chart_words, (low_minor, high_minor)) = drawn(&page.rows, &name, &cx.chrome);
    cx.html(&HistoryPage {
        chrome: cx.chrome(title(&name, side)),
        rows: rows(&page.rows, cx.tx.now),
        quoted: Quoted {
            metal: metal.as_str().into(),
            fineness: fineness.to_string(),
            side: side.as_str().into(),
        },
        may_publish: may,
        base,
        here,
        name,
        chart,
        chart_words,
        low_minor,
        high_minor,
        next,
        correct,
    })
}

/// The values in the address; an unknown one is not found.
fn quoted(cx: &PageCx) -> Result<(Metal, Fineness, SideGiven)> {
    let nothing = || Error::from(Code::NotFound);
    let metal = cx.param("metal")?.parse().map_err(|_| nothing())?;
    let fineness = Fineness::parse(cx.param("fineness")?).map_err(|_| nothing())?;
    let side = SideGiven::of(cx.param("side")?).ok_or_else(nothing)?;
    Ok((metal, fineness, side))
}

fn correct(cx: &PageCx, rows: &[HistoryRow]) -> Result<Option<Correct>> {
    let form = cx.form_named("correct")?;
    let wanted = form.value("_rate", cx.wanted("correct"));
    let row = rows.iter().find(|row| row.superseded_by.is_none() && row.rate.to_string() == wanted);
    let asks = form.fault("rate_minor").is_some_and(|it| *it == Code::RateJump.meaning());
    Ok(row.map(|row| Correct {
        rate_minor: row.rate_minor.get(),
        per: words::per(row.per_mg),
        per_mg: row.per_mg.to_string(),
        since: row.effective_at,
        form: form.clone().with("_rate", row.rate.to_string()),
        asks,
    }))
}

/// The history with the live row marked: the latest that has started and was not replaced.
pub(crate) fn rows(rows: &[HistoryRow], now: Timestamp) -> Vec<Row> {
    let live =
        rows.iter().find(|row| row.superseded_by.is_none() && row.effective_at <= now).map(|row| row.rate);
    let row = |row: &HistoryRow| Row {
        rate: row.rate.to_string(),
        rate_minor: row.rate_minor.get(),
        per: words::slash(row.per_mg),
        since: row.effective_at,
        by: row.by.clone(),
        published_at: row.published_at,
        source: row.source.clone().unwrap_or_default(),
        reason: row.reason.clone().unwrap_or_default(),
        is_live: Some(row.rate) == live,
        is_ahead: row.effective_at > now && row.superseded_by.is_none(),
        is_superseded: row.superseded_by.is_some(),
    };
    rows.iter().map(row).collect()
}

/// The line through the page's rates that were not replaced, of the newest one's weight; its words; low and
/// high.
pub(crate) fn drawn(rows: &[HistoryRow], name: &Phrase, chrome: &Chrome) -> (Chart, Phrase, (i64, i64)) {
    let standing = || rows.iter().filter(|row| row.superseded_by.is_none() && row.effective_at <= chrome.now);
    let Some(newest) = standing().next() else { return (Chart::default(), Phrase::default(), (0, 0)) };
    let same = standing().filter(|row| row.per_mg == newest.per_mg);
    let mut points: Vec<(Timestamp, i64)> =
        same.map(|row| (row.effective_at, row.rate_minor.get())).collect();
    points.reverse();
    let low = points.iter().map(|point| point.1).min().unwrap_or_default();
    let high = points.iter().map(|point| point.1).max().unwrap_or_default();
    let (first, last) = (points[0], points[points.len() - 1]);
    let words = say!(
        "{name}: {first} on {when}, {last} since {since}; lowest {low}, highest {high}",
        name,
        first = chrome.money(first.1),
        when = chrome.instant(first.0),
        last = chrome.money(last.1),
        since = chrome.instant(last.0),
        low = chrome.money(low),
        high = chrome.money(high)
    );
    let drawn: Vec<(i64, i64)> = points.iter().map(|(at, minor)| (at.as_second(), *minor)).collect();
    (steps(&drawn, chrome.now.as_second()), words, (low, high))
}
