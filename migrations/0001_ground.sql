-- The ground: schemas, the two roles' rights, and the three functions every later table leans on.
-- What must stay true: a table of a workspace is made tenant-safe by one line, `select app.tenant_table('part.x')`.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create schema if not exists app;
create schema ledger;
create schema make;
create schema sell;
grant usage on schema app, ledger, make, sell to steel_app;

-- A value that lies sealed: form, key, nonce, ciphertext and tag. Clear text is refused where it is stored. The form says
-- whose key it is: 1 the workspace's, 2 the person's whose row it is.
create domain app.sealed as bytea check (length(value) >= 45 and substring(value for 1) in ('\x01'::bytea, '\x02'::bytea));

-- Where a table lies: spread by workspace, or whole on every node. On one node there is nothing to do.
create function app.place(placed regclass, kind text) returns text
language plpgsql set search_path = '' as $$
begin
    if not exists (select from pg_catalog.pg_extension where extname = 'citus') then
        return 'one node';
    end if;
    if kind = 'everywhere' then
        execute format('select pg_catalog.create_reference_table(%L)', placed);
    elsif placed = 'app.tenant'::regclass then
        execute format('select pg_catalog.create_distributed_table(%L, %L)', placed, 'tenant_id');
    else
        execute format('select pg_catalog.create_distributed_table(%L, %L, colocate_with => %L)',
                       placed, 'tenant_id', 'app.tenant');
    end if;
    return kind;
end $$;

-- A row that belongs to another (a bill's line) names the workspace by that one's key; only what stands by itself also
-- refers to app.tenant: one look-up less for each row written.

-- The one line a workspace's table needs: placed, row security enabled and forced, the canonical policy, the grants.
create function app.tenant_table(made regclass, rights text default 'select,insert') returns text
language plpgsql set search_path = '' as $$
declare
    -- nullif: after a transaction's SET LOCAL the setting is an empty string, not NULL; both must mean "no row".
    mine constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
begin
    perform app.place(made, 'tenant');
    execute format('alter table %s enable row level security', made);
    execute format('alter table %s force row level security', made);
    execute format('create policy tenant on %s using (%s) with check (%s)', made, mine, mine);
    execute format('grant %s on %s to steel_app', rights, made);
    return rights;
end $$;

-- Enters a workspace as a person, for the running transaction only. A function because SET takes no parameters,
-- and SET LOCAL because a session's setting would reach the pool's next user.
create function app.enter(tenant uuid, actor uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
    execute format('set local app.tenant_id = %L', tenant);
    execute format('set local app.actor_id = %L', actor);
    return true;
end $$;
grant execute on function app.enter(uuid, uuid) to steel_app;

-- What may never change once written, whoever asks: the grants already say so, this holds the owner too. It goes with its
-- workspace when that one's day is past, by app.remove_ended alone (0011_ending.sql).
create function app.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
    if tg_op = 'DELETE' and old.tenant_id::text = current_setting('app.ended', true)
       and app.has_ended(old.tenant_id, clock_timestamp()) then
        return old;
    end if;
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = '42501';
end $$;

create table app.currency (
    code text primary key check (code ~ '^[A-Z]{3}$'),
    minor_digits smallint not null check (minor_digits between 0 and 3)
);
select app.place('app.currency', 'everywhere');
grant select on app.currency to steel_app;
insert into app.currency (code, minor_digits) values
    ('INR', 2), ('AUD', 2), ('NZD', 2), ('EUR', 2), ('GBP', 2), ('USD', 2), ('SGD', 2), ('JPY', 0), ('CHF', 2);

create table app.tenant (
    tenant_id uuid primary key,
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
    name text not null check (length(name) between 1 and 200),
    country text not null check (country ~ '^[A-Z]{2}$'),
    currency text not null references app.currency,
    minor_digits smallint not null,
    timezone text not null,
    fy_start_month smallint not null check (fy_start_month between 1 and 12),
    fy_start_day smallint not null check (fy_start_day between 1 and 28),
    state text,
    gstin app.sealed,
    abn app.sealed,
    gst_registered boolean not null,
    location app.sealed,
    gln text,
    settings jsonb not null,                                -- only what differs from the program's defaults
    version integer not null,
    created_at timestamptz not null
);
select app.tenant_table('app.tenant', 'select,insert,update');

-- The address of a workspace must be unique over all of them, so it lies in a small global table of its own.
create table app.address (
    slug text primary key,
    tenant_id uuid not null
);
select app.place('app.address', 'everywhere');
grant select, insert on app.address to steel_app;
