-- When the rows of an archive were brought into a workspace, and sums of any size as 64 bits.
-- Invariant: the moment is written once, with the rows, and never taken away. Null: all its rows were made here.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table app.tenant add column brought_in_at timestamptz;

-- The sum itself, or the nearest number of 64 bits: a check of the books that finds such a sum names it and does not fail.
create function ledger.in_64_bits(amount numeric) returns bigint
language sql immutable parallel safe
return greatest(least(amount, 9223372036854775807), -9223372036854775808)::bigint;
grant execute on function ledger.in_64_bits(numeric) to steel_app;

/* classes
["app.tenant"]
kept = "workspace"
public = ["slug", "name"]
business = [
    "tenant_id", "country", "currency", "minor_digits", "timezone", "fy_start_month", "fy_start_day", "state",
    "gst_registered", "gln", "settings", "version", "created_at", "read_only_since", "brought_in_at",
]
confidential = ["gstin", "abn", "location"]
sealed = ["gstin", "abn", "location"]
*/
