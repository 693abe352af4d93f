//! One order at a CA (RFC 8555): the program proves each name by TLS-ALPN-01 (RFC 8737) and gets a
//! certificate.
//! Invariant: each order has its own key, which never leaves this program; no error message holds a secret.

use super::shown::Shown;
use rcgen::{CertificateParams, DistinguishedName, KeyPair};
use rustls::ClientConfig;
use rustls_acme::acme::{
    Account, AcmeError, Auth, AuthStatus, ChallengeType, Directory, Identifier, Order, OrderStatus,
};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// How often the program repeats a request whose nonce the CA found too old (RFC 8555, section 6.5).
const TRIES: usize = 4;
/// Longest error message.
const REASON: usize = 300;

/// A CA and our contact there.
#[derive(Clone)]
pub struct Ca {
    /// How it is reached.
    pub client: Arc<ClientConfig>,
    /// Its directory.
    pub directory: String,
    /// Whom the CA may write to, as `mailto:`.
    pub contact: Vec<String>,
}

/// Gives key and chain as PEM. Errors: why no certificate came, in words.
pub async fn order(ca: &Ca, names: &[String], account: &[u8], shown: &Shown) -> Result<String, String> {
    let directory = Directory::discover(&ca.client, &ca.directory).await.map_err(|why| told(&why))?;
    let account =
        again(|| Account::create_with_keypair(&ca.client, directory.clone(), &ca.contact, account)).await?;
    let (url, mut order) = again(|| account.new_order(&ca.client, names.to_vec())).await?;
    for authorization in &order.authorizations {
        prove(ca, &account, authorization, shown).await?;
    }
    let (key, request) = request(names)?;
    for n in 0.. {
        order = match &order.status {
            OrderStatus::Valid { certificate } => {
                let chain = again(|| account.certificate(&ca.client, certificate)).await?;
                return Ok(format!("{}\n{chain}", key.serialize_pem()));
            }
            OrderStatus::Invalid => return Err(refused(&order)),
            OrderStatus::Ready => again(|| account.finalize(&ca.client, &order.finalize, &request)).await?,
            OrderStatus::Pending | OrderStatus::Processing => {
                pause(n).await;
                again(|| account.order(&ca.client, &url)).await?
            }
        };
    }
    Err("the CA did not end the order".to_owned())
}

/// Proves one name, unless the CA knows the proof of an earlier order.
async fn prove(ca: &Ca, account: &Account, url: &str, shown: &Shown) -> Result<(), String> {
    let mut asked = again(|| account.auth(&ca.client, url)).await?;
    if !matches!(asked.status, AuthStatus::Pending) {
        return judged(&asked);
    }
    let Identifier::Dns(name) = asked.identifier.clone();
    let (challenge, proof) =
        account.tls_alpn_01(&asked.challenges, name.clone()).map_err(|why| told(&why))?;
    let _proving = shown.prove(name, proof);
    again(|| account.challenge(&ca.client, &challenge.url)).await?;
    for n in 0.. {
        pause(n).await;
        asked = again(|| account.auth(&ca.client, url)).await?;
        if !matches!(asked.status, AuthStatus::Pending) {
            break;
        }
    }
    judged(&asked)
}

fn judged(asked: &Auth) -> Result<(), String> {
    if matches!(asked.status, AuthStatus::Valid) {
        return Ok(());
    }
    let Identifier::Dns(name) = &asked.identifier;
    let tried = asked.challenges.iter().filter(|it| it.typ == ChallengeType::TlsAlpn01);
    let reason = tried.filter_map(|it| it.error.as_ref()?.detail.clone()).next();
    Err(plain(&format!("{name} was not proved to be ours: {}", reason.unwrap_or_default())))
}

fn refused(order: &Order) -> String {
    let reason = order.error.as_ref().and_then(|it| it.detail.clone());
    plain(&format!("the CA refused the order: {}", reason.unwrap_or_default()))
}

/// A fresh key and the certificate request for it.
fn request(names: &[String]) -> Result<(KeyPair, Vec<u8>), String> {
    let made = || {
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = DistinguishedName::new();
        let key = KeyPair::generate()?;
        let request = params.serialize_request(&key)?.der().to_vec();
        Ok((key, request))
    };
    made().map_err(|why: rcgen::Error| why.to_string())
}

async fn pause(n: u32) {
    tokio::time::sleep(Duration::from_millis(500 << n.min(4))).await;
}

/// Repeats a request whose nonce is too old, each time with a fresh nonce.
async fn again<T, F>(mut ask: impl FnMut() -> F) -> Result<T, String>
where
    F: Future<Output = Result<T, AcmeError>>,
{
    for _ in 1..TRIES {
        match ask().await {
            Err(why) if why.to_string().contains("acme:error:badNonce") => {}
            other => return other.map_err(|why| told(&why)),
        }
    }
    ask().await.map_err(|why| told(&why))
}

/// The CA's own description of the problem, where it sends one; otherwise the error's words.
fn told(why: &AcmeError) -> String {
    let text = why.to_string().replace("\\n", " ").replace("\\\"", "\"");
    let said = text.find('{').zip(text.rfind('}')).and_then(|(from, to)| {
        let problem: serde_json::Value = serde_json::from_str(text.get(from..=to)?).ok()?;
        Some(format!("the CA says: {}", problem["detail"].as_str()?))
    });
    plain(&said.unwrap_or(text))
}

/// One short line: it goes to the log and to a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(REASON).collect()
}
