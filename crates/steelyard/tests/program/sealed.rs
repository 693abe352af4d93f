//! Words that only one shop may know. Its own actions write them into every sealed column, and no file has
//! one in clear: not the database, its write-ahead log, the backups, a log or a temporary file.
//! Invariant: the test searches everything that the program and its child processes wrote to the disk. The
//! same search finds a word in clear in each place, so that no hit means something. A new sealed column needs
//! a word here.

mod broken;
mod doors;
mod gone;
mod house;
mod search;

use crate::common::{fill, shape, world};
use assurance::stored;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use database::classes::{COLUMNS, Form};
use house::House;
use identity::factors::Authenticator;
use identity::founding::{self, Seat};
use identity::recovery;
use identity::sessions::{Proven, opening};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use kernel::day::local_day;
use kernel::role::Role;
use kernel::tax_id;
use lifecycle::archive::judging;
use lifecycle::casework::At;
use lifecycle::casework::reminders::Reminders;
use lifecycle::requests::outside as requests;
use lifecycle::requests::{NewRequest, RequestKind};
use lifecycle::retention::Terms;
use lifecycle::retention::copies::{self, Keeps, Purpose};
use lifecycle::weakness::Credit;
use lifecycle::weakness::outside::{self, NewReport};
use memchr::memmem;
use platform::call::Call;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::job::Runner;
use platform::random;
use search::{LOG_OF_CHANGES, Planted, TABLES, Wanted};
use serde_json::{Map, Value, json};
use shape::{Harvest, valid};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::{Duration, SystemTime};
use tokio::sync::watch;
use uuid::Uuid;
use web::registry::Kind;
use world::{Shop, World, now};

/// The beginning of each word that only the shop may know.
const CANARY: &str = "zqcanary";
/// The beginning of a word that may be stored in clear: names of items, roles, places, machines, printers and
/// holidays are business, and so is the location of a piece.
const BUSINESS: &str = "zqbusiness";
const BUSINESS_FIELDS: [(&str, &str); 7] = [
    ("item", "name"),
    ("role", "name"),
    ("location", "name"),
    ("equipment", "name"),
    ("printer", "name"),
    ("holiday", "name"),
    ("article", "location"),
];
/// Fields with a shop's own words.
const OWN_WORDS: [&str; 18] = [
    "name",
    "body",
    "content_name",
    "note",
    "programme",
    "description",
    "reason",
    "override_reason",
    "memo",
    "location",
    "phone",
    "reference",
    "cause",
    "correction",
    "prevention",
    "supplier_lot",
    "reference_number",
    "number",
];
const CASES: [&str; 8] = [
    "sell/P1",
    "sell/P2",
    "sell/P7",
    "sell/P12",
    "make/A2-ccp-dip-holds-batch",
    "make/A4-fefo-override",
    "make/A9-holds-bite-everywhere",
    "make/A1-cheddar-cost-rollup",
];
/// The operator's own words, among them a provider's name.
const SETTINGS: &str = "steelyard.toml";
/// Columns of numbers in a fixed form, and of what a measure is against.
const NUMBERS: [&str; 4] = ["abn", "against", "gstin", "pan"];
/// For what the served program does by itself, on a machine with four such tests at once.
const PATIENCE: Duration = Duration::from_secs(300);
/// Variants tried of each action.
const FORMS: usize = 12;
/// Actions after which nothing else works, or that overwrite earlier words.
const LEFT_OUT: [&str; 10] = [
    "workspace.close",
    "workspace.details.change",
    "workspace.job.cancel",
    "workspace.member.change_roles",
    "workspace.member.leave",
    "workspace.member.remove",
    "workspace.party.erase",
    "workspace.party.update",
    "workspace.printer.remove",
    "workspace.session.end",
];

/// An input with a word in each field of a shop's own words; None if it has no such field.
fn marked(action: &str, input: &Value) -> Option<Value> {
    let marked = with_words(&format!("{action} {}", input["kind"]), input, "");
    (marked != *input).then_some(marked)
}

