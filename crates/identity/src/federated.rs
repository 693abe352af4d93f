//! Signing in with another provider: OpenID Connect, or GitHub. A person goes there with a state and comes
//! back with a code.
//! Invariant: a person who comes back is known by issuer and subject, never by an e-mail address. A state
//! works once, in the browser that left with it. Nobody's account is linked but by themselves, signed in.

mod github;
mod openid;
pub mod probe_fixture;
mod resolve;

pub use crate::federated::resolve::{Arrived, Newcomer, arrive, join, newcomer, offer, settle, welcome};
pub use crate::federated::resolve::{Linked, mine, remove, take_offer};

use crate::invitations::Joining;
use crate::one_time_links::{self, Kind, New};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::code::Code;
use oauth2::RequestTokenError;
use platform::call::{Call, Credential, CredentialKind};
use platform::current::Current;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event};
use platform::outgoing::{Http, NoAnswer};
use platform::platform::Platform;
use platform::random::random;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// The protocol that a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// OpenID Connect.
    OpenId,
    /// OAuth 2 as GitHub has it.
    GitHub,
}

/// A provider as it was configured.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The part of our addresses that names it: `google`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The protocol it speaks.
    pub speaks: Speaks,
    /// The name it signs with: `https://accounts.google.com`.
    pub issuer: String,
    /// Our id at the provider.
    pub client_id: String,
    /// The secret that proves that id.
    pub client_secret: String,
    /// The scopes to ask for; empty: those that are needed.
    pub scopes: Vec<String>,
    /// A further CA to trust, PEM.
    pub ca: Option<Vec<u8>>,
    /// Whether its statement that more than one factor was given is believed.
    pub trusts_mfa: bool,
}

/// A provider that people can go to.
pub struct Provider {
    /// The part of our addresses that names it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The name it signs with.
    pub issuer: String,
    speaks: Speaks,
    client_id: String,
    scopes: Vec<String>,
    trusts_mfa: bool,
    keys: Current<Keys>,
    discovered: openid::Discovered,
}

/// The part of a provider that its files hold.
struct Keys {
    client_secret: String,
    http: Http,
}

impl Keys {
    fn of(setting: &Setting) -> std::result::Result<Keys, String> {
        let http = Http::new(setting.ca.as_deref())?;
        Ok(Keys { client_secret: setting.client_secret.clone(), http })
    }
}

/// The providers of this instance, in the order they were configured.
#[derive(Clone, Default)]
pub struct Providers(Arc<Vec<Provider>>);

impl Providers {
    /// Asks none of them anything yet: the program starts without them. Errors: settings that cannot be used,
    /// in words.
    pub fn new(settings: Vec<Setting>) -> std::result::Result<Providers, String> {
        let made: std::result::Result<Vec<Provider>, String> =
            settings.into_iter().map(Provider::new).collect();
        made.map(|all| Providers(Arc::new(all)))
    }

    /// Takes the secrets and CAs of these settings for those of before; who is on the way to a provider comes back by
    /// the new ones. Errors: a CA that cannot be used, in words; then none is replaced.
    pub fn replace_keys(&self, settings: &[Setting]) -> std::result::Result<(), String> {
        let keys: std::result::Result<Vec<Keys>, String> = settings.iter().map(Keys::of).collect();
        for (setting, keys) in settings.iter().zip(keys?) {
            if let Some(provider) = self.0.iter().find(|it| it.id == setting.id) {
                provider.keys.set(keys);
            }
        }
        Ok(())
    }

