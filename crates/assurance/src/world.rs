//! The resources of a check: the served address as a stranger sees it, and the database under each of the
//! roles.
//! Invariant: a check calls the running program over its own socket, as any client does; there is no
//! stand-in.

use crate::client::Client;
use crate::probe::Broken;
use assurance_queries::world as sql;
use database::Access;
use database::backup::Backups;
use identity::canaries::{self, As, Visit};
use kernel::day::Instant;
use kernel::role::Role;
use lifecycle::archive::bringing::RulesOutside;
use platform::instance::{CANARIES, own_call};
use platform::platform::Platform;
use sbom::advisory::Advisories;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio_postgres::Client as Session;
use uuid::Uuid;
use web::registry::Registry;

/// The address of the running program.
#[derive(Debug, Clone)]
pub struct Served {
    /// Where it listens.
    pub address: SocketAddr,
    /// The first name it is served under, with its port where that is not 443.
    pub host: String,
    /// The plain listener that redirects to HTTPS, if there is one.
    pub redirect: Option<SocketAddr>,
    /// The CA of a certificate that it made itself; None: the operator's own.
    pub ca: Option<PathBuf>,
}

impl Served {
    /// The name without its port.
    pub fn name(&self) -> &str {
        match self.host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => &self.host,
        }
    }

    /// The address to connect to: this machine, if it listens everywhere.
    pub fn reached_at(&self) -> SocketAddr {
        reached(self.address)
    }
}

/// The address by which this machine reaches a listener.
pub fn reached(listened: SocketAddr) -> SocketAddr {
    let ip = match listened.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listened.port())
}

/// Reads the newest published advisories at this moment. Errors: in words for this machine's log.
pub type Source = Arc<dyn Fn(Instant) -> Result<Advisories, String> + Send + Sync>;
/// The logs of the instance.
#[derive(Debug, Clone)]
pub struct Logs {
    /// The folder of the program's security log.
    pub program: PathBuf,
    /// The database's log; None where the database is elsewhere.
    pub database: Option<PathBuf>,
}

/// A host that a setting makes the program talk to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutsideHost {
    /// The setting.
    pub setting: &'static str,
    /// The name or address.
    pub host: String,
}

/// Starts to read in a workspace; the reader ends it by `rollback`. Errors: the database's.
pub async fn enter(session: &Session, tenant: Uuid) -> Result<(), Broken> {
    session.batch_execute("begin read only").await?;
    sql::enter().bind(session, &tenant, &Uuid::nil()).one().await?;
    Ok(())
}

/// Ends the transaction of `enter`. Errors: the database's.
pub async fn leave(session: &Session) -> Result<(), Broken> {
    Ok(session.batch_execute("rollback").await?)
}

/// The resources of a check.
pub struct World {
    /// The instance.
    pub platform: Arc<Platform>,
    /// The registered actions, queries and pages.
    pub registry: Arc<Registry>,
    /// How to reach the database in each role.
    pub access: Access,
    /// The backups of the database, or why there are none.
    pub backups: Result<Backups, String>,
    /// Where newer advisories on packages are; None: no setting names a place.
    pub advisories: Option<Source>,
    /// The hosts that the settings make the program talk to.
    pub hosts: Vec<OutsideHost>,
    /// The data folder, with the files and backups of its own database.
    pub data: PathBuf,
    /// The logs of the instance.
    pub logs: Logs,
    /// The address of the program.
    pub served: Served,
    /// How an archive is judged and brought in.
    pub rules: RulesOutside,
    /// The clock: checks run at the edge, which may read it.
    pub clock: fn() -> Instant,
    /// A check holds this while it is at work in a round; one that only waits releases it.
    pub at_work: Mutex<()>,
}

/// Requests for which one visit is used: an account has three hundred a minute, and a check would wait for more.
const OF_ONE: usize = 250;

/// Visits of one kind, one for each part of many requests.
pub struct Visits(Vec<Visit>);

impl Visits {
    /// The first of them.
    pub fn first(&self) -> &Visit {
        &self.0[0]
    }

    /// The visit for the n-th request.
    pub fn at(&self, nth: usize) -> &Visit {
        &self.0[(nth / OF_ONE).min(self.0.len() - 1)]
    }

