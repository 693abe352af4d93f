//! The figures of the home page: sales by day, the newest bills, the age of the rates, the last readings.
//! Invariant: the figures are those of the parts' own queries; this file only arranges them.

use catalogue::{Phrase, say};
use jiff::civil::Date;
use make::batches::progress::{LastRead, Watched};
use sell::dashboard::DayShown;
use sell::invoices::list::BillShown;
use sell::rates::BoardShown;
use web::view::{Beam, Chrome, Spark};

/// Readings shown.
const MOST_READINGS: usize = 5;
/// Bills shown.
const MOST_BILLS: usize = 6;

/// The figures of the shop's last days.
pub(super) struct Sold {
    pub bills: i64,
    pub total_minor: i64,
    /// Bars of the last days; None without a sale, and for members who see today only.
    pub spark: Option<Spark>,
    pub first: Date,
    /// "Yesterday", "Best day, 17 Nov", "In 14 days", each with its sum.
    pub figures: Vec<(Phrase, i64)>,
}

/// A reading with its batch.
pub(super) struct Reading {
    pub batch: String,
    pub read: LastRead,
}

/// The age of the oldest rate in force, against the hours for which it may be used.
pub(super) struct RateAge {
    pub words: Phrase,
    pub beam: Beam,
    pub is_stale: bool,
}

/// One of the newest bills.
pub(super) struct BillLine {
    pub href: String,
    pub number: String,
    pub name: String,
    pub date: Date,
    pub total_minor: i64,
    pub tone: &'static str,
    pub icon: &'static str,
    pub word: &'static str,
}

/// The day's figures beside those of the days before.
pub(super) fn sold(day: &DayShown, chrome: &Chrome) -> Sold {
    let values: Vec<i64> = day.days.iter().map(|it| it.total_minor.get()).collect();
    let whole = values.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
    let best = day.days.iter().max_by_key(|it| it.total_minor);
    let mut figures = Vec::new();
    if let [.., yesterday, _] = values.as_slice() {
        figures.push(("Yesterday".into(), *yesterday));
    }
    figures.extend(best.map(|it| (say!("Best day, {day}", day = short(it.date)), it.total_minor.get())));
    figures.push((say!("In {count} days", count = values.len()), whole));
    let first = day.days.first().map_or(day.date, |it| it.date);
    let (since, amount) = (short(first), chrome.money(whole));
    let words = match best {
        Some(best) => say!(
            "Sales by day since {since}: {amount} in all, most on {day}",
            since,
            amount,
            day = short(best.date)
        ),
        None => say!("Sales by day since {since}: {amount} in all", since, amount),
    };
    Sold {
        bills: day.bills,
        total_minor: day.total_minor.get(),
        spark: (whole > 0 && values.len() > 1).then(|| Spark::of(&values, words)),
        first,
        figures,
    }
}

/// "17 Nov": a day of this fortnight needs no year.
fn short(day: Date) -> String {
    day.strftime("%-d %b").to_string()
}

/// The age of the oldest selling rate in force, against the hours for which it may be used; None without one.
pub(super) fn rate_age(board: &BoardShown) -> Option<RateAge> {
    let sold_at = board.rows.iter().filter(|row| row.side == "sell").filter_map(|row| row.in_force.as_ref());
    let age = sold_at.map(|rate| rate.age_seconds).max()?;
    let good = i64::from(board.rate_stale_hours) * 3600;
    let old = if age < 3600 { format!("{} min", age / 60) } else { format!("{} h", age / 3600) };
    let words =
        say!("The oldest is {age} old, good for {hours} h.", age = old, hours = board.rate_stale_hours);
    let end = format!("{} h", board.rate_stale_hours);
    let beam = Beam::share(age, good, words.clone()).scaled(["published".into(), end.into()]);
    Some(RateAge { words, beam, is_stale: age > good })
}

/// The readings of all batches in one list; those outside and near their limits come first.
pub(super) fn readings(watching: &[Watched]) -> Vec<Reading> {
    let each = watching.iter().flat_map(|it| {
        it.readings.iter().map(|read| Reading { batch: it.batch.clone(), read: read.clone() })
    });
    let mut all: Vec<Reading> = each.collect();
    all.sort_by_key(|it| (!it.read.is_bad, !it.read.is_near));
    all.truncate(MOST_READINGS);
    all
}

/// The newest bills, each with its state.
pub(super) fn latest(base: &str, posted: &[BillShown]) -> Vec<BillLine> {
    let line = |it: &BillShown| {
        let (tone, icon, word) = match it.open_minor.get() {
            _ if it.state == "reversed" => ("info", "undo", "Reversed"),
            open if open <= 0 => ("ok", "check", "Paid"),
            _ if it.overdue => ("bad", "clock", "Overdue"),
            _ => ("warn", "clock", "Open"),
        };
        BillLine {
            href: format!("{base}/bills/{}", it.document_id),
            number: it.number.clone(),
            name: it.party_name.clone().unwrap_or_default(),
            date: it.date,
            total_minor: it.total_minor.get(),
            tone,
            icon,
            word,
        }
    };
    posted.iter().take(MOST_BILLS).map(line).collect()
}
