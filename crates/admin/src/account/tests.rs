//! One's own account through the one path on a real database; its pages from samples.

use super::page::{AccountPage, EmailPage};
use super::*;
use crate::people::tests::id_of;
use crate::testing::{HOSTILE, chrome, look, stored};
use crate::tokens::{DAYS, SessionShown, TokenShown};
use askama::Template;
use catalogue::Phrase;
use data_encoding::BASE32;
use identity::factors::Authenticator;
use identity::federated::{Providers, Setting, Speaks};
use identity::sessions::{NEW_SECRET, Proven, SignedIn, opening};
use identity::sign_in::second_factor::{Stepped, by_factor};
use identity::sign_in::{self, Entered, Proof};
use jiff::SignedDuration;
use kernel::id::UserId;
use platform::action::{Answer, ask_json};
use platform::call::{Call, Credential, CredentialKind};
use platform::error::Error;
use serde_json::Value;
use testing::Shop;
use web::view::FormState;

async fn person_of(shop: &Shop, name: &str) -> UserId {
    UserId::from_uuid(Uuid::parse_str(&id_of(shop, name).await).expect("an id"))
}

/// The new secret of the session, as its browser gets it.
fn new_secret(answer: &Answer) -> String {
    answer.for_browser.secret(NEW_SECRET).expect("a new secret").to_owned()
}

/// A browser signed in as a person, who has given no further proof since.
async fn browser(shop: &Shop, name: &str, second_factor: bool) -> SignedIn {
    let who = Proven { person: person_of(shop, name).await, name: name.to_owned(), second_factor };
    let mut all = opening::open_all(&shop.platform, &shop.call(name), &who).await.expect("signed in");
    all.remove(0)
}

fn by(shop: &Shop, name: &str, signed_in: &SignedIn) -> Call {
    let credential = Credential::parse(CredentialKind::Session, &signed_in.token);
    Call { credential, step_up: false, ..shop.call(name) }
}

async fn code<A: Action>(shop: &Shop, call: &Call, input: Value) -> String {
    match shop.run_call::<A>(call, input).await {
        Ok(_) => "done".to_owned(),
        Err(refused) => refused,
    }
}

/// A key, and the code of the moment.
fn key(shop: &Shop) -> (Authenticator, Value) {
    let key = Authenticator::fresh().expect("random bytes");
    let input = json!({ "secret": key.text(), "code": key.code_at(shop.call("cas").now) });
    (key, input)
}

#[tokio::test]
async fn who_needs_a_second_factor_can_do_nothing_else_before_it_is_set_up() {
    let shop = Shop::jeweller().await;
    let signed_in = browser(&shop, "adam", false).await;
    assert!(signed_in.lacks_factor && !browser(&shop, "cas", false).await.lacks_factor);
    let call = by(&shop, "adam", &signed_in);
    let members = ask_json::<crate::people::ListMembers>(&shop.platform, &call, &json!({})).await;
    assert_eq!(members.expect_err("refused").refusal().map(|it| it.code), Some(Code::MfaRequired));
    let (_, input) = key(&shop);
    let answer =
        platform::action::run::<EnrolAuthenticator>(&shop.platform, &call, &input).await.expect("enrolled");
    let renewed = SignedIn { token: new_secret(&answer), ..signed_in };
    let said: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert_eq!(said["recovery_codes"].as_array().map(Vec::len), Some(10));
    assert_eq!(stored(&shop, said["recovery_codes"][0].as_str().expect("a code")).await, 0);
    let after = by(&shop, "adam", &renewed);
    assert!(ask_json::<crate::people::ListMembers>(&shop.platform, &after, &json!({})).await.is_ok());
    let before =
        ask_json::<OwnAccount>(&shop.platform, &call, &json!({})).await.expect_err("another secret now");
    assert_eq!(before.refusal().map(|it| it.code), Some(Code::SignInRequired));
}

