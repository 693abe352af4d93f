//! The counter's answers while a bill is typed, on a real database.
//! Invariant: the shown total is the total of the posted bill.

use super::*;
use crate::pieces::CreateArticle;
use crate::rates::PublishRate;
use ledger::parties::CreateParty;
use testing::Shop;

async fn shop() -> Shop {
    let shop = Shop::jeweller().await;
    let rate = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 1_217_500, "per_mg": "1000"});
    shop.run::<PublishRate>("mia", rate).await.expect("a rate");
    let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("cas", meera).await.expect("a customer");
    let bangle = json!({"tag": "BG-0418", "huid": "K7QX2M", "metal": "gold", "fineness_ppt": "916", "gross_mg": 24_318, "net_mg": 24_318,
        "description": "Bangle pair", "making": {"mode": "percent", "percent": "8"}, "tax_class": "jewellery"});
    shop.run::<CreateArticle>("mia", bangle).await.expect("a piece");
    shop
}

#[tokio::test]
async fn a_scanned_tag_becomes_a_line_with_its_price() {
    let shop = shop().await;
    let told = shop
        .ask::<PreviewInvoice>("cas", json!({"party": "c-meera", "scan": "BG-0418"}))
        .await
        .expect("an answer");
    assert_eq!(told["lines"][0]["fields"]["net_mg"], "24.318");
    assert_eq!(told["lines"][0]["texts"]["sum"], "₹3,19,757.38");
    assert_eq!(told["totals"]["party"], "Meera Joshi");
    assert_eq!(told["faults"], json!([]));
}

#[tokio::test]
async fn the_total_shown_is_the_total_posted() {
    let shop = shop().await;
    let mut bill = json!({"party": "c-meera", "lines": [{"tag": "BG-0418"}]});
    let told = shop.ask::<PreviewInvoice>("cas", bill.clone()).await.expect("an answer");
    bill["lock_until"] = told["fields"]["lock_until"].clone();
    bill["quoted_total_minor"] = told["document"]["total_minor"].clone();
    let posted = shop.run::<PostInvoice>("cas", bill).await.expect("posted");
    assert_eq!(posted["document"]["total_minor"], told["document"]["total_minor"]);
    assert_eq!(
        told["totals"]["pay"],
        format!("₹{}", posted["document"]["total_text"].as_str().expect("text"))
    );
}

#[tokio::test]
async fn an_unfinished_line_is_no_refusal_and_does_not_lose_the_scan() {
    let shop = shop().await;
    let typed = json!({"lines": [{"metal": "gold", "fineness_ppt": "916", "tax_class": "jewellery"}], "scan": "BG-0418"});
    let told = shop.ask::<PreviewInvoice>("cas", typed).await.expect("an answer");
    assert_eq!(told["lines"][1]["fields"]["tag"], "BG-0418");
    assert_eq!(told["faults"][0]["field"], "lines[0].net_mg");
    assert_eq!(told["document"], Value::Null);
    assert_eq!(told["totals"]["waits"], "No total yet. Line 1 lacks: Net weight");
}

#[tokio::test]
async fn a_making_charge_typed_without_its_way_counts_and_two_of_them_are_refused_at_once() {
    let shop = shop().await;
    let ask = async |making: Value| {
        let ring = json!({"description": "Ring", "metal": "gold", "fineness_ppt": "916", "net_mg": 4_321,
            "tax_class": "jewellery", "making": making});
        shop.ask::<PreviewInvoice>("cas", json!({"lines": [ring]})).await.expect("an answer")
    };
    let (bare, named) = (json!({"percent": "12"}), json!({"mode": "percent", "percent": "12"}));
    let told = ask(bare).await;
    assert_eq!((&told["faults"], &told["totals"]["waits"]), (&json!([]), &json!("")));
    assert_eq!(told["lines"][0]["texts"]["making"], "₹6,312.98");
    assert_eq!(told["totals"], ask(named).await["totals"]);
    let told = ask(json!({"percent": "12", "minor_per_g": "100"})).await;
    assert_eq!(
        told["totals"]["waits"],
        "No total yet. Line 1: More than one figure is typed for the making. Choose which one counts."
    );
    // The tag's own charge gives way to a figure that was typed.
    let sold = json!({"lines": [{"tag": "BG-0418", "making": {"amount_minor": 100_000}}]});
    let told = shop.ask::<PreviewInvoice>("cas", sold).await.expect("an answer");
    assert_eq!(told["lines"][0]["texts"]["making"], "₹1,000.00");
}

