//! `export` and `import`: a whole workspace as one file, at a terminal of the machine that serves it.
//! Invariant: a file that is not whole has never the name that was asked for, except where root made it for
//! a program that may not write into its folder; a workspace into which something is brought is empty until
//! all of it is there.

use super::rules;
use crate::config::Config;
use crate::instance::{Instance, local_call, now};
use crate::problem::{Problem, Result};
use clap::Args;
use database::backup::person;
use futures::StreamExt;
use identity::operators;
use kernel::id::{TenantId, UserId};
use lifecycle::archive::bringing::{ArchiveRows, MOST_HERE};
use lifecycle::archive::lock::{self, Lock, LockedFile};
use lifecycle::archive::outside;
use lifecycle::archive::raw::{self, RawDump};
use lifecycle::archive::source::{Bytes, Open};
use lifecycle::archive::{Archives, Chunks};
use lifecycle::key_rotation;
use mail::{messages, operators as mailing};
use platform::call::Call;
use platform::random::random;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// There is no workspace at that address.
const UNKNOWN: u8 = 66;
/// How often the progress is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Take a workspace away as one file.
#[derive(Debug, Args)]
pub struct Export {
    /// The workspace's address; it may be closed
    pub workspace: String,
    /// The file to write; there must be none
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Encrypt the file with a passphrase, which is read from standard input
    #[arg(long)]
    pub encrypt: bool,
    /// Without encryption: the e-mail address of the operator who takes it. The code of their authenticator is
    /// read from standard input
    #[arg(
        long = "as",
        value_name = "EMAIL",
        required_unless_present = "encrypt",
        conflicts_with = "encrypt"
    )]
    pub operator: Option<String>,
    /// Without encryption: why, for the logs and for a mail to the security contact
    #[arg(long, required_unless_present = "encrypt", conflicts_with = "encrypt")]
    pub reason: Option<String>,
}

/// Bring such a file into an empty workspace.
#[derive(Debug, Args)]
pub struct Import {
    /// The file, as `export` wrote it or as an Owner downloaded it. If it is encrypted, its passphrase is
    /// read from standard input
    pub file: PathBuf,
    /// The address of an empty workspace of this instance
    #[arg(long = "as", value_name = "ADDRESS")]
    pub workspace: String,
    /// The same file, where root opened it.
    #[arg(skip)]
    pub opened: Option<File>,
}

/// How the file leaves the machine.
enum Way {
    Encrypted(Lock),
    Raw(Box<OperatorProof>),
}

/// An operator who proved themselves, and the call in which they did.
struct OperatorProof {
    call: Call,
    person: UserId,
    name: String,
}

/// Takes a workspace away. Errors: there is none at that address (66); the file is there already (64); in the
/// clear, the code is wrong (77).
pub async fn export(asked: Export, config: &Config, json: bool) -> Result<()> {
    let is_ours = |there: fs::Metadata| there.len() > 0 || !there.is_file();
    if asked.to.symlink_metadata().is_ok_and(is_ours) {
        return Err(Problem::usage(format!("{} is there already", asked.to.display())));
    }
    let secret = crate::cli::first_line()?;
    let lock = if asked.encrypt { Some(new_lock(&secret)?) } else { None };
    let instance = Instance::open_beside(config).await?;
    let done = export_into(&instance, &asked, (lock, &secret), &config.contacts().security).await;
    instance.close().await?;
    let (bytes, sha256) = done?;
    let to = asked.to.display();
    match json {
        true => println!("{}", json!({ "file": asked.to, "bytes": bytes, "sha256": sha256 })),
        false => println!("{to}: {bytes} bytes, SHA-256 {sha256}. Keep it as you keep the books."),
    }
    Ok(())
}

fn new_lock(phrase: &str) -> Result<Lock> {
    if phrase.chars().count() < lock::LEAST {
        return Err(Problem::usage(format!("a passphrase has at least {} characters", lock::LEAST)));
    }
    Ok(Lock::of(phrase, random()?)?)
}

