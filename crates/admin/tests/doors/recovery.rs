//! Removal of a lost second factor, by an Owner and by an operator: the wait, the notices, the stops, the
//! attacks.
//! Invariant: each test fails when the defence that it names is removed; the clock is an argument.

pub mod ground;

use admin::account::OwnAccount;
use admin::people::invitation::{InviteMember, WithdrawInvitation};
use admin::people::recovery::{FinishRecovery, RequestRecovery, StopRecovery};
use admin::people::{ChangeRoles, ListMembers, RemoveMember};
use admin::settings::UpdateSettings;
use ground::{CAS, Ground, hours, told};
use identity::invitations;
use identity::invitations::joining::{self, Typed};
use identity::recovery::{ASK, FINISH, STOP, asked_for, by_operator, stop_by_link};
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use identity::sign_in::{Entered, Proof};
use identity::step_up::prove_again;
use jiff::Timestamp;
use kernel::code::Code;
use platform::action::ask_json;
use platform::call::{Call, Credential, CredentialKind};
use platform::encryption::Column;
use platform::instance::INSTANCE;
use platform::keyring::Cell;
use platform::random::fresh_id;
use platform::sealed::app::mail as cell;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use testing::call;

const SEED: [u8; 32] = *b"the same every time, and printed";
const CASES: u32 = 24;

// ---- the wait, against a model ----

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Nothing happens for this many minutes.
    Wait(i64),
    /// The Owner asks, finishes, stops.
    Ask,
    Finish,
    Stop,
    /// The operator asks, finishes.
    AskAsOmar,
    FinishAsOmar,
    /// The Cashier signs in with their code, or with one that is wrong.
    SignIn,
    SignInWrongly,
    /// They follow the link of the newest mail.
    Link,
    /// The Owner sets the wait for later recoveries.
    Hours(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![(61_i64..600).prop_map(Step::Wait), (1200_i64..6000).prop_map(Step::Wait)];
    let step = prop_oneof![
        6 => wait,
        4 => Just(Step::Ask),
        4 => Just(Step::Finish),
        1 => Just(Step::Stop),
        1 => Just(Step::AskAsOmar),
        2 => Just(Step::FinishAsOmar),
        1 => Just(Step::SignIn),
        1 => Just(Step::SignInWrongly),
        1 => Just(Step::Link),
        1 => (24_i64..100).prop_map(Step::Hours),
    ];
    prop::collection::vec(step, 8..40)
}

/// The expected open recovery.
#[derive(Clone, Copy)]
struct Asked {
    at: Timestamp,
    due: Timestamp,
    ends: Timestamp,
    by_operator: bool,
}

struct Model {
    hours: i64,
    asked: Option<Asked>,
    /// The times of all requests: three in a day at most.
    all: Vec<Timestamp>,
}

impl Model {
    fn waiting(&self, now: Timestamp) -> Option<Asked> {
        self.asked.filter(|it| now < it.ends)
    }
    fn ask(&mut self, now: Timestamp, by_operator: bool) -> Result<(), &'static str> {
        if self.waiting(now).is_some() {
            return Err("recovery_waits");
        }
        if self.all.iter().filter(|at| now.duration_since(**at) <= hours(24)).count() >= 3 {
            return Err("rate_limited");
        }
        let due = now + hours(self.hours);
        self.asked = Some(Asked { at: now, due, ends: due + hours(24 * 7), by_operator });
        self.all.push(now);
        Ok(())
    }
    fn finish(&mut self, now: Timestamp, by_operator: bool) -> Result<Asked, &'static str> {
        match self.waiting(now) {
            None => Err(if by_operator { "not_found email" } else { "not_found person" }),
            Some(it) if it.by_operator != by_operator => {
                Err(if by_operator { "not_found email" } else { "value_unknown person" })
            }
            Some(it) if now < it.due => Err("recovery_waits"),
            Some(_) => Ok(self.asked.take().expect("it waits")),
        }
    }
}

