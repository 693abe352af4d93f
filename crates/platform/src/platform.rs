//! A running instance: its connection pool, the permits of each workspace, and the keys of the instance.
//! Invariant: no workspace holds more than two connections at once, so that one busy shop leaves the others
//! their share.

use crate::admission::queue::WAIT;
use crate::admission::throttle::Throttle;
use crate::admission::{Permit, WorkspaceSlots};
use crate::after_commit::Outbox;
use crate::blocks::Blocks;
use crate::call::Call;
use crate::current::Current;
use crate::damage::{self, Damage};
use crate::disk::Disk;
use crate::encryption::broken::tell_broken;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use crate::own_errors::{self, OwnErrors};
use crate::pace::Pace;
use crate::printers::Printers;
use crate::sign_up::SignUp;
use crate::telemetry::metrics::Metrics;
use crate::telemetry::spans::{Span, Traces};
use crate::tx::guard::Connects;
use crate::worries::Worries;
use deadpool_postgres::{Connect, Manager, ManagerConfig, Object, Pool, QueueMode, RecyclingMethod};
use futures::future::BoxFuture;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::contacts::Contacts;
use kernel::day::Instant;
use kernel::environment::Environment;
use kernel::id::TenantId;
use kernel::networks::Networks;
use kernel::refusal::Ruled;
use keyring::Vault;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::time::{Duration, Instant as Tick};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_postgres::Client;
use transparency::note::Signer;
use uuid::Uuid;

/// Connections of the pool: 8 serve 32 clients (measured, database.md section 9 and docs/adr/0016).
const POOL: usize = 8;
/// Calls that may wait for one of the pool's connections.
const WAITING_ALL: usize = 256;
/// Entries of idle workspaces that are kept before they are swept.
const SWEEP_AT: usize = 4096;
/// The purpose of the key for what the program hands out and recognises later: forms, challenges, PINs.
const HANDED_OUT: &str = "handed out";
/// The purpose of the key that signs checkpoints, which show that the audit log is complete.
const CHECKPOINTS: &str = "audit checkpoints";
/// Days that a closed workspace is kept, unless the operator sets another number (promises.toml,
/// termination-deletion).
pub const GRACE_DAYS: u16 = 30;
const MINUTE: Duration = Duration::from_secs(60);

/// Judges the caller's own password and counts each attempt. None: nothing was judged, because the call is
/// refused without it, or because the caller has no password.
pub type OwnPassword =
    for<'a> fn(&'a Platform, &'a Call, &'a str) -> BoxFuture<'a, Result<Option<Ruled<()>>>>;

/// Opens the pool's connections as all others are opened.
struct PoolConnect;

impl Connect for PoolConnect {
    fn connect(
        &self,
        config: &tokio_postgres::Config,
    ) -> BoxFuture<'_, std::result::Result<(Client, JoinHandle<()>), tokio_postgres::Error>> {
        let config = config.clone();
        Box::pin(async move { database::open(&config).await })
    }
}

/// What the database does for the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseState {
    /// It reads and writes.
    TakesChanges,
    /// It reads: it is a standby, or was set to reading alone.
    ReadsAlone,
    /// It does not answer.
    Away,
}

/// A running instance, as far as actions and queries need it.
pub struct Platform {
    pool: Pool,
    places: Mutex<HashMap<TenantId, Weak<WorkspaceSlots>>>,
    /// When the last use of each token was last noted.
    noted: Mutex<HashMap<Uuid, Tick>>,
    pub throttle: Throttle,
    /// The time of answers that reveal nothing by their timing.
    pub pace: Pace,
    pub csrf_key: [u8; 32],
    /// Seals and opens values.
    pub encryption: Arc<Service>,
    /// Signs the checkpoints of the audit log.
    pub signer: Arc<Signer>,
    /// Where mail waits to be sent.
    pub mail: Arc<Outbox>,
    /// The counts and durations of requests.
    pub metrics: Metrics,
    /// The free space of its disks.
    pub disk: Disk,
    /// The networks that are shut out because of an incident.
    pub blocks: Blocks,
    /// The known damage to its data.
    pub damage: Damage,
    /// The faults that its operator must correct.
    pub worries: Arc<Worries>,
    /// The errors of ours that become events.
    pub errors: OwnErrors,
    /// The hash of the token with which a mail server reports returned mail, if the operator set one.
    pub returns_token: Current<Option<[u8; 32]>>,
    /// The network and country of addresses, if the operator named a file.
    pub networks: Current<Option<Networks>>,
    /// The network printers that the operator listed.
    pub printers: OnceLock<Arc<Printers>>,
    /// The addresses at which the operator is reached.
    pub contacts: OnceLock<Arc<Contacts>>,
    /// Where spans are sent, if the operator named a collector.
    pub traces: OnceLock<Arc<Traces>>,
    /// What the instance is for, if the operator set it.
    pub environment: OnceLock<Environment>,
    /// How many days a closed workspace is kept, if the operator set it.
    pub grace_days: OnceLock<u16>,
    /// Wakes the runner of jobs.
    pub jobs: Notify,
    /// Judges the password that a caller gives with an action.
    pub own_password: OwnPassword,
    /// The rule of sign-up, once it is looked up.
    pub sign_up: OnceLock<SignUp>,
}

