//! Each operation that takes, moves or sells goods, tried on goods that are held and on goods that are not.
//! Invariant: a hold stops whatever brings goods nearer to a consumer (M18), and nothing else does here: the
//! same call on free goods passes. No operation that names a lot, a piece or a silo is left out.

use ledger::parties::CreateParty;
use ledger::stock::holds::HoldLot;
use ledger::stock::lots::ageing::WeighLot;
use ledger::stock::shipments::ShipLot;
use make::batches::consume::Consume;
use make::batches::output::Output;
use make::batches::steps::{CompleteBatch, SubmitBatch};
use make::silos::intake::TakeInMilk;
use platform::input::Shape;
use sell::jobs::{ReadyJob, StartJob, TakeJob};
use sell::metal_lots::receive::ReceiveMetal;
use sell::orders::TakeOrder;
use sell::stocktakes::CloseStocktake;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use steelyard::import::RunImport;
use testing::Shop;
use web::registry::{Kind, Registry};

/// Goods that are free, and the same goods under a hold.
const FREE: &str = "8";
const HELD: &str = "7";

/// A call that brings goods nearer to a consumer; the input is of the goods of one mark.
struct Way {
    name: &'static str,
    who: &'static str,
    code: &'static str,
    input: Value,
}

fn way(name: &'static str, who: &'static str, input: Value) -> Way {
    Way { name, who, code: "lot_held", input }
}

/// The same on a piece that has a hold of its own.
fn piece(way: Way) -> Way {
    Way { code: "piece_held", ..way }
}

/// Actions that name goods and leave them where they are: they write, print or count.
const LEAVE: [&str; 10] = [
    "make.hold.clear",
    "make.lot.print",
    "make.lot.undo_turn",
    "make.silo.clean",
    "make.silo.create",
    "sell.invoice.draft",
    "sell.job.issue",
    "sell.stocktake.close",
    "sell.stocktake.count",
    "workspace.hold.place",
];

/// Actions that name the goods that they bring into the house.
const BRING: [&str; 4] = ["make.batch.output", "make.lot.receive", "sell.article.melt", "sell.lot.receive"];

