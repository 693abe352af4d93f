//! The certificate of the operator while the program serves: it is replaced under load, its files are broken, and it ends.
//! Invariant: the program and TLS are the real ones, and each connection judges the certificate by its CA.

use crate::common::served::{Authority, Served, answer};
use crate::disk::until;
use std::fs;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use ureq::tls::TlsConfig;

/// How soon a new certificate is served.
const PROMISED: Duration = Duration::from_secs(60);
const SOON: Duration = Duration::from_secs(10);
const REQUEST: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n";
/// A load that the edge would otherwise refuse.
const LOAD: &str = "[edge]\nnew_connections = 100000\nrequests = 100000\n";

/// What an operator does, and sees, at the machine.
trait Machine {
    fn put(&self, name: &str, text: &str);
    fn hang_up(&self);
    fn said(&self) -> String;
    fn command(&self, arguments: &[&str]) -> (Option<i32>, String);
}

impl Machine for Served {
    fn put(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).expect("written");
    }

    fn hang_up(&self) {
        let sent = Command::new("kill").args(["-HUP", &self.pid().to_string()]).status();
        assert!(sent.expect("a signal").success());
    }

    fn said(&self) -> String {
        fs::read_to_string(self.folder.join("said")).expect("what it said")
    }

    fn command(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let files = ["cert.pem", "key.pem", "data"].map(|name| self.folder.join(name));
        let done = Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .args(arguments)
            .arg("--cert")
            .arg(&files[0])
            .arg("--key")
            .arg(&files[1])
            .arg("--data")
            .arg(&files[2])
            .env("SSL_CERT_FILE", &self.ca)
            .output()
            .expect("the program");
        (done.status.code(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
    }
}

/// Opens a connection, asks once, and gives the certificate that was shown.
fn ask(served: &Served) -> Result<Vec<u8>, String> {
    let mut stream = served.dial(&[b"http/1.1"], SOON).map_err(|why| why.to_string())?;
    stream.write_all(REQUEST).map_err(|why| why.to_string())?;
    let mut told = Vec::new();
    stream.read_to_end(&mut told).map_err(|why| why.to_string())?;
    let shown = stream.conn.peer_certificates().and_then(|chain| chain.first()).map(|it| it.to_vec());
    match told.starts_with(b"HTTP/1.1 200 ") {
        true => shown.ok_or_else(|| "no certificate".to_owned()),
        false => Err(String::from_utf8_lossy(&told).into_owned()),
    }
}

/// The certificate in a PEM text.
fn der(pem: &str) -> Vec<u8> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject;
    CertificateDer::from_pem_slice(pem.as_bytes()).expect("a certificate").to_vec()
}

#[test]
fn a_certificate_is_replaced_under_load_and_no_request_fails() {
    let authority = Authority::new();
    let served = Served::certified(&authority, (-1, 90), LOAD);
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let goes_on = || !over.load(Ordering::Relaxed);
    let first = ask(&served).expect("an answer");
    std::thread::scope(|scope| {
        let new_connections = scope.spawn(|| {
            while goes_on() {
                ask(&served).expect("an answer on a connection of its own");
                asked.fetch_add(1, Ordering::Relaxed);
            }
        });
        let one_connection = scope.spawn(|| {
            let agent = served.agent();
            while goes_on() {
                let request = agent.get(served.url("/healthz")).header("host", &served.host);
                let told = answer(request.call().expect("an answer on a connection that stays open"));
                assert_eq!(told.status, 200, "{}", told.text);
                asked.fetch_add(1, Ordering::Relaxed);
            }
        });
        // Whatever a step finds, the load ends with it.
        let steps =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| replace(&served, &authority, &first)));
        over.store(true, Ordering::Relaxed);
        new_connections.join().expect("no request failed");
        one_connection.join().expect("no request failed");
        steps.expect("each step");
    });
    assert!(asked.into_inner() > 200, "under load");
}

/// Replaces the files as people and programs do, well and badly.
fn replace(served: &Served, authority: &Authority, first: &[u8]) {
    let shown = || ask(served).expect("an answer");
    let (cert, key) = authority.issue(-1, 91);
    served.put("cert.pem", &cert);
    served.hang_up();
    until("the fault", SOON, || served.said().contains("do not belong together"));
    assert_eq!(shown(), first, "without its key the new one is not served");
    let (code, said) = served.command(&["doctor"]);
    assert!(code == Some(69) && said.contains("do not belong together"), "{said}");
    let page = served.get("/trust.json", "").expect("an answer").text;
    assert!(page.contains("A file that changed cannot be used"), "{page}");
    served.put("key.pem", &key);
    // Nobody sends a signal.
    until("the new certificate", PROMISED, || shown() == der(&cert));
    let page = || served.get("/trust.json", "").expect("an answer").text;
    until("no red note", SOON, || !page().contains("A file that changed"));
    served.put("cert.pem", "no certificate");
    served.hang_up();
    until("the fault", SOON, || served.said().contains("no certificate is in it"));
    assert_eq!(shown(), der(&cert), "the one before stays");
    let (ended, key) = authority.issue(-90, -1);
    served.put("cert.pem", &ended);
    served.put("key.pem", &key);
    served.hang_up();
    until("the fault", SOON, || served.said().contains("the certificate ended on "));
    assert_eq!(shown(), der(&cert), "a new one that ended already is not served");
    let (newest, key) = authority.issue(-1, 92);
    served.put("newer.pem", &newest);
    served.put("key.pem", &key);
    fs::rename(served.folder.join("newer.pem"), served.folder.join("cert.pem")).expect("moved");
    served.hang_up();
    until("the newest certificate", SOON, || shown() == der(&newest));
    let (code, said) = served.command(&["doctor"]);
    assert!(
        code == Some(0) && said.contains("certificate   for shop.example, localhost; it ends on "),
        "{said}"
    );
}

#[test]
fn a_certificate_that_ended_is_named_at_the_start_on_trust_and_by_each_command() {
    let authority = Authority::new();
    let served = Served::certified(&authority, (-90, -1), "");
    assert!(served.said().contains("the certificate ended on "), "{}", served.said());
    assert!(ask(&served).is_err_and(|why| why.contains("expired")), "who looks at the day refuses it");
    let (code, said) = served.command(&["doctor"]);
    assert!(
        code == Some(69) && said.contains("certificate   for shop.example, localhost; it ended on "),
        "{said}"
    );
    let (code, said) = served.command(&["trust", "run", "tls-min"]);
    assert!(code == Some(1) && said.contains("The certificate ended on "), "{said}");
    let careless = TlsConfig::builder()
        .disable_verification(true)
        .unversioned_rustls_crypto_provider(std::sync::Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let agent = ureq::Agent::config_builder().tls_config(careless).proxy(None).build().new_agent();
    let shown = || {
        let request = agent.get(served.url("/trust.json")).header("host", &served.host);
        answer(request.call().expect("an answer")).text
    };
    until("the red note", SOON, || shown().contains("The certificate of this instance ended on "));
    let (cert, key) = authority.issue(-1, 90);
    served.put("cert.pem", &cert);
    served.put("key.pem", &key);
    served.hang_up();
    until("a newer one", SOON, || ask(&served).is_ok());
    until("no red note", SOON, || !shown().contains("The certificate of this instance ended on "));
}
