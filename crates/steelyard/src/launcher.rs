//! Gives up being root: when root starts the program, it becomes two processes of two system users, and none is root.
//! Invariant: before that, the program is one thread that opened no connection, read no input but its own command line and a
//! configuration that is root's alone, and runs nothing but `getent`, `useradd` and itself; after that, no process of it can
//! become root again.
//!
//! The two users:
//! - the program, its keys and its files: `steelyard`, with no capability, or with the one to bind ports below 1024 where one
//!   is set. It is also in the group of the database's user, and so may look at the database's files;
//! - PostgreSQL, pgBackRest and their files: `steelyard-db`, or whoever owns a database that was made earlier, with no
//!   capability. It passes through the data folder and reads nothing there but what is its own: no keyring, no certificate.
//!
//! A program that somebody else starts stays that one user, and so does its database; `doctor` says so.

pub mod ownership;
pub mod reading;

use crate::log;
use crate::problem::{Problem, Result};
use database::OsUser;
use database::hands;
use database::os_user::{DATABASE_USER, PROGRAM_USER};
use ownership::Owners;
use rustix::process::{Gid, Uid, geteuid};
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, remove_capability_from_bounding_set, set_capabilities,
    set_keep_capabilities, set_no_new_privs, set_thread_groups, set_thread_res_gid, set_thread_res_uid,
};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The first argument of the process that works for the database.
const HANDS: &str = "--works-for-the-database";
/// The kernel knows about forty capabilities; what it does not know it refuses to name.
const CAPABILITIES: u32 = 64;
/// The variables that process gets: the folders of programs and libraries, and of temporary files.
const HANDED_ON: [&str; 4] = ["PATH", "LD_LIBRARY_PATH", "STEELYARD_PG_BIN", "TMPDIR"];
/// The user that PostgreSQL's packages bring: earlier versions ran the database as this one where it was there.
const PACKAGE_USER: &str = "postgres";
/// The folder of the copies that the program gets of files that only root can read.
const CARRIED: &str = "/proc/self/fd";
/// Ports that need a right of their own.
const FIRST_FREE_PORT: u16 = 1024;

/// What a command needs of the folders before it is not root any more.
#[derive(Debug, Default)]
pub struct Needs {
    /// The data folder; none: the command makes one of its own.
    pub data: Option<PathBuf>,
    /// A folder elsewhere for the backups.
    pub backups: Option<PathBuf>,
    /// What the program's user alone is to read, such as what unseals the keyring.
    pub secrets: Vec<PathBuf>,
    /// Folders that the command fills.
    pub fills: Vec<PathBuf>,
    /// Files that the command writes.
    pub writes: Vec<PathBuf>,
    /// Folders of keys that the database's user reads, in DATA/keys.
    pub keys: Vec<&'static str>,
    /// Whether a database of its own is run.
    pub database: bool,
    /// Ports that are listened on.
    pub ports: Vec<u16>,
}

/// Whether root runs this.
pub fn is_root() -> bool {
    geteuid().is_root()
}

/// The process that works for the database, where this is it: it ends with the program that started it.
pub fn hands() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != HANDS {
        return None;
    }
    let filter = arguments.next().and_then(|it| it.into_string().ok()).unwrap_or_else(|| "info".into());
    match worked(&filter) {
        Ok(()) => Some(ExitCode::SUCCESS),
        Err(problem) => {
            eprintln!("steelyard: {}", problem.words);
            Some(ExitCode::from(problem.exit))
        }
    }
}

fn worked(filter: &str) -> Result<()> {
    let unusable = |_| Problem::usage(format!("{HANDS} is for the program itself"));
    let socket: OwnedFd = io::stdin().as_fd().try_clone_to_owned().map_err(unusable)?;
    let socket = UnixStream::from(socket);
    socket.peer_addr().map_err(unusable)?;
    if is_root() {
        return Err(Problem::usage("the database is never run as root"));
    }
    // Its own session: the database's user cannot reach root's terminal, and Ctrl-C there reaches only the
    // program.
    rustix::process::setsid().map_err(|why| Problem::unavailable(why.to_string()))?;
    log::begin(filter, None)?;
    // A service manager stops the program, which then has this process end its work first.
    let runtime = crate::runtime::new().map_err(|why| Problem::unavailable(why.to_string()))?;
    let _heard = runtime.block_on(async { deaf() }).map_err(|why| Problem::unavailable(why.to_string()))?;
    hands::agent::serve(socket)?;
    // At once: the kernel stops the server when this process is gone.
    std::process::exit(0);
}

