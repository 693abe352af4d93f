--: Latest(ended_at?, result?, event_id?, content?, held_at?, broken_since?)

--! latest : Latest
-- For each check its last run, its last success, and since when it is broken: each is one look-up in the
-- index of events.
select checks.action as check, run.at as ended_at, run.result, run.event_id, run.content, held.at as held_at,
       broken.at as broken_since
from unnest(:checks::text[]) as checks (action)
left join lateral (
    select e.at, e.result, e.event_id, e.content from app.audit_event e
    where e.tenant_id = :tenant and e.action = checks.action order by e.event_id desc limit 1) run on true
left join lateral (
    select e.at, e.event_id from app.audit_event e
    where e.tenant_id = :tenant and e.action = checks.action and e.result = 'ok' order by e.event_id desc limit 1) held on true
left join lateral (
    select e.at from app.audit_event e
    where e.tenant_id = :tenant and e.action = checks.action and e.result = 'denied'
      and (held.event_id is null or e.event_id > held.event_id)
    order by e.event_id limit 1) broken on true;

--! days : (was_broken?)
-- For each check and day: whether the check ran, and whether a run failed. An id holds the time of its event.
select checks.action as check, days.n as day, was.broken as was_broken
from unnest(:checks::text[]) as checks (action)
cross join unnest(:firsts::uuid[], :ends::uuid[]) with ordinality as days (first, after, n)
left join lateral (
    select e.result = 'denied' as broken from app.audit_event e
    where e.tenant_id = :tenant and e.action = checks.action and e.event_id >= days.first and e.event_id < days.after
    order by e.result limit 1) was on true;

--! looks_at_copies
-- The results of the checks of the copies, the newest first.
select e.event_id, e.at, e.content from app.audit_event e
where e.tenant_id = :tenant and e.action = 'trust.replication' and e.event_id >= :since and e.event_id < :before_id
order by e.event_id desc
limit :many;

--! begun
select created_at from app.tenant where tenant_id = :tenant;

--! server : (version?)
-- The version that the database's server reports.
select current_setting('server_version') as version from app.tenant where tenant_id = :tenant;
