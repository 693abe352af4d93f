//! The audit tree over real events: sealed by one sequencer, by two, by one that is killed; changed by a
//! superuser; exported and checked by the command.
//! Invariant: whatever happens, the leaves have no gap and no duplicate, and no sealed event can be changed
//! unseen.

use admin::audit::export::ExportAudit;
use audit::sequencer::Sealer;
use audit::verify::{self, Seen, Wanted};
use audit::{checkpoint_mail, export as log};
use database::TestDb;
use jiff::{SignedDuration, Timestamp};
use ledger::parties::CreateParty;
use platform::action::Query;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use testing::{Posted, Shop, mails};
use tokio_postgres::Client;
use transparency::export::{self, Fault, Known, Whole};

fn noon() -> Timestamp {
    "2026-04-20T05:00:00Z".parse().expect("a moment")
}

fn sealer(shop: &Shop) -> Sealer {
    Sealer::new(shop.platform.clone(), shop.db.jobs_config())
}

/// Seals until no event waits. Returns the number of new leaves.
async fn seal(shop: &Shop, sealer: &mut Sealer, now: Timestamp) -> usize {
    let mut sealed = 0;
    loop {
        let looked = sealer.look(now).await.expect("a look");
        sealed += looked.sealed;
        if !looked.more {
            assert_eq!(look(shop).await.waiting_since, None);
            return sealed;
        }
    }
}

async fn look(shop: &Shop) -> Seen {
    verify::look(&shop.platform, &shop.db.jobs_config(), Wanted::ALL).await.expect("a look")
}

async fn superuser(db: &TestDb) -> Client {
    database::connect(&db.super_config()).await.expect("a connection")
}

async fn count(client: &Client, what: &str) -> i64 {
    client.query_one(what, &[]).await.expect("a count").get(0)
}

const EVENTS: &str = "select count(*) from app.audit_event";

async fn act(shop: &Shop, times: usize) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    for _ in 0..times {
        let code = format!("P-{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let party = json!({ "party": code, "name": "Somebody", "kind": "customer" });
        shop.run::<CreateParty>("cas", party).await.expect("made");
    }
}

/// Every part of the log, as a program fetches it.
async fn exported(shop: &Shop, since: Option<i64>) -> String {
    let (mut text, mut after, mut checkpoint) = (String::new(), Value::Null, Value::Null);
    loop {
        let mut asked = serde_json::Map::new();
        for (name, value) in [("after", &after), ("checkpoint", &checkpoint), ("since", &json!(since))] {
            if !value.is_null() {
                asked.insert(name.into(), value.clone());
            }
        }
        let part = shop.ask::<ExportAudit>("audi", asked.into()).await.expect("a part");
        text += part["text"].as_str().expect("text");
        (after, checkpoint) = (part["next"].clone(), part["checkpoint"].clone());
        if after.is_null() {
            return text;
        }
    }
}

/// The number of records that each export in this log took out.
fn taken_out(text: &str) -> Vec<u64> {
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let exports = lines.filter(|line| line["event"]["action"] == ExportAudit::NAME);
    let after = |line: Value| serde_json::from_str::<Value>(line["event"]["after"].as_str()?).ok();
    exports.filter_map(after).filter_map(|after| after["records"].as_u64()).collect()
}

async fn newest(client: &Client) -> (i64, String) {
    let row = client
        .query_one("select size, note from app.audit_checkpoint order by size desc limit 1", &[])
        .await
        .expect("a checkpoint");
    (row.get(0), row.get(1))
}

fn checked(text: &str, note: Option<&str>) -> Result<Whole, Fault> {
    export::check(text, &Known { key: None, checkpoint: note })
}

