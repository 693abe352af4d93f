-- A reading that is moved in keeps the name it had where it came from.
set citus.enable_local_reference_table_foreign_keys = off;

/* classes
["make.reading"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "reading_id", "batch_id", "control_point_id", "point", "instrument", "device", "seq", "read_at", "device_at",
    "value_e6", "unit", "result", "outside_e6", "origin", "supersedes", "opening", "created_by", "created_at", "given_name",
]
confidential = ["reason"]
sealed = ["reason"]
*/

alter table make.reading add column given_name text;
alter table make.reading add constraint reading_given_name_check check (length(given_name) between 1 and 64);
