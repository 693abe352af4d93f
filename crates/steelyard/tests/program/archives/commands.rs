//! `export` and `import` as an operator runs them: processes of their own, killed at any moment and run
//! again.
//! Invariant: what is brought in is what was taken away, whatever was killed in between.

use super::{ask_for, bytes_of, clock, shop_at_work, task};
use crate::common::served;
use lifecycle::archive::lock::{LockedFile, lock_of};
use sell::invoices::sale::PostSale;
use serde_json::{Value, json};
use served::{FACTOR, Served, pairs};
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use zip::ZipArchive;

const PHRASE: &str = "four words of a phrase";
const SECRET: &str = "a long arm and a true measure";
/// Bills of the shop beside those of every test here.
const BILLS: usize = 200;

fn command(served: &Served, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.args(arguments).arg("--data").arg(served.folder.join("data"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command with a line on its standard input. Returns its exit code and its output.
fn run(served: &Served, arguments: &[&str], line: &str) -> (Option<i32>, String) {
    let mut child = command(served, arguments).spawn().expect("the program");
    // A command that does not read it may be over already.
    let _ = writeln!(child.stdin.take().expect("its input"), "{line}");
    let done = child.wait_with_output().expect("it ends");
    (done.status.code(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

/// Runs a command with a line on its standard input, and kills it after a while. True: it was killed, and had
/// not ended before.
fn kill(served: &Served, arguments: &[&str], line: &str, after: Duration) -> bool {
    let mut child = command(served, arguments).spawn().expect("the program");
    let _ = writeln!(child.stdin.take().expect("its input"), "{line}");
    std::thread::sleep(after);
    let had_ended = child.try_wait().expect("its state").is_some();
    child.kill().and_then(|()| child.wait()).expect("killed");
    !had_ended
}

/// The program with an Indian workspace called plain, into which nothing was written.
fn indian() -> Served {
    let served = Served::start();
    let typed = [
        ("name", "Asha"),
        ("email", "asha@plain.example"),
        ("password", SECRET),
        ("workspace", "Plain"),
        ("slug", "plain"),
        ("country", "IN"),
    ];
    let asked = served.submit("/sign-up", &typed);
    assert_eq!(asked.header("location"), Some(FACTOR), "{}", asked.text);
    served.enrolled(&pairs(&asked));
    served
}

/// An archive of a shop with many bills, as its Owner downloads it.
async fn archive_of_a_shop() -> Vec<u8> {
    let shop = shop_at_work().await;
    for _ in 0..BILLS {
        let wax = json!({"lot": "W-1", "quantity": "0.01", "description": "Wax", "price_minor_per_unit": "90000", "tax_class": "jewellery"});
        let sale = json!({"lines": [wax], "tenders": [{"mode": "cash"}]});
        shop.run::<PostSale>("mia", sale).await.expect("a sale");
    }
    let archive = ask_for(&shop).await;
    task(&shop).look(clock).await.expect("written");
    bytes_of(&shop, archive).await
}

/// The rows of a table in an archive, without the id of their workspace, in the order of their text.
fn rows(path: &Path, table: &str) -> Vec<String> {
    let mut zip = ZipArchive::new(File::open(path).expect("a file")).expect("a zip file");
    let mut text = String::new();
    let begins = format!("tables/{table}.0");
    let names: Vec<String> = zip.file_names().map(|it| it.expect("a name").into_owned()).collect();
    for name in names.iter().filter(|name| name.starts_with(&begins)) {
        zip.by_name(name.as_str()).expect("it is in it").read_to_string(&mut text).expect("text");
    }
    let row = |line: &str| {
        let mut row: Value = serde_json::from_str(line).expect("a row");
        row.as_object_mut().expect("a row").remove("tenant_id");
        row.to_string()
    };
    let mut rows: Vec<String> = text.lines().map(row).collect();
    rows.sort_unstable();
    rows
}

/// The bytes of an encrypted archive in the clear.
fn unlocked(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("a file");
    let lock = lock_of(&mut Cursor::new(&bytes), PHRASE).expect("a lock");
    let mut all = Vec::new();
    LockedFile::open(Cursor::new(bytes), lock).expect("it opens").read_to_end(&mut all).expect("read");
    all
}

/// Fails unless the books, the goods and the trace are the same.
fn same(one: &Path, other: &Path) {
    for table in [
        "document",
        "document_line",
        "journal_entry",
        "posting",
        "lot",
        "lot_balance",
        "lot_edge",
        "movement",
        "party",
    ] {
        let table = format!("ledger.{table}");
        let (ours, theirs) = (rows(one, &table), rows(other, &table));
        assert!(ours == theirs, "{table}: {} and {} rows", ours.len(), theirs.len());
    }
    assert!(rows(one, "ledger.document").len() > BILLS);
}

#[tokio::test]
async fn a_workspace_goes_out_and_in_at_a_terminal_whatever_is_killed() {
    let bytes = archive_of_a_shop().await;
    let served = indian();
    let (came, went) = (served.folder.join("came.zip"), served.folder.join("went.zip"));
    fs::write(&came, bytes).expect("a file");
    let (from, to) = (came.display().to_string(), went.display().to_string());
    let import = ["import", &from, "--as", "plain"];
    // Killed at some moment of it, and run again.
    for wait in [150, 600, 1_500] {
        if !kill(&served, &import, "", Duration::from_millis(wait)) {
            break;
        }
    }
    let (code, said) = run(&served, &import, "");
    let is_in = code == Some(0) || (code == Some(75) && said.contains("workspace_not_empty"));
    assert!(is_in, "{code:?} {said}");
    let (code, said) = run(&served, &import, "");
    assert_eq!(code, Some(75), "a second time there is something: {said}");

    let export = ["export", "plain", "--to", &to, "--encrypt"];
    kill(&served, &export, PHRASE, Duration::from_millis(700));
    // If the killed one had ended, its file is whole.
    let _ = fs::remove_file(&went);
    let (code, said) = run(&served, &export, PHRASE);
    assert!(code == Some(0) && said.contains("SHA-256"), "{code:?} {said}");
    let open = served.folder.join("open.zip");
    fs::write(&open, unlocked(&went)).expect("a file");
    same(&came, &open);
    let (code, said) = run(&served, &export, PHRASE);
    assert!(code == Some(64) && said.contains("is there already"), "{said}");
}

#[test]
fn a_file_is_encrypted_on_wish_and_what_is_wrong_is_said_with_its_exit_code() {
    let served = indian();
    let path = |name: &str| served.folder.join(name).display().to_string();
    let (locked, again) = (path("locked"), path("again"));
    let (code, said) = run(&served, &["export", "plain", "--to", &locked, "--encrypt"], "short");
    assert!(code == Some(64) && said.contains("12 characters"), "{said}");
    let (code, said) = run(&served, &["export", "nobody", "--to", &locked, "--encrypt"], PHRASE);
    assert!(code == Some(66) && said.contains("no workspace at nobody"), "{said}");
    let (code, said) = run(&served, &["export", "plain", "--to", &locked, "--encrypt"], PHRASE);
    assert_eq!(code, Some(0), "{said}");
    let bytes = fs::read(&locked).expect("a file");
    assert!(bytes.starts_with(b"steelyard-lock1\n") && !said.contains(PHRASE));
    let (code, said) = run(&served, &["export", "plain", "--to", &again, "--encrypt", "--json"], PHRASE);
    let told: Value = said.lines().find_map(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    assert_eq!(
        (code, &told["bytes"]),
        (Some(0), &json!(fs::metadata(&again).expect("a file").len())),
        "{said}"
    );
    let (code, said) = run(&served, &["import", &locked, "--as", "plain"], "another phrase than that");
    assert!(code == Some(64) && said.contains("passphrase"), "{said}");
    // Nothing but people is in the workspace: what it takes away may come back to it.
    let (code, said) = run(&served, &["import", &locked, "--as", "plain"], PHRASE);
    assert_eq!(code, Some(0), "{said}");
    fs::write(&locked, b"no archive").expect("a file");
    let (code, said) = run(&served, &["import", &locked, "--as", "plain"], "");
    assert!(code == Some(64) && said.contains("no archive"), "{said}");
    let (code, said) = run(&served, &["import", &path("nowhere"), "--as", "plain"], "");
    assert_eq!(code, Some(78), "{said}");
    let (code, said) = run(&served, &["import", &again, "--as", "nobody"], PHRASE);
    assert_eq!(code, Some(66), "{said}");
}

#[test]
fn a_file_in_the_clear_is_for_an_operator_who_proves_themselves_and_says_why() {
    let served = indian();
    let to = served.folder.join("open.zip").display().to_string();
    let export = ["export", "plain", "--to", &to];
    let (code, said) = run(&served, &export, "");
    assert!(code != Some(0) && said.contains("--reason") && said.contains("--as"), "{said}");
    let by = ["--as", "omar@instance.example", "--reason", "a court asks"];
    let (code, said) = run(&served, &[&export[..], &by].concat(), "000000");
    assert_eq!(code, Some(66), "nobody runs the instance under that address: {said}");
    let (code, said) = run(&served, &["operator", "add", "omar@instance.example", "Omar"], SECRET);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&served, &[&export[..], &by].concat(), "000000");
    assert_eq!(code, Some(77), "without a right code: {said}");
    // Where root starts the program, the empty file is there.
    assert!(fs::metadata(&to).map_or(true, |file| file.len() == 0), "nothing was written");
}
