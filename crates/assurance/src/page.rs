//! The public pages: `/trust`, a promise with its evidence, the policy; and the promises' state as JSON.
//! Invariant: nothing on them names a workspace or a person; results are reused for at most ten seconds, and
//! the state of a promise is computed for the moment of the request.

mod overview;

pub(crate) use overview::word;
pub use overview::{CHECKS_ARE_OFF, OFF_MEANS};

use crate::exports::Facts;
use crate::policy::{self, Version};
use crate::register::{self as promises, Promise};
use crate::results::{self, DAYS, Day, Found, Line};
use crate::state::PromiseStatus;
use crate::themes::{Theme, theme_of};
use crate::{downloads, feed, security_txt};
use askama::Template;
use audit::export;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::response::{IntoResponse, Redirect};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use lifecycle::settings::{GuardedFigure, SettingChange, Values};
use platform::error::{Error, Result};
use platform::own_errors;
use std::sync::Arc;
use tokio::sync::Mutex;
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

/// How long results are reused.
const KEPT: SignedDuration = SignedDuration::from_secs(10);

/// The last results, for requests that follow soon.
pub(crate) type Kept = Arc<Mutex<Option<(Instant, Arc<Found>)>>>;

/// Draws an answer from the results.
type Draw = fn(&Site, &Asked, &Request, &Found) -> Result<Response<Body>>;