    /// The one of this id. Errors: `not_found`.
    pub fn named(&self, id: &str) -> Result<&Provider> {
        self.0.iter().find(|it| it.id == id).ok_or_else(|| Code::NotFound.into())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    /// The name of an issuer's provider; the issuer's host where it is no longer configured.
    pub fn called(&self, issuer: &str) -> String {
        let known = self.0.iter().find(|it| it.issuer == issuer).map(|it| it.name.clone());
        known.unwrap_or_else(|| issuer.trim_start_matches("https://").to_owned())
    }
}

impl Provider {
    fn new(of: Setting) -> std::result::Result<Provider, String> {
        let needed: &[&str] = match of.speaks {
            Speaks::OpenId => &["openid", "email", "profile"],
            Speaks::GitHub => &["read:user", "user:email"],
        };
        let keys = Current::new(Keys::of(&of)?);
        let scopes = match of.scopes.is_empty() {
            true => needed.iter().map(|it| (*it).to_owned()).collect(),
            false => of.scopes,
        };
        Ok(Provider {
            id: of.id,
            name: of.name,
            issuer: of.issuer,
            speaks: of.speaks,
            client_id: of.client_id,
            scopes,
            trusts_mfa: of.trusts_mfa,
            keys,
            discovered: openid::Discovered::default(),
        })
    }
}

/// Why a person does not come in by a provider; the cause is for the log.
#[derive(Debug)]
pub enum Trouble {
    /// It does not answer, or does not answer as a provider does.
    Away(String),
    /// The answer cannot be believed.
    Untrue(String),
    /// The person did not agree there.
    Declined,
    /// An error of this program, or a refusal.
    Other(Error),
}

impl Trouble {
    fn away(cause: impl std::fmt::Display) -> Trouble {
        Trouble::Away(cause.to_string())
    }

    fn untrue(cause: impl std::fmt::Display) -> Trouble {
        Trouble::Untrue(cause.to_string())
    }

    /// An error while asking for the token: no answer is one case, an answer without a token another.
    fn of_request<T: oauth2::ErrorResponse>(why: RequestTokenError<NoAnswer, T>) -> Trouble {
        match why {
            RequestTokenError::Request(cause) => Trouble::away(cause),
            // Of an error answer only its code is kept: the rest may be anybody's text.
            RequestTokenError::ServerResponse(_) => Trouble::untrue("the code was refused"),
            other => Trouble::untrue(other),
        }
    }
}

impl<E: Into<Error>> From<E> for Trouble {
    fn from(cause: E) -> Trouble {
        Trouble::Other(cause.into())
    }
}

/// The identity of a person at a provider, proved just now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person's id there.
    pub subject: String,
    /// The address it has for them; nothing is decided by it.
    pub email: String,
    /// Whether it confirmed that the address is theirs.
    pub is_verified: bool,
    /// What it calls them.
    pub name: String,
    /// More than one factor was given, and the provider's statement on that is believed.
    pub second_factor: bool,
}

/// What a person goes to a provider for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Errand {
    /// To sign in.
    Enter {
        /// Where they want to go after that.
        to: String,
        /// The form that waits, as hidden fields hold it.
        waiting: Vec<(String, String)>,
    },
    /// To link their identity there with their account here.
    Link(Linking),
    /// To join the workspace they were invited to.
    Join(Joining),
}

/// A signed-in person who wants to link an identity.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Linking {
    /// Who.
    pub person: Uuid,
    /// In which workspace.
    pub slug: String,
}

/// A trip to a provider and back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trip {
    provider: String,
    verifier: String,
    nonce: String,
    /// What for.
    pub errand: Errand,
}

/// What a browser came back with.
pub struct Returned<'a> {
    /// The code for its token.
    pub code: &'a str,
    /// The issuer as the answer names it; empty where it names none (RFC 9207).
    pub issuer: &'a str,
}

/// The address to which people come back, exactly as it is registered at the provider.
fn redirect(provider: &Provider, host: &str) -> String {
    format!("https://{host}/sign-in/with/{}/back", provider.id)
}

/// Sends this browser to a provider: gives the address there. Errors: the provider is away.
pub async fn leave(
    platform: &Platform,
    call: &Call,
    provider: &Provider,
    host: &str,
    browser: [u8; 32],
    errand: Errand,
) -> std::result::Result<String, Trouble> {
    let trip = Trip {
        provider: provider.id.clone(),
        verifier: URL_SAFE_NO_PAD.encode(random::<32>()?),
        nonce: URL_SAFE_NO_PAD.encode(random::<32>()?),
        errand,
    };
    let note = serde_json::to_string(&trip).map_err(Error::internal)?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let new = New { kind: Kind::Outside, person: NOBODY, browser: Some(browser), note: Some(&note) };
    let (state, _) = one_time_links::make(&guard, call, &new).await?;
    guard.commit().await?;
    let redirect = redirect(provider, host);
    match provider.speaks {
        Speaks::OpenId => openid::leave(provider, &trip, &redirect, state).await,
        Speaks::GitHub => github::leave(provider, &trip, &redirect, state),
    }
}

