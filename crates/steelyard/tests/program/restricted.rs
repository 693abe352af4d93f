//! Each action that names a party, tried on a party whose data is restricted; and the ways that reach one by
//! a bill, a payment, a job or an order.
//! Invariant: none of them does anything; reading stays. No action that names a party is left out.

use ledger::parties::{CreateParty, GetParty};
use obligations::requests::{LiftRestriction, RestrictParty};
use platform::input::Shape;
use sell::jobs::TakeJob;
use sell::orders::TakeOrder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use steelyard::import::RunImport;
use testing::Shop;
use web::registry::{Kind, Registry};

/// Actions that may be done with a restricted party, each with its reason.
const ALLOWED: [(&str, &str); 6] = [
    ("workspace.party.create", "it makes another party; this code is in use"),
    ("workspace.party.lift_restriction", "it ends the restriction"),
    ("workspace.request.match", "it says whose data a request is about"),
    ("workspace.hold.place", "it keeps the data"),
    ("workspace.archive.import", "it fills an empty workspace, in which nobody is restricted"),
    ("workspace.import.run", "its rows are read when it runs: see the test of an import"),
];

/// A call: the action, who does it, and its input.
type Way = (&'static str, &'static str, Value);

async fn send(shop: &Shop, registry: &Registry, (name, who, input): &Way) -> Result<Value, String> {
    let call = shop.call(who);
    let request = call.request;
    let operation = registry.action_named(name).unwrap_or_else(|| panic!("no action {name}"));
    match operation.run(shop.platform.clone(), call, input.clone()).await {
        Ok(answer) => Ok(serde_json::from_str(&answer.json).unwrap_or_default()),
        Err(error) => Err(error.into_refusal(request).code.as_str().to_owned()),
    }
}

/// A dairy that also keeps metal, with a business, a supplier and a karigar.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let items = json!([
        {"code": "MILK", "name": "Raw milk", "kind": "raw", "unit": "L", "density_kg_per_l": "1.032", "resolution": "0.1"},
        {"code": "CHEESE", "name": "Farm cheese", "kind": "finished", "unit": "kg", "tax_class": "gst_free", "price_minor_per_unit": "4000"},
        {"code": "GOLD", "name": "Gold grain", "unit": "mg", "metal": "gold", "fineness_ppt": "995"},
    ]);
    let lots = json!([{"lot": "CH", "item": "CHEESE", "quantity": "20", "unit": "kg", "cost_minor": 9000, "released": true}]);
    let silos =
        json!([{"code": "SILO", "capacity": "3000", "unit": "L", "cleaned_at": "2026-03-05T03:00:00Z"}]);
    for (kind, rows) in [("items", items), ("lots", lots), ("silos", silos)] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    for (party, kind) in [("inn", "business"), ("farm", "supplier"), ("smith", "karigar")] {
        let party = json!({"party": party, "name": party, "kind": kind});
        shop.run::<CreateParty>("mia", party).await.expect("a party");
    }
    shop
}

