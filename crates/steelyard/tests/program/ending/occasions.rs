//! What cash was for, as an earlier release wrote it: in clear text. And an erasure of its person.
//! Invariant: at any moment the law's sum for an event counts every row, sealed or not.

use super::gone::{noon, superuser};
use jiff::SignedDuration;
use ledger::parties::{CreateParty, EraseParty};
use lifecycle::emptying::{self, Emptying};
use platform::encryption::Key;
use platform::keyring::Cell;
use sell::invoices::PostInvoice;
use sell::receipts::ReceivePayment;
use serde_json::{Value, json};
use testing::{Shop, told};
use tokio_postgres::Client;
use uuid::Uuid;

const WEDDING: &str = "Wedding of Meera and Arun";
/// The same, as a cashier in a hurry types it.
const SPELT: &str = "Wedding  of Meera\tand ARUN ";
const COLUMN: &str = "ledger.tender.event";

/// A customer who paid a bill with cash for the wedding.
async fn paid(shop: &Shop, party: &str) {
    let new = json!({ "party": party, "name": format!("Person {party}"), "kind": "customer", "state": "27" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let line = json!({ "description": "Idol", "other_minor": 100_000, "tax_class": "jewellery" });
    let bill = json!({ "party": party, "place_of_supply": "27", "lines": [line] });
    let bill = shop.run::<PostInvoice>("mia", bill).await.expect("a bill");
    let due = bill["document"]["total_minor"].as_i64().expect("an amount");
    cash(shop, party, due, json!({ "invoice": bill["number"] })).await.expect("paid");
}

async fn cash(shop: &Shop, party: &str, amount: i64, more: Value) -> Result<Value, String> {
    let mut receipt =
        json!({ "party": party, "event": WEDDING, "tenders": [{ "mode": "cash", "amount_minor": amount }] });
    receipt.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    shop.run::<ReceivePayment>("mia", receipt).await
}

/// Leaves the rows as an earlier release wrote them.
async fn in_clear_text(client: &Client) {
    let back = "update ledger.tender set event = $1, occasion = null, occasion_blind = null where occasion is not null";
    let changed = client.execute(back, &[&SPELT]).await.expect("rows of before");
    assert!(changed > 0, "nothing was sealed");
}

/// Each row's occasion, opened, and whether it is in clear text.
async fn occasions(shop: &Shop, client: &Client) -> Vec<(Option<String>, bool)> {
    let rows = "select document_id, t.line_no, t.occasion::bytea, t.event is not null from ledger.tender t
                join ledger.document d using (tenant_id, document_id) where tenant_id = $1 order by d.number";
    let rows = client.query(rows, &[&shop.tenant.uuid()]).await.expect("rows");
    let opened = |row: &tokio_postgres::Row| {
        let cell = Cell {
            tenant: shop.tenant.uuid(),
            column: "ledger.tender.occasion",
            row: (row.get::<_, Uuid>(0), row.get::<_, i32>(1)).row(),
        };
        let sealed: Option<Vec<u8>> = row.get(2);
        let open = |it: Vec<u8>| shop.platform.encryption.vault().open(&cell, &it).expect("opens").to_vec();
        (sealed.map(|it| String::from_utf8(open(it)).expect("text")), row.get(3))
    };
    rows.iter().map(opened).collect()
}

/// Whether one more rupee for the wedding is too much.
async fn is_at_the_limit(shop: &Shop, party: &str) -> bool {
    cash(shop, party, 15_000_000, json!({})).await == Err("cash_limit_event tenders".into())
}

#[tokio::test]
async fn words_of_an_earlier_release_are_sealed_once_and_count_all_the_while() {
    let mut shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    let (client, emptying) = (superuser(&shop).await, Emptying::new(shop.platform.clone()));
    for of in [&shop, &other] {
        paid(of, "c-meera").await;
        cash(of, "c-meera", 10_000_000, json!({})).await.expect("an advance");
    }
    shop.at("2026-04-22T05:00:00Z");
    in_clear_text(&client).await;
    assert!(is_at_the_limit(&shop, "c-meera").await, "as long as it is in clear text");

    assert!(emptying.look(noon()).await.expect("sealed"));
    let sealed = [(Some(SPELT.to_owned()), false), (Some(SPELT.to_owned()), false)];
    for of in [&shop, &other] {
        assert_eq!(occasions(of, &client).await, sealed);
    }
    assert!(is_at_the_limit(&shop, "c-meera").await, "and when it is sealed");

    assert!(emptying.look(noon()).await.expect("nothing is left"));
    let told = told(shop.platform.encryption.vault(), &client, "columns.seal").await;
    assert_eq!(told.len(), 1, "{told:?}");
    let told = serde_json::to_string(&told[0].content).expect("text");
    assert!(told.contains(COLUMN) && !told.contains("Wedding"), "{told}");
    let asked = async |days: i64| {
        emptying::former_columns(&shop.platform, noon() + SignedDuration::from_hours(24 * days))
            .await
            .expect("read")
    };
    assert_eq!((asked(49).await.len(), asked(51).await.len()), (1, 0), "as long as a backup may have them");
    let may = "select has_column_privilege('steel_app', 'ledger.tender', 'event', 'insert')
                   or has_column_privilege('steel_app', 'ledger.tender', 'occasion', 'update')";
    assert!(!client.query_one(may, &[]).await.expect("an answer").get::<_, bool>(0));
}

#[tokio::test]
async fn a_new_instance_says_nothing_about_words_that_it_never_had() {
    let shop = Shop::jeweller().await;
    let client = superuser(&shop).await;
    paid(&shop, "c-meera").await;
    assert!(Emptying::new(shop.platform.clone()).look(noon()).await.expect("nothing to do"));
    assert!(told(shop.platform.encryption.vault(), &client, "columns.seal").await.is_empty());
    assert_eq!(emptying::former_columns(&shop.platform, noon()).await.expect("read"), []);
}

#[tokio::test]
async fn an_erasure_takes_what_the_cash_was_for_and_nobody_elses() {
    let shop = Shop::jeweller().await;
    let client = superuser(&shop).await;
    for party in ["c-meera", "c-anil"] {
        paid(&shop, party).await;
    }
    let forget = "select set_config('app.tenant_id', $1::text, false), ledger.forget_occasions(party_id) from ledger.party";
    for row in client.query(forget, &[&shop.tenant.uuid().to_string()]).await.expect("asked") {
        assert_eq!(row.get::<_, i64>(1), 0, "nobody is erased yet");
    }
    shop.run::<EraseParty>("olive", json!({ "party": "c-meera", "typed": "c-meera" })).await.expect("erased");
    let left = occasions(&shop, &client).await;
    assert_eq!(left, [(None, false), (Some(WEDDING.to_owned()), false)]);
}
