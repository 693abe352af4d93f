//! An attacker: the ways in which each kind of abuse is done, and its results.
//! Invariant: each kind has an address of its own, so that no kind profits from a limit that another has used
//! up.

use super::wire::{Answer, Caller, Line, Target};
use crate::chance::Chance;
use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::sync::{Barrier, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The number of threads.
const HANDS: usize = 4;
/// The connections that an abuser tries to hold: more than an address may have.
const HELD: usize = 240;
/// Each thread leaves this many of them open at its end, for the program to close.
const LEFT: usize = 2;
/// The pause between two bytes on each.
const DRIP: Duration = Duration::from_millis(100);
/// Requests that are completed at the same moment.
const VOLLEY: usize = 96;
/// The abuser's longest wait for anything.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// One abuser, during one kind.
pub struct Abuser<'a> {
    pub target: &'a Target,
    pub from: Ipv4Addr,
    pub until: Instant,
    /// The token of a person who may only read, if there is one.
    pub token: &'a str,
    /// The address of a shop.
    pub slug: &'a str,
    chance: Mutex<Chance>,
    pub tally: Mutex<Tally>,
    /// Connections left open.
    pub left: Mutex<Vec<Box<dyn Send>>>,
}

/// The number of attempts, and the number of answers by status.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub tries: usize,
    /// Closed by the other side, or not answered in time.
    pub cut: usize,
    pub told: BTreeMap<u16, usize>,
    /// 503 without a time to come again.
    pub unsaid: usize,
}

impl Tally {
    fn note(&mut self, came: io::Result<Option<Answer>>) {
        self.tries += 1;
        match came {
            Ok(None) => {}
            Ok(Some(answer)) => {
                *self.told.entry(answer.status).or_default() += 1;
                let is_unsaid = answer.status == 503 && answer.header("retry-after").is_none();
                self.unsaid += usize::from(is_unsaid);
            }
            Err(_) => self.cut += 1,
        }
    }

    /// Answers that are the program's fault.
    pub fn faults(&self) -> usize {
        let wrong = self.told.iter().filter(|(status, _)| **status >= 500 && **status != 503);
        wrong.map(|(_, n)| n).sum::<usize>() + self.unsaid
    }

    /// `12 tries, 3 cut, 429 x 9`
    pub fn words(&self) -> String {
        let told: String = self.told.iter().map(|(status, n)| format!(", {status} x {n}")).collect();
        format!("{} tries, {} cut{told}", self.tries, self.cut)
    }
}

