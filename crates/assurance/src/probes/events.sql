--! event_of : (actor_id?, code?)
-- The event that a request left.
select event_id, at, actor_id, action, result, code, request_id from app.audit_event
where tenant_id = :tenant and event_id >= :first and request_id = :request
  and action = :action and result = :result
order by event_id
limit 1;
