//! `torture rotate`: a workspace's key is replaced repeatedly while clients post and read, and server and
//! database are killed.
//! Invariant: at the end the keyring and the database alone open every value; every answered read is right.

use crate::census::Census;
use crate::chance::Chance;
use crate::client::{Client, Told};
use crate::judge::{Fault, judge};
use crate::kill::{wait_for, wait_until_well};
use crate::report;
use crate::server::{Server, Victim};
use crate::shop::{Shop, Trade};
use crate::worker::{Ground, Worker};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: usize = 6;
const READERS: usize = 2;
/// Sealed values of one imported party.
const OF_ONE: usize = 5;
/// Parties in one import.
const ROWS: usize = 500;
/// Acknowledged calls between a new key and the kill.
const BETWEEN: (u64, u64) = (10, 60);
const SURPRISE: Duration = Duration::from_millis(400);
/// The last walk finds again the values that a kill left.
const PATIENCE: Duration = Duration::from_secs(1800);
const PAUSE: Duration = Duration::from_millis(50);

/// Rotates and kills. True: no value is lost and no read was wrong. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, values: usize, kills: u32) -> Result<bool, String> {
    let parties = values.div_ceil(OF_ONE);
    println!("seed {seed}: {parties} parties, {CLIENTS} clients, {READERS} readers, {kills} kills");
    let mut server = Server::start(binary)?;
    let held = torture(&mut server, binary, (seed, parties, kills));
    report::put_away(server, held)
}

fn torture(server: &mut Server, binary: &Path, of: (u64, usize, u32)) -> Result<bool, String> {
    let (seed, parties, _) = of;
    let client = Client::new(&server.door.ca)?;
    let shop = Shop::open(&client, &server.door, Trade::Jeweller)?;
    fill(&client, server, &shop, parties)?;
    let (ground, reads) = (Ground::new(server.door.clone()), AtomicUsize::new(0));
    let client_of =
        |n: usize| Worker::new(&ground, &shop, format!("till-{n}"), Chance::new(seed, 1 + n as u64));
    let workers: Vec<Worker> = (0..CLIENTS).map(client_of).collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || while worker.step() {});
        }
        for n in 0..READERS {
            let (ground, shop, reads) = (&ground, &shop, &reads);
            let chance = Chance::new(seed, 100 + n as u64);
            scope.spawn(move || read(ground, shop, parties, chance, reads));
        }
        let _ending = ground.ending();
        let killed = killings(server, binary, &ground, &shop, of);
        if killed.is_err() {
            ground.give_up();
        }
        killed
    })?;
    println!("{} reads were answered, each with the party it asked for", reads.load(Ordering::SeqCst));
    settle(server, binary, &shop)?;
    whole(server, &ground, parties)
}

/// Imports parties. Errors: the refusal.
pub fn fill(client: &Client, server: &Server, shop: &Shop, parties: usize) -> Result<(), String> {
    let began = Instant::now();
    let row = |n: usize| {
        json!({ "party": format!("p-{n}"), "name": named(n), "kind": "customer", "pan": "ABCPJ1234K",
                "phone": format!("0{n}"), "location": "Laxmi Road, Pune" })
    };
    for first in (0..parties).step_by(ROWS) {
        let rows: Vec<Value> = (first..parties.min(first + ROWS)).map(row).collect();
        let body = json!({ "kind": "parties", "rows": rows }).to_string();
        let key = format!("parties-{first}");
        match client.act(&server.door.url, &shop.installer, "workspace.import.run", &key, &body) {
            Told::Done(_) => {}
            told => return Err(format!("parties from {first} on were not moved in: {told:?}")),
        }
    }
    println!("{parties} parties were moved in within {} ms", began.elapsed().as_millis());
    Ok(())
}

/// A name with a word that no other party has.
fn named(n: usize) -> String {
    format!("Meera N{n:08}")
}

