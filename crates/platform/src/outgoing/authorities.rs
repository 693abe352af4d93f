//! The CAs that this program trusts as a TLS client.
//! Invariant: this machine's CAs and those that an operator named; nothing switches the check off.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;

/// A TLS client that trusts this machine's CAs and those in `further` (PEM). Errors: a text that says what is
/// wrong with them.
pub fn client(further: Option<&[u8]>) -> Result<Arc<ClientConfig>, String> {
    let mut roots = RootCertStore::empty();
    // A machine without CAs, or with an unreadable one, can still reach servers whose CA the operator named.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for certificate in further.into_iter().flat_map(CertificateDer::pem_slice_iter) {
        let certificate = certificate.map_err(|why| why.to_string())?;
        roots.add(certificate).map_err(|why| why.to_string())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|why| why.to_string())?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}
