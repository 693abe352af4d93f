//! The form for reports of weaknesses, and the page of a report for its reporter: without an account, a
//! script or a cookie.
//! Invariant: a form is taken from a page of ours alone. The secret of a report is shown once, and whatever
//! somebody typed is shown as text.

use super::form::{self, value_of};
use super::reads::ReportShown;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use axum::response::{IntoResponse, Redirect};
use catalogue::{Phrase, say};
use kernel::code::Code;
use lifecycle::casework::CaseKind;
use lifecycle::settings::{self, GuardedFigure};
use lifecycle::weakness::ReportState;
use lifecycle::weakness::outside::{self, FORM, Receipt};
use platform::call::Call;
use platform::error::{Error, Result};
use std::borrow::Borrow;
use web::asked::Asked;
use web::cookies::theme;
use web::problem::{Mark, mark};
use web::refusals::{faults, refuse};
use web::registry::{Public, Registry};
use web::responses::html_response;
use web::route::Kind;
use web::serve::both;
use web::site::Site;
use web::view::{Chrome, FormState};
use web::{csrf, request_body};

/// The fields of a form, as they were sent.
type Fields = Vec<(String, String)>;

/// Registers the pages of reporters.
pub(crate) fn register(r: &mut Registry) {
    r.public(Public { path: FORM, kind: Kind::Page, serve: both(blank, send) });
    r.public(Public { path: "/security/report/{secret}", kind: Kind::Page, serve: both(status, answer) });
}

/// The shell of a public page.
pub(super) fn shell(title: impl Into<Phrase>, asked: &Asked, headers: &HeaderMap) -> Chrome {
    let mut chrome = Chrome::bare(title, &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    chrome
}

/// The same with forms: their token needs no cookie.
fn shell_of_forms(title: impl Into<Phrase>, site: &Site, asked: &Asked, headers: &HeaderMap) -> Chrome {
    Chrome { csrf: csrf::of_anybody(&site.platform, FORM, asked.now), ..shell(title, asked, headers) }
}

/// A public page as an answer. Errors: `Internal`.
pub(super) fn page(page: &impl Template, as_told: impl Into<Mark>) -> Result<Response<Body>> {
    Ok(html_response(page.render().map_err(Error::internal)?, as_told))
}

#[derive(Template)]
#[template(path = "reports/form.html")]
pub(super) struct FormPage {
    pub chrome: Chrome,
    pub form: FormState,
    /// The address for reports by mail; empty where none is set.
    pub mail: String,
    /// The page with the key for such mails; empty where none is set.
    pub key: String,
    /// How soon a person answers.
    pub limit: Phrase,
}

impl FormPage {
    /// Whether a code was mailed to the person, because of many other reports.
    pub fn asks_code(&self) -> bool {
        self.form.fault("code").is_some() || !self.form.value("code", "").is_empty()
    }
}

/// A figure that is in force. Errors: the database's.
pub(super) async fn figure_of(site: &Site, asked: &Asked, figure: GuardedFigure) -> Result<Phrase> {
    Ok(settings::values(&site.platform).await?.phrase(figure, asked.now))
}

async fn form_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    (form, as_told): (FormState, Mark),
) -> Result<Response<Body>> {
    let mut chrome = shell_of_forms("Report a weakness", site, asked, headers);
    chrome.refused = form.has_faults();
    let (mail, key) = (site.about.security.clone(), site.about.security_key.clone());
    let limit = figure_of(site, asked, GuardedFigure::Acknowledgement).await?;
    page(&FormPage { chrome, form, mail, key, limit }, as_told)
}

/// The state of a form that was refused, with what was typed.
fn again(error: Error, asked: &Asked, typed: Fields) -> (FormState, Mark) {
    let refusal = error.into_refusal(asked.request);
    (FormState::refused(typed, faults(&refusal)), mark(&refusal))
}