/// Asks for one party after the other.
fn read(ground: &Ground, shop: &Shop, parties: usize, mut chance: Chance, reads: &AtomicUsize) {
    let Ok(client) = Client::new(&ground.door().ca) else { return };
    while !ground.is_over() {
        let n = usize::try_from(chance.between(0, parties as u64 - 1)).unwrap_or(0);
        let asked = format!("search=N{n:08}");
        let told = client.ask(&ground.door().url, &shop.auditor, "workspace.parties", &asked);
        let words = match told {
            Told::Done(answer) if answer.contains(&named(n)) => {
                reads.fetch_add(1, Ordering::SeqCst);
                continue;
            }
            Told::Doubt => {
                thread::sleep(PAUSE);
                continue;
            }
            Told::Done(answer) | Told::Wrong(answer) => {
                format!("a read of {} was answered {answer}", named(n))
            }
        };
        ground.book.blame([Fault { mark: None, words }]);
    }
}

fn killings(
    server: &mut Server,
    binary: &Path,
    ground: &Ground,
    shop: &Shop,
    (seed, _, kills): (u64, usize, u32),
) -> Result<(), String> {
    let (client, mut chance) = (Client::new(&server.door.ca)?, Chance::new(seed, 0));
    for kill in 1..=kills {
        keys(server, binary, &["rotate", "--workspace", &shop.slug])?;
        wait_for(ground, chance.between(BETWEEN.0, BETWEEN.1))?;
        thread::sleep(chance.up_to(SURPRISE));
        let victim = Victim::choose(&mut chance);
        server.kill(victim)?;
        ground.gate.shut();
        server.bring_back(victim).map_err(|why| format!("after killing the {}: {why}", victim.as_str()))?;
        wait_until_well(&client, server)?;
        ground.moved(server.door.clone());
        ground.gate.open();
        println!("{kill:>4}  {:<19}  {} acknowledged", victim.as_str(), ground.book.acknowledged());
    }
    Ok(())
}

/// Waits until no value waits for the newest key.
fn settle(server: &Server, binary: &Path, shop: &Shop) -> Result<(), String> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let told: Value = serde_json::from_str(&keys(server, binary, &["status", "--json"])?)
            .map_err(|why| why.to_string())?;
        let rows = told["workspaces"].as_array().cloned().unwrap_or_default();
        let row = rows.iter().find(|row| row["workspace"] == shop.slug.as_str());
        let row = row.ok_or_else(|| format!("nothing is told of {}: {told}", shop.slug))?;
        if row["waiting"] == 0 {
            println!("nothing waits any more after {} ms: {row}", began.elapsed().as_millis());
            return Ok(());
        }
        thread::sleep(Duration::from_secs(1));
    }
    Err("values wait still for the newest key".to_owned())
}

/// Opens every value in the database.
fn whole(server: &Server, ground: &Ground, parties: usize) -> Result<bool, String> {
    let census = Census::new()?;
    let found = census.take(server)?;
    let counts = ground.book.census(&found);
    ground.book.blame(judge(&ground.book.calls(), &found));
    let (told, there) = (counts.acknowledged, counts.acknowledged_found);
    println!("in the end: {told} acknowledged, {there} of them there; {} still in doubt", counts.in_doubt);
    let (values, keys) = census.parties(server)?;
    println!("{values} values of parties open, under {keys} key");
    // One party was there before.
    if values < parties * OF_ONE || keys != 1 {
        let words = format!("{} values of parties were moved in", parties * OF_ONE);
        ground.book.blame([Fault { mark: None, words }]);
    }
    Ok(report::verdict(&ground.book, counts.acknowledged + counts.in_doubt))
}

/// Runs `steelyard keys …` beside the server. Returns its output.
fn keys(server: &Server, binary: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new(binary);
    command
        .arg("keys")
        .args(arguments)
        .args(["--backup", "off", "--log", "error", "--data"])
        .arg(server.folder());
    let done = command.output().map_err(|why| format!("{}: {why}", binary.display()))?;
    match done.status.success() {
        true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
    }
}
