//! The check-up through the one path on a real database; its page from samples.

use super::page::CheckupPage;
use super::*;
use crate::audit::Audit;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use platform::encryption::Column;
use platform::keyring::Cell;
use platform::sealed::app::session as cell;
use serde_json::{Value, json};
use testing::Shop;

async fn item(shop: &Shop, id: &str) -> Value {
    let shown = shop.ask::<Checkup>("olive", json!({})).await.expect("a check-up");
    let items = shown["items"].as_array().expect("items");
    items.iter().find(|item| item["id"] == id).expect("the item").clone()
}

async fn session(shop: &Shop, name: &str, device: &str, at: &str, second_factor: bool) {
    let (vault, tenant) = (shop.platform.encryption.vault(), shop.tenant.uuid());
    let row = platform::random::fresh_id(at.parse().expect("a moment")).expect("random bytes");
    let of = |column: Column, plain: &str| {
        let sealed =
            vault.seal(&Cell { tenant, column: column.name(), row }, plain.as_bytes()).expect("sealed");
        (sealed, vault.blind(tenant, column.name(), plain.as_bytes()).expect("a key").to_vec())
    };
    let ((device, device_blind), (ip, ip_blind)) = (of(cell::DEVICE, device), of(cell::IP, ""));
    let insert = format!(
        "insert into app.session (tenant_id, session_id, person_id, token_sha256, device, device_blind, ip, ip_blind,
                                  created_at, expires_at, seen_at, secret_at, second_factor, by_pin)
         select tenant_id, $1, person_id, sha256(gen_random_uuid()::text::bytea), $2::bytea, $3, $4::bytea, $5, '{at}',
                '{at}'::timestamptz + interval '12 hours', '{at}', '{at}', {second_factor}, false
         from app.membership where tenant_id = '{}' and person_id = '{}'",
        shop.tenant.uuid(),
        shop.person(name).uuid()
    );
    let made = look(shop).await;
    made.execute(&insert, &[&row, &device, &device_blind, &ip, &ip_blind]).await.expect("a session");
}

#[tokio::test]
async fn a_login_in_four_browsers_a_day_is_told_and_one_in_three_is_not() {
    let shop = Shop::jeweller().await;
    for n in 0..3 {
        session(&shop, "cas", &format!("browser {n}"), "2026-04-20T04:00:00Z", true).await;
    }
    session(&shop, "cas", "browser 3", "2026-04-19T04:00:00Z", true).await;
    assert_eq!(item(&shop, "shared_logins").await["is_open"], false);
    session(&shop, "cas", "browser 4", "2026-04-20T04:30:00Z", true).await;
    let shared = item(&shop, "shared_logins").await;
    assert_eq!((&shared["is_open"], &shared["names"]), (&json!(true), &json!(["cas (4 browsers)"])));
}

#[tokio::test]
async fn who_was_not_here_for_a_month_is_told_and_who_came_yesterday_is_not() {
    let mut shop = Shop::jeweller().await;
    assert_eq!(item(&shop, "leavers").await["is_open"], false, "they joined today");
    shop.at("2026-05-21T05:00:00Z");
    session(&shop, "mia", "browser", "2026-05-20T05:00:00Z", false).await;
    let idle = item(&shop, "leavers").await;
    let names = idle["names"].as_array().expect("names");
    assert!(names.contains(&json!("cas")) && !names.contains(&json!("mia")), "{idle}");
    assert_eq!(item(&shop, "second_factor").await["names"], json!(["mia"]));
    session(&shop, "mia", "browser", "2026-05-20T06:00:00Z", true).await;
    let newest =
        "update app.session set session_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' where second_factor";
    look(&shop).await.batch_execute(newest).await.expect("the newest");
    assert_eq!(item(&shop, "second_factor").await["is_open"], false);
}

#[tokio::test]
async fn an_audit_log_unread_for_a_month_is_told_until_somebody_reads_it() {
    let mut shop = Shop::jeweller().await;
    assert_eq!(item(&shop, "audit_log").await["is_open"], false, "the workspace is young");
    shop.at("2026-05-21T05:00:00Z");
    assert_eq!(item(&shop, "audit_log").await["is_open"], true);
    shop.ask::<Audit>("audi", json!({})).await.expect("read");
    let read = item(&shop, "audit_log").await;
    assert_eq!((&read["is_open"], &read["last_at"]), (&json!(false), &json!("2026-05-21T05:00:00Z")));
    shop.at("2026-06-21T05:00:00Z");
    assert_eq!(item(&shop, "audit_log").await["is_open"], true, "a month later again");
}

#[tokio::test]
async fn who_may_not_read_the_audit_log_sees_no_check_up() {
    let shop = Shop::jeweller().await;
    for person in ["mia", "cas", "max", "quinn", "acco"] {
        assert_eq!(shop.ask::<Checkup>(person, json!({})).await, Err("permission_denied".into()), "{person}");
    }
    let shown = shop.ask::<Checkup>("audi", json!({})).await.expect("a check-up");
    let open =
        shown["items"].as_array().expect("items").iter().filter(|item| item["is_open"] == true).count();
    assert_eq!(shown["to_do"], json!(open));
}

fn page(words: &str, open: usize) -> String {
    let item = |n: usize| Item {
        id: ["leavers", "audit_log", "tokens"][n],
        is_open: n < open,
        state: Phrase::verbatim(words),
        names: vec![Phrase::verbatim(words)],
        last_at: (n == 1).then_some(Instant::UNIX_EPOCH),
    };
    let page = CheckupPage {
        bills: true,
        chrome: chrome("Security"),
        base: "/w/shop".into(),
        to_do: open,
        items: (0..3).map(item).collect(),
    };
    page.render().expect("drawn")
}

#[test]
fn the_page_says_how_much_there_is_to_do_and_gives_no_mark() {
    assert!(page("Asha", 0).contains("Nothing to do."));
    assert!(page("Asha", 1).contains("1 thing to do."));
    let full = page("Asha", 3);
    assert_eq!((full.contains("3 things to do."), full.matches(": to do<").count()), (true, 3));
    assert!(!full.contains('%'), "no mark");
    assert!(!page(HOSTILE, 3).contains("<script>alert"));
}
