//! PostgreSQL's own load program: its place, its runs, its output.
//! Invariant: it runs prepared, statement by statement, and its first second (connecting, preparing,
//! planning) does not count.

use crate::served::Served;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Transactions that a client makes in one workspace before it takes another; our clients do the same.
pub const STAY: u64 = 16;

/// The program, and the server it loads.
pub struct Pgbench {
    program: PathBuf,
    socket: PathBuf,
}

/// The settings of a round.
pub struct Wanted<'a> {
    /// The script.
    pub script: &'a Path,
    /// The database role.
    pub user: &'a str,
    /// Concurrent clients.
    pub clients: usize,
    /// First and last workspace.
    pub workspaces: (usize, usize),
    /// Distinguishes this round's ids from another's.
    pub run: u64,
    /// The seconds that count.
    pub seconds: u64,
    /// A new folder for the times of its transactions.
    pub log: &'a Path,
}

/// The figures of a round.
pub struct Figures {
    /// Transactions per second.
    pub per_second: f64,
    /// The duration of each transaction.
    pub latencies: Vec<Duration>,
}

impl Pgbench {
    /// The pgbench of the running server's version. Errors: it is not installed.
    pub fn beside(served: &Served) -> Result<Pgbench, String> {
        let socket = served.socket()?;
        let server = std::fs::read_link(format!("/proc/{}/exe", served.postmasters[0]))
            .map_err(|why| format!("the server's program: {why}"))?;
        let program = server.with_file_name("pgbench");
        if !program.is_file() {
            return Err(format!(
                "there is no {}; PostgreSQL's own packages bring it (Debian: postgresql)",
                program.display()
            ));
        }
        Ok(Pgbench { program, socket: socket.to_owned() })
    }

    /// The figures of one round. Errors: it failed, or some of its transactions did.
    pub fn run(&self, wanted: &Wanted<'_>) -> Result<Figures, String> {
        fs::create_dir(wanted.log).map_err(|why| format!("{}: {why}", wanted.log.display()))?;
        let mut command = Command::new(&self.program);
        command.args(["--no-vacuum", "--protocol=prepared", "--progress=1", "--port=5432"]);
        command.arg(format!("--client={}", wanted.clients));
        command.arg(format!("--jobs={}", wanted.clients.min(2)));
        command.arg(format!("--time={}", wanted.seconds + 1));
        command.arg("--log").arg(format!("--log-prefix={}", wanted.log.join("times").display()));
        let (first, last) = wanted.workspaces;
        for (name, value) in
            [("first", first as u64), ("last", last as u64), ("run", wanted.run), ("left", 0), ("seq", 0)]
        {
            command.arg(format!("--define={name}={value}"));
        }
        command
            .arg("--file")
            .arg(wanted.script)
            .arg("--host")
            .arg(&self.socket)
            .args(["--username", wanted.user]);
        command.arg(database::DATABASE).env("LC_ALL", "C");
        let done = command.output().map_err(|why| format!("{}: {why}", self.program.display()))?;
        let words = String::from_utf8_lossy(&done.stderr);
        if !done.status.success() {
            let first = words.lines().find(|line| line.contains("error")).unwrap_or("it ended with an error");
            return Err(format!("pgbench: {first}"));
        }
        let per_second = per_second(&words)
            .ok_or_else(|| format!("pgbench said nothing that can be read, or had failures:\n{words}"))?;
        Ok(Figures { per_second, latencies: after_first_second(logs(wanted.log)?) })
    }
}

/// A transaction of the log: its end and its duration, in microseconds.
type Took = (u64, u64);

/// Reads the logs of all its threads, and removes the folder. Errors: those of the disk.
fn logs(folder: &Path) -> Result<Vec<Took>, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let text = fs::read_to_string(entry.map_err(told)?.path()).map_err(told)?;
        all.extend(text.lines().filter_map(logged_line));
    }
    fs::remove_dir_all(folder).map_err(told)?;
    Ok(all)
}

/// `client number duration script seconds microseconds`: the duration is in microseconds, and the last two are
/// the moment of the end.
fn logged_line(line: &str) -> Option<Took> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let figure = |n: usize| fields.get(n)?.parse::<u64>().ok();
    Some((figure(4)? * 1_000_000 + figure(5)?, figure(2)?))
}

/// The durations of the transactions that began after the first second.
fn after_first_second(all: Vec<Took>) -> Vec<Duration> {
    let begin = |(end, took): &Took| end.saturating_sub(*took);
    let first = all.iter().map(begin).min().unwrap_or_default();
    let counts = all.iter().filter(|&it| begin(it) >= first + 1_000_000);
    counts.map(|(_, took)| Duration::from_micros(*took)).collect()
}

/// The mean of the seconds after the first. None if a transaction failed or no figure came.
fn per_second(words: &str) -> Option<f64> {
    let told: Vec<(f64, u64)> = words.lines().filter_map(progress).collect();
    if told.iter().any(|(_, failed)| *failed > 0) {
        return None;
    }
    let counted: Vec<f64> = told.into_iter().skip(1).map(|(tps, _)| tps).collect();
    (!counted.is_empty()).then(|| counted.iter().sum::<f64>() / counted.len() as f64)
}

/// `progress: 1.0 s, 1234.5 tps, lat 0.8 ms stddev 0.1, 0 failed`: transactions per second, and the number of
/// failures.
fn progress(line: &str) -> Option<(f64, u64)> {
    let mut parts = line.strip_prefix("progress: ")?.split(", ").skip(1);
    let tps = parts.next()?.strip_suffix(" tps")?.parse().ok()?;
    let failed = parts.find_map(|part| part.strip_suffix(" failed")).and_then(|n| n.parse().ok());
    Some((tps, failed.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_second_does_not_count() {
        let words = "pgbench (15.14)\nprogress: 1.0 s, 10.0 tps, lat 2.0 ms stddev 0.1, 0 failed\n\
                     progress: 2.0 s, 100.0 tps, lat 2.0 ms stddev 0.1, 0 failed\n\
                     progress: 3.0 s, 110.0 tps, lat 2.0 ms stddev 0.1, 0 failed\n";
        assert_eq!(per_second(words), Some(105.0));
    }

    #[test]
    fn transactions_that_began_in_the_first_second_do_not_count() {
        let lines = ["0 1 400000 0 100 500000", "1 1 900000 0 101 200000", "0 2 700000 0 101 900000"];
        let all: Vec<Took> = lines.iter().filter_map(|line| logged_line(line)).collect();
        assert_eq!(all, [(100_500_000, 400_000), (101_200_000, 900_000), (101_900_000, 700_000)]);
        assert_eq!(after_first_second(all), [Duration::from_micros(700_000)]);
        assert!(after_first_second(Vec::new()).is_empty());
        assert_eq!(logged_line("0 3 failed 0 102 100000"), None);
    }

    #[test]
    fn a_round_with_failures_is_no_figure() {
        let words = "progress: 1.0 s, 10.0 tps, lat 2.0 ms stddev 0.1, 0 failed\n\
                     progress: 2.0 s, 100.0 tps, lat 2.0 ms stddev 0.1, 3 failed\n";
        assert_eq!(per_second(words), None);
        assert_eq!(per_second("nothing"), None);
    }
}
