//! The erasure of one person in a workspace, on a real database: what it deletes, what it keeps, who may not
//! start it, and how it continues after a stop.
//! Invariant: no existing key opens bytes of the erased person that were kept elsewhere; no other person's
//! key or row changes.

use super::gone::{HOUR, noon, superuser};
use identity::sign_in::own_password;
use jiff::{SignedDuration, Timestamp};
use ledger::parties::{CreateParty, EraseParty, ListParties, UpdateParty};
use lifecycle::key_destruction;
use lifecycle::key_destruction::Erasure;
use lifecycle::key_rotation::{self, Rotation};
use lifecycle::lifetime::Lifetime;
use platform::instance::{Finding, note};
use platform::keyring::{Cell, Fault, Vault, is_of_person};
use platform::platform::Platform;
use sell::invoices::PostInvoice;
use sell::invoices::reverse::ReverseInvoice;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use testing::{Shop, told};
use tokio_postgres::Client;
use uuid::Uuid;

const NAME: &str = "ledger.party.name";

/// By then no call can still read a person who was erased at noon.
fn settled() -> Timestamp {
    noon() + SignedDuration::from_mins(3)
}

fn party(code: &str, name: &str) -> Value {
    json!({ "party": code, "name": name, "kind": "customer", "pan": "ABCPJ1234K", "phone": "0123", "location": "Pune",
            "state": "27", "gln": "9506000134352" })
}

async fn two(shop: &Shop) {
    for (code, name) in [("c-meera", "Meera Joshi"), ("c-anil", "Anil Rao")] {
        shop.run::<CreateParty>("mia", party(code, name)).await.expect("added");
    }
}

async fn erase(shop: &Shop, who: &str, party: &str) -> Result<Value, String> {
    shop.run::<EraseParty>(who, json!({ "party": party, "typed": party })).await
}

/// The stored bytes of a workspace's party names, in order of creation.
async fn names(client: &Client, shop: &Shop) -> Vec<(Uuid, Vec<u8>)> {
    let names =
        "select party_id, name::bytea from ledger.party where tenant_id = $1 order by created_at, party_id";
    let rows = client.query(names, &[&shop.tenant.uuid()]).await.expect("rows");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

fn opened(vault: &Vault, shop: &Shop, (row, value): &(Uuid, Vec<u8>)) -> Result<String, Fault> {
    let cell = Cell { tenant: shop.tenant.uuid(), column: NAME, row: *row };
    vault.open(&cell, value).map(|plain| String::from_utf8(plain.to_vec()).expect("text"))
}

fn erasure(shop: &Shop) -> Erasure {
    Erasure::new(shop.platform.clone(), shop.db.jobs_config())
}

async fn listed(shop: &Shop) -> Vec<String> {
    let page = shop.ask::<ListParties>("mia", json!({})).await.expect("a page");
    let rows = page["rows"].as_array().expect("rows").iter();
    rows.map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
}

#[tokio::test]
async fn who_is_erased_is_nowhere_and_everybody_else_is_as_before() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    two(&shop).await;
    two(&other).await;
    let (client, vault) = (superuser(&shop).await, shop.platform.encryption.vault().clone());
    let (before, theirs) = (names(&client, &shop).await, names(&client, &other).await);
    assert!(before.iter().all(|(_, value)| is_of_person(value)), "each under a key of their own");
    let at =
        before.iter().position(|it| opened(&vault, &shop, it).expect("opens") == "Meera Joshi").expect("she");
    let gone = erase(&shop, "olive", "c-meera").await.expect("erased");
    let code = gone["party"].as_str().expect("a code").to_owned();
    assert_eq!(
        (code.clone(), gone["version"].clone()),
        (format!("erased-{}", before[at].0.simple()), json!(2))
    );
    assert_eq!(listed(&shop).await, ["Anil Rao", "Erased customer"]);
    let left = "select num_nonnulls(state, gstin, abn, pan, pan_blind, phone, location, gln, credit_limit_minor),
                       (select count(*) from ledger.party_word w where w.tenant_id = p.tenant_id and w.party_id = p.party_id)
                from ledger.party p where p.tenant_id = $1 and p.party_id = $2";
    let row = client.query_one(left, &[&shop.tenant.uuid(), &before[at].0]).await.expect("her row");
    assert_eq!(
        (row.get::<_, i32>(0), row.get::<_, i64>(1)),
        (0, 0),
        "nothing of her and no word of her name"
    );

    assert_eq!(
        erasure(&shop)
            .look(&Lifetime::on_every_day_until(noon() + SignedDuration::from_mins(1)))
            .await
            .expect("a look"),
        0,
        "who reads her row may go on"
    );
    assert_eq!(opened(&vault, &shop, &before[at]).expect("opens still"), "Meera Joshi");
    assert_eq!(erasure(&shop).look(&Lifetime::on_every_day_until(settled())).await.expect("a look"), 1);
    assert_eq!(
        erasure(&shop).look(&Lifetime::on_every_day_until(settled() + HOUR)).await.expect("a look"),
        0,
        "once"
    );
    assert!(matches!(opened(&vault, &shop, &before[at]), Err(Fault::Broken)), "an old copy of the row");
    assert_eq!(opened(&vault, &shop, &before[1 - at]).expect("opens"), "Anil Rao");
    for it in &theirs {
        opened(&vault, &other, it).expect("the other workspace's customers are as they were");
    }
    assert_eq!(listed(&other).await, ["Anil Rao", "Meera Joshi"]);
    assert_eq!(listed(&shop).await, ["Anil Rao", "Erased customer"]);

    // A second request gets the same answer and writes no second event. The one event names nobody.
    assert_eq!(erase(&shop, "adam", &code).await.expect("the same")["party"], json!(code));
    let told = told(&vault, &client, "workspace.party.erase").await;
    assert_eq!(told.len(), 1, "{told:?}");
    let text = serde_json::to_string(&told[0].content).expect("text");
    assert!(!text.contains("Meera") && !text.contains("c-meera") && text.contains(&code), "{text}");
}

