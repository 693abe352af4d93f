//! The keyring as files on a disk: who may read it, two writers at once, a writer that is killed.
//! Invariant: a key that was confirmed exists after any kill; nothing is served from files that others may
//! read.

use jiff::Timestamp;
use keyring::{Cell, Fault, Unfit, Unsealing, Vault, Zeroizing, is_under, recover, seal_beside};
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use uuid::Uuid;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// The variable that names the folder which this program, started again, fills until it is killed.
const FILLS: &str = "STEELYARD_TEST_FILLS";

struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let path = std::env::temp_dir().join(format!("steelyard-vault-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Place(path)
    }

    fn open(&self) -> Result<Vault, Fault> {
        open(&self.0)
    }

    fn mode(&self, name: &str, mode: u32) {
        fs::set_permissions(self.0.join(name), Permissions::from_mode(mode)).expect("a mode");
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn open(folder: &Path) -> Result<Vault, Fault> {
    let secret = seal_beside(folder)?;
    Vault::make(folder, &secret, NOW)
}

fn cell(tenant: u128) -> Cell {
    Cell { tenant: Uuid::from_u128(tenant), column: "app.factor.secret", row: Uuid::from_u128(7) }
}

#[test]
fn what_was_sealed_opens_after_a_restart_and_the_files_are_their_owners_alone() {
    let place = Place::new("restart");
    let first = place.open().expect("made");
    first.make_for(Uuid::from_u128(1), NOW).expect("a key");
    let sealed = first.seal(&cell(1), b"words").expect("sealed");
    let again = place.open().expect("opened");
    assert_eq!(again.open(&cell(1), &sealed).expect("opens").as_slice(), b"words");
    assert_eq!(again.own("forms").expect("a key"), first.own("forms").expect("a key"));
    assert_ne!(first.own("forms").expect("a key"), first.own("pins").expect("a key"));
    for name in ["keyring", "seal", "lock"] {
        let mode = fs::metadata(place.0.join(name)).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
    assert!(matches!(again.seal(&cell(2), b"words"), Err(Fault::NoKey)));
}

#[test]
fn files_that_others_may_read_that_are_links_or_damaged_are_refused() {
    let place = Place::new("refused");
    place.open().expect("made");
    for name in ["keyring", "seal"] {
        for mode in [0o644, 0o640, 0o660, 0o604] {
            place.mode(name, mode);
            assert!(matches!(place.open(), Err(Fault::Exposed { .. })), "{name} {mode:o}");
        }
        place.mode(name, 0o600);
    }
    let (keyring, aside) = (place.0.join("keyring"), place.0.join("aside"));
    fs::rename(&keyring, &aside).expect("moved");
    symlink(&aside, &keyring).expect("a link");
    assert!(matches!(place.open(), Err(Fault::OtherOwner { .. })));
    fs::rename(&aside, &keyring).expect("back");
    fs::write(place.0.join("seal"), "another").expect("written");
    assert!(matches!(place.open(), Err(Fault::OtherSeal { .. })));
    fs::write(&keyring, "{").expect("written");
    assert!(matches!(place.open(), Err(Fault::Damaged { .. })));
}

#[test]
fn a_seal_moved_elsewhere_opens_the_same_keyring() {
    let (place, elsewhere) = (Place::new("moved"), Place::new("elsewhere"));
    assert!(place.open().expect("made").judged().expect("whole").seal_is_beside);
    fs::create_dir(&elsewhere.0).expect("a folder");
    let path = elsewhere.0.join("seal");
    fs::rename(place.0.join("seal"), &path).expect("moved");
    let vault = Vault::at(&place.0, &Unsealing::File(path.clone()).read().expect("a seal"))
        .expect("it fits")
        .expect("there");
    assert!(!vault.judged().expect("whole").seal_is_beside);
    assert!(matches!(place.open(), Err(Fault::Gone { .. })), "no other seal is made in its place");
    elsewhere.mode("seal", 0o644);
    assert!(matches!(Unsealing::File(path.clone()).read(), Err(Fault::Exposed { .. })));
    elsewhere.mode("seal", 0o600);
    fs::write(&path, "too short\n").expect("written");
    assert!(matches!(Unsealing::File(path.clone()).read(), Err(Fault::TooShort { .. })));
}

#[test]
fn a_key_that_another_process_made_is_found_and_one_that_rotated_the_root_too() {
    let place = Place::new("two");
    let (one, other) = (place.open().expect("made"), place.open().expect("opened"));
    one.make_for(Uuid::from_u128(1), NOW).expect("a key");
    let sealed = one.seal(&cell(1), b"words").expect("sealed");
    assert_eq!(other.open(&cell(1), &sealed).expect("opens").as_slice(), b"words");
    assert_eq!(other.rotate_root(NOW).expect("rotated"), 2);
    one.make_for(Uuid::from_u128(2), NOW).expect("under the new root");
    assert_eq!(one.open(&cell(1), &sealed).expect("opens").as_slice(), b"words");
    let custody = other.judged().expect("every key is the same on the disk");
    assert_eq!((custody.root, custody.keys, custody.workspaces), (2, 5, 2));
}

#[test]
fn a_newer_key_seals_in_every_process_that_looks_and_what_is_found_stays_found() {
    let place = Place::new("newer");
    let (one, other) = (place.open().expect("made"), place.open().expect("opened"));
    let tenant = Uuid::from_u128(1);
    assert!(matches!(one.rotate(tenant, NOW), Err(Fault::NoKey)), "there is none to replace");
    one.make_for(tenant, NOW).expect("a key");
    let (old, found) = (
        other.seal(&cell(1), b"words").expect("sealed"),
        other.blind(tenant, "a.b", b"words").expect("found"),
    );
    let newest = one.rotate(tenant, NOW).expect("a newer key");
    assert!(!is_under(newest, &other.seal(&cell(1), b"words").expect("sealed")), "not looked yet");
    other.look();
    let new = other.seal(&cell(1), b"words").expect("sealed");
    other.rotate_root(NOW).expect("the root key beside it");
    assert!(is_under(newest, &new) && !is_under(newest, &old));
    for (vault, sealed) in [(&one, &old), (&one, &new), (&other, &old), (&other, &new)] {
        assert_eq!(vault.open(&cell(1), sealed).expect("opens").as_slice(), b"words");
    }
    let versions = other.versions();
    assert_eq!(
        versions.iter().map(|it| (it.tenant, it.key)).collect::<Vec<_>>(),
        [(tenant, 2), (tenant, newest)]
    );
    assert!(!one.retire(versions[1]).expect("looked"), "the newest stays");
    assert!(one.retire(versions[0]).expect("taken out"));
    let again = place.open().expect("opened");
    assert!(matches!(again.open(&cell(1), &old), Err(Fault::Broken)), "its key is gone");
    assert_eq!(again.open(&cell(1), &new).expect("opens").as_slice(), b"words");
    assert_eq!(again.blind(tenant, "a.b", b"words").expect("found"), found);
    assert_eq!(other.judged().expect("whole").keys, 3);
}

#[test]
fn a_keyring_that_cannot_be_read_for_a_while_stops_no_writer() {
    let place = Place::new("while");
    let vault = place.open().expect("made");
    vault.make_for(Uuid::from_u128(1), NOW).expect("a key");
    let (keyring, aside) = (place.0.join("keyring"), place.0.join("aside"));
    fs::rename(&keyring, &aside).expect("moved");
    vault.look();
    assert!(vault.seal(&cell(1), b"words").is_ok());
    fs::write(&keyring, "{").expect("written");
    vault.look();
    assert!(vault.seal(&cell(1), b"words").is_ok());
    assert!(vault.judged().is_err(), "who judges the keys tells of it");
    fs::rename(&aside, &keyring).expect("back");
    assert!(vault.judged().is_ok());
}

#[test]
fn who_asks_for_a_workspace_that_is_none_makes_nobody_read_the_file() {
    let place = Place::new("none");
    let vault = place.open().expect("made");
    vault.make_for(Uuid::from_u128(1), NOW).expect("a key");
    vault.look();
    let keyring = place.0.join("keyring");
    let about = fs::metadata(&keyring).expect("a file");
    // A reader of the file would find it damaged.
    fs::write(&keyring, vec![b'{'; about.len() as usize]).expect("written over");
    let file = fs::File::options().write(true).open(&keyring).expect("a file");
    file.set_modified(about.modified().expect("a time")).expect("as it was");
    assert!(matches!(vault.blind(Uuid::from_u128(2), "a.b", b"words"), Err(Fault::NoKey)));
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("another time");
    assert!(matches!(vault.blind(Uuid::from_u128(2), "a.b", b"words"), Err(Fault::Damaged { .. })));
}

#[test]
fn eight_writers_at_once_lose_no_key() {
    let place = Place::new("eight");
    place.open().expect("made");
    std::thread::scope(|scope| {
        for n in 0..8u128 {
            let place = &place;
            scope.spawn(move || {
                let vault = place.open().expect("opened");
                (0..5).for_each(|m| vault.make_for(Uuid::from_u128(n * 100 + m + 1), NOW).expect("a key"));
            });
        }
    });
    assert_eq!(place.open().expect("opened").judged().expect("whole").workspaces, 40);
}

#[test]
fn what_a_killed_writer_left_beside_is_of_no_matter() {
    let place = Place::new("beside");
    place.open().expect("made").make_for(Uuid::from_u128(1), NOW).expect("a key");
    let whole = fs::read(place.0.join("keyring")).expect("read");
    for cut in [0, 1, whole.len() / 2, whole.len()] {
        fs::write(place.0.join("keyring.new"), &whole[..cut]).expect("half written");
        let vault = place.open().expect("opened");
        vault.make_for(Uuid::from_u128(cut as u128 + 10), NOW).expect("written over it");
        assert!(vault.seal(&cell(1), b"words").is_ok());
    }
}

/// Not a test: the process that is killed. It prints each confirmed key.
#[test]
fn fills_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FILLS) else { return };
    let vault = open(Path::new(&folder)).expect("opened");
    for n in 1.. {
        vault.make_for(Uuid::from_u128(n), NOW).expect("a key");
        if n % 7 == 0 {
            vault.rotate_root(NOW).expect("rotated");
        }
        println!("made {n}");
    }
}

#[test]
fn a_writer_killed_where_it_stands_loses_nothing_it_was_answered_for() {
    for round in 0..12u64 {
        let place = Place::new(&format!("killed-{round}"));
        place.open().expect("made");
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "fills_until_it_is_killed", "--nocapture"])
            .env(FILLS, &place.0)
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let out = BufReader::new(child.stdout.take().expect("its words"));
        std::thread::scope(|scope| {
            let (begun, begins) = std::sync::mpsc::channel();
            let told = scope.spawn(move || {
                let made = out.lines().map_while(Result::ok);
                let made = made.filter_map(|line| line.rsplit_once("made ")?.1.parse::<u128>().ok());
                made.inspect(|_| begun.send(()).unwrap_or_default()).max()
            });
            // On a busy machine the first key may take long.
            begins.recv().expect("it made some");
            std::thread::sleep(Duration::from_millis(50 + 13 * round));
            child.kill().expect("killed");
            child.wait().expect("ended");
            let last = told.join().expect("read").expect("it made some");
            let vault = place.open().expect("whole after the kill");
            (1..=last).for_each(|n| assert!(vault.seal(&cell(n), b"words").is_ok(), "key {n} of {last}"));
            vault.make_for(Uuid::from_u128(last + 100), NOW).expect("goes on");
        });
    }
}

