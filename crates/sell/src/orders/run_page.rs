//! The sheet of a day's delivery run: the lots to load, then each stop with its lots.
//! Invariant: nothing is written; printed, each stop has room for a signature.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::parse_day;
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::Chrome;

use super::form::{PickRow, pick_row};
use super::missed_days::MissedDays;
use super::run::{GetDeliveryRun, LotLoaded, PieceLoaded, RunStop};
use super::words::weekday_of;

#[derive(Template)]
#[template(path = "orders/run.html")]
pub(crate) struct RunPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub day: Date,
    pub day_text: String,
    pub weekday: &'static str,
    pub before: String,
    pub after: String,
    pub holidays: Vec<String>,
    pub missed: Vec<MissedRow>,
    pub stops: Vec<StopRow>,
    pub loaded: Vec<LoadedRow>,
}

/// A stop of the run.
pub(crate) struct StopRow {
    pub number: usize,
    pub name: String,
    /// The number of its order, or the code of its standing order.
    pub order: String,
    pub href: String,
    pub is_late: bool,
    pub wanted_on: Date,
    pub lines: Vec<PickRow>,
}

/// A lot to load.
pub(crate) struct LoadedRow {
    pub lot: String,
    pub name: String,
    pub quantity: String,
    pub unit: &'static str,
    /// Its pieces with their weights, of goods that are kept by piece.
    pub pieces: Vec<Phrase>,
}

/// A standing order with missed days.
pub(crate) struct MissedRow {
    /// Its page, for the first of the days.
    pub href: String,
    pub code: String,
    pub name: String,
    pub days: Vec<Date>,
}

/// The row of a standing order with missed days.
pub(crate) fn missed_row(missed: &MissedDays, base: &str) -> MissedRow {
    let page = format!("{base}/standing-orders/{}", encoded(&missed.standing));
    let first = missed.days.first().map(ToString::to_string).unwrap_or_default();
    MissedRow {
        href: with_params(&page, &[("day", &first)]),
        code: missed.standing.clone(),
        name: missed.party_name.clone().unwrap_or_default(),
        days: missed.days.clone(),
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let day = parse_day(cx.wanted("day")).ok();
    let run = cx.ask(GetDeliveryRun { day }).await?;
    let (base, here) = (cx.href(""), cx.href("/orders/run"));
    let may_see_lots = cx.may(Permission::MakeRead);
    let to = |days: i64| with_params(&here, &[("day", &run.day.saturating_add(days.days()).to_string())]);
    let stops = (1..).zip(&run.stops).map(|(n, stop)| stop_row(n, stop, &base, run.day, may_see_lots));
    cx.html(&RunPage {
        chrome: cx.chrome("Delivery run"),
        day: run.day,
        day_text: run.day.to_string(),
        weekday: weekday_of(run.day),
        before: to(-1),
        after: to(1),
        missed: run.missed.iter().map(|missed| missed_row(missed, &base)).collect(),
        stops: stops.collect(),
        loaded: run.loaded.iter().map(loaded_row).collect(),
        holidays: run.holidays,
        base,
        here,
    })
}

fn stop_row(number: usize, stop: &RunStop, base: &str, day: Date, may_see_lots: bool) -> StopRow {
    let href = match (&stop.order_id, &stop.standing) {
        (Some(order), _) => format!("{base}/orders/{order}"),
        (None, Some(standing)) => {
            let page = format!("{base}/standing-orders/{}", encoded(standing));
            with_params(&page, &[("day", &day.to_string())])
        }
        (None, None) => String::new(),
    };
    StopRow {
        number,
        name: stop.party_name.clone().unwrap_or_default(),
        order: stop.order.clone().or_else(|| stop.standing.clone()).unwrap_or_default(),
        href,
        is_late: stop.deliver_on < day,
        wanted_on: stop.deliver_on,
        lines: stop.lines.iter().map(|line| pick_row(line, base, may_see_lots)).collect(),
    }
}

fn loaded_row(lot: &LotLoaded) -> LoadedRow {
    let unit_shown = unit(lot.unit);
    let piece = |it: &PieceLoaded| {
        let (number, weight) = (it.piece.to_string(), it.quantity.to_string());
        say!("Piece {number}: {weight} {unit}", number, weight, unit = unit_shown)
    };
    LoadedRow {
        pieces: lot.pieces.iter().map(piece).collect(),
        lot: lot.lot.clone(),
        name: lot.name.clone(),
        quantity: lot.quantity.to_string(),
        unit: unit_shown,
    }
}
