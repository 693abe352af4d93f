//! The system users: ourselves, or, when root starts the program, one for the program and its keys and one
//! for the database.
//! PostgreSQL refuses to run as root, and an attacker in the server must not be able to read the program's
//! keys.

use super::binaries::tool;
use crate::{Error, Result};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

const NO_SHELL: &str = "/usr/sbin/nologin";
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// The program's user when root starts it; the keys belong to this user.
pub const PROGRAM_USER: &str = "steelyard";
/// The user of the database and its backups in that case: this user reads no key of the program.
pub const DATABASE_USER: &str = "steelyard-db";

/// A user of this system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OsUser {
    /// Its name.
    pub name: String,
    /// Its number.
    pub uid: u32,
    /// The number of its own group.
    pub gid: u32,
}

impl OsUser {
    /// The user of this program.
    ///
    /// # Errors
    /// The number has no name.
    pub fn current() -> Result<OsUser> {
        let uid = rustix::process::getuid().as_raw();
        by_key(&uid.to_string())?
            .ok_or_else(|| Error::NoUser { why: format!("the user number {uid} has no name on this system") })
    }

    /// A system user with this name, created where there is none.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn made(name: &str) -> Result<OsUser> {
        match OsUser::named(name)? {
            Some(user) => Ok(user),
            None => create(name),
        }
    }

    /// The user with this name or number.
    ///
    /// # Errors
    /// The system does not answer.
    pub fn named(key: &str) -> Result<Option<OsUser>> {
        by_key(key)
    }

    /// Makes a command run as this user. Only root can become another; the standard library drops extra
    /// groups.
    pub(crate) fn run(&self, command: &mut Command) {
        if rustix::process::getuid().is_root() {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Whether this user may pass through a folder (not: list it).
    pub fn may_enter(&self, folder: &Metadata) -> bool {
        let shift = match (folder.uid() == self.uid, folder.gid() == self.gid) {
            (true, _) => 6,
            (false, true) => 3,
            (false, false) => 0,
        };
        folder.permissions().mode() >> shift & 0o1 == 1
    }
}

/// With useradd, which every Linux has, or adduser, which the smallest have.
fn create(name: &str) -> Result<OsUser> {
    let useradd = [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        NO_SHELL,
        name,
    ];
    let adduser = ["-S", "-D", "-H", "-h", "/nonexistent", "-s", NO_SHELL, "-G", name, name];
    let mut said = "there is neither useradd nor adduser".to_owned();
    for (program, arguments) in [("useradd", &useradd[..]), ("adduser", &adduser)] {
        if program == "adduser" {
            // Each user gets its own group; an existing group is fine.
            let _ = tool("addgroup", &["-S", name].map(OsStr::new));
        }
        // Another program may be creating a user at this moment, which locks the list of users.
        for _ in 0..TRIES {
            let Ok(done) = tool(program, &arguments.iter().map(OsStr::new).collect::<Vec<_>>()) else {
                break;
            };
            if let Some(user) = by_key(name)? {
                return Ok(user);
            }
            said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
            std::thread::sleep(PAUSE);
        }
    }
    let remedy = format!("create the system users '{PROGRAM_USER}' and '{DATABASE_USER}' yourself");
    Err(Error::NoUser { why: format!("'{name}' could not be made: {said}; {remedy}") })
}

/// Finds a user by name or number, in every directory of the system (not only `/etc/passwd`).
fn by_key(key: &str) -> Result<Option<OsUser>> {
    let answer = tool("getent", &[OsStr::new("passwd"), OsStr::new(key)])?;
    Ok(parse(&String::from_utf8_lossy(&answer.stdout)))
}

fn parse(line: &str) -> Option<OsUser> {
    let mut fields = line.trim().split(':');
    let (name, _, uid, gid) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    Some(OsUser { name: name.to_owned(), uid: uid.parse().ok()?, gid: gid.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_line_of_the_user_directory_gives_name_and_numbers() {
        let asha = OsUser { name: "asha".into(), uid: 1007, gid: 100 };
        assert_eq!(parse("asha:x:1007:100:Asha,,,:/home/asha:/bin/bash\n"), Some(asha));
        assert_eq!(parse(""), None);
    }

    #[test]
    fn who_may_pass_a_folder_goes_by_the_first_class_that_fits() {
        let place = std::env::temp_dir().join(format!("steelyard-enter-{}", std::process::id()));
        fs::create_dir_all(&place).expect("the temporary folder is writable");
        let own = fs::metadata(&place).expect("it was just made");
        let user = |uid_differs: u32, gid_differs: u32| OsUser {
            name: "asha".into(),
            uid: own.uid() + uid_differs,
            gid: own.gid() + gid_differs,
        };
        let table = [
            (0o700, [true, false, false]),
            (0o710, [true, true, false]),
            (0o701, [true, false, true]),
            (0o611, [false, true, true]),
        ];
        for (mode, expected) in table {
            fs::set_permissions(&place, fs::Permissions::from_mode(mode)).expect("it is ours");
            let folder = fs::metadata(&place).expect("it is there");
            let entered = [user(0, 0), user(1, 0), user(1, 1)].map(|user| user.may_enter(&folder));
            assert_eq!(entered, expected, "{mode:o}");
        }
        fs::remove_dir(&place).expect("it is empty");
    }
}
