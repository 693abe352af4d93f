//! The files of a CA under `data/tls/acme`: our account's key, the certificate with its key, and the last
//! failure.
//! Invariant: only the program can read them; a certificate is replaced whole or not at all.

use crate::certificate::Certificate;
use crate::problem::{Problem, Result};
use crate::tls;
use rustls_acme::acme::Account;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The folder of one CA.
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// The folder of the CA with this directory, so that a test CA's certificate never passes for another
    /// CA's.
    pub fn of(data: &Path, directory: &str) -> Kept {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
        let name: String = directory.trim_start_matches("https://").chars().map(plain).collect();
        Kept { folder: data.join("tls/acme").join(name) }
    }

    /// Creates the folder, for the program alone. Errors: it cannot be created.
    pub fn make(&self) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(Problem::file(&self.folder))?;
        for folder in self.folder.ancestors().take(2) {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(Problem::file(folder))?;
        }
        Ok(())
    }

    /// Our account key at this CA, created by the first call. Errors: it cannot be read or stored.
    pub fn account_key(&self) -> Result<Vec<u8>> {
        let path = self.folder.join("account.key");
        if let Some(key) = read(&path)? {
            return Ok(key);
        }
        let key = Account::generate_key_pair();
        self.write("account.key", &key)?;
        Ok(key)
    }

    /// The certificate; None before the first. Errors: it cannot be read.
    pub fn certificate(&self) -> Result<Option<Certificate>> {
        let path = self.folder.join("certificate.pem");
        let Some(pem) = read(&path)? else { return Ok(None) };
        let certificate = Certificate::read(&pem);
        certificate.map(Some).map_err(|why| Problem::setup(format!("{}: {why}", path.display())))
    }

    /// Stores a certificate and removes the note of the last failure. Errors: it cannot be written.
    pub fn keep(&self, pem: &str) -> Result<()> {
        self.write("certificate.pem", pem.as_bytes())?;
        match fs::remove_file(self.folder.join("failed")) {
            Err(why) if why.kind() != ErrorKind::NotFound => Err(Problem::file(&self.folder)(why)),
            _ => Ok(()),
        }
    }

    /// Notes why no certificate came. Errors: it cannot be written.
    pub fn note_failure(&self, words: &str) -> Result<()> {
        self.write("failed", words.as_bytes())
    }

    /// Why the last try brought no certificate.
    pub fn failure(&self) -> Option<String> {
        fs::read_to_string(self.folder.join("failed")).ok()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let (path, new) = (self.folder.join(name), self.folder.join(format!("{name}.new")));
        // A file that an interrupted write left has its own mode, so it is removed first.
        if new.exists() {
            fs::remove_file(&new).map_err(Problem::file(&new))?;
        }
        tls::write(&new, bytes, 0o600)?;
        fs::rename(&new, &path).map_err(Problem::file(&path))
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        Err(why) => Err(Problem::file(path)(why)),
    }
}
