//! The books against whoever has the application's role and writes SQL: each attempt is refused by the database itself.
//!
//! | tried | refused by |
//! |---|---|
//! | an unbalanced entry | the form of a posting: one amount, from one account to another |
//! | a changed or deleted document, line, seal, entry, posting, tender, allocation | missing rights; triggers, for the owner too |
//! | a changed body or seal, before its party is erased and after | triggers |
//! | a doubled number | `document_number_once` |
//! | a piece sold twice | `document_line_sold` |
//! | another workspace's row | row security, and keys that begin with the workspace |
//!
//! Invariant: every attempt is made on rows that the product itself wrote, and each leaves them as they were.

use super::{app, watcher};
use ledger::parties::{CreateParty, EraseParty};
use sell::invoices::PostInvoice;
use sell::invoices::credit::PostCreditNote;
use sell::invoices::reverse::ReverseInvoice;
use sell::pieces::CreateArticle;
use sell::pieces::check_in::CheckInArticle;
use sell::receipts::ReceivePayment;
use serde_json::{Value, json};
use steelyard::import::RunImport;
use testing::Shop;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

const NOBODY: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_beef);

/// Of each table of the books: its rows stay, to the last column.
const STAYS: [(&str, &str); 8] = [
    ("ledger.document_seal", "sealed_at = sealed_at + interval '1 day'"),
    ("ledger.journal_entry", "entry_date = entry_date + 1"),
    ("ledger.posting", "amount = amount + 1"),
    ("ledger.tender", "amount_minor = amount_minor + 1"),
    ("ledger.allocation", "amount_minor = amount_minor + 1"),
    ("ledger.note_line", "taxable_minor = taxable_minor + 1"),
    ("ledger.document", "total_minor = total_minor + 1"),
    ("ledger.document_line", "line_total_minor = line_total_minor + 1"),
];

/// A document that copies the first bill but for these values.
fn document_with(number: &str, state: &str) -> String {
    format!(
        "insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, posted_at, party_id,
             body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
         select tenant_id, gen_random_uuid(), doc_type, '{state}', {number}, series, fy, document_date, posted_at, party_id, body,
             taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at
         from ledger.document where doc_type = 'invoice' order by document_id limit 1"
    )
}

/// A line that sells the piece of this tag on the newest bill.
fn line_that_sells(tag: &str, line_no: i32) -> String {
    format!(
        "insert into ledger.document_line (tenant_id, document_id, line_no, description, article_id, tax_class, discount_minor,
             taxable_minor, tax_minor, line_total_minor)
         select l.tenant_id, (select d.document_id from ledger.document d where d.doc_type = 'invoice' order by d.document_id desc limit 1),
             {line_no}, l.description, a.article_id, l.tax_class, 0, 1, 0, 1
         from ledger.document_line l, sell.article a where a.tag = '{tag}' limit 1"
    )
}

/// A transfer in the first entry.
fn posting_with(debit: &str, credit: &str, amount: &str) -> String {
    format!(
        "insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date)
         select tenant_id, entry_id, 900, {debit}, {credit}, 'INR', {amount}, entry_date from ledger.journal_entry limit 1"
    )
}

/// Two workspaces on one database. The first has sold a piece and taken money for it, taken another back by a note, and reversed the
/// bill of a third.
async fn two_shops() -> (Shop, Shop) {
    let mut shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    for shop in [&shop, &other] {
        let gold = json!([{"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000",
                           "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"}]);
        shop.run::<RunImport>("olive", json!({"kind": "rates", "rows": gold})).await.expect("a rate");
        let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "state": "27"});
        shop.run::<CreateParty>("cas", meera).await.expect("a customer");
        let piece = json!({"tag": "T-1", "metal": "gold", "fineness_ppt": "916", "gross_mg": 1500, "net_mg": 1500, "cost_minor": 600});
        shop.run::<CreateArticle>("mia", piece).await.expect("a piece");
    }
    for tag in ["T-2", "T-3"] {
        let piece = json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": 1500, "net_mg": 1500, "cost_minor": 600});
        shop.run::<CreateArticle>("mia", piece).await.expect("a piece");
    }
    let sold = bill(&shop, "T-1").await;
    bill(&other, "T-1").await;
    let paid =
        json!({"party": "c-meera", "invoice": sold, "tenders": [{"mode": "cash", "amount_minor": 1_000}]});
    shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
    let noted = bill(&shop, "T-2").await;
    let back = json!({"invoice": noted, "reason": "too small", "returns": [{"line": 1}]});
    shop.run::<PostCreditNote>("mia", back).await.expect("a note");
    let reversed = bill(&shop, "T-3").await;
    shop.run::<ReverseInvoice>("mia", json!({"invoice": reversed, "reason": "wrong"}))
        .await
        .expect("reversed");
    shop.at("2026-04-20T06:00:00Z");
    (shop, other)
}

/// Sells a piece to Meera; returns the bill's number.
async fn bill(shop: &Shop, tag: &str) -> Value {
    bill_of(shop, "c-meera", tag).await
}

