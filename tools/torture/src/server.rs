//! The real program as a process of its own, in a folder of its own, killed and started again.
//! Invariant: signals go only to the processes started here, each by its number.

use crate::chance::Chance;
use keyring::Vault;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// A start may have to recover the database first.
const LONGEST_START: Duration = Duration::from_secs(120);
const LONGEST_STOP: Duration = Duration::from_secs(40);
/// The program with the test clock (tools/trial).
const PROGRAM: &str = "steelyard-test-clock";
const REMEDY: &str = "cargo build -p trial builds it (with --release, if you run torture so)";
/// Lines of the server's log shown when something went wrong.
const LAST_LINES: usize = 20;

/// The server's address, the CA to trust, and the installer's token.
#[derive(Debug, Clone)]
pub struct Door {
    pub url: String,
    /// PEM text.
    pub ca: String,
    pub token: String,
}

/// The process to kill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Victim {
    Server,
    Database,
    Both,
}

impl Victim {
    /// Chooses one of the three.
    pub fn choose(chance: &mut Chance) -> Victim {
        chance.pick([Victim::Server, Victim::Database, Victim::Both])
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Victim::Server => "server",
            Victim::Database => "database",
            Victim::Both => "server and database",
        }
    }
}

/// A running test build. Dropping it stops it.
pub struct Server {
    binary: PathBuf,
    flags: Vec<String>,
    folder: PathBuf,
    child: Child,
    pub door: Door,
}

impl Server {
    /// Starts it on a fresh folder. Errors: it does not start; the message has the end of its log.
    pub fn start(binary: &Path) -> Result<Server, String> {
        Server::start_with(binary, &[])
    }

    /// Starts it on a fresh folder with additional flags. Errors: as `start`.
    pub fn start_with(binary: &Path, flags: &[&str]) -> Result<Server, String> {
        let mut random = [0; 6];
        getrandom::fill(&mut random).map_err(|why| why.to_string())?;
        let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let folder = std::env::temp_dir().join(format!("steelyard-torture-{name}"));
        fs::create_dir(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        let flags: Vec<String> = flags.iter().map(|&flag| flag.to_owned()).collect();
        let launched = launch(binary, &folder, &flags);
        let (child, door) = launched.inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;
        Ok(Server { binary: binary.to_owned(), flags, folder, child, door })
    }

    /// Starts it on an existing folder. Errors: as `start`.
    pub fn over(binary: &Path, folder: &Path) -> Result<Server, String> {
        let (child, door) = launch(binary, folder, &[])?;
        Ok(Server { binary: binary.to_owned(), flags: Vec::new(), folder: folder.to_owned(), child, door })
    }

    /// Its process number.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Kills without warning. If both are victims the database is first, because the program would otherwise
    /// stop it in order.
    pub fn kill(&mut self, victim: Victim) -> Result<(), String> {
        if victim != Victim::Server {
            let postmaster = self.postmaster()?;
            kill_process(postmaster, Signal::KILL).map_err(|why| format!("the database: {why}"))?;
        }
        if victim != Victim::Database {
            self.child.kill().and_then(|()| self.child.wait()).map_err(|why| format!("the server: {why}"))?;
        }
        Ok(())
    }

    /// Starts the killed process again. Errors: it does not start, or the program ended by itself.
    pub fn bring_back(&mut self, victim: Victim) -> Result<(), String> {
        if victim != Victim::Database {
            (self.child, self.door) = launch(&self.binary, &self.folder, &self.flags)?;
        }
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            ended => Err(format!("the server ended by itself ({ended:?})\n{}", self.last_words())),
        }
    }

    /// Starts the killed program, and kills it after this time, however far its start is by then.
    pub fn kill_at_start(&mut self, after: Duration) -> Result<(), String> {
        let mut child = start_child(&self.binary, &self.folder, &self.flags)?;
        thread::sleep(after);
        child.kill().and_then(|()| child.wait()).map(drop).map_err(|why| format!("the server: {why}"))
    }

    /// The database's connection settings as its superuser, whom row security does not restrict.
    pub fn database(&self) -> Result<tokio_postgres::Config, String> {
        let mut config = tokio_postgres::Config::new();
        config.host_path(self.recorded(4)?).port(5432).user("steel_super").dbname("steelyard");
        config.connect_timeout(Duration::from_secs(5));
        Ok(config)
    }

    /// Its keyring. Errors: there is none that opens.
    pub fn keys(&self) -> Result<Vault, String> {
        let folder = self.folder.join("keys");
        let seal = keyring::seal_beside(&folder).map_err(|why| why.to_string())?;
        let vault = Vault::at(&folder, &seal).map_err(|why| why.to_string())?;
        vault.ok_or_else(|| "the server has no keyring".to_owned())
    }

    fn postmaster(&self) -> Result<Pid, String> {
        let number = self.recorded(0)?;
        number.parse().ok().and_then(Pid::from_raw).ok_or_else(|| format!("no process number: {number}"))
    }

