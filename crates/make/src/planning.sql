--: MakerRow(output_item_id?, shelf_life_days?)

--! recipes_making : MakerRow
-- The newest version of each recipe that makes one of these items.
select r.recipe_version_id, r.code, r.version, r.name, r.output_item_id, r.minimum_age_days, r.shelf_life_days
from (
    select distinct on (v.code) v.recipe_version_id, v.code, v.version, v.name, v.output_item_id, v.minimum_age_days, v.shelf_life_days
    from make.recipe_version v
    where v.tenant_id = :tenant
    order by v.code, v.version desc
) r
where r.output_item_id = any(:items)
order by r.code;

--: ComingRow(output_item_id?, shelf_life_days?, completed_at?, planned_on?, target?)

--! coming : ComingRow
-- Batches of these items that are on their way: planned, running, or not yet released.
select b.batch_id, b.code, b.state, b.minimum_age_days, b.shelf_life_days, b.completed_at, d.planned_on, r.recipe_version_id, r.output_item_id,
       p.target
from make.batch b
join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id
left join make.batch_day d on d.tenant_id = b.tenant_id and d.batch_id = b.batch_id
left join make.batch_plan p on p.tenant_id = b.tenant_id and p.batch_id = b.batch_id
where b.tenant_id = :tenant and r.tenant_id = :tenant and b.state = any(:states) and r.output_item_id = any(:items)
order by b.batch_id
limit 1000;

--! items_of : (density_e6?)
select item_id, code, name, unit, resolution_e6, density_e6 from ledger.item
where tenant_id = :tenant and item_id = any(:items);

--! put_day
-- The day of a batch, in the place of the one before.
insert into make.batch_day (tenant_id, batch_id, planned_on, created_by, created_at)
values (:tenant, :batch, :day, :by, :now)
on conflict (tenant_id, batch_id) do update set planned_on = excluded.planned_on
returning planned_on;

--! day_of
select planned_on from make.batch_day where tenant_id = :tenant and batch_id = :batch;

--! put_vessels
update make.batch set equipment = :equipment
where tenant_id = :tenant and batch_id = :batch
returning batch_id;

--: DayRow(scale_e6?, scale_unit?)

--! batches_on : DayRow
-- The batches that are planned for a day of the range, by day, then code.
select d.planned_on, b.code, b.state, b.equipment, b.scale_e6, b.scale_unit, b.recipe_version_id, r.code as recipe,
       r.name as recipe_name
from make.batch_day d
join make.batch b on b.tenant_id = d.tenant_id and b.batch_id = d.batch_id
join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id
where d.tenant_id = :tenant and b.tenant_id = :tenant and r.tenant_id = :tenant and d.planned_on between :from and :to
order by d.planned_on, b.code
limit 1000;

--: WaitingRow(scale_e6?, scale_unit?)

--! without_day : WaitingRow
-- Batches that are planned and have no day.
select b.code, b.state, b.equipment, b.scale_e6, b.scale_unit, b.recipe_version_id, r.code as recipe, r.name as recipe_name
from make.batch b
join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id
where b.tenant_id = :tenant and r.tenant_id = :tenant and b.state in ('Planned', 'Ready')
  and not exists (select from make.batch_day d where d.tenant_id = :tenant and d.batch_id = b.batch_id)
order by b.created_at desc, b.batch_id desc
limit 100;

--! vessels
select code, name from make.equipment
where tenant_id = :tenant and kind in ('vessel', 'line')
order by code
limit 200;
