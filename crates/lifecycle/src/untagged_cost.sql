--! workspaces_with_costed_metal
-- Run as the role for jobs, across all workspaces: those with untagged metal of a known cost.
select t.tenant_id from app.tenant t
where t.tenant_id > :after
  and exists (select from ledger.untagged u where u.tenant_id = t.tenant_id and u.cost_minor <> 0)
order by t.tenant_id
limit 1000;

--! begin_costing
-- The cost of a metal is charged from the day on which the first of a known cost came. What bills took before had none.
insert into ledger.untagged_cost as begun (tenant_id, metal, through, billed_mg, charged_minor)
select t.tenant_id, f.metal, f.first_on - 1,
       coalesce((select sum(case d.doc_type when 'credit_note' then -l.fine_mg else l.fine_mg end)
                 from ledger.document d
                 join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
                 where d.tenant_id = :tenant and d.doc_type in ('invoice', 'debit_note', 'credit_note')
                   and d.posted_at < f.first_on::timestamp at time zone t.timezone
                   and l.metal = f.metal and l.article_id is null and l.lot_id is null), 0)::bigint,
       0
from app.tenant t
cross join (
    select u.metal, min(u.moved_on) as first_on from ledger.untagged u
    where u.tenant_id = :tenant and u.metal is not null and u.cost_minor <> 0
    group by u.metal
) f
where t.tenant_id = :tenant
on conflict (tenant_id, metal) do nothing
returning begun.metal;

--! next_to_charge : (currency?, day?, last_day?)
-- The day after the last charged one, and the last one that is over.
select t.currency, min(c.through) + 1 as day, (:over::timestamptz at time zone t.timezone)::date - 1 as last_day
from app.tenant t
join ledger.untagged_cost c on c.tenant_id = :tenant
where t.tenant_id = :tenant
group by t.currency, t.timezone;

--! hold_metals
-- Whoever holds the rows is the only one who charges this day, or draws from the untagged balance.
select metal from ledger.untagged_cost
where tenant_id = :tenant and through = :day::date - 1
order by metal
for update;

--! metals_of_day
-- What there was of each metal, at what cost, up to a day; and what bills by weight took on it.
select c.metal, c.billed_mg as billed_before_mg, c.charged_minor,
       coalesce((select sum(u.fine_mg) from ledger.untagged u
                 where u.tenant_id = :tenant and u.metal = c.metal and u.moved_on <= :day), 0)::bigint as fine_mg,
       coalesce((select sum(u.cost_minor) from ledger.untagged u
                 where u.tenant_id = :tenant and u.metal = c.metal and u.moved_on <= :day), 0)::bigint as cost_minor,
       coalesce((select sum(u.cost_minor) from ledger.untagged u
                 where u.tenant_id = :tenant and u.metal = c.metal), 0)::bigint as cost_now_minor,
       coalesce((select sum(case d.doc_type when 'credit_note' then -l.fine_mg else l.fine_mg end)
                 from ledger.document d
                 join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
                 where d.tenant_id = :tenant and d.doc_type in ('invoice', 'debit_note', 'credit_note')
                   and d.posted_at >= (:day::date)::timestamp at time zone t.timezone
                   and d.posted_at < (:day::date + 1)::timestamp at time zone t.timezone
                   and l.metal = c.metal and l.article_id is null and l.lot_id is null), 0)::bigint as billed_mg
from ledger.untagged_cost c
join app.tenant t on t.tenant_id = :tenant
where c.tenant_id = :tenant and c.through = :day::date - 1
order by c.metal;

--! insert_daily_costs
insert into ledger.untagged as charged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, entry_id, moved_on, created_by,
                                        created_at)
select t.tenant_id, it.id, it.metal, 0, -it.cost, 'daily', :entry, :day, :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :metals::text[], :costs_minor::bigint[]) as it (id, metal, cost)
where t.tenant_id = :tenant
returning charged.metal;

--! move_costing
update ledger.untagged_cost c
set through = :day, billed_mg = c.billed_mg + it.billed, charged_minor = c.charged_minor + it.cost
from unnest(:metals::text[], :billed_mg::bigint[], :costs_minor::bigint[]) as it (metal, billed, cost)
where c.tenant_id = :tenant and c.metal = it.metal
returning c.metal;
