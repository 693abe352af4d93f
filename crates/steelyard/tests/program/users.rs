//! Root starts the program, and no process of it stays root. There are two users, and the database's user can
//! read no key.
//! Invariant: a process's rights are read from the kernel, and a forbidden act is tried as the user who may
//! not do it. Only root can run these tests: for anybody else they say that they were skipped.

use crate::common::served::Served;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, lchown, symlink};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn is_root() -> bool {
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    if !is_root {
        eprintln!("skipped: only root can start a program that becomes others");
    }
    is_root
}

/// The kernel's status of a process.
fn status(pid: u32) -> HashMap<String, String> {
    let told = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let lines = told.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
}

/// A process and all its descendants.
fn family(pid: u32) -> Vec<u32> {
    let children = fs::read_dir("/proc").expect("processes").flatten();
    let numbers: Vec<u32> = children.filter_map(|it| it.file_name().to_str()?.parse().ok()).collect();
    let parent = |child: &u32| status(*child).get("PPid").and_then(|it| it.parse::<u32>().ok());
    let parents: Vec<(u32, Option<u32>)> = numbers.iter().map(|one| (*one, parent(one))).collect();
    let mut all = vec![pid];
    let mut at = 0;
    while at < all.len() {
        let above = Some(all[at]);
        all.extend(parents.iter().filter(|(_, parent)| *parent == above).map(|(child, _)| *child));
        at += 1;
    }
    all
}

/// No user id of a process is root's (real, effective, saved or file system), and it has only these
/// capabilities.
fn is_nobody(pid: u32, may: u64) {
    let told = status(pid);
    let users: Vec<&str> = told["Uid"].split_whitespace().chain(told["Gid"].split_whitespace()).collect();
    assert!(!users.contains(&"0"), "{pid} {}: {users:?}", told["Name"]);
    assert!(!told["Groups"].split_whitespace().any(|group| group == "0"), "{pid}: {}", told["Groups"]);
    for set in ["CapPrm", "CapEff", "CapInh", "CapAmb", "CapBnd"] {
        let has = u64::from_str_radix(&told[set], 16).expect("a set");
        assert_eq!(has & !may, 0, "{pid} {}: {set} {has:x}", told["Name"]);
    }
    assert_eq!(told["NoNewPrivs"], "1", "{pid} {}", told["Name"]);
}

async fn superuser(data: &Path) -> tokio_postgres::Client {
    let access = database::Cluster::beside(data).expect("the database beside");
    database::connect(&access.superuser.expect("its superuser")).await.expect("root may look")
}

#[tokio::test]
async fn no_process_stays_root_and_a_broken_database_server_reads_no_key() {
    if !is_root() {
        return;
    }
    let served = Served::start();
    let data = served.folder.join("data");
    let all = family(served.pid());
    assert!(all.len() > 4, "program, its second process, a server and its helpers: {all:?}");
    all.iter().for_each(|pid| is_nobody(*pid, 0));
    let owner = |name: &str| fs::metadata(data.join(name)).expect("it is there").uid();
    let [program, database] = ["keys/keyring", "pg/data"].map(owner);
    assert_ne!(program, database, "two users");
    assert_eq!(status(served.pid())["Uid"].split_whitespace().next(), Some(&*program.to_string()));
    // An attacker who broke the database server can do what its user may.
    let server = superuser(&data).await;
    server.batch_execute("create temp table words (line text)").await.expect("made");
    server.batch_execute("copy words from program 'id -u'").await.expect("programs run as the server's user");
    let ran: String = server.query_one("select line from words", &[]).await.expect("a line").get(0);
    assert_eq!(ran, database.to_string(), "otherwise the next lines show nothing");
    let own = data.join("pg/data/PG_VERSION").display().to_string();
    let reads = |path: &str| format!("select pg_read_binary_file('{path}')");
    server.batch_execute(&reads(&own)).await.expect("what is its own is read");
    for name in ["keys/keyring", "keys/seal", "served.json", "log/00000001.jsonl"] {
        let path = data.join(name);
        assert!(path.is_file(), "{name} is there");
        assert!(server.batch_execute(&reads(&path.display().to_string())).await.is_err(), "{name} is read");
    }
    let tries =
        ["cat DATA/keys/keyring", "ls DATA/keys", "ls DATA", "touch DATA/planted", "touch DATA/keys/planted"];
    let more = ["mv DATA/keys DATA/keys.away", "rm -rf DATA/keys/keyring", "chmod 777 DATA/keys"];
    for command in tries.into_iter().chain(more) {
        let command = command.replace("DATA", &data.to_string_lossy());
        let ran = server.batch_execute(&format!("copy words from program '{command}'")).await;
        assert!(ran.is_err(), "the database's user may: {command}");
    }
}

