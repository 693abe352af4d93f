//! Key rotation of a workspace over real tables: during writes, with kills, with moved values, until an old
//! key is destroyed.
//! Invariant: at every moment each value opens in its own cell, and a search finds its row.

use database::classes::{COLUMNS, Form};
use jiff::{SignedDuration, Timestamp};
use ledger::parties::{CreateParty, ListParties, UpdateParty};
use lifecycle::key_rotation::{self, Rotation, RotationStatus};
use lifecycle::lifetime::Lifetime;
use platform::keyring::{Fault, mark_of};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use testing::{Shop, opened, told};
use tokio_postgres::Client;
use uuid::Uuid;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Values of a new shop: its GSTIN; name and address of each of its people, and their token's name.
const BARE: i64 = 1 + 8 * 3;

fn noon() -> Timestamp {
    "2026-04-20T05:00:00Z".parse().expect("a moment")
}

fn settled() -> Timestamp {
    noon() + SignedDuration::from_mins(3)
}

async fn superuser(shop: &Shop) -> Client {
    database::connect(&shop.db.super_config()).await.expect("a connection")
}

fn party(n: usize, name: &str) -> Value {
    json!({ "party": format!("P-{n}"), "name": format!("{name} Number{n:04}"), "kind": "customer", "pan": "ABCPJ1234K",
            "phone": "0123", "location": "Pune" })
}

async fn shop_with(parties: usize) -> Shop {
    let shop = Shop::jeweller().await;
    for n in 0..parties {
        shop.run::<CreateParty>("mia", party(n, "Meera")).await.expect("added");
    }
    noted(&shop, 1).await;
    shop
}

/// The use of a token is noted apart from the call. Until then a walk would skip the token's row.
async fn noted(shop: &Shop, tokens: i64) {
    let (client, used) =
        (superuser(shop).await, "select count(*) from app.api_token where used_at is not null");
    while client.query_one(used, &[]).await.expect("counted").get::<_, i64>(0) < tokens {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn rotate(shop: &Shop) -> u32 {
    shop.platform.encryption.vault().rotate(shop.tenant.uuid(), noon()).expect("a newer key")
}

async fn standing(shop: &Shop) -> RotationStatus {
    let all = key_rotation::standings(&shop.platform).await.expect("counted");
    all.into_iter().find(|it| it.tenant == shop.tenant.uuid()).expect("it had a newer key")
}

/// Walks until no value is left with an old key. Returns the number of values.
async fn finish(shop: &Shop, rotation: &mut Rotation) -> i64 {
    let mut values = 0;
    loop {
        let moved = rotation.look(&Lifetime::on_every_day_until(settled())).await.expect("a look");
        if moved == 0 {
            return values;
        }
        values += moved;
        assert!(values < 100_000, "it does not end: {:?}", standing(shop).await);
    }
}

/// Opens every value of every party in its own cell. Returns the number of values.
async fn all_open(shop: &Shop, client: &Client) -> usize {
    let mut count = 0;
    for column in COLUMNS.iter().filter(|it| it.table == "ledger.party" && it.form == Form::Sealed) {
        let cell = column.cell().expect("it is sealed").name();
        let values =
            format!("select party_id, {}::bytea from ledger.party where {0} is not null", column.name);
        for row in client.query(&values, &[]).await.expect("values") {
            let cell = platform::keyring::Cell { tenant: shop.tenant.uuid(), column: cell, row: row.get(0) };
            shop.platform.encryption.vault().open(&cell, row.get(1)).expect("it opens");
            count += 1;
        }
    }
    count
}

/// The program may change its body once, when the party is erased: triggers see to it.
const REDACTED: &str = "ledger.document";

#[tokio::test]
async fn every_sealed_column_is_sealed_anew_or_named_among_those_that_the_program_may_not_change() {
    let shop = Shop::jeweller().await;
    let client = superuser(&shop).await;
    let may = "select pg_catalog.has_column_privilege('steel_app', $1, $2, 'update')";
    // A table is sealed again as a whole: one column without the right to update stops it.
    let mut all: BTreeMap<&str, bool> = BTreeMap::new();
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        let may: bool = client.query_one(may, &[&column.table, &column.name]).await.expect("looked").get(0);
        *all.entry(column.table).or_insert(true) &= may && column.table != REDACTED;
    }
    let stays: BTreeMap<&str, &str> = key_rotation::stays().collect();
    for (table, may) in &all {
        let told = "`stays` says why in its classes, where the program may not change what lies sealed in it, and only there";
        assert_eq!(stays.contains_key(table), !may, "{table}: {told}");
    }
    assert!(stays.values().all(|why| !why.is_empty()));
}

#[tokio::test]
async fn a_newer_key_seals_what_is_new_at_once_and_what_is_old_soon_and_loses_nothing_on_the_way() {
    let shop = shop_with(450).await;
    let client = superuser(&shop).await;
    let (first, mut rotation) = (rotate(&shop), Rotation::new(shop.platform.clone()));
    let before = standing(&shop).await;
    // Code, name, PAN, phone and place of each.
    assert_eq!((before.key, before.versions, before.waiting), (first, 2, 450 * 5 + BARE));
    let began = Instant::now();
    let (writes, walks) = tokio::join!(
        async {
            let mut writes = 0;
            for n in 0..120 {
                let row = party(n * 3, "Kamala");
                shop.run::<UpdateParty>("mia", row).await.expect("changed while it is sealed anew");
                let one = json!({ "search": format!("Number{:04}", n * 3) });
                let found = shop.ask::<ListParties>("mia", one).await.expect("read while it is sealed anew");
                assert_eq!(found["rows"].as_array().map(Vec::len), Some(1), "{n}");
                writes += 1;
                if n % 40 == 20 {
                    rotate(&shop);
                }
            }
            writes
        },
        async {
            let mut walks = Vec::new();
            for _ in 0..25 {
                walks.push(rotation.look(&Lifetime::on_every_day_until(noon())).await.expect("a look"));
                tokio::time::sleep(Duration::from_millis(3)).await;
            }
            walks
        }
    );
    println!("rotation: {writes} writes, {walks:?} values in {:?}", began.elapsed());
    finish(&shop, &mut rotation).await;
    let after = standing(&shop).await;
    assert_eq!((after.waiting, after.versions), (0, 5));
    assert_eq!(all_open(&shop, &client).await, 450 * 5);
    // The party is found by its code, whose index is a keyed hash, and by its name; the log is readable as
    // before.
    shop.run::<UpdateParty>("mia", party(449, "Meera")).await.expect("found by its code");
    let twice = shop.run::<CreateParty>("mia", party(449, "Meera")).await;
    assert_eq!(twice, Err("value_unknown party".into()), "two of one code are still told");
    assert!(opened(shop.platform.encryption.vault(), &client).await.len() > 900);
    assert!(key_rotation::staying(&shop.platform, after).await.expect("counted") > 900);
    let events = told(shop.platform.encryption.vault(), &client, "keys.reseal").await;
    assert!(events.iter().all(|it| it.result == "ok") && !events.is_empty());
}

/// A killed program closes its connections at whatever point it is: each attempt is cut off a little later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_killed_between_any_two_steps_leaves_each_value_whole_and_the_next_goes_on() {
    let shop = shop_with(450).await;
    let client = superuser(&shop).await;
    let mut cut = 0;
    for n in 0..30_u64 {
        rotate(&shop);
        let mut rotation = Rotation::new(shop.platform.clone());
        let walk = tokio::spawn(async move { rotation.look(&Lifetime::on_every_day_until(settled())).await });
        tokio::time::sleep(Duration::from_micros(1_500 * n)).await;
        walk.abort();
        cut += usize::from(walk.await.is_err());
        assert_eq!(all_open(&shop, &client).await, 450 * 5, "after kill {n}");
    }
    assert!(cut > 10, "only {cut} were cut off in the middle");
    // The server ends the killed program's transactions as soon as it sees the closed connection.
    tokio::time::sleep(Duration::from_millis(200)).await;
    finish(&shop, &mut Rotation::new(shop.platform.clone())).await;
    assert_eq!(standing(&shop).await.waiting, 0);
    assert_eq!(all_open(&shop, &client).await, 450 * 5);
    println!("rotation: {cut} of 30 walks were killed in the middle");
}

