//! Bringing an archive in as a command does: compared row by row, stopped anywhere, and rehearsed.
//! Invariant: a workspace into which an archive was not brought whole is as empty as before.

use super::{ask_for, bytes_of, clock, figures, read, shop_at_work, task};
use crate::mail::erasure::erase as erase_meera;
use admin::exports::OpenExport;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::id::UserId;
use ledger::parties::CreateParty;
use lifecycle::archive::bringing::{MOST_HERE, RulesOutside};
use lifecycle::archive::lock::{Lock, LockedFile, lock_of};
use lifecycle::archive::raw::{self, RawDump};
use lifecycle::archive::rehearsal::{REHEARSAL, rehearse};
use lifecycle::archive::source::{Bytes, Open};
use lifecycle::archive::{self, judging, outside};
use lifecycle::requests::outside::receive;
use lifecycle::requests::{NewRequest, RequestKind};
use obligations::requests::reads::GetRequest;
use platform::action::Action;
use platform::call::Call;
use platform::instance::own_call;
use serde_json::json;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::time::Duration;
use steelyard::archives::{BringArchive, rules};
use testing::Shop;
use uuid::Uuid;

const RULES: RulesOutside = rules(MOST_HERE);

fn open(bytes: &[u8]) -> Open {
    let bytes: Arc<[u8]> = bytes.into();
    Arc::new(move || -> io::Result<Box<dyn Bytes>> { Ok(Box::new(Cursor::new(bytes.clone()))) })
}

fn here() -> Call {
    own_call(clock()).expect("a call")
}

fn dump() -> RawDump<'static> {
    let by = (UserId::from_uuid(Uuid::from_u128(7)), "Omar");
    RawDump { by, proved_at: clock(), reason: "a court asks", user: "root" }
}

async fn archive_and_bytes(shop: &Shop) -> (Uuid, Vec<u8>) {
    let archive = ask_for(shop).await;
    task(shop).look(clock).await.expect("written");
    (archive, bytes_of(shop, archive).await)
}

async fn rows_of(shop: &Shop, tenant: Uuid) -> i64 {
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let asked = "select (select count(*) from ledger.posting where tenant_id = $1) + (select count(*) from ledger.party where tenant_id = $1)
                 + (select count(*) from ledger.document where tenant_id = $1) + (select count(*) from app.tenant where tenant_id = $1)";
    superuser.query_one(asked, &[&tenant]).await.expect("a count").get(0)
}

