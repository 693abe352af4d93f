//! The settings of backups: `[backup]` in the file; those that other commands need are flags too.
//! Invariant: backups are on by default; no backup is kept longer than 35 days.

use crate::problem::{Problem, Result};
use clap::Args;
use jiff::civil::{Time, Weekday};
use serde::Deserialize;
use std::path::PathBuf;

/// Longest retention.
const LONGEST_DAYS: u16 = 35;
/// Longest time between two drills: a drill older than eight days does not count.
const LONGEST_DRILL_DAYS: u16 = 7;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct BackupFlags {
    /// Whether backups are made: on or off [default: on]
    #[arg(long, env = "STEELYARD_BACKUP", global = true)]
    pub backup: Option<String>,
    /// Folder for backups, best on another disk [default: DATA/backup]
    #[arg(long, env = "STEELYARD_BACKUP_FOLDER", global = true)]
    pub backup_folder: Option<PathBuf>,
    /// Days a backup is kept, 35 at most [default: 14]
    #[arg(long, env = "STEELYARD_BACKUP_RETENTION_DAYS", global = true)]
    pub backup_retention_days: Option<u16>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BackupFile {
    on: Option<bool>,
    folder: Option<PathBuf>,
    retention_days: Option<u16>,
    at: Option<String>,
    full_on: Option<String>,
    drill_days: Option<u16>,
}

/// How backups are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Whether a setting turns backups on or off; None: no setting, which means on where a shop's data is.
    pub on: Option<bool>,
    /// The folder; None: in the data folder.
    pub folder: Option<PathBuf>,
    /// Days that a backup is kept.
    pub retention_days: u16,
    /// Time of each day, in UTC.
    pub at: Time,
    /// The day of the full backup.
    pub full_on: Weekday,
    /// Days between two drills.
    pub drill_days: u16,
}

/// The effective settings of flags and file. Errors: settings that contradict each other.
pub(super) fn read(
    flags: &BackupFlags,
    file: &BackupFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Backup> {
    let flag = match flags.backup.as_deref() {
        None => None,
        Some("on") => Some(true),
        Some("off") => Some(false),
        Some(other) => return Err(Problem::setup(format!("backup: {other}: it is on or off"))),
    };
    let on = flag.or(file.on);
    note("backup.on", on.unwrap_or(true).to_string(), flag.is_some(), file.on.is_some());
    let folder = flags.backup_folder.clone().or_else(|| file.folder.clone());
    let shown = folder.as_ref().map_or("DATA/backup".into(), |folder| folder.display().to_string());
    note("backup.folder", shown, flags.backup_folder.is_some(), file.folder.is_some());
    let days = flags.backup_retention_days.or(file.retention_days).unwrap_or(14);
    let named = (flags.backup_retention_days.is_some(), file.retention_days.is_some());
    note("backup.retention_days", days.to_string(), named.0, named.1);
    within("backup.retention_days", days, LONGEST_DAYS)?;
    let drill_days = file.drill_days.unwrap_or(LONGEST_DRILL_DAYS);
    note("backup.drill_days", drill_days.to_string(), false, file.drill_days.is_some());
    within("backup.drill_days", drill_days, LONGEST_DRILL_DAYS)?;
    let at = file.at.as_deref().unwrap_or("02:00");
    note("backup.at", at.to_owned(), false, file.at.is_some());
    let full_on = file.full_on.as_deref().unwrap_or("sunday");
    note("backup.full_on", full_on.to_owned(), false, file.full_on.is_some());
    let at = at.parse().map_err(|_| Problem::setup(format!("backup.at: {at}: a time such as 02:00")))?;
    let day = weekday(full_on).ok_or_else(|| Problem::setup(format!("backup.full_on: {full_on}: no day")))?;
    Ok(Backup { on, folder, retention_days: days, at, full_on: day, drill_days })
}

fn within(name: &str, days: u16, most: u16) -> Result<()> {
    if (1..=most).contains(&days) {
        return Ok(());
    }
    Err(Problem::setup(format!("{name}: {days}: from 1 to {most} days")))
}

fn weekday(name: &str) -> Option<Weekday> {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let at = days.iter().position(|day| *day == name.to_lowercase())?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(flags: &BackupFlags, file: &str) -> std::result::Result<Backup, String> {
        let file: BackupFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(flags, &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn backups_are_on_unless_somebody_says_otherwise() {
        let usual = of(&BackupFlags::default(), "").expect("fine");
        assert_eq!((usual.on, usual.retention_days, usual.full_on), (None, 14, Weekday::Sunday));
        let off = BackupFlags { backup: Some("off".into()), ..BackupFlags::default() };
        assert_eq!(of(&off, "on = true\nfull_on = \"Friday\"").expect("fine").on, Some(false));
    }

    #[test]
    fn what_cannot_be_is_told_at_the_start() {
        for (file, told) in [
            ("retention_days = 36", "from 1 to 35"),
            ("retention_days = 0", "from 1 to 35"),
            ("drill_days = 30", "from 1 to 7"),
            ("at = \"late\"", "backup.at"),
            ("full_on = \"someday\"", "backup.full_on"),
            ("key = \"x\"", "key"),
        ] {
            let why = of(&BackupFlags::default(), file).expect_err(file);
            assert!(why.contains(told), "{why}");
        }
    }
}
