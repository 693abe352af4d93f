//! Ten thousand cases on a real database: five hundred customers with random accounts, each asked about twenty days of the past.
//! Invariant: the rows are written without the product, and the oracle adds up only what it wrote; the product answers alone.

use std::collections::HashMap;

use jiff::ToSpan;
use platform::keyring::Cell;
use serde_json::{Value, json};
use testing::Shop;
use tokio_postgres::Client;
use uuid::Uuid;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, moved_in};

const CUSTOMERS: usize = 500;
const ASKED: u64 = 20;
const AGES: [&str; 5] = ["not_due", "1-30", "31-60", "61-90", "90+"];

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }

    fn id(&mut self) -> Uuid {
        self.below(2);
        let high = self.0;
        self.below(2);
        Uuid::from_u64_pair(high, self.0)
    }

    fn day(&mut self, days: i64) -> Day {
        Day::constant(2024, 4, 1).saturating_add(self.below(days).days())
    }
}

struct Bill {
    id: Uuid,
    date: Day,
    due: Day,
    total: i64,
}

/// What of a receipt was given to a bill on a day; a negative amount takes it back.
struct Allotment {
    receipt: usize,
    bill: usize,
    day: Day,
    amount: i64,
}

#[derive(Default)]
struct Account {
    bills: Vec<Bill>,
    receipts: Vec<(Uuid, Day, i64)>,
    given: Vec<Allotment>,
}

impl Account {
    fn of(dice: &mut Dice) -> Account {
        let mut account = Account::default();
        for _ in 0..dice.below(7) {
            let date = dice.day(700);
            let due = date.saturating_add(dice.below(61).days());
            account.bills.push(Bill { id: dice.id(), date, due, total: 1 + dice.below(500_000) });
        }
        for receipt in 0..usize::try_from(dice.below(6)).expect("few") {
            let (date, amount) = (dice.day(700), 1 + dice.below(400_000));
            account.receipts.push((dice.id(), date, amount));
            let mut left = amount;
            for bill in 0..account.bills.len() {
                let day = date.max(account.bills[bill].date).saturating_add(dice.below(30).days());
                let part = dice.below(left.min(account.open(bill, None)) + 1);
                if part == 0 || dice.below(3) == 0 {
                    continue;
                }
                left -= part;
                account.given.push(Allotment { receipt, bill, day, amount: part });
                if dice.below(5) == 0 {
                    let day = day.saturating_add(dice.below(90).days());
                    account.given.push(Allotment { receipt, bill, day, amount: -part });
                }
            }
        }
        account
    }

    /// What is open of a bill at the end of a day. Without a day, what may still be given to it: room that was given back is not
    /// given again, so that nothing was ever overpaid.
    fn open(&self, bill: usize, day: Option<Day>) -> i64 {
        let counts =
            |given: &&Allotment| given.bill == bill && day.map_or(given.amount > 0, |day| given.day <= day);
        self.bills[bill].total - self.given.iter().filter(counts).map(|given| given.amount).sum::<i64>()
    }

    /// Today's open amount, as the row has it.
    fn open_now(&self, bill: usize) -> i64 {
        self.open(bill, Some(Day::MAX))
    }

    /// The ages, the balance and the number of open bills of a day.
    fn on(&self, day: Day, by_due: bool) -> ([i64; 5], i64, i64) {
        let (mut ages, mut bills) = ([0; 5], 0);
        for (n, bill) in self.bills.iter().enumerate().filter(|(_, bill)| bill.date <= day) {
            let open = self.open(n, Some(day));
            let since = if by_due { bill.due } else { bill.date };
            let late = i64::from(day.since(since).expect("days").get_days());
            let age = match late {
                ..=0 => 0,
                1..=30 => 1,
                31..=60 => 2,
                61..=90 => 3,
                _ => 4,
            };
            ages[age] += open;
            bills += i64::from(open != 0);
        }
        let billed: i64 = self.bills.iter().filter(|bill| bill.date <= day).map(|bill| bill.total).sum();
        let paid: i64 =
            self.receipts.iter().filter(|(_, date, _)| *date <= day).map(|(_, _, paid)| paid).sum();
        (ages, billed - paid, bills)
    }
}

