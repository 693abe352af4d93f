//! The database's time by statement, while our own load runs.
//! Invariant: it is a run of its own, because counting costs time; its figures are never compared with
//! pgbench's.

use crate::load::{self, Plan};
use crate::served::Served;
use crate::work::Work;
use crate::world::{SPREAD, World};
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

/// The number of clients for which the bars of the pool are set.
const CLIENTS: usize = 16;
/// The seconds that count.
const SECONDS: u64 = 5;
/// The server reads it at its start; the extension is in the server's packages.
const COUNTING: &str =
    "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track_planning = on\n";

/// For each statement: calls, planning and running time, each per call of the work.
const TIMES: &str = "
select round(calls / $1::float8::numeric, 2)::float8 as often,
       (total_plan_time * 1000 / $1)::float8 as plan_us, (total_exec_time * 1000 / $1)::float8 as run_us,
       left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as statement
from pg_stat_statements s join pg_roles r on r.oid = s.userid
where r.rolname = 'steel_app' and calls > $1 / 2
order by total_plan_time + total_exec_time desc";

/// The program on a server that counts statements. Errors: it does not start.
pub async fn open(program: &Path, data: &Path) -> Result<Served, String> {
    drop(Served::start(program, data)?);
    let settings = data.join("pg/data/postgresql.conf");
    let mut file = OpenOptions::new()
        .append(true)
        .open(&settings)
        .map_err(|why| format!("{}: {why}", settings.display()))?;
    file.write_all(COUNTING.as_bytes()).map_err(|why| why.to_string())?;
    let served = Served::start(program, data)?;
    let client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    client
        .batch_execute("create extension pg_stat_statements")
        .await
        .map_err(|why| format!("counting statements: {why:?}"))?;
    Ok(served)
}

/// Runs the load and shows where its time went. Errors: those of the database.
pub async fn of(
    served: &Served,
    world: &Arc<World>,
    work: &'static Work,
    run: u64,
) -> Result<String, String> {
    let client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    // A first round, so that every connection has prepared and planned its statements.
    let plan = |run| Plan { clients: CLIENTS, workspaces: (1, SPREAD), run, seconds: SECONDS };
    load::by_action(world, work, plan(run), served).await;
    client.batch_execute("select pg_stat_statements_reset()").await.map_err(|why| why.to_string())?;
    let round = load::by_action(world, work, plan(run + 1), served).await;
    if let Some(fault) = round.fault {
        return Err(fault);
    }
    // COMMIT runs exactly once in every call.
    let commits = "select calls::float8 from pg_stat_statements where query = 'COMMIT' or query = 'ROLLBACK' order by calls desc limit 1";
    let calls: f64 = client.query_one(commits, &[]).await.map_err(|why| why.to_string())?.get(0);
    let rows = client.query(TIMES, &[&calls]).await.map_err(|why| format!("{why:?}"))?;
    let (program, database) = round.cpu_us;
    let mut text = format!(
        "{}: {:.0} calls/s with {CLIENTS} clients; CPU a call: {program:.0} us in the program, {database:.0} us in the database\n\
         {:>6} {:>8} {:>8}  statement\n",
        work.name, round.per_second, "often", "plan us", "run us"
    );
    let (mut plans, mut runs) = (0.0, 0.0);
    for row in rows {
        let (often, plan, run, statement): (f64, f64, f64, String) =
            (row.get(0), row.get(1), row.get(2), row.get(3));
        (plans, runs) = (plans + plan, runs + run);
        let _ = writeln!(text, "{often:>6.2} {plan:>8.1} {run:>8.1}  {statement}");
    }
    let _ = writeln!(text, "{:>6} {plans:>8.1} {runs:>8.1}  all of them (COMMIT waits for the disk)", "");
    Ok(text)
}
