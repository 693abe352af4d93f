//! The page that adds a passkey, from samples.

use super::PasskeyPage;
use crate::account::AccountShown;
use crate::testing::{HOSTILE, chrome};
use askama::Template;
use identity::passkeys::Offer;
use web::view::FormState;

fn page(is_fresh: bool, offer: Option<Offer>) -> String {
    PasskeyPage {
        chrome: chrome("Add a passkey"),
        base: "/w/shop".into(),
        account: AccountShown {
            email: "asha@shop.example".into(),
            verified_at: None,
            has_password: true,
            factors: Vec::new(),
            recovery_codes_left: 0,
            identities: Vec::new(),
            offered: None,
            recovery: None,
            pin_set_at: None,
            may_pin: true,
            lacks_factor: true,
            owes_password: false,
            lacks_address: false,
            mail_reaches: true,
            is_fresh,
        },
        confirm: "/w/shop/step-up".into(),
        offer,
        next: "/w/shop".into(),
        form: FormState::new("k"),
    }
    .render()
    .expect("drawn")
}

#[test]
fn the_page_asks_for_a_proof_first_and_carries_what_it_is_given_as_words() {
    let offer = Offer { options: HOSTILE.into(), challenge: HOSTILE.into() };
    let old = page(false, Some(offer.clone()));
    assert!(old.contains("Confirm it is you first") && !old.contains("data-passkey"));
    let drawn = page(true, Some(offer));
    assert!(drawn.contains("data-passkey=\"create\"") && !drawn.contains("<script>alert"));
    assert!(drawn.contains("value=\"recovery_codes\""), "they are shown once");
    assert!(page(true, None).contains("Not at this address"));
}
