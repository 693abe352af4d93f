//! The system user the server runs as: ourselves, or a user of its own when root started the program.
//! PostgreSQL refuses to run as root, and a server that is broken into must not own the program's keys.

use super::binaries::tool;
use crate::{Error, Result};
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Made when root starts the program on a machine that has neither of the two.
const OWN_USER: &str = "steelyard";
/// The user that server packages bring.
const PACKAGE_USER: &str = "postgres";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OsUser {
    pub name: String,
    pub uid: u32,
    pub gid: u32,
}

impl OsUser {
    /// The one who runs this program.
    pub fn current() -> Result<OsUser> {
        let uid = rustix::process::getuid().as_raw();
        by_key(&uid.to_string())?
            .ok_or_else(|| Error::NoUser { why: format!("the user number {uid} has no name on this system") })
    }

    /// The one who runs the server: the owner of a folder made earlier, else as this file's first lines say.
    pub fn of_server(program: &OsUser, data: &Path) -> Result<OsUser> {
        if let Ok(folder) = fs::metadata(data) {
            return owner_of(program, data, &folder);
        }
        if program.uid != 0 {
            return Ok(program.clone());
        }
        for name in [OWN_USER, PACKAGE_USER] {
            if let Some(user) = by_key(name)? {
                return Ok(user);
            }
        }
        create()
    }

    /// Lets a command run as this user. Only root can become another; extra groups are dropped by the standard library.
    pub fn run(&self, command: &mut Command) {
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

fn owner_of(program: &OsUser, data: &Path, folder: &Metadata) -> Result<OsUser> {
    let owner = folder.uid();
    if owner == program.uid && owner != 0 {
        return Ok(program.clone());
    }
    match by_key(&owner.to_string())? {
        Some(user) if program.uid == 0 && owner != 0 => Ok(user),
        _ => Err(Error::OtherOwner { folder: data.to_owned(), owner }),
    }
}

fn create() -> Result<OsUser> {
    let arguments = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN_USER];
    let done = tool("useradd", &arguments.map(OsStr::new))?;
    // Looked up before the answer is judged: another program may have made the user a moment before.
    by_key(OWN_USER)?.ok_or_else(|| {
        let words = String::from_utf8_lossy(&done.stderr);
        Error::NoUser { why: format!("'{OWN_USER}' could not be made: {}", words.trim()) }
    })
}

/// Looks a user up by name or number, in whatever directory the system asks (not only `/etc/passwd`).
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
