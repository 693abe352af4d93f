//! One's own account: how one signs in, and what else proves it.
//! What must stay true: each change asks for a proof given within five minutes; no secret is kept as it is shown; who
//! needs a second factor is never left without one.

pub mod outside;
pub(crate) mod page;
pub(crate) mod passkey;
pub(crate) mod pin;
#[cfg(test)]
mod tests;

use crate::people::invitation::Address;
use identity::factor::{self, Factors};
use identity::recovery::{self, Waiting};
use identity::till::pin as pins;
use identity::{account, address, invitation, new_address, outside as providers, session};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::words::{self, Words};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Secret};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

input! {
    /// An authenticator app that was given a key, and shows its codes.
    pub struct EnrolAuthenticator {
        /// The key it was given: 32 letters and figures.
        secret: Secret,
        /// The code it shows now.
        code: Secret,
        /// What to call it; absent: Authenticator.
        name: Option<Name>,
    }
}

/// What an enrolment answers.
#[derive(Debug, Serialize)]
pub struct Enrolled {
    /// The factor.
    pub factor_id: Uuid,
    /// Ten recovery codes, shown this once; absent where there were some already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_codes: Option<Vec<String>>,
}

impl Action for EnrolAuthenticator {
    const NAME: &'static str = "workspace.account.authenticator.enrol";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["recovery_codes"];
    const SUMMARY: &'static str = "Adds an authenticator app to one's own account, with recovery codes.";
    type Output = Enrolled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Enrolled>> {
        let (key, step) = factor::given(self.secret.as_str(), self.code.as_str(), tx.now)?;
        let before = factor::mine(tx).await?;
        let name = self.name.as_ref().map_or(factor::CALLED, Name::as_str);
        let id = factor::enrol(tx, &key, name, step).await?;
        with_codes(tx, &before, id, ("totp", name), words::authenticator_added(name, tx.now)).await
    }
}

/// Records a factor that was added: told by mail, with recovery codes where there are none, and a new secret for this
/// session.
async fn with_codes(
    tx: &mut Tx,
    before: &Factors,
    id: Uuid,
    (kind, name): (&str, &str),
    told: Words,
) -> Result<Recorded<Enrolled>> {
    account::tell(tx, told).await?;
    // Who was invited and had to set this up first is a member now.
    invitation::go_on_joining(tx).await?;
    let recovery_codes = if before.codes_left() == 0 { Some(factor::renew_codes(tx).await?) } else { None };
    session::renew(tx, true).await?;
    let change = Change::of(id).after(json!({ "kind": kind, "name": name }));
    Ok(tx.record(change, Enrolled { factor_id: id, recovery_codes }))
}

input! {
    /// New recovery codes, in the place of those before.
    pub struct RenewCodes {}
}

/// What a renewal answers.
#[derive(Debug, Serialize)]
pub struct CodesRenewed {
    /// Ten recovery codes, shown this once.
    pub recovery_codes: Vec<String>,
}

impl Action for RenewCodes {
    const NAME: &'static str = "workspace.account.recovery_codes.renew";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["recovery_codes"];
    const SUMMARY: &'static str = "Makes ten new recovery codes; those before no longer work.";
    type Output = CodesRenewed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CodesRenewed>> {
        if !factor::mine(tx).await?.has_any() {
            return Err(Code::NotFound.into());
        }
        let recovery_codes = factor::renew_codes(tx).await?;
        account::tell(tx, words::codes_renewed(tx.now)).await?;
        Ok(tx.record(Change::of(tx.person()), CodesRenewed { recovery_codes }))
    }
}

input! {
    /// Which second factor goes.
    pub struct RemoveFactor {
        /// Its id.
        factor_id: Uuid,
    }
}

/// What a removal answers.
#[derive(Debug, Serialize)]
pub struct FactorRemoved {
    /// The factor.
    pub factor_id: Uuid,
}

impl Action for RemoveFactor {
    const NAME: &'static str = "workspace.account.factor.remove";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Removes a second factor of one's own; the last one only of who needs none.";
    type Output = FactorRemoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<FactorRemoved>> {
        let before = factor::mine(tx).await?;
        let enrolled = before.enrolled(tx)?;
        let gone = enrolled.iter().find(|it| it.id == self.factor_id);
        factor::remove(tx, self.factor_id).await?;
        if enrolled.len() == 1 && session::needs_second_factor(tx) {
            return Err(Code::MfaRequired.into());
        }
        if let Some(gone) = gone {
            account::tell(tx, words::factor_removed(&gone.name, tx.now)).await?;
        }
        let change = Change::of(self.factor_id).before(json!({ "kind": gone.map(|it| &it.kind) }));
        Ok(tx.record(change, FactorRemoved { factor_id: self.factor_id }))
    }
}

input! {
    /// Another password.
    pub struct ChangePassword {
        /// The one there is; absent where there is none.
        current: Option<Secret>,
        /// 12 to 128 characters that are not guessed soon.
        password: Secret,
    }
}

/// What ends other sessions answers.
#[derive(Debug, Serialize)]
pub struct SessionsEnded {
    /// Every other session has ended.
    pub signed_out: bool,
}

impl Action for ChangePassword {
    const NAME: &'static str = "workspace.account.password.change";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Changes one's own password and ends every other session, in every workspace.";
    type Output = SessionsEnded;

