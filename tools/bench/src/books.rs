//! The books of three years in one workspace: bills, the receipts that paid most of them, and their month totals.
//! Invariant: the rows are those that the program writes, sealed with its keys, and every check of its books holds; only the way
//! they come into the database differs.

use crate::served::Served;
use crate::world::{LARGE, World};
use futures::SinkExt;
use jiff::{Span, civil::Date};
use platform::keyring::{Cell, row_of};
use serde_json::json;
use std::fmt::Write as _;
use std::pin::pin;
use steelyard::instance;
use tokio_postgres::Client;
use uuid::Uuid;

/// Customers beside the busiest.
const CUSTOMERS: usize = 5_000;
/// The busiest has about ten thousand entries in a million postings: every 32nd bill, and its receipts.
const EVERY: usize = 32;
pub const BUSIEST: &str = "p-00000";
/// Days of the books.
const DAYS: i64 = 1_095;
/// A receipt comes so many days after its bill.
const PAID_AFTER: i64 = 20;
/// Parties in one call of the import.
const OF_ONE: usize = 1_000;
/// Of a million postings, bills have five each and receipts one.
const BILLS_OF_A_MILLION: usize = 170_000;
const RECEIPTS_OF_A_MILLION: usize = 150_000;
/// The first ids of documents and entries. They are older than any that the program makes.
const DOCUMENTS: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0000;
const ENTRIES: u128 = 0x0190_0000_0000_7000_9000_0000_0000_0000;

const TABLE: &str = "create unlogged table bench.books (
    n integer primary key, kind text, party uuid, document uuid, entry uuid, day date, year text, taxable bigint, half bigint,
    body bytea, memo bytea, description bytea)";

/// Each from the rows before it; `$1` is the workspace, and whoever writes is its Owner.
const ROWS: [&str; 9] = [
    "insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at,
         party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
     select $1::uuid, b.document, b.kind, 'posted', case b.kind when 'invoice' then 'L' else 'Q' end || b.n, 'OLD', b.year, b.day,
         case b.kind when 'invoice' then b.day end, b.day + time '12:00', b.party, '27', b.body,
         case b.kind when 'invoice' then b.taxable else 0 end, case b.kind when 'invoice' then 2 * b.half else 0 end, 0,
         b.taxable + 2 * b.half, false, $2, b.day + time '12:00'
     from bench.books b order by b.document",
    "insert into ledger.document_seal (tenant_id, document_id, sha256, sealed_at)
     select $1::uuid, d.document_id, ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor,
         d.total_minor, d.body), d.posted_at
     from ledger.document d where d.tenant_id = $1 and d.series = 'OLD' and $2::uuid is not null",
    "insert into ledger.document_line (tenant_id, document_id, line_no, description, tax_class, discount_minor, taxable_minor,
         tax_minor, line_total_minor, metal, fine_mg)
     select $1::uuid, b.document, 1, b.description, 'jewellery', 0, b.taxable, 2 * b.half, b.taxable + 2 * b.half, 'gold', 4580
     from bench.books b where b.kind = 'invoice' and $2::uuid is not null order by b.document",
    "insert into ledger.journal_entry (tenant_id, entry_id, document_id, entry_date, memo, created_by, created_at)
     select $1::uuid, b.entry, b.document, b.day, b.memo, $2, b.day + time '12:00' from bench.books b order by b.entry",
    "insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity,
         amount, entry_date)
     select $1::uuid, b.entry, leg.n, leg.debit, case leg.debit when 'AR' then b.party end, leg.credit,
         case leg.credit when 'AR' then b.party end, leg.commodity, leg.amount, b.day
     from bench.books b
     cross join lateral (values
         ('invoice', 1, 'AR', 'SALES', 'INR', b.taxable - 100), ('invoice', 2, 'AR', 'SALES', 'INR', 100),
         ('invoice', 3, 'AR', 'OUT_CGST', 'INR', b.half), ('invoice', 4, 'AR', 'OUT_SGST', 'INR', b.half),
         ('invoice', 5, 'M_SOLD', 'M_STOCK', 'AU_FINE_MG', 4580),
         ('receipt', 1, 'UPI_CLEARING', 'AR', 'INR', b.taxable + 2 * b.half)
     ) as leg (kind, n, debit, credit, commodity, amount)
     where leg.kind = b.kind and $2::uuid is not null order by b.entry",
    "insert into ledger.tender (tenant_id, document_id, line_no, mode, amount_minor, reference)
     select $1::uuid, b.document, 1, 'upi', b.taxable + 2 * b.half, b.description
     from bench.books b where b.kind = 'receipt' and $2::uuid is not null",
    "insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by)
     select $1::uuid, r.entry, r.document, b.document, b.taxable + 2 * b.half, r.day + time '12:00', $2
     from bench.books r join bench.books b on b.n = r.n - 10000000 where r.kind = 'receipt'",
    "insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
     select $1::uuid, b.document, b.party, b.day, case when r.n is null then b.taxable + 2 * b.half else 0 end
     from bench.books b left join bench.books r on r.n = b.n + 10000000
     where b.kind = 'invoice' and $2::uuid is not null",
    "insert into ledger.month_total (tenant_id, month, account, party_id, commodity, debit, credit)
     select $1::uuid, date_trunc('month', q.entry_date)::date, case when side.is_debit then q.debit_account else q.credit_account end,
         coalesce(case when side.is_debit then q.debit_party else q.credit_party end, '00000000-0000-0000-0000-000000000000'),
         q.commodity, sum(case when side.is_debit then q.amount else 0 end), sum(case when side.is_debit then 0 else q.amount end)
     from ledger.posting q
     join ledger.journal_entry e on e.tenant_id = q.tenant_id and e.entry_id = q.entry_id
     join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.document_id and d.series = 'OLD'
     cross join (values (true), (false)) as side (is_debit)
     where q.tenant_id = $1 and $2::uuid is not null
     group by 2, 3, 4, 5",
];

