//! The book of orders and repairs: by stage, by karigar, by the day that was promised; the overdue ones first.
//! Invariant: a state and a missed day are shown by a word and an icon beside their colour.

use askama::Template;
use catalogue::Phrase;
use jiff::civil::Date;
use kernel::code::Code;
use kernel::permission::Permission;
use platform::error::{Error, Result};
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::rules::{JobKind, JobState};
use super::{JobListed, JobPage, ListJobs, OpenJobs};

#[derive(Template)]
#[template(path = "jobs/list.html")]
pub(crate) struct JobsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub stages: Vec<Stage>,
    pub state: String,
    pub due: String,
    pub karigar: String,
    /// What is wrong with the filter.
    pub fault: Phrase,
    pub count: i64,
    pub rows: Vec<Row>,
    pub next: String,
    pub may_take: bool,
}

impl JobsPage {
    /// Whether the page shows every job that is not over.
    pub fn is_plain(&self) -> bool {
        self.state.is_empty() && self.due.is_empty() && self.karigar.is_empty()
    }
}

/// A stage of the book, with how many jobs are in it.
pub(crate) struct Stage {
    pub href: String,
    pub word: &'static str,
    pub count: Option<i64>,
    pub is_chosen: bool,
}

/// One job of the list.
pub(crate) struct Row {
    pub href: String,
    pub number: String,
    pub name: String,
    pub description: String,
    pub kind: &'static str,
    pub promised: Date,
    pub is_overdue: bool,
    pub state: &'static str,
    pub estimate_minor: Option<i64>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let [state, due, karigar] =
        ["state", "due_before", "karigar"].map(|name| cx.wanted(name).trim().to_owned());
    let asked = [
        ("state", state.as_str()),
        ("due_before", due.as_str()),
        ("karigar", karigar.as_str()),
        ("after", cx.wanted("after")),
    ];
    let (page, fault) = match cx.ask_with::<ListJobs>(&asked).await {
        Ok(page) => (page, Phrase::default()),
        Err(Error::Refused(refusal)) if refusal.code != Code::PermissionDenied => {
            (nothing(), filter_fault(&refusal.code))
        }
        Err(other) => return Err(other),
    };
    let (base, here) = (cx.href(""), cx.href("/jobs"));
    let kept = |after: &str| {
        with_params(
            &here,
            &[("state", &state), ("due_before", &due), ("karigar", &karigar), ("after", after)],
        )
    };
    cx.html(&JobsPage {
        chrome: cx.chrome("Jobs"),
        stages: stages(&here, &state, &page.open),
        count: page.count,
        rows: page.rows.iter().map(|job| row(&base, job)).collect(),
        next: page.next.as_deref().map_or(String::new(), kept),
        may_take: cx.may(Permission::JobsTake),
        base,
        here,
        state,
        due,
        karigar,
        fault,
    })
}

/// What is wrong with a filter that nothing answers.
fn filter_fault(code: &Code) -> Phrase {
    match code {
        Code::NotFound => "No karigar has this code. Look at the customers' list for it.".into(),
        other => other.meaning().into(),
    }
}

fn nothing() -> JobPage {
    JobPage { count: 0, open: OpenJobs::default(), rows: vec![], next: None }
}

fn stages(here: &str, chosen: &str, open: &OpenJobs) -> Vec<Stage> {
    let all = open.taken + open.in_work + open.ready;
    let stage = |state: &'static str, word: &'static str, count: Option<i64>| Stage {
        href: if state.is_empty() { here.to_owned() } else { with_params(here, &[("state", state)]) },
        word,
        count,
        is_chosen: chosen == state,
    };
    vec![
        stage("", "All open", Some(all)),
        stage("taken", "Taken in", Some(open.taken)),
        stage("in_work", "In work", Some(open.in_work)),
        stage("ready", "Ready", Some(open.ready)),
        stage("delivered", "Delivered", None),
        stage("cancelled", "Cancelled", None),
    ]
}

/// A job, as lists show it.
pub(crate) fn row(base: &str, job: &JobListed) -> Row {
    Row {
        href: format!("{base}/jobs/{}", job.job_id),
        number: job.job.clone(),
        name: job.party_name.clone().unwrap_or_default(),
        description: job.description.clone(),
        kind: kind_name(job.kind),
        promised: job.promised,
        is_overdue: job.overdue,
        state: job.state.as_str(),
        estimate_minor: job.estimate_minor.map(|estimate| estimate.get()),
    }
}

/// "Order", "Repair".
pub(crate) fn kind_name(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Order => "Order",
        JobKind::Repair => "Repair",
    }
}

/// "Taken in", "In work" and so on.
pub(crate) fn state_name(state: JobState) -> &'static str {
    match state {
        JobState::Taken => "Taken in",
        JobState::InWork => "In work",
        JobState::Ready => "Ready",
        JobState::Delivered => "Delivered",
        JobState::Cancelled => "Cancelled",
    }
}