    /// A line of PostgreSQL's own file about its process: 0 its number, 4 the folder of its socket.
    fn recorded(&self, line: usize) -> Result<String, String> {
        let path = self.folder.join("pg/data/postmaster.pid");
        let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        let found = text.lines().nth(line).map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        found.ok_or_else(|| format!("{}: no line {line}", path.display()))
    }

    /// The end of its log.
    pub fn last_words(&self) -> String {
        last_words(&self.folder)
    }

    /// Stops it and removes its folder.
    pub fn remove(mut self) {
        self.stop();
        if let Err(why) = fs::remove_dir_all(&self.folder) {
            eprintln!("{}: {why}", self.folder.display());
        }
    }

    /// Its folder, to inspect after a failure.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn stop(&mut self) {
        // If the signal fails, the process has ended already; `try_wait` shows it.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let until = Instant::now() + LONGEST_STOP;
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() > until {
                let _ = self.child.kill();
                let _ = self.child.wait();
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stop();
        }
    }
}

fn log_of(folder: &Path) -> PathBuf {
    folder.join("serve.log")
}

fn last_words(folder: &Path) -> String {
    let text = fs::read_to_string(log_of(folder)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}

fn start_child(binary: &Path, folder: &Path, flags: &[String]) -> Result<Child, String> {
    let path = log_of(folder);
    let log = File::options()
        .append(true)
        .create(true)
        .open(&path)
        .map_err(|why| format!("{}: {why}", path.display()))?;
    let child = Command::new(binary)
        .args(flags)
        .args(["serve", "--test", "--listen", "127.0.0.1:0", "--log", "warn", "--data"])
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn();
    child.map_err(|why| format!("{}: {why}", binary.display()))
}

fn launch(binary: &Path, folder: &Path, flags: &[String]) -> Result<(Child, Door), String> {
    let mut child = start_child(binary, folder, flags)?;
    match wait_ready(&mut child).and_then(|()| read_door(folder)) {
        Ok(door) => Ok((child, door)),
        Err(fault) => {
            let _ = child.kill(); // It may have ended already.
            let _ = child.wait();
            Err(format!("{fault}\n{}", last_words(folder)))
        }
    }
}

/// Waits for the line `ready URL`.
fn wait_ready(child: &mut Child) -> Result<(), String> {
    let stdout = child.stdout.take().ok_or("its output is not piped")?;
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let _ = sender.send(line); // After `ready` nobody receives them, and the pipe is still emptied.
        }
    });
    let until = Instant::now() + LONGEST_START;
    loop {
        match lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) if line.starts_with("ready ") => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err("the server did not become ready".to_owned()),
        }
    }
}

/// The test build's own description (tests/cases/README.md).
fn read_door(folder: &Path) -> Result<Door, String> {
    let path = folder.join("test.json");
    let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    let told: Value = serde_json::from_str(&text).map_err(|why| why.to_string())?;
    let field =
        |name: &str| told[name].as_str().map(str::to_owned).ok_or_else(|| format!("test.json has no {name}"));
    let ca = fs::read_to_string(field("ca")?).map_err(|why| format!("the CA: {why}"))?;
    Ok(Door { url: field("url")?, ca, token: field("token")? })
}

/// The program with the test clock, which is built beside this one. Errors: it is not built.
pub fn beside() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|why| why.to_string())?;
    let program = own.with_file_name(PROGRAM);
    let built = fs::metadata(&program).and_then(|file| file.modified());
    let built = built.map_err(|why| format!("{}: {why}; {REMEDY}", program.display()))?;
    // Cargo writes beside a program what it was built from.
    let sources = fs::read_to_string(program.with_extension("d")).unwrap_or_default();
    let changed_at = |path: &str| fs::metadata(path).and_then(|file| file.modified()).ok();
    if let Some(path) = newer(&sources, built, changed_at) {
        eprintln!("torture: {} is older than {path}; {REMEDY}", program.display());
    }
    Ok(program)
}

/// The first source that changed after the program was built. The list has the form of a makefile, as cargo writes it.
fn newer(
    sources: &str,
    built: SystemTime,
    changed_at: impl Fn(&str) -> Option<SystemTime>,
) -> Option<String> {
    let (_, sources) = sources.split_once(": ")?;
    // A space within a path is escaped there, and no path of ours has one.
    let mut paths = sources.split_whitespace();
    paths.find(|path| changed_at(path).is_some_and(|at| at > built)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_older_than_one_of_its_sources_is_noticed() {
        let at = |second| SystemTime::UNIX_EPOCH + Duration::from_secs(second);
        let changed_at = |path: &str| Some(at(if path == "/src/new.rs" { 5 } else { 1 }));
        let sources = "/target/debug/program: /src/old.rs /src/new.rs\n";
        assert_eq!(newer(sources, at(4), changed_at).as_deref(), Some("/src/new.rs"));
        assert_eq!(newer(sources, at(5), changed_at), None);
        assert_eq!(newer(sources, at(4), |_| None), None, "a source that is gone is none");
        assert_eq!(newer("", at(4), changed_at), None);
    }
}
