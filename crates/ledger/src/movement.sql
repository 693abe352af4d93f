--: MovementRow(batch_id?, reason?)

--! insert_movement (batch?, document?, party?, location?, reason?)
insert into ledger.movement (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, batch_id, document_id, party_id,
                             location_id, reason, moved_at, created_by, created_at)
values (:tenant, :movement, :lot, :kind, :quantity_e6, :cost_minor, :batch, :document, :party,
        :location, :reason, :moved_at, :by, :now)
returning true as added;

--! change_balance
-- Relative, so that it holds whatever the row was; below nil the table itself refuses.
update ledger.lot_balance
set quantity_e6 = quantity_e6 + :quantity_e6, cost_minor = cost_minor + :cost_minor
where tenant_id = :tenant and lot_id = :lot
returning quantity_e6, cost_minor;

--! place_balance
update ledger.lot_balance set location_id = :location where tenant_id = :tenant and lot_id = :lot
returning true as placed;

--! movements_of : MovementRow
select m.kind, m.quantity_e6, m.cost_minor, m.batch_id, m.reason, m.moved_at, p.name as by_name
from ledger.movement m
join app.membership p on p.tenant_id = :tenant and p.person_id = m.created_by
where m.tenant_id = :tenant and m.lot_id = :lot
order by m.movement_id
limit 1000;
