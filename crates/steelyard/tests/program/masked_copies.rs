//! A masked copy of an instance with planted words: none of them is in the copy, and the copy holds together.
//! Invariant: the same search finds the words in the original, so that no hit means something.

use crate::common::{fill, world};
use assurance::stored;
use database::classes::{COLUMNS, Form};
use kernel::role::Role;
use lifecycle::masking::Mask;
use serde_json::json;
use steelyard::masked_copy::rows::{End, copy_all};
use uuid::Uuid;
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

    // As when the totals of the months were brought up to date.
    source.watcher.batch_execute("delete from ledger.entry_pending").await.expect("nothing waits");
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
    let read = async |world: &World, statement: &str| {
        world.watcher.query(statement, &[&shop.tenant.uuid()]).await.expect("rows")
    };
    let documents = "select document_id, total_minor from ledger.document where tenant_id = $1 order by 1";
    let (ours, theirs) = (read(&source, documents).await, read(&target, documents).await);
    assert!(ours.len() == theirs.len() && !ours.is_empty());
    for (one, other) in ours.iter().zip(&theirs) {
        let (was, is): (i64, i64) = (one.get(1), other.get(1));
        assert!(
            one.get::<_, Uuid>(0) == other.get::<_, Uuid>(0) && (was != is || was == 0),
            "{was} became {is}"
        );
    }
    // Of each commodity as much is debited as is credited, and the totals of the months are those sums.
    let months = "select commodity::text, sum(debit)::bigint, sum(credit)::bigint from ledger.month_total
        where tenant_id = $1 group by 1 order by 1";
    let postings =
        "select q.commodity::text, sum(q.amount)::bigint from ledger.posting q where q.tenant_id = $1
        group by 1 order by 1";
    let (months, postings) = (read(&target, months).await, read(&target, postings).await);
    assert!(months.len() == postings.len() && !months.is_empty());
    for (month, posting) in months.iter().zip(&postings) {
        let (debit, credit, posted): (i64, i64, i64) = (month.get(1), month.get(2), posting.get(1));
        assert!(debit == credit && debit == posted, "{debit}, {credit}, {posted}");
    }
}