async fn tenant_of(instance: &Instance, slug: &str) -> Result<TenantId> {
    let all = key_rotation::workspaces(&instance.platform).await?;
    let found = all.into_iter().find(|(address, _)| address == slug);
    let unknown = || Problem { exit: UNKNOWN, words: format!("there is no workspace at {slug}") };
    found.map(|(_, tenant)| TenantId::from_uuid(tenant)).ok_or_else(unknown)
}

/// Has the archive written, and writes it into the file.
async fn export_into(
    instance: &Instance,
    asked: &Export,
    (lock, code): (Option<Lock>, &str),
    contact: &str,
) -> Result<(u64, String)> {
    let tenant = tenant_of(instance, &asked.workspace).await?;
    let way = match lock {
        Some(lock) => Way::Encrypted(lock),
        None => Way::Raw(Box::new(prove(instance, asked, code).await?)),
    };
    let archive = outside::request(&instance.platform, &local_call()?, tenant).await?;
    until_done(instance, (tenant, archive)).await?;
    let sent = match way {
        Way::Encrypted(lock) => {
            outside::take(&instance.platform, &local_call()?, (tenant, archive), lock).await?
        }
        Way::Raw(proof) => take_raw(instance, asked, (tenant, archive), *proof, contact).await?,
    };
    write(&asked.to, sent).await
}

/// Proves the operator who takes the file in the clear.
async fn prove(instance: &Instance, asked: &Export, code: &str) -> Result<OperatorProof> {
    let call = local_call()?;
    let (email, reason) = (asked.operator.as_deref(), asked.reason.as_deref());
    let who = (email.unwrap_or_default(), code);
    let (person, name) = operators::prove(&instance.platform, &call, who, reason.unwrap_or_default()).await?;
    Ok(OperatorProof { call, person, name })
}

/// Has a raw dump listed and the operators and the security contact mailed, before the first byte.
async fn take_raw(
    instance: &Instance,
    asked: &Export,
    ids: (TenantId, Uuid),
    proof: OperatorProof,
    contact: &str,
) -> Result<(u64, Chunks)> {
    let (proved_at, reason) = (proof.call.now, asked.reason.as_deref().unwrap_or_default());
    // The same request: its events belong together.
    let call = Call { now: now(), ..proof.call };
    let user = person();
    let dump = RawDump { by: (proof.person, &proof.name), proved_at, reason, user: &user };
    let sent = raw::take(&instance.platform, &call, ids, &dump).await?;
    let words = messages::exports::raw_dump(&asked.workspace, &proof.name, reason, call.now);
    mailing::warn(&instance.platform, &instance.access.jobs, contact, &words, call.now).await?;
    Ok(sent)
}

/// Writes the archive, or waits where another program does, and shows how far it is.
async fn until_done(instance: &Instance, (tenant, archive): (TenantId, Uuid)) -> Result<()> {
    let (platform, jobs) = (&instance.platform, instance.access.jobs.clone());
    let mut archives = Archives::new(platform.clone(), jobs, audit::export::for_archive);
    let mut shown = ProgressLine::default();
    loop {
        if platform.disk.spares() {
            return Err(Problem::unavailable("there is too little room on the disk for an archive"));
        }
        {
            let mut looking = Box::pin(archives.look(now));
            loop {
                tokio::select! {
                    looked = &mut looking => {
                        // It is tried again, and after some attempts the archive says that it failed.
                        if let Err(error) = looked {
                            tracing::warn!(%error, "an archive could not be written");
                        }
                        break;
                    }
                    () = tokio::time::sleep(LOOK) => {
                        let at = outside::status(platform, tenant, archive).await?;
                        shown.show(at.done, at.of, "rows are in the archive");
                    }
                }
            }
        }
        let at = outside::status(platform, tenant, archive).await?;
        shown.show(at.done, at.of, "rows are in the archive");
        match at.state.as_str() {
            "done" => return Ok(()),
            "failed" | "removed" => {
                return Err(Problem::unavailable("the archive could not be written; the log tells why"));
            }
            // A program that was killed holds it for half a minute.
            _ => tokio::time::sleep(LOOK).await,
        }
    }
}