async fn follow(ground: &Ground, now: &mut Timestamp, steps: &[Step]) {
    let mut model = Model { hours: 72, asked: None, all: Vec::new() };
    for step in steps {
        // A code is accepted once: no two steps at one moment.
        *now += hours(1);
        let at = *now;
        let is = |got: Result<(), String>, wanted: Result<(), &str>| {
            assert_eq!(got, wanted.map_err(str::to_owned), "{step:?} at {at} of {steps:?}");
        };
        match *step {
            Step::Wait(minutes) => *now += jiff::SignedDuration::from_mins(minutes),
            Step::Ask => {
                is(ground.about::<RequestRecovery>("olive", at).await.map(drop), model.ask(at, false))
            }
            Step::AskAsOmar => is(ground.ask_as_omar(CAS, at).await.map(drop), model.ask(at, true)),
            Step::Finish => {
                let wanted = model.finish(at, false);
                is(ground.about::<FinishRecovery>("olive", at).await.map(drop), wanted.map(drop));
                let done = wanted.ok();
                assert!(done.is_none_or(|it| at.duration_since(it.at) >= hours(24) && at >= it.due));
            }
            Step::FinishAsOmar => {
                let wanted = model.finish(at, true);
                is(ground.finish_as_omar(CAS, at).await, wanted.map(drop));
                finished(ground, at, wanted.ok()).await;
            }
            Step::Stop => {
                let wanted = model.waiting(at).map(drop).ok_or("not_found person");
                model.asked = None;
                is(ground.about::<StopRecovery>("olive", at).await.map(drop), wanted);
            }
            Step::SignIn => {
                ground.sign_in(at, &ground.key.code_at(at)).await.expect("their own code");
                model.asked = model.asked.filter(|it| at >= it.ends);
            }
            Step::SignInWrongly => {
                assert!(ground.sign_in(at, "000000").await.is_err());
            }
            Step::Link if !model.all.is_empty() => {
                let wanted = model.waiting(at).map(drop).ok_or("link_used");
                model.asked = None;
                is(
                    told(stop_by_link(&ground.shop.platform, &call(at, None), &ground.link().await).await),
                    wanted,
                );
            }
            Step::Link => {}
            Step::Hours(many) => {
                model.hours = many;
                let set = json!({ "set": { "recovery_wait_hours": many }, "reason": "we are few" });
                ground.act::<UpdateSettings>("olive", at, set).await.expect("set");
            }
        }
        assert!(ground.factors().await > 0, "{step:?} at {at} of {steps:?}");
    }
}

/// By an operator: the factors are gone, never earlier than a day after the request; the Cashier sets up a
/// new one.
async fn finished(ground: &Ground, at: Timestamp, done: Option<Asked>) {
    let Some(done) = done else { return };
    assert!(at.duration_since(done.at) >= hours(24) && at >= done.due);
    assert_eq!(ground.factors().await, 0);
    let sql = "update app.person set tokens_since = '-infinity' where person_id = $1";
    ground.watcher.execute(sql, &[&ground.cas.uuid()]).await.expect("their token works again");
    ground.enrol(at + jiff::SignedDuration::from_mins(30)).await;
}

