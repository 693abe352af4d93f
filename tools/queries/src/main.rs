//! Writes the generated statements and schema.sql from the migrations and the .sql files beside the slices, or checks them.
//! Invariant: it needs a PostgreSQL server's programs and nothing else, and leaves nothing running behind.

use std::process::ExitCode;

const HELP: &str = "\
Writes the generated statements (crates/queries, crates/*/queries) and schema.sql.

  cargo run -p queries-gen               write them
  cargo run -p queries-gen -- --check    write nothing; fail and say what differs when they are out of date";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => queries_gen::write().await,
        ["--check"] => queries_gen::check().await,
        _ => {
            println!("{HELP}");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(words) => {
            println!("{words}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
