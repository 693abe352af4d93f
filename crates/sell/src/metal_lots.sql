--: MetalLotRow(metal?, fineness?, location?)

--! metal_lots : MetalLotRow
-- The lots of items with a metal and a fineness that are weighed, the newest first.
select l.lot_id, l.code, i.code as item, i.name as item_name, i.unit, i.metal, i.fineness, b.quantity_e6, b.cost_minor, b.fine_mg,
       l.cost_known, o.code as location
from ledger.lot_balance b
join ledger.item i on i.tenant_id = :tenant and i.item_id = b.item_id
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = b.location_id
where b.tenant_id = :tenant and b.lot_id < :before and (:empty_too or b.quantity_e6 > 0)
  and i.metal is not null and i.fineness is not null and i.unit in ('mg', 'g', 'kg', 't')
order by b.lot_id desc
limit :many;

--! metal_in_lots : (metal?)
select i.metal, sum(b.fine_mg)::bigint as fine_mg, sum(b.cost_minor)::bigint as cost_minor
from ledger.lot_balance b
join ledger.item i on i.tenant_id = :tenant and i.item_id = b.item_id
where b.tenant_id = :tenant and i.metal is not null and i.fineness is not null and i.unit in ('mg', 'g', 'kg', 't')
group by i.metal
order by i.metal;
