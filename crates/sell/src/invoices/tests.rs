//! Bills on a real database: the worked examples P1 to P3, numbers without gaps, one tag sold once.

use ledger::accounts::documents::ListDocuments;
use ledger::accounts::periods::LockPeriod;
use ledger::accounts::series::ChangeSeries;
use ledger::accounts::series::Series;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use platform::call::{Call, Credential, CredentialKind};
use serde_json::{Value, json};
use testing::Shop;
use tokio_postgres::Client;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, ring, shows, sorted};
use crate::pieces::{CreateArticle, ListArticles};

fn tag_price(gross: i64) -> Value {
    json!({
        "description": "Gold ring 22K, tag price", "metal": "gold", "net_mg": 5000, "fineness_ppt": "916",
        "price_includes_tax": true, "gross_price_minor": gross, "tax_class": "jewellery",
    })
}

/// The ring of P2: 18 carat, with diamonds and a ruby.
fn ring_with_stones() -> Value {
    json!({
        "description": "Ring 18K, diamonds and ruby", "tag": "T-1042", "huid": "A7K2Q9", "metal": "gold", "net_mg": 8000,
        "fineness_ppt": "750", "making": {"mode": "percent", "percent": "12"},
        "stones": [
            {"kind": "diamond", "weight_mct": 320, "rate_minor_per_ct": "2500000"},
            {"kind": "ruby", "weight_mct": 1150, "rate_minor_per_ct": "54000"},
        ],
        "hallmark_minor": 5000, "tax_class": "jewellery",
    })
}

async fn with_tag(shop: &Shop) {
    let piece = json!([{"tag": "T-1042", "huid": "A7K2Q9", "metal": "gold", "fineness_ppt": "750", "gross_mg": 8294,
                        "net_mg": 8000, "stone_mg": 294, "status": "in_stock", "location": "shop"}]);
    moved_in(shop, "articles", piece).await;
}

async fn next_of(shop: &Shop, code: &str) -> i64 {
    let series = shop.ask::<Series>("olive", json!({"code": code, "fy": "2026-27"})).await.expect("a series");
    series["next"].as_i64().expect("a count")
}

#[tokio::test]
async fn a_simple_ring_is_posted_as_p1_says() {
    let shop = aarav().await;
    let posted = a_ring_is_sold(&shop).await;
    assert_eq!((&posted["number"], &posted["state"]), (&json!("A/26-27/00001"), &json!("posted")));
    let line = json!({
        "components_minor": {"metal": 2_700_000, "making": 300_000}, "discount_minor": 0,
        "tax": [{"hsn": "7113", "rate_percent": "3", "taxable_minor": 3_000_000, "cgst_minor": 45_000, "sgst_minor": 45_000, "igst_minor": 0}],
        "taxable_minor": 3_000_000, "line_total_minor": 3_090_000, "fine_mg": 4580, "gross_mg": 5000,
        "description": "Gold ring 22K",
        "rate_used": {"rate_minor": 540_000, "per_mg": "1000", "effective_at": "2026-04-20T04:30:00Z"},
    });
    let document = json!({
        "lines": [line], "taxable_minor": 3_000_000, "cgst_minor": 45_000, "sgst_minor": 45_000, "igst_minor": 0,
        "total_before_round_minor": 3_090_000, "round_off_minor": 0, "total_minor": 3_090_000,
        "total_text": "30,900.00", "total_words": "Rupees thirty thousand nine hundred only",
    });
    shows(&posted["document"], &document);
    assert_eq!(
        sorted(&posted["journal"]),
        [
            "AR c-meera INR 3090000",
            "M_SOLD  AU_FINE_MG 4580",
            "M_STOCK  AU_FINE_MG -4580",
            "OUT_CGST  INR -45000",
            "OUT_SGST  INR -45000",
            "SALES  INR -3000000",
        ]
    );
}

