-- Which workspaces of an incident were told, and the answers of calls that nobody sends again.
-- Invariant: when a workspace was first told stays as it is. An answer is removed when its key is over, and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- When a notice first went to its Owners; of a drill, to those who run the instance. Null: not yet.
alter table app.incident_workspace add column told_at timestamptz;
grant update (told_at) on app.incident_workspace to steel_app;

-- A workspace of before was told by the first notice that went out while it was among those that an operator had chosen.
select app.enter('00000000-0000-7000-8000-000000000001', '00000000-0000-0000-0000-000000000000');
update app.incident_workspace w
set told_at = (
    select min(n.created_at) from app.incident_notice n
    where n.tenant_id = '00000000-0000-7000-8000-000000000001' and n.case_file_id = w.case_file_id
      and (select e.facts -> 'workspaces' ? w.slug from app.case_event e
           where e.tenant_id = '00000000-0000-7000-8000-000000000001' and e.case_file_id = w.case_file_id and e.what = 'affected'
             and e.created_at <= n.created_at
           order by e.case_event_id desc limit 1))
where w.tenant_id = '00000000-0000-7000-8000-000000000001';

create trigger incident_workspace_told_once before update on app.incident_workspace for each row
    when (old.told_at is not null and new.told_at is distinct from old.told_at)
    execute function app.refuse_change();

-- The answers of calls whose keys are over are found by their age, and removed in batches.
create index kept_answer_by_moment on app.kept_answer (tenant_id, created_at);
grant delete on app.kept_answer to steel_app;

/* classes
["app.incident_workspace"]
kept = "workspace"
business = ["tenant_id", "case_file_id", "workspace_id", "slug", "country", "events", "is_affected", "told_at"]
*/
