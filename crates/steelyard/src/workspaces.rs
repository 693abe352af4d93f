//! The end of workspaces and of persons in them: the tasks that end them while the program serves, and the
//! operator's list of ended workspaces.
//! Invariant: of an ended workspace the list shows only its address and its number of rows.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::Result;
use crate::task::Task;
use clap::Subcommand;
use lifecycle::deletion::{self, Deleted, Deletion};
use lifecycle::key_destruction::Erasure;
use serde_json::{Value, json};

/// The subcommands of `workspaces`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// List the workspaces that were closed and are deleted, each with its certificate
    Ended,
}

/// Starts to end workspaces whose day is past.
pub fn start(instance: &Instance) -> Task {
    let ending = Deletion::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| ending.run(now, stopped))
}

/// Starts to destroy the keys of erased persons.
pub fn start_erasing(instance: &Instance) -> Task {
    let erasure = Erasure::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| erasure.run(now, stopped))
}

/// Runs the subcommand, also beside a program that serves. Errors: the database's.
pub async fn run(Ask::Ended: Ask, config: &Config, json: bool) -> Result<()> {
    let instance = Instance::open_beside(config).await?;
    let ended = deletion::ended(&instance.platform).await;
    instance.close().await?;
    let ended = ended?;
    if json {
        println!("{}", Value::from_iter(ended.iter().map(told)));
    } else if ended.is_empty() {
        println!("No workspace has ended yet.");
    } else {
        ended.iter().for_each(|it| println!("{}", line(it)));
    }
    Ok(())
}

fn told(it: &Deleted) -> Value {
    json!({ "workspace": it.workspace, "address": it.address, "ended_at": it.at, "rows": it.rows,
            "certificate": it.certificate })
}

fn line(it: &Deleted) -> String {
    let rows: i64 = it.rows.values().sum();
    let day = it.at.strftime("%Y-%m-%d %H:%M");
    format!("{day}  {:<40}  {rows} rows of {} tables are gone, and its key", it.address, it.rows.len())
}