#[tokio::test]
async fn the_customer_pays_the_price_on_the_tag_and_a_retry_is_the_same_bill() {
    let shop = aarav().await;
    for (gross, taxable, half, number) in
        [(3_090_000, 3_000_000, 45_000, "A/26-27/00001"), (3_100_000, 3_009_708, 45_146, "A/26-27/00002")]
    {
        let call = shop.call("cas");
        let posted =
            shop.run_call::<PostInvoice>(&call, bill_of(json!([tag_price(gross)]))).await.expect("a bill");
        let figures =
            json!({"total_minor": gross, "taxable_minor": taxable, "cgst_minor": half, "sgst_minor": half});
        shows(&posted, &json!({"number": number, "document": figures}));
        let again =
            shop.run_call::<PostInvoice>(&call, bill_of(json!([tag_price(gross)]))).await.expect("the same");
        shows(&again, &json!({"number": number, "duplicate": true}));
    }
    assert_eq!(next_of(&shop, "INV").await, 3);
}

/// The first try does not look for a stored answer. Whatever it meets, the key is judged at its place in
/// errors.md.
#[tokio::test]
async fn a_key_that_came_before_is_judged_before_fields_stored_things_and_a_closed_workspace() {
    let shop = aarav().await;
    let call = shop.call("cas");
    let bill = || bill_of(json!([tag_price(3_090_000)]));
    shop.run_call::<PostInvoice>(&call, bill()).await.expect("a bill");
    let gone = json!({"series": "INV", "party": "c-nobody", "lines": [tag_price(3_090_000)]});
    for other in [
        bill_of(json!([tag_price(3_100_000)])),
        bill_of(json!([{"tag": "T-7", "pieces": 0}])),
        bill_of(json!([{"tag": "T-none"}])),
        gone,
    ] {
        let told = shop.run_call::<PostInvoice>(&call, other).await;
        assert_eq!(told.map(drop), Err("idempotency_conflict".into()));
    }
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let close = "insert into app.closing (tenant_id, closed_at, ends_at)
                 values ($1, now(), now() + interval '30 days')";
    client.execute(close, &[&shop.tenant.uuid()]).await.expect("closed");
    let again = shop.run_call::<PostInvoice>(&call, bill()).await.expect("the first answer");
    shows(&again, &json!({"number": "A/26-27/00001", "duplicate": true}));
    assert_eq!(shop.run::<PostInvoice>("cas", bill()).await.map(drop), Err("workspace_closed".into()));
    assert_eq!(next_of(&shop, "INV").await, 2);
}

/// A ring of 8.000 g with 12 % making and its class on the tag.
async fn with_priced_tag(shop: &Shop) {
    let piece = json!([{"tag": "T-7", "metal": "gold", "fineness_ppt": "750", "gross_mg": 8000, "net_mg": 8000,
                        "description": "Ring 18K", "making": {"mode": "percent", "percent": "12"},
                        "tax_class": "jewellery", "status": "in_stock", "location": "shop"}]);
    moved_in(shop, "articles", piece).await;
}

#[tokio::test]
async fn a_piece_sold_below_what_its_tag_asks_is_sold_at_a_discount() {
    let shop = aarav().await;
    with_priced_tag(&shop).await;
    let asks = shop.run::<PostInvoice>("cas", bill_of(json!([{"tag": "T-7", "pieces": 0}]))).await;
    assert_eq!(asks.map(drop), Err("number_range lines[0].pieces".into()));
    let nil = json!({"mode": "fixed", "amount_minor": 0});
    // 8 g at 4,650.00 and 12 % of it: 41,664.00, and 42,913.92 with the tax.
    for (changed, refused) in [
        (json!({"making": nil}), "discount_ceiling lines[0].making"),
        (
            json!({"price_includes_tax": true, "gross_price_minor": 100}),
            "discount_ceiling lines[0].gross_price_minor",
        ),
        (
            json!({"price_includes_tax": true, "gross_price_minor": 4_205_564}),
            "discount_ceiling lines[0].gross_price_minor",
        ),
        (
            json!({"making": {"mode": "percent", "percent": "11"}, "discount_minor": 50_000}),
            "discount_ceiling lines[0].making",
        ),
        (json!({"tax_class": "gst_free"}), "permission_denied lines[0].tax_class"),
    ] {
        let mut line = json!({"tag": "T-7"});
        line.as_object_mut().expect("a line").extend(changed.as_object().expect("fields").clone());
        let got = shop.run::<PostInvoice>("cas", bill_of(json!([line]))).await;
        assert_eq!(got.map(drop), Err(refused.to_owned()), "{changed}");
    }
    // Metal without a tag is worth what the board says.
    let cheap = shop.run::<PostInvoice>("cas", bill_of(json!([tag_price(100)]))).await;
    assert_eq!(cheap.map(drop), Err("discount_ceiling lines[0].gross_price_minor".into()));
    // A Cashier may give two per cent below the tag's 42,913.92.
    let fair = json!({"tag": "T-7", "price_includes_tax": true, "gross_price_minor": 4_205_565});
    shop.run::<PostInvoice>("cas", bill_of(json!([fair]))).await.expect("a bill");
}

