//! `bench [NAME…]`: measures the product beside PostgreSQL's own pgbench, on one durable throw-away cluster.
//! Invariant: it refuses to measure a server that does not wait for the disk.
#![expect(clippy::float_arithmetic, reason = "figures about time; no money and no weight is computed here")]

mod archives;
mod beside;
mod books;
mod cpu;
mod first_bill;
mod https;
mod load;
mod lots;
mod measure;
mod pgbench;
mod profile;
mod report;
mod script;
mod served;
mod starts;
mod stats;
mod wire;
mod work;
mod world;

use clap::Parser;
use measure::{Bench, Effort};
use report::Row;
use served::{Scratch, Served};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use world::World;

/// Measures Steelyard beside PostgreSQL's own pgbench
#[derive(Parser)]
struct Arguments {
    /// What to measure, or `make` for all that MAKE promises; by default everything
    names: Vec<String>,
    /// Rows as JSON instead of a table
    #[arg(long)]
    json: bool,
    /// One short round of each: for a quick look, not for a record
    #[arg(long)]
    quick: bool,
    /// Only the loads with these numbers of clients, such as 16,32
    #[arg(long, value_delimiter = ',')]
    clients: Vec<usize>,
    /// Write pgbench's scripts again from what the product sends, then measure with them
    #[arg(long)]
    write_scripts: bool,
    /// Do not measure, but show where the database's time goes, statement by statement
    #[arg(long)]
    profile: bool,
    /// Do not measure beside pgbench, but on the several nodes at URL beside the private cluster
    #[arg(long, value_name = "URL")]
    nodes: Option<String>,
    /// Postings of the workspace in which the books are read
    #[arg(long, default_value_t = 1_000_000)]
    postings: usize,
    /// Bills of the workspace that is exported and imported
    #[arg(long, default_value_t = 100_000)]
    bills: usize,
    /// How often each of both commands is killed
    #[arg(long, default_value_t = 3)]
    kills: usize,
    /// The shipped program; by default the `steelyard` beside this one
    #[arg(long, value_name = "BINARY")]
    server: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match steelyard::runtime::new() {
        Ok(runtime) => runtime,
        Err(why) => return fail(&why.to_string()),
    };
    runtime.spawn(served::end_on_signal());
    match runtime.block_on(measured(&arguments)) {
        Ok(rows) if arguments.json => {
            println!("{}", serde_json::Value::Array(rows.iter().map(Row::json).collect()));
            verdict(&rows)
        }
        Ok(rows) => verdict(&rows),
        Err(why) => fail(&why),
    }
}

fn fail(why: &str) -> ExitCode {
    eprintln!("bench: {why}");
    ExitCode::from(2)
}

