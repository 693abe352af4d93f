-- Calibrations and cleanings of equipment, what was put off, and the papers that belong to them.
-- Invariant: a check, a deferral and a paper are added, never changed; a check keeps the accuracy it was judged by.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.equipment_check (
    tenant_id uuid not null,
    equipment_check_id uuid not null,
    equipment_id uuid not null,
    kind text not null check (kind in ('calibration', 'cleaning')),
    result text not null check (result in ('pass', 'fail')),
    performed_at timestamptz not null,                      -- when it was done; created_at says when that was written down
    as_found_error_e6 bigint,                               -- shown less true, before anything was adjusted
    as_left_error_e6 bigint,                                -- and after
    tolerance_e6 bigint,                                    -- what it was allowed to be wrong by then
    next_due date,                                          -- a calibration that passed: fit through this local day
    valid_until timestamptz,                                -- a cleaning that passed: good until then
    reference app.sealed,                                   -- the certificate, or what it was compared with
    programme app.sealed,                                   -- how it was cleaned
    note app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, equipment_check_id),
    foreign key (tenant_id, equipment_id) references make.equipment,
    check (result = 'pass' or (next_due is null and valid_until is null))
);
create index equipment_check_by_kind on make.equipment_check (tenant_id, equipment_id, kind, performed_at, equipment_check_id);
create index equipment_check_by_time on make.equipment_check (tenant_id, equipment_id, performed_at, equipment_check_id);
select app.tenant_table('make.equipment_check');
create trigger equipment_check_stays before update or delete on make.equipment_check
    for each row execute function app.refuse_change();

-- Quality lets a check wait. It holds while the check it was given after is still the newest.
create table make.check_deferral (
    tenant_id uuid not null,
    check_deferral_id uuid not null,
    equipment_id uuid not null,
    kind text not null check (kind in ('calibration', 'cleaning')),
    equipment_check_id uuid,                                -- the check that ran out; none where the date was moved in
    due_on date not null,                                   -- when the next one was due
    deferred_to date not null check (deferred_to > due_on), -- fit through this local day
    reason app.sealed not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, check_deferral_id),
    foreign key (tenant_id, equipment_id) references make.equipment,
    foreign key (tenant_id, equipment_check_id) references make.equipment_check
);
create index check_deferral_by_kind on make.check_deferral (tenant_id, equipment_id, kind, created_at, check_deferral_id);
select app.tenant_table('make.check_deferral');
create trigger check_deferral_stays before update or delete on make.check_deferral
    for each row execute function app.refuse_change();

-- A failed calibration asks for every reading that was taken with the instrument since the last good one.
create index reading_by_instrument on make.reading (tenant_id, instrument, read_at, reading_id);

-- A paper somebody attached: its bytes as they came. What it belongs to says so in a table of its own part.
create table app.paper (
    tenant_id uuid not null references app.tenant,
    paper_id uuid not null,
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),  -- by its bytes
    size integer not null check (size between 1 and 5242880),
    name app.sealed not null,
    sha256 app.bytes32 not null,                            -- in the audit log too, so that a change of the bytes shows
    content app.sealed not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, paper_id)
);
select app.tenant_table('app.paper');
create trigger paper_stays before update or delete on app.paper
    for each row execute function app.refuse_change();

create table make.equipment_check_paper (
    tenant_id uuid not null,
    equipment_check_id uuid not null,
    paper_id uuid not null,
    primary key (tenant_id, equipment_check_id, paper_id),
    foreign key (tenant_id, equipment_check_id) references make.equipment_check,
    foreign key (tenant_id, paper_id) references app.paper
);
select app.tenant_table('make.equipment_check_paper');

/* classes
["make.equipment_check"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "equipment_check_id", "equipment_id", "kind", "result", "performed_at", "as_found_error_e6",
    "as_left_error_e6", "tolerance_e6", "next_due", "valid_until", "opening", "created_by", "created_at",
]
confidential = ["reference", "programme", "note"]
sealed = ["reference", "programme", "note"]

["make.check_deferral"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "check_deferral_id", "equipment_id", "kind", "equipment_check_id", "due_on", "deferred_to",
    "created_by", "created_at",
]
confidential = ["reason"]
sealed = ["reason"]

["app.paper"]
kept = "batches"
stays = "it is written once and never changed"
business = ["tenant_id", "paper_id", "media_type", "size", "created_by", "created_at"]
confidential = ["name", "sha256", "content"]
sealed = ["name", "content"]
digest = ["sha256"]

["make.equipment_check_paper"]
kept = "batches"
business = ["tenant_id", "equipment_check_id", "paper_id"]
*/
