//! The forms of pages: each posts an action, and a refused one comes back on its page.
//! Invariant: a form's action goes the same way as the API's. A refused form shows what was typed and what
//! was wrong, but no secret.

use crate::api::{is_key, may_send, turn_of};
use crate::asked::Asked;
use crate::auth_pages::resume::Waiting;
use crate::auth_pages::{shared_device, sign_in, step_up};
use crate::cookies::{self, theme, with_session, with_till};
use crate::csrf;
use crate::fields::{Pairs, is_own, names, of_query, once, sent};
use crate::headers::wants_json;
use crate::membership::is_here;
use crate::pages::{ALIKE, TRIAL, fits, show};
use crate::problem;
use crate::refusals::{faults, refuse, refused_page};
use crate::request_body;
use crate::responses::{drawn_response, html_response, see_other};
use crate::site::Site;
use crate::url::{encoded, is_within, split_path};
use crate::view::FormState;
use crate::{forms, multipart};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use jiff::tz::TimeZone;
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::action::MAX_BODY;
use platform::action::{Answer, turned_away};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::internal::open_read;
use platform::random::fresh_id;
use serde_json::Value;
use tokio::sync::SemaphorePermit;

/// A larger form of a long action becomes a job: nobody has to wait for a page that takes very long.
const LONG_FORM: usize = 64 * 1024;

/// Longest field that comes back with a refused form.
const LONGEST_SHOWN: usize = 64 * 1024;

