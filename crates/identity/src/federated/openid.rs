//! A provider that speaks OpenID Connect: what it says of itself, and what its id_token proves.
//! Invariant: an id_token counts only when the issuer configured here signed it for us, for this very sign-in
//! and for now.

use super::{Identity, Provider, Returned, Trip, Trouble};
use jiff::Timestamp;
use oauth2::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, PkceCodeChallenge, RedirectUrl, Scope,
};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreGrantType, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AdditionalProviderMetadata, ClaimsVerificationError, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier, ProviderMetadata, SignatureVerificationError,
    TokenResponse,
};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant as Tick, SystemTime};

/// How long a provider's description of itself is kept.
const KEPT: Duration = Duration::from_secs(3600);
/// How long a provider that was away is not asked again: otherwise everybody would wait for it in turn.
const AWAY: Duration = Duration::from_secs(10);
/// The signatures that are accepted: never none, never one made with a shared secret.
const SIGNATURES: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// The values of `acr` that mean more than one factor, by the names in use.
const MANY_FACTORS: [&str; 2] =
    ["http://schemas.openid.net/pape/policies/2007/06/multi-factor", "https://refeds.org/profile/mfa"];

/// The fields of discovery that the library does not know.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(super) struct Further {
    /// Every answer names its issuer (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for Further {}

pub(super) type ProviderFacts = ProviderMetadata<
    Further,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// None of the fields that the library does not know.
pub(super) fn further() -> Further {
    Further { authorization_response_iss_parameter_supported: false }
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider's description of itself, and when it was given; no description where the provider was away.
#[derive(Default)]
pub(super) struct Discovered(tokio::sync::Mutex<Option<(Tick, Option<ProviderFacts>)>>);

impl Discovered {
    /// The stored description, if it is recent enough; otherwise a new one from the provider. Errors: it is
    /// away.
    async fn get(&self, provider: &Provider, oldest: Duration) -> Result<ProviderFacts, Trouble> {
        let mut kept = self.0.lock().await;
        match kept.as_ref() {
            Some((at, Some(said))) if at.elapsed() < oldest => return Ok(said.clone()),
            Some((at, None)) if at.elapsed() < AWAY => return Err(Trouble::away("it was away just now")),
            _ => {}
        }
        let said = discover(provider).await;
        *kept = Some((Tick::now(), said.as_ref().ok().cloned()));
        said
    }
}

async fn discover(provider: &Provider) -> Result<ProviderFacts, Trouble> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(Trouble::away)?;
    let keys = provider.keys.get();
    let said = ProviderFacts::discover_async(issuer, &keys.http).await.map_err(Trouble::away)?;
    if said.authorization_endpoint().url().scheme() != "https" {
        return Err(Trouble::away("its page to sign in is not served by https"));
    }
    Ok(said)
}

fn client(provider: &Provider, said: &ProviderFacts, redirect: &str) -> Result<Client, Trouble> {
    let secret = ClientSecret::new(provider.keys.get().client_secret.clone());
    let client = CoreClient::from_provider_metadata(
        said.clone(),
        ClientId::new(provider.client_id.clone()),
        Some(secret),
    )
    .set_redirect_uri(RedirectUrl::new(redirect.to_owned()).map_err(Trouble::away)?);
    // Basic is the default where the provider names no method (OpenID Connect Discovery, section 3).
    let ways = said.token_endpoint_auth_methods_supported();
    let takes = |way| ways.is_some_and(|ways| ways.contains(&way));
    let by_body =
        takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
    Ok(client.set_auth_type(if by_body { AuthType::RequestBody } else { AuthType::BasicAuth }))
}

/// Where a person goes to sign in. Errors: the provider is away.
pub(super) async fn leave(
    provider: &Provider,
    trip: &Trip,
    redirect: &str,
    state: String,
) -> Result<String, Trouble> {
    let said = provider.discovered.get(provider, KEPT).await?;
    let client = client(provider, &said, redirect)?;
    let nonce = trip.nonce.clone();
    let verifier = PkceCodeVerifier::new(trip.verifier.clone());
    let request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .add_scopes(provider.scopes.iter().filter(|it| *it != "openid").cloned().map(Scope::new))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    Ok(request.url().0.to_string())
}

