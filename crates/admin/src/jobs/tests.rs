//! Jobs through the one path on a real database: asking, running, failing, cancelling, being interrupted.
//! Invariant: a job's effect is looked up in the audit log, whose event is written in the transaction of the
//! work.

use super::*;
use crate::people::{ChangeRoles, RemoveMember};
use crate::testing::look;
use crate::tokens::{CreateToken, RevokeToken};
use identity::sessions::{self, Proven};
use kernel::day::parse_instant;
use platform::action::Answer;
use platform::call::{Call, Credential, CredentialKind};
use platform::fields::Flag;
use platform::job::Runner;
use std::sync::Arc;
use std::time::Duration;
use testing::Shop;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;
use web::registry::Registry;

/// Gates at which work waits in the middle, one for each test that needs one.
static GATES: [Semaphore; 7] = [const { Semaphore::const_new(0) }; 7];

input! {
    /// Stands for a long job.
    pub struct Count {
        /// How far.
        to: i64,
        /// Which gate it waits at in the middle.
        gate: Option<i64>,
        /// It is refused in the end.
        refused: Flag,
        /// It is a try.
        dry_run: Flag,
        /// It stops the thread that it runs on.
        panics: Flag,
    }
}

impl Action for Count {
    const NAME: &'static str = "test.count";
    const NEEDS: Permission = Permission::PartiesCreate;
    const SUMMARY: &'static str = "Counts.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        let to = usize::try_from(self.to).expect("a count");
        tx.progress(to / 2, to);
        if let Some(gate) = self.gate.and_then(|gate| usize::try_from(gate).ok()) {
            GATES[gate].acquire().await.expect("open").forget();
        }
        assert!(!self.panics.0, "as it was asked");
        tx.progress(to, to);
        if self.refused.0 {
            return Err(Refusal::new(Code::ValueUnknown).field("rows[1].name").into());
        }
        let answer = json!({ "counted": to });
        Ok(if self.dry_run.0 { tx.trial(answer) } else { tx.record(Change::of("counted"), answer) })
    }
}

fn registry() -> Arc<Registry> {
    let mut registry = Registry::default();
    registry.long_action::<Count>();
    Arc::new(registry)
}

async fn asked_by(shop: &Shop, call: Call, input: Value) -> std::result::Result<Uuid, String> {
    let registry = registry();
    let count = registry.action_named(Count::NAME).expect("registered");
    let told = |error: Error| error.refusal().map_or(error.to_string(), |it| it.code.as_str().to_owned());
    let answer: Answer = count.run_later(shop.platform.clone(), call, input).await.map_err(told)?;
    let answer: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert_eq!(answer["state"], "waiting");
    Ok(serde_json::from_value(answer["job"].clone()).expect("an id"))
}

async fn asked(shop: &Shop, person: &str, input: Value) -> Uuid {
    asked_by(shop, shop.call(person), input).await.expect("asked for")
}

async fn one(shop: &Shop, person: &str, job: Uuid) -> Value {
    shop.ask::<GetJob>(person, json!({ "job": job })).await.expect("a job")
}

/// A program that runs jobs, until it is stopped or killed.
struct Program {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Program {
    fn start(shop: &Shop, clock: fn() -> Instant) -> Program {
        let runner = Runner::new(shop.platform.clone(), registry().runners(), shop.db.jobs_config(), clock);
        let (stop, stopped) = watch::channel(false);
        Program { stop, task: tokio::spawn(runner.run(stopped)) }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        self.task.await.expect("it ends");
    }

