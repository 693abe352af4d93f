//! A second copy of the private cluster on another machine, which follows by streaming: the invited copies,
//! and their delay.
//! Invariant: the server listens only on the address that the operator named, only for invited copies, and
//! only for replication; a copy that is gone cannot fill the disk.

mod certificates;
pub(crate) mod door;
mod follow;
pub(crate) mod opening;
mod slot;
pub(crate) mod source;
mod ticket;

pub use follow::{Following, Progress, Promoted, promote};
pub use opening::Opening;
pub use source::Source;
pub use ticket::Ticket;

use crate::access::connect;
use crate::{Error, Result};
use door::Door;
use jiff::civil::Date;
use slot::{SLOT, slot};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio_postgres::{Client, Config};

/// Longest time for a copy's connection to end.
const LEAVES: Duration = Duration::from_secs(10);
const ASK_EVERY: Duration = Duration::from_millis(50);

/// A copy, as the first machine sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its name.
    pub name: String,
    /// Since when the server sends to it (seconds of the epoch). None: it is not connected.
    pub since: Option<i64>,
    /// Its position in the log. None: it was never connected.
    pub has: Option<i64>,
    /// Bytes of the log it has not applied.
    pub behind: i64,
    /// The seconds between arrival and application of the last piece, as the copy reports. None: it has
    /// everything.
    pub took: Option<i64>,
    /// Bytes of the log that the server keeps for it.
    pub kept: i64,
    /// The server dropped log that it needs, because it was away too long: it must start again.
    pub lost: bool,
    /// Whether a commit waits for it.
    pub waited_for: bool,
}

/// The copies and the log they follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplicaStatus {
    /// The current end of the log.
    pub written: i64,
    /// Whether commits wait for one of the copies.
    pub waits: bool,
    /// Each invited copy.
    pub copies: Vec<Copy>,
}

/// The state of the copies.
///
/// # Errors
/// The database's.
pub async fn standing(superuser: &Config) -> Result<ReplicaStatus> {
    let fail = || Error::server("looking at the copies");
    let client = connect(superuser).await?;
    let end = "select pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '0/0')::bigint,
                      pg_catalog.current_setting('synchronous_standby_names') <> ''";
    let end = client.query_one(end, &[]).await.map_err(fail())?;
    let rows = client.query(COPIES, &[&format!("{SLOT}%").replace('_', "\\_")]).await.map_err(fail())?;
    let written: i64 = end.get(0);
    let copies = rows.iter().map(|row| {
        let (name, has): (&str, Option<i64>) = (row.get(0), row.get(2));
        Copy {
            name: name.strip_prefix(SLOT).unwrap_or(name).to_owned(),
            since: row.get(1),
            has,
            behind: has.map_or(0, |has| (written - has).max(0)),
            took: row.get(3),
            kept: row.get(4),
            lost: row.get(5),
            waited_for: row.get(6),
        }
    });
    Ok(ReplicaStatus { written, waits: end.get(1), copies: copies.collect() })
}

/// During the first copy of everything the connection belongs to another program: the copy does not follow
/// yet.
const COPIES: &str = "
select s.slot_name::text, extract(epoch from r.backend_start)::bigint,
       pg_catalog.pg_wal_lsn_diff(coalesce(r.replay_lsn, s.restart_lsn), '0/0')::bigint,
       ceil(extract(epoch from r.replay_lag))::bigint,
       coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.restart_lsn), 0)::bigint,
       coalesce(s.wal_status = 'lost', false), coalesce(r.sync_state <> 'async', false)
from pg_catalog.pg_replication_slots s
left join pg_catalog.pg_stat_replication r
       on r.pid = s.active_pid and r.state = 'streaming' and r.application_name = s.slot_name
where s.slot_type = 'physical' and s.slot_name like $1
order by s.slot_name";

/// Invites a copy. An earlier invitation under this name becomes invalid.
///
/// # Errors
/// The name is not allowed; the server does not listen for copies; the database's.
pub async fn invite(data_dir: &Path, superuser: &Config, name: &str, today: Date) -> Result<Ticket> {
    ticket::check_name(name)?;
    let mut door = Door::beside(data_dir)?;
    let client = connect(superuser).await?;
    let fail = || Error::server("inviting a copy");
    let asked = "select pg_catalog.current_setting('listen_addresses'),
                        pg_catalog.current_setting('server_version_num')::int / 10000";
    let row = client.query_one(asked, &[]).await.map_err(fail())?;
    if row.get::<_, &str>(0) != door.listen.to_string() {
        return Err(Error::Replica {
            why: "the program that serves was started before `listen` of [replica] was set: start it again"
                .into(),
        });
    }
    leave(&client, name).await?;
    let made = "select pg_catalog.pg_create_physical_replication_slot($1)";
    client.query(made, &[&slot(name)]).await.map_err(fail())?;
    let (authority, pair) = door.invite(name, today)?;
    admit(&door, &client).await?;
    let major = u32::try_from(row.get::<_, i32>(1)).unwrap_or_default();
    let (certificate, key) = (pair.certificate, pair.key);
    Ok(Ticket { name: name.to_owned(), address: door.listen, major, authority, certificate, key })
}

/// Removes a copy: it may not connect any more, no log is kept for it, and no commit waits for it. False: the
/// name is unknown.
///
/// # Errors
/// The database's, or the files' of the server.
pub async fn forget(data_dir: &Path, superuser: &Config, name: &str) -> Result<bool> {
    ticket::check_name(name)?;
    let mut door = Door::beside(data_dir)?;
    let client = connect(superuser).await?;
    let was_invited = door.forget(name)?;
    admit(&door, &client).await?;
    Ok(leave(&client, name).await? || was_invited)
}

/// Makes the server read the list of allowed copies again.
async fn admit(door: &Door, client: &Client) -> Result<()> {
    door.lay_out()?;
    let told = client.query_one("select pg_catalog.pg_reload_conf()", &[]).await;
    told.map(drop).map_err(Error::server("telling the server who may come in"))
}

/// Ends a copy's connection and drops its slot. False: there is none.
async fn leave(client: &Client, name: &str) -> Result<bool> {
    let fail = || Error::server("letting a copy go");
    let ended = "select pg_catalog.pg_terminate_backend(active_pid)
                 from pg_catalog.pg_replication_slots where slot_name = $1 and active_pid is not null";
    let dropped = "select pg_catalog.pg_drop_replication_slot(slot_name)
                   from pg_catalog.pg_replication_slots where slot_name = $1 and active_pid is null";
    let there = "select from pg_catalog.pg_replication_slots where slot_name = $1";
    let until = Instant::now() + LEAVES;
    let was_there = client.query_opt(there, &[&slot(name)]).await.map_err(fail())?.is_some();
    while client.query_opt(there, &[&slot(name)]).await.map_err(fail())?.is_some() {
        client.query(ended, &[&slot(name)]).await.map_err(fail())?;
        // It may connect again between the two, until its certificate is off the list.
        let gone = client.query(dropped, &[&slot(name)]).await;
        if let Err(why) = gone
            && Instant::now() > until
        {
            return Err(fail()(why));
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
    Ok(was_there)
}