/// `GET /security/report`
async fn blank(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn = form_page(&site, &asked, &headers, (FormState::default(), StatusCode::OK.into())).await;
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

/// Reads a form that came from a page of ours. Errors: `csrf_failed`, those of a body.
async fn read(site: &Site, asked: &Asked, request: Request) -> Result<Fields> {
    csrf::same_origin(&asked.host, request.method(), request.headers())?;
    let fields = request_body::form(request).await?;
    csrf::check_anybody(&site.platform, FORM, asked.now, value_of(&fields, "_csrf"))?;
    Ok(fields)
}

#[derive(Template)]
#[template(path = "reports/receipt.html")]
pub(super) struct ReceiptPage {
    pub chrome: Chrome,
    pub case: String,
    pub link: String,
    pub is_mailed: bool,
    /// How soon a person reads it.
    pub limit: Phrase,
}

/// `POST /security/report`
async fn send(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let taken = async {
        let fields = read(&site, &asked, request).await?;
        match receive(&site, &asked, &headers, &fields).await {
            Ok(receipt) => {
                let is_mailed = !value_of(&fields, "email").is_empty();
                receipt_page(&site, &asked, &headers, (&receipt, is_mailed)).await
            }
            Err(error) => form_page(&site, &asked, &headers, again(error, &asked, fields)).await,
        }
    };
    taken.await.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn receive(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    fields: &[(String, String)],
) -> Result<Receipt> {
    let (new, call) = (form::report(fields)?, asked.call(None, headers));
    let shown = (value_of(fields, "_check"), value_of(fields, "code"));
    outside::receive(&site.platform, &call, shown, &new).await
}

async fn receipt_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    (receipt, is_mailed): (&Receipt, bool),
) -> Result<Response<Body>> {
    let chrome = shell("Thank you", asked, headers);
    let (case, link) = (CaseKind::Weakness.name(receipt.number), outside::page_of(&receipt.secret));
    let limit = figure_of(site, asked, GuardedFigure::Acknowledgement).await?;
    page(&ReceiptPage { chrome, case, link, is_mailed, limit }, StatusCode::OK)
}

#[derive(Template)]
#[template(path = "reports/status.html")]
pub(super) struct StatusPage {
    pub chrome: Chrome,
    pub here: String,
    pub report: ReportShown,
    pub write_form: FormState,
    pub credit_form: FormState,
    /// How soon a person answers, and the time between two pieces of news.
    pub limits: (Phrase, Phrase),
}

impl StatusPage {
    /// The next step, in a sentence.
    pub fn next_step(&self) -> Phrase {
        let (answer, news) = &self.limits;
        match self.report.state {
            ReportState::Received => say!("A person reads it within {limit}.", limit = answer),
            ReportState::Acknowledged => Phrase::of("We look into it, and tell you what we find."),
            ReportState::Triaged => {
                say!("We repair it. You hear from us every {limit} at least.", limit = news)
            }
            ReportState::Fixed => Phrase::of("We publish an advisory next."),
            ReportState::Disclosed => Phrase::of("The advisory is published. Thank you."),
            ReportState::Closed => Phrase::of("All is done. Thank you."),
            ReportState::Rejected => Phrase::of("Read below why. You may answer."),
        }
    }

    /// The box for the consent, as it stands.
    pub fn consent(&self) -> &'static str {
        if self.report.credit_name.is_some() { "yes" } else { "" }
    }

    /// As whom the reporter is named now.
    pub fn credit_name(&self) -> &str {
        self.report.credit_name.as_deref().unwrap_or_default()
    }

    /// The link of the name, as it stands.
    pub fn credit_link(&self) -> &str {
        self.report.credit_link.as_deref().unwrap_or_default()
    }

    /// Who did something, for the reporter.
    pub fn who(&self, is_by_outsider: impl Borrow<bool>) -> &'static str {
        if *is_by_outsider.borrow() { "by you" } else { "by a person here" }
    }
}

/// The page of a report. Errors: `not_found` for another secret.
async fn status_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    secret: &str,
    (form, as_told): (FormState, Mark),
) -> Result<Response<Body>> {
    let report = outside::by_secret(&site.platform, asked.now, secret).await?;
    let mut report = ReportShown::of(report, asked.now)?;
    // What people of the instance write for themselves is not for the reporter.
    report.events.retain(|event| event.is_public);
    let own = |name: &'static str| match form.value("do", "") == name {
        true => form.clone().prefixed(name),
        false => FormState::default().prefixed(name),
    };
    let mut chrome = shell_of_forms(report.case.clone(), site, asked, headers);
    chrome.refused = form.has_faults();
    let (write_form, credit_form) = (own("message"), own("credit"));
    let values = settings::values(&site.platform).await?;
    let limit = |figure| values.phrase(figure, asked.now);
    let limits = (limit(GuardedFigure::Acknowledgement), limit(GuardedFigure::News));
    let here = outside::page_of(secret);
    page(&StatusPage { chrome, here, report, write_form, credit_form, limits }, as_told)
}

/// `GET /security/report/<secret>`
async fn status(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(secret): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let blank = (FormState::default(), StatusCode::OK.into());
    let drawn = status_page(&site, &asked, &headers, &secret, blank).await;
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

/// `POST /security/report/<secret>`: a message, another consent, or the removal of name and address.
async fn answer(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(secret): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let taken = async {
        let fields = read(&site, &asked, request).await?;
        match change(&site, &asked.call(None, &headers), &secret, &fields).await {
            Ok(()) => Ok(Redirect::to(&outside::page_of(&secret)).into_response()),
            Err(error) => {
                let form = again(error, &asked, fields);
                status_page(&site, &asked, &headers, &secret, form).await
            }
        }
    };
    taken.await.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn change(site: &Site, call: &Call, secret: &str, fields: &[(String, String)]) -> Result<()> {
    match value_of(fields, "do") {
        "message" => outside::write(&site.platform, call, secret, &form::message(fields)?).await,
        "credit" => {
            let credit = form::credit(fields)?;
            outside::set_credit(&site.platform, call, secret, credit.as_ref()).await
        }
        "forget" => outside::forget(&site.platform, call, secret).await,
        _ => Err(Code::RequestInvalid.into()),
    }
}
