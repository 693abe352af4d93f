-- The moves of pieces that a party took, left or brought back are found by the party: a person may ask for all that is held of them.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create index article_move_by_party on sell.article_move (tenant_id, party_id, article_move_id) where party_id is not null;
