//! Runs pgBackRest as the server's user: with our settings alone, heard to its end, ended with this program.
//! What must stay true: no secret is an argument, no setting of the machine is read, and no run outlives its program.

use super::place::Place;
use super::said::{STANZA, trouble};
use super::{Result, Trouble};
use crate::Error;
use crate::cluster::{clean_environment, die_with_this_thread};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = "pgbackrest";

/// What a run says on its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// What it does.
    Progress,
    /// Its answer and nothing else.
    Answer,
}

/// The installed version.
///
/// # Errors
/// There is none.
pub(super) fn version() -> Result<String> {
    let mut command = Command::new(PROGRAM);
    clean_environment(&mut command);
    let told = command.arg("version").output().map_err(|_| Trouble::NotInstalled)?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

/// Runs a command to its end. Blocks: the kernel ends what the calling thread started when that thread is gone.
pub(super) fn run(place: &Place, keys: &Path, arguments: &[&str], talk: Talk) -> Result<String> {
    let mut command = command(place, keys);
    let level = if talk == Talk::Progress { "info" } else { "off" };
    command.arg(format!("--log-level-console={level}")).args(arguments);
    heard(&to_its_end(place, command)?)
}

/// What runs can be ended from outside: its number is known to `place` from its start until it is waited for.
fn to_its_end(place: &Place, mut command: Command) -> Result<Output> {
    let fail = || Error::file("running", Path::new(PROGRAM));
    let mut child = command.spawn().map_err(fail())?;
    let pid = Pid::from_child(&child);
    place.running().push(pid);
    let errors = child.stderr.take().map(|stream| std::thread::spawn(move || all_of(stream)));
    let stdout = child.stdout.take().map(all_of).unwrap_or_default();
    let stderr = errors.and_then(|reader| reader.join().ok()).unwrap_or_default();
    // It said all it had to say: it ends now, or has ended.
    let mut running = place.running();
    running.retain(|other| *other != pid);
    // Its helpers are of its group and may be busy still. The group's number is its own until it is waited for.
    let _ = waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
    let _ = kill_process_group(pid, Signal::KILL);
    let status = child.wait().map_err(fail())?;
    drop(running);
    Ok(Output { status, stdout, stderr })
}

fn all_of(mut stream: impl Read) -> Vec<u8> {
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said); // What came until then is what there is.
    said
}

fn heard(done: &Output) -> Result<String> {
    let said = String::from_utf8_lossy(&done.stdout);
    if done.status.success() {
        return Ok(said.into_owned());
    }
    Err(trouble(done.status.code(), &format!("{}\n{said}", String::from_utf8_lossy(&done.stderr))))
}

fn command(place: &Place, keys: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    clean_environment(&mut command);
    command
        .arg(format!("--config={}", place.settings_file().display()))
        .arg(format!("--config-include-path={}", keys.display()))
        .arg(format!("--stanza={STANZA}"))
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0);
    place.user.run(&mut command);
    die_with_this_thread(&mut command, Signal::TERM);
    command
}

/// Reading a repository takes seconds: never on a thread that serves requests.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(Trouble::Other { code: 0, words: error.to_string() }),
    }
}
