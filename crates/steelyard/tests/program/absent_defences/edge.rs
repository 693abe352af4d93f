//! A broken edge in front of the real program: it speaks TLS with the same certificate, passes everything on,
//! and breaks exactly the defences it is given.
//! Invariant: without a fault it changes nothing, so that a red line is due to the fault.

use crate::common::served::Served;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::HeaderValue;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::{TlsAcceptor, TlsConnector};

/// A defence that the edge breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It answers plain HTTP.
    Plain,
    /// It accepts TLS 1.0 and 1.1.
    OldTls,
    /// It removes this header from answers.
    Without(&'static str),
    /// It passes forms of other sites on as the program's own.
    AnySite,
    /// It turns a refusal of this path into an internal error.
    Crash(&'static str),
    /// It answers this path for anybody.
    OpenTo(&'static str),
    /// It answers that this path does not exist.
    Gone(&'static str),
    /// It removes the addresses of the operator from the foot of this page.
    Footless(&'static str),
    /// It stores a page of the first canary and shows it in the second.
    Shared(&'static str),
    /// It replaces every new password by a strong one.
    AnyPassword,
    /// It sends the last field of the sign-in form as the browser's name, which the audit log keeps.
    Babbles,
    /// At this path it believes the address that a client claims.
    Believes(&'static str),
    /// It lets clients take as long as they like.
    Patient,
}

/// The running edge.
pub struct Edge {
    /// The address at which it listens.
    pub address: SocketAddr,
    /// A server that still accepts the obsolete versions of TLS.
    old: Option<Child>,
}

struct Way {
    faults: Vec<Fault>,
    to: SocketAddr,
    connector: TlsConnector,
    /// The stored page.
    kept: Mutex<Bytes>,
}

impl Edge {
    pub async fn before(served: &Served, faults: &[Fault]) -> Edge {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let acceptor = TlsAcceptor::from(Arc::new(server(served)));
        let way = Arc::new(Way {
            faults: faults.to_vec(),
            to: served.address(),
            connector: TlsConnector::from(Arc::new(client(served))),
            kept: Mutex::default(),
        });
        let old = faults.contains(&Fault::OldTls).then(|| Old::start(served));
        let (old, port) = old.map_or((None, 0), |old| (Some(old.child), old.port));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, acceptor.clone(), way.clone(), port));
            }
        });
        Edge { address, old }
    }
}

impl Drop for Edge {
    fn drop(&mut self) {
        if let Some(child) = &mut self.old {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

struct Old {
    child: Child,
    port: u16,
}

impl Old {
    fn start(served: &Served) -> Old {
        let port = crate::common::served::free_port();
        let child = Command::new("openssl")
            .args(["s_server", "-quiet", "-www", "-cipher", "ALL:@SECLEVEL=0", "-min_protocol", "TLSv1"])
            .args(["-accept", &format!("127.0.0.1:{port}")])
            .arg("-cert")
            .arg(served.folder.join("cert.pem"))
            .arg("-key")
            .arg(served.folder.join("key.pem"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl");
        Old { child, port }
    }
}

async fn serve(mut stream: TcpStream, acceptor: TlsAcceptor, way: Arc<Way>, old: u16) {
    let mut first = [0; 11];
    let longest = Duration::from_secs(if way.faults.contains(&Fault::Patient) { 3600 } else { 10 });
    let Ok(Ok(read)) = timeout(longest, stream.peek(&mut first)).await else { return };
    if way.faults.contains(&Fault::Plain) && first[0].is_ascii_alphabetic() {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi").await;
        return;
    }
    // The version in a client's hello: 3.1 is TLS 1.0, 3.2 is 1.1.
    if old != 0 && read == first.len() && first[10] < 3 {
        if let Ok(mut there) = TcpStream::connect(("127.0.0.1", old)).await {
            let _ = copy_bidirectional(&mut stream, &mut there).await;
        }
        return;
    }
    let Ok(stream) = acceptor.accept(stream).await else { return };
    let onward = Arc::new(Mutex::new(None));
    let pass = service_fn(move |request| {
        let (way, onward) = (way.clone(), onward.clone());
        async move { Ok::<_, Infallible>(pass(&way, &onward, request).await) }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(longest);
    let _ = http.serve_connection(TokioIo::new(stream), pass).await;
}

/// The connection to the program, open as long as the client's.
type Onward = Mutex<Option<SendRequest<Full<Bytes>>>>;

async fn pass(way: &Way, onward: &Onward, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let path = request.uri().path().to_owned();
    let is_keyed = request.headers().contains_key("idempotency-key");
    let (mut head, body) = request.into_parts();
    let mut body = body.collect().await.expect("a body").to_bytes();
    if way.faults.contains(&Fault::AnySite) && head.method == hyper::Method::POST {
        head.headers.remove("origin");
        head.headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    }
    if way.faults.contains(&Fault::AnyPassword) && path.ends_with("/do/workspace.account.password.change") {
        let form = String::from_utf8_lossy(&body).into_owned();
        let kept = form.split("&password=").next().unwrap_or_default();
        body = format!("{kept}&password=copper+lantern+drifts+sideways").into();
        head.headers.remove("content-length");
    }
    if way.faults.contains(&Fault::Babbles)
        && path == "/sign-in"
        && let Ok(told) =
            HeaderValue::from_bytes(body.split(|byte| *byte == b'&').next_back().unwrap_or_default())
    {
        head.headers.insert("user-agent", told);
    }
    let claimed = head.headers.get("x-forwarded-for").and_then(|it| it.to_str().ok()).map(str::to_owned);
    let (mut answer, mut text) =
        send(way, onward, Request::from_parts(head, Full::new(body))).await.into_parts();
    for fault in &way.faults {
        match *fault {
            Fault::Without(name) => drop(answer.headers.remove(name)),
            Fault::Crash(of) if path == of && is_keyed => answer.status = StatusCode::INTERNAL_SERVER_ERROR,
            Fault::Gone(of) if path == of => answer.status = StatusCode::NOT_FOUND,
            Fault::Shared(of) if path == format!("/w/canary-a{of}") => {
                *way.kept.lock().expect("nobody panicked") = text.clone();
            }
            Fault::Shared(of) if path == format!("/w/canary-b{of}") => {
                text = way.kept.lock().expect("nobody panicked").clone();
                answer.headers.remove("content-length");
            }
            Fault::Footless(of) if path == of => {
                let told = String::from_utf8_lossy(&text).into_owned();
                text = told.replace("id=\"contacts\"", "hidden").into();
                answer.headers.remove("content-length");
            }
            Fault::OpenTo(of) if path == of => answer.status = StatusCode::OK,
            Fault::Believes(of) if path == of => {
                let told = String::from_utf8_lossy(&text).into_owned();
                let claimed = format!("\"ip\":\"{}\"", claimed.as_deref().unwrap_or_default());
                text = told.replace("\"ip\":\"127.0.0.1\"", &claimed).into();
                answer.headers.remove("content-length");
            }
            _ => {}
        }
    }
    Response::from_parts(answer, Full::new(text))
}

async fn send(way: &Way, onward: &Onward, request: Request<Full<Bytes>>) -> Response<Bytes> {
    let kept = onward.lock().expect("nobody panicked").take();
    let mut sender = match kept {
        Some(sender) => sender,
        None => open(way).await,
    };
    let answer = match sender.try_send_request(request).await {
        Ok(answer) => answer,
        // The program closed the connection before it got any of this request.
        Err(mut why) => {
            sender = open(way).await;
            let unsent = why.take_message().expect("a request that was not sent");
            sender.send_request(unsent).await.expect("an answer")
        }
    };
    let (head, body) = answer.into_parts();
    let body = body.collect().await.expect("its body").to_bytes();
    *onward.lock().expect("nobody panicked") = Some(sender);
    Response::from_parts(head, body)
}

async fn open(way: &Way) -> SendRequest<Full<Bytes>> {
    let tcp = TcpStream::connect(way.to).await.expect("the program");
    tcp.set_nodelay(true).expect("a socket");
    let name = ServerName::try_from("localhost").expect("a name");
    let stream = way.connector.connect(name, tcp).await.expect("a handshake");
    let (sender, driving) = http1::handshake(TokioIo::new(stream)).await.expect("a connection");
    tokio::spawn(driving);
    sender
}

fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

fn server(served: &Served) -> ServerConfig {
    let chain = CertificateDer::pem_file_iter(served.folder.join("cert.pem")).expect("a certificate");
    let chain = chain.map(|it| it.expect("a certificate")).collect();
    let key = PrivateKeyDer::from_pem_file(served.folder.join("key.pem")).expect("a key");
    let config = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    config.expect("versions").with_no_client_auth().with_single_cert(chain, key).expect("a certificate")
}

fn client(served: &Served) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    for ca in CertificateDer::pem_file_iter(&served.ca).expect("the CA") {
        roots.add(ca.expect("a certificate")).expect("a CA");
    }
    let config = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    config.expect("versions").with_root_certificates(roots).with_no_client_auth()
}
