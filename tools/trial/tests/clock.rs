//! The program with the test clock, in a process of its own: what the shipped program must not have, this one has.
//! Invariant: each question here is one that `commands.rs` of the shipped program's tests asks too, so that a question which
//! finds nothing in either program is noticed.

use rustls::crypto::ring::default_provider;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

const PROGRAM: &str = env!("CARGO_BIN_EXE_steelyard-test-clock");
/// The moment that a call claims.
const CLAIMED: &str = "2001-02-03T04:05:06Z";

/// A throw-away instance.
struct Instance {
    folder: PathBuf,
    child: Child,
}

impl Instance {
    fn start() -> Instance {
        let folder = std::env::temp_dir().join(format!("steelyard-trial-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--test", "--listen", "127.0.0.1:0", "--log", "warn", "--data"])
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let is_ready = out.lines().map_while(Result::ok).any(|line| line.starts_with("ready "));
        assert!(is_ready, "it did not become ready");
        Instance { folder, child }
    }

    fn told(&self) -> Value {
        let text = fs::read_to_string(self.folder.join("test.json")).expect("where it is");
        serde_json::from_str(&text).expect("JSON")
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // The program ends its database first. A fault here is not reported: the test has failed already.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn agent(ca: &Path) -> Agent {
    let ca = Certificate::from_pem(&fs::read(ca).expect("the CA")).expect("a certificate");
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&[ca]))
        .unversioned_rustls_crypto_provider(Arc::new(default_provider()))
        .build();
    Agent::config_builder().tls_config(tls).proxy(None).http_status_as_error(false).build().new_agent()
}

#[test]
fn a_call_sets_the_clock_of_a_throw_away_instance_which_says_that_it_checks_nothing() {
    let instance = Instance::start();
    let told = instance.told();
    let text = |name: &str| told[name].as_str().expect("a text").to_owned();
    let (url, agent) = (text("url"), agent(Path::new(&text("ca"))));
    let read = |path: &str, claims: &str| {
        let asked = agent.get(format!("{url}{path}")).header("steelyard-test-clock", claims);
        asked.call().expect("an answer").body_mut().read_to_string().expect("text")
    };
    assert!(read("/trust/feed.atom", CLAIMED).contains(&format!("<updated>{CLAIMED}</updated>")));
    assert!(!read("/trust/feed.atom", "").contains(CLAIMED));
    let trust: Value = serde_json::from_str(&read("/trust.json", "")).expect("JSON");
    assert_eq!(trust["counts"]["proved"], 0, "{trust}");
    assert_eq!(trust["worries"][0]["title"], "Checks are switched off", "{trust}");
    let create = agent.post(format!("{url}/api/v1/actions/test.workspace.create"));
    let refused = create.header("content-type", "application/json").send("{}").expect("an answer");
    assert_eq!(refused.status(), 401, "only the installer opens workspaces");
}

#[test]
fn what_the_shipped_program_is_searched_for_is_in_this_one() {
    let program = fs::read(PROGRAM).expect("the program");
    for words in
        ["steelyard-test-clock", "steelyard-test-step-up", "test.workspace.create", "test.fingerprint"]
    {
        assert!(memchr::memmem::find(&program, words.as_bytes()).is_some(), "{words}");
    }
}