#[tokio::test]
async fn nothing_is_taken_away_before_its_wait_whatever_is_done_in_whatever_order() {
    let ground = Ground::open().await;
    let config = Config { cases: CASES, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let mut now = ground.began;
    for _ in 0..CASES {
        let all = steps().new_tree(&mut runner).expect("steps").current();
        follow(&ground, &mut now, &all).await;
        // The next case starts without an open recovery, under the default setting.
        now += hours(24 * 20);
        let set = json!({ "set": { "recovery_wait_hours": 72 }, "reason": "as before" });
        ground.act::<UpdateSettings>("olive", now, set).await.expect("set");
    }
}

// ---- the way of it ----

#[tokio::test]
async fn an_owner_asks_everybody_is_told_and_after_the_wait_the_member_comes_back_by_a_new_account() {
    let ground = Ground::open().await;
    let (now, shop) = (ground.began + hours(1), &ground.shop);
    let asked = ground.act::<RequestRecovery>(
        "olive",
        now,
        json!({ "person": ground.cas.uuid(), "reason": "the phone fell into the river" }),
    );
    let asked = asked.await.expect("asked");
    let due = now + hours(72);
    assert_eq!(asked["due_at"], json!(due));

    let mails = ground.mails("recovery", CAS).await;
    assert_eq!((mails.len(), mails[0].0.as_str()), (1, "instance"), "in no shop's outbox");
    let mails = ground.mails("recovery", "olive@shop.example").await;
    assert_eq!((mails.len(), mails[0].0.as_str()), (1, "shop"));
    assert_eq!(mails[0].2, format!("/w/shop/team/{}", ground.cas.uuid()));
    assert!(ground.mails("recovery", "adam@shop.example").await.is_empty(), "the Owners alone");
    let account: Value = ground.shop.ask::<OwnAccount>("cas", json!({})).await.expect("their account");
    assert_eq!(account["recovery"]["asked_by"], "olive");
    let seen =
        |team: &Value| team["rows"].as_array().expect("rows").iter().any(|row| !row["recovery"].is_null());
    let team = ground.shop.ask::<ListMembers>("adam", json!({})).await.expect("the team");
    assert!(seen(&team));
    assert!(
        !seen(&ground.shop.ask::<ListMembers>("mia", json!({})).await.expect("the team")),
        "who manages alone"
    );

    let roles = json!({ "person": ground.cas.uuid(), "roles": ["Maker"] });
    ground.act::<ChangeRoles>("olive", due, roles).await.expect("another role since they asked");
    let minutes = |many| due + jiff::SignedDuration::from_mins(many);
    ground.about::<FinishRecovery>("olive", due).await.expect("finished");
    // They find the factor again and join another shop: nothing changes there.
    let other = ground.shop.beside("next-door").await;
    ground.joins(&other).await;
    let who = Proven { person: ground.cas, name: "cas".into(), second_factor: true };
    let sessions = open_all(&shop.platform, &call(minutes(-10), None), &who).await.expect("in");
    let works = async |slug: &str, at: Timestamp| {
        let session = sessions.iter().find(|it| it.slug == slug).expect("a session");
        let credential = Credential::parse(CredentialKind::Session, &session.token);
        let by = Call { credential, ..call(at, None) };
        ask_json::<OwnAccount>(&shop.platform, &by, &json!({})).await.is_ok()
    };
    assert!(ground.factors().await > 0, "nothing of the account is taken away");
    assert!(works("shop", minutes(1)).await, "nothing is done before the link is followed");

    let back = ground.joining().await;
    let open = invitations::invited(&shop.platform, &call(minutes(2), None), &back).await.expect("it stands");
    assert!(open.is_mailed && open.is_recovery() && open.email == CAS);
    let new = "lamp violin gravel monsoon";
    let typed = Typed { name: "Cas", secret: new, begins_anew: false };
    let at = call(minutes(2), None);
    let came = joining::guest(&shop.platform, &at, &open, &typed).await.expect("a new account");
    assert_ne!(came.person, ground.cas);
    let Entered::In(entered) = joining::go_on(&shop.platform, &at, &back, came.clone()).await.expect("in")
    else {
        panic!("a new account has no second factor")
    };
    assert_eq!(entered.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(), ["shop"], "and no other shop");

    assert!(!works("shop", minutes(3)).await, "what the account before had in here has ended");
    assert!(works("next-door", minutes(3)).await, "and elsewhere it goes on");
    assert!(ground.factors().await > 0);
    let team = ground.shop.ask::<ListMembers>("adam", json!({})).await.expect("the team");
    let rows = team["rows"].as_array().expect("rows");
    let of = |person: uuid::Uuid| rows.iter().find(|row| row["person"] == json!(person)).expect("a row");
    let (old, new) = (of(ground.cas.uuid()), of(came.person.uuid()));
    assert_eq!(
        (&old["state"], &new["state"], &new["roles"]),
        (&json!("removed"), &json!("active"), &json!(["Maker"]))
    );
    assert_eq!(new["address"], "confirmed");
    let again = invitations::invited(&shop.platform, &call(minutes(4), None), &back).await;
    assert!(again.is_err(), "the link is used");
    for action in [ASK, FINISH] {
        assert_eq!(ground.events("shop", action).await.len(), 1, "{action}");
    }
    assert_eq!(ground.events("next-door", "workspace.account.address.lost").await.len(), 1);
    let said = &ground.events("shop", ASK).await[0];
    assert_eq!((said.0.as_str(), said.1.as_deref()), ("olive", Some("the phone fell into the river")));
}

#[tokio::test]
async fn a_membership_that_ended_or_a_link_that_was_withdrawn_brings_nobody_back() {
    let ground = Ground::open().await;
    let (now, shop) = (ground.began + hours(1), &ground.shop);
    for (n, by) in ["removed", "withdrawn"].into_iter().enumerate() {
        let now = now + hours(200 * n as i64);
        ground.about::<RequestRecovery>("olive", now).await.expect("asked");
        let due = now + hours(72);
        let done = ground.about::<FinishRecovery>("olive", due).await.expect("finished");
        let (back, at) = (ground.joining().await, call(due + hours(1), None));
        invitations::invited(&shop.platform, &at, &back).await.expect("it stands");
        match by {
            "withdrawn" => {
                let it = json!({ "invitation_id": done["invitation_id"] });
                ground.act::<WithdrawInvitation>("olive", due, it).await.map(drop).expect("withdrawn");
            }
            _ => ground.about::<RemoveMember>("olive", due).await.map(drop).expect("removed"),
        }
        let late = invitations::invited(&shop.platform, &at, &back).await.map(drop);
        assert_eq!(told(late).unwrap_err(), "link_used", "{by}");
        if by == "removed" {
            let invited = json!({ "email": CAS, "roles": ["Cashier"] });
            let invited = ground.act::<InviteMember>("olive", due, invited).await.expect("invited");
            let secret = invited["link"].as_str().expect("a link").trim_start_matches("/join/").to_owned();
            let link = Credential::parse(CredentialKind::Token, &secret).expect("ours");
            let who = Proven { person: ground.cas, name: "cas".into(), second_factor: true };
            invitations::accept(&shop.platform, &at, &link, &who).await.expect("a member again");
        }
    }
    assert!(ground.factors().await > 0);
}

#[tokio::test]
async fn a_factor_a_recovery_code_a_link_or_an_owner_stops_it_and_nothing_else_does() {
    let ground = Ground::open().await;
    let mut now = ground.began;
    let codes = {
        let made = ground.act::<admin::account::RenewCodes>("cas", now, json!({})).await.expect("made");
        made["recovery_codes"][0].as_str().expect("a code").to_owned()
    };
    for (n, by) in ["code", "recovery", "link", "owner"].into_iter().enumerate() {
        now += hours(30);
        ground.about::<RequestRecovery>("olive", now).await.expect("asked");
        assert!(ground.sign_in(now, "123456").await.is_err());
        let link = ground.link().await;
        for _ in 0..3 {
            asked_for(&ground.shop.platform, &call(now, None), &link).await.expect("a look stops nothing");
        }
        assert_eq!(ground.about::<FinishRecovery>("olive", now).await.unwrap_err(), "recovery_waits");
        let at = now + hours(1);
        match by {
            "code" => ground.sign_in(at, &ground.key.code_at(at)).await.expect("in"),
            "recovery" => ground.sign_in(at, &codes).await.expect("in"),
            "link" => {
                told(stop_by_link(&ground.shop.platform, &call(at, None), &link).await).expect("stopped")
            }
            _ => ground.about::<StopRecovery>("olive", at).await.map(drop).expect("stopped"),
        }
        let late = told(stop_by_link(&ground.shop.platform, &call(at, None), &link).await);
        assert_eq!(late.unwrap_err(), "link_used", "{by}");
        let due = now + hours(80);
        assert_eq!(
            ground.about::<FinishRecovery>("olive", due).await.unwrap_err(),
            "not_found person",
            "{by}"
        );
        assert_eq!(ground.events("shop", STOP).await.len(), n + 1, "{by}");
    }
}

// ---- attacks ----

#[tokio::test]
async fn an_owner_has_no_power_over_somebody_elses_and_learns_nothing_of_where_they_are() {
    let ground = Ground::open().await;
    let (now, other) = (ground.began + hours(1), ground.shop.beside("next-door").await);
    let theirs = async |input: Value| {
        let by = Call { now, ..other.call("olive") };
        other.run_call::<RequestRecovery>(&by, input).await.unwrap_err()
    };
    let stranger = theirs(json!({ "person": ground.cas.uuid() })).await;
    assert_eq!(stranger, "not_found person", "of another shop");
    assert_eq!(theirs(json!({ "person": ground.shop.tenant.uuid() })).await, stranger, "as of nobody");

    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    ground.joins(&other).await;
    assert_eq!(
        theirs(json!({ "person": ground.cas.uuid() })).await,
        "value_unknown person",
        "who is in two shops is the operator's"
    );
    let by = Call { now, ..other.call("olive") };
    let stopped = other.run_call::<StopRecovery>(&by, json!({ "person": ground.cas.uuid() })).await;
    assert_eq!(stopped.unwrap_err(), "not_found person", "what one shop asked the other does not see");
    let team = ask_json::<ListMembers>(&other.platform, &by, &json!({})).await.expect("the team").json;
    assert!(!team.contains("asked_by"), "{team}");
    let late = ground.about::<FinishRecovery>("olive", now + hours(73)).await;
    assert_eq!(late.unwrap_err(), "value_unknown person", "they would lose the address they have next door");
    assert!(ground.factors().await > 0, "what they sign in with everywhere is no Owner's to take");
}

#[tokio::test]
async fn who_is_in_another_shop_too_is_recovered_by_the_operator_alone_by_an_address_they_lost_too() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    let other = ground.shop.beside("next-door").await;
    ground.joins(&other).await;
    assert_eq!(ground.about::<RequestRecovery>("olive", now).await.unwrap_err(), "value_unknown person");
    let lose = "update app.person set email_blind = null, former_blind = email_blind, verified_at = null, lost_at = $1
                where person_id = $2";
    ground.watcher.execute(lose, &[&now, &ground.cas.uuid()]).await.expect("moved before this rule was");
    let waiting = ground.ask_as_omar(CAS, now + hours(1)).await.expect("found by the address of before");
    assert_eq!(waiting.person, ground.cas.uuid());
    ground.finish_as_omar(CAS, now + hours(80)).await.expect("finished");
    assert_eq!(ground.factors().await, 0);
    assert_eq!(ground.events("next-door", FINISH).await.len(), 1);
}

