--: SiloRow(cleaned_at?)

--! insert_silo (cleaned_at?)
insert into make.silo (tenant_id, silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no, opening, created_by, created_at)
values (:tenant, :silo, :code, :capacity_e6, :unit, :cleaned_at, false, 0, :opening, :by, :now)
returning true as added;

--! silo_alike
-- The first, by code, of the other silos that look the same.
select code from make.silo
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! silo_coded : SiloRow
select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo
where tenant_id = :tenant and code = :code;

--! lock_silo : SiloRow
-- Milk goes in and out of a silo one call after the other.
select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo
where tenant_id = :tenant and code = :code
for no key update;

--! silos_page : SiloRow
select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo
where tenant_id = :tenant and code > :after
order by code
limit :many;

--! fill_silo
update make.silo set in_use = true, last_no = :no where tenant_id = :tenant and silo_id = :silo
returning true as filled;

--! clean_silo
update make.silo set in_use = false, cleaned_at = :now where tenant_id = :tenant and silo_id = :silo
returning true as cleaned;

--! codes_taken
select code from ledger.lot where tenant_id = :tenant and code = any(:codes);

--! insert_silo_lot
insert into make.silo_lot (tenant_id, lot_id, silo_id, no, fat_e15, created_by, created_at)
values (:tenant, :lot, :silo, :no, :fat_e15, :by, :now)
returning true as added;

--! insert_intake (protein_e6?, somatic_cells?, total_count?, freezing_point_e6?)
insert into make.milk_intake (tenant_id, lot_id, silo_lot_id, silo_id, temperature_e6, antibiotic, fat_e6, protein_e6, somatic_cells,
                              total_count, freezing_point_e6, created_by, created_at)
values (:tenant, :lot, :silo_lot, :silo, :temperature_e6, :antibiotic, :fat_e6, :protein_e6, :somatic_cells, :total_count,
        :freezing_point_e6, :by, :now)
returning true as added;

--! insert_cleaning (programme?)
insert into make.silo_cleaning (tenant_id, silo_cleaning_id, silo_id, programme, cleaned_at, created_by, created_at)
values (:tenant, :cleaning, :silo, :programme, :now, :by, :now)
returning true as added;

--: SiloContent(expires_on?, density_e6?)

--! contents_of : SiloContent
-- What is in silos now. Usually that is one lot each; milk that came back from a batch is in the lot it was drawn from. The
-- density is the one that the milk had when it came in.
select s.silo_id, s.lot_id, s.no, s.fat_e15, l.code, l.expires_on, i.code as item, i.name as item_name, i.unit,
       coalesce((select m.density_e6 from ledger.movement m
                 where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.kind = 'pack' and m.density_e6 is not null
                 order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6, b.quantity_e6, b.cost_minor
from make.silo_lot s
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = s.lot_id and b.quantity_e6 > 0
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = s.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where s.tenant_id = :tenant and s.silo_id = any(:silos)
order by s.silo_id, s.no;

--: MixedMilk(silo_no?)

--! mixed_from : MixedMilk
-- What went into some lots of silos, and into the lots of the silo before them. A parent with a number is such a lot itself.
with recursive above (lot_id) as (
    select s.lot_id from make.silo_lot s where s.tenant_id = :tenant and s.lot_id = any(:lots)
    union
    select s.lot_id from above a
    join ledger.lot_edge e on e.tenant_id = :tenant and e.child_id = a.lot_id
    join make.silo_lot s on s.tenant_id = :tenant and s.lot_id = e.parent_id
)
select s.no, e.child_id, e.parent_id, l.code as parent, e.quantity_e6, p.no as silo_no
from above a
join make.silo_lot s on s.tenant_id = :tenant and s.lot_id = a.lot_id
join ledger.lot_edge e on e.tenant_id = :tenant and e.child_id = a.lot_id
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = e.parent_id
left join make.silo_lot p on p.tenant_id = :tenant and p.lot_id = e.parent_id
order by s.no desc, e.parent_id;

--! drawn_by
-- What a batch has drawn of each lot of a silo, less what came back.
select c.lot_id, sum(c.quantity_e6)::bigint as quantity_e6
from make.consumption c
join make.silo_lot s on s.tenant_id = :tenant and s.lot_id = c.lot_id
where c.tenant_id = :tenant and c.batch_id = :batch
group by c.lot_id
having sum(c.quantity_e6) > 0
order by c.lot_id;

--! is_of_silo
select exists (select from make.silo_lot where tenant_id = :tenant and lot_id = :lot) as is_of_silo;

--: IntakeRow(supplier_id?, supplier?, protein_e6?, somatic_cells?, total_count?, freezing_point_e6?)

--! intakes_of : IntakeRow
-- The last ones, newest first.
select m.lot_id, l.code as lot, t.code as silo_lot, l.supplier_id, p.code as supplier, e.quantity_e6, i.unit, m.temperature_e6,
       m.antibiotic, m.fat_e6, m.protein_e6, m.somatic_cells, m.total_count, m.freezing_point_e6, m.created_at, m.created_by,
       n.name as by_name
from make.milk_intake m
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join ledger.lot t on t.tenant_id = :tenant and t.lot_id = m.silo_lot_id
join ledger.lot_edge e on e.tenant_id = :tenant and e.parent_id = m.lot_id and e.child_id = m.silo_lot_id
join app.membership n on n.tenant_id = :tenant and n.person_id = m.created_by
left join ledger.party p on p.tenant_id = :tenant and p.party_id = l.supplier_id
where m.tenant_id = :tenant and m.silo_id = :silo
order by m.lot_id desc
limit :many;

--! draws_of
-- The last ones out of the silo's newest lots; milk that came back from a batch is negative.
select m.movement_id, l.code as lot, b.code as batch, (-m.quantity_e6)::bigint as quantity_e6, i.unit,
       (-m.cost_minor)::bigint as cost_minor, m.moved_at, m.created_by, n.name as by_name
from make.silo_lot s
join ledger.movement m on m.tenant_id = :tenant and m.lot_id = s.lot_id and m.kind = 'consume' and m.quantity_e6 <> 0
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = s.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join make.batch b on b.tenant_id = :tenant and b.batch_id = m.batch_id
join app.membership n on n.tenant_id = :tenant and n.person_id = m.created_by
where s.tenant_id = :tenant and s.silo_id = :silo and s.no > :after_no
order by m.movement_id desc
limit :many;

--: CleaningRow(programme?)

--! cleanings_of : CleaningRow
-- The last ones, newest first.
select c.silo_cleaning_id, c.programme, c.cleaned_at, c.created_by, n.name as by_name
from make.silo_cleaning c
join app.membership n on n.tenant_id = :tenant and n.person_id = c.created_by
where c.tenant_id = :tenant and c.silo_id = :silo
order by c.silo_cleaning_id desc
limit :many;

--! refused_intakes : (code?)
-- The events of milk that was refused at the gate, newest first.
select event_id, at, code, content from app.audit_event
where tenant_id = :tenant and action = :action and event_id < :before and result = 'denied' and code = any(:codes)
order by event_id desc
limit :many;
