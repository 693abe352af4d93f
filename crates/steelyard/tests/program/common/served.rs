//! The program as an operator serves it: a certificate of a CA, a host name of its own, the plain port beside
//! it.
//! Invariant: it is the real program in a process of its own, stopped at the end.

use identity::factors::Authenticator;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CrlDistributionPoint, DnType,
    ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// A TLS connection to it.
pub type Stream = StreamOwned<ClientConnection, TcpStream>;
/// The page at which the person who opens a workspace sets up the second factor.
pub const FACTOR: &str = "/sign-up/factor";

/// A served instance.
pub struct Served {
    /// Holds its data, the CA and its output.
    pub folder: PathBuf,
    /// The name and port it is served under.
    pub host: String,
    /// The CA's certificate.
    pub ca: PathBuf,
    plain: u16,
    port: u16,
    child: Child,
    command: Command,
}

/// Starts the program and waits until it serves.
fn ready(command: &mut Command) -> Child {
    let mut child = command.spawn().expect("the program");
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let ready = out.lines().map_while(Result::ok).any(|line| line.starts_with("ready "));
    assert!(ready, "it did not become ready");
    child
}

/// An answer.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str()).collect()
    }
}

impl Served {
    pub fn start() -> Served {
        Served::with(&["--backup", "off"])
    }

    /// With backups from its first seconds on.
    pub fn with_backups() -> Served {
        // The broken edge in front of it opens a connection for each request.
        Served::set(&["--backup", "on"], "[edge]\nnew_connections = 100000\nrequests = 100000\n")
    }

    /// With these additional flags.
    pub fn with(flags: &[&str]) -> Served {
        Served::prepared(flags, |_| {})
    }

    /// With these flags, and this text as its configuration file.
    pub fn set(flags: &[&str], settings: &str) -> Served {
        Served::prepared(flags, |data| {
            std::fs::create_dir_all(data).expect("a folder");
            std::fs::write(data.join("steelyard.toml"), settings).expect("settings");
        })
    }

    /// With these additional flags; `prepare` fills its data folder before it starts.
    pub fn prepared(flags: &[&str], prepare: impl FnOnce(&Path)) -> Served {
        Served::launched(&std::env::temp_dir(), flags, prepare, |_, _| {})
    }

    /// The same on a real disk: temporary files may be in memory, and a test looks for the device under the
    /// data (FHS 5.15).
    pub fn on_disk(flags: &[&str], prepare: impl FnOnce(&Path)) -> Served {
        Served::launched(Path::new("/var/tmp"), flags, prepare, |_, _| {})
    }

    /// The same, with its folder on a disk of the test's own.
    pub fn on(disk: &Path, flags: &[&str]) -> Served {
        Served::launched(disk, flags, |_| {}, |_, _| {})
    }

    /// The same, with all that it and its child processes write in its folder: their output and temporary
    /// files too.
    pub fn all_within(flags: &[&str], prepare: impl FnOnce(&Path)) -> Served {
        Served::launched(&std::env::temp_dir(), flags, prepare, |command, folder| {
            let temporary = folder.join("temporary");
            std::fs::create_dir(&temporary).expect("a folder");
            let open = std::fs::Permissions::from_mode(0o1777);
            std::fs::set_permissions(&temporary, open).expect("open to everybody, as such folders are");
            // For appending, so that the program writes over nothing that a test adds.
            let said =
                OpenOptions::new().append(true).create(true).open(folder.join("said")).expect("a file");
            command.env("TMPDIR", temporary).stderr(said);
        })
    }

    /// With a certificate of this CA from one day to another, counted from today. What it says of faults is in the file
    /// `said` of its folder.
    pub fn certified(authority: &Authority, (from, to): (i64, i64), settings: &str) -> Served {
        let prepare = |data: &Path| {
            std::fs::create_dir_all(data).expect("a folder");
            std::fs::write(data.join("steelyard.toml"), settings).expect("settings");
        };
        Served::launched(&std::env::temp_dir(), &["--backup", "off"], prepare, |command, folder| {
            authority.certify(folder, from, to);
            let said = OpenOptions::new().append(true).create(true).open(folder.join("said"));
            command.stderr(said.expect("a file"));
        })
    }

