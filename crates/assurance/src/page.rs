//! `/trust`: every promise in plain words with its state and the result of its last check; the same as JSON.
//! Invariant: broken promises come first; nothing on the page names a workspace or a person; results are
//! reused for at most ten seconds, and the state of a promise is computed for the moment of the request.

use crate::exports::Facts;
use crate::policy::{self, Version};
use crate::register::{self as promises, Promise};
use crate::results::{self, Counts, DAYS, Day, Found, Line};
use crate::state::PromiseStatus;
use crate::{downloads, feed, security_txt};
use askama::Template;
use audit::export;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use platform::error::{Error, Result};
use platform::own_errors;
use platform::worries::Worry;
use std::sync::Arc;
use tokio::sync::Mutex;
use web::asked::Asked;
use web::cookies::theme;
use web::refusals::refuse;
use web::registry::{Public, Registry};
use web::responses::html_response;
use web::route::Kind;
use web::site::{About, Site};
use web::view::Chrome;

/// How long results are reused.
const KEPT: SignedDuration = SignedDuration::from_secs(10);

/// Headings, each before the promise with this id.
const PARTS: [(&str, &str); 14] = [
    ("policy-executable", "The policy itself"),
    ("tls-min", "On the way, and at rest"),
    ("password-storage", "Signing in"),
    ("tenant-isolation", "Keeping you apart from others"),
    ("schema-code-agreement", "Built to be right"),
    ("audit-complete", "What is written down"),
    ("operator-named-accounts", "The people who run it"),
    ("backup-daily", "Backups"),
    ("edge-limits", "Holding floods off"),
    ("subprocessor-register", "Others who touch the data"),
    ("incident-process", "When something goes wrong"),
    ("vuln-intake", "Weaknesses that are reported"),
    ("dsr-on-instruction", "Your data stays yours"),
    ("checkup-passwords", "Check-ups"),
];

/// The last results, for requests that follow soon.
pub(crate) type Kept = Arc<Mutex<Option<(Instant, Arc<Found>)>>>;

/// Draws an answer from the results.
type Draw = fn(&Site, &Asked, &Request, &Found) -> Result<Response<Body>>;

/// Registers the public pages and their data.
pub fn register(registry: &mut Registry) {
    let kept = Kept::default();
    let drawn: [(&'static str, Kind, Draw); 4] = [
        ("/trust", Kind::Page, html),
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
        registry.public(Public { path, kind, serve });
    }
    downloads::register(registry, &kept);
    registry
        .public(Public { path: "/trust/policy", kind: Kind::Page, serve: get(policy_in_force) })
        .public(Public { path: "/trust/policy/{version}", kind: Kind::Page, serve: get(policy_of_then) })
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

#[derive(Template)]
#[template(path = "trust.html")]
struct TrustPage<'a> {
    chrome: Chrome,
    about: &'a About,
    counts: Counts,
    parts: Vec<(&'static str, Vec<&'a Line>)>,
    broken: Vec<&'a Line>,
    worries: Vec<Worry>,
}

impl TrustPage<'_> {
    /// The first line: the most important fact for a hasty reader.
    fn headline(&self) -> String {
        let Counts { proved, attested, unknown, failed } = self.counts;
        let all = proved + attested + unknown + failed;
        match failed {
            0 => format!("{proved} of {all} promises are proved. None is broken."),
            1 => format!("{proved} of {all} promises are proved. One is not kept."),
            n => format!("{proved} of {all} promises are proved. {n} are not kept."),
        }
    }
}

/// The state of a promise in a word.
fn word(line: &Line) -> &'static str {
    match line.standing {
        PromiseStatus::Proved => "Proved",
        PromiseStatus::Attested => "Vouched for",
        PromiseStatus::Unknown => "Not known",
        PromiseStatus::Failed => "Not kept",
        PromiseStatus::Overdue => "Not checked in time",
    }
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
    days: &'a [Day],
}

fn one(_: &Site, asked: &Asked, request: &Request, found: &Found) -> Result<Response<Body>> {
    let id = request.uri().path().rsplit('/').next().unwrap_or_default();
    let promise = promises::named(id).ok_or_else(|| Error::from(Code::NotFound))?;
    let lines = found.lines(asked.now);
    let line = lines.iter().find(|line| line.id == id).ok_or_else(|| Error::from(Code::NotFound))?;
    let mut chrome = Chrome::bare(promise.title, &asked.nonce, "", asked.now);
    chrome.theme = theme(request.headers());
    let page = PromisePage { chrome, promise, line, days: found.days(id) };
    Ok(html_response(page.render().map_err(Error::internal)?, StatusCode::OK))
}

fn html(site: &Site, asked: &Asked, request: &Request, found: &Found) -> Result<Response<Body>> {
    let lines = found.lines(asked.now);
    let mut parts: Vec<(&'static str, Vec<&Line>)> = Vec::new();
    for line in &lines {
        if let Some((_, heading)) = PARTS.iter().find(|(first, _)| *first == line.id) {
            parts.push((heading, Vec::new()));
        }
        if let Some((_, of)) = parts.last_mut() {
            of.push(line);
        }
    }
    let mut chrome = Chrome::bare("What is promised, and whether it is kept", &asked.nonce, "", asked.now);
    chrome.theme = theme(request.headers());
    let broken = lines.iter().filter(|line| line.standing.is_broken()).collect();
    let (about, counts, worries) = (&site.about, Counts::of(&lines), site.platform.worries.all());
    let page = TrustPage { chrome, about, counts, parts, broken, worries };
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

    #[test]
    fn each_heading_stands_before_a_promise_there_is_and_the_first_comes_first() {
        assert!(PARTS.iter().all(|(first, _)| promises::named(first).is_some()));
        assert_eq!(
            PARTS.first().map(|(first, _)| *first),
            promises::PROMISES.first().map(|promise| promise.id)
        );
    }

    #[test]
    fn a_strip_says_in_words_what_it_shows() {
        assert_eq!(told(&[Day::Held, Day::Nothing, Day::Broken]), "Last 90 days: held on 1, broken on 1.");
        assert_eq!(told(&[Day::Held]), "Last 90 days: held on 1, never broken.");
    }

    #[test]
    fn what_is_to_be_mended_stands_in_red_above_the_promises() {
        let drawn = |worries| {
            let chrome = Chrome::bare("Promises", "n", "", Instant::UNIX_EPOCH);
            let (about, counts) = (&About::default(), Counts::of(&[]));
            TrustPage { chrome, about, counts, parts: vec![], broken: vec![], worries }
                .render()
                .expect("drawn")
        };
        let (title, says) = ("Disk of the data".into(), "It has <little> room.".into());
        let page = drawn(vec![Worry { title, says, since: Instant::UNIX_EPOCH }]);
        let (red, promises) = (page.find("<div class=\"note bad\">"), page.find("id=\"promises\""));
        assert!(red.is_some() && red < promises && page.contains("Disk of the data"), "{page}");
        assert!(!page.contains("<little>") && !drawn(vec![]).contains("note bad"));
    }
}
