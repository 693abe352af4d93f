//! The calendar as other programs follow it (RFC 5545).
//! Invariant: an event keeps its id while its batch moves, so that a program moves it and does not add another; no line is longer
//! than 75 octets, and every text is escaped.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::tx::ReadTx;
use web::feed::Feed;

use super::calendar::{CalendarRow, GetCalendar};

/// How far back and ahead the feed goes.
const BACK_DAYS: i64 = 60;
const AHEAD_DAYS: i64 = 300;
/// The most octets of a line.
const LINE: usize = 75;

/// The feed of the calendar.
pub const FEED: Feed = Feed {
    name: "calendar.ics",
    kind: "text/calendar; charset=utf-8",
    needs: Permission::CalendarFollow,
    draw: |tx, host| Box::pin(draw(tx, host)),
};

async fn draw(tx: &ReadTx, host: &str) -> Result<String> {
    let today = tx.today();
    let (from, to) = (today.saturating_sub(BACK_DAYS.days()), today.saturating_add(AHEAD_DAYS.days()));
    // The token may follow the calendar, and read nothing else of it by the API.
    let calendar = GetCalendar { from, to }.fetch(tx).await?;
    let place = format!("https://{host}/w/{}", tx.workspace.slug);
    Ok(text(&calendar.rows, &tx.workspace.name, &place, tx.now))
}

/// The calendar as text.
fn text(rows: &[CalendarRow], shop: &str, place: &str, now: Instant) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Steelyard//Batches//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escape(shop)),
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
    ];
    for row in rows {
        lines.extend(event(row, place, now));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

fn event(row: &CalendarRow, place: &str, now: Instant) -> Vec<String> {
    let Some(day) = row.day else { return vec![] };
    let vessel = row.vessel.as_deref().unwrap_or_default();
    let size = match (row.quantity, &row.unit) {
        (Some(quantity), Some(unit)) => format!(", {quantity} {unit}"),
        _ => String::new(),
    };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escape(&format!("{place}/batches/{}", row.batch))),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART;VALUE=DATE:{}", digits(day)),
        format!("DTEND;VALUE=DATE:{}", digits(day.saturating_add(1.day()))),
        format!("SUMMARY:{}", escape(&format!("{} {}{size}", row.batch, row.recipe_name))),
        format!("DESCRIPTION:{}", escape(&row.state)),
    ];
    if !vessel.is_empty() {
        lines.push(format!("LOCATION:{}", escape(vessel)));
    }
    if row.state == "Aborted" {
        lines.push("STATUS:CANCELLED".to_owned());
    }
    lines.push("TRANSP:TRANSPARENT".to_owned());
    lines.push("END:VEVENT".to_owned());
    lines
}

/// `20260608`.
fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `20260605T000000Z`.
fn stamp(at: Instant) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    format!("{}T{:02}{:02}{:02}Z", digits(at.date()), at.hour(), at.minute(), at.second())
}

/// A text as a value: backslash, semicolon, comma and line feed have a backslash before them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' | ';' | ',' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            other => out.push(other),
        }
    }
    out
}

/// A line of at most 75 octets; the rest follows on lines that begin with a space.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for char in line.chars() {
        if used + char.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(char);
        used += char.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::decimal::Quantity;

    fn row(batch: &str, day: Option<Day>) -> CalendarRow {
        CalendarRow {
            day,
            batch: batch.to_owned(),
            state: "Planned".to_owned(),
            recipe: "CHEDDAR".to_owned(),
            recipe_name: "Cheddar, aged; mild".to_owned(),
            vessel: Some("VAT-1".to_owned()),
            equipment: vec!["VAT-1".to_owned()],
            quantity: Quantity::parse("640").ok(),
            unit: Some("L".to_owned()),
        }
    }

    fn of(rows: &[CalendarRow]) -> String {
        text(rows, "Wattle Flat", "https://shop.example/w/wattle", Instant::UNIX_EPOCH)
    }

    #[test]
    fn a_batch_is_an_event_of_a_whole_day() {
        let text = of(&[row("B-1", Some(date(2026, 6, 30)))]);
        for line in [
            "UID:https://shop.example/w/wattle/batches/B-1",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20260630",
            "DTEND;VALUE=DATE:20260701",
            "SUMMARY:B-1 Cheddar\\, aged\\; mild\\, 640 L",
            "LOCATION:VAT-1",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
    }

    #[test]
    fn a_batch_without_a_day_is_no_event_and_an_aborted_one_is_cancelled() {
        assert!(!of(&[row("B-1", None)]).contains("VEVENT"));
        let aborted = CalendarRow { state: "Aborted".to_owned(), ..row("B-1", Some(date(2026, 6, 8))) };
        assert!(of(&[aborted]).contains("STATUS:CANCELLED"));
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_a_fold_cuts_no_letter() {
        let long = CalendarRow { recipe_name: "Käse ".repeat(40), ..row("B-1", Some(date(2026, 6, 8))) };
        let text = of(&[long]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(text.replace("\r\n ", "").contains(&"Käse ".repeat(40)));
    }

    #[test]
    fn a_hostile_name_adds_no_line() {
        let hostile = CalendarRow {
            recipe_name: "x\r\nEND:VCALENDAR".to_owned(),
            ..row("B-1", Some(date(2026, 6, 8)))
        };
        assert_eq!(of(&[hostile]).matches("\r\nEND:VCALENDAR").count(), 1);
    }
}
