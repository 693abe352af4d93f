//! The addresses of the operator: the mails that ask, the links that confirm, and the page.
//! Invariant: a confirmation is of the address in the settings, and holds for a while only.

use super::page::ContactsPage;
use super::*;
use askama::Template;
use kernel::code::Code;
use kernel::contacts::Contacts;
use kernel::day::parse_instant;
use lifecycle::containment;
use platform::call::{Credential, CredentialKind};
use platform::error::Error;
use platform::instance::INSTANCE;
use std::sync::Arc;
use testing::{Shop, call};
use web::view::{Chrome, FormState};

const MONDAY: &str = "2026-05-18T05:00:00Z";

async fn confirm(ops: &Shop, link: &str, now: &str) -> Result<Contact> {
    let secret = link.strip_prefix("/contact/").expect("a link");
    let claim = Credential::parse(CredentialKind::Token, secret).expect("a secret");
    contacts::confirm(&ops.platform, &call(parse_instant(now).expect("a moment"), None), &claim).await
}

async fn first(ops: &Shop) -> serde_json::Value {
    ops.ask::<ListContacts>("ops", json!({})).await.expect("a list")["rows"][0].clone()
}

#[tokio::test]
async fn an_address_is_confirmed_by_the_link_that_was_mailed_to_it_and_by_the_newest_alone() {
    let mut ops = Shop::jeweller().await.operators().await;
    let set = Contacts { security: "security@shop.example".into(), support: String::new() };
    ops.platform.contacts.get_or_init(|| Arc::new(set));
    ops.at(MONDAY);
    let ask = |contact: &str| json!({ "contact": contact });
    assert_eq!(
        ops.run::<AskContact>("ops", ask("support")).await,
        Err("not_found contact".into()),
        "not set"
    );
    assert_eq!(ops.run::<AskContact>("aud", ask("security")).await, Err("permission_denied".into()));
    let mailed = async |ops: &Shop| {
        let asked = ops.run::<AskContact>("ops", ask("security")).await.expect("asked");
        assert_eq!(asked["to"], "security@shop.example");
        let mails: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "contact").collect();
        let waiting: Vec<_> = mails.iter().filter(|mail| !mail.link.is_empty()).collect();
        assert_eq!(waiting.len(), 1, "a new link takes the one before back: {mails:?}");
        waiting[0].link.clone()
    };
    let old = mailed(&ops).await;
    assert_eq!(first(&ops).await["is_good"], false);
    ops.at("2026-05-18T06:00:00Z");
    let link = mailed(&ops).await;
    let refused = confirm(&ops, &old, "2026-05-18T06:00:00Z").await;
    assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code == Code::LinkUsed));
    containment::set_read_only_of(&ops.platform, INSTANCE, parse_instant(MONDAY).ok())
        .await
        .expect("contained");
    let refused = confirm(&ops, &link, "2026-05-18T06:00:30Z").await;
    assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code == Code::ReadOnly));
    containment::set_read_only_of(&ops.platform, INSTANCE, None).await.expect("lifted");
    assert_eq!(confirm(&ops, &link, "2026-05-18T06:01:00Z").await.expect("confirmed"), Contact::Security);
    assert!(confirm(&ops, &link, "2026-05-18T06:02:00Z").await.is_err(), "it works once");
    assert_eq!(ops.told("instance.contact.confirm").await.len(), 1);
    ops.at("2026-11-14T06:01:00Z");
    assert_eq!(first(&ops).await["is_good"], true, "180 days");
    ops.at("2026-11-14T06:01:01Z");
    assert_eq!(first(&ops).await["is_good"], false);
}

#[test]
fn the_page_says_what_is_missing_and_asks_only_what_is_set() {
    let row = |contact: Contact, address: Option<&str>, is_good| ContactLine {
        contact,
        setting: contact.setting(),
        address: address.map(str::to_owned),
        confirmed_at: None,
        is_good,
        link_until: None,
    };
    let page = |rows, form| {
        let (chrome, base) = (Chrome::sample("Addresses"), "/w/instance".to_owned());
        let here = format!("{base}/instance/contacts");
        ContactsPage { chrome, base, here, rows, form }.render().expect("a page")
    };
    let hostile = "<script>alert('x')</script>@x.example";
    let one = vec![row(Contact::Security, Some(hostile), false), row(Contact::Support, None, false)];
    let html = page(one.clone(), Some(FormState::default()));
    assert!(html.contains("do/instance.contact.ask") && html.contains("contact.support"), "{html}");
    assert!(!html.contains("value=\"support\"") && !html.contains("<script>alert"), "{html}");
    assert!(html.contains("is complete when both"));
    assert!(!page(one, None).contains("do/instance.contact.ask"));
    let both = Contact::ALL.iter().map(|contact| row(*contact, Some("a@b.example"), true)).collect();
    let both = page(both, Some(FormState::default()));
    assert!(!both.contains("is complete when both"));
    assert!(both.contains("a@<wbr>b.<wbr>example"), "an address breaks between its parts: {both}");
}
