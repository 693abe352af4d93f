//! `torture abuse`: everything that a bad client can do, kind by kind, while an ordinary user works from
//! another address.
//! Invariant: the limits are those of the shipped program. Each kind is judged by the program's memory, by
//! the user's answers and by the abuser's answers, and all kinds together by what they leave behind.

mod abuser;
mod bombs;
mod frames;
mod kinds;
mod outside;
mod user;
mod watch;
mod wire;

use crate::report;
use crate::rush::share;
use crate::server::Server;
use abuser::{Abuser, Tally};
use kinds::{KINDS, Kind};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use user::{Met, User, stranger};
use watch::{Watch, faults};
use wire::Target;

/// The settings of a run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Only kinds with one of these in the name; an empty list means all.
    pub kinds: Vec<String>,
    /// The duration of each kind.
    pub lasts: Duration,
    /// The bar for 95 per cent of the user's answers.
    pub slowest: Duration,
}

/// The memory that the program may take in addition to its idle memory, and the growth that all kinds
/// together may leave.
const MORE_KB: u64 = 200 * 1024;
const GROWTH_KB: u64 = 8 * 1024;
/// Connections of one address (`platform::edge::limits`), and some that are being closed.
const EACH: usize = 200 + 8;
/// The program has closed by then what the client closed. For connections left open: ten seconds for the
/// missing bytes, one look, five for the orderly close, and some for a busy machine.
const CLOSED: Duration = Duration::from_secs(5);
const LEFT: Duration = Duration::from_secs(22);
/// The longest wait of a stranger who comes afterwards.
const STRANGER: Duration = Duration::from_secs(2);
/// The number of faults printed for each kind.
const SHOWN: usize = 3;

/// The results of one kind.
struct Row {
    kind: &'static Kind,
    from: Ipv4Addr,
    tally: Tally,
    answers: usize,
    p95: Duration,
    most_kb: u64,
    open: usize,
    ended: Instant,
    faults: Vec<String>,
}

/// Runs all planned kinds. True: every bar held. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, plan: &Plan) -> Result<bool, String> {
    // The doors answer without their usual delay here: with it too few attempts would get through to measure
    // the gate.
    let server = Server::start_with(binary, &["--edge-rates", "on", "--sign-in-answer-ms", "1"])?;
    let held = abuse(&server, seed, plan);
    report::put_away(server, held)
}

fn abuse(server: &Server, seed: u64, plan: &Plan) -> Result<bool, String> {
    let is_wanted =
        |kind: &Kind| plan.kinds.is_empty() || plan.kinds.iter().any(|it| kind.name.contains(it.as_str()));
    let kinds: Vec<&'static Kind> = KINDS.iter().filter(|kind| is_wanted(kind)).collect();
    println!("seed {seed}: {} kinds of abuse, {} ms each", kinds.len(), plan.lasts.as_millis());
    let target = Target::of(&server.door)?;
    let mut user = User::new(&target, &server.door, seed)?;
    user.work(&AtomicBool::new(true));
    let watch = Watch::new(server.pid(), target.port);
    thread::scope(|scope| {
        scope.spawn(|| watch.look());
        let held = Trial { target: &target, watch: &watch, plan, seed, idle_kb: watch.memory_kb() }
            .all(server, &mut user, &kinds);
        watch.end();
        held
    })
}

/// The parts that all kinds share.
struct Trial<'a> {
    target: &'a Target,
    watch: &'a Watch,
    plan: &'a Plan,
    seed: u64,
    idle_kb: u64,
}

