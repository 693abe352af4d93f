//! `db masked-copy`: a copy of an instance for tests, in a new folder, with invented people and keys of its
//! own.
//! Invariant: no value that only a shop or a person may know is in the copy; a value that its rule does not
//! change stops it. The instance's own log records who made it.

pub mod rows;

use crate::config::Config;
use crate::config::backup::Backup;
use crate::config::environment::Setting;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use clap::Subcommand;
use database::backup::person;
use kernel::environment::Environment;
use lifecycle::masking::Mask;
use platform::instance::{Finding, note};
use platform::random::random;
use rows::{CopyFigures, End, copy_all};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The event of a copy in the instance's log.
pub const MADE: &str = "db.masked_copy";

/// The subcommands of `db`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// Make a copy for tests in a new folder, with invented people, texts and amounts, and keys of its own. It
    /// is a staging instance, and nobody's account is in it
    MaskedCopy {
        /// A folder that is new or empty
        #[arg(long)]
        into: PathBuf,
    },
}

/// Makes the copy beside the program that serves. Errors: the folder is not empty (64); the database is on
/// another server (78); a value that its rule does not change.
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    let Ask::MaskedCopy { into } = ask;
    refuse(config, &into)?;
    let source = Instance::open_beside(config).await?;
    let done = make(&source, config, &into).await;
    if let Ok(copied) = &done {
        let after = json!({ "person": person(), "workspaces": copied.workspaces, "tables": copied.tables, "rows": copied.rows });
        let found = Finding { action: MADE.to_owned(), code: None, after };
        note(&source.platform, now(), found).await?;
    }
    source.close().await?;
    let copied = done?;
    if json {
        let figures =
            json!({ "workspaces": copied.workspaces, "tables": copied.tables, "rows": copied.rows });
        println!("{figures}");
    } else {
        println!("{}", next_steps(&copied, &into));
    }
    Ok(())
}

fn next_steps(copied: &CopyFigures, into: &Path) -> String {
    let (CopyFigures { workspaces, tables, rows }, into) = (copied, into.display());
    format!(
        "{rows} rows of {tables} tables of {workspaces} workspaces are in {into}, with invented people, texts and amounts.\n\
         To serve it: steelyard serve --environment staging --backup off --data {into}"
    )
}

fn refuse(config: &Config, into: &Path) -> Result<()> {
    if config.database_url.is_some() {
        return Err(Problem::setup(
            "a masked copy is made of the private cluster, and this database is elsewhere",
        ));
    }
    if !config.data.join("pg").exists() {
        let words = format!("{} holds no database: name the data folder by --data", config.data.display());
        return Err(Problem::usage(words));
    }
    let is_empty = std::fs::read_dir(into).is_ok_and(|mut inside| inside.next().is_none());
    if into.symlink_metadata().is_ok() && !is_empty {
        return Err(Problem::usage(format!("{} is not empty", into.display())));
    }
    Ok(())
}

/// The settings of the copy: it sends nothing, keeps no backups, and is labelled as staging.
fn of_copy(config: &Config, into: &Path) -> Config {
    Config {
        data: into.to_owned(),
        seal: None,
        mail: None,
        forward: None,
        acme: None,
        instance: Setting { environment: Environment::Staging, mail_to: None },
        backup: Backup { on: Some(false), folder: None, ..config.backup.clone() },
        replica: crate::config::replica::Replica { listen: None, wait: false },
        ..config.clone()
    }
}

async fn make(source: &Instance, config: &Config, into: &Path) -> Result<CopyFigures> {
    let target = Instance::open(&of_copy(config, into)).await?;
    let done = copy_between(source, &target).await;
    target.close().await?;
    done
}

async fn copy_between(source: &Instance, target: &Instance) -> Result<CopyFigures> {
    let (from, to) = (superuser(source).await?, superuser(target).await?);
    let mask = Mask::new(random()?);
    let from = End { client: &from, vault: source.platform.encryption.vault() };
    let to = End { client: &to, vault: target.platform.encryption.vault() };
    copy_all(&from, &to, &mask, now()).await
}

async fn superuser(instance: &Instance) -> Result<tokio_postgres::Client> {
    let config = instance.access.superuser.as_ref();
    let config = config.ok_or_else(|| Problem::setup("the database is on another server"))?;
    Ok(database::connect(config).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operator_reads_how_the_copy_is_served() {
        let says = next_steps(&CopyFigures { workspaces: 2, tables: 90, rows: 700 }, Path::new("/srv/copy"));
        assert!(says.starts_with("700 rows of 90 tables of 2 workspaces are in /srv/copy"), "{says}");
        assert!(says.contains("--environment staging"), "{says}");
    }
}