#[tokio::test]
async fn only_who_may_erases_and_only_whom_they_typed_in_their_own_workspace() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    two(&shop).await;
    other.run::<CreateParty>("mia", party("c-theirs", "Kamala Devi")).await.expect("added");
    for who in ["mia", "cas", "acco", "audi", "max", "quinn"] {
        assert_eq!(erase(&shop, who, "c-meera").await, Err("permission_denied".into()), "{who}");
    }
    let unsure = platform::call::Call { step_up: false, ..shop.call("olive") };
    let asked = json!({ "party": "c-meera", "typed": "c-meera" });
    assert_eq!(shop.run_call::<EraseParty>(&unsure, asked).await, Err("step_up_required".into()));
    let slip = json!({ "party": "c-meera", "typed": "c-anil" });
    assert_eq!(shop.run::<EraseParty>("olive", slip).await, Err("value_unknown typed".into()));
    assert_eq!(erase(&shop, "olive", "c-theirs").await, Err("not_found party".into()));
    assert_eq!(listed(&shop).await, ["Anil Rao", "Meera Joshi"]);
    assert!(erase(&shop, "adam", "c-meera").await.is_ok());
    assert_eq!(erase(&shop, "adam", "c-meera").await, Err("not_found party".into()), "nobody has that code");
}

#[tokio::test]
async fn killed_between_the_row_and_the_key_it_is_gone_on_with_at_the_next_start() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let (client, vault) = (superuser(&shop).await, shop.platform.encryption.vault().clone());
    let before = names(&client, &shop).await;
    erase(&shop, "olive", "c-meera").await.expect("erased");
    // The start waits for no call: none is under way.
    key_destruction::finish(&shop.platform, &shop.db.jobs_config(), &Lifetime::on_every_day_until(noon()))
        .await
        .expect("finished");
    let dead = before.iter().filter(|it| opened(&vault, &shop, it).is_err()).count();
    assert_eq!((dead, vault.persons_buried().len()), (1, 1));
}

