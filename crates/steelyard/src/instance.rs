//! A running instance: its database, its platform, its registry and its listener.
//! Invariant: it reports ready only when it answers; a stop finishes the requests in flight, then stops the
//! database.

use crate::acme::{self, Keeper, Shown};
use crate::certificate::of_authorities;
use crate::config::{Config, sign_in};
use crate::environment;
use crate::file_watch::{self, End, FileSet, Files};
use crate::hooks::Hooks;
use crate::listener::{self, Listener};
use crate::problem::{IN_USE, Problem, Result};
use crate::tls::{self, OwnPair};
use database::backup::Backups;
use database::replica::Opening;
use database::{Access, Cluster, Options, Part};
use identity::federated::Providers;
use identity::founding;
use identity::sign_in::own_password;
use identity::sign_up;
use jiff::tz::TimeZone;
use lifecycle::deletion;
use lifecycle::key_destruction;
use lifecycle::lifetime::Lifetime;
use mail::messages::files as texts;
use platform::call::Call;
use platform::error::Error;
use platform::instance::own_call;
use platform::keyring::{self, Vault, Zeroizing};
use platform::pace::USUAL_MS;
use platform::platform::Platform;
use platform::worries::Worry;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::TlsAcceptor;
use web::edge::gate::Gate;
use web::registry::Registry;
use web::router;
use web::site::Site;

/// Longest time for requests in flight at a stop.
const GRACE: Duration = Duration::from_secs(20);

/// The public words about a deletion that a start could not complete.
fn deletion_worry(since: jiff::Timestamp) -> Worry {
    Worry {
        title: "A deletion is not complete".into(),
        says: "The program could not complete the deletion of a workspace or of a person's data when it started. Nobody can enter that \
               workspace, and its keys are destroyed. The log of the machine names the cause; the next start tries again."
            .into(),
        since,
    }
}

/// Everything that the parts register.
pub fn registry() -> Registry {
    let mut registry = Registry::default();
    crate::home::register(&mut registry);
    crate::find::register(&mut registry);
    make::register(&mut registry);
    sell::register(&mut registry);
    ledger::register(&mut registry);
    admin::register(&mut registry);
    obligations::register(&mut registry);
    assurance::pages(&mut registry);
    crate::import::register(&mut registry);
    crate::archives::register(&mut registry);
    crate::starter::register(&mut registry);
    registry
}

/// The database and the platform, before the program listens.
pub struct Instance {
    cluster: Option<Cluster>,
    /// How to reach the database in each role.
    pub access: Access,
    /// The backups of its database, or the public reason why there are none.
    pub backups: std::result::Result<Backups, String>,
    /// The platform.
    pub platform: Arc<Platform>,
    /// The registered actions, queries and pages.
    pub registry: Arc<Registry>,
    /// The data folder.
    pub data: PathBuf,
    /// The files that are read again when they change.
    pub files: Files,
}

impl Instance {
    /// Opens the data folder: database, migrations, keys. Errors: those of the folder and of the database.
    pub async fn open(config: &Config) -> Result<Instance> {
        std::fs::create_dir_all(&config.data).map_err(Problem::file(&config.data))?;
        environment::judge_backups(config)?;
        let backups = backups(config);
        let (cluster, access) = match &config.database_url {
            Some(url) => (None, Access::from_url(url)?),
            None => {
                let settings = backups.as_ref().map(Backups::settings).unwrap_or_default();
                let options = Options { settings, part: part(config), ..Options::default() };
                let cluster = Cluster::start(&config.data, options).await?;
                let access = cluster.access();
                (Some(cluster), access)
            }
        };
        environment::judge_database(config, &access).await?;
        database::prepare(&access).await?;
        let instance = Instance::over(config, cluster, access, backups).await?;
        founding::found_instance(&instance.platform, now()).await?;
        let vault = instance.platform.encryption.vault();
        environment::label_all(
            config.instance.environment,
            vault,
            &instance.access,
            instance.backups.as_ref().ok(),
        )
        .await;
        instance.finish().await;
        Ok(instance)
    }

    /// Registers more than the parts do, before the instance listens.
    pub fn extend(&mut self, register: fn(&mut Registry)) {
        register(Arc::get_mut(&mut self.registry).expect("only the listener and the tasks share it"));
    }

