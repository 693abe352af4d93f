//! Settings and details through the one path on a real database; the page from samples.

use super::details::ChangeDetails;
use super::page::SettingsPage;
use super::*;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use kernel::country::Country;
use platform::call::Call;
use testing::Shop;
use web::view::FormState;

async fn set(shop: &Shop, key: &str, value: Value) -> std::result::Result<Value, String> {
    shop.run::<ChangeSetting>("adam", json!({ "key": key, "value": value, "reason": "tried in a test" }))
        .await
}

async fn held(shop: &Shop, key: &str) -> Value {
    shop.ask::<WorkspaceSettings>("audi", json!({})).await.expect("settings")["settings"][key].clone()
}

/// The settings stored in the table.
async fn stored(shop: &Shop) -> Value {
    let client = look(shop).await;
    let text = "select settings::text as settings from app.tenant where slug = 'shop'";
    let row = client.query_one(text, &[]).await.expect("the workspace");
    serde_json::from_str(row.get::<_, &str>("settings")).expect("JSON")
}

#[tokio::test]
async fn every_setting_takes_its_own_kind_of_value_and_no_other() {
    let shop = Shop::jeweller().await;
    for (key, value, want) in [
        ("rate_stale_hours", json!(12), Ok(())),
        ("rate_stale_hours", json!("12"), Err("number_must_be_integer value")),
        ("rate_stale_hours", json!(0), Err("number_range value")),
        ("rate_jump_percent", json!("7.5"), Ok(())),
        ("rate_jump_percent", json!(7), Err("number_must_be_text value")),
        ("admin_discount_percent", json!("101"), Err("number_range value")),
        ("making_tax", json!("separate"), Ok(())),
        ("making_tax", json!("none"), Err("value_unknown value")),
        ("round_off_to_minor", json!(1), Ok(())),
        ("round_off_to_minor", json!(50), Err("value_unknown value")),
        ("cash_limit_minor", json!(10_000_000), Ok(())),
        ("cash_limit_minor", json!(-1), Err("number_range value")),
        ("cash_limit_minor", json!(20_000_001), Err("number_range value")),
        ("cash_payout_limit_minor", json!(1_000_001), Err("number_range value")),
        ("four_eyes", json!(false), Ok(())),
        ("four_eyes", json!(0), Err("value_unknown value")),
        ("milk_max_temperature", json!("-1.5"), Ok(())),
        ("molar_mass_koh", json!("0"), Err("number_range value")),
        ("price_lock_minutes", Value::Null, Err("field_required value")),
        ("price_lock_minutes", json!({ "a": [1] }), Err("number_must_be_integer value")),
        ("colour", json!("red"), Err("value_unknown key")),
    ] {
        let got = set(&shop, key, value.clone()).await.map(drop);
        assert_eq!(got, want.map_err(str::to_owned), "{key} {value}");
        if want.is_ok() {
            assert_eq!(held(&shop, key).await, value, "{key}");
        }
    }
    let unsaid = json!({ "key": "four_eyes", "value": true });
    assert_eq!(shop.run::<ChangeSetting>("adam", unsaid).await, Err("field_required reason".into()));
}

#[tokio::test]
async fn only_what_differs_from_the_default_is_stored() {
    let shop = Shop::jeweller().await;
    set(&shop, "rate_stale_hours", json!(12)).await.expect("set");
    set(&shop, "making_tax", json!("separate")).await.expect("set");
    assert_eq!(stored(&shop).await, json!({ "rate_stale_hours": 12, "making_tax": "separate" }));
    set(&shop, "rate_stale_hours", json!(24)).await.expect("set back");
    // 100 is India's default.
    set(&shop, "round_off_to_minor", json!(100)).await.expect("set");
    assert_eq!(stored(&shop).await, json!({ "making_tax": "separate" }));
    assert_eq!(held(&shop, "round_off_to_minor").await, 100);
}