#[tokio::test]
async fn a_code_is_right_once_and_a_recovery_code_too() {
    let mut shop = Shop::jeweller().await;
    let signed_in = browser(&shop, "cas", false).await;
    let (key, input) = key(&shop);
    let enrolled =
        shop.run_call::<EnrolAuthenticator>(&by(&shop, "cas", &signed_in), input).await.expect("enrolled");
    let recovery = enrolled["recovery_codes"][3].as_str().expect("a code").to_owned();
    let (person, name) = (person_of(&shop, "cas").await, "cas".to_owned());
    shop.at("2026-04-20T05:10:00Z");
    let given = key.code_at(shop.call("cas").now);
    let second = async |given: &str| {
        let who = Proven { person, name: name.clone(), second_factor: false };
        let call = Call { credential: None, ..shop.call("cas") };
        let Ok(Entered::Half(half)) = sign_in::go_on(&shop.platform, &call, who).await else {
            panic!("let in")
        };
        let half = Credential::parse(CredentialKind::Session, &half).expect("ours");
        let tried = by_factor(&shop.platform, &call, &half, Proof::Typed(given)).await;
        let again = by_factor(&shop.platform, &call, &half, Proof::Typed(given)).await;
        assert!(again.is_err(), "half a session lets in once, and a code is taken once");
        let sessions = |it| if let Stepped::In(sessions) = it { sessions.len() } else { 0 };
        tried.map(sessions).map_err(|error| error.refusal().expect("a refusal").code)
    };
    assert_eq!(second("000000").await, Err(Code::StepUpRequired));
    assert_eq!(second(&given).await, Ok(1));
    assert_eq!(second(&given).await, Err(Code::StepUpRequired), "replayed");
    assert_eq!(second(&recovery.to_uppercase()).await, Ok(1));
    assert_eq!(second(&recovery).await, Err(Code::StepUpRequired), "used");
}

