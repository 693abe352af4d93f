//! A customer who is erased and a workspace that ends, as the operator could look for them afterwards: in each
//! sealed value, and in the bytes of before, which the backups and the log of changes still have.
//! Invariant: the values are found by the classes of the columns, and none is named but what a law keeps. The
//! search on the disk comes after this, so that no file has a word of them either.

use super::{PATIENCE, word};
use crate::common::world::{Shop, World, now};
use assurance::stored;
use database::classes::{COLUMNS, Form};
use jiff::SignedDuration;
use kernel::role::Role;
use lifecycle::deletion::Deletion;
use lifecycle::key_destruction::Erasure;
use lifecycle::lifetime::Lifetime;
use lifecycle::requests::outside as requests;
use lifecycle::requests::{NewRequest, RequestKind};
use memchr::memmem;
use platform::keyring::Cell;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Values of a column; no table of this test has more.
const MOST: i64 = 50_000;
/// The copy in the closed archive, which two people open.
const KEPT: &str = "app.retained_copy.contents";
/// What her words are, by their fields. Her code is the shop's own word for her and stays in its audit log.
const FIELDS: [&str; 6] = ["name", "phone", "place", "email", "asked as", "question"];
const CODE: &str = "gone-1";

/// A sealed value as it was stored.
struct Value {
    column: String,
    cell: Cell,
    bytes: Vec<u8>,
}

/// Every sealed value of the database.
async fn values(world: &World) -> Vec<Value> {
    let mut all = Vec::new();
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        let name = format!("{}.{}", column.table, column.name);
        let rows = stored::sample(&world.watcher, column, MOST).await.expect("rows");
        all.extend(rows.into_iter().map(|it| Value { column: name.clone(), cell: it.cell, bytes: it.value }));
    }
    all
}

fn her(field: &str) -> String {
    word("", field, "of her who goes")
}

/// The columns of values that open and have a word of hers.
fn columns_with_her(world: &World, values: &[Value]) -> BTreeSet<String> {
    let vault = world.site.platform.encryption.vault();
    let words = FIELDS.map(her);
    let has_her = |it: &&Value| {
        let plain = vault.open(&it.cell, &it.bytes);
        plain.is_ok_and(|plain| words.iter().any(|word| memmem::find(&plain, word.as_bytes()).is_some()))
    };
    values.iter().filter(has_her).map(|it| it.column.clone()).collect()
}

/// Everything that a shop may know of a customer: who she is, a bill that was mailed and came back, one that
/// waits, and what she asked.
async fn meet(world: &World, shop: &Shop) {
    let owner = shop.token(Role::Owner);
    let email = format!("{}@quiet.example", her("email"));
    let party = json!({ "party": CODE, "name": her("name"), "kind": "customer", "state": "27", "pan": "ZQCPA1234K",
                        "phone": her("phone"), "location": her("place"), "email": email });
    world.done("workspace.party.create", owner, &party).await;
    let line = json!({ "description": "Idol", "other_minor": 100_000, "tax_class": "jewellery" });
    let bill = json!({ "party": CODE, "place_of_supply": "27", "lines": [line] });
    let posted = world.done("sell.invoice.post", owner, &bill).await["number"].clone();
    world.done("sell.invoice.send", owner, &json!({ "invoice": posted, "email": email })).await;
    let back = json!({ "invoice": posted, "reason": "it came back" });
    world.done("sell.invoice.reverse", owner, &back).await;
    world.done("sell.invoice.draft", owner, &bill).await;
    let new = NewRequest {
        kind: RequestKind::Erasure,
        name: her("asked as"),
        contact: Some(email),
        words: Some(her("question")),
    };
    let at = (shop.slug.as_str(), "192.0.2.79", "");
    let asked = requests::receive(&world.site.platform, now(), at, &new).await.expect("a request");
    world.done("workspace.request.take", owner, &json!({ "number": asked.number })).await;
    let found = json!({ "number": asked.number, "party": CODE });
    world.done("workspace.request.match", owner, &found).await;
}

/// Erases her. Only the copy that a law keeps can be read, and her own key opens nothing of before.
async fn erase_her(world: &World, shop: &Shop) {
    let before = values(world).await;
    let there = columns_with_her(world, &before);
    for column in ["ledger.party.name", "ledger.party.phone", "app.mail.address", "app.person_request.words"]
    {
        assert!(there.contains(column), "{column} is not among {there:?}");
    }
    let typed = json!({ "party": CODE, "typed": CODE });
    world.done("workspace.party.erase", shop.token(Role::Owner), &typed).await;
    let erasure = Erasure::new(world.site.platform.clone(), world.access.jobs.clone());
    let settled = now() + SignedDuration::from_mins(3);
    assert!(
        erasure.look(&Lifetime::on_every_day_until(settled)).await.expect("a look") > 0,
        "her key is destroyed"
    );
    let left = columns_with_her(world, &values(world).await);
    assert_eq!(left, BTreeSet::from([KEPT.to_owned()]), "what can be read of her");
    let older = columns_with_her(world, &before);
    assert!(older.iter().all(|column| !column.starts_with("ledger.party.")), "{older:?}");
    println!("erased: of {} columns {left:?} is left; until the backups end also {older:?}", there.len());
}

/// Ends the workspace: nothing of it opens any more, as it is stored and as it was.
async fn end(world: &World, shop: &Shop) {
    let tenant = shop.tenant.uuid();
    let of_it = |it: &Value| it.cell.tenant == tenant;
    let before: Vec<Value> = values(world).await.into_iter().filter(of_it).collect();
    let vault = world.site.platform.encryption.vault().clone();
    assert!(before.iter().filter(|it| vault.open(&it.cell, &it.bytes).is_ok()).count() > 50);
    let close = json!({ "address": shop.slug, "reason": "the shop moves" });
    world.done("workspace.close", shop.token(Role::Owner), &close).await;
    let past =
        "update app.closing set closed_at = now() - interval '40 days', ends_at = now() - interval '10 days'
                where tenant_id = $1";
    world.watcher.execute(past, &[&tenant]).await.expect("its day is past");
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        let deletion = Deletion::new(world.site.platform.clone(), world.access.jobs.clone());
        // Nothing is done while the served program does it.
        let _ = deletion.look(&Lifetime::on_every_day_until(now())).await;
        if lifecycle::deletion::ended(&world.site.platform).await.is_ok_and(|all| !all.is_empty()) {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(rows(world, tenant).await, 0, "rows are left");
    assert!(vault.is_buried(tenant), "its keys are destroyed");
    let opens = |it: &&Value| vault.open(&it.cell, &it.bytes).is_ok();
    let open: BTreeSet<&str> = before.iter().filter(opens).map(|it| it.column.as_str()).collect();
    assert_eq!(open, BTreeSet::new(), "bytes of before that open");
    let all = values(world).await;
    assert!(!all.iter().any(of_it) && columns_with_her(world, &all).is_empty(), "values are left");
    println!("ended: none of {} values of before opens", before.len());
}

/// How many rows there are of a workspace, in all tables but the directory of addresses.
async fn rows(world: &World, tenant: Uuid) -> i64 {
    let mut all = 0;
    for table in world.tables().await {
        let count = format!("select count(*) from {table} where tenant_id = $1");
        all += world.watcher.query_one(&count, &[&tenant]).await.expect("a count").get::<_, i64>(0);
    }
    all
}

/// A workspace of its own: she is erased there, and then it ends.
pub async fn leave(world: &World) {
    let shop = world.shop("gone").await;
    meet(world, &shop).await;
    erase_her(world, &shop).await;
    end(world, &shop).await;
}
