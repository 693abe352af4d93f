--! workspaces_with_prints
-- Run as the role for jobs, across all workspaces.
select t.tenant_id from app.tenant t
where exists (select from ledger.print_job j where j.tenant_id = t.tenant_id and j.due_at <= :now)
order by t.tenant_id
limit :many;

--! workspaces_with_old_prints
-- Run as the role for jobs, across all workspaces.
select t.tenant_id from app.tenant t
where exists (select from ledger.print_job j where j.tenant_id = t.tenant_id and j.created_at < :before)
order by t.tenant_id
limit :many;

--! claim_print
-- Other programs that look meanwhile skip the locked row, and later find it not due until the claim expires.
with next as (
    select print_job_id from ledger.print_job
    where tenant_id = :tenant and due_at <= :now
    order by due_at, print_job_id
    limit 1
    for update skip locked
)
update ledger.print_job j set due_at = :claimed_until, tries = j.tries + 1
from next, ledger.printer p
where j.tenant_id = :tenant and j.print_job_id = next.print_job_id and p.tenant_id = :tenant and p.printer_id = j.printer_id
returning j.print_job_id, j.content, j.tries, p.kind, p.width_mm, p.address;

--! print_ended (problem?, due_at?, ended_at?)
-- No row: the print was removed meanwhile, or the claim expired and another try began.
update ledger.print_job set state = :state, problem = :problem, due_at = :due_at, ended_at = :ended_at
where tenant_id = :tenant and print_job_id = :job and due_at = :claimed_until
returning true as ended;

--! remove_old_prints
delete from ledger.print_job where tenant_id = :tenant and created_at < :before
returning print_job_id;
