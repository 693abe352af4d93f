//! The source of the secret that unseals the keyring: a file, or a command that asks a key service, a token
//! or age.
//! Invariant: the secret is in memory that is wiped; neither the secret nor the command's output is ever
//! logged.

use crate::{Fault, file};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use zeroize::Zeroizing;

/// Least number of characters.
const LEAST: usize = 16;
/// Most bytes: more is not a secret but a mistake.
const MOST: usize = 64 << 10;
/// Longest time for an answer of the command.
const PATIENCE: Duration = Duration::from_secs(60);

/// The source of the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsealing {
    /// A file that others cannot read.
    File(PathBuf),
    /// The output of a shell command, as with PostgreSQL's `ssl_passphrase_command`.
    Command(String),
}

impl Unsealing {
    /// Reads the secret. Errors: others can read the file, the command fails or does not end, the secret is
    /// too short.
    pub fn read(&self) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let (mut text, short) = match self {
            Unsealing::File(path) => (of_file(path)?, Fault::TooShort { path: path.clone() }),
            Unsealing::Command(command) => {
                (of_command(command, PATIENCE)?, Fault::Command("printed too little"))
            }
        };
        // An editor ends a line; a phrase does not.
        let long = text.trim_ascii_end().len();
        text.truncate(long);
        if text.len() < LEAST { Err(short) } else { Ok(text) }
    }
}

fn of_file(path: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    file::private(path)?;
    Ok(Zeroizing::new(std::fs::read(path).map_err(Fault::file(path))?))
}

/// Its messages go to our standard error, for the person who starts the program.
fn of_command(command: &str, patience: Duration) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(command).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = shell.spawn().map_err(Fault::file(Path::new("/bin/sh")))?;
    let out = child.stdout.take();
    let (done, read) = mpsc::channel();
    std::thread::spawn(move || {
        // At its full capacity: a vector that grows leaves copies behind.
        let mut text = Zeroizing::new(Vec::with_capacity(MOST));
        let all = out.map(|out| out.take(MOST as u64).read_to_end(&mut text));
        // After the time-out nobody receives it any more.
        let _ = done.send(all.and_then(Result::ok).map(|_| text));
    });
    let text = read.recv_timeout(patience);
    if text.is_err() {
        // The command took too long, so it is killed.
        let _ = child.kill();
    }
    let ended = child.wait().map_err(Fault::file(Path::new("/bin/sh")))?;
    match text {
        Err(_) => Err(Fault::Command("did not end within a minute")),
        Ok(Some(text)) if ended.success() => Ok(text),
        Ok(_) => Err(Fault::Command("failed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(command: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
        Unsealing::Command(command.into()).read()
    }

    #[test]
    fn what_a_command_prints_unseals() {
        let said = by("printf 'a phrase of %s\\n' 'many words'").expect("a phrase");
        assert_eq!(said.as_slice(), b"a phrase of many words");
    }

    #[test]
    fn a_command_that_fails_or_says_too_little_unseals_nothing() {
        for (command, words) in [
            ("printf 'a phrase of many words'; exit 3", "failed"),
            ("printf 'short'", "printed too little"),
            ("no-such-program-anywhere 2>/dev/null", "failed"),
        ] {
            let why = by(command).expect_err(command);
            assert!(matches!(why, Fault::Command(said) if said == words), "{command}: {why:?}");
            assert!(!why.to_string().contains("phrase of many"), "{why}");
        }
    }

    #[test]
    fn a_command_that_does_not_end_is_ended() {
        let why = of_command("exec sleep 600", Duration::from_millis(50)).expect_err("too long");
        assert!(matches!(why, Fault::Command("did not end within a minute")), "{why:?}");
    }
}
