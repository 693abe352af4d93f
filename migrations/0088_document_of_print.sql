-- The document that a print is of.
-- Invariant: it is written with the print and never changed. Null: a label, or a print of before.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table ledger.print_job add column document_id uuid;
alter table ledger.print_job add constraint print_job_document_fkey foreign key (tenant_id, document_id) references ledger.document;

/* classes
["ledger.print_job"]
kept = "job"
stays = "a print is written once and removed after a week"
business = [
    "tenant_id", "print_job_id", "printer_id", "document_id", "title", "needs", "is_copy", "state", "tries", "problem", "due_at",
    "created_by", "created_at", "ended_at",
]
confidential = ["content"]
sealed = ["content"]
*/