    /// The header of the n-th request of a program.
    pub fn bearer(&self, nth: usize) -> String {
        format!("Bearer {}", self.at(nth).token)
    }
}

impl World {
    /// A stranger's connection to the program. Errors: it does not answer.
    pub async fn stranger(&self) -> Result<Client, Broken> {
        Client::connect(&self.served).await
    }

    /// An address without an account, for a failed sign-in: one of three in turn, because guesses at one
    /// address are delayed, and a client that guesses at many is shut out.
    pub fn nobody(&self, nth: i64) -> String {
        format!("nobody-{}@canary.example", ((self.clock)().as_second() / 30 + nth).rem_euclid(3))
    }

    /// A person in the first canary with this role, and everything the role needs. Errors: the database's.
    pub async fn visitor(&self, role: Role) -> Result<Visit, Broken> {
        self.visit(CANARIES[0], As::role(role)).await
    }

    /// A person in a canary. Errors: the database's.
    pub async fn visit(&self, slug: &'static str, how: As) -> Result<Visit, Broken> {
        let call = own_call((self.clock)())?;
        Ok(canaries::visit(&self.platform, &call, slug, how).await?)
    }

    /// As many visits as this number of requests needs. Errors: the database's.
    pub async fn visits(&self, slug: &'static str, how: As, requests: usize) -> Result<Visits, Broken> {
        let mut visits = Visits(Vec::new());
        for _ in 0..=requests / OF_ONE {
            visits.0.push(self.visit(slug, how).await?);
        }
        Ok(visits)
    }

    /// A connection to the database as the role that serves every request. Errors: the database's.
    pub async fn as_app(&self) -> Result<Session, Broken> {
        Ok(database::connect(&self.access.app).await?)
    }

    /// The ids of all workspaces, without the instance's and the deleted ones. Errors: the database's.
    pub async fn workspaces(&self) -> Result<Vec<Uuid>, Broken> {
        let rows = self.as_app().await?.query("select tenant_id from app.address", &[]).await?;
        let gone = self.platform.encryption.vault().tombstones();
        let is_gone = |tenant: &Uuid| gone.iter().any(|stone| stone.tenant == *tenant);
        Ok(rows.iter().map(|row| row.get(0)).filter(|tenant| !is_gone(tenant)).collect())
    }

    /// A connection as the role that may only count. Errors: the database's.
    pub async fn as_probe(&self) -> Result<Session, Broken> {
        Ok(database::connect(&self.access.probe).await?)
    }

    #[cfg(test)]
    pub(crate) fn nowhere() -> World {
        use lifecycle::archive::bringing::Digests;
        use platform::keyring::Vault;
        let access = Access::from_url("postgres://nowhere.example/steelyard").expect("an address");
        World {
            platform: Platform::new(
                access.app.clone(),
                Arc::new(Vault::fleeting().expect("keys")),
                identity::sign_in::own_password,
            )
            .expect("a platform"),
            registry: Arc::default(),
            access,
            backups: Err("Nowhere.".into()),
            advisories: None,
            hosts: Vec::new(),
            data: PathBuf::new(),
            logs: Logs { program: PathBuf::new(), database: None },
            served: Served {
                address: ([127, 0, 0, 1], 1).into(),
                host: "localhost:1".into(),
                redirect: None,
                ca: None,
            },
            rules: RulesOutside {
                finder: |_, _| Ok(Digests::default()),
                log: |_| Err("nowhere".to_owned()),
                rows: &[],
                books: |_, _| Box::pin(std::future::ready(Ok(None))),
                most: 0,
            },
            clock: || Instant::UNIX_EPOCH,
            at_work: Mutex::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_listens_everywhere_is_reached_here() {
        let served = |address: &str, host: &str| Served {
            address: address.parse().expect("an address"),
            host: host.into(),
            redirect: None,
            ca: None,
        };
        let everywhere = served("0.0.0.0:443", "shop.example");
        assert_eq!(
            (everywhere.reached_at().to_string().as_str(), everywhere.name()),
            ("127.0.0.1:443", "shop.example")
        );
        let six = served("[::]:8443", "[::1]:8443");
        assert_eq!((six.reached_at().to_string().as_str(), six.name()), ("[::1]:8443", "[::1]"));
    }
}
