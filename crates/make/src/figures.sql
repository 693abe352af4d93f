--: EndedBatch(scale_e6?, scale_unit?, tolerance_e6?, completed_at?, target?)

--! ended_batches : EndedBatch
-- The batches that were completed between two moments, the newest first; those that were given up made nothing. An empty recipe
-- is every recipe.
select b.batch_id, b.code, b.scale_e6, b.scale_unit, b.tolerance_percent_e6 as tolerance_e6, b.completed_at,
       b.recipe_version_id, r.code as recipe, r.version as recipe_version, p.target
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
left join make.batch_plan p on p.tenant_id = :tenant and p.batch_id = b.batch_id
where b.tenant_id = :tenant and b.completed_at >= :begin and b.completed_at < :until and b.state <> 'Aborted'
  and (:recipe::text = '' or r.code = :recipe)
order by b.completed_at desc, b.batch_id desc
limit :many;

--! measured_of
-- The last value of each name that was measured in these batches.
select distinct on (o.batch_id, o.name) o.batch_id, o.name, o.value_e6
from make.batch_observation o
where o.tenant_id = :tenant and o.batch_id = any(:batches)
order by o.batch_id, o.name, o.batch_observation_id desc;