/// Receives the signals that are meant for the program.
fn deaf() -> io::Result<Vec<tokio::signal::unix::Signal>> {
    use tokio::signal::unix::{SignalKind, signal};
    [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()].into_iter().map(signal).collect()
}

/// Becomes the two users. Does nothing where the program is not root. Errors: in words, before anything has
/// started.
pub fn leave_root(needs: &Needs, filter: &str) -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let program = OsUser::made(PROGRAM_USER)?;
    if program.uid == 0 {
        return Err(Problem::setup(format!("the user '{PROGRAM_USER}' is root by another name")));
    }
    let database = if needs.database { database_user(needs)? } else { program.clone() };
    if needs.database && program.gid == database.gid {
        let words = "are of one group; each needs a group of its own, which the other is not in";
        return Err(Problem::setup(format!("the users '{}' and '{}' {words}", program.name, database.name)));
    }
    ownership::settle(needs, &Owners { program: program.clone(), database: database.clone() })?;
    alone().map_err(|why| Problem::unavailable(format!("root is not given up: {why}")))?;
    let switched = || -> io::Result<Option<UnixStream>> {
        let keep = kept(&needs.ports);
        bound(keep)?;
        let socket = needs.database.then(|| begin_hands(&database, filter)).transpose()?;
        switch(&program, &database, keep)?;
        is_switched(&program, keep)?;
        Ok(socket)
    };
    let socket = switched().map_err(|why| {
        let words = "this system does not let root become another user; start the program as another user";
        Problem::setup(format!("root could not be given up ({why}): {words}"))
    })?;
    hands::started_by_root();
    if let Some(socket) = socket {
        hands::join(socket, database, lost).map_err(|why| Problem::unavailable(why.to_string()))?;
    }
    Ok(())
}

/// The owner of an existing database, where that is a user for databases; otherwise a user of its own.
fn database_user(needs: &Needs) -> Result<OsUser> {
    let owner = needs.data.as_ref().and_then(|data| ownership::of_cluster(data));
    for name in [DATABASE_USER, PACKAGE_USER] {
        if let Some(user) = OsUser::named(name)?
            && owner == Some(user.uid)
        {
            return Ok(user);
        }
    }
    Ok(OsUser::made(DATABASE_USER)?)
}

/// A change of user applies to one thread: there must be no other.
fn alone() -> io::Result<()> {
    let threads = std::fs::read_dir("/proc/self/task")?.count();
    if threads == 1 { Ok(()) } else { Err(io::Error::other(format!("{threads} threads run already"))) }
}

/// The capabilities of the program.
fn kept(ports: &[u16]) -> CapabilitySet {
    let needs_low = ports.iter().any(|port| (1..FIRST_FREE_PORT).contains(port));
    if needs_low { CapabilitySet::NET_BIND_SERVICE } else { CapabilitySet::empty() }
}

/// From here on no started program gains a right, not even by a file with special rights.
fn bound(keep: CapabilitySet) -> io::Result<()> {
    set_no_new_privs(true)?;
    for bit in 0..CAPABILITIES {
        let one = CapabilitySet::from_bits_retain(1 << bit);
        if !keep.contains(one) {
            match remove_capability_from_bounding_set(one) {
                // The kernel's list is shorter than ours.
                Err(rustix::io::Errno::INVAL) => break,
                removed => removed?,
            }
        }
    }
    Ok(())
}

