//! The billing address through the one path on a real database; the page from samples.

use super::page::BillingPage;
use super::*;
use crate::checkup::Checkup;
use crate::settings::UpdateSettings;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use jiff::SignedDuration;
use kernel::country::Country;
use kernel::day::Instant;
use platform::call::{Call, Credential, CredentialKind};
use testing::{Posted, Shop, mails, told};
use web::view::FormState;

const FIRST: &str = "accounts@shop.example";
const SECOND: &str = "books@elsewhere.example";

async fn set(shop: &Shop, email: &str) -> std::result::Result<Value, String> {
    shop.run::<ChangeBilling>("olive", json!({ "email": email })).await
}

async fn shown(shop: &Shop) -> Value {
    shop.ask::<GetBilling>("olive", json!({})).await.expect("shown")["billing"].clone()
}

async fn posted(shop: &Shop) -> Vec<Posted> {
    mails(shop.platform.encryption.vault(), &look(shop).await).await
}

/// The addresses that got mails with this subject, sorted.
async fn told_of(shop: &Shop, subject: &str) -> Vec<String> {
    let all = posted(shop).await.into_iter().filter(|it| it.subject.contains(subject));
    let mut to: Vec<String> = all.map(|it| it.address).collect();
    to.sort();
    to
}

/// The newest link that was mailed to an address.
async fn link(shop: &Shop, to: &str) -> Credential {
    let mut all =
        posted(shop).await.into_iter().filter(|it| it.address == to && it.link.starts_with("/billing/"));
    let link = all.next_back().expect("a link").link;
    Credential::parse(CredentialKind::Token, &link["/billing/".len()..]).expect("ours")
}

/// Follows a link as an unknown person.
async fn follow(shop: &Shop, link: &Credential) -> std::result::Result<String, &'static str> {
    let call = Call { credential: None, ..shop.call("olive") };
    let done = billing::confirm(&shop.platform, &call, link).await;
    done.map_err(|error| error.refusal().expect("a refusal").code.as_str())
}

async fn item(shop: &Shop) -> Value {
    let shown = shop.ask::<Checkup>("audi", json!({})).await.expect("a check-up");
    shown["items"].as_array().expect("items").iter().find(|it| it["id"] == "billing").expect("there").clone()
}

/// Changes a security setting, of which the program mails a notice to those who keep the workspace.
async fn change_security(shop: &Shop, hours: i64) {
    let set = json!({ "set": { "session_hours": hours }, "reason": "tried in a test" });
    let call = Call { step_up: true, ..shop.call("adam") };
    shop.run_call::<UpdateSettings>(&call, set).await.expect("changed");
}

const SECURITY: &str = "Settings of security";

#[tokio::test]
async fn an_address_counts_once_its_link_was_followed_and_a_link_works_once() {
    let mut shop = Shop::jeweller().await;
    assert_eq!((shown(&shop).await, item(&shop).await["is_open"].clone()), (Value::Null, json!(false)));
    let done = set(&shop, FIRST).await.expect("set");
    assert_eq!(done, json!({ "notice_to": [FIRST], "standing": "unconfirmed" }));
    assert_eq!(told_of(&shop, "was changed").await, ["olive@shop.example"]);
    assert_eq!(
        (shown(&shop).await["standing"].as_str(), item(&shop).await["is_open"].clone()),
        (Some("unconfirmed"), json!(true))
    );
    change_security(&shop, 8).await;
    assert_eq!(
        told_of(&shop, SECURITY).await,
        ["olive@shop.example"],
        "nobody is told where nobody said they read"
    );

    let older = link(&shop, FIRST).await;
    shop.at("2026-04-20T05:01:00Z");
    assert_eq!(shop.run::<ConfirmBilling>("olive", json!({})).await, Ok(json!({ "to": FIRST })));
    let newest = link(&shop, FIRST).await;
    assert_eq!(follow(&shop, &older).await, Err("link_used"), "only the newest works");
    assert_eq!(follow(&shop, &newest).await.as_deref(), Ok("The shop"));
    assert_eq!(follow(&shop, &newest).await, Err("link_used"));
    assert_eq!(shop.run::<ConfirmBilling>("olive", json!({})).await, Err("version_stale".into()), "it works");
    assert_eq!(
        (shown(&shop).await["standing"].as_str(), item(&shop).await["is_open"].clone()),
        (Some("works"), json!(false))
    );
    change_security(&shop, 9).await;
    let to = told_of(&shop, SECURITY).await;
    assert_eq!(to, [FIRST, "olive@shop.example", "olive@shop.example"], "it gets what the Owners get");
    let client = look(&shop).await;
    assert_eq!(told(shop.platform.encryption.vault(), &client, "workspace.billing.confirm").await.len(), 1);
}

