//! The keys of the instance at a terminal: how they are stored, new keys, and shares of the root key.
//! Invariant: no key is ever printed; each change of a key is an event in the instance's log.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use crate::task::Task;
use clap::Subcommand;
use lifecycle::key_rotation::{self, Rotation, RotationStatus};
use platform::instance::{Finding, note};
use platform::keyring::{self, Custody, Unsealing, Zeroizing};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// There is no workspace at that address.
const UNKNOWN: u8 = 66;

/// The subcommands of `keys`.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Show how the keys are stored; opens every one of them
    Show,
    /// Show the workspaces that have newer keys, and how much is still encrypted with an older one
    Status,
    /// Replace a key by a new one
    Rotate {
        /// The root key: the new one wraps every other key again; encrypted data stays as it is. Shares of
        /// the previous root key stop working
        #[arg(long, group = "which", required_unless_present_any = ["workspace", "all"])]
        root: bool,
        /// A workspace's own key, by its address: new data is encrypted with it at once; data under older
        /// keys is encrypted again while the program serves
        #[arg(long, group = "which", value_name = "ADDRESS")]
        workspace: Option<String>,
        /// The own key of every workspace
        #[arg(long, group = "which")]
        all: bool,
    },
    /// Write shares of the root key, one file each: a number of them together open a copy of the
    /// keyring whose seal is lost
    Share {
        /// How many of them are needed
        #[arg(long, default_value_t = 2)]
        needed: u8,
        /// How many are made, ten at most
        #[arg(long, default_value_t = 3)]
        of: u8,
        /// A folder that is new or empty; hand each file to another person, then empty it
        #[arg(long)]
        into: PathBuf,
    },
    /// Open the keyring in the data folder with shares, and seal it again
    Recover {
        /// A share's file, given once for each
        #[arg(long = "share", required = true)]
        shares: Vec<PathBuf>,
    },
}

/// Runs a subcommand, also beside a program that serves. Errors: the keyring's.
pub async fn run(asked: Keys, config: &Config, json: bool) -> Result<()> {
    // First, because without its keys the instance does not open.
    let recovered = match &asked {
        Keys::Recover { shares } => Some(recover(shares, config)?),
        _ => None,
    };
    let instance = Instance::open_beside(config).await?;
    let done = match asked {
        Keys::Show => Ok(()),
        Keys::Status => {
            let shown = status(&instance, config, json).await;
            instance.close().await?;
            println!("{}", shown?);
            return Ok(());
        }
        Keys::Rotate { workspace, root: false, .. } => renew(&instance, workspace.as_deref()).await,
        Keys::Rotate { .. } => rotate(&instance).await,
        Keys::Share { needed, of, into } => share(&instance, (needed, of), &into).await,
        Keys::Recover { .. } => tell(&instance, "keys.recover", json!({ "root": recovered })).await,
    };
    let shown = done.and_then(|()| Ok(told(instance.platform.encryption.vault().judged()?, config)));
    instance.close().await?;
    println!("{}", shown?);
    Ok(())
}

/// Starts to encrypt the data of older workspace keys again with the newest.
pub fn start(instance: &Instance) -> Task {
    let rotation = Rotation::new(instance.platform.clone());
    Task::start(|stopped| rotation.run(now, stopped))
}

/// Writes an event about keys to the instance's log.
async fn tell(instance: &Instance, action: &str, after: Value) -> Result<()> {
    let found = Finding { action: action.into(), code: None, after };
    note(&instance.platform, now(), found).await.map_err(Problem::from)
}

/// Makes a newer key for one workspace, or for each.
async fn renew(instance: &Instance, only: Option<&str>) -> Result<()> {
    let all = key_rotation::workspaces(&instance.platform).await?;
    let meant: Vec<_> = all.into_iter().filter(|(slug, _)| only.is_none_or(|only| only == slug)).collect();
    if let (Some(slug), true) = (only, meant.is_empty()) {
        return Err(Problem { exit: UNKNOWN, words: format!("there is no workspace at {slug}") });
    }
    for (slug, tenant) in meant {
        let key = instance.platform.encryption.vault().rotate(tenant, now())?;
        tell(instance, "keys.rotate", json!({ "workspace": tenant, "key": key })).await?;
        println!("{slug}: new data is encrypted with key {key}.");
    }
    println!(
        "Data under older keys is encrypted again while the program serves: `steelyard keys status` counts it."
    );
    Ok(())
}

