//! A billing address at a real mail server: one that bounces, and one that is asked again when its time is
//! over.

use super::post_office::{PostOffice, look, noon};
use super::{after, header};
use admin::billing::{ChangeBilling, GetBilling};
use jiff::Timestamp;
use mail::billing;
use platform::call::{Call, Credential, CredentialKind};
use serde_json::{Value, json};
use testing::{Shop, told};

const ADDRESS: &str = "accounts@shop.example";
const DAY: i64 = 24 * 60;

async fn set(shop: &Shop) {
    shop.run::<ChangeBilling>("olive", json!({ "email": ADDRESS })).await.expect("set");
}

async fn standing(shop: &Shop) -> Value {
    shop.ask::<GetBilling>("olive", json!({})).await.expect("shown")["billing"]["standing"].clone()
}

/// The recipients and subjects of the messages that arrived since.
fn since(office: &PostOffice, before: usize) -> Vec<(String, String)> {
    let all = office.taken();
    let line = |it: &String| (header(it, "To").to_owned(), header(it, "Subject").to_owned());
    all[before..].iter().map(line).collect()
}

/// Follows the link of the newest message to the address.
async fn follow(shop: &Shop, office: &PostOffice) {
    let taken = office.taken();
    let mails = taken.iter().filter(|it| header(it, "To") == ADDRESS);
    let mut link = mails
        .flat_map(|it| it.lines())
        .filter_map(|it| it.strip_prefix("https://shop.example:8443/billing/"));
    let link = link.next_back().expect("a link");
    let claim = Credential::parse(CredentialKind::Token, link).expect("one of ours");
    let call = Call { credential: None, ..shop.call("olive") };
    billing::confirm(&shop.platform, &call, &claim).await.expect("confirmed");
}

#[tokio::test]
async fn what_comes_back_is_told_to_the_owners_once_and_mended_by_another_link() {
    let (mut shop, office) = (Shop::jeweller().await, PostOffice::open());
    office.forgets(ADDRESS);
    set(&shop).await;
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    look(&mut sender, after(1)).await;
    assert_eq!(standing(&shop).await, "bounces");
    let owner = |subject: &str| ("olive@shop.example".to_owned(), subject.to_owned());
    let came_back = owner("The billing address of The shop does not work");
    assert_eq!(since(&office, 0), [owner("The billing address of The shop was changed"), came_back]);
    // A second bounce changes nothing.
    shop.run::<admin::billing::ConfirmBilling>("olive", json!({})).await.expect("asked");
    look(&mut sender, after(2)).await;
    assert_eq!((since(&office, 2), standing(&shop).await), (vec![], json!("bounces")));
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    let events = told(shop.platform.encryption.vault(), &client, "workspace.billing.bounce").await;
    assert_eq!(events.len(), 1);

    office.forgets("");
    shop.at("2026-04-20T06:00:00Z");
    shop.run::<admin::billing::ConfirmBilling>("olive", json!({})).await.expect("asked");
    look(&mut sender, after(60)).await;
    follow(&shop, &office).await;
    assert_eq!(standing(&shop).await, "works");
}

#[tokio::test]
async fn a_server_that_is_away_says_later_or_never_of_the_mail_is_no_fault_of_the_address() {
    let (shop, mut office) = (Shop::jeweller().await, PostOffice::open());
    set(&shop).await;
    let mut sender = office.sender(&shop);
    office.says("554 5.7.1 looks like spam");
    look(&mut sender, noon()).await;
    assert_eq!(standing(&shop).await, "unconfirmed");
    let mut shop = shop;
    shop.at("2026-04-20T05:10:00Z");
    shop.run::<admin::billing::ConfirmBilling>("olive", json!({})).await.expect("asked");
    office.says("451 greylisted");
    for hour in 1..24 * 2 {
        look(&mut sender, after(hour * 60)).await;
    }
    office.stop();
    for hour in 24 * 2..24 * 6 {
        look(&mut sender, after(hour * 60)).await;
    }
    let mails = shop.ask::<admin::mail::ListMails>("olive", json!({})).await.expect("a list");
    let given_up = mails["rows"].as_array().expect("rows").iter().all(|row| row["state"] == "failed");
    assert!(given_up, "{mails}");
    assert_eq!(standing(&shop).await, "unconfirmed", "given up, but not for the address's fault");
}

#[tokio::test]
async fn one_workspace_that_cannot_be_asked_holds_up_no_mail_and_no_other_workspace() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let other = shop.beside("next-door").await;
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    for of in [&shop, &other] {
        set(of).await;
    }
    let (mut one, mut two) = (office.sender(&shop), office.sender(&shop));
    look(&mut one, noon()).await;
    let due = "update app.billing set confirmed_at = now(), ask_at = '2026-04-20T06:00:00Z', link_id = null,
               link_sha256 = null, link_until = null";
    client.batch_execute(due).await.expect("due");
    let broken = "update app.billing set email = legal_name_of_nobody.x
                  from (select '\\x0100000001'::bytea || decode(repeat('00', 60), 'hex') as x) legal_name_of_nobody
                  where tenant_id = $1";
    client.execute(broken, &[&shop.tenant.uuid()]).await.expect("broken");
    let before = office.taken().len();
    let (_tells, stop) = tokio::sync::watch::channel(false);
    let (ours, theirs) = tokio::join!(one.look(|| after(61), &stop), two.look(|| after(61), &stop));
    assert!(ours.is_ok() && theirs.is_ok(), "{ours:?} {theirs:?}");
    look(&mut one, after(62)).await;
    let asked = [(ADDRESS.to_owned(), "Do the notices of The next-door still reach you?".to_owned())];
    assert_eq!(since(&office, before), asked, "next door, and once though two looked");
    let put_off = "select ask_at - timestamptz '2026-04-20T05:00:00Z' > interval '1 day' from app.billing where tenant_id = $1";
    let row = client.query_one(put_off, &[&shop.tenant.uuid()]).await.expect("its row");
    assert!(row.get::<_, bool>(0), "what fails is tried once a day, not at every look");
}

#[tokio::test]
async fn it_is_asked_again_after_half_a_year_and_counts_no_more_when_nobody_answers() {
    let (mut shop, office) = (Shop::jeweller().await, PostOffice::open());
    set(&shop).await;
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    follow(&shop, &office).await;
    let before = office.taken().len();
    look(&mut sender, after(180 * DAY - 1)).await;
    assert_eq!(since(&office, before), []);
    for minutes in [180 * DAY, 180 * DAY + 1, 181 * DAY] {
        look(&mut sender, after(minutes)).await;
    }
    let asked = [(ADDRESS.to_owned(), "Do the notices of The shop still reach you?".to_owned())];
    assert_eq!(since(&office, before), asked, "asked once");
    let mut at = async |minutes: i64| {
        let moment: Timestamp = after(minutes);
        shop.at(&moment.to_string());
        standing(&shop).await
    };
    assert_eq!((at(193 * DAY).await, at(194 * DAY).await), (json!("works"), json!("lapsed")));
    shop.at(&after(193 * DAY).to_string());
    follow(&shop, &office).await;
    shop.at(&after(300 * DAY).to_string());
    assert_eq!(standing(&shop).await, "works");
}
