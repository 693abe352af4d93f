--! policies
select event_id, at, content
from app.audit_event
where tenant_id = :tenant and action = 'policy.publish'
order by event_id desc
limit 100;
