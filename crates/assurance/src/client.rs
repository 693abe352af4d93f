//! The client of the checks: HTTPS to the running program's own socket, one request after the other.
//! Invariant: the client accepts any certificate, so that the other checks still run; only `tls-min` judges
//! it.

use crate::probe::Broken;
use crate::world::Served;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, SignatureScheme};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Longest time for one exchange. A call waits up to ten seconds for its turn (`platform::admission`) before its
/// work begins, and a busy machine breaks no promise.
const LONGEST: Duration = Duration::from_secs(30);
const TOO_MANY: u16 = 429;
/// Longest wait after a 429 before the client asks again: a longer one means more than a full minute.
const PATIENCE: Duration = Duration::from_secs(2);
/// Largest answer it reads: an export of twenty thousand events with their proofs, and some more.
const LARGEST: usize = 64 * 1024 * 1024;

/// One answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// A header's text, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The wait that a 429 asks for.
    fn wait(&self) -> Option<Duration> {
        let seconds = self.header("retry-after").parse().ok();
        seconds.filter(|_| self.status == TOO_MANY).map(Duration::from_secs)
    }

    /// The code of a refusal.
    pub fn code(&self) -> String {
        let problem: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        problem["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A connection to the running program.
pub struct Client {
    host: String,
    sender: SendRequest<Full<Bytes>>,
    _driving: JoinSet<Result<(), hyper::Error>>,
}

impl Client {
    pub(crate) async fn connect(served: &Served) -> Result<Client, Broken> {
        let stream = in_time(open_as_anybody(served)).await?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let mut driving = JoinSet::new();
        driving.spawn(connection);
        Ok(Client { host: served.host.clone(), sender, _driving: driving })
    }

    /// Sends a request and reads the whole answer. After a 429 with a short wait it waits and asks again.
    /// Errors: no answer in time.
    pub async fn ask(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, Broken> {
        loop {
            let answer = self.ask_once(method.clone(), path, headers, body).await?;
            match answer.wait() {
                Some(wait) if wait <= PATIENCE => tokio::time::sleep(wait).await,
                _ => return Ok(answer),
            }
        }
    }

    /// The same without a repetition.
    pub async fn ask_once(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, Broken> {
        let mut request = Request::builder().method(method).uri(path).header(HOST, &self.host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body.to_owned())))?;
        in_time(async {
            self.sender.ready().await?;
            let (head, body) = self.sender.send_request(request).await?.into_parts();
            let body = Limited::new(body, LARGEST)
                .collect()
                .await
                .map_err(|why| Broken::caused("An answer could not be read.", why))?;
            Ok(Answer { status: head.status.as_u16(), headers: head.headers, body: body.to_bytes() })
        })
        .await
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, Broken> {
        self.ask(Method::GET, path, headers, "").await
    }

    /// Sends JSON, as a program does.
    pub async fn post_json(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, Broken> {
        let kind = (CONTENT_TYPE.as_str(), "application/json");
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([kind]).collect();
        self.ask(Method::POST, path, &headers, body).await
    }

    /// Sends a form, as a browser does.
    pub async fn post_form(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, Broken> {
        let kind = (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded");
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([kind]).collect();
        self.ask(Method::POST, path, &headers, body).await
    }
}

/// Bounds an exchange. Errors: it takes too long.
pub(crate) async fn in_time<T>(doing: impl Future<Output = Result<T, Broken>>) -> Result<T, Broken> {
    match tokio::time::timeout(LONGEST, doing).await {
        Ok(done) => done,
        Err(_) => Err(Broken::because(format!("There was no answer within {} seconds.", LONGEST.as_secs()))),
    }
}

/// A TLS connection to the program under its served name.
pub(crate) async fn dial(served: &Served, config: Arc<ClientConfig>) -> io::Result<TlsStream<TcpStream>> {
    let tcp = TcpStream::connect(served.reached_at()).await?;
    let bare = served.name().trim_start_matches('[').trim_end_matches(']').to_owned();
    let name = ServerName::try_from(bare).map_err(io::Error::other)?;
    TlsConnector::from(config).connect(name, tcp).await
}

/// The same, with any certificate.
pub(crate) async fn open_as_anybody(served: &Served) -> Result<TlsStream<TcpStream>, Broken> {
    Ok(dial(served, Arc::new(of_anybody()?)).await?)
}

fn of_anybody() -> Result<ClientConfig, Broken> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()?;
    Ok(config.dangerous().with_custom_certificate_verifier(Arc::new(Anybody(provider))).with_no_client_auth())
}

/// Accepts any certificate: the client calls our own socket, and another check judges the certificate.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