    /// Kills it without an orderly end: running work is dropped wherever it is.
    async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

/// A minute after the shop's clock.
fn soon() -> Instant {
    parse_instant("2026-04-20T05:01:00Z").expect("an instant")
}

/// A moment after the end of every lease.
fn an_hour_later() -> Instant {
    parse_instant("2026-04-20T06:01:00Z").expect("an instant")
}

fn in_two_months() -> Instant {
    parse_instant("2026-06-20T06:00:00Z").expect("an instant")
}

/// Waits until a job has this state.
async fn until(shop: &Shop, job: Uuid, state: State) -> Value {
    for _ in 0..1200 {
        let row = one(shop, "olive", job).await;
        if row["state"] == state.as_str() {
            return row;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{:?} is not {}", one(shop, "olive", job).await, state.as_str());
}

/// Waits until a job was started this many times.
async fn begun(shop: &Shop, job: Uuid, attempts: i64) {
    for _ in 0..1200 {
        if one(shop, "olive", job).await["attempts"] == attempts {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{:?} was not started {attempts} times", one(shop, "olive", job).await);
}

/// How many times the work was done and committed.
async fn counted(shop: &Shop) -> usize {
    let events = shop.told(Count::NAME).await;
    events.iter().filter(|it| it.result == "ok" && it.content.subject.as_deref() == Some("counted")).count()
}

async fn sql(shop: &Shop, statement: &str) -> u64 {
    look(shop).await.execute(statement, &[]).await.expect("done")
}

#[tokio::test]
async fn what_is_asked_for_runs_later_once_and_tells_what_came_of_it() {
    let shop = Shop::jeweller().await;
    let call = shop.call("mia");
    let job = asked_by(&shop, call.clone(), json!({ "to": 8 })).await.expect("asked for");
    assert_eq!(asked_by(&shop, call.clone(), json!({ "to": 8 })).await, Ok(job), "the first answer again");
    let other = asked_by(&shop, call.clone(), json!({ "to": 9 })).await;
    assert_eq!(other, Err("idempotency_conflict".into()));
    let at_once = shop.run_call::<Count>(&call, json!({ "to": 8 })).await;
    assert_eq!(at_once, Err("idempotency_conflict".into()), "a key stands for one way of asking");
    let waits = one(&shop, "mia", job).await;
    assert_eq!(
        (&waits["state"], &waits["kind"], &waits["answer"]),
        (&json!("waiting"), &json!("test.count"), &Value::Null)
    );
    assert_eq!(counted(&shop).await, 0);
    let program = Program::start(&shop, soon);
    let done = until(&shop, job, State::Done).await;
    assert_eq!((&done["answer"]["counted"], &done["progress"]), (&json!(8), &json!({ "done": 8, "of": 8 })));
    assert_eq!((&done["attempts"], &done["problem"]), (&json!(1), &Value::Null));
    program.stop().await;
    assert_eq!(counted(&shop).await, 1);
    assert_eq!(
        sql(&shop, "select from app.job where input is not null").await,
        0,
        "what it was sent is gone"
    );
    assert_eq!(shop.run::<CancelJob>("mia", json!({ "job": job })).await, Err("job_ended job".into()));
}

#[tokio::test]
async fn what_may_not_be_done_at_once_may_not_be_asked_for() {
    let shop = Shop::jeweller().await;
    let ask = async |person, input| asked_by(&shop, shop.call(person), input).await;
    assert_eq!(ask("max", json!({ "to": 1 })).await, Err("permission_denied".into()));
    assert_eq!(ask("mia", json!({ "to": "x" })).await, Err("number_must_be_integer".into()));
    assert_eq!(ask("mia", json!({ "to": 1, "more": 1 })).await, Err("field_unknown".into()));
    let nobody = Call { credential: None, ..shop.call("mia") };
    assert_eq!(asked_by(&shop, nobody, json!({ "to": 1 })).await, Err("sign_in_required".into()));
    let keyless = Call { key: None, ..shop.call("mia") };
    assert_eq!(asked_by(&shop, keyless, json!({ "to": 1 })).await, Err("idempotency_key_missing".into()));
    assert_eq!(sql(&shop, "select from app.job").await, 0);
}

#[tokio::test]
async fn a_refusal_and_a_try_leave_nothing_and_say_why() {
    let shop = Shop::jeweller().await;
    let refused = asked(&shop, "mia", json!({ "to": 4, "refused": true })).await;
    let tried = asked(&shop, "mia", json!({ "to": 4, "dry_run": true })).await;
    let program = Program::start(&shop, soon);
    let failed = until(&shop, refused, State::Failed).await;
    assert_eq!((&failed["code"], &failed["problem"]["status"]), (&json!("value_unknown"), &json!(422)));
    assert_eq!(failed["problem"]["errors"][0]["field"], "rows[1].name");
    assert_eq!(until(&shop, tried, State::Done).await["answer"]["counted"], 4);
    program.stop().await;
    assert_eq!(counted(&shop).await, 0);
}

#[tokio::test]
async fn who_lost_their_role_membership_or_token_meanwhile_has_nothing_done() {
    let shop = Shop::jeweller().await;
    let job = async |person| asked(&shop, person, json!({ "to": 1 })).await;
    let (demoted, removed, revoked) = (job("cas").await, job("mia").await, job("adam").await);
    let done = async |person: &str| {
        json!({ "person": shop.person(person).uuid() }).as_object().cloned().expect("one")
    };
    let mut roles = done("cas").await;
    roles.insert("roles".into(), json!(["Maker"]));
    shop.run::<ChangeRoles>("olive", Value::Object(roles)).await.expect("another role");
    shop.run::<RemoveMember>("olive", Value::Object(done("mia").await)).await.expect("removed");
    let tokens = look(&shop).await;
    let adam = shop.person("adam").uuid();
    let token = tokens.query_one("select token_id from app.api_token where person_id = $1", &[&adam]).await;
    let token: Uuid = token.expect("a token").get(0);
    shop.run::<RevokeToken>("adam", json!({ "token_id": token })).await.expect("revoked");
    let program = Program::start(&shop, soon);
    for (job, code) in
        [(demoted, "permission_denied"), (removed, "sign_in_required"), (revoked, "sign_in_required")]
    {
        assert_eq!(until(&shop, job, State::Failed).await["code"], code);
    }
    program.stop().await;
    assert_eq!(counted(&shop).await, 0);
}

/// A call of a person in a session of their own.
async fn signed_in(shop: &Shop, person: &str) -> Call {
    let call = shop.call(person);
    let who = Proven { person: shop.person(person), name: person.to_owned(), second_factor: true };
    let opened = sessions::opening::open_all(&shop.platform, &call, &who).await.expect("signed in");
    Call { credential: Credential::parse(CredentialKind::Session, &opened[0].token), ..shop.call(person) }
}

#[tokio::test]
async fn who_signed_out_of_the_session_that_they_asked_in_has_nothing_done() {
    let shop = Shop::jeweller().await;
    let call = signed_in(&shop, "mia").await;
    let stays = asked_by(&shop, call, json!({ "to": 1 })).await.expect("asked for");
    let program = Program::start(&shop, soon);
    until(&shop, stays, State::Done).await;
    program.stop().await;
    let call = signed_in(&shop, "mia").await;
    let job = asked_by(&shop, call, json!({ "to": 1 })).await.expect("asked for");
    sql(&shop, "update app.session set ended_at = created_at where ended_at is null").await;
    let program = Program::start(&shop, soon);
    assert_eq!(until(&shop, job, State::Failed).await["code"], "sign_in_required");
    program.stop().await;
    assert_eq!(counted(&shop).await, 1);
}

#[tokio::test]
async fn who_loses_their_token_or_role_while_it_runs_has_nothing_saved() {
    let shop = Shop::jeweller().await;
    for (take, code) in [
        ("update app.api_token set revoked_at = created_at", "sign_in_required"),
        ("update app.membership set roles = '{Maker}' where roles = '{Manager}'", "permission_denied"),
    ] {
        let job = asked(&shop, "mia", json!({ "to": 8, "gate": 5 })).await;
        let program = Program::start(&shop, soon);
        running(&shop, job).await;
        sql(&shop, take).await;
        GATES[5].add_permits(1);
        assert_eq!(ended(&shop, job).await, ("failed".into(), Some(code.into())), "{take}");
        program.stop().await;
        assert_eq!(counted(&shop).await, 0, "{take}");
        sql(&shop, "update app.api_token set revoked_at = null").await;
    }
}

#[tokio::test]
async fn a_workspace_that_is_closed_stops_the_job_that_runs() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "gate": 6 })).await;
    let program = Program::start(&shop, soon);
    running(&shop, job).await;
    let close =
        "insert into app.closing select tenant_id, created_at, created_at + interval '30 days' from app.job";
    sql(&shop, close).await;
    // Its gate stays shut: it is stopped in the middle.
    assert_eq!(ended(&shop, job).await, ("failed".into(), Some("workspace_closed".into())));
    program.stop().await;
    assert_eq!(counted(&shop).await, 0);
}

/// How a job ended, once it did, whoever may still ask.
async fn ended(shop: &Shop, job: Uuid) -> (String, Option<String>) {
    let client = look(shop).await;
    let row = "select state, code from app.job where job_id = $1 and ended_at is not null";
    for _ in 0..1200 {
        if let Some(row) = client.query_opt(row, &[&job]).await.expect("an answer") {
            return (row.get(0), row.get(1));
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{job} did not end");
}

async fn running(shop: &Shop, job: Uuid) {
    let client = look(shop).await;
    // Its progress is written by the first beat, when its work is in the middle.
    let row = "select from app.job where job_id = $1 and state = 'running' and total > 0";
    for _ in 0..1200 {
        if client.query_opt(row, &[&job]).await.expect("an answer").is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{job} does not run");
}

#[tokio::test]
async fn a_token_that_is_narrowed_to_reading_cancels_nothing() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8 })).await;
    let narrow = json!({ "name": "board", "permissions": ["workspace.read"] });
    let token = shop.run::<CreateToken>("mia", narrow).await.expect("made");
    let secret = token["token"].as_str().expect("a token");
    let call = Call { credential: Credential::parse(CredentialKind::Token, secret), ..shop.call("mia") };
    let refused = shop.run_call::<CancelJob>(&call, json!({ "job": job })).await;
    assert_eq!(refused, Err("permission_denied".into()));
    assert_eq!(one(&shop, "mia", job).await["state"], "waiting");
}

#[tokio::test]
async fn what_was_cancelled_counts_among_the_bytes_of_an_hour() {
    let mut shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8 })).await;
    shop.run::<CancelJob>("mia", json!({ "job": job })).await.expect("cancelled");
    assert_eq!(sql(&shop, "update app.job set input_bytes = 160 << 20 where input_bytes > 5").await, 1);
    let more = asked_by(&shop, shop.call("mia"), json!({ "to": 1 })).await;
    assert_eq!(more, Err("jobs_waiting".into()));
    asked(shop.at("2026-04-20T06:00:00Z"), "mia", json!({ "to": 1 })).await;
}

