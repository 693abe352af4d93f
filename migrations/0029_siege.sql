-- Two more kinds of counts: those of wider networks, and allowances. The last_at of an allowance is when it is whole again.
-- Invariant: an allowance is no failure, and delays nothing by itself.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';

alter table app.attempt drop constraint attempt_kind_check;
alter table app.attempt add constraint attempt_kind_check check (kind in ('account', 'allowance', 'net', 'shut', 'wide'));
