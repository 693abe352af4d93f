//! Throw-away databases for tests: one server for each test process, one migrated database for each test. Where
//! several nodes are named (`nodes.rs`), the databases are made there.
//! Nothing here is durable and no server outlives its test process; the next process removes the files of a
//! killed one.

use crate::access::{Access, connect};
use crate::cluster::Cluster;
use crate::cluster::leftovers::working_in;
use crate::cluster::options::Options;
use crate::{DATABASE, Error, Result, bring_up, migrations, roles};
use sha2::{Digest, Sha256};
use std::fs::{self, DirBuilder, File, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;
use tokio_postgres::Config;

mod nodes;

/// Raise this when the template changes in a way that its inputs do not show.
const FORM: &str = "1";
/// From which a database without migrations is made.
const EMPTY: &str = "template template0";
/// Tests run in parallel, each with its own pool.
const CONNECTIONS: u16 = 300;
/// Enough bytes for a server with a database for each of the parallel tests, several times over.
const ENOUGH_MEMORY: u64 = 4 << 30;

/// The process's server. A static is never dropped: the kernel stops the server with the process.
static SERVER: OnceCell<Cluster> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The database of one test, dropped with this value.
#[derive(Debug)]
pub struct TestDb {
    name: String,
    access: Access,
}

impl TestDb {
    /// An empty database with every migration applied.
    ///
    /// # Panics
    /// When no server can be started, with the reason: a test cannot continue without one.
    pub async fn fresh() -> TestDb {
        TestDb::made(&format!("template {DATABASE}")).await
    }

    /// A database with the roles and no migration.
    ///
    /// # Panics
    /// As [`TestDb::fresh`].
    pub async fn empty() -> TestDb {
        TestDb::made(EMPTY).await
    }

    /// A copy of the current state of this database. Clients of this one must connect again.
    ///
    /// # Panics
    /// As [`TestDb::fresh`].
    pub async fn copy(&self) -> TestDb {
        assert!(nodes::nodes().is_none(), "a database of several nodes cannot be copied");
        let away = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1";
        let sent = match connect(self.super_config().dbname("postgres")).await {
            Ok(client) => client.query(away, &[&self.name]).await.map_err(Error::server("sending away")),
            Err(error) => Err(error),
        };
        match sent {
            Ok(_) => TestDb::made(&format!("template {}", self.name)).await,
            Err(error) => panic!("no copy of a test database: {error}"),
        }
    }

    async fn made(from: &str) -> TestDb {
        match make(from).await {
            Ok(database) => database,
            Err(error) => panic!("no test database: {error}"),
        }
    }

    /// Whether the test databases are on several nodes.
    #[must_use]
    pub fn has_several_nodes() -> bool {
        nodes::nodes().is_some()
    }

    /// Connection settings of every role.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Serves requests; row-level security applies to it.
    #[must_use]
    pub fn app_config(&self) -> Config {
        self.access.app.clone()
    }

    /// Owns the tables.
    #[must_use]
    pub fn owner_config(&self) -> Config {
        self.access.owner.clone()
    }

    /// Reads which workspaces have due jobs.
    #[must_use]
    pub fn jobs_config(&self) -> Config {
        self.access.jobs.clone()
    }

    /// Bypasses row-level security: for checking the effect of a test, never for causing it.
    #[must_use]
    pub fn super_config(&self) -> Config {
        self.access.superuser.clone().unwrap_or_default()
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some(nodes) = nodes::nodes() {
            let name = self.name.clone();
            return on_a_thread(async move { nodes::remove(&nodes, &name).await });
        }
        let server = self.super_config().dbname("postgres").clone();
        let statement = format!("drop database if exists {} with (force)", self.name);
        on_a_thread(async move {
            if let Ok(client) = connect(&server).await {
                let _ = client.batch_execute(&statement).await;
            }
        });
    }
}

/// Without waiting: the test is over, and the folder is removed with the process regardless.
fn on_a_thread(work: impl Future<Output = ()> + Send + 'static) {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(work);
    });
}

async fn make(from: &str) -> Result<TestDb> {
    if let Some(nodes) = nodes::nodes() {
        let (name, access) = nodes::make(&nodes, from != EMPTY).await?;
        return Ok(TestDb { name, access });
    }
    let server = SERVER.get_or_try_init(start).await?;
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let access = server.access().database(&name);
    let superuser = access.superuser.clone().unwrap_or_default();
    let client = connect(superuser.clone().dbname("postgres")).await?;
    // Copying files is faster than writing every page to the log, while commits do not wait for the disk.
    let statement = format!("create database {name} owner steel_owner {from} strategy file_copy");
    client.batch_execute(&statement).await.map_err(Error::server("making a test database"))?;
    roles::secure(&superuser, &name).await?;
    Ok(TestDb { name, access })
}

