--! put_loss_limit
insert into ledger.karigar_terms as terms (tenant_id, party_id, loss_limit_mg)
values (:tenant, :party, :loss_limit_mg)
on conflict (tenant_id, party_id) do update set loss_limit_mg = excluded.loss_limit_mg
returning true as kept;

--! put_wastage
insert into ledger.karigar_wastage as terms (tenant_id, party_id, fineness, percent_e6)
select t.tenant_id, :party, wastage.fineness, wastage.percent_e6
from app.tenant t
cross join unnest(:fineness::integer[], :percent_e6::bigint[]) as wastage (fineness, percent_e6)
where t.tenant_id = :tenant
on conflict (tenant_id, party_id, fineness) do update set percent_e6 = excluded.percent_e6
returning true as kept;

--! wastage_of
select fineness, percent_e6 from ledger.karigar_wastage
where tenant_id = :tenant and party_id = :party
order by fineness;
