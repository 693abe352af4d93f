//! What people see: pages of a workspace, the forms that post actions, and the doors in.
//! What must stay true: a page changes nothing; a form's action goes the same way as the API's, and a refused form
//! comes back with what was typed and what was wrong.

use crate::api::{is_key, may_send, turn_of};
use crate::auth_pages::resume::Waiting;
use crate::auth_pages::{draft, shared_device, sign_in, step_up, with_session, with_till};
use crate::edge::limits::QUERY_FIELDS;
use crate::page::{Body as Drawn, FIND, Page, PageCx};
use crate::problem::{self, Mark};
use crate::url::{encoded, with_params};
use crate::{forms, multipart};
use mail::billing;
use platform::action::{Answer, may, turned_away};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::internal::open_read;
use platform::random::fresh_id;

use crate::edge::{self, Asked, Site};
use crate::view::{
    BillingChrome, Chrome, ClosedChrome, Flash, FormState, Manner, NavGroup, NavItem, PersonChrome, Theme,
    TillChrome, Tone, WorkspaceChrome,
};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION,
};
use axum::http::{Response, StatusCode};
use jiff::tz::TimeZone;
use kernel::code::Code;
use kernel::day::local_day;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use platform::action::MAX_BODY;
use platform::tx::ReadTx;
use serde_json::Value;
use tokio::sync::SemaphorePermit;

pub(crate) type Pairs = Vec<(String, String)>;

/// The event of a session shown to another workspace than its own (promises.toml, session-short).
const MISMATCH: &str = "session_workspace_mismatch";

/// A form of a long action that is larger becomes a job: nobody sits before a page that does not come.
const LONG_FORM: usize = 64 * 1024;
/// Faults that a page shows of a refused form: nobody corrects more before the next try.
const FAULTS: usize = 50;
/// Longest field that comes back with a refused form.
const LONGEST_SHOWN: usize = 64 * 1024;

// ---- pages of a workspace ----

/// `GET /w/<slug>/…`
pub async fn page(site: Site, asked: Asked, at: &'static str, request: Request) -> Response<Body> {
    let Some(page) = site.registry.pages.iter().find(|page| page.path == at) else {
        return refused_page(&Refusal::new(Code::NotFound), &asked, request.headers());
    };
    let (path, query) = (request.uri().path().to_owned(), pairs(request.uri().query().unwrap_or_default()));
    let headers = request.headers().clone();
    // Dropped with the connection: reading stops when nobody waits for it.
    match show(&site, &asked, page, &path, query, &headers, None).await {
        Ok(drawn) => drawn_response(drawn, StatusCode::OK),
        // Whatever they came for, this comes first.
        Err(Error::Refused(refusal)) if refusal.code == Code::PasswordDue => {
            see_other(&format!("/w/{}/account/password", split_path(&path).0))
        }
        Err(Error::Refused(refusal)) if refusal.code == Code::AddressDue => {
            see_other(&format!("/w/{}/account/email", split_path(&path).0))
        }
        Err(error) => refuse(error, &asked, &path, &headers),
    }
}

async fn show(
    site: &Site,
    asked: &Asked,
    page: &Page,
    path: &str,
    query: Pairs,
    headers: &HeaderMap,
    form: Option<FormState>,
) -> Result<Drawn> {
    let (slug, rest) = split_path(path);
    let credential = edge::session(headers, slug);
    let call = asked.call(credential.clone(), headers);
    let tx = open_read(&site.platform, &call).await?;
    let form = match form {
        Some(form) => form,
        None => match draft::begun(&tx, path, &query).await? {
            Some(form) => form,
            None => FormState::new(&fresh_id(asked.now)?.to_string()),
        },
    };
    let secret = credential.map(|c| c.sha256).unwrap_or_default();
    let mut chrome = chrome(site, asked, &tx, rest, headers);
    chrome.billing = billing_of(&tx).await?;
    chrome.csrf = edge::csrf(site, &secret);
    chrome.refused = form.has_faults();
    chrome.flash = query.iter().find(|(name, _)| name == "done").map(|(_, how)| done(how));
    let providers = site.providers.clone();
    let cx = PageCx { tx, params: params(page.path, rest), query, form, chrome, providers };
    let there = cx.tx.workspace.slug.clone();
    let drawn = if there == slug { draw(&cx, page).await } else { Err(Code::SignInRequired.into()) };
    cx.tx.close().await?;
    is_here(site, &call, &there, slug).await?;
    drawn
}

