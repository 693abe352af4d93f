-- The minutes by which a restored copy is judged: what was noted before its moment is in it, what came after is not.
-- What must stay true: a minute is noted once and never changed; only those older than any backup are let go.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.sentinel (
    tenant_id uuid not null references app.tenant,
    sentinel_id uuid not null,
    at timestamptz not null,
    tally jsonb,
    primary key (tenant_id, sentinel_id)
);
create index sentinel_by_time on app.sentinel (tenant_id, at);
select app.tenant_table('app.sentinel', 'select,insert,delete');