#[tokio::test]
async fn the_log_has_what_a_setting_was_and_why_it_changed() {
    let shop = Shop::jeweller().await;
    let changed = set(&shop, "rate_stale_hours", json!(12)).await.expect("set");
    assert_eq!(changed, json!({ "changed": ["rate_stale_hours"], "version": 2 }));
    let asked = json!({ "action": "workspace.settings.change", "result": "ok" });
    let event = shop.ask::<crate::audit::Audit>("olive", asked).await.expect("a page")["rows"][0].clone();
    assert_eq!(event["before"], json!({ "rate_stale_hours": 24 }));
    assert_eq!(event["after"], json!({ "rate_stale_hours": 12 }));
    assert_eq!(event["reason"], "tried in a test");
}

#[tokio::test]
async fn only_owner_and_admin_change_settings_and_everybody_sees_them() {
    let shop = Shop::jeweller().await;
    let wanted = json!({ "key": "four_eyes", "value": false, "reason": "two of us" });
    for person in ["mia", "cas", "max", "quinn", "acco", "audi"] {
        assert_eq!(
            shop.run::<ChangeSetting>(person, wanted.clone()).await,
            Err("permission_denied".into()),
            "{person}"
        );
        assert!(shop.ask::<WorkspaceSettings>(person, json!({})).await.is_ok(), "{person}");
    }
    assert!(shop.run::<ChangeSetting>("olive", wanted).await.is_ok());
}

#[tokio::test]
async fn several_settings_change_at_once_or_not_at_all() {
    let shop = Shop::dairy().await;
    let bad =
        json!({ "set": { "four_eyes": "no", "rate_stale_hours": 0, "cash_limit_minor": -5 }, "reason": "r" });
    assert_eq!(
        shop.run::<UpdateSettings>("olive", bad).await,
        Err("number_range set.rate_stale_hours".into())
    );
    assert_eq!(held(&shop, "four_eyes").await, true);
    let good =
        json!({ "set": { "four_eyes": "no", "gst_rounding": "line" }, "reason": "alone", "version": 1 });
    shop.run::<UpdateSettings>("olive", good.clone()).await.expect("set");
    assert_eq!(stored(&shop).await, json!({ "gst_rounding": "line", "four_eyes": false }));
    assert_eq!(shop.run::<UpdateSettings>("olive", good).await, Err("version_stale".into()));
    assert_eq!(held(&shop, "round_off_to_minor").await, 0);
}

#[tokio::test]
async fn of_two_who_change_at_once_nobodys_change_is_lost() {
    let shop = Shop::jeweller().await;
    let by = |person, key, value: Value| {
        let sent = json!({ "key": key, "value": value, "reason": "at once" });
        shop.run::<ChangeSetting>(person, sent)
    };
    let (a, b) =
        tokio::join!(by("olive", "rate_stale_hours", json!(12)), by("adam", "price_lock_minutes", json!(15)));
    for (result, key, new, old) in [(a, "rate_stale_hours", 12, 24), (b, "price_lock_minutes", 15, 30)] {
        match result {
            Ok(_) => assert_eq!(held(&shop, key).await, new),
            Err(code) => {
                assert_eq!(code, "version_stale");
                assert_eq!(held(&shop, key).await, old);
            }
        }
    }
}

#[tokio::test]
async fn a_setting_of_security_is_never_looser_than_the_instances() {
    let shop = Shop::jeweller().await;
    let usual = in_force(&Settings::default(), Country::India).expect("settings");
    for (key, looser, stricter) in [
        ("session_idle_minutes", 31, 10),
        ("till_idle_minutes", 31, 2),
        ("session_hours", 13, 8),
        ("recovery_wait_hours", 23, 96),
        ("billing_confirm_days", 181, 90),
        ("anomaly_export_records", 10_001, 500),
        ("anomaly_export_times", 6, 2),
        ("anomaly_changes", 21, 5),
        ("anomaly_change_times", 6, 2),
        ("anomaly_power_minutes", 59, 240),
        ("anomaly_far_minutes", 119, 360),
    ] {
        assert_eq!(set(&shop, key, json!(looser)).await, Err("number_range value".into()), "{key}");
        assert_eq!(held(&shop, key).await, usual[key], "{key}");
        set(&shop, key, json!(stricter)).await.unwrap_or_else(|why| panic!("{key}: {why}"));
        set(&shop, key, usual[key].clone()).await.unwrap_or_else(|why| panic!("{key} back: {why}"));
    }
    let names: Vec<&String> = usual.keys().filter(|name| is_of_security(name)).collect();
    assert_eq!(names.len(), 15, "a new one needs its limit here: {names:?}");
}