#[tokio::test]
async fn a_start_waits_for_who_posts_about_an_erased_person_and_redacts_what_they_posted() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let line = json!({ "description": "Idol", "other_minor": 100_000, "tax_class": "jewellery" });
    let bill = json!({ "party": "c-meera", "place_of_supply": "27", "lines": [line] });
    let number = shop.run::<PostInvoice>("mia", bill).await.expect("a bill")["number"].clone();
    let back = json!({ "invoice": number, "reason": "it came back" });
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let (mut client, looking) = (superuser(&shop).await, superuser(&shop).await);
    let copy = "create table ledger.bodies_before as select document_id, body from ledger.document";
    client.batch_execute(copy).await.expect("copied");
    erase(&shop, "olive", "c-meera").await.expect("erased");
    // As another program posts: it holds the party, and its documents have the buyer.
    let posting = client.transaction().await.expect("a transaction");
    let posted = "select from ledger.party for key share;
                  set local session_replication_role = replica;
                  update ledger.document d set body = b.body, redacted_at = null
                  from ledger.bodies_before b where b.document_id = d.document_id";
    posting.batch_execute(posted).await.expect("posted");
    let jobs = shop.db.jobs_config();
    let lived = Lifetime::on_every_day_until(noon());
    let finishing = key_destruction::finish(&shop.platform, &jobs, &lived);
    tokio::pin!(finishing);
    let waits = tokio::time::timeout(Duration::from_millis(500), &mut finishing).await;
    assert!(waits.is_err(), "not while somebody holds the person: {waits:?}");
    posting.commit().await.expect("committed");
    finishing.await.expect("finished");
    let redacted = "select count(*) filter (where redacted_at is not null), count(*) from ledger.document";
    let row = looking.query_one(redacted, &[]).await.expect("a row");
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (2, 2), "the bill and its credit note");
}

#[tokio::test]
async fn each_destroyed_key_has_one_event_wherever_the_program_ends_and_however_many_look() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let (client, vault) = (superuser(&shop).await, shop.platform.encryption.vault().clone());
    let (tenant, jobs) = (shop.tenant.uuid(), shop.db.jobs_config());
    let people = names(&client, &shop).await;
    erase(&shop, "olive", "c-meera").await.expect("erased");
    erase(&shop, "olive", "c-anil").await.expect("erased");
    // The program ended after it had destroyed the first key, and before it could write the event.
    vault.bury_person(tenant, people[0].0, noon()).expect("destroyed");
    for _ in 0..2 {
        key_destruction::finish(&shop.platform, &jobs, &Lifetime::on_every_day_until(noon()))
            .await
            .expect("finished");
    }
    let (first, second) = (erasure(&shop), erasure(&shop));
    let lived = Lifetime::on_every_day_until(settled());
    let (one, other) = tokio::join!(first.look(&lived), second.look(&lived));
    assert_eq!((one.expect("a look"), other.expect("a look")), (0, 0));
    let events = told(&vault, &client, "person.end").await;
    let of = |person: Uuid| {
        let is_of =
            |it: &&testing::Told| it.content.after().is_some_and(|after| after["person"] == json!(person));
        events.iter().filter(is_of).count()
    };
    assert_eq!((events.len(), of(people[0].0), of(people[1].0)), (2, 1, 1));
}

#[tokio::test]
async fn two_events_of_one_key_do_not_hide_that_another_has_none() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let (client, vault) = (superuser(&shop).await, shop.platform.encryption.vault().clone());
    let (tenant, people) = (shop.tenant.uuid(), names(&client, &shop).await);
    // First both erasures: an erasure needs the person's key, and the two of one moment have no order.
    for code in ["c-meera", "c-anil"] {
        erase(&shop, "olive", code).await.expect("erased");
    }
    for (person, _) in &people {
        vault.bury_person(tenant, *person, noon()).expect("destroyed");
    }
    // Two programs of before wrote an event for the one key, and none for the other.
    for _ in 0..2 {
        let after = json!({ "workspace": tenant, "person": people[0].0, "erased_at": noon() });
        let event = Finding { action: "person.end".into(), code: None, after };
        note(&shop.platform, noon(), event).await.expect("written");
    }
    for _ in 0..2 {
        key_destruction::finish(
            &shop.platform,
            &shop.db.jobs_config(),
            &Lifetime::on_every_day_until(noon()),
        )
        .await
        .expect("finished");
    }
    let events = told(&vault, &client, "person.end").await;
    let of_other = events.iter().filter_map(|it| it.content.after());
    let of_other = of_other.filter(|after| after["person"] == json!(people[1].0)).count();
    assert_eq!((events.len(), of_other), (3, 1));
}

