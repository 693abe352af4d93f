//! The shipped program on a throw-away data folder, as a process of its own.
//! Invariant: an orderly end or Ctrl-C of this program stops it too, and its database waits for the disk.

use platform::instance::INSTANCE;
use rustix::process::{Pid, Signal, kill_process};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// The running servers, for the signal handler.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());
/// The longest time for an orderly stop.
const LONGEST_STOP: Duration = Duration::from_secs(30);
/// The longest time for a program's first checks of itself, and the pause between two questions whether they
/// are over.
const FIRST_LOOK: Duration = Duration::from_secs(300);
const ASKED_EVERY: Duration = Duration::from_secs(1);
/// Each node's server writes its own process number into the first line of this file.
const POSTMASTERS: &str = r"select split_part(result, E'\n', 1)
from run_command_on_all_nodes($$select pg_catalog.pg_read_file('postmaster.pid')$$)";

/// A folder that is removed at the end.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new folder below the system's folder for temporary files. Errors: it cannot be made.
    pub fn new() -> Result<Scratch, String> {
        let mut random = [0; 6];
        getrandom::fill(&mut random).map_err(|why| why.to_string())?;
        let name =
            random.iter().fold("steelyard-bench-".to_owned(), |name, byte| format!("{name}{byte:02x}"));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        Ok(Scratch(path))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0); // The system clears a folder that cannot be removed.
    }
}

/// The serving program.
pub struct Served {
    child: Child,
    /// Its address: `localhost:PORT`.
    pub host: String,
    /// Its data folder.
    pub data: PathBuf,
    /// The process numbers of its database servers.
    pub postmasters: Vec<u32>,
    /// How to reach the database as its superuser.
    superuser: Config,
}

impl Served {
    /// Starts it on its private cluster, and returns when it says that it is ready. Errors: it does not start.
    pub fn start(program: &Path, data: &Path) -> Result<Served, String> {
        let (mut child, host) = launch(program, data, &[])?;
        let Some((postmaster, socket)) = postmaster(data) else {
            stop(&mut child);
            return Err("its database server is not found".into());
        };
        let superuser = Self::config_at(&socket, "steel_super");
        Ok(Served { child, host, data: data.to_owned(), postmasters: vec![postmaster], superuser })
    }

    /// The same on a database of several nodes, all on this machine. `url` names a superuser. Errors: it does not
    /// start; those of the database.
    pub async fn start_on_nodes(program: &Path, data: &Path, url: &str) -> Result<Served, String> {
        let superuser: Config = url.parse().map_err(|why: tokio_postgres::Error| why.to_string())?;
        let (child, host) = launch(program, data, &["--database-url", url])?;
        let mut served = Served { child, host, data: data.to_owned(), postmasters: Vec::new(), superuser };
        let client = database::connect(&served.superuser).await.map_err(|why| why.to_string())?;
        let rows = client.query(POSTMASTERS, &[]).await.map_err(|why| format!("{why:?}"))?;
        for row in rows {
            let pid: &str = row.get(0);
            served.postmasters.push(pid.parse().map_err(|_| format!("a node's process number: {pid}"))?);
        }
        Ok(served)
    }

    /// The program's process number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The connection settings of a database role.
    pub fn config(&self, role: &str) -> Config {
        self.superuser.clone().user(role).clone()
    }

    /// The folder of the private cluster's socket. Errors: the database is at an address.
    pub fn socket(&self) -> Result<&Path, String> {
        match self.superuser.get_hosts() {
            [Host::Unix(folder)] => Ok(folder),
            _ => Err("the database has no socket".into()),
        }
    }

    /// The connection settings of a database role through a socket in another folder.
    pub fn config_at(socket: &Path, role: &str) -> Config {
        let mut config = Config::new();
        config.host_path(socket).port(5432).user(role).dbname(database::DATABASE);
        config
    }

    /// Waits until the program has run all its checks once. It takes some minutes, in which it makes a
    /// backup, drills it, and checks itself, once in its life. Errors: those of the database; the checks do
    /// not end.
    pub async fn rested(&self) -> Result<(), String> {
        let client = database::connect(&self.superuser).await.map_err(|why| why.to_string())?;
        let noted = "select count(distinct action) from app.audit_event where tenant_id = $1 and action like 'trust.%'";
        let (wanted, end) = (assurance::lines::checks().count(), Instant::now() + FIRST_LOOK);
        loop {
            let row = client.query_one(noted, &[&INSTANCE.uuid()]).await.map_err(|why| format!("{why:?}"))?;
            if usize::try_from(row.get::<_, i64>(0)).is_ok_and(|noted| noted >= wanted) {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(format!("its first checks did not end within {} s", FIRST_LOOK.as_secs()));
            }
            tokio::time::sleep(ASKED_EVERY).await;
        }
    }

    /// The local CA in PEM, for a client to trust.
    pub fn ca(&self) -> PathBuf {
        self.data.join("tls/ca.pem")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

/// Starts the program, and returns when it says that it is ready, with its address. Errors: it does not start; its
/// log is in `DATA.log`.
fn launch(program: &Path, data: &Path, further: &[&str]) -> Result<(Child, String), String> {
    let log = data.with_extension("log");
    let told = File::create(&log).map_err(|why| format!("{}: {why}", log.display()))?;
    let mut child = Command::new(program)
        // All its clients share one address, as many as a town has.
        .args(["serve", "--listen", "127.0.0.1:0", "--edge-rates", "off", "--data"])
        .arg(data)
        .args(further)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(told)
        .spawn()
        .map_err(|why| format!("{}: {why}", program.display()))?;
    running().push(child.id());
    let ready =
        child.stdout.take().and_then(|out| BufReader::new(out).lines().next()?.ok()).unwrap_or_default();
    match ready.strip_prefix("ready https://") {
        Some(host) => Ok((child, host.to_owned())),
        None => {
            stop(&mut child);
            let told = fs::read_to_string(&log).unwrap_or_default();
            Err(format!("{} did not start: {ready}\n{told}", program.display()))
        }
    }
}

/// The database server's process number and socket folder, from its own file (the first and fifth line).
fn postmaster(data: &Path) -> Option<(u32, PathBuf)> {
    let text = fs::read_to_string(data.join("pg/data/postmaster.pid")).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    Some((lines.first()?.trim().parse().ok()?, PathBuf::from(lines.get(4)?.trim())))
}

fn running() -> std::sync::MutexGuard<'static, Vec<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn terminate(pid: u32) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, Signal::TERM); // The process may have ended already.
    }
}

fn stop(child: &mut Child) {
    running().retain(|pid| *pid != child.id());
    if let Ok(Some(_)) = child.try_wait() {
        return;
    }
    terminate(child.id());
    let end = Instant::now() + LONGEST_STOP;
    while Instant::now() < end {
        if let Ok(Some(_)) = child.try_wait() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Stops the servers and ends this program when a signal arrives. The folders of an interrupted run stay.
pub async fn end_on_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminated), Ok(mut interrupted)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! { _ = terminated.recv() => {}, _ = interrupted.recv() => {} }
    running().iter().copied().for_each(terminate);
    std::process::exit(130);
}
