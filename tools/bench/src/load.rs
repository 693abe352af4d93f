//! One round of our load: a number of clients for a number of seconds, straight to the action or over HTTPS.
//! Invariant: a call that began before the round's first counted moment or ended after its last does not
//! count.

use crate::cpu;
use crate::https::{Asked, Client};
use crate::pgbench::STAY;
use crate::served::Served;
use crate::work::{Person, Work};
use crate::world::World;
use serde_json::Value;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Time for connections and caches to warm up, as in pgbench's runs.
const WARM: Duration = Duration::from_secs(1);

/// The settings of a round.
#[derive(Clone, Copy)]
pub struct Plan {
    /// Concurrent clients.
    pub clients: usize,
    /// First and last workspace.
    pub workspaces: (usize, usize),
    /// Distinguishes this round's keys from another's.
    pub run: u64,
    /// The seconds that count.
    pub seconds: u64,
}

/// The results of one client.
#[derive(Default)]
struct Tally {
    latencies: Vec<Duration>,
    fault: Option<String>,
}

/// The results of a round.
pub struct Round {
    /// Calls per second.
    pub per_second: f64,
    /// The duration of each call.
    pub latencies: Vec<Duration>,
    /// The first call that failed.
    pub fault: Option<String>,
    /// Processor time of the program and of the database, in microseconds per call.
    pub cpu_us: (f64, f64),
}

#[derive(Clone, Copy)]
struct Window {
    from: Instant,
    until: Instant,
}

/// Calls the action directly, in this process. The serving program's work for it counts too, above all the
/// sealing of events.
pub async fn by_action(world: &Arc<World>, work: &'static Work, plan: Plan, served: &Served) -> Round {
    let window = window(plan);
    let clock = watch(window, vec![std::process::id(), served.pid()], served.postmasters.clone());
    let tallies = each_client(plan, |client| {
        let world = world.clone();
        async move {
            let (mut tally, mut turns) = (Tally::default(), Turns::of(plan, client));
            while Instant::now() < window.until {
                let (workspace, call) = turns.next();
                let began = Instant::now();
                let done = world.call(work, workspace, call).await;
                tally.note(window, began, done.map(drop));
            }
            tally
        }
    });
    gather(tallies.await, plan, clock)
}

/// Runs all clients concurrently. Returns each one's results.
async fn each_client<C>(plan: Plan, client: impl Fn(usize) -> C) -> Vec<Tally>
where
    C: Future<Output = Tally> + Send + 'static,
{
    let clients: Vec<_> = (0..plan.clients).map(|n| tokio::spawn(client(n))).collect();
    let mut tallies = Vec::new();
    for client in clients {
        tallies.push(
            client.await.unwrap_or_else(|why| Tally { fault: Some(why.to_string()), ..Tally::default() }),
        );
    }
    tallies
}

/// The form of what is asked over HTTPS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON, as a program asks for it.
    Json,
    /// The page, as a browser does.
    Page,
}

/// Over HTTPS, to the server's process. All clients share a few threads, as pgbench's do: with a thread for
/// each, the load would displace the server and the database from their processors at each answer.
pub async fn by_https(
    world: &Arc<World>,
    work: &'static Work,
    plan: Plan,
    form: Form,
    to: &Client,
    served: &Served,
) -> Round {
    let window = window(plan);
    let clock = watch(window, vec![served.pid()], served.postmasters.clone());
    let tallies = each_client(plan, |client| {
        let (world, to) = (world.clone(), to.clone());
        async move {
            let mut tally = Tally::default();
            let asked =
                ask_on(&world, (work, form), &to, &mut Turns::of(plan, client), window, &mut tally).await;
            Tally { fault: asked.err().or(tally.fault), ..tally }
        }
    });
    gather(tallies.await, plan, clock)
}

async fn ask_on(
    world: &World,
    (work, form): (&Work, Form),
    to: &Client,
    turns: &mut Turns,
    window: Window,
    tally: &mut Tally,
) -> Result<(), String> {
    let mut connection = to.connect().await?;
    while Instant::now() < window.until {
        let (workspace, call) = turns.next();
        let requests = requests_of(world, (work, form), workspace, call);
        let began = Instant::now();
        let mut done = Ok(());
        for Request { method, path, headers, body } in &requests {
            let answer = connection.ask(&Asked { method, path, headers, body }).await?;
            if answer.status != 200 {
                done = Err(format!("{}: {}", answer.status, answer.body));
            }
        }
        tally.note(window, began, done);
    }
    Ok(())
}

/// What a client sends.
struct Request {
    method: &'static str,
    path: String,
    headers: String,
    body: String,
}

