//! The home page from sample values: empty, full, hostile; and which facts become a decision.
//! Invariant: no typed text becomes markup, and each decision has one button.

use super::*;
use crate::faults::CLOCK;
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use make::batches::progress::LastRead;
use platform::worries::Worry;
use sell::dashboard::{DaySold, OverdueSum};
use sell::rates::BoardShown;
use serde_json::json;
use web::view::Beam;
use web::view::Manner;

const HOSTILE: &str = "<script>alert('x')</script>\"";

fn chrome() -> Chrome {
    let manner = Manner { currency: "INR".into(), minor_digits: 2, zone: TimeZone::UTC };
    Chrome { manner, ..Chrome::bare("Today", "bm9uY2U", "token", Timestamp::UNIX_EPOCH) }
}

/// A batch in progress with one reading near its limit.
fn seen(text: &str) -> Watched {
    let read = LastRead {
        point: text.into(),
        value: text.into(),
        at: Timestamp::UNIX_EPOCH,
        beam: Beam::limits(63, Some(62), Some(65), 60, 68, Phrase::verbatim(text)),
        is_near: true,
        is_bad: false,
        href: "/w/s/batches/B-1?point=CP#cp".into(),
    };
    Watched {
        batch: text.into(),
        progress: "3 of 7".into(),
        step: Some(Phrase::verbatim(text)),
        beam: Beam::share(3, 7, Phrase::verbatim(text)),
        readings: vec![read],
    }
}

/// An open bill that was due yesterday.
fn posted(text: &str) -> sell::invoices::list::BillShown {
    let day: Date = "2026-11-19".parse().expect("a day");
    sell::invoices::list::BillShown {
        overdue: true,
        document_id: uuid::Uuid::nil(),
        doc_type: ledger::accounts::documents::kinds::DocumentKind::Invoice,
        number: text.into(),
        state: "posted".into(),
        date: day,
        due_on: Some(day),
        party: Some(text.into()),
        party_name: Some(text.into()),
        total_minor: money(41_519_200),
        open_minor: money(100),
        reversed_by: None,
        cheque_returned: false,
    }
}

/// One selling rate of this age.
fn board(age_seconds: i64) -> BoardShown {
    let rate = sell::rates::RateShown {
        rate: uuid::Uuid::nil(),
        rate_minor: serde_json::from_value(json!(1_217_500)).expect("money"),
        per_mg: serde_json::from_value(json!("1000")).expect("a weight"),
        effective_at: Timestamp::UNIX_EPOCH,
        age_seconds,
        stale: false,
    };
    let row = sell::rates::BoardRow {
        metal: "gold".parse().expect("a metal"),
        fineness_ppt: serde_json::from_value(json!("916")).expect("a fineness"),
        side: "sell",
        in_force: Some(rate),
        ahead: vec![],
    };
    BoardShown { rows: vec![row], rate_stale_hours: 24 }
}

fn drawn(text: &str, full: bool) -> String {
    let decision = Decision {
        rank: Rank::Stops,
        since: 0,
        tone: "bad",
        icon: "hold",
        title: Phrase::verbatim(text),
        why: Phrase::verbatim(text),
        href: "/w/s/batches/B-1".into(),
        verb: "Decide",
    };
    let batch = Batch {
        href: "/w/s/batches/B-1".into(),
        code: text.into(),
        recipe: Phrase::verbatim(text),
        tone: "bad",
        icon: "hold",
        state: "On hold".into(),
        watched: Some(seen(text)),
    };
    let step = Step {
        title: "Add a customer",
        why: "A bill is made out to somebody.",
        href: "/w/s/customers#add".into(),
        verb: "Add",
        is_done: false,
    };
    let page = HomePage {
        empty: "Open decisions are listed here.",
        chrome: chrome(),
        base: "/w/s".into(),
        title: "Friday 20 November".into(),
        lede: lede(usize::from(full), full),
        decisions: if full { vec![decision] } else { vec![] },
        more: usize::from(full),
        sold: full.then(|| sold(&day(1), &chrome())),
        readings: if full { readings(&[seen(text)]) } else { vec![] },
        rates: if full { rate_age(&board(1_800)) } else { None },
        bills: if full { latest("/w/s", &[posted(text)]) } else { vec![] },
        batches: if full { vec![batch] } else { vec![] },
        steps: if full { vec![] } else { vec![step] },
        starter: (!full).then(|| FormState::new("key")),
        samples: (!full).then(|| Summary {
            parts: vec![
                (Phrase::verbatim(text), "/w/s/items".into()),
                (Phrase::verbatim(text), "/w/s/lots".into()),
            ],
            first: Some(("Plan a batch of it", "/w/s/batches?recipe=SAMPLE-CHEESE#plan".into())),
            advice: Some(Phrase::verbatim(text)),
        }),
        may_bill: true,
        may_make: true,
    };
    page.render().expect("drawn")
}