#[tokio::test]
async fn every_committed_event_of_every_workspace_gets_one_leaf_and_an_export_proves_its_own() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    act(&shop, 7).await;
    act(&other, 3).await;
    let database = superuser(&shop.db).await;
    let mut sealer = sealer(&shop);
    let all = count(&database, EVENTS).await;
    assert_eq!(seal(&shop, &mut sealer, noon()).await as i64, all);
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 0, "nothing twice");
    let seen = look(&shop).await;
    assert_eq!((seen.size as i64, seen.fault, seen.checkpoints), (all, None, 1));
    let whole = checked(&exported(&shop, None).await, None).expect("whole");
    let ours = format!("{EVENTS} where tenant_id = '{}'", shop.tenant.uuid());
    // The export itself is one more event.
    assert_eq!((whole.first, whole.count as i64), (1, count(&database, &ours).await - 1));
    assert!(whole.is_complete());
    // Refusals and reads are sealed as well. The next checkpoint comes after half a minute, not earlier.
    assert_eq!(seal(&shop, &mut sealer, noon() + SignedDuration::from_secs(29)).await, 1);
    assert_eq!(newest(&database).await.0, all);
    seal(&shop, &mut sealer, noon() + SignedDuration::from_secs(30)).await;
    assert_eq!(newest(&database).await.0, all + 1);
    // A log longer than a part is fetched in parts that fit together.
    let made = "insert into app.audit_event (tenant_id, event_id, at, content, roles, action, result, request_id, step_up, opening, salt)
                select $1, gen_random_uuid(), now(), '\\x01'::bytea || sha512(''), '{}', 'made', 'ok', gen_random_uuid(), false, false, sha256(n::text::bytea)
                from generate_series(1, 2500) n";
    database.execute(made, &[&shop.tenant.uuid()]).await.expect("many");
    let later = noon() + SignedDuration::from_mins(2);
    assert_eq!(seal(&shop, &mut sealer, later).await, 2500);
    seal(&shop, &mut sealer, later + SignedDuration::from_mins(1)).await;
    let whole = checked(&exported(&shop, Some(all)).await, None).expect("whole");
    assert!(whole.is_complete() && whole.count > 2500, "{whole:?}");
    // The log has an event for each part of an export, with the number of its records, wherever they are in
    // the tree.
    let latest = later + SignedDuration::from_mins(3);
    seal(&shop, &mut sealer, latest).await;
    seal(&shop, &mut sealer, latest + SignedDuration::from_mins(1)).await;
    assert_eq!(taken_out(&exported(&shop, None).await).iter().rev().take(3).sum::<u64>(), whole.count);
    assert_eq!(look(&shop).await.fault, None);
}

/// An event whose transaction is still open when later events are sealed.
#[tokio::test]
async fn what_is_committed_late_is_sealed_late_and_holds_nobody_up() {
    let shop = Shop::jeweller().await;
    let mut sealer = sealer(&shop);
    seal(&shop, &mut sealer, noon()).await;
    let late = superuser(&shop.db).await;
    let copy = "insert into app.audit_event (tenant_id, event_id, at, content, roles, action, result, request_id, step_up, opening, salt)
                select tenant_id, uuid_in('00000000-0000-7000-8000-000000000001'), at, content, roles, 'late', result, request_id, step_up, opening, salt
                from app.audit_event limit 1";
    late.batch_execute(&format!("begin; {copy}")).await.expect("written, not committed");
    act(&shop, 5).await;
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 5);
    act(&shop, 2).await;
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 2);
    late.batch_execute("commit").await.expect("committed");
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 1);
    assert_eq!(look(&shop).await.fault, None);
    // A restarted program begins at the head's position and misses nothing.
    act(&shop, 1).await;
    assert_eq!(seal(&shop, &mut self::sealer(&shop), noon()).await, 1);
}

