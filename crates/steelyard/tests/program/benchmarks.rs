//! Figures across workspaces on a real database: the cohort, one draw for everybody, and budgets under many
//! who spend at once.
//! Invariant: nineteen workspaces get nothing, and what nobody reads is not there: no table has a value of a
//! workspace.

use futures::future::join_all;
use kernel::day::{Day, Instant, parse_day, parse_instant};
use lifecycle::benchmarks::rules::{Metric, Month};
use lifecycle::benchmarks::{own_value, release_all, spend, year_spent};
use obligations::comparison::{GetComparison, GetFigure, JoinComparison, LeaveComparison, ListRounds};
use platform::instance::NOBODY;
use platform::internal::Guard;
use serde_json::{Value, json};
use testing::Shop;
use tokio_postgres::Client;

/// Programs that release at once, and calls that spend at once.
const PROGRAMS: usize = 4;
const CALLS: usize = 32;

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

fn day(text: &str) -> Day {
    parse_day(text).expect("a day")
}

async fn superuser(shop: &Shop) -> Client {
    database::connect(&shop.db.super_config()).await.expect("a connection")
}

async fn release(shop: &Shop, now: &str) -> usize {
    let jobs = database::connect(&shop.db.jobs_config()).await.expect("a connection");
    release_all(&shop.platform, &jobs, moment(now)).await.expect("a round")
}

/// Five bills of each shop that were due on a day; two of them are paid.
async fn bills_due(owner: &Client, month: &str) {
    let bills = format!(
        "set session_replication_role = replica;
         insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at,
             body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
         select a.tenant_id, gen_random_uuid(), 'invoice', 'posted', 'B{number}' || n, 'B', '2026', '{month}-01', '{month}-10', now(),
             '\\x01'::bytea || decode(repeat('00', 44), 'hex'), 100, 0, 0, 100, false, a.tenant_id, now()
         from app.address a cross join generate_series(1, 5) n where a.slug <> 'instance';
         insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
         select tenant_id, document_id, document_id, due_on, case when right(number, 1) in ('1', '2') then 0 else 100 end
         from ledger.document where number like 'B{number}%';
         set session_replication_role = default",
        number = &month[5..],
    );
    owner.batch_execute(&bills).await.expect("bills");
}

async fn count(owner: &Client, of: &str) -> i64 {
    owner.query_one(of, &[]).await.expect("a count").get(0)
}

async fn figure(shop: &Shop, month: &str) -> Result<Value, String> {
    shop.ask::<GetFigure>("olive", json!({ "metric": "overdue_bills", "month": month })).await
}

/// So many Indian shops that take part, in one database.
async fn members(many: usize) -> Vec<Shop> {
    let mut shops = vec![Shop::jeweller().await];
    for nth in 1..many {
        let next = shops[0].beside(&format!("shop-{nth}")).await;
        shops.push(next);
    }
    for shop in &shops {
        shop.run::<JoinComparison>("olive", json!({})).await.expect("joined");
    }
    shops
}

#[tokio::test]
async fn nineteen_shops_get_nothing_and_twenty_get_one_figure_that_everybody_reads() {
    let mut shops = members(19).await;
    let owner = superuser(&shops[0]).await;
    bills_due(&owner, "2026-07").await;
    assert_eq!(release(&shops[0], "2026-08-07T23:00:00Z").await, 0, "the month is not settled");
    assert_eq!(release(&shops[0], "2026-08-08T00:00:00Z").await, 0, "nineteen");
    assert_eq!(count(&owner, "select count(*) from app.benchmark_release").await, 0);
    assert_eq!(
        count(&owner, "select coalesce(sum(spent_milli), 0)::bigint from app.benchmark_budget").await,
        0
    );
    assert_eq!(figure(&shops[0], "2026-07-15").await, Err("cohort_too_small".into()));

    let last = shops[0].beside("shop-last").await;
    last.run::<JoinComparison>("olive", json!({})).await.expect("joined");
    shops.push(last);
    assert_eq!(release(&shops[0], "2026-08-09T00:00:00Z").await, 0, "a month is tried once");
    bills_due(&owner, "2026-08").await;
    let rounds = join_all((0..PROGRAMS).map(|_| release(&shops[0], "2026-09-08T00:00:00Z"))).await;
    assert_eq!(
        rounds.iter().sum::<usize>(),
        1,
        "one figure has values, and one program draws it: {rounds:?}"
    );
    let first = figure(&shops[0], "2026-08-01").await.expect("a figure");
    assert_eq!(figure(&shops[0], "2026-08-31").await, Ok(first.clone()), "it is not drawn again");
    assert_eq!(figure(&shops[19], "2026-08-01").await, Ok(first), "nor for another");
    assert_eq!(count(&owner, "select count(*) from app.benchmark_contribution").await, 20);
    assert_eq!(count(&owner, "select count(*) from app.benchmark_budget where spent_milli <> 325").await, 0);
    let shown = shops[3].ask::<GetComparison>("olive", json!({})).await.expect("a comparison");
    assert_eq!((&shown["month"], &shown["spent_milli"]), (&json!("2026-08-01"), &json!(325)));
    let row = &shown["rows"][0];
    assert_eq!((&row["metric"], &row["own_e2"]), (&json!("overdue_bills"), &json!(6_000)), "three of five");
    let (low, high) = (row["figure"]["low_e2"].as_i64(), row["figure"]["high_e2"].as_i64());
    assert!(low <= high && high <= Some(5_000), "{row}");

    shops[7].run::<LeaveComparison>("olive", json!({ "reason": "no more" })).await.expect("left");
    bills_due(&owner, "2026-09").await;
    assert_eq!(release(&shops[0], "2026-10-08T00:00:00Z").await, 0, "nineteen are left");
    assert_eq!(figure(&shops[0], "2026-09-01").await, Err("cohort_too_small".into()));
    assert!(figure(&shops[0], "2026-08-01").await.is_ok(), "what was released stays");
    let ops = shops[0].operators().await;
    let rounds = ops.ask::<ListRounds>("aud", json!({})).await.expect("rounds");
    let counts = |row: &Value| (row["members"].clone(), row["figures"].clone());
    let rows: Vec<_> = rounds["rows"].as_array().expect("rows").iter().map(counts).collect();
    assert_eq!(rows, [(json!(19), json!(0)), (json!(20), json!(1)), (json!(19), json!(0))]);
}

