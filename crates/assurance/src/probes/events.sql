--! is_told
-- Whether a request left its event.
select exists (select from app.audit_event
               where tenant_id = :tenant and event_id >= :first and request_id = :request
                 and action = :action and result = :result) as yes;