#[tokio::test]
async fn a_row_that_somebody_holds_is_passed_by_and_found_again() {
    let shop = shop_with(4).await;
    let holder = superuser(&shop).await;
    holder.batch_execute("begin").await.expect("begun");
    let hold = "select party_id from ledger.party order by party_id limit 1 for update";
    holder.query(hold, &[]).await.expect("held");
    // A row lock as a new bill takes on its party, and any new row on its workspace, holds nobody up.
    let refer = "select party_id from ledger.party order by party_id desc limit 1 for key share";
    holder.query(refer, &[]).await.expect("referred to");
    holder.query("select tenant_id from app.tenant for key share", &[]).await.expect("referred to");
    rotate(&shop);
    let (mut rotation, began) = (Rotation::new(shop.platform.clone()), Instant::now());
    assert_eq!(rotation.look(&Lifetime::on_every_day_until(settled())).await.expect("a look"), 3 * 5 + BARE);
    assert!(began.elapsed() < Duration::from_secs(5), "it waited for who holds the row");
    assert_eq!(standing(&shop).await.waiting, 5);
    holder.batch_execute("commit").await.expect("let go");
    assert_eq!(rotation.look(&Lifetime::on_every_day_until(settled())).await.expect("a look"), 5);
}

#[tokio::test]
async fn a_workspace_that_cannot_be_walked_over_holds_up_no_other() {
    let one = Shop::jeweller().await;
    let other = one.beside("second").await;
    let (mut first, mut second) = (&one, &other);
    if second.tenant.uuid() < first.tenant.uuid() {
        (first, second) = (second, first);
    }
    for shop in [first, second] {
        shop.run::<CreateParty>("mia", party(1, "Meera")).await.expect("added");
        rotate(shop);
    }
    noted(first, 2).await;
    let refuses = format!(
        "create function app.refuses() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
         create trigger refuses before update on ledger.party for each row when (old.tenant_id = '{}')
         execute function app.refuses()",
        first.tenant.uuid()
    );
    superuser(first).await.batch_execute(&refuses).await.expect("planted");
    let mut rotation = Rotation::new(first.platform.clone());
    assert!(rotation.look(&Lifetime::on_every_day_until(settled())).await.is_err(), "the trouble is told");
    assert_eq!((standing(first).await.waiting, standing(second).await.waiting), (5, 0));
}