#[tokio::test]
async fn secrets_lie_sealed_and_one_that_was_moved_lets_nobody_in_and_is_told_of() {
    let mut shop = Shop::jeweller().await;
    let mut keys = Vec::new();
    for name in ["cas", "mia"] {
        let (key, input) = key(&shop);
        let call = by(&shop, name, &browser(&shop, name, false).await);
        let enrolled = shop.run_call::<EnrolAuthenticator>(&call, input).await.expect("enrolled");
        keys.push((name, key, enrolled["recovery_codes"][0].as_str().expect("a code").to_owned()));
    }
    let client = look(&shop).await;
    for (_, key, _) in &keys {
        let bare = BASE32.decode(key.text().as_bytes()).expect("a key");
        let sql = "select count(*) from app.factor f
                   where position($1 in f.secret) > 0 or position('Authenticator'::bytea in f.name) > 0";
        assert_eq!(client.query_one(sql, &[&bare]).await.expect("counted").get::<_, i64>(0), 0);
    }
    let swap = "update app.factor a set secret = b.secret from app.factor b
                where a.kind = b.kind and a.kind = 'totp' and a.factor_id <> b.factor_id";
    assert_eq!(client.execute(swap, &[]).await.expect("swapped"), 2);
    shop.at("2026-04-20T05:10:00Z");
    for (name, own, others) in [(0, 0, 1), (1, 1, 0)].map(|(n, own, other)| (keys[n].0, own, other)) {
        let (person, now) = (person_of(&shop, name).await, shop.call(name).now);
        for given in [keys[own].1.code_at(now), keys[others].1.code_at(now)] {
            let who = Proven { person, name: name.to_owned(), second_factor: false };
            let call = Call { credential: None, ..shop.call(name) };
            let Ok(Entered::Half(half)) = sign_in::go_on(&shop.platform, &call, who).await else {
                panic!("let in")
            };
            let half = Credential::parse(CredentialKind::Session, &half).expect("ours");
            let tried = by_factor(&shop.platform, &call, &half, Proof::Typed(&given)).await;
            assert!(matches!(tried, Err(Error::Internal(_))), "it does not open");
        }
    }
    let told = "select count(*) from app.audit_event where action = 'vault.open' and code = 'seal_broken'";
    for _ in 0..50 {
        if client.query_one(told, &[]).await.expect("counted").get::<_, i64>(0) == 4 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("four tries, and not four events");
}

#[tokio::test]
async fn what_matters_most_asks_for_a_proof_of_the_last_five_minutes() {
    let mut shop = Shop::jeweller().await;
    let signed_in = browser(&shop, "cas", false).await;
    let enrol = by(&shop, "cas", &signed_in);
    let (_, input) = key(&shop);
    shop.at("2026-04-20T05:05:00Z");
    let late = Call { now: shop.call("cas").now, ..enrol.clone() };
    assert_eq!(code::<EnrolAuthenticator>(&shop, &late, input.clone()).await, "step_up_required");
    assert_eq!(code::<ChangePassword>(&shop, &late, json!({ "password": "x" })).await, "step_up_required");
    assert_eq!(code::<EnrolAuthenticator>(&shop, &enrol, input).await, "done");
    let token = Call { step_up: false, ..shop.call("cas") };
    assert_eq!(
        code::<RenewCodes>(&shop, &token, json!({})).await,
        "step_up_required",
        "a program has no hands"
    );
}

#[tokio::test]
async fn a_new_secret_alone_is_no_proof() {
    let mut shop = Shop::jeweller().await;
    let signed_in = browser(&shop, "cas", false).await;
    let call = by(&shop, "cas", &signed_in);
    shop.at("2026-04-20T05:04:00Z");
    let later = Call { now: shop.call("cas").now, ..call };
    let changed = json!({ "password": "lamp violin gravel monsoon" });
    let answer =
        platform::action::run::<ChangePassword>(&shop.platform, &later, &changed).await.expect("changed");
    let signed_in = SignedIn { token: new_secret(&answer), ..signed_in };
    shop.at("2026-04-20T05:06:00Z");
    let call = by(&shop, "cas", &signed_in);
    let answer =
        platform::action::run::<SignOutEverywhere>(&shop.platform, &call, &json!({})).await.expect("done");
    let signed_in = SignedIn { token: new_secret(&answer), ..signed_in };
    let call = by(&shop, "cas", &signed_in);
    assert_eq!(code::<ChangePassword>(&shop, &call, changed).await, "step_up_required");
}

#[tokio::test]
async fn a_new_password_ends_every_other_session_and_is_kept_nowhere() {
    let shop = Shop::jeweller().await;
    let (here, there) = (browser(&shop, "cas", false).await, browser(&shop, "cas", false).await);
    let call = by(&shop, "cas", &here);
    for weak in ["short", "the shop cas 2026"] {
        assert_eq!(
            code::<ChangePassword>(&shop, &call, json!({ "password": weak })).await,
            "value_unknown password"
        );
    }
    let secret = "lamp violin gravel monsoon";
    let later = Call { now: call.now + SignedDuration::from_secs(1), ..call.clone() };
    let answer =
        platform::action::run::<ChangePassword>(&shop.platform, &later, &json!({ "password": secret })).await;
    let here = SignedIn { token: new_secret(&answer.expect("changed")), ..here };
    assert_eq!(stored(&shop, secret).await, 0);
    let digest = look(&shop).await;
    let quick = "select count(*) from app.kept_answer where input_sha256 = sha256(convert_to($1, 'UTF8'))";
    let body = json!({ "password": secret }).to_string();
    assert_eq!(digest.query_one(quick, &[&body]).await.expect("counted").get::<_, i64>(0), 0);
    let works = async |it: &SignedIn| {
        let call = Call { now: later.now, ..by(&shop, "cas", it) };
        ask_json::<OwnAccount>(&shop.platform, &call, &json!({})).await.is_ok()
    };
    assert!(works(&here).await && !works(&there).await);
    let address = "cas@shop.example";
    assert!(sign_in::by_password(&shop.platform, &later, address, secret).await.is_ok());
}

#[tokio::test]
async fn who_has_a_password_gives_it_to_change_it_however_fresh_the_proof_is() {
    let mut shop = Shop::jeweller().await;
    let here = browser(&shop, "cas", false).await;
    let (old, new) = ("lamp violin gravel monsoon", "cedar anvil thunder ribbon");
    let call = by(&shop, "cas", &here);
    let answer =
        platform::action::run::<ChangePassword>(&shop.platform, &call, &json!({ "password": old })).await;
    let here = SignedIn { token: new_secret(&answer.expect("the first one")), ..here };
    shop.at("2026-04-20T05:01:00Z");
    let change = async |key: &str, input: Value| {
        let call = Call { key: Some(key.to_owned()), ..by(&shop, "cas", &here) };
        code::<ChangePassword>(&shop, &call, input).await
    };
    assert_eq!(change("key-1", json!({ "password": new })).await, "field_required current");
    let wrong = json!({ "current": "lamp violin gravel", "password": new });
    assert_eq!(change("key-2", wrong.clone()).await, "value_unknown current");
    // Guesses are counted like those at the sign-in page, and the right one waits behind them too.
    for n in 3..9 {
        change(&format!("key-{n}"), wrong.clone()).await;
    }
    let right = json!({ "current": old, "password": new });
    assert_eq!(change("key-9", right.clone()).await, "rate_limited");
    shop.at("2026-04-20T05:04:00Z");
    let call = Call { key: Some("key-10".to_owned()), ..by(&shop, "cas", &here) };
    assert_eq!(code::<ChangePassword>(&shop, &call, right).await, "done");
    for secret in [old, new] {
        assert_eq!(stored(&shop, secret).await, 0);
    }
    let comes = sign_in::by_password(&shop.platform, &shop.call("cas"), "cas@shop.example", new).await;
    assert!(comes.is_ok());
}

#[tokio::test]
async fn a_hash_from_elsewhere_lets_in_and_is_renewed_by_it() {
    let shop = Shop::jeweller().await;
    let (call, secret) = (shop.call("olive"), "lamp violin gravel");
    // bcrypt of cost 10, from another program.
    let hash = "$2b$10$2eT0lKsGrz8XvnWLbUAdEegq0eqO6ZEWOAmhMCgcBVWmzmvicdhYe";
    for wrong in ["plain", "$2b$04$2eT0lKsGrz8XvnWLbUAdEegq0eqO6ZEWOAmhMCgcBVWmzmvicdhYe"] {
        let refused = accounts::bring(&shop.platform, &call, "nila@shop.example", "Nila", wrong).await;
        assert!(refused.expect_err("refused").refusal().is_some());
    }
    let brought = accounts::bring(&shop.platform, &call, "nila@shop.example", "Nila", hash).await;
    let (client, nila) = (look(&shop).await, brought.expect("brought").uuid());
    let kept = async || {
        let row = "select password from app.person where person_id = $1";
        client.query_one(row, &[&nila]).await.expect("a row").get::<_, String>(0)
    };
    assert!(sign_in::by_password(&shop.platform, &call, "nila@shop.example", "another").await.is_err());
    assert_eq!(kept().await, hash);
    assert!(sign_in::by_password(&shop.platform, &call, "nila@shop.example", secret).await.is_ok());
    assert!(kept().await.starts_with("$argon2id$"));
    assert!(sign_in::by_password(&shop.platform, &call, "nila@shop.example", secret).await.is_ok());
}

#[tokio::test]
async fn the_last_factor_of_who_needs_one_stays() {
    let shop = Shop::jeweller().await;
    for (name, outcome) in [("adam", "mfa_required"), ("cas", "done")] {
        let signed_in = browser(&shop, name, false).await;
        let call = by(&shop, name, &signed_in);
        let (_, input) = key(&shop);
        let answer = platform::action::run::<EnrolAuthenticator>(&shop.platform, &call, &input)
            .await
            .expect("enrolled");
        let said: Value = serde_json::from_str(&answer.json).expect("JSON");
        let renewed = SignedIn { token: new_secret(&answer), ..signed_in };
        let input = json!({ "factor_id": said["factor_id"] });
        assert_eq!(code::<RemoveFactor>(&shop, &by(&shop, name, &renewed), input).await, outcome, "{name}");
    }
}

fn factor(n: usize) -> FactorShown {
    FactorShown {
        factor_id: Uuid::from_u128(n as u128),
        kind: "totp".into(),
        name: HOSTILE.into(),
        created_at: Instant::UNIX_EPOCH,
        used_at: None,
    }
}

fn hub(words: &str) -> Setting {
    Setting {
        id: "hub".into(),
        name: words.into(),
        speaks: Speaks::OpenId,
        issuer: "https://hub.example".into(),
        client_id: String::new(),
        client_secret: String::new(),
        scopes: Vec::new(),
        ca: None,
        trusts_mfa: false,
    }
}

fn account(words: &str, tokens: usize, sessions: usize, faults: Vec<Phrase>) -> String {
    let token = |n: usize| TokenShown {
        token_id: Uuid::from_u128(n as u128),
        person: Uuid::nil(),
        user: words.into(),
        name: words.into(),
        permissions: (n == 1).then(|| vec![words.into()]),
        created_at: Instant::UNIX_EPOCH,
        expires_at: Instant::UNIX_EPOCH,
        used_at: (n == 1).then_some(Instant::UNIX_EPOCH),
    };
    let session = |n: usize| SessionShown {
        session_id: Uuid::from_u128(n as u128),
        device: words.into(),
        ip: words.into(),
        created_at: Instant::UNIX_EPOCH,
        expires_at: Instant::UNIX_EPOCH,
        current: n == 0,
    };
    let identity = |n: usize| super::outside::IdentityShown {
        identity_id: Uuid::from_u128(n as u128),
        issuer: format!("https://{words}{n}"),
        email: words.into(),
        linked_at: Some(Instant::UNIX_EPOCH),
        used_at: None,
    };
    AccountPage {
        chrome: chrome("Your account"),
        base: "/w/shop".into(),
        name: words.into(),
        roles: "Cashier".into(),
        account: AccountShown {
            email: words.into(),
            verified_at: None,
            has_password: true,
            factors: (0..sessions).map(factor).collect(),
            recovery_codes_left: 7,
            identities: (0..sessions).map(identity).collect(),
            offered: None,
            recovery: (sessions > 0).then(|| crate::testing::waiting(words)),
            pin_set_at: None,
            may_pin: true,
            lacks_factor: sessions == 0,
            owes_password: sessions == 0,
            lacks_address: sessions == 0,
            mail_reaches: true,
            is_fresh: true,
        },
        providers: Providers::new(vec![hub(words)]).expect("settings"),
        may_tokens: true,
        tokens: (0..tokens).map(token).collect(),
        next: String::new(),
        sessions: (0..sessions).map(session).collect(),
        faults,
        create: FormState::new("k"),
        leave: FormState::new("l"),
        slug: "shop".into(),
        owns: true,
        days: DAYS,
        may: vec![("bills.read", "Read bills and receipts.")],
        key: "k".into(),
        stop: "/w/shop/step-up".into(),
    }
    .render()
    .expect("drawn")
}

#[test]
fn the_account_page_stands_empty_full_and_hostile() {
    let empty = account("Asha", 0, 0, vec![]);
    assert!(empty.contains("No tokens") && empty.contains("action=\"/w/shop/sign-out\""));
    let full = account("Asha", 50, 3, vec!["Gone already.".into()]);
    assert_eq!((full.matches("data-says>Revoke<").count(), full.matches("data-says>End<").count()), (50, 2));
    let recovery = "Your membership is to move to another account";
    assert!(full.contains(recovery) && !empty.contains(recovery));
    assert!(empty.contains("Give another address first") && !full.contains("Give another address"));
    assert!(full.contains("Gone already.") && full.contains("This one"));
    let hostile = account(HOSTILE, 2, 2, vec![HOSTILE.into()]);
    assert!(!hostile.contains("<script>alert"));
    assert_eq!(hostile.matches("<h1").count(), 1);
}

#[test]
fn the_address_page_asks_for_a_proof_first_and_shows_what_was_typed_as_text() {
    let page = |words: &str, is_fresh, form| {
        let account = AccountShown {
            email: words.into(),
            verified_at: None,
            has_password: true,
            factors: Vec::new(),
            recovery_codes_left: 0,
            identities: Vec::new(),
            offered: None,
            recovery: None,
            pin_set_at: Some(Instant::UNIX_EPOCH),
            may_pin: true,
            lacks_factor: false,
            owes_password: false,
            lacks_address: false,
            mail_reaches: true,
            is_fresh,
        };
        let (base, confirm) = ("/w/shop".into(), "/w/shop/step-up".into());
        let page = EmailPage {
            chrome: chrome("Change your address"),
            base,
            account,
            confirm,
            next: String::new(),
            form,
        };
        page.render().expect("drawn")
    };
    let stale = page("asha@shop.example", false, FormState::new("k"));
    assert!(stale.contains("Confirm it is you first") && !stale.contains("address.change"));
    let pairs = |words: &str| vec![("email".to_owned(), words.to_owned())];
    let hostile =
        page(HOSTILE, true, FormState::refused(pairs(HOSTILE), vec![("email".into(), HOSTILE.into())]));
    assert!(hostile.contains("Not asked for yet") && !hostile.contains("<script>alert"));
}

#[tokio::test]
async fn signing_out_everywhere_else_ends_all_other_sessions_and_not_this_one() {
    let shop = Shop::jeweller().await;
    let (here, there) = (browser(&shop, "cas", true).await, browser(&shop, "cas", true).await);
    let call = by(&shop, "cas", &here);
    let later = Call { now: call.now + SignedDuration::from_secs(1), ..call };
    let answer = platform::action::run::<SignOutEverywhere>(&shop.platform, &later, &json!({})).await;
    let here = SignedIn { token: new_secret(&answer.expect("done")), ..here };
    let works = async |it: &SignedIn| {
        let call = Call { now: later.now, ..by(&shop, "cas", it) };
        ask_json::<OwnAccount>(&shop.platform, &call, &json!({})).await.is_ok()
    };
    assert!(works(&here).await && !works(&there).await);
}
