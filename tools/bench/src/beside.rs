//! The product on several nodes beside the product on its private cluster.
//! Invariant: the two make the same calls, one directly after the other; a ratio is of one round's own pair.

use crate::https::Client;
use crate::load::{self, Form, Plan, Round};
use crate::report::Via;
use crate::served::{Scratch, Served};
use crate::stats;
use crate::work::{self, Work};
use crate::world::{SPREAD, World};
use std::path::Path;
use std::sync::Arc;

/// Concurrent clients: one for the duration of a call, several for the most that a machine does.
const CLIENTS: [usize; 2] = [1, 16];
/// Rounds of each load. The median counts.
const ROUNDS: u64 = 7;
/// The seconds of a round that count.
const SECONDS: u64 = 2;

/// One of the two that are compared.
struct Side {
    served: Served,
    world: Arc<World>,
    to: Client,
    _data: Scratch,
}

impl Side {
    async fn open(program: &Path, url: Option<&str>) -> Result<Side, String> {
        let scratch = Scratch::new()?;
        let data = scratch.path().join("data");
        let served = match url {
            Some(url) => Served::start_on_nodes(program, &data, url).await?,
            None => Served::start(program, &data)?,
        };
        let world = Arc::new(World::make(&served, &work::set_up()).await?);
        served.rested().await?;
        let to = Client::new(&served.host, &served.ca())?;
        Ok(Side { served, world, to, _data: scratch })
    }

    async fn round(&self, work: &'static Work, via: Via, plan: Plan) -> Result<Round, String> {
        let round = match via {
            Via::Https => load::by_https(&self.world, work, plan, Form::Json, &self.to, &self.served).await,
            _ => load::by_action(&self.world, work, plan, &self.served).await,
        };
        match round.fault {
            Some(fault) => Err(fault),
            None => Ok(round),
        }
    }
}

/// Measures the wanted works on both, and prints a line for each load. Errors: those of the database; a call that
/// failed.
pub async fn compare(program: &Path, url: &str, wanted: impl Fn(&str) -> bool) -> Result<(), String> {
    eprintln!("==> making the workspaces on one node and on several");
    let (one, several) = (Side::open(program, None).await?, Side::open(program, Some(url)).await?);
    println!("{}", head());
    let mut run = 0;
    for work in work::ALL.iter().filter(|work| work.needs.is_none() && wanted(work.name)) {
        for (clients, via) in CLIENTS.into_iter().flat_map(|n| [(n, Via::Action), (n, Via::Https)]) {
            let (mut ones, mut severals) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                run += 1;
                let plan = Plan { clients, workspaces: (1, SPREAD), run, seconds: SECONDS };
                ones.push(one.round(work, via, plan).await?);
                severals.push(several.round(work, via, plan).await?);
            }
            println!("{}", lines(work, via, clients, &ones, &severals));
        }
    }
    Ok(())
}

fn head() -> String {
    format!(
        "{:<14} {:<7} {:>7} {:>7} {:>9} {:>8} {:>8} {:>8} {:>9}",
        "name", "via", "clients", "nodes", "calls/s", "p50 ms", "p99 ms", "db us", "own us"
    )
}

/// A line for each of the two, with medians and processor time per call, and how many times as many calls one node
/// answers.
fn lines(work: &Work, via: Via, clients: usize, one: &[Round], several: &[Round]) -> String {
    let line = |nodes: &str, rounds: &[Round]| {
        let median = |part: fn(&Round) -> f64| {
            stats::median(&rounds.iter().map(part).collect::<Vec<f64>>()).unwrap_or_default()
        };
        let mut latencies: Vec<_> = rounds.iter().flat_map(|round| round.latencies.iter().copied()).collect();
        let mut percentile = |percent| stats::percentile_ms(&mut latencies, percent).unwrap_or_default();
        format!(
            "{:<14} {:<7} {clients:>7} {nodes:>7} {:>9.1} {:>8.2} {:>8.2} {:>8.0} {:>9.0}",
            work.name,
            via.as_str(),
            median(|round| round.per_second),
            percentile(50),
            percentile(99),
            median(|round| round.cpu_us.1),
            median(|round| round.cpu_us.0),
        )
    };
    let rates = |rounds: &[Round]| rounds.iter().map(|round| round.per_second).collect::<Vec<f64>>();
    let ratio = stats::ratio(&rates(one), &rates(several)).unwrap_or_default();
    format!("{}\n{}  one node answers {ratio:.2} times as many", line("one", one), line("several", several))
}
