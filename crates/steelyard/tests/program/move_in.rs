//! A shop that moves in with much data: its Owner alone may send larger bodies and lists than any other call.
//! Invariant: nobody else can make the program read, or hold in memory, what it would refuse.

use crate::common::world;
use axum::http::{Request, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::role::Role;
use serde_json::{Value, json};
use testing::{Told, told as told_of};
use world::{Reply, Shop, World};

async fn moved_in(world: &World, token: Option<&str>, key: &str, body: String) -> Reply {
    let request = Request::post("/api/v1/actions/workspace.import.run")
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", key);
    let request = token
        .into_iter()
        .fold(request, |request, token| request.header(header::AUTHORIZATION, format!("Bearer {token}")));
    world.send(request, body.into_bytes()).await
}

fn parties(count: usize, note: &str) -> String {
    let rows: Vec<Value> = (0..count)
        .map(|n| json!({ "party": format!("P-{n}"), "name": format!("Customer {n}"), "location": note }))
        .collect();
    json!({ "kind": "parties", "rows": rows }).to_string()
}

fn said(reply: &Reply) -> (u16, String) {
    (reply.status, reply.code())
}

fn told(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

async fn shop() -> (World, Shop) {
    let world = World::open().await;
    let shop = world.shop("moving-in").await;
    (world, shop)
}

#[tokio::test]
async fn twenty_thousand_customers_move_in_at_once_and_not_one_more() {
    let (world, shop) = shop().await;
    let owner = Some(shop.token(Role::Owner));
    assert_eq!(said(&moved_in(&world, owner, "k1", parties(20_001, "")).await), told(422, "list_too_long"));
    let taken = moved_in(&world, owner, "k2", parties(20_000, "Ring Road 7, Pune")).await;
    assert_eq!((taken.status, &taken.json()["count"]), (200, &json!(20_000)), "{taken:?}");
}

#[tokio::test]
async fn a_row_that_is_there_already_undoes_all_of_them_and_is_named() {
    let (world, shop) = shop().await;
    let owner = Some(shop.token(Role::Owner));
    let before = world.fingerprint(shop.tenant, &["app.audit_event"]).await;
    let rows: Vec<Value> =
        (0..60).map(|n| json!({ "party": format!("P-{}", n % 53), "name": "Asha" })).collect();
    let refused = moved_in(&world, owner, "k1", json!({ "kind": "parties", "rows": rows }).to_string()).await;
    assert_eq!(said(&refused), told(422, "value_unknown"));
    assert_eq!(refused.json()["errors"][0]["field"], "rows[53].party");
    assert_eq!(world.fingerprint(shop.tenant, &["app.audit_event"]).await, before);
}

#[tokio::test]
async fn a_large_body_is_read_from_the_owner_alone_and_up_to_sixteen_mebibytes() {
    let (world, shop) = shop().await;
    let large = || " ".repeat(2 * 1024 * 1024) + &parties(1, "");
    assert_eq!(said(&moved_in(&world, None, "k1", large()).await), told(401, "sign_in_required"));
    let cashier = Some(shop.token(Role::Cashier));
    assert_eq!(said(&moved_in(&world, cashier, "k2", large()).await), told(403, "permission_denied"));
    let owner = Some(shop.token(Role::Owner));
    assert_eq!(moved_in(&world, owner, "k3", large()).await.status, 200);
    let too_large = " ".repeat(16 * 1024 * 1024) + &parties(1, "");
    assert_eq!(said(&moved_in(&world, owner, "k4", too_large).await), told(413, "body_too_large"));
}

fn as_file(rows: &Value) -> String {
    STANDARD.encode(rows.to_string())
}

#[tokio::test]
async fn a_small_file_gets_a_small_answer_whatever_is_wrong_in_it() {
    let (world, shop) = shop().await;
    let owner = Some(shop.token(Role::Owner));
    let table = STANDARD.encode("x\n".repeat(300_000));
    let rows = vec![json!({ "party": "P-1", "colour": "red", "taste": "sour" }); 15_000];
    for (key, body) in [
        ("k1", json!({ "kind": "parties", "content": table })),
        ("k2", json!({ "kind": "parties", "rows": rows })),
    ] {
        let refused = moved_in(&world, owner, key, body.to_string()).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.len() < 200_000, "{} bytes", refused.text.len());
    }
}

#[tokio::test]
async fn a_row_of_a_file_that_is_there_already_is_named_by_its_line_with_what_to_do() {
    let (world, shop) = shop().await;
    let owner = Some(shop.token(Role::Owner));
    let bring = async |key, kind: &str, text: &str| {
        let body = json!({ "kind": kind, "content": STANDARD.encode(text) });
        moved_in(&world, owner, key, body.to_string()).await
    };
    let taken = bring("k1", "parties", "party,name\nP-1,Asha\n").await;
    assert_eq!(taken.json(), json!({ "kind": "parties", "count": 1, "dry_run": false }));
    for (key, kind, text, field, says) in [
        ("k2", "parties", "party\n\nP-2\nP-1\n", "rows[1].party", "Line 4: A party has this code already."),
        ("k3", "items", "code,unit\nA,kg\nA,kg\n", "rows[1].code", "Line 3: An item has this code already."),
    ] {
        let refused = bring(key, kind, text).await.json();
        let error = &refused["errors"][0];
        assert_eq!(error["field"], field, "{refused}");
        assert!(error["message"].as_str().is_some_and(|it| it.starts_with(says)), "{refused}");
    }
}

#[tokio::test]
async fn a_bill_that_is_posted_while_rows_move_in_undoes_them() {
    let (world, shop) = shop().await;
    let (owner, tenant) = (Some(shop.token(Role::Owner)), shop.tenant.uuid());
    let superuser = world.access.superuser.as_ref().expect("a database of our own");
    let other = database::connect(superuser).await.expect("a connection");
    // A bill whose COMMIT is still to come: its document, and the hold that its event has on the workspace.
    let bill = format!(
        "begin; set local session_replication_role = replica;
         insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, posted_at, body,
                                      taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
         select tenant_id, gen_random_uuid(), 'invoice', 'posted', 'A1', 'A', '2026-27', now(), now(), name, 0, 0, 0, 0, false,
                person_id, now()
         from app.membership where tenant_id = '{tenant}' limit 1;
         select from app.tenant where tenant_id = '{tenant}' for key share"
    );
    other.batch_execute(&bill).await.expect("a bill");
    let commits = async {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        other.batch_execute("commit").await.expect("posted");
    };
    let (refused, ()) = tokio::join!(moved_in(&world, owner, "k1", parties(3, "")), commits);
    assert_eq!(said(&refused), told(409, "posted_immutable"));
}

/// The part of refused imports that their events keep.
async fn kept(world: &World) -> Vec<Value> {
    let events =
        told_of(world.site.platform.encryption.vault(), &world.watcher, "workspace.import.run").await;
    let after = |it: &Told| it.content.after().map(|after| after["refused"].clone()).unwrap_or_default();
    events.iter().filter(|it| it.result == "denied").map(after).collect()
}

#[tokio::test]
async fn of_refused_readings_the_log_keeps_the_refused_rows_and_no_other_kind() {
    let (world, shop) = shop().await;
    let owner = Some(shop.token(Role::Owner));
    let row = |value: &str, batch: &str| json!({ "batch": batch, "control_point": "PAST-T", "at": "2026-04-20T05:00:00Z", "value": value });
    // In order: one invalid value among many rows, a batch that does not exist, an unknown field, and rows
    // about people.
    let many: Vec<Value> = (0..500).map(|n| row(if n == 7 { "hot" } else { "71.5" }, "B-1")).collect();
    let mut with_more = row("72.5", "B-8");
    with_more["more"] = json!("<b>");
    for (key, body, code) in [
        ("k1", json!({ "kind": "readings", "rows": many }), "rows[7].value"),
        ("k2", json!({ "kind": "readings", "rows": [row("72.5", "B-9")] }), "not_found"),
        ("k3", json!({ "kind": "readings", "rows": [with_more] }), "rows[0].more"),
        ("k4", json!({ "kind": "parties", "rows": [{ "party": "P-1", "name": 5 }] }), ""),
        ("k5", json!({ "kind": "readings", "content": as_file(&json!(many)) }), "rows[7].value"),
        ("k6", json!({ "kind": "readings", "content": as_file(&json!({ "rows": many })) }), "rows[7].value"),
        ("k7", json!({ "kind": "parties", "content": as_file(&json!([{ "party": 5 }])) }), "rows[0].party"),
    ] {
        let reply = moved_in(&world, owner, key, body.to_string()).await;
        assert!(reply.status >= 400 && (code.is_empty() || reply.text.contains(code)), "{reply:?}");
    }
    let kept = kept(&world).await;
    assert_eq!(kept.len(), 7, "{kept:?}");
    let reading = |value: &str, batch: &str| json!({ "batch": batch, "control_point": "PAST-T", "at": "2026-04-20T05:00:00Z", "value": value });
    let refused = |row: usize, reading: Value| json!({ "kind": "readings", "rows": [{ "row": row, "reading": reading }] });
    assert_eq!(kept[0], refused(7, reading("hot", "B-1")));
    assert_eq!(kept[1], refused(0, reading("72.5", "B-9")));
    assert_eq!(kept[2], refused(0, reading("72.5", "B-8")), "as it is declared");
    assert_eq!(kept[3], Value::Null, "what tells of people is kept nowhere");
    assert_eq!(kept[4..6], [refused(7, reading("hot", "B-1")), refused(7, reading("hot", "B-1"))]);
    assert_eq!(kept[6], Value::Null, "of a file of people neither");
}
