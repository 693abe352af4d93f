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
