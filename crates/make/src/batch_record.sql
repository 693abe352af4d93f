--! observed_in
-- Each measurement at the vat, in order of time.
select o.name, o.value_e6, o.created_at, o.created_by, p.name as by_name
from make.batch_observation o
join app.membership p on p.tenant_id = :tenant and p.person_id = o.created_by
where o.tenant_id = :tenant and o.batch_id = :batch
order by o.batch_observation_id;

--! worked_on
-- Each booking of hours, in order of time.
select w.hours_e6, w.created_at, w.created_by, p.name as by_name
from make.batch_labour w
join app.membership p on p.tenant_id = :tenant and p.person_id = w.created_by
where w.tenant_id = :tenant and w.batch_id = :batch
order by w.batch_labour_id;