/// A server on a copy of the migrated template, which is made once for each state of the migrations.
async fn start() -> Result<Cluster> {
    let base = base()?;
    let lock = File::create(base.join("lock")).map_err(Error::file("opening", &base))?;
    // Held until the new server has its own lock: a folder without a lock is removed.
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await;
    let _lock = lock
        .map_err(std::io::Error::other)
        .and_then(|locked| locked)
        .map_err(Error::file("locking", &base))?;
    sweep(&base)?;
    let template = template(&base).await?;
    let folder = base.join(format!("run-{}", std::process::id()));
    fs::create_dir(&folder).map_err(Error::file("making", &folder))?;
    let copy = Command::new("cp").arg("-a").arg(template.join("pg")).arg(&folder).status();
    match copy {
        Ok(status) if status.success() => Cluster::start(&folder, options()).await,
        Ok(status) => Err(Error::file("copying", &template)(std::io::Error::other(status.to_string()))),
        Err(error) => Err(Error::file("copying", &template)(error)),
    }
}

fn options() -> Options {
    Options { durable: false, max_connections: CONNECTIONS, ..Options::default() }
}

/// The folder of all test servers of this system user.
fn base() -> Result<PathBuf> {
    let uid = rustix::process::getuid().as_raw();
    let base = quick_place().join(format!("steelyard-test-{uid}"));
    match DirBuilder::new().mode(0o711).create(&base) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(Error::file("making", &base)(error));
        }
        _ => {}
    }
    let there = fs::symlink_metadata(&base).map_err(Error::file("opening", &base))?;
    if !there.is_dir() || there.uid() != uid {
        return Err(Error::OtherOwner { folder: base, owner: there.uid() });
    }
    // The server's user may pass through; no other user can read anything below.
    fs::set_permissions(&base, Permissions::from_mode(0o711)).map_err(Error::file("opening", &base))?;
    Ok(base)
}

/// Memory, where the system has enough: a database is hundreds of files, created and removed for each test.
fn quick_place() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let free = rustix::fs::statvfs(memory).map_or(0, |of| of.f_bavail.saturating_mul(of.f_frsize));
    match std::env::var_os("TMPDIR") {
        None if free >= ENOUGH_MEMORY => memory.to_owned(),
        _ => std::env::temp_dir(),
    }
}

async fn template(base: &Path) -> Result<PathBuf> {
    let template = base.join(format!("template-{}", key()));
    if template.exists() {
        return Ok(template);
    }
    let aside = base.join("template.new");
    remove(&aside)?;
    let cluster = Cluster::start(&aside, options()).await?;
    bring_up(&cluster.access()).await?;
    cluster.stop_cleanly().await?;
    fs::rename(&aside, &template).map_err(Error::file("making", &template))?;
    Ok(template)
}

/// Two checkouts with the same migrations and roles share a template; any difference makes another.
fn key() -> String {
    let mut digest = Sha256::new();
    digest.update(FORM);
    digest.update(roles::script(DATABASE));
    digest.update(std::env::var("STEELYARD_PG_BIN").unwrap_or_default());
    migrations().iter().for_each(|migration| digest.update(migration.sha256));
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Removes the folders of ended test processes, and yesterday's templates: making one again takes two
/// seconds.
fn sweep(base: &Path) -> Result<()> {
    for entry in fs::read_dir(base).map_err(Error::file("opening", base))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let left = name.to_string_lossy().starts_with("run-") && !in_use(&path);
        let old = name.to_string_lossy().starts_with("template-") && made_a_day_ago(&path);
        if left || old {
            remove(&path)?;
        }
    }
    Ok(())
}

fn in_use(run: &Path) -> bool {
    let locked = File::open(run.join("pg/lock")).is_ok_and(|lock| lock.try_lock().is_err());
    locked || !working_in(&run.join("pg/data")).is_empty()
}

fn made_a_day_ago(template: &Path) -> bool {
    let made = fs::metadata(template).and_then(|folder| folder.modified());
    made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age.as_secs() > 24 * 60 * 60))
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::file("removing", path)(error))
        }
        _ => Ok(()),
    }
}