fn with_words(of: &str, value: &Value, field: &str) -> Value {
    match value {
        Value::String(text) if OWN_WORDS.contains(&field) => {
            Value::String(format!("{text} {}", word(of, field, text)))
        }
        Value::Array(all) => all.iter().map(|one| with_words(of, one, field)).collect(),
        Value::Object(all) => all
            .iter()
            .map(|(name, one)| (name.clone(), with_words(of, one, name)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// The same word for the same text of the same field, so that references still match.
fn word(of: &str, field: &str, text: &str) -> String {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one((of, field, text));
    let letters: String = (0..12).map(|nth| char::from(b'a' + (hash >> (5 * nth) & 15) as u8)).collect();
    let is_business = BUSINESS_FIELDS.iter().any(|(part, name)| of.contains(part) && field == *name);
    format!("{}{letters}", if is_business { BUSINESS } else { CANARY })
}

/// The words in bytes.
fn words(bytes: &[u8]) -> BTreeSet<String> {
    memmem::find_iter(bytes, CANARY).map(|at| letters(&bytes[at..])).collect()
}

/// The lower-case letters at the beginning of bytes.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().take_while(|byte| byte.is_ascii_lowercase()).map(|byte| char::from(*byte)).collect()
}

fn random() -> [u8; 16] {
    random::random().expect("random bytes")
}

/// A random business number with a valid check digit.
fn abn() -> String {
    let digits = || random()[..11].iter().map(|byte| char::from(b'0' + byte % 10)).collect::<String>();
    std::iter::repeat_with(digits).find(|it| tax_id::abn(it).is_ok()).expect("one of ninety")
}

/// Writes words by every action, in several variants of its shape, and by two inputs that no shape describes:
/// a corrected reading and a dismissed finding.
async fn more(world: &World, shop: &Shop) {
    let reading = "select device, seq from make.reading where tenant_id = $1 and seq is not null limit 1";
    let reading = world.watcher.query_one(reading, &[&shop.tenant.uuid()]).await.expect("a reading");
    let of = json!({ "device": reading.get::<_, &str>(0), "seq": reading.get::<_, i64>(1) });
    let corrected = json!({ "reading": of, "value": "70.1", "reason": word("", "reason", "reading") });
    world.done("make.reading.correct", shop.token(Role::Owner), &corrected).await;
    dismissed(world, shop).await;
    let harvest = Harvest::of(world, shop.tenant, 20).await;
    let actions =
        world.operations().into_iter().filter(|it| it.kind == Kind::Action && !LEFT_OUT.contains(&it.name));
    for operation in actions {
        for n in 0..FORMS {
            let input = valid(&operation.shape, "", &harvest, n);
            let input = marked(operation.name, &input).unwrap_or(input);
            world.ask(operation, Some(shop.token(Role::Owner)), &input).await;
        }
    }
    // The last action, so that nothing discards it: a bill that waits.
    let line = json!({ "description": word("", "description", "parked"), "other_minor": 100, "tax_class": "jewellery" });
    let owner = shop.token(Role::Owner);
    let bill = json!({ "lines": [line.clone()], "tenders": [{ "mode": "cash" }], "event": word("", "event", "cash") });
    let bill = world.done("sell.sale.post", owner, &bill).await;
    let sent = json!({ "invoice": bill["number"], "email": format!("{}@quiet.example", word("", "email", "paper")) });
    world.done("sell.invoice.send", owner, &sent).await;
    world.done("sell.invoice.draft", owner, &json!({ "lines": [line] })).await;
}

/// Inputs for a new shop that are in no case and no shape.
fn told() -> Vec<(&'static str, Value)> {
    let word = |field: &str| word("", field, "told");
    let rate = json!({ "metal": "platinum", "fineness_ppt": "950", "side": "sell", "rate_minor": 300_000,
                       "per_mg": "1000", "effective_at": "2026-05-20T05:00:00Z" });
    let mut right = rate.clone();
    right["reason"] = word("rate").into();
    let opening = json!({ "document": "MOVED-1", "date": "2026-05-10", "due": "2026-06-10", "total_minor": 100,
                          "party": word("code"), "description": word("memo") });
    vec![
        (
            "workspace.details.change",
            json!({ "name": "Quiet", "gstin": "27AAPFU0939F1ZV", "abn": abn(), "location": word("location") }),
        ),
        (
            "workspace.party.create",
            json!({ "party": word("code"), "name": word("name"), "kind": "customer", "pan": "ZQCPA1234K", "abn": abn(),
                    "phone": word("phone"), "location": word("place"),
                    "email": format!("{}@quiet.example", word("email")) }),
        ),
        ("workspace.import.run", json!({ "kind": "opening_invoices", "rows": [opening] })),
        ("sell.account.create", json!({ "code": "QUIET", "name": word("own"), "kind": "expense" })),
        ("make.item.create", json!({ "code": "TOLD", "name": "Told", "unit": "kg" })),
        (
            "workspace.party.create",
            json!({ "party": word("supplier"), "name": word("their name"), "kind": "supplier",
                    "gstin": "27AAPFU0939F1ZV" }),
        ),
        (
            "make.recipe.publish",
            json!({ "code": "TOLD-R", "version": 1, "name": word("recipe"), "basis": { "item": "TOLD", "quantity": "1", "unit": "kg" },
                    "parameters": [{ "name": word("parameter"), "default": "1" }],
                    "lines": [{ "item": "TOLD", "quantity": "1", "unit": "kg" }] }),
        ),
        (
            "make.batch.plan",
            json!({ "batch": "TOLD", "recipe": "TOLD-R", "parameters": { word("parameter"): "2" } }),
        ),
        ("sell.till.open", json!({ "till": "TOLD", "float_minor": 0 })),
        ("sell.till.close", json!({ "till": "TOLD", "counted": { "cash": {} }, "reason": word("till") })),
        (
            "make.lot.receive",
            json!({ "item": "TOLD", "lot": "TOLD", "supplier": word("supplier"), "supplier_lot": word("lot"),
                    "quantity": "1", "unit": "kg", "cost_minor": 100, "reference_number": word("paper") }),
        ),
        (
            "workspace.printer.add",
            json!({ "name": "TOLD", "kind": "tspl", "width_mm": 60, "address": "browser" }),
        ),
        (
            "sell.article.create",
            json!({ "tag": "TOLD-TAG", "description": word("piece"), "metal": "gold", "fineness_ppt": "916", "gross_mg": 1_000,
                    "net_mg": 1_000 }),
        ),
        ("sell.article.print", json!({ "tags": ["TOLD-TAG"], "printer": "TOLD", "layout": "butterfly" })),
        ("sell.rate.publish", rate),
        ("sell.rate.correct", right),
    ]
}

/// Cleans a vat, attaches a paper, and defers the next cleaning.
async fn checked(world: &World, shop: &Shop) {
    let (owner, word) = (shop.token(Role::Owner), |field: &str| word("", field, "checked"));
    let vat = json!({ "code": "TOLD-VAT", "kind": "vessel", "clean_valid_hours": 24 });
    world.done("make.equipment.create", owner, &vat).await;
    let clean = json!({ "equipment": "TOLD-VAT", "kind": "cleaning", "programme": word("programme"),
                        "reference": word("swab"), "note": word("note") });
    let clean = world.done("make.equipment.check", owner, &clean).await;
    let content = STANDARD.encode(format!("%PDF-1.7 {}", word("paper")));
    let paper = json!({ "equipment": "TOLD-VAT", "check": clean["check"], "content_name": word("file"),
                        "content": content });
    world.done("make.equipment.attach", owner, &paper).await;
    let until = now().to_zoned(TimeZone::UTC).date().saturating_add(3.days());
    let wait = json!({ "equipment": "TOLD-VAT", "kind": "cleaning", "until": until, "reason": word("wait") });
    world.done("make.equipment.defer", owner, &wait).await;
    let tank = json!({ "code": "TOLD-TANK", "capacity": "100", "unit": "L" });
    world.done("make.silo.create", owner, &tank).await;
    let wash = json!({ "silo": "TOLD-TANK", "programme": self::word("", "programme", "silo") });
    world.done("make.silo.clean", owner, &wash).await;
}

/// A JPEG of eight by sixteen pixels whose codes are these bytes.
fn picture(codes: &[u8]) -> Vec<u8> {
    let frame = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 8, 1, 1, 0x11, 0];
    [&frame[..], &[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0], codes, &[0xff, 0xd9]].concat()
}

/// Makes a batch of a recipe with a step, and marks the step as done with a note.
async fn stepped(world: &World, shop: &Shop) {
    let (owner, word) = (shop.token(Role::Owner), |field: &str| word("", field, "step"));
    let recipe = json!({
        "code": "TOLD-STEPS", "version": 1, "name": word("name"), "basis": { "item": "TOLD", "quantity": "1", "unit": "kg" },
        "lines": [{ "item": "TOLD", "mode": "basis" }],
        "steps": [{ "instruction": word("instruction"), "target_unit": "Cel", "note": word("note"),
                    "photo_file": STANDARD.encode(picture(word("photo").as_bytes())) }],
    });
    world.done("make.recipe.publish", owner, &recipe).await;
    world.done("make.batch.plan", owner, &json!({ "batch": "TOLD-BATCH", "recipe": "TOLD-STEPS" })).await;
    for action in ["make.batch.ready", "make.batch.start"] {
        world.done(action, owner, &json!({ "batch": "TOLD-BATCH" })).await;
    }
    let done = json!({ "batch": "TOLD-BATCH", "step": 1, "value": "31.5", "note": word("done") });
    world.done("make.batch.step_done", owner, &done).await;
}

/// Counts a location without pieces, and posts the count with a reason.
async fn count_stock(world: &World, shop: &Shop) {
    let owner = shop.token(Role::Owner);
    world.done("workspace.location.create", owner, &json!({ "code": "TOLD-TRAY" })).await;
    let count = world.done("sell.stocktake.close", owner, &json!({ "location": "TOLD-TRAY" })).await;
    let post = json!({ "stocktake": count["stocktake"], "reason": word("", "reason", "count") });
    world.done("sell.stocktake.post", owner, &post).await;
}

/// Takes a repair in and cancels it, and an order.
async fn cancelled(world: &World, shop: &Shop) {
    let (owner, word) = (shop.token(Role::Owner), |field: &str| word("", field, "job"));
    let job = json!({ "party": self::word("", "code", "told"), "kind": "repair", "description": word("description"), "promised": "2190-01-31",
                      "items": [{ "description": word("item") }] });
    let job = world.done("sell.job.take", owner, &job).await;
    world.done("sell.job.cancel", owner, &json!({ "job": job["number"], "reason": word("reason") })).await;
    let goods = json!({ "code": "TOLD-GOODS", "unit": "each", "price_minor_per_unit": "100" });
    world.done("make.item.create", owner, &goods).await;
    let order = json!({ "party": self::word("", "code", "told"), "deliver_on": fill::soon(),
                        "lines": [{ "item": "TOLD-GOODS", "quantity": "1" }] });
    let order = world.done("sell.order.take", owner, &order).await;
    let cancel = json!({ "order": order["number"], "reason": word("why") });
    world.done("sell.order.cancel", owner, &cancel).await;
}

/// What operators write: an incident with its notice; and what a stranger reports to them.
async fn operate(world: &World, shop: &Shop) {
    let operators = World::operators();
    let token = world.newcomer(&operators, Role::Admin, "-told").await;
    let word = |what: &str| word("", what, "of an operator");
    let declared = json!({ "seen": word("seen"), "severity": "high", "is_drill": false });
    world.done("instance.incident.declare", &token, &declared).await;
    for (action, input) in [
        ("instance.incident.confirm", json!({ "number": 1 })),
        ("instance.incident.affect", json!({ "number": 1, "workspaces": [shop.slug] })),
        (
            "instance.incident.notify",
            json!({ "number": 1, "nature": word("nature"), "impact": word("impact"), "measures": word("measures"),
                    "contact": word("contact"), "advice": word("advice") }),
        ),
        (
            "instance.incident.contain",
            json!({ "number": 1, "measure": "block_network", "network": "198.51.100.0/24", "reason": word("reason") }),
        ),
        (
            "instance.incident.add_evidence",
            json!({ "number": 1, "content": STANDARD.encode(word("evidence")), "content_name": word("file") }),
        ),
    ] {
        world.done(action, &token, &input).await;
    }
    let new = NewReport {
        weakness: word("weakness"),
        place: word("place"),
        steps: word("steps"),
        reporter: Some(word("reporter")),
        address: Some(format!("{}@found.example", word("address"))),
        credit: Some(Credit {
            name: word("credit"),
            link: Some(format!("https://{}.example", word("link"))),
        }),
    };
    outside::receive(&world.site.platform, &testing::call(now(), None), ("", ""), &new)
        .await
        .expect("a report");
    supply(world, shop, &token).await;
    let seen = self::word("", "code", "seen");
    let party = json!({ "party": seen, "name": self::word("", "name", "seen"), "kind": "customer" });
    world.done("workspace.party.create", shop.token(Role::Owner), &party).await;
    let asked = json!({ "workspace": shop.slug, "kind": "party", "record": seen, "purpose": word("purpose"), "hours": 24 });
    let asked = world.done("instance.capture.ask", &token, &asked).await;
    world
        .done("workspace.capture.allow", shop.token(Role::Owner), &json!({ "number": asked["number"] }))
        .await;
}

/// A supplier with what an operator found about it, and the objection of an Owner.
async fn supply(world: &World, shop: &Shop, operator: &str) {
    let word = |what: &str| word("", what, "of a supplier");
    let entry = json!({ "name": "Mail Co", "purpose": "Sends mail", "data_kinds": "Addresses", "region": "EU", "country": "IE",
                        "basis": "Contract" });
    world.done("instance.supplier.propose", operator, &entry).await;
    let due = (now() + SignedDuration::from_hours(24 * 100)).strftime("%F").to_string();
    let review = json!({ "number": 1, "review_due": due, "findings": word("findings") });
    world.done("instance.supplier.review", operator, &review).await;
    world.done("instance.supplier.announce", operator, &json!({ "number": 1 })).await;
    let mut reminders = Reminders::new(world.site.platform.clone(), world.access.jobs.clone());
    reminders.tell_of_suppliers(now()).await.expect("told");
    let objection = json!({ "number": 1, "objection": word("objection") });
    world.done("workspace.supplier.object", shop.token(Role::Owner), &objection).await;
}

/// Adds a person whose name and address only the shop and their account know.
async fn seated(world: &World, shop: &Shop) {
    let (name, email) =
        (word("", "name", "member"), format!("{}@quiet.example", word("", "email", "member")));
    let seat =
        Seat { name: &name, email: &email, password: None, authenticator: None, roles: &[Role::Maker] };
    let call = testing::call(now(), None);
    founding::seat(&world.site.platform, &call, shop.tenant, &seat).await.expect("a person");
}

/// The data of people and their browsers: names, addresses, second factors, a recovery.
async fn people(world: &World, shop: &Shop) {
    // An Owner can recover nobody if the instance sends no mail.
    world.site.platform.mail.sends(true);
    let word = |what: &str| word("", what, "of a person");
    let seated = |role, what: &str| {
        let mark = format!(" {}", word(what));
        async move { world.seat(shop.tenant, &shop.slug, role, &mark).await }
    };
    let (inviter, owner) = seated(Role::Owner, "owner").await;
    let (lost, other) = seated(Role::Quality, "other").await;
    let key = Authenticator::fresh().expect("random bytes");
    let enrolled = json!({ "secret": key.text(), "code": key.code_at(now()), "name": word("factor") });
    let email = |what: &str| format!("{}@next.example", word(what));
    for (who, action, input) in [
        (&owner, "workspace.member.invite", json!({ "email": email("invited"), "roles": ["Cashier"] })),
        (&other, "workspace.account.authenticator.enrol", enrolled),
        (&other, "workspace.account.address.change", json!({ "email": email("moved") })),
        (&owner, recovery::ASK, json!({ "person": lost.uuid(), "reason": word("reason") })),
    ] {
        world.done(action, who, &input).await;
    }
    let who = Proven { person: inviter, name: word("owner"), second_factor: true };
    let call = Call { device: Some(word("browser")), ip: Some(word("network")), ..world::call(now(), None) };
    opening::open_all(&world.site.platform, &call, &who).await.expect("signed in");
}

/// The billing details are one row, and the last change is stored in it.
async fn billed(world: &World, shop: &Shop) {
    let word = |what: &str| word("", what, "billing");
    let input = json!({ "email": format!("{}@bills.example", word("email")), "legal_name": word("legal name"),
                        "address": word("address"), "gstin": "27AAPFU0939F1ZV", "abn": abn() });
    world.done("workspace.billing.change", shop.token(Role::Owner), &input).await;
    let contact = json!({ "email": format!("{}@security.example", word("contact")) });
    world.done("workspace.security_contact.change", shop.token(Role::Owner), &contact).await;
}

/// A failed job names the unknown field, and a waiting one holds its input.
async fn worked(world: &World, shop: &Shop) {
    let import = world.operations().into_iter().find(|it| it.name == "workspace.import.run").expect("it");
    let (platform, word) = (world.site.platform.clone(), |field: &str| word("", field, "job"));
    let ask = async |row: Value| {
        let key = Some(random::fresh_id(now()).expect("random bytes").to_string());
        let call = Call { key, ..world::call(now(), Some(shop.token(Role::Owner))) };
        let input = json!({ "kind": "parties", "rows": [row] });
        let asked = import.run_later(platform.clone(), call, input).await.expect("asked for");
        assert!(asked.is_job);
    };
    let mut wrong = json!({ "party": "JOB-1" });
    wrong[word("no field")] = 1.into();
    ask(wrong).await;
    let runner = Runner::new(platform.clone(), world.site.registry.runners(), world.access.jobs.clone(), now);
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(runner.run(stopped));
    let ended = "select count(*) from app.job where state = 'failed'";
    while world.watcher.query_one(ended, &[]).await.expect("a count").get::<_, i64>(0) == 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    stop.send_replace(true);
    running.await.expect("it ends");
    // The served program runs jobs too: the test holds one before that program sees it.
    let hold = "update app.job set state = 'running', lease_sha256 = sha256('held'), lease_until = now() + interval '1 day'
                where state = 'waiting'";
    let mut held = 0;
    while held == 0 {
        ask(json!({ "party": format!("JOB-{}", world.next()), "name": word("name of a row") })).await;
        held = world.watcher.execute(hold, &[]).await.expect("held");
    }
}

/// Dismisses a finding with a reason.
async fn dismissed(world: &World, shop: &Shop) {
    let (tenant, id) = (shop.tenant.uuid(), uuid::Uuid::from_u128(0x5ea1));
    let raised =
        "insert into app.finding (tenant_id, finding_id, rule, about_sha256, event_id, at, raised_at)
                  values ($1, $2, 'planted', sha256('planted'), $2, now(), now())";
    world.watcher.execute(raised, &[&tenant, &id]).await.expect("a finding");
    let input = json!({ "finding": id, "reason": word("", "reason", "finding") });
    world.done("workspace.finding.dismiss", shop.token(Role::Owner), &input).await;
}

/// Opens each sealed column. Returns what it holds: words, planted values, numbers of a fixed form.
async fn opened(world: &World, planted: &[Planted]) -> BTreeMap<String, BTreeSet<String>> {
    let (vault, mut found) = (world.site.platform.encryption.vault(), BTreeMap::new());
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        let name = format!("{}.{}", column.table, column.name);
        let here = planted.iter().filter(|it| it.column == Some(&name)).collect::<Vec<_>>();
        let mut all = BTreeSet::new();
        let rows = stored::sample(&world.watcher, column, 10_000).await.expect("rows");
        for row in rows {
            assert_eq!(words(&row.value), BTreeSet::new(), "{name} as it is stored");
            let plain = vault.open(&row.cell, &row.value).expect("it opens");
            all.extend(words(&plain));
            // An archive is packed.
            all.extend((name == "app.archive_piece.content").then(|| "an archive".to_owned()));
            // Of a passphrase only the key that it gives is stored.
            all.extend((name == "app.archive.link_lock").then(|| "a key".to_owned()));
            // A PDF has its words in compressed streams.
            all.extend((column.name == "attachment" && is_pdf(&plain)).then(|| "a PDF".to_owned()));
            all.extend(NUMBERS.contains(&column.name).then(|| String::from_utf8_lossy(&plain).into_owned()));
            let is_here = |it: &&&Planted| memmem::find(&plain, &it.bytes).is_some();
            all.extend(here.iter().filter(is_here).map(|it| it.what.to_owned()));
        }
        assert!(here.iter().all(|it| all.contains(it.what)), "{name} does not hold what was planted in it");
        found.insert(name, all);
    }
    found
}

/// Whether it is a PDF behind its name.
fn is_pdf(plain: &[u8]) -> bool {
    memmem::find(plain, b".pdf\n%PDF-").is_some()
}

/// Writes the server's memory to the disk, and everything into the backups.
async fn to_the_disk(house: &House) {
    house.world.watcher.batch_execute("checkpoint").await.expect("on the disk");
    house.back_up();
    house.world.watcher.batch_execute("checkpoint").await.expect("on the disk");
}

/// Writes words by everything that a shop does: by cases, by shapes, and as people join and leave.
async fn filled(world: &World) {
    let shop = world.shop("quiet").await;
    // A new workspace may confirm only a few billing addresses a day.
    let older = "update app.tenant set created_at = created_at - interval '30 days' where tenant_id = $1";
    world.watcher.execute(older, &[&shop.tenant.uuid()]).await.expect("an older workspace");
    for (action, input) in told() {
        world.done(action, shop.token(Role::Owner), &input).await;
    }
    worked(world, &shop).await;
    checked(world, &shop).await;
    stepped(world, &shop).await;
    count_stock(world, &shop).await;
    seated(world, &shop).await;
    people(world, &shop).await;
    fill::from_cases_as(world, &shop, &CASES, marked).await;
    // A job is a document: nothing is imported behind one.
    cancelled(world, &shop).await;
    more(world, &shop).await;
    billed(world, &shop).await;
    operate(world, &shop).await;
    requested(world, &shop).await;
    export_all(world, &shop).await;
}

/// What a person asks about their data, and a hold that is lifted.
async fn requested(world: &World, shop: &Shop) {
    let (word, owner) = (|what: &str| word("", what, "of a person"), shop.token(Role::Owner));
    let new = NewRequest {
        kind: RequestKind::Access,
        name: word("name"),
        contact: Some(format!("{}@found.example", word("contact"))),
        words: Some(word("words")),
    };
    let at = (shop.slug.as_str(), "192.0.2.78", "");
    requests::receive(&world.site.platform, now(), at, &new).await.expect("a request");
    let hold = json!({ "reason": word("hold"), "until": "2030-01-31" });
    let placed = world.done("workspace.hold.place", owner, &hold).await;
    let lift = json!({ "hold": placed["hold"], "reason": word("lifting") });
    world.done("workspace.hold.lift", owner, &lift).await;
    kept_copy(world, shop).await;
}

/// A copy in the closed archive of somebody with a document, and an opening that was asked for.
async fn kept_copy(world: &World, shop: &Shop) {
    let (word, tenant) = (|what: &str| word("", what, "of a person"), shop.tenant.uuid());
    let with = "select party_id from ledger.document where tenant_id = $1 and party_id is not null limit 1";
    let party = world.watcher.query_one(with, &[&tenant]).await.expect("a party with a document").get(0);
    let guard = Guard::begin(&world.site.platform, shop.tenant, NOBODY).await.expect("entered");
    let today = local_day(now(), &TimeZone::UTC);
    let terms = Terms::of(&guard, tenant, ("FR", (1, 1), today)).await.expect("terms");
    let at = At { tenant, by: NOBODY.uuid(), now: now() };
    let told = json!({ "name": word("copy") });
    copies::keep(&guard, at, &terms, (party, &told)).await.expect("kept").expect("a law keeps it");
    let copy = copies::list(&guard, tenant, now(), (Uuid::max(), 1)).await.expect("a list")[0].id;
    let why = word("opening");
    let asked = copies::ask(&guard, at, (copy, Keeps::Party), (Purpose::Tax, &why)).await;
    assert!(asked.expect("asked").is_some());
    guard.commit().await.expect("committed");
}

/// An archive of everything that the shop wrote.
async fn export_all(world: &World, shop: &Shop) {
    let platform = &world.site.platform;
    // An action of before may have asked for one, which is written first.
    let asked = async {
        loop {
            match judging::ask(platform, shop.tenant, NOBODY, now()).await.expect("asked for") {
                Some(archive) => return archive,
                None => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        }
    };
    let archive = tokio::time::timeout(PATIENCE, asked).await.expect("none is being written");
    // The program that is served writes it.
    let written = async {
        while judging::state(platform, shop.tenant, archive).await.expect("a state") != "done" {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(PATIENCE, written).await.expect("written");
    let phrase = word("", "passphrase", "of a link");
    let link = json!({ "archive": archive, "passphrase": phrase });
    world.done("workspace.export.link", shop.token(Role::Owner), &link).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_shop_keeps_to_itself_stands_in_no_file() {
    let house = House::open().await;
    let world = &house.world;
    let planted = doors::planted(&house).await;
    filled(world).await;
    let opened = opened(world, &planted).await;
    let without = opened.iter().filter(|(_, words)| words.is_empty()).map(|(name, _)| name.as_str());
    assert_eq!(without.collect::<BTreeSet<_>>(), BTreeSet::new(), "a sealed column wants a word");
    let all: BTreeSet<String> = opened.values().flatten().cloned().collect();
    let is_number = |it: &&String| it.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let wanted = Wanted::of(&all.iter().filter(is_number).cloned().collect(), &planted);
    gone::leave(world).await;
    to_the_disk(&house).await;
    let found = search::through(house.folder(), &wanted, SystemTime::UNIX_EPOCH);
    assert_eq!((&found.hits, found.plain), (&BTreeSet::new(), 0), "in clear, and backups not encrypted");
    let at_least = [TABLES, LOG_OF_CHANGES].into();
    assert!(found.business.is_superset(&at_least), "what may lie in clear text is found where it lies");
    let columns = opened.values().filter(|words| !words.is_empty()).count();
    println!("{} words of {columns} sealed columns: 0 hits in {:?}", all.len(), found.files);
    broken::each_place_is_looked_at(&house, &wanted, &found).await;
}