fn verdict(rows: &[Row]) -> ExitCode {
    let missed = rows.iter().filter(|row| row.passed() == Some(false)).count();
    let met = rows.iter().filter(|row| row.passed() == Some(true)).count();
    eprintln!("{met} met, {missed} missed, {} without a bar", rows.len() - met - missed);
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn is_known(name: &str) -> bool {
    name == work::MAKE
        || work::every().any(|work| work.name == name)
        || starts::NAMES.contains(&name)
        || name == archives::NAME
}

/// Whether something is measured under these names.
fn is_named(names: &[String], name: &str) -> bool {
    let is_it = |given: &String| given == name || (given == work::MAKE && work::is_of_make(name));
    names.is_empty() || names.iter().any(is_it)
}

async fn measured(arguments: &Arguments) -> Result<Vec<Row>, String> {
    if let Some(name) = arguments.names.iter().find(|name| !is_known(name)) {
        let names: Vec<&str> = work::every()
            .map(|work| work.name)
            .chain(starts::NAMES)
            .chain([work::MAKE, archives::NAME])
            .collect();
        return Err(format!("there is no {name}; there are {}", names.join(", ")));
    }
    let wanted = |name: &str| is_named(&arguments.names, name);
    let program = match &arguments.server {
        Some(program) => program.clone(),
        None => std::env::current_exe().map_err(|why| why.to_string())?.with_file_name("steelyard"),
    };
    if arguments.profile {
        if let Some(name) =
            arguments.names.iter().find(|name| work::ALL.iter().all(|work| work.name != **name))
        {
            let names: Vec<&str> = work::ALL.iter().map(|work| work.name).collect();
            return Err(format!("there is no profile of {name}; there are those of {}", names.join(", ")));
        }
        return profiled(&program, wanted).await.map(|()| Vec::new());
    }
    if let Some(url) = &arguments.nodes {
        return beside::compare(&program, url, wanted).await.map(|()| Vec::new());
    }
    let show = |rows: &[Row]| {
        if !arguments.json {
            rows.iter().for_each(|row| println!("{}", row.line()));
        }
    };
    if !arguments.json {
        println!("{}", report::head());
    }
    let mut rows = starts::measure(&program, wanted).await?;
    if arguments.names.iter().any(|name| name == archives::NAME) {
        rows.extend(archives::measure(&program, arguments.bills, arguments.kills).await?);
    }
    show(&rows);
    let works: Vec<_> = work::every().filter(|work| wanted(work.name)).collect();
    if works.is_empty() {
        return Ok(rows);
    }
    let tell = |words: &str| eprintln!("==> {words}");
    let mut bench = open(arguments, &program, &works, &tell).await?;
    for work in works {
        bench.prepare(work).await?;
        rows.extend(bench.measure(work, &tell, &show).await?);
    }
    Ok(rows)
}

async fn open(
    arguments: &Arguments,
    program: &Path,
    works: &[&work::Work],
    tell: &impl Fn(&str),
) -> Result<Bench, String> {
    let scratch = Scratch::new()?;
    let served = Served::start(program, &scratch.path().join("data"))?;
    must_wait_for_the_disk(&served).await?;
    tell(&format!("making {} workspaces", world::HOT));
    let mut world = World::make(&served, &work::set_up()).await?;
    if works.iter().any(|work| work.place == work::Place::Large) {
        tell(&format!("filling a workspace with {} postings", arguments.postings));
        world.add(world::LARGE, &work::set_up()).await?;
        books::fill(&world, &served, arguments.postings).await?;
    }
    if works.iter().any(|work| work.place == work::Place::Lots) {
        for workspace in [world::LOTS, world::MORE_LOTS] {
            tell("filling a workspace with a hundred thousand lots");
            world.add(workspace, &work::set_up()).await?;
            lots::fill(&world, &served, workspace).await?;
        }
    }
    let world = Arc::new(world);
    tell("waiting for the program's first backup and checks");
    served.rested().await?;
    Ok(Bench {
        pgbench: pgbench::Pgbench::beside(&served),
        served,
        world,
        scratch,
        effort: if arguments.quick { Effort::QUICK } else { Effort::FULL },
        clients: arguments.clients.clone(),
        scripts: Path::new(env!("CARGO_MANIFEST_DIR")).join("pgbench"),
        write_scripts: arguments.write_scripts,
        run: 0,
    })
}

async fn profiled(program: &Path, wanted: impl Fn(&str) -> bool) -> Result<(), String> {
    let scratch = Scratch::new()?;
    let served = profile::open(program, &scratch.path().join("data")).await?;
    let world = Arc::new(World::make(&served, &work::set_up()).await?);
    for (n, work) in work::ALL.iter().filter(|work| wanted(work.name)).enumerate() {
        println!("{}", profile::of(&served, &world, work, n as u64 * 2 + 1).await?);
    }
    Ok(())
}

/// Figures of a server that can lose acknowledged data are worthless. Errors: the setting that allows it.
async fn must_wait_for_the_disk(served: &Served) -> Result<(), String> {
    let client = database::connect(&served.config("steel_app")).await.map_err(|why| why.to_string())?;
    for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
        let row = client
            .query_one("select current_setting($1)", &[&setting])
            .await
            .map_err(|why| why.to_string())?;
        let value: String = row.get(0);
        if value != "on" {
            return Err(format!(
                "{setting} is {value}: nothing is measured on a server that does not wait for the disk"
            ));
        }
    }
    Ok(())
}
