//! Fills a workspace through the product's own actions: first what the worked cases take as given, then their
//! steps.
//! Invariant: a refused step is no fault here, because the cases are judged elsewhere. Other tests need many
//! rows and real inputs, from which they make invalid ones.

use super::world::{Reply, Shop, World, now};
use identity::factors::Authenticator;
use jiff::SignedDuration;
use kernel::role::Role;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A zip file with one file: `{"format":"steelyard-workspace","version":1,"files":[]}` as manifest.json.
const ARCHIVE: &str = "UEsDBC0AAAgIAAAAIQDxrsCj//////////8NABQAbWFuaWZlc3QuanNvbgEAEAA3AAAAAAAAADkAAAAAAAAAq1ZKyy/KTSxRslIqLklNzalMLErRLc8vyi4uSExOVdJRKkstKs7Mz1OyMtRRSsvMSS1WsoqOrQUAUEsBAi0ALQAACAgAAAAhAPGuwKP//////////w0AHAAAAAAAAAAAAAAA/////21hbmlmZXN0Lmpzb24BABgANwAAAAAAAAA5AAAAAAAAAAAAAAAAAAAAUEsGBiwAAAAAAAAALQAtAAAAAAAAAAAAAQAAAAAAAAABAAAAAAAAAFcAAAAAAAAAeAAAAAAAAABQSwYHAAAAAM8AAAAAAAAAAQAAAFBLBQYAAAAA////////////////AAA=";
/// The kinds in such an order that each refers only to earlier ones (cases/README.md).
const KINDS: [&str; 17] = [
    "tax_policy",
    "rates",
    "series",
    "periods",
    "holidays",
    "parties",
    "locations",
    "items",
    "articles",
    "equipment",
    "silos",
    "control_points",
    "recipes",
    "lots",
    "batches",
    "readings",
    "opening_invoices",
];

/// A day that is not over yet, as it is sent.
pub fn soon() -> String {
    (now() + SignedDuration::from_hours(72)).strftime("%F").to_string()
}

