//! One request to somebody else's server (an identity provider, a collector of traces), on its own
//! connection.
//! Invariant: TLS only, unless the caller says that the server is on this machine. Redirects are not
//! followed. A request takes at most five seconds and its answer at most 64 KiB.

pub mod authorities;
pub mod delivery;

use axum::body::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use oauth2::http::header::{HOST, HeaderValue, USER_AGENT};
use oauth2::http::{Response, Uri};
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

/// The longest that one request may take, from the name lookup to the last byte.
const LONGEST: Duration = Duration::from_secs(5);
/// Largest answer.
const LARGEST: usize = 64 * 1024;
const HTTPS: u16 = 443;
const HTTP: u16 = 80;

/// Why there is no answer; the text is for the log.
#[derive(Debug)]
pub struct NoAnswer(String);

impl std::fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for NoAnswer {}

fn because(cause: impl std::fmt::Display) -> NoAnswer {
    NoAnswer(cause.to_string())
}

/// A client that trusts this machine's CAs, and one more if it is given.
pub struct Http {
    tls: Arc<ClientConfig>,
    plain: bool,
}

/// A connection with or without TLS.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

impl Http {
    /// Errors: a text that says what is wrong with the additional CA.
    pub fn new(ca: Option<&[u8]>) -> Result<Http, String> {
        Ok(Http { tls: authorities::client(ca)?, plain: false })
    }

    /// Allows plain http where the address says so: on this machine nobody can listen in.
    #[must_use]
    pub fn or_plain(self) -> Http {
        Http { plain: true, ..self }
    }

    /// Sends a request. Errors: no answer, or none in time.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        match tokio::time::timeout(LONGEST, self.exchange(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(because("no answer in time")),
        }
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let stream = self.connect(request.uri()).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(because)?;
        // Ends with this function, whatever the server does.
        let mut driving = JoinSet::new();
        driving.spawn(connection);
        let answer = sender.send_request(as_sent(request)?).await.map_err(because)?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, LARGEST).collect().await.map_err(because)?;
        Ok(Response::from_parts(head, body.to_bytes().to_vec()))
    }

    async fn connect(&self, uri: &Uri) -> Result<Box<dyn Stream>, NoAnswer> {
        let usual = match uri.scheme_str() {
            Some("https") => HTTPS,
            Some("http") if self.plain => HTTP,
            _ => return Err(because("the address is not one of https")),
        };
        let host = uri.host().ok_or_else(|| because("the address has no host"))?;
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let tcp =
            TcpStream::connect((bare.as_str(), uri.port_u16().unwrap_or(usual))).await.map_err(because)?;
        if usual == HTTP {
            return Ok(Box::new(tcp));
        }
        let name = ServerName::try_from(bare).map_err(because)?;
        let stream = TlsConnector::from(self.tls.clone()).connect(name, tcp).await.map_err(because)?;
        Ok(Box::new(stream))
    }
}

/// The request in the form of HTTP/1.1: a path, and the host in a header.
fn as_sent(request: HttpRequest) -> Result<oauth2::http::Request<Full<Bytes>>, NoAnswer> {
    let (mut head, body) = request.into_parts();
    let host = head.uri.authority().map(ToString::to_string).unwrap_or_default();
    head.headers.insert(HOST, HeaderValue::from_str(&host).map_err(because)?);
    head.headers.insert(USER_AGENT, HeaderValue::from_static("steelyard"));
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    head.uri = path.parse().map_err(because)?;
    Ok(oauth2::http::Request::from_parts(head, Full::new(Bytes::from(body))))
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
