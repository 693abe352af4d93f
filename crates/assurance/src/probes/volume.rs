//! The check of the disk below the database: whether a device between the data folder and the disk encrypts.
//! Invariant: an unknown device never counts as encrypted; the check reads the kernel's facts and no
//! settings.

use crate::probe::{Broken, Proof, Verdict};
use crate::world::World;
use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The kernel's folder of block devices.
const DEVICES: &str = "/sys/dev/block";
/// The kernel's list of mounts.
const MOUNTS: &str = "/proc/self/mountinfo";
/// The prefix of the ids of dm-crypt's devices (LUKS, plain, TrueCrypt).
const CRYPT: &str = "CRYPT-";
/// Deepest stack of devices; a deeper one would be a cycle, which the kernel does not make.
const DEEPEST: usize = 16;

/// The storage below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Below {
    /// All data is encrypted: by which layer, in words.
    Encrypted(String),
    /// No layer encrypts.
    Plain(String),
    /// Unknown.
    Hidden(&'static str),
}

/// encrypt-volume
pub async fn below(world: &World) -> Verdict {
    if world.access.superuser.is_none() {
        return Ok(Proof::of("The database is on another machine.")
            .lacking("the disk below it, which its operator knows"));
    }
    let data = world.data.clone();
    verdict(tokio::task::spawn_blocking(move || of(&data)).await?)
}

fn verdict(below: Below) -> Verdict {
    match below {
        Below::Encrypted(how) => Ok(Proof::of(format!("The data folder is on {how}."))),
        Below::Plain(chain) => Err(Broken::because(format!(
            "The data folder is on {chain}, and nothing on the way to it encrypts. Where the provider encrypts below that, \
             somebody can vouch for it."
        ))
        .unless_vouched()),
        Below::Hidden(why) => Ok(Proof::of("The data folder was looked at.").lacking(why)),
    }
}

fn of(folder: &Path) -> Below {
    let wanted = StatxFlags::BASIC_STATS;
    let Ok(found) = statx(CWD, folder, AtFlags::empty(), wanted) else {
        return Below::Hidden("the folder, which cannot be looked at");
    };
    if found.stx_attributes.contains(StatxAttributes::ENCRYPTED) {
        return Below::Encrypted("a folder that its file system encrypts (fscrypt)".into());
    }
    let number = format!("{}:{}", found.stx_dev_major, found.stx_dev_minor);
    let mounts = fs::read_to_string(MOUNTS).unwrap_or_default();
    match Mount::of(&mounts, &number) {
        Some(Mount { kind: "zfs", source }) => dataset(source),
        Some(Mount { kind: "btrfs", source }) => match by_name(source) {
            Some(number) => chain(Path::new(DEVICES), &number),
            None => Below::Hidden("the devices below a btrfs"),
        },
        Some(Mount { kind: "tmpfs" | "ramfs", .. }) => Below::Hidden("a disk: the folder is in memory"),
        _ => chain(Path::new(DEVICES), &number),
    }
}

/// A mounted device.
#[derive(Debug, PartialEq, Eq)]
struct Mount<'a> {
    kind: &'a str,
    source: &'a str,
}

