//! The folder of the cluster in the data folder, its socket's folder and its user.
//! Invariant: an open folder is locked, which keeps a second program out; the socket's path is short enough for
//! the kernel.

use super::files::{let_through, log_in, make_private};
use super::os_user::{DATABASE_USER, OsUser};
use crate::access::PORT;
use crate::hands::{self, remote};
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, Metadata};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The kernel's limit for a socket's path, without the closing zero.
const LONGEST_SOCKET: usize = 107;

/// The cluster's own folder, `DATA/pg`, created and locked.
#[derive(Debug)]
pub(crate) struct Folder {
    /// `DATA/pg`
    pub root: PathBuf,
    /// The folder of the socket; its path is short enough for the kernel.
    pub sockets: PathBuf,
    pub user: OsUser,
    _lock: hands::Lock,
}

impl Folder {
    pub fn open(data_dir: &Path) -> Result<Folder> {
        let program = OsUser::current()?;
        make_private(data_dir).map_err(Error::file("making", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let root = root_in(&data_dir);
        let user = server_user(&program, &root)?;
        let_through(&data_dir, &program, &user)?;
        hands::shared_folder(&root, &user)?;
        let lock = hands::Lock::take(&root, &user)?;
        let sockets = socket_folder(&root);
        hands::shared_folder(&sockets, &user)?;
        Ok(Folder { root, sockets, user, _lock: lock })
    }

    /// The folder of the server's files.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// The data folder around it.
    pub fn above(&self) -> PathBuf {
        self.root.parent().unwrap_or(&self.root).to_owned()
    }

    pub fn log(&self) -> PathBuf {
        log_in(&self.root)
    }

    /// Replaces a file in a folder of the server as a whole, owned by the server's user.
    pub fn write(&self, folder: &Path, name: &str, text: &str) -> Result<()> {
        hands::replace(&folder.join(name), text, &self.user)
    }

    /// Ends the processes that earlier runs left in it.
    pub fn clear(&self) -> Result<()> {
        hands::clear(&self.data(), &self.sockets, &self.user)
    }
}

/// The cluster's folder in a data folder.
pub(crate) fn root_in(data_dir: &Path) -> PathBuf {
    data_dir.join("pg")
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.sockets.starts_with(&self.root) {
            let _ = hands::remove_tree(&self.sockets); // The folder has only sockets of a stopped server.
        }
    }
}

/// The user of the server in this folder of a cluster: the owner of the existing files, otherwise as the
/// first lines of `os_user.rs` say.
pub(crate) fn server_user(program: &OsUser, root: &Path) -> Result<OsUser> {
    if let Some(other) = remote::other_user() {
        return Ok(other.clone());
    }
    // The folder itself may be the program's, and the server's user works in it.
    for made in [&root.join("data"), root] {
        if let Ok(folder) = fs::symlink_metadata(made) {
            return owner_of(program, made, &folder);
        }
    }
    if program.uid != 0 { Ok(program.clone()) } else { OsUser::made(DATABASE_USER) }
}

fn owner_of(program: &OsUser, data: &Path, folder: &Metadata) -> Result<OsUser> {
    let owner = folder.uid();
    if owner == program.uid && owner != 0 {
        return Ok(program.clone());
    }
    match OsUser::named(&owner.to_string())? {
        Some(user) if program.uid == 0 && owner != 0 => Ok(user),
        _ => Err(Error::OtherOwner { folder: data.to_owned(), owner }),
    }
}

/// The major version of the server's files in a folder, where it has one.
pub(crate) fn version_of(data: &Path) -> Option<u32> {
    hands::read(&data.join("PG_VERSION")).ok()?.trim().parse().ok()
}

/// The folder of the socket of a cluster in this data folder.
pub(crate) fn sockets_of(data_dir: &Path) -> Result<PathBuf> {
    let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
    Ok(socket_folder(&data_dir.join("pg")))
}

/// `DATA/pg/run`, or a folder of our own in `/tmp` where that path is too long for a socket. `TMPDIR` is
/// ignored: it differs between shells, and one of root may be closed to the program's user.
fn socket_folder(root: &Path) -> PathBuf {
    let usual = root.join("run");
    if fits(&usual) {
        return usual;
    }
    let digest = Sha256::digest(root.as_os_str().as_bytes());
    let name = format!("steelyard-{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3]);
    Path::new("/tmp").join(name)
}

fn fits(folder: &Path) -> bool {
    folder.join(format!(".s.PGSQL.{PORT}.lock")).as_os_str().len() <= LONGEST_SOCKET
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_data_folder_gets_its_socket_in_a_short_one() {
        let deep = PathBuf::from("/srv").join("very-long-name".repeat(8)).join("pg");
        let sockets = socket_folder(&deep);
        assert!(fits(&sockets), "{}", sockets.display());
        assert_eq!(sockets.parent(), Some(Path::new("/tmp")), "wherever TMPDIR points");
        assert_ne!(sockets, socket_folder(&deep.join("other")), "two folders never share a socket");
    }

    #[test]
    fn a_usual_data_folder_keeps_its_socket() {
        assert_eq!(socket_folder(Path::new("/srv/shop/pg")), Path::new("/srv/shop/pg/run"));
    }
}
