//! `cases FILE-OR-FOLDER…`: runs worked examples of the form `case/1` against a test build over its public
//! API.
//! Invariant: it knows no particular case; any other file of the same form runs in the same way.

mod case;
mod client;
mod compare;
mod given;
mod json;
mod judge;
mod number;
mod open;
mod prove;
mod reference;
mod report;
mod run;
mod server;
mod workspace;

use case::Case;
use clap::Parser;
use client::Client;
use open::Open;
use report::{Finding, Outcome};
use server::{Door, Server};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs worked examples against a test build and compares every figure.
#[derive(Parser)]
struct Arguments {
    /// Case files, or folders that are searched for *.json.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The list of cases that do not pass yet. A case of the list that passes is a failure.
    #[arg(long, value_name = "FILE")]
    open: Option<PathBuf>,
    /// Print one JSON document instead of lines.
    #[arg(long)]
    json: bool,
    /// The test build to start; by default the `steelyard-test-clock` beside this program.
    #[arg(long, value_name = "BINARY")]
    server: Option<PathBuf>,
    /// The address of a test build that is already running; then none is started.
    #[arg(long, requires_all = ["ca", "token"])]
    url: Option<String>,
    /// PEM file of the certificate authority to trust, with --url.
    #[arg(long, value_name = "FILE", requires = "url")]
    ca: Option<PathBuf>,
    /// The installer's bearer token, with --url.
    #[arg(long, requires = "url")]
    token: Option<String>,
    /// After a file passes, change each of up to 25 figures of its expectations and check that the change is
    /// noticed.
    #[arg(long)]
    prove: bool,
    /// Load at most this many lots of a `filler`, for a quick run.
    #[arg(long, value_name = "LOTS", default_value_t = usize::MAX, hide_default_value = true)]
    filler_limit: usize,
}

fn main() -> ExitCode {
    match run_all(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(fault) => {
            eprintln!("cases: {fault}");
            ExitCode::from(2)
        }
    }
}

/// Whether no file failed. The error is a wrong argument, or a server that does not start.
fn run_all(arguments: &Arguments) -> Result<bool, String> {
    let mut files = Vec::new();
    for path in &arguments.paths {
        find(path, &mut files)?;
    }
    if files.is_empty() {
        return Err("no case files there".to_owned());
    }
    let read: Vec<Read> = files.iter().map(|path| read(path)).collect();
    let open = list_of_open(arguments, &read)?;
    let runs = |read: &Read| read.case.as_ref().is_ok_and(|case| !case.needs_harness());
    let target = if read.iter().any(runs) { Some(Target::open(arguments)?) } else { None };
    let options = run::Options { prove: arguments.prove, filler_limit: arguments.filler_limit };
    let mut outcomes = Vec::with_capacity(read.len());
    for Read { path, id, case } in read {
        let outcome = match (&case, &target) {
            (Err(fault), _) => Outcome::Failed(vec![Finding::says("form", fault)]),
            (Ok(case), Some(target)) => run::case(&target.client, &target.token, case, &options),
            (Ok(_), None) => Outcome::Skipped,
        };
        let outcome = open.judge(&id, outcome);
        if !arguments.json {
            println!("{}", report::lines(&path, &outcome));
        }
        outcomes.push((path, outcome));
    }
    if let Some(last_words) = target.as_ref().and_then(|target| target.server.as_ref()?.died()) {
        eprintln!("cases: {last_words}");
    }
    let counts = report::counts(&outcomes);
    if arguments.json {
        println!("{}", report::document(&outcomes));
    } else {
        println!("{}", report::last_line(counts));
    }
    Ok(counts[1] == 0)
}

/// The instance that is called: a running one, or one that the runner started.
struct Target {
    client: Client,
    token: String,
    server: Option<Server>,
}

impl Target {
    fn open(arguments: &Arguments) -> Result<Target, String> {
        if let (Some(url), Some(ca), Some(token)) = (&arguments.url, &arguments.ca, &arguments.token) {
            let ca = fs::read_to_string(ca).map_err(|e| format!("{}: {e}", ca.display()))?;
            return Ok(Target { client: Client::new(url, &ca)?, token: token.clone(), server: None });
        }
        let binary = match &arguments.server {
            Some(binary) => binary.clone(),
            None => {
                std::env::current_exe().map_err(|e| e.to_string())?.with_file_name("steelyard-test-clock")
            }
        };
        let server = Server::start(&binary)?;
        let Door { url, ca, token } = &server.door;
        Ok(Target { client: Client::new(url, ca)?, token: token.clone(), server: Some(server) })
    }
}

/// Adds a file, or every `*.json` below a folder except schemas, in the order of their names.
fn find(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let fault = |e: std::io::Error| format!("{}: {e}", path.display());
    if !fs::metadata(path).map_err(fault)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(fault)? {
        entries.push(entry.map_err(fault)?.path());
    }
    entries.sort_by_key(|path| natural(&path.to_string_lossy()));
    for entry in entries {
        let name = entry.to_string_lossy();
        if entry.is_dir() || (name.ends_with(".json") && !name.ends_with(".schema.json")) {
            find(&entry, files)?;
        }
    }
    Ok(())
}

/// The name with its numbers padded with zeros, so that P2 sorts before P10.
fn natural(name: &str) -> String {
    let (mut padded, mut digits) = (String::new(), String::new());
    for c in name.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            padded.push_str(&format!("{digits:0>12}"));
            digits.clear();
        }
        padded.push(c);
    }
    padded
}

/// A file that was read. Without a form it has no id either.
struct Read {
    path: String,
    id: String,
    case: Result<Case, String>,
}

fn read(path: &Path) -> Read {
    let text = fs::read_to_string(path).map_err(|e| e.to_string());
    let case = text.and_then(|text| Case::parse(&text));
    let id = case.as_ref().map(|case| case.id.clone()).unwrap_or_default();
    Read { path: path.display().to_string(), id, case }
}

/// The list of open cases; each of its lines needs one of these files.
fn list_of_open(arguments: &Arguments, read: &[Read]) -> Result<Open, String> {
    let Some(path) = &arguments.open else { return Ok(Open::default()) };
    let fault = |words: String| format!("{}: {words}", path.display());
    let text = fs::read_to_string(path).map_err(|e| fault(e.to_string()))?;
    let open = Open::parse(&text).map_err(fault)?;
    let ids: Vec<String> = read.iter().map(|read| read.id.clone()).collect();
    match open.unknown(&ids)[..] {
        [] => Ok(open),
        [first, ..] => Err(fault(format!("{first}: no file has this id"))),
    }
}

/// Random bytes as hexadecimal text: idempotency keys and the name of the server's folder.
fn random_hex(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).expect("the system has a random source");
    buffer.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_run_in_the_order_of_their_numbers() {
        let mut names = ["P10.json", "P2.json", "P6.json", "P6-rows.json", "P1.json"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["P1.json", "P2.json", "P6-rows.json", "P6.json", "P10.json"]);
    }
}
