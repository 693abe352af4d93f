//! A person's own account: the password, second factors, providers and address by which they sign in.
//! Invariant: each change requires a proof from the last five minutes; secrets are stored only as hashes or
//! encrypted; a user who needs a second factor is never left without one.

pub mod outside;
pub(crate) mod page;
pub(crate) mod passkey;
pub(crate) mod pin;
#[cfg(test)]
mod tests;

use identity::addresses::{change, confirm};
use identity::factors::{self, Factors};
use identity::recovery::{self, Waiting};
use identity::shared_device::pin as pins;
use identity::{accounts, federated as providers, invitations, sessions};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::messages::{self, Words};
use platform::action::{Action, Query};
use platform::email_address::EmailGiven;
use platform::error::Result;
use platform::fields::{Name, Secret};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

input! {
    /// An authenticator app that has the key and shows its codes.
    pub struct EnrolAuthenticator {
        /// The key it was given: 32 letters and digits.
        secret: Secret,
        /// The code it shows now.
        code: Secret,
        /// What to call it; absent: Authenticator.
        name: Option<Name>,
    }
}

/// The answer to an enrolment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Enrolled {
    /// The factor.
    pub factor_id: Uuid,
    /// Ten recovery codes, shown this once; absent if some already exist.
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
        let (key, step) = factors::given(self.secret.as_str(), self.code.as_str(), tx.now)?;
        let before = factors::mine(tx).await?;
        let name = self.name.as_ref().map_or(factors::CALLED, Name::as_str);
        let id = factors::enrol(tx, &key, name, step).await?;
        with_codes(tx, &before, id, ("totp", name), messages::authenticator_added(name, tx.now)).await
    }
}

/// Records an added factor: mails a notice, makes recovery codes if there are none, and renews this session's
/// secret.
async fn with_codes(
    tx: &mut Tx,
    before: &Factors,
    id: Uuid,
    (kind, name): (&str, &str),
    told: Words,
) -> Result<Recorded<Enrolled>> {
    accounts::tell(tx, told).await?;
    // An invited user who had to set this up first becomes a member now.
    invitations::go_on_joining(tx).await?;
    let recovery_codes = if before.codes_left() == 0 { Some(factors::renew_codes(tx).await?) } else { None };
    sessions::renew(tx, true).await?;
    let change = Change::of(id).after(json!({ "kind": kind, "name": name }));
    Ok(tx.record(change, Enrolled { factor_id: id, recovery_codes }))
}

input! {
    /// New recovery codes, which replace the old ones.
    pub struct RenewCodes {}
}

/// The answer to a renewal.
#[derive(Debug, Serialize, JsonSchema)]
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
        if !factors::mine(tx).await?.has_any() {
            return Err(Code::NotFound.into());
        }
        let recovery_codes = factors::renew_codes(tx).await?;
        accounts::tell(tx, messages::codes_renewed(tx.now)).await?;
        Ok(tx.record(Change::of(tx.person()), CodesRenewed { recovery_codes }))
    }
}

input! {
    /// The second factor to remove.
    pub struct RemoveFactor {
        /// Its id.
        factor_id: Uuid,
    }
}

/// The answer to a removal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FactorRemoved {
    /// The factor.
    pub factor_id: Uuid,
}

impl Action for RemoveFactor {
    const NAME: &'static str = "workspace.account.factor.remove";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Removes a second factor of one's own; the last one only where no role needs one.";
    type Output = FactorRemoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<FactorRemoved>> {
        let before = factors::mine(tx).await?;
        let enrolled = before.enrolled(tx)?;
        let gone = enrolled.iter().find(|it| it.id == self.factor_id);
        factors::remove(tx, self.factor_id).await?;
        if enrolled.len() == 1 && sessions::needs_second_factor(tx) {
            return Err(Code::MfaRequired.into());
        }
        if let Some(gone) = gone {
            accounts::tell(tx, messages::factor_removed(&gone.name, tx.now)).await?;
        }
        let change = Change::of(self.factor_id).before(json!({ "kind": gone.map(|it| &it.kind) }));
        Ok(tx.record(change, FactorRemoved { factor_id: self.factor_id }))
    }
}

