//! The settings of a second copy: `[replica]` in the file, and flags.
//! Invariant: the database listens for a copy only on the one address that the operator names.

use crate::problem::{Problem, Result};
use clap::Args;
use serde::Deserialize;
use std::net::IpAddr;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct ReplicaFlags {
    /// Address of this machine at which copies may follow, such as 10.0.0.1 (port 5432); off unless set
    #[arg(long, env = "STEELYARD_REPLICA_LISTEN", global = true)]
    pub replica_listen: Option<IpAddr>,
    /// Acknowledge no change before a copy has it; while no copy is connected, changes wait
    #[arg(long, env = "STEELYARD_REPLICA_WAIT", global = true)]
    pub replica_wait: bool,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ReplicaFile {
    listen: Option<IpAddr>,
    wait: bool,
}

/// The settings of copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replica {
    /// The address; None: copies cannot follow.
    pub listen: Option<IpAddr>,
    /// Whether a change waits for a copy.
    pub wait: bool,
}

/// The effective settings of flags and file. Errors: settings that contradict each other.
pub(super) fn read(
    flags: &ReplicaFlags,
    file: &ReplicaFile,
    is_elsewhere: bool,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Replica> {
    let listen = flags.replica_listen.or(file.listen);
    let shown = listen.map_or("nowhere".into(), |at| at.to_string());
    note("replica.listen", shown, flags.replica_listen.is_some(), file.listen.is_some());
    let wait = flags.replica_wait || file.wait;
    note("replica.wait", wait.to_string(), flags.replica_wait, file.wait);
    match listen {
        None if wait => {
            Err(Problem::setup("replica.wait: without replica.listen there is no copy to wait for"))
        }
        Some(at) if at.is_unspecified() => Err(Problem::setup(format!(
            "replica.listen: {at}: name the one address at which the copy finds this machine"
        ))),
        Some(_) if is_elsewhere => Err(Problem::setup(
            "replica.listen and database_url do not go together: its copies are the operator's",
        )),
        _ => Ok(Replica { listen, wait }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str, is_elsewhere: bool) -> std::result::Result<Replica, String> {
        let file: ReplicaFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(&ReplicaFlags::default(), &file, is_elsewhere, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn nothing_is_opened_unless_one_address_is_named() {
        assert_eq!(of("", false), Ok(Replica { listen: None, wait: false }));
        let opened = of("listen = \"10.0.0.1\"\nwait = true", false).expect("fine");
        assert_eq!(opened, Replica { listen: Some([10, 0, 0, 1].into()), wait: true });
        for (file, told) in [
            ("listen = \"0.0.0.0\"", "one address"),
            ("listen = \"::\"", "one address"),
            ("wait = true", "no copy to wait for"),
            ("listen = \"10.0.0.1:5432\"", "invalid"),
            ("port = 1", "port"),
        ] {
            let why = of(file, false).expect_err(file);
            assert!(why.contains(told), "{why}");
        }
        assert!(of("listen = \"10.0.0.1\"", true).is_err_and(|why| why.contains("database_url")));
    }
}
