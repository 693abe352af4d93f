//! A masked copy of an instance with planted words: none of them is in the copy, and the copy holds together.
//! Invariant: the same search finds the words in the original, so that no hit means something.

use crate::common::{fill, world};
use assurance::stored;
use database::classes::{COLUMNS, Form};
use kernel::role::Role;
use lifecycle::masking::Mask;
use serde_json::json;
use steelyard::masked_copy::rows::{End, copy_all};
use world::{World, now};

const PLANTED: [&str; 4] = ["Zqplanted Joshi", "ZQPLANT-7", "zqplanted note", "zqplanted@shop.example"];

/// How many sealed values have a planted word, and how many there are.
async fn hits(world: &World) -> (usize, usize) {
    let (vault, mut hits, mut all) = (world.site.platform.encryption.vault(), 0, 0);
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        for row in stored::sample(&world.watcher, column, 10_000).await.expect("rows") {
            let plain = vault.open(&row.cell, &row.value).expect("it opens with the keys of its instance");
            let text = String::from_utf8_lossy(&plain).to_lowercase();
            hits += usize::from(PLANTED.iter().any(|word| text.contains(&word.to_lowercase())));
            all += 1;
        }
    }
    (hits, all)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_planted_word_is_in_a_masked_copy_and_the_copy_opens_with_keys_of_its_own() {
    let (source, target) = (World::open().await, World::open().await);
    let shop = source.shop("planted").await;
    fill::from_cases(&source, &shop, &["sell/P1", "make/A2-ccp-dip-holds-batch"]).await;
    let owner = shop.token(Role::Owner);
    let [name, code, note, email] = PLANTED;
    let party = json!({ "party": code, "name": name, "kind": "customer", "email": email, "phone": "+91 98 1234 5678" });
    source.done("workspace.party.create", owner, &party).await;
    let bill = json!({ "lines": [{ "description": note, "other_minor": 100, "tax_class": "jewellery" }], "party": code });
    source.done("sell.invoice.post", owner, &bill).await;
    let (found, _) = hits(&source).await;
    assert!(found >= 4, "the search finds them in the original: {found}");

    let from = End { client: &source.watcher, vault: source.site.platform.encryption.vault() };
    let to = End { client: &target.watcher, vault: target.site.platform.encryption.vault() };
    let copied = copy_all(&from, &to, &Mask::new([7; 32]), now()).await.expect("copied");
    assert!(copied.workspaces == 1 && copied.rows > 20, "{copied:?}");
    let (found, all) = hits(&target).await;
    assert!(found == 0 && all > 4, "{found} of {all}");
    for table in ["app.session", "app.api_token", "app.mail", "app.audit_event"] {
        let count = format!("select count(*) from {table} where tenant_id = $1");
        let count = target.watcher.query_one(&count, &[&shop.tenant.uuid()]).await.expect("a count");
        assert_eq!(count.get::<_, i64>(0), 0, "{table}");
    }
    let documents = "select count(*), sum(total_minor)::bigint from ledger.document where tenant_id = $1";
    let of = async |world: &World| {
        let row = world.watcher.query_one(documents, &[&shop.tenant.uuid()]).await.expect("documents");
        (row.get::<_, i64>(0), row.get::<_, Option<i64>>(1))
    };
    assert_eq!(of(&source).await, of(&target).await, "the figures are those of the original");
}
