//! The export through the one path on a real database; the page from samples.

use super::page::ExportsPage;
use super::*;
use askama::Template;
use catalogue::Phrase;
use serde_json::Value;
use testing::Shop;
use web::view::{Chrome, FormState};

fn sample(state: &str) -> ExportShown {
    let is_done = state == "done";
    ExportShown {
        archive: Uuid::from_u128(1),
        state: state.into(),
        asked_by: Uuid::from_u128(2),
        created_at: Instant::UNIX_EPOCH,
        moment: Some(Instant::UNIX_EPOCH),
        done: 50,
        of: 200,
        bytes: is_done.then_some(1_000_001),
        sha256: is_done.then(|| "ab".repeat(32)),
        code: None,
        ended_at: None,
        link_until: None,
        encrypted: false,
    }
}

fn page_of(words: &str, rows: Vec<ExportShown>) -> String {
    let page = ExportsPage {
        chrome: Chrome::sample(words),
        base: "/w/shop".into(),
        rows,
        create: FormState::new("k"),
        lock: FormState::new("k"),
        key: "k".into(),
        faults: vec![Phrase::verbatim(words)],
    };
    page.render().expect("drawn")
}

#[test]
fn the_page_stands_empty_full_and_hostile() {
    let empty = page_of("Asha", vec![]);
    assert!(empty.contains("No archive yet") && empty.contains("Export everything"));
    let busy = page_of("Asha", vec![sample("running"), sample("done")]);
    assert!(busy.contains("25 per cent") && busy.contains("2 MB") && busy.contains("Get a link"));
    assert!(!busy.contains("Export everything"));
    assert!(busy.contains("Get an encrypted link") && !empty.contains("Passphrase"));
    let open = ExportShown { link_until: Some(Instant::UNIX_EPOCH), encrypted: true, ..sample("done") };
    let open = page_of("Asha", vec![open]);
    assert!(open.contains("/w/shop/settings/export/") && open.contains("encrypted with the passphrase"));
    let outdated = ExportShown { code: Some("party_erased".into()), ..sample("removed") };
    let outdated = page_of("Asha", vec![outdated]);
    assert!(outdated.contains("was erased since") && !outdated.contains("Get a link"));
    assert!(!page_of("Asha", vec![sample("removed")]).contains("was erased since"));
    let hostile = "<script>alert(1)</script>";
    assert!(!page_of(hostile, vec![sample(hostile)]).contains(hostile));
}

#[test]
fn a_short_passphrase_is_refused_at_its_field() {
    for (phrase, is_fit) in
        [("", false), ("eleven char", false), ("twelve chars", true), ("स्वर्ण और चाँदी", true)]
    {
        assert_eq!(judge_phrase(phrase).is_ok(), is_fit, "{phrase:?}");
    }
    assert_eq!(judge_phrase("short").expect_err("refused").faults[0].field, "passphrase");
}

async fn create(shop: &Shop, who: &str) -> std::result::Result<Value, String> {
    shop.run::<CreateExport>(who, json!({ "reason": "we keep a copy" })).await
}

#[tokio::test]
async fn an_owner_asks_for_one_archive_at_a_time_and_the_owners_are_told() {
    let shop = Shop::jeweller().await;
    let asked = create(&shop, "olive").await.expect("asked for");
    assert_eq!(asked["state"], "waiting");
    assert!(create(&shop, "olive").await.expect_err("one at a time").starts_with("jobs_waiting"));
    let listed = shop.ask::<ListExports>("olive", json!({})).await.expect("listed");
    assert_eq!((&listed["rows"][0]["archive"], &listed["rows"][0]["of"]), (&asked["archive"], &json!(0)));
}

#[tokio::test]
async fn nobody_but_an_owner_asks_for_an_archive_and_an_unfinished_one_has_no_link() {
    let shop = Shop::jeweller().await;
    for who in ["adam", "mia", "cas"] {
        assert!(create(&shop, who).await.expect_err("refused").starts_with("permission_denied"), "{who}");
    }
    let asked = create(&shop, "olive").await.expect("asked for");
    let archive = json!({ "archive": asked["archive"] });
    let link = shop.run::<OpenExport>("olive", archive.clone()).await;
    assert_eq!(link, Err("not_found archive".to_owned()));
    assert!(shop.ask::<TakeExport>("olive", archive).await.expect_err("no link").starts_with("not_found"));
}