    fn launched(
        place: &Path,
        flags: &[&str],
        prepare: impl FnOnce(&Path),
        confine: impl FnOnce(&mut Command, &Path),
    ) -> Served {
        let folder = place.join(format!("steelyard-tls-{}-{}", std::process::id(), free_port()));
        std::fs::create_dir_all(&folder).expect("a folder");
        prepare(&folder.join("data"));
        let (port, plain) = (free_port(), free_port());
        let host = format!("shop.example:{port}");
        let ca = certificates(&folder);
        let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
        command
            .args(["serve", "--log", "warn", "--hsts-preload"])
            .args(["--listen", &format!("127.0.0.1:{port}"), "--redirect", &format!("127.0.0.1:{plain}")])
            // The second name is for judges that leave the port out of the host.
            .args(["--host", &host, "--host", "shop.example"])
            .args(flags)
            .args(["--operator", "Plain & Sons", "--security-contact", "security@shop.example"])
            .args(["--support-contact", "help@shop.example"])
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--cert")
            .arg(folder.join("cert.pem"))
            .arg("--key")
            .arg(folder.join("key.pem"))
            // A test that wants a check asks for it; a round of all of them takes the machine for minutes. A flag
            // outweighs this.
            .env("STEELYARD_TRUST_FIRST_ROUND", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        confine(&mut command, &folder);
        let child = ready(&mut command);
        Served { folder, host, ca, plain, port, child, command }
    }

    /// The program's process number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Starts it once more with the same flags.
    pub fn again(&mut self) {
        self.child = ready(&mut self.command);
    }

    /// Starts it once more, with a clock that is so many days ahead of this machine's and of its database's. `again` gives it
    /// the right one.
    #[allow(dead_code, reason = "each test uses its part of it")]
    pub fn again_ahead(&mut self, days: u32) {
        let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
        let library = format!("/usr/lib/{machine}/faketime/libfaketimeMT.so.1");
        assert!(Path::new(&library).exists(), "faketime is installed");
        let ahead = format!("+{days}d");
        let set =
            [("LD_PRELOAD", library.as_str()), ("FAKETIME", &ahead), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")];
        self.command.envs(set);
        self.child = ready(&mut self.command);
        for (name, _) in set {
            self.command.env_remove(name);
        }
    }

    /// Kills the program.
    pub fn kill(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).expect("killed");
    }

    /// The address at which it listens.
    pub fn address(&self) -> std::net::SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    /// Opens a connection that offers these protocols, and completes its handshake.
    pub fn dial(&self, protocols: &[&[u8]], patience: Duration) -> std::io::Result<Stream> {
        let mut roots = RootCertStore::empty();
        let ca = CertificateDer::from_pem_file(&self.ca).expect("the CA");
        roots.add(ca).expect("a CA");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let mut config = config.expect("versions").with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|it| it.to_vec()).collect();
        let name = ServerName::try_from("localhost").expect("a name");
        let session = ClientConnection::new(Arc::new(config), name).expect("a session");
        let socket = TcpStream::connect(self.address())?;
        socket.set_read_timeout(Some(patience))?;
        let mut stream = StreamOwned::new(session, socket);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        Ok(stream)
    }

    /// Sends a request to the plain port and reads until the connection closes.
    pub fn plain(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.plain)).expect("the plain port");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        stream.write_all(format!("{request}\r\n\r\n").as_bytes()).expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer, then the end");
        text
    }

    /// Gets a page as a browser asks for one, without following redirects.
    pub fn get(&self, path: &str, cookies: &str) -> Result<Answer, ureq::Error> {
        let request = self.agent().get(self.url(path)).header("host", &self.host).header("cookie", cookies);
        request.call().map(answer)
    }

    /// Opens a workspace called plain. Returns the cookies.
    pub fn signed_up(&self) -> String {
        let typed = [
            ("name", "Asha"),
            ("email", "asha@plain.example"),
            ("password", "a long arm and a true measure"),
            ("workspace", "Plain"),
            ("slug", "plain"),
            ("country", "AU"),
        ];
        let asked = self.submit("/sign-up", &typed);
        assert_eq!(asked.header("location"), Some(FACTOR), "{}", asked.text);
        self.enrolled(&pairs(&asked))
    }

    /// Sets up the second factor of the person who opens a workspace, which founds it. Returns the cookies.
    #[expect(clippy::disallowed_methods, reason = "the program that is served reads the machine's clock")]
    pub fn enrolled(&self, cookies: &str) -> String {
        let page = self.get(FACTOR, cookies).expect("the page");
        let key = page.text.split("data-key>").nth(1).and_then(|it| it.split('<').next()).expect("a key");
        let key = Authenticator::parse(key).expect("a key of ours");
        let (secret, code) = (key.text(), key.code_at(jiff::Timestamp::now()));
        let opened = self.send(FACTOR, (&page, cookies), &[("secret", &secret), ("code", &code)]);
        assert!(opened.status == 200 && opened.text.contains("Your recovery codes"), "{}", opened.text);
        pairs(&opened)
    }

    /// Fills in the form of a page and sends it, as a browser without cookies.
    pub fn submit(&self, path: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.get(path, "").expect("the page");
        self.send(path, (&page, ""), typed)
    }

    /// Sends the form of a page that was shown to a browser with these cookies.
    fn send(&self, path: &str, (page, cookies): (&Answer, &str), typed: &[(&str, &str)]) -> Answer {
        let secret = page.text.split("name=\"_csrf\" value=\"").nth(1).and_then(|it| it.split('"').next());
        let form = [&[("_csrf", secret.expect("a token"))], typed].concat();
        let request = self.agent().post(self.url(path)).header("host", &self.host);
        let cookies = [pairs(page), cookies.to_owned()].join("; ");
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", cookies);
        answer(request.send_form(form).expect("an answer"))
    }

    pub fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.port)
    }

    pub fn agent(&self) -> Agent {
        let pem = std::fs::read(&self.ca).expect("the CA");
        let ca = Certificate::from_pem(&pem).expect("a certificate");
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&[ca]))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config =
            Agent::config_builder().tls_config(tls).proxy(None).http_status_as_error(false).max_redirects(0);
        config.max_redirects_will_error(false).build().new_agent()
    }
}

