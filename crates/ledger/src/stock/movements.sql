--: MovementRow(batch_id?, document_id?, document?, party_id?, party?, location?, shipment?)

--! insert_movement (batch?, document?, entry?, party?, location?, corrects?, draw?, piece?, density_e6?)
insert into ledger.movement (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, document_id,
                             entry_id, party_id, location_id, corrects_id, draw_id, piece, density_e6, moved_at, created_by,
                             created_at)
values (:tenant, :movement, :lot, :kind, :quantity_e6, :cost_minor, :fine_mg, :batch, :document, :entry, :party,
        :location, :corrects, :draw, :piece, :density_e6, :moved_at, :by, :now)
returning true as added;

--! change_balance
-- Relative, so that it is right whatever the row was; the table itself refuses a negative balance.
update ledger.lot_balance
set quantity_e6 = quantity_e6 + :quantity_e6, cost_minor = cost_minor + :cost_minor, fine_mg = fine_mg + :fine_mg
where tenant_id = :tenant and lot_id = :lot
returning quantity_e6, cost_minor;

--! place_balance
update ledger.lot_balance set location_id = :location where tenant_id = :tenant and lot_id = :lot
returning true as placed;

--! movements_of : MovementRow
-- Newest first, fifty and one a page.
select m.movement_id, m.kind, m.quantity_e6, m.cost_minor, m.batch_id, m.moved_at, m.created_by, p.name as by_name,
       m.document_id, coalesce(d.number, s.number) as document, m.party_id, y.name as party, o.name as location,
       case when c.movement_id is null then s.movement_id end as shipment
from ledger.movement m
join app.membership p on p.tenant_id = :tenant and p.person_id = m.created_by
left join ledger.document d on d.tenant_id = :tenant and d.document_id = m.document_id
left join ledger.shipment s on s.tenant_id = :tenant and s.movement_id = m.movement_id
left join ledger.shipment_correction c on c.tenant_id = :tenant and c.movement_id = m.movement_id
left join ledger.party y on y.tenant_id = :tenant and y.party_id = m.party_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = m.location_id
where m.tenant_id = :tenant and m.lot_id = :lot and m.movement_id < :before
order by m.movement_id desc
limit :many;

--: LotMovement(piece?, corrects_id?, xact?)

--! quantities_of : LotMovement
-- What changed the quantity of a lot, and each weighing, in order of time; those of one call have one transaction.
select m.movement_id, m.kind, m.quantity_e6, m.fine_mg, m.piece, m.corrects_id, m.moved_at, m.xact
from ledger.movement m
where m.tenant_id = :tenant and m.lot_id = :lot and (m.quantity_e6 <> 0 or m.kind = 'weigh')
order by m.moved_at, m.xact nulls first, m.movement_id;

--! is_in_silo
select exists (select from make.silo_lot s
               join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = s.lot_id and b.quantity_e6 > 0
               where s.tenant_id = :tenant and s.lot_id = :lot) as is_in_silo;

--! lock_silo_of
-- The silo that a lot is or was in: milk goes in and out of a silo one call after the other.
select s.silo_id, s.capacity_e6, s.unit, s.in_use, s.last_no, k.no
from ledger.lot l
join make.silo_lot k on k.tenant_id = :tenant and k.lot_id = l.lot_id
join make.silo s on s.tenant_id = :tenant and s.silo_id = k.silo_id
where l.tenant_id = :tenant and l.code = :code
for no key update of s;

--! lock_silos_of : (density_e6?)
-- The same of several lots, with what turns their quantities into volumes. The silos are locked in one order.
select k.lot_id, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6, s.silo_id, s.capacity_e6, s.unit as silo_unit,
       s.in_use, s.last_no, k.no
from make.silo_lot k
join make.silo s on s.tenant_id = :tenant and s.silo_id = k.silo_id
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = k.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where k.tenant_id = :tenant and k.lot_id = any(:lots)
order by s.silo_id, k.no
for no key update of s;

--: SiloPart(density_e6?)

--! parts_of_silos : SiloPart
-- The lots in some silos, each with the density that it had when it came in.
select s.silo_id, s.lot_id, l.code, b.quantity_e6, i.unit,
       coalesce((select m.density_e6 from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.kind = 'pack' and m.density_e6 is not null
                 order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6
from make.silo_lot s
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = s.lot_id and b.quantity_e6 > 0
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = s.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where s.tenant_id = :tenant and s.silo_id = any(:silos)
order by s.silo_id, s.no;
