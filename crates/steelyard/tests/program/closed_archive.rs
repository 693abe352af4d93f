//! A customer who is erased, and a workspace that ends, while the law keeps their bills: all is gone but what
//! is in the closed archive, which two people open for an hour, until its time is over.
//! Invariant: nobody reads a copy alone, and nobody reads it after its last day.

use jiff::{SignedDuration, Timestamp};
use kernel::day::parse_instant;
use ledger::parties::{CreateParty, EraseParty};
use ledger::stock::lots::receive::ReceiveLot;
use ledger::stock::shipments::ShipLot;
use lifecycle::deletion::{self, Deletion, HoldTrial};
use lifecycle::key_destruction::Erasure;
use lifecycle::lifetime::Lifetime;
use lifecycle::retention::books;
use lifecycle::retention::books_trial::{BooksTrial, try_books};
use lifecycle::retention::{DONE, Retention};
use obligations::holds::{LiftHold, PlaceHold};
use obligations::retention::archive::{ApproveOpening, AskOpening, GetArchive};
use obligations::retention::books::{ApproveBooks, AskBooks, GetBooks, ListBooks};
use sell::invoices::PostInvoice;
use sell::invoices::list::Invoice;
use sell::invoices::reverse::ReverseInvoice;
use serde_json::{Value, json};
use steelyard::import::RunImport;
use testing::Shop;

fn moment(text: &str) -> Timestamp {
    parse_instant(text).expect("a moment")
}

/// An erased customer with a bill and its reversal. Gives the answer to the erasure and the bill's number.
async fn erase_with_bill(shop: &Shop) -> (Value, Value) {
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer", "phone": "9812345678", "state": "27" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let line = json!({ "description": "Idol", "other_minor": 100_000, "tax_class": "jewellery" });
    let bill = json!({ "party": "c-meera", "place_of_supply": "27", "lines": [line] });
    let number = shop.run::<PostInvoice>("mia", bill).await.expect("a bill")["number"].clone();
    let back = json!({ "invoice": number, "reason": "it came back" });
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    (shop.run::<EraseParty>("olive", typed).await.expect("erased"), number)
}

async fn archive(shop: &Shop, person: &str) -> Value {
    shop.ask::<GetArchive>(person, json!({})).await.expect("the archive")
}