/// Writes all accounts: documents with their entries, open items, allocations.
const DOCUMENTS: &str = "
    with given as (
        select * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::date[], $7::bigint[], $8::bigint[])
            with ordinality as d (id, kind, party, day, due, total, open, n)
    ), written as (
        insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at,
            party_id, body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
        select $1::uuid, g.id, g.kind, 'posted', 'Z' || g.n, 'Z', '2025-26', g.day, g.due, g.day, g.party, f.body,
            case g.kind when 'invoice' then g.total else 0 end, 0, 0, g.total, false, f.created_by, g.day
        from given g, (select * from ledger.document where tenant_id = $1 limit 1) f
    ), entered as (
        insert into ledger.journal_entry (tenant_id, entry_id, document_id, entry_date, memo, created_by, created_at)
        select $1::uuid, g.id, g.id, g.day, f.memo, f.created_by, g.day
        from given g, (select * from ledger.journal_entry where tenant_id = $1 limit 1) f
    ), posted as (
        insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity,
            amount, entry_date)
        select $1::uuid, g.id, 1, case g.kind when 'invoice' then 'AR' else 'BANK' end, case g.kind when 'invoice' then g.party end,
            case g.kind when 'invoice' then 'SALES' else 'ADV' end, case g.kind when 'receipt' then g.party end, 'INR', g.total, g.day
        from given g
    ), pending as (
        insert into ledger.entry_pending (tenant_id, entry_id, entry_date) select $1::uuid, g.id, g.day from given g
    )
    insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
    select $1::uuid, g.id, g.party, g.due, g.open from given g where g.kind = 'invoice'";
const ALLOCATIONS: &str = "
    insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by)
    select $1::uuid, gen_random_uuid(), g.receipt, g.bill, g.amount, g.day + time '06:30', gen_random_uuid()
    from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::date[]) as g (receipt, bill, amount, day)";