#[tokio::test]
async fn another_address_is_asked_first_and_the_one_before_is_told() {
    let shop = Shop::jeweller().await;
    set(&shop, FIRST).await.expect("set");
    let first = link(&shop, FIRST).await;
    follow(&shop, &first).await.expect("confirmed");
    // The payer changes but the notice address does not: nobody has to confirm anything again.
    let done =
        shop.run::<ChangeBilling>("olive", json!({ "email": FIRST, "legal_name": "Shop Pvt Ltd" })).await;
    assert_eq!(done, Ok(json!({ "notice_to": [], "standing": "works" })));
    let done = set(&shop, SECOND).await.expect("set");
    assert_eq!(done, json!({ "notice_to": [FIRST, SECOND], "standing": "unconfirmed" }));
    assert_eq!(told_of(&shop, "was changed").await, [FIRST, "olive@shop.example", "olive@shop.example"]);
    let wanted = (json!(SECOND), json!("unconfirmed"), Value::Null);
    let now = shown(&shop).await;
    assert_eq!((now["email"].clone(), now["standing"].clone(), now["legal_name"].clone()), wanted);
    assert_eq!(
        follow(&shop, &first).await,
        Err("link_used"),
        "a link of the other address confirms nothing here"
    );
    change_security(&shop, 8).await;
    assert_eq!(
        told_of(&shop, SECURITY).await,
        ["olive@shop.example"],
        "not the one before, and not yet this one"
    );
}

#[tokio::test]
async fn a_link_ends_by_itself_and_belongs_to_one_workspace() {
    let mut shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    set(&shop, FIRST).await.expect("set");
    set(&other, FIRST).await.expect("set");
    let mut of_shop = posted(&shop)
        .await
        .into_iter()
        .filter(|it| it.tenant == shop.tenant.uuid() && it.link.starts_with("/billing/"));
    let ours = of_shop.next_back().expect("a link").link;
    let ours = Credential::parse(CredentialKind::Token, &ours["/billing/".len()..]).expect("ours");
    follow(&shop, &ours).await.expect("confirmed");
    assert_eq!(
        (shown(&shop).await["standing"].as_str(), shown(&other).await["standing"].as_str()),
        (Some("works"), Some("unconfirmed"))
    );
    let late = link(&other, FIRST).await;
    let over = "2026-04-20T05:00:00Z".parse::<Instant>().expect("an instant") + billing::LINK;
    shop.at(&over.to_string());
    assert_eq!(follow(&shop, &late).await, Err("link_used"));
}

