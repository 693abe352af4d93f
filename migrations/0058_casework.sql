-- Cases: what somebody has to do in time (a report of a weakness, an incident, a request of a person), with its events and clocks.
-- Invariant: an event is written once; a clock begins and is due at one moment for good, and is stopped once, by an event.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.case_series (
    tenant_id uuid not null references app.tenant,
    kind text not null,
    last_no integer not null check (last_no > 0),
    primary key (tenant_id, kind)
);
select app.tenant_table('app.case_series', 'select,insert,update');

create table app.case_file (
    tenant_id uuid not null references app.tenant,
    case_file_id uuid not null,
    kind text not null check (kind in ('weakness', 'incident', 'request', 'supplier', 'access_review', 'capture')),
    case_no integer not null check (case_no > 0),                     -- people name a case by its kind and this number
    state text not null check (state ~ '^[a-z_]{2,32}$'),
    is_drill boolean not null,                                        -- an exercise, which counts and is marked
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (tenant_id, case_file_id),
    constraint case_file_once unique (tenant_id, kind, case_no),
    constraint case_file_closed_later check (closed_at >= opened_at)
);
create index case_open on app.case_file (tenant_id, kind, case_no) where closed_at is null;
select app.tenant_table('app.case_file', 'select,insert,update(state, closed_at)');

create table app.case_event (
    tenant_id uuid not null,
    case_event_id uuid not null,
    case_file_id uuid not null,
    what text not null check (what ~ '^[a-z_]{2,32}$'),
    facts jsonb,                                                      -- words of lists, counts and moments; never what a person wrote
    words app.sealed,                                                 -- what a person wrote
    is_public boolean not null,                                       -- the person outside whom the case is about sees it
    created_by uuid not null,                                         -- zero: a person outside, or the program itself
    created_at timestamptz not null,
    primary key (tenant_id, case_event_id),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index event_of_case on app.case_event (tenant_id, case_file_id, case_event_id);
select app.tenant_table('app.case_event');
create trigger case_event_stays before update or delete on app.case_event
    for each row execute function app.refuse_change();

create table app.case_clock (
    tenant_id uuid not null,
    case_clock_id uuid not null,
    case_file_id uuid not null,
    clock text not null check (clock ~ '^[a-z_]{2,32}$'),
    begun_at timestamptz not null,
    due_at timestamptz not null,
    begun_event_id uuid not null,
    stopped_at timestamptz,
    stopped_event_id uuid,
    reminders smallint not null check (reminders between 0 and 20),   -- reminders that were mailed
    primary key (tenant_id, case_clock_id),
    constraint case_clock_due_later check (due_at > begun_at),
    constraint case_clock_stopped_by_an_event check ((stopped_at is null) = (stopped_event_id is null)),
    foreign key (tenant_id, case_file_id) references app.case_file,
    foreign key (tenant_id, begun_event_id) references app.case_event,
    foreign key (tenant_id, stopped_event_id) references app.case_event
);
create unique index case_clock_runs on app.case_clock (tenant_id, case_file_id, clock) where stopped_at is null;
create index case_clock_begun on app.case_clock (tenant_id, begun_at);
create index case_clock_due on app.case_clock (tenant_id, due_at) where stopped_at is null;
select app.tenant_table('app.case_clock', 'select,insert,update(stopped_at, stopped_event_id, reminders)');

-- A clock that was stopped stays so, and none is moved, whoever asks.
create trigger case_clock_holds before update on app.case_clock for each row
    when (old.stopped_at is not null
          or (old.begun_at, old.due_at, old.clock, old.case_file_id, old.begun_event_id)
             is distinct from (new.begun_at, new.due_at, new.clock, new.case_file_id, new.begun_event_id))
    execute function app.refuse_change();
create trigger case_clock_stays before delete on app.case_clock
    for each row execute function app.refuse_change();

-- Which workspaces have clocks that run: ids and moments.
grant select (tenant_id, due_at, stopped_at) on app.case_clock to steel_jobs;
create policy job on app.case_clock for select to steel_jobs using (true);

/* classes
["app.case_series"]
kept = "workspace"
business = ["tenant_id", "kind", "last_no"]

["app.case_file"]
kept = "workspace"
business = ["tenant_id", "case_file_id", "kind", "case_no", "state", "is_drill", "opened_at", "closed_at"]

["app.case_event"]
kept = "workspace"
stays = "it is written once and never changed"
business = ["tenant_id", "case_event_id", "case_file_id", "what", "facts", "is_public", "created_by", "created_at"]
confidential = ["words"]
sealed = ["words"]

["app.case_clock"]
kept = "workspace"
business = [
    "tenant_id", "case_clock_id", "case_file_id", "clock", "begun_at", "due_at", "begun_event_id", "stopped_at", "stopped_event_id",
    "reminders",
]
*/
