--! instance_events
-- In the instance's workspace: versions of the policy, and new root keys between two moments.
select count(*) filter (where action = 'policy.publish') as policies,
       count(*) filter (where action = 'keys.rotate_root' and at between :since and :until) as rotations
from app.audit_event
where tenant_id = :tenant and action in ('policy.publish', 'keys.rotate_root') and result = 'ok';
