-- Turns of goods that age: when a lot was turned, and after how many days it is turned again; and batches by their end.
-- Invariant: a turn is written once and never changed; the next one moves with the last.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.lot_turn (
    tenant_id uuid not null,
    lot_turn_id uuid not null,
    lot_id uuid not null,
    again_days integer check (again_days between 1 and 365),        -- null: nobody said when
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, lot_turn_id),
    foreign key (tenant_id, lot_id) references ledger.lot
);
create index turn_of_lot on make.lot_turn (tenant_id, lot_id, lot_turn_id);
select app.tenant_table('make.lot_turn');
create trigger lot_turn_stays before update or delete on make.lot_turn
    for each row execute function app.refuse_change();

-- The figures of making are read by the days on which batches ended.
create index batch_by_end on make.batch (tenant_id, completed_at) where completed_at is not null;

/* classes
["make.lot_turn"]
kept = "batches"
business = ["tenant_id", "lot_turn_id", "lot_id", "again_days", "created_by", "created_at"]
*/
