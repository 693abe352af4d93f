//! Archives that somebody changed: none is brought in, and nothing of it is left.
//! Invariant: every archive here is framed as ours are and its manifest fits it, so that only the one thing
//! is wrong.

use super::opened::Opened;
use super::{ask_for, bytes_of, clock, figures, shop_at_work, task};
use audit::export::check_part;
use audit::sequencer::Sealer;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::code::Code;
use ledger::accounts::statements::ListBalances;
use lifecycle::archive::zip_frame::{PackedFile, deflate, head, tail};
use lifecycle::deletion::overdue;
use lifecycle::lifetime::Lifetime;
use lifecycle::suppliers::notices::send;
use obligations::suppliers::workspace::ObjectToSupplier;
use platform::action::run;
use platform::instance::INSTANCE;
use serde_json::{Value, json};
use steelyard::archives::BringArchive;
use testing::Shop;

const PARTIES: &str = "tables/ledger.party.00001.jsonl";
const LINES: &str = "tables/ledger.document_line.00001.jsonl";

async fn archive_of(shop: &Shop) -> Opened {
    let archive = ask_for(shop).await;
    task(shop).look(clock).await.expect("written");
    Opened::of(&bytes_of(shop, archive).await)
}

async fn bring(shop: &Shop, bytes: &[u8]) -> Result<Value, String> {
    shop.run::<BringArchive>("olive", json!({ "content": STANDARD.encode(bytes) })).await
}

const OTHER: &str = "00000000-0000-7000-8000-000000000003";

/// Archives with a row that is wrong.
fn wrong_rows(right: &Opened) -> Vec<(&'static str, Vec<u8>)> {
    let row = |table: &str, change: fn(&mut Value)| right.clone().row(table, change).fitting();
    let mut twice = right.clone();
    let parties = twice.file(PARTIES).clone();
    twice.file(PARTIES).extend(parties);
    vec![
        ("a row of another workspace", row(PARTIES, |row| row["tenant_id"] = OTHER.into())),
        ("an id that nothing has", row(LINES, |row| row["document_id"] = OTHER.into())),
        ("a column that no archive has", row(PARTIES, |row| row["secret_sha256"] = "ab".into())),
        ("a number in place of a text", row(PARTIES, |row| row["code"] = 5.into())),
        ("a number with a fraction", row(LINES, |row| row["taxable_minor"] = json!(0.5))),
        ("a number that is too large", row(LINES, |row| row["taxable_minor"] = json!(u64::MAX))),
        ("another country", row("tables/app.tenant.00001.jsonl", |row| row["country"] = "AU".into())),
        ("each row a second time", twice.fitting()),
    ]
}

/// A table, a change of its first row, and how the refusal begins.
type Told = (&'static str, fn(&mut Value), &'static str);
const TOLD: [Told; 7] = [
    (
        PARTIES,
        |row| row["name"] = "\u{202e}areeM".into(),
        "Table ledger.party, column name, row 1: The text has a character that cannot be shown.",
    ),
    (
        LINES,
        |row| row["taxable_minor"] = json!(2_000_000_000_000_000_i64),
        "Table ledger.document_line, column taxable_minor, row 1: The number is further from zero than 1000000000000000.",
    ),
    (
        PARTIES,
        |row| row["secret_sha256"] = "ab".into(),
        "Table ledger.party, column secret_sha256, row 1: No archive has this column.",
    ),
    (
        PARTIES,
        |row| row["tenant_id"] = OTHER.into(),
        "Table ledger.party, row 1: It is of another workspace than the archive.",
    ),
    (
        LINES,
        |row| row["document_id"] = OTHER.into(),
        "Table ledger.document_line, row 1: It refers to a row that is not there.",
    ),
    (PARTIES, |row| row["kind"] = Value::Null, "Table ledger.party, column kind, row 1: A value is missing."),
    (
        "tables/ledger.lot_balance.00001.jsonl",
        |row| row["cost_minor"] = json!(7),
        "The books of the archive do not agree. Check K2 does not hold for STOCK: Stock at cost is what",
    ),
];

