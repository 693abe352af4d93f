//! Sign-up for the operator at a terminal: its state, and links that open a workspace.
//! Invariant: a link is printed once; a missing decision is shown in red on every page about the instance's
//! state.

use crate::config::Config;
use crate::instance::{Instance, local_call, now};
use crate::problem::{Problem, Result};
use catalogue::Phrase;
use clap::Subcommand;
use identity::founding::link::{self, DAYS, Invited, MOST_DAYS, Open};
use identity::sign_up;
use platform::sign_up::{Mode, UNDECIDED, Way};
use platform::worries::Worry;
use serde_json::{Value, json};
use uuid::Uuid;

/// The subcommands for these links.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// Print a link by which one workspace is opened; with an address, and a mail server,
    /// another is mailed there too
    Invite {
        /// E-mail address of the invited person
        email: Option<String>,
        /// For how many days it works, 30 at most
        #[arg(long, default_value_t = DAYS, value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_DAYS)))]
        days: u8,
    },
    /// List the links by which a workspace can still be opened
    Invitations,
    /// Withdraw such a link
    Withdraw {
        /// Its id, as `invitations` shows it
        id: Uuid,
    },
}

/// Runs a subcommand, also beside a program that serves. Errors: 422; 403 where sign-up is closed; 404.
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    let instance = Instance::open_beside(config).await?;
    let answer = answer(ask, &instance, config, json).await;
    instance.close().await?;
    println!("{}", answer?);
    Ok(())
}

async fn answer(ask: Ask, instance: &Instance, config: &Config, json: bool) -> Result<String> {
    let (platform, call) = (&instance.platform, local_call()?);
    match ask {
        Ask::Invite { email, days } => {
            if platform.sign_up().mode() == Mode::Closed {
                return Err(Problem::setup(
                    "sign_up is closed, so no link would work: set it to invited first",
                ));
            }
            let made = link::invite(platform, &call, email.as_deref(), days).await?;
            Ok(told(&made, &origin(config), email.as_deref(), json))
        }
        Ask::Invitations => {
            let open = link::open(platform, call.now).await?;
            Ok(if json { Value::from_iter(open.iter().map(row)).to_string() } else { lines(&open) })
        }
        Ask::Withdraw { id } => {
            link::withdraw(platform, &call, id).await?;
            Ok(if json { json!({ "id": id }).to_string() } else { "The link is worth nothing now.".into() })
        }
    }
}

/// The host of the links: the first configured name, otherwise this machine.
pub(crate) fn origin(config: &Config) -> String {
    let here = || format!("localhost:{}", config.listen.port());
    format!("https://{}", config.hosts.first().cloned().unwrap_or_else(here))
}

fn told(made: &Invited, origin: &str, email: Option<&str>, json: bool) -> String {
    let link = format!("{origin}{}", made.path);
    if json {
        return json!({ "id": made.id, "link": link, "expires_at": made.until, "is_mailed": made.is_mailed })
            .to_string();
    }
    let mailed = match (email, made.is_mailed) {
        (Some(email), true) => format!("\nA mail with a link of its own goes to {email}."),
        (Some(_), false) => "\nNo mail goes out: hand the link over yourself.".to_owned(),
        (None, _) => String::new(),
    };
    format!("{link}\nIt opens one workspace, until {}.{mailed}", made.until.strftime("%Y-%m-%d %H:%M UTC"))
}

fn row(it: &Open) -> Value {
    json!({ "id": it.id, "email": it.email, "created_at": it.created_at, "expires_at": it.until })
}

fn lines(open: &[Open]) -> String {
    if open.is_empty() {
        return "No link is open.".to_owned();
    }
    let line = |it: &Open| {
        let until = it.until.strftime("%Y-%m-%d %H:%M");
        format!("{}  until {until}  {}", it.id, it.email.as_deref().unwrap_or("anybody who has it"))
    };
    open.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Shows a missing decision in the log and on `/trust`, and notes a decision that was made. Errors: the
/// database's.
pub async fn begin(instance: &Instance) -> Result<()> {
    let settled = instance.platform.sign_up();
    if settled.chosen.is_some() {
        sign_up::decide(&instance.platform, now()).await?;
    }
    if let Some(since) = settled.open_since.filter(|_| settled.is_undecided()) {
        tracing::error!("{UNDECIDED}");
        let title = Phrase::of("Sign-up is open to everybody");
        instance.platform.worries.tell("sign-up", Worry { title, says: Phrase::of(UNDECIDED), since });
    }
    Ok(())
}

/// The state of sign-up, for `doctor`. Errors: the database's.
pub async fn stands(instance: &Instance) -> Result<String> {
    let (settled, way) = (instance.platform.sign_up(), sign_up::way_here(&instance.platform).await?);
    let word = settled.mode().as_str();
    let how = match way {
        _ if settled.is_undecided() => format!("RED: {UNDECIDED}"),
        Way::First => "there is no workspace yet; the first person to come opens it".to_owned(),
        Way::Invited { lacks_mail: true } => {
            "no mail server is set, so a workspace is opened by a link of `operator invite` alone".to_owned()
        }
        Way::ByMail => "anybody who proves an e-mail address opens a workspace".to_owned(),
        Way::Invited { lacks_mail: false } => {
            "a workspace is opened by a link of `operator invite`".to_owned()
        }
        Way::Closed => "no further workspace is opened".to_owned(),
    };
    Ok(format!("{word}: {how}"))
}
