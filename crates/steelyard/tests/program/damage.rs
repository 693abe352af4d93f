//! Damage on the disk from end to end: a test flips a byte, people and the operator see what is damaged, and
//! one command restores every acknowledged change.
//! Invariant: the program, its database and its backups are the real ones; the byte is flipped in the file.

use crate::common::second::{spans, steelyard, well};
use crate::common::served::{self, Answer, Served};
use crate::common::world::{self, Shop, World};
use crate::disk::{scraped, until};
use jiff::Timestamp;
use kernel::role::Role;
use platform::keyring::{Vault, seal_beside};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::Duration;
use testing::Told;
use testing::forms::{in_full, tell};

const SOON: Duration = Duration::from_secs(60);
/// The log of changes goes to the backups each minute, and each minute is noted.
const LATER: Duration = Duration::from_secs(240);
/// A table that bills need and rates do not.
const TABLE: &str = "ledger.party";
const BILLS: usize = 10;
/// So many after the recovery: more would move the party to another page of its table than the one that is flipped.
const FEW: usize = 3;

struct House {
    served: Served,
    shop: Shop,
    metrics: u16,
    data: PathBuf,
    /// The bill numbers, by the keys with which the bills were posted.
    bills: Vec<(String, String)>,
}

impl House {
    async fn open() -> House {
        let metrics = served::free_port();
        let told = format!("127.0.0.1:{metrics}");
        let served = Served::with(&["--backup", "on", "--edge-rates=off", "--metrics", &told]);
        served.signed_up();
        let data = served.folder.join("data");
        let keys = data.join("keys");
        let vault = Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable");
        let access = database::Cluster::beside(&data).expect("the database beside");
        let world = World::over(access, vault.expect("a keyring")).await;
        let shop = world.shop("ring").await;
        let owner = shop.token(Role::Owner);
        let series = json!([{ "code": "INV", "doc": "invoice", "pattern": "A/{fy2}/{n:5}", "next": 1, "fy": "2026-27" }]);
        world.done("workspace.import.run", owner, &json!({ "kind": "series", "rows": series })).await;
        let aarav = json!({ "party": "aarav", "name": "Aarav", "kind": "customer", "state": "27" });
        world.done("workspace.party.create", owner, &aarav).await;
        let mut house = House { served, shop, metrics, data, bills: Vec::new() };
        assert_eq!(house.publish("first").status, 200);
        house.post_bills("before", BILLS);
        until("a backup", SOON, || well(&house.data, &["backup", "list"]).contains("everything"));
        house.post_bills("after", BILLS);
        house
    }

    fn act(&self, name: &str, role: Role, key: &str, input: &Value) -> Answer {
        let url = self.served.url(&format!("/api/v1/actions/{name}"));
        let request = self.served.agent().post(&url).header("host", &self.served.host);
        let request = request.header("idempotency-key", key).header("content-type", "application/json");
        let request = request.header("authorization", format!("Bearer {}", self.shop.token(role)));
        served::answer(request.send(input.to_string()).expect("the program answers"))
    }

    fn publish(&self, key: &str) -> Answer {
        let rate = json!({ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 1_217_500,
                           "per_mg": "1000", "confirm_jump": true });
        self.act("sell.rate.publish", Role::Owner, key, &rate)
    }

    fn post_bill(&self, key: &str) -> Answer {
        let bill = json!({ "party": "aarav", "lines": [{ "description": "ring", "metal": "gold", "net_mg": 500,
                           "fineness_ppt": "916", "making": { "mode": "per_gram", "minor_per_g": "85000" },
                           "tax_class": "jewellery" }] });
        self.act("sell.invoice.post", Role::Cashier, key, &bill)
    }

    fn post_bills(&mut self, when: &str, many: usize) {
        for n in 0..many {
            let key = format!("{when}-{n}");
            let answer = self.post_bill(&key);
            assert_eq!(answer.status, 200, "{}", answer.text);
            self.bills.push((key, number(&answer)));
        }
    }

    fn page(&self, path: &str) -> Answer {
        let cookies = format!("{}={}", identity::sessions::session_cookie("ring"), self.shop.cookie);
        self.served.get(path, &cookies).expect("an answer")
    }

    fn status(&self, path: &str) -> u16 {
        self.served.get(path, "").map_or(0, |answer| answer.status)
    }

    fn worries(&self) -> String {
        read(&self.page("/trust.json"))["worries"].to_string()
    }

    fn figure(&self, name: &str) -> Option<f64> {
        let text = scraped(self.metrics);
        text.lines().find_map(|line| line.strip_prefix(&format!("{name} "))?.parse().ok())
    }

