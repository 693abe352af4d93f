//! The private server as a process: it starts, stops, comes back, keeps others out and never outlives its program.
//! The tests really kill processes; nothing is simulated.

use crate::common::{Place, kill, started, within};
use database::{Cluster, Error, Options, connect, prepare};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Whether a process runs, and is not only waiting to be reaped.
fn lives(pid: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    status.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

/// With the settings of a shop.
async fn durable(place: &Place) -> Cluster {
    Cluster::start(place.path(), Options::default()).await.expect("the cluster starts")
}

#[tokio::test]
async fn what_was_written_is_there_after_a_stop_and_a_start() {
    let place = Place::new();
    let cluster = durable(&place).await;
    prepare(&cluster.access()).await.expect("roles and migrations");
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    owner
        .batch_execute("create table app.note (word text); insert into app.note values ('milk')")
        .await
        .expect("written");
    let server = cluster.pid().expect("it runs");
    cluster.stop().await.expect("it stops");
    assert!(!lives(server), "stopped means gone");

    let begun = Instant::now();
    let cluster = durable(&place).await;
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "a folder that exists starts at once: {:?}",
        begun.elapsed()
    );
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in again");
    let word: String = owner.query_one("select word from app.note", &[]).await.expect("read").get(0);
    assert_eq!(word, "milk");
}

#[tokio::test]
async fn dropping_the_cluster_ends_the_server() {
    let place = Place::new();
    let cluster = started(&place).await;
    let server = cluster.pid().expect("it runs");
    drop(cluster);
    assert!(!lives(server));
}

#[tokio::test]
async fn a_server_killed_under_the_program_comes_back_with_every_commit() {
    let place = Place::new();
    let cluster = durable(&place).await;
    prepare(&cluster.access()).await.expect("roles and migrations");
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    owner
        .batch_execute("create table app.note (n int); insert into app.note values (1)")
        .await
        .expect("written");
    for death in 1..=3 {
        kill("-KILL", cluster.pid().expect("it runs"));
        assert!(within(Duration::from_secs(10), || cluster.restarts() == death && cluster.pid().is_some()));
        let found = reconnected(&cluster).await.query_one("select n from app.note", &[]).await.expect("read");
        assert_eq!(found.get::<_, i32>(0), 1);
    }
}

/// The processes that work in the cluster's folder: the server and its helpers. A process that has released
/// its program is ending; the system still shows its folder for a moment.
fn working_in(place: &Place) -> usize {
    let data = place.path().join("pg/data");
    let processes = std::fs::read_dir("/proc").expect("the tests need it").flatten();
    processes
        .filter(|entry| std::fs::read_link(entry.path().join("cwd")).is_ok_and(|cwd| cwd == data))
        .filter(|entry| std::fs::read_link(entry.path().join("exe")).is_ok())
        .count()
}

#[tokio::test]
async fn a_stop_in_the_middle_of_coming_back_leaves_nothing_running() {
    let place = Place::new();
    for pause_ms in [0, 5, 15, 25, 60] {
        let cluster = durable(&place).await;
        assert!(working_in(&place) > 1, "the server has helpers");
        kill("-KILL", cluster.pid().expect("it runs"));
        tokio::time::sleep(Duration::from_millis(pause_ms)).await;
        let begun = Instant::now();
        cluster.stop().await.expect("it stops");
        assert_eq!(working_in(&place), 0, "after {pause_ms} ms and {:?}", begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(10), "after {pause_ms} ms: {:?}", begun.elapsed());
    }
}

/// A stopped helper keeps the dead server's memory, and with it the folder.
#[tokio::test]
async fn a_helper_that_hangs_does_not_keep_the_database_from_coming_back() {
    let place = Place::new();
    let cluster = durable(&place).await;
    prepare(&cluster.access()).await.expect("roles and migrations");
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    let helper: i32 = owner.query_one("select pg_backend_pid()", &[]).await.expect("read").get(0);
    kill("-STOP", helper.cast_unsigned());
    kill("-KILL", cluster.pid().expect("it runs"));
    reconnected(&cluster).await;
    assert!(!lives(helper.cast_unsigned()), "two generations never work in one folder");
}

