//! The page of an import: a file of rows, the progress of its job, and the result.
//! Invariant: the page shows jobs of this action only; a person can leave it and come back.

use super::{Kind, RunImport};
use admin::jobs::{GetJob, JobResult, JobShown, ListJobs};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::accounts::documents;
use platform::action::Action;
use platform::error::Result;
use platform::job::State;
use serde_json::Value;
use uuid::Uuid;
use web::page::{Body, Page, PageCx};
use web::registry::Registry;
use web::view::{Beam, Chrome, FormState};

/// The page's path in the workspace.
const HERE: &str = "/move-in";
/// Jobs shown below the form.
const RECENT: usize = 10;
/// Faults shown of one job: nobody corrects more rows before the next try.
const FAULTS: usize = 50;

/// The kinds with their names, ordered so that a kind refers only to those before it.
const KINDS: [(Kind, &str); 19] = [
    (Kind::TaxPolicy, "Tax rates"),
    (Kind::Rates, "Metal rates (CSV or JSON)"),
    (Kind::Series, "Number series"),
    (Kind::Periods, "Closed periods"),
    (Kind::Holidays, "Holidays (CSV or JSON)"),
    (Kind::Parties, "Customers and suppliers (CSV or JSON)"),
    (Kind::Locations, "Locations"),
    (Kind::Items, "Items (CSV or JSON)"),
    (Kind::Articles, "Tagged pieces (CSV or JSON)"),
    (Kind::Equipment, "Equipment"),
    (Kind::Silos, "Silos"),
    (Kind::ControlPoints, "Control points"),
    (Kind::Recipes, "Recipes"),
    (Kind::Lots, "Lots in stock"),
    (Kind::Batches, "Finished batches"),
    (Kind::Edges, "What was made of what"),
    (Kind::Readings, "Past readings"),
    (Kind::OpeningInvoices, "Unpaid bills"),
    (Kind::OpeningBalances, "Balances: money, taxes, suppliers, metal"),
];

/// Registers the page.
pub fn register(registry: &mut Registry) {
    registry.page(Page {
        path: HERE,
        needs: Permission::ImportRun,
        nav: None,
        draw: |cx| Box::pin(draw(cx)),
    });
}

#[derive(Template)]
#[template(path = "import.html")]
struct MoveInPage {
    chrome: Chrome,
    base: String,
    here: String,
    form: FormState,
    /// Whether the shop has posted documents already. Then only holidays are imported.
    has_begun: bool,
    cancel: FormState,
    faults: Vec<Phrase>,
    wrong: Wrong,
    /// What came of a small file, in a sentence.
    taken: Option<Phrase>,
    job: Option<Shown>,
    recent: Vec<JobShown>,
}

/// The faults of the form: of its own fields, and at places in the file.
#[derive(Default)]
struct Wrong {
    form: Vec<(String, Phrase)>,
    rows: Vec<(Phrase, Phrase)>,
}

impl Wrong {
    fn form(&self) -> &[(String, Phrase)] {
        &self.form
    }

    fn places(&self) -> &[(Phrase, Phrase)] {
        &self.rows
    }

    fn of(form: &FormState) -> Wrong {
        let (rows, own): (Vec<_>, Vec<_>) =
            form.faults().iter().cloned().partition(|(field, _)| field.starts_with("rows["));
        let rows = rows.into_iter().map(|(field, message)| place(&field, message)).collect();
        // The rows are what the file brings.
        let link = |field: String| match field.as_str() {
            "kind" | "content" => field,
            "rows" => "content".to_owned(),
            _ => String::new(),
        };
        Wrong { form: own.into_iter().map(|(field, message)| (link(field), message)).collect(), rows }
    }
}

/// Where something is wrong in a file, as people count: its line, or its row from one; and what is wrong there.
fn place(field: &str, message: Phrase) -> (Phrase, Phrase) {
    let Some((row, rest)) = field.strip_prefix("rows[").and_then(|it| it.split_once(']')) else {
        let whole = matches!(field, "" | "content" | "rows");
        return (if whole { "The file".into() } else { Phrase::verbatim(field) }, message);
    };
    let english = message.to_string();
    let on_line = english.strip_prefix("Line ").and_then(|it| it.split_once(": "));
    let (at, message) = match (on_line, row.parse::<usize>()) {
        (Some((line, message)), _) => (say!("Line {line}", line), Phrase::verbatim(message)),
        (None, Ok(row)) => (say!("Row {row}", row = row + 1), message),
        (None, Err(_)) => (Phrase::verbatim(row), message),
    };
    match rest.trim_start_matches('.') {
        "" => (at, message),
        column => (say!("{place}, {column}", place = at, column), message),
    }
}

/// What came of a file, in a sentence.
fn taken(rows: u64, is_test: bool) -> Phrase {
    match is_test {
        true => Phrase::counted(
            rows,
            "Nothing was saved: {count} row would be taken.",
            "Nothing was saved: {count} rows would be taken.",
        ),
        false => Phrase::counted(rows, "{count} row was taken.", "{count} rows were taken."),
    }
}

