//! The roles of the database and their widest rights; the migrations grant what each may read.
//! No role but the superuser bypasses row-level security, and none can create temporary tables or schemas.

use crate::access::{APP, Access, JOBS, OWNER, PROBE, connect};
use crate::{Error, Result};
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
"
    )
}

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
    fn the_administrators_script_makes_every_role_and_names_the_database_safely() {
        let script = script("shop\" x");
        assert!(NAMES.iter().all(|role| script.contains(role)), "{script}");
        assert!(script.contains("create database \"shop\"\" x\" owner steel_owner"), "{script}");
    }
}
