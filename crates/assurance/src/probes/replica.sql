--! looks_at_copies
-- The results of the checks of the copies, the newest first.
select e.event_id, e.at, e.content from app.audit_event e
where e.tenant_id = :tenant and e.action = 'trust.replication' and e.event_id >= :since and e.event_id < :before_id
order by e.event_id desc
limit :many;
