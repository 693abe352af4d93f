//! `torture cut`: a thousand clients send a posting and go away, while honest ones work in other workspaces.
//! Must stay true: a cut call is done whole or not at all, in its own workspace, and leaves no transaction open.

use crate::census::Census;
use crate::chance::Chance;
use crate::client::Client;
use crate::judge::{Sent, judge};
use crate::report;
use crate::server::{Door, Server};
use crate::shop::{Shop, Trade};
use crate::wire::{self, Manner};
use crate::worker::{Ground, Worker};
use rustls::ClientConfig;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// Workspaces of the clients that go away, and as many of those that stay, one client each.
const SHOPS: usize = 8;
/// So many go away side by side: more than the pool has connections, so that some are cut while they wait for one.
const AT_ONCE: usize = 24;
/// A posting's flights are over by then.
const LATEST: Duration = Duration::from_millis(20);
/// An open transaction that nobody goes on with is still open after this.
const SETTLED: Duration = Duration::from_secs(1);

/// What became of the clients that went away.
#[derive(Default)]
struct Tally {
    begun: AtomicUsize,
    answered: AtomicUsize,
    reset: AtomicUsize,
}

/// Cuts `clients` clients. True: everything held. Errors: the run itself could not be made.
pub fn run(binary: &Path, seed: u64, clients: usize) -> Result<bool, String> {
    println!("seed {seed}: {clients} clients go away, {SHOPS} stay");
    let server = Server::start(binary)?;
    let held = torture(&server, seed, clients);
    report::put_away(server, held)
}

fn torture(server: &Server, seed: u64, clients: usize) -> Result<bool, String> {
    let door = &server.door;
    let (client, trust) = (Client::new(&door.ca)?, wire::trust(&door.ca)?);
    let open = |n| Shop::open(&client, door, Trade::nth(n));
    let shops: Vec<Shop> = (0..2 * SHOPS).map(open).collect::<Result<_, _>>()?;
    let (theirs, honest) = shops.split_at(SHOPS);
    let (ground, tally) = (Ground::new(door.clone()), Tally::default());
    let stay = |(n, shop)| Worker::new(&ground, shop, format!("honest-{n}"), Chance::new(seed, 1 + n as u64));
    let workers: Vec<Worker> = honest.iter().enumerate().map(stay).collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || {
                while worker.step() {
                    worker.read_back();
                }
            });
        }
        let going = |_| scope.spawn(|| go_away(&ground, &tally, &trust, theirs, seed, clients));
        let going: Vec<_> = (0..AT_ONCE).map(going).collect();
        let gone: Result<Vec<()>, String> = going
            .into_iter()
            .map(|gone| gone.join().unwrap_or_else(|_| Err("a client panicked".to_owned())))
            .collect();
        ground.finish();
        gone
    })?;
    thread::sleep(SETTLED);
    let census = Census::new()?;
    println!("left in an open transaction: {}", report::left_open(&census, server, &ground)?);
    let found = census.take(&server.database()?)?;
    ground.book.blame(judge(&ground.book.calls(), &found));
    let (counts, reset) = (ground.book.census(&found), tally.reset.into_inner());
    println!(
        "cut by RST {reset}, by FIN {}; before their answer {}",
        clients - reset,
        clients - tally.answered.into_inner()
    );
    println!(
        "of these done whole {}, not at all {}",
        counts.in_doubt_found,
        counts.in_doubt - counts.in_doubt_found
    );
    println!("honest clients posted {}, and read as many", counts.acknowledged);
    Ok(report::verdict(&ground.book, clients))
}

/// Takes one client after the other until all have gone.
fn go_away(
    ground: &Ground,
    tally: &Tally,
    trust: &Arc<ClientConfig>,
    shops: &[Shop],
    seed: u64,
    clients: usize,
) -> Result<(), String> {
    let door = ground.door();
    loop {
        let n = tally.begun.fetch_add(1, Ordering::SeqCst);
        if n >= clients {
            return Ok(());
        }
        let mut chance = Chance::new(seed, 1000 + n as u64);
        let manner = chance.pick([Manner::Reset, Manner::Finish]);
        let answered = go(ground, &door, trust, &shops[n % shops.len()], n, manner, &mut chance)?;
        tally.answered.fetch_add(usize::from(answered), Ordering::SeqCst);
        tally.reset.fetch_add(usize::from(manner == Manner::Reset), Ordering::SeqCst);
    }
}

fn go(
    ground: &Ground,
    door: &Door,
    trust: &Arc<ClientConfig>,
    shop: &Shop,
    n: usize,
    manner: Manner,
    chance: &mut Chance,
) -> Result<bool, String> {
    let posting = shop.posting(&format!("gone-{n}"), 1, chance);
    let sent = Sent { mark: posting.mark.clone(), slug: shop.slug.clone(), trade: shop.trade, answer: None };
    ground.book.sends(sent);
    let host = door.url.trim_start_matches("https://");
    let request = wire::request(host, &shop.token, shop.trade.action(), &posting.mark, &posting.body);
    wire::cut(trust, host, &request, chance.up_to(LATEST), manner)
        .map_err(|why| format!("{}: {why}", posting.mark))
}
