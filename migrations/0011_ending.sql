-- Workspaces that end: closed by an Owner, only read for some days, then gone.
-- What must stay true: a workspace whose day is not past loses nothing, whoever asks; the day it was told is never moved
-- nearer.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.closing (
    tenant_id uuid primary key references app.tenant,
    closed_at timestamptz not null,
    ends_at timestamptz not null check (ends_at >= closed_at + interval '1 day'),
    -- The instance's own does not end.
    check (tenant_id <> '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.closing', 'select,insert,delete');
-- Which workspaces are due: ids and days.
grant select (tenant_id, ends_at) on app.closing to steel_jobs;
create policy job on app.closing for select to steel_jobs using (true);

-- Leaves of the audit tree whose events went with their workspace: places within each tile. It belongs to the instance, as
-- the tree does, and is written by app.remove_ended_events; a place that anybody else adds is not of the certificate.
create table app.audit_gone (
    tenant_id uuid not null references app.tenant,
    workspace_id uuid not null,
    n bigint not null check (n >= 0),
    places smallint[] not null check (cardinality(places) between 1 and 256),
    primary key (tenant_id, workspace_id, n)
);
select app.tenant_table('app.audit_gone');

-- Whether a workspace's day is past, by the clock that asks and by the database's own. It sees the entered workspace alone.
create function app.has_ended(workspace uuid, at timestamptz) returns boolean
language sql set search_path = '' as $$
    select exists (select from app.closing c where c.tenant_id = workspace and c.ends_at <= least(at, clock_timestamp()))
$$;

-- Enters a workspace whose day is past, to remove what is in it; refuses any other.
create function app.enter_ended(workspace uuid, at timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
    execute format('set local app.tenant_id = %L', workspace);
    if not app.has_ended(workspace, at) then
        raise exception 'the workspace has not ended' using errcode = '42501';
    end if;
    execute format('set local app.ended = %L', workspace);
    return true;
end $$;

create function app.leave_ended() returns boolean
language plpgsql set search_path = '' as $$
begin
    set local app.ended = '';
    set local app.tenant_id = '';
    return true;
end $$;

-- Removes some rows of one table; all of them at once where they refer to each other. The events and their leaves go by the
-- function below, and the workspace's row last, with the day by which all this may be done.
create function app.remove_ended(workspace uuid, at timestamptz, place text, many integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    named constant regclass := to_regclass(place);
    gone bigint;
begin
    perform app.enter_ended(workspace, at);
    if named = 'app.tenant'::regclass then
        delete from app.closing c where c.tenant_id = workspace;
        delete from app.tenant t where t.tenant_id = workspace;
    elsif named is null or named in ('app.closing'::regclass, 'app.audit_event'::regclass, 'app.audit_leaf'::regclass)
          or not exists (select from pg_catalog.pg_policy p where p.polrelid = named and p.polname = 'tenant') then
        raise exception 'no table of workspaces is called %', place using errcode = '42501';
    elsif exists (select from pg_catalog.pg_constraint f where f.conrelid = named and f.confrelid = named) then
        execute format('delete from %s where tenant_id = $1', named) using workspace;
    else
        execute format('delete from %s where tenant_id = $1 and ctid = any (array(
                        select ctid from %1$s where tenant_id = $1 limit $2))', named) using workspace, many;
    end if;
    get diagnostics gone = row_count;
    perform app.leave_ended();
    return gone;
end $$;

-- Removes some events with their leaves, and notes the leaves' places in the same breath: a leaf without its event is either
-- noted or a fault.
create function app.remove_ended_events(workspace uuid, at timestamptz, many integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    instance constant uuid := '00000000-0000-7000-8000-000000000001';
    events uuid[];
    leaves bigint[];
    gone bigint;
begin
    perform app.enter_ended(workspace, at);
    select array_agg(x.event_id), array_agg(x.leaf_index) filter (where x.leaf_index is not null) into events, leaves
    from (select e.event_id, l.leaf_index from app.audit_event e
          left join app.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.event_id
          where e.tenant_id = workspace order by e.event_id limit many) x;
    delete from app.audit_leaf l where l.tenant_id = workspace and l.event_id = any (events);
    delete from app.audit_event e where e.tenant_id = workspace and e.event_id = any (events);
    get diagnostics gone = row_count;
    execute format('set local app.tenant_id = %L', instance);
    insert into app.audit_gone as g (tenant_id, workspace_id, n, places)
    select instance, workspace, leaf / 256, array_agg((leaf % 256)::smallint) from unnest(leaves) leaf group by leaf / 256
    on conflict (tenant_id, workspace_id, n) do update set places = g.places || excluded.places;
    perform app.leave_ended();
    return gone;
end $$;
revoke all on function app.remove_ended(uuid, timestamptz, text, integer) from public;
revoke all on function app.remove_ended_events(uuid, timestamptz, integer) from public;
grant execute on function app.remove_ended(uuid, timestamptz, text, integer) to steel_jobs;
grant execute on function app.remove_ended_events(uuid, timestamptz, integer) to steel_jobs;