#[test]
fn the_home_page_is_drawn_empty_full_and_hostile() {
    let empty = drawn("", false);
    assert!(
        empty.contains("A new workspace.")
            && empty.contains("To begin with")
            && empty.contains("/do/workspace.starter.fill\"")
            && empty.contains("Your samples")
            && empty.contains("recipe=SAMPLE-CHEESE#plan\">Plan a batch of it</a>")
            && !empty.contains("Needs you now")
    );
    let full = drawn("Batch B-1 is on hold", true);
    assert!(
        full.contains("₹4,15,192.00")
            && full.contains("23 bills")
            && full.contains("Best day, 19 Nov")
            && full.matches("height=\"").count() > 14
            && full.contains("Near limit")
            && full.contains("Overdue")
            && full.contains("The oldest is 30 min old, good for 24 h")
            && full.contains("One thing needs attention")
    );
    assert_eq!(full.matches(">Decide<").count(), 1, "one button a decision");
    let hostile = drawn(HOSTILE, true);
    assert!(!hostile.contains("<script>alert") && hostile.contains("&#60;script&#62;"));
    let samples = drawn(HOSTILE, false);
    assert!(!samples.contains("<script>alert") && samples.contains("&#60;script&#62;"));
}

fn money(minor: i64) -> kernel::money::Money {
    serde_json::from_value(json!(minor)).expect("money")
}

/// Fourteen days, of which yesterday was the best.
fn days(today: Date) -> Vec<DaySold> {
    let day = |n: i64| DaySold {
        date: today.saturating_sub((13 - n).days()),
        bills: 1,
        total_minor: money(if n == 12 { 90_000_000 } else { 41_519_200 }),
    };
    (0..14).map(day).collect()
}

fn day(overdue_days: i64) -> DayShown {
    let day: Date = "2026-11-20".parse().expect("a day");
    let unpaid = sell::dashboard::Unpaid {
        document_id: uuid::Uuid::nil(),
        number: "INV/26-27/00001".into(),
        date: day,
        due_on: day,
        overdue_days,
        party: Some("c-meera".into()),
        party_name: Some("Meera Joshi".into()),
        open_minor: serde_json::from_value(json!(100)).expect("money"),
    };
    DayShown {
        date: day,
        bills: 23,
        total_minor: money(41_519_200),
        stale_rates: vec![],
        days: days(day),
        overdue: OverdueSum {
            bills: i64::from(overdue_days > 0),
            open_minor: money(100),
            oldest_due: Some(day),
        },
        unpaid: vec![unpaid],
    }
}

#[test]
fn a_bill_waits_for_a_person_only_from_the_day_after_it_was_due() {
    for (days, told) in [(-1, None), (0, None), (1, Some("warn")), (31, Some("bad"))] {
        let decisions = overdue("/w/s", &day(days), &chrome());
        assert_eq!(decisions.as_ref().map(|decision| decision.tone), told, "{days}");
    }
}