    /// Flips one byte of the table's first page.
    fn flip(&self) {
        flip(&file_of(&self.data, TABLE));
    }

    /// The process number of the database server.
    fn server(&self) -> String {
        let written = std::fs::read_to_string(self.data.join("pg/data/postmaster.pid")).expect("its number");
        written.lines().next().expect("a line").to_owned()
    }

    /// Ends program and server at once: the last acknowledged changes are in no backup yet.
    fn lose_power(&mut self) {
        let program = self.served.pid().to_string();
        signal("-STOP", &program);
        signal("-9", &self.server());
        self.served.kill();
    }
}

fn signal(which: &str, process: &str) {
    let sent = std::process::Command::new("kill").args([which, process]).status();
    assert!(sent.is_ok_and(|done| done.success()), "{which} {process}");
}

/// A table's own file, from the program's list of files.
fn file_of(data: &Path, table: &str) -> PathBuf {
    let kept = std::fs::read(data.join("pages.json")).expect("what is kept of the files");
    let kept: Value = serde_json::from_slice(&kept).expect("JSON");
    let parts = kept["relations"]["parts"].as_object().expect("files");
    let is_it = |part: &Value| {
        part["table"] == table && part["what"].as_str().is_some_and(|what| what.ends_with("itself"))
    };
    let (file, _) = parts.iter().find(|(_, part)| is_it(part)).expect("the table's");
    data.join("pg/data").join(file)
}

fn flip(path: &Path) {
    let file = OpenOptions::new().read(true).write(true).open(path).expect("the file");
    let mut byte = [0];
    file.read_exact_at(&mut byte, 5_000).expect("read");
    file.write_all_at(&[byte[0] ^ 0x20], 5_000).expect("flipped");
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.text))
}