/// The new server needs a moment for its log.
async fn reconnected(cluster: &Cluster) -> tokio_postgres::Client {
    for _ in 0..1000 {
        if let Ok(client) = connect(&cluster.access().owner).await {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the server did not come back");
}

#[tokio::test]
async fn a_second_program_on_the_same_folder_is_told_who_has_it() {
    let place = Place::new();
    let cluster = started(&place).await;
    let second = Cluster::start(place.path(), Options::default()).await.expect_err("one folder, one program");
    let words = second.to_string();
    assert!(matches!(second, Error::InUse { .. }), "{words}");
    assert!(words.contains(&std::process::id().to_string()), "{words}");
    cluster.stop().await.expect("it stops");
    started(&place).await.stop().await.expect("free again after the stop");
}

#[tokio::test]
async fn a_pid_file_of_a_number_that_now_belongs_to_a_stranger_does_not_stop_the_start() {
    let place = Place::new();
    started(&place).await.stop().await.expect("it stops");
    // This test's own process runs and is not a database, as after a restart of the machine.
    let data = place.path().join("pg/data");
    std::fs::write(data.join("postmaster.pid"), format!("{}\n{}\n", std::process::id(), data.display()))
        .expect("written");
    started(&place).await;
}

#[tokio::test]
async fn the_socket_is_private_and_there_is_no_network() {
    let place = Place::new();
    let cluster = durable(&place).await;
    let open_to_others = std::fs::metadata(place.path()).expect("it is there").permissions().mode() & 0o027;
    assert_eq!(open_to_others, 0, "at most the server's own group passes through the data folder");
    let mode = std::fs::metadata(cluster.socket_dir()).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    prepare(&cluster.access()).await.expect("roles and migrations");
    let app = connect(&cluster.access().app).await.expect("the app may come in");
    let show = "select current_setting('listen_addresses'), current_setting('fsync'), current_setting('synchronous_commit'), \
                current_setting('data_checksums'), current_setting('search_path')";
    let row = app.query_one(show, &[]).await.expect("read");
    let settings: Vec<String> = (0..5).map(|at| row.get(at)).collect();
    assert_eq!(settings, ["", "on", "on", "on", "\"\""]);
}

#[tokio::test]
async fn a_deep_data_folder_works_although_its_socket_would_not_fit() {
    let place = Place::new();
    let deep = place.path().join("a-folder-with-a-long-name/".repeat(6));
    let cluster = Cluster::start(&deep, Options::default()).await.expect("it starts");
    let elsewhere = cluster.socket_dir().to_owned();
    assert!(!elsewhere.starts_with(place.path()), "{}", elsewhere.display());
    cluster.stop().await.expect("it stops");
    assert!(!elsewhere.exists(), "nothing is left beside the data folder");
}

#[tokio::test]
async fn a_setting_the_server_does_not_know_ends_the_start_with_its_words() {
    let place = Place::new();
    let settings = vec![("wall_level".to_owned(), "replica".to_owned())];
    let begun = Instant::now();
    let refused = Cluster::start(place.path(), Options { settings, ..Options::default() }).await;
    let words = refused.expect_err("there is no such setting").to_string();
    assert!(words.contains("did not start") && words.contains("wall_level"), "{words}");
    assert!(begun.elapsed() < Duration::from_secs(10), "and not only after the time-out");
}

const PLACE: &str = "STEELYARD_TEST_PLACE";

/// The program of the next tests: it starts a cluster, prints its number, and waits to be killed.
#[tokio::test]
#[ignore = "started by the tests below as a program of its own"]
async fn a_program_that_waits() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let cluster = Cluster::start(place.as_ref(), Options::default()).await.expect("the cluster starts");
    println!("\nserver {}", cluster.pid().expect("it runs"));
    tokio::time::sleep(Duration::from_secs(60)).await;
}

/// A program with a cluster in `place`, and its server's number.
fn program_with_server(place: &Place) -> (Child, u32) {
    let mut program = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "cluster::a_program_that_waits", "--ignored", "--nocapture"])
        .env(PLACE, place.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test starts again");
    let lines = BufReader::new(program.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    let server = lines.filter_map(|line| line.strip_prefix("server ")?.parse().ok()).next();
    let server = server.expect("the program says it");
    assert!(lives(server));
    (program, server)
}

#[tokio::test]
async fn the_server_of_a_killed_program_ends_by_itself() {
    let place = Place::new();
    let (mut program, server) = program_with_server(&place);
    program.kill().expect("it is ours");
    program.wait().expect("reaped");
    assert!(within(Duration::from_secs(2), || !lives(server)), "gone within two seconds");
}

#[tokio::test]
async fn the_folder_of_a_killed_program_can_be_used_again_at_once() {
    let place = Place::new();
    for _ in 0..2 {
        let (mut program, server) = program_with_server(&place);
        program.kill().expect("it is ours");
        program.wait().expect("reaped");
        let cluster = durable(&place).await;
        assert!(!lives(server), "the old server was waited for");
        cluster.stop().await.expect("it stops");
    }
}

/// Copies a server's programs and libraries to a place where a test may replace them; shared files stay where
/// they are.
fn own_programs(place: &Place) -> std::path::PathBuf {
    let newest = std::fs::read_dir("/usr/lib/postgresql").expect("the packages' folder").flatten();
    let newest = newest.map(|entry| entry.path()).filter(|it| it.join("bin/postgres").exists()).max();
    let newest = newest.expect("a server is installed");
    let version = newest.file_name().expect("a folder of its version");
    let home = place.path().join("tree/usr/lib/postgresql").join(version);
    for folder in ["bin", "lib"] {
        std::fs::create_dir_all(home.join(folder)).expect("a folder");
        for file in std::fs::read_dir(newest.join(folder)).expect("the packages' folder").flatten() {
            if file.file_type().is_ok_and(|kind| kind.is_file()) {
                std::fs::copy(file.path(), home.join(folder).join(file.file_name())).expect("copied");
            }
        }
    }
    let share = place.path().join("tree/usr/share");
    std::fs::create_dir_all(&share).expect("a folder");
    std::os::unix::fs::symlink("/usr/share/postgresql", share.join("postgresql")).expect("linked");
    home
}

/// As an upgrade of the packages does it: it writes each file under another name and renames it, and a
/// library is missing for a moment.
fn upgrade(home: &std::path::Path) {
    for folder in ["lib", "bin"] {
        for file in std::fs::read_dir(home.join(folder)).expect("the folder").flatten() {
            let (path, aside) = (file.path(), file.path().with_extension("unpacked"));
            std::fs::copy(&path, &aside).expect("unpacked");
            std::fs::remove_file(&path).expect("the old one goes");
            std::fs::rename(&aside, &path).expect("the new one comes");
        }
    }
}

/// The program of the next test: it writes until its server was replaced, and prints the number of
/// acknowledged writes.
#[tokio::test]
#[ignore = "started by the test below as a program of its own"]
async fn a_program_that_writes() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let data = std::path::PathBuf::from(place).join("data");
    let cluster = Cluster::start(&data, Options::default()).await.expect("the cluster starts");
    prepare(&cluster.access()).await.expect("roles and migrations");
    let mut owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    owner.batch_execute("create table app.note (n int)").await.expect("made");
    println!("\nserver {}", cluster.pid().expect("it runs"));
    let (mut acknowledged, began) = (Vec::new(), Instant::now());
    let mut renewed = None;
    for n in 0.. {
        if owner.execute("insert into app.note values ($1)", &[&n]).await.is_ok() {
            acknowledged.push(n);
        } else if owner.is_closed() {
            owner = reconnected(&cluster).await;
        }
        renewed = renewed.or((cluster.renewals() > 0 && cluster.pid().is_some()).then(Instant::now));
        let is_over = renewed.is_some_and(|at| at.elapsed() > Duration::from_secs(2));
        if is_over || began.elapsed() > Duration::from_secs(40) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let owner = reconnected(&cluster).await;
    let rows = owner.query("select n from app.note", &[]).await.expect("read");
    let there: std::collections::HashSet<i32> = rows.iter().map(|row| row.get(0)).collect();
    let lost = acknowledged.iter().filter(|n| !there.contains(n)).count();
    let (pid, many) = (cluster.pid().unwrap_or_default(), acknowledged.len());
    println!("\nended {pid} {many} {lost} {} {}", cluster.renewals(), cluster.restarts());
    cluster.stop().await.expect("it stops");
}

#[test]
fn a_server_whose_programs_are_replaced_runs_on_the_new_ones_within_seconds_and_loses_nothing() {
    let place = Place::new();
    let home = own_programs(&place);
    let mut program = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "cluster::a_program_that_writes", "--ignored", "--nocapture"])
        .env(PLACE, place.path())
        .env("STEELYARD_PG_BIN", home.join("bin"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test starts again");
    let mut lines = BufReader::new(program.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    let mut said = |word: &str| -> Vec<u32> {
        let line = lines.by_ref().find(|line| line.starts_with(word)).expect("the program says it");
        line.split(' ').filter_map(|number| number.parse().ok()).collect()
    };
    let first = said("server ")[0];
    let exe = |pid: u32| std::fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    assert_eq!(exe(first), home.join("bin/postgres").canonicalize().expect("there"), "it runs this tree");
    upgrade(&home);
    let replaced = Instant::now();
    assert!(exe(first).to_string_lossy().ends_with("(deleted)"), "the old file is gone under it");
    let renewed = within(Duration::from_secs(15), || !lives(first));
    assert!(renewed, "the server that runs replaced files is stopped within seconds");
    let took = replaced.elapsed();
    let ended = said("ended ");
    let [last, many, lost, renewals, restarts] = ended[..] else { panic!("{ended:?}") };
    program.wait().expect("reaped");
    assert_ne!(last, first, "another server runs");
    assert!(many > 100, "it was written to: {many}");
    assert_eq!((lost, renewals, restarts), (0, 1, 0), "after {took:?}: nothing acknowledged is lost");
}
