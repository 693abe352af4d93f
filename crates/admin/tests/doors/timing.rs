//! The time of the sign-in answers: no answer's time reveals anything about the account of an address.
//! Invariant: the time is the real one, half a second, and no try bypasses the router.

use crate::browser::{Browser, SECRET, house, now};
use axum::Router;
use axum::http::Method;
use identity::accounts;
use platform::platform::DatabaseState;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant as Tick};
use testing::{Shop, call};
use tokio::task::JoinSet;

/// The kinds of accounts that an address can have.
const KINDS: [&str; 8] = ["nobody", "usual", "cas", "bcrypt10", "bcrypt12", "bcrypt14", "argon2", "shut"];
/// bcrypt of another password; no try is right.
const BCRYPT: &str = "2eT0lKsGrz8XvnWLbUAdEegq0eqO6ZEWOAmhMCgcBVWmzmvicdhYe";
const DEAR: &str =
    "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const PACE: Duration = Duration::from_millis(500);
/// So long that no answer goes while a test looks at those that wait.
const LONG_PACE_MS: u32 = 60_000;

/// Throttling in this test: only one account counts failures, and no network is blocked.
const PATIENT: &str = "
    create function app.patient() returns trigger language plpgsql as $$
    begin
        if new.subject_sha256 <> sha256('shut@shop.example') then new.failures := 0; end if;
        return new;
    end $$;
    create trigger patient before insert or update on app.attempt for each row execute function app.patient();
    create function app.few() returns trigger language plpgsql as $$
    begin
        new.tries := 1;
        return new;
    end $$;
    create trigger few before insert or update on app.net_try for each row execute function app.few();";
const SHUT: &str = "
    insert into app.attempt (tenant_id, kind, subject_sha256, failures, last_at)
    values ('00000000-0000-7000-8000-000000000001', 'account', sha256('shut@shop.example'), 900, now())
    on conflict (tenant_id, kind, subject_sha256) do update set failures = 900, last_at = now()";

/// A house with an account of each kind, answering at its real pace.
async fn ground() -> (Shop, Router, tokio_postgres::Client) {
    let (shop, router) = house().await;
    let (platform, by) = (&shop.platform, call(now(), None));
    accounts::sign_up(platform, &by, "usual@shop.example", "Usual", SECRET).await.expect("an account");
    for (kind, hash) in [
        ("bcrypt10", format!("$2b$10${BCRYPT}")),
        ("bcrypt12", format!("$2b$12${BCRYPT}")),
        ("bcrypt14", format!("$2b$14${BCRYPT}")),
        ("argon2", DEAR.to_owned()),
    ] {
        let address = format!("{kind}@shop.example");
        accounts::bring(platform, &by, &address, "Brought", &hash).await.expect("brought");
    }
    let (past, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    past.batch_execute(PATIENT).await.expect("patience");
    past.batch_execute(SHUT).await.expect("one that is shut");
    platform.pace.set(u32::try_from(PACE.as_millis()).expect("a time"));
    (shop, router, past)
}

/// So many wrong tries of each kind, some at the same time: the times by kind.
async fn tries(
    router: &Router,
    past: &Arc<tokio_postgres::Client>,
    many: usize,
    at_once: usize,
) -> BTreeMap<&'static str, Vec<Duration>> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..at_once {
        let (next, past, mut browser) = (next.clone(), past.clone(), Browser::new(router));
        workers.spawn(async move {
            let page = browser.get("/sign-in").await.html;
            let mut took = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::SeqCst);
                if n >= many * KINDS.len() {
                    return took;
                }
                // Each kind comes first as often as last.
                let kind = KINDS[(n + n / KINDS.len()) % KINDS.len()];
                if kind == "shut" {
                    past.batch_execute(SHUT).await.expect("shut again");
                }
                let typed = [("email", format!("{kind}@shop.example")), ("password", "not this one".into())];
                let typed: Vec<(&str, &str)> = typed.iter().map(|(a, b)| (*a, b.as_str())).collect();
                let began = Tick::now();
                let got = browser.answer(&page, "/sign-in", &typed).await;
                took.push((kind, began.elapsed()));
                assert_eq!(
                    got.status.as_u16(),
                    if kind == "shut" { 429 } else { 401 },
                    "{kind}: {}",
                    got.html
                );
            }
        });
    }
    let mut all: BTreeMap<&'static str, Vec<Duration>> = BTreeMap::new();
    while let Some(took) = workers.join_next().await {
        took.expect("no panic").into_iter().for_each(|(kind, took)| all.entry(kind).or_default().push(took));
    }
    all
}