fn number(answer: &Answer) -> String {
    read(answer)["number"].as_str().expect("a number").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flipped_byte_is_named_and_one_command_brings_everything_back() {
    let mut house = House::open().await;
    until("the first pass", SOON, || house.figure("steelyard_pages_read_timestamp_seconds").is_some());
    assert_eq!((house.figure("steelyard_damaged_pages"), house.status("/readyz")), (Some(0.0), 200));
    let said = well(&house.data, &["doctor"]);
    assert!(
        said.contains("as they were written: all read just now") && said.contains("by the program last at"),
        "{said}"
    );
    house.served.stop();
    house.flip();
    let (code, said) = steelyard(&house.data, &["doctor"]);
    assert!(
        code == 69 && said.contains("ledger.party (the table itself), page 0"),
        "nobody told it: {code} {said}"
    );
    house.served.again();
    everybody_is_told(&house);
    let done = house.publish("while-damaged");
    assert_eq!(done.status, 200, "what needs no damaged page works: {}", done.text);
    let (code, said) = steelyard(&house.data, &["backup", "recover"]);
    assert!(code != 0 && said.contains("already using"), "not while the program runs: {code} {said}");
    house.lose_power();
    let said = well(&house.data, &["backup", "recover"]);
    assert!(said.contains("each page as it was written"), "{said}");
    house.served.again();
    what_follows_is_in_the_backups(&mut house).await;
    everything_is_there(&house).await;
    damage_that_a_request_meets(&house);
}

/// The page's red line, the metrics, the health endpoints, the refusals to people and programs, and `doctor`
/// all tell it.
fn everybody_is_told(house: &House) {
    until("the red line", SOON, || house.worries().contains("ledger.party (the table itself), page 0"));
    assert!(house.worries().contains("`steelyard backup recover`"), "{}", house.worries());
    let trust = house.page("/trust").text;
    assert!(trust.contains("A part of the stored data is damaged"), "{trust}");
    assert_eq!(house.figure("steelyard_damaged_pages"), Some(1.0));
    assert_eq!((house.status("/healthz"), house.status("/readyz")), (200, 503));
    let ready = read(&house.served.get("/readyz", "").expect("an answer"));
    assert_eq!((&ready["data"], &ready["why"]), (&json!("damaged"), &json!("data_damaged")));
    let refused = house.post_bill("refused");
    assert_eq!((refused.status, &read(&refused)["code"]), (500, &json!("data_damaged")), "{}", refused.text);
    assert!(!refused.text.contains("ry again"), "{}", refused.text);
    let page = house.page("/w/ring/customers");
    assert!(page.status == 500 && page.text.contains("A part of the data is damaged"), "{}", page.text);
    let (code, said) = steelyard(&house.data, &["doctor"]);
    assert_eq!(code, 69, "{said}");
    assert!(
        said.contains("ledger.party (the table itself), page 0") && said.contains("steelyard backup recover"),
        "{said}"
    );
}

/// The log has the damage and its end, and names whose table it was.
async fn its_events_are_there(house: &House) {
    let access = database::Cluster::beside(&house.data).expect("the database beside");
    let client = database::connect(&access.superuser.expect("its own")).await.expect("a connection");
    let keys = house.data.join("keys");
    let vault =
        Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable").expect("a keyring");
    let rows = testing::told(&vault, &client, "data.damaged").await;
    let told = |it: &Told| (it.result.clone(), it.content.after().map(|after| after["tables"].clone()));
    let told: Vec<_> = rows.iter().map(told).collect();
    let (begun, ended) = (("denied".into(), Some(json!([TABLE]))), ("ok".into(), Some(json!([]))));
    assert_eq!(told, [begun, ended]);
}

/// The database went on from a copy, on a timeline of its own. Until the next full backup every state says so, and a
/// restore brings what was acknowledged since.
async fn what_follows_is_in_the_backups(house: &mut House) {
    let (_, said) = steelyard(&house.data, &["backup", "status"]);
    assert!(said.contains("backups are not continuous since"), "{said}");
    house.post_bills("late", FEW);
    tokio::time::sleep(Duration::from_secs(2)).await;
    let moment = world::now().to_string();
    tokio::time::sleep(Duration::from_secs(2)).await;
    house.post_bills("later", FEW);
    let known = house.bills.len();
    for (to, many) in [("latest", known), (moment.as_str(), known - FEW)] {
        let into = house.served.folder.join(format!("restored-{many}"));
        let folder = into.display().to_string();
        let asked = ["backup", "restore", "--to", to, "--into", &folder, "--purpose", "drill"];
        let said = well(&house.data, &asked);
        assert!(said.contains("The last change in it was made at 20"), "{said}");
        assert_eq!(bills_in(&into, house).await, many, "{to}");
    }
}

/// In the whole run: after one recovery and after two in a row the disk of the database is lost, with all that is in no backup
/// yet. What the states named before is restored: the newest change, and three moments.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_recoveries_what_is_named_is_restored_though_the_disk_is_lost() {
    let rounds = std::env::var("STEELYARD_RECOVERIES").map_or(2, |many| many.parse().expect("a number"));
    tell(if in_full() { rounds } else { 0 }, rounds, "recoveries with a lost disk");
    if !in_full() {
        return;
    }
    let mut house = House::open().await;
    until("the files' names", SOON, || house.data.join("pages.json").exists());
    for round in 0..rounds {
        house.served.stop();
        for _ in 0..=round % 2 {
            house.flip();
            let said = well(&house.data, &["backup", "recover"]);
            assert!(said.contains("each page as it was written"), "{said}");
        }
        house.served.again();
        let moments = posted_in_parts(&mut house, round);
        let newest = moments.last().expect("moments").0;
        until("the newest is named", LATER, || spans(&house.data).iter().any(|(_, to)| *to >= newest));
        let is_named = |at: Timestamp| spans(&house.data).iter().any(|(from, to)| *from <= at && at <= *to);
        let named: Vec<bool> = moments.iter().map(|(at, _)| is_named(*at)).collect();
        house.lose_power();
        let (there, away) = (house.data.join("pg"), house.data.join("lost"));
        std::fs::rename(&there, &away).expect("lost");
        is_restored(&house, "latest", house.bills.len()).await;
        for (moment, many) in moments.iter().zip(named).filter(|(_, is_named)| *is_named).map(|(it, _)| it) {
            is_restored(&house, &moment.to_string(), *many).await;
        }
        std::fs::rename(&away, &there).expect("back for the next round");
        house.served.again();
        println!("round {round}: {} bills, each of the moments named before", house.bills.len());
    }
}

/// Posts bills in four parts. Returns a moment after each of them, with the number of bills by then.
fn posted_in_parts(house: &mut House, round: usize) -> Vec<(Timestamp, usize)> {
    let mut moments = Vec::new();
    for part in 0..4 {
        house.post_bills(&format!("round-{round}-{part}"), 50);
        std::thread::sleep(Duration::from_secs(2));
        moments.push((world::now(), house.bills.len()));
        std::thread::sleep(Duration::from_secs(2));
    }
    moments
}

/// Restores into a folder of its own, which has so many of the known bills.
async fn is_restored(house: &House, to: &str, many: usize) {
    let into = house.served.folder.join("restored");
    let asked =
        ["backup", "restore", "--to", to, "--into", &into.display().to_string(), "--purpose", "drill"];
    let said = well(&house.data, &asked);
    assert_eq!(bills_in(&into, house).await, many, "{to}: {said}");
    std::fs::remove_dir_all(&into).expect("the next one takes its place");
}

