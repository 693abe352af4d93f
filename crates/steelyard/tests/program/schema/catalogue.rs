//! protect.md R24: one catalogue query that finds every way in which a table, function, right or role could
//! show one workspace's rows to another.
//! Invariant: it names no table of the product, except in the short lists of exceptions, with reasons.

use super::watcher;
use database::TestDb;
use tokio_postgres::Client;

/// Each row is a fault and the object that has it; a sound database gives no row. database.md sections 1 to
/// 7, protect.md section 4.
const FAULTS: &str = r#"
with canonical (text) as (values
    ('(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)')
), further_policy (name, policy, command, role, text) as (values
    -- Sign-in asks which workspaces a person is in before a workspace is known (database.md, section 3).
    ('app.membership', 'own', 'r', '', '(person_id = (NULLIF(current_setting(''app.actor_id''::text, true), ''''::text))::uuid)'),
    -- The sender asks which workspaces have mail due; the columns it may read are listed below (section 8).
    ('app.mail', 'job', 'r', 'steel_jobs', 'true'),
    -- The sequencer asks so which workspaces have events without a leaf in the audit tree.
    ('app.tenant', 'job', 'r', 'steel_jobs', 'true'),
    ('app.audit_event', 'job', 'r', 'steel_jobs', 'true'),
    ('app.audit_leaf', 'job', 'r', 'steel_jobs', 'true'),
    -- The ending asks so whose day is past.
    ('app.closing', 'job', 'r', 'steel_jobs', 'true'),
    -- It asks so too which of them an incident holds: ids and the name of the measure.
    ('app.containment', 'job', 'r', 'steel_jobs', 'true'),
    ('app.incident_workspace', 'job', 'r', 'steel_jobs', 'true'),
    -- The task asks so which workspaces have an archive to write or to remove.
    ('app.archive', 'job', 'r', 'steel_jobs', 'true'),
    -- The sender asks so which billing addresses are asked again.
    ('app.billing', 'job', 'r', 'steel_jobs', 'true'),
    -- The task asks so whose earlier stock is not yet in the books.
    ('ledger.earlier_stock', 'job', 'r', 'steel_jobs', 'true'),
    -- The runner asks so which workspaces have work that waits or is left.
    ('app.job', 'job', 'r', 'steel_jobs', 'true'),
    -- the reminders: moments and no content
    ('app.case_clock', 'job', 'r', 'steel_jobs', 'true'),
    -- the erasure: who is held, and until when
    ('app.legal_hold', 'job', 'r', 'steel_jobs', 'true'),
    -- the round of figures across workspaces: who takes part
    ('app.benchmark_member', 'job', 'r', 'steel_jobs', 'true'),
    -- the notices of suppliers: who was told and whose objection waits, without its words
    ('app.supplier_notice', 'job', 'r', 'steel_jobs', 'true'),
    -- the notices of looser figures: who was told
    ('app.setting_notice', 'job', 'r', 'steel_jobs', 'true'),
    -- copies for support: whose time is over, without what they are of
    ('app.capture', 'job', 'r', 'steel_jobs', 'true'),
    -- The erasure asks so whose keys are to be destroyed, of those who were erased alone.
    ('ledger.party', 'job', 'r', 'steel_jobs', '(erased_at IS NOT NULL)'),
    -- It asks so too for copies in closed archives whose time was over.
    ('app.retained_copy', 'job', 'r', 'steel_jobs', 'true'),
    -- The task that adds up asks so which workspaces have entries that are not in the totals yet.
    ('ledger.entry_pending', 'job', 'r', 'steel_jobs', 'true'),
    -- The queue of printers asks so which workspaces have something to print or to remove.
    ('ledger.print_job', 'job', 'r', 'steel_jobs', 'true'),
    -- The task that charges the cost of metal sold by weight asks so which workspaces have any of a known cost.
    ('ledger.untagged', 'job', 'r', 'steel_jobs', 'true')
), column_right (name, role, right_name, columns) as (values
    ('app.mail', 'steel_jobs', 'SELECT', 'due_at,tenant_id'),
    ('app.tenant', 'steel_jobs', 'SELECT', 'created_at,read_only_since,tenant_id'),
    ('app.instance_state', 'steel_jobs', 'SELECT', 'one,read_only_since'),
    ('app.audit_event', 'steel_jobs', 'SELECT', 'at,event_id,tenant_id,xact'),
    ('app.audit_leaf', 'steel_jobs', 'SELECT', 'event_id,leaf_index,tenant_id'),
    ('app.closing', 'steel_jobs', 'SELECT', 'closed_at,ends_at,tenant_id'),
    ('app.containment', 'steel_jobs', 'SELECT', 'case_file_id,lifted_at,measure,tenant_id'),
    ('app.incident_workspace', 'steel_jobs', 'SELECT', 'case_file_id,is_affected,tenant_id,workspace_id'),
    ('app.archive', 'steel_jobs', 'SELECT', 'archive_id,code,ended_at,lease_until,state,tenant_id'),
    ('app.billing', 'steel_jobs', 'SELECT', 'ask_at,tenant_id'),
    ('ledger.earlier_stock', 'steel_jobs', 'SELECT', 'ended_at,tenant_id'),
    ('app.benchmark_member', 'steel_jobs', 'SELECT', 'tenant_id'),
    ('app.case_clock', 'steel_jobs', 'SELECT', 'begun_at,clock,due_at,stopped_at,tenant_id'),
    ('app.legal_hold', 'steel_jobs', 'SELECT', 'lifted_at,party_id,tenant_id,until_on'),
    ('app.supplier_notice', 'steel_jobs', 'SELECT', 'forwarded_at,objected_at,supplier_no,tenant_id,told_at'),
    ('app.setting_notice', 'steel_jobs', 'SELECT', 'setting_change_id,tenant_id,told_at'),
    ('app.capture', 'steel_jobs', 'SELECT', 'allowed_at,asked_at,case_no,closed_at,deleted_at,ends_at,tenant_id'),
    ('app.job', 'steel_jobs', 'SELECT', 'created_at,ended_at,lease_until,started_at,state,tenant_id'),
    ('ledger.party', 'steel_jobs', 'SELECT', 'erased_at,party_id,tenant_id'),
    ('app.retained_copy', 'steel_jobs', 'SELECT', 'ended_at,retained_copy_id,tenant_id'),
    ('ledger.entry_pending', 'steel_jobs', 'SELECT', 'tenant_id'),
    ('ledger.print_job', 'steel_jobs', 'SELECT', 'created_at,due_at,tenant_id'),
    ('ledger.untagged', 'steel_jobs', 'SELECT', 'cost_minor,tenant_id')
), global (name, rights) as (values
    ('app.currency', 'select'),         -- the same list for everybody
    ('ledger.document_kind', ''),       -- so too, read by references and checks alone
    ('app.address', 'insert,select'),   -- an address must be unique over all workspaces; it is public by its nature
    ('app.instance_state', 'select'),   -- whether nothing can be changed: each call reads it
    ('app.person', ''),                 -- credentials: only by the functions below
    ('app.factor', ''),                 -- so too
    ('app.outside_identity', ''),       -- so too
    ('app.migration', '')               -- what was applied, read by the owner alone
), reviewed (name) as (values
    ('app.credential_of(bytea)'),
    ('app.sessions_since(uuid)'),
    ('app.tokens_since(uuid)'),
    ('app.password_since(uuid)'),
    ('app.password_standing(uuid)'),
    ('app.add_person(uuid,bytea,bytea,bytea,text,text,text,timestamp with time zone)'),
    ('app.my_account()'),
    ('app.set_my_password(text,text,text,timestamp with time zone)'),
    ('app.judge_my_password(text,text,text,text)'),
    ('app.end_my_sessions(timestamp with time zone)'),
    ('app.end_my_tokens(timestamp with time zone)'),
    ('app.verify_my_address(bytea,timestamp with time zone)'),
    ('app.take_my_address(bytea,bytea,boolean,timestamp with time zone)'),
    ('app.add_proven_person(uuid,bytea,bytea,bytea,text,text,text,uuid,timestamp with time zone)'),
    ('app.lacks_address(uuid)'),
    ('app.address_standing(uuid)'),
    ('app.my_factors()'),
    ('app.add_factor(uuid,text,bytea,bytea,timestamp with time zone)'),
    ('app.use_factor(uuid,bigint,timestamp with time zone)'),
    ('app.add_passkey(uuid,bytea,bytea,bytea,bytea,bigint,timestamp with time zone)'),
    ('app.use_passkey(uuid,bigint,timestamp with time zone)'),
    ('app.remove_factor(uuid)'),
    ('app.remove_my_codes()'),
    ('app.remove_my_factors()'),
    ('app.identity_of(bytea)'),
    ('app.my_identities()'),
    ('app.offer_identity(uuid,bytea,bytea,bytea,bytea,timestamp with time zone)'),
    ('app.link_identity(uuid,timestamp with time zone,timestamp with time zone)'),
    ('app.use_identity(bytea,timestamp with time zone)'),
    ('app.remove_identity(uuid)'),
    -- What has ended is removed by these alone, which look at its day themselves.
    ('app.remove_ended(uuid,timestamp with time zone,text,integer)'),
    ('app.remove_ended_events(uuid,timestamp with time zone,integer)'),
    -- Those two look by themselves whether the instance's own workspace is entered.
    ('app.set_instance_read_only(timestamp with time zone)'),
    ('app.lock_person(uuid,timestamp with time zone)'),
    -- These change what an occasion of a posted payment is called, in the entered workspace alone, as they look up themselves.
    ('ledger.seal_occasions(uuid[],integer[],bytea[],bytea[])'),
    ('ledger.forget_occasions(uuid)'),
    ('app.password_kinds()')            -- figures alone, for the role that checks promises
), frozen (name) as (values ('app.audit_event'), ('app.audit_leaf'), ('app.audit_checkpoint'), ('ledger.movement'), ('ledger.posting'), ('make.reading')
), leakproof (kind) as (select unnest(array['uuid', 'text', 'int2', 'int4', 'int8', 'bool', 'date', 'timestamptz', 'bytea'])
), based as (
    select d.oid, y.typname from pg_type d join pg_type y on y.oid = coalesce(nullif(d.typbasetype, 0), d.oid)
), served (name) as (values ('steel_app'), ('steel_jobs'), ('steel_probe')
), ours as (
    select oid, nspname, nspowner, nspacl from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
), extended as (
    select classid, objid from pg_depend where deptype = 'e'
), relation as (
    select c.*, format('%s.%s', n.nspname, c.relname) as name
    from pg_class c join ours n on n.oid = c.relnamespace
), tables as (
    select r.*, not exists (select from global g where g.name = r.name) as tenant from relation r where relkind in ('r', 'p', 'f')
), tenant_column as (
    select attrelid, attnum, attnotnull from pg_attribute where attname = 'tenant_id' and not attisdropped
), functions as (
    select p.*, p.oid::regprocedure::text as signature from pg_proc p join ours n on n.oid = p.pronamespace
    where not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
)
select 'a table outside the product''s schemas' as fault, format('%s.%s', n.nspname, c.relname) as thing
from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
union all
select 'no tenant_id, and not listed as global', name from tables t
where tenant and not exists (select from tenant_column k where k.attrelid = t.oid)
union all
select 'tenant_id may be null', name from tables t join tenant_column k on k.attrelid = t.oid where tenant and not attnotnull
union all
select 'tenant_id is not the first column', name from tables t join tenant_column k on k.attrelid = t.oid where tenant and attnum <> 1
union all
select 'row security is not enabled', name from tables where tenant and not relrowsecurity
union all
select 'row security is not forced', name from tables where tenant and not relforcerowsecurity
union all
select 'no policy of the canonical text', name from tables t
where tenant and not exists (
    select from pg_policy p, canonical c where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
      and pg_get_expr(p.polqual, p.polrelid) = c.text and pg_get_expr(p.polwithcheck, p.polrelid) = c.text)
union all
select 'a further policy', format('%s %s', name, polname) from tables t join pg_policy p on p.polrelid = t.oid, canonical c
where not (p.polcmd = '*' and p.polpermissive and p.polroles = '{0}' and pg_get_expr(p.polqual, p.polrelid) = c.text
           and pg_get_expr(p.polwithcheck, p.polrelid) is not distinct from c.text)
  and not exists (select from further_policy f where f.name = t.name and f.policy = p.polname and f.command = p.polcmd::text
                  and f.role = array_to_string(array(select o.rolname from pg_roles o where o.oid = any(p.polroles)), ',')
                  and f.text = pg_get_expr(p.polqual, p.polrelid) and p.polwithcheck is null)
union all
select 'no primary key', name from tables t
where not relispartition and not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary)
union all
select 'a unique key not led by tenant_id', format('%s %s', name, x.indexrelid::regclass) from tables t
join pg_index x on x.indrelid = t.oid and (x.indisunique or x.indisexclusion) join tenant_column k on k.attrelid = t.oid
where tenant and x.indkey[0] <> k.attnum
union all
select 'a foreign key not led by tenant_id', format('%s %s', t.name, f.conname) from tables t
join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' join tables o on o.oid = f.confrelid
join tenant_column k on k.attrelid = t.oid join tenant_column m on m.attrelid = o.oid
where t.tenant and o.tenant and (f.conkey[1] <> k.attnum or f.confkey[1] <> m.attnum)
union all
select 'a global table points at a workspace''s', format('%s %s', t.name, f.conname) from tables t
join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' join tables o on o.oid = f.confrelid where not t.tenant and o.tenant
union all
select 'a foreign key that deletes or changes rows', format('%s %s', name, f.conname) from tables t
join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' where f.confdeltype not in ('a', 'r') or f.confupdtype not in ('a', 'r')
union all
select 'a deferrable constraint', format('%s %s', name, f.conname) from tables t
join pg_constraint f on f.conrelid = t.oid where f.condeferrable
union all
select 'an index led by something else than tenant_id', format('%s %s', name, x.indexrelid::regclass) from tables t
join pg_index x on x.indrelid = t.oid join tenant_column k on k.attrelid = t.oid
where tenant and not x.indisunique and not x.indisexclusion and x.indkey[0] <> k.attnum
union all
select 'an index on a type whose operators leak', format('%s %s', i.indexrelid::regclass, y.typname) from tables t
join pg_index i on i.indrelid = t.oid and not i.indisexclusion join pg_attribute a on a.attrelid = i.indexrelid
join based y on y.oid = a.atttypid where tenant and y.typname not in (select kind from leakproof)
union all
select 'a view that reads as its owner', name from relation
where relkind = 'v' and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)
union all
select 'a materialised view', name from relation where relkind = 'm'
union all
select 'a sequence or identity', name from relation where relkind = 'S'
union all
select 'an unlogged table', name from tables where relpersistence <> 'p'
union all
select 'a column of inexact numbers', format('%s.%s', name, a.attname) from tables t
join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped join based y on y.oid = a.atttypid
where y.typname in ('float4', 'float8', 'money', '_float4', '_float8')
union all
select 'a function that runs as its owner', signature from functions where prosecdef and signature not in (select name from reviewed)
union all
select 'a reviewed function anybody may run', signature from functions, aclexplode(coalesce(proacl, acldefault('f', proowner))) g
where signature in (select name from reviewed) and g.grantee = 0
union all
select 'a function without a fixed search_path', signature from functions
-- A body that was bound when it was made (`return …`) looks no name up when it runs.
where prosqlbody is null and not coalesce(proconfig && array['search_path=""', 'search_path='], false)
union all
select 'a function marked leakproof', signature from functions where proleakproof
union all
select 'not owned by steel_owner', thing from (
    select name, relowner from relation where relkind <> 'i' union all select signature, proowner from functions
    union all select nspname, nspowner from ours
    union all select datname, datdba from pg_database where datname = current_database()
) o (thing, owner) where owner::regrole::text <> 'steel_owner'
union all
select 'a role that passes its bounds', rolname from pg_roles
where rolname in ('steel_owner', 'steel_app', 'steel_jobs', 'steel_probe') and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
   or rolname = 'steel_replica' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)
union all
select 'a role within a role', format('%s in %s', member::regrole, roleid::regrole) from pg_auth_members
where member::regrole::text ~ '^steel_' or roleid::regrole::text ~ '^steel_'
union all
select 'a right that goes round row security', format('%s %s to %s', lower(g.privilege_type), name, grantee::regrole)
from tables t, aclexplode(t.relacl) g where g.grantee <> t.relowner and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
union all
select 'a right that can be passed on', format('%s to %s', name, grantee::regrole) from tables t, aclexplode(t.relacl) g
where g.is_grantable and g.grantee <> t.relowner
union all
select 'a right for everybody', name from relation t, aclexplode(t.relacl) g where g.grantee = 0
union all
select 'a right for somebody else than the app', format('%s to %s', name, grantee::regrole) from tables t, aclexplode(t.relacl) g
where g.grantee not in (0, t.relowner) and g.grantee::regrole::text <> 'steel_app'
union all
select 'a right on columns for somebody else than the app', format('%s: %s (%s) to %s', r.name, lower(r.right_name), r.columns, r.role)
from (
    select t.name, g.grantee::regrole::text as role, g.privilege_type as right_name, string_agg(a.attname, ',' order by a.attname) as columns
    from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
    where g.grantee <> t.relowner and g.grantee::regrole::text <> 'steel_app'
    group by t.name, g.grantee, g.privilege_type) r
where not exists (select from column_right c where (c.name, c.role, c.right_name, c.columns) = (r.name, r.role, r.right_name, r.columns))
union all
select 'a right on a partition', name from tables t, aclexplode(t.relacl) g where relispartition and g.grantee <> t.relowner
union all
select 'a global table with other rights than listed', format('%s: %s', t.name, x.rights) from tables t join global on global.name = t.name
cross join lateral (
    select coalesce(string_agg(lower(g.privilege_type), ',' order by lower(g.privilege_type)), '') as rights
    from aclexplode(t.relacl) g where g.grantee <> t.relowner) x
where x.rights <> global.rights
union all
select 'may make things in the database', format('%s: %s', s.name, r.word) from served s,
    (values ('CREATE', 'schemas'), ('TEMP', 'temporary tables')) r (privilege, word)
where has_database_privilege(s.name, current_database(), r.privilege)
union all
select 'may make things in a schema', format('%s in %s', s.name, n.nspname) from served s, pg_namespace n
where (n.nspname = 'public' or n.oid in (select oid from ours)) and has_schema_privilege(s.name, n.oid, 'CREATE')
union all
select 'rows that must stay can be changed', f.name from frozen f
where not exists (
    select from relation r join pg_trigger g on g.tgrelid = r.oid join pg_proc p on p.oid = g.tgfoid
    -- 27: before, each row, update, delete
    where r.name = f.name and g.tgenabled = 'O' and g.tgtype = 27 and p.proname = 'refuse_change')
   or exists (select from relation r, aclexplode(r.relacl) a where r.name = f.name and a.grantee <> r.relowner
              and a.privilege_type in ('UPDATE', 'DELETE'))
union all
select 'a trigger that does more than refuse', format('%s %s', name, g.tgname) from tables t
join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal join pg_proc p on p.oid = g.tgfoid where p.proname <> 'refuse_change'
union all
select 'a rule', format('%s %s', name, w.rulename) from relation r join pg_rewrite w on w.ev_class = r.oid where w.rulename <> '_RETURN'
union all
select 'a list that names what is not there', name from (
    select name from global union all select name from frozen union all select name from further_policy) l
where name not in (select name from tables)
order by 1, 2
"#;

/// The faults of a database, as its superuser sees them.
pub(crate) async fn faults(client: &Client) -> Vec<(String, String)> {
    let rows = client.query(FAULTS, &[]).await.expect("the catalogue");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn the_migrated_schema_has_none_of_the_faults() {
    let db = TestDb::fresh().await;
    let watcher = watcher(&db).await;
    let found: Vec<String> =
        faults(&watcher).await.into_iter().map(|(fault, thing)| format!("{thing}: {fault}")).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    let tables = super::tenants::tables(&watcher).await;
    assert!(
        tables.len() > 20,
        "only {} tables of workspaces: the query does not look where they are",
        tables.len()
    );
    println!("catalogue: {} tables of workspaces, no fault", tables.len());
}
