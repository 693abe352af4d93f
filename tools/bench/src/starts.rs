//! The program's start and its rest: memory when idle, the time of a start with an existing schema, and the
//! time from an empty folder to the first bill.
//! Invariant: the figures are about the shipped program's own processes, asked from outside as a stranger
//! would ask.

use crate::cpu;
use crate::first_bill;
use crate::https::{Asked, Client};
use crate::report::{Bar, Row};
use crate::served::{Scratch, Served};
use std::path::Path;
use std::time::{Duration, Instant};

/// The names of the measurements.
pub const NAMES: [&str; 3] = ["idle_memory", "start_to_answer", "empty_to_first_bill"];
/// By then the program has released the memory of its last check.
const AT_REST: Duration = Duration::from_secs(5);
/// The number of measured starts. The median counts.
const STARTS: usize = 5;

/// Runs the wanted measurements. Errors: the program does not start.
pub async fn measure(program: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Row>, String> {
    if !NAMES.iter().any(|name| wanted(name)) {
        return Ok(Vec::new());
    }
    let scratch = Scratch::new()?;
    let data = scratch.path().join("data");
    let mut rows = Vec::new();
    let began = Instant::now();
    let served = Served::start(program, &data)?;
    if wanted("empty_to_first_bill") {
        let fault = first_bill::post(&served).await.err();
        rows.push(row("empty_to_first_bill", began.elapsed().as_secs_f64(), "s", 60.0, fault));
    }
    drop(served);
    if wanted("start_to_answer") {
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(start(program, &data).await?);
        }
        let seconds = crate::stats::median(&starts).unwrap_or_default();
        rows.push(row("start_to_answer", seconds, "s", 1.0, None));
    }
    if wanted("idle_memory") {
        let served = Served::start(program, &data)?;
        served.rested().await?;
        tokio::time::sleep(AT_REST).await;
        let mb = cpu::resident_mb(served.pid());
        let fault = mb.is_none().then(|| "its memory could not be read".to_owned());
        rows.push(row("idle_memory", mb.unwrap_or_default(), "MB", 40.0, fault));
    }
    Ok(rows)
}

/// Seconds from the start of the program to the first answer that needed the database.
async fn start(program: &Path, data: &Path) -> Result<f64, String> {
    let began = Instant::now();
    let served = Served::start(program, data)?;
    ask_health(&served).await?;
    Ok(began.elapsed().as_secs_f64())
}

async fn ask_health(served: &Served) -> Result<(), String> {
    let mut connection = Client::new(&served.host, &served.ca())?.connect().await?;
    let answer = connection.ask(&Asked { method: "GET", path: "/healthz", headers: "", body: "" }).await?;
    if answer.status == 200 { Ok(()) } else { Err(format!("/healthz: {}", answer.head)) }
}

fn row(name: &str, ours: f64, unit: &'static str, most: f64, fault: Option<String>) -> Row {
    Row {
        name: name.into(),
        clients: 1,
        workspaces: 1,
        ours,
        unit,
        bars: vec![Bar::AtMost(most)],
        fault,
        ..Row::default()
    }
}