impl<'a> Mount<'a> {
    /// The mount of this device (proc(5), mountinfo: its number is the third word; kind and source follow a
    /// dash).
    fn of(mounts: &'a str, number: &str) -> Option<Mount<'a>> {
        let line = mounts.lines().find(|line| line.split(' ').nth(2) == Some(number))?;
        let mut words = line.split_once(" - ")?.1.split(' ');
        Some(Mount { kind: words.next()?, source: words.next()? })
    }
}

/// The number of a device file.
fn by_name(source: &str) -> Option<String> {
    let found = statx(CWD, source, AtFlags::empty(), StatxFlags::BASIC_STATS).ok()?;
    (found.stx_rdev_major > 0).then(|| format!("{}:{}", found.stx_rdev_major, found.stx_rdev_minor))
}

/// ZFS's own answer for a dataset.
fn dataset(name: &str) -> Below {
    let asked = Command::new("zfs").args(["get", "-H", "-o", "value", "encryption", name]).output();
    let said = asked.ok().filter(|done| done.status.success());
    match said.map(|done| String::from_utf8_lossy(&done.stdout).trim().to_owned()).as_deref() {
        None | Some("" | "-") => Below::Hidden("the ZFS dataset, which does not say whether it is encrypted"),
        Some("off") => Below::Plain("a ZFS dataset that is not encrypted".into()),
        Some(cipher) => Below::Encrypted(format!("a ZFS dataset that is encrypted ({cipher})")),
    }
}

/// Follows a device down to those below it.
fn chain(devices: &Path, number: &str) -> Below {
    match fs::canonicalize(devices.join(number)) {
        Err(_) => Below::Hidden("the device below the folder, which this machine does not show"),
        Ok(device) => {
            let mut names = Vec::new();
            let is_encrypted = all_encrypted(&device, &mut names, 0);
            let names = names.join(", on ");
            if is_encrypted { Below::Encrypted(names) } else { Below::Plain(names) }
        }
    }
}

/// Whether every path down has a device that encrypts. Notes the devices on the way.
fn all_encrypted(device: &Path, names: &mut Vec<String>, depth: usize) -> bool {
    let name = device.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
    let kind = id.split('-').take(2).collect::<Vec<_>>().join(" ");
    if let Some(kind) = id.starts_with(CRYPT).then_some(kind) {
        names.push(format!("{name} ({kind})"));
        return true;
    }
    names.push(name);
    let below = lower(device);
    depth < DEEPEST && !below.is_empty() && below.iter().all(|one| all_encrypted(one, names, depth + 1))
}

/// The devices directly below one; below a partition is its disk.
fn lower(device: &Path) -> Vec<PathBuf> {
    let slaves = fs::read_dir(device.join("slaves")).into_iter().flatten().flatten();
    let mut below: Vec<PathBuf> = slaves.filter_map(|it| fs::canonicalize(it.path()).ok()).collect();
    below.sort();
    if below.is_empty() && device.join("partition").exists() {
        below.extend(device.parent().map(Path::to_owned));
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder like the kernel's folder of devices.
    struct Shown(PathBuf);

    impl Shown {
        fn new(name: &str) -> Shown {
            let folder =
                std::env::temp_dir().join(format!("steelyard-devices-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("numbers")).expect("a folder");
            Shown(folder)
        }

        fn device(&self, path: &str, number: &str, uuid: &str, on: &[&str]) {
            let device = self.0.join(path);
            fs::create_dir_all(device.join("slaves")).expect("a device");
            if !uuid.is_empty() {
                fs::create_dir_all(device.join("dm")).expect("a mapped device");
                fs::write(device.join("dm/uuid"), uuid).expect("its id");
            }
            for (n, below) in on.iter().enumerate() {
                symlink(self.0.join(below), device.join(format!("slaves/{n}"))).expect("below");
            }
            symlink(&device, self.0.join("numbers").join(number)).expect("its number");
        }

        fn below(&self, number: &str) -> Below {
            chain(&self.0.join("numbers"), number)
        }
    }

    impl Drop for Shown {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).expect("removed");
        }
    }

    #[test]
    fn a_volume_on_luks_on_a_part_of_a_disk_is_encrypted_and_one_on_both_kinds_is_not() {
        let shown = Shown::new("chain");
        shown.device("vda", "254:0", "", &[]);
        shown.device("vda/vda2", "254:2", "", &[]);
        fs::write(shown.0.join("vda/vda2/partition"), "2").expect("a part");
        shown.device("dm-0", "253:0", "CRYPT-LUKS2-0a1b-root", &["vda/vda2"]);
        shown.device("dm-1", "253:1", "LVM-abc", &["dm-0"]);
        shown.device("md0", "9:0", "", &["dm-0", "vda/vda2"]);
        let luks = Below::Encrypted("dm-1, on dm-0 (CRYPT LUKS2)".into());
        assert_eq!(shown.below("253:1"), luks);
        assert_eq!(shown.below("254:2"), Below::Plain("vda2, on vda".into()));
        assert!(matches!(shown.below("9:0"), Below::Plain(_)), "one of its two ways is bare");
        assert!(matches!(shown.below("0:42"), Below::Hidden(_)));
    }

    #[test]
    fn a_mount_is_found_by_its_device() {
        let mounts = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n\
                      40 27 0:40 / /srv rw shared:1 - zfs tank/shop rw,xattr\n";
        assert_eq!(Mount::of(mounts, "0:40"), Some(Mount { kind: "zfs", source: "tank/shop" }));
        assert_eq!(Mount::of(mounts, "254:0"), Some(Mount { kind: "ext4", source: "/dev/vda" }));
        assert_eq!(Mount::of(mounts, "8:1"), None);
    }

    #[test]
    fn a_plain_disk_asks_a_person_and_an_encrypted_one_does_not() {
        let plain = verdict(Below::Plain("vda2, on vda".into())).expect_err("nothing encrypts");
        assert!(plain.asks_word && plain.says.contains("vda2, on vda"), "{}", plain.says);
        assert!(
            verdict(Below::Encrypted("dm-0 (CRYPT LUKS2)".into())).is_ok_and(|proof| proof.lacks.is_none())
        );
        assert!(verdict(Below::Hidden("a disk")).is_ok_and(|proof| proof.lacks.is_some()));
    }

    #[test]
    fn this_machine_says_something_of_its_own_disk() {
        // Any answer is right, except the one for a missing folder.
        let missing = Below::Hidden("the folder, which cannot be looked at");
        assert_ne!(of(&std::env::temp_dir()), missing);
        assert_eq!(of(Path::new("/nonexistent/folder")), missing);
    }
}
