//! Selects the certificate of a handshake: the CA's for its names, this machine's own for all other names,
//! and a proof of a name for a client that asks for just that.
//! Invariant: a proof is shown only while an order waits for it, and only to `acme-tls/1`.

use crate::certificate::Certificate;
use crate::tls::OwnPair;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls_acme::is_tls_alpn_challenge;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The certificates to choose from.
#[derive(Debug)]
pub struct Shown {
    own: Arc<OwnPair>,
    current: Mutex<Current>,
}

#[derive(Debug, Default)]
struct Current {
    certificate: Option<Certificate>,
    proof: Option<(String, Arc<CertifiedKey>)>,
}

impl Shown {
    /// With only this machine's own certificate.
    pub fn new(own: Arc<OwnPair>) -> Arc<Shown> {
        Arc::new(Shown { own, current: Mutex::default() })
    }

    /// Shows this certificate from now on.
    pub fn show(&self, certificate: Certificate) {
        self.current().certificate = Some(certificate);
    }

    /// The CA's certificate, where there is one.
    pub fn certificate(&self) -> Option<Certificate> {
        self.current().certificate.clone()
    }

    /// Proves a name to the CA until the guard is dropped.
    pub fn prove(&self, name: String, proof: CertifiedKey) -> Proving<'_> {
        self.current().proof = Some((name, Arc::new(proof)));
        Proving(self)
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Proves a name until it is dropped.
pub struct Proving<'a>(&'a Shown);

impl Drop for Proving<'_> {
    fn drop(&mut self) {
        self.0.current().proof = None;
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.current();
        let is_asked = |name: &str| hello.server_name().is_some_and(|it| it.eq_ignore_ascii_case(name));
        if is_tls_alpn_challenge(&hello) {
            let proof = current.proof.as_ref().filter(|(name, _)| is_asked(name));
            return proof.map(|(_, proof)| proof.clone());
        }
        let of_ca = current.certificate.as_ref().filter(|it| it.names.iter().any(|name| is_asked(name)));
        Some(of_ca.map_or_else(|| self.own.pair(), |it| it.pair.clone()))
    }
}
