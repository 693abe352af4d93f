//! An empty workspace is filled with the samples of its trade, on a real database: once, by its Owner, without a posting.

use ledger::accounts::statements::ListBalances;
use ledger::items::{ListItems, UpdateItem};
use make::batches::PlanBatch;
use make::batches::consume::Consume;
use make::batches::output::Output;
use make::batches::show::GetBatch;
use make::batches::steps::{CompleteBatch, ReadyBatch, StartBatch};
use make::readings::PostReading;
use make::recipes::ListRecipes;
use platform::action::Action;
use sell::pieces::ListArticles;
use serde_json::{Value, json};
use steelyard::starter::FillStarter;
use testing::Shop;

async fn items(shop: &Shop) -> Vec<Value> {
    shop.ask::<ListItems>("olive", json!({})).await.expect("items")["rows"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn an_owner_fills_an_empty_workspace_once_with_samples_to_change() {
    let shop = Shop::jeweller().await;
    assert_eq!(shop.run::<FillStarter>("mia", json!({})).await, Err("permission_denied".into()));
    assert_eq!(
        shop.run::<FillStarter>("olive", json!({"trade": "bank"})).await,
        Err("value_unknown trade".into())
    );
    let filled = shop.run::<FillStarter>("olive", json!({"trade": "several"})).await.expect("filled");
    assert_eq!(filled["recipes"], json!(["SAMPLE-CHEESE"]));
    let all = items(&shop).await;
    assert_eq!(all.len(), filled["items"].as_array().map_or(0, Vec::len));
    assert!(all.iter().all(|item| item["name"].as_str().is_some_and(|name| name.ends_with(" (sample)"))));
    let recipes = shop.ask::<ListRecipes>("olive", json!({})).await.expect("recipes");
    assert_eq!(recipes["rows"].as_array().map(Vec::len), Some(1));
    let balances = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances");
    let is_metal = |row: &Value| row["commodity"].as_str().is_some_and(|it| it.ends_with("_FINE_MG"));
    assert!(
        balances["rows"].as_array().expect("rows").iter().all(is_metal),
        "no money is posted: {balances}"
    );
    let again = shop.run::<FillStarter>("olive", json!({"trade": "shop"})).await;
    assert_eq!(again, Err("order_state_invalid ".trim().into()));
    let named = json!({"code": "SAMPLE-MUG", "name": "Mug with our name"});
    shop.run::<UpdateItem>("olive", named).await.expect("changed");
    assert!(items(&shop).await.iter().any(|item| item["name"] == "Mug with our name"));
    let told = shop.told(FillStarter::NAME).await;
    assert_eq!(told.iter().filter(|event| event.result == "ok").count(), 1);
    let other = shop.beside("next-door").await;
    assert_eq!(items(&other).await, Vec::<Value>::new());
}

#[tokio::test]
async fn the_first_batch_of_the_samples_is_worked_to_its_end() {
    let shop = Shop::dairy().await;
    let filled = shop.run::<FillStarter>("olive", json!({})).await.expect("filled");
    assert_eq!(filled["suppliers"], json!(["SAMPLE-FARM"]));
    let of = json!({"batch": "B-1"});
    let plan = json!({"batch": "B-1", "recipe": "SAMPLE-CHEESE", "equipment": ["SAMPLE-VAT"]});
    shop.run::<PlanBatch>("max", plan).await.expect("planned");
    shop.run::<ReadyBatch>("max", of.clone()).await.expect("ready");
    shop.run::<StartBatch>("max", of.clone()).await.expect("started");
    let batch = shop.ask::<GetBatch>("max", of.clone()).await.expect("a batch");
    for line in batch["lines"].as_array().expect("lines") {
        let lot = format!("{}-1", line["item"].as_str().expect("an item"));
        let taken = json!({
            "batch": "B-1", "line": line["line"], "lot": lot, "quantity": line["planned"], "unit": line["unit"],
        });
        shop.run::<Consume>("max", taken).await.expect("its lot is in date");
    }
    let reading = json!({
        "batch": "B-1", "control_point": "SAMPLE-PASTEURISING", "instrument": "SAMPLE-PROBE", "device": "sheet-B-1", "seq": 1,
        "at": "2026-03-05T09:00:00Z", "value": "73", "unit": "Cel",
    });
    let judged = shop.run::<PostReading>("max", reading).await.expect("the thermometer may be used");
    assert_eq!(judged["result"], json!("pass"));
    let made =
        json!({"batch": "B-1", "item": "SAMPLE-CHEESE", "lot": "B-1-1", "quantity": "14", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    shop.run::<CompleteBatch>("max", of).await.expect("completed");
}

#[tokio::test]
async fn a_jewellers_sample_pieces_are_in_stock_to_be_scanned() {
    let shop = Shop::jeweller().await;
    let filled = shop.run::<FillStarter>("olive", json!({"trade": "jeweller"})).await.expect("filled");
    assert_eq!((&filled["lots"], &filled["recipes"]), (&json!([]), &json!([])));
    let pieces = shop.ask::<ListArticles>("cas", json!({})).await.expect("pieces");
    let tags: Vec<&Value> = pieces["rows"].as_array().expect("rows").iter().map(|row| &row["tag"]).collect();
    assert_eq!(tags, ["SAMPLE-CHAIN", "SAMPLE-PIN"]);
}
