//! One delivery of bytes to somebody else's receiver (syslog), on its own connection.
//! Invariant: TLS, unless the receiver is on this machine. A delivery counts only after the receiver closed
//! the connection in order, which it does when it has read everything (RFC 5425, 4.4).

use super::{NoAnswer, Stream, authorities, because};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// The longest that one delivery may take, from the name lookup to the receiver's farewell.
const LONGEST: Duration = Duration::from_secs(15);

/// A receiver of deliveries.
pub struct Receiver {
    host: String,
    port: u16,
    /// None: it is on this machine.
    tls: Option<Arc<ClientConfig>>,
}

impl Receiver {
    /// A receiver on any machine, over TLS with this machine's CAs and one more if it is given. Errors: a text
    /// that says what is wrong with the additional CA.
    pub fn new(host: &str, port: u16, ca: Option<&[u8]>) -> Result<Receiver, String> {
        Ok(Receiver { host: host.to_owned(), port, tls: Some(authorities::client(ca)?) })
    }

    /// A receiver on this machine, without TLS. Errors: a text that says that it is on another one.
    pub fn on_this_machine(host: &str, port: u16) -> Result<Receiver, String> {
        match is_this_machine(host) {
            true => Ok(Receiver { host: host.to_owned(), port, tls: None }),
            false => Err("without TLS nothing leaves this machine".to_owned()),
        }
    }

    /// Delivers these bytes. Errors: the receiver did not take them, or may not have.
    pub async fn take(&self, bytes: &[u8]) -> Result<(), NoAnswer> {
        match tokio::time::timeout(LONGEST, self.deliver(bytes)).await {
            Ok(done) => done,
            Err(_) => Err(because("it did not take everything in time")),
        }
    }

    async fn deliver(&self, bytes: &[u8]) -> Result<(), NoAnswer> {
        let mut stream = self.connect().await?;
        stream.write_all(bytes).await.map_err(because)?;
        // Over TLS this sends a farewell, which the receiver answers after the last byte.
        stream.shutdown().await.map_err(because)?;
        let mut ignored = [0; 256];
        while stream.read(&mut ignored).await.map_err(because)? > 0 {}
        Ok(())
    }

    async fn connect(&self) -> Result<Box<dyn Stream>, NoAnswer> {
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(because)?;
        let Some(tls) = &self.tls else { return Ok(Box::new(tcp)) };
        let name = ServerName::try_from(self.host.clone()).map_err(because)?;
        let stream = TlsConnector::from(tls.clone()).connect(name, tcp).await.map_err(because)?;
        Ok(Box::new(stream))
    }
}

/// Whether a name means this machine on every machine.
pub fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    async fn listening() -> (TcpListener, Receiver) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        (listener, Receiver::on_this_machine("127.0.0.1", port).expect("this machine"))
    }

    #[tokio::test]
    async fn what_a_receiver_read_to_the_end_is_delivered() {
        let (listener, receiver) = listening().await;
        let reading = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut all = Vec::new();
            stream.read_to_end(&mut all).await.expect("everything");
            all
        });
        receiver.take(b"5 hello").await.expect("delivered");
        assert_eq!(reading.await.expect("read"), b"5 hello");
    }

    #[tokio::test]
    async fn what_nobody_read_to_the_end_is_not_delivered() {
        let (listener, receiver) = listening().await;
        let cutting = tokio::spawn(async move {
            // Closed with unread bytes, which the system answers by a reset.
            let (mut stream, _) = listener.accept().await.expect("a connection");
            stream.read_exact(&mut [0; 1]).await.expect("a byte");
        });
        assert!(receiver.take(&vec![b'x'; 4_000_000]).await.is_err(), "cut off");
        cutting.await.expect("cut");
        assert!(receiver.take(b"x").await.is_err(), "nobody listens any more");
    }

    #[test]
    fn without_tls_a_receiver_is_on_this_machine() {
        for (host, fine) in [("127.0.0.1", true), ("::1", true), ("localhost", true), ("logs.example", false)]
        {
            assert_eq!(Receiver::on_this_machine(host, 514).is_ok(), fine, "{host}");
        }
        assert!(Receiver::new("logs.example", 6514, Some(b"no certificate")).is_ok(), "no PEM in it");
    }
}