/// The number of the process that works for the database.
fn hands(program: u32) -> u32 {
    let runs = |pid: &u32| fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let found = family(program).into_iter().find(|pid| runs(pid).contains("--works-for-the-database"));
    found.expect("it runs")
}

#[test]
fn the_process_that_works_for_the_database_has_no_terminal_and_nothing_secret_of_roots() {
    if !is_root() {
        return;
    }
    let served = Served::start();
    let pid = hands(served.pid());
    let told = fs::read_to_string(format!("/proc/{pid}/stat")).expect("it runs");
    let after = told.rsplit_once(')').expect("a name").1;
    let [session, terminal] = [3, 4].map(|at| after.split_whitespace().nth(at));
    assert_eq!((session, terminal), (Some(&*pid.to_string()), Some("0")), "a session of its own: {told}");
    let names = fs::read_to_string(format!("/proc/{pid}/environ")).expect("root may look");
    for variable in names.split('\0').filter(|it| !it.is_empty()) {
        let name = variable.split('=').next().unwrap_or_default();
        let may = ["PATH", "LD_LIBRARY_PATH", "STEELYARD_PG_BIN", "TMPDIR"];
        assert!(may.contains(&name), "it inherited {name}");
    }
}

/// The program's user may put a link into its folder that leads to a file of root's with the settings this
/// user likes.
#[test]
fn root_reads_no_settings_through_a_link_and_gives_nothing_away_for_them() {
    if !is_root() {
        return;
    }
    let folder = own_folder("settings");
    let (data, victim, lie) = (folder.join("data"), folder.join("victim"), folder.join("lie.toml"));
    let settings = data.join("steelyard.toml");
    fs::create_dir(&data).expect("a folder");
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).expect("open");
    fs::write(&victim, "root's").expect("written");
    fs::set_permissions(&victim, Permissions::from_mode(0o600)).expect("closed");
    fs::write(&lie, format!("seal_file = \"{}\"\n", victim.display())).expect("written");
    let owner = || fs::metadata(&victim).expect("there").uid();
    symlink(&lie, &settings).expect("a link");
    doctor(&data);
    assert_eq!(owner(), 0, "through a link");
    fs::remove_file(&settings).expect("removed");
    fs::hard_link(&lie, &settings).expect("another name");
    doctor(&data);
    assert_eq!(owner(), 0, "through another name");
    // A file that root itself put there is read.
    fs::remove_file(&settings).expect("removed");
    fs::copy(&lie, &settings).expect("copied");
    doctor(&data);
    assert_ne!(owner(), 0, "otherwise this shows nothing");
    fs::remove_dir_all(&folder).expect("removed");
}

/// The program keeps one capability, and only if it needs it.
#[test]
fn a_port_below_1024_is_bound_by_who_has_no_other_right() {
    if !is_root() {
        return;
    }
    const BIND: u64 = 1 << 10;
    let free = (600..1000).find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok());
    let low = format!("127.0.0.1:{}", free.expect("a free port"));
    let served = Served::with(&["--backup", "off", "--metrics", &low]);
    is_nobody(served.pid(), BIND);
    let effective = u64::from_str_radix(&status(served.pid())["CapEff"], 16);
    assert_eq!(effective, Ok(BIND));
    let others: Vec<u32> = family(served.pid()).into_iter().filter(|pid| *pid != served.pid()).collect();
    // A server of one connection may have ended since the list was made.
    let living: Vec<HashMap<String, String>> =
        others.into_iter().map(status).filter(|told| told.contains_key("CapEff")).collect();
    assert!(!living.is_empty(), "the database is a family of processes");
    for told in living {
        assert_eq!(told["CapEff"], "0000000000000000", "{}", told["Name"]);
    }
}

fn own_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("steelyard-users-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn doctor(data: &Path) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(["doctor", "--backup", "off", "--log", "error", "--data"])
        .arg(data)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    (done.status.code().unwrap_or(-1), said)
}

