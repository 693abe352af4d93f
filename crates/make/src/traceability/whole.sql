--! lots_listed
-- Lots with the total quantity that ever came into each. Goods that came back from a bill, a batch or a shipment came before it.
select l.lot_id, i.name as item_name, i.unit,
       coalesce((select sum(m.quantity_e6) from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.quantity_e6 > 0
                   and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.lot_id = any(:lots);
