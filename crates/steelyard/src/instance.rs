//! A running instance: its database, its platform, its registry, and the listener in front.
//! What must stay true: it is ready only when it answers; it stops by finishing what is in flight, then the database.

use crate::acme::{self, Keeper, Shown};
use crate::config::Config;
use crate::problem::{IN_USE, Problem, Result};
use crate::tls;
use axum_server::Handle;
use database::{Access, Cluster, Options};
use hyper_util::rt::TokioTimer;
use jiff::tz::TimeZone;
use platform::call::Call;
use platform::chance;
use platform::identity::founding;
use platform::instance::own_call;
use platform::platform::Platform;
use platform::registry::Registry;
use platform::routes;
use platform::web::Site;
use rustls::sign::SingleCertAndKey;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// How long a client may take for its request's head.
const HEAD: Duration = Duration::from_secs(10);
/// How long requests in flight may take to finish at a stop.
const GRACE: Duration = Duration::from_secs(20);

/// What seals forms, and what signs the audit log.
const CSRF: &str = "csrf.key";
const AUDIT: &str = "audit.key";

/// Everything registered.
pub fn registry() -> Registry {
    let mut registry = Registry::default();
    crate::home::register(&mut registry);
    make::register(&mut registry);
    sell::register(&mut registry);
    ledger::register(&mut registry);
    protect::register(&mut registry);
    trust::pages(&mut registry);
    crate::import::register(&mut registry);
    #[cfg(feature = "test-clock")]
    crate::trial::register(&mut registry);
    registry
}

/// The database and the platform over it, before anything listens.
pub struct Instance {
    cluster: Option<Cluster>,
    /// How each role reaches the database.
    pub access: Access,
    /// The platform.
    pub platform: Arc<Platform>,
    /// What it can do.
    pub registry: Arc<Registry>,
    data: PathBuf,
}

impl Instance {
    /// Opens the data folder: database, migrations, keys. Errors: what the folder or the database says.
    pub async fn open(config: &Config) -> Result<Instance> {
        std::fs::create_dir_all(&config.data).map_err(Problem::file(&config.data))?;
        let (cluster, access) = match &config.database_url {
            Some(url) => (None, Access::from_url(url)?),
            None => {
                let cluster = Cluster::start(&config.data, Options::default()).await?;
                let access = cluster.access();
                (Some(cluster), access)
            }
        };
        database::prepare(&access).await?;
        let instance = Instance::over(config, cluster, access)?;
        founding::found_instance(&instance.platform, now()).await?;
        Ok(instance)
    }

    /// Opens the data folder for a command; where a program serves it, beside that one and in its database. Errors: as
    /// `open`.
    pub async fn open_beside(config: &Config) -> Result<Instance> {
        match Instance::open(config).await {
            Err(problem) if problem.exit == IN_USE => {
                Instance::over(config, None, Cluster::beside(&config.data)?)
            }
            opened => opened,
        }
    }

