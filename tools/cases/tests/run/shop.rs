//! A small HTTPS server in the role of the product, which records its requests.
//! Invariant: it supports only what the runner needs, and a test may answer in its place.

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it arrived; `name` is the action's or the query's, with its params.
#[derive(Clone)]
pub struct Request {
    pub name: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.clone())
    }
}

/// A longer body is not read, as in a server that refuses it.
const LARGEST_BODY: usize = 1024 * 1024;

/// A test's own answer in place of the shop's: a status and a body.
type Says = dyn Fn(&Request) -> Option<(u16, String)> + Send + Sync;

pub struct Shop {
    pub url: String,
    pub ca: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Shop {
    pub fn open(says: impl Fn(&Request) -> Option<(u16, String)> + Send + Sync + 'static) -> Shop {
        let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (config, says, remembered) = (Arc::new(config), Arc::new(says), Arc::clone(&seen));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (config, says, seen) = (Arc::clone(&config), Arc::clone(&says), Arc::clone(&remembered));
                thread::spawn(move || serve(stream, config, &*says, &seen));
            }
        });
        Shop { url, ca: made.cert.pem(), seen }
    }

    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

/// One connection: requests one after another until the client disconnects.
fn serve(stream: TcpStream, config: Arc<ServerConfig>, says: &Says, seen: &Mutex<Vec<Request>>) {
    let connection = ServerConnection::new(config).unwrap();
    let mut stream = BufReader::new(StreamOwned::new(connection, stream));
    while let Some(request) = read(&mut stream) {
        let unread = request.header("content-length").is_some() && request.body.is_empty();
        seen.lock().unwrap().push(request.clone());
        let (status, body) = says(&request).unwrap_or_else(|| usual(&request));
        let kind = if status >= 400 { "application/problem+json" } else { "application/json" };
        let head =
            format!("HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.get_mut().write_all((head + &body).as_bytes()).is_err()
            || stream.get_mut().flush().is_err()
            || unread
        {
            return;
        }
    }
}

/// One request, or None if the client disconnected.
fn read(stream: &mut impl BufRead) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let path = lines.first()?.split(' ').nth(1)?.to_owned();
    let name =
        path.strip_prefix("/api/v1/actions/").or_else(|| path.strip_prefix("/api/v1/queries/"))?.to_owned();
    let pairs = lines[1..].iter().filter_map(|line| line.split_once(": "));
    let headers: Vec<_> = pairs.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").map_or("0", |(_, value)| value);
    let length: usize = length.parse().ok()?;
    if length > LARGEST_BODY {
        return Some(Request { name, headers, body: String::new() });
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Request { name, headers, body: String::from_utf8(body).ok()? })
}

fn usual(request: &Request) -> (u16, String) {
    match request.name.as_str() {
        "test.workspace.create" => {
            (200, r#"{"workspace":"w","tokens":{"asha":"t-asha","olive":"t-olive"},"installer_token":"w-installer"}"#.into())
        }
        "test.fingerprint" => (200, r#"{"sha256":"same"}"#.into()),
        "sell.sale.post" => (200, r#"{"number":"A/1","total_minor":3}"#.into()),
        "sell.sale.refuse" => {
            (409, r#"{"type":"https://x/errors#lot_held","status":409,"code":"lot_held","errors":[],"request_id":"r"}"#.into())
        }
        "sell.series?code=INV" => (200, r#"{"next":2}"#.into()),
        _ => (200, "{}".into()),
    }
}
