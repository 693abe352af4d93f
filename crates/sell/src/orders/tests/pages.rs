//! The pages of orders drawn from values: empty, full, hostile.

use askama::Template;
use catalogue::Phrase;
use jiff::Timestamp;
use jiff::civil::Date;
use web::view::{Chrome, FormState};

use crate::orders::form::{DeliverForm, LineNow, LineRow, LinesForm, LotRow, PickRow};
use crate::orders::list_page::{OrdersPage, Row, ShortRow, Stage, StandingListed};
use crate::orders::new_page::NewOrderPage;
use crate::orders::page::{OrderDetails, StepRow};
use crate::orders::run_page::{LoadedRow, MissedRow, RunPage, StopRow};
use crate::orders::standing_page::{DayRow, SetForm, StandingPage, weekday_choices};

const HOSTILE: &str = "<script>alert('x')</script>\"";
const PLAIN: &str = "Lantern Cafe";
const DAY: Date = Date::constant(2026, 6, 8);

fn html_of(page: &impl Template) -> String {
    let html = page.render().expect("drawn");
    assert_eq!(html.matches("<h1").count(), 1, "one heading");
    assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
    html
}

fn refused_form(text: &str, name: &'static str) -> FormState {
    let sent = ["party", "reason", "lines[1].item", "picks[0].lot", "standing"];
    let faults = ["party", "", "lines[0].item", "weekdays", "picks[0].lot"];
    let faults = faults.map(|name| (name.to_owned(), Phrase::verbatim(text)));
    FormState::refused(sent.map(|name| (name.to_owned(), text.to_owned())).into(), faults.into())
        .prefixed(name)
}

fn lines(text: &str, name: &'static str) -> LinesForm {
    LinesForm {
        form: refused_form(text, name),
        items: vec![(text.into(), text.into())],
        units: vec![("", "The unit of the item".into()), ("L", "L".into())],
        now: vec![LineNow { item: text.into(), quantity: "8".into(), unit: "L".into(), price: "3".into() }],
    }
}

fn set(text: &str) -> SetForm {
    SetForm {
        party: text.into(),
        customers: vec![(text.into(), text.into())],
        weekdays: weekday_choices(&[ledger::orders::Weekday::Mon]),
        from: "2026-06-08".into(),
        until: String::new(),
        lines: lines(text, "set"),
    }
}

fn pick(text: &str, short: &str) -> PickRow {
    PickRow {
        line: 1,
        name: text.into(),
        quantity: "8".into(),
        unit: "L",
        picks: vec![LotRow {
            lot: text.into(),
            piece: "2".into(),
            href: "/w/s/lots/x".into(),
            quantity: "8".into(),
        }],
        short: short.into(),
        pieces: vec![Phrase::verbatim(text)],
    }
}

fn deliver(text: &str) -> DeliverForm {
    DeliverForm {
        form: refused_form(text, "deliver"),
        named: vec![("order", text.into())],
        lines: vec![pick(text, "2")],
        is_nothing: false,
        choices: vec![(String::new(), "No line".into()), ("1".into(), Phrase::verbatim(text))],
        modes: vec![("", "Nothing is paid now".into())],
        tills: vec![],
    }
}

fn steps(text: &str) -> Vec<StepRow> {
    vec![StepRow {
        at: Timestamp::UNIX_EPOCH,
        words: "Delivered",
        by: text.into(),
        day: Some(DAY),
        through: Some(DAY),
        bill: text.into(),
        href: "/w/s/bills/1".into(),
        reason: text.into(),
    }]
}

fn line(text: &str) -> LineRow {
    LineRow { item: text.into(), name: text.into(), quantity: "8".into(), unit: "L", price: "3".into() }
}

fn missed_row(text: &str) -> MissedRow {
    MissedRow {
        href: "/w/s/standing-orders/x?day=2026-06-08".into(),
        code: text.into(),
        name: text.into(),
        days: vec![DAY],
    }
}

fn list(text: &str, is_full: bool) -> OrdersPage {
    OrdersPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/orders".into(),
        stages: vec![Stage { href: "/w/s/orders".into(), word: "To deliver", is_chosen: true }],
        is_open: true,
        rows: if is_full {
            vec![Row {
                href: "/w/s/orders/1".into(),
                number: text.into(),
                name: text.into(),
                lines: vec![Phrase::verbatim(text)],
                day: DAY,
                weekday: "Monday",
                state: "overdue",
                bill: text.into(),
            }]
        } else {
            vec![]
        },
        next: String::new(),
        short: if is_full {
            vec![ShortRow {
                day: DAY,
                weekday: "Monday",
                item: text.into(),
                name: text.into(),
                demand: "8".into(),
                sellable: "2".into(),
                short: "6".into(),
                unit: "L",
            }]
        } else {
            vec![]
        },
        missed: if is_full { vec![missed_row(text)] } else { vec![] },
        standing: if is_full {
            vec![StandingListed {
                href: "/w/s/standing-orders/x".into(),
                code: text.into(),
                name: text.into(),
                lines: vec![Phrase::verbatim(text)],
                weekdays: vec!["Monday"],
                next_day: Some(DAY),
                is_late: true,
            }]
        } else {
            vec![]
        },
        more_standing: String::new(),
        may_take: true,
        may_pick: true,
        set: Some(set(text)),
        plan: "/w/s/calendar".into(),
    }
}

#[test]
fn the_list_says_what_is_late_and_what_is_short_in_words() {
    let html = html_of(&list(PLAIN, true));
    assert!(
        html.contains("Days missed</span>")
            && html.contains("Neither delivered nor skipped")
            && html.contains("Late</span>")
            && html.contains("One item is short in the next 14 days"),
        "{html}"
    );
    html_of(&list(HOSTILE, true));
}

