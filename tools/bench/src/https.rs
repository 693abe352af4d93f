//! The load's own client: HTTP/1.1 over TLS on a connection that stays open, blocking, as cheap as it can be.
//! What must stay true: it runs in another process than the server, so that its processor time is told apart.

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A server that answers nothing for this long is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// What every connection shares.
#[derive(Clone)]
pub struct Client {
    config: Arc<ClientConfig>,
    host: String,
}

/// A request to be sent.
pub struct Asked<'a> {
    /// GET or POST.
    pub method: &'a str,
    /// Path and query.
    pub path: &'a str,
    /// Further header lines, each ended by CR LF.
    pub headers: &'a str,
    /// What is sent.
    pub body: &'a str,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head's lines.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Client {
    /// For a server whose certificate comes from the CA in this file. Errors: no such file, or none in it.
    pub fn new(host: &str, ca: &Path) -> Result<Client, String> {
        let mut roots = RootCertStore::empty();
        let ca = CertificateDer::from_pem_file(ca).map_err(|why| format!("{}: {why}", ca.display()))?;
        roots.add(ca).map_err(|why| why.to_string())?;
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|why| why.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Client { config: Arc::new(config), host: host.to_owned() })
    }

    /// Opens a connection. Errors: nobody listens.
    pub fn connect(&self) -> Result<Connection, String> {
        let name = self.host.rsplit_once(':').map_or(self.host.as_str(), |(name, _)| name).to_owned();
        let name = ServerName::try_from(name).map_err(|why| why.to_string())?;
        let tls = ClientConnection::new(self.config.clone(), name).map_err(|why| why.to_string())?;
        let socket =
            TcpStream::connect(self.host.replace("localhost", "127.0.0.1")).map_err(|why| why.to_string())?;
        let settings = || -> std::io::Result<()> {
            socket.set_nodelay(true)?;
            socket.set_read_timeout(Some(PATIENCE))
        };
        settings().map_err(|why| why.to_string())?;
        Ok(Connection { stream: StreamOwned::new(tls, socket), host: self.host.clone(), buffer: Vec::new() })
    }
}

/// An open connection.
pub struct Connection {
    stream: StreamOwned<ClientConnection, TcpStream>,
    host: String,
    buffer: Vec<u8>,
}

impl Connection {
    /// Sends a request and reads its answer. Errors: the connection ended, or an answer without a length.
    pub fn ask(&mut self, asked: &Asked<'_>) -> Result<Answer, String> {
        let Asked { method, path, headers, body } = asked;
        let length = body.len();
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\n{headers}content-length: {length}\r\n\r\n{body}",
            self.host
        );
        self.stream.write_all(text.as_bytes()).map_err(|why| why.to_string())?;
        self.buffer.clear();
        let (head, length) = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
                let length = length_of(&head).ok_or_else(|| format!("an answer without a length: {head}"))?;
                break (head, end + 4 + length);
            }
            self.more()?;
        };
        while self.buffer.len() < length {
            self.more()?;
        }
        let body = String::from_utf8_lossy(&self.buffer[head.len() + 4..length]).into_owned();
        Ok(Answer { status: status_of(&head).ok_or("an answer without a status")?, head, body })
    }

    fn more(&mut self) -> Result<(), String> {
        let mut bytes = [0; 16 * 1024];
        match self.stream.read(&mut bytes) {
            Ok(0) => Err("the connection was closed".to_owned()),
            Ok(n) => {
                self.buffer.extend_from_slice(&bytes[..n]);
                Ok(())
            }
            Err(why) => Err(why.to_string()),
        }
    }
}

fn status_of(head: &str) -> Option<u16> {
    head.split(' ').nth(1)?.parse().ok()
}

/// How long the body is: said, or nought by its status.
fn length_of(head: &str) -> Option<usize> {
    header(head, "content-length")
        .map_or_else(|| matches!(status_of(head)?, 204 | 304).then_some(0), |length| length.parse().ok())
}

/// A header's text.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .find(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, v)| v.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_tells_status_and_length() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12";
        assert_eq!((status_of(head), length_of(head)), (Some(200), Some(12)));
        assert_eq!(header(head, "content-type"), Some("application/json"));
        assert_eq!(length_of("HTTP/1.1 204 No Content"), Some(0));
        assert_eq!(length_of("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked"), None);
    }
}
