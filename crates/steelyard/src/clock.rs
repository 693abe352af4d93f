//! The machine's clock: the tasks that watch it, and the operator's word that it is right.
//! Invariant: a start also notices a change of the clock while the program was stopped. While a jump waits for an operator, no step
//! is taken that cannot be undone, and `/trust` says so.

use crate::config::Config;
use crate::faults::CLOCK;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use crate::task::Task;
use catalogue::say;
use clap::Subcommand;
use database::backup::person;
use jiff::Timestamp;
use lifecycle::lifetime::{self, Between, Jump, Lifetime};
use lifecycle::pause::Rounds;
use mail::{messages, operators};
use platform::clock;
use platform::instance::{Finding, note};
use platform::platform::Platform;
use platform::worries::Worry;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is noted that the program serves.
const MINUTE: Duration = Duration::from_secs(60);
/// The event of a jump, and its code.
const JUMPED: &str = "instance.clock.jump";
const CODE: &str = "clock_jumped";

/// The subcommands of `clock`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// Show the clocks of the program and of the database, and a jump that waits; the exit code is 1 when one waits
    Show,
    /// Confirm that the clock is right, after a jump of more than a day: until then nothing is removed for good
    Confirm,
}

/// Starts to compare the clock with one that never goes back, and to note the days on which the program serves.
pub fn start(instance: &Instance, config: &Config) -> Task {
    let contact = config.operators_contact();
    let living = Living {
        platform: instance.platform.clone(),
        jobs: instance.access.jobs.clone(),
        contact,
        untold: None,
    };
    let platform = instance.platform.clone();
    Task::start(|stopped| async move {
        tokio::join!(clock::run(platform, now, stopped.clone()), living.run(stopped));
    })
}

struct Living {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    contact: String,
    /// A jump whose mail is not written yet.
    untold: Option<Jump>,
}

impl Living {
    async fn run(mut self, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(MINUTE, stop);
        while rounds.continue_now() {
            let noted = lifetime::note(&self.platform, now()).await;
            if let Ok(waits) = &noted {
                self.show(*waits).await;
            }
            rounds.rest(noted, "it could not be noted that the program serves today").await;
        }
    }

    async fn show(&mut self, waits: Option<(Jump, bool)>) {
        let Some((jump, is_new)) = waits else { return self.platform.worries.mended(CLOCK) };
        self.platform.worries.tell(CLOCK, worry(&jump));
        if is_new {
            self.untold = Some(jump);
        }
        if let Some(jump) = self.untold
            && let Err(error) = self.tell(&jump).await
        {
            tracing::warn!(%error, "that the clock jumped could not be told yet");
        }
    }

    /// Writes the event and the mail to the operators.
    async fn tell(&mut self, jump: &Jump) -> platform::error::Result<()> {
        let after = json!({ "seconds": jump.seconds, "between": jump.between.as_str() });
        let found = Finding { action: JUMPED.into(), code: Some(CODE), after };
        note(&self.platform, jump.noticed_at, found).await?;
        let words = messages::machine::clock(&worry(jump), jump.noticed_at);
        operators::warn(&self.platform, &self.jobs, &self.contact, &words, jump.noticed_at).await?;
        self.platform.mail.wake();
        self.untold = None;
        Ok(())
    }
}

/// Its public words.
fn worry(jump: &Jump) -> Worry {
    let (many, unit) = jump.days_or_hours();
    let by = format!("{many} {unit}");
    let says = match jump.between {
        Between::Clocks => say!(
            "The clocks of the program and of its database differ by {by}. Until the operator has set them right and confirmed them, nothing \
             is removed for good.",
            by
        ),
        Between::Days if jump.seconds < 0 => say!(
            "The clock of this machine went back by {by} since the program last served. Until the operator confirms that it is right, nothing \
             is removed for good.",
            by
        ),
        Between::Days => say!(
            "The program last served {by} ago, by the clock of this machine. Until the operator confirms that the clock is right, nothing is \
             removed for good.",
            by
        ),
    };
    Worry { title: "The clock jumped".into(), says, since: jump.noticed_at }
}

/// Runs a subcommand, also beside a program that serves. Errors: the database's; a jump waits (`show`, exit code 1); the clocks
/// differ (`confirm`).
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    let instance = Instance::open_beside(config).await?;
    let done = match ask {
        Ask::Show => show(&instance, json).await,
        Ask::Confirm => confirm(&instance).await,
    };
    instance.close().await?;
    println!("{}", done?);
    Ok(())
}

/// The state of the clock, for `doctor`. Errors: the database's.
pub async fn describe(instance: &Instance) -> Result<String> {
    let lived = Lifetime::read(&instance.platform, now()).await?;
    Ok(match lived.jump() {
        None => "runs on".to_owned(),
        Some(jump) => {
            let (many, unit) = jump.days_or_hours();
            format!("jumped by {many} {unit}: nothing is removed for good until `steelyard clock confirm`")
        }
    })
}

async fn show(instance: &Instance, json: bool) -> Result<String> {
    let lived = Lifetime::read(&instance.platform, now()).await?;
    let jump = lived.jump();
    if json {
        let waits = jump.map(|it| json!({ "between": it.between.as_str(), "seconds": it.seconds, "noticed_at": it.noticed_at }));
        return Ok(
            json!({ "program": lived.clock, "database": lived.database_clock, "jump": waits }).to_string()
        );
    }
    let of = |at: Timestamp| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let clocks = format!("program       {}\ndatabase      {}", of(lived.clock), of(lived.database_clock));
    match jump {
        None => Ok(format!("{clocks}\nNo jump waits for you.")),
        Some(jump) => Err(Problem { exit: 1, words: format!("{clocks}\n{}", worry(&jump).says) }),
    }
}

async fn confirm(instance: &Instance) -> Result<String> {
    // A jump while the program was stopped is not noted yet.
    lifetime::note(&instance.platform, now()).await?;
    let jump = lifetime::confirm_as(&instance.platform, now(), &person()).await?;
    let (many, unit) = jump.days_or_hours();
    Ok(format!("The jump of {many} {unit} is confirmed. What is due is removed from now on."))
}