#[tokio::test]
async fn the_name_is_in_the_closed_archive_alone_and_two_people_open_it_for_an_hour() {
    let mut shop = Shop::jeweller().await;
    let (gone, number) = erase_with_bill(&shop).await;
    assert_eq!(gone["kept_until"], "2035-03-31");
    let bill = shop.ask::<Invoice>("cas", json!({ "invoice": number })).await.expect("the bill stays");
    assert!(bill["buyer"].is_null() && !bill.to_string().contains("Meera"), "{bill}");
    assert_eq!(bill["party"], gone["party"]);
    for person in ["adam", "mia", "cas", "audi"] {
        let refused = shop.ask::<GetArchive>(person, json!({})).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
    let listed = archive(&shop, "olive").await;
    assert_eq!((&listed["rows"][0]["documents"], &listed["open"]), (&json!(2), &json!([])));
    assert!(!listed.to_string().contains("Meera"), "{listed}");

    let ask = json!({ "copy": listed["rows"][0]["copy"], "purpose": "tax", "reason": "an audit of 2026" });
    let asked = shop.run::<AskOpening>("acco", ask).await.expect("asked");
    let opening = json!({ "opening": asked["opening"] });
    let alone = shop.run::<ApproveOpening>("acco", opening.clone()).await;
    assert_eq!(alone, Err("value_unknown opening".into()), "nobody opens it alone");
    assert_eq!(archive(&shop, "acco").await["open"], json!([]), "not yet");
    shop.run::<ApproveOpening>("olive", opening.clone()).await.expect("approved");
    assert_eq!(
        shop.run::<ApproveOpening>("olive", opening).await,
        Err("value_unknown opening".into()),
        "once"
    );
    for person in ["acco", "olive"] {
        let open = archive(&shop, person).await["open"].to_string();
        assert!(open.contains("Meera Joshi") && open.contains("9812345678"), "{person}: {open}");
    }
    assert_eq!(
        shop.told("workspace.retention.approve").await.iter().filter(|it| it.result == "ok").count(),
        1
    );
    shop.at("2026-04-20T06:00:01Z");
    assert_eq!(archive(&shop, "acco").await["open"], json!([]), "it closed by itself");
}

#[tokio::test]
async fn a_copy_goes_with_its_key_when_its_time_is_over_and_not_while_a_hold_keeps_it() {
    let shop = Shop::jeweller().await;
    erase_with_bill(&shop).await;
    let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(
        retention.look(&Lifetime::on_every_day_until(moment("2035-03-31T05:00:00Z"))).await.expect("a look"),
        0
    );
    retention.look(&Lifetime::on_every_day_until(moment("2035-04-02T05:00:00Z"))).await.expect("it is told");
    let hold = json!({ "reason": "an order of a court", "until": "2035-12-31" });
    let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
    let over = moment("2035-05-03T05:00:00Z");
    assert_eq!(
        retention.look(&Lifetime::on_every_day_until(over)).await.expect("a look"),
        0,
        "the hold keeps it"
    );
    let lift = json!({ "hold": placed["hold"], "reason": "settled" });
    shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    assert_eq!(retention.look(&Lifetime::on_every_day_until(over)).await.expect("a look"), 1);
    assert_eq!(retention.look(&Lifetime::on_every_day_until(over)).await.expect("a look"), 0, "once");
    assert_eq!(shop.told(DONE).await.len(), 1);
    assert!(!archive(&shop, "olive").await["rows"][0]["ended_at"].is_null());
    let copy = archive(&shop, "olive").await["rows"][0]["copy"].clone();
    let ask = json!({ "copy": copy, "purpose": "tax", "reason": "an audit" });
    assert_eq!(shop.run::<AskOpening>("acco", ask).await, Err("not_found copy".into()));
    // The keys of the customer and of the copy.
    let erasure = Erasure::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(
        erasure
            .look(&Lifetime::on_every_day_until(over + SignedDuration::from_mins(3)))
            .await
            .expect("destroyed"),
        2
    );
}

#[tokio::test]
async fn a_workspace_with_a_hold_that_has_no_last_day_is_not_closed() {
    let shop = Shop::jeweller().await;
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let hold = json!({ "party": "c-meera", "reason": "a dispute" });
    let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
    let close = json!({ "address": "shop", "reason": "the shop moves" });
    let refused = shop.run::<admin::settings::closing::Close>("olive", close.clone()).await;
    assert_eq!(refused, Err("legal_hold address".into()));
    let lift = json!({ "hold": placed["hold"], "reason": "settled" });
    shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    shop.run::<admin::settings::closing::Close>("olive", close).await.expect("closed");
    let late = json!({ "party": "c-meera", "reason": "a dispute" });
    let refused = shop.run::<PlaceHold>("olive", late).await;
    assert_eq!(refused, Err("field_required until".into()), "in a closed workspace it has a last day");
    let late = json!({ "party": "c-meera", "reason": "a dispute", "until": "2027-01-31" });
    assert!(shop.run::<PlaceHold>("olive", late).await.is_ok(), "it can still be placed");
}

const ENDED: &str = "2026-06-01T05:00:00Z";

/// A shop with a bill that ended, and the people who run the instance: ops, otto and tess operate it, aud
/// looks.
async fn end_with_books() -> (Shop, Shop) {
    let mut shop = Shop::jeweller().await;
    erase_with_bill(&shop).await;
    let close = json!({ "address": "shop", "reason": "the shop moves", "keep_books": true });
    let closed = shop.run::<admin::settings::closing::Close>("olive", close).await.expect("closed");
    assert_eq!(closed["books_until"], "2035-03-31");
    shop.at(ENDED);
    // As if the program was killed between the copy and the end of the keys.
    books::keep_books(&shop.platform, shop.tenant, moment(ENDED)).await.expect("copied");
    let ending = Deletion::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(
        ending.look(&Lifetime::on_every_day_until(moment(ENDED))).await.expect("a look"),
        1,
        "no hold keeps it"
    );
    let told = shop.told(books::KEPT).await;
    assert_eq!(told.len(), 1, "copied once: {told:?}");
    let ops = shop.operators().await.with_operator("otto").await.with_operator("tess").await;
    (shop, ops)
}

async fn kept_books(ops: &Shop, person: &str) -> Value {
    ops.ask::<ListBooks>(person, json!({})).await.expect("the archive")
}

#[tokio::test]
async fn of_a_workspace_that_ends_its_books_alone_remain_and_two_operators_read_them_for_an_hour() {
    let (shop, mut ops) = end_with_books().await;
    let left = deletion::left(&shop.platform, shop.tenant.uuid()).await.expect("counted");
    assert!(left.is_empty(), "only the books remain: {left:?}");
    assert!(shop.platform.encryption.vault().is_buried(shop.tenant.uuid()), "its keys are gone");
    let refused = shop.ask::<GetArchive>("olive", json!({})).await;
    assert!(refused.is_err(), "nobody enters after the end: {refused:?}");
    let listed = kept_books(&ops, "aud").await;
    let row = &listed["rows"][0];
    assert_eq!((&row["workspace"], &row["year"]), (&json!("shop"), &json!("2026-27")));
    assert_eq!((&row["keep_until"], &row["rule"]), (&json!("2035-03-31"), &json!("in_companies_128")));
    assert!(!listed.to_string().contains("Meera") && listed["open"] == json!([]), "{listed}");

    let ask =
        json!({ "books": row["books"], "purpose": "tax", "reason": "letter of the tax office of 28 May" });
    assert_eq!(ops.run::<AskBooks>("aud", ask.clone()).await, Err("permission_denied".into()));
    let asked = ops.run::<AskBooks>("ops", ask).await.expect("asked");
    let (opening, piece) =
        (json!({ "opening": asked["opening"] }), json!({ "opening": asked["opening"], "piece": 1 }));
    for (person, may) in [("ops", false), ("aud", false), ("otto", true)] {
        let openings = kept_books(&ops, person).await["openings"].clone();
        assert_eq!(openings[0]["may_approve"], may, "{person}");
    }
    let alone = ops.run::<ApproveBooks>("ops", opening.clone()).await;
    assert_eq!(alone, Err("value_unknown opening".into()), "nobody opens them alone");
    assert_eq!(ops.ask::<GetBooks>("ops", piece.clone()).await, Err("not_found opening".into()), "not yet");
    ops.run::<ApproveBooks>("otto", opening.clone()).await.expect("approved");
    assert_eq!(ops.run::<ApproveBooks>("tess", opening).await, Err("value_unknown opening".into()), "once");
    for person in ["ops", "otto"] {
        let read = ops.ask::<GetBooks>(person, piece.clone()).await.expect("open");
        let records: Value = serde_json::from_str(read["records"].as_str().expect("text")).expect("JSON");
        assert_eq!(records["records"].as_array().map(Vec::len), Some(2), "the bill and its reversal");
        assert_eq!(records["records"][0]["party"]["name"], "Meera Joshi", "{person}: who bought");
        let open = kept_books(&ops, person).await["open"].clone();
        assert_eq!(open.as_array().map(Vec::len), Some(2), "the documents and the ledger: {open}");
    }
    assert_eq!(ops.ask::<GetBooks>("tess", piece.clone()).await, Err("not_found opening".into()));
    assert_eq!(ops.ask::<GetBooks>("aud", piece.clone()).await, Err("permission_denied".into()));
    for (action, many) in [("instance.books.ask", 1), ("instance.books.approve", 1)] {
        let told = shop.told(action).await;
        assert_eq!(told.iter().filter(|it| it.result == "ok").count(), many, "{action}");
    }
    ops.at("2026-06-01T06:00:01Z");
    assert_eq!(
        ops.ask::<GetBooks>("ops", piece).await,
        Err("not_found opening".into()),
        "it closed by itself"
    );
}

#[tokio::test]
async fn the_books_of_a_workspace_that_ended_go_with_their_keys_after_their_last_day() {
    let (shop, ops) = end_with_books().await;
    let books = kept_books(&ops, "ops").await["rows"][0]["books"].clone();
    let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(
        retention.look(&Lifetime::on_every_day_until(moment("2035-03-31T05:00:00Z"))).await.expect("a look"),
        0
    );
    retention.look(&Lifetime::on_every_day_until(moment("2035-04-02T05:00:00Z"))).await.expect("it is told");
    assert!(
        ops.mails()
            .await
            .iter()
            .any(|mail| mail.kind == "retention" && mail.link.contains("/instance/books"))
    );
    assert!(kept_books(&ops, "ops").await["rows"][0]["ended_at"].is_null());
    let over = moment("2035-05-03T05:00:00Z");
    assert_eq!(
        retention.look(&Lifetime::on_every_day_until(over)).await.expect("a look"),
        2,
        "the documents and the ledger"
    );
    assert!(!kept_books(&ops, "ops").await["rows"][0]["ended_at"].is_null());
    let ask = json!({ "books": books, "purpose": "tax", "reason": "a letter" });
    assert_eq!(ops.run::<AskBooks>("ops", ask).await, Err("not_found books".into()));
    let erasure = Erasure::new(shop.platform.clone(), shop.db.jobs_config());
    assert_eq!(
        erasure
            .look(&Lifetime::on_every_day_until(over + SignedDuration::from_mins(3)))
            .await
            .expect("destroyed"),
        2
    );
}

#[tokio::test]
async fn the_try_of_the_end_copies_every_document_and_leaves_nothing() {
    let shop = Shop::jeweller().await;
    erase_with_bill(&shop).await;
    let tried = try_books(&shop.platform, shop.tenant, moment("2026-04-20T05:00:00Z")).await.expect("tried");
    let expected = BooksTrial { documents: 2, copied: 2, ends_by_law: true, is_sealed_apart: true };
    assert_eq!(tried, expected);
    let ops = shop.operators().await;
    assert_eq!(kept_books(&ops, "ops").await["rows"], json!([]), "it was undone");
}

#[tokio::test]
async fn the_try_of_a_hold_says_what_it_keeps_and_changes_nothing() {
    let shop = Shop::jeweller().await;
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let hold = json!({ "party": "c-meera", "reason": "a dispute" });
    shop.run::<PlaceHold>("olive", hold).await.expect("placed");
    let tried = deletion::try_hold(&shop.platform, shop.tenant, moment("2026-04-20T05:00:00Z")).await;
    let expected = HoldTrial { goes_without: true, goes_under: false, goes_after: true };
    assert_eq!(tried.expect("tried"), expected);
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    let refused = shop.run::<EraseParty>("olive", typed).await;
    assert_eq!(refused, Err("legal_hold party".into()), "the hold is still there, and the workspace is open");
}

/// Each thing that a hold may be on, for a supplier and a buyer of a lot: whom it keeps.
const HOLDS: [(&str, &str, [&str; 2]); 4] = [
    ("party", "farm", ["farm", ""]),
    ("party", "inn", ["inn", ""]),
    ("lot", "CH-2", ["farm", "inn"]),
    ("", "", ["farm", "inn"]),
];

fn hold_on(field: &str, code: &str) -> Value {
    let mut hold = json!({ "reason": "a dispute", "until": "2026-12-31" });
    if !field.is_empty() {
        hold[field] = json!(code);
    }
    hold
}

#[tokio::test]
async fn each_hold_keeps_whom_it_is_about_and_the_workspace_until_it_is_lifted() {
    let shop = Shop::dairy().await;
    let items = json!([{ "code": "CHEESE", "name": "Farm cheese", "kind": "finished", "unit": "kg", "tax_class": "gst_free",
                         "price_minor_per_unit": "4000" }]);
    shop.run::<RunImport>("olive", json!({ "kind": "items", "rows": items })).await.expect("items");
    for (party, kind) in [("farm", "supplier"), ("inn", "business"), ("free", "customer")] {
        let new = json!({ "party": party, "name": party, "kind": kind });
        shop.run::<CreateParty>("mia", new).await.expect("a party");
    }
    let lot = json!({ "item": "CHEESE", "lot": "CH-2", "supplier": "farm", "supplier_lot": "x", "quantity": "2",
                      "unit": "kg", "cost_minor": 100 });
    shop.run::<ReceiveLot>("max", lot).await.expect("received");
    let note =
        json!({ "lot": "CH-2", "consignee": "inn", "quantity": "1", "unit": "kg", "document": "DN-1" });
    shop.run::<ShipLot>("max", note).await.expect("shipped");
    let erase = async |party: &str| {
        shop.run::<EraseParty>("olive", json!({ "party": party, "typed": party }))
            .await
            .err()
            .unwrap_or_default()
    };
    let lift = async |placed: &Value| {
        let lift = json!({ "hold": placed["hold"], "reason": "settled" });
        shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    };
    for (field, code, keeps) in HOLDS {
        let placed = shop.run::<PlaceHold>("olive", hold_on(field, code)).await.expect("placed");
        for party in keeps.into_iter().filter(|party| !party.is_empty()) {
            assert_eq!(erase(party).await, "legal_hold party", "{field} {code}: {party}");
        }
        lift(&placed).await;
    }
    assert_eq!(erase("free").await, "", "nobody is kept without a hold");

    let close = json!({ "address": "shop", "reason": "the shop moves" });
    shop.run::<admin::settings::closing::Close>("olive", close).await.expect("closed");
    let ending = Deletion::new(shop.platform.clone(), shop.db.jobs_config());
    let after = moment("2026-06-01T05:00:00Z");
    for (field, code, _) in HOLDS {
        let placed = shop.run::<PlaceHold>("olive", hold_on(field, code)).await.expect("placed");
        assert_eq!(
            ending.look(&Lifetime::on_every_day_until(after)).await.expect("a look"),
            0,
            "{field} {code} keeps the workspace"
        );
        lift(&placed).await;
    }
    assert_eq!(
        ending.look(&Lifetime::on_every_day_until(after)).await.expect("a look"),
        1,
        "nothing keeps it any more"
    );
    assert_eq!(shop.told(books::KEPT).await.len(), 0, "nobody instructed the instance to keep its books");
}