async fn draw(cx: &PageCx, page: &Page) -> Result<Drawn> {
    may(&cx.tx, page.needs)?;
    (page.draw)(cx).await
}

/// What a page says of the action before.
fn done(how: &str) -> Flash {
    match how {
        ALIKE => Flash { tone: Tone::Warn, text: SAVED_ALIKE.into(), undo: None },
        TRIAL => Flash { tone: Tone::Ok, text: NOT_SAVED.into(), undo: None },
        _ => Flash { tone: Tone::Ok, text: "Saved.".into(), undo: None },
    }
}

/// The mark of an answer with a warning in the address of the next page. The words name no code: anybody can write an address.
const ALIKE: &str = "alike";
const SAVED_ALIKE: &str =
    "Saved. Another code looks the same as this one: check that it is not the same thing twice.";

/// The mark of an answer to a test, which saves nothing.
const TRIAL: &str = "test";
const NOT_SAVED: &str = "This was a test. Nothing was saved.";

/// `/w/shop/bills/7` → (`shop`, `/bills/7`).
fn split_path(path: &str) -> (&str, &str) {
    let rest = path.strip_prefix("/w/").unwrap_or_default();
    match rest.find('/') {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, ""),
    }
}

/// `/bills/{id}` over `/bills/7` → [(id, 7)].
fn params(template: &str, path: &str) -> Pairs {
    template
        .split('/')
        .zip(path.split('/'))
        .filter_map(|(name, part)| {
            Some((name.strip_prefix('{')?.strip_suffix('}')?.to_owned(), decoded(part)))
        })
        .collect()
}

fn decoded(part: &str) -> String {
    // A path's percent signs are those of a form but for '+'.
    let one: Pairs =
        serde_urlencoded::from_str(&format!("v={}", part.replace('+', "%2B"))).unwrap_or_default();
    one.into_iter().next().map(|(_, value)| value).unwrap_or_default()
}

pub(crate) fn pairs(query: &str) -> Pairs {
    edge::pairs(query.as_bytes(), QUERY_FIELDS).unwrap_or_default()
}

fn chrome(site: &Site, asked: &Asked, tx: &ReadTx, rest: &str, headers: &HeaderMap) -> Chrome {
    let workspace = &tx.workspace;
    let href = |path: &str| format!("/w/{}{path}", workspace.slug);
    Chrome {
        lang: format!("en-{}", workspace.country),
        theme: theme(headers),
        home: href(""),
        find: site.registry.pages.iter().any(|page| page.path == FIND).then(|| href(FIND)),
        workspace: Some(WorkspaceChrome {
            name: workspace.name.clone(),
            place: workspace.location.clone().unwrap_or_default(),
            slug: workspace.slug.clone(),
            switch: "/workspaces".into(),
        }),
        person: Some(PersonChrome {
            name: tx.member.name.clone(),
            role: tx.member.role_names().join(", "),
            href: href("/account"),
        }),
        till: tx.member.till.as_ref().map(|name| TillChrome {
            name: name.clone(),
            leave: href("/till/leave"),
            idle_s: workspace.settings.till_idle_minutes.min(workspace.settings.session_idle_minutes) * 60,
        }),
        disk_full: site.platform.disk.spares(),
        closed: workspace.ends_at.map(|at| ClosedChrome {
            ends_on: local_day(at, &workspace.zone),
            reopen: tx.member.holds(Permission::WorkspaceClose).then(|| href("/settings#closing")),
        }),
        nav: nav(site, tx, rest),
        manner: Manner {
            currency: workspace.currency.code.clone(),
            minor_digits: workspace.currency.minor_digits,
            zone: workspace.zone.clone(),
        },
        ..Chrome::bare("", &asked.nonce, "", asked.now)
    }
}

