//! A private PostgreSQL in the data folder: created where it is missing, started quickly, stopped with the
//! program.
//! Invariant: it accepts connections only by the local socket, except from copies that the operator invited;
//! one program owns one folder, and no server outlives its program.

pub(crate) mod binaries;
pub(crate) mod conf;
pub(crate) mod files;
pub(crate) mod folder;
mod keeper;
pub(crate) mod leftovers;
pub(crate) mod options;
pub mod os_user;
pub(crate) mod refusals;
mod renewal;
pub(crate) mod settings;

use crate::access::{Access, connect};
use crate::hands::order::{Order, Output};
use crate::hands::{self, remote};
use crate::replica::door::Door;
use crate::replica::source::is_following;
use crate::{DATABASE, Error, Result, room};
use binaries::Binaries;
use folder::{Folder, version_of};
use keeper::{Keeper, Launch};
use options::{Options, Part};
use os_user::OsUser;
use rustix::process::Signal;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const ASK_EVERY: Duration = Duration::from_millis(5);
/// Longest orderly stop, which writes memory to disk; after it the server is killed, which loses nothing
/// committed.
const STOP_PATIENCE: Duration = Duration::from_secs(30);
/// Lines of the server's log shown when it does not start.
const LAST_LINES: usize = 5;

/// A running private cluster. Dropping it stops the server and waits for its end; [`Cluster::stop`] does not
/// block the runtime.
///
/// When the server dies by itself, it is started again after a pause of 20 ms, doubled each time up to 5 s.
/// Earlier connections are then dead, and [`Cluster::restarts`] counts the starts.
#[derive(Debug)]
pub struct Cluster {
    keeper: Keeper,
    folder: Arc<Folder>,
    durable: bool,
}

impl Cluster {
    /// Starts the cluster in `data_dir/pg`, creating it first where it is missing. Returns when it answers.
    ///
    /// # Errors
    /// Every variant of [`Error`] about the folder, the system's user, the installed version or the start.
    pub async fn start(data_dir: &Path, options: Options) -> Result<Cluster> {
        let data_dir = data_dir.to_owned();
        let timeout = options.start_timeout;
        let cluster = blocking(move || launch(&data_dir, &options)).await?;
        cluster.answers(timeout).await?;
        cluster.keeper.serving();
        Ok(cluster)
    }

    /// Connection settings of a cluster that another program of this machine runs in this folder, for a
    /// command beside it.
    ///
    /// # Errors
    /// The folder does not exist.
    pub fn beside(data_dir: &Path) -> Result<Access> {
        Ok(Access::by_socket(&folder::sockets_of(data_dir)?, DATABASE))
    }

    /// Where the server of this data folder writes its log.
    #[must_use]
    pub fn log_in(data_dir: &Path) -> PathBuf {
        files::log_in(&folder::root_in(data_dir))
    }

    /// Connection settings of the instance's database for each role.
    #[must_use]
    pub fn access(&self) -> Access {
        Access::by_socket(&self.folder.sockets, DATABASE)
    }

