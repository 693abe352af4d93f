//! The measurement of one work: recorded once, scripted for pgbench, then our runs and pgbench's in turn,
//! round by round.
//! Invariant: ours and pgbench's run on one server with the same rows in it, one after the other in each
//! round.

use crate::https::Client;
use crate::load::{self, Form, Plan, Round};
use crate::pgbench::{Figures, Pgbench, Wanted};
use crate::report::{Bar, Row, Via};
use crate::script::{Fresh, Sample, Script};
use crate::served::{Scratch, Served};
use crate::wire::Recorder;
use crate::work::{Place, Work};
use crate::world::{self, HOT, SPREAD, World};
use crate::{cpu, stats};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Concurrent clients, and the workspaces they use (first, last).
const LOADS: [(usize, (usize, usize)); 5] =
    [(1, (1, SPREAD)), (4, (1, SPREAD)), (16, (1, SPREAD)), (32, (1, SPREAD)), (32, (HOT, HOT))];
/// The same in the workspace with the books of years.
const LARGE: [(usize, (usize, usize)); 2] =
    [(1, (world::LARGE, world::LARGE)), (20, (world::LARGE, world::LARGE))];
/// The same in the workspace with the lots of years.
const LOTS: [(usize, (usize, usize)); 2] = [(1, (world::LOTS, world::LOTS)), (4, (world::LOTS, world::LOTS))];
/// For a call of two steps: of two at a time, each would reach what the other one did.
const ALONE: [(usize, (usize, usize)); 1] = [(1, (world::LOTS, world::LOTS))];
/// The driver's one query on a new connection, about types it does not know.
const TYPES: &str = "FROM pg_catalog.pg_type t";
/// Within this time the program notes the last uses of all tokens.
const NOTED: Duration = Duration::from_secs(1);
/// A pause in which the server finishes its own work of the round before.
const BREATH: Duration = Duration::from_millis(300);
/// Longer than archiving ever takes.
const ARCHIVING: Duration = Duration::from_secs(10);

/// The extent of a measurement.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Rounds of each load. The median counts.
    pub rounds: usize,
    /// Seconds of a round that count.
    pub seconds: u64,
    /// At most this many runs for each wanted round, if other programs disturb them.
    pub tries: usize,
    /// The longest wait for a quiet moment before each.
    pub patience: Duration,
}

impl Effort {
    /// For a quick look.
    pub const QUICK: Effort = Effort { rounds: 1, seconds: 2, tries: 1, patience: Duration::ZERO };
    /// For a record. Many short rounds: if the machine's pace changes from second to second, the median of
    /// seven pairs settles sooner than that of three long ones.
    pub const FULL: Effort = Effort { rounds: 7, seconds: 2, tries: 2, patience: Duration::from_secs(5) };
}

/// Everything that a measurement needs.
pub struct Bench {
    /// The program and its database.
    pub served: Served,
    /// The workspaces.
    pub world: Arc<World>,
    /// pgbench, or the reason why there is none.
    pub pgbench: Result<Pgbench, String>,
    /// The folder for scripts and sockets.
    pub scratch: Scratch,
    pub effort: Effort,
    /// Only loads with these numbers of clients; all loads if the list is empty.
    pub clients: Vec<usize>,
    /// The folder of the committed scripts.
    pub scripts: PathBuf,
    /// Write them again.
    pub write_scripts: bool,
    /// Rounds so far.
    pub run: u64,
}

/// If other programs take more than this share of the machine, the round runs again. The share includes the
/// kernel's own work for the disk.
const NEIGHBOURS: f64 = 0.12;
/// Our runs, and pgbench's after the first of them, one directly after the other.
struct Turn {
    rounds: Vec<(Via, Round)>,
    pgbench: Result<Theirs, String>,
    /// The share of the machine that other programs took in the most disturbed run.
    neighbours: f64,
}

/// The figures of pgbench's run.
struct Theirs {
    figures: Figures,
    /// Microseconds of the database's processor time for each transaction.
    database_us: f64,
}

impl Turn {
    fn round(&self, via: Via) -> Option<&Round> {
        self.rounds.iter().find(|(way, _)| *way == via).map(|(_, round)| round)
    }
}

/// The ways in which a work is measured.
fn ways(work: &Work) -> &'static [Via] {
    match (work.page.is_some(), work.is_page_alone) {
        (true, true) => &[Via::Page],
        (true, false) => &[Via::Action, Via::Https, Via::Page],
        (false, _) => &[Via::Action, Via::Https],
    }
}

