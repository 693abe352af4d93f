//! Tills on a real database: opened once, counted by their own cashier, the difference in the books.

use ledger::accounts::statements::ListBalances;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, shows, sorted};
use crate::money::pay_out::PayOut;
use crate::receipts::ReceivePayment;
use crate::tills::choosing::TillsForCash;
use crate::tills::list::{GetTill, ListTills};
use crate::tills::moves::TillMoves;
use crate::tills::review::{CashWatch, ReviewTill};

async fn open_till(shop: &Shop, who: &str, till: &str) -> std::result::Result<Value, String> {
    shop.run::<OpenTill>(who, json!({"till": till, "float_minor": 100_000})).await
}

/// A count of ₹1,500 in cash and what else was counted.
fn count(till: &str, others: Value, reason: Option<&str>) -> Value {
    let mut counted = json!({"cash": {"50000": 3}});
    for (way, minor) in others.as_object().expect("ways") {
        counted[way] = minor.clone();
    }
    json!({"till": till, "counted": counted, "reason": reason})
}

#[tokio::test]
async fn a_till_is_opened_once_and_closed_once() {
    let mut shop = aarav().await;
    shows(
        &open_till(&shop, "cas", "T1").await.expect("open"),
        &json!({"state": "open", "float_minor": 100_000}),
    );
    assert_eq!(open_till(&shop, "mia", "T1").await, Err("till_state_invalid till".into()));
    assert_eq!(
        shop.run::<OpenTill>("cas", json!({"till": "T2", "float_minor": -1})).await,
        Err("number_range float_minor".into())
    );
    assert_eq!(
        shop.run::<CloseTill>("cas", count("T9", json!({}), None)).await,
        Err("not_found till".into()),
        "never opened here"
    );
    let closing = || shop.run::<CloseTill>("cas", count("T1", json!({}), Some("a note was found")));
    let (one, two) = tokio::join!(closing(), closing());
    let refused: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(refused, ["till_state_invalid till"]);
    shop.at("2026-04-21T05:00:00Z");
    open_till(&shop, "cas", "T1").await.expect("the next day");
}

#[tokio::test]
async fn a_difference_in_cash_is_booked_with_its_reason_and_no_other() {
    let shop = aarav().await;
    open_till(&shop, "cas", "T1").await.expect("open");
    let paid = json!([
        {"mode": "cash", "amount_minor": 45_000, "handed_minor": 50_000},
        {"mode": "upi", "amount_minor": 7000, "reference": "U-1"},
    ]);
    let received = shop.run::<ReceivePayment>("cas", json!({"party": "c-meera", "tenders": paid})).await;
    assert_eq!(received.expect("received")["change_minor"], json!(5000));
    let short = count("T1", json!({"upi": 6000, "card": 0}), None);
    assert_eq!(shop.run::<CloseTill>("cas", short).await, Err("field_required reason".into()));
    let closed = shop
        .run::<CloseTill>(
            "cas",
            count("T1", json!({"upi": 6000, "card": 0}), Some("found behind the drawer")),
        )
        .await
        .expect("closed");
    shows(
        &closed,
        &json!({
            "state": "closed", "expected_minor": {"cash": 145_000, "upi": 7000, "card": 0},
            "counted_minor": {"cash": 150_000, "upi": 6000, "card": 0},
            "differences_minor": {"cash": 5000, "upi": -1000, "card": 0}, "difference_minor": 5000,
        }),
    );
    assert_eq!(sorted(&closed["journal"]), ["CASH  INR 5000", "CASH_ROUND  INR -5000"]);
    let told = shop.told(CloseTill::NAME).await.pop().expect("an event").content;
    assert_eq!(told.reason.as_deref(), Some("found behind the drawer"));
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let cash = rows.as_array().expect("rows").iter().find(|row| row["account"] == "CASH").expect("cash");
    assert_eq!(cash["amount"], json!(50_000), "the float was never booked");
}

#[tokio::test]
async fn a_count_with_a_note_too_many_is_asked_about_before_a_manager_books_it() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    let mut slip = json!({"till": "T1", "counted": {"cash": {"50000": 20}}, "reason": "x"});
    let asked = shop.run::<CloseTill>("mia", slip.clone()).await;
    assert_eq!(asked, Err("till_difference_large confirm_difference".into()));
    let seen = shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(seen["state"], json!("open"));
    slip["confirm_difference"] = json!(true);
    let closed = shop.run::<CloseTill>("mia", slip).await.expect("closed");
    assert_eq!(closed["difference_minor"], json!(900_000));
}

#[tokio::test]
async fn the_refusals_of_a_blind_count_tell_nothing_of_the_sum_and_none_comes_for_a_till_of_others() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    let slip = |till: &str| json!({"till": till, "counted": {"cash": {"50000": 20}}});
    assert_eq!(shop.run::<CloseTill>("cas", slip("T1")).await, Err("permission_denied".into()));
    open_till(&shop, "cas", "T2").await.expect("open");
    for counted in [json!({"50000": 20}), json!({"50000": 3})] {
        let bare = json!({"till": "T2", "counted": {"cash": counted}});
        assert_eq!(shop.run::<CloseTill>("cas", bare).await, Err("field_required reason".into()));
    }
    let mut explained = slip("T2");
    explained["reason"] = json!("x");
    let closed = shop.run::<CloseTill>("cas", explained).await.expect("closed");
    assert_eq!(closed["difference_minor"], json!(900_000));
}