/// Starts the process that works for the database, as its user. This socket is its only link to the program.
fn begin_hands(database: &OsUser, filter: &str) -> io::Result<UnixStream> {
    let (ours, theirs) = UnixStream::pair()?;
    let mut command = Command::new("/proc/self/exe");
    command.arg(HANDS).arg(filter).uid(database.uid).gid(database.gid).current_dir("/");
    // Root's environment may hold secrets, such as the one that unseals the keyring.
    command.env_clear().envs(HANDED_ON.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    command.stdin(OwnedFd::from(theirs)).stdout(Stdio::null());
    command.spawn()?;
    Ok(ours)
}

fn switch(program: &OsUser, database: &OsUser, keep: CapabilitySet) -> io::Result<()> {
    let (user, group) = (Uid::from_raw(program.uid), Gid::from_raw(program.gid));
    set_keep_capabilities(!keep.is_empty())?;
    set_thread_groups(&[group, Gid::from_raw(database.gid)])?;
    set_thread_res_gid(group, group, group)?;
    set_thread_res_uid(user, user, user)?;
    let sets = CapabilitySets { effective: keep, permitted: keep, inheritable: CapabilitySet::empty() };
    set_capabilities(None, sets)?;
    set_keep_capabilities(false)?;
    Ok(())
}

/// Errors: a right of root is left.
fn is_switched(program: &OsUser, keep: CapabilitySet) -> io::Result<()> {
    let root = Uid::from_raw(0);
    let has = capabilities(None)?;
    let is_other = geteuid().as_raw() == program.uid && (has.effective, has.permitted) == (keep, keep);
    if is_other && set_thread_res_uid(root, root, root).is_err() {
        return Ok(());
    }
    Err(io::Error::other("something of root is left"))
}

/// The database ends with the process that works for it. The service manager of the program starts both
/// again.
fn lost() {
    eprintln!("steelyard: the process that works for the database is gone; ending");
    std::process::exit(i32::from(Problem::unavailable("").exit));
}

/// The system users in use, in words for `doctor`.
pub fn told() -> String {
    let own = OsUser::current().map_or_else(|_| "nobody".into(), |user| user.name);
    if hands::is_started_by_root() {
        let other = hands::user().map_or_else(|| "elsewhere".into(), |user| format!("run as {}", user.name));
        return format!("program and keys are {own}'s; the database is {other}");
    }
    format!(
        "{own} alone, for the program, its keys and its database: who breaks into the database server reads the keys too. \
         Root starts them apart"
    )
}

/// Opens a long file before the program gives up root, so that it is read in place. None: the program opens
/// it itself, and tells why it cannot.
pub fn hold(path: &Path) -> Option<std::fs::File> {
    is_root().then(|| reading::named(path).ok()).flatten()
}

/// Keeps a file readable for the program after it gives up root: a copy in memory, under another name. The
/// path stays as it is where the program may read the file anyway, where there is no file, or where others
/// could have put it there.
pub fn carry(path: &mut PathBuf) -> Result<()> {
    if !is_root() || OsUser::named(PROGRAM_USER)?.is_some_and(|user| ownership::may_read(path, &user)) {
        return Ok(());
    }
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut reading::named(path)?, &mut bytes)?;
        Ok(bytes)
    };
    let Ok(bytes) = read() else { return Ok(()) };
    let copied = || -> io::Result<PathBuf> {
        let memory = rustix::fs::memfd_create("carried", rustix::fs::MemfdFlags::CLOEXEC)?;
        let mut file = std::fs::File::from(memory);
        io::Write::write_all(&mut file, &bytes)?;
        let number = std::os::fd::IntoRawFd::into_raw_fd(file); // It stays open while the program runs.
        Ok(Path::new(CARRIED).join(number.to_string()))
    };
    *path = copied().map_err(Problem::file(path))?;
    Ok(())
}

/// Whether a path is such a copy: what it holds stays as it was at the start.
pub fn is_carried(path: &Path) -> bool {
    path.starts_with(CARRIED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_to_bind_is_kept_for_ports_that_need_it_and_for_no_other() {
        assert!(kept(&[8443, 0, 1024]).is_empty());
        assert_eq!(kept(&[8443, 443]), CapabilitySet::NET_BIND_SERVICE);
    }
}
