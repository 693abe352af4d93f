//! Commands of the one binary, run beside the program that serves the same folder.
//! Invariant: each command is a process of its own, as an operator starts it at a terminal.

use crate::common::served;
use served::{FACTOR, Served, pairs};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

const SECRET: &str = "a long arm and a true measure";

/// Runs a command with a line on its standard input. Returns its exit code and its output.
fn run(served: &Served, arguments: &[&str], line: &str) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(arguments)
        .arg("--data")
        .arg(served.folder.join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    writeln!(child.stdin.take().expect("its input"), "{line}").expect("written");
    let done = child.wait_with_output().expect("it ends");
    (done.status.code(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

#[test]
fn a_shipped_program_has_no_clock_that_a_call_may_set() {
    let served = Served::start();
    let (code, said) = run(&served, &["serve", "--test"], "");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--test"), "{said}");
    let asked = served.agent().get(served.url("/trust/feed.atom")).header("host", &served.host);
    let asked = asked
        .header("steelyard-test-clock", "2001-02-03T04:05:06Z")
        .header("steelyard-test-step-up", "fresh");
    let told = served::answer(asked.call().expect("an answer"));
    assert!(told.text.contains("<updated>20") && !told.text.contains("2001-02-03"), "{}", told.text);
}

/// The program of `tools/trial` has each of these, as a test there shows.
#[test]
fn a_shipped_program_contains_nothing_of_the_test_clock() {
    let program = fs::read(env!("CARGO_BIN_EXE_steelyard")).expect("the program");
    let has = |words: &str| memchr::memmem::find(&program, words.as_bytes()).is_some();
    assert!(has("sell.invoice.post"), "its own actions are found");
    for words in
        ["steelyard-test-clock", "steelyard-test-step-up", "test.workspace.create", "test.fingerprint"]
    {
        assert!(!has(words), "{words}");
    }
}

#[test]
fn an_instance_that_checks_nothing_by_itself_says_so_and_shows_what_a_command_checked() {
    let served = Served::set(&["--backup", "off"], "[trust]\nfirst_round = \"off\"\n");
    let page = served.get("/trust", "").expect("a page").text;
    assert!(page.contains("<h2 id=\"h-w\" class=\"big\">To be repaired</h2>"), "{page}");
    assert!(page.contains("Checks are switched off") && page.contains("first_round"), "{page}");
    let (code, said) = run(&served, &["trust", "check", "password-storage"], "");
    assert_eq!(code, Some(0), "an untried promise is not broken yet: {said}");
    assert!(said.contains("unknown   password-storage") && said.contains("first_round"), "{said}");
    let (code, said) = run(&served, &["trust", "run", "password-storage"], "");
    assert!(code == Some(0) && said.contains("proved    password-storage"), "{said}");
    let (code, said) = run(&served, &["doctor"], "");
    assert!(said.contains("checks        RED: "), "{code:?} {said}");
    let (code, said) = run(&served, &["trust", "check", "--trust-first-round", "never"], "");
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("trust.first_round: never: it is \"off\", or from 0 to 3600 seconds"), "{said}");
}

#[test]
fn people_and_operators_are_added_beside_a_program_that_serves() {
    let served = Served::start();
    served.signed_up();
    let (code, said) = run(&served, &["operator", "add", "omar@instance.example", "Omar"], SECRET);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&served, &["operator", "add", "asha@plain.example", "Asha"], SECRET);
    assert_eq!(code, Some(64), "who has an account is no operator: {said}");
    let (code, said) = run(&served, &["user", "add", "nila@shop.example", "Nila"], "short");
    assert_eq!(code, Some(64), "{said}");
    let typed = [("email", "omar@instance.example"), ("password", SECRET)];
    let to = served.submit("/sign-in", &typed);
    assert_eq!(to.header("location"), Some("/w/instance/account/authenticator"), "{}", to.text);
    let grant = ["operator", "grant", "omar@instance.example", "plain", "--reason", "the till is silent"];
    let (code, said) = run(&served, &grant, "000000");
    assert_eq!(code, Some(77), "without a right code: {said}");
    let recover = ["operator", "recover", "asha@plain.example", "--as", "omar@instance.example"];
    let ask = [&recover[..], &["--reason", "lost the phone", "--case", "C-1"]].concat();
    for way in [&ask[..], &[&recover[..], &["--finish"]].concat()] {
        let (code, said) = run(&served, way, "000000");
        assert_eq!(code, Some(77), "without a right code: {said}");
    }
    let (code, said) = run(&served, &recover, "000000");
    assert!(code != Some(0) && said.contains("--reason"), "without a reason: {said}");
    let unlock = ["operator", "unlock", "omar@instance.example", "--reason", "by mistake"];
    let (code, said) = run(&served, &unlock, "");
    assert_eq!(code, Some(64), "nobody locked them: {said}");
    let (code, said) = run(&served, &["serve"], "");
    assert_eq!(code, Some(75), "two do not serve one folder: {said}");
}

#[test]
fn beyond_the_first_workspace_an_operators_link_opens_one_and_is_listed_until_then() {
    let served = Served::start();
    served.signed_up();
    let second = [
        ("name", "Nila"),
        ("email", "nila@second.example"),
        ("password", SECRET),
        ("workspace", "Second"),
        ("slug", "second"),
        ("country", "AU"),
    ];
    let shut = served.get("/sign-up", "").expect("a page");
    assert!(
        shut.status == 200 && shut.text.contains("by a link from the people who run this server"),
        "{}",
        shut.text
    );
    let (code, said) = run(&served, &["doctor"], "");
    assert!(said.contains("sign-up       invited"), "{code:?} {said}");
    let (code, said) = run(&served, &["operator", "invite", "--days", "2"], "");
    let link = said
        .lines()
        .next()
        .and_then(|line| line.split_once("/sign-up/invited/"))
        .map(|(_, it)| it.to_owned());
    let path = format!("/sign-up/invited/{}", link.unwrap_or_else(|| panic!("{code:?}: {said}")));
    let (_, listed) = run(&served, &["operator", "invitations"], "");
    assert_eq!(listed.matches("anybody who has it").count(), 1, "{listed}");
    let opened = served.submit(&path, &second);
    assert_eq!(opened.header("location"), Some(FACTOR), "{}", opened.text);
    served.enrolled(&pairs(&opened));
    assert_eq!(served.get(&path, "").expect("a page").status, 410, "it opens one");
    let (_, listed) = run(&served, &["operator", "invitations"], "");
    assert!(listed.contains("No link is open."), "{listed}");
    let (code, said) = run(&served, &["operator", "invite", "--sign-up", "closed"], "");
    assert_eq!(code, Some(78), "no link works where sign-up is closed: {said}");
}

#[test]
fn a_keyring_without_its_seal_is_opened_by_two_of_three_shares() {
    let mut served = Served::start();
    served.signed_up();
    let (keys, into) = (served.folder.join("data/keys"), served.folder.join("shares"));
    let shares: Vec<String> =
        (1..=3).map(|n| into.join(format!("share-{n}-of-3.txt")).display().to_string()).collect();
    let share = ["keys", "share", "--into", &into.display().to_string()];
    let (code, said) = run(&served, &share, "");
    assert!(code == Some(0) && said.contains("3 shares"), "{said}");
    for path in &shares {
        let mode = fs::metadata(path).expect("a share").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{path}");
        let text = fs::read_to_string(path).expect("a share");
        let letters = text.lines().last().expect("letters");
        assert!(!said.contains(letters), "none is said aloud");
    }
    let (code, said) = run(&served, &share, "");
    assert_eq!(code, Some(64), "nothing is written over: {said}");
    let (code, said) = run(&served, &["keys", "share", "--needed", "4", "--into", "x"], "");
    assert!(code != Some(0) && said.contains("at least two shares"), "{said}");
    served.stop();
    fs::remove_file(keys.join("seal")).expect("lost");
    let (code, said) = run(&served, &["keys", "recover", "--share", &shares[2]], "");
    assert!(code == Some(78) && said.contains("2 different shares are needed"), "{said}");
    let (code, said) = run(&served, &["keys", "recover", "--share", &shares[2], "--share", &shares[0]], "");
    assert!(code == Some(0) && said.contains("sealed again"), "{said}");
    let (code, said) = run(&served, &["user", "add", "nila@shop.example", "Nila"], SECRET);
    assert_eq!(code, Some(0), "what was sealed opens: {said}");
    // After the key is sealed again by a command's output, that output alone opens it.
    fs::remove_file(keys.join("seal")).expect("lost again");
    let by = |command: &'static str, words: &[&'static str]| {
        run(&served, &[words, &["--seal-command", command]].concat(), SECRET)
    };
    let printed = "printf 'four words of a phrase'";
    let both = [
        &["keys", "recover", "--share", &shares[2], "--share", &shares[0]][..],
        &["--seal-command", printed],
    ];
    let (code, said) = run(&served, &both.concat(), "");
    assert_eq!(code, Some(0), "{said}");
    let ravi = ["user", "add", "ravi@shop.example", "Ravi"];
    assert_eq!(run(&served, &ravi, SECRET).0, Some(78), "nothing else is asked for it");
    let (code, said) = by("printf 'four words of another'", &ravi);
    assert!(code == Some(78) && said.contains("was sealed with another"), "{said}");
    let (code, said) = by("echo told on standard error >&2; exit 1", &ravi);
    assert!(code == Some(78) && said.contains("seal_command) failed"), "{said}");
    let (code, said) = by(printed, &ravi);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn keys_that_others_may_read_or_that_are_gone_stop_the_start_and_a_rotated_root_opens_all_there_was() {
    let served = Served::start();
    served.signed_up();
    let keys = served.folder.join("data/keys");
    let show = |words: &[&str]| run(&served, &[&["keys"], words].concat(), "");
    let (code, said) = show(&["show"]);
    assert!(
        code == Some(0) && said.contains("root key 1") && said.contains("name it in seal_file"),
        "{said}"
    );
    let (code, said) = show(&["rotate", "--root"]);
    assert!(code == Some(0) && said.contains("root key 2"), "{said}");
    let (code, said) = run(&served, &["user", "add", "nila@shop.example", "Nila"], SECRET);
    assert_eq!(code, Some(0), "beside the program that serves with the old root key in mind: {said}");
    let (code, said) = show(&["rotate", "--workspace", "nowhere"]);
    assert!(code == Some(66) && said.contains("nowhere"), "{said}");
    assert_eq!(show(&["rotate"]).0, Some(2), "which is to be said");
    let (code, said) = show(&["rotate", "--workspace", "plain"]);
    assert!(code == Some(0) && said.contains("plain: new data is encrypted with key"), "{said}");
    let (code, said) = show(&["rotate", "--all"]);
    assert!(code == Some(0) && said.contains("instance: new data"), "{said}");
    let (code, said) = show(&["status", "--json"]);
    let told: serde_json::Value = serde_json::from_str(said.trim()).expect("JSON");
    assert!(code == Some(0) && told["root"]["number"] == 2, "{said}");
    let plain = told["workspaces"].as_array().expect("rows").iter().find(|it| it["workspace"] == "plain");
    assert_eq!(plain.expect("it had newer keys")["versions"], 3, "{said}");
    assert!(show(&["status"]).1.contains("plain: key"), "in words too");
    for name in ["keyring", "seal"] {
        let path = keys.join(name);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("a mode");
        let (code, said) = show(&["show"]);
        assert!(
            code == Some(78) && said.contains("can be read by others than its owner (mode 644)"),
            "{said}"
        );
        fs::set_permissions(&path, Permissions::from_mode(0o600)).expect("a mode");
        fs::rename(&path, keys.join("aside")).expect("moved");
        let (code, said) = show(&["show"]);
        assert!(code == Some(78) && said.contains("Put a copy of it back"), "{said}");
        assert!(!path.exists(), "no other is made in its place");
        fs::rename(keys.join("aside"), &path).expect("moved back");
    }
    let (code, said) = show(&["show"]);
    assert!(code == Some(0) && said.contains("root key 2"), "{said}");
}
