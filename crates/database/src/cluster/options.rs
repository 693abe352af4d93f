//! How a private cluster is run, and its part in replication.

use crate::replica::opening::Opening;
use crate::replica::source::Source;
use std::time::Duration;

/// How to run the cluster.
#[derive(Clone, Debug)]
pub struct Options {
    /// `false` only for throw-away clusters: commits do not wait for the disk, and a power failure loses all
    /// data.
    pub durable: bool,
    /// Connections the server accepts.
    pub max_connections: u16,
    /// Longest time for a start, with the recovery after a crash.
    pub start_timeout: Duration,
    /// Further server settings, such as `shared_buffers` or `archive_command`; none that opens the server or
    /// its log.
    pub settings: Vec<(String, String)>,
    /// Whether there is a second copy, and which of the two this is.
    pub part: Part,
}

/// The cluster's part in replication.
#[derive(Clone, Debug, Default)]
pub enum Part {
    /// There are no copies.
    #[default]
    Alone,
    /// Invited copies follow it.
    First(Opening),
    /// It follows another.
    Second(Source),
}

impl Default for Options {
    fn default() -> Options {
        Options {
            durable: true,
            max_connections: 60,
            start_timeout: Duration::from_secs(300),
            settings: Vec::new(),
            part: Part::Alone,
        }
    }
}
