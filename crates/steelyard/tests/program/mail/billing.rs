//! A billing address at a real mail server: one that comes back, and one that is asked again after its time.

use super::post_office::{PostOffice, look, noon};
use super::{after, header};
use jiff::Timestamp;
use platform::billing;
use platform::call::{Call, Credential, CredentialKind};
use platform::testing::{Shop, told};
use protect::billing::{ChangeBilling, ShowBilling};
use serde_json::{Value, json};

const ADDRESS: &str = "accounts@shop.example";
const DAY: i64 = 24 * 60;

async fn set(shop: &Shop) {
    shop.run::<ChangeBilling>("olive", json!({ "email": ADDRESS })).await.expect("set");
}

async fn standing(shop: &Shop) -> Value {
    shop.ask::<ShowBilling>("olive", json!({})).await.expect("shown")["billing"]["standing"].clone()
}

/// Whom the messages went to that came in since, with their subjects.
fn since(office: &PostOffice, before: usize) -> Vec<(String, String)> {
    let all = office.taken();
    let line = |it: &String| (header(it, "To").to_owned(), header(it, "Subject").to_owned());
    all[before..].iter().map(line).collect()
}

/// Follows the link of the newest message to the address.
async fn follow(shop: &Shop, office: &PostOffice) {
    let taken = office.taken();
    let mails = taken.iter().filter(|it| header(it, "To") == ADDRESS);
    let link = mails
        .flat_map(|it| it.lines())
        .filter_map(|it| it.strip_prefix("https://shop.example:8443/billing/"));
    let link = link.last().expect("a link");
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
    // A second one that comes back is no news.
    shop.run::<protect::billing::AskBilling>("olive", json!({})).await.expect("asked");
    look(&mut sender, after(2)).await;
    assert_eq!((since(&office, 2), standing(&shop).await), (vec![], json!("bounces")));
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    let events = told(shop.platform.safe.vault(), &client, "workspace.billing.bounce").await;
    assert_eq!(events.len(), 1);

    office.forgets("");
    shop.at("2026-04-20T06:00:00Z");
    shop.run::<protect::billing::AskBilling>("olive", json!({})).await.expect("asked");
    look(&mut sender, after(60)).await;
    follow(&shop, &office).await;
    assert_eq!(standing(&shop).await, "works");
}

#[tokio::test]
async fn a_server_that_is_away_or_says_later_is_no_address_that_came_back() {
    let (shop, mut office) = (Shop::jeweller().await, PostOffice::open());
    set(&shop).await;
    let mut sender = office.sender(&shop);
    office.says("451 greylisted");
    look(&mut sender, noon()).await;
    assert_eq!(standing(&shop).await, "unconfirmed");
    office.stop();
    for hour in 1..24 * 5 {
        look(&mut sender, after(hour * 60)).await;
    }
    assert_eq!(standing(&shop).await, "unconfirmed", "given up, but not for the address's fault");
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
    let asked = [(ADDRESS.to_owned(), "Do the notices of The shop reach you?".to_owned())];
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
