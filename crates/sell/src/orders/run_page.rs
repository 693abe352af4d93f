//! The sheet of a day's delivery run: the lots to load, then each stop with its lots.
//! Invariant: nothing is written; printed, each stop has room for a signature.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::Chrome;

use super::form::{PickRow, pick_row};
use super::run::{GetDeliveryRun, LotLoaded, RunStop};
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
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let day = cx.wanted("day").parse::<Date>().ok();
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
        stops: stops.collect(),
        loaded: run.loaded.iter().map(loaded_row).collect(),
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
    LoadedRow {
        lot: lot.lot.clone(),
        name: lot.name.clone(),
        quantity: lot.quantity.to_string(),
        unit: unit(lot.unit),
    }
}