/// A session locks an event's row, or the workspace's, for any length of time: in the middle of a removal, or
/// an operator at a terminal.
#[tokio::test]
async fn who_holds_rows_of_one_workspace_holds_up_no_other() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    let mut sealer = sealer(&shop);
    seal(&shop, &mut sealer, noon()).await;
    act(&shop, 3).await;
    let holder = superuser(&shop.db).await;
    let hold =
        format!("begin; select from app.audit_event where tenant_id = '{}' for update", shop.tenant.uuid());
    holder.batch_execute(&hold).await.expect("held");
    let began = std::time::Instant::now();
    for _ in 0..3 {
        act(&other, 2).await;
        let looked = sealer.look(noon()).await.expect("a look");
        assert_eq!((looked.sealed, looked.more), (2, false), "the other workspace's alone");
    }
    assert!(began.elapsed() < Duration::from_secs(5), "nobody waits as long as the holder likes");
    act(&shop, 2).await;
    assert_eq!(sealer.look(noon()).await.expect("a look").sealed, 0);
    holder.batch_execute("commit").await.expect("let go");
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 5, "what waited, and what came meanwhile");
    assert_eq!(look(&shop).await.fault, None);
}

/// Another program seals meanwhile, or hangs in the middle of it.
#[tokio::test]
async fn who_holds_the_head_is_passed_by_and_nothing_is_lost() {
    let shop = Shop::jeweller().await;
    let mut sealer = sealer(&shop);
    seal(&shop, &mut sealer, noon()).await;
    act(&shop, 3).await;
    let holder = superuser(&shop.db).await;
    holder.batch_execute("begin; select from app.audit_head for update").await.expect("held");
    for _ in 0..3 {
        let began = std::time::Instant::now();
        assert_eq!(sealer.look(noon()).await.expect("a look").sealed, 0);
        assert!(began.elapsed() < Duration::from_secs(5), "it is not waited for");
        act(&shop, 1).await;
    }
    holder.batch_execute("commit").await.expect("let go");
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 6);
    assert_eq!(look(&shop).await.fault, None);
}

/// More events than one look reads, while more are written in the same workspace and a transaction stays
/// open.
#[tokio::test]
async fn a_long_backlog_is_sealed_in_pieces_with_all_that_comes_meanwhile() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    let mut sealer = sealer(&shop);
    seal(&shop, &mut sealer, noon()).await;
    let (late, database) = (superuser(&shop.db).await, superuser(&shop.db).await);
    let made = |many: usize| {
        format!(
            "insert into app.audit_event (tenant_id, event_id, at, content, roles, action, result, request_id, step_up, opening, salt)
             select '{}', gen_random_uuid(), now(), '\\x01'::bytea || sha512(''), '{{}}', 'made', 'ok', gen_random_uuid(), false, false, sha256(n::text::bytea)
             from generate_series(1, {many}) n",
            shop.tenant.uuid()
        )
    };
    late.batch_execute(&format!("begin; {}", made(1))).await.expect("written, not committed");
    database.batch_execute(&made(2500)).await.expect("written");
    let first = sealer.look(noon()).await.expect("a look");
    assert_eq!((first.sealed, first.more), (1000, true));
    act(&other, 1).await;
    act(&shop, 1).await;
    late.batch_execute("commit").await.expect("committed");
    let second = sealer.look(noon()).await.expect("a look");
    assert_eq!((second.sealed, second.more), (1001, true), "who comes newly waits for nobody's backlog");
    assert_eq!(seal(&shop, &mut sealer, noon()).await, 502);
    let (seen, all) = (look(&shop).await, count(&database, EVENTS).await);
    assert_eq!((seen.fault, seen.size as i64), (None, all));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_at_once_seal_each_event_once() {
    let shop = Shop::jeweller().await;
    let runs = |mut sealer: Sealer| {
        tokio::spawn(async move {
            let mut sealed = 0;
            for _ in 0..200 {
                sealed += sealer.look(noon()).await.expect("a look").sealed;
                tokio::task::yield_now().await;
            }
            sealed
        })
    };
    let (one, two) = (runs(sealer(&shop)), runs(sealer(&shop)));
    act(&shop, 40).await;
    let sealed = one.await.expect("ended") + two.await.expect("ended");
    let rest = seal(&shop, &mut sealer(&shop), noon()).await;
    let all = count(&superuser(&shop.db).await, EVENTS).await;
    assert_eq!((sealed + rest) as i64, all);
    assert_eq!(look(&shop).await.fault, None);
}

