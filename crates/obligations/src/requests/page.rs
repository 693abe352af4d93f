//! The requests as pages of the workspace: the list, one that came by letter or by word, one request with its
//! next step, and what is held of its person, to read, to print and as a file.
//! Invariant: a button that would be refused is not shown; what a person wrote is shown as text.

use super::export::{HeldTable, as_csv, as_json};
use super::reads::{GetHeld, GetRequest, ListRequests, RequestLine, RequestShown, Wanted};
use super::receipt::GetReceipt;
use super::rules::{CheckedHow, Ground};
use askama::Template;
use catalogue::Phrase;
use kernel::code::Code;
use ledger::parties::{ListParties, PartyShown};
use lifecycle::requests::RequestKind;
use lifecycle::settings::{GuardedFigure, values_seen};
use platform::error::{Error, Result};
use platform::fields::Count;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

/// A value of a choice, and its label.
type Choice = (&'static str, &'static str);

#[derive(Template)]
#[template(path = "requests/list.html")]
pub(super) struct RequestsPage {
    pub chrome: Chrome,
    pub here: String,
    /// The public form of the workspace.
    pub form: String,
    pub is_all: bool,
    pub rows: Vec<RequestLine>,
    pub next: String,
    /// Until when somebody takes a request, and until when it is answered.
    pub take_in: Phrase,
    pub answer_in: Phrase,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let is_all = cx.wanted("which") == Wanted::All.as_str();
    let which = is_all.then_some(Wanted::All);
    let after = cx.wanted("after").parse().ok().map(Count);
    let list = cx.ask(ListRequests { which, after }).await?;
    let here = cx.href("/requests");
    let kept: &[(&str, &str)] = if is_all { &[("which", "all")] } else { &[] };
    let next = next_page(&here, kept, list.next.map(|number| number.to_string()).as_deref());
    let form = lifecycle::requests::outside::form_of(&cx.tx.workspace.slug);
    let (values, now) = (values_seen(&cx.tx).await?, cx.tx.now);
    cx.html(&RequestsPage {
        chrome: cx.chrome("Requests"),
        here,
        form,
        is_all,
        rows: list.rows,
        next,
        take_in: values.phrase(GuardedFigure::RequestForward, now),
        answer_in: values.phrase(GuardedFigure::RequestDone, now),
    })
}

#[derive(Template)]
#[template(path = "requests/new.html")]
pub(super) struct NewPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub form: FormState,
}

impl NewPage {
    /// The kinds of requests.
    pub fn kinds(&self) -> Vec<Choice> {
        RequestKind::ALL.iter().map(|kind| (kind.as_str(), kind.title())).collect()
    }

    /// How it may have come.
    pub fn ways(&self) -> [Choice; 2] {
        [("letter", "By letter or mail"), ("word", "By word")]
    }

    /// Where to go when it is written down: its page.
    pub fn to_new(&self) -> String {
        format!("{}/requests/{{number}}", self.base)
    }
}

pub(crate) async fn new(cx: &PageCx) -> Result<Body> {
    let form = cx.form_named("open")?;
    let (base, here) = (cx.href(""), cx.href("/requests/new"));
    cx.html(&NewPage { chrome: cx.chrome("Write a request down"), base, here, form })
}

/// The forms of what may be done now.
#[derive(Default)]
pub(super) struct Forms {
    pub take: Option<FormState>,
    pub matches: Option<FormState>,
    pub check: Option<FormState>,
    pub restrict: Option<FormState>,
    pub lift: Option<FormState>,
    pub note: Option<FormState>,
    pub answer: Option<FormState>,
}

#[derive(Template)]
#[template(path = "requests/show.html")]
pub(super) struct RequestPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub request: RequestShown,
    /// The parties that a search found.
    pub found: Vec<PartyShown>,
    pub search: String,
    /// Whether the receipt of the answer is there.
    pub is_proved: bool,
    pub forms: Forms,
}