#[test]
fn an_empty_list_says_what_to_do() {
    let html = html_of(&list(PLAIN, false));
    assert!(html.contains("Take an order") && html.contains("Set up the first"), "{html}");
}

#[test]
fn the_intake_keeps_what_was_typed() {
    let page = |text: &str| NewOrderPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/orders/new".into(),
        party: String::new(),
        customers: vec![(text.into(), text.into())],
        tomorrow: "2026-06-09".into(),
        lines: lines(text, "order"),
        may_add_customer: true,
    };
    assert!(html_of(&page(PLAIN)).contains(&format!("value=\"{PLAIN}\"")));
    html_of(&page(HOSTILE));
}

fn order(text: &str, is_open: bool) -> OrderDetails {
    OrderDetails {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/orders/1".into(),
        number: text.into(),
        name: text.into(),
        ledger: "/w/s/customers/x".into(),
        day: DAY,
        weekday: "Monday",
        state: if is_open { "taken" } else { "delivered" },
        bill: if is_open { String::new() } else { text.into() },
        bill_href: "/w/s/bills/1".into(),
        lines: vec![line(text)],
        deliver: is_open.then(|| deliver(text)),
        picks: vec![pick(text, "")],
        cancel: is_open.then(|| refused_form(text, "cancel")),
        steps: steps(text),
        faults: vec![],
    }
}

#[test]
fn an_order_offers_its_delivery_until_it_is_delivered() {
    assert!(html_of(&order(PLAIN, true)).contains("sell.order.deliver"));
    assert!(!html_of(&order(PLAIN, false)).contains("sell.order.deliver"));
    let pieces = html_of(&order(PLAIN, true));
    assert!(pieces.contains("picks[0].piece") && pieces.contains("Pieces of Lantern Cafe"), "{pieces}");
    html_of(&order(HOSTILE, true));
}

fn standing_page(text: &str, day: Option<Date>) -> StandingPage {
    let days = |state: &str, href: &str| DayRow {
        day: DAY,
        weekday: "Monday",
        state: state.into(),
        href: href.into(),
        bill: text.into(),
        bill_href: "/w/s/bills/1".into(),
        is_chosen: true,
    };
    StandingPage {
        version: 1,
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/standing-orders/x".into(),
        code: text.into(),
        name: text.into(),
        ledger: String::new(),
        weekdays: vec!["Monday"],
        from: DAY,
        until: None,
        lines: vec![line(text)],
        days: vec![days("taken", "/w/s/standing-orders/x?day=2026-06-08#day"), days("skipped", "")],
        missed: day
            .map(|_| days("overdue", "/w/s/standing-orders/x?day=2026-06-05#day"))
            .into_iter()
            .collect(),
        more_missed: if day.is_some() { "3".into() } else { String::new() },
        missed_from: "2026-06-05".into(),
        missed_through: "2026-06-07".into(),
        skip_missed: day.map(|_| refused_form(text, "missed")),
        day,
        weekday: "Monday",
        deliver: day.map(|_| deliver(text)),
        picks: vec![],
        skip: day.map(|_| refused_form(text, "skip")),
        stop: Some(refused_form(text, "stop")),
        set: Some(set(text)),
        steps: steps(text),
        faults: vec![],
    }
}

#[test]
fn a_standing_order_offers_its_next_day_and_says_when_none_is_left() {
    assert!(html_of(&standing_page(PLAIN, Some(DAY))).contains("Skip this day"));
    assert!(html_of(&standing_page(PLAIN, None)).contains("No day is left"));
    let missed = html_of(&standing_page(PLAIN, Some(DAY)));
    for words in ["Missed days", "Late</span>", "Later days that were missed too: 3", "Skip all missed days"]
    {
        assert!(missed.contains(words), "{words}: {missed}");
    }
    assert!(!html_of(&standing_page(PLAIN, None)).contains("Missed days"));
    html_of(&standing_page(HOSTILE, Some(DAY)));
}

#[test]
fn a_run_is_one_sheet() {
    let page = |text: &str, is_full: bool| RunPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/orders/run".into(),
        day: DAY,
        day_text: "2026-06-08".into(),
        weekday: "Monday",
        before: "/w/s/orders/run?day=2026-06-07".into(),
        after: "/w/s/orders/run?day=2026-06-09".into(),
        holidays: if is_full { vec![text.into()] } else { vec![] },
        missed: if is_full { vec![missed_row(text)] } else { vec![] },
        stops: if is_full {
            vec![StopRow {
                number: 1,
                name: text.into(),
                order: text.into(),
                href: "/w/s/orders/1".into(),
                is_late: true,
                wanted_on: DAY,
                lines: vec![pick(text, "2")],
            }]
        } else {
            vec![]
        },
        loaded: if is_full {
            vec![LoadedRow {
                lot: text.into(),
                name: text.into(),
                quantity: "8".into(),
                unit: "L",
                pieces: vec![Phrase::verbatim("Piece 2: 3.05 kg")],
            }]
        } else {
            vec![]
        },
    };
    let (full, empty) = (html_of(&page(PLAIN, true)), html_of(&page(PLAIN, false)));
    for there in
        ["Received by", "Piece 2: 3.05 kg", "Neither delivered nor skipped", "heavier than what is short"]
    {
        assert!(full.contains(there) && !empty.contains(there), "{there}: {full}");
    }
    assert!(full.contains(&format!("Holiday: {PLAIN}")) && empty.contains("No stops"));
    html_of(&page(HOSTILE, true));
}
