//! Promised figures on a real database: who may make one looser, when it counts, and what the pages show of it.
//! Invariant: the clock is the test's.

use super::page::{Forms, SettingsPage};
use super::*;
use askama::Template;
use jiff::SignedDuration;
use kernel::day::parse_instant;
use lifecycle::casework::reminders::Reminders;
use proptest::prelude::*;
use serde_json::Value;
use testing::Shop;
use web::view::Chrome;

const FIRST: &str = "2026-05-20T05:00:00Z";
/// Thirty days after the notice, and seven more.
const THIRTY: &str = "2026-06-19T05:00:00Z";
const MORE: &str = "2026-06-26T05:00:00Z";

fn at(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

fn notice_hours(value: i32) -> Value {
    json!({ "figure": "incident.customer_notice_hours", "value": value })
}

async fn tell(shop: &Shop, now: &str) -> usize {
    let mut reminders = Reminders::new(shop.platform.clone(), shop.db.jobs_config());
    reminders.tell_of_settings(at(now)).await.expect("told")
}

/// The hours in force.
async fn hours(ops: &mut Shop, now: &str) -> Value {
    ops.at(now);
    ops.ask::<ListSettings>("ops", json!({})).await.expect("a list")["rows"][0]["value"].clone()
}

#[tokio::test]
async fn a_stricter_figure_holds_at_once_and_is_never_withdrawn() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FIRST);
    let refused = ops.run::<ProposeSetting>("aud", notice_hours(12)).await;
    assert_eq!(refused, Err("permission_denied".into()));
    for (value, refusal) in
        [(24, "value_unknown value"), (73, "number_range value"), (0, "number_range value")]
    {
        assert_eq!(
            ops.run::<ProposeSetting>("ops", notice_hours(value)).await,
            Err(refusal.into()),
            "{value}"
        );
    }
    let step = ops.run::<ProposeSetting>("ops", notice_hours(12)).await.expect("in force");
    assert_eq!((&step["is_looser"], &step["link_mailed"]), (&json!(false), &json!(false)));
    assert_eq!(hours(&mut ops, FIRST).await, 12);
    let withdrawn = ops.run::<WithdrawSetting>("ops", json!({ "change": step["change"] })).await;
    assert_eq!(withdrawn, Err("value_unknown change".into()));
    assert_eq!(tell(&ops, FIRST).await, 0, "nobody is told of a stricter figure");
}

#[tokio::test]
async fn a_looser_figure_needs_another_operator_and_thirty_days_after_the_notice() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await.with_operator("opa").await;
    ops.at(FIRST);
    let step = ops.run::<ProposeSetting>("ops", notice_hours(48)).await.expect("proposed");
    assert_eq!((&step["is_looser"], &step["link_mailed"]), (&json!(true), &json!(false)));
    let change = json!({ "change": step["change"] });
    assert_eq!(ops.run::<ApproveSetting>("ops", change.clone()).await, Err("value_unknown change".into()));
    let twice = ops.run::<ProposeSetting>("opa", notice_hours(36)).await;
    assert_eq!(twice, Err("value_unknown figure".into()), "one waits");
    assert_eq!(tell(&ops, FIRST).await, 0, "not before the approval");
    ops.run::<ApproveSetting>("opa", change.clone()).await.expect("approved");
    assert_eq!(ops.run::<ApproveSetting>("opa", change.clone()).await, Err("value_unknown change".into()));
    assert!(tell(&ops, FIRST).await > 0);
    assert_eq!(tell(&ops, FIRST).await, 0, "once");
    let mails = shop.mails().await;
    assert!(mails.iter().any(|mail| mail.kind == "figure" && mail.link == "/trust/promise/breach-notice"));
    assert_eq!(hours(&mut ops, "2026-06-19T04:59:59Z").await, 24);
    assert_eq!(hours(&mut ops, THIRTY).await, 48);
    assert_eq!(ops.run::<WithdrawSetting>("opa", change).await, Err("value_unknown change".into()));
}

#[tokio::test]
async fn one_operator_alone_approves_by_the_mailed_link_and_waits_a_week_longer() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FIRST);
    let step = ops.run::<ProposeSetting>("ops", notice_hours(48)).await.expect("proposed");
    assert_eq!(step["link_mailed"], true);
    let mails = ops.mails().await;
    let link = mails.iter().find(|mail| mail.kind == "figure").map(|mail| mail.link.clone()).expect("a mail");
    let secret = link.split("link=").nth(1).and_then(|rest| rest.split('&').next()).expect("a secret");
    let without = json!({ "change": step["change"] });
    assert_eq!(ops.run::<ApproveSetting>("ops", without).await, Err("value_unknown change".into()));
    let wrong = json!({ "change": step["change"], "link": "another" });
    assert_eq!(ops.run::<ApproveSetting>("ops", wrong).await, Err("value_unknown link".into()));
    let right = json!({ "change": step["change"], "link": secret });
    ops.run::<ApproveSetting>("ops", right).await.expect("approved");
    tell(&ops, FIRST).await;
    assert_eq!(hours(&mut ops, THIRTY).await, 24);
    assert_eq!(hours(&mut ops, MORE).await, 48);
}

