--! line_of
select l.item_id, i.code as item, l.unit
from make.batch_line l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join make.batch b on b.tenant_id = :tenant and b.batch_id = l.batch_id
where l.tenant_id = :tenant and b.code = :batch and l.line_no = :line_no;

--! insert_consumption (override_reason?)
insert into make.consumption (tenant_id, movement_id, batch_id, line_no, lot_id, quantity_e6, cost_minor, override_reason,
                              skipped, opening, consumed_at, created_by)
values (:tenant, :movement, :batch, :line_no, :lot, :quantity_e6, :cost_minor, :override_reason, :skipped, :opening, :now, :by)
returning true as kept;

--: Consumed(density_e6?, override_reason?)

--! consumed_by : Consumed
select c.movement_id, c.line_no, l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit, i.density_e6, c.quantity_e6,
       c.cost_minor, c.override_reason, c.skipped, c.consumed_at, c.created_by, p.name as by_name
from make.consumption c
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = c.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join app.membership p on p.tenant_id = :tenant and p.person_id = c.created_by
where c.tenant_id = :tenant and c.batch_id = :batch
order by c.movement_id;
