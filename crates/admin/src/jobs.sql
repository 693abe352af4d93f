--: Job(code?, answer?, started_at?, ended_at?)

--! jobs : Job
-- The jobs that the person asked for, and those of actions that they may do. The results are left out.
select job_id, kind, needs, state, code, null::app.sealed as answer, asked_by, done, total, attempts, created_at, started_at, ended_at
from app.job
where tenant_id = :tenant and job_id < :before and (asked_by = :person or needs = any(:held)) and (:all or kind = :kind)
order by job_id desc
limit :many;

--! job_of_id : Job
select job_id, kind, needs, state, code, answer, asked_by, done, total, attempts, created_at, started_at, ended_at
from app.job
where tenant_id = :tenant and job_id = :job and (asked_by = :person or needs = any(:held));

--! cancel_job
-- The program that runs it then finds its lease gone, and undoes its work.
update app.job set state = 'cancelled', input = null, lease_sha256 = null, lease_until = null, ended_at = :now
where tenant_id = :tenant and job_id = :job and state in ('waiting', 'running')
returning true as cancelled;
