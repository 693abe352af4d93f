//! `torture kill`, `cut`, `rush`, `restore`, `promote`, `rotate`, `audit` and `abuse`: does the product keep its word when it is
//! killed, when its clients go away, when everybody comes at once, when all that is left is a backup or a copy, when its keys
//! are replaced, when its log is long, and when somebody means it ill?
//! Must stay true: it calls the public API of the real program and judges by what the database holds afterwards.

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
mod promote;
mod report;
mod restore;
mod rotate;
mod rush;
mod server;
mod shop;
mod wire;
mod worker;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Kills the server and its database, or cuts its clients off, and looks whether every promise was kept.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
    /// Chooses the moments and victims; by default a fresh one, which is printed
    #[arg(long, global = true)]
    seed: Option<u64>,
    /// A test build that is there already; by default it is built
    #[arg(long, global = true, value_name = "BINARY")]
    server: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Kill -9 the server, the database or both while 16 clients post bills and readings
    Kill {
        #[arg(long, default_value_t = 20)]
        kills: u32,
    },
    /// Cut clients off in the middle of a posting while 8 honest ones work
    Cut {
        #[arg(long, default_value_t = 1000)]
        clients: usize,
    },
    /// Back up, go on, kill -9 server and database, and restore twice: the last second and an earlier minute
    Restore {
        #[arg(long, default_value_t = 2000)]
        bills: usize,
    },
    /// Kill -9 server and database while 12 clients post bills and a copy follows, promote the copy and go on there
    Promote {
        #[arg(long, default_value_t = 2000)]
        bills: u64,
    },
    /// Do everything a bad client can think of, kind by kind, while an ordinary user at another address works
    Abuse {
        /// Only the kinds whose name has one of these in it; by default all
        #[arg(long, value_delimiter = ',')]
        kinds: Vec<String>,
        /// How long each goes on
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        /// Half a second each, and a bar for the user's answers that a busy machine reaches with a debug build
        #[arg(long)]
        short: bool,
    },
    /// Replace a workspace's key again and again under 6 clients and 2 readers, kill -9 after each, and open every value
    Rotate {
        #[arg(long, default_value_t = 100_000)]
        values: usize,
        #[arg(long, default_value_t = 20)]
        kills: u32,
    },
    /// Seal a million audit events, prove them, and measure what sealing costs 8 clients who post bills
    ///
    /// A million bills would take an hour: the events are written in bulk, each a real row that the application's role wrote
    /// in a workspace of the program's own, sealed with its keys. They wait, while the sequencer is held, until all are there.
    /// The bills of the paired run are posted.
    Audit {
        #[arg(long, default_value_t = 1_000_000)]
        events: usize,
        /// Pairs of posting with the sequencer running and standing still; 0 leaves them out
        #[arg(long, default_value_t = 6)]
        pairs: usize,
        /// How long each half of a pair lasts
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Sign in many times at once while others work: memory and the others' answers are held to their bars
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

/// True: everything held. Errors: the run itself could not be made.
fn run(arguments: Arguments) -> Result<bool, String> {
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => fresh_seed()?,
    };
    let binary = match arguments.server {
        Some(binary) => binary,
        None => server::build()?,
    };
    match arguments.what {
        What::Kill { kills } => kill::run(&binary, seed, kills),
        What::Cut { clients } => cut::run(&binary, seed, clients),
        What::Restore { bills } => restore::run(&binary, seed, bills),
        What::Promote { bills } => promote::run(&binary, seed, bills),
        What::Abuse { kinds, seconds, short } => {
            let (lasts, slowest) = if short { (500, 2_000) } else { (seconds * 1_000, 200) };
            let [lasts, slowest] = [lasts, slowest].map(Duration::from_millis);
            abuse::run(&binary, seed, &abuse::Plan { kinds, lasts, slowest })
        }
        What::Rotate { values, kills } => rotate::run(&binary, seed, values, kills),
        What::Audit { events, pairs, seconds } => {
            let half = Duration::from_secs(seconds);
            audit::run(&binary, seed, &audit::Plan { events, half, pairs })
        }
        What::Rush { times, at_once } => rush::run(&binary, times, at_once),
    }
}

/// Small enough to be typed.
fn fresh_seed() -> Result<u64, String> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|why| why.to_string())?;
    Ok(u64::from(u32::from_le_bytes(bytes)))
}
