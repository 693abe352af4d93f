//! Ends the processes that an earlier run left in a data folder: a server whose program was killed, or
//! helpers of a killed server.
//! Two servers in one folder would destroy it, so nothing is removed while any process still works there.

use crate::access::PORT;
use crate::{Error, Result};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longest time in which a server writes its memory after the signal of its program's death.
const PATIENCE: Duration = Duration::from_secs(30);
/// For processes that got a signal to end at once.
const LAST_PATIENCE: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Call it only with the folder's lock held: then no living program owns the processes it finds.
pub(crate) fn clear(data: &Path, sockets: &Path) -> Result<()> {
    if !Path::new("/proc/self/cwd").exists() {
        return Ok(()); // Without /proc the server's own check of its files must be enough.
    }
    if !working_in(data).is_empty() {
        end_all(data)?;
    }
    // Both files name a process only by number: a killed server that nobody has waited for yet, or another
    // process with its number after a restart of the machine, would keep a new server out.
    for left in [data.join("postmaster.pid"), sockets.join(format!(".s.PGSQL.{PORT}.lock"))] {
        match fs::remove_file(&left) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::file("removing", &left)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn end_all(data: &Path) -> Result<()> {
    let server = recorded_server(data);
    match working_in(data).into_iter().find(|pid| Some(*pid) == server) {
        Some(server) => {
            tracing::info!("a database of an earlier run is still stopping; waiting for it");
            send(server, Signal::INT);
            if ended_within(data, PATIENCE) {
                return Ok(());
            }
        }
        None => tracing::info!("helpers of a killed database are still there; ending them"),
    }
    // QUIT makes a helper end at once, and a server end as in a crash: the log recovers everything.
    for signal in [Signal::QUIT, Signal::KILL] {
        working_in(data).into_iter().for_each(|pid| send(pid, signal));
        if ended_within(data, LAST_PATIENCE) {
            return Ok(());
        }
    }
    Err(Error::NotStopped { folder: data.to_owned() })
}

fn ended_within(data: &Path, patience: Duration) -> bool {
    let end = Instant::now() + patience;
    while !working_in(data).is_empty() {
        if Instant::now() > end {
            return false;
        }
        sleep(LOOK_EVERY);
    }
    true
}

/// The server's process number in its folder.
fn recorded_server(data: &Path) -> Option<Pid> {
    let text = fs::read_to_string(data.join("postmaster.pid")).ok()?;
    Pid::from_raw(text.lines().next()?.trim().parse().ok()?)
}

/// The processes of this folder: the server and all its helpers work in it, whatever their number. A number
/// alone proves nothing, because the system reuses it after a while.
pub(crate) fn working_in(data: &Path) -> Vec<Pid> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?))
        .filter(|pid| is_server_in(data, *pid))
        .collect()
}

fn is_server_in(data: &Path, pid: Pid) -> bool {
    let link = |name: &str| fs::read_link(format!("/proc/{}/{name}", pid.as_raw_pid())).ok();
    link("cwd").is_some_and(|cwd| cwd == data)
        && link("exe").and_then(|exe| Some(exe.file_name()?.to_str()?.starts_with("postgres"))) == Some(true)
}

fn send(pid: Pid, signal: Signal) {
    let _ = kill_process(pid, signal); // It may be gone already.
}

/// Whether no process works in a copy of the cluster and nobody holds its lock.
pub(crate) fn is_idle(copy: &Path) -> bool {
    let is_unlocked = || match fs::File::open(copy.join("pg/lock")) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(_) => true,
    };
    working_in(&copy.join("pg/data")).is_empty() && is_unlocked()
}