#[tokio::test]
async fn only_an_owner_who_proved_themselves_changes_it_and_bad_input_is_told_at_its_field() {
    let shop = Shop::jeweller().await;
    for person in ["adam", "mia", "cas", "acco", "audi"] {
        let tried = shop.run::<ChangeBilling>(person, json!({ "email": FIRST })).await;
        assert_eq!(tried, Err("permission_denied".into()), "{person}");
        let asked = shop.ask::<GetBilling>(person, json!({})).await;
        assert_eq!(asked, Err("permission_denied".into()), "{person}");
    }
    let unproved = Call { step_up: false, ..shop.call("olive") };
    let tried = shop.run_call::<ChangeBilling>(&unproved, json!({ "email": FIRST })).await;
    assert_eq!(tried, Err("step_up_required".into()));
    for (sent, code) in [
        (json!({}), "field_required email"),
        (json!({ "email": "nobody" }), "email_format email"),
        (json!({ "email": FIRST, "gstin": "27AAPFU0939F1ZW" }), "gstin_check_digit gstin"),
        (json!({ "email": FIRST, "abn": "51824753557" }), "abn_check_digit abn"),
        (json!({ "email": FIRST, "address": "a\u{7}" }), "text_character address"),
    ] {
        assert_eq!(shop.run::<ChangeBilling>("olive", sent.clone()).await, Err(code.into()), "{sent}");
    }
    assert_eq!((shown(&shop).await, posted(&shop).await.len()), (Value::Null, 0), "nothing was written");
    assert_eq!(shop.run::<ConfirmBilling>("olive", json!({})).await, Err("not_found".into()));
}

#[tokio::test]
async fn nothing_of_it_lies_in_clear_text_and_the_log_tells_what_it_was_and_became() {
    let mut shop = Shop::jeweller().await;
    let all = json!({ "email": FIRST, "legal_name": "Quietly Named Pvt Ltd", "address": "7 Hidden Lane",
                      "gstin": "27AAPFU0939F1ZV", "abn": "51824753556", "reason": "moved" });
    shop.run::<ChangeBilling>("olive", all).await.expect("set");
    shop.at("2026-04-20T05:01:00Z");
    set(&shop, SECOND).await.expect("set");
    let client = look(&shop).await;
    for text in [FIRST, SECOND, "Quietly", "Hidden Lane", "27AAPFU0939F1ZV", "51824753556"] {
        let plain = "select count(*) from app.billing b where position($1 in b::text) > 0";
        let rows: i64 = client.query_one(plain, &[&text]).await.expect("counted").get(0);
        assert_eq!(rows, 0, "{text}");
    }
    let events = told(shop.platform.encryption.vault(), &client, ChangeBilling::NAME).await;
    let last = &events.last().expect("an event").content;
    assert_eq!(
        (last.before().expect("told")["legal_name"].as_str(), last.after().expect("told")["email"].as_str()),
        (Some("Quietly Named Pvt Ltd"), Some(SECOND))
    );
}

#[tokio::test]
async fn details_change_without_a_word_about_the_address_and_its_link_goes_on() {
    let shop = Shop::jeweller().await;
    set(&shop, FIRST).await.expect("set");
    let mailed = link(&shop, FIRST).await;
    let done = shop.run::<ChangeBilling>("olive", json!({ "email": FIRST, "address": "7 New Lane" })).await;
    assert_eq!(done, Ok(json!({ "notice_to": [], "standing": "unconfirmed" })));
    follow(&shop, &mailed).await.expect("the link of before");
    let now = shown(&shop).await;
    assert_eq!((now["standing"].as_str(), now["address"].as_str()), (Some("works"), Some("7 New Lane")));
}

#[tokio::test]
async fn it_is_taken_away_for_good_and_its_link_with_it() {
    let shop = Shop::jeweller().await;
    assert_eq!(shop.run::<RemoveBilling>("olive", json!({})).await, Err("not_found".into()));
    set(&shop, FIRST).await.expect("set");
    let mailed = link(&shop, FIRST).await;
    let done = shop.run::<RemoveBilling>("olive", json!({})).await;
    assert_eq!(done, Ok(json!({ "notice_to": [] })), "nobody had confirmed it");
    assert_eq!((shown(&shop).await, item(&shop).await["is_open"].clone()), (Value::Null, json!(false)));
    assert_eq!(follow(&shop, &mailed).await, Err("link_used"));
    let waiting =
        "select count(*) from app.mail where due_at is not null and kind = 'billing' and link is not null
                   and about not in (select tenant_id from app.tenant) and created_by = $1";
    let owner = shop.person("olive").uuid();
    let links: i64 = look(&shop).await.query_one(waiting, &[&owner]).await.expect("counted").get(0);
    // Only the two notices to the Owner, which are about her, are still to be sent.
    assert_eq!(links, 2, "the mail with the link is taken back");
    set(&shop, FIRST).await.expect("set again");
    follow(&shop, &link(&shop, FIRST).await).await.expect("confirmed");
    let done = shop.run::<RemoveBilling>("olive", json!({})).await;
    assert_eq!(done, Ok(json!({ "notice_to": [FIRST] })));
}