/// An input of an operation whose shape alone does not suffice to make one.
pub fn also(name: &str) -> Option<Value> {
    match name {
        "workspace.settings.change" => {
            Some(json!({ "key": "rate_stale_hours", "value": 36, "reason": "the bank opens later" }))
        }
        "workspace.series.change" => {
            Some(json!({ "doc": "credit_note", "code": "CN", "pattern": "CN/{fy2}/{n:4}", "first": 7 }))
        }
        "workspace.tax.add" => Some(
            json!({ "class": "candle", "rate_percent": "12", "from": "2026-01-01", "law": "Notification 1" }),
        ),
        "workspace.tax.end" => {
            Some(json!({ "class": "jewellery", "from": "2017-07-01", "to": "2190-12-31" }))
        }
        "workspace.printer.add" | "workspace.printer.change" => {
            Some(json!({ "name": "Counter", "kind": "escpos", "width_mm": 80, "address": "browser" }))
        }
        "make.recipe.publish" => Some(json!({
            "code": "SPREAD", "version": 1, "output_item": "SPREAD",
            "basis": { "item": "CURD", "quantity": "1", "unit": "kg" },
            "lines": [{ "line": 1, "item": "CURD", "mode": "basis" }],
        })),
        // A stricter figure, so that it is in force at once.
        "instance.setting.propose" => Some(json!({ "figure": "vuln.update_days", "value": 7 })),
        // A file or a text; the incident is not there.
        "instance.incident.add_evidence" => Some(json!({ "number": 999, "text": "10:02 a row was read" })),
        // The clock of a law; the incident is not there.
        "instance.incident.tell_authority" => {
            Some(json!({ "number": 999, "clock": "cert_in", "reference": "R-1" }))
        }
        "instance.authority.confirm" => {
            Some(json!({ "clock": "cert_in", "source": "Directions of 2022", "source_on": "2026-11-02" }))
        }
        // A contract by its digest; the supplier is not there.
        "instance.supplier.bind" => Some(json!({
            "number": 999, "contract_sha256": "ab".repeat(32), "contract_on": "2026-04-01", "keeps_privacy": true,
            "keeps_secrecy": true, "tells_incidents": true, "binds_others": true,
        })),
        // At most a day; no workspace has this address.
        "instance.capture.ask" => Some(json!({
            "workspace": "nowhere", "kind": "lot", "record": "L-1", "purpose": "A cost", "hours": 4,
        })),
        // By letter: the form of the street comes by itself. The party is no case's.
        "workspace.request.open" => {
            Some(json!({ "kind": "access", "came_by": "letter", "name": "Asha", "note": "Please" }))
        }
        "workspace.request.answer" => Some(json!({ "number": 999, "outcome": "done", "message": "Done" })),
        // The day of its review is within a year.
        "workspace.policy.add" => Some(
            json!({ "kind": "access", "title": "Who gets in", "body": "Ask first.", "readers": ["Cashier"] }),
        ),
        "workspace.hold.place" => Some(json!({ "reason": "a dispute", "until": "2027-01-31" })),
        "workspace.retention.set" => Some(json!({
            "rule": "mails", "months": 36, "source": "our adviser", "source_on": "2026-01-02", "reason": "advice",
        })),
        "workspace.tax.remove" => Some(json!({ "class": "candle", "from": "2026-01-01" })),
        // A region has the form of ISO 3166.
        "workspace.holiday.add" => Some(json!({
            "day": "2026-11-02", "region": "AU-TAS", "name": "Recreation Day", "source": "Statutory Holidays Act 2000",
        })),
        "workspace.holiday.remove" => {
            Some(json!({ "day": "2026-11-02", "region": "AU-TAS", "reason": "a slip" }))
        }
        "workspace.limit.add" => Some(json!({
            "code": "cash_limit", "amount_minor": 15_000_000, "from": "2026-01-01", "law": "House rule",
            "reason": "less cash",
        })),
        "workspace.limit.end" => Some(
            json!({ "code": "cash_limit", "from": "2026-01-01", "to": "2190-12-31", "reason": "less cash" }),
        ),
        "workspace.limit.remove" => {
            Some(json!({ "code": "cash_limit", "from": "2026-01-01", "reason": "a slip" }))
        }
        "workspace.party.update" => {
            Some(json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer", "pan_stays": true }))
        }
        "sell.rates.publish" => Some(json!({ "rates": [
            { "metal": "palladium", "fineness_ppt": "950", "side": "buy", "rate_minor": 300_000, "per_mg": "1000" }
        ] })),
        "sell.tax.preview" => {
            Some(json!({ "place": "intra", "lines": [{ "amount_minor": 100, "rate_percent": "3" }] }))
        }
        "sell.irn" => Some(
            json!({ "gstin": "27AAPFU0939F1ZV", "date": "2026-04-01", "type": "INV", "number": "A/26-27/00001" }),
        ),
        "workspace.security_contact.change" => Some(json!({ "email": "security@shop.example" })),
        "workspace.member.invite" => Some(json!({ "email": "wanted@next.example", "roles": ["Cashier"] })),
        // Valid in the workspace of tests/hostile.rs; a wrong word in any other.
        "workspace.member.leave" => Some(json!({ "workspace": "hostile" })),
        // An archive that has nothing but a manifest without files.
        "workspace.archive.import" => Some(json!({ "content": ARCHIVE, "content_name": "shop.zip" })),
        // It closes a workspace of its own: a closed one refuses everything that follows.
        "workspace.close" => Some(json!({ "address": "workspace-close", "reason": "the shop moves" })),
        // A party that no case has created.
        "workspace.party.create" => {
            Some(json!({ "party": "c-nobody-else", "name": "Somebody new", "kind": "customer" }))
        }
        // The erasure must be confirmed by typing the code again.
        "workspace.party.erase" => Some(json!({ "party": "c-meera", "typed": "c-meera" })),
        "workspace.account.authenticator.enrol" => {
            let key = Authenticator::fresh().expect("random bytes");
            Some(json!({ "secret": key.text(), "code": key.code_at(now()) }))
        }
        // The beginning of a PDF, for a check that does not exist.
        // 100 g hold 100 g, and a country has two letters.
        "make.item.describe" => Some(json!({
            "item": "MILK", "origin": "AU", "serving_g": "25", "storage": "Keep cold", "nutrition": {
                "energy_kj": "280", "protein_g": "3.4", "fat_g": "3.9", "saturated_g": "2.5", "carbohydrate_g": "4.8",
                "sugars_g": "4.8", "sodium_mg": "44",
            },
        })),
        "make.equipment.attach" => {
            Some(json!({ "equipment": "TT-01", "check": "01890000-0000-7000-8000-000000000001",
            "content_name": "a.pdf", "content": "JVBERi0xLjcK" }))
        }
        // A new draft has lines of its own, and one that names a draft replaces it.
        "sell.invoice.draft" => Some(
            json!({ "lines": [{ "description": "Box", "amount_minor": 12_345, "tax_class": "jewellery" }] }),
        ),
        // An order is named alone, without a standing order and its day.
        "sell.order.pick" => Some(json!({ "order": "ORD-1" })),
        "sell.order.deliver" => Some(json!({ "order": "ORD-1" })),
        "sell.job.take" => Some(json!({
            "party": "c-meera", "kind": "repair", "description": "Clasp", "promised": soon(),
        })),
        "sell.order.take" => Some(json!({
            "party": "c-meera", "deliver_on": soon(),
            "lines": [{ "item": "BOX", "quantity": "1", "unit": "each", "price_minor_per_unit": "100" }],
        })),
        "sell.standing_order.set" => Some(json!({
            "standing": "SO-1", "party": "c-meera", "from": "2026-06-08", "weekdays": ["mon"],
            "lines": [{ "item": "BOX", "quantity": "1", "unit": "each", "price_minor_per_unit": "100" }],
        })),
        // Its tenders must pay what its lines cost.
        "sell.sale.post" => Some(json!({
            "lines": [{ "description": "Box", "amount_minor": 12_345, "tax_class": "jewellery" }],
            "tenders": [{ "mode": "cash", "handed_minor": 50_000 }],
        })),
        // A charge names a line of the bill, or says what it is; metal is weighed, or is that of a job.
        "sell.debit_note.post" => Some(json!({
            "invoice": "A/26-27/00001", "reason": "hallmark left out", "lines": [{ "line": 1, "debit_taxable_minor": 12_345 }],
        })),
        "sell.old_metal.receive" => {
            Some(json!({ "party": "c-meera", "metal": "gold", "gross_mg": 8_500, "fineness_ppt": "916" }))
        }
        "sell.payment.bounce" => Some(json!({ "payment": "R/26-27/00001", "reason": "no funds" })),
        "sell.invoice.send" => Some(json!({ "invoice": "A/26-27/00001", "email": "meera@home.example" })),
        // A karigar's rows have a weight or name an item, never both.
        "sell.job.issue" => Some(json!({ "job": "JOB/none", "karigar": "c-meera", "lots": [{ "item": 1 }] })),
        // A GTIN has a check digit.
        "make.gs1.build" => Some(json!({ "gtin": "09312345000128", "lot": "A-7", "net_kg": "1.250" })),
        "make.gs1.digital_link" => Some(json!({ "gtin": "09312345000128", "lot": "A-7" })),
        "make.recipe.separate" => Some(json!({
            "milk_l": "100", "fat_percent": "4.1", "cream_fat_percent": "40", "skim_fat_percent": "0.1",
        })),
        "sell.karigar.receive" => Some(json!({
            "karigar": "k-nobody", "finished": [{ "net_mg": 5000, "fineness_ppt": "916" }],
        })),
        // From one account to another.
        "sell.money.transfer" => Some(json!({
            "from": "CASH", "to": "BANK", "amount_minor": 12_345, "fee_minor": 45, "reference": "slip 7"
        })),
        "sell.account.create" => Some(json!({ "code": "RENT", "name": "Shop rent", "kind": "expense" })),
        "sell.journal.post" => Some(json!({
            "legs": [{ "debit": "RENT", "credit": "BANK", "amount_minor": 12_345 }], "reason": "rent of April",
        })),
        "sell.tax.settle" => Some(
            json!({ "tax": "gst", "period": "2026-04", "amount_minor": 12_345, "reference": "challan 7" }),
        ),
        // An account of the books, in money and in metal.
        "sell.account_entries" => Some(json!({ "account": "M_STOCK", "commodity": "AU_FINE_MG" })),
        "sell.cash_book" => Some(json!({ "account": "BANK" })),
        "sell.stocktake.count" => {
            Some(json!({ "stocktake": "01890000-0000-7000-8000-000000000001", "scanned": ["T-1"] }))
        }
        "sell.stocktake.close" => Some(json!({ "scanned": ["T-1"] })),
        // One of the two is written off.
        "sell.stock.adjust" => Some(json!({ "tag": "T-3", "reason": "not in its tray" })),
        "sell.article.split" => Some(
            json!({ "tag": "T-2", "parts": [{ "tag": "P-1", "net_mg": 1000 }, { "tag": "P-2", "net_mg": 6250 }] }),
        ),
        "sell.article.approval_in" => Some(json!({
            "party": "s-fern",
            "pieces": [{ "tag": "A-9", "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000, "cost_minor": 12_345 }],
        })),
        "sell.article.approval_buy" => Some(json!({ "pieces": [{ "tag": "A-9", "cost_minor": 12_345 }] })),
        "sell.article.merge" => Some(json!({ "tags": ["T-1", "T-2"], "tag": "M-1" })),
        "workspace.account.pin.set" => Some(json!({ "pin": "482915" })),
        _ => None,
    }
}

/// Inputs by operation, each with whether it was accepted.
#[derive(Default)]
pub struct Inputs(BTreeMap<String, Vec<(Value, bool)>>);

impl Inputs {
    /// Inputs of an operation: the accepted ones first, then the refused ones.
    pub fn of(&self, name: &str) -> Vec<Value> {
        let mut all = self.0.get(name).cloned().unwrap_or_default();
        all.sort_by_key(|(_, taken)| !taken);
        all.into_iter().map(|(input, _)| input).collect()
    }
    /// Whether an input of the operation was ever accepted.
    pub fn taken(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|all| all.iter().any(|(_, taken)| *taken))
    }
    pub fn note(&mut self, name: &str, input: &Value, reply: &Reply) {
        self.0.entry(name.to_owned()).or_default().push((input.clone(), reply.status == 200));
    }
}

/// Fills a workspace from case files of these names (`sell/P1`).
pub async fn from_cases(world: &World, shop: &Shop, names: &[&str]) -> Inputs {
    from_cases_as(world, shop, names, |_, _| None).await
}

/// The same, with each input as `other` rewrites it if the operation accepts that.
pub async fn from_cases_as(
    world: &World,
    shop: &Shop,
    names: &[&str],
    other: fn(&str, &Value) -> Option<Value>,
) -> Inputs {
    let cases: Vec<Value> = names.iter().map(|name| read(name)).collect();
    let mut filling = Filling { world, shop, other, inputs: Inputs::default() };
    // Imports come before the first bill.
    for kind in KINDS {
        for case in &cases {
            if let Some(rows) = case["given"][kind].as_array().filter(|rows| !rows.is_empty()) {
                let input = json!({ "kind": kind, "rows": rows });
                filling.run(&clock(case), "Owner", "workspace.import.run", &input).await;
            }
        }
    }
    for case in &cases {
        filling.steps(case).await;
    }
    filling.inputs
}

/// A workspace that is being filled.
struct Filling<'a> {
    world: &'a World,
    shop: &'a Shop,
    other: fn(&str, &Value) -> Option<Value>,
    inputs: Inputs,
}

impl Filling<'_> {
    async fn steps(&mut self, case: &Value) {
        let (mut at, mut answers) = (clock(case), BTreeMap::new());
        for step in
            case["when"].as_array().into_iter().flatten().chain(case["then"].as_array().into_iter().flatten())
        {
            let Some(name) = step["action"].as_str().or(step["query"].as_str()) else { continue };
            at = step["at"].as_str().map(str::to_owned).unwrap_or(at);
            let role =
                step["as"].as_str().and_then(|who| case["given"]["actors"][who].as_str()).unwrap_or("Owner");
            let sent = if step["input"].is_null() { &step["params"] } else { &step["input"] };
            let input = if sent.is_null() { json!({}) } else { filled(sent, &answers) };
            let reply = self.run(&at, role, name, &input).await;
            if let (Some(n), Some(reply)) = (step["n"].as_i64(), reply) {
                answers.insert(n, reply.json());
            }
        }
    }

    async fn run(&mut self, at: &str, role: &str, name: &str, input: &Value) -> Option<Reply> {
        if let Some(other) = (self.other)(name, input)
            && let Some(reply) = self.send(at, role, name, &other).await
            && reply.status == 200
        {
            return Some(reply);
        }
        self.send(at, role, name, input).await
    }

    async fn send(&mut self, at: &str, role: &str, name: &str, input: &Value) -> Option<Reply> {
        let registry = &self.world.site.registry;
        let operation = registry.action_named(name).or_else(|| registry.query_named(name))?;
        let token = self.shop.token(role.parse::<Role>().ok()?);
        let reply = self.world.ask_at(operation, Some(token), input, at.parse().expect("an instant")).await;
        assert!(reply.status < 500, "{name}: {input}\n{reply:?}");
        self.inputs.note(name, input, &reply);
        Some(reply)
    }
}

