//! `torture audit`: a million events are sealed, then proved by an export and by the whole tree. Then bills
//! are posted, by turns with a running sequencer and a stopped one.
//! Invariant: every event is a real row of a workspace that the program made, written as the program's own
//! role and sealed with its keys. A measurement with the sequencer never includes the sealing of events that
//! were left without it.

mod ledger;
mod paired;

use crate::client::{Client, Told};
use crate::report::{self, grouped};
use crate::rush::memory_kb;
use crate::server::{Door, Server};
use crate::shop::{Shop, Trade};
use ledger::Ledger;
use rustix::process::Pid;
use serde_json::Value;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Workspaces, and in the paired run clients: one client in each, so that they wait for nothing but the
/// machine.
const SHOPS: usize = 8;
/// The program promises a checkpoint 60 s after an event at the latest.
const SIGNED: Duration = Duration::from_secs(60);
/// A sequencer without progress for this long has stopped.
const STANDS_STILL: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(100);

/// The extent of a run.
pub struct Plan {
    pub events: usize,
    /// The duration of each half of a pair.
    pub half: Duration,
    pub pairs: usize,
}

/// The highest values seen while a program works.
struct Most {
    over: AtomicBool,
    own_kb: AtomicU64,
    all_kb: AtomicU64,
}

/// Seals, measures and proves. True: everything was as it must be. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, plan: &Plan) -> Result<bool, String> {
    println!("seed {seed}: {} events, {} pairs of {:?} each", grouped(plan.events), plan.pairs, plan.half);
    let server = Server::start_with(binary, &["--backup", "off"])?;
    let held = torture(&server, binary, seed, plan);
    report::put_away(server, held)
}

fn torture(server: &Server, binary: &Path, seed: u64, plan: &Plan) -> Result<bool, String> {
    let client = Client::new(&server.door.ca)?;
    let open = |_| Shop::open(&client, &server.door, Trade::Jeweller);
    let shops: Vec<Shop> = (0..SHOPS).map(open).collect::<Result<_, _>>()?;
    let ledger = Ledger::open(server)?;
    let most = Most { over: false.into(), own_kb: 0.into(), all_kb: 0.into() };
    let is_sealed = thread::scope(|scope| {
        scope.spawn(|| most.watch(server.pid()));
        let sealed = seal(server, &ledger, &shops, plan.events);
        most.over.store(true, Ordering::SeqCst);
        sealed
    })?;
    let most = [&most.own_kb, &most.all_kb].map(|kb| kb.load(Ordering::SeqCst) / 1024);
    println!("most memory: {} MB the program alone, {} MB with its database", most[0], most[1]);
    let is_cheap = paired::run(server, &ledger, &shops, seed, plan)?;
    let signed = ledger.signed_after(ledger.events()?, SIGNED + STANDS_STILL)?;
    println!("the last checkpoint came {:.1} s after the last event", signed.as_secs_f64());
    let is_proved = exported(server, binary, &shops[0], ledger.of(&shops[0])?)?;
    let is_whole = whole(server, binary)?;
    Ok(is_sealed & is_cheap & (signed <= SIGNED) & is_proved & is_whole)
}

/// Writes all events while the sequencer is stopped, then releases it. True: they have leaves and a signature
/// in time.
fn seal(server: &Server, ledger: &Ledger, shops: &[Shop], many: usize) -> Result<bool, String> {
    let still = ledger.still()?;
    let began = Instant::now();
    ledger.fill(server, shops, many)?;
    let took = began.elapsed().as_secs_f64();
    let (all, before) = (ledger.events()?, ledger.size()?);
    println!("{} events were written within {took:.1} s; {} wait", grouped(many), all - before);
    let began = Instant::now();
    drop(still);
    ledger.sealed_to(all, STANDS_STILL)?;
    let took = began.elapsed();
    let each = u128::try_from(all - before).unwrap_or(0) * 1000 / took.as_millis().max(1);
    println!("sealed within {:.1} s: {each} events a second", took.as_secs_f64());
    let signed = ledger.signed_after(all, SIGNED + STANDS_STILL)?;
    println!("the last checkpoint covers them {:.1} s later", signed.as_secs_f64());
    Ok(signed <= SIGNED)
}

impl Most {
    fn watch(&self, server: Pid) {
        while !self.over.load(Ordering::SeqCst) {
            let (own, all) = memory_kb(server);
            self.own_kb.fetch_max(own, Ordering::SeqCst);
            self.all_kb.fetch_max(all, Ordering::SeqCst);
            thread::sleep(PAUSE);
        }
    }
}

/// Exports one workspace's log as a program does. The command checks it, unchanged and with one byte changed.
fn exported(server: &Server, binary: &Path, shop: &Shop, least: i64) -> Result<bool, String> {
    let path = server.folder().join("export.jsonl");
    let (began, client) = (Instant::now(), Client::new(&server.door.ca)?);
    let count = export(&client, &server.door, shop, &path)?;
    let took = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let verdict = verify(server, binary, Some(&path))?;
    let is_whole = verdict.0 == Some(0) && verdict.1.contains(&format!("events 1 to {count} of {count}"));
    let checked = began.elapsed().as_secs_f64();
    println!("{}: {count} events exported within {took:.1} s, checked within {checked:.1} s", shop.slug);
    let mut bytes = fs::read(&path).map_err(|why| why.to_string())?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).map_err(|why| why.to_string())?;
    let changed = verify(server, binary, Some(&path))?;
    println!("with one byte changed: {}", changed.1.trim());
    if !is_whole {
        println!("violated: {}", verdict.1.trim());
    }
    Ok(is_whole && changed.0 == Some(1) && count >= least)
}

/// Writes every part of a workspace's log in order. Returns the number of its events at the checkpoint.
fn export(client: &Client, door: &Door, shop: &Shop, path: &Path) -> Result<i64, String> {
    let mut file = File::create(path).map_err(|why| why.to_string())?;
    let mut asked = String::new();
    loop {
        let told = client.ask(&door.url, &shop.auditor, "workspace.audit.export", &asked);
        let Told::Done(answer) = told else { return Err(format!("an export was answered {told:?}")) };
        let part: Value = serde_json::from_str(&answer).map_err(|why| why.to_string())?;
        let text = part["text"].as_str().unwrap_or_default();
        file.write_all(text.as_bytes()).map_err(|why| why.to_string())?;
        let (next, checkpoint) = (part["next"].as_i64(), &part["checkpoint"]);
        let Some(after) = next else { return Ok(part["count"].as_i64().unwrap_or(0)) };
        asked = format!("after={after}&checkpoint={checkpoint}");
    }
}

/// Computes every leaf again from its row, beside the serving program.
fn whole(server: &Server, binary: &Path) -> Result<bool, String> {
    let began = Instant::now();
    let (exit, says) = verify(server, binary, None)?;
    println!("the whole tree, within {:.1} s: {}", began.elapsed().as_secs_f64(), says.trim());
    Ok(exit == Some(0))
}

/// Runs `steelyard audit verify`. Returns its exit code and output.
fn verify(server: &Server, binary: &Path, export: Option<&Path>) -> Result<(Option<i32>, String), String> {
    let mut command = Command::new(binary);
    command.args(["audit", "verify", "--backup", "off", "--log", "error", "--data"]).arg(server.folder());
    let done = command.args(export).output().map_err(|why| format!("{}: {why}", binary.display()))?;
    let says = [done.stdout, done.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    Ok((done.status.code(), says.concat()))
}