input! {
    /// A new password.
    pub struct ChangePassword {
        /// The present one; absent where there is none.
        current: Option<Secret>,
        /// 12 to 128 characters that are not easy to guess.
        password: Secret,
    }
}

/// The answer of actions that end other sessions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionsEnded {
    /// True: every other session has ended.
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
        accounts::change_password(tx, self.password.as_str()).await?;
        Ok(tx.record(Change::of(tx.person()), SessionsEnded { signed_out: true }))
    }
}

input! {
    /// Mails the link that confirms one's own address again.
    pub struct SendConfirmation {}
}

/// The answer to sending it.
#[derive(Debug, Serialize, JsonSchema)]
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
        let email = accounts::mine(tx).await?.email;
        confirm::ask_again(tx).await?;
        Ok(tx.record(Change::of(tx.person()), ConfirmationSent { email }))
    }
}

input! {
    /// A new address.
    pub struct ChangeAddress {
        /// The new one. An address has one @ and a dot behind it, no space, comma or semicolon; it is kept in small letters.
        email: EmailGiven,
    }
}

/// The answer to a change of address.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AddressAsked {
    /// The new address. It becomes the account's after the mailed links are followed: the link to it, in a
    /// signed-in browser, and the link to the old address, if that was confirmed.
    pub email: String,
    /// True if it is already the account's: no mail goes out here, and the old address was not confirmed.
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
        let asked = change::ask(tx, &self.email.0).await?;
        let (email, is_set) = (asked.email, asked.is_set);
        Ok(tx.record(Change::of(tx.person()), AddressAsked { email, is_set }))
    }
}

input! {
    /// An input without fields.
    pub struct SignOutEverywhere {}
}

impl Action for SignOutEverywhere {
    const NAME: &'static str = "workspace.account.sign_out_everywhere";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Ends every other session of one's own, in every workspace.";
    type Output = SessionsEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SessionsEnded>> {
        accounts::end_other_sessions(tx).await?;
        Ok(tx.record(Change::of(tx.person()), SessionsEnded { signed_out: true }))
    }
}

input! {
    /// One's own account.
    pub struct OwnAccount {}
}

/// The ways in which a person signs in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccountShown {
    /// The current address, or the last one.
    pub email: String,
    /// When the address was confirmed.
    pub verified_at: Option<Instant>,
    /// Whether the account has a password.
    pub has_password: bool,
    /// Authenticators and passkeys, the oldest first.
    pub factors: Vec<FactorShown>,
    /// The number of unused recovery codes.
    pub recovery_codes_left: usize,
    /// The linked providers, the oldest first.
    pub identities: Vec<outside::IdentityShown>,
    /// An identity that a provider has just proved, to link.
    pub offered: Option<outside::IdentityShown>,
    /// The open recovery, if somebody stated that the second factor is lost.
    pub recovery: Option<Waiting>,
    /// When the PIN for this workspace's tills was set.
    pub pin_set_at: Option<Instant>,
    /// Whether a role of the person switches by a PIN.
    pub may_pin: bool,
    /// Whether the person must set up a second factor before anything else.
    pub lacks_factor: bool,
    /// Whether the person must choose a new password before anything else.
    pub owes_password: bool,
    /// Whether somebody else proved to own the address: the person must give another before anything else.
    pub lacks_address: bool,
    /// Whether mail goes out here: then a link confirms an address.
    pub mail_reaches: bool,
    /// Whether there is a proof from the last five minutes.
    pub is_fresh: bool,
}

/// A second factor, without its secret.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FactorShown {
    /// Its id.
    pub factor_id: Uuid,
    /// totp or passkey.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// When it was added.
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
    const SUMMARY: &'static str = "Shows how one signs in, without any secret.";
    type Output = AccountShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AccountShown> {
        let (it, factors) = (accounts::mine(tx).await?, factors::mine(tx).await?);
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
            is_fresh: sessions::is_fresh(tx),
        })
    }
}