fn today() -> Date {
    instance::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The first and the last day of the books.
pub fn years() -> (String, String) {
    (before(DAYS).to_string(), today().to_string())
}

/// A day in the middle of them.
pub fn a_past_day() -> String {
    before(DAYS / 2).to_string()
}

fn before(days: i64) -> Date {
    today().saturating_sub(Span::new().days(days))
}

/// The day of a bill: they are spread evenly, and the last is of yesterday.
fn day_of(bill: usize, bills: usize) -> Date {
    let share =
        i64::try_from(bill).unwrap_or(i64::MAX) * (DAYS - 1) / i64::try_from(bills.max(1)).unwrap_or(1);
    before(DAYS - share)
}

/// The customer of a bill.
fn customer_of(bill: usize) -> usize {
    if bill.is_multiple_of(EVERY) { 0 } else { 1 + bill % CUSTOMERS }
}

/// Fills the large workspace with about so many postings. Errors: those of the database; the books do not agree with the goods.
pub async fn fill(world: &World, served: &Served, postings: usize) -> Result<(), String> {
    let mut client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    let parties = parties(world, &client).await?;
    let (tenant, owner) = (parties.tenant, parties.owner);
    run(&client, "create schema if not exists bench").await?;
    run(&client, TABLE).await?;
    copy(world, &client, &parties, postings).await?;
    run(&client, "analyze bench.books").await?;
    let told = |why: tokio_postgres::Error| format!("{why:?}");
    let all = client.transaction().await.map_err(told)?;
    for rows in ROWS {
        all.execute(rows, &[&tenant, &owner]).await.map_err(|why| format!("{rows}: {why:?}"))?;
    }
    all.commit().await.map_err(told)?;
    run(&client, "drop table bench.books").await?;
    run(&client, "vacuum analyze").await?;
    let checked = world.set_up(LARGE, "workspace.books.check", json!({})).await?;
    if checked.contains("\"holds\":false") {
        return Err(format!("the filled books do not hold: {checked}"));
    }
    Ok(())
}

/// Runs a statement without parameters. Errors: the database's.
async fn run(client: &Client, statement: &str) -> Result<(), String> {
    client.batch_execute(statement).await.map_err(|why| format!("{statement}: {why:?}"))
}

/// The customers, as the import made them.
struct Parties {
    tenant: Uuid,
    owner: Uuid,
    ids: Vec<Uuid>,
}

async fn parties(world: &World, client: &Client) -> Result<Parties, String> {
    for first in (0..=CUSTOMERS).step_by(OF_ONE) {
        let party = |n: usize| json!({ "party": format!("p-{n:05}"), "name": format!("Customer {n}"), "kind": "customer", "state": "27" });
        let rows: Vec<_> = (first..(first + OF_ONE).min(CUSTOMERS + 1)).map(party).collect();
        world.set_up(LARGE, "workspace.import.run", json!({ "kind": "parties", "rows": rows })).await?;
    }
    let (base, _) = world.browser(LARGE);
    let slug = base.trim_start_matches("/w/").to_owned();
    let row = "select t.tenant_id, (select p.created_by from ledger.party p where p.tenant_id = t.tenant_id limit 1)
               from app.tenant t where t.slug = $1";
    let row = client.query_one(row, &[&slug]).await.map_err(|why| format!("{why:?}"))?;
    let (tenant, owner): (Uuid, Uuid) = (row.get(0), row.get(1));
    let all = "select party_id, code::bytea from ledger.party where tenant_id = $1";
    let mut ids = vec![Uuid::nil(); CUSTOMERS + 1];
    for row in client.query(all, &[&tenant]).await.map_err(|why| format!("{why:?}"))? {
        let (id, sealed): (Uuid, Vec<u8>) = (row.get(0), row.get(1));
        let cell = Cell { tenant, column: "ledger.party.code", row: id };
        let code = world.vault().open(&cell, &sealed).map_err(|why| why.to_string())?;
        let n =
            std::str::from_utf8(&code).ok().and_then(|code| code.strip_prefix("p-")?.parse::<usize>().ok());
        if let Some(place) = n.and_then(|n| ids.get_mut(n)) {
            *place = id;
        }
    }
    Ok(Parties { tenant, owner, ids })
}

/// Copies the plan of all bills and receipts, with their sealed texts.
async fn copy(world: &World, client: &Client, parties: &Parties, postings: usize) -> Result<(), String> {
    let bills = postings * BILLS_OF_A_MILLION / 1_000_000;
    let receipts = postings * RECEIPTS_OF_A_MILLION / 1_000_000;
    let told = |why: tokio_postgres::Error| format!("the copy: {why:?}");
    let sink =
        client.copy_in::<_, std::io::Cursor<Vec<u8>>>("copy bench.books from stdin").await.map_err(told)?;
    let mut sink = pin!(sink);
    let mut text = String::new();
    for n in 0..bills {
        text.push_str(&row(world, parties, n, (n, bills), "invoice")?);
        if n < receipts {
            text.push_str(&row(world, parties, n + 10_000_000, (n, bills), "receipt")?);
        }
        if text.len() > 1 << 20 {
            let some = std::mem::take(&mut text);
            sink.send(std::io::Cursor::new(some.into_bytes())).await.map_err(told)?;
        }
    }
    sink.send(std::io::Cursor::new(text.into_bytes())).await.map_err(told)?;
    sink.as_mut().finish().await.map_err(told)?;
    Ok(())
}

/// One document as a line of the copy.
fn row(
    world: &World,
    parties: &Parties,
    n: usize,
    (bill, bills): (usize, usize),
    kind: &str,
) -> Result<String, String> {
    let later = if kind == "receipt" { PAID_AFTER } else { 0 };
    let day = day_of(bill, bills).saturating_add(Span::new().days(later)).min(before(1));
    let year = if day.month() >= 4 { day.year() } else { day.year() - 1 };
    let (document, entry) = (Uuid::from_u128(DOCUMENTS + n as u128), Uuid::from_u128(ENTRIES + n as u128));
    let taxable = 100_000 + (bill % 900) as i64 * 200;
    let half = taxable * 15 / 1_000;
    let seal = |column, row, words: &str| -> Result<String, String> {
        let cell = Cell { tenant: parties.tenant, column, row };
        let sealed = world.vault().seal(&cell, words.as_bytes()).map_err(|why| why.to_string())?;
        Ok(sealed.iter().fold(String::from("\\\\x"), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        }))
    };
    let line = row_of(document, &1_i64.to_be_bytes());
    let (words, memo) = if kind == "receipt" { ("U-1", "Receipt") } else { ("Gold ring 22K", "Bill") };
    let column =
        if kind == "receipt" { "ledger.tender.reference" } else { "ledger.document_line.description" };
    let texts = [
        seal("ledger.document.body", document, r#"{"document":{"lines":[]}}"#)?,
        seal("ledger.journal_entry.memo", entry, memo)?,
        seal(column, line, words)?,
    ];
    let party = parties.ids[customer_of(bill)];
    let short = (year + 1) % 100;
    Ok(format!(
        "{n}\t{kind}\t{party}\t{document}\t{entry}\t{day}\t{year}-{short:02}\t{taxable}\t{half}\t{}\n",
        texts.join("\t")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_postings_are_five_of_each_bill_and_one_of_each_receipt() {
        assert_eq!(BILLS_OF_A_MILLION * 5 + RECEIPTS_OF_A_MILLION, 1_000_000);
        let of_busiest = |documents: usize| (0..documents).filter(|n| customer_of(*n) == 0).count();
        let entries = of_busiest(BILLS_OF_A_MILLION) + of_busiest(RECEIPTS_OF_A_MILLION);
        assert!((9_900..10_100).contains(&entries), "{entries}");
    }

    #[test]
    fn the_days_of_the_bills_are_in_order_and_past() {
        let days: Vec<Date> = (0..1_000).map(|n| day_of(n, 1_000)).collect();
        assert!(days.is_sorted() && days[0] == before(DAYS) && days[999] < today());
    }
}