#[tokio::test]
async fn a_manager_may_tax_a_piece_otherwise_and_price_it_within_the_managers_ceiling() {
    let shop = aarav().await;
    with_priced_tag(&shop).await;
    let line = json!({"tag": "T-7", "tax_class": "gst_free", "making": {"mode": "percent", "percent": "10"}});
    shop.run::<PostInvoice>("mia", bill_of(json!([line]))).await.expect("a bill");
}

#[tokio::test]
async fn a_tagged_ring_with_stones_is_sold_once_as_p2_says() {
    let shop = aarav().await;
    with_tag(&shop).await;
    let mut too_cheap = ring_with_stones();
    too_cheap["discount_minor"] = json!(151_005);
    let refused = shop.run::<PostInvoice>("cas", bill_of(json!([too_cheap]))).await;
    assert_eq!(refused, Err("discount_ceiling lines[0].discount_minor".into()));
    assert_eq!(next_of(&shop, "INV").await, 1);
    let in_stock = shop.ask::<ListArticles>("cas", json!({"tag": "T-1"})).await.expect("pieces");
    assert_eq!(in_stock["rows"].as_array().map(Vec::len), Some(1));

    let posted = shop.run::<PostInvoice>("cas", bill_of(json!([ring_with_stones()]))).await.expect("a bill");
    let document = json!({
        "lines": [{
            "components_minor": {"metal": 3_720_000, "making": 446_400, "stone_1": 800_000, "stone_2": 62_100, "hallmark": 5000},
            "taxable_minor": 5_033_500, "line_total_minor": 5_184_506, "fine_mg": 6000, "gross_mg": 8294,
        }],
        "round_off_minor": -6, "total_minor": 5_184_500, "total_text": "51,845.00",
        "total_words": "Rupees fifty-one thousand eight hundred forty-five only",
    });
    shows(
        &posted,
        &json!({"number": "A/26-27/00001", "document": document, "articles": [{"tag": "T-1042", "status": "sold"}]}),
    );
    assert_eq!(
        sorted(&posted["journal"]),
        [
            "AR c-meera INR 5184500",
            "M_SOLD  AU_FINE_MG 6000",
            "M_STOCK  AU_FINE_MG -6000",
            "OUT_CGST  INR -75503",
            "OUT_SGST  INR -75503",
            "ROUND_OFF  INR 6",
            "SALES  INR -5033500",
        ]
    );
    let again = shop.run::<PostInvoice>("cas", bill_of(json!([ring_with_stones()]))).await;
    assert_eq!(again, Err("article_not_available lines[0].tag".into()));
    assert_eq!(next_of(&shop, "INV").await, 2);
}

#[tokio::test]
async fn two_halves_inside_the_state_and_one_tax_across_as_p3_says() {
    let mut shop = aarav().await;
    shop.at("2026-05-02T05:30:00Z");
    let ravi = json!({"party": "c-ravi", "name": "Ravi Kumar", "kind": "customer", "state": "29"});
    shop.run::<CreateParty>("cas", ravi).await.expect("a customer");
    let set = json!([{"description": "Silver puja set, fixed price", "other_minor": 2_052_500, "tax_class": "jewellery"}]);
    let home =
        shop.run::<PostInvoice>("cas", json!({"party": "c-meera", "lines": set})).await.expect("a bill");
    shows(
        &home["document"],
        &json!({"cgst_minor": 30_788, "sgst_minor": 30_788, "igst_minor": 0, "total_before_round_minor": 2_114_076}),
    );
    // Without a place of supply, the buyer's state counts.
    let away =
        shop.run::<PostInvoice>("cas", json!({"party": "c-ravi", "lines": set})).await.expect("a bill");
    shows(
        &away["document"],
        &json!({"cgst_minor": 0, "sgst_minor": 0, "igst_minor": 61_575, "total_before_round_minor": 2_114_075}),
    );
}

