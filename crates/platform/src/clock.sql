--! newest_event
select at from app.audit_event
where tenant_id = :tenant
order by event_id desc
limit 1;

--! last_of
select event_id, at, content from app.audit_event
where tenant_id = :tenant and action = :action and event_id >= :first
order by event_id desc
limit 1;
