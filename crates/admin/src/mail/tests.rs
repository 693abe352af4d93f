//! The outbox through the one path on a real database; its page from samples.
//! `crates/steelyard/tests/program/mail.rs` tests sending, retries and giving up with a real server.

use super::page::{OutboxPage, came_back, why};
use super::*;
use crate::people::RemoveMember;
use crate::people::invitation::{InviteMember, WithdrawInvitation};
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use catalogue::Phrase;
use kernel::environment::Environment;
use serde_json::Value;
use testing::Shop;
use web::view::Chrome;

async fn invite(shop: &Shop, n: usize) -> Value {
    let sent = json!({ "email": format!("n{n}@shop.example"), "roles": ["Cashier"] });
    shop.run::<InviteMember>("olive", sent).await.expect("invited")
}

async fn rows(shop: &Shop, person: &str) -> Vec<Value> {
    let list = shop.ask::<ListMails>(person, json!({})).await.expect("a list");
    list["rows"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn an_invitation_waits_in_the_outbox_and_nobody_reads_its_link_there() {
    let shop = Shop::jeweller().await;
    let invited = invite(&shop, 1).await;
    for person in ["olive", "adam"] {
        let row = &rows(&shop, person).await[0];
        assert_eq!((row["kind"].as_str(), row["state"].as_str()), (Some("invitation"), Some("waiting")));
        assert_eq!(row["address"], "n1@shop.example");
        let link = invited["link"].as_str().expect("a link");
        assert!(row["text"].is_null() && row["link"].is_null() && !row.to_string().contains(link), "{row}");
    }
    for person in ["mia", "cas", "max", "quinn", "acco", "audi"] {
        assert_eq!(
            shop.ask::<ListMails>(person, json!({})).await,
            Err("permission_denied".into()),
            "{person}"
        );
    }
}

#[tokio::test]
async fn in_the_demo_a_waiting_mail_is_read_in_the_outbox() {
    let shop = Shop::jeweller().await;
    let invited = invite(&shop, 1).await;
    shop.platform.mail.show_waiting();
    let row = &rows(&shop, "olive").await[0];
    let link = row["link"].as_str().expect("its link");
    assert!(link.starts_with("/join/") && invited["link"] != link, "another than the one that was shown");
    assert!(row["text"].as_str().expect("its words").starts_with("olive invites you to work in The shop"));
}

#[tokio::test]
async fn the_outbox_is_shown_by_pages_the_newest_first() {
    let mut shop = Shop::jeweller().await;
    for n in 0..=usize::try_from(PAGE).expect("few") {
        // The workspace is no longer young, so that it may send this many in an hour.
        shop.at(&format!("2026-05-10T05:{n:02}:00Z"));
        invite(&shop, n).await;
    }
    let first = shop.ask::<ListMails>("olive", json!({})).await.expect("a page");
    assert_eq!(
        (first["rows"].as_array().map(Vec::len), &first["rows"][0]["address"]),
        (Some(50), &json!("n50@shop.example"))
    );
    let second = shop.ask::<ListMails>("olive", json!({ "after": first["next"] })).await.expect("a page");
    assert_eq!(
        (second["rows"].as_array().map(Vec::len), &second["rows"][0]["address"]),
        (Some(1), &json!("n0@shop.example"))
    );
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test]
async fn only_what_was_given_up_and_is_still_worth_it_is_tried_again_and_that_is_told() {
    let shop = Shop::jeweller().await;
    invite(&shop, 1).await;
    let id = rows(&shop, "olive").await[0]["mail_id"].clone();
    let again = json!({ "mail_id": id });
    assert_eq!(shop.run::<RetryMail>("olive", again.clone()).await, Err("version_stale".into()));
    assert_eq!(
        shop.run::<RetryMail>("olive", json!({ "mail_id": Uuid::nil() })).await,
        Err("not_found mail_id".into())
    );
    let other = shop.beside("next-door").await;
    assert_eq!(other.run::<RetryMail>("olive", again.clone()).await, Err("not_found mail_id".into()));
    let given_up = "update app.mail set given_up_at = created_at, last_error = 'refused', due_at = useless_at, tries = 3";
    look(&shop).await.batch_execute(given_up).await.expect("given up");
    assert_eq!(rows(&shop, "olive").await[0]["again"], true);
    shop.run::<RetryMail>("adam", again).await.expect("queued");
    let row = &rows(&shop, "olive").await[0];
    assert_eq!(
        (row["state"].as_str(), row["tries"].as_i64(), &row["last_error"]),
        (Some("waiting"), Some(0), &Value::Null)
    );
    let log = shop
        .ask::<crate::audit::Audit>("olive", json!({ "action": "workspace.mail.retry" }))
        .await
        .expect("a log");
    let event =
        log["rows"].as_array().expect("events").iter().find(|event| event["result"] == "ok").expect("told");
    assert_eq!((&event["user"], &event["subject"]), (&json!("adam"), &id));
}

#[tokio::test]
async fn the_mail_of_an_invitation_that_no_longer_stands_is_not_sent() {
    let mut shop = Shop::jeweller().await;
    let first = invite(&shop, 1).await;
    shop.at("2026-04-20T05:01:00Z");
    let second = invite(&shop, 1).await;
    let states = |rows: Vec<Value>| rows.iter().map(|row| row["state"].clone()).collect::<Vec<_>>();
    assert_eq!(states(rows(&shop, "olive").await), ["waiting", "failed"], "the older gives way to the newer");
    let id = json!({ "invitation_id": second["invitation_id"] });
    shop.run::<WithdrawInvitation>("olive", id).await.expect("withdrawn");
    shop.run::<InviteMember>("adam", json!({ "email": "n2@shop.example", "roles": ["Maker"] }))
        .await
        .expect("invited");
    let adam = crate::people::tests::id_of(&shop, "adam").await;
    shop.run::<RemoveMember>("olive", json!({ "person": adam })).await.expect("removed");
    let rows = rows(&shop, "olive").await;
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!((row["state"].as_str(), row["last_error"].as_str()), (Some("failed"), Some("withdrawn")));
        let again = json!({ "mail_id": row["mail_id"] });
        assert_eq!(shop.run::<RetryMail>("olive", again).await, Err("link_used".into()));
    }
    let link = first["link"].as_str().expect("a link");
    assert_eq!(crate::testing::stored(&shop, &link["/join/".len()..]).await, 0);
}

#[test]
fn a_mail_is_tried_again_while_its_link_works() {
    let at = |text: &str| Some(text.parse::<Instant>().expect("a moment"));
    let (now, end) = (at("2026-04-20T05:00:00Z"), at("2026-04-27T05:00:00Z"));
    for (due, given_up, now, again) in [
        (end, now, now, true),
        (end, now, end, false),
        (None, now, now, false),
        (now, None, now, false),
        (None, None, now, false),
    ] {
        let is = is_tried_again(due, given_up, end.expect("given"), now.expect("given"));
        assert_eq!(is, again, "{due:?} {given_up:?} {now:?}");
    }
}

/// One mail of each state and reason, with these words in it.
fn samples(words: &str) -> Vec<MailShown> {
    let mail = |state, last_error: Option<&str>| MailShown {
        mail_id: Uuid::nil(),
        kind: "invitation".into(),
        address: words.into(),
        subject: words.into(),
        created_at: Instant::UNIX_EPOCH,
        state,
        tries: i32::from(last_error.is_some()),
        next_try_at: (state == "waiting").then_some(Instant::UNIX_EPOCH),
        sent_at: ["sent", "returned"].contains(&state).then_some(Instant::UNIX_EPOCH),
        given_up_at: (state == "failed").then_some(Instant::UNIX_EPOCH),
        returned_at: (state == "returned").then_some(Instant::UNIX_EPOCH),
        returned_status: (state == "returned").then(|| "5.1.1".into()),
        last_error: last_error.map(Into::into),
        again: state == "failed",
        text: (state == "waiting").then(|| words.into()),
        link: (state == "waiting").then(|| "/join/steelyard_x".into()),
    };
    vec![
        mail("waiting", None),
        mail("waiting", Some("busy")),
        mail("sent", None),
        mail("failed", Some("refused")),
        mail("returned", None),
    ]
}

fn drawn(rows: Vec<MailShown>, faults: Vec<Phrase>) -> String {
    let page = OutboxPage {
        chrome: chrome("Outbox"),
        base: "/w/shop".into(),
        returned: i64::try_from(rows.iter().filter(|row| row.state == "returned").count()).expect("few"),
        rows,
        next: String::new(),
        faults,
        key: "k".into(),
        is_demo: false,
    };
    page.render().expect("drawn")
}

#[test]
fn outside_production_a_mail_that_waits_is_called_not_sent() {
    let rows = samples("Nila").into_iter().take(1).collect::<Vec<_>>();
    let of = |environment| {
        let page = OutboxPage {
            chrome: Chrome { environment, ..chrome("Outbox") },
            base: "/w/shop".into(),
            returned: 0,
            rows: rows.clone(),
            next: String::new(),
            faults: vec![],
            key: "k".into(),
            is_demo: false,
        };
        page.render().expect("drawn")
    };
    assert!(of(Environment::Staging).contains("Not sent: staging"));
    assert!(
        !of(Environment::Production).contains("Not sent") && of(Environment::Production).contains("Waiting")
    );
}

#[test]
fn the_outbox_stands_empty_full_and_hostile() {
    let empty = drawn(vec![], vec![]);
    assert!(empty.contains("No mail yet") && empty.contains("href=\"/w/shop/team#invite\""));
    assert!(!empty.contains("came back"));
    let full = drawn(samples("n@shop.example"), vec!["Gone already.".into()]);
    assert_eq!(
        ["Waiting", "Sent", "Not sent"].map(|word| full.matches(&format!("</svg>{word}</span>")).count()),
        [2, 1, 1]
    );
    assert_eq!(full.matches("data-says>Try again<").count(), 1);
    assert!(full.contains("</svg>Came back</span>") && full.contains("There is no such address."));
    assert!(full.contains("A mail of the last 30 days came back"), "{full}");
    assert!(
        full.contains("come again later")
            && full.contains("Check the address")
            && full.contains("Gone already.")
    );
    assert!(full.contains("href=\"/join/steelyard_x\""));
    // The hostile part: `<script>` in everything that people write.
    let hostile = drawn(samples(HOSTILE), vec![HOSTILE.into()]);
    assert!(!hostile.contains("<script>alert") && hostile.contains("&#60;script&#62;"));
}

#[test]
fn every_status_of_a_returned_mail_has_its_words() {
    for (status, words) in [
        ("5.1.1", "no such address"),
        ("5.1.2", "behind the @"),
        ("5.2.1", "closed"),
        ("5.2.2", "full"),
        ("5.3.4", "too large"),
        ("5.4.4", "could not be reached"),
        ("5.7.26", "people who run this server"),
        ("5.0.0", "no clear reason"),
        ("", "no clear reason"),
    ] {
        assert!(came_back(status).contains(words), "{status}: {}", came_back(status));
    }
}

#[test]
fn every_reason_has_its_words() {
    for reason in [
        "unreachable",
        "tls",
        "sign_in",
        "busy",
        "refused",
        "slow",
        "address",
        "unreadable",
        "too_late",
        "withdrawn",
    ] {
        assert!(why(reason).ends_with('.'), "{reason}");
    }
}
