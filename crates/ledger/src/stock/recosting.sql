--! lock_balances
-- In one order, so that of two calls that need the same lots the second waits.
select lot_id from ledger.lot_balance
where tenant_id = :tenant and lot_id = any(:lots)
order by lot_id
for no key update;

--: WebMovement(batch_id?, document_id?, line_no?, consumed_line?, corrects_id?, draw_id?, piece?)

--! movements_of_lots : WebMovement
-- A note that brings goods back counts as a movement of the bill that it credits.
select m.lot_id, m.movement_id, m.kind, m.quantity_e6, m.cost_minor, m.batch_id,
       coalesce(d.reverses, k.about_id, m.document_id) as document_id, m.line_no, c.line_no as consumed_line,
       m.corrects_id, m.draw_id, m.piece
from ledger.movement m
left join ledger.document d on d.tenant_id = :tenant and d.document_id = m.document_id
left join ledger.document_link k on k.tenant_id = :tenant and k.document_id = m.document_id and k.kind = 'credits'
left join make.consumption c on c.tenant_id = :tenant and c.movement_id = m.movement_id
where m.tenant_id = :tenant and m.lot_id = any(:lots)
order by m.lot_id, m.moved_at, m.xact nulls first, m.movement_id;

--! insert_corrections (entries[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires. Batch, document and line are those of
-- the movement that is corrected.
insert into ledger.movement as n (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, document_id,
                                  entry_id, line_no, piece, corrects_id, moved_at, created_by, created_at)
select t.tenant_id, fix.movement, m.lot_id, m.kind, 0, fix.cost_minor, 0, m.batch_id, m.document_id, fix.entry, m.line_no, m.piece,
       m.movement_id, :now, :by, :now
from app.tenant t
cross join unnest(:movements::uuid[], :corrects::uuid[], :cost_minor::bigint[], :entries::uuid[])
    as fix (movement, corrects, cost_minor, entry)
join ledger.movement m on m.tenant_id = :tenant and m.movement_id = fix.corrects
where t.tenant_id = :tenant
returning n.movement_id;

--! change_costs
update ledger.lot_balance b
set cost_minor = b.cost_minor + part.cost_minor
from (
    select each.lot, sum(each.cost_minor)::bigint as cost_minor
    from unnest(:lots::uuid[], :cost_minor::bigint[]) as each (lot, cost_minor)
    group by each.lot
) part
where b.tenant_id = :tenant and b.lot_id = part.lot
returning b.lot_id;

--! costs_of_lot : (in_minor?, out_minor?)
-- What came into a lot and what left it, with every correction; what was returned counts as not gone.
select l.lot_id, b.cost_minor as left_minor,
       (select sum(m.cost_minor) from ledger.movement m
        left join ledger.movement c on c.tenant_id = :tenant and c.movement_id = m.corrects_id and m.quantity_e6 = 0
        where m.tenant_id = :tenant and m.lot_id = l.lot_id
          and (m.kind in ('receive', 'output', 'opening', 'charge')
               or m.kind in ('split', 'pack') and coalesce(c.quantity_e6, m.quantity_e6) > 0))::bigint as in_minor,
       (select -sum(m.cost_minor) from ledger.movement m
        left join ledger.movement c on c.tenant_id = :tenant and c.movement_id = m.corrects_id and m.quantity_e6 = 0
        where m.tenant_id = :tenant and m.lot_id = l.lot_id
          and not (m.kind in ('receive', 'output', 'opening', 'charge')
                   or m.kind in ('split', 'pack') and coalesce(c.quantity_e6, m.quantity_e6) > 0))::bigint as out_minor
from ledger.lot l
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
where l.tenant_id = :tenant and l.code = :code;

--! batches_drawing : (batch_id?)
select distinct batch_id from ledger.movement
where tenant_id = :tenant and lot_id = any(:lots) and kind = 'consume' and quantity_e6 <> 0 and batch_id is not null;

--! insert_untagged_costs
-- The cost of metal that was issued to the untagged balance goes there.
insert into ledger.untagged as n (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, movement_id, moved_on, created_by,
                                  created_at)
select t.tenant_id, fix.untagged, i.metal, 0, fix.cost_minor, 'issue', fix.movement, :today, :by, :now
from app.tenant t
cross join unnest(:untagged::uuid[], :movements::uuid[], :cost_minor::bigint[]) as fix (untagged, movement, cost_minor)
join ledger.movement m on m.tenant_id = :tenant and m.movement_id = fix.movement
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id and i.metal is not null
where t.tenant_id = :tenant
returning n.untagged_id;