#[tokio::test]
async fn of_two_who_change_it_at_once_both_are_told_and_one_link_works() {
    let shop = Shop::jeweller().await;
    set(&shop, FIRST).await.expect("set");
    follow(&shop, &link(&shop, FIRST).await).await.expect("confirmed");
    let (one, two) = tokio::join!(set(&shop, SECOND), set(&shop, "third@elsewhere.example"));
    let (one, two) = (one.expect("set"), two.expect("set"));
    let told = |done: &Value| done["notice_to"].as_array().expect("addresses").contains(&json!(FIRST));
    assert!(told(&one) != told(&two), "the one that was confirmed is told once: {one} {two}");
    let stands = shown(&shop).await["email"].as_str().expect("an address").to_owned();
    let other = if stands == SECOND { "third@elsewhere.example" } else { SECOND };
    let waits = |it: &Posted| it.address == other && it.link.starts_with("/billing/");
    assert!(!posted(&shop).await.iter().any(waits), "a link that would confirm nothing is taken back");
    follow(&shop, &link(&shop, &stands).await).await.expect("its own");
}

fn page(words: &str, standing: Option<BillingStatus>, form: FormState) -> BillingPage {
    let at = Instant::UNIX_EPOCH;
    let some = || Some(words.to_owned());
    let details =
        Details { email: words.into(), legal_name: some(), address: some(), gstin: some(), abn: some() };
    let billing = standing.map(|standing| Billing {
        details,
        standing,
        changed_at: at,
        confirmed_at: Some(at),
        link_until: Some(at),
        link_id: None,
        bounced_at: (standing == BillingStatus::Bounces).then(|| at + SignedDuration::from_hours(1)),
    });
    let (ask, remove) = (FormState::new("k").prefixed("ask"), FormState::new("k").prefixed("remove"));
    BillingPage {
        chrome: chrome("Billing"),
        base: "/w/shop".into(),
        country: Country::India,
        billing,
        form,
        ask,
        remove,
    }
}

#[test]
fn the_page_says_how_it_stands_and_shows_what_was_typed_as_text() {
    let form = || FormState::new("k").prefixed("billing");
    let none = page(HOSTILE, None, form()).render().expect("drawn");
    assert!(none.contains("No address yet") && !none.contains("workspace.billing.ask"), "{none}");
    for (standing, word, asks) in [
        (BillingStatus::Works, "Works", false),
        (BillingStatus::Unconfirmed, "Not confirmed", true),
        (BillingStatus::Lapsed, "Not confirmed again", true),
        (BillingStatus::Bounces, "Refused", true),
    ] {
        let drawn = page(HOSTILE, Some(standing), form()).render().expect("drawn");
        assert!(drawn.contains(word) && !drawn.contains("<script>alert"), "{drawn}");
        assert_eq!(drawn.contains("do/workspace.billing.ask"), asks, "{standing:?}");
    }
}

#[tokio::test]
async fn a_young_workspace_asks_five_addresses_a_day_and_says_so() {
    let mut shop = Shop::jeweller().await;
    for n in 0..5 {
        set(&shop, &format!("payer{n}@elsewhere.example")).await.expect("set");
    }
    assert_eq!(set(&shop, "payer5@elsewhere.example").await, Err("rate_limited email".into()));
    assert_eq!(shown(&shop).await["email"], json!("payer4@elsewhere.example"), "nothing is half done");
    shop.at("2026-04-21T06:00:00Z");
    set(&shop, "payer5@elsewhere.example").await.expect("another day");
    shop.at("2026-05-20T06:00:00Z");
    for n in 6..12 {
        set(&shop, &format!("payer{n}@elsewhere.example")).await.expect("no longer young");
    }
}
