//! A large workspace that is taken away as a file and brought into an empty one, while both commands are
//! killed at random moments and run again.
//! Invariant: the figures are about the shipped program's own processes; what counts is their largest
//! memory ever, as the kernel kept it.

use crate::books;
use crate::cpu;
use crate::lots;
use crate::report::{Bar, Row};
use crate::served::{Scratch, Served};
use crate::work;
use crate::world::{LARGE, LOTS, World};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio_postgres::Client;
use uuid::Uuid;

/// The name of the measurement. It takes many minutes, so it is run where it is named.
pub const NAME: &str = "export";
/// Postings of a bill with its part of the receipts (`books.rs`).
const POSTINGS_OF_100_BILLS: usize = 589;
/// Memory of the program, MB.
const MOST_MB: f64 = 150.0;
const LOOK: Duration = Duration::from_millis(50);
/// With which the file is encrypted.
const PHRASE: &str = "four words of a phrase";
/// A killed export is leased for half a minute; the rest is for the work itself.
const LONGEST: Duration = Duration::from_secs(3_600);

/// What both workspaces must have alike: the books, the goods, the trace. `$1` is the workspace.
const FIGURES: [(&str, &str); 6] = [
    (
        "the trial balance",
        "select coalesce(sum(pg_catalog.hashtextextended(x::text, 0)::numeric), 0)::text, count(*)
         from (select q.debit_account, q.credit_account, q.commodity, sum(q.amount), count(*)
               from ledger.posting q where q.tenant_id = $1 group by 1, 2, 3) as x",
    ),
    (
        "the month totals",
        "select coalesce(sum(pg_catalog.hashtextextended((to_jsonb(t) - 'tenant_id')::text, 0)::numeric), 0)::text, count(*)
         from ledger.month_total t where t.tenant_id = $1",
    ),
    (
        "the documents",
        "select coalesce(sum(pg_catalog.hashtextextended(d.document_id || d.number || d.total_minor, 0)::numeric), 0)::text,
             count(*)
         from ledger.document d where d.tenant_id = $1",
    ),
    (
        "the stock",
        "select coalesce(sum(pg_catalog.hashtextextended((to_jsonb(t) - 'tenant_id')::text, 0)::numeric), 0)::text, count(*)
         from ledger.lot_balance t where t.tenant_id = $1",
    ),
    (
        "the movements",
        "select coalesce(sum(pg_catalog.hashtextextended(m.movement_id || m.lot_id::text || m.quantity_e6, 0)::numeric), 0)::text,
             count(*)
         from ledger.movement m where m.tenant_id = $1",
    ),
    (
        "the trace",
        "select coalesce(sum(pg_catalog.hashtextextended((to_jsonb(t) - 'tenant_id')::text, 0)::numeric), 0)::text, count(*)
         from ledger.lot_edge t where t.tenant_id = $1",
    ),
];

/// Exports so many bills, imports them, and compares. Errors: the program does not start; those of the
/// database.
pub async fn measure(program: &Path, bills: usize, kills: usize) -> Result<Vec<Row>, String> {
    let scratch = Scratch::new()?;
    let (data, file) = (scratch.path().join("data"), scratch.path().join("large.zip"));
    let tell = |words: &str| eprintln!("==> {words}");
    let served = Served::start(program, &data)?;
    let mut world = World::empty(&served)?;
    tell("filling a workspace with a hundred thousand lots");
    world.add(LARGE, &work::set_up()).await?;
    lots::fill(&world, &served, LARGE).await?;
    tell(&format!("filling it with {bills} bills"));
    books::fill(&world, &served, bills * POSTINGS_OF_100_BILLS / 100).await?;
    world.add(LOTS, &[]).await?;
    let slug = |n: usize| world.browser(n).0.trim_start_matches("/w/").to_owned();
    let (from, to) = (slug(LARGE), slug(LOTS));
    // The program refuses a database with a schema that is not its own.
    let client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    client.batch_execute("drop schema if exists bench cascade").await.map_err(|why| why.to_string())?;
    drop((client, served));
    tell("taking it away");
    let run = Runs { program, data: &data };
    let path = file.display().to_string();
    let out = run.until_done(&["export", &from, "--to", &path, "--encrypt"], kills)?;
    tell(&format!("the file has {} bytes; bringing it in", file.metadata().map_or(0, |it| it.len())));
    let into = run.until_done(&["import", &path, "--as", &to], kills)?;
    let served = Served::start(program, &data)?;
    let fault = differs(&served, &from, &to).await?;
    let books = world.by(served.config("steel_app"))?;
    let checked = books.set_up(LOTS, "workspace.books.check", serde_json::json!({})).await?;
    let broken = checked.contains("\"holds\":false").then(|| format!("the books do not hold: {checked}"));
    let fault = fault.or(broken);
    Ok(vec![
        row("export_memory", out.mb, "MB", vec![Bar::AtMost(MOST_MB)], None),
        row("export_seconds", out.seconds, "s", vec![], None),
        row("import_memory", into.mb, "MB", vec![Bar::AtMost(MOST_MB)], None),
        row("import_seconds", into.seconds, "s", vec![], fault),
    ])
}

