--! lots_before
-- A lot, and every lot that it was made of. `offset 0` keeps the planner, which cannot know how many lots the way has, from reading
-- all edges of the workspace for a few.
with recursive above (lot_id) as (
    select l.lot_id from ledger.lot l where l.tenant_id = :tenant and l.lot_id = :lot
    union
    select e.parent_id
    from above a
    cross join lateral (select o.parent_id from ledger.lot_edge o
                        where o.tenant_id = :tenant and o.child_id = a.lot_id offset 0) e
)
select a.lot_id from above a;

--! lots_after
-- A lot, and every lot that was made of it; `offset 0` as in `lots_before`.
with recursive below (lot_id) as (
    select l.lot_id from ledger.lot l where l.tenant_id = :tenant and l.lot_id = :lot
    union
    select e.child_id
    from below b
    cross join lateral (select o.child_id from ledger.lot_edge o
                        where o.tenant_id = :tenant and o.parent_id = b.lot_id offset 0) e
)
select b.lot_id from below b;

--! lots_listed
-- The first of these lots: those with the codes in `near`, in that order, then the others by code. Each has the total quantity that
-- ever came into it. Goods that came back from a bill, a batch or a shipment came before it.
with listed as (
    select l.lot_id, l.code, l.item_id, array_position(:near::text[], l.code) as place
    from ledger.lot l
    where l.tenant_id = :tenant and l.lot_id = any(:lots)
    order by place, l.code
    limit :many
)
select s.code, i.name as item_name, i.unit,
       coalesce((select sum(m.quantity_e6) from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = s.lot_id and m.quantity_e6 > 0
                   and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6
from listed s
join ledger.item i on i.tenant_id = :tenant and i.item_id = s.item_id
order by s.place, s.code;
