//! Mail that a real server took and that comes back.
//! Invariant: it is marked by a report of its Message-ID, once, and by no other.

use super::post_office::{PostOffice, look, noon};
use super::{after, header, invite, only, outbox};
use crate::common::world::World;
use admin::billing::{ChangeBilling, GetBilling};
use admin::mail::ListMails;
use axum::http::{Request, header::CONTENT_TYPE};
use mail::returns::report::of_message;
use mail::returns::{self, Outcome};
use serde_json::json;
use sha2::{Digest, Sha256};
use testing::Shop;
use uuid::Uuid;

const ADDRESS: &str = "accounts@shop.example";

/// What the recipient's server writes about a message that it took.
fn report(message_id: &str, status: &str) -> Vec<u8> {
    format!(
        "To: post@shop.example\r\nContent-Type: multipart/report; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Action: failed\r\nStatus: {status}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\
         Message-ID: {message_id}\r\n\r\nx\r\n--b--\r\n"
    )
    .into_bytes()
}

async fn take(shop: &Shop, message_id: &str) -> Outcome {
    let report = of_message(&report(message_id, "5.1.1")).expect("a report");
    returns::take(&shop.platform, &report, after(1)).await.expect("taken")
}

#[tokio::test]
async fn a_mail_that_comes_back_is_shown_and_counted_once() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    invite(&shop, "nila").await;
    let waiting = only(&shop).await["mail_id"].as_str().expect("an id").to_owned();
    let early = format!("<{waiting}.{}@shop.example>", shop.tenant.uuid());
    assert_eq!(take(&shop, &early).await, Outcome::Nothing, "it was not sent");
    look(&mut office.sender(&shop), noon()).await;
    let taken = office.taken();
    let id = header(&taken[0], "Message-ID");
    assert_eq!(of_message(&report(id, "4.2.2")), None, "the server tries again by itself");
    let forged = format!("<{}.{}@shop.example>", Uuid::from_u128(7), shop.tenant.uuid());
    let elsewhere = format!("<{waiting}.{}@shop.example>", Uuid::from_u128(7));
    for other in [forged, elsewhere] {
        assert_eq!(take(&shop, &other).await, Outcome::Nothing, "{other}");
    }
    assert_eq!(only(&shop).await["state"], "sent");
    assert_eq!((take(&shop, id).await, take(&shop, id).await), (Outcome::Marked, Outcome::Nothing));
    let row = only(&shop).await;
    assert_eq!((&row["state"], &row["returned_status"]), (&json!("returned"), &json!("5.1.1")));
    let list = shop.ask::<ListMails>("olive", json!({})).await.expect("a list");
    assert_eq!(list["returned"], 1);
    assert_eq!(shop.told("workspace.mail.return").await.len(), 1);
}

#[tokio::test]
async fn the_owners_are_told_once_that_mail_to_the_billing_address_comes_back() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    shop.run::<ChangeBilling>("olive", json!({ "email": ADDRESS })).await.expect("set");
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    let taken = office.taken();
    let mail = taken.iter().find(|message| header(message, "To") == ADDRESS).expect("the link");
    assert_eq!(take(&shop, header(mail, "Message-ID")).await, Outcome::Marked);
    let shown = shop.ask::<GetBilling>("olive", json!({})).await.expect("shown");
    assert_eq!(shown["billing"]["standing"], "bounces");
    look(&mut sender, after(2)).await;
    let told = office.taken();
    let is_news =
        |message: &&String| header(message, "Subject") == "The billing address of The shop does not work";
    assert_eq!(told.iter().filter(is_news).count(), 1);
    assert!(outbox(&shop).await.iter().any(|row| row["state"] == "returned"));
}

#[tokio::test]
async fn a_report_over_the_web_needs_the_operators_token_and_tells_nothing() {
    let world = World::open().await;
    let token = "a-token-of-the-operator-1";
    let send = async |token: &str, body: &str| {
        let path = format!("/mail/returns/{token}");
        world
            .send(Request::post(path).header(CONTENT_TYPE, "application/json"), body.as_bytes().to_vec())
            .await
    };
    let unknown = format!(
        r#"{{"message_id":"<{}.{}@shop.example>","status":"5.1.1"}}"#,
        Uuid::from_u128(7),
        Uuid::from_u128(9)
    );
    assert_eq!(send(token, &unknown).await.status, 404, "none is set");
    world.site.platform.returns_token.set(Some(Sha256::digest(token).into()));
    assert_eq!(send("another", &unknown).await.status, 404);
    assert_eq!(send(token, &unknown).await.status, 204);
    assert_eq!(send(token, "{}").await.code(), "request_invalid");
    assert_eq!(send(token, &"x".repeat(65 * 1024)).await.code(), "body_too_large");
}
