//! The page of duties, from sample values.
//! Invariant: it says in words what is over.

use super::page::DutiesPage;
use super::*;
use askama::Template;
use web::view::Chrome;

fn page(rows: Vec<Duty>) -> String {
    page_of(rows, true)
}

fn page_of(rows: Vec<Duty>, is_set_up: bool) -> String {
    DutiesPage { chrome: Chrome::sample("Duties"), base: "/w/instance".into(), rows, is_set_up }
        .render()
        .expect("a page")
}

fn running(due: &str, now: &str) -> Duty {
    let row = sql::DutiesRunning {
        kind: "weakness".into(),
        case_no: 7,
        is_drill: true,
        clock: "acknowledgement".into(),
        begun_at: "2026-11-27T05:00:00Z".parse().expect("a moment"),
        due_at: due.parse().expect("a moment"),
    };
    duty(row, now.parse().expect("a moment")).expect("a duty")
}

#[test]
fn a_duty_leads_to_its_case_and_says_when_it_is_over() {
    let due = "2026-11-30T05:00:00Z";
    let open = page(vec![running(due, due)]);
    assert!(
        open.contains("/w/instance/instance/reports/7") && open.contains("WR-7") && open.contains("Drill")
    );
    assert!(open.contains("Running") && !open.contains("Overdue"));
    assert!(page(vec![running(due, "2026-11-30T05:00:01Z")]).contains("Overdue"));
    assert!(page(vec![]).contains("Nothing to do"));
    let hostile = Duty { case: "<script>".into(), page: "/\"><script>".into(), ..running(due, due) };
    assert!(!page(vec![hostile]).contains("<script>"));
}

#[test]
fn a_set_up_that_is_not_complete_leads_to_the_addresses() {
    assert!(page_of(vec![], false).contains("href=\"/w/instance/instance/contacts\""));
    assert!(!page_of(vec![], true).contains("/instance/contacts"));
}