/// Registers the public pages and their data.
pub fn register(registry: &mut Registry) {
    let kept = Kept::default();
    let drawn: [(&'static str, Kind, Draw); 4] = [
        ("/trust", Kind::Page, overview::html),
        ("/trust/promise/{id}", Kind::Page, one),
        ("/trust.json", Kind::Data, data),
        ("/trust/feed.atom", Kind::Data, feed_of),
    ];
    for (path, kind, draw) in drawn {
        let kept = kept.clone();
        let serve =
            get(move |State(site): State<Site>, Extension(asked): Extension<Asked>, request: Request| {
                answer(kept, site, asked, request, draw)
            });
        registry.public(Public { path, kind, serve: compress_answers(serve) });
    }
    downloads::register(registry, &kept);
    registry
        .public(Public {
            path: "/trust/policy",
            kind: Kind::Page,
            serve: compress_answers(get(policy_in_force)),
        })
        .public(Public {
            path: "/trust/policy/{version}",
            kind: Kind::Page,
            serve: compress_answers(get(policy_of_then)),
        })
        .public(Public { path: security_txt::PATH, kind: Kind::Data, serve: get(security) })
        .public(Public { path: "/security.txt", kind: Kind::Data, serve: get(security_moved) })
        .public(Public { path: "/trust/checkpoint", kind: Kind::Data, serve: get(checkpoint) })
        .public(Public { path: "/trust/key", kind: Kind::Data, serve: get(key) })
        .public(Public { path: "/trust/error/{word}", kind: Kind::Data, serve: get(fails) });
}

/// The newest signed checkpoint of the audit log: a person who keeps one can later prove that somebody
/// rewrote the history.
async fn checkpoint(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let note =
        export::latest(&site.platform).await.and_then(|note| note.ok_or_else(|| Code::NotFound.into()));
    note.map_or_else(|error| refuse(error, &asked, "", request.headers()), text)
}

/// Fails as by a fault of ours, for the check that looks for the event of it. Without the check's word, nobody
/// finds anything here.
async fn fails(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(word): Path<String>,
    request: Request,
) -> Response<Body> {
    let error = match own_errors::is_provoking(&site.platform.csrf_key, &word, asked.now) {
        true => Error::internal("a check provoked it"),
        false => Code::NotFound.into(),
    };
    refuse(error, &asked, "", request.headers())
}

/// The public key of checkpoints, in the format of C2SP's signed-note.
async fn key(State(site): State<Site>) -> Response<Body> {
    text(export::key(&site.platform) + "\n")
}

fn text(told: String) -> Response<Body> {
    of_kind(told, "text/plain; charset=utf-8")
}

async fn answer(kept: Kept, site: Site, asked: Asked, request: Request, draw: Draw) -> Response<Body> {
    let drawn = match found(&kept, &site, asked.now).await {
        Ok(found) => draw(&site, &asked, &request, &found),
        Err(error) => Err(error),
    };
    drawn.unwrap_or_else(|error| refuse(error, &asked, "", request.headers()))
}

pub(crate) async fn found(kept: &Kept, site: &Site, now: Instant) -> Result<Arc<Found>> {
    let mut kept = kept.lock().await;
    if let Some((at, found)) = kept.as_ref()
        && now.duration_since(*at).abs() <= KEPT
    {
        return Ok(found.clone());
    }
    let found = match results::found(&site.platform, now).await {
        // Where damage on the disk prevents the reading, the page must still say so.
        Err(_) if site.platform.damage.is_known() => return Ok(Arc::new(Found::nothing(now))),
        found => Arc::new(found?),
    };
    *kept = Some((now, found.clone()));
    Ok(found)
}

fn data(site: &Site, asked: &Asked, _: &Request, found: &Found) -> Result<Response<Body>> {
    let facts = Facts::of(found, &asked.host, &site.about, asked.now);
    let mut register = facts.register();
    register["worries"] = serde_json::json!(site.platform.worries.all());
    Ok(of_kind(register.to_string(), "application/json"))
}

fn feed_of(_: &Site, asked: &Asked, _: &Request, found: &Found) -> Result<Response<Body>> {
    Ok(of_kind(
        feed::atom(&found.lines(asked.now), &asked.host, asked.now),
        "application/atom+xml; charset=utf-8",
    ))
}

pub(crate) fn of_kind(text: impl Into<Body>, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(text.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

async fn security(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    match security_txt::text(&site.about, &asked.host, asked.now) {
        Some(text) => of_kind(text, "text/plain; charset=utf-8"),
        None => refuse(Code::NotFound.into(), &asked, "", request.headers()),
    }
}

async fn security_moved() -> Response<Body> {
    Redirect::permanent(security_txt::PATH).into_response()
}

#[derive(Template)]
#[template(path = "policy.html")]
struct PolicyPage<'a> {
    chrome: Chrome,
    shown: &'a Version,
    is_latest: bool,
    /// The lines that are new in this version, and those that it no longer has.
    changes: Option<(Vec<&'a str>, Vec<&'a str>)>,
    all: &'a [Version],
}

async fn policy_in_force(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    policy_page(&site, &asked, &headers, None).await
}

async fn policy_of_then(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(version): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.into_parts().0.headers;
    policy_page(&site, &asked, &headers, Some(version.as_str())).await
}

async fn policy_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    wanted: Option<&str>,
) -> Response<Body> {
    let drawn = match policy::versions(&site.platform).await {
        Ok(all) => draw_policy(&all, wanted, asked, headers),
        Err(error) => Err(error),
    };
    drawn.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

fn draw_policy(
    all: &[Version],
    wanted: Option<&str>,
    asked: &Asked,
    headers: &HeaderMap,
) -> Result<Response<Body>> {
    let number = wanted.map(|text| text.parse::<i32>().unwrap_or_default());
    let at = all.iter().position(|version| number.is_none_or(|number| version.number == number));
    let at = at.ok_or_else(|| Error::from(Code::NotFound))?;
    let changes = all.get(at + 1).map(|before| policy::changes(&before.text, &all[at].text));
    let mut chrome = Chrome::bare("Security policy", &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    let page = PolicyPage { chrome, shown: &all[at], is_latest: at == 0, changes, all };
    Ok(html_response(page.render().map_err(Error::internal)?, StatusCode::OK))
}

/// Its colour and its icon.
fn tone(line: &Line) -> (&'static str, &'static str) {
    match line.standing {
        PromiseStatus::Proved => ("ok", "check"),
        PromiseStatus::Attested => ("wait", "team"),
        PromiseStatus::Unknown => ("wait", "clock"),
        PromiseStatus::Failed | PromiseStatus::Overdue => ("bad", "warn"),
    }
}

#[derive(Template)]
#[template(path = "promise.html")]
struct PromisePage<'a> {
    chrome: Chrome,
    promise: &'static Promise,
    line: &'a Line,
    area: Option<&'static Theme>,
    days: &'a [Day],
    /// The figure in force.
    set_to: Option<String>,
    /// The changes of the figure that have a day, the newest first: before, then, and since when.
    history: Vec<(String, String, Instant)>,
}

/// The changes of a promise's figure that are or will be in force.
fn history(values: &Values, id: &str) -> Vec<(String, String, Instant)> {
    let Some(figure) = GuardedFigure::of_promise(id) else { return Vec::new() };
    let told = |it: &SettingChange| {
        let from = it.from_at.filter(|_| it.withdrawn_at.is_none())?;
        Some((figure.words(it.was), figure.words(it.value), from))
    };
    values.of_figure(figure).filter_map(told).collect()
}

fn one(_: &Site, asked: &Asked, request: &Request, found: &Found) -> Result<Response<Body>> {
    let id = request.uri().path().rsplit('/').next().unwrap_or_default();
    let promise = promises::named(id).ok_or_else(|| Error::from(Code::NotFound))?;
    let lines = found.lines(asked.now);
    let line = lines.iter().find(|line| line.id == id).ok_or_else(|| Error::from(Code::NotFound))?;
    let mut chrome = Chrome::bare(&line.title, &asked.nonce, "", asked.now);
    chrome.theme = theme(request.headers());
    let page = PromisePage {
        chrome,
        promise,
        line,
        area: theme_of(id),
        days: found.days(id),
        set_to: promise.set_to(&found.values, asked.now),
        history: history(&found.values, id),
    };
    Ok(html_response(page.render().map_err(Error::internal)?, StatusCode::OK))
}

/// The strip of days in words, for screen readers.
pub(crate) fn told(days: &[Day]) -> String {
    let count = |wanted: Day| days.iter().filter(|day| **day == wanted).count();
    match (count(Day::Held), count(Day::Broken)) {
        (held, 0) => format!("Last {DAYS} days: held on {held}, never broken."),
        (held, broken) => format!("Last {DAYS} days: held on {held}, broken on {broken}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::tests::line;

    #[test]
    fn a_strip_says_in_words_what_it_shows() {
        assert_eq!(told(&[Day::Held, Day::Nothing, Day::Broken]), "Last 90 days: held on 1, broken on 1.");
        assert_eq!(told(&[Day::Held]), "Last 90 days: held on 1, never broken.");
    }

    #[test]
    fn a_promise_that_no_check_tried_is_not_checked_yet_and_its_page_names_what_is_missing() {
        let missing = "Not built yet: the <register> of suppliers.";
        let line = &line("subprocessor-register", "product", PromiseStatus::Unknown, missing);
        let chrome = Chrome::bare("A promise", "n", "", Instant::UNIX_EPOCH);
        let promise = promises::named(line.id).expect("a promise");
        let history = vec![("24 hours".to_owned(), "12 hours".to_owned(), Instant::UNIX_EPOCH)];
        let (area, set_to) = (theme_of(line.id), None);
        let page = PromisePage { chrome, promise, line, area, days: &[], set_to, history }.render();
        let page = page.expect("drawn");
        assert!(page.contains("Not checked yet") && page.contains("the &#60;register&#62; of"), "{page}");
        assert!(page.contains("href=\"/trust?area=suppliers#subprocessor-register\""), "{page}");
        assert!(page.contains("From 24 hours to 12 hours"), "{page}");
        assert!(!page.contains("Not known"));
    }
}