#[tokio::test]
async fn an_owner_mails_nothing_to_an_address_that_nobody_proved() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    for name in ["cas", "adam"] {
        let doubt = "update app.person set verified_at = null where person_id = $1";
        ground.watcher.execute(doubt, &[&ground.shop.person(name).uuid()]).await.expect("a claim");
    }
    let refused = ground.about::<RequestRecovery>("olive", now).await;
    assert_eq!(refused.unwrap_err(), "value_unknown person", "removed and invited again");
    let second = json!({ "person": ground.shop.person("adam").uuid(), "roles": ["Owner"] });
    ground.act::<ChangeRoles>("olive", now, second).await.expect("a second Owner");
    let set = json!({ "set": { "recovery_wait_hours": 90 }, "reason": "pay at evil.example" });
    ground.act::<UpdateSettings>("olive", now, set).await.expect("set");
    let max = json!({ "person": ground.shop.person("max").uuid() });
    let key = identity::factors::Authenticator::fresh().expect("random bytes");
    let typed = json!({ "secret": key.text(), "code": key.code_at(now) });
    ground.act::<admin::account::EnrolAuthenticator>("max", now, typed).await.expect("enrolled");
    ground.act::<RequestRecovery>("olive", now, max).await.expect("asked");
    let all = testing::mails(ground.shop.platform.encryption.vault(), &ground.watcher).await;
    let to = |who: &str| all.iter().filter(|it| it.address == who).collect::<Vec<_>>();
    assert!(to("adam@shop.example").is_empty(), "{:?}", to("adam@shop.example"));
    assert!(ground.mails("recovery", CAS).await.is_empty());
    assert!(!to("olive@shop.example").is_empty(), "who proved theirs is told");
}

