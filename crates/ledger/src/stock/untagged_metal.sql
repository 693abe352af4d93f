--! insert_untagged (cost_minor?, movement?, document?, entry?)
insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, movement_id, document_id, entry_id,
                             moved_on, created_by, created_at)
values (:tenant, :untagged, :metal::text, :fine_mg, :cost_minor, :cause, :movement, :document, :entry, :moved_on, :by, :now)
returning true as added;

--! insert_untagged_at_start (metal?, cost_minor?)
insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, entry_id, moved_on, created_by, created_at)
values (:tenant, :untagged, :metal::text, :fine_mg, :cost_minor, :cause, :entry, :moved_on, :by, :now)
returning true as added;

--! hold_metals
-- Whoever holds the rows is the only one who draws on the cost of these metals, or charges a day of them. Before the first day is
-- charged there is no row.
select metal from ledger.untagged_cost
where tenant_id = :tenant and metal = any(:metals::text[])
order by metal
for update;

--! balances_of : (metal?)
-- What there is of a metal, less what bills took up to the last charged day; and what it costs.
select k.metal,
       (coalesce((select sum(u.fine_mg) from ledger.untagged u where u.tenant_id = :tenant and u.metal = k.metal), 0)
        - coalesce((select c.billed_mg from ledger.untagged_cost c where c.tenant_id = :tenant and c.metal = k.metal), 0))::bigint
           as fine_mg,
       coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = :tenant and u.metal = k.metal), 0)::bigint
           as cost_minor
from app.tenant t
cross join unnest(:metals::text[]) as k (metal)
where t.tenant_id = :tenant;