#[tokio::test]
async fn what_is_cancelled_while_it_runs_is_undone() {
    let mut shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "gate": 0 })).await;
    let next = asked(shop.at("2026-04-20T05:00:30Z"), "mia", json!({ "to": 2 })).await;
    let program = Program::start(&shop, soon);
    until(&shop, job, State::Running).await;
    assert_eq!(one(&shop, "mia", next).await["state"], "waiting", "one at a time");
    let cancelled = shop.run::<CancelJob>("mia", json!({ "job": job })).await.expect("cancelled");
    assert_eq!(cancelled["state"], "cancelled");
    until(&shop, next, State::Done).await;
    GATES[0].add_permits(1);
    program.stop().await;
    let row = one(&shop, "mia", job).await;
    assert_eq!(
        (&row["state"], &row["answer"], &row["problem"]),
        (&json!("cancelled"), &Value::Null, &Value::Null)
    );
    assert_eq!(counted(&shop).await, 1, "only the other's");
    let told = shop.told(CancelJob::NAME).await;
    assert_eq!(told[0].content.before().expect("what it was")["state"], "running");
}

#[tokio::test]
async fn who_did_not_ask_for_a_job_and_may_not_do_its_action_does_not_see_it() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "cas", json!({ "to": 8 })).await;
    for (person, sees) in [("cas", true), ("mia", true), ("olive", true), ("max", false), ("audi", false)] {
        let input = json!({ "job": job });
        assert_eq!(shop.ask::<GetJob>(person, input.clone()).await.is_ok(), sees, "{person}");
        let rows = shop.ask::<ListJobs>(person, json!({})).await.expect("a list")["rows"].clone();
        assert_eq!(rows.as_array().map(Vec::len), Some(usize::from(sees)), "{person}");
        if !sees {
            assert_eq!(shop.run::<CancelJob>(person, input).await, Err("not_found job".into()), "{person}");
        }
    }
    let none = shop.ask::<ListJobs>("cas", json!({ "kind": "test.other" })).await.expect("a list");
    assert_eq!(none["rows"], json!([]));
    // People see the jobs that they asked for, whatever their roles are since.
    let roles = json!({ "person": shop.person("cas").uuid(), "roles": ["Maker"] });
    shop.run::<ChangeRoles>("olive", roles).await.expect("another role");
    assert!(shop.run::<CancelJob>("cas", json!({ "job": job })).await.is_ok());
}

