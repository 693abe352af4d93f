//! A drawer in the shop's words: what it should hold, what was counted, what is booked.

use ledger::accounts::journal::journal_of;
use platform::input::read;
use proptest::prelude::*;
use serde_json::json;

use super::*;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

fn flow(mode: Mode, taken: i64, paid_out: i64) -> Flow {
    Flow { mode, taken: money(taken), paid_out: money(paid_out) }
}

fn count(sent: Value) -> CountGiven {
    read(&sent).unwrap()
}

#[test]
fn a_drawer_that_is_fifteen_cents_short() {
    let flows = [flow(Mode::Cash, 2035, 1235), flow(Mode::Card, 4561, 0)];
    let sent = json!({
        "cash": {"5000": 1, "2000": 7, "500": 3, "200": 1, "50": 1, "20": 1, "10": 1, "5": 1}, "card": 4561,
    });
    let ways = compare(money(20_000), &flows, &count(sent)).unwrap();
    let shown: Vec<_> = ways
        .iter()
        .map(|way| (way.mode.as_str(), way.expected.get(), way.difference().map(Money::get)))
        .collect();
    assert_eq!(shown, [("cash", 20_800, Some(-15)), ("card", 4561, Some(0))]);
    let difference = cash_difference(&ways);
    let journal = journal_of(&transfers(difference, "AUD")).unwrap();
    let rows: Vec<_> = journal.iter().map(|row| (row.account.as_str(), row.amount)).collect();
    assert_eq!(rows, [("CASH_ROUND", 15), ("CASH", -15)]);
    assert_eq!(is_explained(&ways, None, false, 2).unwrap_err().faults[0].field, "reason");
    assert_eq!(is_explained(&ways, Some("coins fell behind the bench"), false, 2), Ok(()));
}

#[test]
fn a_large_difference_in_cash_is_booked_only_when_somebody_confirms_it() {
    // Of 500 in minor units, and a tenth of what should be there: the larger one is not large yet.
    for (expected, counted, digits, large) in [
        (100_000, 150_000, 2, false),
        (100_000, 150_100, 2, true),
        (100_000, 50_000, 2, false),
        (100_000, 49_900, 2, true),
        (5_000_000, 5_500_000, 2, false),
        (5_000_000, 4_499_900, 2, true),
        (0, 500, 0, false),
        (0, 600, 0, true),
    ] {
        let sent = json!({"cash": {"100": counted / 100}, "card": 0});
        let ways = compare(money(expected), &[flow(Mode::Card, 900_000, 0)], &count(sent)).unwrap();
        let said = |reason, confirmed| match is_explained(&ways, reason, confirmed, digits) {
            Ok(()) => Vec::new(),
            Err(refusal) => refusal.faults.into_iter().map(|fault| fault.field).collect(),
        };
        let (asked, both) = (["confirm_difference"], ["reason", "confirm_difference"]);
        assert_eq!(said(Some("x"), false), asked[..usize::from(large)], "{expected} {counted}");
        assert_eq!(said(None, false), both[..1 + usize::from(large)], "{expected} {counted}");
        assert!(said(Some("x"), true).is_empty(), "{expected} {counted}");
    }
    let even = compare(money(500), &[], &count(json!({"cash": {"500": 1}}))).unwrap();
    assert_eq!(is_explained(&even, None, false, 2), Ok(()));
}

#[test]
fn a_way_that_nobody_counted_is_not_judged_and_cash_always_is() {
    let ways = compare(money(500), &[flow(Mode::Upi, 900, 0)], &count(json!({"cash": {"500": 1}}))).unwrap();
    assert_eq!((ways[1].mode, ways[1].counted, ways[1].difference()), (Mode::Upi, None, None));
    let only_card = json!({"card": 5});
    assert_eq!(read::<CountGiven>(&only_card).unwrap_err().faults[0].field, "cash");
    let unused = compare(money(500), &[], &count(json!({"cash": {}, "cheque": 70}))).unwrap();
    assert_eq!(unused.iter().map(|way| way.difference().unwrap().get()).collect::<Vec<_>>(), [-500, 70]);
}

#[test]
fn a_count_names_notes_that_exist_and_how_many() {
    for (sent, said) in [
        (json!({"cash": {"333": 1}}), "field_unknown cash.333"),
        (json!({"cash": {"500": -1}}), "number_range cash.500"),
        (json!({"cash": {"500": "3"}}), "number_must_be_integer cash.500"),
        (json!({"cash": 500}), "value_unknown cash"),
    ] {
        let fault = &read::<CountGiven>(&sent).unwrap_err().faults[0];
        assert_eq!(format!("{} {}", fault.code.as_str(), fault.field), said);
    }
    let stored = count(json!({"cash": {"50000": 3, "10000": 0, "100": null}})).cash;
    assert_eq!((stored.total().unwrap(), stored.stored()), (money(150_000), json!({"50000": 3})));
}

proptest! {
    #[test]
    fn what_is_booked_brings_the_books_to_the_count(
        float in 0i64..1_000_000,
        flows in proptest::collection::vec((0usize..5, 0i64..500_000, 0i64..500_000), 0..12),
        many in proptest::collection::vec(0i32..50, DENOMINATIONS.len()),
    ) {
        let flows: Vec<Flow> = flows.into_iter().map(|(at, taken, out)| flow(Mode::ALL[at], taken, out)).collect();
        let cash: Map<String, Value> =
            DENOMINATIONS.iter().zip(many).map(|(name, many)| ((*name).to_owned(), json!(many))).collect();
        let sent = count(json!({"cash": cash}));
        let ways = compare(money(float), &flows, &sent).unwrap();
        let booked: i64 = float
            + flows.iter().filter(|flow| flow.mode == Mode::Cash).map(|it| it.taken.get() - it.paid_out.get()).sum::<i64>();
        let journal = journal_of(&transfers(cash_difference(&ways), "INR")).unwrap();
        let posted: i64 = journal.iter().filter(|row| row.account == "CASH").map(|row| row.amount).sum();
        prop_assert_eq!(booked + posted, sent.cash.total().unwrap().get());
    }
}