impl RequestPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/workspace.{name}", self.base)
    }

    /// The page of the party; empty without one.
    pub fn party_page(&self) -> String {
        let party = self.request.party.as_ref();
        party.map(|party| format!("{}/customers/{}", self.base, encoded(&party.code))).unwrap_or_default()
    }

    /// How it may be found out who asks.
    pub fn checks(&self) -> Vec<Choice> {
        let is_fit = |how: &&CheckedHow| self.request.party.is_some() || !how.needs_party();
        CheckedHow::ALL.iter().filter(is_fit).map(|how| (how.as_str(), how.label())).collect()
    }

    /// How it may end.
    pub fn endings(&self) -> [Choice; 2] {
        [("done", "Done"), ("refused", "Refused")]
    }

    /// The legal grounds of a refusal; none for what is done.
    pub fn grounds(&self) -> Vec<Choice> {
        let none = ("", "None: it is done");
        let grounds = Ground::ALL.iter().map(|ground| (ground.as_str(), ground.label()));
        std::iter::once(none).chain(grounds).collect()
    }

    /// Whether what is held of the person can be read.
    pub fn is_readable(&self) -> bool {
        !self.request.may_take && self.request.party.as_ref().is_some_and(|party| party.erased_at.is_none())
    }

    /// Whether the audit log has proved the answer by now.
    pub fn has_receipt(&self) -> bool {
        self.is_proved
    }

    /// Whether it asks to erase, which is done on the party's page.
    pub fn is_erasure(&self) -> bool {
        self.request.kind == RequestKind::Erasure
    }

    /// Whether it asks to correct, which is done on the party's page.
    pub fn is_correction(&self) -> bool {
        self.request.kind == RequestKind::Correction
    }
}

/// The number in the path. Errors: `not_found`.
pub(super) fn number_of(cx: &PageCx) -> Result<i32> {
    cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let number = number_of(cx)?;
    let request = cx.ask(GetRequest { number: Count(number) }).await?;
    let search = cx.wanted("search").to_owned();
    let found = match search.is_empty() || !request.may_work {
        true => Vec::new(),
        false => cx.ask_with::<ListParties>(&[("search", &search)]).await?.rows,
    };
    let form = |is_offered: bool, name: &'static str| match is_offered {
        true => cx.form_named(name).map(Some),
        false => Ok(None),
    };
    let (works, party) = (request.may_work, request.party.as_ref());
    let lives = party.is_some_and(|party| party.erased_at.is_none());
    let is_restricted = party.is_some_and(|party| party.restricted_at.is_some());
    let forms = Forms {
        take: form(request.may_take, "take")?,
        matches: form(works, "match")?,
        check: form(works && request.is_settled(), "check")?,
        restrict: form(works && lives && !is_restricted, "restrict")?,
        lift: form(is_restricted, "lift")?,
        note: form(works, "note")?,
        answer: form(works, "answer")?,
    };
    let is_proved = match request.answered_at {
        Some(_) => cx.ask(GetReceipt { number: Count(number) }).await?.text.is_some(),
        None => false,
    };
    let list = cx.href("/requests");
    let here = format!("{list}/{number}");
    let (chrome, base) = (cx.chrome(request.case.clone()), cx.href(""));
    cx.html(&RequestPage { chrome, base, list, here, request, found, search, is_proved, forms })
}

#[derive(Template)]
#[template(path = "requests/held.html")]
pub(super) struct HeldPage {
    pub chrome: Chrome,
    pub up: String,
    pub case: String,
    pub tables: Vec<HeldTable>,
}

pub(crate) async fn show_held(cx: &PageCx) -> Result<Body> {
    let number = number_of(cx)?;
    let held = cx.ask(GetHeld { number: Count(number) }).await?;
    let up = cx.href(&format!("/requests/{number}"));
    let chrome = cx.chrome("What is held of this person");
    cx.html(&HeldPage { chrome, up, case: held.case, tables: held.tables })
}

/// The same as JSON, to be handed over.
pub(crate) async fn json(cx: &PageCx) -> Result<Body> {
    let held = cx.ask(GetHeld { number: Count(number_of(cx)?) }).await?;
    let text = as_json(&held.case, &held.as_of.to_string(), &held.tables);
    Ok(Body::Kept("application/json", format!("{}.json", held.case), text.into_bytes()))
}

/// The same as CSV.
pub(crate) async fn csv(cx: &PageCx) -> Result<Body> {
    let held = cx.ask(GetHeld { number: Count(number_of(cx)?) }).await?;
    let text = as_csv(&held.tables);
    Ok(Body::Kept("text/csv; charset=utf-8", format!("{}.csv", held.case), text.into_bytes()))
}
