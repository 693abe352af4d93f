//! A whole workspace is taken away as an archive and brought into an empty one: the books, the goods and the
//! search are the same.
//! Invariant: a task that is stopped anywhere continues; nothing of a credential is in an archive.

mod commands;
mod hostile;
mod moved;
mod mutated;
mod opened;

use crate::mail::erasure::{HERS, erase as erase_meera};
use admin::exports::{CreateExport, ListExports, OpenExport, TakeExport};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::TryStreamExt;
use jiff::{SignedDuration, Timestamp};
use ledger::accounts::statements::ListBalances;
use ledger::accounts::trial_balance::TrialBalance;
use ledger::parties::{CreateParty, EraseParty, FindByPhone};
use lifecycle::archive::{self, Archives, judging};
use platform::action::Action;
use sell::books::CheckBooks;
use sell::invoices::PostInvoice;
use sell::invoices::reverse::ReverseInvoice;
use sell::invoices::sale::PostSale;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use steelyard::archives::BringArchive;
use steelyard::import::RunImport;
use testing::Shop;
use testing::behind::behind;
use uuid::Uuid;
use zip::ZipArchive;

/// Minutes since the shop's morning: each test that stops the task lets its lease end.
static MINUTES: AtomicI64 = AtomicI64::new(0);

fn clock() -> Timestamp {
    let morning: Timestamp = "2026-04-20T05:10:00Z".parse().expect("a moment");
    morning + SignedDuration::from_mins(MINUTES.load(Ordering::Relaxed))
}

fn task(shop: &Shop) -> Archives {
    Archives::new(shop.platform.clone(), shop.db.jobs_config(), audit::export::for_archive)
}

