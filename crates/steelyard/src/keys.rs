//! The keys of the instance at a terminal: how they are kept, and a new root key.
//! What must stay true: no key is ever printed; what was done to keys stands in the instance's own log.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use clap::Subcommand;
use platform::instance::{Found, note};
use platform::vault::Custody;

/// What may be asked of the keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Say how the keys are kept; opens every one of them
    Show,
    /// Put a new key in the place of one before
    Rotate {
        /// The root key: wraps every other key anew; what is sealed stays as it is
        #[arg(long, required = true)]
        root: bool,
    },
}

/// Does what was asked, beside a program that serves too. Errors: the keyring's words.
pub async fn run(asked: Keys, config: &Config) -> Result<()> {
    let instance = Instance::open_beside(config).await?;
    let done = ask(asked, config, &instance).await;
    instance.close().await?;
    done
}

async fn ask(asked: Keys, config: &Config, instance: &Instance) -> Result<()> {
    let vault = instance.platform.safe.vault();
    if let Keys::Rotate { .. } = asked {
        let number = vault.rotate_root(now())?;
        let after = serde_json::json!({ "root": number });
        let found = Found { action: "keys.rotate_root".into(), code: None, after };
        note(&instance.platform, now(), found).await.map_err(Problem::from)?;
    }
    println!("{}", told(vault.judged()?, config));
    Ok(())
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
