//! The whole runner against a small HTTPS server in the role of the product, started by a script in the role
//! of the binary.
//! Invariant: the tests check each request of the runner as it arrives, and see each kind of failure happen.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

#[path = "run/shop.rs"]
mod shop;

use rustix::process::{Pid, Signal, kill_process};
use shop::Shop;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// A case with one refused step, one successful step and one question, made of the parts that differ between
/// the tests.
fn case(steps: &str) -> String {
    format!(
        r#"{{"schema":"case/1","id":"sell-T","kind":"steps","title":"t","proves":["S1"],"given":{{
        "tenant":{{"id":"t","country":"IN","currency":"INR","minor_digits":2,"timezone":"Asia/Kolkata","fy_start":"04-01"}},
        "actors":{{"asha":"Cashier","olive":"Owner"}},"lots":[{{"lot":"L"}}],"rates":[]}},
        "when":[{steps}],"then":[{{"query":"sell.series","params":{{"code":"INV"}},"expect":{{"next":2}}}}],"unchanged":[],"notes":[]}}"#
    )
}

const SALE: &str = r#"{"n":1,"at":"2026-04-20T11:00:00+05:30","as":"asha","action":"sell.sale.post","input":{"quantity":1.0},
    "expect":{"status":200,"body":{"number":"A/1","total_minor":3}}}"#;
const REFUSED: &str = r#"{"n":2,"as":"asha","action":"sell.sale.refuse","input":{"of":"$1.number"},"idempotency_key":null,"step_up":true,
    "expect":{"status":409,"code":"lot_held"}}"#;

/// A folder for each test, with the case in it.
fn folder(test: &str, case: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("case.json"), case).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let case = folder.join("case.json");
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_cases")).arg(case).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// Runs the case against a running shop.
fn run_at(shop: &Shop, folder: &Path, more: &[&str]) -> (i32, String) {
    let ca = folder.join("ca.pem");
    fs::write(&ca, &shop.ca).unwrap();
    let door = ["--url", &shop.url, "--ca", ca.to_str().unwrap(), "--token", "installer"];
    let (code, stdout, stderr) = run(folder, &[&door, more].concat());
    assert_eq!(stderr, "");
    (code, stdout)
}

