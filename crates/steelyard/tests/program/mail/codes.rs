//! The mail with the code of a request, at a real mail server.
//! Invariant: afterwards no row of the outbox has the address, which anybody may have typed.

use super::erasure::{HERS, kept};
use super::header;
use super::post_office::{PostOffice, look, noon, sender};
use jiff::SignedDuration;
use mail::Mail;
use mail::messages::requests;
use platform::instance::NOBODY;
use platform::internal::Guard;
use testing::Shop;

async fn queue_code(shop: &Shop) {
    let guard = Guard::begin(&shop.platform, shop.tenant, NOBODY).await.expect("entered");
    let (about, words) = (shop.tenant.uuid(), requests::code("12ab34cd56ef", "The shop"));
    let useless_at = noon() + SignedDuration::from_hours(24);
    let code = Mail { about, to: HERS, words, link: None, useless_at };
    mail::queue_in(&guard, (about, NOBODY.uuid()), noon(), &code).await.expect("queued");
    guard.commit().await.expect("committed");
}

#[tokio::test]
async fn the_address_that_a_code_is_mailed_to_goes_with_the_mail() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    queue_code(&shop).await;
    assert_eq!(kept(&shop).await, 1);
    look(&mut office.sender(&shop), noon()).await;
    let [message] = &office.taken()[..] else { panic!("one message: {:?}", office.taken()) };
    assert_eq!(header(message, "To"), HERS);
    assert!(message.contains("12ab34cd56ef"), "{message}");
    assert_eq!(kept(&shop).await, 0);
}

#[tokio::test]
async fn a_code_that_cannot_be_mailed_goes_when_it_is_over() {
    let shop = Shop::jeweller().await;
    queue_code(&shop).await;
    let mut sender = sender(&shop, None);
    look(&mut sender, noon()).await;
    assert_eq!(kept(&shop).await, 1, "there may be a server tomorrow");
    look(&mut sender, noon() + SignedDuration::from_hours(24)).await;
    assert_eq!(kept(&shop).await, 0);
}