#[tokio::test]
async fn a_refusal_names_table_column_and_row_or_the_check_of_the_books() {
    let shop = shop_at_work().await;
    let right = archive_of(&shop).await;
    let next = shop.beside("next-door").await;
    for (table, change, begins) in TOLD {
        let sent = json!({ "content": STANDARD.encode(right.clone().row(table, change).fitting()) });
        let call = next.call("olive");
        let refused = run::<BringArchive>(&next.platform, &call, &sent).await.expect_err(begins);
        let refusal = refused.refusal().unwrap_or_else(|| panic!("{begins}: {refused}"));
        let said = refusal.faults[0].message.to_string();
        assert!(refusal.code == Code::ArchiveRefused && said.starts_with(begins), "{said}\n{begins}");
    }
}

/// Archives whose manifest, log or list is wrong.
fn wrong_wholes(right: &Opened) -> Vec<(&'static str, Vec<u8>)> {
    let told = |change: fn(&mut Value)| right.clone().closed(change);
    let more = |name: &str| {
        let mut all = right.clone();
        let copy = all.file(PARTIES).clone();
        all.0.push((name.to_owned(), copy));
        all.fitting()
    };
    let mut log = right.clone();
    *log.file("audit/log.00001.jsonl") = b"{\"event\":1}\n".to_vec();
    vec![
        (
            "a row less than the manifest counts",
            told(|told| {
                let tables = told["tables"].as_array_mut().expect("tables");
                let party = tables.iter_mut().find(|it| it["name"] == "ledger.party").expect("parties");
                party["rows"] = json!(party["rows"].as_i64().expect("a number") + 1);
            }),
        ),
        ("another version", told(|told| told["version"] = 2.into())),
        ("another workspace than its rows", told(|told| told["workspace"]["id"] = OTHER.into())),
        ("a log without proofs", log.fitting()),
        ("a file that nobody names", more("tables/ledger.party.00002.jsonl")),
        ("two files of one name", more(PARTIES)),
        ("a path that leads away", more("../../keys/keyring")),
    ]
}

#[tokio::test]
async fn an_archive_in_which_one_thing_is_wrong_is_refused_and_leaves_nothing() {
    let shop = shop_at_work().await;
    let right = archive_of(&shop).await;
    let next = shop.beside("next-door").await;
    for (wrong, bytes) in wrong_rows(&right).into_iter().chain(wrong_wholes(&right)) {
        assert_eq!(bring(&next, &bytes).await, Err("archive_refused content".into()), "{wrong}");
        let left = next.ask::<ListBalances>("acco", json!({})).await.expect("balances");
        assert_eq!(left["rows"], json!([]), "{wrong}");
    }
    // The same, when nothing is wrong.
    bring(&next, &right.fitting()).await.expect("brought in");
    assert_eq!(figures(&next).await, figures(&shop).await);
}

#[tokio::test]
async fn a_bomb_is_refused_by_its_list_alone() {
    let shop = Shop::jeweller().await;
    let content = deflate(&vec![0; 1 << 20]).expect("packed");
    let file = PackedFile {
        no: 1,
        name: "manifest.json".into(),
        count: 0,
        size: 1 << 50,
        packed: content.len() as u64,
        crc32: 0,
        sha256: vec![],
    };
    let bytes = [head(&file), content, tail(&[file])].concat();
    assert_eq!(bring(&shop, &bytes).await, Err("archive_refused content".into()));
    // A file that says less than it unpacks to, and one that is larger than any of ours.
    for size in [10, 40 << 20] {
        let content = deflate(&vec![b' '; 40 << 20]).expect("packed");
        let packed = content.len() as u64;
        let name = "manifest.json".to_owned();
        let file = PackedFile { no: 1, name, count: 0, size, packed, crc32: 0, sha256: vec![] };
        let bytes = [head(&file), content, tail(&[file])].concat();
        assert_eq!(bring(&shop, &bytes).await, Err("archive_refused content".into()), "{size}");
    }
}

