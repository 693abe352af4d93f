--: StoredLot(supplier_id?, supplier?, supplier_lot?, received_on?, made_on?, expires_on?, batch_id?, location?, density_e6?, metal?, fineness?, measured_e6?, loss_lower_e6?, loss_upper_e6?)

--! insert_lot (supplier?, supplier_lot?, reference_type?, reference_number?, received_on?, made_on?, expires_on?, batch?, density_e6?, loss_lower_e6?, loss_upper_e6?)
insert into ledger.lot (tenant_id, lot_id, code, item_id, supplier_id, supplier_lot, reference_type, reference_number,
                        received_on, made_on, expires_on, batch_id, needs_release, cost_known, density_e6, loss_lower_e6,
                        loss_upper_e6, opening, created_by, created_at)
values (:tenant, :lot, :code, :item, :supplier, :supplier_lot, :reference_type, :reference_number,
        :received_on, :made_on, :expires_on, :batch, :needs_release, :cost_known, :density_e6,
        :loss_lower_e6, :loss_upper_e6, :opening, :by, :now)
returning true as added;

--! insert_balance (location?)
insert into ledger.lot_balance (tenant_id, lot_id, item_id, quantity_e6, cost_minor, fine_mg, location_id)
values (:tenant, :lot, :item, :quantity_e6, :cost_minor, :fine_mg, :location)
returning true as added;