fn row(name: &str, ours: f64, unit: &'static str, bars: Vec<Bar>, fault: Option<String>) -> Row {
    Row { name: name.into(), clients: 1, workspaces: 1, ours, unit, bars, fault, ..Row::default() }
}

/// What a command took.
struct Effort {
    /// The largest memory of any of its processes, MB.
    mb: f64,
    /// The time of the one that was not killed.
    seconds: f64,
}

/// Runs of a command on a data folder that nobody serves.
struct Runs<'a> {
    program: &'a Path,
    data: &'a Path,
}

impl Runs<'_> {
    /// Kills the command so often at random moments, then lets it end. Errors: it fails.
    fn until_done(&self, arguments: &[&str], kills: usize) -> Result<Effort, String> {
        let mut mb = 0.0_f64;
        for _ in 0..kills {
            let mut child = self.start(arguments)?;
            let (largest, has_ended) = watch(&mut child, Some(moment()?))?;
            mb = mb.max(largest);
            eprintln!("==> {}", if has_ended { "it ended before it was killed" } else { "killed" });
            if has_ended {
                break;
            }
        }
        let began = Instant::now();
        let mut child = self.start(arguments)?;
        let (largest, _) = watch(&mut child, None)?;
        let status = child.wait().map_err(|why| why.to_string())?;
        // What a killed one had finished is there: 64 for the file, 75 for the workspace.
        match status.code() {
            Some(0 | 64 | 75) => Ok(Effort { mb: mb.max(largest), seconds: began.elapsed().as_secs_f64() }),
            code => Err(format!("{} ended with {code:?}", arguments.join(" "))),
        }
    }

    fn start(&self, arguments: &[&str]) -> Result<Child, String> {
        let mut command = Command::new(self.program);
        command.args(arguments).arg("--data").arg(self.data).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().map_err(|why| format!("{}: {why}", self.program.display()))?;
        if let Some(mut input) = child.stdin.take() {
            // A command that ended already reads nothing.
            let _ = writeln!(input, "{PHRASE}");
        }
        Ok(child)
    }
}

/// Watches a process until it ends, or kills it at a moment. Returns its largest memory, and whether it
/// ended.
fn watch(child: &mut Child, killed_at: Option<Duration>) -> Result<(f64, bool), String> {
    let (began, mut largest) = (Instant::now(), 0.0_f64);
    loop {
        largest = largest.max(cpu::largest_mb(child.id()).unwrap_or_default());
        if child.try_wait().map_err(|why| why.to_string())?.is_some() {
            return Ok((largest, true));
        }
        if began.elapsed() > killed_at.unwrap_or(LONGEST) {
            child.kill().and_then(|()| child.wait()).map_err(|why| why.to_string())?;
            return match killed_at {
                Some(_) => Ok((largest, false)),
                None => Err("it did not end within an hour".into()),
            };
        }
        std::thread::sleep(LOOK);
    }
}

/// A moment of the first forty seconds.
fn moment() -> Result<Duration, String> {
    let mut random = [0; 2];
    getrandom::fill(&mut random).map_err(|why| why.to_string())?;
    Ok(Duration::from_millis(500 + u64::from(u16::from_le_bytes(random)) * 40_000 / 65_536))
}

/// The first figure that differs between both workspaces; None: none does. Errors: the database's.
async fn differs(served: &Served, from: &str, to: &str) -> Result<Option<String>, String> {
    let client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    let (from, to) = (tenant_of(&client, from).await?, tenant_of(&client, to).await?);
    for (what, asked) in FIGURES {
        let (ours, theirs) = (figure(&client, asked, from).await?, figure(&client, asked, to).await?);
        eprintln!("==> {what}: {} rows", ours.1);
        if ours != theirs || ours.1 == 0 {
            return Ok(Some(format!("{what}: {ours:?} was taken away, {theirs:?} was brought in")));
        }
    }
    Ok(None)
}

async fn tenant_of(client: &Client, slug: &str) -> Result<Uuid, String> {
    let row = client.query_one("select tenant_id from app.tenant where slug = $1", &[&slug]).await;
    row.map(|row| row.get(0)).map_err(|why| format!("{why:?}"))
}

async fn figure(client: &Client, asked: &str, tenant: Uuid) -> Result<(String, i64), String> {
    let row = client.query_one(asked, &[&tenant]).await.map_err(|why| format!("{asked}: {why:?}"))?;
    Ok((row.get(0), row.get(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_killed_within_its_first_minute() {
        for _ in 0..100 {
            let at = moment().expect("a moment");
            assert!((Duration::from_millis(500)..Duration::from_secs(41)).contains(&at), "{at:?}");
        }
    }

    #[test]
    fn a_process_that_ends_by_itself_is_told_from_one_that_was_killed() {
        let mut short = Command::new("true").spawn().expect("a process");
        assert!(watch(&mut short, None).expect("watched").1);
        let mut long = Command::new("sleep").arg("60").spawn().expect("a process");
        let (mb, has_ended) = watch(&mut long, Some(Duration::from_millis(80))).expect("watched");
        assert!(!has_ended && mb > 0.0, "{mb}");
    }
}
