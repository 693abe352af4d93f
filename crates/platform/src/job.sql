--! jobs_asked
-- The jobs that wait or run, and the bytes that were sent since a moment; a job that was cancelled counts as one that was not.
select count(*) filter (where state in ('waiting', 'running')) as open,
       coalesce(sum(greatest(input_bytes, :least::bigint)) filter (where created_at > :since), 0)::bigint as bytes
from app.job
where tenant_id = :tenant and (state in ('waiting', 'running') or created_at > :since);

--! insert_job (token?, session?)
insert into app.job (tenant_id, job_id, kind, needs, state, input, input_bytes, asked_by, token_id, session_id, second_factor, by_pin,
                     step_up, done, total, attempts, created_at)
values (:tenant, :job, :kind, :needs, 'waiting', :input, :input_bytes, :by, :token, :session, :second_factor, :by_pin, :step_up, 0, 0,
        0, :now)
returning true as asked;

--! workspaces_with_jobs : (last_start?)
-- Run as the role for jobs, across all workspaces. The rule chooses among them (job/rules.rs).
select j.tenant_id, min(j.created_at) as since,
       bool_or(j.state = 'running' and j.lease_until > :now) as is_served,
       (select max(l.started_at) from app.job l where l.tenant_id = j.tenant_id) as last_start
from app.job j
where j.state in ('waiting', 'running')
group by j.tenant_id
order by since
limit :many;

--! claim_job : (input?)
-- An interrupted job comes before those that wait. Other programs that look meanwhile skip the locked row.
with next as (
    select j.job_id from app.job j
    where j.tenant_id = :tenant and (j.state = 'waiting' or (j.state = 'running' and j.lease_until <= :now))
      and not exists (select from app.job r where r.tenant_id = :tenant and r.state = 'running' and r.lease_until > :now)
    order by j.state, j.created_at, j.job_id
    limit 1
    for update of j skip locked
)
update app.job as j
set state = 'running', lease_sha256 = :lease::bytea, lease_until = :until, started_at = :now, attempts = j.attempts + 1, done = 0, total = 0
from next
where j.tenant_id = :tenant and j.job_id = next.job_id
returning j.job_id, j.kind, j.input, j.asked_by, j.step_up, j.attempts;

--! hold_job
-- No row: somebody cancelled it, or the lease expired and another attempt started.
update app.job set lease_until = :until, done = :done, total = :total
where tenant_id = :tenant and job_id = :job and lease_sha256 = :lease
returning true as held;

--! end_job (answer?, code?)
update app.job
set state = :state, answer = :answer, code = :code, done = :done, total = :total, input = null, lease_sha256 = null,
    lease_until = null, ended_at = :now
where tenant_id = :tenant and job_id = :job and lease_sha256 = :lease
returning true as ended;

--! give_back
update app.job set state = 'waiting', attempts = attempts - 1, done = 0, total = 0, lease_sha256 = null, lease_until = null
where tenant_id = :tenant and job_id = :job and lease_sha256 = :lease
returning true as given;

--! workspaces_with_old_jobs
-- Run as the role for jobs, across all workspaces.
select distinct tenant_id from app.job where ended_at < :before limit :many;

--! remove_old_jobs
delete from app.job where tenant_id = :tenant and ended_at < :before
returning job_id;
