//! The certificates by which two machines recognise each other: this cluster's own CA, one for its server,
//! one for each copy.
//! Invariant: only the program can read the CA's key, never the server, so that an attacker in the server
//! cannot invite a copy.

use crate::cluster::os_user::OsUser;
use crate::hands::replace;
use crate::{Error, Result};
use jiff::ToSpan;
use jiff::civil::Date;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use std::fs;
use std::net::IpAddr;
use std::path::Path;

/// A copy loses access when its name is taken off the list, not when its certificate ends.
const LIFE: i32 = 3_650;
const AUTHORITY: &str = "Steelyard's copies";

/// The CA.
pub(super) struct Authority {
    certificate: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate and its key, PEM.
pub(super) struct Pair {
    pub certificate: String,
    pub key: String,
}

impl Authority {
    /// The CA of this file, which has its key and then its certificate; created where it is missing.
    pub fn at(path: &Path, program: &OsUser, today: Date) -> Result<Authority> {
        match fs::read_to_string(path) {
            Ok(text) => Authority::read(&text).ok_or_else(|| Error::Replica {
                why: format!("{} holds no key and certificate", path.display()),
            }),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                let (authority, text) = Authority::make(today).map_err(unmade)?;
                replace(path, &text, program)?;
                Ok(authority)
            }
            Err(why) => Err(Error::file("reading", path)(why)),
        }
    }

    fn read(text: &str) -> Option<Authority> {
        let at = text.find("-----BEGIN CERTIFICATE-----")?;
        let (key, certificate) = text.split_at(at);
        let issuer = Issuer::new(own_params(), KeyPair::from_pem(key).ok()?);
        Some(Authority { certificate: certificate.to_owned(), issuer })
    }

    fn make(today: Date) -> std::result::Result<(Authority, String), rcgen::Error> {
        let key = KeyPair::generate()?;
        let mut params = own_params();
        good(&mut params, today);
        let certificate = params.self_signed(&key)?.pem();
        let text = format!("{}{certificate}", key.serialize_pem());
        Ok((Authority { certificate, issuer: Issuer::new(params, key) }, text))
    }

    /// Its own certificate, PEM.
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// For the server, with its address.
    pub fn server(&self, address: IpAddr, today: Date) -> Result<Pair> {
        let params = CertificateParams::new(vec![address.to_string()]).map_err(unmade)?;
        self.sign(params, "Steelyard", ExtendedKeyUsagePurpose::ServerAuth, today)
    }

    /// For a copy, with this name.
    pub fn copy(&self, name: &str, today: Date) -> Result<Pair> {
        self.sign(CertificateParams::default(), name, ExtendedKeyUsagePurpose::ClientAuth, today)
    }

    fn sign(
        &self,
        mut params: CertificateParams,
        name: &str,
        purpose: ExtendedKeyUsagePurpose,
        today: Date,
    ) -> Result<Pair> {
        good(&mut params, today);
        params.distinguished_name.push(DnType::CommonName, name);
        params.extended_key_usages = vec![purpose];
        let key = KeyPair::generate().map_err(unmade)?;
        let certificate = params.signed_by(&key, &self.issuer).map_err(unmade)?.pem();
        Ok(Pair { certificate, key: key.serialize_pem() })
    }
}

/// The fixed parameters of the CA, the same at each reading: its name and the use of its key.
fn own_params() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, AUTHORITY);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

/// Valid from the day before, so that a slow clock does not find it too young.
fn good(params: &mut CertificateParams, today: Date) {
    let at = |day: Date| {
        let (month, day_of) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        rcgen::date_time_ymd(i32::from(day.year()), month, day_of)
    };
    (params.not_before, params.not_after) =
        (at(today.saturating_sub(1.days())), at(today.saturating_add(LIFE.days())));
}

fn unmade(why: rcgen::Error) -> Error {
    Error::Replica { why: format!("no certificate could be made: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ca_is_read_back_as_it_was_made() {
        let today = jiff::civil::date(2026, 11, 21);
        let (made, text) = Authority::make(today).expect("a CA");
        let read = Authority::read(&text).expect("the same");
        assert_eq!(made.certificate(), read.certificate());
        assert!(read.copy("second.0a", today).is_ok() && read.server([10, 0, 0, 1].into(), today).is_ok());
        assert!(Authority::read("nothing").is_none());
        assert!(Authority::read(made.certificate()).is_none(), "without its key it signs nothing");
    }
}