impl Served {
    /// Stops the program; its folder stays.
    pub fn stop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _ = Command::new("kill").arg(self.child.id().to_string()).status();
            let _ = self.child.wait();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn pairs(answer: &Answer) -> String {
    answer.all("set-cookie").iter().filter_map(|it| it.split(';').next()).collect::<Vec<_>>().join("; ")
}

pub fn answer(mut came: ureq::http::Response<ureq::Body>) -> Answer {
    let headers = came.headers().iter();
    let headers = headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    Answer {
        status: came.status().as_u16(),
        headers,
        text: came.body_mut().read_to_string().unwrap_or_default(),
    }
}

/// A free port that no other caller in this process gets. It is below the range of outgoing connections, one
/// of which could otherwise take it before its use.
pub fn free_port() -> u16 {
    const FIRST: u32 = 10_000;
    const MANY: u32 = 20_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let n = std::process::id().wrapping_mul(997).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = u16::try_from(FIRST + n % MANY).expect("a port");
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Makes a CA, and a certificate of it for 90 days. Returns the CA's file.
pub fn certificates(folder: &Path) -> PathBuf {
    Authority::new().certify(folder, -1, 90)
}

/// A CA of the tests.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new() -> Authority {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "A CA of the tests");
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key"));
        Authority(ca.expect("a CA"))
    }

    /// A certificate from one day to another, counted from today, and its key. It names its revocation list, as a
    /// public CA's does.
    pub fn issue(&self, from: i64, to: i64) -> (String, String) {
        let names = ["shop.example".to_owned(), "localhost".to_owned()];
        let mut leaf = CertificateParams::new(names).expect("names");
        leaf.distinguished_name.push(DnType::CommonName, "shop.example");
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        leaf.crl_distribution_points =
            vec![CrlDistributionPoint { uris: vec!["http://ca.example/list.crl".into()] }];
        let day = |days: i64| {
            let at = now() + jiff::SignedDuration::from_hours(24 * days);
            let date = at.to_zoned(jiff::tz::TimeZone::UTC).date();
            rcgen::date_time_ymd(
                i32::from(date.year()),
                date.month().unsigned_abs(),
                date.day().unsigned_abs(),
            )
        };
        (leaf.not_before, leaf.not_after) = (day(from), day(to));
        let key = KeyPair::generate().expect("a key");
        let cert = leaf.signed_by(&key, &self.0).expect("a certificate");
        (cert.pem(), key.serialize_pem())
    }

    /// Writes a certificate, its key, and that of the CA, whose file it returns.
    pub fn certify(&self, folder: &Path, from: i64, to: i64) -> PathBuf {
        let ((cert, key), ca) = (self.issue(from, to), folder.join("ca.pem"));
        std::fs::write(folder.join("cert.pem"), cert).expect("written");
        std::fs::write(folder.join("key.pem"), key).expect("written");
        std::fs::write(&ca, self.0.pem()).expect("written");
        ca
    }
}

#[expect(clippy::disallowed_methods, reason = "a certificate is judged by the clock")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
