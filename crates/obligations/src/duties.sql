--! duties_running
select f.kind, f.case_no, f.is_drill, c.clock, c.begun_at, c.due_at
from app.case_clock c
join app.case_file f on f.tenant_id = c.tenant_id and f.case_file_id = c.case_file_id
where c.tenant_id = :tenant and c.stopped_at is null
order by c.due_at, c.case_clock_id
limit :many;
