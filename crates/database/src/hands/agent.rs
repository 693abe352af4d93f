//! The process that works for the database where root started the program. It has the database's user from
//! its first moment, serves the program's requests over a socket that both had before they separated, and
//! ends with the program.
//! Invariant: it ends at once when the program is gone, and the kernel then stops its children in an orderly
//! way; it runs only the programs that `order.rs` lists.

use super::order::{Order, Output, heard_out};
use super::remote::held;
use super::wire;
use crate::child::die_with_this_thread;
use crate::cluster::files::{self, Lock};
use crate::cluster::leftovers;
use crate::cluster::os_user::OsUser;
use crate::{Error, Result};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A killed program ends a moment after its successor starts.
const LAST_HOLDER_LEAVES: Duration = Duration::from_millis(100);

struct Agent {
    user: OsUser,
    answers: Mutex<UnixStream>,
    /// Children that were not waited for: until then their numbers belong to no other process.
    running: Mutex<HashMap<u64, Pid>>,
    locks: Mutex<HashMap<u64, Lock>>,
}

/// Works until the program at the other end is gone.
///
/// # Errors
/// The socket's.
pub fn serve(mut asked: UnixStream) -> Result<()> {
    let fail = || Error::file("talking to", Path::new("the program"));
    let agent = Arc::new(Agent {
        user: OsUser::current()?,
        answers: Mutex::new(asked.try_clone().map_err(fail())?),
        running: Mutex::default(),
        locks: Mutex::default(),
    });
    while let Some(what) = wire::receive(&mut asked, wire::MOST_ASKED).map_err(fail())? {
        let agent = Arc::clone(&agent);
        // The children end with this thread, so it waits for their end.
        let thread = std::thread::Builder::new().spawn(move || agent.answer(&what));
        thread.map_err(fail())?;
    }
    Ok(())
}

impl Agent {
    fn answer(&self, what: &Value) {
        let id = what["id"].clone();
        let mut answer = match self.done(what) {
            Ok(answer) => answer,
            Err(Error::File { source, .. }) if source.raw_os_error().is_some() => {
                json!({ "errno": source.raw_os_error() })
            }
            Err(why) => json!({ "error": why.to_string() }),
        };
        answer["id"] = id;
        self.send(&answer);
    }

    fn send(&self, answer: &Value) {
        let _ = wire::send(&mut *held(&self.answers), answer); // If the program is gone, this process ends next.
    }

    fn done(&self, what: &Value) -> Result<Value> {
        let path = PathBuf::from(what["path"].as_str().unwrap_or_default());
        let fail = || Error::file("working on", &path);
        let word = |name: &str| what[name].as_str().unwrap_or_default();
        match word("do") {
            "folder" => files::private_folder(&path, &self.user).map(|()| json!({})),
            "open" => open(&path).map(|()| json!({})).map_err(fail()),
            "write" => files::replace(&path, word("text"), &self.user).map(|()| json!({})),
            "read" => Ok(json!({ "text": fs::read_to_string(&path).map_err(fail())? })),
            "exists" => Ok(json!({ "exists": path.symlink_metadata().is_ok() })),
            "remove" => empty(&path).map(|()| json!({})).map_err(fail()),
            "rename" => files::renamed(&path, Path::new(word("to"))).map(|()| json!({})).map_err(fail()),
            "copy" => files::copied(&path, Path::new(word("to"))).map(|()| json!({})).map_err(fail()),
            "lock" => self.lock(&path, what),
            "unlock" => {
                held(&self.locks).remove(&what["lock"].as_u64().unwrap_or_default());
                Ok(json!({}))
            }
            "clear" => match leftovers::clear(&path, Path::new(word("sockets"))) {
                Err(Error::NotStopped { .. }) => Ok(json!({ "stopped": false })),
                cleared => cleared.map(|()| json!({ "stopped": true })),
            },
            "idle" => Ok(json!({ "idle": leftovers::is_idle(&path) })),
            "signal" => Ok(self.signal(what)),
            "run" => self.run(what),
            _ => Ok(json!({ "error": "nothing that is done here" })),
        }
    }

    fn lock(&self, root: &Path, what: &Value) -> Result<Value> {
        let owner = what["owner"].as_u64().and_then(|pid| u32::try_from(pid).ok()).unwrap_or_default();
        let taken = match files::lock_for(root, &self.user, owner) {
            Err(Error::InUse { .. }) => {
                std::thread::sleep(LAST_HOLDER_LEAVES);
                files::lock_for(root, &self.user, owner)
            }
            taken => taken,
        };
        match taken {
            Ok(lock) => {
                held(&self.locks).insert(what["id"].as_u64().unwrap_or_default(), lock);
                Ok(json!({ "lock": what["id"] }))
            }
            Err(Error::InUse { by, .. }) => Ok(json!({ "by": by })),
            Err(other) => Err(other),
        }
    }

    /// Signals only children that were not waited for.
    fn signal(&self, what: &Value) -> Value {
        let signal = what["signal"].as_i64().and_then(|raw| Signal::from_named_raw(i32::try_from(raw).ok()?));
        let running = held(&self.running);
        let pid = running.get(&what["run"].as_u64().unwrap_or_default());
        if let (Some(pid), Some(signal)) = (pid, signal) {
            let _ = match what["group"] == true {
                true => kill_process_group(*pid, signal),
                false => kill_process(*pid, signal),
            }; // It may be dead and not waited for yet.
        }
        json!({})
    }

    fn run(&self, what: &Value) -> Result<Value> {
        let refused = || Error::NotStarted { why: "no program of the database".into(), log: String::new() };
        let order = Order::read(what).ok_or_else(refused)?;
        let fail = || Error::file("running", &order.program);
        let mut command = order.command(&self.user)?;
        die_with_this_thread(&mut command, order.dies_by);
        let run = what["id"].as_u64().unwrap_or_default();
        let mut running = held(&self.running);
        let mut child = command.spawn().map_err(fail())?;
        let pid = Pid::from_child(&child);
        running.insert(run, pid);
        drop(running);
        self.send(&json!({ "id": run, "pid": pid.as_raw_pid() }));
        let [stdout, stderr] =
            heard_out(&mut child).map_err(fail())?.map(|said| String::from_utf8_lossy(&said).into_owned());
        held(&self.running).remove(&run);
        if order.output == Output::Kept {
            let _ = kill_process_group(pid, Signal::KILL); // Its helpers may still work.
        }
        let status = child.wait().map_err(fail())?;
        Ok(json!({ "status": status.into_raw(), "stdout": stdout, "stderr": stderr }))
    }
}

/// A folder that the program also reads, created where it is missing.
fn open(path: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o750).create(path) {
        Err(why) if why.kind() != ErrorKind::AlreadyExists => return Err(why),
        _ => {}
    }
    if !path.symlink_metadata()?.is_dir() {
        return Err(io::Error::other("no folder"));
    }
    fs::set_permissions(path, Permissions::from_mode(0o750))
}

/// Removes this user's files in a folder, and the folder where possible.
fn empty(path: &Path) -> io::Result<()> {
    let inside = match fs::read_dir(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(()),
        inside => inside?,
    };
    for entry in inside.flatten() {
        let path = entry.path();
        // Files that stay are the program's, which removes them next and reports a failure.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = empty(&path);
        } else {
            let _ = fs::remove_file(&path);
        }
    }
    let _ = fs::remove_dir(path);
    Ok(())
}
