--: LotOffered(expires_on?, density_e6?, price_e6?, tax_class?, metal?, fineness?)

--! lots_offered : LotOffered
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6,
       coalesce(l.density_e6, i.density_e6) as density_e6, i.price_e6, i.tax_class, l.expires_on, (not l.needs_release or r.lot_id is not null) as released,
       b.quantity_e6, b.cost_minor, i.metal, i.fineness, b.fine_mg, l.cost_known,
       exists (select from ledger.lot_piece k where k.tenant_id = :tenant and k.lot_id = l.lot_id) as by_piece
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
where l.tenant_id = :tenant and l.code = any(:codes);

--! lock_offered : LotOffered
-- The same, with the balances locked in id order: of two calls that sell the last of a lot, the second waits
-- and sees what is left.
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6,
       coalesce(l.density_e6, i.density_e6) as density_e6, i.price_e6, i.tax_class, l.expires_on, (not l.needs_release or r.lot_id is not null) as released,
       b.quantity_e6, b.cost_minor, i.metal, i.fineness, b.fine_mg, l.cost_known,
       exists (select from ledger.lot_piece k where k.tenant_id = :tenant and k.lot_id = l.lot_id) as by_piece
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
where l.tenant_id = :tenant and l.code = any(:codes)
order by l.lot_id
for no key update of b;

--! lock_sold : (line_no?, piece?)
-- The goods that went out on a bill, in that order, with every correction of their cost; the balances of their lots are locked in
-- id order.
select m.lot_id, m.movement_id, m.quantity_e6, m.fine_mg, m.line_no, m.piece,
       (m.cost_minor + coalesce((select sum(f.cost_minor) from ledger.movement f
                                 where f.tenant_id = :tenant and f.corrects_id = m.movement_id), 0))::bigint as cost_minor
from ledger.movement m
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = m.lot_id
where m.tenant_id = :tenant and m.lot_id = any(:lots) and m.document_id = :document and m.kind = 'sell'
  and m.corrects_id is null
order by m.lot_id, m.movement_id
for no key update of b;

--! steps_of
-- The weighing step of each lot's item, in millionths of its unit.
select l.lot_id, i.resolution_e6
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.lot_id = any(:lots);

--! insert_sold (party?, line_nos[?], pieces[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into ledger.movement as moved (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, document_id,
                                      party_id, line_no, piece, moved_at, created_by, created_at)
select t.tenant_id, part.movement, part.lot, 'sell', part.quantity_e6, part.cost_minor, part.fine_mg, :document,
       :party, part.line_no, part.piece, :now, :by, :now
from app.tenant t
cross join unnest(:movements::uuid[], :lots::uuid[], :quantity_e6::bigint[], :cost_minor::bigint[], :fine_mg::bigint[],
                  :line_nos::integer[], :pieces::bigint[])
    as part (movement, lot, quantity_e6, cost_minor, fine_mg, line_no, piece)
where t.tenant_id = :tenant
returning moved.movement_id;

--! change_sold
-- Relative, as one movement's change is; several parts of one lot change it once.
update ledger.lot_balance b
set quantity_e6 = b.quantity_e6 + part.quantity_e6, cost_minor = b.cost_minor + part.cost_minor,
    fine_mg = b.fine_mg + part.fine_mg
from (
    select each.lot, sum(each.quantity_e6)::bigint as quantity_e6, sum(each.cost_minor)::bigint as cost_minor,
           sum(each.fine_mg)::bigint as fine_mg
    from unnest(:lots::uuid[], :quantity_e6::bigint[], :cost_minor::bigint[], :fine_mg::bigint[])
        as each (lot, quantity_e6, cost_minor, fine_mg)
    group by each.lot
) part
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = part.lot
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where b.tenant_id = :tenant and b.lot_id = part.lot
returning l.code, i.unit, b.quantity_e6, b.cost_minor;

--! sold_newest : (party_id?, party?, party_name?)
-- The bills with goods of these lots, less returns by their credit notes, and shipments without a bill, one that was corrected as
-- corrected: the newest `many` of them, with the number of them all and of the papers that they are on. Bills with everything returned
-- are left out.
with sold as (
    select b.document_id, b.number as document, b.document_date, m.party_id, y.code as party, y.name as party_name, l.code as lot,
           i.unit, (-sum(m.quantity_e6))::bigint as quantity_e6, false as is_shipment
    from ledger.movement m
    join ledger.document d on d.tenant_id = :tenant and d.document_id = m.document_id
    left join ledger.document_link k on k.tenant_id = :tenant and k.document_id = d.document_id and k.kind = 'credits'
    join ledger.document b on b.tenant_id = :tenant and b.document_id = case when d.reverses is not null then d.reverses when k.about_id is not null then k.about_id else d.document_id end
    join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id
    join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
    left join ledger.party y on y.tenant_id = :tenant and y.party_id = m.party_id
    where m.tenant_id = :tenant and m.lot_id = any(:lots) and m.kind = 'sell'
    group by b.document_id, b.number, b.document_date, m.party_id, y.code, y.name, l.code, i.unit
    having sum(m.quantity_e6) <> 0
    union all
    select s.movement_id, s.number, s.shipped_on, s.party_id, y.code, y.name, l.code, i.unit, (-m.quantity_e6)::bigint, true
    from ledger.shipment s
    join ledger.movement m on m.tenant_id = :tenant and m.movement_id = s.movement_id
    join ledger.lot l on l.tenant_id = :tenant and l.lot_id = s.lot_id
    join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
    join ledger.party y on y.tenant_id = :tenant and y.party_id = s.party_id
    where s.tenant_id = :tenant and s.lot_id = any(:lots)
      and not exists (select from ledger.shipment_correction c where c.tenant_id = :tenant and c.movement_id = s.movement_id)
)
select s.document_id, s.document, s.document_date, s.party_id, s.party, s.party_name, s.lot, s.unit, s.quantity_e6, s.is_shipment,
       (select count(*) from sold a) as sold_count,
       (select count(distinct (a.document, a.is_shipment)) from sold a) as paper_count
from sold s
order by s.document_date desc, s.document_id desc, s.lot
limit :many;
