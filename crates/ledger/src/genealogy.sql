--! add_edge (batch?)
-- An edge that is drawn again grows: more of the same lot went into the same child.
insert into ledger.lot_edge (tenant_id, parent_id, child_id, batch_id, quantity_e6, created_at)
values (:tenant, :parent, :child, :batch, :quantity_e6, :now)
on conflict (tenant_id, parent_id, child_id) do update set quantity_e6 = lot_edge.quantity_e6 + excluded.quantity_e6
returning true as drawn;

--! shrink_edges
-- What came back from a batch did not go into its outputs.
update ledger.lot_edge set quantity_e6 = greatest(quantity_e6 - :quantity_e6, 0)
where tenant_id = :tenant and parent_id = :parent and batch_id = :batch
returning child_id;

--! remove_edges
-- A lot that came back whole from a batch is no parent of its outputs.
delete from ledger.lot_edge
where tenant_id = :tenant and parent_id = :parent and batch_id = :batch
returning child_id;

--: EdgeRow(parent_id?, child_id?, made_by?, through?)

--! edges_above : EdgeRow
-- Every edge on the way back from these lots, and the batch that made each lot on the way. `offset 0` keeps the planner, which
-- cannot know how many lots the way has, from reading all edges of the workspace for a few: each lot asks the index for its own.
with recursive above (lot_id) as (
    select l.lot_id from ledger.lot l where l.tenant_id = :tenant and l.lot_id = any(:lots)
    union
    select e.parent_id
    from above a
    cross join lateral (select o.parent_id from ledger.lot_edge o
                        where o.tenant_id = :tenant and o.child_id = a.lot_id offset 0) e
)
select e.parent_id, l.lot_id as child_id, l.batch_id as made_by, e.through, l.code
from above a
cross join lateral (select o.lot_id, o.batch_id, o.code from ledger.lot o
                    where o.tenant_id = :tenant and o.lot_id = a.lot_id offset 0) l
left join lateral (select o.parent_id, o.batch_id as through from ledger.lot_edge o
                   where o.tenant_id = :tenant and o.child_id = a.lot_id offset 0) e on true;

--! edges_below : EdgeRow
-- Every edge on the way forward from these lots and from the outputs of these batches; `offset 0` as in `edges_above`.
with recursive below (lot_id) as (
    (select l.lot_id from ledger.lot l where l.tenant_id = :tenant and l.lot_id = any(:lots)
     union
     select l.lot_id from ledger.lot l where l.tenant_id = :tenant and l.batch_id = any(:batches)
     union
     select e.child_id from ledger.lot_edge e where e.tenant_id = :tenant and e.batch_id = any(:batches))
    union
    select e.child_id
    from below b
    cross join lateral (select o.child_id from ledger.lot_edge o
                        where o.tenant_id = :tenant and o.parent_id = b.lot_id offset 0) e
)
select l.lot_id as parent_id, e.child_id, l.batch_id as made_by, e.through, l.code
from below b
cross join lateral (select o.lot_id, o.batch_id, o.code from ledger.lot o
                    where o.tenant_id = :tenant and o.lot_id = b.lot_id offset 0) l
left join lateral (select o.child_id, o.batch_id as through from ledger.lot_edge o
                   where o.tenant_id = :tenant and o.parent_id = b.lot_id offset 0) e on true;

--! lots_into
-- The inputs of a batch: drawn by movements, or by an imported edge.
-- What came back whole is none of them.
select m.lot_id from ledger.movement m where m.tenant_id = :tenant and m.batch_id = :batch and m.kind = 'consume'
group by m.lot_id
having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0
union
select e.parent_id as lot_id from ledger.lot_edge e where e.tenant_id = :tenant and e.batch_id = :batch;

--! batches_using
select m.batch_id from ledger.movement m
where m.tenant_id = :tenant and m.kind = 'consume' and m.batch_id is not null and m.lot_id = any(:lots)
group by m.lot_id, m.batch_id
having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0
union
select e.batch_id from ledger.lot_edge e
where e.tenant_id = :tenant and e.batch_id is not null and e.parent_id = any(:lots);
