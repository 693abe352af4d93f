//! The reviews of access as pages: the list, one review with its forms, and the same as a file.
//! Invariant: who may not decide sees the record without a form.

use super::export::as_csv;
use super::reads::{
    AccessReviewLine, AccessReviewShown, GetAccessReview, ListAccessReviews, PersonInReview, TokenInReview,
};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::permission::Permission;
use platform::error::{Error, Result};
use platform::fields::Count;
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "reviews/list.html")]
pub(super) struct AccessReviewsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<AccessReviewLine>,
    pub next: String,
    /// None for those who may not, and while one is open.
    pub form: Option<FormState>,
}

impl AccessReviewsPage {
    /// Where to go when one began: its page.
    pub fn to_new(&self) -> String {
        format!("{}/{{number}}", self.here)
    }

    /// How far a review is.
    pub fn progress(&self, row: &AccessReviewLine) -> Phrase {
        say!("{decided} of {entries} decided", decided = row.decided, entries = row.entries)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let after: Option<Count> = cx.wanted("after").parse().ok().map(Count);
    let is_first = after.is_none();
    let list = cx.ask(ListAccessReviews { after }).await?;
    let here = cx.href("/team/reviews");
    let next = next_page(&here, &[], list.next.map(|number| number.to_string()).as_deref());
    // Every open review is on the first page, because there is one at most and it is the newest.
    let may_open = is_first && list.rows.iter().all(|row| row.closed_at.is_some());
    let form = match may_open && cx.may(Permission::MembersWrite) {
        true => Some(cx.form_named("open")?),
        false => None,
    };
    let chrome = cx.chrome("Access reviews");
    cx.html(&AccessReviewsPage { chrome, base: cx.href(""), here, rows: list.rows, next, form })
}

/// The forms of an open review.
pub(super) struct Forms {
    pub keep: FormState,
    pub remove: FormState,
    pub close: FormState,
}

#[derive(Template)]
#[template(path = "reviews/show.html")]
pub(super) struct AccessReviewPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub review: AccessReviewShown,
    /// None for those who may not decide, and when it is closed.
    pub forms: Option<Forms>,
}

impl AccessReviewPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/workspace.access_review.{name}", self.base)
    }

    /// The people who wait for a decision.
    pub fn people_open(&self) -> Vec<&PersonInReview> {
        self.review.people.iter().filter(|it| it.decision.is_none() && it.is_member).collect()
    }

    /// The tokens that wait for a decision.
    pub fn tokens_open(&self) -> Vec<&TokenInReview> {
        self.review.tokens.iter().filter(|it| it.decision.is_none() && it.is_live).collect()
    }

    /// Whether something waits for a decision.
    pub fn is_undecided(&self) -> bool {
        !self.people_open().is_empty() || !self.tokens_open().is_empty()
    }

    /// Whether somebody's access can be ended.
    pub fn is_removable(&self) -> bool {
        self.review.people.iter().any(|it| it.is_member) || self.review.tokens.iter().any(|it| it.is_live)
    }

    /// Whose access can be ended, for the form: the value and the name. Nobody is chosen at first.
    pub fn removable(&self) -> Vec<(String, Phrase)> {
        let people = self.review.people.iter().filter(|it| it.is_member);
        let people = people.map(|it| (it.entry.to_string(), Phrase::verbatim(it.name.clone())));
        let tokens = self.review.tokens.iter().filter(|it| it.is_live).map(|it| {
            let words =
                say!("API token {name} of {person}", name = it.name.clone(), person = it.person.clone());
            (it.entry.to_string(), words)
        });
        std::iter::once((String::new(), Phrase::of("Choose"))).chain(people).chain(tokens).collect()
    }

    /// Whether an entry was ticked in the form that came back.
    pub fn is_ticked(&self, entry: &Uuid) -> bool {
        self.forms.as_ref().is_some_and(|forms| forms.keep.is_chosen("entries", &entry.to_string(), ""))
    }

    /// Whether a person last came in by a second factor.
    pub fn factor(&self, person: &PersonInReview) -> &'static str {
        match person.second_factor {
            Some(true) => "Yes",
            Some(false) => "No",
            None => "Never signed in",
        }
    }

    /// What a token may do.
    pub fn scope(&self, token: &TokenInReview) -> Phrase {
        match &token.permissions {
            Some(names) => Phrase::verbatim(names.join(", ")),
            None => Phrase::of("Everything that its person may do"),
        }
    }

    /// How far it is.
    pub fn progress(&self) -> Phrase {
        let line = &self.review.line;
        say!("{decided} of {entries} decided", decided = line.decided, entries = line.entries)
    }
}

fn number_of(cx: &PageCx) -> Result<Count> {
    cx.param("number")?.parse().map(Count).map_err(|_| Error::from(Code::NotFound))
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let review = cx.ask(GetAccessReview { number: number_of(cx)? }).await?;
    let forms = match review.may_work && cx.may(Permission::MembersWrite) {
        true => Some(Forms {
            keep: cx.form_named("keep")?,
            remove: cx.form_named("remove")?,
            close: cx.form_named("close")?,
        }),
        false => None,
    };
    let list = cx.href("/team/reviews");
    let here = format!("{list}/{}", review.line.number);
    let chrome = cx.chrome(review.line.case.clone());
    cx.html(&AccessReviewPage { chrome, base: cx.href(""), list, here, review, forms })
}

/// The review as CSV.
pub(crate) async fn csv(cx: &PageCx) -> Result<Body> {
    let review = cx.ask(GetAccessReview { number: number_of(cx)? }).await?;
    let name = format!("{}.csv", review.line.case);
    Ok(Body::Kept("text/csv; charset=utf-8", name, as_csv(&review).into_bytes()))
}
