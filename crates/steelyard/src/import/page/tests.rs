//! The page of an import, from samples: a job in each state, the faults of a file, and hostile words.
//! Invariant: the page does not ask again about a job that has ended.

use super::*;
use admin::jobs::Progress;
use catalogue::Phrase;
use kernel::day::Instant;
use serde_json::json;

fn job(state: State, done: i64, of: i64) -> JobResult {
    let at = Instant::UNIX_EPOCH;
    let shown = JobShown {
        job: Uuid::from_u128(7),
        kind: RunImport::NAME.into(),
        state: state.as_str(),
        progress: Progress { done, of },
        code: None,
        asked_by: Uuid::from_u128(8),
        attempts: 1,
        created_at: at,
        started_at: Some(at),
        ended_at: None,
    };
    JobResult { shown, answer: None, problem: None }
}

fn failed(words: &str, rows: usize) -> JobResult {
    let errors: Vec<Value> = (0..rows)
        .map(|n| json!({ "field": format!("rows[{n}].{words}"), "code": "value_unknown", "message": words }))
        .collect();
    let problem = json!({ "detail": words, "errors": errors, "errors_left_out": 5 });
    JobResult { problem: Some(problem), ..job(State::Failed, 0, 0) }
}

fn page(job: Option<&JobResult>, words: &str) -> String {
    page_of(
        job,
        words,
        vec![
            ("content".into(), Phrase::verbatim(words)),
            (format!("rows[7].{words}"), Phrase::verbatim(format!("Line 10: {words}"))),
            (String::new(), Phrase::verbatim(words)),
        ],
    )
}

fn page_of(job: Option<&JobResult>, words: &str, faults: Vec<(String, Phrase)>) -> String {
    sample(job, words, faults).render().expect("a page")
}

fn sample(job: Option<&JobResult>, words: &str, faults: Vec<(String, Phrase)>) -> MoveInPage {
    let form = FormState::refused(vec![("kind".into(), words.into())], faults);
    MoveInPage {
        chrome: Chrome::sample(words),
        base: "/w/dairy".into(),
        here: "/w/dairy/move-in".into(),
        wrong: Wrong::of(&form),
        taken: Some(taken(3, true)),
        form,
        has_begun: false,
        cancel: FormState::new("k"),
        faults: vec![Phrase::verbatim(words)],
        recent: job.iter().map(|job| job.shown.clone()).collect(),
        job: job.map(shown),
    }
}

#[test]
fn a_shop_that_works_is_offered_holidays_alone() {
    let kinds = |has_begun| MoveInPage { has_begun, ..sample(None, "Dairy", vec![]) }.kinds();
    assert_eq!(kinds(false).len(), KINDS.len());
    assert_eq!(kinds(true), [("holidays", "Holidays (CSV or JSON)")]);
    let begun = MoveInPage { has_begun: true, ..sample(None, "Dairy", vec![]) }.render().expect("a page");
    assert!(begun.contains("Your shop has started to work") && begun.contains("workspace.import.run"));
}

#[test]
fn a_job_that_runs_is_looked_at_again_and_one_that_ended_is_not() {
    let running = page(Some(&job(State::Running, 12_400, 20_000)), "Dairy");
    for there in
        ["hx-trigger=\"every 2s\"", "about 60 %", "12400 of 20000 rows", "workspace.job.cancel", "aria-live"]
    {
        assert!(running.contains(there), "{there}\n{running}");
    }
    let waits = page(Some(&job(State::Waiting, 0, 0)), "Dairy");
    assert!(waits.contains("waits for its turn") && waits.contains("hx-trigger"));
    let done = JobResult { answer: Some(json!({ "count": 20_000 })), ..job(State::Done, 20_000, 20_000) };
    let done = page(Some(&done), "Dairy");
    assert!(done.contains("20000 rows were taken.") && !done.contains("hx-trigger"));
    assert!(!done.contains("workspace.job.cancel"));
    let tested = json!({ "count": 1, "dry_run": true });
    let tested = JobResult { answer: Some(tested), ..job(State::Done, 1, 1) };
    assert!(page(Some(&tested), "Dairy").contains("Nothing was saved: 1 row would be taken."));
    let cancelled = page(Some(&job(State::Cancelled, 9, 20)), "Dairy");
    assert!(cancelled.contains("None of its rows was taken.") && !cancelled.contains("hx-trigger"));
}

#[test]
fn what_was_wrong_is_shown_row_by_row_up_to_a_bound() {
    let few = page(Some(&failed("name", 2)), "Dairy");
    assert!(few.contains("Row 2, name") && few.contains("And 5 more."), "{few}");
    let many = page(Some(&failed("name", 60)), "Dairy");
    assert!(many.contains("Row 50, name") && !many.contains("Row 51, name") && many.contains("And 15 more."));
}

#[test]
fn what_was_wrong_in_a_small_file_is_shown_by_its_line_too() {
    let at = |field: &str, message: &str| (field.to_owned(), Phrase::verbatim(message));
    let faults =
        vec![at("rows[7].phone", "Line 10: Too long."), at("rows", "Choose a file."), at("x", "No.")];
    let small = page_of(None, "Dairy", faults);
    for there in [
        "<bdi>Line 10, phone</bdi></th><td>Too long.</td>",
        "<a href=\"#f-content\">Choose a file.</a>",
        "<li>No.</li>",
        "Nothing was saved: 3 rows would be taken.",
    ] {
        assert!(small.contains(there), "{there}\n{small}");
    }
    assert!(!small.contains("#f-rows"), "no link that leads nowhere: {small}");
    let placed = |field: &str| {
        let (place, message) = place(field, "No.".into());
        (place.to_string(), message.to_string())
    };
    assert_eq!(placed("rows[7]"), ("Row 8".into(), "No.".into()));
    assert_eq!(placed("content"), ("The file".into(), "No.".into()));
    assert_eq!(
        [taken(1, false), taken(4000, false)].map(|said| said.to_string()),
        ["1 row was taken.", "4000 rows were taken."]
    );
}

#[test]
fn what_comes_from_a_file_is_shown_as_text() {
    let page = page(Some(&failed("<script>", 2)), "<script>");
    assert!(!page.contains("<script>"), "{page}");
}

#[test]
fn each_kind_has_its_words_once() {
    let kinds: std::collections::BTreeSet<&str> = KINDS.iter().map(|(kind, _)| kind.as_str()).collect();
    let words: std::collections::BTreeSet<&str> = KINDS.iter().map(|(_, words)| *words).collect();
    assert_eq!((kinds.len(), words.len()), (KINDS.len(), KINDS.len()));
}
