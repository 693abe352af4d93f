--! pieces_of
select piece, quantity_e6, cost_minor, held from ledger.lot_piece
where tenant_id = :tenant and lot_id = :lot and quantity_e6 > 0
order by piece;

--! pieces_of_lots
-- Those that are gone too: their numbers are known.
select lot_id, piece, quantity_e6, cost_minor, held from ledger.lot_piece
where tenant_id = :tenant and lot_id = any(:lots)
order by lot_id, piece;

--! pieces_of_items
-- Those in stock, by the code of their lot; the held ones too.
select l.code as lot, k.piece, k.quantity_e6, k.cost_minor, k.held
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
join ledger.lot_piece k on k.tenant_id = :tenant and k.lot_id = b.lot_id
where b.tenant_id = :tenant and b.item_id = any(:items) and b.quantity_e6 > 0 and k.quantity_e6 > 0
order by l.lot_id, k.piece;

--! change_pieces
-- Relative, as the change of a balance is; several parts of one piece change it once, and the table refuses less than nothing.
update ledger.lot_piece k
set quantity_e6 = k.quantity_e6 + part.quantity_e6, cost_minor = k.cost_minor + part.cost_minor
from (
    select each.lot, each.piece, sum(each.quantity_e6)::bigint as quantity_e6, sum(each.cost_minor)::bigint as cost_minor
    from unnest(:lots::uuid[], :pieces::bigint[], :quantity_e6::bigint[], :cost_minor::bigint[])
        as each (lot, piece, quantity_e6, cost_minor)
    group by each.lot, each.piece
) part
where k.tenant_id = :tenant and k.lot_id = part.lot and k.piece = part.piece
returning k.lot_id, k.piece;

--! put_pieces
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into ledger.lot_piece as n (tenant_id, lot_id, piece, quantity_e6, cost_minor)
select t.tenant_id, part.lot, part.piece, part.quantity_e6, part.cost_minor
from app.tenant t
cross join unnest(:lots::uuid[], :pieces::bigint[], :quantity_e6::bigint[], :cost_minor::bigint[])
    as part (lot, piece, quantity_e6, cost_minor)
where t.tenant_id = :tenant
on conflict (tenant_id, lot_id, piece) do update set quantity_e6 = excluded.quantity_e6, cost_minor = excluded.cost_minor
returning n.piece;

--! free_pieces
update ledger.lot_piece set held = false
where tenant_id = :tenant and lot_id = :lot and piece = any(:pieces)
returning piece;

--! hold_pieces
update ledger.lot_piece set held = true
where tenant_id = :tenant and lot_id = :lot and piece = any(:pieces)
returning piece;
