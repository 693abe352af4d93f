//! The page of a till where people switch: their names, and their PIN or passkey.
//! Invariant: a browser that is no till does not find the page. A started form is kept for its person and is
//! on no page that others see. Each switch opens another session.

use super::passkey;
use super::resume::Waiting;
use crate::asked::Asked;
use crate::auth_pages::checked_form::door;
use crate::auth_pages::visitor::{bare, visitor};
use crate::cookies;
use crate::cookies::{with_cookie, with_sessions};
use crate::csrf;
use crate::fields::{Pairs, of_query, sent};
use crate::problem::{self, Mark};
use crate::refusals::refuse;
use crate::request_body;
use crate::responses::see_other;
use crate::site::Site;
use crate::url::{is_within, with_params};
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::passkeys::{Offer, Shown};
use identity::sessions::SignedIn;
use identity::shared_device::{self, SharedDevice, switch as switching, till_cookie};
use kernel::code::Code;
use platform::call::Call;
use platform::error::{Error, Result};
use uuid::Uuid;

/// The message for every PIN that was not accepted, for any reason.
const NOT_TAKEN: &str = "This PIN was not taken. After five wrong ones in a row it is shut here until you sign in with \
                         your password or passkey, or an Owner opens it.";

#[derive(Template)]
#[template(path = "till.html")]
struct TillPage {
    chrome: Chrome,
    here: String,
    till: String,
    workspace: String,
    /// The people to choose from, by id and the name they are called by.
    people: Pairs,
    /// The person who was chosen.
    chosen: Option<(String, String)>,
    passkey: Option<Offer>,
    anew: String,
    to: String,
    form: FormState,
}

impl TillPage {
    /// The page of one person; without one, the list.
    fn of(&self, who: &str) -> String {
        with_params(&self.here, &[("who", who), ("to", &self.to)])
    }
}

/// Where a person continues, and who they say they are.
struct Way {
    to: String,
    who: Option<Uuid>,
}

impl Way {
    fn read(fields: &[(String, String)], to: &str) -> Way {
        Way { to: sent(fields, to).to_owned(), who: Uuid::parse_str(sent(fields, "who")).ok() }
    }
}

/// `GET /w/<slug>/till`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let query = of_query(request.uri().query().unwrap_or_default());
    let (headers, way) = (request.headers(), Way::read(&query, "to"));
    match found(&site, &asked, headers, &slug).await {
        Ok(till) => drawn(&site, &asked, headers, &till, &way, FormState::default(), StatusCode::OK).await,
        Err(error) => gone(error, &asked, headers, &slug),
    }
}

/// The till that this browser is. Errors: `not_found`.
async fn found(site: &Site, asked: &Asked, headers: &HeaderMap, slug: &str) -> Result<SharedDevice> {
    let claim = cookies::till(headers, slug).ok_or(Code::NotFound)?;
    shared_device::find(&site.platform, &asked.call(None, headers), &claim, slug).await
}

/// The answer to a browser that is no till, or no longer: it forgets that it was one,
/// and signs in as others do.
fn gone(error: Error, asked: &Asked, headers: &HeaderMap, slug: &str) -> Response<Body> {
    let is_gone = error.refusal().is_some_and(|refusal| refusal.code == Code::NotFound);
    if is_gone && cookies::till(headers, slug).is_some() {
        return with_cookie(see_other("/sign-in"), &till_cookie(slug), "", 0);
    }
    refuse(error, asked, "", headers)
}

async fn drawn(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    till: &SharedDevice,
    way: &Way,
    form: FormState,
    mark: impl Into<Mark>,
) -> Response<Body> {
    let shown = async {
        let known = shared_device::people(&site.platform, &asked.call(None, headers), till).await?;
        let (mut chrome, fresh) = visitor(site, asked, "Who is there?", headers)?;
        chrome.refused = form.has_faults();
        let here = format!("/w/{}/till", till.slug);
        let names: Vec<&str> = known.iter().map(|one| one.name.as_str()).collect();
        let called = called(&names);
        let people: Pairs =
            known.iter().zip(called).map(|(one, name)| (one.person.to_string(), name)).collect();
        let chosen = way.who.map(|who| who.to_string());
        let chosen = people.iter().find(|(person, _)| Some(person) == chosen.as_ref()).cloned();
        let page = TillPage {
            chrome,
            till: till.name.clone(),
            workspace: till.workspace.clone(),
            people,
            chosen,
            passkey: passkey::offer(site, asked, headers, fresh.as_deref()),
            anew: with_params("/sign-in", &[("to", &way.to)]),
            here,
            to: way.to.clone(),
            form,
        };
        Ok(bare(&page, fresh, mark))
    };
    shown.await.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

/// First names, as people call each other; the full name where two have the same first name.
fn called(names: &[&str]) -> Vec<String> {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let is_alone = |name: &str| names.iter().filter(|other| first(other) == first(name)).count() == 1;
    names.iter().map(|name| if is_alone(name) { first(name) } else { (*name).to_owned() }).collect()
}

/// `POST /w/<slug>/till`
pub async fn switch(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let till = match found(&site, &asked, &before, &slug).await {
        Ok(till) => till,
        Err(error) => return gone(error, &asked, &before, &slug),
    };
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    let way = Way::read(&fields, "_to");
    match taken(&site, &asked.call(None, &headers), &headers, &till, &way, &fields).await {
        Ok(signed_in) => {
            let to = if is_within(&slug, &way.to) { way.to } else { format!("/w/{slug}") };
            // First to the form they had started; that page leads on where there is none.
            let to = with_params(&format!("/w/{slug}/draft"), &[("to", &to)]);
            with_sessions(see_other(&to), &[signed_in])
        }
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let words = match refusal.code {
                Code::SignInRequired if !sent(&fields, "answer").is_empty() => {
                    "This passkey was not taken. Try again, or choose your name."
                }
                Code::SignInRequired => NOT_TAKEN,
                code => code.meaning(),
            };
            let form = FormState::refused(Vec::new(), vec![(String::new(), words.into())]);
            drawn(&site, &asked, &headers, &till, &way, form, problem::mark(&refusal)).await
        }
    }
}

