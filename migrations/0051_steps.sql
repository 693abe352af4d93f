-- Marks of the steps of a batch's recipe: a time began, a step was done, a slip was reversed.
-- Invariant: a mark is written once; a slip is reversed by a mark of its own that names it, at most once.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.batch_step (
    tenant_id uuid not null,
    batch_step_id uuid not null,
    batch_id uuid not null,
    step_no integer not null check (step_no between 1 and 1000),    -- its place in the recipe's version
    mark text not null check (mark in ('start', 'done', 'undo')),
    undoes_id uuid,                                                 -- the mark that this one reverses
    value_e6 bigint,                                                -- the measured value, in the unit of the step's target
    note app.sealed,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_step_id),
    constraint batch_step_undone unique (tenant_id, undoes_id),
    check ((mark = 'undo') = (undoes_id is not null)),
    check (value_e6 is null or mark = 'done'),
    foreign key (tenant_id, batch_id) references make.batch,
    foreign key (tenant_id, undoes_id) references make.batch_step
);
create index step_of_batch on make.batch_step (tenant_id, batch_id, batch_step_id);
select app.tenant_table('make.batch_step');
create trigger batch_step_stays before update or delete on make.batch_step
    for each row execute function app.refuse_change();

/* classes
["make.batch_step"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "batch_step_id", "batch_id", "step_no", "mark", "undoes_id", "value_e6", "created_by", "created_at",
]
confidential = ["note"]
sealed = ["note"]
*/