#[tokio::test]
async fn a_shop_that_is_new_or_closed_does_not_count() {
    let shops = members(20).await;
    let owner = superuser(&shops[0]).await;
    bills_due(&owner, "2026-06").await;
    // The shops began on 20 April: they are ninety days old on 19 July.
    assert_eq!(release(&shops[0], "2026-07-08T00:00:00Z").await, 0, "still new");
    bills_due(&owner, "2026-07").await;
    let close = "insert into app.closing (tenant_id, closed_at, ends_at)
                 select tenant_id, now(), now() + interval '30 days' from app.address where slug = 'shop-3'";
    owner.batch_execute(close).await.expect("closed");
    assert_eq!(release(&shops[0], "2026-08-08T00:00:00Z").await, 0, "one of twenty is closed");
    owner.batch_execute("delete from app.closing").await.expect("opened again");
    bills_due(&owner, "2026-08").await;
    assert_eq!(release(&shops[0], "2026-09-08T00:00:00Z").await, 1);
}

#[tokio::test]
async fn no_number_of_calls_at_once_spends_more_than_the_budget() {
    let shop = Shop::jeweller().await;
    let tenant = shop.tenant.uuid();
    let now = moment("2026-08-08T00:00:00Z");
    let give = async |metric: Metric, month: Day| {
        let guard = Guard::begin(&shop.platform, shop.tenant, NOBODY).await.expect("a transaction");
        let is_spent = spend(&guard, tenant, (metric, month), now).await.expect("an answer");
        guard.commit().await.expect("committed");
        usize::from(is_spent)
    };
    let july = (0..CALLS).map(|nth| give(Metric::ALL[nth % Metric::ALL.len()], day("2026-07-01")));
    assert_eq!(join_all(july).await.iter().sum::<usize>(), 3, "each figure once");
    let owner = superuser(&shop).await;
    let month = "select sum(cost_milli)::bigint from app.benchmark_contribution where month = '2026-07-01'";
    assert_eq!(count(&owner, month).await, 975);

    // Somebody spent nearly all of the year; one more figure fits.
    let spent = "update app.benchmark_budget set spent_milli = 11675";
    owner.batch_execute(spent).await.expect("spent");
    let august = (0..CALLS).map(|nth| give(Metric::ALL[nth % Metric::ALL.len()], day("2026-08-01")));
    assert_eq!(join_all(august).await.iter().sum::<usize>(), 1, "the budget of the year");
    let guard = Guard::begin(&shop.platform, shop.tenant, NOBODY).await.expect("a transaction");
    assert_eq!(year_spent(&guard, tenant, 2026).await.expect("a budget"), 12_000);
    guard.rollback().await;
    let over = owner.batch_execute("update app.benchmark_budget set spent_milli = 12001").await;
    assert!(over.is_err(), "the database holds it too");
}

/// Five bills of 1 July of each shop, half of each paid on 11 July, and the other half on 20 August.
const PAID_IN_PARTS: &str = "
    set session_replication_role = replica;
    insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at,
        body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
    select a.tenant_id, gen_random_uuid(), p.kind::ledger.doc_type, 'posted', p.series || n, p.series, '2026', p.day::date, p.day::date,
        now(), '\\x01'::bytea || decode(repeat('00', 44), 'hex'), 100, 0, 0, 100, false, a.tenant_id, now()
    from app.address a
    cross join generate_series(1, 5) n
    cross join (values ('invoice', 'B', '2026-07-01'), ('receipt', 'R', '2026-07-11'), ('receipt', 'S', '2026-08-20')) p (kind, series, day)
    where a.slug <> 'instance';
    insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
    select tenant_id, document_id, document_id, due_on, 0 from ledger.document where series = 'B';
    insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by)
    select b.tenant_id, gen_random_uuid(), p.document_id, b.document_id, 50, p.document_date, b.tenant_id
    from ledger.document b
    join ledger.document p on p.tenant_id = b.tenant_id and right(p.number, 1) = right(b.number, 1) and p.series in ('R', 'S')
    where b.series = 'B';
    set session_replication_role = default";

#[tokio::test]
async fn a_bill_that_is_paid_in_parts_counts_in_the_month_of_the_last_part_alone() {
    let shop = Shop::jeweller().await;
    superuser(&shop).await.batch_execute(PAID_IN_PARTS).await.expect("bills");
    let days = async |month: &str| {
        let guard = Guard::begin(&shop.platform, shop.tenant, NOBODY).await.expect("a transaction");
        let month = Month::of(day(month)).expect("a month");
        let value = own_value(&guard, shop.tenant.uuid(), Metric::DaysToPayment, month).await;
        guard.rollback().await;
        value.expect("counted")
    };
    assert_eq!(days("2026-07-15").await, None, "half of each was paid");
    assert_eq!(days("2026-08-15").await, Some(5_000), "fifty days from the bill to the last part");
    assert_eq!(days("2026-09-15").await, None);
}