    /// An older copy of the database must not bring back a deleted workspace, nor an erased person.
    async fn finish(&self) {
        let lived = match Lifetime::read(&self.platform, now()).await {
            Ok(lived) => lived,
            Err(error) => return self.as_far_as_possible(Err(error)),
        };
        self.as_far_as_possible(deletion::finish(&self.platform, &self.access.jobs, &lived).await);
        self.as_far_as_possible(key_destruction::finish(&self.platform, &self.access.jobs, &lived).await);
    }

    /// Neither damaged data nor a deletion that cannot be completed stops a start: the program serves everybody else, and tells.
    /// Its people do not enter a workspace whose keys are gone, and nothing opens what an older copy of the database brought back.
    fn as_far_as_possible(&self, done: platform::error::Result<usize>) {
        let Err(error) = done else { return };
        tracing::error!(%error, "a deletion or an erasure cannot be completed now");
        match error {
            Error::Damaged(_) => self.platform.met_damage(now()),
            _ => self.platform.worries.tell("deletion", deletion_worry(now())),
        }
    }

    /// Opens the data folder for a command. Where a program serves it, the command runs beside that program
    /// and uses its database. Errors: as `open`.
    pub async fn open_beside(config: &Config) -> Result<Instance> {
        let instance = match Instance::open(config).await {
            Err(problem) if problem.exit == IN_USE => {
                Instance::over(config, None, Cluster::beside(&config.data)?, backups(config)).await?
            }
            opened => opened?,
        };
        // The program that serves sends the mail, by its own settings.
        if let Some(does) = crate::mail::note::goes_out(&config.data) {
            instance.platform.mail.sends(does);
        }
        Ok(instance)
    }

    async fn over(
        config: &Config,
        cluster: Option<Cluster>,
        access: Access,
        backups: std::result::Result<Backups, String>,
    ) -> Result<Instance> {
        let vault = keys(config, &access).await?;
        environment::judge_keyring(config, &vault)?;
        let platform = Platform::new(access.app.clone(), vault, own_password)?;
        platform.environment.get_or_init(|| config.instance.environment);
        platform.grace_days.get_or_init(|| config.grace_days);
        platform.printers.get_or_init(|| Arc::new(config.printers.clone()));
        platform.contacts.get_or_init(|| Arc::new(config.contacts()));
        if config.sends_mail() {
            platform.mail.sends(true);
        }
        sign_up::settle(&platform, config.sign_up).await?;
        platform.pace.set(config.answer_ms);
        Ok(Instance {
            cluster,
            access,
            backups,
            platform,
            registry: Arc::new(registry()),
            data: config.data.clone(),
            files: Files::default(),
        })
    }

    /// The file of the database's log; None for a database on another server.
    pub fn database_log(&self) -> Option<PathBuf> {
        self.access.superuser.as_ref().map(|_| Cluster::log_in(&self.data))
    }

    /// Stops the database. Errors: it did not stop in time.
    pub async fn close(self) -> Result<()> {
        drop(self.platform);
        match self.cluster {
            Some(cluster) => Ok(cluster.stop().await?),
            None => Ok(()),
        }
    }
}

/// Whether copies may follow this cluster.
fn part(config: &Config) -> Part {
    let today = now().to_zoned(TimeZone::UTC).date();
    let wait = config.replica.wait;
    config.replica.listen.map_or(Part::Alone, |listen| Part::First(Opening { listen, wait, today }))
}

/// The backups of a private cluster. Errors: the public reason why there are none.
pub fn backups(config: &Config) -> std::result::Result<Backups, String> {
    if config.database_url.is_some() {
        return Err("The database is run by the operator, and so are its backups.".into());
    }
    if config.backup.on == Some(false) {
        return Err("Backups are switched off.".into());
    }
    Backups::open(&config.data, &config.wish()).map_err(|trouble| {
        tracing::error!(%trouble, "no backups can be made");
        format!("No backups can be made: {}.", trouble.cause())
    })
}

/// The clock, for commands: they act now.
#[expect(clippy::disallowed_methods, reason = "a command is an edge, where the clock is read")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// A call of this machine itself, in no person's name. Errors: no random bytes.
pub fn local_call() -> Result<Call> {
    Ok(own_call(now())?)
}