/// The figures that were shown last, so that no line is repeated.
#[derive(Default)]
struct ProgressLine(Option<(i64, i64)>);

impl ProgressLine {
    fn show(&mut self, done: i64, of: i64, what: &str) {
        if of > 0 && self.0 != Some((done, of)) {
            self.0 = Some((done, of));
            // On a terminal one line that changes; in a log a line each.
            let end = if io::stderr().is_terminal() { '\r' } else { '\n' };
            eprint!("{done} of {of} {what}{end}");
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A new file beside the one that is asked for. What a killed command left is removed before: a link in its place
/// would lead the archive into a file of somebody else.
fn create_aside(path: &Path) -> io::Result<File> {
    if path.symlink_metadata().is_ok() {
        fs::remove_file(path)?;
    }
    // Whoever puts something there meanwhile makes this fail: nothing that exists is opened.
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// The file that is there already, emptied; a link is refused.
fn open_there(path: &Path) -> io::Result<File> {
    let no_links = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
    OpenOptions::new().write(true).truncate(true).custom_flags(no_links).open(path)
}

/// Writes the bytes under another name, and gives the file its name when all of them are on the disk.
async fn write(to: &Path, (length, mut sent): (u64, Chunks)) -> Result<(u64, String)> {
    let mut aside = to.as_os_str().to_owned();
    aside.push(".part");
    let aside = PathBuf::from(aside);
    let failed = |why: io::Error| Problem::file(to)(why);
    // Root made an empty one for a program that may not create files there: it is written directly.
    let is_there = to.symlink_metadata().is_ok();
    let mut file = if is_there { open_there(to) } else { create_aside(&aside) }.map_err(failed)?;
    let (mut digest, mut bytes) = (Sha256::new(), 0_u64);
    while let Some(chunk) = sent.next().await {
        let chunk = chunk?;
        file.write_all(&chunk).map_err(failed)?;
        digest.update(&chunk);
        bytes += chunk.len() as u64;
    }
    if bytes != length {
        return Err(Problem::unavailable("the archive has another length than it was said to have"));
    }
    file.sync_all().map_err(failed)?;
    if !is_there {
        fs::rename(&aside, to).map_err(failed)?;
    }
    Ok((bytes, hex(&digest.finalize())))
}

/// Brings a file into an empty workspace. Errors: there is no workspace at that address (66); it is not
/// empty (75); the file is no archive, is not whole, or its passphrase is another (64).
pub async fn import(mut asked: Import, config: &Config, json: bool) -> Result<()> {
    let file = match asked.opened.take() {
        Some(file) => file,
        None => File::open(&asked.file).map_err(Problem::file(&asked.file))?,
    };
    let open = opener(file, &asked.file)?;
    let instance = Instance::open_beside(config).await?;
    let done = import_from(&instance, &asked, open).await;
    instance.close().await?;
    let done = done?;
    println!("{}", report(&asked, &done, json));
    Ok(())
}

fn report(asked: &Import, done: &ArchiveRows, json: bool) -> String {
    let ArchiveRows { rows, events, from, moment, .. } = done;
    match json {
        true => Value::from_iter([
            ("workspace", json!(asked.workspace)),
            ("from", json!(from)),
            ("moment", json!(moment)),
            ("rows", json!(rows)),
            ("events", json!(events)),
            ("sha256", json!(done.sha256)),
        ])
        .to_string(),
        false => format!(
            "{} has {rows} rows of {from} as of {moment}, compared with the file row by row. The proofs of {events} events of its audit \
             log hold. People are not part of a file: invite them.",
            asked.workspace
        ),
    }
}

/// A place in a file that others read too.
struct PlaceInFile {
    file: Arc<File>,
    at: u64,
}

impl Read for PlaceInFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let many = self.file.read_at(into, self.at)?;
        self.at += many as u64;
        Ok(many)
    }
}

impl Seek for PlaceInFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.file.metadata()?.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Gives the file as many readers as it needs. Asks for the passphrase where it is encrypted.
fn opener(file: File, path: &Path) -> Result<Open> {
    let file = Arc::new(file);
    let place = move || PlaceInFile { file: file.clone(), at: 0 };
    if !lock::is_locked(&mut place()).map_err(Problem::file(path))? {
        return Ok(Arc::new(move || -> io::Result<Box<dyn Bytes>> { Ok(Box::new(place())) }));
    }
    let lock = lock::lock_of(&mut place(), &crate::cli::first_line()?).map_err(Problem::file(path))?;
    if LockedFile::open(place(), lock.clone()).is_err() {
        return Err(Problem::usage("the passphrase is another, or the file is not whole"));
    }
    Ok(Arc::new(move || -> io::Result<Box<dyn Bytes>> {
        Ok(Box::new(LockedFile::open(place(), lock.clone())?))
    }))
}

async fn import_from(instance: &Instance, asked: &Import, open: Open) -> Result<ArchiveRows> {
    let tenant = tenant_of(instance, &asked.workspace).await?;
    let last = AtomicUsize::new(0);
    let progress = move |done: usize, of: usize| {
        // Tables are short but for a few: a line for each tenth is enough.
        if done * 10 / of.max(1) > last.fetch_max(done * 10 / of.max(1), Ordering::Relaxed) {
            eprintln!("{done} of {of} tables are in; nobody sees them yet");
        }
    };
    Ok(outside::bring(&instance.platform, &local_call()?, tenant, open, rules(MOST_HERE), &progress).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream;

    #[tokio::test]
    async fn a_file_gets_its_name_when_it_is_whole_and_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::env::temp_dir().join(format!("steelyard-export-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let to = folder.join("shop.zip");
        let chunks = |all: [&'static [u8]; 2]| stream::iter(all.map(|it| Ok(it.to_vec()))).boxed();
        let short = write(&to, (9, chunks([b"abc", b"de"]))).await;
        assert!(short.is_err() && !to.exists(), "it is not whole");
        let (bytes, sha256) = write(&to, (5, chunks([b"abc", b"de"]))).await.expect("written");
        assert_eq!((bytes, fs::read(&to).expect("a file")), (5, b"abcde".to_vec()));
        assert_eq!(sha256, hex(&Sha256::digest(b"abcde")));
        assert_eq!(to.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
        assert!(!folder.join("shop.zip.part").exists());
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[tokio::test]
    async fn an_archive_is_written_through_no_link() {
        let folder = std::env::temp_dir().join(format!("steelyard-export-links-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let (to, theirs) = (folder.join("shop.zip"), folder.join("theirs"));
        fs::write(&theirs, "of somebody else").expect("a file");
        let bytes = || (2, stream::iter([Ok(b"ab".to_vec())]).boxed());
        std::os::unix::fs::symlink(&theirs, folder.join("shop.zip.part")).expect("a link");
        write(&to, bytes()).await.expect("written beside the link");
        assert!(to.symlink_metadata().expect("a file").is_file());
        assert_eq!(fs::read(&to).expect("the archive"), b"ab");
        fs::remove_file(&to).expect("removed");
        std::os::unix::fs::symlink(&theirs, &to).expect("a link");
        assert!(write(&to, bytes()).await.is_err(), "a link in the place of the file itself");
        assert_eq!(fs::read_to_string(&theirs).expect("a file"), "of somebody else");
        // What a killed command left is written again.
        fs::remove_file(&to).expect("removed");
        fs::write(folder.join("shop.zip.part"), "a").expect("a part");
        write(&to, bytes()).await.expect("written");
        assert_eq!(fs::read(&to).expect("the archive"), b"ab");
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn a_short_passphrase_is_refused_before_anything_is_written() {
        assert_eq!(new_lock("short").err().map(|problem| problem.exit), Some(64));
        assert!(new_lock("four words of a phrase").is_ok());
    }
}