/// The loads of a work: concurrent clients, and the workspaces they use (first, last).
fn loads(work: &Work) -> &'static [(usize, (usize, usize))] {
    match work.place {
        Place::Small => &LOADS,
        Place::Large => &LARGE,
        Place::Lots if work.then.is_some() => &ALONE,
        Place::Lots => &LOTS,
    }
}

/// Ends the current piece of the write-ahead log and waits until it is archived; gives up after a while.
async fn archived(client: &tokio_postgres::Client) -> Result<(), tokio_postgres::Error> {
    let running = "select pg_walfile_name(pg_current_wal_lsn()), pg_switch_wal()::text";
    let running: String = client.query_one(running, &[]).await?.get(0);
    let is_archived = "select coalesce(last_archived_wal >= $1, false) from pg_stat_archiver";
    let end = Instant::now() + ARCHIVING;
    while Instant::now() < end && !client.query_one(is_archived, &[&running]).await?.get::<_, bool>(0) {
        tokio::time::sleep(BREATH).await;
    }
    Ok(())
}

/// The processor times at a moment.
struct Meter {
    began: Instant,
    machine: Duration,
    ours: Duration,
}

impl Bench {
    /// Makes the calls of other works that this one needs in each workspace. Errors: the refusal.
    pub async fn prepare(&mut self, work: &'static Work) -> Result<(), String> {
        let Some((name, calls)) = work.needs else { return Ok(()) };
        let needed = crate::work::ALL.iter().find(|work| work.name == name).ok_or("nothing of that name")?;
        for workspace in 1..=HOT {
            for _ in 0..calls {
                self.run += 1;
                let call = (self.run * 100_000_000).cast_signed();
                self.world.call(needed, workspace, call).await?;
            }
        }
        Ok(())
    }

    /// Measures all loads of one work, and shows each row when it is complete. Errors: the reason why it
    /// cannot be measured at all.
    pub async fn measure(
        &mut self,
        work: &'static Work,
        tell: &impl Fn(&str),
        show: &impl Fn(&[Row]),
    ) -> Result<Vec<Row>, String> {
        tell(&format!("{}: recording what the product sends", work.name));
        let script = self.scripted(work).await?;
        let mut rows = Vec::new();
        let is_wanted = |clients: usize| self.clients.is_empty() || self.clients.contains(&clients);
        let loads: Vec<_> = loads(work).iter().copied().filter(|&(clients, _)| is_wanted(clients)).collect();
        for (clients, workspaces) in loads {
            tell(&format!(
                "{}: {clients} clients over {} workspaces",
                work.name,
                workspaces.1 - workspaces.0 + 1
            ));
            let turns = self.turns(work, &script, clients, workspaces).await?;
            let some = rows_of(work, clients, workspaces, &turns);
            show(&some);
            rows.extend(some);
        }
        Ok(rows)
    }

    /// The wanted number of turns: those that other programs disturbed least.
    async fn turns(
        &mut self,
        work: &'static Work,
        script: &Path,
        clients: usize,
        workspaces: (usize, usize),
    ) -> Result<Vec<Turn>, String> {
        let wanted = self.effort.rounds;
        let mut turns: Vec<Turn> = Vec::new();
        while turns.len() < wanted * self.effort.tries
            && turns.iter().filter(|turn| turn.neighbours <= NEIGHBOURS).count() < wanted
        {
            turns.push(self.turn(work, script, clients, workspaces).await?);
        }
        turns.sort_by(|one, other| one.neighbours.total_cmp(&other.neighbours));
        turns.truncate(wanted);
        Ok(turns)
    }

    async fn turn(
        &mut self,
        work: &'static Work,
        script: &Path,
        clients: usize,
        workspaces: (usize, usize),
    ) -> Result<Turn, String> {
        let to = Client::new(&self.served.host, &self.served.ca())?;
        let mut turn = Turn { rounds: Vec::new(), pgbench: Err("it did not run".into()), neighbours: 0.0 };
        for (n, via) in ways(work).iter().copied().enumerate() {
            let meter = self.settled().await?;
            let plan = self.plan(work, clients, workspaces);
            let (world, served) = (&self.world, &self.served);
            let round = match via {
                Via::Action => load::by_action(world, work, plan, served).await,
                Via::Page => load::by_https(world, work, plan, Form::Page, &to, served).await,
                _ => load::by_https(world, work, plan, Form::Json, &to, served).await,
            };
            turn.rounds.push((via, round));
            turn.neighbours = turn.neighbours.max(self.neighbours(&meter));
            if n == 0 {
                let meter = self.settled().await?;
                turn.pgbench = self.theirs(work, script, clients, workspaces);
                turn.neighbours = turn.neighbours.max(self.neighbours(&meter));
            }
        }
        Ok(turn)
    }

