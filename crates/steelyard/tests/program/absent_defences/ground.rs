//! The ground on which a defence is broken: the served program, its database, and a run of every check.
//! Invariant: only the test's own runs of the checks count, since it holds their lock between them.

use super::{Lines, VOLUME, backups, contacts, is_red, parts, replica};
use crate::common::second;
use crate::common::served::Served;
use assurance::scheduler::TURN;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tokio_postgres::Client;

/// The program, its database as superuser, and the command that runs the checks.
pub struct Ground {
    pub served: Served,
    pub database: Client,
    /// Whether the disk of this machine is not encrypted, so that only an attestation stands for it.
    pub is_bare: bool,
}

impl Ground {
    pub async fn open() -> Ground {
        let listen = second::own_address().to_string();
        let served = Served::on_disk(&["--backup", "on", "--replica-listen", &listen], parts::tell);
        replica::begin(&served.folder.join("data"));
        backups::until_well(&served.folder.join("data"));
        let access = database::Cluster::beside(&served.folder.join("data")).expect("the database beside");
        let superuser = access.superuser.expect("the cluster's own superuser");
        let database = database::connect(&superuser).await.expect("a connection");
        database.batch_execute(contacts::CONFIRMED).await.expect("both addresses are confirmed");
        let mut ground = Ground { served, database, is_bare: false };
        ground.is_bare =
            tokio::task::block_in_place(|| ground.trust(&["run", VOLUME]).contains("\"failed\""));
        let word = ["--by", "Plain & Sons", "--says", "the provider encrypts what is below"];
        tokio::task::block_in_place(|| ground.trust(&[&["attest", VOLUME], &word[..]].concat()));
        ground.hold().await;
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

    /// Holds the lock of the checks, so that the program's own task runs none and only the test's runs count.
    pub async fn hold(&self) {
        self.database.query_one("select pg_advisory_lock($1)", &[&TURN]).await.expect("the turn");
    }

    /// Runs every check against this address: each line's state and what it says.
    pub async fn checked(&self, at: SocketAddr) -> Lines {
        let began = Instant::now();
        let before = self.waiting().await;
        let running = self.begin(at, None);
        self.send_away(&before).await;
        self.database.query_one("select pg_advisory_unlock($1)", &[&TURN]).await.expect("the turn");
        let lines = tokio::task::block_in_place(|| end(running));
        println!("a round of {} lines: {} ms", lines.len(), began.elapsed().as_millis());
        self.hold().await;
        lines
    }

    /// The sessions that wait for the lock of the checks.
    async fn waiting(&self) -> Vec<i32> {
        let text = "select pid from pg_locks where locktype = 'advisory' and not granted";
        let rows = self.database.query(text, &[]).await.expect("who waits");
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// When the command waits too, the sessions that waited before it are terminated: the program's own task
    /// would run first.
    async fn send_away(&self, before: &[i32]) {
        for _ in 0..100 {
            if self.waiting().await.iter().any(|pid| !before.contains(pid)) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let away = "select count(pg_terminate_backend(pid)) from unnest($1::integer[]) pid";
        self.database.query_one(away, &[&before]).await.expect("sent away");
    }

    /// Runs these checks against the program itself, one command after the other.
    pub async fn checked_alone(&self, ids: impl Iterator<Item = &str>) -> Lines {
        self.database.query_one("select pg_advisory_unlock($1)", &[&TURN]).await.expect("the turn");
        let at = self.served.address();
        let lines =
            ids.flat_map(|id| tokio::task::block_in_place(|| lines_of(&ended(self.begin(at, Some(id))))));
        let lines = lines.collect();
        self.hold().await;
        lines
    }

    /// Starts a run of one check, or of all, against this address.
    fn begin(&self, at: SocketAddr, id: Option<&str>) -> Child {
        let path = self.served.folder.join("data/served.json");
        let mut told: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).expect("where it is served")).expect("JSON");
        told["address"] = at.to_string().into();
        std::fs::write(&path, told.to_string()).expect("written");
        Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .args(["trust", "run", "--json", "--log", "error", "--data"])
            .arg(self.served.folder.join("data"))
            .args(id)
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
    let lines = lines_of(&ran);
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(lines.len(), 97, "{} {errors}", String::from_utf8_lossy(&ran.stdout));
    let is_red = lines.values().any(|(state, _)| is_red(state));
    assert_eq!(ran.status.code(), Some(i32::from(is_red)), "{errors}");
    lines
}

fn ended(running: Child) -> Output {
    running.wait_with_output().expect("the command")
}

/// Each line of its output: its state and what it says.
fn lines_of(ran: &Output) -> Lines {
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    let lines = out.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let text = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    lines.map(|line| (text(&line, "id"), (text(&line, "state"), text(&line, "says")))).collect()
}
