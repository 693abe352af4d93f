--! allergens_of_lots : (allergen?)
select distinct a.allergen
from ledger.lot l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
cross join unnest(i.allergens) as a (allergen)
where l.tenant_id = :tenant and l.lot_id = any(:lots);

--! made_by_versions
-- The version of the recipe that each of these batches was made by.
select b.code as batch, r.recipe_version_id, r.code as recipe, r.version
from make.batch b
join make.recipe_version r on r.tenant_id = :tenant and r.recipe_version_id = b.recipe_version_id
where b.tenant_id = :tenant and b.batch_id = any(:batches)
order by b.code;
