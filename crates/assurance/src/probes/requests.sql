--! requests_figures
-- In an entered workspace: requests that were answered before somebody of the workspace took them or by nobody of it, those
-- whose time to be taken is over, those that wait, and all.
select count(*) filter (where r.outcome is not null and (r.taken_at is null or r.taken_at > r.answered_at or not exists (
           select from app.membership m where m.tenant_id = :tenant and m.person_id = r.taken_by))) as without_order,
       count(*) filter (where c.due_at < :now) as overdue, count(*) filter (where r.taken_at is null) as waiting, count(*) as whole
from app.person_request r
left join app.case_clock c on c.tenant_id = r.tenant_id and c.case_file_id = r.case_file_id and c.clock = 'request_forward'
                          and c.stopped_at is null
where r.tenant_id = :tenant
  -- Nobody can act in a workspace whose day has passed.
  and not exists (select from app.closing z where z.tenant_id = :tenant and z.ends_at <= :now);
