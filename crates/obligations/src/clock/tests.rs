//! The clock's page and its one action, on a real database.
//! Invariant: only who operates the instance confirms a jump, with a fresh proof, and once.

use super::page::ClockPage;
use super::*;
use askama::Template;
use jiff::SignedDuration;
use testing::Shop;
use web::view::{Chrome, FormState};

fn page(clock: ClockShown, form: Option<FormState>) -> String {
    let (base, here) = ("/w/\"><script>".into(), "/w/instance/instance/clock".into());
    ClockPage { chrome: Chrome::sample("Clock"), base, here, clock, form }.render().expect("a page")
}

/// The database's clock is the machine's.
fn now() -> Instant {
    Instant::try_from(std::time::SystemTime::now()).expect("a time")
}

#[tokio::test]
async fn a_jump_waits_for_the_word_of_somebody_who_operates_the_instance() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(&now().to_string());
    let shown = ops.ask::<GetClock>("aud", json!({})).await.expect("the clock");
    assert_eq!((&shown["jump"], &shown["days_lived"]), (&json!(null), &json!(0)));
    assert_eq!(ops.run::<ConfirmClock>("ops", json!({})).await, Err("no_jump".into()));

    lifetime::note(&ops.platform, now() - SignedDuration::from_hours(72)).await.expect("noted");
    let shown = ops.ask::<GetClock>("aud", json!({})).await.expect("the clock");
    assert_eq!(shown["jump"]["between"], "clocks");
    assert_eq!(ops.run::<ConfirmClock>("aud", json!({})).await, Err("permission_denied".into()));
    ops.run::<ConfirmClock>("ops", json!({})).await.expect("confirmed");
    assert_eq!(ops.run::<ConfirmClock>("ops", json!({})).await, Err("no_jump".into()), "once");
    assert_eq!(ops.ask::<GetClock>("aud", json!({})).await.expect("the clock")["jump"], json!(null));

    let ahead = now() + SignedDuration::from_hours(24 * 40);
    ops.at(&ahead.to_string());
    lifetime::note(&ops.platform, ahead).await.expect("noted");
    assert_eq!(ops.run::<ConfirmClock>("ops", json!({})).await, Err("clocks_differ".into()));
}

#[test]
fn the_page_says_what_waits_and_has_the_button_for_who_may() {
    let shown = |jump| ClockShown {
        program: Instant::UNIX_EPOCH,
        database: Instant::UNIX_EPOCH,
        days_lived: 9,
        jump,
    };
    let jump = |between, seconds| Some(JumpShown { between, seconds, noticed_at: Instant::UNIX_EPOCH });
    let calm = page(shown(None), None);
    assert!(calm.contains("No jump waits for you.") && !calm.contains("The clock is right"), "{calm}");
    let off = page(shown(jump(Between::Days, 3 * 86_400)), Some(FormState::default()));
    assert!(off.contains("has moved by 3 days") && off.contains("The clock is right"), "{off}");
    assert!(!off.contains("<script>"), "{off}");
    let apart = page(shown(jump(Between::Clocks, -30 * 3_600)), None);
    assert!(apart.contains("differ by 30 hours") && !apart.contains("The clock is right"), "{apart}");
}
