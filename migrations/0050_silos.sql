-- Silos of milk: their milk, the tests of each intake, and their cleanings.
-- Invariant: an intake, a lot of a silo and a cleaning are written once; milk that is refused at the gate leaves no row here, only
-- the event of its refusal.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.silo (
    tenant_id uuid not null references app.tenant,
    silo_id uuid not null,
    code text collate "C" not null check (length(code) between 1 and 14),  -- the codes of its lots begin with it
    capacity_e6 bigint not null check (capacity_e6 > 0),
    unit text not null,                                     -- of the capacity
    cleaned_at timestamptz,
    in_use boolean not null,                                -- milk has come in since the last cleaning
    last_no integer not null check (last_no >= 0),          -- of its newest lot
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    look text collate "C" generated always as (app.look(code)) stored,
    primary key (tenant_id, silo_id),
    constraint silo_key unique (tenant_id, code)
);
create index silo_by_look on make.silo (tenant_id, look);
select app.tenant_table('make.silo', 'select,insert,update (cleaned_at, in_use, last_no)');

-- The lot that held a silo's milk after an intake, until the next one.
create table make.silo_lot (
    tenant_id uuid not null,
    lot_id uuid not null,
    silo_id uuid not null,
    no integer not null check (no > 0),
    fat_e15 bigint not null check (fat_e15 between 0 and 100000000000000000),  -- percent, of the mix
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, lot_id),
    unique (tenant_id, silo_id, no),
    foreign key (tenant_id, silo_id) references make.silo,
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('make.silo_lot');

-- A delivery of milk that was taken in, with its tests.
create table make.milk_intake (
    tenant_id uuid not null,
    lot_id uuid not null,
    silo_lot_id uuid not null,                              -- the lot that it went into
    silo_id uuid not null,
    temperature_e6 bigint not null,                         -- Cel
    antibiotic text not null check (antibiotic = 'negative'),
    fat_e6 bigint not null check (fat_e6 between 0 and 100000000),  -- percent
    protein_e6 bigint check (protein_e6 between 0 and 100000000),
    somatic_cells bigint check (somatic_cells >= 0),        -- in a mL
    total_count bigint check (total_count >= 0),            -- colonies in a mL
    freezing_point_e6 bigint,                               -- Cel
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, lot_id),
    foreign key (tenant_id, lot_id) references ledger.lot,
    foreign key (tenant_id, silo_lot_id) references make.silo_lot,
    foreign key (tenant_id, silo_id) references make.silo
);
create index milk_intake_of_silo on make.milk_intake (tenant_id, silo_id, lot_id);
select app.tenant_table('make.milk_intake');

create table make.silo_cleaning (
    tenant_id uuid not null,
    silo_cleaning_id uuid not null,
    silo_id uuid not null,
    programme app.sealed,                                   -- how: chemical, strength, temperature
    cleaned_at timestamptz not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, silo_cleaning_id),
    foreign key (tenant_id, silo_id) references make.silo
);
create index cleaning_of_silo on make.silo_cleaning (tenant_id, silo_id, silo_cleaning_id);
select app.tenant_table('make.silo_cleaning');

create trigger silo_lot_stays before update or delete on make.silo_lot
    for each row execute function app.refuse_change();
create trigger milk_intake_stays before update or delete on make.milk_intake
    for each row execute function app.refuse_change();
create trigger silo_cleaning_stays before update or delete on make.silo_cleaning
    for each row execute function app.refuse_change();

/* classes
["make.silo"]
kept = "batches"
business = [
    "tenant_id", "silo_id", "code", "capacity_e6", "unit", "cleaned_at", "in_use", "last_no", "opening", "created_by", "created_at",
    "look",
]
["make.silo_lot"]
kept = "batches"
business = ["tenant_id", "lot_id", "silo_id", "no", "fat_e15", "created_by", "created_at"]
["make.milk_intake"]
kept = "batches"
business = [
    "tenant_id", "lot_id", "silo_lot_id", "silo_id", "temperature_e6", "antibiotic", "fat_e6", "protein_e6", "somatic_cells",
    "total_count", "freezing_point_e6", "created_by", "created_at",
]
["make.silo_cleaning"]
kept = "batches"
stays = "it is written once and never changed"
business = ["tenant_id", "silo_cleaning_id", "silo_id", "cleaned_at", "created_by", "created_at"]
confidential = ["programme"]
sealed = ["programme"]
*/