#[tokio::test]
async fn a_scanned_tag_brings_its_weights_and_what_does_not_fit_it_is_refused() {
    let shop = aarav().await;
    let piece = json!({"tag": "T-7", "huid": "B3M8X1", "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000,
                       "description": "Plain band", "tax_class": "jewellery", "making": {"mode": "per_gram", "minor_per_g": "60000"}});
    shop.run::<CreateArticle>("mia", piece).await.expect("a piece");
    for (wrong, said) in [
        (json!({"tag": "T-7", "net_mg": 4999}), "weight_mismatch lines[0].net_mg"),
        (json!({"tag": "T-7", "fineness_ppt": "750"}), "rate"),
        (json!({"tag": "T-7", "huid": "ZZZZZZ"}), "value_unknown lines[0].huid"),
        (json!({"tag": "T-7", "huid": "zz"}), "huid_format lines[0].huid"),
        (json!({"tag": "T-8"}), "not_found lines[0].tag"),
    ] {
        let refused =
            shop.run::<PostInvoice>("cas", bill_of(json!([wrong]))).await.expect_err("a wrong line");
        assert!(
            refused.starts_with(said) || (said == "rate" && refused.starts_with("weight_mismatch")),
            "{refused}"
        );
    }
    let twice = shop.run::<PostInvoice>("cas", bill_of(json!([{"tag": "T-7"}, {"tag": "T-7"}]))).await;
    assert_eq!(twice, Err("article_not_available lines[1].tag".into()));
    let posted = shop.run::<PostInvoice>("cas", bill_of(json!([{"tag": "T-7"}]))).await.expect("a bill");
    let line =
        json!({"description": "Plain band", "huid": "B3M8X1", "net_mg": 5000, "line_total_minor": 3_090_000});
    shows(&posted["document"]["lines"][0], &line);
}

