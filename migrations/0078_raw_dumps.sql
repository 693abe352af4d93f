-- Raw dumps: copies of a workspace that left this server in the clear, each by an operator who proved themselves for it.
-- Invariant: a row is of the instance's own workspace and never changes; a dump is taken within an hour of the proof. Why it was
-- taken, and on which instance, is in the event of the same request.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.raw_dump (
    tenant_id uuid not null references app.tenant,
    raw_dump_id uuid not null,
    workspace_id uuid not null,                                       -- whose data it is
    person_id uuid not null,                                          -- the operator
    request_id uuid not null,                                         -- of the proof, the dump and their events
    granted_at timestamptz not null,                                  -- when the operator proved themselves
    taken_at timestamptz not null,
    primary key (tenant_id, raw_dump_id),
    constraint raw_dump_within_an_hour check (taken_at >= granted_at and taken_at <= granted_at + interval '1 hour')
);
create index raw_dump_by_moment on app.raw_dump (tenant_id, taken_at);
select app.tenant_table('app.raw_dump');
create trigger raw_dump_stays before update or delete on app.raw_dump
    for each row execute function app.refuse_change();

/* classes
["app.raw_dump"]
kept = "log"
business = ["tenant_id", "raw_dump_id", "workspace_id", "person_id", "request_id", "granted_at", "taken_at"]
*/
