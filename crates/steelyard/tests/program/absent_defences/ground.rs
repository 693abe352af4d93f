//! The ground on which a defence is broken: the served program, its database, and runs of the checks.
//! Invariant: only the test's own runs of the checks count, since the program runs none by itself.

use super::{LINES, Lines, VOLUME, backups, contacts, is_red, parts, replica};
use crate::common::second;
use crate::common::served::Served;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tokio_postgres::Client;

/// Where the data of a ground are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// On its disk alone.
    Once,
    /// In backups too, and on a second machine that follows.
    Copied,
}

/// The program, its database as superuser, and the command that runs the checks.
pub struct Ground {
    pub served: Served,
    pub database: Client,
    /// Whether the disk of this machine is not encrypted, so that only an attestation stands for it.
    pub is_bare: bool,
}

impl Ground {
    pub async fn open(kept: Kept) -> Ground {
        let listen = second::own_address().to_string();
        let copies: &[&str] = &["--backup", "on", "--replica-listen", &listen];
        let served = Served::on_disk(if kept == Kept::Copied { copies } else { &[] }, parts::tell);
        if kept == Kept::Copied {
            replica::begin(&served.folder.join("data"));
            backups::until_well(&served.folder.join("data"));
        }
        let access = database::Cluster::beside(&served.folder.join("data")).expect("the database beside");
        let superuser = access.superuser.expect("the cluster's own superuser");
        let database = database::connect(&superuser).await.expect("a connection");
        database.batch_execute(contacts::CONFIRMED).await.expect("both addresses are confirmed");
        let mut ground = Ground { served, database, is_bare: false };
        ground.is_bare =
            tokio::task::block_in_place(|| ground.trust(&["run", VOLUME]).contains("\"failed\""));
        let word = ["--by", "Plain & Sons", "--says", "the provider encrypts what is below"];
        tokio::task::block_in_place(|| ground.trust(&[&["attest", VOLUME], &word[..]].concat()));
        ground
    }

    /// Runs a command about promises. Returns its output.
    pub fn trust(&self, arguments: &[&str]) -> String {
        let ran = Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .arg("trust")
            .args(arguments)
            .args(["--json", "--log", "error", "--data"])
            .arg(self.data())
            .output()
            .expect("the command");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }

    pub fn data(&self) -> PathBuf {
        self.served.folder.join("data")
    }

    /// Waits until every event has its leaf: the tree would seal an earlier change as the event's true
    /// content.
    pub async fn sealed(&self) {
        let waiting = "select count(*) from app.audit_event e where not exists (
                           select from app.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.event_id)";
        for _ in 0..100 {
            if self.database.query_one(waiting, &[]).await.expect("a count").get::<_, i64>(0) == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("events wait for their leaf");
    }

    /// Runs every check against this address: each line's state and what it says.
    pub fn checked(&self, at: SocketAddr) -> Lines {
        let began = Instant::now();
        self.lead_to(at);
        let lines = tokio::task::block_in_place(|| end(self.begin(&BTreeSet::new())));
        println!("a round of {} lines: {} ms", lines.len(), began.elapsed().as_millis());
        lines
    }

    /// Runs these checks against this address.
    pub fn checked_alone(&self, at: SocketAddr, ids: &BTreeSet<&str>) -> Lines {
        if ids.is_empty() {
            return Lines::new();
        }
        let began = Instant::now();
        self.lead_to(at);
        let lines = tokio::task::block_in_place(|| lines_of(&ended(self.begin(ids)).stdout));
        assert!(lines.keys().eq(ids.iter().copied()), "{ids:?}: {lines:#?}");
        println!("{} lines: {} ms", lines.len(), began.elapsed().as_millis());
        lines
    }

    /// Has the next commands take this address for the program's.
    fn lead_to(&self, at: SocketAddr) {
        let path = self.served.folder.join("data/served.json");
        let mut told: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).expect("where it is served")).expect("JSON");
        told["address"] = at.to_string().into();
        std::fs::write(&path, told.to_string()).expect("written");
    }

    /// Starts a run of these checks, or of all if there are none.
    fn begin(&self, ids: &BTreeSet<&str>) -> Child {
        Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .args(["trust", "run", "--json", "--log", "error", "--data"])
            .arg(self.served.folder.join("data"))
            .args(ids)
            // The command trusts the CA of the tests as if this machine did.
            .env("SSL_CERT_FILE", &self.served.ca)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command")
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        replica::stop(&self.data());
    }
}

/// The end of a run of every check.
fn end(running: Child) -> Lines {
    let ran = ended(running);
    let lines = lines_of(&ran.stdout);
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(lines.len(), LINES, "{} {errors}", String::from_utf8_lossy(&ran.stdout));
    let is_red = lines.values().any(|(state, _)| is_red(state));
    assert_eq!(ran.status.code(), Some(i32::from(is_red)), "{errors}");
    lines
}

fn ended(running: Child) -> Output {
    running.wait_with_output().expect("the command")
}

/// Each line of its output: its state and what it says.
fn lines_of(out: &[u8]) -> Lines {
    let out = String::from_utf8_lossy(out).into_owned();
    let lines = out.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let text = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    lines.map(|line| (text(&line, "id"), (text(&line, "state"), text(&line, "says")))).collect()
}
