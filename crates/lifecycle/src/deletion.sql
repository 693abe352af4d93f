--! workspaces_ended
-- Run as the role for jobs, across all workspaces: those whose day has passed. One with a legal hold, on whatever it is, waits
-- until the hold's last day is over in every time zone. So does one that can only be read because of an incident, and one that is
-- affected by an incident because of which a person is locked: what would go may be evidence, and an Owner who is locked cannot
-- open it again. Only the incidents of the instance's own workspace count.
select c.tenant_id, c.closed_at, c.ends_at from app.closing c
join app.tenant t on t.tenant_id = c.tenant_id
where c.ends_at <= :at and t.read_only_since is null
  and not exists (select from app.instance_state g where g.one and g.read_only_since is not null)
  and c.tenant_id not in (
      select w.workspace_id from app.incident_workspace w
      join app.containment m on m.tenant_id = w.tenant_id and m.case_file_id = w.case_file_id
      where w.tenant_id = :instance and w.is_affected and m.measure = 'lock_person' and m.lifted_at is null
  )
  and not exists (
      select from app.legal_hold h
      where h.tenant_id = c.tenant_id and h.lifted_at is null
        and (h.until_on is null or h.until_on + 2 > :at)
  )
order by c.ends_at;

--! lift_tried
-- The holds that are in force, in a transaction that is undone.
update app.legal_hold set lifted_reason = reason, lifted_by = placed_by, lifted_at = :now
where tenant_id = :tenant and lifted_at is null
returning legal_hold_id;

--! try_hold
-- A hold of the whole workspace, in a transaction that is undone.
insert into app.legal_hold (tenant_id, legal_hold_id, reason, until_on, placed_by, placed_at)
select t.tenant_id, :hold, :reason, :until_on, :by, :now
from app.tenant t
where t.tenant_id = :tenant
returning true as placed;

--! tables_of_workspaces
-- In the order of deletion: a table comes after all tables that refer to it. The events, their leaves and the
-- workspace's own row are left out: they go last.
with recursive tables as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_policy p on p.polrelid = c.oid and p.polname = 'tenant'
    where c.relkind = 'r' and n.nspname in ('app', 'ledger', 'make', 'sell')
), deep (oid, depth) as (
    select t.oid, 0 from tables t
    union
    select f.confrelid, d.depth + 1 from deep d
    join pg_catalog.pg_constraint f on f.conrelid = d.oid and f.contype = 'f' and f.confrelid <> f.conrelid
)
select t.name from tables t
join (select d.oid, max(d.depth) as depth from deep d group by d.oid) d on d.oid = t.oid
where t.name not in ('app.tenant', 'app.closing', 'app.audit_event', 'app.audit_leaf')
order by d.depth, t.name;

--! remove_ended
select app.remove_ended(:workspace, :at, :place, :many) as gone;

--! remove_ended_events
select app.remove_ended_events(:workspace, :at, :many) as gone;

--! shut
-- From now on nobody is admitted or signed in.
update app.membership set state = 'removed', joins_by = null, version = version + 1
where tenant_id = :tenant and state in ('active', 'joining')
returning person_id;

--! forget_day
delete from app.closing where tenant_id = :tenant
returning true as gone;

--! set_day
insert into app.closing (tenant_id, closed_at, ends_at) values (:tenant, :closed_at, :ends_at)
returning true as closed;

--! address_of
select slug from app.address where tenant_id = :tenant;

--! events_of
-- Events of one kind, the oldest first.
select event_id, at, content from app.audit_event
where tenant_id = :tenant and action = :action
order by event_id;

--! gone
-- The places of a workspace's leaves in these tiles.
select n, places from app.audit_gone
where tenant_id = :tenant and workspace_id = :workspace and n >= :first and n < :before
order by n;