async fn bill_of(shop: &Shop, party: &str, tag: &str) -> Value {
    let line = json!({"description": "Ring", "tag": tag, "tax_class": "jewellery"});
    let posted = shop
        .run::<PostInvoice>("mia", json!({"party": party, "place_of_supply": "27", "lines": [line]}))
        .await;
    posted.expect("a bill")["number"].clone()
}

/// What the database says to a statement in a workspace: the refusal, or how many rows it changed. Nothing of it stays.
async fn try_in(client: &Client, shop: &Shop, statement: &str) -> Result<u64, SqlState> {
    client.batch_execute("begin").await.expect("a transaction");
    client.query_one("select app.enter($1, $2)", &[&shop.tenant.uuid(), &NOBODY]).await.expect("entered");
    let outcome = client.execute(statement, &[]).await;
    client.batch_execute("rollback").await.expect("undone");
    outcome.map_err(|why| why.code().cloned().unwrap_or_else(|| panic!("{statement}: {why:?}")))
}

async fn refuses(client: &Client, shop: &Shop, table: &[(&str, String, SqlState)]) {
    for (what, statement, expected) in table {
        assert_eq!(try_in(client, shop, statement).await, Err(expected.clone()), "{what}: {statement}");
    }
}

#[tokio::test]
async fn an_unbalanced_entry_and_a_doubled_number_are_refused_by_their_form() {
    let (shop, _) = two_shops().await;
    let app = app(&shop.db).await;
    refuses(
        &app,
        &shop,
        &[
            ("one side", posting_with("'CASH'", "null", "1"), SqlState::NOT_NULL_VIOLATION),
            ("the other side", posting_with("null", "'CASH'", "1"), SqlState::NOT_NULL_VIOLATION),
            ("nothing", posting_with("'CASH'", "'SALES'", "0"), SqlState::CHECK_VIOLATION),
            ("less than nothing", posting_with("'CASH'", "'SALES'", "-5"), SqlState::CHECK_VIOLATION),
            ("to itself", posting_with("'CASH'", "'CASH'", "1"), SqlState::CHECK_VIOLATION),
            ("its number", document_with("number", "posted"), SqlState::UNIQUE_VIOLATION),
            (
                "its number in small letters",
                document_with("lower(number)", "posted"),
                SqlState::CHECK_VIOLATION,
            ),
            ("a new word", document_with("'X/1'", "void"), SqlState::CHECK_VIOLATION),
            (
                "more than is open",
                "update ledger.open_item set open_minor = -1".into(),
                SqlState::CHECK_VIOLATION,
            ),
            (
                "more than was sold",
                "update ledger.line_credit set taxable_minor = line_taxable_minor + 1".into(),
                SqlState::CHECK_VIOLATION,
            ),
        ],
    )
    .await;
    // The same statements with sound values are accepted, so the refusals above are about the values.
    assert_eq!(try_in(&app, &shop, &posting_with("'CASH'", "'SALES'", "1")).await, Ok(1));
    assert_eq!(try_in(&app, &shop, &document_with("'X/1'", "posted")).await, Ok(1));
}

#[tokio::test]
async fn a_posted_document_and_all_that_belongs_to_it_is_neither_changed_nor_deleted() {
    let (shop, _) = two_shops().await;
    let app = app(&shop.db).await;
    let watcher = watcher(&shop.db).await;
    for (table, change) in STAYS {
        let of = format!("select count(*) from {table} where tenant_id = $1");
        let rows: i64 = watcher.query_one(&of, &[&shop.tenant.uuid()]).await.expect("a count").get(0);
        assert!(rows > 0, "{table} has no row to try it on");
        for statement in [format!("update {table} set {change}"), format!("delete from {table}")] {
            let refused = try_in(&app, &shop, &statement).await;
            assert_eq!(refused, Err(SqlState::INSUFFICIENT_PRIVILEGE), "{statement}");
        }
    }
    let owner = database::connect(&shop.db.owner_config()).await.expect("a connection");
    for statement in
        ["delete from ledger.posting", "update ledger.posting set amount = 1", "delete from ledger.note_line"]
    {
        let refused = try_in(&owner, &shop, statement).await;
        assert_eq!(refused, Err(SqlState::INSUFFICIENT_PRIVILEGE), "the owner: {statement}");
    }
    let back_to_life =
        "update ledger.document set state = 'posted', reversed_by = null where state = 'reversed'";
    let once_more = "update ledger.document set reversed_by = document_id where state = 'reversed'";
    let by_nobody = "update ledger.document set state = 'reversed' where state = 'posted'";
    for statement in [back_to_life, once_more, by_nobody] {
        assert_eq!(
            try_in(&app, &shop, statement).await,
            Err(SqlState::INSUFFICIENT_PRIVILEGE),
            "{statement}"
        );
    }
}

/// Changes of a body that the application's role may not make.
const BODY_CHANGES: [&str; 4] = [
    "redacted_at = now()",
    "redacted_at = case when redacted_at is null then now() end",
    "body = (select o.body from ledger.document o where o.document_id <> d.document_id limit 1)",
    "redacted_at = now(), body = (select o.body from ledger.document o where o.document_id <> d.document_id limit 1)",
];

