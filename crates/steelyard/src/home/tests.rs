//! The home page drawn from values: empty, full, hostile; and what is told as a decision.
//! What must stay true: nothing anybody typed becomes markup, and each decision has one button.

use super::*;
use jiff::tz::TimeZone;
use platform::view::Manner;
use serde_json::json;

const HOSTILE: &str = "<script>alert('x')</script>\"";

fn chrome() -> Chrome {
    let manner = Manner { currency: "INR".into(), minor_digits: 2, zone: TimeZone::UTC };
    Chrome { manner, ..Chrome::bare("Today", "bm9uY2U", "token", Timestamp::UNIX_EPOCH) }
}

fn drawn(text: &str, full: bool) -> String {
    let decision = Decision {
        since: 0,
        tone: "bad",
        icon: "hold",
        title: text.into(),
        why: text.into(),
        href: "/w/s/batches/B-1".into(),
        verb: "Decide",
    };
    let batch = Batch {
        href: "/w/s/batches/B-1".into(),
        code: text.into(),
        recipe: text.into(),
        tone: "bad",
        icon: "hold",
        state: "On hold".into(),
        since: Timestamp::UNIX_EPOCH,
    };
    let step = Step {
        title: "Add a customer",
        why: "A bill is made out to somebody.",
        href: "/w/s/customers#add".into(),
        verb: "Add",
        is_done: false,
    };
    let page = HomePage {
        chrome: chrome(),
        base: "/w/s".into(),
        title: "Friday 20 November".into(),
        lede: lede(usize::from(full)),
        decisions: if full { vec![decision] } else { vec![] },
        more: usize::from(full),
        sold: full.then_some(Sold { bills: 23, total_minor: 41_519_200 }),
        batches: if full { vec![batch] } else { vec![] },
        steps: if full { vec![] } else { vec![step] },
        may_bill: true,
        may_make: true,
    };
    page.render().expect("drawn")
}

#[test]
fn the_home_page_is_drawn_empty_full_and_hostile() {
    let empty = drawn("", false);
    assert!(empty.contains("To begin with") && !empty.contains("Needs you now"));
    let full = drawn("Batch B-1 is on hold", true);
    assert!(
        full.contains("₹4,15,192.00")
            && full.contains("23 bills")
            && full.contains("One thing needs a person")
    );
    assert_eq!(full.matches(">Decide<").count(), 1, "one button a decision");
    let hostile = drawn(HOSTILE, true);
    assert!(!hostile.contains("<script>alert") && hostile.contains("&#60;script&#62;"));
}

fn day(overdue_days: i64) -> DayShown {
    let day: Date = "2026-11-20".parse().expect("a day");
    let unpaid = sell::bills::Unpaid {
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
        bills: 0,
        total_minor: serde_json::from_value(json!(0)).expect("money"),
        stale_rates: vec![],
        unpaid: vec![unpaid],
    }
}

#[test]
fn a_bill_waits_for_a_person_only_from_the_day_after_it_was_due() {
    for (days, told) in [(-1, None), (0, None), (1, Some("warn")), (31, Some("bad"))] {
        let decisions = overdue("/w/s", &day(days), &chrome());
        assert_eq!(decisions.first().map(|decision| decision.tone), told, "{days}");
    }
}

#[test]
fn fresh_rates_are_no_decision() {
    assert_eq!(stale_rates("/w/s", &day(0)), None);
}

#[test]
fn a_batch_that_is_held_is_told_apart_from_one_that_moves() {
    let batch = |state: make::state::BatchState| BatchListed {
        batch: "B-2602".into(),
        state: state.as_str().into(),
        recipe: "CAM".into(),
        recipe_name: "Camembert".into(),
        recipe_version: 1,
        started_at: None,
        completed_at: None,
        planned_at: Timestamp::UNIX_EPOCH,
    };
    let shown =
        in_work("/w/s", &[batch(make::state::BatchState::Held), batch(make::state::BatchState::Running)]);
    let told: Vec<(&str, &str)> = shown.iter().map(|batch| (batch.tone, batch.state.as_str())).collect();
    assert_eq!(told, [("bad", "On hold"), ("ok", "Running")]);
}