#[tokio::test]
async fn a_cashier_sees_and_closes_their_own_till_and_counts_it_blindly() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    assert_eq!(
        shop.run::<CloseTill>("cas", count("T1", json!({}), Some("x"))).await,
        Err("permission_denied".into())
    );
    assert_eq!(shop.ask::<GetTill>("cas", json!({"till": "T1"})).await, Err("not_found till".into()));
    assert_eq!(shop.ask::<GetTill>("cas", json!({})).await, Err("not_found till".into()));
    open_till(&shop, "cas", "T2").await.expect("open");
    let own = shop.ask::<GetTill>("cas", json!({})).await.expect("own");
    assert_eq!((own["till"].clone(), own.get("expected_minor")), (json!("T2"), None));
    let seen = shop.ask::<GetTill>("olive", json!({"till": "T2"})).await.expect("seen");
    assert_eq!(seen["expected_minor"], json!({"cash": 100_000}));
    let many = async |who: &str| {
        shop.ask::<ListTills>(who, json!({})).await.expect("tills")["rows"].as_array().map(Vec::len)
    };
    assert_eq!((many("cas").await, many("acco").await), (Some(1), Some(2)));
    let mine = count("T2", json!({}), Some("x"));
    let closed = shop.run::<CloseTill>("cas", mine).await.expect("closed");
    let after = shop.ask::<GetTill>("cas", json!({"session": closed["session"]})).await.expect("own");
    shows(
        &after,
        &json!({"state": "closed", "denominations": {"50000": 3}, "expected_minor": {"cash": 100_000}, "reason": "x"}),
    );
}

#[tokio::test]
async fn a_misspelt_till_and_the_till_of_somebody_else_take_no_money() {
    let shop = aarav().await;
    let paid = |till: &str| {
        let tenders = json!([{"mode": "cash", "amount_minor": 1_000}]);
        json!({"party": "c-meera", "tenders": tenders, "till": till})
    };
    shop.run::<ReceivePayment>("cas", paid("TILL-1")).await.expect("a shop that counts no till may name one");
    open_till(&shop, "mia", "TILL-1").await.expect("open");
    assert_eq!(shop.run::<ReceivePayment>("cas", paid("TILL-l")).await, Err("not_found till".into()));
    assert_eq!(shop.run::<ReceivePayment>("cas", paid("TILL-1")).await, Err("permission_denied".into()));
    shop.run::<ReceivePayment>("olive", paid("TILL-1")).await.expect("the owner may");
    open_till(&shop, "cas", "TILL-2").await.expect("open");
    shop.run::<ReceivePayment>("cas", paid("TILL-2")).await.expect("her own");
}

/// Signs a person in at a shared browser with this drawer: their session is there beside their token, by whose id it is found.
async fn at_drawer(shop: &Shop, who: &str, drawer: &str) {
    let (client, task) = shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    let reading = tokio::spawn(task);
    let (tenant, person) = (shop.tenant.uuid(), shop.person(who).uuid());
    let till =
        "insert into app.till (tenant_id, till_id, name, secret_sha256, enrolled_by, enrolled_at, drawer)
                select $1, gen_random_uuid(), m.name, sha256(gen_random_uuid()::text::bytea), $2, now(), $3
                from app.membership m where m.tenant_id = $1 and m.person_id = $2 returning till_id";
    let till: Uuid = client.query_one(till, &[&tenant, &person, &drawer]).await.expect("a browser").get(0);
    let session = "insert into app.session (tenant_id, session_id, person_id, token_sha256, device, device_blind, ip, ip_blind,
                       created_at, expires_at, seen_at, secret_at, second_factor, by_pin, till_id)
                   select k.tenant_id, k.token_id, k.person_id, sha256(gen_random_uuid()::text::bytea), m.name,
                       substr(k.token_sha256, 1, 16), m.name, substr(k.token_sha256, 1, 16), now(), now(), now(), now(), false, false, $3
                   from app.api_token k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
                   where k.tenant_id = $1 and k.person_id = $2";
    assert_eq!(client.execute(session, &[&tenant, &person, &till]).await.expect("a session"), 1);
    reading.abort();
}

fn cash(amount: i64) -> Value {
    json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": amount}]})
}

