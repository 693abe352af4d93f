--! policies : (version?, text?)
select event_id, at, (after->>'version')::int as version, after->>'text' as text
from app.audit_event
where tenant_id = :tenant and action = 'policy.publish'
order by event_id desc
limit 100;