--! lot_coded : StoredLot
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6,
       coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6,
       l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id,
       (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location,
       i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6,
       exists (select from ledger.lot_piece k where k.tenant_id = :tenant and k.lot_id = l.lot_id) as by_piece
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = l.supplier_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = b.location_id
where l.tenant_id = :tenant and l.code = :code;

--! lot_alike
-- The first, by code, of the other lots that look the same.
select code from ledger.lot
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! lots_alike
-- The same for several codes: of each the first.
select distinct on (part.n) l.code
from ledger.lot l
join unnest(:codes::text[]) with ordinality as part (code, n) on l.look = app.look(part.code) and l.code <> part.code
where l.tenant_id = :tenant
order by part.n, l.code;

--! insert_parts (supplier?, received_on?, made_on?, expires_on?, batch?, density_e6?, loss_lower_e6?, loss_upper_e6?, supplier_lots[?])
-- The lots that one lot becomes. A lot whose code is taken is left out.
insert into ledger.lot as made (tenant_id, lot_id, code, item_id, supplier_id, supplier_lot, received_on, made_on, expires_on, batch_id,
                                needs_release, cost_known, density_e6, loss_lower_e6, loss_upper_e6, opening, created_by, created_at)
select t.tenant_id, part.lot, part.code, :item, :supplier, part.supplier_lot, :received_on, :made_on, :expires_on, :batch,
       :needs_release, :cost_known, :density_e6, :loss_lower_e6, :loss_upper_e6, :opening, :by, :now
from app.tenant t
cross join unnest(:lots::uuid[], :codes::text[], :supplier_lots::bytea[]) as part (lot, code, supplier_lot)
where t.tenant_id = :tenant
on conflict (tenant_id, code) do nothing
returning made.lot_id;

--! insert_part_balances (location?)
insert into ledger.lot_balance as made (tenant_id, lot_id, item_id, quantity_e6, cost_minor, fine_mg, location_id)
select t.tenant_id, part.lot, :item, part.quantity_e6, part.cost_minor, part.fine_mg, :location
from app.tenant t
cross join unnest(:lots::uuid[], :quantity_e6::bigint[], :cost_minor::bigint[], :fine_mg::bigint[])
    as part (lot, quantity_e6, cost_minor, fine_mg)
where t.tenant_id = :tenant
returning made.lot_id;

--! insert_part_movements (batch?, draw?)
-- By which their goods arrived.
insert into ledger.movement as made (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, draw_id, moved_at,
                                     created_by, created_at)
select t.tenant_id, part.movement, part.lot, :kind, part.quantity_e6, part.cost_minor, part.fine_mg, :batch, :draw, :now, :by, :now
from app.tenant t
cross join unnest(:movements::uuid[], :lots::uuid[], :quantity_e6::bigint[], :cost_minor::bigint[], :fine_mg::bigint[])
    as part (movement, lot, quantity_e6, cost_minor, fine_mg)
where t.tenant_id = :tenant
returning made.movement_id;

--! lock_lot : StoredLot
-- The same, with the balance locked until the end: a second caller waits and then sees what the first one
-- left.
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6,
       coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6,
       l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id,
       (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location,
       i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6,
       exists (select from ledger.lot_piece k where k.tenant_id = :tenant and k.lot_id = l.lot_id) as by_piece
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = l.supplier_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = b.location_id
where l.tenant_id = :tenant and l.code = :code
for no key update of b;

--! hold_release
-- Until the end no release of the batch that made the lot begins: it waits, and then reaches what was made of the lot meanwhile.
select b.batch_id from ledger.lot l
join make.batch b on b.tenant_id = :tenant and b.batch_id = l.batch_id
where l.tenant_id = :tenant and l.code = :code
for share of b;

--! lots_page : StoredLot
-- Newest first; the zero uuid means every item, and the prefix of a code is a range on its "C" column.
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6,
       coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6,
       l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id,
       (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location,
       i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6,
       exists (select from ledger.lot_piece k where k.tenant_id = :tenant and k.lot_id = l.lot_id) as by_piece
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = l.supplier_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = b.location_id
where l.tenant_id = :tenant and l.lot_id < :before and l.code >= :first and l.code < :beyond
  and (:any_item or l.item_id = :item) and (not :in_stock or b.quantity_e6 > 0)
  and (not :expiring or (b.quantity_e6 > 0 and l.expires_on <= :until))
order by l.lot_id desc
limit :many;

--: LotRef(batch_id?, density_e6?)

--! lots_coded : LotRef
select l.lot_id, l.code, l.item_id, l.batch_id, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.code = any(:codes);

--: BatchLot(density_e6?)

--! lots_of_batch : BatchLot
select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit,
       coalesce((select m.density_e6 from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.kind in ('output', 'opening') and m.density_e6 is not null
                 order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6, b.quantity_e6, b.cost_minor,
       (select coalesce(sum(m.quantity_e6), 0) from ledger.movement m
        where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.kind in ('output', 'opening'))::bigint as made_e6,
       (not l.needs_release or r.lot_id is not null) as released
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = l.lot_id
where l.tenant_id = :tenant and l.batch_id = :batch
order by l.lot_id;

--! unreleased_of : (batch_id?)
-- What is left of the lots of these batches that wait for their release.
select l.batch_id, l.lot_id, l.item_id, b.quantity_e6
from ledger.lot l
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
where l.tenant_id = :tenant and l.batch_id = any(:batches) and l.needs_release and b.quantity_e6 > 0
  and not exists (select 1 from ledger.lot_release r where r.tenant_id = :tenant and r.lot_id = l.lot_id)
order by l.lot_id;

--! release_lots_of
insert into ledger.lot_release as n (tenant_id, lot_id, released_by, released_at)
select l.tenant_id, l.lot_id, :by, :now from ledger.lot l
where l.tenant_id = :tenant and l.batch_id = :batch and l.needs_release
on conflict do nothing
returning n.lot_id;

--: StockRow(expires_on?, received_on?)

--! stock_of : StockRow
select l.lot_id, l.code, b.quantity_e6, l.expires_on, coalesce(l.received_on, l.made_on) as received_on,
       (not l.needs_release or r.lot_id is not null) as released
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = b.lot_id
where b.tenant_id = :tenant and b.item_id = :item and b.quantity_e6 > 0;

--: StockOfItems(expires_on?, received_on?)

--! stock_of_items : StockOfItems
select l.item_id, l.lot_id, l.code, b.quantity_e6, l.expires_on, coalesce(l.received_on, l.made_on) as received_on,
       (not l.needs_release or r.lot_id is not null) as released
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
left join ledger.lot_release r on r.tenant_id = :tenant and r.lot_id = b.lot_id
where b.tenant_id = :tenant and b.item_id = any(:items) and b.quantity_e6 > 0;

--: Expiring(expires_on?)

--! expiring_stock : Expiring
select l.code, i.code as item, i.unit, b.quantity_e6, l.expires_on
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = b.item_id
where b.tenant_id = :tenant and b.quantity_e6 > 0 and l.expires_on <= :until
order by l.expires_on, l.code
limit :many;

--! expiring_count
-- How many lots in stock are past their last day, and how many have it until `until`.
select count(*) filter (where l.expires_on < :today) as expired,
       count(*) filter (where l.expires_on >= :today) as soon
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
where b.tenant_id = :tenant and b.quantity_e6 > 0 and l.expires_on <= :until;

--! mark_cost_is_part
update ledger.lot_balance set cost_is_part = true
where tenant_id = :tenant and lot_id = :lot and not cost_is_part
returning lot_id;

--: MadeLot(batch_id?, density_e6?)

--! made_by : MadeLot
-- What batches made, less what was returned, with its cost as booked. The density is the one of the moment when it was made.
select m.batch_id, m.lot_id, i.code as item, i.kind, i.unit, sum(m.quantity_e6)::bigint as made_e6,
       coalesce((array_agg(m.density_e6 order by m.movement_id))[1], l.density_e6, i.density_e6) as density_e6,
       sum(m.cost_minor)::bigint as cost_minor,
       coalesce(case i.unit when 'each' then sum(m.quantity_e6) / 1000000
                    else (select count(*) from (select from ledger.movement k
                                                where k.tenant_id = :tenant and k.lot_id = m.lot_id
                                                  and k.kind in ('output', 'opening') and k.piece is not null
                                                group by k.piece having sum(k.quantity_e6) > 0) s) end, 0)::bigint as pieces
from ledger.movement m
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id and l.batch_id = m.batch_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where m.tenant_id = :tenant and m.batch_id = any(:batches) and m.kind in ('output', 'opening')
group by m.batch_id, m.lot_id, i.code, i.kind, i.unit, l.density_e6, i.density_e6
order by min(m.moved_at), min(m.xact), m.lot_id;

--! fat_of : (fat_e15?)
-- Of milk: as mixed in a silo, or as tested when it was taken in.
select coalesce((select s.fat_e15 from make.silo_lot s where s.tenant_id = :tenant and s.lot_id = :lot),
                (select m.fat_e6 * 1000000000 from make.milk_intake m where m.tenant_id = :tenant and m.lot_id = :lot)) as fat_e15;
