//! The roles of the database and their widest rights; the migrations grant what each may read.
//! No role but the superuser bypasses row-level security, and none can create temporary tables or schemas.

use crate::access::{APP, Access, JOBS, OWNER, PROBE, connect};
use crate::{Error, Result};
use std::str::FromStr;
use tokio_postgres::Config;

/// The version on which the row-level security rules were tested; older ones lack `security_invoker` views.
const OLDEST_SERVER: i32 = 150_000;

/// Roles and their settings. Every statement can run again. Nobody relies on these commits, so they wait for
/// no copy: otherwise a program whose copies are away could not even start.
const ROLES: &str = "
set synchronous_commit = local;
do $$
declare
    wanted text;
begin
    foreach wanted in array array['steel_owner', 'steel_app', 'steel_jobs', 'steel_probe'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            execute format('create role %I', wanted);
        end if;
        execute format('alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', wanted);
        -- Every name in a statement carries its schema: nothing planted elsewhere can take its place.
        execute format('alter role %I set search_path = ''''', wanted);
    end loop;
end $$;

alter role steel_owner set synchronous_commit = local;
-- Above any statement of the product, below what makes a person give up or a queue pile up.
alter role steel_app set statement_timeout = '30s';
alter role steel_app set lock_timeout = '10s';
-- Every statement is prepared and names its keys; planning one anew for its arrays cost more than running it.
alter role steel_app set plan_cache_mode = force_generic_plan;
-- A program that stopped in the middle of a transaction must not hold its rows.
alter role steel_app set idle_in_transaction_session_timeout = '20s';
alter role steel_jobs set statement_timeout = '30s';
alter role steel_jobs set lock_timeout = '10s';
alter role steel_jobs set idle_in_transaction_session_timeout = '20s';
alter role steel_probe set statement_timeout = '30s';
alter role steel_probe set lock_timeout = '10s';
alter role steel_probe set idle_in_transaction_session_timeout = '20s';
";

/// The role of copies, on a private cluster. It has no grants, and may connect only for replication.
const FOLLOWER: &str = "
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'steel_replica') then
        create role steel_replica;
    end if;
end $$;
alter role steel_replica with login replication nosuperuser nocreatedb nocreaterole nobypassrls;
";

/// Rights on one database; run inside it.
fn rights(database: &str) -> String {
    let database = identifier(database);
    format!(
        "
set synchronous_commit = local;
alter database {database} owner to steel_owner;
revoke all on database {database} from public;
grant connect on database {database} to steel_app, steel_jobs, steel_probe;
revoke all on schema public from public;
{SEVERAL_NODES}"
    )
}

/// What the roles need in addition in a database of several nodes.
const SEVERAL_NODES: &str = "
do $$
declare
    one text;
begin
    if exists (select from pg_catalog.pg_extension where extname = 'citus') then
        -- The roles are on every node already: their owner, who is no superuser, need not make them there.
        insert into pg_catalog.pg_dist_object (classid, objid, objsubid)
        select 'pg_catalog.pg_authid'::regclass, oid, 0 from pg_catalog.pg_roles
        where rolname in ('steel_owner', 'steel_app', 'steel_jobs', 'steel_probe')
        on conflict do nothing;
        -- Which node has a workspace's rows is known only with the call's values.
        execute format('alter role steel_app in database %I set plan_cache_mode = auto', current_database());
        foreach one in array array['steel_owner', 'steel_app', 'steel_jobs', 'steel_probe'] loop
            -- A transaction's workspace is set on each node that it reaches.
            execute format('alter role %I in database %I set citus.propagate_set_commands = local', one, current_database());
            -- A statement on a node calls functions that read app.person, which is whole on each node, and rows of
            -- the same workspace, which are on the same node (docs/spec/database.md, section 7).
            execute format('alter role %I in database %I set citus.allow_nested_distributed_execution = on', one,
                           current_database());
        end loop;
    end if;
end $$;
";

fn creation(database: &str) -> String {
    let database = identifier(database);
    // Bytewise order is the same on every machine and every release of the C library; people's order is the
    // page's.
    format!("create database {database} owner steel_owner template template0 encoding 'UTF8' locale 'C'")
}

/// The script that an administrator runs once in `psql` as superuser on an external server, before
/// `--database-url` works.
/// The administrator sets the passwords: `alter role steel_app password '…'`, the same for `steel_owner`,
/// `steel_jobs` and `steel_probe`.
#[must_use]
pub fn script(database: &str) -> String {
    let connect = identifier(database);
    format!("{ROLES}\n{};\n\\connect {connect}\n{}", creation(database), rights(database))
}

/// As [`script`], for several nodes with Citus: the first is the coordinator. One run of `psql`, on any of them,
/// prepares all.
#[must_use]
pub fn script_of_nodes(database: &str, nodes: &[Node]) -> String {
    let mut text = String::from("\\set ON_ERROR_STOP on\n");
    let connect = |node: &Node, database: &str| {
        let Node { host, port } = node;
        format!("\\connect -reuse-previous=on {} - {host} {port}\n", identifier(database))
    };
    for node in nodes {
        text.push_str(&connect(node, "postgres"));
        text.push_str(&format!("{ROLES}\n{};\n", creation(database)));
        text.push_str(&connect(node, database));
        text.push_str("create extension citus;\n");
        text.push_str(&rights(database));
    }
    if let Some((coordinator, workers)) = nodes.split_first() {
        text.push_str(&connect(coordinator, database));
        text.push_str(&join_workers(coordinator, workers));
    }
    text
}

/// Statements that make one database of the nodes; run on the coordinator.
pub(crate) fn join_workers(coordinator: &Node, workers: &[Node]) -> String {
    let quoted = |host: &str| host.replace('\'', "''");
    let Node { host, port } = coordinator;
    let mut text = format!("select pg_catalog.citus_set_coordinator_host('{}', {port});\n", quoted(host));
    for Node { host, port } in workers {
        text.push_str(&format!("select pg_catalog.citus_add_node('{}', {port});\n", quoted(host)));
    }
    text
}

/// One of several nodes, by the address at which the others and the program reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub host: String,
    pub port: u16,
}

impl FromStr for Node {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Node, String> {
        let is_host = |host: &str| {
            // To psql a host that begins with a hyphen is the one before, or an option.
            !host.is_empty()
                && !host.starts_with('-')
                && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:".contains(&byte))
        };
        match text.rsplit_once(':') {
            Some((host, port)) if is_host(host) => port
                .parse()
                .map(|port| Node { host: host.to_owned(), port })
                .map_err(|_| format!("{port} is not a port")),
            _ => Err("write the node as HOST:PORT".to_owned()),
        }
    }
}

/// Creates or repairs roles, database and rights on a private cluster.
///
/// # Errors
/// [`Error::Server`] when `superuser` cannot connect or is not allowed to.
pub async fn ensure(superuser: &Config, database: &str) -> Result<()> {
    const DOING: &str = "preparing the roles";
    let client = connect(superuser.clone().dbname("postgres")).await?;
    client.batch_execute(ROLES).await.map_err(Error::server(DOING))?;
    client.batch_execute(FOLLOWER).await.map_err(Error::server(DOING))?;
    let there = "select from pg_catalog.pg_database where datname = $1";
    if client.query_opt(there, &[&database]).await.map_err(Error::server(DOING))?.is_none() {
        client.batch_execute(&creation(database)).await.map_err(Error::server("making the database"))?;
    }
    secure(superuser, database).await
}

/// Sets the rights of one database, because a copy of a template has none of its template's.
pub(crate) async fn secure(superuser: &Config, database: &str) -> Result<()> {
    let client = connect(superuser.clone().dbname(database)).await?;
    client.batch_execute(&rights(database)).await.map_err(Error::server("setting the rights"))
}

/// Checks that the roles have no more rights than the product assumes, whoever created them.
///
/// # Errors
/// [`Error::Roles`] with every fault; [`Error::Server`] when the owner cannot connect.
pub async fn check(access: &Access) -> Result<()> {
    let client = connect(&access.owner).await?;
    let faults =
        client.query(FAULTS, &[&OLDEST_SERVER]).await.map_err(Error::server("checking the roles"))?;
    let faults: Vec<String> = faults.iter().map(|row| row.get(0)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Roles { why: faults.join("; ") }) }
}

/// One line for each fault, in words.
const FAULTS: &str = "
with wanted (name) as (values ('steel_owner'), ('steel_app'), ('steel_jobs'), ('steel_probe')),
     served (name) as (values ('steel_app'), ('steel_jobs'), ('steel_probe'))
select 'the server is older than PostgreSQL 15' where current_setting('server_version_num')::int < $1
union all
select format('%s is missing', name) from wanted where not exists (select from pg_roles where rolname = name)
union all
select format('%s is superuser, or may make roles or databases, or passes row-level security', rolname)
from pg_roles join wanted on name = rolname where rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication
union all
select 'steel_replica is more than who follows' from pg_roles
where rolname = 'steel_replica' and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls)
union all
select format('%s belongs to the role %s', member::regrole, roleid::regrole)
from pg_auth_members join pg_roles on oid = member join wanted on name = rolname
union all
select format('%s may make %s in the database', name, what)
from served join pg_roles on rolname = name,
     (values ('TEMP', 'temporary tables'), ('CREATE', 'schemas')) as forbidden (right_name, what)
where has_database_privilege(oid, current_database(), right_name)
union all
select format('%s: %s is %s in a database of several nodes; run the administrator''s script there again', 'steel_owner', name, seen)
from (values ('citus.propagate_set_commands', 'local'), ('citus.allow_nested_distributed_execution', 'on')) as needed (name, wish),
     current_setting(name, true) as seen
where exists (select from pg_extension where extname = 'citus') and seen is distinct from wish
union all
select 'the database does not belong to steel_owner' where pg_get_userbyid(
    (select datdba from pg_database where datname = current_database())) <> 'steel_owner'
";

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The roles of the product, without the superuser; the catalogue test checks each.
pub const NAMES: [&str; 4] = [OWNER, APP, JOBS, PROBE];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_for_several_nodes_prepares_each_and_joins_them_on_the_first() {
        let nodes: Vec<Node> =
            ["db1:5432", "10.0.0.2:5433"].iter().map(|text| text.parse().expect("a node")).collect();
        let script = script_of_nodes("steelyard", &nodes);
        for wanted in [
            "\\connect -reuse-previous=on \"steelyard\" - 10.0.0.2 5433\ncreate extension citus;",
            "\\connect -reuse-previous=on \"steelyard\" - db1 5432\nselect pg_catalog.citus_set_coordinator_host('db1', 5432);",
            "select pg_catalog.citus_add_node('10.0.0.2', 5433);",
        ] {
            assert!(script.contains(wanted), "{wanted}\n{script}");
        }
        for bad in
            ["", "db1", "db1:", ":5432", "db1:x", "db1:70000", "a b:5432", "a';:5432", "-:5432", "-x:5432"]
        {
            assert!(bad.parse::<Node>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_administrators_script_makes_every_role_and_names_the_database_safely() {
        let script = script("shop\" x");
        assert!(NAMES.iter().all(|role| script.contains(role)), "{script}");
        assert!(script.contains("create database \"shop\"\" x\" owner steel_owner"), "{script}");
    }
}
