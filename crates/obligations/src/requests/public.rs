//! The form by which a person asks a workspace about their data, and the page of a request for that person:
//! without an account, a script or a cookie.
//! Invariant: the pages say the name of the workspace and nothing else about it, and never whether the person
//! is known there. The secret of a request is shown once.

use super::form;
use super::reads::RequestShown;
use crate::reports::form::value_of;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use catalogue::{Phrase, say};
use lifecycle::casework::CaseKind;
use lifecycle::requests::outside::{self, Receipt};
use lifecycle::requests::{RequestKind, RequestState};
use lifecycle::settings::{self, GuardedFigure};
use platform::error::{Error, Result};
use web::asked::Asked;
use web::cookies::theme;
use web::problem::{Mark, mark};
use web::refusals::{faults, refuse};
use web::registry::{Public, Registry};
use web::responses::html_response;
use web::route::Kind;
use web::serve::{both, get};
use web::site::Site;
use web::view::{Chrome, FormState};
use web::{csrf, request_body};

/// The form by name, for its token.
const FORM: &str = "/privacy";

/// Registers the pages of persons.
pub(crate) fn register(r: &mut Registry) {
    r.public(Public { path: "/privacy/{slug}", kind: Kind::Page, serve: both(blank, send) });
    r.public(Public { path: "/privacy/{slug}/{secret}", kind: Kind::Page, serve: get(status) });
}

fn shell(title: impl Into<Phrase>, asked: &Asked, headers: &HeaderMap) -> Chrome {
    let mut chrome = Chrome::bare(title, &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    chrome
}

/// Until when somebody takes a request, and until when it is answered, by the figures in force.
async fn limits(site: &Site, asked: &Asked) -> Result<(Phrase, Phrase)> {
    let values = settings::values(&site.platform).await?;
    let phrase = |figure| values.phrase(figure, asked.now);
    Ok((phrase(GuardedFigure::RequestForward), phrase(GuardedFigure::RequestDone)))
}

fn page(page: &impl Template, as_told: impl Into<Mark>) -> Result<Response<Body>> {
    Ok(html_response(page.render().map_err(Error::internal)?, as_told))
}

#[derive(Template)]
#[template(path = "requests/form.html")]
pub(super) struct FormPage {
    pub chrome: Chrome,
    pub here: String,
    pub workspace: String,
    pub form: FormState,
    /// Until when somebody takes a request, and until when it is answered.
    pub take_in: Phrase,
    pub answer_in: Phrase,
}

impl FormPage {
    /// The kinds of requests.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        RequestKind::ALL.iter().map(|kind| (kind.as_str(), kind.label())).collect()
    }

    /// Whether a code was mailed to the person, because of many other requests.
    pub fn asks_code(&self) -> bool {
        self.form.fault("code").is_some() || !self.form.value("code", "").is_empty()
    }
}

async fn form_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    slug: &str,
    (form, as_told): (FormState, Mark),
) -> Result<Response<Body>> {
    let door = outside::door(&site.platform, slug).await?;
    let mut chrome = shell("Your data", asked, headers);
    chrome.csrf = csrf::of_anybody(&site.platform, FORM, asked.now);
    chrome.refused = form.has_faults();
    let ((take_in, answer_in), here) = (limits(site, asked).await?, outside::form_of(slug));
    page(&FormPage { chrome, here, workspace: door.name, form, take_in, answer_in }, as_told)
}

/// `GET /privacy/<workspace>`
async fn blank(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let blank = (FormState::default(), StatusCode::OK.into());
    let drawn = form_page(&site, &asked, &headers, &slug, blank).await;
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

#[derive(Template)]
#[template(path = "requests/receipt.html")]
pub(super) struct ReceiptPage {
    pub chrome: Chrome,
    pub workspace: String,
    pub case: String,
    pub link: String,
    pub answer_in: Phrase,
}

/// `POST /privacy/<workspace>`
async fn send(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let taken = async {
        csrf::same_origin(&asked.host, request.method(), request.headers())?;
        let fields = request_body::form(request).await?;
        csrf::check_anybody(&site.platform, FORM, asked.now, value_of(&fields, "_csrf"))?;
        match receive(&site, &asked, &headers, (&slug, &fields)).await {
            Ok(receipt) => receipt_page(&site, &asked, &headers, (&slug, &receipt)).await,
            Err(error) => {
                let refusal = error.into_refusal(asked.request);
                let form = FormState::refused(fields, faults(&refusal));
                form_page(&site, &asked, &headers, &slug, (form, mark(&refusal))).await
            }
        }
    };
    let taken: Result<Response<Body>> = taken.await;
    taken.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn receive(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    (slug, fields): (&str, &[(String, String)]),
) -> Result<Receipt> {
    let (new, call) = (form::request(fields)?, asked.call(None, headers));
    let ip = call.ip.as_deref().unwrap_or_default();
    outside::receive(&site.platform, asked.now, (slug, ip, value_of(fields, "code")), &new).await
}

async fn receipt_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    (slug, receipt): (&str, &Receipt),
) -> Result<Response<Body>> {
    let workspace = outside::door(&site.platform, slug).await?.name;
    let chrome = shell("Your request", asked, headers);
    let case = CaseKind::Request.name(receipt.number);
    let link = outside::page_of(slug, &receipt.secret);
    let (_, answer_in) = limits(site, asked).await?;
    page(&ReceiptPage { chrome, workspace, case, link, answer_in }, StatusCode::OK)
}

#[derive(Template)]
#[template(path = "requests/status.html")]
pub(super) struct StatusPage {
    pub chrome: Chrome,
    pub workspace: String,
    pub request: RequestShown,
    pub take_in: Phrase,
    pub answer_in: Phrase,
}

impl StatusPage {
    /// The next step, in a sentence.
    pub fn next_step(&self) -> Phrase {
        match self.request.state {
            RequestState::Received => say!("Somebody there takes it within {limit}.", limit = &self.take_in),
            RequestState::Taken => {
                say!("It is answered within {limit} after it came.", limit = &self.answer_in)
            }
            RequestState::Done => Phrase::of("It is done. Read the answer below."),
            RequestState::Refused => Phrase::of(
                "It is refused. Read below why; you may complain to the authority of your country.",
            ),
        }
    }
}

/// `GET /privacy/<workspace>/<secret>`
async fn status(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((slug, secret)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn = status_page(&site, &asked, &headers, (&slug, &secret)).await;
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn status_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    at: (&str, &str),
) -> Result<Response<Body>> {
    let (door, request) = outside::by_secret(&site.platform, asked.now, at).await?;
    let mut request = RequestShown::of(request, asked.now)?;
    // Whether and as whom the person was found is not for whoever has the link.
    request.party = None;
    request.events.retain(|event| event.is_public);
    let chrome = shell(request.case.clone(), asked, headers);
    let (take_in, answer_in) = limits(site, asked).await?;
    page(&StatusPage { chrome, workspace: door.name, request, take_in, answer_in }, StatusCode::OK)
}