#[tokio::test]
async fn a_look_and_a_start_give_their_lock_back_before_they_end_also_when_they_fail() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let (client, jobs) = (superuser(&shop).await, shop.db.jobs_config());
    let locks = "select count(*) from pg_locks l join pg_database d on d.oid = l.database
                 where d.datname = current_database() and l.locktype = 'advisory'";
    let held = async || client.query_one(locks, &[]).await.expect("a count").get::<_, i64>(0);
    erase(&shop, "olive", "c-meera").await.expect("erased");
    for turn in 0..10 {
        erasure(&shop).look(&Lifetime::on_every_day_until(settled())).await.expect("a look");
        assert_eq!(held().await, 0, "after look {turn}");
        key_destruction::finish(&shop.platform, &jobs, &Lifetime::on_every_day_until(settled()))
            .await
            .expect("finished");
        assert_eq!(held().await, 0, "after start {turn}");
    }
    client.batch_execute("alter table app.retained_copy rename to moved_away").await.expect("renamed");
    for turn in 0..10 {
        erasure(&shop).look(&Lifetime::on_every_day_until(settled())).await.expect_err("a table is missing");
        assert_eq!(held().await, 0, "after failed look {turn}");
        key_destruction::finish(&shop.platform, &jobs, &Lifetime::on_every_day_until(settled()))
            .await
            .expect_err("a table is missing");
        assert_eq!(held().await, 0, "after failed start {turn}");
    }
}

/// Puts a party's row back as in an older copy of the database.
async fn put_back(client: &Client) {
    let back = "alter table ledger.party disable trigger user; delete from ledger.party_word;
                insert into ledger.party_word select * from ledger.words_before;
                update ledger.party p set (code, code_blind, name, pan, pan_blind, phone, location, state, gln, erased_at, version)
                    = (b.code, b.code_blind, b.name, b.pan, b.pan_blind, b.phone, b.location, b.state, b.gln, b.erased_at, b.version)
                from ledger.party_before b where b.tenant_id = p.tenant_id and b.party_id = p.party_id;
                alter table ledger.party enable trigger user;";
    client.batch_execute(back).await.expect("put back");
}

async fn copied(client: &Client) {
    let copy = "create table ledger.party_before as select * from ledger.party;
                create table ledger.words_before as select * from ledger.party_word;";
    client.batch_execute(copy).await.expect("copied");
}

#[tokio::test]
async fn an_older_copy_of_the_database_does_not_bring_them_back() {
    let shop = Shop::jeweller().await;
    let gone = shop.beside("ended").await;
    two(&shop).await;
    two(&gone).await;
    let client = superuser(&shop).await;
    copied(&client).await;
    for it in [&shop, &gone] {
        erase(it, "olive", "c-meera").await.expect("erased");
    }
    assert_eq!(erasure(&shop).look(&Lifetime::on_every_day_until(settled())).await.expect("a look"), 2);
    shop.platform.encryption.vault().bury(gone.tenant.uuid(), settled()).expect("a workspace that ended");
    put_back(&client).await;
    let search = async |word: &str| {
        let found = shop.ask::<ListParties>("mia", json!({ "search": word })).await.expect("a page");
        found["rows"].as_array().map_or(0, Vec::len)
    };
    let finished = key_destruction::finish(
        &shop.platform,
        &shop.db.jobs_config(),
        &Lifetime::on_every_day_until(settled()),
    )
    .await;
    assert_eq!(finished.expect("finished"), 1, "hers, and none of a workspace without keys");
    assert_eq!(listed(&shop).await, ["Anil Rao", "Erased customer"]);
    assert_eq!((search("meera").await, search("anil").await), (0, 1));
    let at = "select erased_at from ledger.party where tenant_id = $1 and erased_at is not null";
    let at: Timestamp = client.query_one(at, &[&shop.tenant.uuid()]).await.expect("one").get(0);
    assert_eq!(at, noon(), "since when it was");
    let again = key_destruction::finish(
        &shop.platform,
        &shop.db.jobs_config(),
        &Lifetime::on_every_day_until(settled()),
    )
    .await;
    assert_eq!(again.expect("finished"), 0);
}