/// How many of the known bills a restored folder has.
async fn bills_in(folder: &Path, house: &House) -> usize {
    let options = database::Options::default();
    let copy = database::Cluster::start(folder, options).await.expect("the copy starts");
    let client = database::connect(&copy.access().superuser.expect("its own")).await.expect("a connection");
    let numbers: Vec<&str> = house.bills.iter().map(|(_, number)| number.as_str()).collect();
    let sql = "select count(*) from ledger.document where number = any($1)";
    let many: i64 = client.query_one(sql, &[&numbers]).await.expect("a count").get(0);
    usize::try_from(many).expect("not so many")
}

/// Each bill has the number it had, and new changes reach the same backups.
async fn everything_is_there(house: &House) {
    for (key, known) in &house.bills {
        let again = house.post_bill(key);
        assert_eq!((again.status, number(&again)), (200, known.clone()), "{key}");
        assert_eq!(read(&again)["duplicate"], true, "{key} was there");
    }
    assert_eq!(read(&house.publish("while-damaged"))["duplicate"], true);
    assert_eq!(house.post_bill("refused").status, 200, "it was never done, and is now");
    assert!(!house.worries().contains("damaged"), "{}", house.worries());
    assert_eq!(house.status("/readyz"), 200);
    let inside = std::fs::read_dir(&house.data).expect("the data folder").flatten();
    let names: Vec<String> = inside.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let aside: Vec<&String> = names.iter().filter(|name| name.starts_with("damaged-")).collect();
    assert!(aside.len() == 1 && house.data.join(aside[0]).join("data/global").is_dir(), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with("drill-recovery")), "{names:?}");
    its_events_are_there(house).await;
    let status = || steelyard(&house.data, &["backup", "status"]).1;
    until("a full backup by itself", SOON, || !status().contains("not continuous"));
    let (said, list) = (status(), well(&house.data, &["backup", "list"]));
    assert!(said.contains("can be restored") && !said.contains("missing"), "{said}");
    assert_eq!(list.matches("everything").count(), 2, "{list}");
    // The checkpoint of a backup: the log replays no change from before it.
    well(&house.data, &["backup", "now"]);
}

/// A request for a damaged row finds the damage before the next pass begins.
fn damage_that_a_request_meets(house: &House) {
    until("the first pass", SOON, || house.figure("steelyard_pages_read_timestamp_seconds").is_some());
    assert_eq!(house.figure("steelyard_damaged_pages"), Some(0.0));
    // The server still has the page in memory, which would hide the damage on the disk.
    signal("-9", &house.server());
    until("the next server", SOON, || house.status("/readyz") == 503);
    until("the next server", SOON, || house.status("/readyz") == 200);
    house.flip();
    let refused = house.post_bill("met");
    assert_eq!((refused.status, &read(&refused)["code"]), (500, &json!("data_damaged")), "{}", refused.text);
    assert!(house.worries().contains("A part of the stored data is damaged"), "at once: {}", house.worries());
    until("its name", SOON, || house.worries().contains("ledger.party (the table itself), page 0"));
    house.flip();
}

/// The catalogue itself is damaged: the database does not open, and the program still names the damage and
/// restores it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_catalog_is_named_without_a_database_and_brought_back() {
    let mut served = Served::with(&["--backup", "on"]);
    served.signed_up();
    let data = served.folder.join("data");
    until("a backup", SOON, || well(&data, &["backup", "list"]).contains("everything"));
    until("the files' names", SOON, || data.join("pages.json").exists());
    until("a second one", SOON, || steelyard(&data, &["backup", "now", "--full"]).0 == 0);
    served.stop();
    flip(&file_of(&data, "pg_catalog.pg_class"));
    let (code, said) = steelyard(&data, &["migrate"]);
    assert!(code == 69 && said.contains("`steelyard backup recover` brings it back"), "{code} {said}");
    let (code, said) = steelyard(&data, &["doctor"]);
    let named = "damaged on the disk: pg_catalog.pg_class (the catalog itself), page 0";
    assert!(code == 69 && said.contains(named), "{code} {said}");
    a_copy_that_ends_early_replaces_nothing(&data);
    a_copy_whose_end_is_unknown_replaces_nothing(&data);
    an_older_backup_takes_the_place_of_a_lost_one(&data);
    let (_, said) = steelyard(&data, &["doctor"]);
    assert!(said.contains("as they were written") && said.contains("not continuous since"), "{said}");
    without_checksums(&data);
    served.again();
    let typed = [("email", "asha@plain.example"), ("password", "a long arm and a true measure")];
    assert_eq!(served.submit("/sign-in", &typed).status, 303);
    let worries = || served.get("/trust.json", "").expect("an answer").text;
    until("the red line", SOON, || worries().contains("The database writes no checksums"));
    assert!(!worries().contains("is damaged"), "{}", worries());
}