/// A killed program closes its connections at whatever point it is: each attempt is cut off a little later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sequencer_killed_between_any_two_steps_leaves_a_whole_tree() {
    let shop = Shop::jeweller().await;
    let mut cut = 0;
    for n in 0..60_u64 {
        act(&shop, 2).await;
        let mut sealer = sealer(&shop);
        let look =
            tokio::spawn(async move { sealer.look(noon() + SignedDuration::from_mins(n as i64)).await });
        tokio::time::sleep(Duration::from_micros(400 * n)).await;
        look.abort();
        cut += usize::from(look.await.is_err());
    }
    assert!(cut > 10, "only {cut} were cut off in the middle");
    let mut sealer = sealer(&shop);
    // The server ends the killed program's transactions as soon as it sees the closed connection.
    tokio::time::sleep(Duration::from_millis(200)).await;
    seal(&shop, &mut sealer, noon() + SignedDuration::from_hours(2)).await;
    let seen = look(&shop).await;
    let all = count(&superuser(&shop.db).await, EVENTS).await;
    assert_eq!((seen.fault, seen.size as i64), (None, all));
    println!("sealing: {cut} of 60 looks were killed in the middle");
}

#[tokio::test]
async fn what_a_superuser_changes_is_named_by_its_place() {
    let shop = Shop::jeweller().await;
    act(&shop, 9).await;
    let mut sealer = sealer(&shop);
    seal(&shop, &mut sealer, noon()).await;
    let database = superuser(&shop.db).await;
    database
        .batch_execute(
            "alter table app.audit_event disable trigger user; alter table app.audit_leaf disable trigger user",
        )
        .await
        .expect("a superuser can");
    let fault = async |does: &str, undo: &str| {
        database.batch_execute(does).await.expect("done");
        let fault = look(&shop).await.fault;
        database.batch_execute(undo).await.expect("undone");
        fault.unwrap_or_default()
    };
    let of =
        |n: u32| format!("where event_id = (select event_id from app.audit_leaf where leaf_index = {n})");
    let bit = "content = set_byte(content, 50, 255 - get_byte(content, 50))";
    for (does, undoes) in [("action = action || ' '", "action = left(action, -1)"), (bit, bit)] {
        let says = fault(
            &format!("update app.audit_event set {does} {}", of(12)),
            &format!("update app.audit_event set {undoes} {}", of(12)),
        )
        .await;
        assert_eq!(says, "The event at place 12 of the tree is not as it was sealed.", "{does}");
    }
    let swapped = "update app.audit_leaf set seq = seq + 1 where leaf_index = 5";
    let says = fault(swapped, "update app.audit_leaf set seq = seq - 1 where leaf_index = 5").await;
    assert!(says.contains("place 5 "), "{says}");
    let turned =
        "update app.audit_tile set hashes = set_byte(hashes, 99, 255 - get_byte(hashes, 99)) where level = 0";
    let says = fault(turned, turned).await;
    assert!(says.contains("place 3 "), "{says}");
}

