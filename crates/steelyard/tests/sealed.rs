//! Words that only one shop may know, written by its own actions: nobody finds them where the database keeps its files.
//! Must stay true: what is searched is what the server wrote to the disk, its log of changes too; a word that lies in clear
//! text is found by the same search, so that finding none means something.

#[path = "common/secret.rs"]
#[allow(dead_code, reason = "each test uses its part of it")]
mod secret;
#[path = "common/world.rs"]
#[allow(dead_code, reason = "each test uses its part of it")]
mod world;

use kernel::role::Role;
use platform::identity::founding::{self, Seat};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use world::World;

/// A word that nothing else on the disk has.
fn canary(field: &str) -> String {
    format!("zqcanary{field}")
}

/// Calls that write words of many kinds: the action and what is sent. The item's name is business and lies in clear text.
fn calls() -> Vec<(&'static str, Value)> {
    let party = |name: &str| {
        json!({ "party": canary("code"), "name": format!("Meera {}", canary(name)), "kind": "customer",
                "pan": "ZQCPA1234K", "phone": canary("phone"), "location": canary("location") })
    };
    let line = json!({ "description": canary("line"), "other_minor": 100_000, "tax_class": "jewellery" });
    let tender = json!({ "mode": "upi", "amount_minor": 50_000, "reference": canary("tender") });
    let lot = json!({ "item": "MILK", "lot": "L-1", "quantity": "5", "unit": "kg", "cost_minor": 100,
                      "supplier": canary("code"), "supplier_lot": canary("lot") });
    let item = json!({ "code": "MILK", "name": canary("inclear"), "unit": "kg" });
    vec![
        ("workspace.party.create", party("name")),
        ("workspace.party.update", party("renamed")),
        ("make.item.create", item),
        ("make.lot.receive", lot),
        ("make.lot.hold", json!({ "hold": "H-1", "lot": "L-1", "reason": canary("hold") })),
        ("make.hold.lift", json!({ "hold": "H-1", "reason": canary("lift") })),
        ("sell.invoice.post", json!({ "party": canary("code"), "place_of_supply": "27", "lines": [line] })),
        (
            "sell.payment.receive",
            json!({ "party": canary("code"), "allocate": "oldest_first", "tenders": [tender] }),
        ),
        ("workspace.period.lock", json!({ "until": "2026-01-31", "reason": canary("period") })),
    ]
}

/// The canaries in what is sent.
fn words(value: &Value, into: &mut BTreeMap<String, usize>) {
    match value {
        Value::String(text) => {
            let canaries = text.split(' ').filter(|it| it.to_lowercase().starts_with("zqc"));
            into.extend(canaries.map(|it| (it.to_owned(), 0)));
        }
        Value::Array(all) => all.iter().for_each(|it| words(it, into)),
        Value::Object(all) => all.values().for_each(|it| words(it, into)),
        _ => {}
    }
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        if entry.file_type().expect("its kind").is_dir() {
            files(&entry.path(), into);
        } else {
            into.push(entry.path());
        }
    }
}

#[tokio::test]
async fn what_a_shop_keeps_to_itself_stands_in_no_file_of_the_database() {
    let world = World::open().await;
    let shop = world.shop("quiet").await;
    let mut found = BTreeMap::new();
    for (action, input) in calls() {
        words(&input, &mut found);
        world.done(action, shop.token(Role::Owner), &input).await;
    }
    let (name, email) = (canary("member"), format!("{}@quiet.example", canary("address")));
    let seat =
        Seat { name: &name, email: &email, password: None, authenticator: None, roles: &[Role::Maker] };
    let call = platform::testing::call(world::now(), None);
    founding::seat(&world.site.platform, &call, shop.tenant, &seat).await.expect("a person");
    found.extend([(name, 0), (canary("address"), 0)]);
    world.watcher.batch_execute("checkpoint").await.expect("on the disk");
    let row = world.watcher.query_one("show data_directory", &[]).await.expect("a folder");
    let (folder, mut all) = (PathBuf::from(row.get::<_, &str>(0)), Vec::new());
    files(&folder.join("base"), &mut all);
    files(&folder.join("pg_wal"), &mut all);
    for bytes in all.iter().filter_map(|file| std::fs::read(file).ok()) {
        for (word, hits) in &mut found {
            *hits += usize::from(bytes.windows(word.len()).any(|it| it == word.as_bytes()));
        }
    }
    assert!(
        found.remove(&canary("inclear")).is_some_and(|hits| hits > 1),
        "what lies in clear text is found"
    );
    assert_eq!(found.len(), 14, "{found:?}");
    assert!(found.values().all(|hits| *hits == 0), "{found:?}");
}