#[tokio::test]
async fn what_was_sealed_with_the_key_before_and_committed_late_is_found_too() {
    let shop = shop_with(1).await;
    let client = superuser(&shop).await;
    let name = "select name::bytea from ledger.party";
    let early: Vec<u8> = client.query_one(name, &[]).await.expect("a value").get(0);
    rotate(&shop);
    let mut rotation = Rotation::new(shop.platform.clone());
    assert_eq!(rotation.look(&Lifetime::on_every_day_until(noon())).await.expect("a look"), 5 + BARE);
    // A call that sealed it before the rotation commits after the walk.
    client.execute("update ledger.party set name = $1::bytea", &[&early]).await.expect("written");
    assert_eq!(rotation.look(&Lifetime::on_every_day_until(settled())).await.expect("a look"), 1);
    assert_eq!(standing(&shop).await.waiting, 0);
}

#[tokio::test]
async fn a_value_that_was_moved_is_not_sealed_where_it_was_moved_to() {
    let shop = shop_with(5).await;
    let client = superuser(&shop).await;
    let swap = "update ledger.party a set name = b.name from ledger.party b
                where (a.party_id, b.party_id) in (select x.party_id, y.party_id from
                    (select min(party_id::text)::uuid as party_id from ledger.party) x,
                    (select max(party_id::text)::uuid as party_id from ledger.party) y
                    union all select y.party_id, x.party_id from
                    (select min(party_id::text)::uuid as party_id from ledger.party) x,
                    (select max(party_id::text)::uuid as party_id from ledger.party) y)";
    assert_eq!(client.execute(swap, &[]).await.expect("a superuser can"), 2);
    let newest = rotate(&shop);
    finish(&shop, &mut Rotation::new(shop.platform.clone())).await;
    assert_eq!(standing(&shop).await.waiting, 2, "both are left as they lie");
    let left =
        "select party_id, name::bytea from ledger.party where substring(name::bytea from 2 for 4) <> $1";
    let left = client.query(left, &[&&mark_of(newest)[..]]).await.expect("rows");
    assert_eq!(left.len(), 2);
    for row in left {
        let (row, value): (Uuid, Vec<u8>) = (row.get(0), row.get(1));
        let cell = platform::keyring::Cell { tenant: shop.tenant.uuid(), column: "ledger.party.name", row };
        assert!(matches!(shop.platform.encryption.vault().open(&cell, &value), Err(Fault::Broken)));
    }
    let events = told(shop.platform.encryption.vault(), &client, "keys.reseal").await;
    assert_eq!(events.last().and_then(|it| it.code.as_deref()), Some("seal_broken"));
}

#[tokio::test]
async fn an_old_key_stays_as_long_as_a_value_or_a_backup_needs_it_and_then_goes() {
    let shop = shop_with(3).await;
    let vault = shop.platform.encryption.vault().clone();
    let keys = || vault.versions().into_iter().filter(|it| it.tenant == shop.tenant.uuid()).map(|it| it.key);
    let first = keys().next().expect("a key");
    let between = rotate(&shop);
    let mut rotation = Rotation::new(shop.platform.clone());
    finish(&shop, &mut rotation).await;
    let newest = rotate(&shop);
    rotation.look(&Lifetime::on_every_day_until(noon() + DAY * 49)).await.expect("a look");
    assert_eq!(keys().collect::<Vec<_>>(), [first, between, newest], "a backup may need each");
    rotation.look(&Lifetime::on_every_day_until(noon() + DAY * 51)).await.expect("a look");
    assert_eq!(keys().collect::<Vec<_>>(), [first, newest], "the log lies under the first");
    let client = superuser(&shop).await;
    assert!(!opened(&vault, &client).await.is_empty());
    assert_eq!(told(&vault, &client, "keys.retire").await.len(), 1);
}

#[tokio::test]
async fn the_instances_own_keys_stay_because_what_accounts_keep_cannot_be_counted() {
    let shop = Shop::jeweller().await;
    let (vault, instance) = (shop.platform.encryption.vault().clone(), platform::instance::INSTANCE.uuid());
    vault.rotate(instance, noon()).expect("a newer key");
    vault.rotate(instance, noon()).expect("one newer still");
    let mut rotation = Rotation::new(shop.platform.clone());
    for days in [1, 60, 120] {
        rotation.look(&Lifetime::on_every_day_until(noon() + DAY * days)).await.expect("a look");
    }
    assert_eq!(vault.versions().iter().filter(|it| it.tenant == instance).count(), 3);
}
