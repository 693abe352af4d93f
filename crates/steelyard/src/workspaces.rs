//! The end of workspaces and of persons in them: the tasks that end them while the program serves, and the
//! operator's list of ended workspaces. And the tasks for what an earlier release wrote: one enters older stock in the books, with
//! its list, and one seals words that are in clear text.
//! Invariant: of an ended workspace the list shows only its address and its number of rows.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::Result;
use crate::task::Task;
use clap::Subcommand;
use lifecycle::deletion::{self, Deleted, Deletion};
use lifecycle::earlier_stock::{EarlierStock, MonthChange, Standing};
use lifecycle::emptying::Emptying;
use lifecycle::key_destruction::Erasure;
use lifecycle::retention::Retention;
use serde_json::{Value, json};

/// The subcommands of `workspaces`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// List the workspaces that were closed and are deleted, each with its certificate
    Ended,
    /// List how far the stock that is older than this version is entered in the books, by workspace
    Stock {
        /// Also tell, of each workspace that waits, by how much its figures change in each month. Ask before the
        /// first `serve` of a new version; nothing is kept
        #[arg(long)]
        plan: bool,
    },
}

/// The tasks of this file.
pub struct Tasks([Task; 5]);

impl Tasks {
    /// Starts to end workspaces whose day is past, to destroy the keys of erased persons, to remove what is
    /// older than its rule, to enter the stock from before into the books, and to seal words from before.
    pub fn start(instance: &Instance) -> Tasks {
        let of = || (instance.platform.clone(), instance.access.jobs.clone());
        let ((platform, jobs), (erasing, erasers)) = (of(), of());
        let ((retaining, keepers), (entering, bookers)) = (of(), of());
        let ending = Deletion::new(platform, jobs);
        let erasure = Erasure::new(erasing, erasers);
        let retention = Retention::new(retaining, keepers);
        let stock = EarlierStock::new(entering, bookers);
        let words = Emptying::new(instance.platform.clone());
        Tasks([
            Task::start(|stopped| ending.run(now, stopped)),
            Task::start(|stopped| erasure.run(now, stopped)),
            Task::start(|stopped| retention.run(now, stopped)),
            Task::start(|stopped| stock.run(now, stopped)),
            Task::start(|stopped| words.run(now, stopped)),
        ])
    }

    /// Stops them, the last one first.
    pub async fn stop(self) {
        for task in self.0.into_iter().rev() {
            task.stop().await;
        }
    }
}

/// Whether older stock is in the books of every workspace, for `doctor`. Errors: the database's.
pub async fn told(instance: &Instance) -> Result<String> {
    let entering = EarlierStock::new(instance.platform.clone(), instance.access.jobs.clone());
    Ok(match entering.still_waiting().await? {
        0 => "is in the books of every workspace".to_owned(),
        many => format!("is being entered in the books of {many} workspaces (`steelyard workspaces stock`)"),
    })
}

/// Runs the subcommand, also beside a program that serves. Errors: the database's.
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    let instance = Instance::open_beside(config).await?;
    let said = match ask {
        Ask::Ended => list_ended(&instance, json).await,
        Ask::Stock { plan } => list_stock(&instance, plan, json).await,
    };
    instance.close().await?;
    println!("{}", said?);
    Ok(())
}

async fn list_ended(instance: &Instance, json: bool) -> Result<String> {
    let ended = deletion::ended(&instance.platform).await?;
    Ok(match ended.as_slice() {
        ended if json => Value::from_iter(ended.iter().map(row_of)).to_string(),
        [] => "No workspace has ended yet.".to_owned(),
        ended => ended.iter().map(line).collect::<Vec<_>>().join("\n"),
    })
}

async fn list_stock(instance: &Instance, plan: bool, json: bool) -> Result<String> {
    let entering = EarlierStock::new(instance.platform.clone(), instance.access.jobs.clone());
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for (slug, tenant, it) in entering.standings().await? {
        let changes = match plan && it.ended_at.is_none() {
            true => entering.rehearsal(tenant, now()).await?,
            false => vec![],
        };
        rows.push(json!({ "workspace": slug, "began_at": it.began_at, "ended_at": it.ended_at, "entered": it.entered,
                          "of": it.entered.max(it.there_were), "changes": changes.iter().map(change).collect::<Value>() }));
        lines.push(format!("{slug:<40}  {}", state_line(&it)));
        let shown = |it: &MonthChange| {
            format!("  {}  {:<20}{:>20} {}", it.month, it.account, it.amount, it.commodity)
        };
        lines.extend(changes.iter().map(shown));
    }
    Ok(match lines.is_empty() {
        _ if json => Value::from(rows).to_string(),
        true => "No workspace is older than the books of stock.".to_owned(),
        false => lines.join("\n"),
    })
}

fn change(it: &MonthChange) -> Value {
    json!({ "month": it.month, "account": it.account, "commodity": it.commodity, "amount": it.amount })
}

/// How far a workspace is.
fn state_line(it: &Standing) -> String {
    match (it.began_at, it.ended_at) {
        (_, Some(at)) => format!("{} entered, since {}", it.entered, at.strftime("%Y-%m-%d %H:%M")),
        (Some(_), None) => format!("{} of {} entered", it.entered, it.entered.max(it.there_were)),
        (None, None) => "not begun".to_owned(),
    }
}

fn row_of(it: &Deleted) -> Value {
    json!({ "workspace": it.workspace, "address": it.address, "ended_at": it.at, "rows": it.rows,
            "certificate": it.certificate })
}

fn line(it: &Deleted) -> String {
    let rows: i64 = it.rows.values().sum();
    let day = it.at.strftime("%Y-%m-%d %H:%M");
    format!("{day}  {:<40}  {rows} rows of {} tables are gone, and its key", it.address, it.rows.len())
}