/// Goods of one mark: a cheese of 20 kg, two of 5 kg, metal, milk in a silo, and batches at each state.
async fn goods(shop: &Shop, n: &str) {
    let lot = |code: &str, quantity: &str| {
        json!({"lot": format!("{code}-{n}"), "item": "CHEESE", "quantity": quantity, "unit": "kg", "cost_minor": 9000,
        "parents": [format!("MILK-{n}")], "released": true})
    };
    let batch = |code: &str| {
        json!({"batch": format!("{code}-{n}"), "recipe": "SPREAD", "state": "Running",
        "lines": [{"line": 1, "item": "CHEESE"}, {"line": 2, "item": "MILK"}, {"line": 3, "item": "WHEEL"}]})
    };
    let milk = json!({"lot": format!("MILK-{n}"), "item": "MILK", "quantity": "0", "unit": "L"});
    let wheel = json!({"lot": format!("WHEEL-{n}"), "item": "WHEEL", "unit": "kg", "cost_minor": 600, "released": true,
        "loss_range_percent": {"lower": "1", "upper": "3"}, "pieces": [{"piece": 1, "quantity": "2"}, {"piece": 2, "quantity": "4"}]});
    let rows = [
        ("lots", json!([milk, lot("CH", "20"), lot("MOVED", "5"), lot("SPLIT", "5"), wheel])),
        (
            "silos",
            json!([{"code": format!("SILO-{n}"), "capacity": "3000", "unit": "L", "cleaned_at": "2026-03-05T03:00:00Z"}]),
        ),
        ("batches", json!([batch("OPEN"), batch("MADE"), batch("DONE")])),
    ];
    for (kind, rows) in rows {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let gold = json!({"lot": format!("GOLD-{n}"), "item": "GOLD", "net_mg": 1000, "cost_minor": 9000});
    shop.run::<ReceiveMetal>("mia", gold).await.expect("metal");
    shop.run::<TakeInMilk>("max", intake(n, &format!("IN-{n}"))).await.expect("milk");
    for made in ["MADE", "DONE"] {
        shop.run::<Consume>("max", taken(n, made)).await.expect("taken");
        let out = json!({"batch": format!("{made}-{n}"), "item": "SPREAD", "lot": format!("{made}-OUT-{n}"), "quantity": "1", "unit": "kg"});
        shop.run::<Output>("max", out).await.expect("made");
    }
    let done = json!({"batch": format!("DONE-{n}")});
    shop.run::<CompleteBatch>("max", done.clone()).await.expect("completed");
    shop.run::<SubmitBatch>("max", done).await.expect("submitted");
    shop.run::<ShipLot>("max", note(n, &format!("DN-{n}"))).await.expect("shipped");
}

fn intake(n: &str, lot: &str) -> Value {
    json!({"silo": format!("SILO-{n}"), "lot": lot, "supplier": "farm", "supplier_lot": lot, "quantity": "100", "unit": "L",
           "temperature": "3.8", "antibiotic": "negative", "fat_percent": "4.10", "cost_minor": 8200})
}

fn taken(n: &str, batch: &str) -> Value {
    json!({"batch": format!("{batch}-{n}"), "line": 1, "lot": format!("CH-{n}"), "quantity": "1", "unit": "kg", "override_reason": "here"})
}

fn note(n: &str, document: &str) -> Value {
    json!({"lot": format!("CH-{n}"), "consignee": "inn", "quantity": "1", "unit": "kg", "document": document})
}

/// A dairy that also keeps metal, with free and held goods. The holds come last.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let items = json!([
        {"code": "MILK", "name": "Raw milk", "kind": "raw", "unit": "L", "density_kg_per_l": "1.032", "resolution": "0.1"},
        {"code": "CHEESE", "name": "Farm cheese", "kind": "finished", "unit": "kg", "tax_class": "gst_free", "price_minor_per_unit": "4000"},
        {"code": "SPREAD", "name": "Spread", "kind": "finished", "unit": "kg"},
        {"code": "WHEEL", "name": "Farm wheel", "kind": "finished", "unit": "kg", "resolution": "0.001", "catch_weight": true,
         "tax_class": "gst_free", "price_minor_per_unit": "3000"},
        {"code": "GOLD", "name": "Gold grain", "unit": "mg", "metal": "gold", "fineness_ppt": "995"},
    ]);
    let places = json!([{"code": "SHOP"}, {"code": "AWAY", "quarantine": true}]);
    for (kind, rows) in [("items", items), ("locations", places)] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    for (party, kind) in [("inn", "business"), ("farm", "supplier")] {
        let party = json!({"party": party, "name": party, "kind": kind});
        shop.run::<CreateParty>("mia", party).await.expect("a party");
    }
    for n in [FREE, HELD] {
        goods(&shop, n).await;
    }
    shop
}

async fn order(shop: &Shop) -> Value {
    let order = json!({"party": "inn", "deliver_on": "2026-03-06", "lines": [{"item": "CHEESE", "quantity": "1", "unit": "kg"}]});
    shop.run::<TakeOrder>("cas", order).await.expect("an order")["order"].clone()
}

/// A repair that is ready.
async fn job(shop: &Shop) -> Value {
    let job = json!({"party": "inn", "kind": "repair", "description": "A knife", "promised": "2026-03-06"});
    let job = shop.run::<TakeJob>("cas", job).await.expect("a job")["job"].clone();
    shop.run::<StartJob>("mia", json!({ "job": job })).await.expect("begun");
    shop.run::<ReadyJob>("mia", json!({ "job": job })).await.expect("ready");
    job
}

/// A count that found more metal than the books have.
async fn count(shop: &Shop, n: &str) -> Value {
    let count = json!({"lots": [{"lot": format!("GOLD-{n}"), "net_mg": 1100}]});
    shop.run::<CloseStocktake>("mia", count).await.expect("counted")["stocktake"].clone()
}

