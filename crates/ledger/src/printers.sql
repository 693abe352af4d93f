--! insert_printer
insert into ledger.printer (tenant_id, printer_id, name, kind, width_mm, address, created_by, created_at)
values (:tenant, :printer, :name, :kind, :width_mm, :address, :by, :now)
returning true as added;

--: PrinterRow()

--! printer_named : PrinterRow
select printer_id, name, kind, width_mm, address from ledger.printer where tenant_id = :tenant and name = :name;

--! printers : PrinterRow
select printer_id, name, kind, width_mm, address from ledger.printer
where tenant_id = :tenant and name > :after
order by name
limit :many;

--! lock_printer : PrinterRow
select printer_id, name, kind, width_mm, address from ledger.printer where tenant_id = :tenant and name = :name
for update;

--! change_printer
update ledger.printer set kind = :kind, width_mm = :width_mm, address = :address
where tenant_id = :tenant and printer_id = :printer
returning true as changed;

--! move_waiting_prints (due_at?)
-- Waiting prints follow their printer to its new address.
update ledger.print_job set due_at = :due_at
where tenant_id = :tenant and printer_id = :printer and state = 'queued'
returning print_job_id;

--! waiting_prints
select print_job_id, content from ledger.print_job
where tenant_id = :tenant and printer_id = :printer and state = 'queued'
order by print_job_id
limit :many;

--! remove_prints_of
delete from ledger.print_job where tenant_id = :tenant and printer_id = :printer
returning print_job_id;

--! remove_printer
delete from ledger.printer where tenant_id = :tenant and printer_id = :printer
returning true as removed;

--! insert_print (due_at?, document?)
-- The lock keeps the printer while it gets something to print.
with living as (
    select printer_id from ledger.printer where tenant_id = :tenant and printer_id = :printer
    for key share
)
insert into ledger.print_job (tenant_id, print_job_id, printer_id, title, needs, content, is_copy, state, tries, due_at, created_by,
                              created_at, document_id)
select t.tenant_id, :job, living.printer_id, :title, :needs, :content, :is_copy, 'queued', 0, :due_at, :by, :now, :document
from app.tenant t
cross join living
where t.tenant_id = :tenant
returning true as queued;

--! count_print
-- Of two prints of a document at one moment, the second waits here and is the copy.
insert into ledger.document_print as p (tenant_id, document_id, prints)
values (:tenant, :document, 1)
on conflict (tenant_id, document_id) do update set prints = p.prints + 1
returning prints;

--! prints_of
select prints from ledger.document_print where tenant_id = :tenant and document_id = :document;

--! prints_queued_since
select count(*) as many from ledger.print_job where tenant_id = :tenant and created_at > :since;

--: PrintRow(problem?, ended_at?)

--! prints : PrintRow
-- The newest first, of what the member may see.
select j.print_job_id, j.title, j.needs, j.is_copy, j.state, j.tries, j.problem, j.created_at, j.ended_at, p.name as printer,
       p.kind, p.width_mm, p.address
from ledger.print_job j
join ledger.printer p on p.tenant_id = :tenant and p.printer_id = j.printer_id
where j.tenant_id = :tenant and j.needs = any(:needs) and j.print_job_id < :before
order by j.print_job_id desc
limit :many;

--! print_shown : PrintRow
select j.print_job_id, j.title, j.needs, j.is_copy, j.state, j.tries, j.problem, j.created_at, j.ended_at, p.name as printer,
       p.kind, p.width_mm, p.address
from ledger.print_job j
join ledger.printer p on p.tenant_id = :tenant and p.printer_id = j.printer_id
where j.tenant_id = :tenant and j.print_job_id = :job;

--! print_content
select content from ledger.print_job where tenant_id = :tenant and print_job_id = :job;

--! print_again (due_at?)
update ledger.print_job set state = 'queued', tries = 0, problem = null, due_at = :due_at, ended_at = null
where tenant_id = :tenant and print_job_id = :job and state = 'failed'
returning true as again;

--! print_done (problem?)
-- A browser printed it, or could not.
update ledger.print_job set state = :state, problem = :problem, tries = tries + 1, due_at = null, ended_at = :now
where tenant_id = :tenant and print_job_id = :job and state = 'queued' and due_at is null
returning true as done;