#[tokio::test]
async fn cash_at_a_shared_browser_goes_to_its_drawer_by_the_hand_of_each_person() {
    let shop = aarav().await;
    at_drawer(&shop, "cas", "T1").await;
    let closed = shop.run::<ReceivePayment>("cas", cash(1_000)).await;
    assert_eq!(closed, Err("till_state_invalid till".into()), "the drawer is not open yet");
    open_till(&shop, "mia", "T1").await.expect("opened by the manager");
    let nowhere = shop.run::<ReceivePayment>("olive", cash(1_000)).await;
    assert_eq!(nowhere, Err("field_required till".into()), "elsewhere cash names its till");
    shop.run::<ReceivePayment>("cas", cash(1_000)).await.expect("the drawer of her browser");
    shop.run::<ReceivePayment>("mia", cash(300)).await.expect("his own");
    let out = json!({"party": "c-meera", "mode": "cash", "amount_minor": 400, "reason": "lent"});
    shop.run::<PayOut>("mia", out).await.expect("paid out");
    let offered = shop.ask::<TillsForCash>("cas", json!({})).await.expect("offered");
    shows(&offered, &json!({"till": "T1", "is_drawer": true, "is_open": true, "open": ["T1"]}));
    let seen = shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(seen["expected_minor"], json!({"cash": 100_900}));
    let of_each = seen["sellers"].as_array().expect("sellers").iter();
    let mut of_each: Vec<(i64, i64)> = of_each
        .map(|it| (it["taken_minor"].as_i64().expect("taken"), it["paid_minor"].as_i64().expect("paid")))
        .collect();
    of_each.sort_unstable();
    assert_eq!(of_each, [(300, 400), (1_000, 0)]);
    let session = json!({"session": seen["session"]});
    let moved = async |who: &str| {
        let moved = shop.ask::<TillMoves>(who, session.clone()).await.expect("movements");
        let amounts = moved["rows"].as_array().expect("rows").iter();
        let mut amounts: Vec<i64> = amounts.filter_map(|it| it["amount_minor"].as_i64()).collect();
        amounts.sort_unstable();
        (amounts, moved["is_blind"].clone())
    };
    assert_eq!(moved("mia").await, (vec![-400, 300, 1_000], json!(false)));
    assert_eq!(moved("acco").await, (vec![-400], json!(true)), "who may not see what should be there");
    let closed = shop.run::<CloseTill>("cas", count("T1", json!({}), Some("x"))).await.expect("her drawer");
    assert_eq!(closed["close_no"], json!(1));
    open_till(&shop, "cas", "T1").await.expect("again");
    let again = shop.run::<CloseTill>("cas", count("T1", json!({}), Some("x"))).await.expect("closed");
    assert_eq!(again["close_no"], json!(2));
}

#[tokio::test]
async fn of_two_payments_from_one_till_at_once_the_second_finds_what_the_first_left() {
    let shop = aarav().await;
    shop.run::<OpenTill>("mia", json!({"till": "T1", "float_minor": 1_000})).await.expect("open");
    let out = || {
        shop.run::<PayOut>(
            "mia",
            json!({"party": "c-meera", "mode": "cash", "amount_minor": 600, "reason": "lent"}),
        )
    };
    let (one, two) = tokio::join!(out(), out());
    let refused: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(refused, ["till_short till"]);
    let bank = json!({"party": "c-meera", "mode": "bank", "amount_minor": 600, "reference": "N-1", "reason": "lent"});
    let paid = shop.run::<PayOut>("mia", bank.clone()).await.expect("not refused");
    assert_eq!(paid["warnings"], json!(["account_below_zero"]));
    let mut asked = bank;
    asked["above_zero"] = json!(true);
    assert_eq!(shop.run::<PayOut>("mia", asked).await, Err("number_range above_zero".into()));
}

#[tokio::test]
async fn a_count_beyond_its_limit_waits_for_a_second_person() {
    let shop = aarav().await;
    open_till(&shop, "cas", "T1").await.expect("open");
    let within = count("T1", json!({}), Some("x"));
    let closed = shop.run::<CloseTill>("cas", within).await.expect("closed, 500 rupees too much");
    let watched =
        async || shop.ask::<CashWatch>("olive", json!({})).await.expect("watched")["counts"].clone();
    assert_eq!(watched().await, json!([]));
    open_till(&shop, "mia", "T1").await.expect("open");
    let beyond = json!({"till": "T1", "counted": {"cash": {"20000": 2, "5000": 1}}, "reason": "one note", "confirm_difference": true});
    let short = shop.run::<CloseTill>("mia", beyond).await.expect("closed, 550 rupees short");
    let rows = watched().await;
    shows(&rows[0], &json!({"till": "T1", "difference_minor": -55_000, "reason": "one note"}));
    let settle = |session: &Value| json!({"session": session, "note": "given twice as change"});
    let by = async |who: &str, session: &Value| shop.run::<ReviewTill>(who, settle(session)).await;
    assert_eq!(by("mia", &short["session"]).await, Err("permission_denied".into()), "it is her own count");
    assert_eq!(by("cas", &short["session"]).await, Err("permission_denied".into()));
    assert_eq!(by("olive", &closed["session"]).await, Err("till_state_invalid session".into()));
    assert_eq!(by("olive", &json!(Uuid::nil())).await, Err("not_found session".into()));
    by("olive", &short["session"]).await.expect("settled");
    assert_eq!(watched().await, json!([]));
    let seen = shop.ask::<GetTill>("olive", json!({"session": short["session"]})).await.expect("the till");
    assert_eq!((&seen["to_review"], seen["reviewed_at"].is_string()), (&json!(false), true));
}
