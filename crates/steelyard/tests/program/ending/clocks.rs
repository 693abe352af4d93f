//! Clocks that differ or jump, against everything that is removed for good.
//! Invariant: nothing is destroyed before its wait was lived through by both clocks, and each start completes what it may.

use super::gone::{HOUR, superuser};
use crate::common::served::Served;
use crate::common::world::{SERVED, World, now};
use crate::disk::until;
use admin::settings::closing::Close;
use jiff::{SignedDuration, Timestamp};
use kernel::role::Role;
use ledger::parties::{CreateParty, EraseParty, ListParties};
use lifecycle::deletion::{self, Deletion};
use lifecycle::key_destruction::{self, Erasure};
use lifecycle::key_rotation::Rotation;
use lifecycle::lifetime::{self, Between, Lifetime};
use lifecycle::retention::Retention;
use obligations::requests::{AnswerRequest, CheckRequest, MatchRequest, OpenRequest};
use platform::keyring::{Vault, seal_beside};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use testing::Shop;
use tokio_postgres::Client;
use uuid::Uuid;

const SECOND: SignedDuration = SignedDuration::from_secs(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How far the program's clock is from the database's, the furthest first.
const APART: [SignedDuration; 4] =
    [SignedDuration::from_hours(24 * 400), SignedDuration::from_hours(24 * 40), HOUR, SECOND];

/// Something of each kind that waits for its time, started now: a closed shop, an erased person, words of a person that are older
/// than their rule and told of, and an older key.
struct Ground {
    shop: Shop,
    closed: Shop,
    client: Client,
    keys: BTreeSet<(Uuid, u32)>,
}

/// How much was destroyed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Destroyed {
    workspaces: usize,
    persons: usize,
    words: usize,
    keys: usize,
}

impl Ground {
    async fn new() -> Ground {
        let (mut shop, at) = (Shop::jeweller().await, now());
        shop.at(&at.to_string());
        let closed = shop.beside("closed").await;
        closed
            .run::<Close>("olive", json!({ "address": "closed", "reason": "it moves" }))
            .await
            .expect("closed");
        for party in ["c-meera", "c-anil"] {
            let new = json!({ "party": party, "name": "Meera Joshi", "kind": "customer" });
            shop.run::<CreateParty>("mia", new).await.expect("added");
        }
        shop.run::<EraseParty>("olive", json!({ "party": "c-meera", "typed": "c-meera" }))
            .await
            .expect("erased");
        let client = superuser(&shop).await;
        old_words(&shop, &client).await;
        let vault = &shop.platform.encryption.vault();
        vault.rotate(shop.tenant.uuid(), at).expect("a newer key");
        vault.rotate(shop.tenant.uuid(), at).expect("one newer still");
        let mut rotation = Rotation::new(shop.platform.clone());
        while rotation.look(&Lifetime::on_every_day_until(at + HOUR)).await.expect("a walk") > 0 {}
        let keys = keys(&shop);
        Ground { shop, closed, client, keys }
    }

    /// What a program whose clock shows this destroys, from its start on.
    async fn destroyed_at(&self, clock: Timestamp) -> Destroyed {
        let (platform, jobs) = (&self.shop.platform, self.shop.db.jobs_config());
        let lived = Lifetime::read(platform, clock).await.expect("read");
        let started = deletion::finish(platform, &jobs, &lived).await.expect("it starts");
        key_destruction::finish(platform, &jobs, &lived).await.expect("it starts");
        let ending = Deletion::new(platform.clone(), jobs.clone());
        let workspaces = started + ending.look(&lived).await.expect("a look");
        Erasure::new(platform.clone(), jobs.clone()).look(&lived).await.expect("a look");
        let words = Retention::new(platform.clone(), jobs).look(&lived).await.expect("a look");
        Rotation::new(platform.clone()).look(&lived).await.expect("a look");
        let vault = platform.encryption.vault();
        Destroyed {
            workspaces,
            words,
            persons: vault.persons_buried().len(),
            keys: self.keys.difference(&keys(&self.shop)).count(),
        }
    }

    /// All that waits began so much earlier, and the program served on each day since.
    async fn waited(&self, days: i32) {
        let sql = format!(
            "set session_replication_role = replica;
             update app.closing set closed_at = closed_at - '{days} days'::interval, ends_at = ends_at - '{days} days'::interval;
             update app.retention_run set told_at = told_at - '{days} days'::interval, acts_at = acts_at - '{days} days'::interval;
             {SERVED};
             set session_replication_role = origin"
        );
        self.client.batch_execute(&sql).await.expect("time has passed");
    }
}

fn keys(shop: &Shop) -> BTreeSet<(Uuid, u32)> {
    let all = shop.platform.encryption.vault().versions();
    all.iter().filter(|it| it.tenant == shop.tenant.uuid()).map(|it| (it.tenant, it.key)).collect()
}

/// A request of four years ago, of which the Owners get a mail now.
async fn old_words(shop: &Shop, client: &Client) {
    let new = json!({ "kind": "access", "came_by": "word", "name": "Anil Rao" });
    let number = shop.run::<OpenRequest>("olive", new).await.expect("opened")["number"].clone();
    let of = |more: Value| {
        let mut all = json!({ "number": number });
        all.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        all
    };
    shop.run::<MatchRequest>("olive", of(json!({ "party": "c-anil" }))).await.expect("matched");
    shop.run::<CheckRequest>("olive", of(json!({ "how": "known" }))).await.expect("checked");
    let done = of(json!({ "outcome": "done", "message": "Here" }));
    shop.run::<AnswerRequest>("olive", done).await.expect("answered");
    let old = "update app.person_request set answered_at = answered_at - interval '4 years'";
    client.batch_execute(old).await.expect("four years ago");
    let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(retention.look(&Lifetime::on_every_day_until(now())).await.expect("a look"), 0, "it is told");
}