fn median(of: &[Duration]) -> Duration {
    let mut sorted = of.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

/// A few tries here; `STEELYARD_TIMING_TRIES=500 STEELYARD_TIMING_AT_ONCE=6` for the whole measurement.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_stands_behind_an_address_a_sign_in_is_answered_at_the_same_time() {
    let set = |name: &str, usual| std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual);
    let (many, at_once) = (set("STEELYARD_TIMING_TRIES", 5), set("STEELYARD_TIMING_AT_ONCE", 2));
    let (_shop, router, past) = ground().await;
    let past = Arc::new(past);
    let mut all: BTreeMap<&'static str, Vec<Duration>> = BTreeMap::new();
    // A machine that is busy for a moment delays some answers by a step: more tries show the median.
    for _ in 0..3 {
        for (kind, took) in tries(&router, &past, many, at_once).await {
            all.entry(kind).or_default().extend(took);
        }
        let medians: Vec<(&str, Duration)> = all.iter().map(|(kind, took)| (*kind, median(took))).collect();
        println!("medians: {medians:?}");
        let least = medians.iter().map(|it| it.1).min().expect("kinds");
        let most = medians.iter().map(|it| it.1).max().expect("kinds");
        assert!(all.values().flatten().all(|took| *took >= PACE), "nothing goes sooner: {medians:?}");
        if most - least <= (least / 20).max(Duration::from_millis(5)) {
            return;
        }
    }
    panic!("{:?}", all.iter().map(|(kind, took)| (*kind, median(took))).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_answers_at_its_time_whatever_comes() {
    let (_shop, router, _past) = ground().await;
    let forms = [
        "/sign-in",
        "/sign-in/code",
        "/sign-in/passkey",
        "/sign-in/link",
        "/sign-in/link/steelyard_x",
        "/sign-in/last/steelyard_x",
        "/sign-up",
        "/join/steelyard_x",
        "/forgotten",
        "/reset/steelyard_x",
        "/w/shop/step-up",
        "/w/shop/till",
    ];
    let bodies = ["", "email=cas%40shop.example&_csrf=x", "email=%00&&&=%zz"];
    let mut asked = JoinSet::new();
    for path in forms {
        for body in bodies {
            let mut browser = Browser::new(&router);
            asked.spawn(async move {
                let began = Tick::now();
                let got = browser.send(Method::POST, path, body.to_owned()).await;
                (path, got.status, began.elapsed())
            });
        }
    }
    while let Some(answered) = asked.join_next().await {
        let (path, status, took) = answered.expect("no panic");
        assert!(took >= PACE && !status.is_server_error(), "{path}: {status} in {took:?}");
    }
    let began = Tick::now();
    Browser::new(&router).get("/sign-in").await;
    assert!(began.elapsed() < PACE, "who only looks does not wait");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_wait_for_their_time_keep_nobody_else_waiting() {
    let (shop, router, _past) = ground().await;
    shop.platform.pace.set(LONG_PACE_MS);
    let mut browser = Browser::new(&router);
    let page = browser.get("/sign-in").await.html;
    let mut waiting = JoinSet::new();
    for _ in 0..60 {
        let (mut browser, page) = (browser.clone(), page.clone());
        let typed = [("email", "shut@shop.example"), ("password", "not this one")];
        waiting.spawn(async move { browser.answer(&page, "/sign-in", &typed).await.status });
    }
    // By now each try is judged, and only its timer is still running. On a busy machine some are not: then their connections
    // become free meanwhile.
    tokio::time::sleep(PACE).await;
    tokio::select! {
        state = shop.platform.database_state() => assert_eq!(state, DatabaseState::TakesChanges, "a connection is free"),
        _ = waiting.join_next() => panic!("a connection was free only after an answer"),
    }
}
