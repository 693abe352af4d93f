//! `torture cut`: a thousand clients send a posting and disconnect, while honest ones work in other
//! workspaces.
//! Invariant: a cut call is done completely or not at all, in its own workspace, and leaves no transaction
//! open.

use crate::book::Counts;
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

/// Workspaces of the clients that disconnect, and as many for those that stay, one client in each.
const SHOPS: usize = 8;
/// This many disconnect in parallel. Together with those that stay they need more connections than the pool
/// has, so that some are cut while they wait for one.
const AT_ONCE: usize = 8;
/// By then all flights of a posting are over.
const LATEST: Duration = Duration::from_millis(20);
/// A transaction that is still open after this time will never be continued.
const SETTLED: Duration = Duration::from_secs(2);

/// Cuts `clients` clients. True: everything held. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, clients: usize) -> Result<bool, String> {
    println!("seed {seed}: {clients} clients go away, {SHOPS} stay");
    let server = Server::start(binary)?;
    let held = torture(&server, seed, clients);
    report::put_away(server, held)
}

fn torture(server: &Server, seed: u64, clients: usize) -> Result<bool, String> {
    let door = &server.door;
    let client = Client::new(&door.ca)?;
    let open = |n| Shop::open(&client, door, Trade::nth(n));
    let shops: Vec<Shop> = (0..2 * SHOPS).map(open).collect::<Result<_, _>>()?;
    let (theirs, honest) = shops.split_at(SHOPS);
    let ground = Ground::new(door.clone());
    let stay = |(n, shop)| Worker::new(&ground, shop, format!("honest-{n}"), Chance::new(seed, 1 + n as u64));
    let workers: Vec<Worker> = honest.iter().enumerate().map(stay).collect::<Result<_, _>>()?;
    let crowd = Crowd::new(&ground, theirs, seed, clients)?;
    thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || {
                while worker.step() {
                    worker.read_back();
                }
            });
        }
        let going: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(|| crowd.go_one_by_one())).collect();
        let gone =
            going.into_iter().map(|gone| gone.join().unwrap_or_else(|_| Err("a client panicked".to_owned())));
        let gone: Vec<Result<(), String>> = gone.collect();
        ground.finish();
        gone.into_iter().collect::<Result<(), String>>()
    })?;
    thread::sleep(SETTLED);
    let census = Census::new()?;
    println!("left in an open transaction: {}", report::left_open(&census, server, &ground)?);
    let found = census.take(server)?;
    ground.book.blame(judge(&ground.book.calls(), &found));
    crowd.tell(ground.book.census(&found));
    Ok(report::verdict(&ground.book, clients))
}

/// The clients that disconnect, and their results.
struct Crowd<'a> {
    ground: &'a Ground,
    shops: &'a [Shop],
    trust: Arc<ClientConfig>,
    door: Door,
    seed: u64,
    clients: usize,
    begun: AtomicUsize,
    reset: AtomicUsize,
    answered: AtomicUsize,
}

impl<'a> Crowd<'a> {
    fn new(ground: &'a Ground, shops: &'a [Shop], seed: u64, clients: usize) -> Result<Crowd<'a>, String> {
        let door = ground.door();
        let trust = wire::trust(&door.ca)?;
        let [begun, reset, answered] = [(); 3].map(|()| AtomicUsize::default());
        Ok(Crowd { ground, shops, trust, door, seed, clients, begun, reset, answered })
    }

    /// Runs one client after the other until all have disconnected.
    fn go_one_by_one(&self) -> Result<(), String> {
        loop {
            let n = self.begun.fetch_add(1, Ordering::SeqCst);
            if n >= self.clients {
                return Ok(());
            }
            self.go(n).map_err(|why| format!("client {n}: {why}"))?;
        }
    }

    fn go(&self, n: usize) -> std::io::Result<()> {
        let (mut chance, shop) = (Chance::new(self.seed, 1000 + n as u64), &self.shops[n % self.shops.len()]);
        let posting = shop.posting(&format!("gone-{n}"), 1, &mut chance);
        let (mark, slug) = (posting.mark.clone(), shop.slug.clone());
        self.ground.book.sends(Sent { mark, slug, trade: shop.trade, action: posting.action, answer: None });
        let host = self.door.url.trim_start_matches("https://");
        let request = wire::request(host, &shop.token, posting.action, &posting.mark, &posting.body);
        let (delay, manner) = (chance.up_to(LATEST), chance.pick([Manner::Reset, Manner::Finish]));
        let answered = wire::cut(&self.trust, host, &request, delay, manner)?;
        self.answered.fetch_add(usize::from(answered), Ordering::SeqCst);
        self.reset.fetch_add(usize::from(manner == Manner::Reset), Ordering::SeqCst);
        Ok(())
    }

    /// Reports the moments of the cuts: a posting that is there and was not answered was cut in the middle.
    fn tell(&self, counts: Counts) {
        let (reset, answered) = (self.reset.load(Ordering::SeqCst), self.answered.load(Ordering::SeqCst));
        println!("cut by RST {reset}, by FIN {}", self.clients - reset);
        println!(
            "before their posting {}, in the middle of it {}, after it {answered}",
            counts.in_doubt - counts.in_doubt_found,
            counts.in_doubt_found.saturating_sub(answered)
        );
        println!("honest clients posted {} and read back after each", counts.acknowledged);
    }
}
