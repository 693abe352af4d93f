-- A turn that was pressed by mistake is undone; the turn before it counts again. And a turn says by which phases of its age a lot is
-- turned: for so many days at this interval, then at another.
-- Invariant: neither the turn nor its undoing is ever changed, and a turn is undone once.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.lot_turn_undo (
    tenant_id uuid not null,
    lot_turn_id uuid not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, lot_turn_id),
    foreign key (tenant_id, lot_turn_id) references make.lot_turn
);
select app.tenant_table('make.lot_turn_undo');
create trigger lot_turn_undo_stays before update or delete on make.lot_turn_undo
    for each row execute function app.refuse_change();

alter table make.lot_turn add column phase_days integer[] not null default '{}';      -- days of each phase, from the day it was made
alter table make.lot_turn add column phase_every integer[] not null default '{}';     -- days between two turns of it; 0: it rests
alter table make.lot_turn add constraint lot_turn_phases
    check (cardinality(phase_days) = cardinality(phase_every) and cardinality(phase_days) <= 6
           and (again_days is null or cardinality(phase_days) = 0));

/* classes
["make.lot_turn"]
kept = "batches"
business = ["tenant_id", "lot_turn_id", "lot_id", "again_days", "phase_days", "phase_every", "created_by", "created_at"]

["make.lot_turn_undo"]
kept = "batches"
business = ["tenant_id", "lot_turn_id", "created_by", "created_at"]
*/
