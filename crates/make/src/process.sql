--! insert_mark (undoes?, value_e6?, note?)
insert into make.batch_step (tenant_id, batch_step_id, batch_id, step_no, mark, undoes_id, value_e6, note, created_by, created_at)
values (:tenant, :step, :batch, :step_no, :mark, :undoes, :value_e6, :note, :by, :now)
returning true as kept;

--: MarkRow(undoes?, value_e6?, note?)

--! marks_of : MarkRow
select s.batch_step_id, s.step_no, s.mark, s.undoes_id as undoes, s.value_e6, s.note, s.created_at, s.created_by, p.name as by_name
from make.batch_step s
join app.membership p on p.tenant_id = :tenant and p.person_id = s.created_by
where s.tenant_id = :tenant and s.batch_id = :batch
order by s.batch_step_id;
