//! A real mail server in a process of its own, and a sender for it.
//! Invariant: it stops with its test, even if the test panics.

use crate::common::served::free_port;
use jiff::Timestamp;
use mail::sender::Sender;
use mail::smtp::{Security, Server, Smtp};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, KeyUsagePurpose};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use testing::Shop;
use tokio::sync::watch;

/// The system's Python: its packages are not visible to another one.
const PYTHON: &str = "/usr/bin/python3";

/// The moment at which a test shop starts, for the sender's clock.
pub fn noon() -> Timestamp {
    "2026-04-20T05:00:00Z".parse().expect("a moment")
}

/// The server's folder and, while it runs, its process.
pub struct PostOffice {
    pub port: u16,
    folder: PathBuf,
    ca: String,
    password: &'static str,
    tls: Security,
    running: Option<Child>,
}

impl PostOffice {
    /// With STARTTLS required and a certificate by a CA made for it.
    pub fn open() -> PostOffice {
        PostOffice::with("", Security::Asked)
    }

    /// With STARTTLS and a password.
    pub fn with_password(password: &'static str) -> PostOffice {
        PostOffice::with(password, Security::Asked)
    }

    /// With TLS before the greeting.
    pub fn wrapped() -> PostOffice {
        PostOffice::with("", Security::Wrapped)
    }

    /// Without TLS.
    pub fn plain() -> PostOffice {
        PostOffice::with("", Security::None)
    }

    fn with(password: &'static str, tls: Security) -> PostOffice {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("steelyard-post-{}-{n}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let port = free_port();
        let ca = if tls == Security::None { String::new() } else { certificates(&folder) };
        let mut office = PostOffice { port, folder, ca, password, tls, running: None };
        office.start();
        office
    }

    /// Starts, or starts again.
    pub fn start(&mut self) {
        let tls = self.tls != Security::None;
        let file = |name: &str| self.folder.join(name).display().to_string();
        let (cert, key) = if tls { (file("cert.pem"), file("key.pem")) } else { ("plain".into(), "".into()) };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/program/mail/server.py");
        let port = self.port.to_string();
        let mut child = Command::new(PYTHON)
            .args(["-B", script, &port, &cert, &key, &self.folder.display().to_string(), self.password])
            .args((self.tls == Security::Wrapped).then_some("wrapped"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is there");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its words")).read_line(&mut line).expect("a line");
        assert_eq!(line, "ready\n", "the mail server did not start: bin/test installs python3-aiosmtpd");
        self.running = Some(child);
    }

    /// Stops at once.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().expect("killed");
            child.wait().expect("ended");
        }
    }

    /// Makes it give this answer to each message; an empty one makes it accept them again.
    pub fn says(&self, reply: &str) {
        let file = self.folder.join("reply");
        if reply.is_empty() { fs::remove_file(file) } else { fs::write(file, reply) }.expect("written");
    }

    /// Makes it reject this address.
    pub fn forgets(&self, address: &str) {
        fs::write(self.folder.join("gone"), address).expect("written");
    }

    /// Makes it answer two seconds after it got a message.
    pub fn is_slow(&self) {
        fs::write(self.folder.join("slow"), "").expect("written");
    }

    /// The accepted messages in order, with the soft line breaks of quoted-printable removed.
    pub fn taken(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).expect("the folder").flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
        files.sort();
        let read = |path: &PathBuf| fs::read_to_string(path).expect("a message");
        files.iter().map(|path| read(path).replace("=\r\n", "").replace("=3D", "=")).collect()
    }

    /// Its address, as the settings have it.
    pub fn server(&self) -> Server {
        Server {
            host: "localhost".into(),
            port: self.port,
            tls: self.tls,
            ca: (!self.ca.is_empty()).then(|| self.ca.clone().into_bytes()),
            user: None,
            from: "Steelyard <post@shop.example>".into(),
            returns_to: None,
            origin: "https://shop.example:8443".into(),
        }
    }

    /// A sender of a shop's instance that hands its mail to this server.
    pub fn sender(&self, shop: &Shop) -> Sender {
        sender(shop, Some(self.server()))
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A sender of a shop's instance.
pub fn sender(shop: &Shop, server: Option<Server>) -> Sender {
    let server = server.map(|server| Smtp::new(server).expect("settings"));
    Sender::new(shop.platform.clone(), shop.db.jobs_config(), server)
}

/// Looks until nothing is due at this moment.
pub async fn look(sender: &mut Sender, at: Timestamp) {
    let (_stop, stopped) = watch::channel(false);
    while sender.look(|| at, &stopped).await.expect("a look") {}
}

/// Makes a CA, whose key is dropped, and its certificate for this machine, beside the mails.
fn certificates(folder: &std::path::Path) -> String {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let key = KeyPair::generate().expect("a key");
    let ca = CertifiedIssuer::self_signed(params, key).expect("a CA");
    let key = KeyPair::generate().expect("a key");
    let leaf = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let cert = leaf.signed_by(&key, &ca).expect("a certificate");
    fs::write(folder.join("cert.pem"), cert.pem()).expect("written");
    fs::write(folder.join("key.pem"), key.serialize_pem()).expect("written");
    ca.pem()
}