#[tokio::test]
async fn what_somebody_calls_a_factor_or_gives_as_a_reason_is_no_link_in_a_mail_and_reaches_no_stranger() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    let key = identity::factors::Authenticator::fresh().expect("random bytes");
    let typed =
        json!({ "secret": key.text(), "code": key.code_at(now), "name": "pay at https://evil.example" });
    ground.act::<admin::account::EnrolAuthenticator>("cas", now, typed.clone()).await.expect("enrolled");
    let doubt = "update app.person set verified_at = null where person_id = $1";
    ground.watcher.execute(doubt, &[&ground.shop.person("max").uuid()]).await.expect("a claim");
    ground.act::<admin::account::EnrolAuthenticator>("max", now, typed).await.expect("enrolled");
    let asked = json!({ "person": ground.cas.uuid(), "reason": "see evil.example/pay" });
    ground.act::<RequestRecovery>("olive", now, asked).await.expect("asked");
    let all = testing::mails(ground.shop.platform.encryption.vault(), &ground.watcher).await;
    let text =
        |who: &str| all.iter().filter(|it| it.address == who).map(|it| it.text.as_str()).collect::<String>();
    assert!(text(CAS).contains("evil") && !text(CAS).contains("evil.example"), "{}", text(CAS));
    let max = text("max@shop.example");
    assert!(max.contains("An authenticator was added to your account") && !max.contains("evil"), "{max}");
}

#[tokio::test]
async fn who_comes_back_to_a_stronger_role_than_was_lost_owes_a_factor_first() {
    let ground = Ground::open().await;
    let (now, shop) = (ground.began + hours(1), &ground.shop);
    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    let due = now + hours(72);
    ground.about::<FinishRecovery>("olive", due).await.expect("finished");
    let stronger = json!({ "person": ground.cas.uuid(), "roles": ["Admin"] });
    ground.act::<ChangeRoles>("olive", due, stronger).await.expect("an Admin by now");
    let (back, at) = (ground.joining().await, call(due + hours(1), None));
    let open = invitations::invited(&shop.platform, &at, &back).await.expect("it stands");
    let typed = Typed { name: "Cas", secret: "lamp violin gravel monsoon", begins_anew: false };
    let came = joining::guest(&shop.platform, &at, &open, &typed).await.expect("a new account");
    assert!(joining::go_on(&shop.platform, &at, &back, came.clone()).await.is_ok());
    let state = "select state from app.membership where person_id = $1";
    let state: String =
        ground.watcher.query_one(state, &[&came.person.uuid()]).await.expect("half in").get(0);
    assert_eq!(state, "joining");
}