    /// The folder that holds the socket.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.folder.sockets
    }

    /// The server's log. By its settings it has no statement, no value and no message of a failed statement.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.folder.log()
    }

    /// The server's process number; None between two starts.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.keeper.pid()
    }

    /// How often the server was started again because it died by itself.
    #[must_use]
    pub fn restarts(&self) -> u32 {
        self.keeper.restarts()
    }

    /// How often it was started again because its programs were replaced, as by an upgrade of the system's
    /// packages.
    #[must_use]
    pub fn renewals(&self) -> u32 {
        self.keeper.renewals()
    }

    /// Stops the server: open transactions are rolled back, and all committed data is written.
    ///
    /// # Errors
    /// None today, except the runtime's; a server that does not stop in 30 seconds is killed.
    pub async fn stop(self) -> Result<()> {
        blocking(move || {
            drop(self);
            Ok(())
        })
        .await
    }

    /// Stops so that the folder can be copied, even where the cluster is not durable.
    pub(crate) async fn stop_cleanly(mut self) -> Result<()> {
        blocking(move || {
            self.keeper.stop(Signal::INT, STOP_PATIENCE);
            Ok(())
        })
        .await
    }

    async fn answers(&self, timeout: Duration) -> Result<()> {
        let end = Instant::now() + timeout;
        let server = self
            .access()
            .superuser
            .map(|config| config.clone().dbname("postgres").clone())
            .unwrap_or_default();
        loop {
            let refused = match connect(&server).await {
                Ok(_) => return Ok(()),
                // Another try would give the same error.
                Err(damage) if damage.is_damage() => return Err(damage),
                Err(refused) => refused,
            };
            if let Some(words) = self.keeper.ended() {
                return Err(Error::NotStarted { why: words, log: last_lines(&self.folder.log()) });
            }
            if Instant::now() > end {
                let why = format!("no answer within {} s ({refused})", timeout.as_secs());
                return Err(Error::NotStarted { why, log: last_lines(&self.folder.log()) });
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A throw-away server has no data to write.
        let signal = if self.durable { Signal::INT } else { Signal::QUIT };
        self.keeper.stop(signal, STOP_PATIENCE);
    }
}

fn launch(data_dir: &Path, options: &Options) -> Result<Cluster> {
    if is_following(data_dir) && !matches!(options.part, Part::Second(_)) {
        return Err(Error::Follows { folder: data_dir.to_owned() });
    }
    let folder = Arc::new(Folder::open(data_dir)?);
    // A start needs room for its writes.
    if let Part::Alone | Part::First(_) = options.part {
        let _ = room::give_back_ballast(data_dir);
    }
    let data = folder.data();
    let binaries = match &options.part {
        Part::Second(source) => source.binaries()?,
        _ => Binaries::find(version_of(&data))?,
    };
    let version = version_of(&data);
    match (&options.part, version) {
        (_, Some(_)) => {}
        (Part::Second(source), None) => source.copy(&folder, &binaries)?,
        (_, None) => make(&folder, &binaries, options.durable)?,
    }
    configure(&folder, options)?;
    let launch = Launch { program: binaries.program("postgres"), folder: Arc::clone(&folder) };
    // A throw-away server ends before an upgrade does.
    let keeper = Keeper::start(launch, options.durable)?;
    Ok(Cluster { keeper, folder, durable: options.durable })
}

/// Writes the server's settings, and which system users may connect in which role.
fn configure(folder: &Folder, options: &Options) -> Result<()> {
    let data = folder.data();
    folder.write(
        &data,
        conf::FILE,
        &settings::server(options, &folder.sockets, remote::other_user().is_some()),
    )?;
    let copies = if let Part::First(_) = options.part { Door::who_may_come() } else { String::new() };
    folder.write(&data, "pg_hba.conf", &settings::who_may_come(&copies))?;
    match &options.part {
        Part::First(opening) => Door::open(&folder.above(), opening)?.lay_out(),
        _ => {
            let map = settings::who_is_who(&OsUser::current()?, &folder.user);
            folder.write(&data, "pg_ident.conf", &map)
        }
    }
}

/// Creates the cluster under another name and renames it when it is whole, so that a half-made one is never
/// opened.
fn make(folder: &Folder, binaries: &Binaries, durable: bool) -> Result<()> {
    let data = folder.data();
    let aside = folder.root.join("data.new");
    if hands::exists(&aside) {
        hands::remove_tree(&aside).map_err(Error::file("removing", &aside))?;
    }
    let settings = [
        "--encoding=UTF8",
        "--locale=C",
        "--data-checksums",
        "--auth=peer",
        "--no-instructions",
        "--no-sync",
    ];
    let mut arguments: Vec<OsString> = settings.map(OsString::from).to_vec();
    arguments.push(format!("--username={}", crate::access::SUPER).into());
    // The program searches the server's files for clear text that must not be there.
    arguments.extend(remote::other_user().map(|_| "--allow-group-access".into()));
    arguments.extend(["-D".into(), aside.clone().into_os_string()]);
    initdb(folder, binaries, arguments)?;
    let main = aside.join("postgresql.conf");
    let text = hands::read(&main).map_err(Error::file("reading", &main))?;
    folder.write(&aside, "postgresql.conf", &format!("{text}\ninclude = '{}'\n", conf::FILE))?;
    if durable {
        // Written to disk in one go at the end, which is faster than file by file.
        initdb(folder, binaries, vec!["--sync-only".into(), "-D".into(), aside.clone().into_os_string()])?;
    }
    hands::rename(&aside, &data, &folder.user)
}

fn initdb(folder: &Folder, binaries: &Binaries, arguments: Vec<OsString>) -> Result<()> {
    let program = binaries.program("initdb");
    let (folder, user) = (folder.root.clone(), &folder.user);
    let order = Order { program, arguments, folder, output: Output::Kept, dies_by: Signal::TERM };
    let done = order.output(user)?;
    if done.status.success() {
        return Ok(());
    }
    let log = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    Err(Error::NotStarted { why: "its folder could not be made".into(), log })
}

fn last_lines(log: &Path) -> String {
    let text = hands::read(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}

/// Starting and stopping wait for processes and disks, so they never run on a thread that serves requests.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(Error::NotStarted { why: error.to_string(), log: String::new() }),
    }
}
