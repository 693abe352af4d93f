//! `torture kill`: sixteen clients post bills and readings and do all that a shop does, while the server and its database are
//! killed.
//! Invariant: after each kill the database itself must have every call that was acknowledged before it,
//! and the books of the whole shop agree with its goods.

use crate::census::Census;
use crate::chance::Chance;
use crate::client::Client;
use crate::judge::{Fault, judge};
use crate::report;
use crate::server::{Server, Victim};
use crate::shop::{self, Shop, Trade};
use crate::worker::{Ground, Worker};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: usize = 16;
/// Acknowledged calls between two kills: 19 times the minimum is more than the required 1,000.
const BETWEEN: (u64, u64) = (55, 95);
/// In turn, from one that the seed chooses: of two kills one is of the server, and one of the database.
const VICTIMS: [Victim; 3] = [Victim::Server, Victim::Database, Victim::Both];
/// A kill comes up to this long after the call before it: during one of the next calls.
const SURPRISE: Duration = Duration::from_millis(40);
/// Clients that get no answer for this long will never get one.
const LONGEST_LULL: Duration = Duration::from_secs(180);
/// A transaction that is still open after this time will never be continued.
const SETTLED: Duration = Duration::from_secs(2);

/// Kills `kills` times. True: everything held. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, kills: u32) -> Result<bool, String> {
    println!("seed {seed}: {CLIENTS} clients, {kills} kills");
    let mut server = Server::start(binary)?;
    let held = torture(&mut server, seed, kills);
    report::put_away(server, held)
}

fn torture(server: &mut Server, seed: u64, kills: u32) -> Result<bool, String> {
    let client = Client::new(&server.door.ca)?;
    let shops =
        [Trade::Jeweller, Trade::Dairy, Trade::Whole].map(|trade| Shop::open(&client, &server.door, trade));
    let shops: Vec<Shop> = shops.into_iter().collect::<Result<_, _>>()?;
    let ground = Ground::new(server.door.clone());
    let client_of = |n| {
        Worker::new(&ground, &shops[n % shops.len()], format!("till-{n}"), Chance::new(seed, 1 + n as u64))
    };
    let workers: Vec<Worker> = (0..CLIENTS).map(client_of).collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || while worker.step() {});
        }
        let _ending = ground.ending();
        let killed = killings(server, &ground, &client, &shops, seed, kills);
        if killed.is_err() {
            ground.give_up();
        }
        killed
    })?;
    thread::sleep(SETTLED);
    let census = Census::new()?;
    let found = census.take(server)?;
    let counts = ground.book.census(&found);
    ground.book.blame(judge(&ground.book.calls(), &found));
    let (told, there) = (counts.acknowledged, counts.acknowledged_found);
    println!("in the end: {told} acknowledged, {there} of them there; {} still in doubt", counts.in_doubt);
    let books = books_faults(&client, server, &shops);
    println!("books equal goods: {}", if books.is_empty() { "yes" } else { "NO" });
    ground.book.blame(books);
    println!("left in an open transaction: {}", report::left_open(&census, server, &ground)?);
    Ok(report::verdict(&ground.book, counts.acknowledged + counts.in_doubt))
}

fn killings(
    server: &mut Server,
    ground: &Ground,
    client: &Client,
    shops: &[Shop],
    seed: u64,
    kills: u32,
) -> Result<(), String> {
    let (census, mut chance) = (Census::new()?, Chance::new(seed, 0));
    let (mut after_first, mut before_last, first) = (0, 0, (seed % 3) as usize);
    println!("kill  what                 acknowledged  in doubt  found: acknowledged  in doubt");
    for kill in 1..=kills {
        wait_for(ground, chance.between(BETWEEN.0, BETWEEN.1))?;
        thread::sleep(chance.up_to(SURPRISE));
        let victim = VICTIMS[(first + kill as usize) % VICTIMS.len()];
        before_last = ground.book.acknowledged();
        server.kill(victim)?;
        ground.gate.shut();
        if kill == 1 {
            after_first = ground.book.acknowledged();
        }
        server.bring_back(victim).map_err(|why| format!("after killing the {}: {why}", victim.as_str()))?;
        wait_until_well(client, server)?;
        ground.moved(server.door.clone());
        let found = census.take(server)?;
        let counts = ground.book.census(&found);
        ground.book.blame(judge(&ground.book.calls(), &found));
        ground.book.blame(books_faults(client, server, shops));
        println!(
            "{kill:>4}  {:<19}  {:>12}  {:>8}  {:>19}  {:>8}",
            victim.as_str(),
            counts.acknowledged,
            counts.in_doubt,
            counts.acknowledged_found,
            counts.in_doubt_found
        );
        ground.gate.open();
    }
    println!("{} acknowledged between the first kill and the last", before_last.saturating_sub(after_first));
    Ok(())
}

/// The shops whose books do not agree with their goods.
fn books_faults(client: &Client, server: &Server, shops: &[Shop]) -> Vec<Fault> {
    let whole = shops.iter().filter(|shop| shop.trade == Trade::Whole);
    let fault = |shop: &Shop| shop::books_hold(client, &server.door, shop).err();
    whole.filter_map(fault).map(|why| Fault { mark: None, words: format!("books: {why}") }).collect()
}

/// Waits until `more` further calls were acknowledged.
pub fn wait_for(ground: &Ground, more: u64) -> Result<(), String> {
    let (until, target) = (Instant::now() + LONGEST_LULL, ground.book.acknowledged() as u64 + more);
    while (ground.book.acknowledged() as u64) < target {
        if Instant::now() > until {
            return Err(format!(
                "fewer than {more} calls were acknowledged in {} s: {:?}",
                LONGEST_LULL.as_secs(),
                ground.book.faults()
            ));
        }
        thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}

/// Waits until the instance and its database answer.
pub fn wait_until_well(client: &Client, server: &Server) -> Result<(), String> {
    let until = Instant::now() + LONGEST_LULL;
    while !client.is_well(&server.door.url) {
        if Instant::now() > until {
            return Err(format!("the server does not recover\n{}", server.last_words()));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