#[tokio::test]
async fn a_factor_that_is_given_ends_the_link_of_a_recovery_that_is_done() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    let due = now + hours(72);
    ground.about::<FinishRecovery>("olive", due).await.expect("finished");
    let (back, at) = (ground.joining().await, due + hours(1));
    invitations::invited(&ground.shop.platform, &call(at, None), &back).await.expect("it stands");
    ground.sign_in(at, &ground.key.code_at(at)).await.expect("nothing was lost");
    let late = invitations::invited(&ground.shop.platform, &call(at, None), &back).await.map(drop);
    assert_eq!(told(late).unwrap_err(), "link_used");
    assert_eq!(ground.events("shop", STOP).await.len(), 1);
    let later = at + hours(1);
    ground.sign_in(later, &ground.key.code_at(later)).await.expect("in");
    assert_eq!(ground.events("shop", STOP).await.len(), 1, "told once");
}

#[tokio::test]
async fn without_mail_an_owner_recovers_nobody() {
    let shop = testing::Shop::jeweller().await;
    let asked = json!({ "person": shop.person("cas").uuid() });
    assert_eq!(shop.run::<RequestRecovery>("olive", asked).await.unwrap_err(), "value_unknown person");
}

#[tokio::test]
async fn only_an_owner_who_still_is_one_and_proved_it_just_now_asks_and_finishes_and_never_for_themselves() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    for who in ["adam", "mia", "cas", "audi"] {
        for refused in [
            ground.about::<RequestRecovery>(who, now).await,
            ground.about::<FinishRecovery>(who, now).await,
            ground.about::<StopRecovery>(who, now).await,
        ] {
            assert_eq!(refused.unwrap_err(), "permission_denied", "{who}");
        }
    }
    let stale = Call { now, step_up: false, ..ground.shop.call("olive") };
    let input = json!({ "person": ground.cas.uuid() });
    let refused = ground.shop.run_call::<RequestRecovery>(&stale, input.clone()).await;
    assert_eq!(refused.unwrap_err(), Code::StepUpRequired.as_str());
    let olive = ground.shop.person("olive").uuid();
    let herself = ground.act::<RequestRecovery>("olive", now, json!({ "person": olive })).await;
    assert_eq!(herself.unwrap_err(), "value_unknown person");
    let max = ground.shop.person("max").uuid();
    let nothing = ground.act::<RequestRecovery>("olive", now, json!({ "person": max })).await;
    assert_eq!(nothing.unwrap_err(), "value_unknown person", "who has no factor lost none");

    let second = json!({ "person": ground.shop.person("adam").uuid(), "roles": ["Owner"] });
    ground.act::<ChangeRoles>("olive", now, second).await.expect("a second Owner");
    ground.about::<RequestRecovery>("adam", now).await.expect("asked");
    assert_eq!(ground.mails("recovery", "olive@shop.example").await.len(), 1, "the other Owner knows");
    let no_more = json!({ "person": ground.shop.person("adam").uuid(), "roles": ["Admin"] });
    ground.act::<ChangeRoles>("olive", now, no_more).await.expect("no Owner any more");
    let due = now + hours(73);
    assert_eq!(ground.about::<FinishRecovery>("adam", due).await.unwrap_err(), "permission_denied");
    let stale = Call { now: due, step_up: false, ..ground.shop.call("olive") };
    let refused = ground.shop.run_call::<FinishRecovery>(&stale, input).await;
    assert_eq!(refused.unwrap_err(), Code::StepUpRequired.as_str());
    assert!(ground.factors().await > 0);
}

#[tokio::test]
async fn nobody_shortens_a_wait_by_asking_again_by_a_setting_or_by_the_database() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    let set = |hours: i64| json!({ "set": { "recovery_wait_hours": hours }, "reason": "hurry" });
    for wrong in [0, 1, 23, 721] {
        let refused = ground.act::<UpdateSettings>("olive", now, set(wrong)).await;
        assert_eq!(refused.unwrap_err(), "number_range set.recovery_wait_hours", "{wrong}");
    }
    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    ground.act::<UpdateSettings>("olive", now, set(24)).await.expect("shorter from now on");
    let again = ground.about::<RequestRecovery>("olive", now + hours(1)).await;
    assert_eq!(again.unwrap_err(), "recovery_waits");
    assert_eq!(ground.ask_as_omar(CAS, now + hours(1)).await.unwrap_err(), "recovery_waits");
    assert_eq!(ground.about::<FinishRecovery>("olive", now + hours(71)).await.unwrap_err(), "recovery_waits");
    for unlawful in [
        "update app.recovery set due_at = asked_at + interval '24 hours'",
        "update app.recovery set ends_at = ends_at + interval '9 days'",
        "delete from app.recovery",
    ] {
        let refused = ground.watcher.batch_execute(&format!("set role steel_app; {unlawful}")).await;
        assert_eq!(refused.unwrap_err().code().expect("a code").code(), "42501", "{unlawful}");
        ground.watcher.batch_execute("reset role").await.expect("oneself again");
    }
    let sooner = "update app.recovery set due_at = asked_at + interval '23 hours'";
    assert!(ground.watcher.batch_execute(sooner).await.is_err(), "not even past row security");
    for n in 0..2 {
        ground.about::<StopRecovery>("olive", now + hours(2 + n)).await.expect("stopped");
        ground.about::<RequestRecovery>("olive", now + hours(2 + n)).await.expect("asked");
    }
    ground.about::<StopRecovery>("olive", now + hours(5)).await.expect("stopped");
    let often = ground.about::<RequestRecovery>("olive", now + hours(5)).await;
    assert_eq!(often.unwrap_err(), "rate_limited", "three mails a day");
}