impl Trial<'_> {
    fn all(&self, server: &Server, user: &mut User, kinds: &[&'static Kind]) -> Result<bool, String> {
        println!("the program takes {} MB when nothing goes on", self.idle_kb / 1024);
        let (mut rows, mut left) = (Vec::new(), Vec::new());
        for (n, kind) in (1..).zip(kinds) {
            let (token, slug) = (user.reader().to_owned(), user.slug().to_owned());
            let from = Ipv4Addr::new(127, 0, 1, n);
            let abuser = Abuser::new(self.target, from, (&token, &slug), self.seed, self.plan.lasts);
            let row = self.one(kind, &abuser, user);
            println!("{}", self.line(&row));
            rows.push(row);
            left.extend(abuser.left.into_inner().unwrap_or_else(PoisonError::into_inner));
        }
        let ended = self.are_ended(&mut rows);
        drop(left);
        self.tell(&rows);
        let back = [ended, self.is_calm(), self.is_told(server, user, &rows)];
        Ok(rows.iter().all(|row| row.faults.is_empty()) && back == [true; 3])
    }

    /// Runs one kind while the user works.
    fn one(&self, kind: &'static Kind, abuser: &Abuser, user: &mut User) -> Row {
        let over = AtomicBool::new(false);
        self.watch.most_kb();
        let (mut met, open) = thread::scope(|scope| {
            let working = scope.spawn(|| user.work(&over));
            (kind.does)(abuser);
            let open = self.watch.open_from(abuser.from);
            over.store(true, Ordering::SeqCst);
            let fell = |_| Met { wrong: vec!["the user fell over".to_owned()], ..Met::default() };
            (working.join().unwrap_or_else(fell), open)
        });
        met.answers.sort();
        let tally = abuser.tally.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut row = Row {
            kind,
            from: abuser.from,
            answers: met.answers.len(),
            p95: share(&met.answers, 95),
            most_kb: self.watch.most_kb().saturating_sub(self.idle_kb),
            open,
            ended: Instant::now(),
            faults: met.wrong,
            tally,
        };
        self.judge(&mut row);
        self.is_back(&mut row, abuser);
        row
    }

    fn judge(&self, row: &mut Row) {
        let more = row.most_kb / 1024;
        let found = [
            row.kind.wants.missed(&row.tally),
            (row.tally.faults() > 0).then(|| format!("{} answers blame the program", row.tally.faults())),
            (row.p95 >= self.plan.slowest).then(|| format!("the user waited {:?}", row.p95)),
            (row.most_kb > MORE_KB).then(|| format!("the program took {more} MB more")),
            (row.open > EACH).then(|| format!("{} connections were open", row.open)),
        ];
        row.faults.extend(found.into_iter().flatten());
    }

    /// Checks that the abuser's closed connections are closed, and that a newcomer is served.
    fn is_back(&self, row: &mut Row, abuser: &Abuser) {
        let left = abuser.left.lock().map_or(0, |left| left.len());
        while self.watch.open_from(row.from) > left && row.ended.elapsed() < CLOSED {
            thread::sleep(Duration::from_millis(20));
        }
        let open = self.watch.open_from(row.from);
        if open > left {
            row.faults.push(format!("{open} connections were open {} s later", CLOSED.as_secs()));
        }
        match stranger(self.target) {
            Ok(took) if took < STRANGER => {}
            Ok(took) => row.faults.push(format!("a stranger waited {took:?}")),
            Err(why) => row.faults.push(why),
        }
    }

    /// Whether the program closes the connections that were left open, in its time.
    fn are_ended(&self, rows: &mut [Row]) -> bool {
        let until = rows.iter().map(|row| row.ended + LEFT).max().unwrap_or_else(Instant::now);
        let is_open = |row: &Row| self.watch.open_from(row.from) > 0;
        while rows.iter().any(is_open) && Instant::now() < until {
            thread::sleep(Duration::from_millis(100));
        }
        let mut held = true;
        for row in rows {
            if is_open(row) || self.went(row) > LEFT {
                row.faults.push(format!("connections were open {} s later", LEFT.as_secs()));
                held = false;
            }
        }
        held
    }

    /// The time from the end of a kind to the last sight of its connections.
    fn went(&self, row: &Row) -> Duration {
        self.watch.last_seen(row.from).map_or(Duration::ZERO, |at| at.saturating_duration_since(row.ended))
    }

    /// Whether the program's memory no longer changes.
    fn is_calm(&self) -> bool {
        let before = self.watch.memory_kb();
        thread::sleep(Duration::from_secs(2));
        let after = self.watch.memory_kb();
        println!("memory afterwards: {} MB, two seconds later {} MB", before / 1024, after / 1024);
        after <= before + GROWTH_KB && after <= self.idle_kb + MORE_KB
    }

    /// Whether log, audit log and bills agree.
    fn is_told(&self, server: &Server, user: &User, rows: &[Row]) -> bool {
        let faults = faults(server.folder());
        for fault in faults.iter().take(SHOWN) {
            println!("the log: {fault}");
        }
        let bills = user.bills_are_there(&server.door);
        println!(
            "bills: {}",
            bills.as_ref().map_or_else(String::as_str, |()| "all that were acknowledged are there")
        );
        let forged = rows.iter().find(|row| row.kind.name == kinds::FORGED).map(|row| row.from.to_string());
        let told = user.refused_from(&server.door);
        let is_true = match (&forged, &told) {
            (Some(from), Ok(told)) => !told.is_empty() && told.iter().all(|ip| ip == from),
            _ => forged.is_none(),
        };
        if !is_true {
            println!("the audit log has forged addresses: {told:?}");
        }
        faults.is_empty() && bills.is_ok() && is_true
    }

    fn line(&self, row: &Row) -> String {
        let verdict = if row.faults.is_empty() { "held" } else { "NOT HELD" };
        let faults: String = row.faults.iter().take(SHOWN).map(|fault| format!("\n  {fault}")).collect();
        format!("{verdict}: {}: {}{faults}", row.kind.name, row.tally.words())
    }

    fn tell(&self, rows: &[Row]) {
        println!(
            "{:<34}  {:>7}  {:>7}  {:>5}  {:>8}  {:>6}  {:>8}  {:>6}",
            "kind", "tries", "cut", "open", "memory", "user", "p95", "gone"
        );
        for row in rows {
            println!(
                "{:<34}  {:>7}  {:>7}  {:>5}  {:>5} MB  {:>6}  {:>5} ms  {:>4} s",
                row.kind.name,
                row.tally.tries,
                row.tally.cut,
                row.open,
                row.most_kb / 1024,
                row.answers,
                row.p95.as_millis(),
                self.went(row).as_secs()
            );
        }
        for row in rows.iter().filter(|row| !row.faults.is_empty()) {
            println!("{}", self.line(row));
        }
        let held = rows.iter().filter(|row| row.faults.is_empty()).count();
        println!("kinds held: {held} of {}", rows.len());
    }
}