#[tokio::test]
async fn working_hours_end_after_they_begin() {
    let shop = Shop::jeweller().await;
    assert_eq!(set(&shop, "anomaly_opens_hour", json!(22)).await, Err("value_unknown value".into()));
    let both = |opens: i64, closes: i64| json!({ "set": { "anomaly_opens_hour": opens, "anomaly_closes_hour": closes }, "reason": "r" });
    let refused = shop.run::<UpdateSettings>("olive", both(9, 9)).await;
    assert_eq!(refused, Err("value_unknown set.anomaly_closes_hour".into()));
    shop.run::<UpdateSettings>("olive", both(0, 24)).await.expect("a shop that never closes");
}

#[tokio::test]
async fn a_change_of_security_asks_for_a_fresh_proof_and_every_owner_is_told() {
    let shop = Shop::jeweller().await;
    let mails = async || {
        let all = testing::mails(shop.platform.encryption.vault(), &look(&shop).await).await;
        let told = all.iter().filter(|it| it.kind == "settings");
        let mut told: Vec<String> = told.map(|it| format!("{} {}", it.address, it.text)).collect();
        told.sort();
        told
    };
    let all = in_force(&Settings::default(), Country::India).expect("settings");
    for key in all.keys().filter(|key| is_of_security(key)) {
        let value = match (key.as_str(), &all[key]) {
            (_, Value::Bool(yes)) => json!(!yes),
            ("anomaly_power_minutes" | "anomaly_far_minutes" | "anomaly_opens_hour", usual) => {
                json!(usual.as_i64().unwrap_or_default() + 1)
            }
            (_, usual) => json!(usual.as_i64().unwrap_or_default() - 1),
        };
        let sent = json!({ "key": key, "value": value, "reason": "we were told to" });
        let stale = Call { step_up: false, ..shop.call("adam") };
        let refused = shop.run_call::<ChangeSetting>(&stale, sent.clone()).await;
        assert_eq!(refused, Err("step_up_required".into()), "{key}");
        assert_eq!(held(&shop, key).await, all[key], "{key}");
    }
    assert!(mails().await.is_empty(), "nothing was changed");
    set(&shop, "rate_stale_hours", json!(12)).await.expect("set");
    assert!(mails().await.is_empty(), "that is nothing of security");
    set(&shop, "session_hours", json!(8)).await.expect("set");
    let told = mails().await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("olive@shop.example adam changed"), "{told:?}");
    assert!(told[0].contains("- session hours: 8 instead of 12") && told[0].contains("tried in a test"));
}

#[tokio::test]
async fn another_workspace_keeps_its_settings() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    set(&other, "rate_stale_hours", json!(12)).await.expect("set");
    assert_eq!(
        (held(&other, "rate_stale_hours").await, held(&shop, "rate_stale_hours").await),
        (json!(12), json!(24))
    );
}