/// The keys of the instance. The keys of an existing database are somewhere, so this creates no others in
/// their place. Errors: the keyring's.
async fn keys(config: &Config, access: &Access) -> Result<Arc<Vault>> {
    let (folder, secret) = unsealing(config)?;
    let vault = match Vault::at(&folder, &secret)? {
        Some(vault) => vault,
        None if founding::is_founded(&access.app).await? => {
            return Err(Problem::setup(format!(
                "{} is not there, and what is sealed in this database opens with nothing else. Put a copy of it back.",
                folder.join("keyring").display()
            )));
        }
        None => Vault::make(&folder, &secret, now())?,
    };
    Ok(Arc::new(vault))
}

/// The folder of the keys, and the secret that unseals them.
fn unsealing(config: &Config) -> Result<(PathBuf, Zeroizing<Vec<u8>>)> {
    let folder = config.data.join("keys");
    let secret = match &config.seal {
        Some(seal) => seal.read()?,
        None => keyring::seal_beside(&folder)?,
    };
    Ok((folder, secret))
}

/// A bound listener that is about to serve.
pub struct Listening {
    /// `https://localhost:8443`.
    pub url: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// The CA that a script must trust; None where the certificate comes from another CA.
    pub ca: Option<PathBuf>,
    listener: Listener,
    keeper: Option<Keeper>,
}

/// Listens and serves in the background. Errors: the address is taken, or the certificate is wrong.
pub async fn listen(instance: &Instance, config: &Config, hooks: &Hooks) -> Result<Listening> {
    let listener = TcpListener::bind(config.listen)
        .map_err(|why| Problem::unavailable(format!("cannot listen on {}: {why}", config.listen)))?;
    let address = listener.local_addr().map_err(|why| Problem::unavailable(why.to_string()))?;
    let files = certificate_files(instance, config)?;
    let own = read_pair(&files, instance, config)?;
    let providers = read_providers(instance, config)?;
    let site = Site {
        platform: instance.platform.clone(),
        registry: instance.registry.clone(),
        hosts: Arc::new(served_names(&config.hosts, address)),
        providers,
        about: Arc::new(config.about.clone()),
        hsts_preload: config.hsts_preload,
        gate: gate(config),
        hears: hooks.hears,
    };
    tell_of_pace(config);
    let (acceptor, shown) = certified(own, config)?;
    let gate = site.gate.clone();
    let app = (hooks.routes)(site.clone()).merge(router::router(site));
    let listener = listener::start(listener, app, gate, Some(acceptor))?;
    let keeper = match (&config.acme, shown) {
        (Some(settings), Some(shown)) => Some(acme::start(settings, instance, shown)?),
        _ => None,
    };
    let first = config.hosts.first().cloned().unwrap_or_else(|| format!("localhost:{}", address.port()));
    let ca = files.ca.filter(|_| config.acme.is_none());
    Ok(Listening { url: format!("https://{first}"), address, ca, listener, keeper })
}

/// Logs at every start that answers take less than the default time.
fn tell_of_pace(config: &Config) {
    if config.answer_ms < USUAL_MS {
        tracing::warn!(
            answer_ms = config.answer_ms,
            "answers to a sign-in take less than by default: on a slow machine their time may tell who has an account"
        );
    }
}

/// The checks that every request passes first.
fn gate(config: &Config) -> Arc<Gate> {
    if !config.edge.loosened.is_empty() {
        let loosened = config.edge.loosened.join(", ");
        tracing::warn!(loosened, "the edge is looser than it is by default");
    }
    Arc::new(Gate::new(config.edge.limits()))
}

/// The providers, whose files are read again. The end of each CA that the settings name is watched.
fn read_providers(instance: &Instance, config: &Config) -> Result<Providers> {
    let providers = sign_in::providers(&config.providers)?;
    let (settings, read) = (config.providers.clone(), providers.clone());
    let files: Vec<PathBuf> = settings.iter().flat_map(|it| it.paths().cloned()).collect();
    let read = move || sign_in::read_again(&settings, &read);
    instance.files.keep(FileSet::read(("sign_in.providers", texts::PROVIDERS), files, read)?);
    for (setting, path) in config.authorities() {
        let path = path.to_owned();
        let end = End::new(texts::REPLACE, move || of_authorities(&path));
        instance.files.keep(FileSet::of_nothing(setting, texts::AUTHORITY).ending(end));
    }
    Ok(providers)
}

