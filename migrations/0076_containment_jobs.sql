-- The deletion of workspaces waits while an incident holds one: it reads which can only be read, and which are affected by an incident
-- because of which a person is locked.
-- Invariant: the role for jobs learns ids, moments and the name of a measure, and nothing that somebody wrote.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

grant select (read_only_since) on app.tenant to steel_jobs;
grant select (one, read_only_since) on app.instance_state to steel_jobs;
grant select (tenant_id, case_file_id, measure, lifted_at) on app.containment to steel_jobs;
create policy job on app.containment for select to steel_jobs using (true);
grant select (tenant_id, case_file_id, workspace_id, is_affected) on app.incident_workspace to steel_jobs;
create policy job on app.incident_workspace for select to steel_jobs using (true);