/// The identity of a person who came back. Errors: the provider is away, or its answer cannot be believed.
pub(super) async fn meet(
    provider: &Provider,
    trip: &Trip,
    redirect: &str,
    back: &Returned<'_>,
    now: Timestamp,
) -> Result<Identity, Trouble> {
    let said = provider.discovered.get(provider, KEPT).await?;
    if said.additional_metadata().authorization_response_iss_parameter_supported && back.issuer.is_empty() {
        return Err(Trouble::untrue("the answer does not name its issuer"));
    }
    let (of, keys) = (client(provider, &said, redirect)?, provider.keys.get());
    let answer = of
        .exchange_code(AuthorizationCode::new(back.code.to_owned()))
        .map_err(Trouble::untrue)?
        .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()))
        .request_async(&keys.http)
        .await
        .map_err(Trouble::of_request)?;
    let token = answer.id_token().ok_or_else(|| Trouble::untrue("no id_token came"))?;
    let nonce = Nonce::new(trip.nonce.clone());
    let claims = match believed(&of, token, &nonce, now) {
        Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
            // The provider has taken a new key since it was asked last.
            let said = provider.discovered.get(provider, Duration::ZERO).await?;
            believed(&client(provider, &said, redirect)?, token, &nonce, now).map_err(Trouble::untrue)?
        }
        judged => judged.map_err(Trouble::untrue)?,
    };
    let told = match claims.email() {
        Some(_) => None,
        None => asked(&of, provider, &claims, &answer).await?,
    };
    Ok(identity(provider, &claims, told.as_ref()))
}

/// The claims of a token that the issuer signed, for us, for this sign-in, and that has not ended.
fn believed(
    client: &Client,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || SystemTime::from(now).into());
    token.claims(&verifier, nonce).cloned()
}

/// Judges the tokens of a provider, for a check that has no sign-in under way.
pub(super) struct Judge(Client);

impl Judge {
    /// Errors: settings that cannot be used.
    pub fn of(provider: &Provider, said: &ProviderFacts) -> Result<Judge, Trouble> {
        client(provider, said, &format!("{}/back", provider.issuer)).map(Judge)
    }

    /// Whether a token would let in.
    pub(super) fn believes(&self, token: &str, nonce: &str, now: Timestamp) -> bool {
        let token = token.parse::<CoreIdToken>();
        token.is_ok_and(|token| believed(&self.0, &token, &Nonce::new(nonce.to_owned()), now).is_ok())
    }
}

/// Asks the provider about the same subject where its token lacks claims.
async fn asked(
    client: &Client,
    provider: &Provider,
    claims: &CoreIdTokenClaims,
    answer: &CoreTokenResponse,
) -> Result<Option<CoreUserInfoClaims>, Trouble> {
    let Ok(request) = client.user_info(answer.access_token().clone(), Some(claims.subject().clone())) else {
        return Ok(None);
    };
    request.request_async(&provider.keys.get().http).await.map(Some).map_err(Trouble::untrue)
}

fn identity(provider: &Provider, claims: &CoreIdTokenClaims, told: Option<&CoreUserInfoClaims>) -> Identity {
    let email = claims.email().or_else(|| told.and_then(|it| it.email()));
    // A statement about an address counts only for that address.
    let verified = match claims.email() {
        Some(_) => claims.email_verified(),
        None => told.and_then(|it| it.email_verified()),
    };
    let name = claims.name().or_else(|| told.and_then(|it| it.name())).and_then(|name| name.get(None));
    let by_method = claims.auth_method_refs().is_some_and(|all| all.iter().any(|one| one.as_str() == "mfa"));
    let by_class = claims.auth_context_ref().is_some_and(|one| MANY_FACTORS.contains(&one.as_str()));
    Identity {
        issuer: provider.issuer.clone(),
        subject: claims.subject().to_string(),
        email: email.map(|it| it.to_string()).unwrap_or_default(),
        is_verified: verified.unwrap_or(false),
        name: name.map(|it| it.to_string()).unwrap_or_default(),
        second_factor: provider.trusts_mfa && (by_method || by_class),
    }
}