/// Two of the shares of a vault's root key.
fn two_shares(vault: &Vault) -> Vec<Zeroizing<String>> {
    vault.shares(2, 3).expect("shares").1.split_off(1)
}

#[test]
fn a_keyring_whose_seal_is_lost_is_opened_by_shares_and_sealed_anew() {
    let place = Place::new("shares");
    let vault = place.open().expect("made");
    let shares = two_shares(&vault);
    // The same root key wraps keys that were made later.
    vault.make_for(Uuid::from_u128(1), NOW).expect("a key");
    let sealed = vault.seal(&cell(1), b"words").expect("sealed");
    let before = fs::read(place.0.join("seal")).expect("a seal");
    fs::remove_file(place.0.join("seal")).expect("lost");
    assert!(matches!(place.open(), Err(Fault::Gone { .. })));
    let one = recover(&place.0, &shares[..1], None);
    assert!(matches!(one, Err(Fault::Share(Unfit::TooFew(2)))), "{one:?}");
    assert_eq!(recover(&place.0, &shares, None).expect("recovered"), 1);
    let again = place.open().expect("opened");
    assert_eq!(again.open(&cell(1), &sealed).expect("opens").as_slice(), b"words");
    assert_ne!(
        fs::read(place.0.join("seal")).expect("a seal"),
        before,
        "the lost one opens nothing any more"
    );
    assert!(matches!(Vault::at(&place.0, &before), Err(Fault::OtherSeal { .. })));
    recover(&place.0, &shares, Some(b"a phrase of the operator")).expect("recovered");
    assert!(Vault::at(&place.0, b"a phrase of the operator").expect("opened").is_some());
}

