//! The program under abuse seen from outside: its memory, its open connections by address, and the faults in
//! its log.
//! Invariant: the watch sends no request to the program, and counts the program's own memory, not that of its
//! database.

use rustix::process::Pid;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The pause between two looks at its memory, and the number of those looks for each look at its connections.
const LOOK: Duration = Duration::from_millis(15);
const CONNECTIONS_EVERY: usize = 10;
/// States of a connection that the program has not closed (`/proc/net/tcp`): established, and closed by the
/// other side only.
const OPEN: [&str; 2] = ["01", "08"];

/// The observations so far.
pub struct Watch {
    server: Pid,
    port: u16,
    over: AtomicBool,
    most_kb: AtomicU64,
    seen: Mutex<BTreeMap<Ipv4Addr, Instant>>,
}

impl Watch {
    pub fn new(server: Pid, port: u16) -> Watch {
        Watch {
            server,
            port,
            over: AtomicBool::new(false),
            most_kb: AtomicU64::new(0),
            seen: Mutex::default(),
        }
    }

    /// Looks until `over`.
    pub fn look(&self) {
        let mut n = 0_usize;
        while !self.over.load(Ordering::SeqCst) {
            self.most_kb.fetch_max(self.memory_kb(), Ordering::SeqCst);
            if n.is_multiple_of(CONNECTIONS_EVERY) {
                let (open, now) = (self.open(), Instant::now());
                if let Ok(mut seen) = self.seen.lock() {
                    seen.extend(open.into_keys().map(|from| (from, now)));
                }
            }
            n += 1;
            thread::sleep(LOOK);
        }
    }

    pub fn end(&self) {
        self.over.store(true, Ordering::SeqCst);
    }

    /// Its present memory.
    pub fn memory_kb(&self) -> u64 {
        let text = fs::read_to_string(format!("/proc/{}/status", self.server.as_raw_nonzero()));
        let text = text.unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.split_whitespace().next().and_then(|kb| kb.parse().ok()).unwrap_or(0)
    }

    /// Its highest memory since the last call of this function.
    pub fn most_kb(&self) -> u64 {
        self.most_kb.swap(self.memory_kb(), Ordering::SeqCst)
    }

    /// Its open connections, by the address at the other end.
    pub fn open(&self) -> BTreeMap<Ipv4Addr, usize> {
        let table = fs::read_to_string("/proc/net/tcp").unwrap_or_default();
        count(&table, self.port)
    }

    /// The number of them from one address.
    pub fn open_from(&self, from: Ipv4Addr) -> usize {
        self.open().get(&from).copied().unwrap_or(0)
    }

    /// When a connection of this address was last seen open.
    pub fn last_seen(&self, from: Ipv4Addr) -> Option<Instant> {
        self.seen.lock().ok()?.get(&from).copied()
    }
}

/// Connections in the kernel's table with this local port, by the address at the other end.
fn count(table: &str, port: u16) -> BTreeMap<Ipv4Addr, usize> {
    let mut open = BTreeMap::new();
    let local = format!("{:08X}:{port:04X}", u32::from_ne_bytes(Ipv4Addr::LOCALHOST.octets()));
    for line in table.lines() {
        let words: Vec<&str> = line.split_whitespace().take(4).collect();
        let [_, here, there, state] = words[..] else { continue };
        if here != local || !OPEN.contains(&state) {
            continue;
        }
        let address = there.split(':').next().and_then(|hex| u32::from_str_radix(hex, 16).ok());
        *open.entry(Ipv4Addr::from(address.unwrap_or(0).to_ne_bytes())).or_default() += 1;
    }
    open
}

/// Faults in the program's own log: requests answered with a status of 500 and above except 503, and panics.
pub fn faults(data: &Path) -> Vec<String> {
    let pieces = fs::read_dir(data.join("log")).into_iter().flatten().flatten();
    let mut faults = Vec::new();
    for text in pieces.filter_map(|piece| fs::read_to_string(piece.path()).ok()) {
        faults.extend(text.lines().filter_map(fault));
    }
    let aloud = fs::read_to_string(data.join("serve.log")).unwrap_or_default();
    faults.extend(aloud.lines().filter(|line| line.contains("panicked at")).map(str::to_owned));
    faults
}

fn fault(line: &str) -> Option<String> {
    let told: Value = serde_json::from_str(line).ok()?;
    let status = told["fields"]["status"].as_u64()?;
    let is_fault = status >= 500 && status != 503;
    is_fault.then(|| format!("{} answered {status}", told["fields"]["route"].as_str().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_connections_are_counted_by_their_other_end() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue\n\
             0: 0100007F:1F90 0501007F:C001 01 0\n   1: 0100007F:1F90 0501007F:C002 08 0\n\
             2: 0100007F:1F90 0501007F:C003 06 0\n   3: 0501007F:C001 0100007F:1F90 01 0\n";
        if cfg!(target_endian = "little") {
            assert_eq!(count(table, 8080), BTreeMap::from([(Ipv4Addr::new(127, 0, 1, 5), 2)]));
        }
    }

    #[test]
    fn a_line_of_the_log_is_a_fault_when_the_program_is_to_blame() {
        let line = |status: u16| format!(r#"{{"fields":{{"status":{status},"route":"/x"}}}}"#);
        assert_eq!(fault(&line(500)).as_deref(), Some("/x answered 500"));
        assert!([200, 404, 429, 503].iter().all(|status| fault(&line(*status)).is_none()));
        assert!(fault("nothing").is_none() && fault(r#"{"fields":{}}"#).is_none());
    }
}