#[tokio::test]
async fn who_is_flooded_with_mail_is_told_of_a_recovery_all_the_same() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    let (vault, tenant) = (ground.shop.platform.encryption.vault(), INSTANCE.uuid());
    let to = &vault.blind(tenant, cell::ADDRESS.name(), CAS.as_bytes()).expect("a key")[..];
    let flood = "insert into app.mail (tenant_id, mail_id, kind, about, address, address_blind, subject, text, created_by,
                                       created_at, useless_at, due_at, tries)
                 values ($1, $2, $3, $4, $5::bytea, $6, $7::bytea, $8::bytea, $4, $9, $9, $9, 0)";
    for kind in ["notice", "reset"].repeat(20) {
        let (row, by) = (fresh_id(now).expect("random bytes"), ground.cas.uuid());
        let seal = |column: Column, plain: &str| {
            vault.seal(&Cell { tenant, column: column.name(), row }, plain.as_bytes()).expect("sealed")
        };
        let (address, x) = (seal(cell::ADDRESS, CAS), [cell::SUBJECT, cell::TEXT].map(|it| seal(it, "x")));
        ground
            .watcher
            .execute(flood, &[&tenant, &row, &kind, &by, &address, &to, &x[0], &x[1], &now])
            .await
            .expect("flooded");
    }
    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    assert_eq!(ground.mails("recovery", CAS).await.len(), 1);
}

#[tokio::test]
async fn a_link_stops_its_own_recovery_and_nobody_elses() {
    let ground = Ground::open().await;
    let now = ground.began + hours(1);
    let key = identity::factors::Authenticator::fresh().expect("random bytes");
    let typed = json!({ "secret": key.text(), "code": key.code_at(now) });
    ground.act::<admin::account::EnrolAuthenticator>("max", now, typed).await.expect("enrolled");
    let max = json!({ "person": ground.shop.person("max").uuid() });
    ground.act::<RequestRecovery>("olive", now, max.clone()).await.expect("asked");
    ground.about::<RequestRecovery>("olive", now).await.expect("asked");
    told(stop_by_link(&ground.shop.platform, &call(now, None), &ground.link().await).await).expect("stopped");
    ground.act::<FinishRecovery>("olive", now + hours(72), max).await.expect("the other one went on");
    assert!(ground.factors().await > 0);
}

// ---- the operator's ----

#[tokio::test]
async fn an_operator_recovers_the_last_owner_and_who_is_in_several_shops_and_each_of_them_knows() {
    let ground = Ground::open().await;
    let (now, other) = (ground.began + hours(1), ground.shop.beside("next-door").await);
    ground.joins(&other).await;
    let set = json!({ "set": { "recovery_wait_hours": 96 }, "reason": "we are few" });
    let by = Call { now, ..other.call("olive") };
    other.run_call::<UpdateSettings>(&by, set).await.expect("longer");
    assert_eq!(ground.ask_as_omar("nobody@shop.example", now).await.unwrap_err(), "not_found email");
    assert_eq!(ground.ask_as_omar(ground::OMAR, now + hours(1)).await.unwrap_err(), "value_unknown email");
    assert_eq!(
        ground.ask_as_omar("max@shop.example", now + hours(2)).await.unwrap_err(),
        "value_unknown person"
    );
    let at = now + hours(3);
    let waiting = ground.ask_as_omar(CAS, at).await.expect("asked");
    assert_eq!(waiting.due_at, at + hours(96), "the longest of their workspaces' waits");
    for (slug, host) in [("shop", "shop.example"), ("next-door", "next-door.example")] {
        for keeper in ["olive", "adam"] {
            let mails = ground.mails("recovery", &format!("{keeper}@{host}")).await;
            assert_eq!((mails.len(), mails[0].0.as_str()), (1, slug), "{keeper} of {slug}");
        }
        let log = ground.events(slug, ASK).await;
        assert_eq!(log, [("Omar (operator)".to_owned(), Some("lost the phone".to_owned()))], "{slug}");
    }
    assert_eq!(ground.mails("recovery", CAS).await.len(), 1);
    let due = at + hours(96);
    assert_eq!(ground.finish_as_omar(CAS, due - hours(1)).await.unwrap_err(), "recovery_waits");
    assert!(ground.events("shop", FINISH).await.is_empty(), "no log says what was not done");
    assert_eq!(ground.about::<FinishRecovery>("olive", due).await.unwrap_err(), "value_unknown person");
    ground.finish_as_omar(CAS, due).await.expect("finished");
    assert_eq!(ground.factors().await, 0);
    for slug in ["shop", "next-door", "instance"] {
        assert_eq!(ground.events(slug, FINISH).await.len(), 1, "{slug}");
    }
}