/// What is wrong with the billing address, for who may change it.
async fn billing_of(tx: &ReadTx) -> Result<Option<BillingChrome>> {
    // Of what was closed nothing can be mended.
    if may(tx, Permission::BillingWrite).is_err() || tx.workspace.ends_at.is_some() {
        return Ok(None);
    }
    let wrong = billing::standing_of(tx).await?.and_then(|(standing, _)| standing.wrong());
    let mend = format!("/w/{}/settings/billing", tx.workspace.slug);
    Ok(wrong.map(|says| BillingChrome { says, mend }))
}

/// The rail: registered pages the person may see, by their groups in order of registration.
fn nav(site: &Site, tx: &ReadTx, rest: &str) -> Vec<NavGroup> {
    let mut groups: Vec<NavGroup> = Vec::new();
    let seen: Vec<&Page> = site.registry.pages.iter().filter(|page| may(tx, page.needs).is_ok()).collect();
    let current = seen.iter().filter(|page| page.nav.is_some()).filter(|page| is_at(page.path, rest));
    let current = current.max_by_key(|page| page.path.len()).map(|page| page.path);
    for page in seen {
        let Some(nav) = page.nav else { continue };
        let item = NavItem {
            href: format!("/w/{}{}", tx.workspace.slug, page.path),
            label: nav.label.into(),
            icon: nav.icon,
            current: current == Some(page.path),
            count: 0,
            keys: nav.keys,
            tab: nav.tab,
        };
        match groups.iter_mut().find(|group| group.title == nav.group) {
            Some(group) => group.items.push(item),
            None => groups.push(NavGroup { title: nav.group.into(), items: vec![item] }),
        }
    }
    groups
}

/// Whether an address is a page's own or one below it; the longest such page is the current one.
fn is_at(page: &str, rest: &str) -> bool {
    page == rest || (!page.is_empty() && rest.starts_with(&format!("{page}/")))
}

pub fn theme(headers: &HeaderMap) -> Theme {
    Theme::from_cookie(edge::cookie(headers, "__Host-theme"))
}

fn drawn_response(drawn: Drawn, mark: impl Into<Mark>) -> Response<Body> {
    match drawn {
        Drawn::Html(html) => html_response(html, mark),
        Drawn::File(kind, name, bytes) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            if let Ok(shown) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
                headers.insert(CONTENT_DISPOSITION, shown);
            }
            response
        }
        Drawn::Kept(kind, name, bytes) => kept_response(kind, &name, bytes),
    }
}

/// A file that people brought: it is saved and never shown here, and whatever it holds runs nothing.
fn kept_response(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let saved = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        headers.insert(CONTENT_DISPOSITION, saved);
    }
    response
}