    fn over(config: &Config, cluster: Option<Cluster>, access: Access) -> Result<Instance> {
        let platform =
            Platform::new(access.app.clone(), key(&config.data, CSRF)?, key(&config.data, AUDIT)?)?;
        Ok(Instance { cluster, access, platform, registry: Arc::new(registry()), data: config.data.clone() })
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

/// The clock, for commands: what they do happens now.
#[expect(clippy::disallowed_methods, reason = "a command is an edge, where the clock is read")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// A call of this machine's own, by nobody in particular. Errors: no random bytes.
pub fn local_call() -> Result<Call> {
    Ok(own_call(now())?)
}

/// A key of this instance, made when it is asked for the first time. Errors: the data folder's.
fn key(data: &Path, name: &str) -> Result<[u8; 32]> {
    let folder = data.join("keys");
    std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
    let path = folder.join(name);
    if let Ok(kept) = std::fs::read(&path) {
        return kept
            .try_into()
            .map_err(|_| Problem::setup(format!("{}: not a key of 32 bytes", path.display())));
    }
    let key: [u8; 32] = chance::random()?;
    tls::write(&path, &key, 0o600)?;
    Ok(key)
}

/// A bound listener that is about to serve.
pub struct Listening {
    /// `https://localhost:8443`.
    pub url: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// The CA a script must trust; none where the certificate is of a CA elsewhere.
    pub ca: Option<PathBuf>,
    handle: Handle<SocketAddr>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
    keeper: Option<Keeper>,
}

/// Listens and serves in the background. Errors: the address is taken, or the certificate is wrong.
pub async fn listen(instance: &Instance, config: &Config) -> Result<Listening> {
    let listener = TcpListener::bind(config.listen)
        .map_err(|why| Problem::unavailable(format!("cannot listen on {}: {why}", config.listen)))?;
    listener.set_nonblocking(true).map_err(|why| Problem::unavailable(why.to_string()))?;
    let address = listener.local_addr().map_err(|why| Problem::unavailable(why.to_string()))?;
    let files = match &config.cert {
        Some((cert, key)) => tls::Files { cert: cert.clone(), key: key.clone(), ca: None },
        None => tls::local(&instance.data, &bare_names(&config.hosts), now().to_zoned(TimeZone::UTC).date())?,
    };
    let site = Site {
        platform: instance.platform.clone(),
        registry: instance.registry.clone(),
        hosts: Arc::new(served_names(&config.hosts, address)),
        providers: crate::config::sign_in::providers(&config.providers)?,
        hsts_preload: config.hsts_preload,
    };
    let app = routes(site).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let (acceptor, shown) = certified(&files, config)?;
    let mut server = axum_server::from_tcp(listener)
        .map_err(|why| Problem::unavailable(why.to_string()))?
        .acceptor(acceptor)
        .handle(handle.clone());
    // Without its timer and these limits a half-sent header stays open for ever (seen).
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    server
        .http_builder()
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(HEAD))
        .max_concurrent_streams(100);
    let served = tokio::spawn(server.serve(app));
    let keeper = match (&config.acme, shown) {
        (Some(settings), Some(shown)) => Some(acme::start(settings, &instance.data, shown)?),
        _ => None,
    };
    let first = config.hosts.first().cloned().unwrap_or_else(|| format!("localhost:{}", address.port()));
    let ca = files.ca.filter(|_| config.acme.is_none());
    Ok(Listening { url: format!("https://{first}"), address, ca, handle, served, keeper })
}

/// The listener's TLS. With a CA to order from, a certificate can be changed while it is served.
fn certified(files: &tls::Files, config: &Config) -> Result<(tls::Acceptor, Option<Arc<Shown>>)> {
    let own = tls::pair(files)?;
    if config.acme.is_none() {
        let only = Arc::new(SingleCertAndKey::from(own));
        return Ok((tls::Acceptor::new(tls::server_config(only)?), None));
    }
    let shown = Shown::new(own);
    Ok((tls::Acceptor::new(tls::proving_config(shown.clone())?), Some(shown)))
}

fn routes(site: Site) -> axum::Router {
    #[cfg(feature = "test-clock")]
    return crate::trial::routes(site.clone()).merge(routes::router(site));
    #[cfg(not(feature = "test-clock"))]
    routes::router(site)
}

fn bare_names(hosts: &[String]) -> Vec<String> {
    hosts
        .iter()
        .map(|host| host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name).to_owned())
        .collect()
}

/// The names answered to: those configured, and this machine's own at the bound port.
fn served_names(hosts: &[String], address: SocketAddr) -> Vec<String> {
    let port = address.port();
    let local = ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}"));
    let own = format!("{address}");
    hosts.iter().map(|host| host.to_lowercase()).chain(local).chain([own]).collect()
}

impl Listening {
    /// Serves until told to stop, then finishes what is in flight.
    pub async fn until_stopped(self) -> Result<()> {
        let ended = Self::served(self.handle, self.served).await;
        if let Some(keeper) = self.keeper {
            keeper.stop();
        }
        ended
    }

    async fn served(
        handle: Handle<SocketAddr>,
        mut served: tokio::task::JoinHandle<std::io::Result<()>>,
    ) -> Result<()> {
        let mut terminate =
            signal(SignalKind::terminate()).map_err(|why| Problem::unavailable(why.to_string()))?;
        let mut interrupt =
            signal(SignalKind::interrupt()).map_err(|why| Problem::unavailable(why.to_string()))?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            ended = &mut served => {
                return ended.map_err(|why| Problem::unavailable(why.to_string()))?
                    .map_err(|why| Problem::unavailable(why.to_string()));
            }
        }
        handle.graceful_shutdown(Some(GRACE));
        // A second signal stops at once.
        tokio::select! {
            _ = served => {}
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    }

    /// Stops at once, for commands that served only themselves.
    pub async fn stop(self) {
        if let Some(keeper) = self.keeper {
            keeper.stop();
        }
        self.handle.graceful_shutdown(Some(Duration::from_millis(200)));
        let _ = self.served.await;
    }
}