#[tokio::test]
async fn details_are_checked_and_stand_on_papers_from_now_on() {
    let shop = Shop::jeweller().await;
    let gstin = "27AAPFU0939F1ZV";
    for (sent, want) in [
        (json!({ "name": "Sona", "gstin": gstin, "state": "29" }), "gstin_state gstin"),
        (json!({ "name": "Sona", "gstin": "27AAPFU0939F1ZW" }), "gstin_check_digit gstin"),
        (json!({ "name": "Sona", "abn": "51824753557" }), "abn_check_digit abn"),
        (json!({ "name": "s".repeat(201), "gstin": gstin }), "text_too_long name"),
        (json!({ "name": "Sona" }), "field_required gstin"),
        (json!({ "name": "Sona", "gstin": gstin, "version": 9 }), "version_stale"),
        (json!({ "gstin": gstin }), "field_required name"),
    ] {
        assert_eq!(shop.run::<ChangeDetails>("adam", sent.clone()).await, Err(want.into()), "{sent}");
    }
    let sona = json!({ "name": "Sona Rekha", "location": "Johari Road", "gstin": gstin, "version": 1 });
    assert_eq!(shop.run::<ChangeDetails>("cas", sona.clone()).await, Err("permission_denied".into()));
    assert_eq!(shop.run::<ChangeDetails>("adam", sona).await, Ok(json!({ "version": 2 })));
    let shown = shop.ask::<WorkspaceSettings>("cas", json!({})).await.expect("settings");
    assert_eq!(
        json!([shown["name"], shown["location"], shown["state"]]),
        json!(["Sona Rekha", "Johari Road", "27"])
    );
    let closed = json!({ "name": "Sona Rekha", "gst_registered": "no" });
    shop.run::<ChangeDetails>("olive", closed).await.expect("no longer registered");
    let shown = shop.ask::<WorkspaceSettings>("cas", json!({})).await.expect("settings");
    assert_eq!(json!([shown["gstin"], shown["gst_registered"]]), json!([null, false]));
}

#[test]
fn every_setting_there_is_can_be_changed() {
    let Shape::Object(members) = Chosen::shape() else { panic!("fields") };
    let all = in_force(&Settings::default(), Country::India).expect("settings");
    let names: Vec<&str> = members.iter().map(|member| member.name).collect();
    assert_eq!(names, all.keys().map(String::as_str).collect::<Vec<_>>());
}

// ---- page ----

fn page(words: &str, country: Country, may: bool) -> String {
    let form = || may.then(|| FormState::new("k"));
    SettingsPage {
        books: "/w/shop/books#h-limits".into(),
        bills: true,
        compares: true,
        exports: true,
        moves_in: true,
        chrome: chrome("Settings"),
        base: "/w/shop".into(),
        shown: SettingsShown {
            name: words.into(),
            slug: "shop".into(),
            country,
            currency: "INR".into(),
            timezone: "Asia/Kolkata".into(),
            fy_start: (4, 1),
            location: Some(words.into()),
            state: Some(words.into()),
            gstin: Some(words.into()),
            abn: Some(words.into()),
            gst_registered: true,
            gln: None,
            settings: in_force(&Settings::default(), country).expect("settings"),
            version: 4,
        },
        details: form(),
        figures: form(),
        closing: form(),
        grace_days: 30,
    }
    .render()
    .expect("drawn")
}

#[test]
fn the_page_shows_money_in_rupees_and_asks_for_what_the_country_knows() {
    let india = page("Sona Rekha", Country::India, true);
    assert!(india.contains("name=\"set.cash_limit_minor\"") && india.contains("value=\"2,00,000.00\""));
    assert!(india.contains("id=\"h-cash\"") && india.contains("href=\"/w/shop/books#h-limits\""));
    assert!(india.contains("<option value=\"1.00\" selected>To the whole unit</option>"));
    assert!(india.contains("GSTIN") && !india.contains("ABN") && india.contains("from 1 April"));
    assert!(india.contains("href=\"/w/shop/settings/suppliers\""), "who else processes the data");
    let australia = page("Maple Dairy", Country::Australia, true);
    assert!(
        australia.contains("ABN") && !australia.contains("PAN") && australia.contains("Prices include GST")
    );
}

#[test]
fn who_may_not_change_settings_gets_no_form() {
    let page = page("Sona Rekha", Country::India, false);
    assert!(!page.contains("<form class") && page.contains("rate stale hours"));
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn a_hostile_name_is_shown_and_not_run() {
    for may in [true, false] {
        assert!(!page(HOSTILE, Country::India, may).contains("<script>alert"));
    }
}
