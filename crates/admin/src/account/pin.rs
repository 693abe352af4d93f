//! A person's own PIN for the tills of a workspace.
//! Invariant: setting and removing it require a proof given just now; no page ever shows it.

use super::page::confirm;
use super::{AccountShown, OwnAccount};
use askama::Template;
use catalogue::Phrase;
use identity::accounts;
use identity::shared_device::pin;
use kernel::code::Code;
use kernel::permission::Permission;
use mail::messages;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Secret;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

input! {
    /// A PIN.
    pub struct SetPin {
        /// 6 to 12 digits that are not easy to guess.
        pin: Secret,
    }
}

/// The answer to a change of one's PIN.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PinChanged {
    /// Whether there is one now.
    pub has_pin: bool,
}

impl Action for SetPin {
    const NAME: &'static str = "workspace.account.pin.set";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Sets one's own PIN for the tills of this workspace, and ends the sessions that the one before opened.";
    type Output = PinChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PinChanged>> {
        pin::set(tx, self.pin.as_str()).await?;
        accounts::tell(tx, messages::pin_changed(&tx.workspace.name, true, tx.now)).await?;
        Ok(tx.record(Change::of(tx.person()), PinChanged { has_pin: true }))
    }
}

input! {
    /// An input without fields.
    pub struct RemovePin {}
}

impl Action for RemovePin {
    const NAME: &'static str = "workspace.account.pin.remove";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Removes one's own PIN, and ends the sessions that it opened.";
    type Output = PinChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PinChanged>> {
        if !pin::remove(tx).await? {
            return Err(Code::NotFound.into());
        }
        accounts::tell(tx, messages::pin_changed(&tx.workspace.name, false, tx.now)).await?;
        Ok(tx.record(Change::of(tx.person()), PinChanged { has_pin: false }))
    }
}

#[derive(Template)]
#[template(path = "pin.html")]
struct PinPage {
    chrome: Chrome,
    base: String,
    account: AccountShown,
    confirm: String,
    form: FormState,
    key: String,
    faults: Vec<Phrase>,
}

/// The page that sets and removes it.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&PinPage {
        chrome: cx.chrome("Your PIN"),
        base: cx.href(""),
        account: cx.ask(OwnAccount {}).await?,
        confirm: confirm(cx, &cx.href("/account/pin")),
        form: cx.form_named("set")?,
        key: cx.form_named("")?.value("_key", "").to_owned(),
        faults: cx.button_faults(&["set"]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::Instant;
    use serde_json::json;
    use testing::Shop;

    fn page(words: &str, is_fresh: bool, has_pin: bool) -> String {
        let account = AccountShown {
            email: words.into(),
            verified_at: None,
            has_password: true,
            factors: Vec::new(),
            recovery_codes_left: 0,
            identities: Vec::new(),
            offered: None,
            recovery: None,
            pin_set_at: has_pin.then_some(Instant::UNIX_EPOCH),
            may_pin: true,
            lacks_factor: false,
            owes_password: false,
            lacks_address: false,
            mail_reaches: true,
            is_fresh,
        };
        let page = PinPage {
            chrome: Chrome::sample(words),
            base: "/w/shop".into(),
            account,
            confirm: "/w/shop/step-up".into(),
            form: FormState::refused(
                vec![("pin".into(), words.into())],
                vec![("pin".into(), Phrase::verbatim(words))],
            ),
            key: "k".into(),
            faults: vec![Phrase::verbatim(words)],
        };
        page.render().expect("drawn")
    }

    #[test]
    fn the_page_asks_for_a_proof_first_and_shows_what_was_wrong_as_text() {
        assert!(page("Asha", false, true).contains("Confirm it is you first"));
        assert!(
            page("Asha", true, true).contains("Remove it")
                && !page("Asha", true, false).contains("Remove it")
        );
        let hostile = page("<script>alert(1)</script>", true, true);
        assert!(!hostile.contains("<script>alert") && !hostile.contains("value=\"&#60;script"));
    }

    #[tokio::test]
    async fn a_pin_is_set_by_who_may_switch_by_one_and_taken_away() {
        let shop = Shop::jeweller().await;
        for (person, pin, outcome) in [
            ("cas", "123456", Err("value_unknown pin".to_owned())),
            ("olive", "482915", Err("value_unknown pin".to_owned())),
            ("cas", "482915", Ok(json!({ "has_pin": true }))),
            ("cas", "770134", Ok(json!({ "has_pin": true }))),
        ] {
            assert_eq!(shop.run::<SetPin>(person, json!({ "pin": pin })).await, outcome, "{person} {pin}");
        }
        assert_eq!(shop.run::<RemovePin>("cas", json!({})).await, Ok(json!({ "has_pin": false })));
        assert_eq!(shop.run::<RemovePin>("cas", json!({})).await, Err("not_found".to_owned()));
    }
}
