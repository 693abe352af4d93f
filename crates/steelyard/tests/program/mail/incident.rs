//! The notice of an incident at a real mail server: it arrives whole, and the operator sees of each person
//! whether it did.
//! Invariant: an address that the server refuses is named to the operator, who then takes the telephone.

use super::header;
use super::post_office::{PostOffice, look, noon};
use obligations::incidents::reads::GetIncident;
use obligations::incidents::{AffectWorkspaces, ConfirmIncident, DeclareIncident, NotifyOwners};
use serde_json::{Value, json};
use testing::Shop;

/// The four parts of a notice, and the fifth that the law of India wants.
const PARTS: [(&str, &str); 5] = [
    ("nature", "A list was open"),
    ("impact", "Names were seen"),
    ("measures", "It is closed"),
    ("contact", "help@shop.example"),
    ("advice", "Change your PIN"),
];

/// An incident that concerns both shops, and whose notice is queued. Gives its number.
async fn notify(ops: &Shop) -> Value {
    let seen = json!({ "seen": "A list was open", "severity": "high" });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    ops.run::<ConfirmIncident>("ops", json!({ "number": number })).await.expect("confirmed");
    let affected = json!({ "number": number, "workspaces": ["shop", "other"] });
    ops.run::<AffectWorkspaces>("ops", affected).await.expect("affected");
    let mut notice = json!({ "number": number });
    for (part, text) in PARTS {
        notice[part] = json!(text);
    }
    ops.run::<NotifyOwners>("ops", notice).await.expect("queued");
    number
}

#[tokio::test]
async fn a_notice_arrives_whole_and_who_did_not_get_it_is_named() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    shop.beside("other").await;
    let ops = shop.operators().await;
    office.forgets("olive@other.example");
    let number = notify(&ops).await;
    look(&mut office.sender(&shop), noon()).await;

    let taken = office.taken();
    let notices: Vec<&String> = taken.iter().filter(|it| it.contains("Names were seen")).collect();
    let [message] = notices[..] else { panic!("one notice: {taken:?}") };
    assert_eq!(header(message, "To"), "olive@shop.example");
    assert_eq!(header(message, "X-Taken"), "tls olive@shop.example");
    for (part, text) in PARTS {
        assert!(message.contains(text), "{part}: {message}");
    }
    assert!(message.contains("https://shop.example:8443/w/shop/"), "{message}");

    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let mails = shown["mails"].as_array().expect("mails");
    let of = |address: &str| {
        let row = mails.iter().find(|row| row["address"] == address);
        row.map(|row| (row["sent_at"].is_null(), row["is_failed"].clone()))
    };
    assert_eq!(of("olive@shop.example"), Some((false, json!(false))), "{mails:?}");
    assert_eq!(of("olive@other.example"), Some((true, json!(true))), "{mails:?}");
}
