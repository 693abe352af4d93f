-- A UPI payment is found by its reference, so that a payment that is shown twice is noticed.
-- Invariant: only the reference of a UPI payment has the digest, and it is written once, with the payment. Rows of before have none.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table ledger.tender add column reference_blind bytea;          -- what the same reference is found by, however it is spelt
alter table ledger.tender add constraint tender_reference_blind_check check (octet_length(reference_blind) = 16);
alter table ledger.tender add constraint tender_reference_found
    check (reference_blind is null or (mode = 'upi' and reference is not null));
create index tender_by_reference on ledger.tender (tenant_id, reference_blind) where reference_blind is not null;
grant insert (reference_blind) on ledger.tender to steel_app;

/* classes
["ledger.tender"]
kept = "books"
stays = "it is written once, and an erasure empties it"
business = ["tenant_id", "document_id", "line_no", "mode", "amount_minor", "till", "till_session_id", "paid_out"]
confidential = ["reference", "reference_blind"]
personal = ["event", "occasion", "occasion_blind"]
sealed = ["reference", "occasion"]
digest = ["occasion_blind", "reference_blind"]
emptied = { event = "occasion" }
*/