/// A shop with customers, pieces, a lot, a bill and one that was cancelled.
async fn shop_at_work() -> Shop {
    let shop = Shop::jeweller().await;
    let piece = |tag: &str| json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "net_mg": 4000, "cost_minor": 5000, "status": "in_stock"});
    let gold = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000",
                      "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"});
    for (kind, rows) in [
        ("rates", json!([gold])),
        ("items", json!([{"code": "WAX", "name": "=WAX()", "unit": "kg"}])),
        ("articles", json!([piece("T-1"), piece("T-2")])),
        (
            "lots",
            json!([{"lot": "W-1", "item": "WAX", "quantity": "10", "unit": "kg", "cost_minor": 10_001}]),
        ),
    ] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "phone": "9822012345"});
    shop.run::<CreateParty>("mia", meera).await.expect("added");
    let ring = |tag: &str| json!({"description": "Ring", "tag": tag, "tax_class": "jewellery"});
    let wax = json!({"lot": "W-1", "quantity": "1", "description": "Wax", "price_minor_per_unit": "90000", "tax_class": "jewellery"});
    let sale = json!({"lines": [ring("T-1"), wax], "tenders": [{"mode": "cash"}]});
    shop.run::<PostSale>("mia", sale).await.expect("a sale");
    let other = json!({"party": "c-meera", "lines": [ring("T-2")]});
    let other = shop.run::<PostInvoice>("mia", other).await.expect("a bill");
    let back = json!({"invoice": other["number"], "reason": "wrong ring"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    shop
}

async fn ask_for(shop: &Shop) -> Uuid {
    let asked = shop.run::<CreateExport>("olive", json!({"reason": "a copy"})).await.expect("asked for");
    asked["archive"].as_str().and_then(|id| Uuid::parse_str(id).ok()).expect("an id")
}

async fn bytes_of(shop: &Shop, archive: Uuid) -> Vec<u8> {
    let tx = shop.reads("olive").await;
    let (length, chunks) = archive::send(&tx, archive).await.expect("an archive");
    let bytes: Vec<u8> = chunks.try_concat().await.expect("its bytes");
    tx.close().await.expect("closed");
    assert_eq!(bytes.len() as u64, length);
    bytes
}

fn read(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut text = String::new();
    zip.by_name(name).expect("it is in it").read_to_string(&mut text).expect("text");
    text
}

/// Where the content of a file begins: behind its name and the extra field, whose length stands before the name.
fn begins(bytes: &[u8], name: &str) -> usize {
    let at = memchr::memmem::find(bytes, name.as_bytes()).expect("it is in it");
    at + name.len() + usize::from(u16::from_le_bytes([bytes[at - 2], bytes[at - 1]]))
}

async fn figures(shop: &Shop) -> [Value; 3] {
    let trial = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    let owed = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances");
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let goods = "select coalesce(jsonb_agg(jsonb_build_array(l.lot_id, l.quantity_e6, l.cost_minor) order by l.lot_id), '[]')::text
                 from ledger.lot_balance l where l.tenant_id = $1";
    let row = superuser.query_one(goods, &[&shop.tenant.uuid()]).await.expect("the goods");
    [trial, owed, serde_json::from_str(row.get(0)).expect("JSON")]
}

#[tokio::test]
async fn an_archive_is_whole_has_no_formula_and_no_credential_and_fills_an_empty_workspace() {
    let shop = shop_at_work().await;
    let archive = ask_for(&shop).await;
    assert_eq!(task(&shop).look(clock).await.expect("written"), 1);
    let judged = judging::judge(&shop.platform, shop.tenant, archive, clock()).await.expect("judged");
    assert_eq!(judged.fault, None);
    let bytes = bytes_of(&shop, archive).await;
    let manifest: Value = serde_json::from_str(&read(&bytes, "manifest.json")).expect("JSON");
    assert_eq!(manifest["workspace"]["address"], "shop");
    assert!(read(&bytes, "README.txt").contains("manifest.json"));
    let schema: Value = serde_json::from_str(&read(&bytes, "schema/ledger.party.json")).expect("JSON");
    let row: Value = read(&bytes, "tables/ledger.party.00001.jsonl")
        .lines()
        .next()
        .map_or(Value::Null, |line| serde_json::from_str(line).expect("a row"));
    let (named, there) =
        (schema["properties"].as_object().expect("columns"), row.as_object().expect("a row"));
    let sorted = |of: &serde_json::Map<String, Value>| of.keys().cloned().collect::<BTreeSet<String>>();
    assert_eq!(sorted(named), sorted(there), "a row has the columns of its schema");
    let parties = read(&bytes, "tables/ledger.party.00001.jsonl");
    assert!(parties.contains("Meera Joshi") && parties.contains("9822012345"));
    assert!(read(&bytes, "csv/ledger.item.00001.csv").contains("\"'=WAX()\""));
    for secret in ["token_sha256", "secret_sha256", "password"] {
        assert!(!read(&bytes, "tables/app.till.00001.jsonl").contains(secret));
        assert!(!read(&bytes, "tables/app.membership.00001.jsonl").contains(&format!("\"{secret}\"")));
    }

    let next = shop.beside("next-door").await;
    let sent = json!({ "content": STANDARD.encode(&bytes), "content_name": "shop.zip" });
    let brought = next.run::<BringArchive>("olive", sent.clone()).await.expect("brought in");
    assert_eq!(brought["from"], "shop");
    assert_eq!(figures(&next).await, figures(&shop).await);
    assert_eq!(next.ask::<CheckBooks>("acco", json!({})).await.expect("checked")["holds"], json!(true));
    let found = next.ask::<FindByPhone>("cas", json!({"phone": "2345"})).await.expect("found");
    assert_eq!(found["rows"][0]["name"], "Meera Joshi");
    assert_eq!(next.told(BringArchive::NAME).await.len(), 1);
    assert_eq!(next.run::<BringArchive>("olive", sent).await, Err("workspace_not_empty".into()));
}

#[tokio::test]
async fn an_archive_with_a_changed_byte_is_refused_and_leaves_nothing() {
    let shop = shop_at_work().await;
    let archive = ask_for(&shop).await;
    task(&shop).look(clock).await.expect("written");
    let mut bytes = bytes_of(&shop, archive).await;
    // A byte of a file's content.
    let inside = begins(&bytes, "tables/ledger.party.00001.jsonl") + 20;
    bytes[inside] ^= 1;
    let next = shop.beside("next-door").await;
    let sent = json!({ "content": STANDARD.encode(&bytes) });
    assert_eq!(next.run::<BringArchive>("olive", sent).await, Err("archive_refused content".into()));
    assert_eq!(next.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"], json!([]));
}

#[tokio::test]
async fn a_task_that_is_stopped_many_times_goes_on_and_the_archive_is_whole() {
    let shop = shop_at_work().await;
    let archive = ask_for(&shop).await;
    for turn in 0..25 {
        // Dropped in the middle, as a killed program drops it: the lease ends a minute later.
        let _ = tokio::time::timeout(Duration::from_millis(3 + turn * 4), task(&shop).look(clock)).await;
        MINUTES.fetch_add(1, Ordering::Relaxed);
    }
    task(&shop).look(clock).await.expect("written");
    let judged = judging::judge(&shop.platform, shop.tenant, archive, clock()).await.expect("judged");
    assert_eq!(judged.fault, None);
    assert!(judged.rows > 20 && judged.tables > 50, "{judged:?}");
}

#[tokio::test]
async fn only_who_asked_for_the_link_takes_the_archive_and_each_time_is_logged() {
    let shop = shop_at_work().await;
    let archive = json!({ "archive": ask_for(&shop).await });
    task(&shop).look(clock).await.expect("written");
    let without = shop.ask::<TakeExport>("olive", archive.clone()).await;
    assert_eq!(without, Err("not_found archive".into()));
    let link = shop.run::<OpenExport>("olive", archive.clone()).await.expect("a link");
    let listed = shop.ask::<ListExports>("olive", json!({})).await.expect("listed");
    assert_eq!(listed["rows"][0]["sha256"], link["sha256"]);
    shop.ask::<TakeExport>("olive", archive.clone()).await.expect("taken");
    assert_eq!(shop.told("workspace.export.file").await.iter().filter(|it| it.result == "ok").count(), 1);
    assert_eq!(shop.run::<OpenExport>("adam", archive).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn an_archive_from_before_an_erasure_is_not_taken_away_and_a_new_one_is() {
    let mut shop = shop_at_work().await;
    let old = json!({ "archive": ask_for(&shop).await });
    task(&shop).look(clock).await.expect("written");
    shop.run::<OpenExport>("olive", old.clone()).await.expect("a link");
    shop.at("2026-04-20T12:00:00Z");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", typed).await.expect("erased");
    let taken = shop.ask::<TakeExport>("olive", old.clone()).await;
    assert_eq!(taken, Err("not_found archive".into()), "an earlier link is over");
    assert_eq!(shop.run::<OpenExport>("olive", old).await, Err("value_unknown archive".into()));
    let listed = shop.ask::<ListExports>("olive", json!({})).await.expect("listed");
    let row = &listed["rows"][0];
    assert_eq!((&row["state"], &row["code"]), (&json!("removed"), &json!("party_erased")));
    task(&shop).look(clock).await.expect("removed");
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let pieces = "select count(*) from app.archive_piece where tenant_id = $1";
    let left = superuser.query_one(pieces, &[&shop.tenant.uuid()]).await.expect("a count");
    assert_eq!(left.get::<_, i64>(0), 0, "and nothing of it is left");

    let new = ask_for(&shop).await;
    assert_eq!(task(&shop).look(clock).await.expect("written"), 1);
    let parties = read(&bytes_of(&shop, new).await, "tables/ledger.party.00001.jsonl");
    assert!(parties.contains("Erased customer") && !parties.contains("Meera"), "{parties}");
    shop.run::<OpenExport>("olive", json!({ "archive": new })).await.expect("a link");
}

#[tokio::test]
async fn an_archive_that_is_asked_for_during_an_erasure_waits_for_its_end_and_does_not_have_the_person() {
    let shop = shop_at_work().await;
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    let erases = shop.run::<EraseParty>("olive", typed);
    // The erasure stops in its middle.
    let (erased, archive) =
        behind(&shop.db, "select from ledger.party_word for update", erases, ask_for(&shop)).await;
    erased.expect("erased");
    assert_eq!(task(&shop).look(clock).await.expect("written"), 1);
    let parties = read(&bytes_of(&shop, archive).await, "tables/ledger.party.00001.jsonl");
    assert!(parties.contains("Erased customer") && !parties.contains("Meera"), "{parties}");
}

#[tokio::test]
async fn an_archive_does_not_have_the_mail_that_tells_a_person_of_their_erasure() {
    let shop = Shop::jeweller().await;
    erase_meera(&shop).await;
    assert!(shop.mails().await.iter().any(|mail| mail.address == HERS), "it waits to be sent");
    let archive = ask_for(&shop).await;
    assert_eq!(task(&shop).look(clock).await.expect("written"), 1);
    let mails = read(&bytes_of(&shop, archive).await, "tables/app.mail.00001.jsonl");
    assert!(mails.contains("olive@shop.example") && !mails.contains(HERS), "{mails}");
}

/// The attempts to write an archive, and whether a program has its lease.
async fn attempts_and_lease(superuser: &tokio_postgres::Client, archive: Uuid) -> (i32, bool) {
    let asked = "select attempts, lease is not null from app.archive where archive_id = $1";
    let row = superuser.query_one(asked, &[&archive]).await.expect("the archive");
    (row.get(0), row.get(1))
}

#[tokio::test]
async fn an_archive_that_erasures_overtake_is_written_again_and_no_attempt_counts() {
    let shop = shop_at_work().await;
    let archive = ask_for(&shop).await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    // The erasure is committed when the archive is claimed and read: as if it came just then.
    let marks = "create function app.mark_it() returns trigger language plpgsql as
                     $$ begin new.code := 'party_erased'; return new; end $$;
                 create trigger mark_it before update of moment on app.archive for each row
                     execute function app.mark_it()";
    superuser.batch_execute(marks).await.expect("a trigger");
    for _ in 0..3 {
        assert_eq!(task(&shop).look(clock).await.expect("no failure"), 0, "it does not end");
        assert_eq!(attempts_and_lease(&superuser, archive).await, (0, false));
    }
    let link = shop.run::<OpenExport>("olive", json!({ "archive": archive })).await;
    assert_eq!(link, Err("not_found archive".into()));
    superuser.batch_execute("drop trigger mark_it on app.archive").await.expect("no more erasures");
    assert_eq!(task(&shop).look(clock).await.expect("written at once, whoever had the lease"), 1);
    assert_eq!(attempts_and_lease(&superuser, archive).await, (1, false));
    shop.run::<OpenExport>("olive", json!({ "archive": archive })).await.expect("a link");
}

/// Lets no archive end.
const NO_END: &str = "create function app.refuse_it() returns trigger language plpgsql as
                          $$ begin raise exception 'the disk broke'; end $$;
                      create trigger refuse_it before update on app.archive for each row
                          when (new.state = 'done') execute function app.refuse_it()";

/// The state of an archive, and how many pieces and tables it has.
async fn left_of(superuser: &tokio_postgres::Client, archive: Uuid) -> (String, i64, i64) {
    let asked = "select state, (select count(*) from app.archive_piece p where p.archive_id = a.archive_id),
                        (select count(*) from app.archive_table t where t.archive_id = a.archive_id)
                 from app.archive a where archive_id = $1";
    let row = superuser.query_one(asked, &[&archive]).await.expect("the archive");
    (row.get(0), row.get(1), row.get(2))
}

#[tokio::test]
async fn nothing_that_was_written_of_an_archive_is_left_when_it_fails_for_good() {
    let shop = shop_at_work().await;
    let archive = ask_for(&shop).await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    superuser.batch_execute(NO_END).await.expect("a trigger");
    for _ in 0..4 {
        task(&shop).look(clock).await.expect_err("it cannot end");
        // The lease of this attempt is over.
        MINUTES.fetch_add(1, Ordering::Relaxed);
    }
    let (state, pieces, tables) = left_of(&superuser, archive).await;
    assert!(state == "running" && pieces > 0 && tables > 0, "the next attempt goes on: {pieces} {tables}");
    task(&shop).look(clock).await.expect_err("the last attempt");
    assert_eq!(left_of(&superuser, archive).await, ("failed".into(), 0, 0));
}

#[tokio::test]
async fn an_archive_that_nobody_needs_goes_while_it_waits_and_while_it_is_written() {
    let shop = shop_at_work().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    superuser.batch_execute(NO_END).await.expect("a trigger");
    let begun = ask_for(&shop).await;
    task(&shop).look(clock).await.expect_err("it cannot end");
    assert_eq!(left_of(&superuser, begun).await.0, "running");
    judging::remove(&shop.platform, shop.tenant, begun).await.expect("removed");
    let waiting = ask_for(&shop).await;
    judging::remove(&shop.platform, shop.tenant, waiting).await.expect("removed");
    superuser.batch_execute("drop trigger refuse_it on app.archive").await.expect("the disk works");
    MINUTES.fetch_add(1, Ordering::Relaxed);
    assert_eq!(task(&shop).look(clock).await.expect("looked"), 0, "nobody writes them");
    for archive in [begun, waiting] {
        assert_eq!(left_of(&superuser, archive).await, ("removed".into(), 0, 0));
    }
}

#[tokio::test]
async fn a_program_that_lost_its_lease_says_so_and_leaves_the_archive_to_the_other_one() {
    let shop = Shop::jeweller().await;
    let archive = ask_for(&shop).await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    // Another program claims the archive when this one has just started it, and an erasure outdates that one's.
    let takes = "create function app.take_it() returns trigger language plpgsql as
                     $$ begin new.lease := gen_random_uuid(); new.code := 'party_erased'; return new; end $$;
                 create trigger take_it before update of moment on app.archive for each row
                     execute function app.take_it()";
    superuser.batch_execute(takes).await.expect("a trigger");
    let lost = task(&shop).look(clock).await.expect_err("another program has it");
    assert!(lost.to_string().contains("not ours any more"), "{lost}");
    assert_eq!(attempts_and_lease(&superuser, archive).await, (1, true));
}
