//! The task that reads returned mail, and letters to the security contact, from the folders that the operator named,
//! and watches whether the contacts of the instance can be reached.
//! Invariant: a message is read once: it is moved from `new` to `cur`, as Maildir has it. At most `MOST` bytes
//! of it are read, no link is followed, and a message that is no report of ours changes nothing.

use crate::instance::{Instance, now};
use crate::task::Task;
use jiff::Timestamp;
use lifecycle::pause::{Part, Rounds};
use lifecycle::weakness::outside::receive_letter;
use mail::returns::letter::{self, Letter};
use mail::returns::report::{self, MOST};
use mail::returns::{self, Outcome};
use platform::error::{Error, Result};
use platform::instance::own_call;
use platform::platform::Platform;
use platform::worries::Worry;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often it looks.
const LOOK: Duration = Duration::from_secs(30);
/// The most messages of one look.
const MESSAGES: usize = 200;
/// The name of the worry.
const WORRY: &str = "contact";

/// The folders that are read.
pub struct Folders {
    /// Returned mail.
    pub returns: Option<PathBuf>,
    /// Mail to the security contact.
    pub reports: Option<PathBuf>,
}

struct Reader {
    platform: Arc<Platform>,
    folders: Folders,
    contacts: Vec<String>,
}

/// Starts to read. A folder that is missing is no fault: the mail server makes it with its first message.
pub fn start(instance: &Instance, folders: Folders, contacts: &[&str]) -> Task {
    let contacts = contacts.iter().filter(|it| !it.is_empty()).map(|it| (*it).to_owned()).collect();
    let reader = Reader { platform: instance.platform.clone(), folders, contacts };
    Task::start(|stopped| reader.run(stopped))
}

impl Reader {
    async fn run(self, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        let mut parts: [Part; 3] = Default::default();
        while rounds.continue_now() {
            if !self.platform.disk.is_out() {
                self.look(&mut parts).await;
            }
            rounds.pause().await;
        }
    }

    async fn look(&self, [returns, reports, contacts]: &mut [Part; 3]) {
        if let Some(folder) = self.folders.returns.as_ref().filter(|_| returns.is_due()) {
            let done = self.read_all(folder).await;
            returns.has_failed(done, "returned mail could not be read or put away; it is read again soon");
        }
        if let Some(folder) = self.folders.reports.as_ref().filter(|_| reports.is_due()) {
            let done = self.read_letters(folder).await;
            reports.has_failed(
                done,
                "mail to the security contact could not be read or put away; it is read again soon",
            );
        }
        if contacts.is_due() {
            let done = self.watch_contacts(now()).await;
            contacts.has_failed(done, "whether the contacts can be reached could not be looked up");
        }
    }

    async fn read_all(&self, folder: &Path) -> Result<()> {
        for message in messages(folder.to_owned()).await.map_err(Error::internal)? {
            let outcome = match report::of_message(&message.bytes) {
                Some(report) => returns::take(&self.platform, &report, now()).await?,
                None => Outcome::Nothing,
            };
            match outcome {
                // The mail is being sent at this moment: the next look reads the report again.
                Outcome::Early => {}
                Outcome::Marked | Outcome::Nothing => {
                    put_away(folder, &message.name).map_err(Error::internal)?;
                }
            }
        }
        Ok(())
    }

    /// Makes a report of each letter. One that is refused is put away all the same: people read it in the mailbox.
    async fn read_letters(&self, folder: &Path) -> Result<()> {
        for message in messages(folder.to_owned()).await.map_err(Error::internal)? {
            if let Some(letter) = letter::of_message(&message.bytes) {
                match self.report(&letter).await {
                    Ok(number) => tracing::info!(number, "a letter became a report"),
                    Err(error) if error.refusal().is_some() => {
                        tracing::warn!(%error, "a letter to the security contact became no report");
                    }
                    Err(error) => return Err(error),
                }
            }
            put_away(folder, &message.name).map_err(Error::internal)?;
        }
        Ok(())
    }

    async fn report(&self, letter: &Letter) -> Result<i32> {
        receive_letter(&self.platform, &own_call(now())?, letter).await
    }

    /// A worry on `/trust` while the newest mail to a contact came back.
    async fn watch_contacts(&self, at: Timestamp) -> Result<()> {
        let mut since = None;
        for contact in &self.contacts {
            since = since.or(returns::since(&self.platform, contact, at).await?);
        }
        match since {
            Some(since) => self.platform.worries.tell(WORRY, worry(since)),
            None => self.platform.worries.mended(WORRY),
        }
        Ok(())
    }
}

fn worry(since: Timestamp) -> Worry {
    Worry {
        title: "Mail to a contact of this instance comes back".into(),
        says: "Put a working address in contact.security or contact.support.".into(),
        since,
    }
}

/// A message of the folder.
struct Message {
    name: String,
    bytes: Vec<u8>,
}

/// The next messages. Errors: the folder's.
async fn messages(folder: PathBuf) -> io::Result<Vec<Message>> {
    tokio::task::spawn_blocking(move || messages_in(&folder)).await.map_err(io::Error::other)?
}

fn messages_in(folder: &Path) -> io::Result<Vec<Message>> {
    let entries = match fs::read_dir(folder.join("new")) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut found = Vec::new();
    for entry in entries {
        // Links, folders and pipes count for nothing: however many there are, messages are read.
        if found.len() == MESSAGES {
            break;
        }
        let entry = entry?;
        // A link may lead anywhere, and a pipe never ends.
        let Ok(name) = entry.file_name().into_string() else { continue };
        if !entry.file_type()?.is_file() || name.starts_with('.') {
            continue;
        }
        let mut bytes = Vec::new();
        let read = File::open(entry.path()).and_then(|file| file.take(MOST as u64).read_to_end(&mut bytes));
        // One that cannot be read keeps none of the others back.
        match read {
            Ok(_) => found.push(Message { name, bytes }),
            Err(error) => {
                tracing::warn!(%error, "a message in the folder of returned mail could not be read")
            }
        }
    }
    Ok(found)
}

/// Moves a message to those that were read.
fn put_away(folder: &Path, name: &str) -> io::Result<()> {
    let cur = folder.join("cur");
    fs::create_dir_all(&cur)?;
    let base = name.split_once(':').map_or(name, |(base, _)| base);
    fs::rename(folder.join("new").join(name), cur.join(format!("{base}:2,S")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_is_read_once_within_its_limit_and_no_link_is_followed() {
        let folder = std::env::temp_dir().join(format!("steelyard-returns-{}", std::process::id()));
        assert_eq!(messages_in(&folder).expect("nothing is there").len(), 0);
        let new = folder.join("new");
        fs::create_dir_all(&new).expect("a folder");
        fs::write(new.join("1.a:2,"), vec![b'x'; MOST + 9]).expect("written");
        fs::write(folder.join("secret"), "secret").expect("written");
        for n in 0..2 * MESSAGES {
            std::os::unix::fs::symlink(folder.join("secret"), new.join(format!("2.{n}"))).expect("a link");
        }
        fs::create_dir(new.join("3.c")).expect("a folder");
        let found = messages_in(&folder).expect("read");
        assert_eq!(
            found.iter().map(|it| (it.name.as_str(), it.bytes.len())).collect::<Vec<_>>(),
            [("1.a:2,", MOST)]
        );
        put_away(&folder, "1.a:2,").expect("moved");
        assert!(folder.join("cur/1.a:2,S").exists() && messages_in(&folder).expect("read").is_empty());
        fs::remove_dir_all(folder).expect("removed");
    }
}