pub fn html_response(html: String, mark: impl Into<Mark>) -> Response<Body> {
    let mut response = Response::new(Body::from(html));
    mark.into().put_on(&mut response);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

// ---- forms ----

/// `POST /w/<slug>/do/<action>`: a page's form. `_page` is where it stood, `_next` where to go when done, `_job` where a job is shown;
/// `_show` names a field of the answer that is shown once, on a page of its own, before going there.
pub async fn act(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((slug, name)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let method = request.method().clone();
    let read = match edge::same_origin(&asked, &method, &headers) {
        Ok(()) => fields_of(&site, &asked, &slug, &name, request).await,
        Err(refusal) => Err(refusal.into()),
    };
    let (fields, _turn) = match read {
        Ok(read) => read,
        Err(error) => return forged(&site, &asked, &slug, &name, &headers, error).await,
    };
    match post(&site, &asked, &slug, &name, &headers, &fields).await {
        Ok(answer) => {
            let response = answered(&asked, &slug, &headers, &fields, &answer);
            let response = match answer.till {
                Some(secret) => with_till(response, &headers, &slug, &secret),
                None => response,
            };
            match answer.session {
                Some(token) => with_session(response, &slug, &token),
                None => response,
            }
        }
        Err(error) if is_forged(&error) => forged(&site, &asked, &slug, &name, &headers, error).await,
        Err(error) if wants_json(&headers) => {
            problem::response(&error.told(asked.request), &asked.host, asked.request)
        }
        Err(error) => match (error.refusal().map(|it| it.code), site.registry.action_named(&name)) {
            (Some(Code::SignInRequired), Some(of)) => {
                let waiting = Waiting::of(&slug, of, &fields);
                match shared_device::interrupted(&site, &asked, &headers, &waiting).await {
                    Some(page) => page,
                    None => sign_in::interrupted(&site, &asked, &headers, waiting),
                }
            }
            (Some(Code::StepUpRequired), Some(of)) => {
                step_up::interrupted(&site, &asked, &headers, Waiting::of(&slug, of, &fields)).await
            }
            _ => again(&site, &asked, &slug, &headers, fields, error).await,
        },
    }
}

/// What a form gets that was done: JSON who asked for it, a secret on a page of its own, else the way on.
fn answered(
    asked: &Asked,
    slug: &str,
    headers: &HeaderMap,
    fields: &[(String, String)],
    answer: &Answer,
) -> Response<Body> {
    let json = answer.json.as_str();
    if answer.is_job && !wants_json(headers) {
        return see_other(&place(slug, sent(fields, "_job"), json));
    }
    let back = next(slug, sent(fields, "_next"), json);
    if wants_json(headers) {
        let mut response = Response::new(Body::from(json.to_owned()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        return response;
    }
    match sent(fields, "_show") {
        "" => see_other(&back),
        name => {
            html_response(crate::show_once::page(asked, theme(headers), name, json, &back), StatusCode::OK)
        }
    }
}

fn is_forged(error: &Error) -> bool {
    matches!(error, Error::Refused(refusal) if refusal.code == Code::CsrfFailed)
}

async fn post(
    site: &Site,
    asked: &Asked,
    slug: &str,
    name: &str,
    headers: &HeaderMap,
    fields: &[(String, String)],
) -> Result<Answer> {
    let credential = edge::session(headers, slug).ok_or(Code::SignInRequired)?;
    edge::check_csrf(sent(fields, "_csrf"), &edge::csrf(site, &credential.sha256))?;
    let operation = site.registry.action_named(name).ok_or(Code::ActionUnknown)?;
    let mut call = asked.call(Some(credential), headers);
    call.key = Some(sent(fields, "_key").to_owned()).filter(|key| is_key(key));
    let (digits, zone) = manner_of(site, &call, slug).await?;
    let fields = forms::in_zone(&operation.shape, fields, &zone);
    let (input, faults) = forms::to_json(&operation.shape, &fields, digits);
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults).into());
    }
    let size: usize = fields.iter().map(|(_, text)| text.len()).sum();
    if operation.is_long() && size > LONG_FORM {
        return operation.run_later(site.platform.clone(), call, input).await;
    }
    operation.run(site.platform.clone(), call, input).await
}

/// A form that is none of ours, told as it was refused; who was signed in finds it in the audit log.
async fn forged(
    site: &Site,
    asked: &Asked,
    slug: &str,
    name: &str,
    headers: &HeaderMap,
    error: Error,
) -> Response<Body> {
    if is_forged(&error) {
        let call = asked.call(edge::session(headers, slug), headers);
        let action = site.registry.action_named(name).map_or("workspace.form", |action| action.name);
        turned_away(&site.platform, &call, action, Code::CsrfFailed).await;
    }
    refuse(error, asked, "", headers)
}

/// The figures after the point of the workspace's money, and its clock. Errors: `sign_in_required` for a session of another
/// workspace.
async fn manner_of(site: &Site, call: &Call, slug: &str) -> Result<(u32, TimeZone)> {
    let tx = open_read(&site.platform, call).await?;
    let manner = (tx.workspace.currency.minor_digits, tx.workspace.zone.clone());
    let there = tx.workspace.slug.clone();
    tx.close().await?;
    is_here(site, call, &there, slug).await.map(|()| manner)
}

/// The fields of a form. One with a file may be as large as its action says, for who may do that action; the permit is held
/// until the form is answered. Errors: as `crate::fields`, and `permission_denied`.
async fn fields_of(
    site: &Site,
    asked: &Asked,
    slug: &str,
    name: &str,
    request: Request,
) -> Result<(Pairs, Option<SemaphorePermit<'static>>)> {
    let operation = site.registry.action_named(name).filter(|it| it.most_bytes > MAX_BODY);
    if !multipart::is(request.headers()) {
        return Ok((edge::fields(request).await?, None));
    }
    if let Some(operation) = operation {
        let session = edge::session(request.headers(), slug).ok_or(Code::SignInRequired)?;
        let call = asked.call(Some(session), request.headers());
        may_send(site, &call, Some(operation)).await?;
    }
    let most = operation.map_or(MAX_BODY, |operation| operation.most_bytes);
    let fields = multipart::fields(request, most).await?;
    let turn = turn_of(fields.iter().map(|(_, value)| value.len()).sum()).await?;
    Ok((fields, turn))
}

/// A session's cookie under the name of another workspace's: refused, and told to the workspace it is of.
pub(crate) async fn is_here(site: &Site, call: &Call, there: &str, here: &str) -> Result<()> {
    if there == here {
        return Ok(());
    }
    turned_away(&site.platform, call, MISMATCH, Code::SignInRequired).await;
    Err(Code::SignInRequired.into())
}

pub(crate) fn sent<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default()
}

