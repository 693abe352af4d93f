//! Stock from before the books knew it, entered later in the background: the books agree with the goods afterwards, and a second
//! round enters nothing.
//! Invariant: nothing is entered twice, and what a bill posted before stays as it was.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use ledger::parties::{CreateParty, FindByPhone};
use ledger::stock::lots::adjust::AdjustLot;
use lifecycle::earlier_stock::EarlierStock;
use make::batches::consume::Consume;
use make::batches::output::Output;
use make::batches::steps::{AbortBatch, CompleteBatch};
use sell::books::{CheckBooks, GetEarlierStock};
use sell::invoices::credit::PostCreditNote;
use sell::invoices::reverse::ReverseInvoice;
use sell::invoices::sale::PostSale;
use sell::pieces::CreateArticle;
use serde_json::{Value, json};
use steelyard::import::RunImport;
use testing::Shop;

/// What an instance of the version before has: no entry of stock, and no row that names one.
const BEFORE: &str = "
    set session_replication_role = replica;
    delete from ledger.posting p using ledger.journal_entry e
    where e.tenant_id = p.tenant_id and e.entry_id = p.entry_id
      and (array[p.debit_account, p.credit_account] && array['STOCK', 'OPENING_STOCK', 'COGS', 'WORK_IN_PROGRESS', 'STOCK_LOSS', 'PURCHASES']
           or (e.document_id is null and array[p.debit_account, p.credit_account] && array['M_STOCK']));
    delete from ledger.journal_entry e
    where not exists (select from ledger.posting p where p.tenant_id = e.tenant_id and p.entry_id = e.entry_id);
    update ledger.movement set entry_id = null, fine_mg = 0;
    update sell.article set entry_id = null;
    update ledger.document_line set metal = null;
    delete from ledger.untagged;
    insert into ledger.earlier_stock (tenant_id, since, there_were, entered)
    select t.tenant_id, now(), 0, 0 from app.tenant t where t.slug <> 'instance'";
/// What the migration writes for each workspace of then.
const WAITS: &str = "insert into ledger.earlier_stock (tenant_id, since, there_were, entered)
    select t.tenant_id, now(), 0, 0 from app.tenant t where t.slug <> 'instance'";
/// A phone number from before: nothing finds it.
const NO_ENDS: &str = "delete from ledger.party_word";

fn task(shop: &Shop) -> EarlierStock {
    EarlierStock::new(shop.platform.clone(), shop.db.jobs_config())
}

async fn superuser(shop: &Shop) -> tokio_postgres::Client {
    database::connect(&shop.db.super_config()).await.expect("a connection")
}

fn piece(tag: &str, net_mg: i64, cost: Option<i64>, status: &str) -> Value {
    json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "net_mg": net_mg, "cost_minor": cost, "status": status})
}

