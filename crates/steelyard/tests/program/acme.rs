//! Certificates by ACME, with the real program, a CA on loopback and a browser's handshake.
//! Invariant: the CA validates names on the listener that serves, and the test verifies each certificate
//! against the CA's root.

mod pebble;

use pebble::{Pebble, until};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, SupportedProtocolVersion};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

/// Long enough that no renewal is due during a test.
const LONG: u32 = 90 * 86_400;

/// The program and its log.
struct Program {
    data: PathBuf,
    log: PathBuf,
    arguments: Vec<String>,
    port: u16,
    child: Child,
}

impl Program {
    fn start(ca: &Pebble, names: &[&str]) -> Program {
        let (data, log) = (ca.folder().join("data"), ca.folder().join("steelyard.log"));
        let mut arguments = vec!["--data".to_owned(), data.display().to_string()];
        let mut say = |name: &str, value: &str| arguments.extend([name.to_owned(), value.to_owned()]);
        say("--listen", &format!("127.0.0.1:{}", ca.tls_port));
        say("--acme-directory", &ca.directory);
        say("--acme-ca", &ca.ca.display().to_string());
        say("--acme-contact", "owner@shop.example");
        for name in names {
            say("--host", &format!("{name}:{}", ca.tls_port));
            say("--acme-name", name);
        }
        let errors = std::fs::OpenOptions::new().create(true).append(true).open(&log).expect("a log");
        let mut child = Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .arg("serve")
            .args(&arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("the program");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        assert!(out.lines().map_while(Result::ok).any(|line| line.starts_with("ready ")), "not ready");
        Program { data, log, arguments, port: ca.tls_port, child }
    }

    fn doctor(&self) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
        let done = command.arg("doctor").args(&self.arguments).output().expect("the program");
        (done.status.code(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
    }

    fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("a log")
    }

    /// The certificate that the program presents to a client that trusts `root` alone; None if the client
    /// rejects it.
    fn shown(&self, name: &str, root: &[u8]) -> Option<Vec<u8>> {
        let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
        let looked = || versions.map(|version| handshake(self.port, name, root, version, b"h2").ok());
        let [new, old] = looked();
        if new == old {
            return new;
        }
        // The program renewed between the two handshakes; both versions present the new certificate now.
        let [new, old] = looked();
        assert_eq!(new, old, "TLS 1.2 and 1.3 are shown the same");
        new
    }

    fn own_root(&self) -> Vec<u8> {
        std::fs::read(self.data.join("tls/ca.pem")).expect("this machine's CA")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// Returns the first certificate of the chain, after verifying it.
fn handshake(
    port: u16,
    name: &str,
    root: &[u8],
    version: &'static SupportedProtocolVersion,
    protocol: &[u8],
) -> std::io::Result<Vec<u8>> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(root) {
        roots.add(certificate.expect("PEM")).expect("a CA");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_protocol_versions(&[version]);
    let mut config = builder.expect("a version").with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![protocol.to_vec()];
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let mut client = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut socket = TcpStream::connect(("127.0.0.1", port))?;
    while client.is_handshaking() {
        client.complete_io(&mut socket)?;
    }
    Ok(client.peer_certificates().and_then(|chain| chain.first()).map(|it| it.to_vec()).unwrap_or_default())
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn a_certificate_comes_is_served_and_is_kept_for_the_next_start() {
    let mut ca = Pebble::away();
    ca.start(LONG, 0);
    let root = ca.root();
    let names = ["shop.example", "till.shop.example"];
    let program = Program::start(&ca, &names);
    let first = until("a certificate", 60, || program.shown("shop.example", &root));
    assert_eq!(program.shown("till.shop.example", &root).as_ref(), Some(&first), "one for both names");
    assert!(program.shown("localhost", &program.own_root()).is_some(), "this machine keeps its own");
    let proof = handshake(program.port, names[0], &root, &rustls::version::TLS13, b"acme-tls/1");
    assert!(proof.is_err(), "nothing is proved when no order waits for it");
    let folder = program.data.join("tls/acme");
    let of_ca = folder.read_dir().expect("a folder").next().expect("of the CA").expect("readable").path();
    assert_eq!((mode(&folder), mode(&of_ca)), (0o700, 0o700));
    assert_eq!(mode(&of_ca.join("certificate.pem")), 0o600);
    assert_eq!(mode(&of_ca.join("account.key")), 0o600);
    let (code, said) = program.doctor();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&format!("certificate   of {} until ", ca.directory)), "{said}");
    assert!(!program.log().contains("PRIVATE KEY"));
    drop(program);
    let program = Program::start(&ca, &names);
    assert_eq!(
        program.shown("shop.example", &root),
        Some(first),
        "the kept one, from the first handshake on"
    );
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(ca.given(), 1, "no new order");
    std::fs::remove_file(of_ca.join("certificate.pem")).expect("removed");
    drop(program);
    let program = Program::start(&ca, &names[..1]);
    until("another", 60, || program.shown("shop.example", &root));
    assert_eq!(ca.given(), 2);
}

#[test]
fn while_the_ca_is_away_its_own_is_served_and_certificates_are_renewed_when_it_is_there() {
    let mut ca = Pebble::away();
    let program = Program::start(&ca, &["shop.example"]);
    assert!(program.shown("shop.example", &program.own_root()).is_some(), "a handshake is answered");
    until("a failure", 30, || program.log().contains("no certificate came").then_some(()));
    assert!(program.log().contains("no certificate of the CA yet"), "{}", program.log());
    let (code, said) = program.doctor();
    assert_eq!(code, Some(69), "{said}");
    assert!(said.contains("none yet from") && said.contains("the last order failed"), "{said}");
    // The CA refuses some nonces, as a real one may. Its certificates expire so soon that they are renewed at
    // once.
    ca.start(24, 15);
    let root = ca.root();
    let first = until("a certificate", 120, || program.shown("shop.example", &root));
    let next = |it: Vec<u8>| Some(it).filter(|it| *it != first);
    until("a renewed certificate", 120, || program.shown("shop.example", &root).and_then(next));
    assert!(ca.given() >= 2);
}

#[test]
fn a_name_that_is_not_ours_is_told_in_plain_words_and_the_certificate_before_stays() {
    let mut ca = Pebble::away();
    ca.start(LONG, 0);
    ca.is_elsewhere("away.example");
    let root = ca.root();
    let program = Program::start(&ca, &["shop.example"]);
    let first = until("a certificate", 60, || program.shown("shop.example", &root));
    drop(program);
    let program = Program::start(&ca, &["shop.example", "away.example"]);
    let refused = "away.example was not proved to be ours";
    until("a failure", 60, || program.log().contains(refused).then_some(()));
    assert_eq!(program.shown("shop.example", &root), Some(first), "the one before stays in use");
    assert!(program.shown("away.example", &root).is_none());
    let (code, said) = program.doctor();
    assert_eq!(code, Some(69), "{said}");
    assert!(said.contains(refused), "{said}");
    assert_eq!(ca.given(), 1);
}

/// A connection opened for the validation protocol alone must not serve a request.
#[test]
fn a_connection_that_looks_at_a_proof_serves_no_page() {
    let mut ca = Pebble::away();
    ca.start(LONG, 0);
    let program = Program::start(&ca, &["shop.example"]);
    let root = program.own_root();
    // A client that offers more than the validation protocol gets the ordinary certificate; the server then
    // selects that protocol.
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&root) {
        roots.add(certificate.expect("PEM")).expect("a CA");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let mut config = builder.expect("versions").with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"acme-tls/1".to_vec(), b"other".to_vec()];
    let name = ServerName::try_from("localhost").expect("a name");
    let mut client = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut socket = TcpStream::connect(("127.0.0.1", program.port)).expect("the port");
    socket.set_read_timeout(Some(std::time::Duration::from_secs(10))).expect("a time limit");
    let mut stream = rustls::Stream::new(&mut client, &mut socket);
    let asked = format!("GET /sign-in HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", program.port);
    let _ = stream.write_all(asked.as_bytes());
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    assert_eq!(client.alpn_protocol(), Some(&b"acme-tls/1"[..]));
    assert!(text.is_empty(), "{}", String::from_utf8_lossy(&text));
}
