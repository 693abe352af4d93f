-- What a batch used, or what it made, is taken back.
-- Invariant: a return is a row of its own, with the signs turned; what came back whole is no parent any more.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table make.consumption drop constraint consumption_quantity_e6_check;
alter table make.consumption add constraint consumption_quantity_e6_check check (quantity_e6 <> 0);
grant delete on ledger.lot_edge to steel_app;
