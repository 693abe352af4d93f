//! The command line: the subcommands and how the program ends.
//! Invariant: `action` and `query` go over HTTPS with a token, as for every other client. Only serving,
//! migrating, maintenance and the demo work on the local data folder.

use crate::audit::{self, Audit};
use crate::background::Background;
use crate::backup;
use crate::config::{self, Config, Flags};
use crate::hooks::Hooks;
use crate::instance::{self, Instance};
use crate::keys::{self, Keys};
use crate::launcher::{self, Needs};
use crate::problem::{Problem, Result};
use crate::trust::{self, Trust};
use crate::{
    archives, client, clock, damage, demo, disk, file_faults, file_watch, log, mail, masked_copy, metrics,
    redirect, replica, runtime, sign_up, traces, watch, workspaces,
};
use clap::{CommandFactory, Parser, Subcommand};
use identity::recovery::by_operator::{self, Wanted};
use identity::recovery::rescue::{self, Whom};
use identity::{accounts, costs_too_much, operators, people};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::refusal::Refusal;
use lifecycle::containment;
use platform::call::Call;
use platform::disk::Room;
use platform::keyring::Unsealing;
use platform::platform::DatabaseState;
use std::ffi::OsString;
use std::process::ExitCode;
use web::route;
use web::router;

/// One workspace in which small makers and shops run their day and can prove that it is safe.
#[derive(Debug, Parser)]
#[command(name = "steelyard", version, about, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    /// Print answers as JSON, where there are any
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve this instance: prints `ready URL` on standard output when it answers
    Serve,
    /// Serve two demo workspaces, a dairy and a jeweller, with ninety days of history
    Demo(demo::Demo),
    /// Bring the database to this program's version, then exit
    Migrate,
    /// Check that everything the server needs is installed and working
    Doctor {
        /// Print the commands that the administrator of an external PostgreSQL runs once, and exit
        #[arg(long)]
        database_script: bool,
        /// With --database-script: a node of several that Citus makes one database of, the coordinator first
        #[arg(long, value_name = "HOST:PORT", requires = "database_script")]
        node: Vec<database::roles::Node>,
        /// Print the pages this program serves, one a line, and exit
        #[arg(long, conflicts_with = "database_script")]
        pages: bool,
    },
    /// Show the effective settings
    Config {
        /// With the source of each
        #[arg(long)]
        explain: bool,
    },
    /// Run an action over the API, such as: steelyard action sell.rate.publish metal=gold …
    Action {
        #[command(flatten)]
        to: client::Where,
        #[command(flatten)]
        sent: client::Sent,
    },
    /// Ask a query over the API, such as: steelyard query sell.series code=INV fy=2026-27
    Query {
        #[command(flatten)]
        to: client::Where,
        #[command(flatten)]
        sent: client::Sent,
    },
    /// Manage people on this machine, before anybody can sign in
    User {
        #[command(subcommand)]
        command: User,
    },
    /// The promises of this instance: their state, their checks, and attestations
    Trust {
        #[command(subcommand)]
        command: Trust,
    },
    /// The backups of this instance: make, check, restore, drill
    Backup {
        #[command(subcommand)]
        command: backup::Ask,
    },
    /// The database of this instance: a masked copy of it, for tests
    Db {
        #[command(subcommand)]
        command: masked_copy::Ask,
    },
    /// A second copy on another machine: invite it, follow, check its progress, promote it
    ///
    /// On the first machine set `listen` of [replica] to an address of it, restart it, and run `replica
    /// invite`; on the second, run `replica follow`. When the first is lost for good, run `replica promote`
    /// on the second and serve it.
    Replica {
        #[command(subcommand)]
        command: replica::Ask,
    },
    /// The keys of this instance: how they are stored, new ones, and shares of the root key
    Keys {
        #[command(subcommand)]
        command: Keys,
    },
    /// The machine's clock: whether it jumped, and your word that it is right
    Clock {
        #[command(subcommand)]
        command: clock::Ask,
    },
    /// The deleted workspaces of this instance, and the entry of stock that is older than its books
    Workspaces {
        #[command(subcommand)]
        command: workspaces::Ask,
    },
    /// Take a whole workspace away as one file: its tables, papers, photos, and audit log with proofs
    ///
    /// It works for a closed workspace too. Its Owners get a mail, and its audit log an event. A command that
    /// was killed continues when it is run again. A file that is not encrypted is for an operator alone, who
    /// says why; those who run the instance are mailed.
    Export(archives::command::Export),
    /// Bring such a file into an empty workspace: all of it or nothing
    ///
    /// The workspace stays empty, and its people wait, until each row was written and compared with the
    /// file. A command that was killed leaves nothing; run it again.
    Import(archives::command::Import),
    /// The audit log: check that it is unchanged
    Audit {
        #[command(subcommand)]
        command: Audit,
    },
    /// The people who run this instance, and their access to a workspace
    Operator {
        #[command(subcommand)]
        command: Operator,
    },
    /// Print completions for a shell
    Completions {
        /// bash, zsh, fish, elvish or powershell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Subcommand)]
enum User {
    /// Add a person who can then sign in; the password is read from standard input
    Add {
        /// E-mail address
        email: String,
        /// Name
        name: String,
        /// Read a password hash of another system instead of a password: bcrypt or Argon2id
        #[arg(long)]
        hash: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Operator {
    /// Add a person who runs this instance; the password is read from standard input
    Add {
        /// E-mail address, which no account here has
        email: String,
        /// Name
        name: String,
    },
    /// Give an operator access to a workspace for a while; its log records who, why and until when. The code
    /// of their authenticator is read from standard input
    Grant {
        /// The operator's e-mail address
        email: String,
        /// The workspace's address
        workspace: String,
        /// Why, for its Owners to read
        #[arg(long)]
        reason: String,
        /// For how many minutes, 60 at most
        #[arg(long, default_value_t = 60)]
        minutes: i64,
        /// In which role
        #[arg(long, default_value = "Auditor")]
        role: String,
    },
    /// Links by which people open a workspace here
    #[command(flatten)]
    Links(sign_up::Ask),
    /// Let a person in again whom an incident locked, where no operator is left who lifts the lock on the
    /// incident's page
    Unlock {
        /// The e-mail address of the person
        email: String,
        /// Why: for the timeline of the incident and the audit log
        #[arg(long)]
        reason: String,
    },
    /// Remove a lost second factor: of a workspace's last Owner, or of a person in several workspaces. The
    /// request is mailed to them and to their workspaces, and finished after the wait. The code of the
    /// operator's authenticator is read from standard input
    Recover {
        /// The e-mail address of the person who lost it
        email: String,
        /// The operator's e-mail address
        #[arg(long = "as")]
        operator: String,
        /// Why, for them and their workspaces to read
        #[arg(long, required_unless_present = "finish")]
        reason: Option<String>,
        /// Your own number for it
        #[arg(long, required_unless_present = "finish")]
        case: Option<String>,
        /// Finish the request, once the wait is over
        #[arg(long, conflicts_with_all = ["reason", "case"])]
        finish: bool,
    },
    /// Bring back a workspace's only Owner who forgot the password and whose address nobody confirmed:
    /// their membership moves to an account at another address. The request is mailed to their old address
    /// and to Owners and Admins, and finished after the wait. The code of the operator's authenticator is
    /// read from standard input
    Rescue {
        /// The e-mail address of the Owner
        email: String,
        /// The workspace's address
        #[arg(long)]
        workspace: String,
        /// The operator's e-mail address
        #[arg(long = "as")]
        operator: String,
        /// The e-mail address that the link goes to
        #[arg(long, required_unless_present = "finish")]
        to: Option<String>,
        /// Why, for them and the workspace to read
        #[arg(long, required_unless_present = "finish")]
        reason: Option<String>,
        /// Your own number for it
        #[arg(long, required_unless_present = "finish")]
        case: Option<String>,
        /// Finish the request, once the wait is over
        #[arg(long, conflicts_with_all = ["to", "reason", "case"])]
        finish: bool,
    },
}

/// Runs the command and returns its exit code.
pub fn main() -> ExitCode {
    main_with(std::env::args_os(), &Hooks::NONE)
}

/// The same with these arguments, and with what a program around this one adds to an instance that it serves.
pub fn main_with(arguments: impl IntoIterator<Item = OsString>, hooks: &Hooks) -> ExitCode {
    if let Some(ended) = launcher::hands() {
        return ended;
    }
    let mut cli = Cli::parse_from(arguments);
    let config = match configured(&mut cli) {
        Ok(config) => config,
        Err(problem) => return fail(&problem),
    };
    let serves = match &cli.command {
        Command::Serve => true,
        Command::Demo(demo) => !demo.is_check() && !demo.only_reads(),
        _ => false,
    };
    let kept = serves.then_some((config.data.as_path(), config.log_days));
    if let Err(problem) = log::begin(&config.log, kept) {
        return fail(&problem);
    }
    if let Command::Completions { shell } = cli.command {
        clap_complete::generate(shell, &mut Cli::command(), "steelyard", &mut std::io::stdout());
        return ExitCode::SUCCESS;
    }
    let ended = runtime::new()
        .map_err(|why| Problem::unavailable(why.to_string()))
        .and_then(|runtime| runtime.block_on(run(cli, config, hooks)));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => fail(&problem),
    }
}

/// The settings. Where root runs a command that works in the data folder, the program gives up root in
/// between.
fn configured(cli: &mut Cli) -> Result<Config> {
    if !launcher::is_root() || !cli.command.works_here() {
        return Config::read(&cli.flags);
    }
    cli.flags.by_root = true;
    let config = match Config::read(&cli.flags) {
        // A user who can write this file must not make root read or give away the files it names: the program
        // reads it after it gave up root.
        Err(problem) if problem.exit == config::NOT_ROOTS => None,
        read => Some(read?),
    };
    let (needs, config) = needs(cli, config)?;
    launcher::leave_root(&needs, cli.flags.log.as_deref().unwrap_or("info"))?;
    cli.flags.by_root = false;
    config.map_or_else(|| Config::read(&cli.flags), Ok)
}

/// The resources that a command needs from root, as far as the settings that root can read name them.
fn needs(cli: &mut Cli, mut config: Option<Config>) -> Result<(Needs, Option<Config>)> {
    let data = cli.flags.data.clone().unwrap_or_else(|| "data".into());
    let mut needs =
        Needs { data: Some(data), database: cli.flags.database_url.is_none(), ..Needs::default() };
    cli.command.needs(&mut needs)?;
    let Some(config) = &mut config else {
        // The content of the file is unknown: the program keeps the right to bind, and folders outside the
        // data folder must exist.
        needs.ports = vec![1];
        needs.keys.extend(["backup", "replica"]);
        return Ok((needs, None));
    };
    needs.database &= config.database_url.is_none();
    needs.ports =
        [Some(config.listen), config.redirect, config.metrics].iter().flatten().map(|at| at.port()).collect();
    if config.backup.on != Some(false) {
        needs.keys.push("backup");
        needs.backups = config.backup.folder.clone();
    }
    if config.replica.listen.is_some() {
        needs.keys.push("replica");
    }
    if let Some(Unsealing::File(path)) = &config.seal {
        needs.secrets.push(path.clone());
    }
    config.files().into_iter().try_for_each(launcher::carry)?;
    Ok((needs, Some(config.clone())))
}

impl Command {
    /// Whether it works in the data folder, and not over the API or without any data.
    fn works_here(&self) -> bool {
        !matches!(
            self,
            Command::Action { .. }
                | Command::Query { .. }
                | Command::Config { .. }
                | Command::Completions { .. }
                | Command::Doctor { pages: true, .. }
                | Command::Doctor { database_script: true, .. }
        ) && !matches!(self, Command::Demo(demo) if demo.only_reads())
    }

    /// Notes the files that the command reads and writes for its caller, who may have more rights than the
    /// program.
    fn needs(&mut self, needs: &mut Needs) -> Result<()> {
        match self {
            Command::Demo(demo) if demo.is_check() => needs.data = None,
            Command::Backup { command } => {
                needs.data.as_deref().map_or(Ok(()), |data| command.refuses_a_typo(data))?;
                if let backup::Ask::Restore { into, .. } = command {
                    needs.fills.push(into.clone());
                }
            }
            Command::Db { command: masked_copy::Ask::MaskedCopy { into } } => needs.fills.push(into.clone()),
            Command::Keys { command: Keys::Share { into, .. } } => needs.fills.push(into.clone()),
            Command::Keys { command: Keys::Recover { shares } } => {
                shares.iter_mut().try_for_each(launcher::carry)?;
            }
            Command::Trust { command: Trust::Export { format, into, opened } } => {
                *opened = trust::open_files(*format, into)?;
            }
            Command::Trust { command: Trust::Attest { file: Some(file), .. } } => launcher::carry(file)?,
            Command::Audit { command: Audit::Verify { export, checkpoint, .. } } => {
                // An export is checked without an instance.
                needs.data = needs.data.take().filter(|_| export.is_none());
                needs.database &= export.is_none();
                export.iter_mut().chain(checkpoint).try_for_each(launcher::carry)?;
            }
            Command::Export(archives::command::Export { to, .. }) => needs.writes.push(to.clone()),
            Command::Import(archives::command::Import { file, opened, .. }) => *opened = launcher::hold(file),
            Command::Replica { command } => {
                needs.keys.push("replica");
                match command {
                    replica::Ask::Invite { out, .. } => needs.writes.push(out.clone()),
                    replica::Ask::Follow { ticket } => {
                        needs.keys.push("following");
                        ticket.iter_mut().try_for_each(launcher::carry)?;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn fail(problem: &Problem) -> ExitCode {
    eprintln!("steelyard: {}", problem.words);
    ExitCode::from(problem.exit)
}

async fn run(cli: Cli, config: Config, hooks: &Hooks) -> Result<()> {
    match cli.command {
        Command::Serve => serve(&(hooks.settle)(config), hooks).await,
        Command::Demo(demo) => demo::run(&demo, config).await,
        Command::Migrate => migrate(&config, cli.json).await,
        Command::Doctor { pages: true, .. } => {
            list_pages();
            Ok(())
        }
        Command::Doctor { database_script: true, node: nodes, .. } => {
            let script = match nodes.as_slice() {
                [] => database::roles::script(database::DATABASE),
                nodes => database::roles::script_of_nodes(database::DATABASE, nodes),
            };
            println!("{script}");
            Ok(())
        }
        Command::Doctor { .. } => doctor(&config).await,
        Command::Config { explain } => {
            for (name, value, source) in &config.explained {
                if explain {
                    println!("{name:<18} {value:<40} {source}")
                } else {
                    println!("{name:<18} {value}")
                }
            }
            Ok(())
        }
        Command::Action { to, sent } => print(&client::action(&to, &sent, &config.data)?, cli.json),
        Command::Query { to, sent } => print(&client::query(&to, &sent, &config.data)?, cli.json),
        Command::User { command: User::Add { email, name, hash } } => {
            add_user(&config, &email, &name, hash).await
        }
        Command::Operator { command } => operate(&config, command, cli.json).await,
        Command::Backup { command } => backup::run(command, &config, cli.json).await,
        Command::Db { command } => masked_copy::run(command, &config, cli.json).await,
        Command::Replica { command } => replica::run(command, &config, cli.json).await,
        Command::Trust { command } => trust::run(command, &config, cli.json).await,
        Command::Keys { command } => keys::run(command, &config, cli.json).await,
        Command::Clock { command } => clock::run(command, &config, cli.json).await,
        Command::Workspaces { command } => workspaces::run(command, &config, cli.json).await,
        Command::Export(asked) => archives::command::export(asked, &config, cli.json).await,
        Command::Import(asked) => archives::command::import(asked, &config, cli.json).await,
        Command::Audit { command } => audit::run(command, &config).await,
        Command::Completions { .. } => Ok(()),
    }
}

async fn operate(config: &Config, command: Operator, json: bool) -> Result<()> {
    if let Operator::Links(ask) = command {
        return sign_up::run(ask, config, json).await;
    }
    if let Operator::Unlock { email, reason } = &command {
        return unlock(config, email, reason).await;
    }
    let secret = first_line()?;
    let (instance, call) = (Instance::open_beside(config).await?, instance::local_call()?);
    let done = match command {
        Operator::Links(_) | Operator::Unlock { .. } => Ok("It was answered above.".to_owned()),
        Operator::Add { email, name } => {
            operators::add(&instance.platform, &call, &email, &name, &secret).await.map(|_| {
                format!(
                    "{email} runs this instance. They sign in at /sign-in and set up a second factor first."
                )
            })
        }
        Operator::Grant { email, workspace, reason, minutes, role } => {
            let role = role.parse().map_err(|_| Problem::usage(format!("{role} is no role")))?;
            let life = SignedDuration::from_mins(minutes.clamp(0, 1440));
            let (code, slug) = (secret.as_str(), workspace.as_str());
            let wanted = operators::Grant { email: &email, code, slug, reason: &reason, role, life };
            operators::grant(&instance.platform, &call, &wanted)
                .await
                .map(|until| format!("{email} may come in to {workspace} until {until}."))
        }
        Operator::Recover { email, operator, finish: true, .. } => {
            let by = (operator.as_str(), secret.as_str());
            by_operator::finish_as_operator(&instance.platform, &call, by, &email)
                .await
                .map(|()| format!("{email} signs in by the password and sets up a new second factor."))
        }
        Operator::Recover { email, operator, reason, case, finish: false } => {
            let (reason, case) = (reason.unwrap_or_default(), case.unwrap_or_default());
            let (code, operator) = (secret.as_str(), operator.as_str());
            let wanted = Wanted { email: &email, operator, code, reason: &reason, case: &case };
            by_operator::ask_as_operator(&instance.platform, &call, &wanted)
                .await
                .map(|it| format!("They got a mail. Finish it from {} on, until {}.", it.due_at, it.ends_at))
        }
        Operator::Rescue { email, workspace, operator, to, reason, case, finish } => {
            let whom = Whom { email: &email, workspace: &workspace, operator: &operator, code: &secret };
            let [to, reason, case] = [to, reason, case].map(Option::unwrap_or_default);
            let wanted = (!finish).then_some(rescue::Wanted { to: &to, reason: &reason, case: &case });
            bring_back(&instance, config, &call, (&whom, wanted.as_ref())).await
        }
    };
    instance.close().await?;
    println!("{}", done?);
    Ok(())
}

/// Lets a person in again. It needs no code: whoever works in the data folder may seat another operator too.
async fn unlock(config: &Config, email: &str, reason: &str) -> Result<()> {
    let (instance, call) = (Instance::open_beside(config).await?, instance::local_call()?);
    let lift = async {
        let known = people::named(&instance.platform, email, call.now).await?;
        let known = known.ok_or_else(|| Refusal::new(Code::NotFound).field("email"))?;
        containment::unlock(&instance.platform, &call, known.person, reason).await
    };
    let done: platform::error::Result<()> = lift.await;
    instance.close().await?;
    done?;
    println!("{email} is not locked any more, and signs in again.");
    Ok(())
}

/// Requests an Owner's way back, or finishes it; returns the words to print.
async fn bring_back(
    instance: &Instance,
    config: &Config,
    call: &Call,
    (whom, wanted): (&Whom<'_>, Option<&rescue::Wanted<'_>>),
) -> platform::error::Result<String> {
    if let Some(wanted) = wanted {
        let it = rescue::ask(&instance.platform, call, whom, wanted).await?;
        return Ok(format!(
            "Everybody who can be reached got a mail. Finish it from {} on, until {}.",
            it.due_at, it.ends_at
        ));
    }
    let sent = rescue::finish(&instance.platform, call, whom).await?;
    Ok(match sent.path {
        Some(path) => {
            format!(
                "{}{path}\nHand the link over. It works once, until {}.",
                sign_up::origin(config),
                sent.until
            )
        }
        None => format!("The link is on its way. It works once, until {}.", sent.until),
    })
}

/// The first line of standard input: a secret, or a code.
pub(crate) fn first_line() -> Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|why| Problem::usage(why.to_string()))?;
    Ok(line.trim_end().to_owned())
}

/// Lists every served page with its heading in the rail. `/` has no entry of its own.
fn list_pages() {
    let registry = instance::registry();
    for route in router::table(&registry).iter().filter(|it| it.kind == route::Kind::Page && it.path != "/") {
        let page = registry.pages.iter().find(|page| route.path == format!("/w/{{slug}}{}", page.path));
        println!("{}\t{}", route.path, page.and_then(|page| page.nav.as_ref()).map_or("", |nav| nav.group));
    }
}

fn print(answer: &serde_json::Value, json: bool) -> Result<()> {
    if json {
        println!("{answer}")
    } else {
        println!("{answer:#}")
    }
    Ok(())
}

async fn add_user(config: &Config, email: &str, name: &str, is_hash: bool) -> Result<()> {
    let (line, call) = (first_line()?, instance::local_call()?);
    let secret = line.as_str();
    let instance = Instance::open_beside(config).await?;
    let added = match is_hash {
        true => accounts::bring(&instance.platform, &call, email, name, secret).await,
        false => accounts::sign_up(&instance.platform, &call, email, name, secret).await,
    };
    instance.close().await?;
    added?;
    match is_hash && costs_too_much(secret) {
        true => println!(
            "{email} is added. Their hash costs more than a sign-in verifies: they choose a password by a link that is \
             mailed when they sign in, or that they ask for at /forgotten."
        ),
        false => println!("{email} can sign in."),
    }
    Ok(())
}

async fn serve(config: &Config, hooks: &Hooks) -> Result<()> {
    // A start takes seconds, and the signal would end the program until it listens for it.
    let _hangups = file_watch::hear()?;
    let mut instance = Instance::open(config).await?;
    instance.extend(hooks.register);
    watch::read_networks(&instance, config)?;
    trust::found(&instance, config).await?;
    sign_up::begin(&instance).await?;
    backup::judge_timeline(&instance).await;
    let room = disk::start(&instance, config);
    let tracing = traces::start(&instance, config)?;
    let listening = instance::listen(&instance, config, hooks).await?;
    (hooks.listens)(&instance, config, &listening).await?;
    let redirecting = redirect::listen(&instance, config).await?;
    let telling = metrics::listen(&instance, config).await?;
    let background = Background::start(&instance, config, &listening, hooks.looks)?;
    println!("ready {}", listening.url);
    listening.until_stopped().await?;
    if let Some(redirecting) = redirecting {
        redirecting.stop().await;
    }
    if let Some(telling) = telling {
        telling.stop().await;
    }
    background.stop().await;
    room.stop().await;
    // Last, so that the spans of the other tasks go out too.
    if let Some(tracing) = tracing {
        tracing.stop().await;
    }
    instance.close().await
}

async fn migrate(config: &Config, json: bool) -> Result<()> {
    let instance = Instance::open(config).await?;
    let report = database::prepare(&instance.access).await?;
    if json {
        println!("{{\"applied\":{}}}", report.applied.len());
    } else {
        println!("The database is at this program's version.");
    }
    instance.close().await
}

fn state_in_words(state: DatabaseState) -> &'static str {
    match state {
        DatabaseState::TakesChanges => "answers",
        DatabaseState::ReadsAlone => {
            "answers and takes no change: it is a standby, or was set to reading alone"
        }
        DatabaseState::Away => "does not answer",
    }
}

async fn doctor(config: &Config) -> Result<()> {
    println!("data folder   {}", config.data.display());
    let opened = Instance::open_beside(config).await;
    let pages = damage::look(config, opened.as_ref().ok()).await;
    for (n, line) in pages.iter().flat_map(|pages| &pages.lines).enumerate() {
        println!("{:<14}{line}", if n == 0 { "stored pages" } else { "" });
    }
    let damaged = pages.and_then(|pages| pages.fault);
    let instance = match (opened, &damaged) {
        (Ok(instance), _) => instance,
        (Err(problem), None) => return Err(problem),
        // The damage is the cause, and its message says what to do.
        (Err(problem), Some(damaged)) => {
            return Err(Problem::unavailable(format!("{damaged}\n{}", problem.words)));
        }
    };
    let state = instance.platform.database_state().await;
    let disks = disk::seen(&instance, config);
    disks
        .iter()
        .for_each(|disk| println!("disk          {}, {}: {}", disk.what, disk.free_space(), disk.means()));
    println!("database      {}", state_in_words(state));
    let certificate = file_faults::certificate_line(config, instance::now());
    println!("certificate   {}", certificate.as_ref().unwrap_or_else(|why| why));
    let faults = file_faults::faults(config, instance::now());
    for (n, fault) in faults.iter().enumerate() {
        println!("{:<14}{fault}", if n == 0 { "files" } else { "" });
    }
    println!("users         {}", launcher::told());
    println!("environment   {}", config.instance.environment.as_str());
    println!("mail          {}", mail::told(config));
    println!("sign-up       {}", sign_up::stands(&instance).await?);
    let backups = instance.backups.as_ref().map(|it| it.repository().display().to_string());
    println!("clock         {}", clock::describe(&instance).await?);
    println!("backups       {}", backups.unwrap_or_else(|why| why.clone()));
    let gap = disk::queue::gap(&instance.platform).await;
    if let Some(gap) = &gap {
        println!(
            "              not continuous since {}: a full backup follows when there is room",
            gap.since
        );
    }
    println!("second copy   {}", replica::told_briefly(&instance).await?);
    println!("keys          {}", keys::told(instance.platform.encryption.vault().judged()?, config));
    println!("checks        {}", trust::told_briefly(config));
    println!("traces        {}", traces::told(config).await?);
    println!("older stock   {}", workspaces::told(&instance).await?);
    println!("operations    {}", instance.registry.operations().count());
    println!("pages         {}", instance.registry.pages.len());
    instance.close().await?;
    if let Some(damaged) = damaged {
        return Err(Problem::unavailable(damaged));
    }
    if state != DatabaseState::TakesChanges {
        return Err(Problem::unavailable(format!("the database {}", state_in_words(state))));
    }
    if let Some(short) = disks.iter().max_by_key(|disk| disk.room).filter(|disk| disk.room > Room::Plenty) {
        return Err(Problem::unavailable(format!("{}: {}", short.free_space(), short.means())));
    }
    if gap.is_some() {
        return Err(Problem::unavailable("backups are not continuous"));
    }
    if let Some(fault) = faults.first() {
        return Err(Problem::unavailable(format!(
            "{fault}: a program that serves goes on with what it read before"
        )));
    }
    certificate.map(drop).map_err(|_| Problem::unavailable("browsers refuse the certificate, or warn of it"))
}
