//! The files of the backups: the repository, its key, pgBackRest's settings, and the server's settings for
//! it.
//! Invariant: the key is in no settings file and not in the repository; an existing repository never gets
//! another key.

use super::{Result, Trouble};
use crate::Error;
use crate::access::{PORT, SUPER};
use crate::backup::pgbackrest_output::STANZA;
use crate::cluster::files::{let_through, make_private};
use crate::cluster::folder::{server_user, sockets_of};
use crate::cluster::os_user::OsUser;
use crate::hands;
use crate::hands::order::Handle;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::os::unix::fs::{MetadataExt, lchown};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The operator's choices.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The folder of the repository; None: in the data folder.
    pub folder: Option<PathBuf>,
    /// Least number of days that a backup is kept.
    pub retention_days: u16,
}

impl Wish {
    /// The folder of the backups of this data folder.
    pub(super) fn folder_of(&self, data_dir: &Path) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| data_dir.join("backup"))
    }
}

/// The file that names the environment whose backups a folder holds.
pub(super) const ENVIRONMENT: &str = "environment";

/// The folders of one data folder's backups.
#[derive(Debug)]
pub(super) struct Place {
    pub data_dir: PathBuf,
    pub folder: PathBuf,
    pub user: OsUser,
    pub retention_days: u16,
    sockets: PathBuf,
    running: Mutex<Vec<Handle>>,
}

