//! The public part of reports: the rules for testers, the credited reporters and the advisories; the last two
//! as data too.
//! Invariant: nobody is named without their consent, and a name that was taken away is gone at once.

use super::public::{figure_of, page, shell};
use super::testers::{BOUNTY, SAFE_HARBOUR, SINCE, VERSION, rules_with};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::response::{IntoResponse, Redirect};
use catalogue::Phrase;
use kernel::day::Instant;
use lifecycle::casework::CaseKind;
use lifecycle::settings::GuardedFigure;
use lifecycle::weakness::outside::{PublicAdvisory, PublicCredit, advisories, credits};
use platform::error::Result;
use serde_json::{Value, json};
use std::borrow::Borrow;
use std::fmt::Write as _;
use web::asked::Asked;
use web::refusals::refuse;
use web::registry::{Public, Registry};
use web::route::Kind;
use web::serve::get;
use web::site::Site;
use web::view::Chrome;

/// Registers the public pages and their data.
pub(crate) fn register(r: &mut Registry) {
    r.public(Public { path: "/security/rules", kind: Kind::Page, serve: get(rules) })
        .public(Public { path: "/security/policy", kind: Kind::Data, serve: get(rules_moved) })
        .public(Public { path: "/security/credits", kind: Kind::Page, serve: get(credits_page) })
        .public(Public { path: "/security/credits.json", kind: Kind::Data, serve: get(credits_data) })
        .public(Public { path: "/security/advisories", kind: Kind::Page, serve: get(advisories_page) })
        .public(Public { path: "/security/advisories.json", kind: Kind::Data, serve: get(advisories_data) })
        .public(Public { path: "/security/advisories.atom", kind: Kind::Data, serve: get(advisories_feed) });
}

#[derive(Template)]
#[template(path = "reports/rules.html")]
pub(super) struct RulesPage {
    pub chrome: Chrome,
    pub version: u32,
    pub since: &'static str,
    pub rules: [(&'static str, Phrase); 5],
    pub safe_harbour: &'static str,
    pub bounty: &'static str,
}

impl RulesPage {
    /// With the text in force, and how long testers wait at most.
    pub fn of(chrome: Chrome, limit: &Phrase) -> RulesPage {
        let (version, since, rules) = (VERSION, SINCE, rules_with(limit));
        RulesPage { chrome, version, since, rules, safe_harbour: SAFE_HARBOUR, bounty: BOUNTY }
    }
}

/// `GET /security/rules`
async fn rules(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn = figure_of(&site, &asked, GuardedFigure::Disclosure).await.and_then(|limit| {
        page(&RulesPage::of(shell("Rules for testers", &asked, &headers), &limit), StatusCode::OK)
    });
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn rules_moved() -> Response<Body> {
    Redirect::permanent("/security/rules").into_response()
}

#[derive(Template)]
#[template(path = "reports/credits.html")]
pub(super) struct CreditsPage {
    pub chrome: Chrome,
    pub rows: Vec<PublicCredit>,
}

/// `GET /security/credits`
async fn credits_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn = credits(&site.platform, asked.now).await.and_then(|rows| {
        page(&CreditsPage { chrome: shell("Thanks", &asked, &headers), rows }, StatusCode::OK)
    });
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn credits_data(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match credits(&site.platform, asked.now).await {
        Ok(rows) => of_kind(credits_json(&rows).to_string(), "application/json"),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// The people who are credited, as data.
pub(super) fn credits_json(rows: &[PublicCredit]) -> Value {
    let credit = |row: &PublicCredit| {
        json!({
            "report": CaseKind::Weakness.name(row.number),
            "name": row.credit.name,
            "link": row.credit.link,
            "since": row.since,
        })
    };
    json!({ "credits": rows.iter().map(credit).collect::<Vec<_>>() })
}

fn of_kind(text: String, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

#[derive(Template)]
#[template(path = "reports/advisories.html")]
pub(super) struct AdvisoriesPage {
    pub chrome: Chrome,
    pub rows: Vec<PublicAdvisory>,
}

impl AdvisoriesPage {
    /// The name of an advisory.
    pub fn name(&self, number: impl Borrow<i32>) -> String {
        CaseKind::Weakness.name(*number.borrow())
    }
}

/// `GET /security/advisories`
async fn advisories_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn: Result<Response<Body>> = advisories(&site.platform).await.and_then(|rows| {
        let chrome = shell("Advisories", &asked, &headers);
        page(&AdvisoriesPage { chrome, rows }, StatusCode::OK)
    });
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn advisories_data(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match advisories(&site.platform).await {
        Ok(rows) => {
            let all: Vec<Value> = rows.iter().map(|row| advisory_json(row, &asked.host)).collect();
            of_kind(json!({ "vulns": all }).to_string(), "application/json")
        }
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// An advisory in the form of OSV 1.6.
pub(super) fn advisory_json(row: &PublicAdvisory, host: &str) -> Value {
    let name = CaseKind::Weakness.name(row.number);
    json!({
        "schema_version": "1.6.0",
        "id": format!("STEELYARD-{name}"),
        "modified": row.at,
        "published": row.at,
        "summary": row.advisory.title,
        "details": row.advisory.text,
        // A program that is in no registry belongs to no ecosystem of OSV, so its versions are in our part.
        "affected": [{
            "database_specific": {
                "product": "steelyard", "versions": row.advisory.affected, "fixed": row.advisory.fixed,
            },
        }],
        "references": [{ "type": "ADVISORY", "url": format!("https://{host}/security/advisories#{name}") }],
    })
}

async fn advisories_feed(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match advisories(&site.platform).await {
        Ok(rows) => of_kind(atom(&rows, &asked.host, asked.now), "application/atom+xml; charset=utf-8"),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// The advisories for readers of feeds (RFC 4287).
pub(super) fn atom(rows: &[PublicAdvisory], host: &str, now: Instant) -> String {
    let (host, updated) = (in_xml(host), rows.first().map_or(now, |row| row.at));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>https://{host}/security/advisories</id>\n<title>Advisories of {host}</title>\n<updated>{updated}</updated>\n\
         <author><name>Steelyard at {host}</name></author>\n\
         <link rel=\"self\" href=\"https://{host}/security/advisories.atom\"/>\n\
         <link href=\"https://{host}/security/advisories\"/>\n"
    );
    for row in rows {
        let name = CaseKind::Weakness.name(row.number);
        let _ = write!(
            text,
            "<entry>\n<id>https://{host}/security/advisories#{name}</id>\n<title>{name}: {}</title>\n<updated>{}</updated>\n\
             <link href=\"https://{host}/security/advisories#{name}\"/>\n<summary>{}</summary>\n</entry>\n",
            in_xml(&row.advisory.title),
            row.at,
            in_xml(&row.advisory.text)
        );
    }
    text.push_str("</feed>\n");
    text
}

fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
