-- A turn that was pressed by mistake is undone; the turn before it counts again.
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

/* classes
["make.lot_turn_undo"]
kept = "batches"
business = ["tenant_id", "lot_turn_id", "created_by", "created_at"]
*/