#[tokio::test]
async fn the_log_of_an_archive_is_brought_in_only_with_proofs_that_hold() {
    let shop = shop_at_work().await;
    Sealer::new(shop.platform.clone(), shop.db.jobs_config()).look(clock()).await.expect("sealed");
    let right = archive_of(&shop).await;
    let mut log = right.clone();
    let text = String::from_utf8(log.file("audit/log.00001.jsonl").clone()).expect("text");
    let checked = check_part(&text).expect("its proofs hold");
    assert!(checked.first == 1 && checked.last == checked.count && checked.count > 5, "{checked:?}");
    let next = shop.beside("next-door").await;
    let without_last = text.trim_end().rsplit_once('\n').expect("lines").0.to_owned() + "\n";
    for changed in
        [without_last, text.replacen("workspace.import.run", "workspace.import.ran", 1), String::new()]
    {
        let mut all = right.clone();
        *all.file("audit/log.00001.jsonl") = changed.clone().into_bytes();
        // Without any log there is nothing to prove: a workspace whose log has no checkpoint has none.
        let brought = bring(&next, &all.fitting()).await;
        match changed.is_empty() {
            true => assert_eq!(brought.expect("brought in")["events"], 0),
            false => assert_eq!(brought, Err("archive_refused content".into())),
        }
    }
    let third = shop.beside("third-door").await;
    let brought = bring(&third, &right.fitting()).await.expect("brought in");
    assert_eq!(brought["events"], checked.count);
}

#[tokio::test]
async fn only_incidents_of_the_instance_keep_a_workspace_from_its_end() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await.tenant.uuid();
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let closed = "insert into app.closing values ($1, '2026-03-01', '2026-03-31')";
    superuser.execute(closed, &[&other]).await.expect("closed");
    let planted = "
        with f as (
            insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
            values ($1, gen_random_uuid(), 'incident', 7, 'declared', false, now())
            returning tenant_id, case_file_id
        ), w as (
            insert into app.incident_workspace (tenant_id, case_file_id, workspace_id, slug, country, events, is_affected)
            select tenant_id, case_file_id, $2::uuid, 'next-door', 'IN', 1, true from f
        )
        insert into app.containment (tenant_id, containment_id, case_file_id, measure, against, created_by, created_at)
        select tenant_id, gen_random_uuid(), case_file_id, 'lock_person', '\\x01'::bytea || decode(repeat('00', 44), 'hex'),
               tenant_id, now()
        from f";
    for (whose, many) in [(shop.tenant, 1), (INSTANCE, 0)] {
        superuser.execute(planted, &[&whose.uuid(), &other]).await.expect("planted");
        let due = overdue(
            &shop.db.jobs_config(),
            &Lifetime::on_every_day_until(clock()),
            jiff::SignedDuration::ZERO,
        )
        .await
        .expect("counted");
        assert_eq!(due, many, "{}", whose.uuid());
    }
}

#[tokio::test]
async fn an_objection_to_a_supplier_that_does_not_exist_is_not_tried_again() {
    let shop = Shop::jeweller().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let notice = "insert into app.supplier_notice (tenant_id, supplier_notice_id, supplier_no, name, purpose, region, told_at)
                  values ($1, gen_random_uuid(), 999999, 'Nobody', 'Nothing', 'Nowhere', now())";
    superuser.execute(notice, &[&shop.tenant.uuid()]).await.expect("planted");
    let objection = json!({ "number": 999_999, "objection": "No" });
    shop.run::<ObjectToSupplier>("olive", objection).await.expect("objected");
    let jobs = database::connect(&shop.db.jobs_config()).await.expect("a connection");
    send(&shop.platform, &jobs, clock()).await.expect("the others are passed on");
    let waits =
        "select count(*) from app.supplier_notice where objected_at is not null and forwarded_at is null";
    let waits: i64 = superuser.query_one(waits, &[]).await.expect("a count").get(0);
    assert_eq!(waits, 0);
}