#[tokio::test]
async fn a_program_that_was_killed_leaves_nothing_and_the_next_one_takes_the_job_up() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "gate": 1 })).await;
    let first = Program::start(&shop, soon);
    until(&shop, job, State::Running).await;
    first.kill().await;
    assert_eq!(counted(&shop).await, 0);
    let still = Program::start(&shop, soon);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(one(&shop, "mia", job).await["attempts"], 1, "its lease holds");
    still.stop().await;
    GATES[1].add_permits(1);
    let second = Program::start(&shop, an_hour_later);
    assert_eq!(until(&shop, job, State::Done).await["attempts"], 2);
    second.stop().await;
    assert_eq!(counted(&shop).await, 1);
}

#[tokio::test]
async fn who_lost_the_lease_ends_nothing() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "gate": 2 })).await;
    // The first program stalls for an hour, and a second one starts the job again.
    let still = Program::start(&shop, soon);
    until(&shop, job, State::Running).await;
    let second = Program::start(&shop, an_hour_later);
    begun(&shop, job, 2).await;
    // Whichever finishes first: the one without the lease is refused.
    GATES[2].add_permits(2);
    until(&shop, job, State::Done).await;
    still.stop().await;
    second.stop().await;
    assert_eq!((counted(&shop).await, one(&shop, "mia", job).await["attempts"].as_i64()), (1, Some(2)));
}

