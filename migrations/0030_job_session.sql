-- A job keeps the session that it was asked in, and the size of what it was sent.
-- Invariant: a job runs only while that session, or the token that it was asked with, would still let its user in.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';

alter table app.job add column session_id uuid;
alter table app.job add column input_bytes bigint not null default 0;
alter table app.job add constraint job_input_bytes_check check (input_bytes >= 0);
create index job_asked on app.job (tenant_id, created_at);

/* classes
["app.job"]
kept = "job"
business = [
    "tenant_id", "job_id", "kind", "needs", "state", "code", "asked_by", "token_id", "session_id", "second_factor", "by_pin", "step_up",
    "input_bytes", "done", "total", "attempts", "lease_until", "created_at", "started_at", "ended_at",
]
confidential = ["input", "answer"]
secret = ["lease_sha256"]
sealed = ["input", "answer"]
digest = ["lease_sha256"]
*/
