--: EventRow(code?)

--! events : EventRow
-- Ids are made at the event's moment, so a range of ids is a range of time and the primary key serves it.
select event_id, at, roles, action, result, code, content, request_id, step_up
from app.audit_event
where tenant_id = :tenant and event_id >= :first and event_id < :before_id
  and result = any(:results) and opening = :opening
order by event_id desc
limit :many;

--! count_events
select count(*) as events from app.audit_event
where tenant_id = :tenant and event_id >= :first and event_id < :before_id
  and result = any(:results) and opening = :opening;

--! events_of_action : EventRow
select event_id, at, roles, action, result, code, content, request_id, step_up
from app.audit_event
where tenant_id = :tenant and action = :action and event_id >= :first and event_id < :before_id
  and result = any(:results) and opening = :opening
order by event_id desc
limit :many;

--! count_events_of_action
select count(*) as events from app.audit_event
where tenant_id = :tenant and action = :action and event_id >= :first and event_id < :before_id
  and result = any(:results) and opening = :opening;
