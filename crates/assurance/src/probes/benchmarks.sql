--! spent_by_year
-- In an entered workspace: years in which what was spent is not what the figures cost, or too much; months in which too much was
-- spent; and the most that was spent in a year.
select coalesce((
           select count(*) from app.benchmark_budget b
           where b.tenant_id = :tenant and b.spent_milli <> coalesce((
               select sum(c.cost_milli) from app.benchmark_contribution c
               where c.tenant_id = :tenant and extract(year from c.month) = b.year), 0)), 0) as unlike,
       coalesce((
           select count(*) from app.benchmark_budget b where b.tenant_id = :tenant and b.spent_milli > :year_most::bigint), 0) as over_year,
       coalesce((
           select count(*) from (
               select 1 from app.benchmark_contribution c where c.tenant_id = :tenant
               group by c.month having sum(c.cost_milli) > :month_most::bigint) o), 0) as over_month,
       coalesce((select count(*) from app.benchmark_contribution c where c.tenant_id = :tenant), 0) as given,
       exists (select from app.benchmark_member m where m.tenant_id = :tenant) as is_member
from app.tenant t
where t.tenant_id = :tenant;