fn wants_json(headers: &HeaderMap) -> bool {
    edge::text(headers, "accept").is_some_and(|accept| accept.starts_with("application/json"))
}

/// Where to go when done: as `place`, which then says so.
fn next(slug: &str, wanted: &str, answer: &str) -> String {
    let to = place(slug, wanted, answer);
    let (to, place) =
        to.split_once('#').map_or((to.as_str(), String::new()), |(to, place)| (to, format!("#{place}")));
    let joint = if to.contains('?') { '&' } else { '?' };
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let how = match () {
        () if answer["dry_run"] == true => TRIAL,
        () if answer["warnings"][0]["code"] == "looks_alike" => ALIKE,
        () => "1",
    };
    format!("{to}{joint}done={how}{place}")
}

/// An address of this workspace, `{number}` and the like filled in from the answer.
fn place(slug: &str, wanted: &str, answer: &str) -> String {
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let home = format!("/w/{slug}");
    let mut to = if is_within(slug, wanted) { wanted.to_owned() } else { home };
    for (name, value) in answer.as_object().into_iter().flatten() {
        let text = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
        if text.len() < 200 && to.contains('{') {
            to = to.replace(&format!("{{{name}}}"), &encoded(&text));
        }
    }
    to
}

/// Only addresses of this very workspace are followed: no other site, no other shop.
pub fn is_within(slug: &str, path: &str) -> bool {
    let home = format!("/w/{slug}");
    let inside =
        path == home || path.starts_with(&format!("{home}/")) || path.starts_with(&format!("{home}?"));
    inside && !path.contains("..") && !path.contains('\\') && !path.chars().any(char::is_control)
}

pub(crate) fn see_other(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}

