-- Batches, what was read while they ran, and what was decided about it.
-- What must stay true: readings and events are added, never edited; a batch keeps the recipe version it was planned with.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.recipe_version (
    tenant_id uuid not null references app.tenant,
    recipe_version_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    version integer not null check (version between 1 and 100000),
    name app.sealed not null,
    output_item_id uuid,
    basis_e6 bigint check (basis_e6 > 0),                   -- quantity of the basis the lines are for
    basis_unit text,
    minimum_age_days integer not null check (minimum_age_days between 0 and 36500),
    shelf_life_days integer check (shelf_life_days between 0 and 36500),
    tolerance_percent_e6 bigint check (tolerance_percent_e6 >= 0),
    open_lines boolean not null,                            -- moved in without its lines: any line number is accepted
    body app.sealed not null,                               -- the whole version, canonical
    sha256 bytea not null check (length(sha256) = 32),
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, recipe_version_id),
    constraint recipe_version_key unique (tenant_id, code, version),
    foreign key (tenant_id, output_item_id) references ledger.item
);
select app.tenant_table('make.recipe_version');

create table make.recipe_line (
    tenant_id uuid not null,
    recipe_version_id uuid not null,
    line_no integer not null check (line_no between 1 and 1000),
    item_id uuid not null,
    quantity_e6 bigint check (quantity_e6 > 0),             -- for the basis of the version
    unit text not null,
    primary key (tenant_id, recipe_version_id, line_no),
    foreign key (tenant_id, recipe_version_id) references make.recipe_version,
    foreign key (tenant_id, item_id) references ledger.item
);
select app.tenant_table('make.recipe_line');

create table make.control_point (
    tenant_id uuid not null references app.tenant,
    control_point_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    version integer not null check (version > 0),
    kind text not null check (kind in ('CCP', 'OPRP', 'QP')),
    parameter text not null,
    unit text not null,
    lower_e6 bigint,
    lower_inclusive boolean not null,
    upper_e6 bigint,
    upper_inclusive boolean not null,
    physical_lower_e6 bigint,
    physical_upper_e6 bigint,
    max_gap_s integer check (max_gap_s > 0),
    pauses_age boolean not null,
    applies_to text,                                        -- a recipe's code
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, control_point_id),
    constraint control_point_key unique (tenant_id, code, version),
    check (lower_e6 <= upper_e6)
);
create index control_point_by_recipe on make.control_point (tenant_id, applies_to) where applies_to is not null;
select app.tenant_table('make.control_point');

create table make.equipment (
    tenant_id uuid not null references app.tenant,
    equipment_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    kind text not null check (kind in ('vessel', 'instrument', 'line')),
    name text not null,
    measures text,
    capacity_e6 bigint,
    minimum_e6 bigint,
    unit text,
    tolerance_e6 bigint,
    calibration_every_days integer,
    calibration_due date,
    physical_lower_e6 bigint,                               -- outside these it cannot show anything
    physical_upper_e6 bigint,
    clean_after_each_batch boolean not null,
    clean_valid_hours integer check (clean_valid_hours > 0),
    cleaned_at timestamptz,
    used_at timestamptz,                                    -- the last batch that began on it
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, equipment_id),
    constraint equipment_key unique (tenant_id, code)
);
select app.tenant_table('make.equipment', 'select,insert,update (calibration_due, cleaned_at, used_at, version)');

create table make.batch (
    tenant_id uuid not null,
    batch_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    recipe_version_id uuid not null,
    state text not null check (state in ('Planned', 'Ready', 'Running', 'Held', 'Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted')),
    scale_e6 bigint check (scale_e6 > 0),                   -- of the recipe's basis
    scale_unit text,
    equipment text[] not null,
    open_lines boolean not null,                            -- any line number is accepted
    minimum_age_days integer not null,                      -- these three as the recipe had them when it was planned
    shelf_life_days integer,
    tolerance_percent_e6 bigint,
    opening_mass_e6 bigint check (opening_mass_e6 > 0),     -- kg that had gone in when it was moved in
    opening_cost_minor bigint not null,                     -- what it had cost by then
    started_at timestamptz,
    completed_at timestamptz,
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_id),
    constraint batch_key unique (tenant_id, code),
    foreign key (tenant_id, recipe_version_id) references make.recipe_version
);
create index batch_by_state on make.batch (tenant_id, state, batch_id);
create index batch_by_time on make.batch (tenant_id, created_at, batch_id);
select app.tenant_table('make.batch', 'select,insert,update (state, started_at, completed_at, version)');