#[tokio::test]
async fn a_job_that_stops_the_program_three_times_is_not_begun_a_fourth_time() {
    let mut shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8 })).await;
    let next = asked(shop.at("2026-04-20T05:00:30Z"), "mia", json!({ "to": 2 })).await;
    let left = "update app.job set state = 'running', attempts = 3, lease_sha256 = sha256('gone'), lease_until = created_at
                where created_at = (select min(created_at) from app.job)";
    assert_eq!(sql(&shop, left).await, 1);
    let program = Program::start(&shop, soon);
    let failed = until(&shop, job, State::Failed).await;
    assert_eq!(
        (&failed["code"], &failed["problem"]["code"]),
        (&json!("job_interrupted"), &json!("job_interrupted"))
    );
    until(&shop, next, State::Done).await;
    program.stop().await;
    assert_eq!(counted(&shop).await, 1, "the next one's");
}

#[tokio::test]
async fn what_goes_wrong_of_ours_is_tried_again_and_fails_in_the_end() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "panics": true })).await;
    for attempt in 1..=3 {
        let program = Program::start(&shop, soon);
        begun(&shop, job, attempt).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        program.stop().await;
        sql(&shop, "update app.job set lease_until = created_at where state = 'running'").await;
    }
    let failed = one(&shop, "mia", job).await;
    assert_eq!((&failed["state"], &failed["code"]), (&json!("failed"), &json!("internal_error")), "{failed}");
}

#[tokio::test]
async fn a_program_that_stops_gives_back_what_runs() {
    let shop = Shop::jeweller().await;
    let job = asked(&shop, "mia", json!({ "to": 8, "gate": 3 })).await;
    let first = Program::start(&shop, soon);
    until(&shop, job, State::Running).await;
    first.stop().await;
    let back = one(&shop, "mia", job).await;
    assert_eq!((&back["state"], &back["attempts"]), (&json!("waiting"), &json!(0)));
    GATES[3].add_permits(1);
    let second = Program::start(&shop, soon);
    assert_eq!(until(&shop, job, State::Done).await["attempts"], 1);
    second.stop().await;
    assert_eq!(counted(&shop).await, 1);
}

#[tokio::test]
async fn a_workspace_has_twenty_jobs_at_most_and_holds_up_no_other() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    for n in 0..20 {
        asked(&shop, "mia", json!({ "to": n })).await;
    }
    let more = asked_by(&shop, shop.call("mia"), json!({ "to": 21 })).await;
    assert_eq!(more, Err("jobs_waiting".into()));
    let theirs = asked(&other, "mia", json!({ "to": 1 })).await;
    let program = Program::start(&shop, soon);
    until(&other, theirs, State::Done).await;
    let client = look(&shop).await;
    let before = "select count(*) from app.job where tenant_id = $1 and started_at is not null";
    let ours: i64 = client.query_one(before, &[&shop.tenant.uuid()]).await.expect("a count").get(0);
    assert!(ours < 20, "the other's came before the last of ours");
    let left = "select count(*) from app.job where state in ('waiting', 'running')";
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if client.query_one(left, &[]).await.expect("a count").get::<_, i64>(0) == 0 {
            break;
        }
    }
    program.stop().await;
    assert_eq!(counted(&shop).await, 21);
}

#[tokio::test]
async fn a_job_is_kept_for_thirty_days_after_its_end() {
    let shop = Shop::jeweller().await;
    let old = asked(&shop, "mia", json!({ "to": 8 })).await;
    let first = Program::start(&shop, soon);
    until(&shop, old, State::Done).await;
    first.stop().await;
    let waits = asked(&shop, "mia", json!({ "to": 8, "gate": 4 })).await;
    let second = Program::start(&shop, in_two_months);
    let rows = async || shop.ask::<ListJobs>("olive", json!({})).await.expect("a list")["rows"].clone();
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(25)).await;
        if rows().await.as_array().map(Vec::len) == Some(1) {
            break;
        }
    }
    assert_eq!(rows().await[0]["job"], json!(waits), "what has not ended stays");
    second.kill().await;
}
