//! The books' page from sample values, and its forms on a real workspace.
//! Invariant: numbering changes only while no paper of the year has a number.

use super::*;
use crate::accounts::documents::kinds::DocumentKind;
use crate::accounts::legal_limits::{LimitCode, LimitRow};
use crate::accounts::series::ChangeSeries;
use crate::accounts::tax_policy::defaults;
use serde_json::json;
use testing::Shop;

/// The law's rows, and one of the workspace's own.
fn limits() -> Vec<LimitListed> {
    let mut rows = crate::accounts::legal_limits::defaults(Country::India);
    let own = LimitRow {
        from: kernel::day::parse_day("2026-04-10").expect("a day"),
        law: Some("The shop's own rule".into()),
        source: LimitSource::Workspace,
        ..rows[0].clone()
    };
    rows.push(own);
    rows.into_iter().map(|row| LimitListed { in_force: row.source == LimitSource::Workspace, row }).collect()
}

fn page(words: &str, full: bool) -> String {
    let series = |doc: DocumentKind, numbered: bool| SeriesOfYear {
        series: crate::accounts::series::SeriesShown {
            code: words.into(),
            fy: "2026-27".into(),
            doc,
            pattern: words.into(),
            next: 8,
            next_number: (!numbered).then(|| words.to_owned()),
        },
        numbered,
    };
    let form = || full.then(|| FormState::new("key"));
    let page = BooksPage {
        chrome: Chrome::sample(words),
        base: "/w/dairy".into(),
        numbering: NumberingShown {
            fy: "2026-27".into(),
            series: if full {
                vec![series(DocumentKind::Invoice, true), series(DocumentKind::Receipt, false)]
            } else {
                vec![]
            },
        },
        tax: TaxPolicyShown {
            product_defaults: !full,
            rows: if full { defaults(Country::India) } else { vec![] },
        },
        in_india: full,
        add_tax: form(),
        end_tax: full.then(|| EndTaxForm {
            form: FormState::new("key"),
            remove: FormState::new("key"),
            class: words.into(),
            percent: "3%".into(),
            from: kernel::day::parse_day("2017-07-01").expect("a day"),
            day: words.into(),
            last: words.into(),
            here: "/w/dairy/books".into(),
        }),
        limits: if full { limits() } else { vec![] },
        add_limit: form(),
        end_limit: full.then(|| EndLimitForm {
            form: FormState::new("key"),
            remove: FormState::new("key"),
            code: LimitCode::CashLimit,
            amount_minor: 10_000_000,
            from: kernel::day::parse_day("2026-04-10").expect("a day"),
            last: words.into(),
            here: "/w/dairy/books".into(),
        }),
        soft_locked_until: full.then(|| kernel::day::parse_day("2026-04-05").expect("a day")),
        locked_until: full.then(|| kernel::day::parse_day("2026-03-31").expect("a day")),
        number: form(),
        lock: form(),
        unlock: form(),
        entering: full.then(|| catalogue::Phrase::verbatim(words)),
        settings: if full { "/w/dairy/settings#h-cash".into() } else { String::new() },
        check: if full { "/w/dairy/books/check".into() } else { String::new() },
    };
    page.render().expect("a page")
}

#[test]
fn it_draws_from_nothing_and_from_all() {
    let (empty, full) = (page("Books", false), page("Books", true));
    assert!(empty.contains("No rates of tax") && !empty.contains("<form class=\"form"), "{empty}");
    assert!(full.contains("workspace.tax.add") && full.contains("workspace.tax.remove"));
    assert!(full.contains("/w/dairy/books?tax=jewellery&#38;from=2017-07-01#end-tax"), "{full}");
    assert!(full.contains("workspace.limit.add") && full.contains("workspace.limit.remove"));
    assert!(full.contains("/w/dairy/books?limit=cash_limit&#38;since=2026-04-10#end-limit"), "{full}");
    assert!(full.contains("href=\"/w/dairy/settings#h-cash\"") && !empty.contains("Amounts under Settings"));
    assert!(full.contains("Set by: The law") && full.contains("through 31 Mar 2026"), "{full}");
    assert!(full.contains("Through ") && full.contains("Closed for most"), "{full}");
    assert!(full.contains("Job work diamond") && full.contains("workspace.period.unlock"));
    // The list offers only papers that have no number yet.
    assert!(full.contains("value=\"receipt\"") && !full.contains("value=\"invoice\""));
}

#[test]
fn words_of_anybodys_are_only_words() {
    let hostile = page("<script>alert(1)</script>", true);
    assert!(!hostile.contains("<script>alert"), "{hostile}");
}

#[tokio::test]
async fn a_series_is_set_until_its_first_number() {
    let shop = Shop::jeweller().await;
    let set = |doc: &str, code: &str, pattern: &str| json!({ "doc": doc, "code": code, "pattern": pattern, "first": 41 });
    let done = shop.run::<ChangeSeries>("olive", set("invoice", "SR", "SR/{fy2}/{n:4}")).await;
    assert_eq!(done.expect("set")["next_number"], "SR/26-27/0041");
    let again = shop.run::<ChangeSeries>("olive", set("invoice", "S", "S{n}")).await;
    assert_eq!(again.expect("set again")["next_number"], "S41");
    let taken = shop.run::<ChangeSeries>("olive", set("receipt", "S", "R{n}")).await;
    assert_eq!(taken, Err("series_code_taken code".into()));
    let wrong = shop.run::<ChangeSeries>("olive", set("receipt", "R", "no count")).await;
    assert_eq!(wrong, Err("document_number_format pattern".into()));
    let cashier = shop.run::<ChangeSeries>("cas", set("receipt", "R", "R{n}")).await;
    assert_eq!(cashier, Err("permission_denied".into()));
    let shown = shop.ask::<Numbering>("cas", json!({})).await.expect("numbering");
    assert_eq!(shown["series"][0]["next_number"], "S41");
    assert_eq!(shown["series"][1]["next_number"], "RCP/26-27/00001");
}