async fn ways(shop: &Shop, n: &str) -> Vec<Way> {
    let (ch, line) = (format!("CH-{n}"), json!([{"lot": format!("CH-{n}"), "quantity": "1"}]));
    let of = |verb: &str| format!("{verb}-{n}");
    let (order, count, job) = (order(shop).await, count(shop, n).await, job(shop).await);
    let part = json!([{"lot": of("WHEEL"), "piece": 1, "quantity": "0.1"}]);
    let wheel = json!([{"lot": of("WHEEL"), "piece": 1}]);
    let pick = json!([{"line": 1, "lot": ch, "quantity": "1"}]);
    let back =
        json!({"batch": of("MADE"), "line": 1, "lot": ch, "quantity": "1", "unit": "kg", "reason": "a slip"});
    let unmade = json!({"batch": of("MADE"), "lot": of("MADE-OUT"), "quantity": "0.5", "unit": "kg", "reason": "a slip"});
    let release = way("make.batch.release", "quinn", json!({"batch": of("DONE")}));
    let grated = json!({"batch": of("OPEN"), "line": 3, "lot": of("WHEEL"), "piece": 1, "quantity": "0.1", "unit": "kg", "override_reason": "here"});
    let sent = json!({"lot": of("WHEEL"), "piece": 1, "quantity": "0.1", "unit": "kg", "consignee": "inn", "document": of("DN-3")});
    let wedge = json!({"from": of("WHEEL"), "to": of("WEDGE"), "piece": 1, "weights": ["0.1"], "unit": "kg"});
    let cash = json!([{"mode": "cash"}]);
    vec![
        piece(way("make.lot.pack", "max", wedge)),
        piece(way("make.batch.consume", "max", grated)),
        piece(way("make.lot.ship", "max", sent)),
        piece(way("sell.invoice.post", "cas", json!({"party": "inn", "lines": part}))),
        piece(way("sell.sale.post", "cas", json!({"lines": wheel, "tenders": cash}))),
        way("make.batch.consume", "max", taken(n, "OPEN")),
        way("make.batch.return_input", "max", back),
        way("make.batch.return_output", "max", unmade),
        Way { code: "batch_lot_held", ..release },
        way("make.lot.pack", "max", json!({"from": ch, "to": of("PACK"), "quantity": "1", "unit": "kg"})),
        way("make.lot.split", "max", json!({"from": of("SPLIT"), "to": [of("PART")], "quantities": ["1"]})),
        way("make.lot.ship", "max", note(n, &of("DN-2"))),
        way(
            "make.lot.correct_shipment",
            "max",
            json!({"document": of("DN"), "lot": ch, "quantity": "2", "unit": "kg", "reason": "incorrect_data"}),
        ),
        way("make.lot.move", "mia", json!({"lot": of("MOVED"), "to_location": "SHOP"})),
        way("make.lot.adjust", "max", json!({"lot": ch, "quantity": "1", "reason": "count"})),
        way(
            "make.silo.draw",
            "max",
            json!({"silo": of("SILO"), "batch": of("OPEN"), "line": 2, "quantity": "10"}),
        ),
        way("make.silo.intake", "max", intake(n, &of("IN-2"))),
        way("sell.invoice.post", "cas", json!({"party": "inn", "lines": line})),
        way("sell.sale.post", "cas", json!({"lines": line, "tenders": cash})),
        way("sell.job.deliver", "cas", json!({"job": job, "lines": line})),
        way("sell.order.deliver", "cas", json!({"order": order, "picks": pick, "override_reason": "fresh"})),
        way("sell.lot.issue", "mia", json!({"lot": of("GOLD"), "net_mg": 100})),
        way("sell.stocktake.post", "mia", json!({"stocktake": count, "reason": "count"})),
    ]
}

