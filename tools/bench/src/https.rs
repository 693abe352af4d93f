//! The load's own client: HTTP/1.1 over TLS on a connection that stays open, as cheap as possible.
//! Invariant: it runs in another process than the server, so that its processor time is counted apart.

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// A server that sends nothing for this long is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// The part that all connections share.
#[derive(Clone)]
pub struct Client {
    config: Arc<ClientConfig>,
    host: String,
}

/// A request.
pub struct Asked<'a> {
    /// GET or POST.
    pub method: &'a str,
    /// Path and query.
    pub path: &'a str,
    /// Further header lines, each ended by CR LF.
    pub headers: &'a str,
    /// The body.
    pub body: &'a str,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// The header lines.
    pub head: String,
    pub body: String,
}

impl Client {
    /// Trusts a server whose certificate is from the CA in this file. Errors: no such file, or no certificate
    /// in it.
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

    /// Opens a connection. Errors: nothing listens.
    pub async fn connect(&self) -> Result<Connection, String> {
        let name = self.host.rsplit_once(':').map_or(self.host.as_str(), |(name, _)| name).to_owned();
        let name = ServerName::try_from(name).map_err(|why| why.to_string())?;
        let opened = async {
            let socket = TcpStream::connect(self.host.replace("localhost", "127.0.0.1")).await?;
            socket.set_nodelay(true)?;
            TlsConnector::from(self.config.clone()).connect(name, socket).await
        };
        let stream = opened.await.map_err(|why| why.to_string())?;
        Ok(Connection { stream, host: self.host.clone(), buffer: Vec::new() })
    }
}

/// An open connection.
pub struct Connection {
    stream: TlsStream<TcpStream>,
    host: String,
    buffer: Vec<u8>,
}

impl Connection {
    /// Sends a request and reads its answer. Errors: the connection closed, no answer came, or one without a
    /// length.
    pub async fn ask(&mut self, asked: &Asked<'_>) -> Result<Answer, String> {
        timeout(PATIENCE, self.asked(asked)).await.map_err(|_| "no answer".to_owned())?
    }

    async fn asked(&mut self, asked: &Asked<'_>) -> Result<Answer, String> {
        let Asked { method, path, headers, body } = asked;
        let length = body.len();
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\n{headers}content-length: {length}\r\n\r\n{body}",
            self.host
        );
        self.stream.write_all(text.as_bytes()).await.map_err(|why| why.to_string())?;
        self.buffer.clear();
        let (head, length) = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
                let length = length_of(&head).ok_or_else(|| format!("an answer without a length: {head}"))?;
                break (head, end + 4 + length);
            }
            self.more().await?;
        };
        while self.buffer.len() < length {
            self.more().await?;
        }
        let body = String::from_utf8_lossy(&self.buffer[head.len() + 4..length]).into_owned();
        Ok(Answer { status: status_of(&head).ok_or("an answer without a status")?, head, body })
    }

    async fn more(&mut self) -> Result<(), String> {
        match self.stream.read_buf(&mut self.buffer).await {
            Ok(0) => Err("the connection was closed".to_owned()),
            Ok(_) => Ok(()),
            Err(why) => Err(why.to_string()),
        }
    }
}

fn status_of(head: &str) -> Option<u16> {
    head.split(' ').nth(1)?.parse().ok()
}

/// The body's length: the stated one, or zero if the status implies it.
fn length_of(head: &str) -> Option<usize> {
    header(head, "content-length")
        .map_or_else(|| matches!(status_of(head)?, 204 | 304).then_some(0), |length| length.parse().ok())
}

/// A header's value.
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
