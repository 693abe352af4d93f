//! `torture kill`, `remove`, `cut`, `rush`, `restore`, `promote`, `rotate`, `audit`, `abuse` and `nodes` test
//! whether the product keeps its promises: when it is killed, also while it erases and deletes, when its
//! clients disconnect, when everybody comes at once, when only a backup or a copy is left, when its keys are
//! replaced, when its log is long, when it is attacked, and when one of several nodes goes away.
//! Invariant: it calls the public API of the real program and judges by the database's content afterwards.

mod abuse;
mod audit;
mod book;
mod census;
mod chance;
mod client;
mod cut;
mod gate;
mod judge;
mod kill;
mod nodes;
mod promote;
mod removal;
mod report;
mod restore;
mod rotate;
mod rush;
mod server;
mod shop;
mod story;
mod wire;
mod worker;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Kills the server and its database, or cuts its clients off, and checks whether every promise was kept.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
    /// Chooses the moments and victims; by default a random one, which is printed
    #[arg(long, global = true)]
    seed: Option<u64>,
    /// The program to run; by default the `steelyard-test-clock` beside this program
    #[arg(long, global = true, value_name = "BINARY")]
    server: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Kill -9 the server, the database or both while 16 clients post bills and readings, and do all that a shop does
    Kill {
        #[arg(long, default_value_t = 20)]
        kills: u32,
    },
    /// Kill -9 the server, or it and its database, while its jobs erase what is older than its rule and delete
    /// the workspaces that ended
    Remove {
        #[arg(long, default_value_t = 50)]
        kills: u32,
    },
    /// Cut clients off in the middle of a posting while 8 honest ones work
    Cut {
        #[arg(long, default_value_t = 1000)]
        clients: usize,
    },
    /// Back up, post more, kill -9 server and database, and restore twice: to the last second and to an
    /// earlier minute
    Restore {
        #[arg(long, default_value_t = 2000)]
        bills: usize,
    },
    /// Kill -9 server and database while 12 clients post bills and a copy follows, promote the copy and
    /// continue there
    Promote {
        #[arg(long, default_value_t = 2000)]
        bills: u64,
    },
    /// Do everything that a bad client can do, kind by kind, while an ordinary user works from another
    /// address
    Abuse {
        /// Only the kinds with one of these in the name; by default all
        #[arg(long, value_delimiter = ',')]
        kinds: Vec<String>,
        /// The duration of each kind
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        /// So many milliseconds each, and a bar for the user's answers that a busy machine meets with a debug build
        #[arg(long, value_name = "MS")]
        short: Option<u64>,
    },
    /// Replace a workspace's key repeatedly under 6 clients and 2 readers, kill -9 after each, and open every
    /// value
    Rotate {
        #[arg(long, default_value_t = 100_000)]
        values: usize,
        #[arg(long, default_value_t = 20)]
        kills: u32,
    },
    /// Seal a million audit events, prove them, and measure what sealing costs 8 clients who post bills
    ///
    /// A million bills would take an hour, so the events are written in bulk: each is a real row that the
    /// application's role wrote in a workspace of the program's own, sealed with its keys. The sequencer is
    /// stopped until all of them are there. The paired run really posts its bills.
    Audit {
        #[arg(long, default_value_t = 1_000_000)]
        events: usize,
        /// Pairs of posting with a running and a stopped sequencer; 0 skips them
        #[arg(long, default_value_t = 6)]
        pairs: usize,
        /// The duration of each half of a pair
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Kill one of several nodes while 16 clients post bills, and move a workspace's rows to another node
    ///
    /// The nodes are there already, and the database is prepared on them; bin/scale does both.
    Nodes {
        /// Of the coordinator, as its superuser
        #[arg(long, value_name = "URL")]
        database_url: String,
        /// The node to kill
        #[arg(long, value_name = "HOST:PORT")]
        victim: String,
        /// Shell command that kills it
        #[arg(long, value_name = "COMMAND")]
        kill: String,
        /// Shell command that starts it again
        #[arg(long, value_name = "COMMAND")]
        revive: String,
    },
    /// Sign in many times at once while others work, within the bars for memory and for the others' answers
    Rush {
        #[arg(long, default_value_t = 200)]
        times: usize,
        #[arg(long, default_value_t = 16)]
        at_once: usize,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(fault) => {
            eprintln!("torture: {fault}");
            ExitCode::from(2)
        }
    }
}

/// True: everything held. Errors: the run itself was not possible.
fn run(arguments: Arguments) -> Result<bool, String> {
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => fresh_seed()?,
    };
    let binary = match arguments.server {
        Some(binary) => binary,
        None => server::beside()?,
    };
    match arguments.what {
        What::Kill { kills } => kill::run(&binary, seed, kills),
        What::Remove { kills } => removal::run(&binary, seed, kills),
        What::Cut { clients } => cut::run(&binary, seed, clients),
        What::Restore { bills } => restore::run(&binary, seed, bills),
        What::Promote { bills } => promote::run(&binary, seed, bills),
        What::Abuse { kinds, seconds, short } => {
            let (lasts, slowest) = short.map_or((seconds * 1_000, 200), |lasts| (lasts, 2_000));
            let [lasts, slowest] = [lasts, slowest].map(Duration::from_millis);
            abuse::run(&binary, seed, &abuse::Plan { kinds, lasts, slowest })
        }
        What::Rotate { values, kills } => rotate::run(&binary, seed, values, kills),
        What::Audit { events, pairs, seconds } => {
            let half = Duration::from_secs(seconds);
            audit::run(&binary, seed, &audit::Plan { events, half, pairs })
        }
        What::Nodes { database_url: url, victim, kill, revive } => {
            nodes::run(&binary, seed, &nodes::Plan { url, victim, kill, revive })
        }
        What::Rush { times, at_once } => rush::run(&binary, times, at_once),
    }
}

/// Short enough to be typed.
fn fresh_seed() -> Result<u64, String> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|why| why.to_string())?;
    Ok(u64::from(u32::from_le_bytes(bytes)))
}