/// A folder of keys. Dropping it deletes the folder.
struct Keys(PathBuf);

impl Keys {
    fn new(name: &str) -> Keys {
        let path = std::env::temp_dir().join(format!("steelyard-person-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Keys(path)
    }

    fn open(&self) -> Arc<Vault> {
        Arc::new(Vault::make(&self.0, b"a phrase of a test's own", noon()).expect("a keyring"))
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn an_older_copy_of_the_keyring_does_not_bring_them_back_either() {
    let shop = Shop::jeweller().await;
    let keys = Keys::new("older");
    let vault = keys.open();
    let (tenant, person) = (shop.tenant.uuid(), Uuid::from_u128(0x0193_4f00_0000_7000_8000_0000_0000_0005));
    vault.make_for(tenant, noon()).expect("a key");
    vault.make_for(platform::instance::INSTANCE.uuid(), noon()).expect("a key");
    let cell = Cell { tenant, column: NAME, row: person };
    let (hers, his) = (
        vault.seal_for_person(&cell, b"Meera Joshi").expect("sealed"),
        vault.seal_for_person(&Cell { row: Uuid::from_u128(6), ..cell }, b"Anil Rao").expect("sealed"),
    );
    // The row says that she was erased; the keyring and its list do not.
    let row = "insert into ledger.party (tenant_id, party_id, code, code_blind, name, kind, version, created_by, created_at, erased_at)
               values ($1, $2, $3::bytea, decode(repeat('00', 16), 'hex'), $3::bytea, 'customer', 2, $2, $4, $4)";
    let sealed = vault.seal(&cell, b"Erased customer").expect("sealed");
    superuser(&shop).await.execute(row, &[&tenant, &person, &sealed, &noon()]).await.expect("a row");
    let platform = Platform::new(shop.db.app_config(), vault.clone(), own_password).expect("a pool");
    key_destruction::finish(&platform, &shop.db.jobs_config(), &Lifetime::on_every_day_until(noon()))
        .await
        .expect("finished");
    let again = keys.open();
    for vault in [&vault, &again] {
        assert!(matches!(vault.open(&cell, &hers), Err(Fault::Broken)));
        assert!(matches!(vault.seal_for_person(&cell, b"anew"), Err(Fault::Broken)));
        assert_eq!(
            vault.open(&Cell { row: Uuid::from_u128(6), ..cell }, &his).expect("opens").as_slice(),
            b"Anil Rao"
        );
    }
}

#[tokio::test]
async fn a_newer_key_seals_everybody_else_anew_and_the_erased_stay_so() {
    let shop = Shop::jeweller().await;
    two(&shop).await;
    let (client, vault) = (superuser(&shop).await, shop.platform.encryption.vault().clone());
    let before = names(&client, &shop).await;
    erase(&shop, "olive", "c-meera").await.expect("erased");
    erasure(&shop).look(&Lifetime::on_every_day_until(settled())).await.expect("a look");
    let newest = vault.rotate(shop.tenant.uuid(), noon()).expect("a newer key");
    let mut rotation = Rotation::new(shop.platform.clone());
    while rotation.look(&Lifetime::on_every_day_until(settled())).await.expect("a look") > 0 {}
    let standing = key_rotation::standings(&shop.platform).await.expect("counted");
    assert_eq!(standing.iter().map(|it| (it.key, it.waiting)).collect::<Vec<_>>(), [(newest, 0)]);
    assert_eq!(listed(&shop).await, ["Anil Rao", "Erased customer"]);
    let after = names(&client, &shop).await;
    assert!(after.iter().all(|(_, value)| platform::keyring::is_under(newest, value)));
    for (old, new) in before.iter().zip(&after) {
        let was_erased = opened(&vault, &shop, new).expect("opens") == "Erased customer";
        assert_eq!((is_of_person(&new.1), opened(&vault, &shop, old).is_ok()), (!was_erased, !was_erased));
    }
    shop.run::<UpdateParty>("mia", party("c-anil", "Anil Kumar")).await.expect("changed");
    assert_eq!(listed(&shop).await, ["Anil Kumar", "Erased customer"]);
}
