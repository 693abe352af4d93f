//! A legal hold that is placed while somebody is erased, and an erasure while a hold is placed, on a real database.
//! Invariant: the later of the two waits for the earlier and sees what it did, so nobody is erased under a hold
//! that is in force, and no hold is on a person who is gone.

use ledger::parties::{CreateParty, EraseParty};
use obligations::holds::{LiftHold, ListHolds, PlaceHold};
use serde_json::{Value, json};
use std::time::Duration;
use testing::Shop;
use tokio_postgres::Client;

const WAITS: Duration = Duration::from_secs(5);

async fn with_meera() -> Shop {
    let shop = Shop::jeweller().await;
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    shop
}

async fn connected(shop: &Shop) -> Client {
    database::connect(&shop.db.super_config()).await.expect("a connection")
}

async fn erase(shop: &Shop) -> Result<Value, String> {
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", typed).await
}

fn of_all() -> Value {
    json!({ "reason": "an order of a court", "until": "2026-12-31" })
}

/// Waits until so many calls wait for a lock.
async fn wait_for(looking: &Client, many: i64) {
    const WAITING: &str = "select count(*) from pg_stat_activity
                           where datname = current_database() and wait_event_type = 'Lock'";
    while looking.query_one(WAITING, &[]).await.expect("a count").get::<_, i64>(0) < many {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Erases Meera, and places a hold meanwhile. The test has locked some rows, on which the erasure waits, until
/// both wait.
async fn placed_behind_erasure(shop: &Shop, locks: &str, hold: Value) -> Result<Value, String> {
    let (mut holder, looking) = (connected(shop).await, connected(shop).await);
    let held = holder.transaction().await.expect("a transaction");
    held.batch_execute(locks).await.expect("locked");
    let places = async {
        wait_for(&looking, 1).await;
        shop.run::<PlaceHold>("olive", hold).await
    };
    let ends = async {
        let both = tokio::time::timeout(WAITS, wait_for(&looking, 2)).await;
        held.commit().await.expect("released");
        both
    };
    let (erased, placed, both) = tokio::join!(erase(shop), places, ends);
    erased.expect("erased: no hold was in force when it began");
    both.expect("the hold waits for the erasure");
    placed
}

#[tokio::test]
async fn a_hold_on_whom_an_erasure_takes_meanwhile_is_refused() {
    let shop = with_meera().await;
    let hold = json!({ "party": "c-meera", "reason": "a dispute" });
    let placed = placed_behind_erasure(&shop, "select from ledger.party for update", hold).await;
    assert_eq!(placed, Err("party_erased party".into()));
    let list = shop.ask::<ListHolds>("olive", json!({})).await.expect("a list");
    assert_eq!(list["rows"], json!([]), "nobody who is gone is held");
}

#[tokio::test]
async fn a_hold_of_the_workspace_waits_for_an_erasure_in_progress() {
    let shop = with_meera().await;
    // By then the erasure has asked whether a hold is in force.
    let placed = placed_behind_erasure(&shop, "select from ledger.party_word for update", of_all()).await;
    assert_eq!(placed.expect("placed")["in_force"], json!(true));
}

#[tokio::test]
async fn an_erasure_waits_for_a_hold_that_is_being_placed_and_is_refused() {
    let shop = with_meera().await;
    let placed = shop.run::<PlaceHold>("olive", of_all()).await.expect("placed");
    let lift = json!({ "hold": placed["hold"], "reason": "settled" });
    shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    let (mut holder, looking) = (connected(&shop).await, connected(&shop).await);
    // As another program places one: it has the workspace's row, and nobody sees the hold yet.
    let placing = holder.transaction().await.expect("a transaction");
    let hold = "select from app.tenant for no key update;
                update app.legal_hold set lifted_reason = null, lifted_by = null, lifted_at = null";
    placing.batch_execute(hold).await.expect("being placed");
    let ends = async {
        let waits = tokio::time::timeout(WAITS, wait_for(&looking, 1)).await;
        placing.commit().await.expect("placed");
        waits
    };
    let (erased, waits) = tokio::join!(erase(&shop), ends);
    waits.expect("the erasure waits for the hold");
    assert_eq!(erased, Err("legal_hold party".into()));
}