/// A call of each action that names a party. None of them is done before the party is looked at.
fn named() -> Vec<Way> {
    let bill = json!({"party": "inn", "lines": [{"description": "Cheese", "quantity": "1", "unit": "each",
                      "price_minor_per_unit": "100", "tax_class": "gst_free"}]});
    let cash = json!([{"mode": "cash", "amount_minor": 100}]);
    let mut sale = bill.clone();
    sale["tenders"] = cash.clone();
    let ring =
        json!({"tag": "R-1", "metal": "gold", "fineness_ppt": "916", "gross_mg": 1000, "net_mg": 1000});
    let line = json!([{"item": "CHEESE", "quantity": "1", "unit": "kg"}]);
    let leg = json!([{"debit": "AP", "credit": "OPENING", "amount_minor": 100, "party": "farm"}]);
    vec![
        (
            "make.lot.receive",
            "max",
            json!({"item": "CHEESE", "lot": "CH-2", "supplier": "farm", "supplier_lot": "x",
            "quantity": "1", "unit": "kg", "cost_minor": 100}),
        ),
        (
            "make.lot.ship",
            "max",
            json!({"lot": "CH", "consignee": "inn", "quantity": "1", "unit": "kg", "document": "DN-1"}),
        ),
        (
            "make.silo.intake",
            "max",
            json!({"silo": "SILO", "lot": "IN", "supplier": "farm", "supplier_lot": "x", "quantity": "100",
            "unit": "L", "temperature": "3.8", "antibiotic": "negative", "fat_percent": "4.10", "cost_minor": 8200}),
        ),
        ("sell.article.approval_in", "mia", json!({"party": "farm", "pieces": [ring]})),
        ("sell.article.approval_out", "mia", json!({"party": "inn", "tags": ["R-9"]})),
        ("sell.credit.use", "cas", json!({"party": "inn"})),
        ("sell.invoice.draft", "cas", bill.clone()),
        ("sell.invoice.post", "cas", bill),
        (
            "sell.job.take",
            "cas",
            json!({"party": "inn", "kind": "repair", "description": "A knife", "promised": "2026-03-06"}),
        ),
        ("sell.journal.post", "acco", json!({"legs": leg, "reason": "a slip"})),
        (
            "sell.karigar.receive",
            "mia",
            json!({"karigar": "smith", "tax": "job_work_jewellery",
            "finished": [{"net_mg": 1000, "fineness_ppt": "916", "labour_minor_per_g": "40000"}]}),
        ),
        (
            "sell.lot.receive",
            "mia",
            json!({"lot": "GOLD", "item": "GOLD", "net_mg": 1000, "supplier": "farm"}),
        ),
        (
            "sell.old_metal.receive",
            "cas",
            json!({"party": "inn", "metal": "gold", "gross_mg": 8500, "deduction_mg": 500,
            "fineness_ppt": "781.25"}),
        ),
        ("sell.order.take", "cas", json!({"party": "inn", "deliver_on": "2026-03-06", "lines": line})),
        ("sell.party.set_off", "acco", json!({"party": "inn", "reason": "both owe"})),
        (
            "sell.payment.pay_out",
            "acco",
            json!({"party": "farm", "mode": "cash", "amount_minor": 100, "reason": "milk"}),
        ),
        ("sell.payment.receive", "cas", json!({"party": "inn", "tenders": cash})),
        ("sell.sale.post", "cas", sale),
        (
            "sell.standing_order.set",
            "mia",
            json!({"standing": "S-9", "party": "inn", "lines": line, "weekdays": ["mon"],
            "from": "2026-03-09"}),
        ),
        ("workspace.party.erase", "olive", json!({"party": "inn", "typed": "inn"})),
        ("workspace.party.restrict", "olive", json!({"party": "inn", "reason": "asked"})),
        ("workspace.party.update", "mia", json!({"party": "inn", "name": "Another", "kind": "business"})),
    ]
}

/// Calls that reach the inn and the smith by something that was started before.
async fn started(shop: &Shop, registry: &Registry) -> Vec<Way> {
    let job = json!({"party": "inn", "kind": "repair", "description": "A knife", "promised": "2026-03-06"});
    let job = shop.run::<TakeJob>("cas", job).await.expect("a job")["job"].clone();
    let order = json!({"party": "inn", "deliver_on": "2026-03-06", "lines": [{"item": "CHEESE", "quantity": "1", "unit": "kg"}]});
    let order = shop.run::<TakeOrder>("cas", order).await.expect("an order")["order"].clone();
    let made = async |name, who, input: Value| send(shop, registry, &(name, who, input)).await.expect(name);
    let standing = json!({"standing": "S-1", "party": "inn", "lines": [{"item": "CHEESE", "quantity": "1", "unit": "kg"}],
                          "weekdays": ["mon"], "from": "2026-03-09"});
    made("sell.standing_order.set", "mia", standing).await;
    let bill = json!({"party": "inn", "lines": [{"lot": "CH", "quantity": "1"}]});
    let bill = made("sell.invoice.post", "cas", bill).await["number"].clone();
    let paid = json!({"party": "inn", "tenders": [{"mode": "cash", "amount_minor": 100}]});
    let paid = made("sell.payment.receive", "cas", paid).await["number"].clone();
    let cheque =
        json!({"party": "inn", "tenders": [{"mode": "cheque", "amount_minor": 100, "reference": "000123"}]});
    let cheque = made("sell.payment.receive", "cas", cheque).await["number"].clone();
    let note = json!({"lot": "CH", "consignee": "inn", "quantity": "1", "unit": "kg", "document": "DN-7"});
    made("make.lot.ship", "max", note).await;
    let reason = "a slip";
    vec![
        (
            "make.lot.correct_shipment",
            "max",
            json!({"document": "DN-7", "lot": "CH", "reason": "did_not_occur"}),
        ),
        ("sell.cheque.deposit", "acco", json!({"payment": cheque})),
        ("sell.cheque.clear", "acco", json!({"payment": cheque})),
        ("sell.payment.bounce", "acco", json!({"payment": cheque, "reason": reason})),
        ("sell.payment.apply", "cas", json!({"payment": paid, "invoice": bill})),
        ("sell.payment.refund", "acco", json!({"payment": paid, "amount_minor": 100, "reason": reason})),
        ("sell.payment.write_off", "acco", json!({"invoice": bill, "reason": reason})),
        ("sell.invoice.reverse", "acco", json!({"invoice": bill, "reason": reason})),
        ("sell.invoice.correct", "acco", json!({"invoice": bill, "reason": reason})),
        (
            "sell.credit_note.post",
            "acco",
            json!({"invoice": bill, "reason": reason,
            "lines": [{"line": 1, "credit_taxable_minor": 10}]}),
        ),
        ("sell.invoice.send", "cas", json!({"invoice": bill, "email": "inn@mail.example"})),
        ("sell.job.start", "mia", json!({"job": job})),
        ("sell.job.deposit", "cas", json!({"job": job, "tenders": [{"mode": "cash", "amount_minor": 100}]})),
        ("sell.job.cancel", "acco", json!({"job": job, "reason": reason})),
        ("sell.job.issue", "mia", json!({"job": job, "karigar": "smith", "lots": [{"item": 1}]})),
        ("sell.order.deliver", "cas", json!({"order": order})),
        ("sell.order.cancel", "cas", json!({"order": order, "reason": reason})),
        (
            "sell.standing_order.skip",
            "cas",
            json!({"standing": "S-1", "day": "2026-03-09", "reason": reason}),
        ),
        (
            "sell.standing_order.stop",
            "cas",
            json!({"standing": "S-1", "last_day": "2026-03-16", "reason": reason}),
        ),
    ]
}

