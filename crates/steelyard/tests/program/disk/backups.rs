//! A full backup disk: the data disk stays free, the gap is shown, and a full backup follows.
//! Invariant: the program drops write-ahead log only when it would fill the data disk.

use super::{Disk, MIB, SOON, inside, scraped, until};
use crate::common::second::{steelyard, well};
use crate::common::served::{self, Served};
use std::path::Path;
use std::time::Duration;

/// Time in which everything is backed up, read back and drilled.
const LONG: Duration = Duration::from_secs(90);

/// Makes the server finish this many pieces of its write-ahead log, 16 MB each.
async fn log_of(data: &Path, pieces: usize) {
    let access = database::Cluster::beside(data).expect("the database beside");
    let client = database::connect(&access.superuser.expect("the superuser")).await.expect("a connection");
    for _ in 0..pieces {
        let written = "select pg_logical_emit_message(true, 'x', 'x')";
        client.batch_execute(written).await.expect("something to hand over");
        client.batch_execute("select pg_switch_wal()").await.expect("handed over");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_of_the_backups_fills_nothing_else_and_all_is_backed_up_anew() {
    let Some(disk) = Disk::of("backups", 160) else { return };
    let folder = disk.folder.join("backup").to_string_lossy().into_owned();
    let port = served::free_port();
    let metrics = format!("--metrics=127.0.0.1:{port}");
    let figures =
        ["--disk-warn-mb=24", "--disk-refuse-mb=12", "--disk-floor-mb=8", "--disk-archive-queue-mb=40"];
    let backups = ["--backup=on", "--backup-folder", &folder];
    let served = Served::with(&[&backups[..], &figures, &["--disk-warn-percent=100", &metrics]].concat());
    let data = served.folder.join("data");
    let asked = |command: &[&str]| steelyard(&data, &[command, &backups, &figures].concat());
    until("the first backup", LONG, || asked(&["backup", "status"]).0 == 0);
    let full = || asked(&["backup", "list"]).1.lines().filter(|line| line.contains("everything")).count();
    assert_eq!(full(), 1);
    disk.fill_up_to(0);
    log_of(&data, 2).await;
    until("the warning", SOON, || scraped(port).contains("steelyard_disk_short{disk=\"backups\"} 1"));
    assert!(!data.join("log-let-go").exists(), "so little waits");
    assert_eq!(served.get("/readyz", "").expect("an answer").status, 200, "the shop goes on");
    log_of(&data, 4).await;
    until("letting go", SOON, || data.join("log-let-go").exists());
    let waits =
        || inside(&data.join("pg/data/pg_wal/archive_status")).iter().any(|it| it.ends_with(".ready"));
    until("the way free", SOON, || !waits());
    let trust = served.get("/trust", "").expect("a page").text;
    assert!(trust.contains("Backups are not continuous"), "{trust}");
    let (code, said) = asked(&["doctor"]);
    assert!(code == 69 && said.contains("not continuous since"), "{code} {said}");
    assert_eq!(served.get("/readyz", "").expect("an answer").status, 200, "the shop goes on");
    disk.empty();
    until("everything anew", LONG, || full() == 2);
    until("continuous backups", SOON, || !asked(&["doctor"]).1.contains("not continuous"));
    assert!(!data.join("log-let-go").exists() && disk.free() > 24 * MIB);
    until("a page without it", SOON, || {
        !served.get("/trust", "").expect("a page").text.contains("Backups are not continuous")
    });
    well(&data, &[&["backup", "now"], &backups[..]].concat());
}
