--: BatchRow(scale_e6?, scale_unit?, shelf_life_days?, tolerance_e6?, opening_mass_e6?, started_at?, completed_at?, output_item?)

--! insert_batch (scale_e6?, scale_unit?, shelf_life_days?, tolerance_e6?, opening_mass_e6?, started_at?, completed_at?)
insert into make.batch (tenant_id, batch_id, code, recipe_version_id, state, scale_e6, scale_unit, equipment, open_lines,
                        minimum_age_days, shelf_life_days, tolerance_percent_e6, opening_mass_e6, opening_cost_minor,
                        started_at, completed_at, opening, version, created_by, created_at)
values (:tenant, :batch, :code, :recipe_version, :state, :scale_e6, :scale_unit, :equipment, :open_lines,
        :minimum_age_days, :shelf_life_days, :tolerance_e6, :opening_mass_e6, :opening_cost_minor,
        :started_at, :completed_at, :opening, :version, :by, :now)
returning true as planned;

--! insert_batch_line (planned_e6?)
insert into make.batch_line (tenant_id, batch_id, line_no, item_id, planned_e6, unit)
values (:tenant, :batch, :line_no, :item, :planned_e6, :unit)
returning true as added;

--! require_points_of
-- The newest version of a point decides for which recipe it is required.
insert into make.batch_control_point as n (tenant_id, batch_id, control_point_id)
select p.tenant_id, :batch::uuid as batch_id, p.control_point_id
from make.control_point p
where p.tenant_id = :tenant and p.applies_to = :recipe
  and not exists (select from make.control_point c where c.tenant_id = :tenant and c.code = p.code and c.version > p.version)
returning n.control_point_id;

--! require_points_coded
insert into make.batch_control_point as n (tenant_id, batch_id, control_point_id)
select distinct on (p.code) p.tenant_id, :batch::uuid as batch_id, p.control_point_id
from make.control_point p
where p.tenant_id = :tenant and p.code = any(:codes)
order by p.code, p.version desc
returning n.control_point_id;

--! insert_event (reason?)
insert into make.batch_event (tenant_id, batch_id, seq, verb, to_state, reason, at, opening, created_by)
values (:tenant, :batch, :seq, :verb, :to_state, :reason, :at, :opening, :by)
returning true as kept;

--! lock_batch : BatchRow
select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days,
       b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at,
       b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name,
       i.code as output_item
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where b.tenant_id = :tenant and b.code = :code
for no key update of b;

--! batch_coded : BatchRow
select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days,
       b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at,
       b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name,
       i.code as output_item
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where b.tenant_id = :tenant and b.code = :code;

--! lock_batches : BatchRow
-- Several batches are locked in one order, so that of two calls that lock the same ones the second waits.
select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days,
       b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at,
       b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name,
       i.code as output_item
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where b.tenant_id = :tenant and b.batch_id = any(:batches)
order by b.batch_id
for no key update of b;

--! batches_page : BatchRow
-- The newest first. The id of an imported batch says nothing about its time, so the time comes first.
select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days,
       b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at,
       b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name,
       i.code as output_item
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where b.tenant_id = :tenant and b.state = any(:states)
  and (b.created_at, b.batch_id) < (
      (select coalesce(max(x.created_at), 'infinity'::timestamptz) from make.batch x where x.tenant_id = :tenant and x.batch_id = :before),
      :before)
order by b.created_at desc, b.batch_id desc
limit :many;

--! batches_by_state
select state, count(*) as batches from make.batch where tenant_id = :tenant group by state order by state;

--! move_batch (started_at?, completed_at?)
update make.batch set state = :state, started_at = :started_at, completed_at = :completed_at, version = version + 1
where tenant_id = :tenant and batch_id = :batch
returning version;

--: EventRow(reason?)

--! events_of : EventRow
select e.seq, e.verb, e.to_state, e.reason, e.at, e.opening, e.created_by, p.name as by_name
from make.batch_event e
join app.membership p on p.tenant_id = :tenant and p.person_id = e.created_by
where e.tenant_id = :tenant and e.batch_id = :batch
order by e.seq;

--: BatchLine(planned_e6?)

--! batch_lines_of : BatchLine
select l.line_no, l.item_id, i.code as item, i.name as item_name, l.planned_e6, l.unit
from make.batch_line l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.batch_id = :batch
order by l.line_no;

--! batch_ids_coded
select batch_id, code, state from make.batch where tenant_id = :tenant and code = any(:codes);

--! batch_codes
select batch_id, code, state from make.batch where tenant_id = :tenant and batch_id = any(:batches) order by code;

--! unreleased_parents
select distinct b.code
from make.consumption c
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = c.lot_id and l.needs_release
join make.batch b on b.tenant_id = :tenant and b.batch_id = l.batch_id
where c.tenant_id = :tenant and c.batch_id = :batch
  and (select sum(n.quantity_e6) from make.consumption n
       where n.tenant_id = :tenant and n.batch_id = :batch and n.lot_id = c.lot_id) > 0
  and not exists (select 1 from ledger.lot_release r where r.tenant_id = :tenant and r.lot_id = c.lot_id)
order by b.code;

--! operators_of
-- The operators of a batch: those who moved it manually or added an input.
select e.created_by from make.batch_event e
where e.tenant_id = :tenant and e.batch_id = :batch and not e.opening and e.verb in ('start', 'resume', 'complete')
union
select c.created_by from make.consumption c where c.tenant_id = :tenant and c.batch_id = :batch and not c.opening;