#[tokio::test]
async fn nothing_is_done_with_a_restricted_party_by_any_action_and_reading_stays() {
    let (shop, registry) = (dairy().await, steelyard::registry());
    let (named, started_ways) = (named(), started(&shop, &registry).await);
    for party in ["inn", "farm", "smith"] {
        let restrict = json!({"party": party, "reason": "asked"});
        shop.run::<RestrictParty>("olive", restrict).await.expect("restricted");
    }
    let mut faults = Vec::new();
    for way in named.iter().chain(&started_ways) {
        let answer = send(&shop, &registry, way).await;
        if answer != Err("party_restricted".to_owned()) {
            faults.push(format!("{}: {answer:?}\n  {}", way.0, way.2));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let read = shop.ask::<GetParty>("audi", json!({"party": "inn"})).await.expect("it can be read");
    assert_eq!(read["name"], "inn");

    for party in ["inn", "farm", "smith"] {
        let lift = json!({"party": party, "reason": "settled"});
        shop.run::<LiftRestriction>("olive", lift).await.expect("lifted");
    }
    for way in started_ways.iter().chain(&named) {
        let answer = send(&shop, &registry, way).await;
        assert_ne!(answer, Err("party_restricted".to_owned()), "{} after the lifting", way.0);
        // The rest of the ways needs a party that is there and free.
        if way.0 == "workspace.party.erase" {
            break;
        }
    }
}

#[tokio::test]
async fn an_import_names_no_restricted_party() {
    let shop = dairy().await;
    let restrict = json!({"party": "farm", "reason": "asked"});
    shop.run::<RestrictParty>("olive", restrict).await.expect("restricted");
    let rows = json!([{"lot": "CH-3", "item": "CHEESE", "quantity": "1", "unit": "kg", "cost_minor": 1, "supplier": "farm"}]);
    let refused = shop.run::<RunImport>("olive", json!({"kind": "lots", "rows": rows})).await;
    let refused = refused.expect_err("refused");
    assert!(refused.starts_with("party_restricted"), "{refused}");
}

#[test]
fn each_action_that_names_a_party_is_tried_or_allowed_for_a_reason() {
    let registry = steelyard::registry();
    // A job names its karigar, and a payment of nobody its party: both are tried as started.
    let started = ["sell.job.issue", "sell.payment.bounce"];
    let tried = named().into_iter().map(|way| way.0);
    let known: BTreeSet<&str> = tried.chain(started).chain(ALLOWED.map(|(name, _)| name)).collect();
    let naming = registry.operations().filter(|it| it.kind == Kind::Action && names_party(&it.shape));
    let missing: Vec<&str> = naming.map(|it| it.name).filter(|name| !known.contains(name)).collect();
    assert!(
        missing.is_empty(),
        "{missing:?} name a party: try them here, or say why a restriction lets them pass"
    );
    let gone: Vec<&&str> = known.iter().filter(|name| registry.action_named(name).is_none()).collect();
    assert!(gone.is_empty(), "there are no actions {gone:?}");
}

/// Whether an input names a party, at any depth.
fn names_party(shape: &Shape) -> bool {
    const NAMES: [&str; 4] = ["party", "supplier", "consignee", "karigar"];
    match shape {
        Shape::Object(members) => members.iter().any(|it| NAMES.contains(&it.name) || names_party(&it.shape)),
        Shape::List(of, _) => names_party(of),
        _ => false,
    }
}
