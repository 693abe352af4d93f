--! insert_shipment (replaces?)
insert into ledger.shipment (tenant_id, movement_id, lot_id, party_id, number, shipped_on, replaces_id, created_by, created_at)
values (:tenant, :movement, :lot, :party, :number, :shipped_on, :replaces, :by, :now)
returning true as kept;

--! insert_correction
insert into ledger.shipment_correction (tenant_id, movement_id, back_id, reason, created_by, created_at)
values (:tenant, :movement, :back, :reason, :by, :now)
returning true as kept;

--: OpenShipment(piece?)

--! open_shipments : OpenShipment
-- The shipments of a lot with this delivery note that were not corrected, the newest first, with every
-- correction of their cost.
select s.movement_id, s.party_id, s.shipped_on, m.piece, (-m.quantity_e6)::bigint as quantity_e6, (-m.fine_mg)::bigint as fine_mg,
       (-m.cost_minor - coalesce((select sum(f.cost_minor) from ledger.movement f
                                  where f.tenant_id = :tenant and f.corrects_id = m.movement_id), 0))::bigint as cost_minor
from ledger.shipment s
join ledger.movement m on m.tenant_id = :tenant and m.movement_id = s.movement_id
where s.tenant_id = :tenant and s.number = :number and s.lot_id = :lot
  and not exists (select from ledger.shipment_correction c where c.tenant_id = :tenant and c.movement_id = s.movement_id)
order by s.movement_id desc
limit 1000;
