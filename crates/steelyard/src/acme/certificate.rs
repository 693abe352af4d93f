//! A certificate with its key as one PEM text: its names and its period.
//! Invariant: the key fits the certificate; a text that cannot be read gives no certificate.

use jiff::Timestamp;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::sync::Arc;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

/// A certificate that the program can serve.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// Chain and key.
    pub pair: Arc<CertifiedKey>,
    /// The names it is for, in lower case.
    pub names: Vec<String>,
    /// When it expires.
    pub until: Timestamp,
    from: Timestamp,
}

impl Certificate {
    /// Reads key and chain. Errors: the reason, in words.
    pub fn read(pem: &[u8]) -> Result<Certificate, String> {
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|why| why.to_string())?;
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|why| why.to_string())?;
        let first = chain.first().ok_or("no certificate in it")?;
        let (_, leaf) = X509Certificate::from_der(first).map_err(|why| why.to_string())?;
        let names = leaf.subject_alternative_name().map_err(|why| why.to_string())?;
        let names = names.into_iter().flat_map(|it| &it.value.general_names).filter_map(|it| match it {
            GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
            _ => None,
        });
        let names = names.collect();
        let at = |second| Timestamp::from_second(second).map_err(|why| why.to_string());
        let from = at(leaf.validity().not_before.timestamp())?;
        let until = at(leaf.validity().not_after.timestamp())?;
        let provider = rustls::crypto::ring::default_provider();
        let pair = CertifiedKey::from_der(chain, key, &provider).map_err(|why| why.to_string())?;
        Ok(Certificate { pair: Arc::new(pair), names, until, from })
    }

    /// Whether it covers all of these names.
    pub fn is_for(&self, names: &[String]) -> bool {
        names.iter().all(|name| self.names.contains(name))
    }

    /// When the next one is ordered: when a third of its life is left.
    pub fn renew_at(&self) -> Timestamp {
        let life = self.until.as_second().saturating_sub(self.from.as_second());
        Timestamp::from_second(self.until.as_second().saturating_sub(life / 3)).unwrap_or(self.from)
    }
}