--! line_of
select l.item_id, i.code as item, l.unit
from make.batch_line l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join make.batch b on b.tenant_id = :tenant and b.batch_id = l.batch_id
where l.tenant_id = :tenant and b.code = :batch and l.line_no = :line_no;

--! insert_consumption (override_reason?)
insert into make.consumption (tenant_id, movement_id, batch_id, line_no, lot_id, quantity_e6, cost_minor, override_reason,
                              skipped, opening, consumed_at, created_by)
values (:tenant, :movement, :batch, :line_no, :lot, :quantity_e6, :cost_minor, :override_reason, :skipped, :opening, :now, :by)
returning true as kept;

--! drawn_on_line (piece?) : (density_e6?)
-- What a line still has of a lot, or of one piece of it, with every correction of its cost, and what the whole batch has of it.
select coalesce(sum(c.quantity_e6) filter (where c.line_no = :line_no and d.piece is not distinct from :piece), 0)::bigint as quantity_e6,
       coalesce(sum(c.cost_minor - coalesce(f.cost_minor, 0))
                filter (where c.line_no = :line_no and d.piece is not distinct from :piece), 0)::bigint as cost_minor,
       coalesce(sum(c.quantity_e6), 0)::bigint as of_batch_e6, (array_agg(d.density_e6 order by d.movement_id desc))[1] as density_e6
from make.consumption c
join ledger.movement d on d.tenant_id = :tenant and d.movement_id = c.movement_id
left join lateral (select sum(m.cost_minor) as cost_minor from ledger.movement m
                   where m.tenant_id = :tenant and m.corrects_id = c.movement_id) f on true
where c.tenant_id = :tenant and c.batch_id = :batch and c.lot_id = :lot;

--: Consumed(density_e6?, override_reason?)

--! consumed_by : Consumed
-- With every correction of its cost, and the density of the moment when it was consumed.
select c.movement_id, c.line_no, l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit,
       coalesce(m.density_e6, l.density_e6, i.density_e6) as density_e6, c.quantity_e6,
       (c.cost_minor - coalesce((select sum(f.cost_minor) from ledger.movement f
                                 where f.tenant_id = :tenant and f.corrects_id = c.movement_id), 0))::bigint as cost_minor,
       c.override_reason, c.skipped, c.consumed_at, c.created_by, p.name as by_name
from make.consumption c
join ledger.movement m on m.tenant_id = :tenant and m.movement_id = c.movement_id
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = c.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join app.membership p on p.tenant_id = :tenant and p.person_id = c.created_by
where c.tenant_id = :tenant and c.batch_id = :batch
order by c.movement_id;

--! insert_plan
insert into make.batch_plan (tenant_id, batch_id, target, created_by, created_at)
values (:tenant, :batch, :target, :by, :now)
returning true as kept;

--! plan_of
select target from make.batch_plan where tenant_id = :tenant and batch_id = :batch;

--! insert_observation
insert into make.batch_observation (tenant_id, batch_observation_id, batch_id, name, value_e6, created_by, created_at)
values (:tenant, :observation, :batch, :name, :value_e6, :by, :now)
returning true as kept;

--! observations_of
-- The last value of each name.
select distinct on (o.name) o.name, o.value_e6 from make.batch_observation o
where o.tenant_id = :tenant and o.batch_id = :batch
order by o.name, o.batch_observation_id desc;

--! update_planned (planned_e6?)
update make.batch_line set planned_e6 = :planned_e6
where tenant_id = :tenant and batch_id = :batch and line_no = :line_no
returning true as changed;

--! insert_labour
insert into make.batch_labour (tenant_id, batch_labour_id, batch_id, hours_e6, cost_minor, created_by, created_at)
values (:tenant, :labour, :batch, :hours_e6, :cost_minor, :by, :now)
returning true as kept;

--! labour_of
select coalesce(sum(hours_e6), 0)::bigint as hours_e6, coalesce(sum(cost_minor), 0)::bigint as cost_minor from make.batch_labour
where tenant_id = :tenant and batch_id = :batch;

--! insert_overhead
insert into make.batch_overhead (tenant_id, batch_overhead_id, batch_id, name, cost_minor, created_by, created_at)
values (:tenant, :overhead, :batch, :name, :cost_minor, :by, :now)
returning true as kept;

--! overheads_of
select batch_overhead_id, name, cost_minor from make.batch_overhead
where tenant_id = :tenant and batch_id = :batch
order by batch_overhead_id;

--! lost_of : (batch_id?)
-- What was posted as lost of the cost of batches, because no output could bear it.
select e.batch_id,
       coalesce(sum(case when p.debit_account = 'STOCK_LOSS' then p.amount else -p.amount end), 0)::bigint as lost_minor
from ledger.journal_entry e
join ledger.posting p on p.tenant_id = :tenant and p.entry_id = e.entry_id
where e.tenant_id = :tenant and e.batch_id = any(:batches)
  and (p.debit_account = 'STOCK_LOSS' and p.credit_account = 'WORK_IN_PROGRESS'
       or p.debit_account = 'WORK_IN_PROGRESS' and p.credit_account = 'STOCK_LOSS')
group by e.batch_id;

--! codes_newest
-- The codes of the newest batches, the newest first: the number of the next one follows from them.
select code from make.batch where tenant_id = :tenant order by created_at desc, batch_id desc limit :many;