#[tokio::test]
async fn without_the_operators_own_code_nothing_is_asked_and_any_owner_stops_what_was() {
    let ground = Ground::open().await;
    let (now, other) = (ground.began + hours(1), ground.shop.beside("next-door").await);
    ground.joins(&other).await;
    use identity::recovery::by_operator::{Wanted, ask_as_operator};
    let platform = &ground.shop.platform;
    let code = ground.omar.code_at(now);
    let wanted = Wanted { email: CAS, operator: ground::OMAR, code: "000000", reason: "lost", case: "1" };
    let asked =
        async |wanted: Wanted<'_>| told(ask_as_operator(platform, &call(now, None), &wanted).await.map(drop));
    assert_eq!(asked(Wanted { reason: " ", ..copy(&wanted) }).await.unwrap_err(), "field_required reason");
    assert_eq!(asked(Wanted { case: "", ..copy(&wanted) }).await.unwrap_err(), "field_required case");
    assert_eq!(asked(copy(&wanted)).await.unwrap_err(), "step_up_required");
    assert_eq!(
        asked(Wanted { email: "nobody@x.example", ..copy(&wanted) }).await.unwrap_err(),
        "step_up_required"
    );
    let member = Wanted { operator: "olive@shop.example", code: &code, ..copy(&wanted) };
    assert_eq!(asked(member).await.unwrap_err(), "not_found email", "who runs nothing");
    assert!(ground.mails("recovery", CAS).await.is_empty());
    ground.ask_as_omar(CAS, now + hours(1)).await.expect("asked");
    let by = Call { now: now + hours(2), ..other.call("olive") };
    other.run_call::<StopRecovery>(&by, json!({ "person": ground.cas.uuid() })).await.expect("stopped");
    assert_eq!(ground.finish_as_omar(CAS, now + hours(100)).await.unwrap_err(), "not_found email");
}

fn copy<'a>(wanted: &by_operator::Wanted<'a>) -> by_operator::Wanted<'a> {
    let by_operator::Wanted { email, operator, code, reason, case } = *wanted;
    by_operator::Wanted { email, operator, code, reason, case }
}

// ---- guessing ----

#[tokio::test]
async fn ten_wrong_codes_in_a_row_are_told_once_and_lock_nobody_out() {
    let ground = Ground::open().await;
    let mut now = ground.began + hours(1);
    for n in 1..=12 {
        now += jiff::SignedDuration::from_secs(61);
        assert_eq!(ground.sign_in(now, "000000").await.unwrap_err(), "step_up_required");
        let told = ground.mails("burst_of_factors", CAS).await;
        let told = told.iter().filter(|mail| mail.1.starts_with("Somebody tries the second factor")).count();
        assert_eq!(told, usize::from(n >= 10), "after {n}");
    }
    let burst = ground.told("workspace.session.burst").await;
    assert_eq!(burst.iter().filter(|it| it.content.actor == "cas").count(), 1);
    now += jiff::SignedDuration::from_secs(61);
    ground.sign_in(now, &ground.key.code_at(now)).await.expect("nobody is locked out");
}

#[tokio::test]
async fn ten_wrong_passwords_where_a_proof_is_asked_for_again_are_told_too() {
    let ground = Ground::open().await;
    let (mut now, platform) = (ground.began, &ground.shop.platform);
    let who = Proven { person: ground.shop.person("max"), name: "max".into(), second_factor: false };
    let session = open_all(platform, &call(now, None), &who).await.expect("in").remove(0).token;
    for n in 1..=11 {
        now += jiff::SignedDuration::from_secs(61);
        let by = Call { credential: Credential::parse(CredentialKind::Session, &session), ..call(now, None) };
        let given = prove_again(platform, &by, Proof::Typed("a guess that is wrong")).await;
        assert_eq!(told(given).unwrap_err(), "step_up_required");
        let mails = ground.mails("burst", "max@shop.example").await;
        let told = mails.iter().filter(|mail| mail.1 == "Somebody tries to sign in as you").count();
        assert_eq!(told, usize::from(n >= 10), "after {n}");
    }
}