/// The last pieces of the write-ahead log are lost, both in the backups and beside the damaged files.
fn a_copy_that_ends_early_replaces_nothing(data: &Path) {
    let log = data.join("pg/data/pg_wal");
    let is_piece = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.len() >= 24
            && name.as_bytes()[..24].iter().all(u8::is_ascii_hexdigit)
            && !name.ends_with(".backup")
    };
    let mut archived: Vec<PathBuf> =
        files(&data.join("backup/repo1/archive")).into_iter().filter(|it| is_piece(it)).collect();
    archived.sort();
    let last = archived.pop().expect("a piece");
    let lost: Vec<PathBuf> =
        [vec![last], files(&log).into_iter().filter(|it| is_piece(it)).collect()].concat();
    let aside = |path: &Path| path.with_extension("aside");
    lost.iter().for_each(|path| std::fs::rename(path, aside(path)).expect("lost"));
    let damaged = std::fs::metadata(data.join("pg/data")).expect("the database").ino();
    let (code, said) = steelyard(data, &["backup", "recover"]);
    assert!(code == 69 && said.contains("--accept-loss"), "{code} {said}");
    assert_eq!(std::fs::metadata(data.join("pg/data")).expect("it is there").ino(), damaged);
    lost.iter().for_each(|path| std::fs::rename(aside(path), path).expect("found again"));
}

/// The control file or the log of the damaged database is gone: refused before anything is restored.
fn a_copy_whose_end_is_unknown_replaces_nothing(data: &Path) {
    let control = data.join("pg/data/global/pg_control");
    let whole = std::fs::read(&control).expect("the control file");
    std::fs::write(&control, vec![0; whole.len()]).expect("zeroed");
    let (code, said) = steelyard(data, &["backup", "recover"]);
    assert!(code == 69 && said.contains("pg_control") && said.contains("--accept-loss"), "{code} {said}");
    std::fs::write(&control, whole).expect("written again");
    let (log, aside) = (data.join("pg/data/pg_wal"), data.join("pg/data/pg_wal.aside"));
    std::fs::rename(&log, &aside).expect("lost");
    let (code, said) = steelyard(data, &["backup", "recover"]);
    assert!(code == 69 && said.contains("pg_wal") && said.contains("--accept-loss"), "{code} {said}");
    std::fs::rename(&aside, &log).expect("found again");
    assert!(!data.join("drill-recovery/pg").exists(), "nothing was restored");
}

/// The files of the newest backup are lost. The one before it brings the same state back.
fn an_older_backup_takes_the_place_of_a_lost_one(data: &Path) {
    // Their names begin with their times; the database that would list them does not open.
    let all = data.join("backup/repo1/backup/steelyard");
    let inside = std::fs::read_dir(&all).expect("the backups").flatten();
    let names = inside.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let labels: BTreeSet<String> = names.filter(|name| name.starts_with("20")).collect();
    assert!(labels.len() > 1, "{labels:?}");
    let newest = labels.last().expect("a backup");
    let of_it = files(&all.join(newest));
    let lost: Vec<PathBuf> =
        of_it.into_iter().filter(|path| path.to_string_lossy().contains("/bundle/")).collect();
    let aside = |path: &Path| path.with_extension("aside");
    assert!(!lost.is_empty(), "the files of {newest}");
    lost.iter().for_each(|path| std::fs::rename(path, aside(path)).expect("lost"));
    let said = well(data, &["backup", "recover"]);
    assert!(said.contains("The last change in it was made at"), "{said}");
    assert!(said.contains(&format!("These backups could not be restored: {newest}")), "{said}");
    lost.iter().for_each(|path| std::fs::rename(aside(path), path).expect("found again"));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Turns checksums off, as somebody may have left the database.
fn without_checksums(data: &Path) {
    let version = std::fs::read_to_string(data.join("pg/data/PG_VERSION")).expect("its version");
    let program = format!("/usr/lib/postgresql/{}/bin/pg_checksums", version.trim());
    let done =
        std::process::Command::new(program).args(["--disable", "-D"]).arg(data.join("pg/data")).status();
    assert!(done.is_ok_and(|done| done.success()), "they are off");
    let (code, said) = steelyard(data, &["doctor"]);
    assert!(code == 69 && said.contains("the database writes no checksums"), "{code} {said}");
}