#[tokio::test]
async fn nothing_is_destroyed_early_however_far_the_clocks_are_apart() {
    let ground = Ground::new().await;
    let (client, platform) = (&ground.client, &ground.shop.platform);
    let mut allowed = Destroyed::default();
    for apart in APART.into_iter().flat_map(|apart| [apart, -apart]) {
        let clock = now() + apart;
        // A start that trusts its clock waits for no call that could still read an erased person.
        allowed.persons = usize::from(apart.abs() < DAY);
        assert_eq!(ground.destroyed_at(clock).await, allowed, "{apart}");
        let waits = lifetime::note(platform, clock).await.expect("noted").map(|(jump, _)| jump.between);
        assert_eq!(waits.is_some(), apart.abs() > DAY, "{apart}: {waits:?}");
        // The clock is set right: nothing is removed before the operator's word.
        assert_eq!(ground.destroyed_at(now()).await, allowed, "{apart}, and back");
        client.batch_execute("delete from app.clock_jump; delete from app.lived").await.expect("as before");
    }
}

#[tokio::test]
async fn what_was_lived_through_goes_after_the_operators_word_and_not_before() {
    let ground = Ground::new().await;
    let platform = &ground.shop.platform;
    ground.waited(52).await;
    lifetime::note(platform, now() - DAY * 3).await.expect("noted");
    assert_eq!(ground.destroyed_at(now()).await, Destroyed::default(), "it was off for three days");
    let (jump, is_new) = lifetime::note(platform, now()).await.expect("noted").expect("a jump");
    assert_eq!((jump.between, jump.days_or_hours(), is_new), (Between::Clocks, (3, "days"), false));
    let refused =
        lifetime::confirm_as(platform, now() + DAY * 2, "root").await.expect_err("the clocks differ");
    assert_eq!(refused.refusal().map(|it| it.code.as_str()), Some("clocks_differ"));
    lifetime::confirm_as(platform, now(), "root").await.expect("confirmed");
    let again = lifetime::confirm_as(platform, now(), "root").await.expect_err("once");
    assert_eq!(again.refusal().map(|it| it.code.as_str()), Some("no_jump"));
    assert_eq!(ground.shop.told(lifetime::CONFIRMED).await.len(), 1);
    let all = Destroyed { workspaces: 1, persons: 1, words: 1, keys: 0 };
    assert_eq!(ground.destroyed_at(now()).await, all, "the older key was made now");
}

#[tokio::test]
async fn nobody_enters_a_workspace_whose_keys_are_gone_and_every_start_goes_on() {
    let ground = Ground::new().await;
    let (platform, jobs) = (&ground.shop.platform, ground.shop.db.jobs_config());
    // A release of before destroyed them by a clock that was ahead.
    platform.encryption.vault().bury(ground.closed.tenant.uuid(), now() + DAY * 400).expect("buried");
    for clock in [now(), now() + DAY * 10, now() + DAY * 500] {
        let lived = Lifetime::read(platform, clock).await.expect("read");
        assert_eq!(deletion::finish(platform, &jobs, &lived).await.expect("it starts"), 0);
        let lived = Lifetime::on_every_day_until(clock.min(now()));
        assert_eq!(deletion::finish(platform, &jobs, &lived).await.expect("it starts"), 0);
    }
    let refused = ground.closed.ask::<ListParties>("mia", json!({})).await.expect_err("it is as if ended");
    assert_eq!(refused, "sign_in_required");
    assert!(ground.shop.ask::<ListParties>("mia", json!({})).await.is_ok(), "everybody else works");
}

/// The program under another clock than its database: served, and stopped.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_whose_clock_is_ahead_serves_destroys_nothing_and_starts_again() {
    let mut served = Served::start();
    served.signed_up();
    let data = served.folder.join("data");
    {
        let keys = data.join("keys");
        let vault = Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable");
        let access = database::Cluster::beside(&data).expect("the database beside");
        let world = World::over(access, vault.expect("a keyring")).await;
        let shop = world.shop("closing").await;
        let close = json!({ "address": "closing", "reason": "it moves" });
        world.done("workspace.close", shop.token(Role::Owner), &close).await;
    }
    let worries = |served: &Served| {
        let told = served.get("/trust.json", "").expect("an answer");
        assert_eq!(told.status, 200, "{}", told.text);
        serde_json::from_str::<Value>(&told.text).expect("JSON")["worries"].to_string()
    };
    let buried = || std::fs::read_to_string(data.join("keys/tombstones")).unwrap_or_default();
    let none = buried();
    served.stop();
    served.again_ahead(400);
    until("the jump is told", Duration::from_secs(60), || worries(&served).contains("The clock jumped"));
    // The tasks that remove had their turn too.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(buried(), none, "a workspace that waits for its month");
    served.stop();
    served.again();
    until("the jump is told still", Duration::from_secs(60), || {
        worries(&served).contains("The clock jumped")
    });
    assert_eq!(buried(), none, "a workspace that waits for its month");
    assert_eq!(
        served.get("/w/closing", "").expect("an answer").status,
        303,
        "its address leads to its sign-in"
    );
}
