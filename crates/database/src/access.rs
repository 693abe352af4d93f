//! How each role reaches the database: by the private socket, or by an address from outside.
//! A role's connection settings exist once, here, so that nothing else decides who may connect in which role.

use crate::cluster::refusals::missed_a_file;
use crate::flight::Flight;
use crate::socket::Socket;
use crate::{DATABASE, Error, Result};
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;
use tokio::task::JoinHandle;
use tokio_postgres::config::Host;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, Connection, NoTls};

/// The private socket's port: it is only part of the file's name, and the folder is ours alone.
pub(crate) const PORT: u16 = 5432;

/// The roles' names. Fixed: grants and policies in the migrations name them.
pub(crate) const SUPER: &str = "steel_super";
pub(crate) const OWNER: &str = "steel_owner";
pub(crate) const APP: &str = "steel_app";
pub(crate) const JOBS: &str = "steel_jobs";
pub(crate) const PROBE: &str = "steel_probe";

/// Connection settings for each role of one database.
#[derive(Clone, Debug)]
pub struct Access {
    /// Makes roles and databases. Absent for an external database, where an administrator did that.
    pub superuser: Option<Config>,
    /// Owns the tables; used by migrations only.
    pub owner: Config,
    /// Serves every request; owns nothing and is held by row-level security.
    pub app: Config,
    /// Reads which workspaces have due jobs, and nothing else.
    pub jobs: Config,
    /// Counts for the checks of the promises, by functions that return only counts.
    pub probe: Config,
}

impl Access {
    pub(crate) fn by_socket(folder: &Path, database: &str) -> Access {
        let config = |user: &str| {
            let mut config = Config::new();
            config.host_path(folder).port(PORT).user(user).dbname(database).application_name("steelyard");
            config.connect_timeout(Duration::from_secs(10));
            config
        };
        Access {
            superuser: Some(config(SUPER)),
            owner: config(OWNER),
            app: config(APP),
            jobs: config(JOBS),
            probe: config(PROBE),
        }
    }

    /// An external database whose administrator has run [`crate::roles::script`].
    ///
    /// `url` is a connection string of PostgreSQL, several hosts with `target_session_attrs=read-write` included.
    /// Its user is replaced by each role's name; a password in it must be that of all four.
    ///
    /// # Errors
    /// [`Error::Address`] when the text is no connection string or names no database.
    pub fn from_url(url: &str) -> Result<Access> {
        let mut config: Config = url.parse().map_err(|error| Error::Address { why: format!("{error}") })?;
        if config.get_dbname().is_none() {
            return Err(Error::Address {
                why: format!("it names no database; the usual name is {DATABASE}"),
            });
        }
        if config.get_application_name().is_none() {
            config.application_name("steelyard");
        }
        let named = |user: &str| config.clone().user(user).clone();
        Ok(Access {
            superuser: None,
            owner: named(OWNER),
            app: named(APP),
            jobs: named(JOBS),
            probe: named(PROBE),
        })
    }

    /// The same server and roles with another database.
    #[must_use]
    pub fn database(&self, name: &str) -> Access {
        let on = |config: &Config| config.clone().dbname(name).clone();
        Access {
            superuser: self.superuser.as_ref().map(on),
            owner: on(&self.owner),
            app: on(&self.app),
            jobs: on(&self.jobs),
            probe: on(&self.probe),
        }
    }
}

/// Opens one connection outside any pool; its driving task ends with the client.
///
/// # Errors
/// [`Error::Server`] when the server cannot be reached or refuses.
pub async fn connect(config: &Config) -> Result<Client> {
    Ok(open(config).await.map_err(Error::server("connecting"))?.0)
}

/// Opens a connection and also gives the task that drives it, for a caller with a pool.
///
/// # Errors
/// As the driver's: the server cannot be reached or refuses.
pub async fn open(config: &Config) -> std::result::Result<(Client, JoinHandle<()>), tokio_postgres::Error> {
    if let ([Host::Unix(folder)], [port]) = (config.get_hosts(), config.get_ports())
        && let Ok(stream) = UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await
        && let Ok(socket) = Socket::of(stream)
    {
        let connected = config.connect_raw(Flight::over(socket), NoTls).await;
        let (client, connection) = connected.inspect_err(|why| {
            if why.code() == Some(&SqlState::UNDEFINED_FILE) {
                missed_a_file(folder);
            }
        })?;
        return Ok((client, drive(connection)));
    }
    // For several hosts, a host by name, or no server at the socket: the driver chooses, waits and finds the
    // error's words.
    let (client, connection) = config.connect(NoTls).await?;
    Ok((client, drive(connection)))
}

fn drive<S, T>(connection: Connection<S, T>) -> JoinHandle<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection to the database ended");
        }
    })
}
