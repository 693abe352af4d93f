//! A test server with TLS on this machine, in place of a provider or a collector.

use axum::Router;
use axum::serve::Listener;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Accepts connections whose TLS handshake succeeds; others are skipped.
struct OverTls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for OverTls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            if let Ok((stream, from)) = self.listener.accept().await
                && let Ok(stream) = self.acceptor.accept(stream).await
            {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Serves until the test is over, with a certificate and its key in PEM.
pub fn serve(listener: std::net::TcpListener, cert: &[u8], key: &[u8], routes: Router) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let certs = CertificateDer::pem_slice_iter(cert).collect::<Result<_, _>>().expect("certificates");
    let key = PrivateKeyDer::from_pem_slice(key).expect("a key");
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(certs, key).expect("TLS");
    listener.set_nonblocking(true).expect("asynchronous");
    let listener = TcpListener::from_std(listener).expect("a listener");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(axum::serve(OverTls { listener, acceptor }, routes).into_future());
}
