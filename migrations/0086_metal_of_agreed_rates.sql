-- The metal that a job's agreed rate is for.
-- Invariant: it is written with the job and never changed. A rate of before has none: it stays a rate for each metal of the
-- weighed items, or for gold where none is weighed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table sell.job add column rate_metal text;
alter table sell.job add constraint job_rate_metal_check check (rate_metal in ('gold', 'silver', 'platinum', 'palladium'));
alter table sell.job add constraint job_rate_metal_of_a_rate check (rate_metal is null or rate_minor is not null);

/* classes
["sell.job"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "job_id", "party_id", "kind", "promised", "estimate_minor", "rate_metal", "rate_fineness", "rate_minor",
    "rate_per_mg_e4", "rate_until", "wastage_e6", "state", "events", "created_by", "created_at",
]
confidential = ["description"]
sealed = ["description"]
*/