    fn own_password(&self) -> Option<&str> {
        self.current.as_ref().map(Secret::as_str)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SessionsEnded>> {
        account::change_password(tx, self.password.as_str()).await?;
        Ok(tx.record(Change::of(tx.person()), SessionsEnded { signed_out: true }))
    }
}

input! {
    /// The link that confirms one's own address, once more.
    pub struct SendConfirmation {}
}

/// What sending it answers.
#[derive(Debug, Serialize)]
pub struct ConfirmationSent {
    /// The address it goes to.
    pub email: String,
}

impl Action for SendConfirmation {
    const NAME: &'static str = "workspace.account.address.verify";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Mails the link that confirms one's own address once more.";
    type Output = ConfirmationSent;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ConfirmationSent>> {
        let email = account::mine(tx).await?.email;
        address::ask_again(tx).await?;
        Ok(tx.record(Change::of(tx.person()), ConfirmationSent { email }))
    }
}

input! {
    /// Another address.
    pub struct ChangeAddress {
        /// The new one.
        email: Address,
    }
}

/// What asking for another address answers.
#[derive(Debug, Serialize)]
pub struct AddressAsked {
    /// The new one. It is the account's when the mailed links were followed: the one to it in a browser that is signed in, and
    /// the one to the address before, where that was confirmed.
    pub email: String,
    /// It is the account's already: no mail goes out here, and the address before was not confirmed.
    pub is_set: bool,
}

impl Action for ChangeAddress {
    const NAME: &'static str = "workspace.account.address.change";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Mails a link to one's address and one to the new one; it changes when both were followed.";
    type Output = AddressAsked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<AddressAsked>> {
        let asked = new_address::ask(tx, &self.email.0).await?;
        let (email, is_set) = (asked.email, asked.is_set);
        Ok(tx.record(Change::of(tx.person()), AddressAsked { email, is_set }))
    }
}

input! {
    /// Nothing but the wish.
    pub struct SignOutEverywhere {}
}

impl Action for SignOutEverywhere {
    const NAME: &'static str = "workspace.account.sign_out_everywhere";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Ends every other session of one's own, in every workspace.";
    type Output = SessionsEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SessionsEnded>> {
        account::end_other_sessions(tx).await?;
        Ok(tx.record(Change::of(tx.person()), SessionsEnded { signed_out: true }))
    }
}

input! {
    /// One's own account.
    pub struct OwnAccount {}
}

/// How one signs in.
#[derive(Debug, Serialize)]
pub struct AccountShown {
    /// The address, or the last one there was.
    pub email: String,
    /// Since when it is proved to be one's own.
    pub verified_at: Option<Instant>,
    /// Whether there is a password.
    pub has_password: bool,
    /// Authenticators and passkeys, the oldest first.
    pub factors: Vec<FactorShown>,
    /// Recovery codes that were not used yet.
    pub recovery_codes_left: usize,
    /// The providers one signs in by, the oldest first.
    pub identities: Vec<outside::IdentityShown>,
    /// What a provider proved just now, to be linked.
    pub offered: Option<outside::IdentityShown>,
    /// What waits because somebody says that one lost one's second factor.
    pub recovery: Option<Waiting>,
    /// Since when one has a PIN for this workspace's tills.
    pub pin_set_at: Option<Instant>,
    /// One's roles switch by a PIN.
    pub may_pin: bool,
    /// A second factor has to be set up before anything else.
    pub lacks_factor: bool,
    /// A new password has to be chosen before anything else.
    pub owes_password: bool,
    /// Somebody else proved the address to be theirs: another has to be given before anything else.
    pub lacks_address: bool,
    /// Mail goes out here: an address is confirmed by a link.
    pub mail_reaches: bool,
    /// A proof was given within five minutes.
    pub is_fresh: bool,
}

/// A second factor, without its secret.
#[derive(Debug, Serialize)]
pub struct FactorShown {
    /// Its id.
    pub factor_id: Uuid,
    /// totp or passkey.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Since when.
    pub created_at: Instant,
    /// When it was used last.
    pub used_at: Option<Instant>,
}

fn shown(tx: &ReadTx, factors: &Factors) -> Result<Vec<FactorShown>> {
    let shown = factors.enrolled(tx)?.into_iter().map(|it| FactorShown {
        factor_id: it.id,
        kind: it.kind,
        name: it.name,
        created_at: it.created_at,
        used_at: it.used_at,
    });
    Ok(shown.collect())
}

impl Query for OwnAccount {
    const NAME: &'static str = "workspace.account";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Tells how one signs in, without any secret.";
    type Output = AccountShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AccountShown> {
        let (it, factors) = (account::mine(tx).await?, factor::mine(tx).await?);
        let all = providers::mine(tx).await?;
        let offered = all.iter().find(|it| it.is_offered(tx.now)).map(outside::shown);
        Ok(AccountShown {
            email: it.email,
            verified_at: it.verified_at,
            has_password: it.has_password,
            factors: shown(tx, &factors)?,
            recovery_codes_left: factors.codes_left(),
            identities: all.iter().filter(|it| it.linked_at.is_some()).map(outside::shown).collect(),
            offered,
            recovery: recovery::mine(tx).await?,
            pin_set_at: pins::mine(tx).await?,
            may_pin: !tx.member.trust.needs_factor(),
            lacks_factor: tx.member.lacks_factor(),
            owes_password: tx.member.owes_password(),
            lacks_address: it.lacks_address,
            mail_reaches: tx.mail_reaches(),
            is_fresh: session::is_fresh(tx),
        })
    }
}
