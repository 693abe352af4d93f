//! A program that the database's user runs, and how it is signalled.
//! Invariant: only the programs listed below run for the database, from the folder of its server's programs.
//! None outlives the thread that started it, and the number of an ended process is never signalled.

use super::remote::{self, Heard, Remote, text};
use crate::child::{clean_environment, die_with_this_thread, hear_every_stop};
use crate::cluster::os_user::OsUser;
use crate::cluster::{binaries, files};
use crate::{Error, Result};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, kill_process_group, waitid};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// Every program that runs as the database's user.
const SERVER_PROGRAMS: [&str; 3] = ["initdb", "postgres", "pg_basebackup"];
pub(crate) const BACKUP_PROGRAM: &str = "pgbackrest";

/// Where its output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Output {
    /// Into the log of this cluster's folder.
    Log(PathBuf),
    /// To the caller.
    Kept,
    /// To the terminal.
    Shown,
}

/// A command to run.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub program: PathBuf,
    pub arguments: Vec<OsString>,
    pub folder: PathBuf,
    pub output: Output,
    /// The signal it gets when its program is gone.
    pub dies_by: Signal,
}

/// The number by which a running program is signalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handle {
    Own(Pid),
    Remote { run: u64, pid: Pid },
}

/// A running program.
pub(crate) enum Running {
    Own(Child),
    Remote { heard: Heard, pid: Pid },
}

impl Handle {
    pub fn pid(self) -> Pid {
        match self {
            Handle::Own(pid) | Handle::Remote { pid, .. } => pid,
        }
    }

    /// Signals it, and with `group` also its helpers. An ended process is skipped.
    pub fn signal(self, signal: Signal, group: bool) {
        match self {
            Handle::Own(pid) if group => drop(kill_process_group(pid, signal)),
            Handle::Own(pid) => drop(kill_process(pid, signal)),
            Handle::Remote { run, .. } => {
                if let Some(remote) = remote::get() {
                    let signal = signal.as_raw();
                    drop(
                        remote.call(json!({ "do": "signal", "run": run, "signal": signal, "group": group })),
                    );
                }
            }
        }
    }
}

impl Running {
    pub fn handle(&self) -> Handle {
        match self {
            Running::Own(child) => Handle::Own(Pid::from_child(child)),
            Running::Remote { heard, pid } => Handle::Remote { run: heard.id, pid: *pid },
        }
    }

    /// Waits for its end without freeing its number; then it calls `ended`, and then frees the number.
    pub fn wait(self, ended: impl FnOnce()) -> io::Result<std::process::Output> {
        match self {
            Running::Own(child) => own_end(child, ended),
            Running::Remote { heard, .. } => {
                let answer = heard.next();
                ended();
                Ok(output_of(&answer?))
            }
        }
    }
}

fn own_end(mut child: Child, ended: impl FnOnce()) -> io::Result<std::process::Output> {
    let [stdout, stderr] = heard_out(&mut child)?;
    ended();
    Ok(std::process::Output { status: child.wait()?, stdout, stderr })
}

/// All output of a program until its end; its number is not freed yet.
pub(super) fn heard_out(child: &mut Child) -> io::Result<[Vec<u8>; 2]> {
    let errors = child.stderr.take().map(|stream| std::thread::spawn(move || all_of(stream)));
    let stdout = child.stdout.take().map(all_of).unwrap_or_default();
    let stderr = errors.and_then(|reader| reader.join().ok()).unwrap_or_default();
    let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    while let Err(error) = waitid(WaitId::Pid(Pid::from_child(child)), ended) {
        if error != rustix::io::Errno::INTR {
            return Err(error.into());
        }
    }
    Ok([stdout, stderr])
}

fn all_of(mut stream: impl Read) -> Vec<u8> {
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said); // The output up to an error counts.
    said
}

fn output_of(answer: &Value) -> std::process::Output {
    let status = answer["status"].as_i64().and_then(|status| i32::try_from(status).ok());
    let bytes = |name: &str| answer[name].as_str().unwrap_or_default().as_bytes().to_vec();
    let status = ExitStatus::from_raw(status.unwrap_or(1 << 8));
    std::process::Output { status, stdout: bytes("stdout"), stderr: bytes("stderr") }
}

