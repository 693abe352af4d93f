-- Tries at accounts go again once they count no more.
-- What must stay true: a row goes only when it changes no wait any more.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';

grant delete on app.attempt to steel_app;
create index attempt_last on app.attempt (tenant_id, last_at);
