-- Who pays for a workspace, and the address that notices go to besides its Owners.
-- What must stay true: an address counts as confirmed only by the newest link that was mailed to it, kept by its hash.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.billing (
    tenant_id uuid primary key references app.tenant,
    email app.sealed not null,
    legal_name app.sealed,
    address app.sealed,
    gstin app.sealed,
    abn app.sealed,
    changed_at timestamptz not null,
    confirmed_at timestamptz,
    bounced_at timestamptz,
    -- What its newest link was mailed as, so that the mail can be taken back.
    link_id uuid,
    link_sha256 bytea check (octet_length(link_sha256) = 32),
    link_until timestamptz,
    -- When it is asked again whether anybody reads there.
    ask_at timestamptz,
    check ((link_sha256 is null) = (link_until is null) and (link_sha256 is null) = (link_id is null)),
    -- The instance's own has nobody who pays.
    check (tenant_id <> '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.billing', 'select,insert,update,delete');
-- Which workspaces are asked again: ids and moments.
grant select (tenant_id, ask_at) on app.billing to steel_jobs;
create policy job on app.billing for select to steel_jobs using (true);
