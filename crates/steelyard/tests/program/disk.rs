//! A full disk, tried on a real small one: each acknowledged change is there once, nothing is answered 500,
//! reading works.
//! Invariant: each disk belongs to one test; root mounts it, and it is gone at the test's end. No test fills
//! another disk.

mod backups;

use crate::common::second::steelyard;
use crate::common::served::{self, Answer, Served};
use crate::common::world::{Shop, World, now};
use kernel::role::Role;
use platform::keyring::{Vault, seal_beside};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const MIB: u64 = 1 << 20;
const POSTS: usize = 1_000;
/// Clerks that post at the same time, as at four counters.
const CLERKS: usize = 4;

/// A small disk, with a file that fills it.
pub struct Disk {
    pub folder: PathBuf,
}

impl Disk {
    /// Mounts a disk of `mb` MB. Only root may: for any other user it says so and returns None.
    pub fn of(name: &str, mb: u64) -> Option<Disk> {
        let folder = std::env::temp_dir().join(format!("steelyard-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let is_root = std::fs::metadata("/proc/self").expect("ourselves").uid() == 0;
        let size = format!("size={mb}m,mode=755");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&folder).status();
        if mounted.is_ok_and(|done| done.success()) {
            return Some(Disk { folder });
        }
        assert!(!is_root, "root could not mount a small disk");
        eprintln!("skipped: only root can mount a small disk to fill");
        None
    }

    pub fn free(&self) -> u64 {
        database::room::measure(&self.folder).expect("the disk").free
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }

    /// Fills the disk up to this many free bytes, or leaves it as it is if fewer are free.
    pub fn fill_up_to(&self, left: u64) {
        let mut file: File =
            OpenOptions::new().create(true).append(true).open(self.filler()).expect("the filler");
        let block = vec![7; 256 << 10];
        while self.free() > left {
            let many = (self.free() - left).min(block.len() as u64);
            if file.write_all(&block[..usize::try_from(many).expect("a block")]).is_err() {
                return;
            }
        }
    }

    pub fn empty(&self) {
        std::fs::remove_file(self.filler()).expect("the filler");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.folder).status();
        let _ = std::fs::remove_dir(&self.folder);
    }
}