/// The operator's certificate, or this machine's own, which is made where it is missing or ends soon.
fn certificate_files(instance: &Instance, config: &Config) -> Result<tls::Files> {
    match &config.cert {
        Some((cert, key)) => Ok(tls::Files { cert: cert.clone(), key: key.clone(), ca: None }),
        None => own_files(&instance.data, &config.hosts),
    }
}

fn own_files(data: &Path, hosts: &[String]) -> Result<tls::Files> {
    tls::local(data, &bare_names(hosts), now().to_zoned(TimeZone::UTC).date())
}

/// The certificate of these files, which are read again. One that ended is served all the same: a person who ignores the
/// browser's warning can still work.
fn read_pair(files: &tls::Files, instance: &Instance, config: &Config) -> Result<Arc<OwnPair>> {
    let pair = OwnPair::read(files)?;
    let period = pair.certificate().period;
    if period.is_over(now()) {
        let certificate = files.cert.display();
        tracing::error!(%certificate, "the certificate {}: browsers refuse it", period.in_words(now()));
    }
    let (shown, paths) = (pair.clone(), files.clone());
    let all = [files.cert.clone(), files.key.clone()];
    let set =
        FileSet::read(("certificate", texts::OWN_CERTIFICATE), all, move || shown.read_again(&paths, now()))?;
    instance.files.keep(match (&config.cert, &config.acme) {
        (_, Some(_)) => set,
        (Some(_), None) => set.ending(end_of(&pair, texts::REPLACE, || ())),
        (None, None) => {
            let (data, hosts) = (instance.data.clone(), config.hosts.clone());
            set.ending(end_of(&pair, texts::RESTART, move || renew_own(&data, &hosts)))
        }
    });
    Ok(pair)
}

/// Makes another certificate of this machine where the present one ends soon; its files are then read like any that changed.
fn renew_own(data: &Path, hosts: &[String]) {
    if let Err(why) = own_files(data, hosts) {
        tracing::warn!(cause = why.words, "no other certificate of this machine could be made");
    }
}

/// The end of the certificate that is shown, which is renewed before its end is asked for.
fn end_of(pair: &Arc<OwnPair>, remedy: &'static str, renew: impl Fn() + Send + Sync + 'static) -> End {
    let shown = pair.clone();
    End::new(remedy, move || {
        renew();
        Some(shown.certificate().period)
    })
}

/// The listener's TLS. With a CA to order from, the certificate is the CA's for its names.
fn certified(own: Arc<OwnPair>, config: &Config) -> Result<(TlsAcceptor, Option<Arc<Shown>>)> {
    if config.acme.is_none() {
        return Ok((TlsAcceptor::from(tls::server_config(own)?), None));
    }
    let shown = Shown::new(own);
    Ok((TlsAcceptor::from(tls::proving_config(shown.clone())?), Some(shown)))
}

fn bare_names(hosts: &[String]) -> Vec<String> {
    hosts
        .iter()
        .map(|host| host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name).to_owned())
        .collect()
}

/// The host names that it answers to: the configured ones, and this machine's own at the bound port.
fn served_names(hosts: &[String], address: SocketAddr) -> Vec<String> {
    let port = address.port();
    let local = ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}"));
    let own = format!("{address}");
    hosts.iter().map(|host| host.to_lowercase()).chain(local).chain([own]).collect()
}

impl Listening {
    /// Serves until it is stopped, then finishes the requests in flight.
    pub async fn until_stopped(self) -> Result<()> {
        let ended = Self::served(self.listener).await;
        if let Some(keeper) = self.keeper {
            keeper.stop();
        }
        ended
    }

    async fn served(mut listener: Listener) -> Result<()> {
        let mut terminate =
            signal(SignalKind::terminate()).map_err(|why| Problem::unavailable(why.to_string()))?;
        let mut interrupt =
            signal(SignalKind::interrupt()).map_err(|why| Problem::unavailable(why.to_string()))?;
        let closing = file_watch::closing_terminal(file_watch::hear()?);
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            () = closing => {}
            () = listener.ended() => return Err(Problem::unavailable("the listener ended by itself")),
        }
        // A second signal stops at once.
        tokio::select! {
            () = listener.stop(GRACE) => {}
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    }

    /// Stops at once, for commands that only served themselves.
    pub async fn stop(self) {
        if let Some(keeper) = self.keeper {
            keeper.stop();
        }
        self.listener.stop(Duration::from_millis(200)).await;
    }
}
