--: JobListed(estimate_minor?)

--! open_jobs (karigar?, due_before?) : JobListed
-- By the day that was promised, so that the overdue ones come first.
select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised,
       j.estimate_minor, j.state
from sell.job j
join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id
join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id
where j.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and j.state in ('taken', 'in_work', 'ready')
  and (:due_before::date is null or j.promised < :due_before)
  and (:karigar::uuid is null or exists (
    select from sell.job_metal m where m.tenant_id = :tenant and m.karigar_id = :karigar and m.job_id = j.job_id))
  and (j.promised, j.job_id) > (:after_promised::date, :after::uuid)
order by j.promised, j.job_id
limit :many;

--! jobs_in (karigar?, due_before?) : JobListed
select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised,
       j.estimate_minor, j.state
from sell.job j
join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id
join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id
where j.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and j.state = :state
  and (:due_before::date is null or j.promised < :due_before)
  and (:karigar::uuid is null or exists (
    select from sell.job_metal m where m.tenant_id = :tenant and m.karigar_id = :karigar and m.job_id = j.job_id))
  and (j.promised, j.job_id) > (:after_promised::date, :after::uuid)
order by j.promised, j.job_id
limit :many;

--! count_open (karigar?, due_before?)
select count(*) as jobs from sell.job j
where j.tenant_id = :tenant and j.state in ('taken', 'in_work', 'ready')
  and (:due_before::date is null or j.promised < :due_before)
  and (:karigar::uuid is null or exists (
    select from sell.job_metal m where m.tenant_id = :tenant and m.karigar_id = :karigar and m.job_id = j.job_id));

--! count_in (karigar?, due_before?)
select count(*) as jobs from sell.job j
where j.tenant_id = :tenant and j.state = :state
  and (:due_before::date is null or j.promised < :due_before)
  and (:karigar::uuid is null or exists (
    select from sell.job_metal m where m.tenant_id = :tenant and m.karigar_id = :karigar and m.job_id = j.job_id));

--! count_by_state
select state, count(*) as jobs from sell.job
where tenant_id = :tenant and state in ('taken', 'in_work', 'ready')
group by state;
