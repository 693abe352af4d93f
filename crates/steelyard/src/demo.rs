//! The demo: a dairy and a jeweller with ninety days of history, made by the product's own actions.
//! Invariant: only `run` writes the history, with the clock as an argument; the people are invented.

mod bills;
mod cave;
mod check;
mod dairy;
mod farm_shop;
mod jeweller;
mod jobs;
mod metal;
mod orders;
mod till;
mod town;

use crate::background::Background;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::instance::{self, Instance, now};
use crate::problem::{Problem, Result};
use crate::tls;
use crate::trust;
use clap::Args;
use identity::factors::Authenticator;
use platform::sign_up::Mode;
use serde_json::json;
use std::path::Path;
use town::Town;
use web::site::About;

/// Days of history, unless `--days` says another number.
const DAYS: i32 = 90;

/// The options of the demo.
#[derive(Debug, Args)]
pub struct Demo {
    /// Do the main job on a throw-away instance, say what passed, and end
    #[arg(long)]
    check: bool,
    /// Days of history [default: 90; with --check 3]
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..=365))]
    days: Option<i32>,
    /// Show the code of somebody's authenticator (their e-mail), as their phone would, and end
    #[arg(long, value_name = "EMAIL")]
    code: Option<String>,
}

impl Demo {
    /// Whether it only reads the demo's files.
    pub fn only_reads(&self) -> bool {
        self.code.is_some() && !self.check
    }

    /// Whether it creates its own data folder.
    pub fn is_check(&self) -> bool {
        self.check
    }
}

/// Runs the demo until somebody stops it, or the check to its end.
pub async fn run(demo: &Demo, mut config: Config) -> Result<()> {
    if demo.check {
        return check::run(config, demo.days.unwrap_or(check::DAYS)).await;
    }
    if let Some(email) = &demo.code {
        println!("{}", code_of(&config.data, email)?);
        return Ok(());
    }
    if config.about == About::default() {
        config.about = invented();
    }
    // A visitor of the demo may open a workspace in it.
    config.sign_up = config.sign_up.or(Some(Mode::Open));
    let instance = Instance::open(&config).await?;
    crate::watch::read_networks(&instance, &config)?;
    trust::found(&instance, &config).await?;
    if !config.data.join("demo.json").exists() {
        let towns = history(&instance, demo.days.unwrap_or(DAYS)).await?;
        write_facts(&config.data, &towns)?;
    }
    crate::backup::judge_timeline(&instance).await;
    let room = crate::disk::start(&instance, &config);
    let tracing = crate::traces::start(&instance, &config)?;
    let listening = instance::listen(&instance, &config, &Hooks::NONE).await?;
    finish_facts(&config.data, &listening.url, listening.ca.as_deref())?;
    greet(&config.data, &listening.url)?;
    // Without a mail server the demo's mails wait in its outbox, where their links can be followed.
    instance.platform.mail.show_waiting();
    let background = Background::start(&instance, &config, &listening, true)?;
    println!("ready {}", listening.url);
    listening.until_stopped().await?;
    background.stop().await;
    room.stop().await;
    if let Some(tracing) = tracing {
        tracing.stop().await;
    }
    instance.close().await
}

/// The operator of a demo without settings for one.
fn invented() -> About {
    About {
        operator: "Nobody in particular: this is a demo".into(),
        security: "security@steelyard.example".into(),
        support: "support@steelyard.example".into(),
        ..About::default()
    }
}

/// Writes the history of both workspaces side by side; each prints its progress.
async fn history(instance: &Instance, days: i32) -> Result<Vec<Town>> {
    let (shop, dairy) =
        tokio::try_join!(jeweller::live(instance, days, now()), dairy::live(instance, days, now()))?;
    eprintln!();
    Ok(vec![dairy, shop])
}

/// Writes `DATA/demo.json`, readable only by its owner: it holds passwords and tokens.
fn write_facts(data: &Path, towns: &[Town]) -> Result<()> {
    let people: Vec<_> = towns.iter().flat_map(Town::facts).collect();
    let facts = json!({ "url": null, "ca": null, "people": people });
    tls::write(&data.join("demo.json"), format!("{facts:#}\n").as_bytes(), 0o600)
}

fn facts(data: &Path) -> Result<serde_json::Value> {
    let path = data.join("demo.json");
    let text = std::fs::read(&path).map_err(Problem::file(&path))?;
    serde_json::from_slice(&text).map_err(|why| Problem::setup(format!("{}: {why}", path.display())))
}

fn finish_facts(data: &Path, url: &str, ca: Option<&Path>) -> Result<()> {
    let mut told = facts(data)?;
    let ca = ca.map(std::path::absolute).transpose().map_err(Problem::file(data))?;
    told["url"] = json!(url);
    told["ca"] = json!(ca);
    tls::write(&data.join("demo.json"), format!("{told:#}\n").as_bytes(), 0o600)
}

/// The current code of somebody's authenticator. Errors: the person is not in the demo, or has no
/// authenticator.
fn code_of(data: &Path, email: &str) -> Result<String> {
    let told = facts(data)?;
    let mut people = told["people"].as_array().into_iter().flatten();
    let who = people.find(|one| one["email"] == email);
    let who = who.ok_or_else(|| Problem::usage(format!("{email} is nobody of this demo")))?;
    let key = who["totp_secret"].as_str().and_then(Authenticator::parse);
    let key = key.ok_or_else(|| Problem::usage(format!("{email} signs in without a code")))?;
    Ok(key.code_at(now()))
}

/// Prints how to sign in, for the person at the terminal.
fn greet(data: &Path, url: &str) -> Result<()> {
    let told = facts(data)?;
    eprintln!("\nSteelyard is at {url}. The browser will warn once: the certificate is this machine's own");
    eprintln!("(trust {} to be rid of it).\n", data.join("tls/ca.pem").display());
    eprintln!("{:<14} {:<11} {:<34} {:<20} code", "workspace", "role", "e-mail", "password");
    for person in told["people"].as_array().into_iter().flatten() {
        let text = |name: &str| person[name].as_str().unwrap_or_default().to_owned();
        eprintln!(
            "{:<14} {:<11} {:<34} {:<20} {}",
            text("workspace"),
            text("role"),
            text("email"),
            text("password"),
            if person["totp_secret"].is_string() { "yes" } else { "" }
        );
    }
    eprintln!(
        "\nPINs at the jeweller's till: Divya 703814, Ishaan 482915. First the Owner makes a browser a till, under \
         Team, Tills."
    );
    eprintln!("\nPeople with \"yes\" also sign in with a code. To print it: bin/demo --code E-MAIL");
    eprintln!("\nEverybody, with API tokens: {}\n", data.join("demo.json").display());
    Ok(())
}