/// The page the form stood on, with what was typed and what was wrong.
async fn again(
    site: &Site,
    asked: &Asked,
    slug: &str,
    headers: &HeaderMap,
    fields: Pairs,
    error: Error,
) -> Response<Body> {
    let refusal = error.told(asked.request);
    let back = sent(&fields, "_page").to_owned();
    let (path, query) = back.split_once('?').unwrap_or((&back, ""));
    let stood = if is_within(slug, path) {
        let fitting = site.registry.pages.iter().filter(|page| fits(page.path, split_path(path).1));
        // As the router does: a literal page before one with parameters.
        fitting.min_by_key(|page| page.path.matches('{').count())
    } else {
        None
    };
    let Some(page) = stood.filter(|_| refusal.code != Code::SignInRequired) else {
        return refused_page(&refusal, asked, headers);
    };
    // A file is chosen again: nothing shows it, and it would only make the page heavy.
    let is_shown = |name: &str, value: &str| !name.starts_with("_csrf") && value.len() <= LONGEST_SHOWN;
    let mut values: Pairs = fields.into_iter().filter(|(name, value)| is_shown(name, value)).collect();
    // A key that stands for another content would refuse every further press.
    if refusal.code == Code::IdempotencyConflict
        && let Ok(key) = fresh_id(asked.now)
    {
        values.retain(|(name, _)| name != "_key");
        values.push(("_key".to_owned(), key.to_string()));
    }
    values.sort_by_key(|(name, _)| name != "_key");
    let form = FormState::refused(values, faults(&refusal));
    match show(site, asked, page, path, pairs(query), headers, Some(form)).await {
        Ok(drawn) => drawn_response(drawn, problem::mark(&refusal)),
        Err(error) => refuse(error, asked, path, headers),
    }
}

pub(crate) fn faults(refusal: &Refusal) -> Pairs {
    if refusal.faults.is_empty() {
        return vec![(String::new(), refusal.code.meaning().to_owned())];
    }
    let shown = refusal.faults.iter().take(FAULTS);
    let mut shown: Pairs = shown.map(|fault: &Fault| (fault.field.clone(), fault.message.clone())).collect();
    if refusal.faults.len() > FAULTS {
        shown.push((String::new(), format!("And {} more.", refusal.faults.len() - FAULTS)));
    }
    shown
}

/// Whether an address is of a page's form.
fn fits(template: &str, path: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(t, p)| t == p || (t.starts_with('{') && !p.is_empty()))
}

// ---- refusals as pages ----

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    chrome: Chrome,
    heading: &'static str,
    happened: String,
    remedy: &'static str,
    reference: String,
    back_href: String,
    back_label: &'static str,
}

pub fn refuse(error: Error, asked: &Asked, path: &str, headers: &HeaderMap) -> Response<Body> {
    let refusal = error.told(asked.request);
    let slug = split_path(path).0;
    if refusal.code == Code::SignInRequired && !slug.is_empty() && edge::till(headers, slug).is_some() {
        return see_other(&with_params(&format!("/w/{slug}/till"), &[("to", path)]));
    }
    if refusal.code == Code::SignInRequired && path.starts_with("/w/") {
        return see_other(&format!("/sign-in?to={}", encoded(path)));
    }
    refused_page(&refusal, asked, headers)
}