#[test]
fn many_overdue_bills_are_one_decision_with_their_sum_and_one_way_to_those_who_owe() {
    let mut many = day(4);
    many.overdue.bills = 19;
    many.overdue.open_minor = money(123_456_700);
    let told = overdue("/w/s", &many, &chrome()).expect("a decision");
    assert_eq!(told.title.to_string(), "19 bills are overdue, ₹12,34,567.00");
    assert_eq!((told.href.as_str(), told.verb), ("/w/s/customers?overdue=yes", "See who owes"));
}

#[test]
fn days_without_a_sale_are_no_chart_and_a_board_without_a_rate_no_beam() {
    let mut none = day(0);
    none.days.iter_mut().for_each(|it| it.total_minor = money(0));
    assert_eq!(sold(&none, &chrome()).spark, None);
    let mut only_today = day(0);
    only_today.days = only_today.days.split_off(13);
    assert_eq!(sold(&only_today, &chrome()).spark, None);
    assert!(rate_age(&BoardShown { rows: vec![], rate_stale_hours: 24 }).is_none());
    assert!(rate_age(&board(90_000)).is_some_and(|it| it.is_stale && it.beam.tone == "bad"));
}

#[test]
fn fresh_rates_are_no_decision() {
    assert_eq!(stale_rates("/w/s", &day(0)), None);
}

#[test]
fn a_batch_that_is_held_is_told_apart_from_one_that_moves() {
    let batch = |state: make::batches::rules::BatchState| BatchListed {
        batch: "B-2602".into(),
        state: state.as_str().into(),
        recipe: "CAM".into(),
        recipe_name: "Camembert".into(),
        recipe_version: 1,
        started_at: None,
        completed_at: None,
        planned_at: Timestamp::UNIX_EPOCH,
    };
    let shown = in_work(
        "/w/s",
        &[batch(make::batches::rules::BatchState::Held), batch(make::batches::rules::BatchState::Running)],
        &[],
    );
    let told: Vec<(&str, String)> = shown.iter().map(|batch| (batch.tone, batch.state.to_string())).collect();
    assert_eq!(told, [("bad", "On hold".to_owned()), ("ok", "Running".to_owned())]);
}

/// A maker's day with a held batch, an open deviation of another, and lots that expire.
fn making(expired: i64, soon: i64) -> Today {
    let listed = |batch: &str| BatchListed {
        batch: batch.into(),
        state: "Held".into(),
        recipe: "CAM".into(),
        recipe_name: "Camembert".into(),
        recipe_version: 1,
        started_at: Some(Timestamp::from_second(9_000).expect("a moment")),
        completed_at: None,
        planned_at: Timestamp::UNIX_EPOCH,
    };
    let lot = ledger::stock::lots::ExpiringLot {
        lot: "MK-084".into(),
        item: "MILK".into(),
        quantity: kernel::decimal::SignedQuantity::from_stored(2_500_000),
        unit: "L".into(),
        expires: Some("2026-09-06".parse().expect("a day")),
    };
    let deviation = make::deviations::DeviationShown {
        deviation: "B-2/D1".into(),
        batch: "B-2".into(),
        kind: "ccp_limit".into(),
        control_point: Some("CP-2".into()),
        from: Timestamp::UNIX_EPOCH,
        to: None,
        seconds: None,
        worst: None,
        worst_corrected: None,
        unit: None,
        readings: 1,
        status: "open".into(),
        decision: None,
        by: None,
        disposed_at: None,
        cause: None,
        correction: None,
        prevention: None,
        holds_batch: true,
    };
    Today {
        batches: Default::default(),
        held: vec![listed("B-1"), listed("B-2")],
        in_work: vec![],
        under_review: vec![listed("B-0")],
        deviations: vec![deviation],
        holds: vec![],
        equipment: vec![],
        expiring: if expired + soon > 0 { vec![lot] } else { vec![] },
        expired_count: expired,
        expiring_count: soon,
    }
}

