//! Opening a workspace: a person and a place of their own.
//! What must stay true: an address of a workspace that is taken is told before anything is made.

use super::{bare, door, let_in, not_too_often, person_of, required, visitor};
use crate::error::Result;
use crate::identity::account;
use crate::identity::founding::{self, NewWorkspace};
use crate::identity::sign_in::{self as signing, Entered};
use crate::problem::{self, Mark};
use crate::site::{faults, refuse, sent};
use crate::view::{Chrome, FormState};
use crate::web::{Asked, Site};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use kernel::refusal::Refusal;
use kernel::tax_id::gstin_state_as_stated;
use serde_json::json;

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpPage {
    chrome: Chrome,
    form: FormState,
    countries: Vec<(&'static str, &'static str)>,
}

/// The countries a form offers.
pub(super) fn countries() -> Vec<(&'static str, &'static str)> {
    COUNTRIES.iter().map(|(code, name, ..)| (*code, *name)).collect()
}

/// Countries a workspace can be opened in: code, name, currency, zone, first month of the financial year.
const COUNTRIES: [(&str, &str, &str, &str, i8); 5] = [
    ("IN", "India", "INR", "Asia/Kolkata", 4),
    ("AU", "Australia", "AUD", "Australia/Sydney", 7),
    ("NZ", "New Zealand", "NZD", "Pacific/Auckland", 4),
    ("GB", "United Kingdom", "GBP", "Europe/London", 4),
    ("US", "United States", "USD", "America/New_York", 1),
];

/// `GET /sign-up`
pub async fn sign_up_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    sign_up_form(&site, &asked, request.headers(), FormState::default(), StatusCode::OK)
}

fn sign_up_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    form: FormState,
    mark: impl Into<Mark>,
) -> Response<Body> {
    let countries = countries();
    match visitor(site, asked, "Open a workspace", headers) {
        Ok((mut chrome, fresh)) => {
            chrome.refused = form.has_faults();
            bare(&SignUpPage { chrome, form, countries }, fresh, mark)
        }
        Err(error) => refuse(error, asked, "", headers),
    }
}

/// `POST /sign-up`: a person and a workspace of their own.
pub async fn sign_up(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    match open_workspace(&site, &asked, &fields, &headers).await {
        Ok(entered) => let_in(&entered, ""),
        Err(error) => {
            let refusal = problem::told(error, asked.request);
            let mark = problem::mark(&refusal);
            let form = FormState::refused(fields, faults(&refusal));
            sign_up_form(&site, &asked, &headers, form, mark)
        }
    }
}

async fn open_workspace(
    site: &Site,
    asked: &Asked,
    fields: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Entered> {
    not_too_often(site, asked)?;
    let call = asked.call(None, headers);
    let new = new_workspace(fields)?;
    let name = required(fields, "name")?;
    let address = account::email(sent(fields, "email"))?;
    founding::is_free(&site.platform, &new.slug).await?;
    let shop = [new.name.as_str(), new.slug.as_str()];
    let who = person_of(site, &call, &address, name, sent(fields, "password"), &shop).await?;
    founding::found(&site.platform, &call, &new, who.person, &who.name, &address).await?;
    signing::go_on(&site.platform, &call, who).await
}

/// Reads the workspace that is to be opened. Errors: 422.
pub(super) fn new_workspace(fields: &[(String, String)]) -> Result<NewWorkspace> {
    let country = COUNTRIES
        .iter()
        .find(|(code, ..)| *code == sent(fields, "country"))
        .ok_or_else(|| Refusal::new(Code::ValueUnknown).field("country"))?;
    let (code, _, currency, zone, month) = *country;
    let slug = slug(required(fields, "slug")?)?;
    let number = Some(sent(fields, "tax_number").trim().to_owned()).filter(|n| !n.is_empty());
    let (gstin, abn) = tax_numbers(code, number)?;
    let stated = Some(sent(fields, "state").trim().to_owned()).filter(|s| !s.is_empty());
    if stated.as_ref().is_some_and(|text| text.chars().count() > 20 || text.chars().any(char::is_control)) {
        return Err(Refusal::new(Code::TextTooLong).field("state").into());
    }
    let of_gstin =
        gstin.as_deref().map(|gstin| gstin_state_as_stated(gstin, stated.as_deref()).map(str::to_owned));
    let of_gstin = of_gstin.transpose().map_err(|code| Refusal::new(code).field("state"))?;
    Ok(NewWorkspace {
        slug,
        name: required(fields, "workspace")?.to_owned(),
        country: code.into(),
        currency: currency.into(),
        minor_digits: 2,
        timezone: zone.into(),
        fy_start: (month, 1),
        state: stated.or(of_gstin),
        gst_registered: gstin.is_some() || abn.is_some(),
        gstin,
        abn,
        location: None,
        gln: None,
        settings: json!({}),
    })
}

fn tax_numbers(country: &str, number: Option<String>) -> Result<(Option<String>, Option<String>)> {
    let at = |code: Code| Refusal::new(code).field("tax_number");
    match (country, number) {
        ("IN", Some(gstin)) => {
            kernel::tax_id::gstin(&gstin).map_err(at)?;
            Ok((Some(gstin), None))
        }
        ("AU", Some(abn)) => {
            kernel::tax_id::abn(&abn).map_err(at)?;
            Ok((None, Some(abn)))
        }
        _ => Ok((None, None)),
    }
}

fn slug(text: &str) -> Result<String> {
    let fine = (3..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if fine { Ok(text.to_owned()) } else { Err(Refusal::new(Code::ValueUnknown).field("slug").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_up(form: FormState) -> String {
        let chrome = Chrome::bare("Open a workspace", "bm9uY2U", "token", jiff::Timestamp::UNIX_EPOCH);
        SignUpPage { chrome, form, countries: countries() }.render().expect("drawn")
    }

    #[test]
    fn the_sign_up_page_asks_by_country_and_shows_what_was_typed_as_text() {
        let page = sign_up(FormState::default());
        assert!(
            page.contains("<div class=\"of-india\"><div class=\"field\"><label for=\"f-state\">State code")
        );
        assert!(page.contains("<div class=\"of-tax\">"));
        let words = "<script>alert('x')</script>\"";
        let pairs =
            |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), words.to_owned())).collect();
        let page =
            sign_up(FormState::refused(pairs(&["name", "state", "tax_number"]), pairs(&["state", ""])));
        assert!(page.contains("Not opened yet") && !page.contains("<script>alert"));
    }
}
