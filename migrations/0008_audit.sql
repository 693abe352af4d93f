-- The audit tree: which leaf of it each event is, its hashes in tiles, and the signed checkpoints.
-- What must stay true: a leaf and a checkpoint are never changed; the tree of all workspaces lies in the instance's own,
-- and tells of a workspace nothing but hashes.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- An event that was sealed: its place among all leaves, and its number among its workspace's.
create table app.audit_leaf (
    tenant_id uuid not null,
    event_id uuid not null,
    leaf_index bigint not null check (leaf_index >= 0),
    seq bigint not null check (seq > 0),
    primary key (tenant_id, event_id),
    unique (tenant_id, leaf_index),
    foreign key (tenant_id, event_id) references app.audit_event
);
select app.tenant_table('app.audit_leaf');
create trigger audit_leaf_stays before update or delete on app.audit_leaf
    for each row execute function app.refuse_change();

-- Hashes as tlog-tiles has them, 256 a tile: level 0 holds leaves, each further level the roots of full tiles below.
-- Only the tile at the right edge of each level grows.
create table app.audit_tile (
    tenant_id uuid not null references app.tenant,
    level integer not null check (level between 0 and 7),
    n bigint not null check (n >= 0),
    hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
    primary key (tenant_id, level, n)
);
-- Hashes do not shrink: trying costs time for each tile that is written.
alter table app.audit_tile alter column hashes set storage external;
select app.tenant_table('app.audit_tile', 'select,insert,update (hashes)');

-- How large the tree is, and from which transaction on there may be events that are not in it. Who seals holds this row.
create table app.audit_head (
    tenant_id uuid primary key references app.tenant,
    size bigint not null check (size >= 0),
    xact bigint not null
);
select app.tenant_table('app.audit_head', 'select,insert,update (size, xact)');

-- What was signed, as C2SP writes a checkpoint: size, root and moment.
create table app.audit_checkpoint (
    tenant_id uuid not null references app.tenant,
    size bigint not null check (size > 0),
    at timestamptz not null,
    note text not null,
    primary key (tenant_id, size)
);
select app.tenant_table('app.audit_checkpoint');
create trigger audit_checkpoint_stays before update or delete on app.audit_checkpoint
    for each row execute function app.refuse_change();

-- Which workspaces have events that are not sealed yet, and since when: no content, nobody's name.
grant select (tenant_id) on app.tenant to steel_jobs;
grant select (tenant_id, event_id, at, xact) on app.audit_event to steel_jobs;
grant select (tenant_id, event_id) on app.audit_leaf to steel_jobs;
create policy job on app.tenant for select to steel_jobs using (true);
create policy job on app.audit_event for select to steel_jobs using (true);
create policy job on app.audit_leaf for select to steel_jobs using (true);