#[test]
fn shares_of_another_root_key_or_instance_open_nothing_and_change_nothing() {
    let (place, other) = (Place::new("root"), Place::new("stranger"));
    let vault = place.open().expect("made");
    let (old, strange) = (two_shares(&vault), two_shares(&other.open().expect("made")));
    vault.rotate_root(NOW).expect("rotated");
    let keyring = fs::read(place.0.join("keyring")).expect("a keyring");
    for shares in [old, strange] {
        let done = recover(&place.0, &shares, None);
        assert!(matches!(done, Err(Fault::Share(Unfit::OtherRoot))), "{done:?}");
    }
    let elsewhere = recover(&other.0, &two_shares(&vault), None);
    assert!(matches!(elsewhere, Err(Fault::Share(Unfit::OtherRoot))), "{elsewhere:?}");
    assert_eq!(fs::read(place.0.join("keyring")).expect("a keyring"), keyring);
    assert!(place.open().is_ok(), "its own seal opens it still");
}

#[test]
fn who_is_buried_stays_so_in_a_copy_of_before_however_it_is_opened() {
    let place = Place::new("buried");
    let vault = place.open().expect("made");
    (1..=2).for_each(|n| vault.make_for(Uuid::from_u128(n), NOW).expect("a key"));
    let other = place.open().expect("another process");
    let (gone, stays) =
        (vault.seal(&cell(1), b"words").expect("sealed"), vault.seal(&cell(2), b"words").expect("sealed"));
    let shares = two_shares(&vault);
    let copy = fs::read(place.0.join("keyring")).expect("a copy");
    vault.bury(Uuid::from_u128(1), NOW).expect("buried");
    vault.bury(Uuid::from_u128(1), NOW).expect("once more changes nothing");
    let is_so = |vault: &Vault| {
        vault.look();
        assert!(matches!(vault.open(&cell(1), &gone), Err(Fault::Broken)));
        assert!(matches!(vault.seal(&cell(1), b"new"), Err(Fault::NoKey)));
        assert!(matches!(vault.make_for(Uuid::from_u128(1), NOW), Err(Fault::NoKey)), "it gets no other");
        assert_eq!(vault.open(&cell(2), &stays).expect("opens").as_slice(), b"words");
        assert_eq!(vault.tombstones().iter().map(|it| it.tenant).collect::<Vec<_>>(), [Uuid::from_u128(1)]);
    };
    is_so(&vault);
    is_so(&other);
    assert!(!is_in_keyring(&place, 1) && is_in_keyring(&place, 2));
    // A kill between the two files leaves this state, or somebody restores it.
    fs::write(place.0.join("keyring"), &copy).expect("put back");
    is_so(&place.open().expect("opened"));
    place.open().expect("opened").make_for(Uuid::from_u128(3), NOW).expect("written");
    assert!(!is_in_keyring(&place, 1), "the next write drops it");
    fs::write(place.0.join("keyring"), &copy).expect("put back");
    recover(&place.0, &shares, None).expect("recovered");
    is_so(&place.open().expect("opened"));
    assert!(!is_in_keyring(&place, 1));
}

