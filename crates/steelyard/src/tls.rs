//! The TLS of this instance: its listener, and the certificate of a local CA that the first start makes.
//! Invariant: TLS 1.2 and 1.3 only; only the program can read private keys.

use crate::certificate::Certificate;
use crate::problem::{Problem, Result};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use platform::current::Current;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls_acme::acme::ACME_TLS_ALPN_NAME;
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

/// Days of a local certificate, of which Apple's systems accept 825 at most, and the days before its end when
/// it is renewed.
const LIFE: i32 = 800;
const RENEW: i32 = 30;
/// Names of a local instance.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// The files of a certificate and its key.
#[derive(Debug, Clone)]
pub struct Files {
    /// The chain, PEM.
    pub cert: PathBuf,
    /// The key, PEM.
    pub key: PathBuf,
    /// The local CA's certificate, where there is one: a browser or script must trust it.
    pub ca: Option<PathBuf>,
}

/// Whether a certificate has weeks left. One without an end date is made again.
fn lasts(until: &Path, today: Date) -> bool {
    let end = fs::read_to_string(until).ok().and_then(|text| text.trim().parse::<Date>().ok());
    end.is_some_and(|end| today.saturating_add(RENEW.days()) < end)
}

/// The files under `data/tls`, made where they are missing or end soon. Errors: the folder cannot be written.
pub fn local(data: &Path, names: &[String], today: Date) -> Result<Files> {
    let folder = data.join("tls");
    let files =
        Files { cert: folder.join("cert.pem"), key: folder.join("key.pem"), ca: Some(folder.join("ca.pem")) };
    let until = folder.join("until");
    if files.cert.exists() && files.key.exists() && lasts(&until, today) {
        return Ok(files);
    }
    fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
    let end = today.saturating_add(LIFE.days());
    let (ca, cert, key) = make(names, today, end)
        .map_err(|why| Problem::setup(format!("no certificate could be made: {why}")))?;
    write(&until, end.to_string().as_bytes(), 0o644)?;
    write(&folder.join("ca.pem"), ca.as_bytes(), 0o644)?;
    write(&files.key, key.as_bytes(), 0o600)?;
    write(&files.cert, cert.as_bytes(), 0o644)?;
    Ok(files)
}

/// Makes a CA and one certificate by it. The CA's key is dropped at once, so that it can never sign anything
/// else.
fn make(
    names: &[String],
    today: Date,
    end: Date,
) -> std::result::Result<(String, String, String), rcgen::Error> {
    let mut params = CertificateParams::default();
    good(&mut params, today, end);
    params.distinguished_name.push(DnType::CommonName, "Steelyard local CA");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let ca = CertifiedIssuer::self_signed(params, KeyPair::generate()?)?;
    let served: Vec<String> = LOCAL.iter().map(|n| (*n).to_owned()).chain(names.iter().cloned()).collect();
    let mut leaf = CertificateParams::new(served)?;
    good(&mut leaf, today, end);
    leaf.distinguished_name.push(DnType::CommonName, "Steelyard");
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let cert = leaf.signed_by(&key, &ca)?;
    Ok((ca.pem(), cert.pem(), key.serialize_pem()))
}

/// Makes a certificate valid from the day before, so that a slow clock does not find it too young.
fn good(params: &mut CertificateParams, from: Date, to: Date) {
    let at = |day: Date| {
        let (month, day_of) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        rcgen::date_time_ymd(i32::from(day.year()), month, day_of)
    };
    (params.not_before, params.not_after) = (at(from.saturating_sub(1.days())), at(to));
}

/// Replaces a file, with this mode. Errors: it cannot be written.
pub fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(mode);
    let mut file = options.open(path).map_err(Problem::file(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Problem::file(path))
}

/// The certificate of the files, in handshakes: a newer one replaces it while the program serves.
#[derive(Debug)]
pub struct OwnPair(Current<Certificate>);

impl OwnPair {
    /// Reads it. Errors: a file that is no certificate or key, or two that do not belong together.
    pub fn read(files: &Files) -> Result<Arc<OwnPair>> {
        Ok(Arc::new(OwnPair(Current::new(Certificate::in_files(&files.cert, &files.key)?))))
    }

    /// Reads it again, for the handshakes from now on. Errors: as `read`, or the new one is not valid now and the one of
    /// before is; then that one is still shown.
    pub fn read_again(&self, files: &Files, now: Timestamp) -> Result<()> {
        let certificate = Certificate::in_files(&files.cert, &files.key)?;
        if !certificate.period.is_valid(now) && self.0.get().period.is_valid(now) {
            let (file, words) = (files.cert.display(), certificate.period.in_words(now));
            return Err(Problem::setup(format!("{file}: the certificate {words}")));
        }
        self.0.set(certificate);
        Ok(())
    }

    /// The certificate that is shown now.
    pub fn certificate(&self) -> Arc<Certificate> {
        self.0.get()
    }

    /// The same for a handshake.
    pub fn pair(&self) -> Arc<CertifiedKey> {
        self.0.get().pair.clone()
    }
}

impl ResolvesServerCert for OwnPair {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.pair())
    }
}

/// The configuration of the listener, whatever the source of its certificate. Errors: none in a correct
/// program.
pub fn server_config(certificates: Arc<dyn ResolvesServerCert>) -> Result<Arc<ServerConfig>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .map(|builder| builder.with_no_client_auth().with_cert_resolver(certificates))
        .map_err(|why| Problem::setup(format!("TLS: {why}")))?;
    // The server's order of strength decides, not the client's.
    config.ignore_client_order = true;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// The same for a listener that also proves names to a CA. Errors: as `server_config`.
pub fn proving_config(certificates: Arc<dyn ResolvesServerCert>) -> Result<Arc<ServerConfig>> {
    let mut config = ServerConfig::clone(&*server_config(certificates)?);
    config.alpn_protocols.push(ACME_TLS_ALPN_NAME.to_vec());
    Ok(Arc::new(config))
}

/// Whether a connection only reads a proof for a CA.
pub fn is_proof(stream: &TlsStream<TcpStream>) -> bool {
    stream.get_ref().1.alpn_protocol() == Some(ACME_TLS_ALPN_NAME)
}
