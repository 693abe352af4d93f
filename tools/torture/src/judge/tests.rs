//! Sound data passes, and each kind of fault is found and named.

use super::*;

type Spoil<T> = fn(&mut T);

const ANSWER: &str = r#"{"number":"A/26-27/00001","document":{"total_minor":10300},"journal":[
    {"account":"AR","party":"p","commodity":"INR","amount":10300},{"account":"SALES","commodity":"INR","amount":-10000},
    {"account":"OUT_CGST","commodity":"INR","amount":-150},{"account":"OUT_SGST","commodity":"INR","amount":-150},
    {"account":"M_STOCK","commodity":"AU_FINE_MG","amount":-916},{"account":"M_SOLD","commodity":"AU_FINE_MG","amount":916}]}"#;

fn bill() -> Bill {
    Bill {
        mark: "till/1".into(),
        number: "A/26-27/00001".into(),
        taxable_minor: 10_000,
        tax_minor: 300,
        total_minor: 10_300,
        fine_mg: 916,
        lines_total_minor: 10_300,
        entries: 1,
        seals: 1,
        net: journal(&serde_json::from_str(ANSWER).unwrap()),
        ..Bill::default()
    }
}

fn of_bill() -> Transaction {
    Transaction {
        slugs: ["shop".to_owned()].into(),
        bills: vec![bill()],
        events: vec![("sell.invoice.post".into(), "ok".into())],
        kept: vec![Kept { key: "till/1".into(), action: "sell.invoice.post".into(), answer: ANSWER.into() }],
        ..Transaction::default()
    }
}

fn of_reading() -> Transaction {
    Transaction {
        slugs: ["dairy".to_owned()].into(),
        readings: vec!["logger/1".into()],
        events: vec![("make.reading.post".into(), "ok".into())],
        kept: vec![Kept { key: "logger/1".into(), action: "make.reading.post".into(), answer: "{}".into() }],
        ..Transaction::default()
    }
}

fn sent() -> Vec<Sent> {
    let call = |mark: &str, slug: &str, trade, answer: &str| Sent {
        mark: mark.into(),
        slug: slug.into(),
        trade,
        action: Trade::action(trade),
        answer: Some(answer.into()),
    };
    vec![call("till/1", "shop", Trade::Jeweller, ANSWER), call("logger/1", "dairy", Trade::Dairy, "{}")]
}

/// Judges a bill and a reading after `spoil` has changed the data.
fn after(spoil: impl FnOnce(&mut Found)) -> Vec<String> {
    let transactions = [("7".to_owned(), of_bill()), ("8".to_owned(), of_reading())].into();
    let series = vec![Series { slug: "shop".into(), next: 2, numbers: vec!["A/26-27/00001".into()] }];
    let mut found = Found { transactions, series };
    spoil(&mut found);
    judge(&sent(), &found).into_iter().map(|fault| fault.words).collect()
}

fn with_bill(spoil: impl FnOnce(&mut Transaction)) -> Vec<String> {
    after(|found| spoil(found.transactions.get_mut("7").unwrap()))
}

#[test]
fn what_was_done_once_and_whole_is_right() {
    assert_eq!(after(|_| ()), Vec::<String>::new());
}

#[test]
fn every_way_to_be_half_done_is_noticed() {
    let spoilers: [(&str, Spoil<Transaction>); 9] = [
        ("no event", |t| t.events.clear()),
        ("two events", |t| t.events.push(t.events[0].clone())),
        ("a denied event", |t| t.events[0].1 = "denied".into()),
        ("no kept answer", |t| t.kept.clear()),
        ("another's kept answer", |t| t.kept[0].key = "till/2".into()),
        ("no document", |t| t.bills.clear()),
        ("two documents", |t| t.bills.push(t.bills[0].clone())),
        ("another's reading in it", |t| t.readings.push("logger/1".into())),
        ("another's event", |t| t.events[0].0 = "make.reading.post".into()),
    ];
    for (what, spoil) in spoilers {
        assert!(!with_bill(spoil).is_empty(), "{what}");
    }
}

#[test]
fn a_row_in_another_workspace_is_noticed() {
    assert!(!with_bill(|t| t.slugs.extend(["dairy".to_owned()])).is_empty());
    assert!(!with_bill(|t| t.slugs = ["dairy".to_owned()].into()).is_empty());
}

#[test]
fn what_was_acknowledged_and_is_gone_is_noticed() {
    let faults = after(|found| drop(found.transactions.remove("8")));
    assert_eq!(faults, ["was acknowledged and is not there"]);
}

#[test]
fn what_is_in_doubt_may_be_there_once_or_not_at_all() {
    let mut calls = sent();
    calls.iter_mut().for_each(|call| call.answer = None);
    let numbered = |many: u8| Found {
        transactions: (0..many).map(|n| (n.to_string(), of_reading())).collect(),
        series: vec![],
    };
    for (many, faults) in [(0, 0), (1, 0), (2, 1)] {
        assert_eq!(judge(&calls, &numbered(many)).len(), faults, "{many}");
    }
}

#[test]
fn what_nobody_sent_is_noticed() {
    let faults = after(|found| {
        drop(found.transactions.insert("9".into(), {
            let mut stranger = of_reading();
            (stranger.readings[0], stranger.kept[0].key) = ("logger/2".into(), "logger/2".into());
            stranger
        }))
    });
    assert_eq!(faults, ["is there and was never sent"]);
}

#[test]
fn another_answer_than_was_kept_is_noticed() {
    let faults = after(|found| found.transactions.get_mut("8").unwrap().kept[0].answer = r#"{"x":1}"#.into());
    assert_eq!(faults, ["the kept answer is not the one that was given"]);
}

#[test]
fn a_bill_that_differs_from_its_postings_is_noticed() {
    let spoilers: [(&str, Spoil<Bill>); 7] = [
        ("no entry", |b| b.entries = 0),
        ("no seal", |b| b.seals = 0),
        ("its total", |b| b.total_minor += 1),
        ("its tax and total", |b| (b.tax_minor, b.total_minor, b.lines_total_minor) = (301, 10_301, 10_301)),
        ("its lines", |b| b.lines_total_minor -= 1),
        ("its metal", |b| b.fine_mg += 1),
        ("its number", |b| b.number = "A/26-27/00002".into()),
    ];
    for (what, spoil) in spoilers {
        assert!(!with_bill(|t| spoil(&mut t.bills[0])).is_empty(), "{what}");
    }
    let unbalanced = with_bill(|t| t.bills[0].net.retain(|(account, _), _| account != "SALES"));
    assert!(unbalanced.iter().any(|words| words.contains("out of balance by 10000 INR")), "{unbalanced:?}");
}

#[test]
fn numbers_are_one_to_n_without_gap_or_double() {
    let faults = |next, numbers: &[&str]| {
        let numbers = numbers.iter().map(|n| format!("A/26-27/{n}")).collect();
        series_faults(&Series { slug: "shop".into(), next, numbers }).len()
    };
    for (next, numbers, expected) in [
        (1, &[][..], 0),
        (4, &["00003", "00001", "00002"], 0),
        (4, &["00001", "00003"], 1),
        (4, &["00001", "00002", "00002"], 1),
        (3, &["00001", "00002", "00003"], 1),
        (5, &["00001", "00002", "00003"], 1),
    ] {
        assert_eq!(faults(next, numbers), expected, "{numbers:?} next {next}");
    }
}