pub(crate) fn refused_page(refusal: &Refusal, asked: &Asked, headers: &HeaderMap) -> Response<Body> {
    if wants_json(headers) {
        return problem::response(refusal, &asked.host, asked.request);
    }
    let heading = match refusal.code.status() {
        401 => "Sign in first",
        403 if refusal.code == Code::PermissionDenied => "Not for this role",
        404 => "Nothing here",
        429 | 503 => "Busy just now",
        507 => "The disk is almost full",
        _ if refusal.code == Code::DataDamaged => "A part of the data is damaged",
        500.. => "Something went wrong on our side",
        _ => "That did not work",
    };
    let mut chrome = Chrome::bare(heading, &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    let page = ErrorPage {
        chrome,
        heading,
        happened: refusal.code.meaning().to_owned(),
        remedy: "Nothing was saved or changed.",
        reference: asked.request.to_string(),
        back_href: "/workspaces".into(),
        back_label: "Go to your workspaces",
    };
    html_response(page.render().unwrap_or_default(), problem::mark(refusal))
}

/// The fallback: an address that is none of ours.
pub async fn nothing_here(Extension(asked): Extension<Asked>, request: Request) -> Response<Body> {
    edge_refusal(Code::NotFound, &asked, &request)
}

/// The right address with the wrong verb.
pub async fn wrong_verb(Extension(asked): Extension<Asked>, request: Request) -> Response<Body> {
    edge_refusal(Code::MethodNotAllowed, &asked, &request)
}

fn edge_refusal(code: Code, asked: &Asked, request: &Request) -> Response<Body> {
    let refusal = Refusal::new(code);
    if request.uri().path().starts_with("/api/") {
        return problem::response(&refusal, &asked.host, asked.request);
    }
    refused_page(&refusal, asked, request.headers())
}

/// `/errors`: every code with its meaning, where a problem's `type` leads.
pub async fn errors(Extension(asked): Extension<Asked>, headers: HeaderMap) -> Response<Body> {
    html_response(crate::recovery_codes::page(&asked, theme(&headers)), StatusCode::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_workspace_are_followed() {
        for (to, fine) in [
            ("/w/shop", true),
            ("/w/shop/bills?x=1", true),
            ("/w/shopping", false),
            ("//evil.example", false),
            ("https://evil.example/w/shop", false),
            ("/w/shop/../other", false),
            ("/w/shop/\\evil", false),
            ("", false),
        ] {
            assert_eq!(is_within("shop", to), fine, "{to}");
        }
    }

    #[test]
    fn the_answer_fills_in_where_to_go() {
        let to = next("shop", "/w/shop/bills/{number}", r#"{"number":"A/26-27/00001","x":{"y":1}}"#);
        assert_eq!(to, "/w/shop/bills/A%2F26-27%2F00001?done=1");
        assert_eq!(next("shop", "https://evil.example", "{}"), "/w/shop?done=1");
        let alike = r#"{"warnings":[{"field":"code","code":"looks_alike","like":"A"}],"code":"a"}"#;
        assert_eq!(next("shop", "/w/shop/items/{code}", alike), "/w/shop/items/a?done=alike");
        assert_eq!(done("alike").text, SAVED_ALIKE);
        assert_eq!(next("shop", "/w/shop/in?n={n}", r#"{"n":3,"dry_run":true}"#), "/w/shop/in?n=3&done=test");
        assert_eq!(next("shop", "/w/shop/in", r#"{"dry_run":false}"#), "/w/shop/in?done=1");
        assert_eq!(done("test").text, NOT_SAVED);
        assert_eq!(done("<b>").text, "Saved.");
        assert_eq!(next("shop", "/w/shop/lots?x=1#cp", "{}"), "/w/shop/lots?x=1&done=1#cp");
    }

    #[test]
    fn a_page_shows_fifty_faults_and_counts_the_others() {
        let refusal = |many| Refusal::invalid(vec![Fault::new("x", Code::FieldUnknown); many]);
        let many = faults(&refusal(1000));
        assert_eq!((many.len(), many[50].1.as_str()), (51, "And 950 more."));
        assert_eq!(faults(&refusal(50)).len(), 50);
    }

    #[test]
    fn a_pages_parameters_are_read_from_its_address() {
        assert_eq!(params("/bills/{id}", "/bills/A%2F1+2"), vec![("id".to_owned(), "A/1+2".to_owned())]);
        assert!(
            fits("/bills/{id}", "/bills/7") && !fits("/bills/{id}", "/bills/") && !fits("/bills", "/bills/7")
        );
        assert_eq!(split_path("/w/shop/bills/7"), ("shop", "/bills/7"));
    }
}