#[test]
fn what_stops_work_comes_first_and_lots_that_expire_are_one_line_at_the_end() {
    let mut decisions = of_making("/w/s", &making(23, 11), &chrome(), true);
    let verb = |may_decide| of_making("/w/s", &making(23, 11), &chrome(), may_decide)[0].verb;
    assert_eq!((verb(true), verb(false)), ("Decide", "Open"), "only Quality decides");
    decisions.sort_by_key(|decision| (decision.rank, decision.since));
    let told: Vec<String> = decisions.iter().map(|it| format!("{} {}", it.tone, it.title)).collect();
    assert_eq!(
        told,
        [
            "bad Batch B-2 has an open deviation",
            "bad Batch B-1 is on hold",
            "info Batch B-0 waits for release",
            "bad Expired: 23. Within a week: 11 more",
        ]
    );
    assert_eq!(decisions[3].href, "/w/s/lots?expiring=yes");
}

#[test]
fn an_expired_lot_says_so_in_red_and_a_lot_that_will_expire_does_not() {
    let told = |expired, soon| {
        let line = spoiling("/w/s", &making(expired, soon), &chrome());
        line.map(|it| (it.tone, it.title.to_string(), it.href))
    };
    assert_eq!(told(0, 0), None);
    assert_eq!(told(1, 0), Some(("bad", "Expired: lot MK-084".into(), "/w/s/lots/MK-084".into())));
    let soon = told(0, 1).expect("a line");
    assert_eq!((soon.0, soon.1.as_str()), ("warn", "Lot MK-084: use by 6 Sep 2026"));
    assert_eq!(told(0, 3).expect("a line").1, "3 lots expire within a week");
    assert_eq!(told(3, 0).expect("a line").1, "Expired: 3 lots");
}

#[test]
fn a_check_that_is_due_is_one_decision_that_leads_to_where_it_is_recorded() {
    let day = |text: &str| Some(text.parse::<Date>().expect("a day"));
    let probe = EquipmentShown {
        equipment: "T 1".into(),
        name: "Probe".into(),
        calibration_due: day("2026-11-20"),
        fit: true,
        ..EquipmentShown::default()
    };
    let soon = check_decision("/w/s", &probe, false, &chrome());
    assert_eq!((soon.tone, soon.verb, soon.href.as_str()), ("warn", "Calibrate", "/w/s/equipment/T%201"));
    assert_eq!(
        [soon.title, soon.why].map(|said| said.to_string()),
        ["Probe is to be calibrated soon", "Valid until 20 Nov 2026."]
    );
    let late = EquipmentShown {
        fit: false,
        unfit_code: Some("equipment_calibration_overdue"),
        needs: Some("calibration"),
        needs_since: day("2026-11-20"),
        ..probe.clone()
    };
    let late = check_decision("/w/s", &late, false, &chrome());
    assert_eq!(
        (late.tone, late.title.to_string().as_str()),
        ("bad", "Probe is locked until it is calibrated")
    );
    let dirty = EquipmentShown {
        fit: false,
        unfit_code: Some("equipment_dirty"),
        needs: Some("cleaning"),
        needs_since: day("2026-11-20"),
        ..probe
    };
    let dirty = check_decision("/w/s", &dirty, true, &chrome());
    assert_eq!(
        (dirty.tone, dirty.verb, dirty.title.to_string().as_str()),
        ("warn", "Clean", "Probe is to be cleaned")
    );
    assert_eq!(dirty.why.to_string(), "Probe was used and not cleaned since.");
}

#[test]
fn a_fault_of_the_instance_leads_to_where_it_is_corrected() {
    let worry = |title: &'static str| Worry {
        title: title.into(),
        says: "It says what to do.".into(),
        since: Timestamp::UNIX_EPOCH,
    };
    let clock = operators::decision("/w/instance", CLOCK, worry("The clock jumped"));
    assert_eq!(
        (clock.href.as_str(), clock.verb, clock.rank),
        ("/w/instance/instance/clock", "Confirm", Rank::Stops)
    );
    let disk = operators::decision("/w/instance", "disk", worry("A disk is full"));
    assert_eq!((disk.href.as_str(), disk.why), ("/trust", "It says what to do.".into()));
}
