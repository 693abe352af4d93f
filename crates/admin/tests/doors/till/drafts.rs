//! A draft that a person started at a till comes back to that person and to nobody else.
//! Invariant: it is found by the session in which it was started, even if that has ended; it has no secret.

use super::PAGE;
use super::counter::{Counter, NILA, OWN, PIN, RAVI};
use crate::browser::{Got, now, of};
use axum::http::{Method, StatusCode};
use identity::shared_device::draft::KEPT;
use jiff::SignedDuration;
use lifecycle::retention::DRAFTS;

const TOKENS: &str = "/w/sona/do/workspace.token.create";
const TYPED: &str = "begun by Nila alone";

fn csrf(page: &str) -> String {
    of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value")
}

/// A person leaves the tablet with an unsent form, as the page's script leaves it.
async fn leave(at: &mut Counter, action: &str, fields: &str) -> Got {
    let page = at.till.get("/w/sona/account").await.html;
    let sent = [
        ("_csrf", csrf(&page)),
        ("_to", "/w/sona/account".to_owned()),
        ("_then", format!("sona/{action}")),
        ("_waiting", fields.to_owned()),
    ];
    let body = serde_urlencoded::to_string(sent).expect("a form");
    at.till.send(Method::POST, "/w/sona/till/leave", body).await
}

fn begun() -> String {
    let typed = [("_key", "k-1"), ("_form", "token"), ("_page", "/w/sona/account"), ("name", TYPED)];
    serde_urlencoded::to_string(typed).expect("a form")
}

#[tokio::test]
async fn what_was_typed_when_the_till_was_left_comes_back_to_whose_it_is_alone() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let left = leave(&mut at, "workspace.token.create", &begun()).await;
    assert_eq!(left.to, format!("{PAGE}?to=%2Fw%2Fsona%2Faccount"));
    assert!(at.till.get("/w/sona/account").await.to.starts_with(PAGE), "the session is over");
    assert!(!at.till.get(&left.to).await.html.contains(TYPED));

    at.switch(RAVI, PIN).await;
    assert_eq!(at.till.get("/w/sona/draft").await.to, "/w/sona", "he has none");
    assert!(!at.till.get("/w/sona/account?draft=1").await.html.contains(TYPED));

    at.switch(NILA, PIN).await;
    let offer = at.till.get("/w/sona/draft").await;
    assert!(offer.html.contains("/w/sona/account?draft=1") && !offer.html.contains(TYPED), "{}", offer.html);
    let page = at.till.get("/w/sona/account?draft=1").await.html;
    assert!(page.contains(TYPED), "filled in as it was");
    let got = at.till.answer(&offer.html, "/w/sona/draft", &[]).await;
    assert_eq!(got.to, "/w/sona");
    assert_eq!(at.till.get("/w/sona/draft").await.to, "/w/sona", "dropped");
}

#[tokio::test]
async fn a_form_sent_after_the_session_had_ended_is_kept_for_whose_it_was() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let page = at.till.get("/w/sona/account").await.html;
    // In another tab the person has left the till; the first tab still shows the form.
    leave(&mut at, "workspace.token.create", "").await;
    let got = at.till.answer(&page, TOKENS, &[("name", TYPED)]).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    assert!(got.html.contains("what you typed is kept for you") && !got.html.contains(TYPED), "{}", got.html);
    at.switch(RAVI, PIN).await;
    assert_eq!(at.till.get("/w/sona/draft").await.to, "/w/sona");
    at.switch(NILA, PIN).await;
    assert!(at.till.get("/w/sona/account?draft=1").await.html.contains(TYPED));
}

#[tokio::test]
async fn a_form_of_the_one_before_is_never_sent_as_the_one_after() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let page = at.till.get("/w/sona/account").await.html;
    at.switch(RAVI, PIN).await;
    let got = at.till.answer(&page, "/w/sona/do/workspace.account.address.verify", &[]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "its token was Nila's");
    let body = serde_urlencoded::to_string([
        ("_csrf", csrf(&page)),
        ("_then", "sona/workspace.token.create".into()),
    ]);
    let got = at.till.send(Method::POST, "/w/sona/till/leave", body.expect("a form")).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "nor does it leave the till for him");
    assert_eq!(at.till.get("/w/sona/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_secret_is_kept_and_nothing_is_kept_that_is_no_form_of_ours() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    leave(&mut at, "workspace.account.password.change", "_key=k-2&password=lamp+violin+monsoon").await;
    assert_eq!(at.look("select action from app.draft").await, ["workspace.account.password.change"]);
    assert!(!at.opened().await.iter().any(|it| it.contains("monsoon")));
    at.switch(NILA, PIN).await;
    leave(&mut at, "no.such.action", "_key=k-3&a=b").await;
    assert_eq!(at.look("select key from app.draft").await, ["k-2"], "the one before stays");
    at.switch(NILA, PIN).await;
    leave(&mut at, "workspace.token.create", "_key=k-4&_page=https%3A%2F%2Fevil.example").await;
    assert_eq!(at.look("select page from app.draft").await, ["/w/sona"], "no other site");
}

#[tokio::test]
async fn what_was_sent_is_no_draft_and_a_sign_out_leaves_none() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let fields = "_key=verify-1&_page=%2Fw%2Fsona%2Faccount";
    leave(&mut at, "workspace.account.address.verify", fields).await;
    at.switch(NILA, PIN).await;
    assert_eq!(at.till.get("/w/sona/draft").await.status, StatusCode::OK);
    let page = at.till.get("/w/sona/account").await.html;
    let body = format!("_csrf={}&{fields}", csrf(&page));
    let got = at.till.send(Method::POST, "/w/sona/do/workspace.account.address.verify", body).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
    assert_eq!(at.till.get("/w/sona/draft").await.to, "/w/sona", "it was sent");

    leave(&mut at, "workspace.token.create", &begun()).await;
    at.switch(NILA, PIN).await;
    let out = at.till.submit("/w/sona/account", "/w/sona/sign-out", &[]).await;
    assert_eq!(out.to, PAGE);
    assert!(at.look("select action from app.draft").await.is_empty());
    assert_eq!(at.till.cookies[OWN], "");
}

#[tokio::test]
async fn a_draft_is_deleted_after_a_day_and_when_it_was_sent() {
    const KEPT_OF: &str = "select key from app.draft order by key";
    let mut at = Counter::open().await;
    assert_eq!(KEPT, DRAFTS, "what is not given back any more is deleted");
    at.switch(NILA, PIN).await;
    leave(&mut at, "workspace.token.create", &begun()).await;
    at.retain(now()).await;
    assert_eq!(at.look(KEPT_OF).await, ["k-1"]);
    at.retain(now() + KEPT - SignedDuration::from_mins(1)).await;
    assert_eq!(at.look(KEPT_OF).await, ["k-1"], "for a day");
    at.retain(now() + KEPT).await;
    assert!(at.look(KEPT_OF).await.is_empty(), "and no longer");

    at.switch(NILA, PIN).await;
    let fields = "_key=verify-2&_page=%2Fw%2Fsona%2Faccount";
    leave(&mut at, "workspace.account.address.verify", fields).await;
    at.switch(NILA, PIN).await;
    let page = at.till.get("/w/sona/account").await.html;
    let body = format!("_csrf={}&{fields}", csrf(&page));
    at.till.send(Method::POST, "/w/sona/do/workspace.account.address.verify", body).await;
    assert_eq!(at.look(KEPT_OF).await, ["verify-2"]);
    at.retain(now()).await;
    assert!(at.look(KEPT_OF).await.is_empty(), "it was sent");
}
