//! Faults of the backups in the repository of the served program: files lost, changed, planted and left over.
//! Invariant: each fault has its repair; if the program finds a fault by a run of its own, that run is
//! repeated after the repair.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

const PLAIN: [&str; 4] = ["plain-a", "plain-b", "plain-c", "plain-d"];
const AN_HOUR_TWICE: Duration = Duration::from_secs(2 * 3_600);
const TWO_MONTHS: Duration = Duration::from_secs(60 * 86_400);

/// Waits until the program's first backup is made, read back and drilled.
pub fn until_well(data: &Path) {
    let until = Instant::now() + Duration::from_secs(300);
    while backup(data, "status").is_err() {
        assert!(Instant::now() < until, "the first backup did not come");
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// An error is the command's output.
fn backup(data: &Path, what: &str) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.args(["backup", what, "--log", "error", "--data"]).arg(data);
    let ran = command.output().expect("the command");
    let says = [&ran.stdout[..], &ran.stderr[..]].concat();
    if ran.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&says).into_owned()) }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The second piece of the archived log: pieces exist before and after it.
fn piece(data: &Path) -> PathBuf {
    let mut pieces = files(&data.join("backup/repo1/archive"));
    pieces.retain(|path| path.extension().is_some_and(|end| end == "zst"));
    pieces.sort();
    pieces[1].clone()
}

pub fn plant(data: &Path) {
    PLAIN.iter().for_each(|name| {
        fs::write(data.join("backup/repo1/archive").join(name), "a word in the clear").expect("planted");
    });
}

pub fn uproot(data: &Path) {
    PLAIN
        .iter()
        .for_each(|name| fs::remove_file(data.join("backup/repo1/archive").join(name)).expect("gone"));
}

pub fn lose(data: &Path) {
    let piece = piece(data);
    fs::write(data.join("lost.name"), piece.to_string_lossy().as_bytes()).expect("noted");
    fs::rename(piece, data.join("lost.piece")).expect("lost");
}

pub fn find(data: &Path) {
    let name = fs::read_to_string(data.join("lost.name")).expect("noted");
    fs::rename(data.join("lost.piece"), name).expect("found");
}

pub fn leave(data: &Path) {
    let left = data.join("drill-left");
    fs::create_dir(&left).expect("a folder");
    written(&left, AN_HOUR_TWICE);
}

pub fn clear(data: &Path) {
    fs::remove_dir(data.join("drill-left")).expect("gone");
}

fn written(path: &Path, ago: Duration) {
    let file = File::open(path).expect("there");
    file.set_modified(SystemTime::now() - ago).expect("its time");
}

pub fn age(data: &Path) {
    written(&piece(data), TWO_MONTHS);
}

pub fn renew(data: &Path) {
    written(&piece(data), Duration::ZERO);
}

fn flip(data: &Path) {
    let mut bundles = files(&data.join("backup/repo1/backup"));
    bundles.retain(|path| path.to_string_lossy().contains("F/bundle/"));
    let bundle = bundles.iter().min().expect("a bundle");
    let mut bytes = fs::read(bundle).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(bundle, bytes).expect("written");
}

pub fn damage(data: &Path) {
    flip(data);
    backup(data, "verify").expect_err("the damage is found");
    backup(data, "drill").expect_err("what is damaged is not restored");
}

pub fn mend(data: &Path) {
    flip(data);
    backup(data, "verify").expect("whole again");
    backup(data, "drill").expect("restored again");
}