#[tokio::test]
async fn a_stricter_figure_withdraws_the_looser_one_that_waits() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops = ops.with_operator("opa").await;
    ops.at(FIRST);
    let step = ops.run::<ProposeSetting>("ops", notice_hours(48)).await.expect("proposed");
    ops.run::<ApproveSetting>("opa", json!({ "change": step["change"] })).await.expect("approved");
    tell(&ops, FIRST).await;
    ops.at("2026-06-01T05:00:00Z");
    ops.run::<ProposeSetting>("ops", notice_hours(12)).await.expect("in force");
    assert_eq!(hours(&mut ops, THIRTY).await, 12);
}

/// A change of a figure that waits for its approval.
fn change(figure: GuardedFigure, value: i32) -> SettingChange {
    SettingChange {
        id: Uuid::nil(),
        figure,
        was: figure.default_value(),
        value,
        is_looser: figure.is_looser(figure.default_value(), value),
        proposed_by: Uuid::from_u128(1),
        proposed_at: Instant::UNIX_EPOCH,
        link_sha256: None,
        approved_by: None,
        approved_at: None,
        by_link: false,
        noticed_at: None,
        from_at: None,
        withdrawn_at: None,
    }
}

#[test]
fn a_mailed_link_works_for_three_days_and_while_its_operator_is_alone() {
    let secret = "a secret that was mailed";
    let sha256 = Some(<sha2::Sha256 as sha2::Digest>::digest(secret.as_bytes()).to_vec());
    let waiting = SettingChange { link_sha256: sha256, ..change(GuardedFigure::News, 20) };
    let may = |is_alone, hours| {
        let now = Instant::UNIX_EPOCH + SignedDuration::from_hours(hours);
        may_approve(&waiting, waiting.proposed_by, Some(secret), is_alone, now).ok()
    };
    assert_eq!((may(true, 71), may(true, 72), may(false, 1)), (Some(true), None, None));
}

proptest! {
    #[test]
    fn nobody_approves_what_they_proposed_and_nothing_in_force_is_withdrawn(by in 1u128..4, from in 0i64..100, now in 0i64..100) {
        let now = Instant::UNIX_EPOCH + SignedDuration::from_secs(now);
        let waiting = change(GuardedFigure::News, 20);
        let may = may_approve(&waiting, Uuid::from_u128(by), None, false, now).is_ok();
        prop_assert_eq!(may, by != 1);
        prop_assert!(may_approve(&waiting, Uuid::from_u128(by), Some("a guess"), true, now).is_err());
        let from = Instant::UNIX_EPOCH + SignedDuration::from_secs(from);
        let dated = SettingChange { from_at: Some(from), ..waiting };
        prop_assert_eq!(may_withdraw(&dated, now).is_ok(), from > now);
    }
}

fn page(rows: Vec<SettingChangeLine>, link: &str, forms: Option<Forms>) -> String {
    let figure = GuardedFigure::News;
    let (value, promise) = (figure.default_value(), figure.promise().to_owned());
    let line = SettingLine { figure, value, default: value, loosest: figure.loosest(), promise };
    let page = SettingsPage {
        chrome: Chrome::sample("Promised figures"),
        base: "/w/instance".into(),
        here: "/w/instance/instance/settings".into(),
        rows: vec![line],
        changes: rows,
        link: (link.to_owned(), String::new()),
        forms,
    };
    page.render().expect("a page")
}

fn forms() -> Option<Forms> {
    let (propose, approve, withdraw) = Default::default();
    Some(Forms { propose, approve, withdraw })
}

#[test]
fn the_page_approves_what_waits_alone() {
    let empty = page(vec![], "", forms());
    assert!(empty.contains("do/instance.setting.propose") && !empty.contains("setting.approve"), "{empty}");
    let waiting = SettingChangeLine::of(change(GuardedFigure::News, 20), Instant::UNIX_EPOCH);
    let full = page(vec![waiting.clone()], "\"><script>", forms());
    assert!(full.contains("do/instance.setting.approve") && full.contains("setting.withdraw"), "{full}");
    assert!(full.contains("20 days") && !full.contains("\"><script>"), "{full}");
    assert!(!page(vec![waiting], "", None).contains("do/instance.setting"), "for those who only read");
}
