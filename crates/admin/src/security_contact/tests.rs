//! The security contact through the one path on a real database; the page from samples.

use super::page::SecurityContactPage;
use super::*;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use kernel::day::Instant;
use lifecycle::containment;
use platform::call::{Call, Credential, CredentialKind};
use testing::{Shop, mails};
use web::view::FormState;

const FIRST: &str = "security@shop.example";

async fn status_of(shop: &Shop) -> Value {
    let contact = shop.ask::<GetSecurityContact>("olive", json!({})).await.expect("a contact");
    contact["contact"]["standing"].clone()
}

/// The newest link that was mailed to the contact.
async fn link(shop: &Shop) -> Credential {
    let all = mails(shop.platform.encryption.vault(), &look(shop).await).await;
    let mut links =
        all.into_iter().filter(|it| it.address == FIRST && it.link.starts_with("/security-contact/"));
    let link = links.next_back().expect("a link").link;
    Credential::parse(CredentialKind::Token, &link["/security-contact/".len()..]).expect("ours")
}

async fn follow(shop: &Shop, link: &Credential) -> std::result::Result<String, &'static str> {
    let call = Call { credential: None, ..shop.call("olive") };
    let done = security_contact::confirm(&shop.platform, &call, link).await;
    done.map_err(|error| error.refusal().expect("a refusal").code.as_str())
}

#[tokio::test]
async fn a_contact_counts_once_its_link_was_followed_and_a_link_works_once() {
    let mut shop = Shop::jeweller().await;
    assert_eq!(status_of(&shop).await, Value::Null);
    let sent = json!({ "email": FIRST });
    let done = shop.run::<ChangeSecurityContact>("olive", sent.clone()).await.expect("set");
    assert_eq!(done, json!({ "email": FIRST, "standing": "unconfirmed" }));
    let older = link(&shop).await;
    shop.at("2026-04-20T05:01:00Z");
    shop.run::<AskSecurityContact>("olive", json!({})).await.expect("asked again");
    let newest = link(&shop).await;
    assert_eq!(follow(&shop, &older).await, Err("link_used"), "only the newest works");
    assert_eq!(follow(&shop, &newest).await.as_deref(), Ok("The shop"));
    assert_eq!(follow(&shop, &newest).await, Err("link_used"));
    assert_eq!(status_of(&shop).await, json!("works"));
    assert_eq!(shop.run::<AskSecurityContact>("olive", json!({})).await, Err("version_stale".into()));
    let same = shop.run::<ChangeSecurityContact>("olive", sent).await.expect("the same");
    assert_eq!(same["standing"], "works", "the same address stays confirmed");
    shop.run::<RemoveSecurityContact>("olive", json!({})).await.expect("removed");
    assert_eq!(status_of(&shop).await, Value::Null);
    assert_eq!(shop.run::<RemoveSecurityContact>("olive", json!({})).await, Err("not_found".into()));
}

#[tokio::test]
async fn a_link_confirms_nothing_while_the_workspace_can_only_be_read() {
    let shop = Shop::jeweller().await;
    shop.run::<ChangeSecurityContact>("olive", json!({ "email": FIRST })).await.expect("set");
    let (link, at) = (link(&shop).await, Some(shop.call("olive").now));
    containment::set_read_only_of(&shop.platform, shop.tenant, at).await.expect("contained");
    assert_eq!(follow(&shop, &link).await, Err("read_only"));
    assert_eq!(status_of(&shop).await, json!("unconfirmed"));
    containment::set_read_only_of(&shop.platform, shop.tenant, None).await.expect("lifted");
    assert_eq!(follow(&shop, &link).await.as_deref(), Ok("The shop"), "the link was not used up");
}

#[tokio::test]
async fn the_contact_is_the_owners_to_set() {
    let shop = Shop::jeweller().await;
    for person in ["adam", "mia", "cas", "audi"] {
        let tried = shop.run::<ChangeSecurityContact>(person, json!({ "email": FIRST })).await;
        assert_eq!(tried, Err("permission_denied".into()), "{person}");
    }
    let wrong = shop.run::<ChangeSecurityContact>("olive", json!({ "email": "nobody" })).await;
    assert_eq!(wrong, Err("email_format email".into()));
}

#[test]
fn the_page_says_in_words_whether_the_contact_works() {
    let page = |standing: Option<ContactStatus>| {
        let contact = standing.map(|standing| SecurityContact {
            email: HOSTILE.into(),
            standing,
            changed_at: Instant::UNIX_EPOCH,
            confirmed_at: None,
            bounced_at: None,
            link_until: None,
            link_id: None,
        });
        let form = FormState::default;
        let (base, here) = ("/w/shop".to_owned(), "/w/shop/settings/security-contact".to_owned());
        let page = SecurityContactPage {
            chrome: chrome("Security contact"),
            base,
            here,
            contact,
            form: form(),
            ask: form(),
            remove: form(),
        };
        page.render().expect("a page")
    };
    let none = page(None);
    assert!(none.contains("No address yet") && !none.contains("security_contact.remove"), "{none}");
    let works = page(Some(ContactStatus::Works));
    assert!(works.contains("Works") && !works.contains("security_contact.ask"));
    assert!(!works.contains(HOSTILE) && !works.contains("<script>"), "{works}");
    let bounces = page(Some(ContactStatus::Bounces));
    assert!(bounces.contains("Refused") && bounces.contains("security_contact.ask"), "{bounces}");
}