impl Platform {
    /// An instance over the application role's connection settings, with the instance's keys.
    pub fn new(
        config: tokio_postgres::Config,
        vault: Arc<Vault>,
        own_password: OwnPassword,
    ) -> Result<Arc<Self>> {
        let seed = vault.own(CHECKPOINTS).map_err(Error::internal)?;
        let signer = Signer::from_seed(&seed).ok_or_else(|| Error::internal("no key to sign with"))?;
        let how = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_connect(config, PoolConnect, how);
        // The connection that was used last is used next: the caches of its server process are still warm. If
        // a shop's few calls took turns over all connections, each would find its connection cold.
        let pool = Pool::builder(manager).max_size(POOL).queue_mode(QueueMode::Lifo);
        let pool = pool.build().map_err(Error::internal)?;
        let mail = Arc::<Outbox>::default();
        Ok(Arc::new(Self {
            csrf_key: vault.own(HANDED_OUT).map_err(Error::internal)?,
            encryption: Arc::new(Service::new(vault, pool.clone(), mail.clone(), tell_broken)),
            pool,
            places: Mutex::default(),
            noted: Mutex::default(),
            throttle: Throttle::default(),
            pace: Pace::default(),
            signer: Arc::new(signer),
            mail,
            metrics: Metrics::default(),
            disk: Disk::default(),
            blocks: Blocks::default(),
            damage: Damage::default(),
            worries: Arc::default(),
            errors: OwnErrors::default(),
            returns_token: Current::default(),
            networks: Current::default(),
            printers: OnceLock::new(),
            contacts: OnceLock::new(),
            traces: OnceLock::new(),
            environment: OnceLock::new(),
            grace_days: OnceLock::new(),
            jobs: Notify::new(),
            own_password,
            sign_up: OnceLock::new(),
        }))
    }

    /// The span of work that a task of ours does by itself.
    pub fn span(&self, name: &'static str) -> Span {
        self.traces.get().map(|traces| traces.root(name)).unwrap_or_default()
    }

    /// The connections that are idle, those in use, and the calls that wait for one.
    pub fn connections(&self) -> (i64, i64, i64) {
        let status = self.pool.status();
        let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        (many(status.available), many(status.size.saturating_sub(status.available)), many(status.waiting))
    }

    /// True once a minute for each id.
    pub(crate) fn is_minute_over(&self, id: Uuid) -> bool {
        let mut noted = self.noted.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if noted.len() >= SWEEP_AT {
            noted.retain(|_, at| at.elapsed() < MINUTE);
        }
        let over = noted.get(&id).is_none_or(|at| at.elapsed() >= MINUTE);
        if over {
            noted.insert(id, Tick::now());
        }
        over
    }

    /// The rule of sign-up.
    pub fn sign_up(&self) -> SignUp {
        self.sign_up.get().copied().unwrap_or_default()
    }

    /// What the instance is for.
    pub fn environment(&self) -> Environment {
        self.environment.get().copied().unwrap_or_default()
    }

    /// The network printers that the operator listed.
    pub fn printers(&self) -> Arc<Printers> {
        self.printers.get().cloned().unwrap_or_default()
    }

    /// The addresses at which the operator is reached.
    pub fn contacts(&self) -> Arc<Contacts> {
        self.contacts.get().cloned().unwrap_or_default()
    }

    /// How long a closed workspace is kept.
    pub(crate) fn grace(&self) -> SignedDuration {
        let days = self.grace_days.get().copied().unwrap_or(GRACE_DAYS);
        SignedDuration::from_hours(24 * i64::from(days))
    }

    /// Waits for one of the workspace's permits; a call that goes in order waits behind the others that do.
    pub(crate) async fn turn(&self, tenant: TenantId, in_order: bool) -> Result<Permit> {
        let _waiting = Span::within("wait for a turn");
        Permit::at(self.place_of(tenant), in_order).await
    }

    fn place_of(&self, tenant: TenantId) -> Arc<WorkspaceSlots> {
        let mut places = self.places.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if places.len() >= SWEEP_AT {
            places.retain(|_, place| place.strong_count() > 0);
        }
        if let Some(place) = places.get(&tenant).and_then(Weak::upgrade) {
            return place;
        }
        let place = Arc::<WorkspaceSlots>::default();
        places.insert(tenant, Arc::downgrade(&place));
        place
    }

    /// Notes that a call met damaged data: a fault is shown from now on, and the files are read to find the
    /// damage.
    pub fn met_damage(&self, now: Instant) {
        self.damage.met(now);
        self.worries.tell(damage::WORRY, self.damage.worry(now));
    }

    /// Notes an error of ours as an event of the instance, beside the request that met it.
    pub fn met_error(&self, request: Uuid, code: Code, now: Instant) {
        if !self.errors.count(Tick::now()) {
            return;
        }
        let encryption = self.encryption.clone();
        tokio::spawn(async move {
            if let Err(error) = own_errors::note(&encryption, request, code, now).await {
                tracing::warn!(%request, cause = %error, "an error of ours has no event");
            }
        });
    }

    /// Whether the database answers, and whether it takes changes. A standby and a server that was set to reading alone answer,
    /// and take none.
    pub async fn database_state(&self) -> DatabaseState {
        let takes = "select not pg_catalog.pg_is_in_recovery() and pg_catalog.current_setting('transaction_read_only') = 'off'";
        let asked = async { Ok::<bool, Error>(self.connect().await?.query_one(takes, &[]).await?.get(0)) };
        match asked.await {
            Ok(true) => DatabaseState::TakesChanges,
            Ok(false) => DatabaseState::ReadsAlone,
            Err(_) => DatabaseState::Away,
        }
    }
}

impl Connects for Platform {
    async fn connect(&self) -> Result<Object> {
        let _waiting = Span::within("wait for a connection");
        if self.pool.status().waiting >= WAITING_ALL {
            return Err(Error::Busy("too many wait for a connection already".into()));
        }
        match tokio::time::timeout(WAIT, self.pool.get()).await {
            Ok(client) => Ok(client?),
            Err(_) => Err(Error::Busy("no connection was free in time".into())),
        }
    }

    fn encryption(&self) -> &Arc<Service> {
        &self.encryption
    }
}