/// What examines held goods, parks or destroys them.
fn allowed(n: &str) -> Vec<Way> {
    let (of, lot) = (|code: &str| format!("{code}-{n}"), format!("CH-{n}"));
    let less = |quantity: &str, reason: &str| {
        way("make.lot.adjust", "max", json!({"lot": lot, "quantity": quantity, "reason": reason}))
    };
    vec![
        way(
            "make.lot.weigh",
            "max",
            json!({"lot": lot, "quantity": "16.9", "unit": "kg", "reason": "a month"}),
        ),
        way("make.lot.undo_weigh", "max", json!({"lot": lot, "reason": "a slip"})),
        less("-0.1", "sample"),
        less("-1", "loss"),
        way("make.lot.turn", "max", json!({"lot": lot, "again_days": 3})),
        way("make.lot.charge", "max", json!({"lot": lot, "name": "room", "amount_minor": 41})),
        way("make.lot.move", "mia", json!({"lot": lot, "to_location": "AWAY"})),
        way("make.lot.hold", "max", json!({"hold": "H-2", "lot": lot, "reason": "another"})),
        way("sell.stock.adjust", "mia", json!({"lot": of("SPLIT"), "reason": "mould"})),
    ]
}

/// The code of the refusal, or nothing where the call passed.
async fn refusal(shop: &Shop, registry: &Registry, way: &Way) -> Option<&'static str> {
    let call = shop.call(way.who);
    let request = call.request;
    let operation = registry.action_named(way.name).unwrap_or_else(|| panic!("no action {}", way.name));
    let answer = operation.run(shop.platform.clone(), call, way.input.clone()).await;
    Some(answer.err()?.into_refusal(request).code.as_str())
}

#[tokio::test]
async fn a_hold_stops_each_way_of_goods_towards_a_consumer_and_nothing_else_does() {
    let shop = dairy().await;
    let (free, held) = (ways(&shop, FREE).await, ways(&shop, HELD).await);
    for lot in ["MILK", "IN", "GOLD"] {
        let hold = json!({"hold": lot, "lot": format!("{lot}-{HELD}"), "reason": "a test is due"});
        shop.run::<HoldLot>("max", hold).await.expect("held");
    }
    let weighed = json!({"lot": format!("WHEEL-{HELD}"), "pieces": [{"piece": 1, "quantity": "1"}], "unit": "kg", "reason": "a month", "confirm_loss": true});
    shop.run::<WeighLot>("max", weighed).await.expect("weighed");
    let (registry, mut faults) = (steelyard::registry(), Vec::new());
    for way in &held {
        let code = refusal(&shop, &registry, way).await;
        if code != Some(way.code) {
            faults.push(format!("{} of held goods: {code:?}, not {}\n  {}", way.name, way.code, way.input));
        }
    }
    let allowed = allowed(HELD);
    for way in free.iter().chain(&allowed) {
        if let Some(code) = refusal(&shop, &registry, way).await {
            faults.push(format!("{}: {code}\n  {}", way.name, way.input));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let tried: BTreeSet<&str> = held.iter().chain(&allowed).map(|way| way.name).collect();
    let known: BTreeSet<&str> = tried.into_iter().chain(LEAVE).chain(BRING).collect();
    let naming: BTreeSet<&str> = registry
        .operations()
        .filter(|it| it.kind == Kind::Action && names_goods(&it.shape))
        .map(|it| it.name)
        .collect();
    let missing: Vec<&&str> = naming.difference(&known).collect();
    assert!(missing.is_empty(), "{missing:?} name goods: try them here, or say why a hold lets them pass");
    let gone: Vec<&&str> = known.iter().filter(|name| registry.action_named(name).is_none()).collect();
    assert!(gone.is_empty(), "there are no actions {gone:?}");
}

/// Whether an input names a lot, a piece or a silo, at any depth.
fn names_goods(shape: &Shape) -> bool {
    match shape {
        Shape::Object(members) => members
            .iter()
            .any(|it| ["lot", "lots", "piece", "silo"].contains(&it.name) || names_goods(&it.shape)),
        Shape::List(of, _) => names_goods(of),
        _ => false,
    }
}
