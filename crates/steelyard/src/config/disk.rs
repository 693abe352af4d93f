//! How much room the disks must have: `[disk]` in the file, `STEELYARD_DISK_…` in the environment, `--disk-…` as flags.
//! Invariant: the warning comes before changes are refused, and changes are refused before sign-in is.

use crate::problem::{Problem, Result};
use clap::Args;
use platform::disk::{Limits, MIB};
use serde::Deserialize;

/// Largest possible figure: a TB.
const MOST_MB: u64 = 1 << 20;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct DiskFlags {
    /// Warn when less than this percentage of a disk is free, or less than the next setting if that
    /// is smaller [default: 10]
    #[arg(long, env = "STEELYARD_DISK_WARN_PERCENT", global = true)]
    pub disk_warn_percent: Option<u64>,
    /// MB free below which to warn, if that is less than the percentage [default: 1024]
    #[arg(long, env = "STEELYARD_DISK_WARN_MB", global = true)]
    pub disk_warn_mb: Option<u64>,
    /// MB free below which changes are refused [default: 256]
    #[arg(long, env = "STEELYARD_DISK_REFUSE_MB", global = true)]
    pub disk_refuse_mb: Option<u64>,
    /// MB free below which sign-in is refused too, and background work pauses [default: 64]
    #[arg(long, env = "STEELYARD_DISK_FLOOR_MB", global = true)]
    pub disk_floor_mb: Option<u64>,
    /// MB of the database's log that may wait for backups; more is dropped, and a full backup follows [default: 4096]
    #[arg(long, env = "STEELYARD_DISK_ARCHIVE_QUEUE_MB", global = true)]
    pub disk_archive_queue_mb: Option<u64>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DiskFile {
    warn_percent: Option<u64>,
    warn_mb: Option<u64>,
    refuse_mb: Option<u64>,
    floor_mb: Option<u64>,
    archive_queue_mb: Option<u64>,
}

/// The required free space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// For each disk.
    pub limits: Limits,
    /// Bytes of the database's log that may wait for backups.
    pub archive_queue: u64,
}

/// The effective settings. Errors: figures that contradict each other.
pub(super) fn read(
    flags: &DiskFlags,
    file: &DiskFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Disk> {
    let usual = Limits::USUAL;
    let mut figure = |name, flag: Option<u64>, file: Option<u64>, usual: u64, most: u64| -> Result<u64> {
        let value = flag.or(file).unwrap_or(usual);
        note(name, value.to_string(), flag.is_some(), file.is_some());
        match value {
            value if value <= most => Ok(value),
            value => Err(Problem::setup(format!("{name}: {value}: at most {most}"))),
        }
    };
    let mut mb = |name, flag, file, usual: u64| -> Result<u64> {
        Ok(figure(name, flag, file, usual / MIB, MOST_MB)? * MIB)
    };
    let limits = Limits {
        warn: mb("disk.warn_mb", flags.disk_warn_mb, file.warn_mb, usual.warn)?,
        refuse: mb("disk.refuse_mb", flags.disk_refuse_mb, file.refuse_mb, usual.refuse)?,
        floor: mb("disk.floor_mb", flags.disk_floor_mb, file.floor_mb, usual.floor)?,
        warn_percent: 0,
    };
    let queue = mb("disk.archive_queue_mb", flags.disk_archive_queue_mb, file.archive_queue_mb, 4_096 * MIB)?;
    let (flag, file, usual) = (flags.disk_warn_percent, file.warn_percent, usual.warn_percent);
    let warn_percent = figure("disk.warn_percent", flag, file, usual, 100)?;
    if limits.refuse > limits.warn || limits.floor > limits.refuse {
        return Err(Problem::setup(
            "disk: warn_mb must be at least refuse_mb, and refuse_mb at least floor_mb",
        ));
    }
    Ok(Disk { limits: Limits { warn_percent, ..limits }, archive_queue: queue })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> std::result::Result<Disk, String> {
        let file: DiskFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(&DiskFlags::default(), &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn the_usual_figures_hold_unless_somebody_says_others_that_go_together() {
        assert_eq!(of("").expect("fine").limits, Limits::USUAL);
        let small = of("warn_mb = 100\nrefuse_mb = 40\nfloor_mb = 10\narchive_queue_mb = 32").expect("fine");
        assert_eq!((small.limits.refuse, small.archive_queue), (40 * MIB, 32 * MIB));
        for file in ["refuse_mb = 2000", "floor_mb = 300", "warn_percent = 101", "warn_mb = 99999999"] {
            assert!(of(file).is_err(), "{file}");
        }
    }
}
