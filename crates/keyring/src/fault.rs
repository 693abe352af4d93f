//! The faults of keys, in words for the operator.
//! Invariant: no message contains a key or a value to seal.

use crate::cipher::Broken;
use crate::shares::Unfit;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a key or a value cannot be used.
#[derive(Debug)]
pub enum Fault {
    /// Others than the owner may read a file of keys.
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// A file of keys belongs to another user, or is not a plain file.
    OtherOwner {
        /// The file.
        path: PathBuf,
    },
    /// The program cannot read the keyring: it is damaged.
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The keyring was sealed with another secret.
    OtherSeal {
        /// The file.
        path: PathBuf,
    },
    /// The file that unseals the keyring has too little content.
    TooShort {
        /// The file.
        path: PathBuf,
    },
    /// The command that unseals the keyring failed, in this way.
    Command(&'static str),
    /// A file of keys existed and is gone.
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The list of destroyed keys is not the one the keyring saw.
    Tombstones {
        /// The file.
        path: PathBuf,
    },
    /// A file operation failed.
    File {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Shares of a root key that cannot be used.
    Share(Unfit),
    /// The workspace has no key.
    NoKey,
    /// The system gives no random bytes.
    NoEntropy,
    /// A value does not open.
    Broken,
}

impl Fault {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Fault {
        let path = path.to_owned();
        move |source| Fault::File { path, source }
    }
}

impl From<Broken> for Fault {
    fn from(_: Broken) -> Fault {
        Fault::Broken
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Exposed { path, mode } => write!(
                f,
                "{} can be read by others than its owner (mode {mode:o}). Make it 0600; anybody who could read it may have its keys.",
                path.display()
            ),
            Fault::OtherOwner { path } => write!(
                f,
                "{} is no plain file of the system user who starts the program. Start it as its owner.",
                path.display()
            ),
            Fault::Damaged { path } => {
                write!(f, "{} is damaged or was changed. Put a copy of it back.", path.display())
            }
            Fault::OtherSeal { path } => write!(
                f,
                "{} was sealed with another key file or passphrase than the one given.",
                path.display()
            ),
            Fault::TooShort { path } => {
                write!(f, "{}: what unseals the keyring needs 16 characters at least.", path.display())
            }
            Fault::Command(what) => write!(
                f,
                "the command that is to unseal the keyring (seal_command) {what}: it prints a phrase or encoded key of 16 \
                 characters at least and ends with 0."
            ),
            Fault::Gone { path } => write!(f, "{} is gone. Put a copy of it back.", path.display()),
            Fault::Tombstones { path } => write!(
                f,
                "{} is gone, cut off or was changed: it says which workspaces were deleted, and without it a copy could bring \
                 one back. Put the newest copy of it back.",
                path.display()
            ),
            Fault::File { path, source } => write!(f, "{}: {source}", path.display()),
            Fault::Share(Unfit::Number) => {
                f.write_str("require at least two shares, and no more than are made; make ten at most")
            }
            Fault::Share(Unfit::Misspelt) => {
                f.write_str("one of these is no share, or a letter in it is not as it was written")
            }
            Fault::Share(Unfit::Mixed) => f.write_str("these shares were not made together"),
            Fault::Share(Unfit::OtherRoot) => f.write_str(
                "these shares are of another root key than this keyring's: bring the ones made last, or a copy of the keyring \
                 from when they were made",
            ),
            Fault::Share(Unfit::TooFew(needed)) => write!(f, "{needed} different shares are needed"),
            Fault::NoKey => f.write_str("the workspace has no key"),
            Fault::NoEntropy => f.write_str("the system gives no random bytes"),
            Fault::Broken => {
                f.write_str("a sealed value does not open: it was changed, moved or its key is gone")
            }
        }
    }
}

impl std::error::Error for Fault {}
