//! GitHub, which speaks OAuth 2 without an id_token: this program asks it whose code it is.
//! Invariant: a person is known by their number there, which stays when their name changes. An address counts
//! as theirs only where GitHub says that it is confirmed.

use super::{Identity, Provider, Returned, Trip, Trouble};
use oauth2::basic::BasicClient;
use oauth2::http::header::{ACCEPT, AUTHORIZATION};
use oauth2::http::{Request, StatusCode};
use oauth2::{
    AsyncHttpClient, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet,
    EndpointSet, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse, TokenUrl,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The public one; any other issuer is a GitHub Enterprise Server, which has its API below its own name.
pub(super) const PUBLIC: &str = "https://github.com";

type Client = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

#[derive(Deserialize)]
struct User {
    id: u64,
    login: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Email {
    email: String,
    primary: bool,
    verified: bool,
}

fn client(provider: &Provider, redirect: &str) -> Result<Client, Trouble> {
    let at = |path: &str| format!("{}{path}", provider.issuer);
    Ok(BasicClient::new(ClientId::new(provider.client_id.clone()))
        .set_client_secret(ClientSecret::new(provider.keys.get().client_secret.clone()))
        .set_auth_uri(AuthUrl::new(at("/login/oauth/authorize")).map_err(Trouble::away)?)
        .set_token_uri(TokenUrl::new(at("/login/oauth/access_token")).map_err(Trouble::away)?)
        .set_redirect_uri(RedirectUrl::new(redirect.to_owned()).map_err(Trouble::away)?))
}

/// Where a person goes to sign in. Errors: settings that make no address.
pub(super) fn leave(
    provider: &Provider,
    trip: &Trip,
    redirect: &str,
    state: String,
) -> Result<String, Trouble> {
    let verifier = PkceCodeVerifier::new(trip.verifier.clone());
    let client = client(provider, redirect)?;
    let request = client
        .authorize_url(move || CsrfToken::new(state))
        .add_scopes(provider.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    Ok(request.url().0.to_string())
}

/// The identity of a person who came back. Errors: GitHub is away, or does not know the code.
pub(super) async fn meet(
    provider: &Provider,
    trip: &Trip,
    redirect: &str,
    back: &Returned<'_>,
) -> Result<Identity, Trouble> {
    let keys = provider.keys.get();
    let answer = client(provider, redirect)?
        .exchange_code(AuthorizationCode::new(back.code.to_owned()))
        .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()))
        .request_async(&keys.http)
        .await
        .map_err(Trouble::of_request)?;
    let token = answer.access_token().secret();
    let user: User = asked(provider, "/user", token).await?;
    let emails: Vec<Email> = asked(provider, "/user/emails", token).await?;
    let chosen = emails.iter().find(|it| it.primary);
    Ok(Identity {
        issuer: provider.issuer.clone(),
        subject: user.id.to_string(),
        email: chosen.map(|it| it.email.clone()).unwrap_or_default(),
        is_verified: chosen.is_some_and(|it| it.verified),
        name: user.name.unwrap_or(user.login),
        second_factor: false,
    })
}

async fn asked<T: DeserializeOwned>(provider: &Provider, path: &str, token: &str) -> Result<T, Trouble> {
    let api = match provider.issuer.as_str() {
        PUBLIC => "https://api.github.com".to_owned(),
        other => format!("{other}/api/v3"),
    };
    let request = Request::get(format!("{api}{path}"))
        .header(ACCEPT, "application/vnd.github+json")
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .body(Vec::new())
        .map_err(Trouble::untrue)?;
    let answer = provider.keys.get().http.call(request).await.map_err(Trouble::away)?;
    if answer.status() != StatusCode::OK {
        return Err(Trouble::away(format!("{path} was answered with {}", answer.status())));
    }
    serde_json::from_slice(answer.body()).map_err(Trouble::untrue)
}
