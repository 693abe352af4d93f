//! The keys of the instance at a terminal: how they are kept, and a new root key.
//! What must stay true: no key is ever printed; what was done to keys stands in the instance's own log.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use clap::Subcommand;
use platform::instance::{Found, note};
use platform::vault::{self, Custody, Zeroizing};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// What may be asked of the keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Say how the keys are kept; opens every one of them
    Show,
    /// Put a new key in the place of one before
    Rotate {
        /// The root key: wraps every other key anew; what is sealed stays as it is. Shares of the one before are of no use then
        #[arg(long, required = true)]
        root: bool,
    },
    /// Write shares of the root key, a file each: some of them together open a copy of the keyring whose seal is lost
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
    /// Open the keyring in the data folder by shares, and seal it anew
    Recover {
        /// A share's file, given once for each
        #[arg(long = "share", required = true)]
        shares: Vec<PathBuf>,
    },
}

/// Does what was asked, beside a program that serves too. Errors: the keyring's words.
pub async fn run(asked: Keys, config: &Config) -> Result<()> {
    // Before the instance: it does not open without its keys.
    let recovered = match &asked {
        Keys::Recover { shares } => Some(recover(shares, config)?),
        _ => None,
    };
    let instance = Instance::open_beside(config).await?;
    let done = match asked {
        Keys::Show => Ok(()),
        Keys::Rotate { .. } => rotate(&instance).await,
        Keys::Share { needed, of, into } => share(&instance, (needed, of), &into).await,
        Keys::Recover { .. } => tell(&instance, "keys.recover", json!({ "root": recovered })).await,
    };
    let shown = done.and_then(|()| Ok(told(instance.platform.safe.vault().judged()?, config)));
    instance.close().await?;
    println!("{}", shown?);
    Ok(())
}

/// What was done to keys stands in the instance's own log.
async fn tell(instance: &Instance, action: &str, after: Value) -> Result<()> {
    let found = Found { action: action.into(), code: None, after };
    note(&instance.platform, now(), found).await.map_err(Problem::from)
}

async fn rotate(instance: &Instance) -> Result<()> {
    let number = instance.platform.safe.vault().rotate_root(now())?;
    println!("Shares of the root key before are of no use now: make new ones with `steelyard keys share`.");
    tell(instance, "keys.rotate_root", json!({ "root": number })).await
}

async fn share(instance: &Instance, (needed, of): (u8, u8), into: &Path) -> Result<()> {
    let (root, shares) = instance.platform.safe.vault().shares(needed, of)?;
    write(into, root, (needed, of), &shares)?;
    println!(
        "{of} shares are in {}. Hand each to another person, on paper or on a stick, and empty that folder. Any {needed} of \
         them open a copy of keys/keyring: `steelyard keys recover`. Keep such a copy where the machine is not.",
        into.display()
    );
    tell(instance, "keys.share", json!({ "root": root, "needed": needed, "of": of })).await
}

/// A file for each share, its owner's alone.
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

/// Errors: a file that cannot be read; what is wrong with the shares.
fn recover(files: &[PathBuf], config: &Config) -> Result<u32> {
    let letters = |path: &PathBuf| -> Result<Zeroizing<String>> {
        let text = Zeroizing::new(fs::read_to_string(path).map_err(Problem::file(path))?);
        Ok(Zeroizing::new(text.lines().filter(|line| !line.starts_with('#')).collect()))
    };
    let shares = files.iter().map(letters).collect::<Result<Vec<_>>>()?;
    let secret = config.seal_file.as_deref().map(vault::seal_in).transpose()?;
    let number = vault::recover(&config.data.join("keys"), &shares, secret.as_ref().map(|it| it.as_slice()))?;
    println!(
        "The keyring is sealed anew; start a program that serves it anew too. The shares open it still."
    );
    Ok(number)
}

/// How the keys are kept, in words for `doctor` too.
pub fn told(custody: Custody, config: &Config) -> String {
    let folder = config.data.join("keys");
    let warning = match custody.seal_is_beside {
        true => format!(
            "; what unseals them lies beside them: move {} to another disk and name it in seal_file",
            folder.join("seal").display()
        ),
        false => String::new(),
    };
    let made = custody.root_made_at.strftime("%Y-%m-%d");
    format!("root key {} of {made}, {} keys in {}{warning}", custody.root, custody.keys, folder.display())
}