#[test]
fn a_folder_that_cannot_be_entered_or_given_is_refused_in_words() {
    if !is_root() {
        return;
    }
    let closed = own_folder("closed");
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).expect("closed");
    let (code, said) = doctor(&closed.join("data"));
    assert!(
        code == 78 && said.contains("may not enter") && said.contains(&*closed.to_string_lossy()),
        "{code} {said}"
    );
    fs::remove_dir_all(&closed).expect("removed");
    let (code, said) = doctor(Path::new("/etc"));
    assert!(code == 78 && said.contains("folder of the system"), "{code} {said}");
    let other = own_folder("other");
    fs::create_dir_all(other.join("photographs")).expect("something else");
    let (code, said) = doctor(&other);
    assert!(code == 78 && said.contains("holds other things"), "{code} {said}");
    assert_eq!(fs::metadata(&other).expect("there").uid(), 0, "it is nobody else's now");
    fs::remove_dir(other.join("photographs")).expect("removed");
    fs::write(other.join("backup-at-night"), "as in a folder of cron's").expect("written");
    let (code, said) = doctor(&other);
    assert!(code == 78 && said.contains("holds other things"), "{code} {said}");
    assert_eq!(fs::metadata(&other).expect("there").uid(), 0, "it is nobody else's now");
    chown(&other, Some(65_534), None).expect("given");
    let (code, said) = doctor(&other);
    assert!(code == 78 && said.contains("belongs to the system user"), "{code} {said}");
    fs::remove_dir_all(&other).expect("removed");
}

/// Everything below a folder, the folder itself last.
fn all_below(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let below = inside
        .flat_map(|path| if path.is_dir() && !path.is_symlink() { all_below(&path) } else { vec![path] });
    below.chain([folder.to_owned()]).collect()
}

/// As earlier versions left it: all files are root's, and the database belongs to the user that now runs the
/// program.
fn as_before(data: &Path) {
    let program = fs::metadata(data.join("keys/keyring")).expect("a keyring").uid();
    for path in all_below(data) {
        let of_database =
            ["pg", "backup", "keys/backup"].iter().any(|name| path.starts_with(data.join(name)));
        let owner = if of_database { program } else { 0 };
        lchown(&path, Some(owner), Some(owner)).expect("given back");
        if of_database {
            let mode = if path.is_dir() { 0o700 } else { 0o600 };
            fs::set_permissions(&path, Permissions::from_mode(mode)).expect("closed");
        }
    }
}

#[test]
fn an_instance_of_before_starts_and_its_files_are_given_to_the_two_users_and_no_others() {
    if !is_root() {
        return;
    }
    let mut served = Served::with(&["--backup", "on"]);
    let cookies = served.signed_up();
    let data = served.folder.join("data");
    // Only the Owner's cookies open it.
    let known = served.get("/w/plain", &cookies).expect("an answer").status;
    assert_ne!(known, served.get("/w/plain", "").expect("an answer").status, "the cookies matter");
    served.stop();
    let [program, database] =
        ["keys/keyring", "pg/data"].map(|name| fs::metadata(data.join(name)).expect("there").uid());
    let archive = data.join("backup/repo1/archive/planted");
    fs::create_dir_all(&archive).expect("a folder");
    fs::write(archive.join("piece"), "a piece of the log").expect("written");
    as_before(&data);
    // Links that a broken program could have left, so that root gives other files away.
    let outside = served.folder.join("outside");
    fs::create_dir_all(outside.join("deep")).expect("a folder");
    fs::write(outside.join("deep/root"), "root's").expect("written");
    fs::write(outside.join("linked"), "root's").expect("written");
    symlink(&outside, data.join("log/away")).expect("a link");
    symlink(outside.join("deep/root"), data.join("pg/data/away")).expect("a link");
    fs::hard_link(outside.join("linked"), data.join("log/hard")).expect("another name");
    served.again();
    let again = served.get("/w/plain", &cookies).expect("an answer").status;
    assert_eq!(again, known, "what was there is there");
    for path in [outside.clone(), outside.join("deep/root"), outside.join("linked")] {
        assert_eq!(fs::metadata(&path).expect("there").uid(), 0, "{} was given away", path.display());
    }
    for path in all_below(&data) {
        let is_ours = !path.is_symlink() && path != data.join("log/hard");
        let owner = fs::symlink_metadata(&path).map(|found| found.uid());
        let of_database =
            ["pg", "keys/backup", "backup"].iter().any(|name| path.starts_with(data.join(name)));
        let wanted = if of_database { database } else { program };
        // Files that disappear meanwhile are skipped. The program may own a folder in which the other user
        // works.
        if let Ok(owner) = owner
            && is_ours
            && !path.starts_with(data.join("pg/run"))
        {
            // These are such folders: the two here, and the parts of the backups.
            let parts = [data.join("pg"), data.join("backup")];
            let is_part = parts.contains(&path) || path.parent() == Some(&parts[1]);
            let fits = owner == wanted || (is_part && (owner == program || owner == database));
            assert!(fits, "{} is {owner}'s", path.display());
        }
    }
}