/// The requests of a call, one after the other: usually one.
fn requests_of(world: &World, (work, form): (&Work, Form), workspace: usize, call: i64) -> Vec<Request> {
    if let (Form::Page, Some(page)) = (form, work.page) {
        let (base, cookie) = world.browser(workspace);
        let headers = format!("cookie: {cookie}\r\naccept: text/html\r\n");
        return vec![Request { method: "GET", path: base + &page(), headers, body: String::new() }];
    }
    let request = |(person, operation, body): (Person, &str, Value)| {
        let token = world.token(workspace, person);
        let headers = format!(
            "authorization: Bearer {token}\r\ncontent-type: application/json\r\nidempotency-key: {call}\r\n"
        );
        let (method, path, body) = if work.is_query {
            ("GET", query_of(operation, &body), String::new())
        } else {
            ("POST", format!("/api/v1/actions/{operation}"), body.to_string())
        };
        Request { method, path, headers, body }
    };
    work.steps(call).into_iter().map(request).collect()
}

/// The address of a query: its input as parameters of words, which need no escapes.
fn query_of(operation: &str, body: &Value) -> String {
    let pairs = body.as_object().into_iter().flatten();
    let pair = |(name, value): (&String, &Value)| {
        format!("{name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let pairs: Vec<String> = pairs.map(pair).collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    format!("/api/v1/queries/{operation}{mark}{}", pairs.join("&"))
}

impl Tally {
    fn note(&mut self, window: Window, began: Instant, done: Result<(), String>) {
        let ended = Instant::now();
        match done {
            Err(why) => self.fault = Some(why),
            Ok(()) if began >= window.from && ended <= window.until => self.latencies.push(ended - began),
            Ok(()) => {}
        }
    }
}

fn window(plan: Plan) -> Window {
    let from = Instant::now() + WARM;
    Window { from, until: from + Duration::from_secs(plan.seconds) }
}

/// Reads the processor time of the programs and of the database servers at both ends of the window.
fn watch(
    window: Window,
    programs: Vec<u32>,
    postmasters: Vec<u32>,
) -> thread::JoinHandle<(Duration, Duration)> {
    let read = move || -> (Duration, Duration) {
        (programs.iter().map(|&pid| cpu::of(pid)).sum(), cpu::of_families(&postmasters))
    };
    thread::spawn(move || {
        thread::sleep(window.from.saturating_duration_since(Instant::now()));
        let before = read();
        thread::sleep(window.until.saturating_duration_since(Instant::now()));
        let after = read();
        (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1))
    })
}

fn gather(tallies: Vec<Tally>, plan: Plan, clock: thread::JoinHandle<(Duration, Duration)>) -> Round {
    let fault = tallies.iter().find_map(|tally| tally.fault.clone());
    let latencies: Vec<Duration> = tallies.into_iter().flat_map(|tally| tally.latencies).collect();
    let (program, database) = clock.join().unwrap_or_default();
    let calls = latencies.len().max(1) as f64;
    let each = |time: Duration| time.as_secs_f64() * 1e6 / calls;
    Round {
        per_second: latencies.len() as f64 / plan.seconds as f64,
        fault,
        cpu_us: (each(program), each(database)),
        latencies,
    }
}

/// A client's choice of workspaces and its call numbers, as in pgbench's scripts.
struct Turns {
    plan: Plan,
    client: u64,
    done: u64,
    workspace: usize,
    chance: u64,
}

impl Turns {
    fn of(plan: Plan, client: usize) -> Turns {
        let client = client as u64;
        // Any odd number is a valid start; it must differ between clients and rounds.
        Turns { plan, client, done: 0, workspace: 0, chance: (plan.run * 1000 + client) * 2 + 1 }
    }

    fn next(&mut self) -> (usize, i64) {
        let (first, last) = self.plan.workspaces;
        if self.done.is_multiple_of(STAY) {
            // Knuth's MMIX generator; its high bits are good enough to pick a shop.
            self.chance =
                self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.workspace = first + (self.chance >> 33) as usize % (last - first + 1);
        }
        self.done += 1;
        let call = (self.plan.run * 1_000_000 + self.done) * 100 + self.client;
        (self.workspace, call.cast_signed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_client_stays_sixteen_calls_in_a_workspace_and_never_uses_a_number_twice() {
        let plan = Plan { clients: 2, workspaces: (1, 100), run: 3, seconds: 1 };
        let mut numbers = HashSet::new();
        let mut places = HashSet::new();
        for client in 0..2 {
            let mut turns = Turns::of(plan, client);
            for block in 0..200 {
                let stay: HashSet<usize> =
                    (0..STAY).map(|_| turns.next()).map(|(w, n)| (numbers.insert(n), w).1).collect();
                assert_eq!(stay.len(), 1, "block {block}");
                places.extend(stay);
            }
        }
        assert_eq!(numbers.len(), 400 * STAY as usize);
        assert!(places.iter().all(|w| (1..=100).contains(w)) && places.len() > 80, "{}", places.len());
    }
}
