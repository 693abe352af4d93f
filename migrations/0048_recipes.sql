-- How a batch was planned, what was measured at its vat, and its work.
-- Invariant: an observation or an hour of work is written once; the planned quantity of a line changes only when something that its
-- formula names is observed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.batch_plan (
    tenant_id uuid not null,
    batch_id uuid not null,
    target app.sealed not null,                             -- how much was wanted, and the recipe's parameters
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_id),
    foreign key (tenant_id, batch_id) references make.batch
);
select app.tenant_table('make.batch_plan');

create table make.batch_observation (
    tenant_id uuid not null,
    batch_observation_id uuid not null,
    batch_id uuid not null,
    name text not null check (length(name) between 1 and 64),  -- as the recipe's formulas write it
    value_e6 bigint not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_observation_id),
    foreign key (tenant_id, batch_id) references make.batch
);
create index observation_of_batch on make.batch_observation (tenant_id, batch_id, batch_observation_id);
select app.tenant_table('make.batch_observation');

create table make.batch_labour (
    tenant_id uuid not null,
    batch_labour_id uuid not null,
    batch_id uuid not null,
    hours_e6 bigint not null check (hours_e6 > 0),
    cost_minor bigint not null check (cost_minor >= 0),     -- the hours times the rate of the recipe's version
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_labour_id),
    foreign key (tenant_id, batch_id) references make.batch
);
create index labour_of_batch on make.batch_labour (tenant_id, batch_id, batch_labour_id);
select app.tenant_table('make.batch_labour');

grant update (planned_e6) on make.batch_line to steel_app;

create trigger batch_plan_stays before update or delete on make.batch_plan
    for each row execute function app.refuse_change();
create trigger batch_observation_stays before update or delete on make.batch_observation
    for each row execute function app.refuse_change();
create trigger batch_labour_stays before update or delete on make.batch_labour
    for each row execute function app.refuse_change();

/* classes
["make.batch_plan"]
kept = "batches"
stays = "it is written once and never changed"
business = ["tenant_id", "batch_id", "created_by", "created_at"]
confidential = ["target"]
sealed = ["target"]
["make.batch_observation"]
kept = "batches"
business = ["tenant_id", "batch_observation_id", "batch_id", "name", "value_e6", "created_by", "created_at"]
["make.batch_labour"]
kept = "batches"
business = ["tenant_id", "batch_labour_id", "batch_id", "hours_e6", "cost_minor", "created_by", "created_at"]
*/