#[tokio::test]
async fn what_is_wrong_with_a_bill_is_told_in_the_order_of_errors_md() {
    let shop = aarav().await;
    let fixed = json!({"description": "Chain", "other_minor": 100_000, "tax_class": "jewellery"});
    let with = |field: &str, value: Value| {
        let mut bill = bill_of(json!([fixed]));
        bill[field] = value;
        bill
    };
    let line = |line: Value| bill_of(json!([line]));
    for (input, said) in [
        (with("date", json!("2026-04-21")), "time_in_future date"),
        (with("party", json!("c-nobody")), "not_found party"),
        (with("place_of_supply", json!("99")), "value_unknown place_of_supply"),
        (with("lines", json!([])), "field_required lines"),
        (with("rate_override_minor", json!(1)), "field_required reason"),
        (with("lock_until", json!("2026-04-20T05:00:00Z")), "field_required quoted_total_minor"),
        (with("bill_discount_minor", json!(-1)), "number_range bill_discount_minor"),
        (
            line(
                json!({"description": "Milk", "lot": "M-1", "quantity": "1", "unit": "L", "tax_class": "jewellery"}),
            ),
            "not_found lines[0].lot",
        ),
        (
            line(json!({"description": "Milk", "item": "MILK", "quantity": "1", "tax_class": "jewellery"})),
            "not_found lines[0].item",
        ),
        (
            line(json!({"description": "X", "quantity": "1", "metal": "gold", "tax_class": "jewellery"})),
            "field_unknown lines[0].metal",
        ),
        (
            line(json!({"description": "X", "metal": "gold", "tax_class": "jewellery"})),
            "field_required lines[0].net_mg",
        ),
        (
            line(json!({"description": "X", "other_minor": 5, "tax_class": "candy"})),
            "value_unknown lines[0].tax_class",
        ),
        (line(json!({"description": "X", "other_minor": 5})), "field_required lines[0].tax_class"),
        (
            line(
                json!({"description": "X", "other_minor": 5, "discount_minor": 6, "tax_class": "jewellery"}),
            ),
            "discount_exceeds_line lines[0].discount_minor",
        ),
        (
            line(
                json!({"description": "X", "metal": "silver", "net_mg": 1000, "fineness_ppt": "925", "tax_class": "jewellery"}),
            ),
            "rate_missing lines[0].fineness_ppt",
        ),
    ] {
        assert_eq!(shop.run::<PostInvoice>("cas", input).await, Err(said.into()));
    }
    assert_eq!(next_of(&shop, "INV").await, 1);
    assert_eq!(shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"], json!([]));
}

#[tokio::test]
async fn nothing_is_posted_on_a_locked_day() {
    let mut shop = aarav().await;
    shop.at("2026-04-20T06:00:00Z");
    shop.run::<LockPeriod>("acco", json!({"until": "2026-04-10", "reason": "returns filed"}))
        .await
        .expect("locked");
    let coin = json!([{"description": "Coin", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let mut bill = bill_of(coin);
    bill["date"] = json!("2026-04-10");
    assert_eq!(shop.run::<PostInvoice>("olive", bill.clone()).await, Err("period_locked date".into()));
    bill["date"] = json!("2026-04-11");
    assert!(shop.run::<PostInvoice>("olive", bill).await.is_ok());
}

#[tokio::test]
async fn numbers_are_set_before_the_first_paper_of_a_year_and_not_after() {
    let shop = aarav().await;
    let set = |pattern: &str| json!({"doc": "invoice", "code": "SR", "pattern": pattern, "first": 7});
    shop.run::<ChangeSeries>("olive", set("SR/{n:3}")).await.expect("set");
    let posted = shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("posted");
    assert_eq!(posted["number"], "SR/007");
    let late = shop.run::<ChangeSeries>("olive", set("S{n}")).await;
    assert_eq!(late, Err("posted_immutable doc".into()));
}

#[tokio::test]
async fn a_rate_is_a_day_good_and_a_manager_may_set_one_for_a_bill_with_a_reason() {
    let mut shop = aarav().await;
    shop.at("2026-04-21T04:30:00Z");
    assert!(shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.is_ok());
    shop.at("2026-04-21T04:30:01Z");
    assert_eq!(shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await, Err("rate_stale".into()));
    let mut set = bill_of(json!([ring()]));
    set["rate_override_minor"] = json!(530_000);
    set["reason"] = json!("a promise of last week");
    assert_eq!(
        shop.run::<PostInvoice>("cas", set.clone()).await,
        Err("permission_denied rate_override_minor".into())
    );
    let posted = shop.run::<PostInvoice>("mia", set).await.expect("a bill");
    shows(
        &posted["document"]["lines"][0],
        &json!({"components_minor": {"metal": 2_650_000}, "rate_used": {"rate_minor": 530_000}}),
    );
}

#[tokio::test]
async fn a_quote_stands_for_its_half_hour_and_a_rate_that_moved_is_told_after() {
    let mut shop = aarav().await;
    let later = json!([{"metal": "gold", "fineness_ppt": "916", "rate_minor": 545_000, "effective_at": "2026-04-20T05:10:00Z"}]);
    moved_in(&shop, "rates", later).await;
    let mut quoted = bill_of(json!([ring()]));
    quoted["quoted_total_minor"] = json!(3_090_000);
    quoted["lock_until"] = json!("2026-04-20T05:30:00Z");
    shop.at("2026-04-20T05:30:01Z");
    assert_eq!(shop.run::<PostInvoice>("cas", quoted.clone()).await, Err("rate_changed".into()));
    let mut early = quoted.clone();
    early["lock_until"] = json!("2026-04-20T06:30:00Z");
    assert_eq!(shop.run::<PostInvoice>("cas", early).await, Err("time_in_future lock_until".into()));
    shop.at("2026-04-20T05:30:00Z");
    let posted = shop.run::<PostInvoice>("cas", quoted).await.expect("its last moment counts");
    assert_eq!(posted["document"]["total_minor"], json!(3_090_000));
}

#[tokio::test]
async fn a_large_sale_needs_a_pan_and_a_party_with_a_limit_owes_no_more() {
    let shop = aarav().await;
    for (code, limit) in [("c-anon", Value::Null), ("c-small", json!(4_000_000))] {
        let party = json!({"party": code, "name": code, "kind": "customer", "state": "27", "credit_limit_minor": limit});
        shop.run::<CreateParty>("mia", party).await.expect("a customer");
    }
    let bill = |party: &str, amount: i64| json!({"party": party, "lines": [{"description": "Necklace", "other_minor": amount, "tax_class": "jewellery"}]});
    assert_eq!(
        shop.run::<PostInvoice>("cas", bill("c-anon", 19_500_000)).await,
        Err("pan_required party".into())
    );
    assert!(shop.run::<PostInvoice>("cas", bill("c-meera", 19_500_000)).await.is_ok());
    assert!(shop.run::<PostInvoice>("cas", bill("c-small", 3_000_000)).await.is_ok());
    assert_eq!(
        shop.run::<PostInvoice>("cas", bill("c-small", 1_000_000)).await,
        Err("credit_limit party".into())
    );
}

#[tokio::test]
async fn goods_are_sold_by_quantity_in_tasmania() {
    let shop = Shop::dairy().await;
    shop.run::<CreateParty>("cas", json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"}))
        .await
        .expect("a party");
    let lines = json!([
        {"description": "Cheddar", "quantity": "0.412", "unit": "kg", "price_minor_per_unit": "3800", "tax_class": "gst_free"},
        {"description": "Ice cream", "amount_minor": 750, "tax_class": "gst"},
    ]);
    let posted =
        shop.run::<PostInvoice>("cas", json!({"party": "cafe", "lines": lines})).await.expect("a bill");
    shows(
        &posted,
        &json!({"number": "INV/25-26/00001", "document": {"gst_minor": 68, "gst_free_minor": 1566, "total_minor": 2316}}),
    );
    assert_eq!(sorted(&posted["journal"]), ["AR cafe AUD 2316", "OUT_GST  AUD -68", "SALES  AUD -2248"]);
    let mut wrong = json!({"party": "cafe", "lines": lines});
    wrong["lines"][0]["amount_minor"] = json!(1567);
    assert_eq!(
        shop.run::<PostInvoice>("cas", wrong).await,
        Err("amount_mismatch lines[0].amount_minor".into())
    );
}

#[tokio::test]
async fn a_new_year_goes_on_with_the_pattern_of_the_last() {
    let shop = Shop::jeweller().await;
    let last_year =
        json!([{"code": "INV", "doc": "invoice", "pattern": "A/{fy2}/{n:5}", "next": 7, "fy": "2025-26"}]);
    moved_in(&shop, "series", last_year).await;
    shop.run::<CreateParty>("mia", json!({"party": "c-meera", "name": "Meera", "kind": "customer"}))
        .await
        .expect("a customer");
    let fixed = json!([{"description": "Chain", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let mut bill = bill_of(fixed);
    let new = shop.run::<PostInvoice>("cas", bill.clone()).await.expect("a bill");
    bill["date"] = json!("2026-03-31");
    let old = shop.run::<PostInvoice>("mia", bill).await.expect("a bill");
    assert_eq!((&new["number"], &old["number"]), (&json!("A/26-27/00001"), &json!("A/25-26/00007")));
}

#[tokio::test]
async fn twenty_cashiers_on_one_series_get_twenty_numbers_without_a_gap() {
    let shop = aarav().await;
    let posts = (0..20).map(|_| a_ring_is_sold(&shop));
    let posted = futures::future::join_all(posts).await;
    let mut numbers: Vec<&str> = posted.iter().filter_map(|posted| posted["number"].as_str()).collect();
    numbers.sort_unstable();
    let wanted: Vec<String> = (1..=20).map(|n| format!("A/26-27/{n:05}")).collect();
    assert_eq!(numbers, wanted);
    let listed = shop
        .ask::<ListDocuments>("audi", json!({"series": "INV", "fy": "2026-27"}))
        .await
        .expect("documents");
    assert_eq!(listed["count"], json!(20));
    let rows = shop.ask::<ListBalances>("audi", json!({})).await.expect("balances")["rows"].clone();
    for commodity in ["INR", "AU_FINE_MG"] {
        let of = |row: &&Value| row["commodity"] == commodity;
        let sum: i64 =
            rows.as_array().expect("rows").iter().filter(of).filter_map(|row| row["amount"].as_i64()).sum();
        assert_eq!(sum, 0, "{commodity}");
    }
}

#[tokio::test]
async fn one_key_sent_twice_at_once_is_one_bill() {
    let shop = aarav().await;
    let call = shop.call("cas");
    let post = || shop.run_call::<PostInvoice>(&call, bill_of(json!([ring()])));
    let (one, two) = tokio::join!(post(), post());
    let (one, two) = (one.expect("a bill"), two.expect("the same bill"));
    assert_eq!(one["number"], two["number"]);
    let duplicates = [&one, &two].iter().filter(|answer| answer["duplicate"] == json!(true)).count();
    assert_eq!((duplicates, next_of(&shop, "INV").await), (1, 2));
}

#[tokio::test]
async fn of_two_cashiers_who_sell_one_tag_one_is_too_late() {
    let shop = aarav().await;
    with_tag(&shop).await;
    let post = || shop.run::<PostInvoice>("cas", bill_of(json!([ring_with_stones()])));
    let (one, two) = tokio::join!(post(), post());
    let late = [one, two].into_iter().filter_map(|answer| answer.err()).collect::<Vec<String>>();
    assert_eq!(late, ["article_not_available lines[0].tag"]);
    assert_eq!(next_of(&shop, "INV").await, 2);
}

#[tokio::test]
async fn the_customer_of_another_shop_is_nobody_here() {
    let shop = aarav().await;
    let other = shop.beside("next-door").await;
    let refused = other.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await;
    assert_eq!(refused, Err("not_found party".into()));
}

#[tokio::test]
async fn who_asks_is_judged_before_what_the_bill_names() {
    let shop = aarav().await;
    let mut nobodys = bill_of(json!([ring()]));
    nobodys["party"] = json!("c-nobody");
    let refused = shop.run::<PostInvoice>("cas", nobodys.clone()).await;
    assert_eq!(refused, Err("not_found party".into()));
    assert_eq!(shop.run::<PostInvoice>("quinn", nobodys.clone()).await, Err("permission_denied".into()));
    // A token that was never issued: one of this workspace, and one of a workspace that does not exist and
    // has no keys.
    let token = shop.token("cas");
    let began = token.len() - 86;
    let of_none = format!("{}AAAAAAAA{}", &token[..began], &token[began + 8..]);
    for made_up in [format!("{}AAAA", &token[..token.len() - 4]), of_none] {
        let credential = Credential::parse(CredentialKind::Token, &made_up);
        let call = Call { credential, ..shop.call("cas") };
        let refused = shop.run_call::<PostInvoice>(&call, nobodys.clone()).await;
        assert_eq!(refused, Err("sign_in_required".into()));
    }
}

#[tokio::test]
async fn a_bill_of_long_ago_is_numbered_in_its_own_year() {
    let shop = aarav().await;
    for (date, number) in [
        ("2020-05-01", "A/20-21/00001"),
        ("2022-05-01", "A/22-23/00001"),
        ("2023-05-01", "A/23-24/00001"),
        ("2024-05-01", "A/24-25/00001"),
        ("2026-04-20", "A/26-27/00001"),
        // By now three later years have their series.
        ("2020-05-02", "A/20-21/00002"),
        ("2021-05-01", "A/21-22/00001"),
    ] {
        let mut bill =
            bill_of(json!([{"description": "Coin", "other_minor": 100_000, "tax_class": "jewellery"}]));
        bill["date"] = json!(date);
        let posted = shop.run::<PostInvoice>("mia", bill).await.expect("a bill");
        assert_eq!(posted["number"], json!(number));
    }
}

async fn superuser(shop: &Shop) -> Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// The results of the attempts to post a bill, from the audit log.
async fn ends_of(shop: &Shop) -> Vec<(String, Option<String>)> {
    let events = "select result, code from app.audit_event where action = $1 order by at, event_id";
    let rows = superuser(shop).await.query(events, &[&PostInvoice::NAME]).await.expect("events");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn a_bill_keeps_its_seal_until_somebody_goes_round_the_program() {
    let shop = aarav().await;
    let posted = a_ring_is_sold(&shop).await;
    let client = superuser(&shop).await;
    let broken = "select count(*) from ledger.document d join ledger.document_seal s using (tenant_id, document_id)
        where s.sha256 <> sha256(convert_to(concat_ws(E'\\n', d.number, to_char(d.document_date, 'YYYY-MM-DD'),
            d.taxable_minor::text, d.tax_minor::text, d.round_off_minor::text, d.total_minor::text, ''), 'UTF8') || d.body)";
    assert_eq!(client.query_one(broken, &[]).await.expect("a count").get::<_, i64>(0), 0);
    let change = "update ledger.document set body = set_byte(body, 60, 255 - get_byte(body, 60))";
    client.batch_execute(change).await.expect_err("a trigger refuses it to everybody");
    let without_triggers = format!("set session_replication_role = replica; {change}");
    client.batch_execute(&without_triggers).await.expect("changed");
    assert_eq!(client.query_one(broken, &[]).await.expect("a count").get::<_, i64>(0), 1);
    assert_eq!(posted["number"], json!("A/26-27/00001"));
}

#[tokio::test]
async fn a_bill_waits_for_who_is_erasing_its_buyer_and_is_refused() {
    let shop = aarav().await;
    a_ring_is_sold(&shop).await;
    let mut client = superuser(&shop).await;
    // As `party.erase` does, with a pause in the middle.
    let erasing = client.transaction().await.expect("a transaction");
    erasing.batch_execute("select from ledger.party for update").await.expect("held");
    let posting = shop.run::<PostInvoice>("cas", bill_of(json!([ring()])));
    tokio::pin!(posting);
    let waits = tokio::time::timeout(std::time::Duration::from_millis(500), &mut posting).await;
    assert!(waits.is_err(), "not while somebody holds the buyer: {waits:?}");
    let gone = "update ledger.party set code = '\\x01'::bytea || substring(code from 2), name = '\\x01'::bytea || substring(name from 2),
        pan = null, pan_blind = null, phone = null, location = null, gstin = null, abn = null, state = null, gln = null,
        erased_at = now(), version = version + 1";
    erasing.batch_execute(gone).await.expect("erased");
    erasing.commit().await.expect("committed");
    assert_eq!(posting.await, Err("party_erased party".into()));
    let next = "select count(*) = 1 and (select max(next) from ledger.series where doc_type = 'invoice') = 2 from ledger.document";
    assert!(client.query_one(next, &[]).await.expect("a row").get::<_, bool>(0), "no bill, no number taken");
    let denied = ("denied".to_owned(), Some("party_erased".to_owned()));
    assert_eq!(ends_of(&shop).await, [("ok".to_owned(), None), denied]);
}

/// Another client of the same database, unknown to this program, takes a number just before the bill does.
#[tokio::test]
async fn a_number_that_was_foreseen_and_taken_by_somebody_else_is_not_given_twice() {
    const WAITING: &str = "select exists (select from pg_stat_activity
                           where datname = current_database() and wait_event_type = 'Lock')";
    let shop = aarav().await;
    a_ring_is_sold(&shop).await;
    let (mut other, looking) = (superuser(&shop).await, superuser(&shop).await);
    let taking = other.transaction().await.expect("a transaction");
    taking
        .batch_execute("update ledger.series set next = next + 1 where doc_type = 'invoice'")
        .await
        .expect("taken");
    let commits = async {
        while !looking.query_one(WAITING, &[]).await.expect("an answer").get::<_, bool>(0) {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        taking.commit().await.expect("committed");
    };
    let (posted, ()) = tokio::join!(a_ring_is_sold(&shop), commits);
    assert_eq!(posted["number"], "A/26-27/00003");
    let listed = shop.ask::<ListDocuments>("olive", json!({"series": "INV", "fy": "2026-27"})).await;
    assert_eq!(listed.expect("documents")["count"], 2);
    assert_eq!(ends_of(&shop).await, [("ok".to_owned(), None), ("ok".to_owned(), None)]);
}

input! {
    /// A bill that another action posts in its own transaction, and so without the fast path.
    pub struct PostInside {
        bill: PostInvoice,
    }
}

impl Action for PostInside {
    const NAME: &'static str = "test.inside";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Posts a bill without the fast path.";
    type Output = InvoicePosted;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InvoicePosted>> {
        self.bill.perform(tx).await
    }
}

#[tokio::test]
async fn a_bill_without_the_fast_path_is_the_same_bill() {
    let shop = aarav().await;
    let fast = shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("posted");
    let slow =
        shop.run::<PostInside>("cas", json!({"bill": bill_of(json!([ring()]))})).await.expect("posted");
    assert_eq!((&fast["number"], &slow["number"]), (&json!("A/26-27/00001"), &json!("A/26-27/00002")));
    for member in ["document", "journal", "date", "due_on", "warnings", "flags"] {
        assert_eq!(fast[member], slow[member], "{member}");
    }
}
