//! Processor time and memory of processes, from /proc.
//! Invariant: a server process that ended meanwhile still counts, because its parent inherits its time. The
//! processes that the server's archiver starts for each piece of the write-ahead log count too.

use std::fs;
use std::time::Duration;

/// The kernel's clock ticks in a second, the same on every architecture of Linux.
const TICKS: u64 = 100;

/// The processor time of one process with all its threads.
pub fn of(pid: u32) -> Duration {
    read(pid).map_or(Duration::ZERO, |stat| time(stat.own))
}

/// The processor time of one process and of its ended children.
pub fn with_buried(pid: u32) -> Duration {
    read(pid).map_or(Duration::ZERO, |stat| time(stat.own + stat.buried))
}

/// The processor time of some processes, their living children, and all their ended children.
pub fn of_families(parents: &[u32]) -> Duration {
    let children = pids().filter_map(read).filter(|stat| parents.contains(&stat.parent));
    let own: Duration = parents.iter().map(|&pid| with_buried(pid)).sum();
    own + time(children.map(|stat| stat.own + stat.buried).sum())
}

/// The busy time of all processors since the machine's start.
pub fn of_machine() -> Duration {
    time(fs::read_to_string("/proc/stat").ok().and_then(|stat| busy(&stat)).unwrap_or(0))
}

/// The first line of `/proc/stat` (proc(5)): all but idle (the fourth) and waiting for the disk (the fifth).
/// A guest's time is already in the user's.
fn busy(stat: &str) -> Option<u64> {
    let figures: Vec<u64> =
        stat.lines().next()?.split_whitespace().skip(1).filter_map(|figure| figure.parse().ok()).collect();
    let all: u64 = figures.iter().take(8).sum();
    Some(all - figures.get(3)? - figures.get(4)?)
}

/// Resident memory of a process in MB (10^6 bytes).
pub fn resident_mb(pid: u32) -> Option<f64> {
    status_mb(pid, "VmRSS:")
}

/// The largest resident memory that a process ever had, in MB.
pub fn largest_mb(pid: u32) -> Option<f64> {
    status_mb(pid, "VmHWM:")
}

fn status_mb(pid: u32, field: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(field))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

struct Stat {
    parent: u32,
    own: u64,
    buried: u64,
}

fn pids() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

fn read(pid: u32) -> Option<Stat> {
    parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// Reads `/proc/PID/stat` (proc(5)): the name in brackets may itself hold brackets and spaces.
fn parse(stat: &str) -> Option<Stat> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |n: usize| fields.get(n)?.parse::<u64>().ok();
    Some(Stat {
        parent: u32::try_from(number(1)?).ok()?,
        own: number(11)? + number(12)?,
        buried: number(13)? + number(14)?,
    })
}

fn time(ticks: u64) -> Duration {
    Duration::from_millis(ticks * 1000 / TICKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_with_brackets_in_its_name_is_read() {
        let stat = parse("7 (a) b) S 3 7 7 0 -1 0 1 2 3 4 150 50 20 5 20 0 1").expect("its figures");
        assert_eq!((stat.parent, stat.own, stat.buried), (3, 200, 25));
        assert_eq!(time(stat.own), Duration::from_secs(2));
        assert!(parse("nothing").is_none());
    }

    #[test]
    fn what_is_idle_or_waits_for_the_disk_is_not_busy() {
        assert_eq!(busy("cpu  10 1 5 1000 77 0 2 3 0 0\ncpu0 1 1 1 1"), Some(21));
    }

    #[test]
    fn this_process_has_memory_and_belongs_to_its_parent() {
        let own = std::process::id();
        assert!(resident_mb(own).is_some_and(|mb| mb > 0.5) && largest_mb(own) >= resident_mb(own));
        assert!(read(std::process::id()).is_some_and(|stat| stat.parent > 0));
    }
}
