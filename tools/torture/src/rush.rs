//! `torture rush`: many people sign in at once while others work. Password hashing is slow and needs much
//! memory on purpose. It must neither exhaust the memory nor slow the rest down.
//! Invariant: every sign-in uses the real form over HTTPS from start to end, and the test checks that each
//! succeeded.

use crate::client::{Browser, Client, Told};
use crate::report;
use crate::server::{Door, Server};
use crate::shop::founding_link;
use rustix::process::Pid;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The bars of the issue: the whole program's memory, and the time of the other answers meanwhile.
const MOST_MEMORY_KB: u64 = 512 * 1024;
const SLOWEST: Duration = Duration::from_millis(100);
/// The pause between two requests of a client that works.
const BEAT: Duration = Duration::from_millis(10);
const PASSWORD: &str = "a long arm and a true measure";

/// The observations of a run.
#[derive(Default)]
struct Seen {
    over: AtomicBool,
    signed_in: AtomicUsize,
    refused: Mutex<Vec<String>>,
    sign_ins: Mutex<Vec<Duration>>,
    answers: Mutex<Vec<Duration>>,
    most_kb: Mutex<u64>,
}

/// Signs in `times` times, `at_once` of them concurrently. True: the bars held. Errors: the run itself was
/// not possible.
pub fn run(binary: &Path, times: usize, at_once: usize) -> Result<bool, String> {
    println!("{times} sign-ins, {at_once} at once");
    let server = Server::start(binary)?;
    let held = rush(&server, times, at_once);
    report::put_away(server, held)
}

fn rush(server: &Server, times: usize, at_once: usize) -> Result<bool, String> {
    let door = &server.door;
    let people: Vec<String> = (0..at_once).map(|n| open_workspace(door, n)).collect::<Result<_, _>>()?;
    let (seen, next) = (Seen::default(), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| watch(server.pid(), &seen));
        let working = scope.spawn(|| work(door, &seen));
        let coming: Vec<_> = people
            .iter()
            .map(|email| {
                scope.spawn(|| {
                    while next.fetch_add(1, Ordering::SeqCst) < times {
                        come(door, email, &seen)
                    }
                })
            })
            .collect();
        for one in coming {
            let _ = one.join();
        }
        seen.over.store(true, Ordering::SeqCst);
        working.join().unwrap_or_else(|_| Err("who worked panicked".to_owned()))
    })?;
    Ok(told(&seen, times))
}

/// Makes a person with a workspace, through the real form. Returns their address.
fn open_workspace(door: &Door, n: usize) -> Result<String, String> {
    let email = format!("p{n}@rush-{n}.example");
    let slug = format!("rush-{n}");
    let typed = [
        ("name", "Asha"),
        ("email", &email),
        ("password", PASSWORD),
        ("workspace", "Rush"),
        ("slug", &slug),
        ("country", "AU"),
    ];
    let mut browser = Browser::new(&door.ca)?;
    let opened = browser.open_workspace(&door.url, &founding_link(door)?, &typed);
    opened.map(|()| email).map_err(|why| format!("{slug} was not opened: {why}"))
}

fn come(door: &Door, email: &str, seen: &Seen) {
    let began = Instant::now();
    let typed = [("email", email), ("password", PASSWORD)];
    let came = Browser::new(&door.ca).and_then(|mut browser| browser.submit(&door.url, "/sign-in", &typed));
    match came {
        // The password was right: the second factor is next.
        Ok(to) if to.starts_with("/sign-in/code") => {
            seen.signed_in.fetch_add(1, Ordering::SeqCst);
            note(&seen.sign_ins, began.elapsed());
        }
        Ok(to) => note(&seen.refused, to),
        Err(why) => note(&seen.refused, why),
    }
}

/// Sends the requests of a page until the run ends.
fn work(door: &Door, seen: &Seen) -> Result<(), String> {
    let client = Client::new(&door.ca)?;
    while !seen.over.load(Ordering::SeqCst) {
        let began = Instant::now();
        match client.ask(&door.url, &door.token, "workspace.members", "") {
            Told::Done(_) => note(&seen.answers, began.elapsed()),
            other => return Err(format!("who worked was told {other:?}")),
        }
        thread::sleep(BEAT);
    }
    Ok(())
}

