//! An ACME server on loopback: Debian's pebble, which really validates names, with a name server for them.
//! Invariant: PEBBLE_VA_ALWAYS_VALID is never set, so that pebble never accepts a name without validation.

use crate::common::served::{certificates, free_port};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The server and its names. Its ports are known before `start`.
pub struct Pebble {
    folder: PathBuf,
    /// The address of its directory.
    pub directory: String,
    /// The CA of the server's own certificate.
    pub ca: PathBuf,
    /// The port at which it validates names.
    pub tls_port: u16,
    port: u16,
    management: u16,
    names: u16,
    of_names: u16,
    running: Vec<Child>,
}

impl Pebble {
    /// Chooses folder and ports, and starts nothing yet.
    pub fn away() -> Pebble {
        let folder =
            std::env::temp_dir().join(format!("steelyard-acme-{}-{}", std::process::id(), free_port()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let ca = certificates(&folder);
        let [port, management, tls_port, names, of_names] = std::array::from_fn(|_| free_port());
        let directory = format!("https://localhost:{port}/dir");
        Pebble { folder, directory, ca, tls_port, port, management, names, of_names, running: Vec::new() }
    }

    /// Starts it: certificates are valid for `seconds`, and it refuses `refused` per cent of the nonces.
    pub fn start(&mut self, seconds: u32, refused: u32) {
        let settings = serde_json::json!({"pebble": {
            "listenAddress": format!("127.0.0.1:{}", self.port),
            "managementListenAddress": format!("127.0.0.1:{}", self.management),
            "certificate": self.folder.join("cert.pem"),
            "privateKey": self.folder.join("key.pem"),
            "httpPort": free_port(),
            "tlsPort": self.tls_port,
            "certificateValidityPeriod": seconds,
        }});
        let path = self.folder.join("pebble.json");
        std::fs::write(&path, settings.to_string()).expect("written");
        self.run(
            Command::new("pebble-challtestsrv")
                .args(["-dns01", &format!("127.0.0.1:{}", self.names)])
                .args(["-management", &format!("127.0.0.1:{}", self.of_names)])
                .args(["-http01", "", "-https01", "", "-tlsalpn01", ""])
                .args(["-defaultIPv4", "127.0.0.1", "-defaultIPv6", ""]),
        );
        self.run(
            Command::new("pebble")
                .args(["-strict", "-dnsserver", &format!("127.0.0.1:{}", self.names), "-config"])
                .arg(&path)
                .env("PEBBLE_VA_SLEEPTIME", "1")
                .env("PEBBLE_AUTHZREUSE", "0")
                .env("PEBBLE_WFE_NONCEREJECT", refused.to_string())
                .env_remove("PEBBLE_VA_ALWAYS_VALID"),
        );
        for port in [self.of_names, self.port, self.management] {
            until("pebble listens", 20, || TcpStream::connect(("127.0.0.1", port)).ok());
        }
    }

    fn run(&mut self, command: &mut Command) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.folder.join("log"));
        let log = log.expect("a log");
        let errors = log.try_clone().expect("a log");
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        self.running.push(command.spawn().expect("pebble is there: bin/test installs it"));
    }

    /// Points a name at another address, where no validation succeeds.
    pub fn is_elsewhere(&self, name: &str) {
        let body = format!("{{\"host\":\"{name}.\",\"addresses\":[\"127.0.0.9\"]}}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.of_names)).expect("the name server");
        let head = format!("POST /add-a HTTP/1.0\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.contains(" 200 "), "{answer}");
    }

    /// The root CA of the certificates it issues, in PEM.
    pub fn root(&self) -> Vec<u8> {
        let pem = std::fs::read(&self.ca).expect("the CA");
        let ca = Certificate::from_pem(&pem).expect("a certificate");
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&[ca]))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = ureq::Agent::config_builder().tls_config(tls).proxy(None).build().new_agent();
        let url = format!("https://localhost:{}/roots/0", self.management);
        agent.get(url).call().expect("its root").body_mut().read_to_vec().expect("whole")
    }

    /// The number of certificates it has issued.
    pub fn given(&self) -> usize {
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        log.matches("Issued certificate serial").count()
    }

    /// A folder for a test's own files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        for child in &mut self.running {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Waits for something; panics with `what` when the time is over.
pub fn until<T>(what: &str, seconds: u64, mut looked: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = looked() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(seconds), "not in {seconds} s: {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