#[tokio::test]
async fn a_code_that_is_nobodys_is_told_and_a_piece_is_not_put_on_a_bill_twice() {
    let shop = shop().await;
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "0123"})).await.expect("an answer");
    assert_eq!((told["unknown"].clone(), told["lines"].clone()), (json!("0123"), json!([])));
    let twice = json!({"lines": [{"tag": "BG-0418"}], "scan": "BG-0418"});
    let told = shop.ask::<PreviewInvoice>("cas", twice).await.expect("an answer");
    assert_eq!(told["lines"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_customer_is_found_by_the_beginning_of_a_name() {
    let shop = shop().await;
    let told = shop.ask::<PreviewInvoice>("cas", json!({"party": "mee"})).await.expect("an answer");
    assert_eq!(
        (told["fields"]["party"].clone(), told["totals"]["party"].clone()),
        (json!("c-meera"), json!("Meera Joshi"))
    );
    let nobody = shop.ask::<PreviewInvoice>("cas", json!({"party": "zoe"})).await.expect("an answer");
    assert_eq!(nobody["totals"]["party"], "No customer with that code or name");
}

#[tokio::test]
async fn what_posting_would_refuse_is_told_before() {
    let shop = shop().await;
    let typed = json!({"lines": [{"tag": "BG-0418", "discount_minor": 5_000_000}]});
    let told = shop.ask::<PreviewInvoice>("cas", typed).await.expect("an answer");
    assert_eq!(told["faults"][0]["code"], "discount_ceiling");
    assert_eq!(shop.ask::<PreviewInvoice>("audi", json!({})).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_piece_is_found_by_its_huid_and_goods_by_any_word_of_their_name() {
    let shop = shop().await;
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "k7qx2m"})).await.expect("an answer");
    assert_eq!(told["lines"][0]["fields"]["tag"], "BG-0418");
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "BG-"})).await.expect("an answer");
    assert_eq!(told["lines"][0]["fields"]["tag"], "BG-0418", "the only tag that begins so");
    crate::fixtures::moved_in(
        &shop,
        "items",
        json!([
            {"code": "CHED", "name": "Farm cheddar", "kind": "finished", "unit": "kg", "price_minor_per_unit": "3800", "tax_class": "jewellery"},
            {"code": "CURD", "name": "Farm curd", "kind": "finished", "unit": "kg"},
        ]),
    )
    .await;
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "ched"})).await.expect("an answer");
    let line = &told["lines"][0];
    assert_eq!((&line["texts"]["name"], &line["fields"]["unit"]), (&json!("Farm cheddar"), &json!("kg")));
    assert_eq!(line["fields"]["price_minor_per_unit"], json!("38"));
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "farm"})).await.expect("an answer");
    assert_eq!(told["found"], json!([["CHED", "Farm cheddar"], ["CURD", "Farm curd"]]));
    assert_eq!((&told["unknown"], &told["lines"]), (&json!(null), &json!([])));
}

#[tokio::test]
async fn change_and_what_is_left_to_pay_are_told_while_the_payment_is_typed() {
    let shop = shop().await;
    let typed = |tenders: Value| {
        json!({
            "lines": [{"description": "Box", "amount_minor": 100_000, "tax_class": "jewellery"}], "tenders": tenders,
        })
    };
    let ask = async |tenders| shop.ask::<PreviewInvoice>("cas", typed(tenders)).await.expect("an answer");
    let told = ask(json!([{"mode": "cash", "handed_minor": 110_000}])).await;
    assert_eq!((&told["totals"]["change"], &told["totals"]["left"]), (&json!("₹70.00"), &json!("")));
    let told = ask(json!([{"mode": "cash", "amount_minor": 50_000}, {"mode": "upi"}])).await;
    assert_eq!((&told["faults"], &told["upi"]), (&json!([]), &json!(null)), "the shop has no UPI address");
    let told = ask(json!([{"mode": "cash", "amount_minor": 50_000}])).await;
    assert_eq!((&told["totals"]["left"], &told["faults"]), (&json!("₹530.00"), &json!([])));
    let told = ask(json!([{"mode": "cash", "handed_minor": 5}])).await;
    assert_eq!(told["faults"][0]["field"], "tenders[0].handed_minor");
}

#[tokio::test]
async fn the_pan_is_asked_for_as_soon_as_the_total_passes_the_limit() {
    let shop = shop().await;
    let bill = json!({"lines": [{"tag": "BG-0418"}]});
    let told = shop.ask::<PreviewInvoice>("cas", bill).await.expect("an answer");
    assert_eq!(told["totals"]["pan"], "Above ₹2,00,000.00 the law asks for the customer and their PAN.");
    let known = json!({"party": "c-meera", "lines": [{"tag": "BG-0418"}]});
    let told = shop.ask::<PreviewInvoice>("cas", known).await.expect("an answer");
    assert_eq!(told["totals"]["pan"], "");
}

#[tokio::test]
async fn a_large_bill_without_the_buyers_address_is_warned_of_and_posted() {
    let shop = shop().await;
    let asked = "From ₹50,000.00 before tax the law asks for the buyer's name and address on the bill.";
    let bill = |party: Value| json!({"party": party, "lines": [{"description": "Idol", "other_minor": 5_000_000, "tax_class": "jewellery"}]});
    let warned = async |party: Value| {
        let told = shop.ask::<PreviewInvoice>("cas", bill(party)).await.expect("an answer");
        assert_eq!(told["faults"], json!([]), "a warning is no refusal");
        told["totals"]["buyer"].clone()
    };
    assert_eq!(warned(Value::Null).await, asked);
    assert_eq!(warned(json!("c-meera")).await, asked, "a name without an address");
    let zoya =
        json!({"party": "c-zoya", "name": "Zoya", "kind": "customer", "location": "12 Law Garden, Pune"});
    shop.run::<CreateParty>("cas", zoya).await.expect("a customer");
    assert_eq!(warned(json!("c-zoya")).await, "");
    shop.run::<PostInvoice>("cas", bill(json!("c-meera"))).await.expect("posted all the same");
}