async fn write(client: &Client, tenant: Uuid, accounts: &[(Uuid, Account)]) {
    let bills = accounts.iter().flat_map(|(party, account)| {
        let row = |(n, bill): (usize, &Bill)| {
            (bill.id, "invoice", *party, bill.date, Some(bill.due), bill.total, account.open_now(n))
        };
        account.bills.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    let receipts = accounts.iter().flat_map(|(party, account)| {
        let row = |&(id, date, amount): &(Uuid, Day, i64)| (id, "receipt", *party, date, None, amount, 0);
        account.receipts.iter().map(row).collect::<Vec<_>>()
    });
    let rows: Vec<_> = bills.chain(receipts).collect();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
    let kinds: Vec<&str> = rows.iter().map(|row| row.1).collect();
    let parties: Vec<Uuid> = rows.iter().map(|row| row.2).collect();
    let days: Vec<Day> = rows.iter().map(|row| row.3).collect();
    let dues: Vec<Option<Day>> = rows.iter().map(|row| row.4).collect();
    let totals: Vec<i64> = rows.iter().map(|row| row.5).collect();
    let open: Vec<i64> = rows.iter().map(|row| row.6).collect();
    client
        .execute(DOCUMENTS, &[&tenant, &ids, &kinds, &parties, &days, &dues, &totals, &open])
        .await
        .expect("documents");
    let given: Vec<(Uuid, Uuid, i64, Day)> = accounts
        .iter()
        .flat_map(|(_, it)| {
            it.given.iter().map(|g| (it.receipts[g.receipt].0, it.bills[g.bill].id, g.amount, g.day))
        })
        .collect();
    let receipts: Vec<Uuid> = given.iter().map(|row| row.0).collect();
    let bills: Vec<Uuid> = given.iter().map(|row| row.1).collect();
    let amounts: Vec<i64> = given.iter().map(|row| row.2).collect();
    let days: Vec<Day> = given.iter().map(|row| row.3).collect();
    client.execute(ALLOCATIONS, &[&tenant, &receipts, &bills, &amounts, &days]).await.expect("allocations");
}

/// The customers' rows by their codes.
async fn customers(shop: &Shop, client: &Client) -> Vec<(String, Uuid)> {
    let tenant = shop.tenant.uuid();
    let all = "select party_id, code::bytea from ledger.party where tenant_id = $1";
    let rows = client.query(all, &[&tenant]).await.expect("parties");
    let code = |row: &tokio_postgres::Row| {
        let cell = Cell { tenant, column: "ledger.party.code", row: row.get(0) };
        let code = shop.platform.encryption.vault().open(&cell, row.get(1)).expect("it opens");
        (String::from_utf8(code.to_vec()).expect("text"), row.get(0))
    };
    let mut customers: Vec<(String, Uuid)> = rows.iter().map(code).collect();
    customers.retain(|(code, _)| code.starts_with("p-"));
    customers.sort();
    customers
}

/// Everybody who owed something on a day, by code, from all pages.
async fn list_of(shop: &Shop, day: Day, by: &str) -> (Value, HashMap<String, Value>) {
    let (mut rows, mut after, mut first) = (HashMap::new(), Value::Null, None);
    loop {
        let asked = json!({"as_of": day.to_string(), "by": by, "after": after});
        let page = shop.ask::<Ageing>("acco", asked).await.expect("ages");
        for row in page["rows"].as_array().expect("rows") {
            let before = rows.insert(row["party"].as_str().expect("a code").to_owned(), row.clone());
            assert!(before.is_none(), "twice: {row}");
        }
        after = page["next"].clone();
        let sums = first.get_or_insert(page);
        if after.is_null() {
            return (sums.clone(), rows);
        }
    }
}

#[tokio::test]
async fn for_ten_thousand_customers_and_days_ages_less_credit_are_the_balance() {
    let mut shop = aarav().await;
    let rows: Vec<Value> = (0..CUSTOMERS)
        .map(|n| json!({"party": format!("p-{n:03}"), "name": format!("Customer {n}"), "kind": "customer"}))
        .collect();
    moved_in(&shop, "parties", json!(rows)).await;
    a_ring_is_sold(&shop).await;
    let (client, task) = shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(task);
    let mut dice = Dice(20_260_420);
    let known = customers(&shop, &client).await;
    assert_eq!(known.len(), CUSTOMERS);
    let accounts: Vec<(Uuid, Account)> = known.iter().map(|(_, id)| (*id, Account::of(&mut dice))).collect();
    write(&client, shop.tenant.uuid(), &accounts).await;
    shop.at("2026-06-01T05:00:00Z");
    let mut cases = 0;
    for n in 0..ASKED {
        let (day, by_due) = (dice.day(740), n % 2 == 0);
        let (sums, rows) = list_of(&shop, day, if by_due { "due_date" } else { "document_date" }).await;
        let (mut all, mut owing) = ([0; 5], 0);
        for ((code, _), (_, account)) in known.iter().zip(&accounts) {
            cases += 1;
            let (ages, balance, bills) = account.on(day, by_due);
            let shown = rows.get(code);
            assert_eq!(shown.is_some(), balance > 0 && bills > 0, "{code} on {day}: {balance}");
            let Some(shown) = shown else { continue };
            let told = AGES.map(|age| shown["buckets_minor"][age].as_i64().expect("minor units"));
            let figure = |field: &str| shown[field].as_i64().expect("a figure");
            assert_eq!((told, figure("ledger_balance_minor")), (ages, balance), "{code} on {day}");
            let credit = ages.iter().sum::<i64>() - balance;
            assert_eq!(
                (figure("unallocated_credit_minor"), figure("bills")),
                (credit, bills),
                "{code} on {day}"
            );
            all.iter_mut().zip(ages).for_each(|(sum, age)| *sum += age);
            owing += balance;
        }
        // Meera's ring of the first bill is there too, once its day has come.
        let of_all = AGES.map(|age| sums["buckets_minor"][age].as_i64().expect("minor units"));
        let ring = rows.get("c-meera").map_or(0, |row| row["ledger_balance_minor"].as_i64().expect("minor"));
        assert_eq!(of_all.iter().sum::<i64>(), all.iter().sum::<i64>() + ring, "{day}");
        assert_eq!(sums["ledger_balance_minor"], json!(owing + ring), "{day}");
    }
    assert_eq!(cases, 10_000);
}
