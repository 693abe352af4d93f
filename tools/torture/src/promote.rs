//! `torture promote`: clients post bills while a copy follows. Server and database of the first machine are
//! killed, the copy is promoted and served, and the clients continue there.
//! Invariant: the copy alone must have every call that was acknowledged before the kill.

use crate::census::Census;
use crate::chance::Chance;
use crate::client::Client;
use crate::judge::judge;
use crate::kill::{wait_for, wait_until_well};
use crate::report;
use crate::server::{Server, Victim};
use crate::shop::{Shop, Trade};
use crate::worker::{Ground, Worker};
use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: usize = 12;
/// The longest time until a copy follows.
const PATIENCE: Duration = Duration::from_secs(60);
/// A kill comes during one of the calls after the last counted one.
const SURPRISE: Duration = Duration::from_millis(40);

/// The copy's folder, and the program that follows in it.
struct Second {
    binary: PathBuf,
    folder: PathBuf,
    following: Child,
}

/// Posts, kills, promotes and continues. True: everything acknowledged is in the copy, once. Errors: the run
/// itself was not possible.
pub fn run(binary: &Path, seed: u64, bills: u64) -> Result<bool, String> {
    println!("seed {seed}: {CLIENTS} clients, {bills} bills before the first machine is killed");
    let address = own_address().to_string();
    let mut server = Server::start_with(binary, &["--replica-listen", &address, "--replica-wait"])?;
    let held = torture(&mut server, binary, seed, bills);
    report::put_away(server, held)
}

/// An address of this machine at which no other run listens.
fn own_address() -> IpAddr {
    let [_, _, high, low] = std::process::id().to_be_bytes();
    [127, 96, high, low.clamp(1, 254)].into()
}

fn torture(server: &mut Server, binary: &Path, seed: u64, bills: u64) -> Result<bool, String> {
    let client = Client::new(&server.door.ca)?;
    let shops = [
        Shop::open(&client, &server.door, Trade::Jeweller)?,
        Shop::open(&client, &server.door, Trade::Jeweller)?,
    ];
    let second = Second::follow(binary, server.folder())?;
    let ground = Ground::new(server.door.clone());
    let client_of =
        |n: usize| Worker::new(&ground, &shops[n % 2], format!("till-{n}"), Chance::new(seed, 1 + n as u64));
    let workers: Vec<Worker> = (0..CLIENTS).map(client_of).collect::<Result<_, _>>()?;
    let copy = thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || while worker.step() {});
        }
        let _ending = ground.ending();
        let moved = kill_and_move(server, second, &ground, &client, (seed, bills));
        if moved.is_err() {
            ground.give_up();
        }
        moved
    })?;
    let census = Census::new()?;
    let found = census.take(&copy)?;
    let counts = ground.book.census(&found);
    ground.book.blame(judge(&ground.book.calls(), &found));
    let (told, there) = (counts.acknowledged, counts.acknowledged_found);
    println!("in the end: {told} acknowledged, {there} of them there; {} still in doubt", counts.in_doubt);
    let held = report::verdict(&ground.book, counts.acknowledged + counts.in_doubt);
    report::put_away(copy, Ok(held))
}

/// Returns the copy as the serving one.
fn kill_and_move(
    server: &mut Server,
    second: Second,
    ground: &Ground,
    client: &Client,
    (seed, bills): (u64, u64),
) -> Result<Server, String> {
    wait_for(ground, bills)?;
    thread::sleep(Chance::new(seed, 0).up_to(SURPRISE));
    server.kill(Victim::Both)?;
    let killed = Instant::now();
    let (copy, took) = second.served(server.folder())?;
    println!("promoted in {} ms", took.as_millis());
    wait_until_well(client, &copy)?;
    println!("served {} ms after the kill", killed.elapsed().as_millis());
    ground.gate.shut();
    let counts = ground.book.census(&Census::new()?.take(&copy)?);
    println!(
        "{} acknowledged before the kill, {} of them in the copy; of {} in doubt {} are",
        counts.acknowledged, counts.acknowledged_found, counts.in_doubt, counts.in_doubt_found
    );
    ground.moved(copy.door.clone());
    ground.gate.open();
    wait_for(ground, 1)?;
    println!("the first new answer {} ms after the kill", killed.elapsed().as_millis());
    wait_for(ground, bills / 4)?;
    Ok(copy)
}

impl Second {
    /// Invites a copy of the server in this folder. Returns when it follows.
    fn follow(binary: &Path, first: &Path) -> Result<Second, String> {
        let folder = PathBuf::from(format!("{}-second", first.display()));
        let ticket = first.join("second.ticket");
        let (ticket, name) = (ticket.to_string_lossy(), "second");
        replica(binary, first, &["invite", name, "--out", &ticket])?;
        let log = fs::File::create(first.join("follow.log")).map_err(|why| why.to_string())?;
        let mut command = Command::new(binary);
        command.args(["replica", "follow", "--ticket", &ticket, "--log", "warn", "--data"]).arg(&folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let following = command.spawn().map_err(|why| format!("{}: {why}", binary.display()))?;
        let second = Second { binary: binary.to_owned(), folder, following };
        let until = Instant::now() + PATIENCE;
        while let Err(why) = replica(binary, first, &["status"]) {
            if Instant::now() > until {
                return Err(why);
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(second)
    }

    /// Promotes it and serves it, with the files that the operator keeps of the machine before. Returns the
    /// time of the promotion.
    fn served(mut self, first: &Path) -> Result<(Server, Duration), String> {
        let began = Instant::now();
        replica(&self.binary, &self.folder, &["promote"])?;
        let took = began.elapsed();
        self.following.wait().map_err(|why| why.to_string())?;
        for name in ["keys", "tls"] {
            bring(&first.join(name), &self.folder.join(name))?;
        }
        Ok((Server::over(&self.binary, &self.folder)?, took))
    }
}

impl Drop for Second {
    fn drop(&mut self) {
        let _ = self.following.kill(); // It has normally ended by itself.
        let _ = self.following.wait();
    }
}

/// Copies the files of a folder.
fn bring(from: &Path, into: &Path) -> Result<(), String> {
    let fail = |why: std::io::Error| format!("{}: {why}", from.display());
    fs::create_dir_all(into).map_err(fail)?;
    for entry in fs::read_dir(from).map_err(fail)?.flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), into.join(entry.file_name())).map_err(fail)?;
    }
    Ok(())
}

fn replica(binary: &Path, data: &Path, arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new(binary);
    command.arg("replica").args(arguments).args(["--backup", "off", "--log", "error", "--data"]).arg(data);
    let done = command.output().map_err(|why| format!("{}: {why}", binary.display()))?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}