    /// Before each run the tables are vacuumed, as pgbench vacuums them for its own runs. The
    /// server's own vacuum runs once a minute, makes every connection plan again, and would disturb one of
    /// the runs and not the others. So would the archiving of the round before: each run starts with nothing
    /// left to archive, and archives its own log.
    async fn settled(&self) -> Result<Meter, String> {
        let client =
            database::connect(&self.served.config("steel_super")).await.map_err(|why| why.to_string())?;
        client.batch_execute("vacuum analyze").await.map_err(|why| format!("vacuum: {why:?}"))?;
        archived(&client).await.map_err(|why| format!("archive: {why:?}"))?;
        Ok(self.when_quiet().await)
    }

    /// Waits for a moment in which other programs rest, up to a limit; then starts the meter.
    async fn when_quiet(&self) -> Meter {
        let end = Instant::now() + self.effort.patience;
        loop {
            let meter = self.meter();
            tokio::time::sleep(BREATH).await;
            if self.neighbours(&meter) <= NEIGHBOURS || Instant::now() > end {
                return self.meter();
            }
        }
    }

    fn meter(&self) -> Meter {
        Meter { began: Instant::now(), machine: cpu::of_machine(), ours: self.spent() }
    }

    /// The share of the machine that other programs, and the kernel for any of them, took since then.
    fn neighbours(&self, since: &Meter) -> f64 {
        let ours = self.spent().saturating_sub(since.ours);
        let others = cpu::of_machine().saturating_sub(since.machine).saturating_sub(ours);
        let processors = std::thread::available_parallelism().map_or(1, usize::from) as f64;
        others.as_secs_f64() / since.began.elapsed().as_secs_f64() / processors
    }

    /// The processor time of everything that belongs to the measurement: this program with the pgbench it has
    /// run, the serving program and its server. Work that the serving program starts by itself, such as a
    /// drill of its backups, does not count.
    fn spent(&self) -> Duration {
        cpu::with_buried(std::process::id())
            + cpu::of(self.served.pid())
            + cpu::of_families(&self.served.postmasters)
    }

    fn plan(&mut self, work: &Work, clients: usize, workspaces: (usize, usize)) -> Plan {
        self.run += 1;
        Plan { clients, workspaces, run: self.run, seconds: self.effort.seconds * work.stretch }
    }

    fn theirs(
        &mut self,
        work: &Work,
        script: &Path,
        clients: usize,
        workspaces: (usize, usize),
    ) -> Result<Theirs, String> {
        self.run += 1;
        let seconds = self.effort.seconds * work.stretch;
        let log = self.scratch.path().join(format!("times-{}", self.run));
        let wanted =
            Wanted { script, user: work.role, clients, workspaces, run: self.run, seconds, log: &log };
        let before = cpu::of_families(&self.served.postmasters);
        let figures = self.pgbench.as_ref().map_err(Clone::clone)?.run(&wanted)?;
        let spent = cpu::of_families(&self.served.postmasters).saturating_sub(before);
        // The second that does not count took as much as each of the others.
        let calls = figures.per_second * (seconds + 1) as f64;
        Ok(Theirs { figures, database_us: spent.as_secs_f64() * 1e6 / calls })
    }

