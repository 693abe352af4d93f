-- Long work: an action that a program or a page asked for and that runs after the answer (crates/platform/src/job).
-- Invariant: a workspace runs one job at a time; what a job was sent is gone when the job has ended; whoever runs a job holds its
-- lease, and a job ends only under that lease, or because somebody cancelled it.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.job (
    tenant_id uuid not null references app.tenant,
    job_id uuid not null,
    kind text not null check (length(kind) between 1 and 80),   -- the action that it runs
    needs text not null check (length(needs) between 1 and 40), -- the permission of that action: who has it sees the job
    state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    input app.sealed,                                       -- what the action is sent
    answer app.sealed,                                      -- what the action answered, or the problem that it failed with
    code text check (length(code) between 1 and 40),        -- why it failed
    asked_by uuid not null,
    token_id uuid,                                          -- the token it was asked with; null: a session
    second_factor boolean not null,                         -- what that session or token had proved then
    by_pin boolean not null,
    step_up boolean not null,
    done bigint not null check (done >= 0),                 -- how far it is
    total bigint not null check (total >= done),
    attempts integer not null check (attempts >= 0),        -- counted before each, so that an attempt that kills the program counts
    lease_sha256 app.bytes32,                               -- of the secret that who runs it made for this attempt
    lease_until timestamptz,                                -- from then on another attempt may begin
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, job_id),
    check ((state in ('waiting', 'running')) = (input is not null)),
    check ((state in ('waiting', 'running')) = (ended_at is null)),
    check ((state = 'running') = (lease_sha256 is not null)),
    check ((lease_sha256 is null) = (lease_until is null)),
    check ((state = 'failed') = (code is not null))
);
create unique index job_running on app.job (tenant_id) where state = 'running';
create index job_open on app.job (tenant_id, created_at, job_id) where state in ('waiting', 'running');
create index job_started on app.job (tenant_id, started_at);
create index job_ended on app.job (tenant_id, ended_at);
select app.tenant_table('app.job', 'select,insert,delete,update (state, input, answer, code, done, total, attempts, lease_sha256, lease_until, started_at, ended_at)');

-- Which workspaces have work is asked across all of them: moments and states, and no content.
grant select (tenant_id, state, lease_until, created_at, started_at, ended_at) on app.job to steel_jobs;
create policy job on app.job for select to steel_jobs using (true);

/* classes
["app.job"]
kept = "job"
business = [
    "tenant_id", "job_id", "kind", "needs", "state", "code", "asked_by", "token_id", "second_factor", "by_pin", "step_up", "done",
    "total", "attempts", "lease_until", "created_at", "started_at", "ended_at",
]
confidential = ["input", "answer"]
secret = ["lease_sha256"]
sealed = ["input", "answer"]
digest = ["lease_sha256"]
*/
