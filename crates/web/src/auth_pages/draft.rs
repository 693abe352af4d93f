//! The draft of a person whose session on a till ended, offered to them when they are back.
//! Invariant: it opens the page it was typed on, filled in. Nothing is sent by itself.
//! Only its person sees it.

use crate::asked::Asked;
use crate::auth_pages::checked_form::door_of_member;
use crate::auth_pages::visitor::bare;
use crate::cookies::{self, theme};
use crate::csrf;
use crate::fields::{of_query, sent};
use crate::membership::is_here;
use crate::refusals::refuse;
use crate::responses::see_other;
use crate::site::Site;
use crate::url::is_within;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{Response, StatusCode};
use identity::shared_device::draft::{self, Draft};
use platform::call::Call;
use platform::error::Result;
use platform::internal::{Guard, open_read};
use platform::tx::ReadTx;

#[derive(Template)]
#[template(path = "draft.html")]
struct DraftPage {
    chrome: Chrome,
    name: String,
    does: &'static str,
    on: String,
    drop: String,
    to: String,
}

/// The parameter of a page's address that opens it with its draft.
const WANTED: (&str, &str) = ("draft", "1");

/// The page's form as it is in the draft, where its address asks for that. Errors: the database's.
pub(crate) async fn begun(tx: &ReadTx, path: &str, query: &[(String, String)]) -> Result<Option<FormState>> {
    if sent(query, WANTED.0) != WANTED.1 {
        return Ok(None);
    }
    let draft = draft::mine(tx).await?.filter(|draft| draft.page.split('?').next() == Some(path));
    Ok(draft.map(|draft| FormState::refused(draft.fields, Vec::new())))
}

/// The address of the draft's page, with the draft in it.
fn on(draft: &Draft) -> String {
    let joint = if draft.page.contains('?') { '&' } else { '?' };
    format!("{}{joint}{}={}", draft.page, WANTED.0, WANTED.1)
}

/// `GET /w/<slug>/draft`: a person without a draft is led on at once.
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let query = of_query(request.uri().query().unwrap_or_default());
    let to = Some(sent(&query, "to")).filter(|to| is_within(&slug, to));
    let to = to.map_or_else(|| format!("/w/{slug}"), str::to_owned);
    let call = asked.call(cookies::session(headers, &slug), headers);
    let (name, draft) = match of_member(&site, &call, &slug).await {
        Ok(found) => found,
        Err(error) => return refuse(error, &asked, &format!("/w/{slug}/draft"), headers),
    };
    let operation = draft.as_ref().and_then(|draft| site.registry.action_named(&draft.action));
    let (Some(draft), Some(operation)) = (draft, operation) else { return see_other(&to) };
    let secret = call.credential.map(|credential| credential.sha256).unwrap_or_default();
    let mut chrome = Chrome::bare(
        "You had started something",
        &asked.nonce,
        &csrf::token(&site.platform, &secret),
        asked.now,
    );
    chrome.theme = theme(headers);
    let (on, drop) = (on(&draft), format!("/w/{slug}/draft"));
    bare(&DraftPage { chrome, name, does: operation.summary, on, drop, to }, None, StatusCode::OK)
}

async fn of_member(site: &Site, call: &Call, slug: &str) -> Result<(String, Option<Draft>)> {
    let tx = open_read(&site.platform, call).await?;
    let (name, there) = (tx.member.name.clone(), tx.workspace.slug.clone());
    let draft = draft::mine(&tx).await;
    tx.close().await?;
    is_here(site, call, &there, slug).await?;
    Ok((name, draft?))
}

/// `POST /w/<slug>/draft`: drops it.
pub async fn drop(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let dropped = async {
        let (fields, call, person) = door_of_member(&site, &asked, &slug, request).await?;
        if let Some(credential) = &call.credential {
            let guard = Guard::begin(&site.platform, credential.tenant, person).await?;
            draft::drop(&guard, credential.tenant.uuid(), person.uuid()).await?;
            guard.commit().await?;
        }
        Ok(sent(&fields, "_to").to_owned())
    };
    match dropped.await {
        Ok(to) if is_within(&slug, &to) => see_other(&to),
        Ok(_) => see_other(&format!("/w/{slug}")),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn the_page_opens_where_it_was_typed_and_shows_names_as_text() {
        let draft = |page: &str| Draft { action: "a".into(), page: page.into(), fields: Vec::new() };
        assert_eq!(on(&draft("/w/shop/bills/new")), "/w/shop/bills/new?draft=1");
        assert_eq!(on(&draft("/w/shop/bills/new?a=b")), "/w/shop/bills/new?a=b&draft=1");
        let hostile = "<script>alert(1)</script>";
        let page = DraftPage {
            chrome: Chrome::bare("You had started something", "bm9uY2U", "token", Timestamp::UNIX_EPOCH),
            name: hostile.into(),
            does: "Posts a bill.",
            on: on(&draft(hostile)),
            drop: "/w/shop/draft".into(),
            to: hostile.into(),
        };
        assert!(!page.render().expect("drawn").contains("<script>alert"));
    }
}
