//! What an instance is for: one that is not production says so everywhere, and what belongs to another
//! environment stops the start.
//! Invariant: a refused start changes nothing in what it was pointed at.

use crate::common::served;
use served::{Served, free_port};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const BANNER: &str = "This is a staging system";

/// Starts a staging instance that must not come up. Returns its exit code and its output.
fn refused(data: &Path, flags: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(["serve", "--environment", "staging", "--listen", &format!("127.0.0.1:{}", free_port())])
        .args(flags)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let began = Instant::now();
    while child.try_wait().expect("a state").is_none() {
        if began.elapsed() > Duration::from_secs(60) {
            child.kill().expect("killed");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let done = child.wait_with_output().expect("its output");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn a_staging_instance_refuses_the_database_and_the_keyring_of_production_and_says_which() {
    let mut served = Served::start();
    served.stop();
    let (code, said) = refused(&served.folder.join("data"), &["--backup", "off"]);
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("the database is labelled production"), "{said}");
    // The keys of production beside a database of its own.
    let other = served.folder.join("other");
    let copied = Command::new("cp").arg("-a").arg(served.folder.join("data")).arg(&other).status();
    assert!(copied.expect("copied").success());
    fs::remove_dir_all(other.join("pg")).expect("removed");
    let (code, said) = refused(&other, &["--backup", "off"]);
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("the keyring is labelled production"), "{said}");
    served.again();
    let page = served.get("/sign-in", "").expect("production as before");
    assert!(page.header("x-robots-tag").is_none() && !page.text.contains(BANNER));
}

#[test]
fn a_staging_instance_refuses_the_backups_of_production_before_it_writes_there() {
    let mut served = Served::with_backups();
    served.stop();
    let folder = served.folder.join("data/backup");
    let settings = || fs::read_to_string(folder.join("pgbackrest.conf")).expect("its settings");
    let before = settings();
    let flags = ["--backup", "on", "--backup-folder", folder.to_str().expect("a path")];
    let (code, said) = refused(&served.folder.join("other"), &flags);
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("the place of the backups is labelled production"), "{said}");
    assert_eq!(settings(), before);
}

#[test]
fn each_answer_of_a_staging_instance_says_what_it_is_and_is_kept_out_of_search_engines() {
    let served = Served::with(&["--backup", "off", "--environment", "staging"]);
    let cookies = served.signed_up();
    for (path, cookies) in [("/sign-in", ""), ("/trust", ""), ("/errors", ""), ("/w/plain", cookies.as_str())]
    {
        let answer = served.get(path, cookies).expect("an answer");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex, nofollow"), "{path}");
        assert!(answer.text.contains(BANNER), "{path}: {}", answer.text);
    }
    for path in ["/trust.json", "/nothing-is-here"] {
        let answer = served.get(path, "").expect("an answer");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex, nofollow"), "{path}");
    }
}