/// A shop that has worked: pieces and lots moved in, some sold, one sale cancelled; batches that ran, ended and were given up.
async fn shop_from_before() -> Shop {
    let shop = Shop::jeweller().await;
    let gold = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000",
                      "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"});
    let batch = |code: &str, cost: i64| json!({"batch": code, "recipe": "POLISH", "state": "Running", "cost_so_far_minor": cost});
    for (kind, rows) in [
        ("rates", json!([gold])),
        (
            "items",
            json!([
                {"code": "WAX", "unit": "kg"}, {"code": "CAST", "unit": "kg"},
                {"code": "SILVER", "unit": "mg", "metal": "silver", "fineness_ppt": "925"},
            ]),
        ),
        (
            "articles",
            json!([
                piece("T-1", 4000, Some(5000), "in_stock"),
                piece("T-2", 3000, None, "in_stock"),
                piece("T-3", 2000, Some(900), "in_stock"),
                piece("T-OLD", 1000, Some(700), "sold"),
            ]),
        ),
        (
            "lots",
            json!([
                {"lot": "W-1", "item": "WAX", "quantity": "10", "unit": "kg", "cost_minor": 10_001},
                {"lot": "AG-1", "item": "SILVER", "net_mg": 2001, "cost_minor": 333},
            ]),
        ),
        ("batches", json!([batch("B-1", 70), batch("B-2", 30), batch("B-3", 11)])),
    ] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let added = json!({"tag": "T-9", "metal": "gold", "fineness_ppt": "916", "gross_mg": 1500, "net_mg": 1500, "cost_minor": 600});
    shop.run::<CreateArticle>("mia", added).await.expect("added");
    sell_and_cancel(&shop).await;
    for (batch, quantity) in [("B-1", "2"), ("B-2", "1")] {
        let taken = json!({"batch": batch, "line": 1, "lot": "W-1", "quantity": quantity, "unit": "kg"});
        shop.run::<Consume>("max", taken).await.expect("taken");
    }
    let made = json!({"batch": "B-1", "item": "CAST", "lot": "C-1", "quantity": "1", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    shop.run::<CompleteBatch>("max", json!({"batch": "B-1"})).await.expect("completed");
    shop.run::<AbortBatch>("olive", json!({"batch": "B-2", "reason": "cracked"})).await.expect("aborted");
    let lost = json!({"lot": "W-1", "quantity": "-0.5", "reason": "loss"});
    shop.run::<AdjustLot>("mia", lost).await.expect("lost");
    shop
}

async fn sell_and_cancel(shop: &Shop) {
    let ring = |tag: &str| json!({"description": "Ring", "tag": tag, "tax_class": "jewellery"});
    let by_weight = json!({"description": "Chain", "metal": "gold", "net_mg": 1000, "fineness_ppt": "916", "tax_class": "jewellery"});
    let wax = json!({"lot": "W-1", "quantity": "1", "description": "Wax", "price_minor_per_unit": "90000", "tax_class": "jewellery"});
    let bill = async |lines: Value| shop.run::<PostSale>("mia", paid_in_cash(lines)).await.expect("a bill");
    bill(json!([ring("T-1"), by_weight, wax])).await;
    let cancelled = bill(json!([ring("T-3"), ring("T-2")])).await["number"].clone();
    let back = json!({"invoice": cancelled, "reason": "wrong ring", "refund": {"mode": "cash"}});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
}

fn paid_in_cash(lines: Value) -> Value {
    json!({"lines": lines, "tenders": [{"mode": "cash"}]})
}

async fn checks_of(shop: &Shop) -> Value {
    shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer")
}

async fn balances(shop: &Shop) -> Value {
    shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone()
}

async fn standing(shop: &Shop) -> Value {
    shop.ask::<GetEarlierStock>("olive", json!({})).await.expect("an answer")
}

#[tokio::test]
async fn stock_from_before_is_entered_once_and_the_books_agree_with_the_goods() {
    let shop = shop_from_before().await;
    let now = shop.call("olive").now;
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
    assert_eq!(standing(&shop).await["state"], json!("not_needed"));
    superuser(&shop).await.batch_execute(BEFORE).await.expect("as before");
    assert_eq!(checks_of(&shop).await["holds"], json!(false));
    assert_eq!(standing(&shop).await["state"], json!("waits"));
    let planned = task(&shop).rehearsal(shop.tenant.uuid(), now).await.expect("a plan");
    let stock: i64 = planned.iter().filter(|it| it.account == "OPENING_STOCK").map(|it| it.amount).sum();
    assert!(stock > 0, "{planned:?}");
    assert_eq!(checks_of(&shop).await["holds"], json!(false), "a plan keeps nothing");
    // Two tasks at the same time.
    let (one, other) = (task(&shop), task(&shop));
    let (one, other) = tokio::join!(one.look(now), other.look(now));
    assert!(one.expect("entered") + other.expect("entered") > 0);
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
    let after = balances(&shop).await;
    assert_eq!(task(&shop).look(now).await.expect("nothing is left"), 0);
    let done = standing(&shop).await;
    assert_eq!((&done["state"], &done["entered"]), (&json!("done"), &done["of"]), "{done:#}");
    let opening = json!({"account": "OPENING_STOCK", "commodity": "INR", "before": 0, "after": stock});
    assert!(done["accounts"].as_array().expect("accounts").contains(&opening), "{done:#}");
    let told = shop.told("workspace.books.enter").await;
    assert_eq!(told.len(), 1, "one event");
    // Even where it does not know that it is done, no row is entered twice.
    superuser(&shop)
        .await
        .batch_execute("update ledger.earlier_stock set ended_at = null")
        .await
        .expect("lost");
    assert_eq!(task(&shop).look(now).await.expect("nothing is left"), 0);
    assert_eq!(balances(&shop).await, after);
}

#[tokio::test]
async fn a_bill_from_before_is_cancelled_and_credited_as_a_newer_one() {
    let mut shop = shop_from_before().await;
    let by_weight = json!({"description": "Chain", "metal": "gold", "net_mg": 900, "fineness_ppt": "916", "tax_class": "jewellery"});
    let bill = async |shop: &Shop| {
        shop.run::<PostSale>("mia", paid_in_cash(json!([by_weight]))).await.expect("a bill")
    };
    let (first, second, third) = (bill(&shop).await, bill(&shop).await, bill(&shop).await);
    superuser(&shop).await.batch_execute(BEFORE).await.expect("as before");
    let cancel =
        |bill: &Value| json!({"invoice": bill["number"], "reason": "wrong", "refund": {"mode": "cash"}});
    shop.run::<ReverseInvoice>("mia", cancel(&first)).await.expect("reversed meanwhile");
    let now = shop.call("olive").now;
    task(&shop).look(now).await.expect("entered");
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
    shop.at("2026-04-21T05:00:00Z");
    shop.run::<ReverseInvoice>("mia", cancel(&second)).await.expect("reversed later");
    let back = json!({"invoice": third["number"], "reason": "came back", "returns": [{"line": 1}], "refund": {"mode": "cash"}});
    shop.run::<PostCreditNote>("mia", back).await.expect("credited later");
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
}

#[tokio::test]
async fn metal_of_the_first_day_and_phones_from_before_are_found_too() {
    let shop = Shop::jeweller().await;
    let balance = |account: &str, commodity: &str, amount: i64| json!({"account": account, "commodity": commodity, "amount": amount});
    let rows = json!([
        balance("M_STOCK", "AU_FINE_MG", 5000),
        balance("OPENING_STOCK", "INR", 90_000),
        balance("CASH", "INR", 100)
    ]);
    shop.run::<RunImport>("olive", json!({"kind": "opening_balances", "rows": rows}))
        .await
        .expect("moved in");
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
    let meera = json!({"party": "c-meera", "name": "Meera", "kind": "customer", "phone": "+91 98220 12345"});
    shop.run::<CreateParty>("mia", meera).await.expect("added");
    let found = async || {
        shop.ask::<FindByPhone>("mia", json!({"phone": "12345"})).await.expect("an answer")["rows"].clone()
    };
    let lost = "delete from ledger.untagged";
    superuser(&shop).await.batch_execute(&format!("{lost}; {NO_ENDS}; {WAITS}")).await.expect("as before");
    assert_eq!((found().await, checks_of(&shop).await["holds"].clone()), (json!([]), json!(false)));
    let now = shop.call("olive").now;
    assert!(task(&shop).look(now).await.expect("entered") > 0);
    assert_eq!(found().await[0]["name"], json!("Meera"));
    assert_eq!(checks_of(&shop).await["holds"], json!(true), "{:#}", checks_of(&shop).await);
}

#[tokio::test]
async fn what_belongs_to_a_closed_day_is_entered_on_the_first_open_one() {
    let mut shop = shop_from_before().await;
    superuser(&shop).await.batch_execute(BEFORE).await.expect("as before");
    let lock = json!({"until": "2026-04-20", "reason": "month end"});
    shop.run::<LockPeriod>("olive", lock).await.expect("locked");
    let closed = json!({"as_of": "2026-04-20"});
    let before = shop.ask::<ListBalances>("acco", closed.clone()).await.expect("balances");
    shop.at("2026-04-22T05:00:00Z");
    task(&shop).look(shop.call("olive").now).await.expect("entered");
    assert_eq!(shop.ask::<ListBalances>("acco", closed).await.expect("balances"), before);
    assert_eq!(checks_of(&shop).await["holds"], json!(true));
}