#[test]
fn a_killed_program_takes_its_database_along_and_is_started_again_at_once() {
    if !is_root() {
        return;
    }
    let mut served = Served::start();
    let mut before = family(served.pid());
    before.retain(|pid| *pid != served.pid());
    served.kill();
    let end = Instant::now() + Duration::from_secs(5);
    served.again();
    assert!(served.get("/healthz", "").is_ok());
    while before.iter().any(|pid| status(*pid).get("State").is_some_and(|state| !state.starts_with('Z'))) {
        assert!(Instant::now() < end, "something of the killed program is left: {before:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The demo's check removes all that it made, whichever of the two users owns it.
#[test]
fn the_check_of_the_demo_passes_and_leaves_nothing() {
    if !is_root() {
        return;
    }
    let folder = own_folder("check");
    fs::set_permissions(&folder, Permissions::from_mode(0o1777)).expect("as the system's own");
    let done = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(["demo", "--check", "--log", "error", "--data"])
        .arg(folder.join("unused"))
        .env("TMPDIR", &folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    assert!(done.status.success() && said.contains(" 0 failed"), "{said}");
    assert_eq!(fs::read_dir(&folder).expect("there").count(), 0, "{:?}", all_below(&folder));
    fs::remove_dir(&folder).expect("removed");
}

/// Sends one request to the process that works for the database, and returns the answer.
fn asked(what: &Value) -> Value {
    let (mut ours, theirs) = UnixStream::pair().expect("two ends");
    let mut child = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    child.args(["--works-for-the-database", "error"]).uid(65_534).gid(65_534).current_dir("/");
    let mut child = child.stdin(OwnedFd::from(theirs)).stdout(Stdio::null()).spawn().expect("the program");
    let bytes = what.to_string().into_bytes();
    let length = u32::try_from(bytes.len()).expect("short").to_le_bytes();
    ours.write_all(&[&length[..], &bytes].concat()).expect("sent");
    ours.set_read_timeout(Some(Duration::from_secs(20))).expect("patience");
    let mut length = [0; 4];
    ours.read_exact(&mut length).expect("an answer");
    let mut answer = vec![0; usize::try_from(u32::from_le_bytes(length)).expect("a length")];
    ours.read_exact(&mut answer).expect("an answer");
    drop(ours);
    let began = Instant::now();
    child.wait().expect("it ends with who started it");
    assert!(began.elapsed() < Duration::from_secs(5), "at once");
    serde_json::from_slice(&answer).expect("JSON")
}

#[test]
fn the_process_that_works_for_the_database_runs_no_other_program() {
    if !is_root() {
        return;
    }
    let run = |program: &str| {
        json!({ "id": 7, "do": "run", "program": program, "arguments": ["-c", "id"], "folder": "/", "log": null,
                "shown": false, "dies_by": 15 })
    };
    for program in ["/bin/sh", "/usr/bin/id", "/tmp/postgres", "postgres"] {
        let answer = asked(&run(program));
        assert!(answer["error"].is_string() && answer["pid"].is_null(), "{program}: {answer}");
    }
    let answer = asked(&run("pgbackrest"));
    assert!(answer["pid"].is_i64(), "one of the list runs: {answer}");
    assert!(asked(&json!({ "id": 7, "do": "become root" }))["error"].is_string());
    // The process refuses root, and a standard input that is not a socket of the program.
    let by_hand = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .arg("--works-for-the-database")
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    assert_eq!(by_hand.status.code(), Some(64), "{}", String::from_utf8_lossy(&by_hand.stderr));
}

#[test]
fn the_doctor_says_who_is_who() {
    let served = Served::start();
    let (code, said) = doctor(&served.folder.join("data"));
    let wanted = if is_root() { "the database is run as" } else { "alone, for the program" };
    assert!(code == 0 && said.contains(wanted), "{said}");
}

/// Rated by systemd's own score of exposure, 0 to 100; the unit explains the rest.
#[test]
fn the_committed_unit_shuts_the_program_in() {
    let unit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging/steelyard.service");
    let judged = Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--no-pager", "--threshold=20"])
        .arg(&unit)
        .output();
    let Ok(judged) = judged else {
        eprintln!("skipped: there is no systemd-analyze");
        return;
    };
    let said = String::from_utf8_lossy(&judged.stdout);
    let last = said.lines().last().unwrap_or_default();
    assert!(judged.status.success() && last.contains("exposure level"), "2.0 at most: {last}");
    let told = fs::read_to_string(unit).expect("the unit");
    for word in ["User=steelyard", "One user:", "~@resources", "PrivateNetwork", "RootDirectory"] {
        assert!(told.contains(word), "{word} is told");
    }
}
