-- An archive leaves the instance encrypted, where whoever takes it away gave a passphrase.
-- Invariant: the passphrase is stored nowhere; the key that it gave is sealed, and gone with the link.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table app.archive add column link_lock app.sealed;            -- null: the file is sent as it is

/* classes
["app.archive"]
kept = "workspace"
business = [
    "tenant_id", "archive_id", "state", "asked_by", "created_at", "moment", "done", "total", "attempts", "lease", "lease_until",
    "bytes", "sha256", "code", "ended_at", "link_by", "link_until",
]
secret = ["link_lock"]
sealed = ["link_lock"]
*/
