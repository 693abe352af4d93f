//! Two providers of the tests' own, over TLS on this machine: one of OpenID Connect that can be made to lie,
//! and GitHub's three addresses.
//! Invariant: they hold a client to the rules (PKCE, redirect, secret, a code once), and sign with their own
//! key.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as B64};
use identity::federated::{Setting, Speaks};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use testing::over_tls;

pub const CLIENT: &str = "shop";
pub const SECRET: &str = "a secret of the shop's";

/// The fault of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    Nothing,
    Nonce,
    Issuer,
    Audience,
    FurtherAudience,
    Unsigned,
    SharedSecret,
    OtherKey,
    Expired,
    NoToken,
    /// Faults of its own description: endless, of another place, late, of another name, or with a promise
    /// that is not kept.
    Huge,
    Elsewhere,
    Late,
    Renamed,
    Promises,
}

/// A person at the provider.
#[derive(Debug, Clone)]
pub struct Who {
    pub subject: &'static str,
    pub email: &'static str,
    pub verified: bool,
    pub amr: &'static [&'static str],
}

/// A person with a confirmed address.
pub fn who(subject: &'static str, email: &'static str) -> Who {
    Who { subject, email, verified: true, amr: &["pwd"] }
}

struct Code {
    challenge: String,
    nonce: String,
    redirect: String,
    who: Who,
}

#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    ca: Vec<u8>,
    key: Arc<Mutex<(String, Arc<EcdsaKeyPair>)>>,
    codes: Arc<Mutex<HashMap<String, Code>>>,
    lie: Arc<Mutex<Lie>>,
}

/// The pairs of an address's query or of a form.
pub fn pairs(text: &str) -> HashMap<String, String> {
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    serde_urlencoded::from_str(query).expect("pairs")
}

fn key() -> Arc<EcdsaKeyPair> {
    let random = SystemRandom::new();
    let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
    Arc::new(EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).expect("a key"))
}

impl Provider {
    /// Serves until the test is over.
    pub async fn start() -> Provider {
        Provider::under("").await
    }

    /// The same, at a path of its host.
    pub async fn under(path: &str) -> Provider {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let provider = Provider {
            issuer: format!("https://localhost:{}{path}", listener.local_addr().expect("an address").port()),
            ca: made.cert.pem().into_bytes(),
            key: Arc::new(Mutex::new(("one".to_owned(), key()))),
            codes: Arc::default(),
            lie: Arc::new(Mutex::new(Lie::Nothing)),
        };
        let routes = match path {
            "" => provider.routes(),
            path => Router::new().nest(path, provider.routes()),
        };
        over_tls::serve(listener, &provider.ca, made.signing_key.serialize_pem().as_bytes(), routes);
        provider
    }

    fn routes(&self) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(said))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/login/oauth/access_token", post(github_token))
            .route("/api/v3/user", get(github_user))
            .route("/api/v3/user/emails", get(github_emails))
            .with_state(self.clone())
    }

    pub fn setting(&self, id: &str, name: &str, speaks: Speaks) -> Setting {
        Setting {
            id: id.to_owned(),
            name: name.to_owned(),
            speaks,
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            scopes: Vec::new(),
            ca: Some(self.ca.clone()),
            trusts_mfa: false,
        }
    }

    /// Signs with a new key from now on, and no longer shows the old one.
    pub fn takes_a_new_key(&self) {
        *self.key.lock().expect("alone") = ("two".to_owned(), key());
    }

    fn key(&self) -> (String, Arc<EcdsaKeyPair>) {
        self.key.lock().expect("alone").clone()
    }

    fn lie(&self) -> Lie {
        *self.lie.lock().expect("alone")
    }

    pub fn lies(&self, lie: Lie) {
        *self.lie.lock().expect("alone") = lie;
    }

    /// A person signs in there after coming by this address: the parameters with which their browser is sent
    /// back.
    pub fn agree(&self, there: &str, who: Who) -> String {
        assert!(there.starts_with(&format!("{}/", self.issuer)), "{there}");
        let asked = pairs(there);
        assert_eq!(
            (asked["code_challenge_method"].as_str(), asked["response_type"].as_str()),
            ("S256", "code")
        );
        let mut codes = self.codes.lock().expect("alone");
        let code = format!("code-{}", codes.len());
        let kept = Code {
            challenge: asked["code_challenge"].clone(),
            nonce: asked.get("nonce").cloned().unwrap_or_default(),
            redirect: asked["redirect_uri"].clone(),
            who,
        };
        codes.insert(code.clone(), kept);
        serde_urlencoded::to_string([("code", &code), ("state", &asked["state"])]).expect("a query")
    }

    /// Takes a code once, from its client only.
    fn take(&self, form: &HashMap<String, String>) -> Option<Code> {
        let code = self.codes.lock().expect("alone").remove(&form["code"])?;
        let challenge = B64.encode(Sha256::digest(form["code_verifier"].as_bytes()));
        (challenge == code.challenge && form["redirect_uri"] == code.redirect).then_some(code)
    }

    fn signed(&self, claims: &Value, alg: &str, key: &EcdsaKeyPair) -> String {
        let part = |it: &Value| B64.encode(it.to_string());
        let text =
            format!("{}.{}", part(&json!({ "alg": alg, "typ": "JWT", "kid": self.key().0 })), part(claims));
        let signature = match alg {
            "none" => String::new(),
            "HS256" => {
                let shared = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
                B64.encode(ring::hmac::sign(&shared, text.as_bytes()))
            }
            _ => B64.encode(key.sign(&SystemRandom::new(), text.as_bytes()).expect("signed")),
        };
        format!("{text}.{signature}")
    }

    fn id_token(&self, code: &Code, lie: Lie) -> String {
        let now = crate::browser::now().as_second();
        let when = |is: bool, lie: Value, truth: Value| if is { lie } else { truth };
        let claims = json!({
            "iss": when(lie == Lie::Issuer, json!("https://other.example"), json!(self.issuer)),
            "aud": match lie {
                Lie::Audience => json!("another"),
                Lie::FurtherAudience => json!([CLIENT, "another"]),
                _ => json!(CLIENT),
            },
            "nonce": when(lie == Lie::Nonce, json!("another"), json!(code.nonce)),
            "exp": when(lie == Lie::Expired, json!(now - 1), json!(now + 300)),
            "iat": now - 5,
            "sub": code.who.subject,
            "email": code.who.email,
            "email_verified": code.who.verified,
            "name": "Asha Varkey",
            "amr": code.who.amr,
        });
        let (alg, key) = match lie {
            Lie::Unsigned => ("none", self.key().1),
            Lie::SharedSecret => ("HS256", self.key().1),
            Lie::OtherKey => ("ES256", key()),
            _ => ("ES256", self.key().1),
        };
        self.signed(&claims, alg, &key)
    }
}

