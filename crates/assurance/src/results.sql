--! days : (was_broken?)
-- For each check and day: whether the check ran, and whether a run failed. An id holds the time of its event.
select checks.action as check, days.n as day, was.broken as was_broken
from unnest(:checks::text[]) as checks (action)
cross join unnest(:firsts::uuid[], :ends::uuid[]) with ordinality as days (first, after, n)
left join lateral (
    select e.result = 'denied' as broken from app.audit_event e
    where e.tenant_id = :tenant and e.action = checks.action and e.event_id >= days.first and e.event_id < days.after
    order by e.result limit 1) was on true;

--! begun
select created_at from app.tenant where tenant_id = :tenant;