#[test]
fn a_case_passes_and_what_was_sent_is_what_the_contract_says() {
    let shop = Shop::open(|_| None);
    let folder = folder("passes", &case(&format!("{SALE},{REFUSED}")));
    let (code, stdout) = run_at(&shop, &folder, &["--prove"]);
    assert_eq!(code, 0, "{stdout}");
    assert!(
        stdout.ends_with("case.json: 2 changed figures noticed\n1 passed, 0 failed, 0 skipped\n"),
        "{stdout}"
    );

    let seen = shop.seen();
    let names: Vec<&str> = seen.iter().map(|request| request.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "test.workspace.create",
            "workspace.import.run", // rates come first, although the file names lots first
            "workspace.import.run",
            "test.fingerprint",
            "sell.sale.post",
            "test.fingerprint",
            "sell.sale.refuse",
            "test.fingerprint",
            "sell.series?code=INV",
        ]
    );
    assert!(
        seen[1].body.contains(r#""kind":"rates","rows":[]"#) && seen[2].body.contains(r#""kind":"lots""#)
    );
    let header = |n: usize, name: &str| seen[n].header(name);
    assert_eq!(seen[4].body, r#"{"quantity":1.0}"#);
    assert_eq!(seen[6].body, r#"{"of":"A/1"}"#);
    assert_eq!(header(0, "authorization").as_deref(), Some("Bearer installer"));
    assert_eq!(header(2, "authorization").as_deref(), Some("Bearer w-installer"));
    assert_eq!(header(4, "authorization").as_deref(), Some("Bearer t-asha"));
    assert_eq!(header(8, "authorization").as_deref(), Some("Bearer t-olive"));
    assert_eq!(header(8, "steelyard-test-clock").as_deref(), Some("2026-04-20T11:00:00+05:30"));
    assert!(header(4, "idempotency-key").is_some_and(|key| key.len() == 32));
    assert_eq!(
        (header(4, "steelyard-test-step-up"), header(6, "steelyard-test-step-up")),
        (None, Some("fresh".into()))
    );
    assert_eq!(header(6, "idempotency-key"), None);
}

#[test]
fn another_figure_fails_with_step_path_and_both_values() {
    let shop = Shop::open(|request| {
        (request.name == "sell.sale.post").then(|| (200, r#"{"number":"A/1","total_minor":4}"#.into()))
    });
    let folder = folder("figure", &case(SALE));
    let (code, stdout) = run_at(&shop, &folder, &[]);
    assert_eq!(code, 1);
    assert!(
        stdout
            .contains("case.json: step 1: total_minor: expected 3, came 4\n0 passed, 1 failed, 0 skipped\n"),
        "{stdout}"
    );
}

#[test]
fn a_refused_call_that_changes_something_fails() {
    let refused = std::sync::atomic::AtomicBool::new(false);
    let shop = Shop::open(move |request| {
        if request.name == "sell.sale.refuse" {
            refused.store(true, std::sync::atomic::Ordering::SeqCst);
        }
        let after = refused.load(std::sync::atomic::Ordering::SeqCst);
        (request.name == "test.fingerprint" && after).then(|| (200, r#"{"sha256":"other"}"#.into()))
    });
    let folder = folder("changes", &case(&format!("{SALE},{REFUSED}")));
    let (code, stdout) = run_at(&shop, &folder, &[]);
    assert_eq!(code, 1);
    assert!(stdout.contains("step 2: a refused or duplicate call changed the fingerprint"), "{stdout}");
}

#[test]
fn what_is_not_built_is_named() {
    let unknown =
        r#"{"type":"https://x/errors#action_unknown","status":404,"code":"action_unknown","request_id":"r"}"#;
    for (missing, at) in [
        ("sell.sale.post", "step 1"),
        ("test.workspace.create", "given"),
        ("sell.series?code=INV", "then 1 (sell.series)"),
    ] {
        let shop = Shop::open(move |request| (request.name == missing).then(|| (404, unknown.into())));
        let folder = folder(&format!("missing-{}", at.replace([' ', '(', ')'], "-")), &case(SALE));
        let (code, stdout) = run_at(&shop, &folder, &[]);
        let name = missing.split('?').next().unwrap();
        assert!(code == 1 && stdout.contains(&format!("{at}: not built yet: {name}\n")), "{stdout}");
    }
}

#[test]
fn parallel_calls_arrive_together_and_their_outcomes_are_matched() {
    let step = r#"{"n":1,"parallel":[{"as":"asha","action":"sell.sale.refuse","input":{}},{"as":"olive","action":"sell.sale.post","input":{}}],
        "expect":{"outcomes":{"unordered":[{"status":200},{"status":409,"code":"lot_held"}]}}}"#;
    let shop = Shop::open(|_| None);
    let (code, stdout) = run_at(&shop, &folder("together", &case(step)), &[]);
    assert_eq!(code, 0, "{stdout}");
    let wrong = step.replace(r#"{"status":200}"#, r#"{"status":409,"code":"lot_held"}"#);
    assert_eq!(run_at(&shop, &folder("together-wrong", &case(&wrong)), &[]).0, 1);
}

#[test]
fn a_body_refused_by_its_length_is_answered_and_not_broken_off() {
    let step = r#"{"n":1,"as":"asha","action":"sell.sale.post","input":{},"raw":{"pad_to_bytes":9000000},
        "expect":{"status":413,"code":"body_too_large"}}"#;
    let shop = Shop::open(|request| {
        let problem = r#"{"type":"https://x/errors#body_too_large","status":413,"code":"body_too_large","request_id":"r"}"#;
        (request.name == "sell.sale.post").then(|| (413, problem.into()))
    });
    let (code, stdout) = run_at(&shop, &folder("padded", &case(step)), &[]);
    assert_eq!(code, 0, "{stdout}");
    let seen = shop.seen();
    let padded = seen.iter().find(|request| request.name == "sell.sale.post").unwrap();
    assert_eq!(padded.header("content-length").as_deref(), Some("9000000"));
}

#[test]
fn a_case_for_a_harness_is_skipped_without_a_server() {
    let folder = folder("harness", &case(r#"{"n":1,"harness":"kill","do":{},"expect":{}}"#));
    let (code, stdout, _) = run(&folder, &["--server", "/nonexistent"]);
    assert_eq!(code, 0);
    assert!(
        stdout.starts_with("skipped ")
            && stdout.ends_with("case.json: needs harness\n0 passed, 0 failed, 1 skipped\n")
    );
}

#[test]
fn json_tells_the_same_in_one_document() {
    let folder = folder("json", "{}");
    let (code, stdout, _) = run(&folder, &["--json"]);
    let document: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(code, 1);
    assert_eq!(document["failed"], 1);
    assert_eq!(document["files"][0]["differences"][0]["at"], "form");
}

/// A script in place of the binary.
fn script(folder: &Path, text: &str) -> String {
    let path = folder.join("steelyard");
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A script that points to the shop, and records its arguments and that it was stopped.
fn ready_script(folder: &Path, shop: &Shop) -> String {
    fs::write(folder.join("ca.pem"), &shop.ca).unwrap();
    let (own, url) = (folder.display(), &shop.url);
    let door = format!(r#"{{"url":"{url}","ca":"{own}/ca.pem","token":"installer"}}"#);
    script(
        folder,
        &format!(
            r#"echo "$@" > {own}/arguments; trap 'echo stopped > {own}/stopped; exit 0' TERM
            printf '%s' '{door}' > "$4/test.json"; echo starting; echo "ready {url}"; while :; do sleep 0.05; done"#
        ),
    )
}

#[test]
fn the_server_is_started_stopped_and_cleared_away() {
    let shop = Shop::open(|_| None);
    let folder = folder("started", &case(SALE));
    let server = ready_script(&folder, &shop);
    let (code, stdout, stderr) = run(&folder, &["--server", &server]);
    assert_eq!((code, stderr.as_str()), (0, ""), "{stdout}");
    assert_eq!(fs::read_to_string(folder.join("stopped")).unwrap(), "stopped\n");
    let arguments = fs::read_to_string(folder.join("arguments")).unwrap();
    let words: Vec<&str> = arguments.split_whitespace().collect();
    assert_eq!(
        [words[0], words[1], words[2], words[4], words[5]],
        ["serve", "--test", "--data", "--listen", "127.0.0.1:0"]
    );
    assert!(!Path::new(words[3]).exists(), "its folder is gone");
}

#[test]
fn ctrl_c_stops_the_server_too() {
    let shop = Shop::open(|request| {
        if request.name == "sell.sale.post" {
            std::thread::sleep(Duration::from_secs(30));
        }
        None
    });
    let folder = folder("interrupted", &case(SALE));
    let server = ready_script(&folder, &shop);
    let mut runner = Command::new(env!("CARGO_BIN_EXE_cases"))
        .arg(folder.join("case.json"))
        .args(["--server", &server])
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while !shop.seen().iter().any(|request| request.name == "sell.sale.post") {
        assert!(Instant::now() < until, "the sale was never sent");
        std::thread::sleep(Duration::from_millis(20));
    }
    kill_process(Pid::from_child(&runner), Signal::INT).unwrap();
    assert_eq!(runner.wait().unwrap().code(), Some(130));
    assert!(folder.join("stopped").exists());
}

#[test]
fn a_server_that_does_not_start_shows_what_it_said() {
    let folder = folder("broken", &case(SALE));
    let server = script(&folder, "echo 'no database here' >&2; exit 3");
    let (code, _, stderr) = run(&folder, &["--server", &server]);
    assert_eq!(code, 2);
    assert!(stderr.contains("ended before it was ready") && stderr.contains("no database here"), "{stderr}");
}
