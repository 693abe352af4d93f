//! Long work by the program itself: a shop moves in by a job, and the program is killed in the middle of it.
//! Invariant: it is the served program, with a database of its own that stops with it; the tests count rows
//! in the database.

use crate::common::served::{Answer, Served, answer};
use crate::common::world::{World, now};
use crate::disk::until;
use kernel::role::Role;
use platform::keyring::{Vault, seal_beside};
use platform::random;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const ROWS: i64 = 20_000;
const LONG: Duration = Duration::from_secs(60);

/// A shop of a served program, and its Owner's API calls.
struct House {
    served: Served,
    token: String,
    tenant: uuid::Uuid,
}

impl House {
    async fn open() -> House {
        let served = Served::with(&["--backup", "off", "--edge-rates", "off"]);
        let keys = served.folder.join("data/keys");
        let vault = Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable");
        let world = World::over(House::access(&served), vault.expect("a keyring")).await;
        let shop = world.shop("moving-in").await;
        House { served, token: shop.token(Role::Owner).to_owned(), tenant: shop.tenant.uuid() }
    }

    fn access(served: &Served) -> database::Access {
        database::Cluster::beside(&served.folder.join("data")).expect("the database beside")
    }

    fn act(&self, name: &str, prefer: &str, body: &Value) -> Answer {
        let key = random::fresh_id(now()).expect("random bytes").to_string();
        let request = self.served.agent().post(self.served.url(&format!("/api/v1/actions/{name}")));
        let request = request
            .header("host", &self.served.host)
            .header("authorization", format!("Bearer {}", self.token))
            .header("idempotency-key", key)
            .header("prefer", prefer)
            .content_type("application/json");
        answer(request.send(body.to_string()).expect("an answer"))
    }

    fn get(&self, path: &str) -> Answer {
        let request = self.served.agent().get(self.served.url(path));
        let request = request.header("host", &self.served.host);
        answer(request.header("authorization", format!("Bearer {}", self.token)).call().expect("an answer"))
    }

    fn job(&self, place: &str) -> Value {
        let got = self.get(place);
        assert_eq!(got.status, 200, "{}", got.text);
        serde_json::from_str(&got.text).expect("JSON")
    }

    async fn count(&self, of: &str) -> i64 {
        let superuser = House::access(&self.served).superuser.expect("a database of our own");
        let client = database::connect(&superuser).await.expect("a connection");
        let count = format!("select count(*) from {of} and tenant_id = $1");
        client.query_one(&count, &[&self.tenant]).await.expect("a count").get(0)
    }
}

fn parties(many: i64) -> Value {
    let rows: Vec<Value> =
        (0..many).map(|n| json!({ "party": format!("P-{n}"), "name": format!("Customer {n}") })).collect();
    json!({ "kind": "parties", "rows": rows })
}

const THERE: &str = "ledger.party where true";
const TAKEN: &str = "app.audit_event where action = 'workspace.import.run' and opening";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_moves_in_by_a_job_is_there_whole_or_not_at_all_when_the_program_is_killed() {
    let mut house = House::open().await;
    let before = Instant::now();
    let asked = house.act("workspace.import.run", "return=minimal, respond-async", &parties(ROWS));
    assert_eq!(asked.status, 202, "{}", asked.text);
    let answered = before.elapsed();
    assert_eq!(asked.header("preference-applied"), Some("respond-async"));
    let place = asked.header("location").expect("where to look").to_owned();
    let said: Value = serde_json::from_str(&asked.text).expect("JSON");
    assert_eq!(place, format!("/api/v1/queries/workspace.job?job={}", said["job"].as_str().expect("an id")));
    until("some progress", LONG, || {
        let job = house.job(&place);
        assert_ne!(job["state"], "done", "too fast to be killed in the middle");
        job["progress"]["done"].as_i64().is_some_and(|done| done > 0)
    });
    house.served.kill();
    house.served.again();
    assert_eq!((house.count(THERE).await, house.count(TAKEN).await), (0, 0), "nothing of it");
    let job = house.job(&place);
    assert_eq!(
        (&job["state"], &job["attempts"]),
        (&json!("running"), &json!(1)),
        "it is taken up when its lease is over"
    );
    let begun = Instant::now();
    let mut steps = Vec::new();
    until("the end", LONG, || {
        let job = house.job(&place);
        let done = job["progress"]["done"].as_i64().unwrap_or_default();
        steps.push(done);
        job["state"] == "done"
    });
    let job = house.job(&place);
    assert_eq!((&job["answer"]["count"], &job["attempts"]), (&json!(ROWS), &json!(2)), "{job}");
    assert!(steps.iter().any(|done| (1..ROWS).contains(done)), "its progress was seen: {steps:?}");
    assert_eq!((house.count(THERE).await, house.count(TAKEN).await), (ROWS, 1));
    house.served.kill();
    house.served.again();
    assert_eq!(house.job(&place)["state"], "done");
    assert_eq!(house.count(THERE).await, ROWS, "all of it");
    println!("asked for in {answered:?}, done {:?} after the start that followed the kill", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_prefers_a_job_gets_one() {
    let house = House::open().await;
    let at_once = house.act("workspace.import.run", "wait=10", &parties(3));
    assert_eq!(
        (at_once.status, at_once.header("preference-applied"), at_once.header("location")),
        (200, None, None)
    );
    let taken: Value = serde_json::from_str(&at_once.text).expect("JSON");
    assert_eq!(taken, json!({ "kind": "parties", "count": 3, "dry_run": false }));
    let short = house.act(
        "workspace.party.create",
        "respond-async",
        &json!({ "party": "P-9", "name": "Asha", "kind": "customer" }),
    );
    assert_eq!((short.status, short.header("preference-applied")), (200, None), "a short action stays one");
    // The rows exist already: the job fails as the call would, and names them.
    let asked = house.act("workspace.import.run", "respond-async", &parties(3));
    let place = asked.header("location").expect("where to look").to_owned();
    until("the end", LONG, || house.job(&place)["state"] == "failed");
    let failed = house.job(&place);
    let refused = house.act("workspace.import.run", "", &parties(3));
    let refused: Value = serde_json::from_str(&refused.text).expect("JSON");
    assert_eq!(failed["problem"]["errors"], refused["errors"]);
    assert_eq!((&failed["problem"]["code"], &failed["code"]), (&refused["code"], &refused["code"]));
    let none = house.get("/api/v1/queries/workspace.job?job=01890000-0000-7000-8000-000000000001");
    assert_eq!(none.status, 404, "{}", none.text);
}