create table make.batch_event (
    tenant_id uuid not null,
    batch_id uuid not null,
    seq integer not null check (seq > 0),
    verb text not null,
    to_state text not null,
    reason app.sealed,
    at timestamptz not null,
    opening boolean not null,
    created_by uuid not null,
    primary key (tenant_id, batch_id, seq),
    foreign key (tenant_id, batch_id) references make.batch
);
select app.tenant_table('make.batch_event');

create table make.batch_line (
    tenant_id uuid not null,
    batch_id uuid not null,
    line_no integer not null check (line_no between 1 and 1000),
    item_id uuid not null,
    planned_e6 bigint check (planned_e6 >= 0),
    unit text not null,
    primary key (tenant_id, batch_id, line_no),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, item_id) references ledger.item
);
select app.tenant_table('make.batch_line');

create table make.batch_control_point (
    tenant_id uuid not null,
    batch_id uuid not null,
    control_point_id uuid not null,
    primary key (tenant_id, batch_id, control_point_id),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, control_point_id) references make.control_point
);
select app.tenant_table('make.batch_control_point');

create table make.consumption (
    tenant_id uuid not null,
    movement_id uuid not null,
    batch_id uuid not null,
    line_no integer not null,
    lot_id uuid not null,
    quantity_e6 bigint not null check (quantity_e6 > 0),
    cost_minor bigint not null,
    override_reason app.sealed,
    skipped text[] not null,
    opening boolean not null,
    consumed_at timestamptz not null,
    created_by uuid not null,
    primary key (tenant_id, movement_id),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, lot_id) references ledger.lot,
    foreign key (tenant_id, movement_id) references ledger.movement
);
create index consumption_by_batch on make.consumption (tenant_id, batch_id, movement_id);
select app.tenant_table('make.consumption');

create table make.reading (
    tenant_id uuid not null,
    reading_id uuid not null,
    batch_id uuid not null,
    control_point_id uuid not null,                         -- the version it was judged by
    point text not null,                                    -- and its code: a new version goes on with the old one's runs
    instrument text not null,
    device text collate "C" not null,                       -- settles the order of one moment as the program does
    seq bigint not null check (seq >= 1),
    read_at timestamptz not null,
    device_at timestamptz not null,
    value_e6 bigint not null,
    unit text not null,
    result text not null check (result in ('pass', 'fail')),
    outside_e6 bigint check (outside_e6 >= 0),              -- how far outside, where it failed
    origin uuid not null,                                   -- the reading as first posted; a correction keeps its place
    supersedes uuid,
    reason app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, reading_id),
    constraint reading_superseded unique (tenant_id, supersedes),
    check ((result = 'fail') = (outside_e6 is not null)),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, control_point_id) references make.control_point,
    foreign key (tenant_id, supersedes) references make.reading
);
create unique index reading_key on make.reading (tenant_id, device, seq) where supersedes is null;
create index reading_by_point on make.reading (tenant_id, batch_id, point, read_at, device, seq);
create index reading_by_seq on make.reading (tenant_id, batch_id, seq, device);
select app.tenant_table('make.reading');
create trigger reading_stays before update or delete on make.reading
    for each row execute function app.refuse_change();

create table make.deviation (
    tenant_id uuid not null,
    deviation_id uuid not null,
    batch_id uuid not null,
    no integer not null check (no > 0),
    kind text not null check (kind in ('ccp_limit', 'missing_reading', 'calibration_lookback', 'lab', 'age_pause', 'intake')),
    control_point_id uuid,
    point text,
    from_at timestamptz not null,
    to_at timestamptz,
    seconds bigint check (seconds >= 0),
    worst_e6 bigint,
    reading_ids uuid[] not null,                            -- its failing readings, by origin: frozen when it is disposed
    status text not null check (status in ('open', 'disposed', 'recorded', 'withdrawn')),
    hold_id uuid,
    decision text check (decision in ('continue', 'rework', 'divert', 'downgrade', 'reject')),
    cause app.sealed,
    correction app.sealed,
    prevention app.sealed,
    disposed_by uuid,
    disposed_at timestamptz,
    created_at timestamptz not null,
    primary key (tenant_id, deviation_id),
    constraint deviation_key unique (tenant_id, batch_id, no),
    check ((status = 'disposed') = (decision is not null and cause is not null and correction is not null and prevention is not null and disposed_by is not null)),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, control_point_id) references make.control_point,
    foreign key (tenant_id, hold_id) references ledger.hold
);
create index deviation_open on make.deviation (tenant_id, from_at, deviation_id) where status = 'open';
select app.tenant_table('make.deviation', 'select,insert,update (from_at, to_at, seconds, worst_e6, reading_ids, status, hold_id, decision, cause, correction, prevention, disposed_by, disposed_at)');
