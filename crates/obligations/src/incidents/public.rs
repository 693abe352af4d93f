//! The summaries of incidents for everybody: a page, and a feed.
//! Invariant: only what an operator published is shown, and nothing of a drill.

use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{Response, StatusCode};
use kernel::day::Instant;
use lifecycle::casework::CaseKind;
use lifecycle::incident::{PublicSummary, summaries};
use platform::error::{Error, Result};
use std::borrow::Borrow;
use std::fmt::Write as _;
use web::asked::Asked;
use web::cookies::theme;
use web::refusals::refuse;
use web::registry::{Public, Registry};
use web::responses::html_response;
use web::route::Kind;
use web::serve::get;
use web::site::Site;
use web::view::Chrome;

/// Registers the page and its feed.
pub(crate) fn register(r: &mut Registry) {
    r.public(Public { path: "/trust/incidents", kind: Kind::Page, serve: get(page) }).public(Public {
        path: "/trust/incidents.atom",
        kind: Kind::Data,
        serve: get(feed),
    });
}

#[derive(Template)]
#[template(path = "incidents/summaries.html")]
pub(super) struct SummariesPage {
    pub chrome: Chrome,
    pub rows: Vec<PublicSummary>,
}

impl SummariesPage {
    /// The name of an incident.
    pub fn name(&self, number: impl Borrow<i32>) -> String {
        CaseKind::Incident.name(*number.borrow())
    }
}

/// `GET /trust/incidents`
async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    let drawn: Result<Response<Body>> = summaries(&site.platform).await.and_then(|rows| {
        let mut chrome = Chrome::bare("Incidents", &asked.nonce, "", asked.now);
        chrome.theme = theme(&headers);
        let page = SummariesPage { chrome, rows };
        Ok(html_response(page.render().map_err(Error::internal)?, StatusCode::OK))
    });
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

/// `GET /trust/incidents.atom`
async fn feed(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    match summaries(&site.platform).await {
        Ok(rows) => {
            let mut response = Response::new(Body::from(atom(&rows, &asked.host, asked.now)));
            let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
            response.headers_mut().insert(CONTENT_TYPE, kind);
            response
        }
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// The summaries for readers of feeds (RFC 4287).
pub(super) fn atom(rows: &[PublicSummary], host: &str, now: Instant) -> String {
    let (host, updated) = (in_xml(host), rows.first().map_or(now, |row| row.at));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>https://{host}/trust/incidents</id>\n<title>Incidents of {host}</title>\n<updated>{updated}</updated>\n\
         <author><name>Steelyard at {host}</name></author>\n\
         <link rel=\"self\" href=\"https://{host}/trust/incidents.atom\"/>\n\
         <link href=\"https://{host}/trust/incidents\"/>\n"
    );
    for row in rows {
        let name = CaseKind::Incident.name(row.number);
        let _ = write!(
            text,
            "<entry>\n<id>https://{host}/trust/incidents#{name}</id>\n<title>{name}</title>\n<updated>{}</updated>\n\
             <link href=\"https://{host}/trust/incidents#{name}\"/>\n<summary>{}</summary>\n</entry>\n",
            row.at,
            in_xml(&row.summary.what)
        );
    }
    text.push_str("</feed>\n");
    text
}

fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
