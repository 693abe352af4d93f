//! A certificate with its key as one PEM text: what it is for, and how long.
//! What must stay true: the key fits; what cannot be read is no certificate.

use jiff::Timestamp;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::sync::Arc;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

/// One that can be served.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// Chain and key.
    pub pair: Arc<CertifiedKey>,
    /// The names it is for, in small letters.
    pub names: Vec<String>,
    /// Its last moment.
    pub until: Timestamp,
    from: Timestamp,
}

impl Certificate {
    /// Reads key and chain. Errors: what is wrong, in words.
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

    /// Whether it is for all of these names.
    pub fn is_for(&self, names: &[String]) -> bool {
        names.iter().all(|name| self.names.contains(name))
    }

    /// When the next is ordered: a third of its life is left then.
    pub fn renew_at(&self) -> Timestamp {
        let life = self.until.as_second().saturating_sub(self.from.as_second());
        Timestamp::from_second(self.until.as_second().saturating_sub(life / 3)).unwrap_or(self.from)
    }
}