impl<'a> Abuser<'a> {
    /// With the token of somebody who may only read, and the address of a shop.
    pub fn new(
        target: &'a Target,
        from: Ipv4Addr,
        (token, slug): (&'a str, &'a str),
        seed: u64,
        lasts: Duration,
    ) -> Abuser<'a> {
        Abuser {
            target,
            from,
            until: Instant::now() + lasts,
            token,
            slug,
            chance: Mutex::new(Chance::new(seed, u64::from(from.to_bits()))),
            tally: Mutex::default(),
            left: Mutex::default(),
        }
    }

    /// A number from `low` to `high`.
    pub fn between(&self, low: u64, high: u64) -> u64 {
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).between(low, high)
    }

    /// A token in our form that belongs to nobody.
    pub fn guess(&self) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let letter = |_| char::from(LETTERS[usize::try_from(self.between(0, 63)).unwrap_or(0)]);
        format!("steelyard_{}A", (0..85).map(letter).collect::<String>())
    }

    pub fn is_over(&self) -> bool {
        Instant::now() >= self.until
    }

    pub fn dial(&self) -> io::Result<TcpStream> {
        self.target.dial(self.caller(false))
    }

    pub fn shake(&self) -> io::Result<Line> {
        self.target.shake(self.caller(false))
    }

    /// A TLS connection of a client that receives as little as possible.
    pub fn shake_narrow(&self) -> io::Result<Line> {
        self.target.shake(self.caller(true))
    }

    /// An HTTP/2 connection.
    pub fn shake_two(&self, settings: &[u8]) -> io::Result<Line> {
        self.target.shake_two(self.caller(false), settings)
    }

    fn caller(&self, is_narrow: bool) -> Caller {
        Caller { from: self.from, patience: PATIENCE, is_narrow }
    }

    pub fn note(&self, came: io::Result<Option<Answer>>) {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).note(came);
    }

    /// Opens as many connections as possible, sends something more on each repeatedly, and leaves some open.
    pub fn hold<S: Send + 'static>(
        &self,
        open: impl Fn() -> io::Result<S> + Sync,
        drip: impl Fn(&mut S) -> io::Result<()> + Sync,
    ) {
        let hand = || {
            let opened = (0..HELD / HANDS).map_while(|_| (!self.is_over()).then(&open));
            let mut held: Vec<S> =
                opened.filter_map(|stream| stream.map_err(|why| self.note(Err(why))).ok()).collect();
            while !self.is_over() {
                thread::sleep(DRIP);
                held.retain_mut(|stream| drip(stream).map_err(|why| self.note(Err(why))).is_ok());
            }
            held.iter().for_each(|_| self.note(Ok(None)));
            let left = held.drain(..LEFT.min(held.len())).map(|stream| Box::new(stream) as Box<dyn Send>);
            self.left.lock().unwrap_or_else(PoisonError::into_inner).extend(left);
        };
        self.by_all_hands(hand);
    }

    /// Repeats an attempt until the end.
    pub fn flood(&self, once: impl Fn() -> io::Result<Option<Answer>> + Sync) {
        self.by_all_hands(|| {
            while !self.is_over() {
                self.note(once());
            }
        });
    }

    /// Closes the connections that were left open.
    pub fn let_go(&self) {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Repeats a request on connections that stay open.
    pub fn ask(&self, request: impl Fn() -> Vec<u8> + Sync) {
        self.ask_while(|| !self.is_over(), request);
    }

    /// The same as long as `goes_on` is true.
    pub fn ask_while(&self, goes_on: impl Fn() -> bool + Sync, request: impl Fn() -> Vec<u8> + Sync) {
        self.by_all_hands(|| {
            let mut line: Option<Line> = None;
            while goes_on() {
                let kept = line.take().map_or_else(|| self.shake(), Ok);
                let asked = kept.and_then(|mut kept| Ok((kept.ask(&request())?, kept)));
                self.note(asked.map(|(answer, kept)| {
                    line = Some(kept);
                    Some(answer)
                }));
            }
        });
    }

    /// Sends a request on many connections, at first without its last byte, and then that byte on all of
    /// them. The answers are read if `is_read`.
    pub fn volley(&self, request: &[u8], is_read: bool) {
        let Some((last, all)) = request.split_last() else { return };
        let begin = || {
            let mut line = if is_read { self.shake() } else { self.shake_narrow() }?;
            line.send(all).map(|()| line)
        };
        while !self.is_over() {
            let ready = Barrier::new(HANDS);
            self.by_all_hands(|| {
                let begun = (0..VOLLEY / HANDS).map_while(|_| (!self.is_over()).then(begin));
                let begun: Vec<io::Result<Line>> = begun.collect();
                ready.wait();
                let shot = begun.into_iter().map(|line| {
                    let mut line = line?;
                    line.send(&[*last]).map(|()| line)
                });
                let shot: Vec<io::Result<Line>> = shot.collect();
                if !is_read {
                    thread::sleep(self.until.saturating_duration_since(Instant::now()));
                }
                for line in shot {
                    // If none of them was answered in that time, the rest will not be answered either.
                    let is_read = is_read && Instant::now() < self.until + PATIENCE;
                    self.note(line.and_then(|mut it| is_read.then(|| it.answer()).transpose()));
                }
            });
        }
    }

    fn by_all_hands(&self, hand: impl Fn() + Sync) {
        thread::scope(|scope| {
            for _ in 0..HANDS {
                scope.spawn(&hand);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_503_that_does_not_say_when_to_come_again_is_a_fault_and_so_is_any_500() {
        let answer = |status, head: &str| {
            Ok(Some(Answer { status, head: format!("HTTP/1.1 {status}\r\n{head}\r\n"), body: Vec::new() }))
        };
        let mut tally = Tally::default();
        tally.note(answer(503, "Retry-After: 5\r\n"));
        tally.note(answer(429, ""));
        tally.note(Err(io::ErrorKind::UnexpectedEof.into()));
        assert_eq!((tally.faults(), tally.words().as_str()), (0, "3 tries, 1 cut, 429 x 1, 503 x 1"));
        tally.note(answer(503, ""));
        tally.note(answer(500, ""));
        assert_eq!(tally.faults(), 2);
    }
}