impl Order {
    /// Starts it as this user.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(&self, user: &OsUser) -> Result<Running> {
        let fail = || Error::file("starting", &self.program);
        match remote::working_as(user) {
            Some(remote) => self.start_by(remote).map_err(fail()),
            None => {
                let mut command = self.command(user)?;
                user.run(&mut command);
                // After the change of the user, which would undo it.
                die_with_this_thread(&mut command, self.dies_by);
                command.spawn().map(Running::Own).map_err(fail())
            }
        }
    }

    /// Runs it to its end.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn output(&self, user: &OsUser) -> Result<std::process::Output> {
        self.start(user)?.wait(|| ()).map_err(Error::file("waiting for", &self.program))
    }

    fn start_by(&self, remote: &Remote) -> io::Result<Running> {
        let heard = remote.ask(self.told()?)?;
        let pid = heard.next()?["pid"].as_i64().and_then(|pid| i32::try_from(pid).ok());
        let pid = pid.and_then(Pid::from_raw).ok_or_else(|| io::Error::other("it has no number"))?;
        Ok(Running::Remote { heard, pid })
    }

    fn told(&self) -> io::Result<Value> {
        let arguments: Option<Vec<&str>> = self.arguments.iter().map(|word| word.to_str()).collect();
        let arguments = arguments.ok_or_else(|| io::Error::other("an argument that is no UTF-8 text"))?;
        let log = if let Output::Log(root) = &self.output { Some(text(root)?) } else { None };
        let program = self.program.to_str().ok_or_else(|| io::Error::other("a program without a name"))?;
        Ok(json!({ "do": "run", "program": program, "arguments": arguments,
                   "folder": text(&self.folder)?, "log": log, "shown": self.output == Output::Shown,
                   "dies_by": self.dies_by.as_raw() }))
    }

    /// Parses the program's request. None: it is malformed, or names a program that is not on the list.
    pub(super) fn read(told: &Value) -> Option<Order> {
        let path = |name: &str| told[name].as_str().map(PathBuf::from);
        let arguments = told["arguments"].as_array()?.iter();
        let arguments = arguments.map(|word| word.as_str().map(OsString::from)).collect::<Option<_>>()?;
        let output = match (path("log"), told["shown"].as_bool()?) {
            (Some(root), _) => Output::Log(root),
            (None, true) => Output::Shown,
            (None, false) => Output::Kept,
        };
        let program = path("program").filter(|program| is_listed(program))?;
        let dies_by = i32::try_from(told["dies_by"].as_i64()?).ok().and_then(Signal::from_named_raw)?;
        Some(Order { program, arguments, folder: path("folder")?, output, dies_by })
    }

    /// For the current user.
    pub(super) fn command(&self, user: &OsUser) -> Result<Command> {
        let mut command = Command::new(&self.program);
        clean_environment(&mut command);
        command.args(&self.arguments).current_dir(&self.folder).stdin(Stdio::null());
        match &self.output {
            Output::Log(root) => {
                let log = files::open_log(root, user)?;
                let errors = log.try_clone().map_err(Error::file("opening", root))?;
                command.stdout(log).stderr(errors);
            }
            Output::Kept => drop(command.stdout(Stdio::piped()).stderr(Stdio::piped())),
            Output::Shown => {}
        }
        if self.output != Output::Shown {
            // Its own group: the terminal's Ctrl-C must reach only the program, which stops requests first.
            command.process_group(0);
        }
        hear_every_stop(&mut command);
        Ok(command)
    }
}

/// Whether a program is one of the database's, in a folder of such programs.
fn is_listed(program: &Path) -> bool {
    if program == Path::new(BACKUP_PROGRAM) {
        return true;
    }
    let name = program.file_name().and_then(|name| name.to_str());
    let is_known = name.is_some_and(|name| SERVER_PROGRAMS.contains(&name));
    is_known && program.parent().is_some_and(|folder| binaries::folders().iter().any(|known| known == folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(program: &str) -> Value {
        json!({ "program": program, "arguments": ["-D", "/srv/shop"], "folder": "/", "log": null, "shown": false,
                "dies_by": Signal::INT.as_raw() })
    }

    #[test]
    fn a_program_that_is_not_on_the_list_or_lies_elsewhere_is_refused() {
        let home = binaries::folders().into_iter().next().expect("a server is installed");
        let in_home = |name: &str| home.join(name).to_string_lossy().into_owned();
        for name in ["initdb", "postgres", "pg_basebackup"] {
            assert!(Order::read(&told(&in_home(name))).is_some(), "{name}");
        }
        assert!(Order::read(&told("pgbackrest")).is_some());
        let others = ["/bin/sh", "sh", "postgres", "/tmp/postgres", "/tmp/pgbackrest", ""].map(str::to_owned);
        for name in others.into_iter().chain(["pg_dump", "psql", "../../../../bin/sh"].map(in_home)) {
            assert!(Order::read(&told(&name)).is_none(), "{name}");
        }
    }

    #[test]
    fn an_order_comes_over_as_it_was() {
        let program = binaries::folders().into_iter().next().expect("installed").join("postgres");
        let log = Output::Log("/srv/shop/pg".into());
        let order = Order {
            program,
            arguments: vec!["-D".into()],
            folder: "/srv".into(),
            output: log,
            dies_by: Signal::INT,
        };
        let read = Order::read(&order.told().expect("text")).expect("an order");
        assert_eq!((&read.program, &read.arguments), (&order.program, &order.arguments));
        assert_eq!((&read.folder, &read.output, read.dies_by), (&order.folder, &order.output, order.dies_by));
    }
}