/// `POST /w/<slug>/do/<action>`: a page's form. `_page` is the page it was on, `_next` where to go when
/// done (or `next` in the action's own address), `_job` where a job is shown; `_show` names a field of the answer that is shown once, on a page of
/// its own, before going there.
pub async fn act(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((slug, name)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let method = request.method().clone();
    let own_next = sent(&of_query(request.uri().query().unwrap_or_default()), "next").to_owned();
    let read = match csrf::same_origin(&asked.host, &method, &headers) {
        Ok(()) => fields_of(&site, &asked, &slug, &name, request).await.and_then(|(fields, turn)| {
            once(names(&fields).filter(|name| is_own(name)))?;
            Ok((fields, turn))
        }),
        Err(refusal) => Err(refusal.into()),
    };
    let (fields, _turn) = match read {
        Ok(read) => read,
        Err(error) => return forged(&site, &asked, &slug, &name, &headers, error).await,
    };
    match post(&site, &asked, &slug, &name, &headers, &fields).await {
        Ok(answer) => {
            let response = answered(&asked, &slug, &headers, &fields, &own_next, &answer);
            let response = match answer.for_browser.secret(identity::shared_device::NEW_SECRET) {
                Some(secret) => with_till(response, &headers, &slug, secret),
                None => response,
            };
            match answer.for_browser.secret(identity::sessions::NEW_SECRET) {
                Some(token) => with_session(response, &slug, token),
                None => response,
            }
        }
        Err(error) if is_forged(&error) => forged(&site, &asked, &slug, &name, &headers, error).await,
        Err(error) if wants_json(&headers) => {
            problem::response(&error.into_refusal(asked.request), &asked.host, asked.request)
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

/// The answer to a form whose action is done: JSON for a client that asked for it, a secret on a page of its
/// own, otherwise the way on.
fn answered(
    asked: &Asked,
    slug: &str,
    headers: &HeaderMap,
    fields: &[(String, String)],
    own_next: &str,
    answer: &Answer,
) -> Response<Body> {
    let json = answer.json.as_str();
    if answer.is_job && !wants_json(headers) {
        return see_other(&place(slug, sent(fields, "_job"), json));
    }
    // A button with another action than its form's has its own way on in that action's address.
    let wanted = if own_next.is_empty() { sent(fields, "_next") } else { own_next };
    let back = next(slug, wanted, json);
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
    let credential = cookies::session(headers, slug).ok_or(Code::SignInRequired)?;
    csrf::check(sent(fields, "_csrf"), &csrf::token(&site.platform, &credential.sha256))?;
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
    let done = if operation.is_long() && size > LONG_FORM {
        operation.run_later(site.platform.clone(), call, input).await
    } else {
        operation.run(site.platform.clone(), call, input).await
    };
    done.map_err(|error| match error {
        Error::Refused(mut refusal) => {
            forms::at_typed_rows(&operation.shape, &fields, digits, &mut refusal.faults);
            Error::Refused(refusal)
        }
        other => other,
    })
}

/// A form that does not come from a page of ours: its refusal is shown, and the audit log has it where
/// its sender was signed in.
async fn forged(
    site: &Site,
    asked: &Asked,
    slug: &str,
    name: &str,
    headers: &HeaderMap,
    error: Error,
) -> Response<Body> {
    if is_forged(&error) {
        let call = asked.call(cookies::session(headers, slug), headers);
        let action = site.registry.action_named(name).map_or("workspace.form", |action| action.name);
        turned_away(&site.platform, &call, action, Code::CsrfFailed).await;
    }
    refuse(error, asked, "", headers)
}

/// The decimal places of the workspace's money, and its time zone. Errors: `sign_in_required` for a
/// session of another workspace.
async fn manner_of(site: &Site, call: &Call, slug: &str) -> Result<(u32, TimeZone)> {
    let tx = open_read(&site.platform, call).await?;
    let manner = (tx.workspace.currency.minor_digits, tx.workspace.zone.clone());
    let there = tx.workspace.slug.clone();
    tx.close().await?;
    is_here(site, call, &there, slug).await.map(|()| manner)
}

/// The fields of a form. A form with a file may be as large as its action allows, if its sender may
/// call that action; the permit is held until the form is answered. Errors: as `request_body::fields`,
/// and `permission_denied`.
async fn fields_of(
    site: &Site,
    asked: &Asked,
    slug: &str,
    name: &str,
    request: Request,
) -> Result<(Pairs, Option<SemaphorePermit<'static>>)> {
    let operation = site.registry.action_named(name).filter(|it| it.most_bytes > MAX_BODY);
    if !multipart::is(request.headers()) {
        return Ok((request_body::fields(request).await?, None));
    }
    if let Some(operation) = operation {
        let session = cookies::session(request.headers(), slug).ok_or(Code::SignInRequired)?;
        let call = asked.call(Some(session), request.headers());
        may_send(site, &call, Some(operation)).await?;
    }
    let most = operation.map_or(MAX_BODY, |operation| operation.most_bytes);
    let fields = multipart::fields(request, most).await?;
    let turn = turn_of(fields.iter().map(|(_, value)| value.len()).sum()).await?;
    Ok((fields, turn))
}

/// Where to go when done: as `place`, with the message that it is done.
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

/// An address of this workspace, `{number}` and the like filled in from the answer; `{/lots/0/lot}` is deeper in it
/// (RFC 6901).
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
    match to.split_once("{/").and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
        Some((before, (path, after))) => {
            let found = answer.pointer(&format!("/{path}")).and_then(Value::as_str).unwrap_or_default();
            format!("{before}{}{after}", encoded(found))
        }
        None => to,
    }
}

/// The page that the form was on, with what was typed and what was wrong.
async fn again(
    site: &Site,
    asked: &Asked,
    slug: &str,
    headers: &HeaderMap,
    fields: Pairs,
    error: Error,
) -> Response<Body> {
    let refusal = error.into_refusal(asked.request);
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
    // The file has to be chosen again: nothing shows it, and it would only make the page heavy.
    let is_shown = |name: &str, value: &str| !name.starts_with("_csrf") && value.len() <= LONGEST_SHOWN;
    let mut values: Pairs = fields.into_iter().filter(|(name, value)| is_shown(name, value)).collect();
    // A key that belongs to other content would refuse every further try.
    if refusal.code == Code::IdempotencyConflict
        && let Ok(key) = fresh_id(asked.now)
    {
        values.retain(|(name, _)| name != "_key");
        values.push(("_key".to_owned(), key.to_string()));
    }
    values.sort_by_key(|(name, _)| name != "_key");
    let form = FormState::refused(values, faults(&refusal));
    match show(site, asked, page, path, of_query(query), headers, Some(form)).await {
        Ok(drawn) => drawn_response(drawn, problem::mark(&refusal)),
        Err(error) => refuse(error, asked, path, headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_fills_in_where_to_go() {
        let to = next("shop", "/w/shop/bills/{number}", r#"{"number":"A/26-27/00001","x":{"y":1}}"#);
        assert_eq!(to, "/w/shop/bills/A%2F26-27%2F00001?done=1");
        assert_eq!(next("shop", "https://evil.example", "{}"), "/w/shop?done=1");
        let packed = r#"{"lots":[{"lot":"B/1"}]}"#;
        assert_eq!(next("shop", "/w/shop/lots/{/lots/0/lot}", packed), "/w/shop/lots/B%2F1?done=1");
        assert_eq!(next("shop", "/w/shop/lots/{/lots/0/lot}", "{}"), "/w/shop/lots/?done=1");
        let alike = r#"{"warnings":[{"field":"code","code":"looks_alike","like":"A"}],"code":"a"}"#;
        assert_eq!(next("shop", "/w/shop/items/{code}", alike), "/w/shop/items/a?done=alike");
        assert_eq!(next("shop", "/w/shop/in?n={n}", r#"{"n":3,"dry_run":true}"#), "/w/shop/in?n=3&done=test");
        assert_eq!(next("shop", "/w/shop/in", r#"{"dry_run":false}"#), "/w/shop/in?done=1");
        assert_eq!(next("shop", "/w/shop/lots?x=1#cp", "{}"), "/w/shop/lots?x=1&done=1#cp");
    }
}