#[tokio::test]
async fn an_import_that_is_stopped_many_times_leaves_nothing_until_it_is_whole() {
    let shop = shop_at_work().await;
    let (_, bytes) = archive_and_bytes(&shop).await;
    let next = shop.beside("next-door").await;
    let empty = rows_of(&shop, next.tenant.uuid()).await;
    let (mut stopped, mut ends) = (0, None);
    for turn in 0..12 {
        let (call, quiet) = (here(), |_: usize, _: usize| {});
        let bringing = outside::bring(&shop.platform, &call, next.tenant, open(&bytes), RULES, &quiet);
        // Dropped in the middle, as a killed program drops it.
        match tokio::time::timeout(Duration::from_millis(15 << turn), bringing).await {
            Ok(brought) => {
                ends = Some(brought.expect("brought in"));
                break;
            }
            Err(_) => {
                stopped += 1;
                // The database notices that the connection is closed.
                while rows_of(&shop, next.tenant.uuid()).await != empty {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }
    let brought = ends.expect("there was time at last");
    assert!(stopped > 0 && brought.rows > 20, "{stopped} {brought:?}");
    assert_eq!(figures(&next).await, figures(&shop).await);
    let told = shop.told("workspace.archive.import").await;
    assert_eq!(
        told.iter().filter(|it| it.tenant == next.tenant.uuid()).count(),
        1,
        "one event, of the one that ended"
    );
    let quiet = |_: usize, _: usize| {};
    let twice = outside::bring(&shop.platform, &here(), next.tenant, open(&bytes), RULES, &quiet).await;
    assert!(twice.expect_err("it is not empty").to_string().contains("workspace_not_empty"));
}

#[tokio::test]
async fn nobody_writes_a_first_row_while_an_archive_is_brought_in() {
    let shop = shop_at_work().await;
    let (_, bytes) = archive_and_bytes(&shop).await;
    let next = shop.beside("next-door").await;
    let (call, quiet) = (here(), |_: usize, _: usize| {});
    let bringing = outside::bring(&shop.platform, &call, next.tenant, open(&bytes), RULES, &quiet);
    let party = json!({ "party": "c-first", "name": "Asha", "kind": "customer" });
    // Either may be first; never do both write.
    let (brought, added) = tokio::join!(bringing, next.run::<CreateParty>("mia", party));
    match (&brought, &added) {
        (Ok(_), _) => assert!(rows_of(&shop, next.tenant.uuid()).await > 5),
        (Err(error), Ok(_)) => assert!(error.to_string().contains("workspace_not_empty"), "{error}"),
        (Err(error), Err(refused)) => panic!("neither: {error}, {refused}"),
    }
}

#[tokio::test]
async fn a_call_that_brings_an_archive_in_waits_for_a_first_row_that_is_being_written() {
    let shop = shop_at_work().await;
    let (_, bytes) = archive_and_bytes(&shop).await;
    let next = shop.beside("next-door").await;
    let mut superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let writing = superuser.transaction().await.expect("a transaction");
    let first = "insert into app.holiday (tenant_id, holiday_id, day, region, name, created_by, created_at)
                 values ($1, gen_random_uuid(), '2026-05-01', '', 'May Day', $1, now())";
    writing.execute(first, &[&next.tenant.uuid()]).await.expect("a first row");
    let sent = json!({ "content": STANDARD.encode(&bytes) });
    let ended = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        writing.commit().await.expect("committed");
    };
    let (brought, ()) = tokio::join!(next.run::<BringArchive>("olive", sent), ended);
    assert_eq!(brought, Err("workspace_not_empty".into()));
}

#[tokio::test]
async fn cases_and_what_only_an_instance_has_stay_where_they_are() {
    let shop = shop_at_work().await;
    let (name, contact) = ("Meera Joshi".to_owned(), Some("meera@mail.example".to_owned()));
    let new = NewRequest { kind: RequestKind::Access, name, contact, words: None };
    let from = ("shop", "198.51.100.7", "");
    let receipt = receive(&shop.platform, clock(), from, &new).await.expect("a receipt");
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    // As somebody plants them who wants to act on other workspaces.
    let affected = "insert into app.incident_workspace (tenant_id, case_file_id, workspace_id, slug, country, events, is_affected)
                    select tenant_id, case_file_id, $1::uuid, 'shop', 'IN', 1, true from app.case_file where tenant_id = $1";
    assert_eq!(superuser.execute(affected, &[&shop.tenant.uuid()]).await.expect("planted"), 1);
    let notice = "insert into app.supplier_notice (tenant_id, supplier_notice_id, supplier_no, name, purpose, region, told_at)
                  values ($1, gen_random_uuid(), 999999, 'Nobody', 'Nothing', 'Nowhere', now())";
    superuser.execute(notice, &[&shop.tenant.uuid()]).await.expect("planted");
    let contact = "insert into app.contact (tenant_id, contact, address, confirmed_at) values ($1, 'security', 'a@b.example', now())";
    superuser.execute(contact, &[&shop.tenant.uuid()]).await.expect("planted");
    let head = "insert into app.forward_head (tenant_id, leaf_index) values ($1, 7)";
    superuser.execute(head, &[&shop.tenant.uuid()]).await.expect("planted");
    let (_, bytes) = archive_and_bytes(&shop).await;
    let next = shop.beside("next-door").await;
    let quiet = |_: usize, _: usize| {};
    let brought = outside::bring(&shop.platform, &here(), next.tenant, open(&bytes), RULES, &quiet).await;
    assert!(brought.expect("brought in").rows > 20);
    for table in [
        "case_file",
        "case_event",
        "case_clock",
        "case_series",
        "incident_workspace",
        "supplier_notice",
        "contact",
        "forward_head",
    ] {
        let asked = format!("select count(*) from app.{table} where tenant_id = $1");
        let rows: i64 =
            superuser.query_one(asked.as_str(), &[&next.tenant.uuid()]).await.expect("a count").get(0);
        assert_eq!(rows, 0, "{table}");
    }
    let request = json!({ "number": receipt.number });
    assert_eq!(next.ask::<GetRequest>("olive", request).await, Err("not_found number".into()));
    // A case of an earlier version's move, without what was asked.
    let half =
        "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                values ($1, gen_random_uuid(), 'request', 7, 'received', false, now())";
    superuser.execute(half, &[&next.tenant.uuid()]).await.expect("planted");
    assert_eq!(next.ask::<GetRequest>("olive", json!({ "number": 7 })).await, Err("not_found number".into()));
}

#[tokio::test]
async fn a_locked_archive_is_brought_in_with_its_passphrase_alone() {
    let shop = shop_at_work().await;
    let (archive, plain) = archive_and_bytes(&shop).await;
    let lock = Lock::of("four words of a phrase", [5; 16]).expect("a lock");
    let (length, chunks) =
        outside::take(&shop.platform, &here(), (shop.tenant, archive), lock).await.expect("sent");
    let bytes: Vec<u8> = futures::TryStreamExt::try_concat(chunks).await.expect("its bytes");
    assert_eq!(bytes.len() as u64, length);
    assert!(memchr::memmem::find(&bytes, b"manifest.json").is_none(), "no name is readable");
    let opened = |phrase: &str| {
        let lock = lock_of(&mut Cursor::new(&bytes), phrase).expect("a lock");
        LockedFile::open(Cursor::new(bytes.clone()), lock)
    };
    assert!(opened("four words of a phrasa").is_err());
    let mut all = Vec::new();
    opened("four words of a phrase").expect("it opens").read_to_end(&mut all).expect("read");
    assert!(all == plain);
}

#[tokio::test]
async fn a_rehearsal_compares_each_row_and_leaves_nothing() {
    let shop = shop_at_work().await;
    let (archive, _) = archive_and_bytes(&shop).await;
    let found = rehearse(&shop.platform, (shop.tenant, archive), clock(), RULES).await.expect("rehearsed");
    assert_eq!(found.fault, None);
    assert!(found.rows > 20 && found.tables > 40, "{found:?}");
    assert_eq!(rows_of(&shop, REHEARSAL.uuid()).await, 0);
    // A row that the database changes while it is written is another one.
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let planted = "create function app.planted() returns trigger language plpgsql as $$ begin
                       if new.tenant_id = '00000000-0000-7000-8000-000000000002' then new.kind = 'supplier'; end if;
                       return new; end $$;
                   create trigger planted before insert on ledger.party for each row execute function app.planted()";
    superuser.batch_execute(planted).await.expect("planted");
    let found = rehearse(&shop.platform, (shop.tenant, archive), clock(), RULES).await.expect("rehearsed");
    assert!(found.fault.expect("a fault").contains("ledger.party"));
}

#[tokio::test]
async fn a_command_that_asks_again_finds_the_archive_that_is_being_written_and_the_owners_are_told() {
    let shop = shop_at_work().await;
    let one = outside::request(&shop.platform, &here(), shop.tenant).await.expect("asked for");
    assert_eq!(outside::request(&shop.platform, &here(), shop.tenant).await.expect("the same"), one);
    task(&shop).look(clock).await.expect("written");
    let status = outside::status(&shop.platform, shop.tenant, one).await.expect("its state");
    assert_eq!((status.state.as_str(), status.done), ("done", status.of));
    let judged = judging::judge(&shop.platform, shop.tenant, one, clock()).await.expect("judged");
    assert_eq!(judged.fault, None);
    let told = shop.told("workspace.export.create").await;
    assert_eq!(told.len(), 1, "once, though it was asked for twice");
    assert!(!shop.mails().await.is_empty(), "its Owners get a mail");
}

#[tokio::test]
async fn a_link_with_a_passphrase_gives_a_locked_file_and_the_next_link_without_one_the_archive_itself() {
    let shop = shop_at_work().await;
    let (archive, plain) = archive_and_bytes(&shop).await;
    let short = json!({ "archive": archive, "passphrase": "short" });
    assert_eq!(shop.run::<OpenExport>("olive", short).await, Err("value_unknown passphrase".into()));
    let phrase = "four words of a phrase";
    let locked = json!({ "archive": archive, "passphrase": phrase });
    let link = shop.run::<OpenExport>("olive", locked).await.expect("a link");
    assert_eq!(link["encrypted"], true);
    let bytes = bytes_of(&shop, archive).await;
    let lock = lock_of(&mut Cursor::new(&bytes), phrase).expect("a lock");
    let mut all = Vec::new();
    LockedFile::open(Cursor::new(&bytes), lock).expect("it opens").read_to_end(&mut all).expect("read");
    assert!(all == plain);
    for told in shop.told(OpenExport::NAME).await {
        assert!(!format!("{:?}", told.content).contains(phrase), "the log does not have it");
    }
    let link = shop.run::<OpenExport>("olive", json!({ "archive": archive })).await.expect("a link");
    assert_eq!(link["encrypted"], false);
    assert!(bytes_of(&shop, archive).await == plain);
}

#[tokio::test]
async fn a_closed_workspace_is_taken_away_and_nothing_is_brought_into_it() {
    let shop = shop_at_work().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let next = shop.beside("next-door").await;
    for tenant in [shop.tenant.uuid(), next.tenant.uuid()] {
        let closed = "insert into app.closing values ($1, now(), now() + interval '30 days')";
        superuser.execute(closed, &[&tenant]).await.expect("closed");
    }
    let archive = outside::request(&shop.platform, &here(), shop.tenant).await.expect("asked for");
    task(&shop).look(clock).await.expect("written");
    let sent = raw::take(&shop.platform, &here(), (shop.tenant, archive), &dump()).await.expect("sent");
    let bytes: Vec<u8> = futures::TryStreamExt::try_concat(sent.1).await.expect("its bytes");
    let quiet = |_: usize, _: usize| {};
    let brought = outside::bring(&shop.platform, &here(), next.tenant, open(&bytes), RULES, &quiet).await;
    assert!(brought.expect_err("it is closed").to_string().contains("workspace_closed"));
}

#[tokio::test]
async fn a_raw_dump_is_listed_and_in_both_logs_and_its_file_says_who_took_it() {
    let shop = shop_at_work().await;
    let (archive, plain) = archive_and_bytes(&shop).await;
    let call = here();
    let (length, chunks) =
        raw::take(&shop.platform, &call, (shop.tenant, archive), &dump()).await.expect("sent");
    let bytes: Vec<u8> = futures::TryStreamExt::try_concat(chunks).await.expect("its bytes");
    assert!(bytes.len() as u64 == length && bytes.len() > plain.len());
    assert!(read(&bytes, "TAKEN.txt").contains("Taken by: Omar, as root of the system"));
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let listed = "select d.workspace_id, (select count(*) from app.audit_event e
            where e.action = 'workspace.export.raw' and e.request_id = d.request_id and e.actor_id = d.person_id)
        from app.raw_dump d where d.request_id = $1";
    let row = superuser.query_one(listed, &[&call.request]).await.expect("it is listed");
    assert_eq!((row.get::<_, Uuid>(0), row.get::<_, i64>(1)), (shop.tenant.uuid(), 2));
    let gone = superuser.execute("delete from app.raw_dump", &[]).await;
    assert!(gone.is_err(), "the list never changes");
    let next = shop.beside("next-door").await;
    let quiet = |_: usize, _: usize| {};
    outside::bring(&shop.platform, &here(), next.tenant, open(&bytes), RULES, &quiet)
        .await
        .expect("brought in");
    let old = RawDump { proved_at: clock() - Duration::from_secs(3_601), ..dump() };
    let refused = raw::take(&shop.platform, &here(), (shop.tenant, archive), &old).await.map(drop);
    assert!(refused.expect_err("an old proof").to_string().contains("step_up_required"));
}

#[tokio::test]
async fn no_door_gives_an_archive_away_that_is_not_done_or_is_from_before_an_erasure() {
    let shop = Shop::jeweller().await;
    let id = ask_for(&shop).await;
    let refusals = async || {
        let (call, lock) = (here(), Lock::of("four words of a phrase", [5; 16]).expect("a lock"));
        let locked = outside::take(&shop.platform, &call, (shop.tenant, id), lock).await.map(drop);
        let in_clear = raw::take(&shop.platform, &call, (shop.tenant, id), &dump()).await.map(drop);
        let tx = shop.reads("olive").await;
        let linked = archive::send(&tx, id).await.map(drop);
        tx.close().await.expect("closed");
        let taken = [locked, in_clear, linked].into_iter();
        taken.filter(|it| it.as_ref().is_err_and(|why| why.to_string().contains("not_found"))).count()
    };
    assert_eq!(refusals().await, 3, "it waits to be written");
    assert_eq!(task(&shop).look(clock).await.expect("written"), 1);
    erase_meera(&shop).await;
    assert_eq!(refusals().await, 3, "it may have her");
    for event in ["workspace.export.file", "workspace.export.raw"] {
        assert!(shop.told(event).await.is_empty(), "{event}: nothing was taken");
    }
}
