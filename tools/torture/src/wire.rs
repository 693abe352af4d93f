//! A client that disconnects: it sends a whole request over TLS and cuts the connection before it has read
//! the answer.
//! Invariant: the request is complete when the cut comes, so that the server may already be working on it.

use rustix::net::sockopt::set_socket_linger;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// The life of a half-closed connection, so that its end arrives as such.
const LINGER: Duration = Duration::from_millis(20);

/// The way in which a client disconnects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// At once, as if the machine lost its network: RST.
    Reset,
    /// In order, as a closed browser does: TLS's close notification, then FIN.
    Finish,
}

/// The settings to trust the server.
pub fn trust(ca: &str) -> Result<Arc<ClientConfig>, String> {
    let mut roots = RootCertStore::empty();
    let ca = CertificateDer::from_pem_slice(ca.as_bytes()).map_err(|why| format!("the CA: {why}"))?;
    roots.add(ca).map_err(|why| format!("the CA: {why}"))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|why| why.to_string())?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

/// Sends and cuts after `delay`. True: the answer had started to arrive by then. Errors: it could not even
/// send.
pub fn cut(
    config: &Arc<ClientConfig>,
    host: &str,
    request: &str,
    delay: Duration,
    manner: Manner,
) -> io::Result<bool> {
    let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
    let session = ClientConnection::new(config.clone(), name).map_err(io::Error::other)?;
    let mut stream = StreamOwned::new(session, TcpStream::connect(host)?);
    warm(&mut stream, host)?;
    stream.write_all(request.as_bytes())?;
    stream.flush()?;
    thread::sleep(delay);
    stream.sock.set_nonblocking(true)?;
    let answered = stream.read(&mut [0; 64]).is_ok();
    match manner {
        Manner::Reset => set_socket_linger(&stream.sock, Some(Duration::ZERO))?,
        Manner::Finish => {
            stream.conn.send_close_notify();
            stream.flush()?;
            stream.sock.shutdown(Shutdown::Write)?;
            thread::sleep(LINGER);
        }
    }
    Ok(answered)
}

/// Sends a small request first, so that the cut falls into the posting and not into the handshake.
fn warm(stream: &mut StreamOwned<ClientConnection, TcpStream>, host: &str) -> io::Result<()> {
    write!(stream, "GET /static/none HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
    stream.read(&mut [0; 16 * 1024]).map(drop)
}

/// A posting as bytes on the wire.
pub fn request(host: &str, token: &str, action: &str, key: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST /api/v1/actions/{action} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_complete() {
        let request = request("localhost:1", "t", "a.b", "k/1", "{}");
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert_eq!((head.lines().count(), body), (6, "{}"));
        assert!(head.ends_with("Content-Length: 2"), "{head}");
    }
}
