--! raw_dumps
-- In the instance's own workspace: the raw dumps since then, and whether their operator gave a second factor for each.
select d.request_id,
       exists (select from app.audit_event e
               where e.tenant_id = :tenant and e.actor_id = d.person_id and e.request_id = d.request_id and e.code is null
                 and e.action in ('workspace.session.second_factor', 'workspace.account.recovery_code.use')) as is_granted
from app.raw_dump d
where d.tenant_id = :tenant and d.taken_at >= :since
order by d.taken_at;

--! raw_exports
-- In an entered workspace: the requests that took its copy away in the clear since then.
select e.request_id from app.audit_event e
where e.tenant_id = :tenant and e.action = 'workspace.export.raw' and e.at >= :since;
