//! Runs pgBackRest as the server's user: only with our settings, with all of its output read, and ended with
//! this program.
//! Invariant: no secret is an argument, no setting of the machine is read, and no run outlives its program.

use super::place::Place;
use super::{Result, Trouble};
use crate::Error;
use crate::backup::pgbackrest_output::{STANZA, trouble};
use crate::child::clean_environment;
use crate::hands::order::Output::Kept;
use crate::hands::order::{BACKUP_PROGRAM as PROGRAM, Order};
use rustix::process::Signal;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

/// The output of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Its progress.
    Progress,
    /// Only its answer.
    Answer,
}

/// The installed version.
///
/// # Errors
/// pgBackRest is not installed.
pub(super) fn version() -> Result<String> {
    let mut command = Command::new(PROGRAM);
    clean_environment(&mut command);
    let told = command.arg("version").output().map_err(|_| Trouble::NotInstalled)?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

/// Runs a command to its end. Blocks, because the kernel ends the processes of a thread that is gone.
pub(super) fn run(place: &Place, keys: &Path, arguments: &[&str], talk: Talk) -> Result<String> {
    let mut order = order(place, keys);
    let level = if talk == Talk::Progress { "info" } else { "off" };
    order.arguments.push(format!("--log-level-console={level}").into());
    order.arguments.extend(arguments.iter().map(OsString::from));
    heard(&to_its_end(place, &order)?)
}

/// A running command can be stopped: `place` knows its number from its start until it was waited for.
fn to_its_end(place: &Place, order: &Order) -> Result<Output> {
    let running = order.start(&place.user)?;
    let handle = running.handle();
    place.running().push(handle);
    let done = running.wait(|| {
        let mut running = place.running();
        running.retain(|other| *other != handle);
        // Its helpers are in its group and may still work. The group's number stays its own until it was
        // waited for.
        handle.signal(Signal::KILL, true);
    });
    Ok(done.map_err(Error::file("running", Path::new(PROGRAM)))?)
}

fn heard(done: &Output) -> Result<String> {
    let said = String::from_utf8_lossy(&done.stdout);
    if done.status.success() {
        return Ok(said.into_owned());
    }
    Err(trouble(done.status.code(), &format!("{}\n{said}", String::from_utf8_lossy(&done.stderr))))
}

fn order(place: &Place, keys: &Path) -> Order {
    let arguments = [
        format!("--config={}", place.settings_file().display()),
        format!("--config-include-path={}", keys.display()),
        format!("--stanza={STANZA}"),
    ];
    Order {
        program: PROGRAM.into(),
        arguments: arguments.map(OsString::from).to_vec(),
        folder: "/".into(),
        output: Kept,
        dies_by: Signal::TERM,
    }
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