#[tokio::test]
async fn an_old_checkpoint_shows_a_history_rewritten_by_who_has_database_and_key() {
    let shop = Shop::jeweller().await;
    act(&shop, 9).await;
    seal(&shop, &mut sealer(&shop), noon()).await;
    let database = superuser(&shop.db).await;
    let (kept, note) = newest(&database).await;
    act(&shop, 3).await;
    let later = noon() + SignedDuration::from_mins(5);
    seal(&shop, &mut sealer(&shop), later).await;
    assert!(checked(&exported(&shop, Some(kept)).await, Some(&note)).is_ok());
    database
        .batch_execute(
            "alter table app.audit_event disable trigger user;
             update app.audit_event set action = 'nothing.happened' where event_id = (select event_id from app.audit_leaf where leaf_index = 4);
             truncate app.audit_leaf, app.audit_tile, app.audit_head, app.audit_checkpoint",
        )
        .await
        .expect("a superuser can");
    seal(&shop, &mut sealer(&shop), later).await;
    let seen = look(&shop).await;
    assert_eq!(seen.fault, None, "by itself the new tree is sound");
    let text = exported(&shop, Some(kept)).await;
    assert!(checked(&text, None).is_ok());
    let Err(Fault::Tampered(says)) = checked(&text, Some(&note)) else { panic!("it was not found") };
    assert!(says.contains("history was rewritten"), "{says}");
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn the_command_checks_a_file_and_says_by_its_exit_code_how_it_went() {
    let shop = Shop::jeweller().await;
    act(&shop, 4).await;
    seal(&shop, &mut sealer(&shop), noon()).await;
    let text = exported(&shop, None).await;
    let key = audit::export::key(&shop.platform);
    let folder = Folder(std::env::temp_dir().join(format!("steelyard-audit-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.0.join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let run = |args: &[&str]| {
        let ran = Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .args(["audit", "verify", "--log", "error", "--data"])
            .arg(&folder.0)
            .args(args)
            .output()
            .expect("the command");
        (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let whole = file("whole.jsonl", &text);
    let changed = file("changed.jsonl", &text.replacen("\"P-", "\"Q-", 1));
    let other = transparency::note::Signer::from_seed(&[1; 32]).expect("a key").public().text();
    assert_eq!(run(&[&whole]), (Some(0), String::new()));
    assert_eq!(run(&[&whole, "--public-key", &key]), (Some(0), String::new()));
    let (exit, says) = run(&[&changed]);
    assert!(exit == Some(1) && says.contains("was changed"), "{exit:?} {says}");
    assert_eq!(run(&[&whole, "--public-key", &other]).0, Some(1));
    assert_eq!(run(&[&whole, "--public-key", "nonsense"]).0, Some(64));
    assert_eq!(run(&["/nowhere.jsonl"]).0, Some(66));
    let (_, note) = newest(&superuser(&shop.db).await).await;
    assert_eq!(run(&[&whole, "--checkpoint", &file("kept.txt", &note)]).0, Some(0));
}

#[tokio::test]
async fn each_week_the_owners_get_the_newest_checkpoint_once_with_its_key() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("second").await;
    act(&shop, 2).await;
    seal(&shop, &mut sealer(&shop), noon()).await;
    let week = SignedDuration::from_hours(24 * 7);
    let send =
        async |now| checkpoint_mail::send(&shop.platform, &shop.db.jobs_config(), now).await.expect("a look");
    let later = noon() + week + SignedDuration::from_hours(1);
    assert_eq!(send(noon()).await, 0, "they are not a week old");
    assert_eq!((send(later).await, send(later).await), (2, 0), "once, however often it looks");
    assert_eq!(send(later + week - SignedDuration::from_hours(1)).await, 0);
    assert_eq!(send(later + week + SignedDuration::from_mins(1)).await, 2);
    let client = superuser(&shop.db).await;
    let note = log::latest(&shop.platform).await.expect("a look").expect("one is signed");
    for tenant in [shop.tenant.uuid(), other.tenant.uuid()] {
        let mut mails = mails(shop.platform.encryption.vault(), &client).await;
        mails.retain(|it| it.tenant == tenant && it.kind == "checkpoint");
        assert_eq!(mails.len(), 2, "one a week to its one Owner");
        for Posted { address, text, .. } in mails {
            assert!(address.starts_with("olive@"), "{address}");
            assert!(text.contains(note.trim_end()), "{text}");
            assert!(text.ends_with(&log::key(&shop.platform)), "{text}");
        }
    }
}