    /// Records the work in each workspace, and makes its script and look-up table. Errors: the call that
    /// cannot be scripted.
    async fn scripted(&mut self, work: &'static Work) -> Result<PathBuf, String> {
        let folder = self.scratch.path().join(format!("wire-{}", work.name));
        std::fs::create_dir(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        let recorder =
            Recorder::start(&folder.join(".s.PGSQL.5432"), &self.served.socket()?.join(".s.PGSQL.5432"))
                .map_err(|why| why.to_string())?;
        let world = self.world.by(Served::config_at(&folder, "steel_app"))?;
        self.warm(work).await?;
        let mut script = None;
        let mut given = Vec::new();
        for workspace in places(work) {
            let before = self.sample(&world, &recorder, work, workspace).await?;
            let sample = self.sample(&world, &recorder, work, workspace).await?;
            let script = match &script {
                Some(script) => script,
                None => script
                    .insert(Script::of(&before, &sample).map_err(|why| format!("{}: {why}", work.name))?),
            };
            given.push((workspace, script.given(&sample)?));
        }
        let script = script.ok_or("no workspace")?;
        let table = format!("bench.{}", work.name);
        self.fill(&table, script.columns(), &given).await?;
        self.keep(work, &script.text(work.operation, &table)?)
    }

    /// One call in each workspace, not recorded. It may open a financial year, and once a minute the last use
    /// of its token is noted apart from it. Only the work that every later call does counts.
    async fn warm(&mut self, work: &'static Work) -> Result<(), String> {
        for workspace in places(work) {
            self.run += 1;
            let call = (self.run * 100_000_000).cast_signed();
            answer_of(&self.world, work, workspace, call).await?;
        }
        tokio::time::sleep(NOTED).await;
        Ok(())
    }

    async fn sample(
        &mut self,
        world: &World,
        recorder: &Recorder,
        work: &Work,
        workspace: usize,
    ) -> Result<Sample, String> {
        self.run += 1;
        let call = (self.run * 100_000_000).cast_signed();
        recorder.take();
        let key = call.to_string();
        let number = answer_of(world, work, workspace, call).await?["number"].as_str().map(str::to_owned);
        let is_products = |sql: &str| !sql.contains(TYPES) && (work.scripted)(sql);
        let sent = recorder.take().into_iter().filter(|sent| is_products(&sent.sql)).collect();
        Ok(Sample { fresh: Fresh { key, seq: call }, number, sent })
    }

    /// Only in this throw-away database: a table without a tenant, in which pgbench looks values up.
    async fn fill(&self, table: &str, columns: usize, rows: &[(usize, Vec<String>)]) -> Result<(), String> {
        let client =
            database::connect(&self.served.config("steel_super")).await.map_err(|why| why.to_string())?;
        let names: Vec<String> = (1..=columns).map(|n| format!("g{n} text not null")).collect();
        let make = format!(
            "create schema if not exists bench; grant usage on schema bench to steel_app;
             create table {table} (workspace integer primary key, {}); grant select on {table} to steel_app",
            names.join(", ")
        );
        client.batch_execute(&make).await.map_err(|why| format!("{why:?}"))?;
        for (workspace, row) in rows {
            let quoted: Vec<String> =
                row.iter().map(|text| format!("'{}'", text.replace('\'', "''"))).collect();
            let insert = format!("insert into {table} values ({workspace}, {})", quoted.join(", "));
            client.batch_execute(&insert).await.map_err(|why| format!("{why:?}"))?;
        }
        client.batch_execute(&format!("analyze {table}")).await.map_err(|why| format!("{why:?}"))
    }

    /// Writes the committed script again, or compares it with the product's current statements. Errors: they
    /// differ.
    fn keep(&self, work: &Work, text: &str) -> Result<PathBuf, String> {
        // The scripts of the large workspaces follow the product; they are not committed.
        let is_large = work.place != Place::Small;
        let folder = if is_large { self.scratch.path() } else { &self.scripts };
        let path = folder.join(format!("{}.sql", work.name));
        if self.write_scripts || is_large {
            std::fs::write(&path, text).map_err(|why| format!("{}: {why}", path.display()))?;
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != text {
            return Err(format!(
                "{} is not what the product sends now; look at bin/bench --write-scripts",
                path.display()
            ));
        }
        Ok(path)
    }
}

/// Makes a call whose statements count, and returns its answer; a page answers nothing. Errors: the refusal.
async fn answer_of(world: &World, work: &Work, workspace: usize, call: i64) -> Result<Value, String> {
    if let (Some(page), true) = (work.page, work.is_page_alone) {
        return world.draw(workspace, &page()).await.map(|()| Value::Null);
    }
    let answer = world.call(work, workspace, call).await?;
    serde_json::from_str(&answer).map_err(|why| why.to_string())
}

/// The workspaces in which a work is recorded.
fn places(work: &Work) -> std::ops::RangeInclusive<usize> {
    match work.place {
        Place::Small => 1..=HOT,
        Place::Large => world::LARGE..=world::LARGE,
        Place::Lots => world::LOTS..=world::LOTS,
    }
}

fn rows_of(work: &Work, clients: usize, workspaces: (usize, usize), turns: &[Turn]) -> Vec<Row> {
    let shops = workspaces.1 - workspaces.0 + 1;
    let theirs: Vec<&Theirs> = turns.iter().filter_map(|turn| turn.pgbench.as_ref().ok()).collect();
    let rates: Vec<f64> = theirs.iter().map(|it| it.figures.per_second).collect();
    let database_us: Vec<f64> = theirs.iter().map(|it| it.database_us).collect();
    let mut times: Vec<Duration> =
        theirs.iter().flat_map(|it| it.figures.latencies.iter().copied()).collect();
    let (theirs_50, theirs_99) = (stats::percentile_ms(&mut times, 50), stats::percentile_ms(&mut times, 99));
    let rows = ways(work).iter().copied().map(|via| {
        let ours: Vec<&Round> = turns.iter().filter_map(|turn| turn.round(via)).collect();
        let of = |part: fn(&Round) -> f64| ours.iter().map(|round| part(round)).collect::<Vec<f64>>();
        let mut latencies: Vec<Duration> =
            ours.iter().flat_map(|round| round.latencies.iter().copied()).collect();
        let fault = ours.iter().find_map(|round| round.fault.clone());
        Row {
            name: work.name.to_owned(),
            via: Some(via),
            clients,
            workspaces: shops,
            ours: stats::median(&of(|round| round.per_second)).unwrap_or_default(),
            unit: "/s",
            pgbench: stats::median(&rates),
            ratio: stats::ratio(&of(|round| round.per_second), &rates),
            p50_ms: stats::percentile_ms(&mut latencies, 50),
            p95_ms: stats::percentile_ms(&mut latencies, 95),
            p99_ms: stats::percentile_ms(&mut latencies, 99),
            pgbench_p50_ms: theirs_50,
            pgbench_p99_ms: theirs_99,
            cpu_us: stats::median(&of(|round| round.cpu_us.0 + round.cpu_us.1)),
            database_cpu_us: stats::median(&of(|round| round.cpu_us.1)),
            pgbench_database_cpu_us: stats::median(&database_us),
            neighbours: stats::median(&turns.iter().map(|turn| turn.neighbours).collect::<Vec<f64>>()),
            fault: fault.or_else(|| turns.iter().find_map(|turn| turn.pgbench.as_ref().err().cloned())),
            bars: bars(work, via, clients, shops),
        }
    });
    rows.collect()
}

/// The bars of sell.md, section 16, for whoever asks over HTTPS.
fn large_bars(name: &str, via: Via, clients: usize) -> Option<Bar> {
    match (name, via, clients) {
        ("bill_5_lines", Via::Https, 1) => Some(Bar::P95Ms(25.0)),
        ("bill_5_lines", Via::Https, 20) => Some(Bar::P95Ms(150.0)),
        ("statement_10000", Via::Https, 1) => Some(Bar::P95Ms(100.0)),
        ("statement_10000", Via::Page, 1) => Some(Bar::P95Ms(200.0)),
        ("ageing_5000", Via::Https, 1) => Some(Bar::P95Ms(500.0)),
        ("trial_balance", Via::Https, 1) => Some(Bar::P95Ms(200.0)),
        _ => None,
    }
}

/// The bars of make.md, section 9, for whoever asks over HTTPS. A hold is placed and lifted within the time
/// that placing it may take.
fn lots_bars(name: &str, via: Via, clients: usize) -> Option<Bar> {
    match (name, via, clients) {
        ("trace_back" | "trace_forward", Via::Https, 1) => Some(Bar::P99Ms(50.0)),
        ("trace_salt", Via::Https, 1) => Some(Bar::P99Ms(200.0)),
        ("hold_18000", Via::Https, 1) => Some(Bar::P99Ms(2000.0)),
        ("batch_page", Via::Page, 1) => Some(Bar::P99Ms(100.0)),
        _ => None,
    }
}

/// The bars: promised for bills, and required of readings too.
fn bars(work: &Work, via: Via, clients: usize, shops: usize) -> Vec<Bar> {
    match work.place {
        Place::Large => return large_bars(work.name, via, clients).into_iter().collect(),
        Place::Lots => return lots_bars(work.name, via, clients).into_iter().collect(),
        Place::Small => {}
    }
    if work.is_query {
        return if (via, clients, shops) == (Via::Action, 16, SPREAD) {
            vec![Bar::Ratio(0.5)]
        } else {
            Vec::new()
        };
    }
    let mut bars = match (via, clients, shops) {
        (Via::Action, 16, SPREAD) => vec![Bar::Ratio(1.2)],
        (Via::Action, 32, SPREAD) => vec![Bar::Ratio(1.4)],
        (Via::Https, 16, SPREAD) => vec![Bar::Ratio(0.9)],
        (Via::Https, 32, SPREAD) => vec![Bar::Ratio(1.1)],
        (Via::Action, 32, 1) => vec![Bar::Ratio(1.2), Bar::P99Ms(80.0)],
        _ => Vec::new(),
    };
    if clients >= 16 {
        bars.push(Bar::CpuUs(1200.0));
    }
    // make.md, section 9.
    if (work.name, via, clients, shops) == ("reading_post", Via::Https, 32, SPREAD) {
        bars.push(Bar::P99Ms(25.0));
    }
    bars
}