/// The progress of each workspace that has a newer key.
async fn status(instance: &Instance, config: &Config, json: bool) -> Result<String> {
    let slugs = key_rotation::workspaces(&instance.platform).await?;
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    for standing in key_rotation::standings(&instance.platform).await? {
        let stays = key_rotation::staying(&instance.platform, standing).await?;
        // A founding that was undone leaves a key without a workspace.
        let Some((slug, _)) = slugs.iter().find(|(_, tenant)| *tenant == standing.tenant) else { continue };
        lines.push(line(slug, standing, stays));
        rows.push(json!({ "workspace": slug, "key": standing.key, "made_at": standing.made_at,
                          "versions": standing.versions, "waiting": standing.waiting, "stays": stays }));
    }
    let custody = instance.platform.encryption.vault().judged()?;
    if json {
        let stays: Vec<_> =
            key_rotation::stays().map(|(table, why)| json!({ "table": table, "why": why })).collect();
        let root = json!({ "number": custody.root, "made_at": custody.root_made_at });
        return Ok(
            json!({ "root": root, "keys": custody.keys, "workspaces": rows, "stays": stays }).to_string()
        );
    }
    if lines.is_empty() {
        lines.push(
            "No workspace has had a newer key yet: `steelyard keys rotate --workspace ADDRESS`.".into(),
        );
    } else {
        lines.push("What stays is in rows that are never changed:".into());
        lines.extend(key_rotation::stays().map(|(table, why)| format!("  {table:<24}{why}")));
    }
    lines.push(told(custody, config));
    Ok(lines.join("\n"))
}

fn line(slug: &str, of: RotationStatus, stays: i64) -> String {
    let made = of.made_at.strftime("%Y-%m-%d");
    format!(
        "{slug}: key {} of {made}, {} keys kept; {} values wait to be sealed with it, {stays} stay under older ones",
        of.key, of.versions, of.waiting
    )
}

async fn rotate(instance: &Instance) -> Result<()> {
    let number = instance.platform.encryption.vault().rotate_root(now())?;
    println!("Shares of the previous root key no longer work: make new ones with `steelyard keys share`.");
    tell(instance, "keys.rotate_root", json!({ "root": number })).await
}

async fn share(instance: &Instance, (needed, of): (u8, u8), into: &Path) -> Result<()> {
    let (root, shares) = instance.platform.encryption.vault().shares(needed, of)?;
    write(into, root, (needed, of), &shares)?;
    println!(
        "{of} shares are in {}. Hand each to another person, on paper or on a stick, and empty that folder. Any {needed} of \
         them open a copy of keys/keyring: `steelyard keys recover`. Keep such a copy where the machine is not.",
        into.display()
    );
    tell(instance, "keys.share", json!({ "root": root, "needed": needed, "of": of })).await
}

/// Writes a file for each share, readable only by its owner.
fn write(into: &Path, root: u32, (needed, of): (u8, u8), shares: &[Zeroizing<String>]) -> Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(into).map_err(Problem::file(into))?;
    if fs::read_dir(into).map_err(Problem::file(into))?.next().is_some() {
        return Err(Problem::usage(format!("{} is not empty: name a folder that is", into.display())));
    }
    for (share, n) in shares.iter().zip(1..) {
        let path = into.join(format!("share-{n}-of-{of}.txt"));
        let text = Zeroizing::new(format!(
            "# Share {n} of {of} of root key {root} of a Steelyard instance; any {needed} open its keyring.\n\
             # Show it to nobody. Written by hand it is as good: small letters, spaces and dashes do not matter.\n{}\n",
            share.as_str()
        ));
        crate::tls::write(&path, text.as_bytes(), 0o600)?;
    }
    Ok(())
}

/// Errors: a file that cannot be read; a share that is wrong.
fn recover(files: &[PathBuf], config: &Config) -> Result<u32> {
    let letters = |path: &PathBuf| -> Result<Zeroizing<String>> {
        let text = Zeroizing::new(fs::read_to_string(path).map_err(Problem::file(path))?);
        Ok(Zeroizing::new(text.lines().filter(|line| !line.starts_with('#')).collect()))
    };
    let shares = files.iter().map(letters).collect::<Result<Vec<_>>>()?;
    let secret = config.seal.as_ref().map(Unsealing::read).transpose()?;
    let number =
        keyring::recover(&config.data.join("keys"), &shares, secret.as_ref().map(|it| it.as_slice()))?;
    println!("The keyring is sealed again; restart a program that serves it. The shares still open it.");
    Ok(number)
}

/// How the keys are stored, in words; `doctor` uses it too.
pub fn told(custody: Custody, config: &Config) -> String {
    let folder = config.data.join("keys");
    let warning = match custody.seal_is_beside {
        true => format!(
            "; the secret that unseals them is in the same folder: move {} to another disk and name it in seal_file, or a command in seal_command",
            folder.join("seal").display()
        ),
        false => String::new(),
    };
    let made = custody.root_made_at.strftime("%Y-%m-%d");
    format!("root key {} of {made}, {} keys in {}{warning}", custody.root, custody.keys, folder.display())
}
