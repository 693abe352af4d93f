--: NearLot(batch_id?, density_e6?)

--! lots_above : NearLot
-- A lot and what it was made of, a limited number of steps back. The longest way to each lot counts, so that
-- every edge leads forward. Goods that came back from a
-- bill, a batch or a shipment came before it.
with recursive above (lot_id, far) as (
    select l.lot_id, 0 as far from ledger.lot l where l.tenant_id = :tenant and l.lot_id = :lot
    union
    select e.parent_id, a.far + 1 from above a
    join ledger.lot_edge e on e.tenant_id = :tenant and e.child_id = a.lot_id
    where a.far < :deep
), farthest as (
    select a.lot_id, max(a.far) as far from above a group by a.lot_id
)
select f.lot_id, f.far, l.code, l.batch_id, i.name as item_name, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6,
       coalesce((select sum(m.quantity_e6) from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = f.lot_id and m.quantity_e6 > 0
                   and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6
from farthest f
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = f.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
order by f.far, l.code
limit :many;

--! lots_below : NearLot
-- The same forward.
with recursive below (lot_id, far) as (
    select l.lot_id, 0 as far from ledger.lot l where l.tenant_id = :tenant and l.lot_id = :lot
    union
    select e.child_id, b.far + 1 from below b
    join ledger.lot_edge e on e.tenant_id = :tenant and e.parent_id = b.lot_id
    where b.far < :deep
), farthest as (
    select b.lot_id, max(b.far) as far from below b group by b.lot_id
)
select f.lot_id, f.far, l.code, l.batch_id, i.name as item_name, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6,
       coalesce((select sum(m.quantity_e6) from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = f.lot_id and m.quantity_e6 > 0
                   and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6
from farthest f
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = f.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
order by f.far, l.code
limit :many;

--: NearEdge(batch_id?)

--! edges_among : NearEdge
select e.parent_id, e.child_id, e.batch_id, e.quantity_e6
from ledger.lot_edge e
where e.tenant_id = :tenant and e.parent_id = any(:lots) and e.child_id = any(:lots);

--! drawn_into
-- The quantities that went from these lots into batches, with or without an output yet.
select m.lot_id, m.batch_id, (-sum(m.quantity_e6))::bigint as quantity_e6
from ledger.movement m
where m.tenant_id = :tenant and m.lot_id = any(:lots) and m.kind = 'consume' and m.batch_id is not null
group by m.lot_id, m.batch_id
having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0;

--! batches_near
select b.batch_id, b.code, b.state, b.recipe_version_id, r.name as recipe_name, b.created_at
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
where b.tenant_id = :tenant and b.batch_id = any(:batches);