#[test]
fn a_person_who_is_buried_stays_so_in_a_copy_of_before_and_in_every_process_that_looks() {
    let place = Place::new("person");
    let vault = place.open().expect("made");
    vault.make_for(Uuid::from_u128(1), NOW).expect("a key");
    let other = place.open().expect("another process");
    let of = |person: u128| Cell { row: Uuid::from_u128(person), ..cell(1) };
    let [hers, his] = [7, 8].map(|n| vault.seal_for_person(&of(n), b"words").expect("sealed"));
    assert_eq!(other.open(&of(7), &hers).expect("opens").as_slice(), b"words", "no file was written for her");
    assert!(other.open(&of(8), &hers).is_err() && other.open(&of(7), &his).is_err());
    let copy = fs::read(place.0.join("keyring")).expect("a copy");
    vault.bury_person(Uuid::from_u128(1), Uuid::from_u128(7), NOW).expect("buried");
    let is_so = |vault: &Vault| {
        vault.look();
        assert!(matches!(vault.open(&of(7), &hers), Err(Fault::Broken)));
        assert!(matches!(vault.seal_for_person(&of(7), b"anew"), Err(Fault::Broken)));
        assert_eq!(vault.open(&of(8), &his).expect("opens").as_slice(), b"words");
        assert!(
            vault.tombstones().is_empty() && !vault.is_buried(Uuid::from_u128(1)),
            "the workspace goes on"
        );
        assert_eq!(vault.persons_buried().len(), 1);
        vault.judged().expect("it is whole");
    };
    is_so(&vault);
    is_so(&other);
    // A kill between the two files leaves this state, or somebody restores it.
    fs::write(place.0.join("keyring"), &copy).expect("put back");
    is_so(&place.open().expect("opened"));
    place.open().expect("opened").make_for(Uuid::from_u128(3), NOW).expect("written");
    is_so(&place.open().expect("opened"));
    fs::remove_file(place.0.join("tombstones")).expect("gone");
    assert!(matches!(place.open(), Err(Fault::Tombstones { .. })));
}

