//! The way to another provider and back, to sign in or to link the identity there.
//! Invariant: the browser that comes back is the one that went. A link is offered to the person who asked for
//! it, in a session of theirs.

use super::resume::Waiting;
use super::sign_in::{self, Way};
use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::checked_form::{door, door_of_member, not_too_often};
use crate::auth_pages::visitor::{VISIT_S, VISITOR, bare, visitor};
use crate::cookies::{self, theme, with_cookie};
use crate::fields::{Pairs, of_query, sent};
use crate::membership::member_here;
use crate::problem::{self, Mark};
use crate::refusals::{faults, refuse};
use crate::responses::see_other;
use crate::site::Site;
use crate::view::Chrome;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode, Uri};
use catalogue::{Phrase, say};
use identity::browsers::hash as browser;
use identity::federated::{self, Arrived, Errand, Identity, Linking, Provider, Returned, Trip, Trouble};
use identity::invitations::{self, Joining};
use kernel::code::Code;
use platform::admission::throttle::OUTSIDE;
use platform::call::{Credential, CredentialKind};
use platform::error::Result;

/// The cookie of a person who is known to a provider and to nobody here, and how long it lasts.
pub(super) const NEW: &str = "__Host-new";
pub(super) const NEW_S: i64 = 1800;
/// The cookie with the link of the invitation that this browser looked at last, so that a
/// refusal can lead back to it.
pub(super) const JOINING: &str = "__Host-joining";
/// The longest form that waits for a person who went: it is kept meanwhile, and anybody may send one.
const LONGEST_FORM: usize = 16 * 1024;

/// The page with the link to the provider. It is a page because our policy says `form-action 'self'`, which
/// Chrome applies to the redirects of a form too: a form that was answered with 303 to another site would end
/// nowhere. The policy does not restrict a link, and people see where they go.
#[derive(Template)]
#[template(path = "leave.html")]
struct LeavePage {
    chrome: Chrome,
    name: String,
    host: String,
    there: String,
    back: String,
    back_label: &'static str,
}

/// `POST /sign-in/with/<provider>`
pub async fn leave(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(provider): Path<String>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let read = async {
        let (fields, headers) = door(&site, &asked, request).await?;
        let provider = site.providers.named(&provider)?;
        let errand = match sent(&fields, "_join") {
            "" => coming_in(&fields),
            link => joining(&site, &asked, &headers, link).await?,
        };
        Ok((provider, errand, headers))
    };
    match read.await {
        Ok((provider, errand, headers)) => go(&site, &asked, provider, &headers, errand).await,
        Err(error) => refuse(error, &asked, "", &before),
    }
}

fn coming_in(fields: &[(String, String)]) -> Errand {
    let waiting = Waiting::hidden(Waiting::read(fields).as_ref());
    Errand::Enter { to: sent(fields, "_to").to_owned(), waiting }
}

/// Errors: `link_used`, before anybody goes anywhere for it.
async fn joining(site: &Site, asked: &Asked, headers: &HeaderMap, link: &str) -> Result<Errand> {
    let claim = Credential::parse(CredentialKind::Token, link).ok_or(Code::LinkUsed)?;
    invitations::invited(&site.platform, &asked.call(None, headers), &claim).await?;
    Ok(Errand::Join(Joining::of(&claim)))
}