/// Waits until something is true.
pub fn until(what: &str, longest: Duration, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + longest;
    while !is_so() {
        assert!(Instant::now() < end, "{what} took more than {longest:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

pub const SOON: Duration = Duration::from_secs(30);

/// A jeweller's instance on a small disk, and the person who watches it.
struct House {
    served: Served,
    shop: Shop,
    metrics: u16,
    data: PathBuf,
}

/// Thresholds for a small disk: a warning below 96 MB, no changes below 48, no requests below 16.
const FIGURES: [&str; 6] = [
    "--disk-warn-percent=100",
    "--disk-warn-mb=96",
    "--disk-refuse-mb=48",
    "--disk-floor-mb=16",
    "--backup=off",
    "--edge-rates=off",
];

impl House {
    async fn on(disk: &Disk) -> House {
        let metrics = served::free_port();
        let told = format!("127.0.0.1:{metrics}");
        let served = Served::on(&disk.folder, &[&FIGURES[..], &["--metrics", &told]].concat());
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
        let rate = json!({ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 1_217_500,
                           "per_mg": "1000", "effective_at": now(), "confirm_jump": true });
        world.done("sell.rate.publish", owner, &rate).await;
        let aarav = json!({ "party": "aarav", "name": "Aarav", "kind": "customer", "state": "27" });
        world.done("workspace.party.create", owner, &aarav).await;
        House { served, shop, metrics, data }
    }

    fn status(&self, path: &str) -> u16 {
        self.served.get(path, "").map_or(0, |answer| answer.status)
    }

    fn page(&self, path: &str) -> Answer {
        let cookies = format!("{}={}", identity::sessions::session_cookie("ring"), self.shop.cookie);
        self.served.get(path, &cookies).expect("an answer")
    }

    fn figure(&self, name: &str) -> Option<String> {
        let text = scraped(self.metrics);
        text.lines().find_map(|line| line.strip_prefix(&format!("{name} ")).map(str::to_owned))
    }
}

pub fn scraped(port: u16) -> String {
    let address = format!("http://127.0.0.1:{port}/metrics");
    let mut answer = ureq::get(address).call().expect("the figures");
    answer.body_mut().read_to_string().expect("text")
}

/// The results of the clerks' posts.
#[derive(Default)]
struct Told {
    /// The number of each bill, by its idempotency key.
    numbers: Mutex<BTreeMap<String, String>>,
    /// The number of answers by status.
    statuses: Mutex<BTreeMap<u16, usize>>,
    next: AtomicUsize,
    /// How many bills may be started, so that on a machine of any speed some are left for each phase of the
    /// test.
    allowed: AtomicUsize,
}

impl Told {
    fn done(&self) -> usize {
        self.numbers.lock().expect("no clerk fell over").len()
    }

    fn allow(&self, many: usize) {
        self.allowed.store(many, Ordering::SeqCst);
    }

    fn count(&self, status: u16) -> usize {
        self.statuses.lock().expect("no clerk fell over").get(&status).copied().unwrap_or(0)
    }
}

fn bill() -> String {
    json!({ "party": "aarav", "lines": [{ "description": "ring", "metal": "gold", "net_mg": 500, "fineness_ppt": "916",
            "making": { "mode": "per_gram", "minor_per_g": "85000" }, "tax_class": "jewellery" }] })
    .to_string()
}

/// Each clerk posts the next bill, and repeats it with the same key until it is acknowledged.
fn clerks(house: &House, told: &Arc<Told>) -> Vec<JoinHandle<()>> {
    let url = house.served.url("/api/v1/actions/sell.invoice.post");
    let (host, token) = (house.served.host.clone(), house.shop.token(Role::Cashier).to_owned());
    let clerk = |agent: ureq::Agent| {
        let (url, host, token, told) = (url.clone(), host.clone(), token.clone(), told.clone());
        std::thread::spawn(move || {
            loop {
                let n = told.next.fetch_add(1, Ordering::SeqCst);
                if n >= POSTS {
                    return;
                }
                while told.allowed.load(Ordering::SeqCst) <= n {
                    std::thread::sleep(Duration::from_millis(5));
                }
                let key = format!("bill-{n}");
                let number = acknowledged(&agent, &url, &[&host, &token, &key], &told);
                told.numbers.lock().expect("no clerk fell over").insert(key, number);
            }
        })
    };
    (0..CLERKS).map(|_| clerk(house.served.agent())).collect()
}

fn acknowledged(agent: &ureq::Agent, url: &str, [host, token, key]: &[&str; 3], told: &Told) -> String {
    let end = Instant::now() + Duration::from_secs(180);
    loop {
        let request = agent.post(url).header("host", *host).header("idempotency-key", *key);
        let request = request.header("authorization", format!("Bearer {token}"));
        let answer = request.header("content-type", "application/json").send(bill());
        let answer = served::answer(answer.expect("the program answers"));
        *told.statuses.lock().expect("no clerk fell over").entry(answer.status).or_default() += 1;
        let told: Value = serde_json::from_str(&answer.text).unwrap_or_default();
        match answer.status {
            200 => return told["number"].as_str().expect("a number").to_owned(),
            507 => assert_eq!(told["code"], "disk_full", "{}", answer.text),
            503 => assert_eq!(told["code"], "overloaded", "{}", answer.text),
            _ => panic!("{} {}", answer.status, answer.text),
        }
        assert!(Instant::now() < end, "{key} is not acknowledged: {}", answer.text);
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_bills_across_a_full_disk_and_back_are_each_there_once() {
    let Some(disk) = Disk::of("disk", 448) else { return };
    let house = House::on(&disk).await;
    until("the ballast", SOON, || house.data.join("ballast").exists());
    assert!(disk.free() > 100 * MIB, "there is room for the test: {} MB", disk.free() / MIB);
    let told = Arc::<Told>::default();
    told.allow(150);
    let clerks = clerks(&house, &told);
    until("the first bills", SOON, || told.done() >= 150);
    while_changes_are_refused(&house, &disk, &told);
    until("more bills", SOON, || told.done() >= 400);
    told.allow(650);
    while_nothing_is_left(&house, &disk, &told).await;
    until("more bills", SOON, || told.done() >= 650);
    // Around the threshold, as a neighbour's file grows and shrinks.
    for n in 1..=4 {
        told.allow(650 + n * (POSTS - 650) / 4);
        disk.fill_up_to(40 * MIB);
        std::thread::sleep(Duration::from_millis(700));
        disk.empty();
        std::thread::sleep(Duration::from_millis(300));
    }
    for clerk in clerks {
        clerk.join().expect("each was answered 200, 503 or 507, and in the end 200");
    }
    each_is_there_once(&house, &told).await;
}

/// Too little room for changes: everything else works, and everybody can see why.
fn while_changes_are_refused(house: &House, disk: &Disk, told: &Told) {
    disk.fill_up_to(32 * MIB);
    until("the refusal", SOON, || house.status("/readyz") == 503);
    told.allow(400);
    until("refused bills", SOON, || told.count(507) > 0);
    let health = house.served.get("/healthz", "").expect("an answer");
    assert_eq!(health.status, 200, "{}", health.text);
    let body: Value = serde_json::from_str(&health.text).expect("JSON");
    assert_eq!((&body["changes"], &body["disk"]), (&json!("refused"), &json!("full")), "{body}");
    assert_eq!(house.page("/w/ring").status, 200, "reading works");
    let typed = [("email", "asha@plain.example"), ("password", "a long arm and a true measure")];
    let entered = house.served.submit("/sign-in", &typed);
    assert_eq!(entered.status, 303, "signing in does: {}", entered.text);
    let asked = house.served.submit("/forgotten", &[("email", "b@plain.example")]);
    assert!(asked.status == 507 && asked.text.contains("almost full"), "{} {}", asked.status, asked.text);
    let trust = house.page("/trust").text;
    assert!(trust.contains("The disk of the data is short of space"), "{trust}");
    let (code, said) =
        steelyard(&house.data, &["doctor", "--disk-warn-mb=96", "--disk-refuse-mb=48", "--disk-floor-mb=16"]);
    assert!(code == 69 && said.contains("full: changes are refused"), "{code} {said}");
    assert_eq!(house.figure("steelyard_changes_refused").as_deref(), Some("1"));
    assert_eq!(house.figure("steelyard_disk_short{disk=\"data\"}").as_deref(), Some("1"));
    let refused = house.figure("steelyard_disk_full_total").and_then(|n| n.parse::<u64>().ok());
    assert!(refused.is_some_and(|n| n > 0), "{refused:?}");
    by_program(house, told);
    disk.empty();
    until("changes", SOON, || house.status("/readyz") == 200);
    assert!(!house.page("/trust").text.contains("short of space"), "what is mended is told no more");
}

/// An acknowledged bill gets its first answer again, and the command line exits as if the service were
/// unavailable.
fn by_program(house: &House, told: &Told) {
    let (url, token) =
        (house.served.url("/api/v1/actions/sell.invoice.post"), house.shop.token(Role::Cashier));
    let first = told.numbers.lock().expect("no clerk fell over").get("bill-0").cloned();
    let again = acknowledged(&house.served.agent(), &url, &[&house.served.host, token, "bill-0"], told);
    assert_eq!(Some(again), first);
    // A call refused for another reason must leave no event either: the test counts the events at the end.
    let keyless = house.served.agent().post(&url).header("host", &house.served.host);
    let keyless = keyless.header("authorization", format!("Bearer {token}"));
    let keyless = keyless.header("content-type", "application/json").send(bill());
    let keyless = served::answer(keyless.expect("the program answers"));
    assert!(keyless.text.contains("idempotency_key_missing"), "{} {}", keyless.status, keyless.text);
    let (url, ca) = (house.served.url(""), house.served.ca.display().to_string());
    let to = ["--url", &url, "--token", token, "--ca", &ca];
    let content = bill();
    let anew = [&["action", "sell.invoice.post", "--input", &content], &to[..]].concat();
    let (code, said) = steelyard(&house.data, &anew);
    assert!(code == 69 && said.contains("disk_full") && said.contains("free_mb"), "{code} {said}");
}

/// The write-ahead log finds no room: the server crashes, gets the ballast, and people can read before there
/// is room.
async fn while_nothing_is_left(house: &House, disk: &Disk, told: &Told) {
    disk.fill_up_to(0);
    let access = database::Cluster::beside(&house.data).expect("the database beside");
    let settings = access.superuser.expect("the cluster's own superuser");
    let before = told.count(503);
    for _ in 0..40 {
        let Ok(client) = database::connect(&settings).await else { break };
        let fills = "select pg_logical_emit_message(false, 'x', repeat('x', 4000000)), pg_switch_wal()";
        if client.batch_execute(fills).await.is_err() && client.is_closed() {
            break;
        }
    }
    until("the ballast's end", SOON, || !house.data.join("ballast").exists());
    until("reading", SOON, || house.page("/w/ring").status == 200);
    // After its start the server deletes write-ahead log that it no longer needs, so the test fills that room
    // too.
    until("no changes", SOON, || {
        disk.fill_up_to(32 * MIB);
        (house.status("/healthz"), house.status("/readyz")) == (200, 503)
    });
    assert!(told.count(503) >= before && told.count(500) == 0);
    disk.empty();
    until("changes", SOON, || house.status("/readyz") == 200);
    until("the ballast", SOON, || house.data.join("ballast").exists());
}

async fn each_is_there_once(house: &House, told: &Told) {
    let tenant = house.shop.tenant.uuid();
    let access = database::Cluster::beside(&house.data).expect("the database beside");
    let client = database::connect(&access.superuser.expect("the superuser")).await.expect("a connection");
    let rows = client.query("select number from ledger.document where tenant_id = $1", &[&tenant]).await;
    let there: Vec<String> = rows.expect("the documents").iter().map(|row| row.get(0)).collect();
    let denied = "select count(*) from app.audit_event where tenant_id = $1 and code is not null";
    let denied = client.query_one(denied, &[&tenant]).await.expect("the audit log");
    assert_eq!(denied.get::<_, i64>(0), 0, "a full disk takes no event either");
    let mails = "select count(*) from app.mail where kind = 'disk'";
    let mails = client.query_one(mails, &[]).await.expect("the outbox");
    assert!(
        (1..=3).contains(&mails.get::<_, i64>(0)),
        "one for each step down, however often it came: {mails:?}"
    );
    let numbers = told.numbers.lock().expect("no clerk fell over");
    let acknowledged: BTreeSet<&String> = numbers.values().collect();
    assert_eq!((numbers.len(), acknowledged.len()), (POSTS, POSTS), "each bill has a number of its own");
    assert_eq!(there.len(), POSTS, "none is there twice");
    assert!(there.iter().all(|number| acknowledged.contains(number)), "none is lost");
    assert_eq!(told.count(500), 0);
    assert!(told.count(507) > 0, "the disk was full meanwhile");
    eprintln!("answers: {:?}", told.statuses.lock().expect("no clerk fell over"));
}

/// The names in a folder.
pub fn inside(folder: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(folder).map(|all| all.flatten().map(|it| it.file_name()).collect::<Vec<_>>());
    names.unwrap_or_default().into_iter().filter_map(|name| name.into_string().ok()).collect()
}
