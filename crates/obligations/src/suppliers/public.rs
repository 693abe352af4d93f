//! The public list of suppliers: as a page, as data and as a feed.
//! Invariant: all three show the announced and the used suppliers of the register, and nothing of a contract or
//! of a person.

use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use catalogue::Phrase;
use kernel::day::Instant;
use lifecycle::casework::CaseKind;
use lifecycle::settings::{self, GuardedFigure};
use lifecycle::suppliers::{self, Profile, Supplier, SupplierState};
use platform::error::{Error, Result};
use platform::platform::Platform;
use serde_json::{Value, json};
use std::fmt::Write as _;
use web::asked::Asked;
use web::compression::compress_answers;
use web::cookies::theme;
use web::refusals::refuse;
use web::registry::{Public, Registry};
use web::responses::html_response;
use web::route::Kind;
use web::serve::get;
use web::site::Site;
use web::view::Chrome;

/// Registers the public page and its data.
pub(crate) fn register(r: &mut Registry) {
    r.public(Public { path: "/trust/suppliers", kind: Kind::Page, serve: compress_answers(get(page)) })
        .public(Public {
            path: "/trust/suppliers.json",
            kind: Kind::Data,
            serve: compress_answers(get(data)),
        })
        .public(Public {
            path: "/trust/suppliers.atom",
            kind: Kind::Data,
            serve: compress_answers(get(feed)),
        });
}

/// A supplier on the public list.
#[derive(Clone, Debug)]
pub(super) struct PublicSupplier {
    pub case: String,
    pub profile: Profile,
    pub is_active: bool,
    /// Since when it is announced or, if it is used, in use.
    pub since: Instant,
    /// Not before this moment it is used; None: it is used, or the notice is still going out.
    pub opens_at: Option<Instant>,
}

impl PublicSupplier {
    /// None: it is not on the public list.
    pub(super) fn of(supplier: Supplier) -> Option<PublicSupplier> {
        let state = supplier.state().ok()?;
        let is_active = state == SupplierState::Active;
        let since = match state {
            SupplierState::Active => supplier.activated_at?,
            SupplierState::Announced => supplier.announced_at?,
            SupplierState::Proposed | SupplierState::Ended => return None,
        };
        let opens_at = supplier.opens_at().filter(|_| !is_active);
        let case = CaseKind::Supplier.name(supplier.case.number);
        Some(PublicSupplier { case, profile: supplier.profile, is_active, since, opens_at })
    }
}

async fn list_public(platform: &Platform) -> Result<Vec<PublicSupplier>> {
    Ok(suppliers::all(platform).await?.into_iter().filter_map(PublicSupplier::of).collect())
}

#[derive(Template)]
#[template(path = "suppliers/register.html")]
pub(super) struct PublicPage {
    pub chrome: Chrome,
    pub rows: Vec<PublicSupplier>,
    /// How long before the start of a supplier Owners get the notice.
    pub limit: Phrase,
}

/// `GET /trust/suppliers`
async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn = drawn_page(&site, &asked, &headers).await;
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn drawn_page(site: &Site, asked: &Asked, headers: &HeaderMap) -> Result<Response<Body>> {
    let rows = list_public(&site.platform).await?;
    let limit = settings::values(&site.platform).await?.phrase(GuardedFigure::SupplierNotice, asked.now);
    let mut chrome = Chrome::bare("Suppliers of this instance", &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    let html = PublicPage { chrome, rows, limit }.render().map_err(Error::internal)?;
    Ok(html_response(html, StatusCode::OK))
}

/// `GET /trust/suppliers.json`
async fn data(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match list_public(&site.platform).await {
        Ok(rows) => of_kind(as_json(&rows).to_string(), "application/json"),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// `GET /trust/suppliers.atom`
async fn feed(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match list_public(&site.platform).await {
        Ok(rows) => of_kind(as_feed(&rows, &asked.host, asked.now), "application/atom+xml; charset=utf-8"),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

fn of_kind(text: String, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The list as data.
pub(super) fn as_json(rows: &[PublicSupplier]) -> Value {
    let supplier = |row: &PublicSupplier| {
        json!({
            "id": row.case,
            "name": row.profile.name,
            "purpose": row.profile.purpose,
            "data": row.profile.data_kinds,
            "region": row.profile.region,
            "country": row.profile.country,
            "basis": row.profile.basis,
            "certificates": row.profile.certificates,
            "state": if row.is_active { SupplierState::Active } else { SupplierState::Announced },
            "since": row.since,
            "not_before": row.opens_at,
        })
    };
    json!({ "suppliers": rows.iter().map(supplier).collect::<Vec<_>>() })
}

/// The list for readers of feeds (RFC 4287), the newest first.
pub(super) fn as_feed(rows: &[PublicSupplier], host: &str, now: Instant) -> String {
    let mut rows: Vec<&PublicSupplier> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.since));
    let (host, updated) = (in_xml(host), rows.first().map_or(now, |row| row.since));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>https://{host}/trust/suppliers</id>\n<title>Suppliers of {host}</title>\n<updated>{updated}</updated>\n\
         <author><name>Steelyard at {host}</name></author>\n\
         <link rel=\"self\" href=\"https://{host}/trust/suppliers.atom\"/>\n\
         <link href=\"https://{host}/trust/suppliers\"/>\n"
    );
    for row in rows {
        let what = if row.is_active { "In use" } else { "Announced" };
        let _ = write!(
            text,
            "<entry>\n<id>https://{host}/trust/suppliers#{}:{}</id>\n<title>{what}: {}</title>\n<updated>{}</updated>\n\
             <link href=\"https://{host}/trust/suppliers\"/>\n<summary>{}</summary>\n</entry>\n",
            row.case,
            row.since.as_second(),
            in_xml(&row.profile.name),
            row.since,
            in_xml(&row.profile.purpose)
        );
    }
    text.push_str("</feed>\n");
    text
}

fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