/// Spends the state of a trip. Errors: `link_used` where it belongs to another browser or provider, was used,
/// or is too old.
pub async fn returned(
    platform: &Platform,
    call: &Call,
    provider: &Provider,
    browser: Option<[u8; 32]>,
    state: &str,
) -> Result<Trip> {
    let claim = Credential::parse(CredentialKind::Session, state).ok_or(Code::LinkUsed)?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let looked = async {
        // It belongs to another browser or was used: a holder of somebody else's state learns nothing more of
        // it.
        let found = one_time_links::look(&guard, call, Kind::Outside, &claim, browser).await;
        let found = found.map_err(|error| match error.refusal() {
            Some(_) => Error::from(Code::LinkUsed),
            None => error,
        })?;
        let note = found.note.as_deref().unwrap_or_default();
        let trip: Trip = serde_json::from_str(note).map_err(Error::internal)?;
        if trip.provider != provider.id {
            return Err(Code::LinkUsed.into());
        }
        one_time_links::spend(&guard, call, &found).await.map(|()| trip)
    };
    match looked.await {
        Ok(trip) => guard.commit().await.map(|()| trip),
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

/// The identity of a person who came back from a trip whose state was spent just now. An answer that is not
/// believed is logged. Errors: see `Trouble`.
pub async fn meet(
    platform: &Platform,
    call: &Call,
    provider: &Provider,
    host: &str,
    trip: &Trip,
    back: &Returned<'_>,
) -> std::result::Result<Identity, Trouble> {
    let redirect = redirect(provider, host);
    let met = if !back.issuer.is_empty() && back.issuer != provider.issuer {
        Err(Trouble::untrue("the answer names another issuer"))
    } else {
        match provider.speaks {
            Speaks::OpenId => openid::meet(provider, trip, &redirect, back, call.now).await,
            Speaks::GitHub => github::meet(provider, trip, &redirect, back).await,
        }
    };
    let met = met.and_then(|it| is_kept_whole(&it).map(|()| it));
    if let Err(Trouble::Untrue(cause)) = &met {
        tracing::warn!(provider = provider.id, cause, "what a provider sent back was not believed");
        let code = Some(Code::SignInRequired.as_str());
        let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
        write_event(&guard, call, INSTANCE, "workspace.session.open", None, code).await?;
        guard.commit().await?;
    }
    met
}

/// A subject is at most 255 characters (OpenID Connect Core, section 8); an empty one is nobody.
fn is_kept_whole(it: &Identity) -> std::result::Result<(), Trouble> {
    if (1..=255).contains(&it.subject.chars().count()) && !it.subject.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Trouble::untrue("a subject that is none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(id: &str, secret: &str, ca: Option<&[u8]>) -> Setting {
        Setting {
            id: id.to_owned(),
            name: "Hub".to_owned(),
            speaks: Speaks::OpenId,
            issuer: format!("https://{id}.example"),
            client_id: "shop".to_owned(),
            client_secret: secret.to_owned(),
            scopes: Vec::new(),
            ca: ca.map(<[u8]>::to_vec),
            trusts_mfa: false,
        }
    }

    #[test]
    fn the_keys_of_providers_are_replaced_together_or_not_at_all() {
        let all = |secret: &str| vec![setting("hub", secret, None), setting("pass", secret, None)];
        let providers = Providers::new(all("old")).expect("settings");
        let secrets = || providers.iter().map(|it| it.keys.get().client_secret.clone()).collect::<Vec<_>>();
        providers.replace_keys(&all("new")).expect("keys");
        assert_eq!(secrets(), ["new", "new"]);
        let wrong: &[u8] = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        let newest = [setting("hub", "newest", None), setting("pass", "newest", Some(wrong))];
        assert!(providers.replace_keys(&newest).is_err());
        assert_eq!(secrets(), ["new", "new"]);
    }
}