/// The memory of the program with its database; shared pages count once.
fn watch(server: Pid, seen: &Seen) {
    while !seen.over.load(Ordering::SeqCst) {
        let (_, now) = memory_kb(server);
        if let Ok(mut most) = seen.most_kb.lock() {
            *most = now.max(*most);
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// The memory of a process, and its memory together with all its descendants.
pub fn memory_kb(of: Pid) -> (u64, u64) {
    let of = of.as_raw_nonzero().get();
    let all = family(of).into_iter().filter_map(pss_kb).sum();
    (pss_kb(of).unwrap_or(0), all)
}

/// The processor time of a process and all its descendants, in milliseconds.
pub fn processor_ms(of: Pid) -> u64 {
    family(of.as_raw_nonzero().get()).into_iter().filter_map(used_ms).sum()
}

/// From the kernel's line about a process: its user and system time, in hundredths of a second.
fn used_ms(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name is in brackets and may contain anything.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    Some((next()? + next()?) * 10)
}

/// A process and all its descendants.
fn family(of: i32) -> Vec<i32> {
    let children = fs::read_to_string(format!("/proc/{of}/task/{of}/children")).unwrap_or_default();
    let mut all = vec![of];
    let tasks = fs::read_dir(format!("/proc/{of}/task")).into_iter().flatten().flatten();
    let listed =
        tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok()).collect::<String>();
    let text = if listed.is_empty() { children } else { listed };
    for child in text.split_whitespace().filter_map(|pid| pid.parse().ok()) {
        all.extend(family(child));
    }
    all
}

fn pss_kb(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn note<T>(list: &Mutex<Vec<T>>, one: T) {
    if let Ok(mut list) = list.lock() {
        list.push(one);
    }
}

fn told(seen: &Seen, times: usize) -> bool {
    let most_kb = seen.most_kb.lock().map_or(u64::MAX, |kb| *kb);
    let (answers, sign_ins) = (sorted(&seen.answers), sorted(&seen.sign_ins));
    let refused = seen.refused.lock().map(|list| list.clone()).unwrap_or_default();
    let signed_in = seen.signed_in.load(Ordering::SeqCst);
    println!("signed in: {signed_in} of {times}");
    for why in refused.iter().take(3) {
        println!("not signed in: {why}");
    }
    println!("a sign-in: median {:?}, p95 {:?}", share(&sign_ins, 50), share(&sign_ins, 95));
    println!(
        "the rest meanwhile: {} answers, median {:?}, p95 {:?}",
        answers.len(),
        share(&answers, 50),
        share(&answers, 95)
    );
    println!("most memory: {} MB, database and all", most_kb / 1024);
    signed_in == times && most_kb < MOST_MEMORY_KB && !answers.is_empty() && share(&answers, 95) < SLOWEST
}

fn sorted(list: &Mutex<Vec<Duration>>) -> Vec<Duration> {
    let mut all = list.lock().map(|list| list.clone()).unwrap_or_default();
    all.sort();
    all
}

/// The value that `of_hundred` per cent of the sorted ones do not exceed.
pub fn share(sorted: &[Duration], of_hundred: usize) -> Duration {
    sorted.get(sorted.len() * of_hundred / 100).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_the_sorted_list() {
        let all: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert_eq!(share(&all, 50), Duration::from_millis(51));
        assert_eq!(share(&all, 95), Duration::from_millis(96));
        assert_eq!(share(&[], 95), Duration::ZERO);
    }

    #[test]
    fn this_process_has_memory_and_is_of_its_own_family() {
        let own = i32::try_from(std::process::id()).expect("a number");
        assert!(family(own).contains(&own) && pss_kb(own).is_some_and(|kb| kb > 100));
        assert!(used_ms(own).is_some_and(|ms| ms < 3_600_000));
    }
}
