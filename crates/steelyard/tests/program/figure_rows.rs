//! What the database refuses of a change of a promised figure, whoever asks.
//! Invariant: the rows of this test break one rule each.

use crate::schema::watcher;
use platform::instance::INSTANCE;
use testing::Shop;

/// A looser figure, proposed and approved at noon of 1 May 2026, with the end of the statement.
fn looser(figure: &str, (was, value): (i32, i32), (by, noticed, from): (u8, &str, &str)) -> String {
    let person = |n: u8| format!("00000000-0000-7000-8000-00000000000{n}");
    format!(
        "insert into app.setting_change (tenant_id, setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at,
             approved_by, approved_at, noticed_at, told, from_at)
         values ('{}', gen_random_uuid(), '{figure}', {was}, {value}, true, '{}', '2026-05-01T12:00:00Z', '{}', '2026-05-01T12:00:00Z',
             '{noticed}', 1, '{from}')",
        INSTANCE.uuid(),
        person(1),
        person(by)
    )
}

#[tokio::test]
async fn the_database_refuses_a_looser_figure_before_its_day_and_a_change_of_what_has_a_day() {
    let ops = Shop::jeweller().await.operators().await;
    let owner = watcher(&ops.db).await;
    let (noon, day) = ("2026-05-01T12:00:00Z", "2026-05-31T12:00:00Z");
    let early = "2026-05-31T11:59:59Z";
    for (what, refused) in [
        ("less than thirty days", looser("vuln.update_days", (14, 20), (2, noon, early))),
        ("one's own approval", looser("vuln.update_days", (14, 20), (1, noon, day))),
        ("told before the approval", looser("vuln.update_days", (14, 20), (2, "2026-04-01T12:00:00Z", day))),
        ("a stricter one as looser", looser("vuln.update_days", (14, 7), (2, noon, day))),
        ("a longer notice as looser", looser("suppliers.notice_days", (30, 60), (2, noon, day))),
        ("a figure that nobody knows", looser("vuln.some_days", (14, 20), (2, noon, day))),
    ] {
        assert!(owner.execute(refused.as_str(), &[]).await.is_err(), "{what}");
    }
    let kept = looser("vuln.update_days", (14, 20), (2, noon, day));
    owner.execute(kept.as_str(), &[]).await.expect("thirty days");
    for changed in [
        "update app.setting_change set from_at = from_at + interval '1 day'",
        "update app.setting_change set noticed_at = null, told = null, from_at = null",
        "update app.setting_change set approved_by = proposed_by, by_link = true",
        "update app.setting_change set withdrawn_by = proposed_by, withdrawn_at = from_at",
    ] {
        assert!(owner.execute(changed, &[]).await.is_err(), "{changed}");
    }
    let withdrawn =
        "update app.setting_change set withdrawn_by = proposed_by, withdrawn_at = from_at - interval '1 day'";
    assert_eq!(owner.execute(withdrawn, &[]).await.expect("before its day"), 1);
}
