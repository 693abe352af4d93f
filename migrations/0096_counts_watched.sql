-- The pieces that a count did not find, for the Owner's home page.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create index stocktake_line_missing on sell.stocktake_line (tenant_id, stocktake_id, article_id) where result = 'missing';
