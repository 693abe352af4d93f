//! `torture restore`: bills, a backup, more bills, then server and database are killed; the restored bills
//! are counted.
//! Invariant: only this program knows which bills were acknowledged, and when; the instance's own record is
//! not used.

use crate::census::Census;
use crate::chance::Chance;
use crate::client::{Client, Told};
use crate::report;
use crate::server::{Door, Server, Victim};
use crate::shop::{Shop, Trade};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: usize = 8;
/// The ratio of the bills before the backup to those after it.
const AFTER: usize = 20;
/// The pause between the bills before a moment and those after it.
const QUIET: Duration = Duration::from_secs(2);
/// Another backup may be running: the instance's own first one.
const BUSY: i32 = 75;
const PATIENCE: Duration = Duration::from_secs(300);

/// Marks of bills.
type Marks = BTreeSet<String>;

/// Restores twice. True: exactly the acknowledged bills are there. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, bills: usize) -> Result<bool, String> {
    println!("seed {seed}: {CLIENTS} clients, {bills} bills before the backup, {} after it", bills / AFTER);
    let mut server = Server::start_with(binary, &["--backup", "on"])?;
    let held = torture(&mut server, binary, seed, bills);
    report::put_away(server, held)
}

fn torture(server: &mut Server, binary: &Path, seed: u64, bills: usize) -> Result<bool, String> {
    let client = Client::new(&server.door.ca)?;
    let shop = Shop::open(&client, &server.door, Trade::Jeweller)?;
    let door = server.door.clone();
    let post = |name, bills| post(&door, &shop, name, bills, seed);
    let mut before = timed("bills", || post("a", bills))?;
    let data = server.folder().to_owned();
    timed("backup", || backup(binary, &data, &["now", "--full"]))?;
    before.extend(post("b", bills / AFTER)?);
    thread::sleep(QUIET);
    let moment = now();
    thread::sleep(QUIET);
    let after = post("c", bills / AFTER)?;
    server.kill(Victim::Both)?;
    println!("server and database are killed; {} bills were acknowledged", before.len() + after.len());
    let earlier = restored(binary, &data, &moment.to_string(), "earlier")?;
    let latest = restored(binary, &data, "latest", "latest")?;
    let all: Marks = before.union(&after).cloned().collect();
    Ok(told("the last second", &all, &latest) & told("the earlier minute", &before, &earlier))
}

/// Reports how two sets of bills differ. True: not at all.
fn told(what: &str, wanted: &Marks, found: &Marks) -> bool {
    let (lost, foreign) = (wanted.difference(found).count(), found.difference(wanted).count());
    println!("{what}: {} of {} there, {lost} lost, {foreign} that came later", found.len(), wanted.len());
    lost == 0 && foreign == 0
}

/// Posts bills at several tills at once. Returns the marks of the acknowledged ones, which must be all.
fn post(door: &Door, shop: &Shop, name: &str, bills: usize, seed: u64) -> Result<Marks, String> {
    let till = |n: usize| -> Result<Vec<String>, String> {
        let (client, device) = (Client::new(&door.ca)?, format!("{name}-{n}"));
        let mut chance = Chance::new(seed, n as u64);
        let share = bills / CLIENTS + usize::from(n < bills % CLIENTS);
        (0..share).map(|seq| one(&client, door, shop, &device, seq as u64, &mut chance)).collect()
    };
    let till = &till;
    thread::scope(|scope| {
        let tills: Vec<_> = (0..CLIENTS).map(|n| scope.spawn(move || till(n))).collect();
        let mut marks = Marks::new();
        for posted in tills {
            marks.extend(posted.join().map_err(|_| "a till fell over".to_owned())??);
        }
        Ok(marks)
    })
}

fn one(
    client: &Client,
    door: &Door,
    shop: &Shop,
    device: &str,
    seq: u64,
    chance: &mut Chance,
) -> Result<String, String> {
    let posting = shop.posting(device, seq, chance);
    loop {
        match client.act(&door.url, &shop.token, posting.action, &posting.mark, &posting.body) {
            Told::Done(_) => return Ok(posting.mark),
            Told::Doubt => {}
            Told::Wrong(why) => return Err(why),
        }
    }
}

/// Restores into a new folder, and serves it. Returns the marks of its bills.
fn restored(binary: &Path, data: &Path, to: &str, name: &str) -> Result<Marks, String> {
    let into = PathBuf::from(format!("{}-{name}", data.display()));
    let folder = into.to_string_lossy().into_owned();
    let arguments = ["restore", "--to", to, "--into", &folder, "--purpose", "drill"];
    timed(&format!("restore to {name}"), || backup(binary, data, &arguments))?;
    let copy = Server::over(binary, &into)?;
    let marks = Census::new()?.marks(&copy);
    copy.remove();
    marks
}

fn backup(binary: &Path, data: &Path, arguments: &[&str]) -> Result<(), String> {
    let until = Instant::now() + PATIENCE;
    loop {
        let mut command = Command::new(binary);
        command.arg("backup").args(arguments).args(["--backup", "on", "--log", "error", "--data"]).arg(data);
        let done = command.output().map_err(|why| format!("{}: {why}", binary.display()))?;
        match done.status.code() {
            Some(0) => return Ok(()),
            Some(BUSY) if Instant::now() < until => thread::sleep(Duration::from_secs(1)),
            _ => return Err(String::from_utf8_lossy(&done.stderr).into_owned()),
        }
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let began = Instant::now();
    let done = work()?;
    println!("{what}: {} ms", began.elapsed().as_millis());
    Ok(done)
}

#[expect(clippy::disallowed_methods, reason = "the moment is this machine's, as an operator would name it")]
fn now() -> Timestamp {
    Timestamp::now()
}
