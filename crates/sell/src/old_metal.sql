--! insert_old_metal
insert into sell.old_metal (tenant_id, document_id, metal, gross_mg, deduction_mg, net_mg, fineness, fine_mg, rate_minor,
                            per_mg_e4, basis, value_minor, created_by, created_at)
values (:tenant, :document, :metal, :gross_mg, :deduction_mg, :net_mg, :fineness, :fine_mg, :rate_minor, :per_mg_e4,
        :basis, :value_minor, :by, :now)
returning true as kept;

--! board_of_metal
-- The rates of a metal now, of each fineness and side.
select distinct on (q.fineness, q.side) q.fineness, q.side, q.rate_minor, q.per_mg_e4
from sell.rate q
where q.tenant_id = :tenant and q.metal = :metal and q.effective_at <= :now
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = q.rate_id)
order by q.fineness, q.side, q.effective_at desc;