fn is_in_keyring(place: &Place, n: u128) -> bool {
    let text = fs::read_to_string(place.0.join("keyring")).expect("a keyring");
    text.contains(&Uuid::from_u128(n).to_string())
}

#[test]
fn a_keyring_without_the_list_it_saw_is_not_opened_and_a_copy_takes_the_list_along() {
    let (place, into) = (Place::new("list"), Place::new("list-copy"));
    let vault = place.open().expect("made");
    (1..=3).for_each(|n| vault.make_for(Uuid::from_u128(n), NOW).expect("a key"));
    (1..=2).for_each(|n| vault.bury(Uuid::from_u128(n), NOW).expect("buried"));
    let path = place.0.join("tombstones");
    let list = fs::read_to_string(&path).expect("a list");
    let first = list.lines().next().expect("a line");
    for cut in [None, Some(String::new()), Some(format!("{first}\n"))] {
        match cut {
            Some(cut) => fs::write(&path, cut).expect("cut off"),
            None => fs::remove_file(&path).expect("gone"),
        }
        assert!(matches!(place.open(), Err(Fault::Tombstones { .. })));
        assert!(matches!(recover(&place.0, &two_shares(&vault), None), Err(Fault::Tombstones { .. })));
        private(&path, &list);
    }
    assert!(keyring::copied(&place.0, &into.0).expect("copied"));
    assert_eq!(into.open().expect("opened").tombstones().len(), 2);
}

fn private(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
    fs::set_permissions(path, Permissions::from_mode(0o600)).expect("the owner's alone");
}
