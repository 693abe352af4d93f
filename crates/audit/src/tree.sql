--! snapshot
-- The transactions that had ended by now: all below `next` except those that run. Their events are seen
-- later, or never.
select pg_catalog.pg_snapshot_xmax(now.seen)::text::bigint as next,
       array(select run::text::bigint from pg_catalog.pg_snapshot_xip(now.seen) as run order by 1) as running
from (select pg_catalog.pg_current_snapshot() as seen) now;

--! workspaces_since
-- Run as the role for jobs, across all workspaces: those with events that an earlier snapshot did not show.
-- It does not ask whether they have leaves: that question would be repeated for every event since the oldest
-- running transaction.
select t.tenant_id from app.tenant t
where exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.xact >= :next)
   or exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.xact = any (:running::bigint[]));

--! waiting_since
-- Run as the role for jobs, across all workspaces: for each one with events without a leaf, since when the
-- first waits.
select waiting.at as since from app.tenant t
cross join lateral (
    select e.at from app.audit_event e
    where e.tenant_id = t.tenant_id and e.xact >= :from_xact
      and (select l.event_id from app.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.event_id) is null
    order by e.xact
    limit 1) waiting;

--! workspaces_all
-- Run as the role for jobs: the workspaces whose events are in the tree.
select tenant_id from app.tenant order by tenant_id;

--! open_head
insert into app.audit_head (tenant_id, size, xact) values (:tenant, 0, 0)
on conflict (tenant_id) do nothing
returning true as opened;

--! take_head
-- A second sequencer gets no row: one works at a time, on whichever node it is.
select size, xact from app.audit_head where tenant_id = :tenant for update skip locked;

--! head
select size, xact from app.audit_head where tenant_id = :tenant;

--! set_head
update app.audit_head set size = :size, xact = :xact where tenant_id = :tenant
returning true as done;

--: Sealable(actor_id?, code?)

--! unsealed : Sealable
-- The events after a place, within ranges of transactions; those that have a leaf with its index, the others
-- with -1. So a look takes as long for a workspace of a million events as for one of ten.
select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up,
       e.opening, e.salt, e.xact,
       coalesce((select l.leaf_index from app.audit_leaf l
                 where l.tenant_id = :tenant and l.event_id = e.event_id), -1) as leaf_index,
       0::bigint as seq
from unnest(:firsts::bigint[], :ends::bigint[]) as stretch (first, before)
cross join lateral (
    select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up,
           e.opening, e.salt, e.xact
    from app.audit_event e
    where e.tenant_id = :tenant and e.xact >= stretch.first and e.xact < stretch.before
      and (e.xact, e.event_id) > (:after_xact, :after_event)
    order by e.xact, e.event_id
    limit :many) e
order by e.xact, e.event_id
limit :many;

--! sealed : Sealable
-- Events in the order of their leaves, between two places of the tree.
select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up,
       e.opening, e.salt, e.xact,
       l.leaf_index, l.seq
from app.audit_leaf l
join app.audit_event e on e.tenant_id = l.tenant_id and e.event_id = l.event_id
where l.tenant_id = :tenant and e.tenant_id = :tenant and l.leaf_index >= :first and l.leaf_index < :before
order by l.leaf_index
limit :many;

--! sealed_events : Sealable
-- The events of an action by one person at one moment that are in the tree up to a size.
select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up,
       e.opening, e.salt, e.xact,
       l.leaf_index, l.seq
from app.audit_event e
join app.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.event_id
where e.tenant_id = :tenant and l.tenant_id = :tenant and e.action = :action and e.event_id >= :first and e.event_id < :before
  and e.actor_id = :actor and e.at = :at and e.result = 'ok' and l.leaf_index < :size
order by e.event_id
limit :many;

--! last_seq
select seq from app.audit_leaf where tenant_id = :tenant and leaf_index < :before order by leaf_index desc limit 1;

--! insert_leaves
insert into app.audit_leaf as written (tenant_id, event_id, leaf_index, seq)
select t.tenant_id, leaf.event, leaf.at, leaf.seq
from app.tenant t
cross join unnest(:events::uuid[], :indexes::bigint[], :seqs::bigint[]) as leaf (event, at, seq)
where t.tenant_id = :tenant
returning written.seq;

--! tiles
select k.level, k.n, k.hashes from app.audit_tile k
join unnest(:levels::int[], :ns::bigint[]) as wanted (level, n) on wanted.level = k.level and wanted.n = k.n
where k.tenant_id = :tenant;

--! keep_tiles
insert into app.audit_tile as kept (tenant_id, level, n, hashes)
select t.tenant_id, tile.level, tile.n, tile.hashes
from app.tenant t
cross join unnest(:levels::int[], :ns::bigint[], :hashes::bytea[]) as tile (level, n, hashes)
where t.tenant_id = :tenant
on conflict (tenant_id, level, n) do update set hashes = excluded.hashes
returning kept.n;

--: Signed()

--! last_checkpoints : Signed
select size, at, note from app.audit_checkpoint where tenant_id = :tenant order by size desc limit :many;

--! checkpoint_of : Signed
select size, at, note from app.audit_checkpoint where tenant_id = :tenant and size = :size;

--! insert_checkpoint
insert into app.audit_checkpoint (tenant_id, size, at, note) values (:tenant, :size, :at, :note)
on conflict (tenant_id, size) do nothing
returning true as signed;

--! last_check
-- The last result of the program's own check of the tree.
select event_id, result, content, at from app.audit_event
where tenant_id = :tenant and action = 'trust.audit-tamper-evident'
order by event_id desc limit 1;

--! is_checkpoint_due
-- Locked: if two programs look at the same time, the second finds the mail already written.
select t.tenant_id from app.tenant t
where t.tenant_id = :tenant and t.created_at < :before
  and not exists (select from app.mail m where m.tenant_id = :tenant and m.kind = 'checkpoint' and m.mail_id >= :first)
  and pg_catalog.pg_try_advisory_xact_lock(hashtextextended('checkpoint' || t.tenant_id::text, 0));
