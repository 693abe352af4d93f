//! Backups with the real programs: a restore brings back exactly what was there, and each trap ends in a
//! message and no damage.
//! Invariant: every folder and process here belongs to the test; where pgBackRest is missing the tests say so
//! and fail.

mod ended;

use crate::common::served;
use platform::keyring;
use served::Served;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use testing::Told;
use tokio_postgres::Client;

/// Runs a command beside the program. Returns its exit code and its whole output.
fn steelyard(data: &Path, arguments: &[&str]) -> (i32, String) {
    let done = command(data, arguments).output().expect("the program");
    told(&done)
}

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.args(arguments).args(["--log", "error", "--data"]).arg(data).stdin(Stdio::null());
    command
}

fn told(done: &Output) -> (i32, String) {
    let said = [&done.stdout[..], &done.stderr[..]].concat();
    (done.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
}

/// Runs a command that must succeed; a failure ends the test with its output.
fn well(data: &Path, arguments: &[&str]) -> String {
    let (code, said) = steelyard(data, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// The program with backups, and its database.
struct Ground {
    served: Served,
    data: PathBuf,
    database: Client,
    /// Another database of the same server: the program would not start with an unknown table in its own.
    beside: Client,
}

impl Ground {
    /// Returns when the first backup is made, read back and drilled.
    async fn open() -> Ground {
        let served = Served::with_backups();
        let data = served.folder.join("data");
        let ground = Ground { database: superuser(&data).await, beside: beside(&data).await, data, served };
        ground.until_well();
        ground
    }

    fn until_well(&self) {
        let until = Instant::now() + Duration::from_secs(90);
        loop {
            let (code, said) = steelyard(&self.data, &["backup", "status"]);
            if code == 0 {
                return;
            }
            assert!(Instant::now() < until, "{said}");
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// Writes a row as a shop's change would.
    async fn write(&self, number: i32) -> String {
        let row = self
            .beside
            .query_one("insert into planted values ($1) returning clock_timestamp()::text", &[&number])
            .await;
        row.expect("a row").get(0)
    }

    fn new_folder(&self, name: &str) -> PathBuf {
        self.served.folder.join(name)
    }

    fn file_of(&self, wanted: impl Fn(&str) -> bool) -> PathBuf {
        let found = files(&self.data.join("backup/repo1"));
        found.into_iter().find(|path| wanted(&path.to_string_lossy())).expect("such a file")
    }
}

fn settings(data: &Path) -> tokio_postgres::Config {
    let access = database::Cluster::beside(data).expect("the database beside");
    access.superuser.expect("the cluster's own superuser")
}

async fn superuser(data: &Path) -> Client {
    database::connect(&settings(data)).await.expect("a connection")
}

async fn beside(data: &Path) -> Client {
    database::connect(settings(data).dbname("postgres")).await.expect("a connection")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Opens a restored folder as the program would, and returns the planted rows.
async fn planted_in(folder: &Path) -> Vec<i32> {
    let cluster = database::Cluster::start(folder, database::Options::default()).await.expect("it starts");
    let client = beside(folder).await;
    let rows = client.query("select n from planted order by n", &[]).await.expect("the table");
    let mode = client.query_one("select current_setting('archive_mode')", &[]).await.expect("a setting");
    assert_eq!(mode.get::<_, &str>(0), "off", "nothing of the restore stays that would archive");
    cluster.stop().await.expect("it stops");
    rows.iter().map(|row| row.get(0)).collect()
}

fn at(moment: &str) -> String {
    moment.replacen(' ', "T", 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moment_is_restored_exactly_and_can_be_served() {
    let ground = Ground::open().await;
    ground.beside.batch_execute("create table planted (n int)").await.expect("a table");
    let mut moments = Vec::new();
    for number in 1..=4 {
        moments.push(ground.write(number).await);
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }
    ground.beside.batch_execute("delete from planted where n < 4").await.expect("an accident");
    let (early, late) = (ground.new_folder("early"), ground.new_folder("late"));
    let restore = |to: &str, into: &Path| {
        let into = into.to_string_lossy().into_owned();
        steelyard(&ground.data, &["backup", "restore", "--to", to, "--into", &into, "--purpose", "recovery"])
    };
    // Half a second before the fourth row: the copy has three rows and not the fourth.
    let to = at(&moments[3]).replace("+00", "Z");
    let moment: jiff::Timestamp = to.parse().expect("a moment");
    let before = (moment - Duration::from_millis(500)).to_string();
    let (code, said) = restore(&before, &early);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("steelyard serve --data"), "the next step is told: {said}");
    assert_eq!(planted_in(&early).await, [1, 2, 3]);
    let (code, said) = restore("latest", &late);
    assert_eq!(code, 0, "{said}");
    assert_eq!(planted_in(&late).await, [4], "not yet archived, and there all the same");
    assert_eq!(restore("latest", &late).0, 64, "a folder with something in it is left alone");
    opened_for_a_reason(&ground).await;
    a_drill_reads_the_log_of_its_copy(&ground);
    on_another_machine(&ground).await;
    let (code, said) = steelyard(&late, &["doctor", "--backup", "off"]);
    assert_eq!(code, 0, "a restored folder is a data folder, its keys came along: {said}");
}

/// The drill reads the log of its copy with the current keys.
fn a_drill_reads_the_log_of_its_copy(ground: &Ground) {
    let said = well(&ground.data, &["backup", "drill", "--json"]);
    let told: serde_json::Value =
        said.lines().find_map(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    assert!(told["events"].as_u64().is_some_and(|events| events > 0) && told["buried"] == 0, "{said}");
}

/// The other machine has copies of the backups and of their key, made by root, and nothing else.
async fn on_another_machine(ground: &Ground) {
    let (machine, into) = (ground.new_folder("machine"), ground.new_folder("machine.shop"));
    std::fs::create_dir_all(machine.join("keys")).expect("a folder");
    for name in ["backup", "keys/backup"] {
        let copied =
            Command::new("cp").arg("-r").arg(ground.data.join(name)).arg(machine.join(name)).status();
        assert!(copied.is_ok_and(|done| done.success()), "{name} is copied");
    }
    let words = into.to_string_lossy();
    let said =
        well(&machine, &["backup", "restore", "--to", "latest", "--into", &words, "--purpose", "recovery"]);
    assert!(said.contains("Only this message records"), "{said}");
    assert!(!machine.join("pg/data").exists(), "no database is made where the backups are");
    assert_eq!(planted_in(&into).await, [4]);
    the_keys_are_brought(ground, &into);
}

/// The keyring is in no backup: somebody must bring it to a machine that lacks it.
fn the_keys_are_brought(ground: &Ground, into: &Path) {
    let doctor = || steelyard(into, &["doctor", "--backup", "off"]);
    let (code, said) = doctor();
    assert!(code != 0 && said.contains("keyring"), "without its keys it is not opened: {said}");
    for name in ["keyring", "seal"] {
        let from = ground.data.join("keys").join(name);
        let copied = Command::new("cp").arg("-p").arg(from).arg(into.join("keys")).status();
        assert!(copied.is_ok_and(|done| done.success()), "{name} is copied");
    }
    let (code, said) = doctor();
    assert_eq!(code, 0, "with them it is: {said}");
}

async fn opened_for_a_reason(ground: &Ground) {
    let nowhere = ground.new_folder("nowhere");
    let into = nowhere.to_string_lossy();
    let (code, said) = steelyard(&ground.data, &["backup", "restore", "--to", "latest", "--into", &into]);
    assert_eq!((code, said.contains("--purpose")), (64, true), "{said}");
    let folder = ground.data.join("keys");
    let seal = keyring::seal_beside(&folder).expect("the seal");
    let vault = keyring::Vault::at(&folder, &seal).expect("readable").expect("a keyring");
    let rows = testing::told(&vault, &ground.database, "backup.restore").await;
    let word = |it: &Told, name: &str| it.content.after().and_then(|it| it[name].as_str().map(str::to_owned));
    let word = |it: &Told, name: &str| word(it, name).unwrap_or_default();
    let rows: Vec<(String, String, String)> =
        rows.iter().map(|it| (word(it, "purpose"), word(it, "person"), it.result.clone())).collect();
    assert_eq!(rows.len(), 3, "two restored, one refused: {rows:?}");
    assert!(rows.iter().all(|(why, who, _)| why == "recovery" && !who.is_empty()), "{rows:?}");
    assert_eq!(rows[2].2, "denied", "{rows:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_trap_ends_in_words_and_damages_nothing() {
    let ground = Ground::open().await;
    let key = ground.data.join("keys/backup/key.conf");
    let aside = ground.new_folder("key.aside");
    wrong_and_missing_key(&ground, &key, &aside);
    damaged_file(&ground);
    missing_log(&ground);
    moments_that_are_not_kept(&ground);
    killed_in_the_middle(&ground);
    ground.until_well();
}

/// The number of copies that a drill made and did not remove.
fn copies(data: &Path) -> usize {
    let names = std::fs::read_dir(data).expect("the folder").flatten().map(|entry| entry.file_name());
    names.filter(|name| name.to_string_lossy().starts_with("drill-")).count()
}

fn fails(ground: &Ground, arguments: &[&str], words: &str) {
    let (code, said) = steelyard(&ground.data, arguments);
    assert!(code != 0 && said.contains(words), "{arguments:?} should tell of {words}: {code} {said}");
    // The program reports its own drill before it has removed the drill's copy.
    let until = Instant::now() + Duration::from_secs(60);
    while copies(&ground.data) > 0 {
        assert!(Instant::now() < until, "a copy is left");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn wrong_and_missing_key(ground: &Ground, key: &Path, aside: &Path) {
    let kept = std::fs::read_to_string(key).expect("the key");
    std::fs::rename(key, aside).expect("moved");
    fails(ground, &["backup", "now"], "key of the backups is missing");
    fails(ground, &["backup", "drill"], "key of the backups is missing");
    assert!(!key.exists(), "a repository that is there gets no other key");
    std::fs::copy(aside, key).expect("a file like the key");
    std::fs::write(key, kept.replace("pass=", "pass=x")).expect("another key");
    hand_over(aside, key);
    fails(ground, &["backup", "now"], "do not open with the key");
    fails(ground, &["backup", "drill"], "do not open with the key");
    fails(ground, &["backup", "status"], "do not open with the key");
    std::fs::rename(aside, key).expect("back");
    well(&ground.data, &["backup", "now"]);
}

/// Gives the file the owner of the original, because the server's user reads it.
fn hand_over(like: &Path, path: &Path) {
    let meta = std::fs::metadata(like).expect("the original");
    let (uid, gid) = (std::os::unix::fs::MetadataExt::uid(&meta), std::os::unix::fs::MetadataExt::gid(&meta));
    std::os::unix::fs::chown(path, Some(uid), Some(gid)).expect("handed over");
}

fn damaged_file(ground: &Ground) {
    let file = ground.file_of(|path| path.contains("F/bundle/"));
    let whole = std::fs::read(&file).expect("a file");
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    std::fs::write(&file, damaged).expect("damaged");
    fails(ground, &["backup", "verify"], "damaged");
    fails(ground, &["backup", "status"], "damaged");
    std::fs::write(&file, whole).expect("mended");
    well(&ground.data, &["backup", "verify"]);
}

fn missing_log(ground: &Ground) {
    well(&ground.data, &["backup", "now"]);
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut pieces = files(&ground.data.join("backup/repo1/archive"));
    pieces.retain(|path| name(path).split_once('-').is_some_and(|(digits, _)| digits.len() == 24));
    pieces.sort();
    let second = &pieces[pieces.len() / 2];
    let aside = ground.new_folder("piece.aside");
    std::fs::rename(second, &aside).expect("lost");
    fails(ground, &["backup", "status"], "archived log are missing");
    std::fs::rename(&aside, second).expect("found again");
}

fn moments_that_are_not_kept(ground: &Ground) {
    let into = ground.new_folder("never");
    let into = into.to_string_lossy();
    let restore = ["backup", "restore", "--into", &*into, "--purpose", "legal", "--to"];
    fails(ground, &[&restore[..], &["2020-01-01T00:00:00Z"]].concat(), "no backup is kept from before");
    fails(ground, &[&restore[..], &["2999-01-01T00:00:00Z"]].concat(), "is not over yet");
    fails(ground, &[&restore[..], &["yesterday"]].concat(), "a moment is written like");
}

/// The command is killed while pgBackRest works for it. Its child processes end with it, and the next run
/// succeeds.
fn killed_in_the_middle(ground: &Ground) {
    for arguments in [["backup", "now", "--full"].as_slice(), &["backup", "drill"]] {
        let mut child = command(&ground.data, arguments).spawn().expect("the program");
        std::thread::sleep(Duration::from_millis(1500));
        child.kill().and_then(|()| child.wait()).expect("killed");
    }
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let (code, said) = steelyard(&ground.data, &["backup", "now"]);
        if code == 0 {
            break;
        }
        assert!(Instant::now() < until, "{said}");
        std::thread::sleep(Duration::from_millis(500));
    }
    well(&ground.data, &["backup", "verify"]);
    // The next drill deletes the copy that the killed one left.
    well(&ground.data, &["backup", "drill"]);
    fails(
        ground,
        &["backup", "restore", "--to", "latest", "--into", "/dev/null", "--purpose", "drill"],
        "not",
    );
}

/// Only root can mount a disk for the test.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_the_shop_goes_on() {
    let place = std::env::temp_dir().join(format!("steelyard-full-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("a folder");
    let disk =
        Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m,mode=755", "none"]).arg(&place).output();
    if !disk.is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: only root can mount a small disk to fill");
        return;
    }
    let folder = place.join("backup");
    let served = Served::with(&["--backup", "on", "--backup-folder", &folder.to_string_lossy()]);
    let data = served.folder.join("data");
    let now = ["backup", "now", "--full", "--backup-folder", &*folder.to_string_lossy()];
    // Until the program's own first backup has failed, another one is refused.
    let until = Instant::now() + Duration::from_secs(60);
    let (code, said) = loop {
        let (code, said) = steelyard(&data, &now);
        if said.contains("disk is full") || Instant::now() > until {
            break (code, said);
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    let shop = served.get("/healthz", "").expect("an answer").status;
    drop(served);
    let gone = Command::new("umount").arg(&place).status();
    assert!(gone.is_ok_and(|done| done.success()), "unmounted");
    std::fs::remove_dir(&place).expect("empty again");
    assert!(code != 0 && said.contains("disk is full"), "{code} {said}");
    assert_eq!(shop, 200, "the shop goes on");
}

/// Process numbers of the programs with this folder in their arguments.
fn at_work_in(folder: &Path) -> Vec<String> {
    let name = folder.to_string_lossy();
    let numbers = std::fs::read_dir("/proc").expect("processes").flatten().map(|it| it.file_name());
    let names_it = |number: &String| {
        let told = std::fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&told).contains(&*name)
    };
    numbers.filter_map(|it| it.into_string().ok()).filter(names_it).collect()
}

#[test]
fn a_program_that_stops_in_the_middle_of_a_drill_leaves_nobody_at_work() {
    let mut served = Served::with_backups();
    let data = served.folder.join("data");
    let until = Instant::now() + Duration::from_secs(90);
    let restores = |name: std::ffi::OsString| {
        name.to_string_lossy().starts_with("drill-") && data.join(name).join("pg/data/base").exists()
    };
    while !std::fs::read_dir(&data).expect("the folder").flatten().any(|it| restores(it.file_name())) {
        assert!(Instant::now() < until, "no drill began");
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(!at_work_in(&data).is_empty());
    served.stop();
    assert_eq!(at_work_in(&data), Vec::<String>::new());
}