/// Neither a body nor a seal can be changed, of the documents for which this holds.
async fn bodies_stay(app: &Client, shop: &Shop, which: &str) {
    let body = |change: &&str| format!("update ledger.document d set {change} where {which}");
    let seal = format!(
        "update ledger.document_seal s set sha256 = sha256('x') from ledger.document d
         where d.tenant_id = s.tenant_id and d.document_id = s.document_id and {which}"
    );
    for statement in BODY_CHANGES.iter().map(body).chain([seal]) {
        assert_eq!(try_in(app, shop, &statement).await, Err(SqlState::INSUFFICIENT_PRIVILEGE), "{statement}");
    }
}

#[tokio::test]
async fn a_body_changes_once_when_its_party_is_erased_and_its_seal_with_it() {
    let (shop, _) = two_shops().await;
    let app = app(&shop.db).await;
    let anil = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("cas", anil).await.expect("a customer");
    let number = bill_of(&shop, "c-anil", "T-3").await;
    shop.run::<ReverseInvoice>("mia", json!({"invoice": number, "reason": "wrong"})).await.expect("reversed");
    bodies_stay(&app, &shop, "d.redacted_at is null").await;
    shop.run::<EraseParty>("olive", json!({"party": "c-anil", "typed": "c-anil"})).await.expect("erased");
    let redacted = "select d.number from ledger.document d where d.redacted_at is not null";
    assert_eq!(try_in(&app, &shop, redacted).await, Ok(2), "the bill and the note that reversed it");
    let broken = "select from ledger.document d join ledger.document_seal s using (tenant_id, document_id)
                  where s.sha256 <> ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor,
                                                   d.total_minor, d.body)";
    assert_eq!(try_in(&app, &shop, broken).await, Ok(0), "each seal is of its document");
    bodies_stay(&app, &shop, "d.redacted_at is not null").await;
}

#[tokio::test]
async fn a_piece_is_on_one_bill_until_it_comes_back() {
    let (shop, _) = two_shops().await;
    let app = app(&shop.db).await;
    let twice = Err(SqlState::UNIQUE_VIOLATION);
    assert_eq!(try_in(&app, &shop, &line_that_sells("T-1", 900)).await, twice, "it is sold");
    let two_lines =
        format!("with one as ({} returning 1) {}", line_that_sells("T-3", 900), line_that_sells("T-3", 901));
    assert_eq!(try_in(&app, &shop, &two_lines).await, twice, "on two lines of one bill");
    for back in ["T-2", "T-3"] {
        assert_eq!(try_in(&app, &shop, &line_that_sells(back, 900)).await, Ok(1), "{back} came back");
    }
    shop.run::<CheckInArticle>("mia", json!({"tag": "T-2"})).await.expect("in stock again");
    for again in ["T-2", "T-3"] {
        bill(&shop, again).await;
        assert_eq!(try_in(&app, &shop, &line_that_sells(again, 900)).await, twice, "{again} is sold again");
    }
}

#[tokio::test]
async fn another_workspaces_books_are_neither_read_nor_written_nor_pointed_at() {
    let (shop, other) = two_shops().await;
    let app = app(&shop.db).await;
    let (theirs, own) = (shop.tenant.uuid(), other.tenant.uuid());
    for (table, change) in STAYS {
        let read = format!("select from {table} where tenant_id = '{theirs}'");
        assert_eq!(try_in(&app, &other, &read).await, Ok(0), "{table}");
        let written = format!("update {table} set {change} where tenant_id = '{theirs}'");
        let outcome = try_in(&app, &other, &written).await;
        assert_eq!(outcome, Err(SqlState::INSUFFICIENT_PRIVILEGE), "{written}");
    }
    let watcher = watcher(&shop.db).await;
    let their_bill =
        "select document_id from ledger.document where tenant_id = $1 and doc_type = 'invoice' limit 1";
    let bill: Uuid = watcher.query_one(their_bill, &[&theirs]).await.expect("a bill").get(0);
    let paying = |tenant: Uuid| {
        format!(
            "insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by)
             values ('{tenant}', gen_random_uuid(), '{bill}', '{bill}', 1, now(), '{NOBODY}')"
        )
    };
    let selling = |tenant: Uuid| {
        format!(
            "insert into ledger.document_line (tenant_id, document_id, line_no, description, tax_class, discount_minor, taxable_minor,
                 tax_minor, line_total_minor)
             select '{tenant}', '{bill}', 900, description, tax_class, 0, 1, 0, 1 from ledger.document_line limit 1"
        )
    };
    for (what, statement) in [("paid", paying(theirs)), ("sold", selling(theirs))] {
        let refused = try_in(&app, &other, &statement).await;
        assert_eq!(refused, Err(SqlState::INSUFFICIENT_PRIVILEGE), "{what} for them");
    }
    for (what, statement) in [("paid", paying(own)), ("sold", selling(own))] {
        let refused = try_in(&app, &other, &statement).await;
        assert_eq!(refused, Err(SqlState::FOREIGN_KEY_VIOLATION), "{what} with their document");
    }
}