/// `POST /w/<slug>/account/with/<provider>`: a signed-in person wants to link their identity there.
pub async fn link(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((slug, provider)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let read = async {
        let (_, _, person) = door_of_member(&site, &asked, &slug, request).await?;
        let provider = site.providers.named(&provider)?;
        Ok((provider, Linking { person: person.uuid(), slug: slug.clone() }))
    };
    match read.await {
        Ok((provider, linking)) => go(&site, &asked, provider, &headers, Errand::Link(linking)).await,
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

fn account(slug: &str) -> String {
    format!("/w/{slug}/account")
}

async fn go(
    site: &Site,
    asked: &Asked,
    provider: &Provider,
    headers: &HeaderMap,
    errand: Errand,
) -> Response<Body> {
    if let Errand::Enter { waiting, .. } = &errand
        && waiting.iter().map(|(_, value)| value.len()).sum::<usize>() > LONGEST_FORM
    {
        let words = "Your form is too long to wait while you are away. Sign in another way: it is kept here.";
        let way = way(&errand);
        return sign_in::form_with_words(
            site,
            asked,
            headers,
            &way,
            words.into(),
            StatusCode::PAYLOAD_TOO_LARGE,
        );
    }
    let left = async {
        site.platform.throttle.knock(OUTSIDE, asked.ip.as_deref().unwrap_or_default())?;
        let (chrome, fresh) =
            visitor(site, asked, say!("Continue to {name}", name = &provider.name), headers)?;
        let value = fresh.as_deref().or_else(|| cookies::find(headers, VISITOR)).unwrap_or_default();
        let call = asked.call(None, headers);
        let there =
            federated::leave(&site.platform, &call, provider, &asked.host, browser(value), errand.clone())
                .await?;
        Ok((chrome, value.to_owned(), there))
    };
    match left.await {
        Ok((chrome, value, there)) => {
            let host = there.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
            let (back, back_label) = way_back(headers, Some(&errand));
            let (name, host) = (provider.name.clone(), host.unwrap_or_default());
            let page = LeavePage { chrome, name, host, there, back, back_label };
            // The cookie lasts as long as the trip does, however old it was.
            with_cookie(bare(&page, None, StatusCode::OK), VISITOR, &value, VISIT_S)
        }
        Err(trouble) => trouble_page(site, asked, headers, provider, Some(&errand), trouble),
    }
}

// ---- the way back ----

/// `GET /sign-in/with/<provider>/back`
pub async fn back(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(provider): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let query = of_query(request.uri().query().unwrap_or_default());
    let provider = match site.providers.named(&provider) {
        Ok(provider) => provider,
        Err(error) => return refuse(error, &asked, "", headers),
    };
    let of = cookies::find(headers, VISITOR).map(browser);
    let call = asked.call(None, headers);
    let returned = async {
        site.platform.throttle.knock(OUTSIDE, asked.ip.as_deref().unwrap_or_default())?;
        federated::returned(&site.platform, &call, provider, of, sent(&query, "state")).await
    };
    let trip = match returned.await {
        Ok(trip) => trip,
        Err(error) => return trouble_page(&site, &asked, headers, provider, None, Trouble::Other(error)),
    };
    match came(&site, &asked, headers, provider, &trip, &query).await {
        Ok(answer) => answer,
        Err(trouble) => trouble_page(&site, &asked, headers, provider, Some(&trip.errand), trouble),
    }
}

async fn came(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    provider: &Provider,
    trip: &Trip,
    query: &[(String, String)],
) -> std::result::Result<Response<Body>, Trouble> {
    if sent(query, "code").is_empty() {
        return Err(Trouble::Declined);
    }
    let back = Returned { code: sent(query, "code"), issuer: sent(query, "iss") };
    let call = asked.call(None, headers);
    let identity = federated::meet(&site.platform, &call, provider, &asked.host, trip, &back).await?;
    match &trip.errand {
        Errand::Link(linking) => Ok(offer(site, asked, headers, linking, &identity).await?),
        Errand::Enter { .. } => Ok(enter(site, asked, headers, &trip.errand, &identity).await?),
        Errand::Join(joining) => {
            not_too_often(site, asked)?;
            let entered = federated::join(&site.platform, &call, joining, &identity).await?;
            Ok(with_cookie(let_in(&entered, ""), JOINING, "", 0))
        }
    }
}

/// Offers the identity to the person who asked, if the session is still theirs.
async fn offer(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    linking: &Linking,
    identity: &Identity,
) -> Result<Response<Body>> {
    let call = asked.call(cookies::session(headers, &linking.slug), headers);
    let (person, _) = member_here(site, &call, &linking.slug).await?;
    if person.uuid() != linking.person {
        return Err(Code::SignInRequired.into());
    }
    federated::offer(&site.platform, &call, person, identity).await?;
    Ok(see_other(&format!("{}/link", account(&linking.slug))))
}

async fn enter(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    errand: &Errand,
    identity: &Identity,
) -> Result<Response<Body>> {
    let call = asked.call(None, headers);
    let of = browser(cookies::find(headers, VISITOR).unwrap_or_default());
    match federated::arrive(&site.platform, &call, identity, of).await? {
        Arrived::Known(entered) => Ok(sign_in::go_in(site, asked, headers, entered, way(errand)).await),
        Arrived::Unknown(cookie) => Ok(with_cookie(see_other("/sign-up/with"), NEW, &cookie, NEW_S)),
    }
}

#[derive(Template)]
#[template(path = "not_by.html")]
struct NotByPage {
    chrome: Chrome,
    heading: &'static str,
    words: Phrase,
    back: String,
    back_label: &'static str,
}

/// Where a person wanted to go who signs in.
fn way(errand: &Errand) -> Way {
    match errand {
        Errand::Enter { to, waiting } => {
            let fields: Pairs = [&waiting[..], &[("_to".to_owned(), to.clone())]].concat();
            Way::read(&fields)
        }
        Errand::Link(_) | Errand::Join(_) => Way::read(&[]),
    }
}

/// The link of the invitation that the person went for, if this browser still has it.
fn link_of<'a>(headers: &'a HeaderMap, joining: &Joining) -> Option<&'a str> {
    let link = cookies::find(headers, JOINING)?;
    let claim = Credential::parse(CredentialKind::Token, link)?;
    (Joining::of(&claim) == *joining).then_some(link)
}

/// Where the person came from.
fn way_back(headers: &HeaderMap, errand: Option<&Errand>) -> (String, &'static str) {
    match errand {
        Some(Errand::Link(linking)) => (account(&linking.slug), "Back to your account"),
        Some(Errand::Join(joining)) if let Some(link) = link_of(headers, joining) => {
            (format!("/join/{link}"), "Back to the invitation")
        }
        _ => ("/sign-in".to_owned(), "Sign in"),
    }
}

/// Says why it did not work: on the sign-in page, where the other ways in are, or on the way back to the
/// account or the invitation.
fn trouble_page(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    provider: &Provider,
    errand: Option<&Errand>,
    trouble: Trouble,
) -> Response<Body> {
    let (words, mark) = words(provider, trouble, asked);
    let heading = match errand {
        Some(Errand::Link(_)) => "Not linked",
        Some(Errand::Join(_)) => "Not joined yet",
        enter => {
            let way = enter.map_or_else(|| Way::read(&[]), way);
            return sign_in::form_with_words(site, asked, headers, &way, words, mark);
        }
    };
    let mut chrome = Chrome::bare(heading, &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    let (back, back_label) = way_back(headers, errand);
    bare(&NotByPage { chrome, heading, words, back, back_label }, None, mark)
}

fn words(provider: &Provider, trouble: Trouble, asked: &Asked) -> (Phrase, Mark) {
    let name = &provider.name;
    match trouble {
        Trouble::Away(cause) => {
            tracing::warn!(provider = provider.id, cause, "a provider to sign in by does not answer");
            let words = say!("{name} does not answer just now. Try again in a minute, or another way.", name);
            (words, StatusCode::SERVICE_UNAVAILABLE.into())
        }
        Trouble::Untrue(_) => (
            say!("What {name} sent back could not be trusted. Begin again.", name),
            StatusCode::FORBIDDEN.into(),
        ),
        Trouble::Declined => {
            (say!("You cancelled at {name}. Nothing was done.", name), StatusCode::FORBIDDEN.into())
        }
        Trouble::Other(error) => {
            let refusal = error.into_refusal(asked.request);
            let words = match refusal.code {
                Code::LinkUsed => {
                    "This was not started in this browser, or took too long. Start again.".into()
                }
                _ => Phrase::joined(faults(&refusal).into_iter().map(|(_, words)| words)),
            };
            (words, problem::mark(&refusal))
        }
    }
}