fn read(name: &str) -> Value {
    let path: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a case is JSON")
}

fn clock(case: &Value) -> String {
    let first = case["when"].as_array().and_then(|steps| steps.iter().find_map(|step| step["at"].as_str()));
    case["given"]["clock"].as_str().or(first).unwrap_or("2026-06-01T00:00:00Z").to_owned()
}

/// Replaces `$3.number` by the value at `number` in the answer of step 3.
fn filled(value: &Value, answers: &BTreeMap<i64, Value>) -> Value {
    match value {
        Value::String(text) => reference(text, answers).unwrap_or_else(|| value.clone()),
        Value::Array(list) => list.iter().map(|one| filled(one, answers)).collect(),
        Value::Object(map) => match (map.get("$times").and_then(Value::as_u64), map.get("$of")) {
            (Some(times), Some(of)) => Value::Array(vec![of.clone(); usize::try_from(times).unwrap_or(0)]),
            _ => {
                Value::Object(map.iter().map(|(k, v)| (k.clone(), filled(v, answers))).collect::<Map<_, _>>())
            }
        },
        other => other.clone(),
    }
}

fn reference(text: &str, answers: &BTreeMap<i64, Value>) -> Option<Value> {
    let (step, path) = text.strip_prefix('$')?.split_once('.')?;
    let answer = answers.get(&step.parse().ok()?)?;
    let pointer = path.replace('[', "/").replace(']', "").replace('.', "/");
    Some(answer.pointer(&format!("/{pointer}")).cloned().unwrap_or_default())
}