/// The job that the page shows.
struct Shown {
    id: Uuid,
    state: &'static str,
    is_open: bool,
    beam: Option<Beam>,
    /// Its state, in a sentence.
    says: Phrase,
    /// Each fault with its row.
    faults: Vec<(Phrase, Phrase)>,
    /// How many faults are not shown, in a sentence; empty where all are.
    more: Phrase,
}

impl Shown {
    fn places(&self) -> &[(Phrase, Phrase)] {
        &self.faults
    }
}

impl MoveInPage {
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        let is_offered = |(kind, _): &&(Kind, &str)| !self.has_begun || kind.is_taken_later();
        KINDS.iter().filter(is_offered).map(|(kind, words)| (kind.as_str(), *words)).collect()
    }

    /// Where the form leads: here, with what came of the file.
    fn next(&self) -> String {
        format!("{}?rows={{count}}&test={{dry_run}}", self.here)
    }

    /// The link to a job.
    fn href(&self, job: &Uuid) -> String {
        format!("{}?job={job}", self.here)
    }

    /// The tag for the state of a job in the list.
    fn tag(&self, state: &str) -> (&'static str, &'static str, &'static str) {
        match State::of(state) {
            Some(State::Done) => ("ok", "check", "Done"),
            Some(State::Failed) => ("bad", "warn", "Failed"),
            Some(State::Cancelled) => ("", "x", "Cancelled"),
            Some(State::Running) => ("info", "clock", "Running"),
            _ => ("", "clock", "Waiting"),
        }
    }

    fn count(&self, job: &JobShown) -> Phrase {
        match job.progress.of {
            0 => Phrase::default(),
            of => say!("{done} of {of} rows", done = job.progress.done, of),
        }
    }
}

async fn draw(cx: &PageCx) -> Result<Body> {
    let job = match cx.wanted("job") {
        "" => None,
        id => Some(shown(&cx.ask_with::<GetJob>(&[("job", id)]).await?)),
    };
    let mut recent = cx.ask_with::<ListJobs>(&[("kind", RunImport::NAME)]).await?.rows;
    recent.truncate(RECENT);
    let has_begun = documents::has_posted(&cx.tx).await?;
    let form = cx.form_named("import")?;
    let rows = cx.wanted("rows").parse().ok();
    cx.html(&MoveInPage {
        chrome: cx.chrome("Move in"),
        base: cx.href(""),
        here: cx.href(HERE),
        wrong: Wrong::of(&form),
        taken: rows.map(|rows| taken(rows, cx.wanted("test") == "true")),
        form,
        has_begun,
        cancel: cx.form_named("cancel")?,
        faults: cx.button_faults(&["import"]),
        job,
        recent,
    })
}

fn shown(job: &JobResult) -> Shown {
    let state = State::of(job.shown.state).unwrap_or(State::Waiting);
    let progress = &job.shown.progress;
    let problem = job.problem.as_ref();
    let wrong = problem.and_then(|it| it["errors"].as_array()).map(Vec::as_slice).unwrap_or_default();
    let text = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
    let left_out = problem.and_then(|it| it["errors_left_out"].as_u64()).unwrap_or_default();
    let more = wrong.len().saturating_sub(FAULTS) + usize::try_from(left_out).unwrap_or_default();
    let beam = (!state.has_ended() && progress.of > 0).then(|| {
        let words = say!("{done} of {of} rows", done = progress.done, of = progress.of);
        Beam::share(progress.done, progress.of, words).scaled(["0".into(), progress.of.to_string().into()])
    });
    Shown {
        id: job.shown.job,
        state: state.as_str(),
        is_open: !state.has_ended(),
        beam,
        says: says(job, state),
        faults: wrong
            .iter()
            .take(FAULTS)
            .map(|it| place(&text(it, "field"), Phrase::verbatim(text(it, "message"))))
            .collect(),
        more: if more == 0 { Phrase::default() } else { say!("And {count} more.", count = more) },
    }
}

/// The sentence that a screen reader speaks while the job runs: in tenths, so that it speaks only now and
/// then.
fn says(job: &JobResult, state: State) -> Phrase {
    let (done, of) = (job.shown.progress.done, job.shown.progress.of);
    let answer = |name: &str| job.answer.as_ref().map(|it| it[name].clone()).unwrap_or_default();
    match state {
        State::Waiting => "Your file waits for its turn.".into(),
        State::Running if of > 0 => {
            say!("Your rows are moving in: about {percent} %.", percent = done * 10 / of * 10)
        }
        State::Running => "Your file is being read.".into(),
        State::Done => taken(answer("count").as_u64().unwrap_or_default(), answer("dry_run") == true),
        State::Cancelled => "It was cancelled. None of its rows was taken.".into(),
        State::Failed => {
            let detail = job.problem.as_ref().and_then(|it| it["detail"].as_str()).unwrap_or_default();
            say!("None of its rows was taken. {detail}", detail)
        }
    }
}

#[cfg(test)]
mod tests;