impl Place {
    pub fn open(data_dir: &Path, wish: &Wish) -> Result<Place> {
        make_private(data_dir).map_err(Error::file("making", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let program = OsUser::current()?;
        let user = server_user(&program, &data_dir.join("pg"))?;
        let_through(&data_dir, &program, &user)?;
        let folder = wish.folder_of(&data_dir);
        adopt(&folder, &program, &user).map_err(Error::file("taking over", &folder))?;
        hands::shared_folder(&folder, &user)?;
        let folder = folder.canonicalize().map_err(Error::file("opening", &folder))?;
        let sockets = sockets_of(&data_dir)?;
        let place = Place {
            data_dir,
            folder,
            user,
            retention_days: wish.retention_days,
            sockets,
            running: Mutex::default(),
        };
        place.lay_out(&program)?;
        Ok(place)
    }

    fn lay_out(&self, program: &OsUser) -> Result<()> {
        for name in ["repo1", "log", "lock", "spool"] {
            hands::shared_folder(&self.folder.join(name), &self.user)?;
        }
        let keys = self.data_dir.join("keys");
        make_private(&keys).map_err(Error::file("making", &keys))?;
        let_through(&keys, program, &self.user)?;
        let key_folder = self.key_folder();
        adopt(&key_folder, program, &self.user).map_err(Error::file("taking over", &key_folder))?;
        hands::private_folder(&key_folder, &self.user)?;
        // A repository with content has a key, even if it is missing here: another key would only hide that.
        let is_new = fs::read_dir(self.repository()).is_ok_and(|mut inside| inside.next().is_none());
        if is_new && !hands::exists(&self.key_file()) {
            self.write_key(&self.key_file())?;
        }
        self.write(&self.settings_file(), &self.settings_text())
    }

    /// The running commands. While a caller holds the lock, none of these numbers can belong to another
    /// process.
    pub fn running(&self) -> MutexGuard<'_, Vec<Handle>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn repository(&self) -> PathBuf {
        self.folder.join("repo1")
    }

    pub fn key_folder(&self) -> PathBuf {
        self.data_dir.join("keys/backup")
    }

    pub fn key_file(&self) -> PathBuf {
        self.key_folder().join("key.conf")
    }

    pub fn settings_file(&self) -> PathBuf {
        self.folder.join("pgbackrest.conf")
    }

    /// A folder with a key that is not the repository's, to test the refusal.
    pub fn other_key(&self) -> Result<PathBuf> {
        let aside = self.folder.join(format!("other-{}", std::process::id()));
        hands::private_folder(&aside, &self.user)?;
        self.write_key(&aside.join("key.conf"))?;
        Ok(aside)
    }

    /// Removes such a folder again.
    pub fn forget(&self, aside: &Path) {
        let _ = hands::remove_tree(aside); // A key that remains opens nothing.
    }

    fn write_key(&self, path: &Path) -> Result<()> {
        let mut key = [0; 48];
        getrandom::fill(&mut key)
            .map_err(|why| Error::file("making", path)(std::io::Error::other(why.to_string())))?;
        self.write(path, &format!("[global]\nrepo1-cipher-pass={}\n", STANDARD.encode(key)))
    }

    /// Replaces a file as a whole, readable only by the server's user.
    pub fn write(&self, path: &Path, text: &str) -> Result<()> {
        Ok(hands::replace(path, text, &self.user)?)
    }

    /// Pieces of the log are compressed while bills are posted, so at the cheapest level.
    fn settings_text(&self) -> String {
        let folder = self.folder.display();
        let days = self.retention_days;
        format!(
            "# Written by Steelyard at every start; changes here are lost.\n[global]\nrepo1-path={folder}/repo1\n\
             repo1-cipher-type=aes-256-cbc\nrepo1-bundle=y\nrepo1-retention-full-type=time\n\
             repo1-retention-full={days}\ncompress-type=zst\nprocess-max=2\nstart-fast=y\nlog-path={folder}/log\n\
             lock-path={folder}/lock\nspool-path={folder}/spool\n\n[global:archive-push]\ncompress-level=1\n\n\
             [global:backup]\nexpire-auto=n\n\n[{STANZA}]\n\
             pg1-path={}\npg1-socket-path={}\npg1-port={PORT}\npg1-user={SUPER}\n",
            self.data_dir.join("pg/data").display(),
            self.sockets.display(),
        )
    }

    pub fn server_settings(&self) -> Vec<(String, String)> {
        let command = [
            "pgbackrest".to_owned(),
            format!("--config={}", self.settings_file().display()),
            format!("--config-include-path={}", self.key_folder().display()),
            format!("--stanza={STANZA}"),
            "--log-level-console=off".to_owned(),
            "--log-level-stderr=off".to_owned(),
            "archive-push".to_owned(),
        ];
        let command: Vec<String> = command.iter().map(|word| quoted(word)).collect();
        [
            ("archive_mode", "on".to_owned()),
            ("archive_timeout", "60".to_owned()),
            // Log that does not reach the backups waits, unless the program decided to drop it (`let_go`).
            (
                "archive_command",
                format!(
                    "{} \"%p\" || test -e {}",
                    command.join(" "),
                    quoted(&self.let_go_file().display().to_string())
                ),
            ),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// While this file exists, the server drops the log that the backups do not take. The server's user can see files of the
    /// data folder, but only the program can make one there.
    pub fn let_go_file(&self) -> PathBuf {
        self.data_dir.join("log-let-go")
    }

    /// Copies that killed drills left behind.
    pub fn scratches(&self) -> Vec<PathBuf> {
        let inside = fs::read_dir(&self.data_dir).into_iter().flatten().flatten();
        let is_scratch =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(SCRATCH));
        inside.map(|entry| entry.path()).filter(is_scratch).collect()
    }
}

/// Gives a repository that root copied here from another machine, as nobody else could, to the server's user.
fn adopt(path: &Path, program: &OsUser, user: &OsUser) -> std::io::Result<()> {
    let Ok(there) = path.symlink_metadata() else { return Ok(()) };
    if program.uid != 0 || there.uid() != 0 {
        return Ok(());
    }
    if there.is_dir() {
        for inside in fs::read_dir(path)? {
            adopt(&inside?.path(), program, user)?;
        }
    }
    lchown(path, Some(user.uid), Some(user.gid))
}

/// The prefix of a drill's folder.
pub(super) const SCRATCH: &str = "drill-";

/// A word for the shell in which the server runs the command; `%` is special to the server.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''").replace('%', "%%"))
}

impl From<Error> for Trouble {
    fn from(why: Error) -> Trouble {
        match why {
            Error::File { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => Trouble::Full,
            other => Trouble::Ground(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(folder: &Path) -> Place {
        let user = OsUser::current().expect("somebody runs this");
        Place {
            data_dir: folder.to_owned(),
            folder: folder.join("backup"),
            user,
            retention_days: 14,
            sockets: folder.join("run"),
            running: Mutex::default(),
        }
    }

    #[test]
    fn the_key_is_in_no_settings_file_and_not_under_the_repository() {
        let place = place(Path::new("/srv/o'brien 100%"));
        assert!(!place.settings_text().contains("cipher-pass"));
        assert!(!place.key_file().starts_with(place.repository()));
        let settings = place.server_settings();
        let command = &settings[2].1;
        assert!(!command.contains("cipher"), "{command}");
        assert!(command.contains("'--config=/srv/o'\\''brien 100%%/backup/pgbackrest.conf'"), "{command}");
    }
}