async fn said(State(of): State<Provider>, request: Request) -> Response {
    let at = |path: &str| format!("{}{path}", of.issuer);
    let lie = of.lie();
    if lie == Lie::Late {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    }
    if lie == Lie::Elsewhere && request.uri().query().is_none() {
        return Redirect::temporary("/.well-known/openid-configuration?there").into_response();
    }
    let issuer: &str = if lie == Lie::Renamed { "https://other.example" } else { &of.issuer };
    let said = json!({
        "issuer": issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // It lists algorithms that a client must not accept.
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
        "authorization_response_iss_parameter_supported": lie == Lie::Promises,
        "op_policy_uri": format!("https://hub.example/{}", "x".repeat(if lie == Lie::Huge { 70_000 } else { 1 })),
    });
    Json(said).into_response()
}

async fn keys(State(of): State<Provider>) -> Json<Value> {
    let (kid, key) = of.key();
    let point = key.public_key().as_ref();
    let (x, y) = (B64.encode(&point[1..33]), B64.encode(&point[33..65]));
    Json(
        json!({ "keys": [{ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, "x": x, "y": y }] }),
    )
}

async fn form(request: Request) -> (HeaderMap, HashMap<String, String>) {
    let headers = request.headers().clone();
    let bytes = axum::body::to_bytes(request.into_body(), 1 << 16).await.expect("a form");
    (headers, pairs(&String::from_utf8_lossy(&bytes)))
}

type Answer = (axum::http::StatusCode, Json<Value>);

fn refused() -> Answer {
    (axum::http::StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })))
}

async fn token(State(of): State<Provider>, request: Request) -> Answer {
    let (headers, form) = form(request).await;
    let right = format!(
        "Basic {}",
        STANDARD.encode(format!("{CLIENT}:{}", SECRET.replace(' ', "+").replace('\'', "%27")))
    );
    assert_eq!(headers["authorization"], right);
    let Some(code) = of.take(&form) else { return refused() };
    let lie = of.lie();
    let mut answer = json!({ "access_token": "t", "token_type": "Bearer" });
    if lie != Lie::NoToken {
        answer["id_token"] = of.id_token(&code, lie).into();
    }
    (axum::http::StatusCode::OK, Json(answer))
}

// ---- GitHub ----

async fn github_token(State(of): State<Provider>, request: Request) -> Answer {
    let (_, form) = form(request).await;
    let Some(code) = of.take(&form) else {
        // GitHub answers a wrong code with 200.
        return (axum::http::StatusCode::OK, Json(json!({ "error": "bad_verification_code" })));
    };
    let token = serde_json::to_string(&[code.who.subject, code.who.email]).expect("JSON");
    let token = format!("{}.{}", B64.encode(token), code.who.verified);
    (
        axum::http::StatusCode::OK,
        Json(json!({ "access_token": token, "token_type": "bearer", "scope": "user:email" })),
    )
}

fn bearer(headers: &HeaderMap) -> (Vec<String>, bool) {
    assert_eq!(headers["user-agent"], "steelyard");
    let token = headers["authorization"].to_str().expect("text").trim_start_matches("Bearer ");
    let (who, verified) = token.split_once('.').expect("ours");
    (serde_json::from_slice(&B64.decode(who).expect("ours")).expect("ours"), verified == "true")
}

async fn github_user(headers: HeaderMap) -> Json<Value> {
    let (who, _) = bearer(&headers);
    Json(json!({ "id": who[0].parse::<u64>().expect("a number"), "login": "asha", "name": null }))
}

async fn github_emails(headers: HeaderMap) -> Json<Value> {
    let (who, verified) = bearer(&headers);
    Json(json!([
        { "email": "old@hub.example", "primary": false, "verified": true },
        { "email": who[1], "primary": true, "verified": verified },
    ]))
}
