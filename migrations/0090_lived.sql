-- The days on which the program served, and jumps of its clock. By them a step that cannot be undone knows that its waiting time has
-- really passed.
-- Invariant: the days only grow. While a jump is not confirmed, no such step is taken.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.lived (
    tenant_id uuid not null references app.tenant,
    day date not null,                                                -- by the clock of the instance's own workspace
    seen_no bigint not null check (seen_no >= 0),                     -- in the order in which the program met them
    seen_at timestamptz,                                              -- when it last served on it; null: known by an event alone
    primary key (tenant_id, day)
);
select app.tenant_table('app.lived', 'select,insert,update(seen_no, seen_at)');

create table app.clock_jump (
    tenant_id uuid not null references app.tenant,
    clock_jump_id uuid not null,
    kind text not null check (kind in ('days', 'clocks')),            -- between two days, or between the program's clock and the database's
    seconds bigint not null check (seconds <> 0),                     -- less than nothing: back
    noticed_at timestamptz not null,
    confirmed_at timestamptz,
    primary key (tenant_id, clock_jump_id)
);
-- One at a time stops the steps.
create unique index clock_jump_waits on app.clock_jump (tenant_id) where confirmed_at is null;
select app.tenant_table('app.clock_jump', 'select,insert,update(confirmed_at)');
create trigger clock_jump_stays before update on app.clock_jump for each row
    when (old.confirmed_at is not null) execute function app.refuse_change();

-- The database's own clock, which a statement asks for beside the program's.
create function app.database_clock() returns timestamptz
language sql volatile set search_path = '' as $$ select clock_timestamp() $$;

-- How long a closed workspace waits is judged by its days.
grant select (closed_at) on app.closing to steel_jobs;

-- The days of before, by the instance's own events.
alter table app.lived no force row level security;
alter table app.audit_event no force row level security;
alter table app.tenant no force row level security;
insert into app.lived (tenant_id, day, seen_no)
select distinct e.tenant_id, (e.at at time zone t.timezone)::date, 0
from app.audit_event e
join app.tenant t on t.tenant_id = e.tenant_id
where e.tenant_id = '00000000-0000-7000-8000-000000000001' and t.tenant_id = '00000000-0000-7000-8000-000000000001';
alter table app.lived force row level security;
alter table app.audit_event force row level security;
alter table app.tenant force row level security;

/* classes
["app.lived"]
kept = "program"
business = ["tenant_id", "day", "seen_no", "seen_at"]

["app.clock_jump"]
kept = "program"
business = ["tenant_id", "clock_jump_id", "kind", "seconds", "noticed_at", "confirmed_at"]
*/