async fn taken(
    site: &Site,
    call: &Call,
    headers: &HeaderMap,
    till: &SharedDevice,
    way: &Way,
    fields: &[(String, String)],
) -> Result<SignedIn> {
    match sent(fields, "answer") {
        "" => {
            let who = way.who.unwrap_or_default();
            switching::by_pin(&site.platform, call, till, who, sent(fields, "pin")).await
        }
        answer => {
            let shown = Shown { challenge: sent(fields, "challenge"), answer };
            switching::by_passkey(&site.platform, call, till, passkey::browser(headers), shown).await
        }
    }
}

/// `POST /w/<slug>/till/leave`: the session ends, and the typed form is kept for its person. The cookie
/// stays, spent: a form of another tab is recognised by it, and kept too.
pub async fn leave(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let (headers, method) = (request.headers().clone(), request.method().clone());
    let till = match found(&site, &asked, &headers, &slug).await {
        Ok(till) => till,
        Err(error) => return gone(error, &asked, &headers, &slug),
    };
    let here = format!("/w/{slug}/till");
    let left = async {
        csrf::same_origin(&asked.host, &method, &headers)?;
        let fields = request_body::form(request).await?;
        let session = cookies::session(&headers, &slug).ok_or(Code::SignInRequired)?;
        csrf::check(sent(&fields, "_csrf"), &csrf::token(&site.platform, &session.sha256))?;
        let waiting = Waiting::read(&fields).filter(|it| it.slug() == slug);
        let draft = waiting.and_then(|it| it.checked(&site.registry)).map(Waiting::draft);
        let call = asked.call(Some(session), &headers);
        shared_device::lock(&site.platform, &call, &till, draft.as_ref()).await?;
        Ok::<_, Error>(sent(&fields, "_to").to_owned())
    };
    match left.await {
        Ok(to) if is_within(&slug, &to) => see_other(&with_params(&here, &[("to", &to)])),
        Ok(_) => see_other(&here),
        Err(error) if error.refusal().is_some_and(|it| it.code == Code::SignInRequired) => see_other(&here),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// The page to switch for a person who sent a form after their session on a till had ended: the form is kept
/// for them. None in a browser that is no till.
pub(crate) async fn interrupted(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    waiting: &Waiting,
) -> Option<Response<Body>> {
    let till = found(site, asked, headers, waiting.slug()).await.ok()?;
    let call = asked.call(cookies::session(headers, waiting.slug()), headers);
    let draft = waiting.clone().draft();
    let to = draft.page.clone();
    let kept =
        shared_device::lock(&site.platform, &call, &till, Some(&draft)).await.unwrap_or_else(|error| {
            error.into_refusal(asked.request);
            false
        });
    let words = match kept {
        true => "Your session has ended. Come back in: what you typed is kept for you.",
        false => "Your session has ended, and the form was not kept.",
    };
    let form = FormState::refused(Vec::new(), vec![(String::new(), words.into())]);
    let way = Way { to, who: None };
    Some(drawn(site, asked, headers, &till, &way, form, StatusCode::UNAUTHORIZED).await)
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Phrase;
    use jiff::Timestamp;

    const HOSTILE: &str = "<script>alert(1)</script>";

    fn page(people: &[&str], chosen: bool, faults: Vec<(String, Phrase)>) -> String {
        let people: Pairs = people.iter().map(|name| (Uuid::nil().to_string(), (*name).to_owned())).collect();
        let page = TillPage {
            chrome: Chrome::bare("Who is there?", "bm9uY2U", "token", Timestamp::UNIX_EPOCH),
            here: "/w/shop/till".into(),
            till: HOSTILE.into(),
            workspace: HOSTILE.into(),
            chosen: people.first().cloned().filter(|_| chosen),
            people,
            passkey: None,
            anew: "/sign-in".into(),
            to: HOSTILE.into(),
            form: FormState::refused(Vec::new(), faults),
        };
        page.render().expect("drawn")
    }

    #[test]
    fn the_page_stands_empty_full_and_hostile() {
        assert!(page(&[], false, Vec::new()).contains("Nobody has a PIN here yet"));
        let full = page(&["Nila", "Ravi"], false, Vec::new());
        assert_eq!(full.matches("?who=").count(), 2);
        assert!(!full.contains("name=\"pin\""));
        let chosen = page(&["Nila"], true, vec![(String::new(), HOSTILE.into())]);
        assert!(chosen.contains("name=\"pin\"") && !chosen.contains("<script>alert"));
        assert!(!page(&[HOSTILE], true, Vec::new()).contains("<script>alert"));
    }

    #[test]
    fn people_are_called_by_their_first_names_unless_two_have_the_same() {
        assert_eq!(called(&["Nila Deo", "Ravi Rao", "Nila Iyer"]), ["Nila Deo", "Ravi", "Nila Iyer"]);
    }
}
