-- What a working shop changes by itself: the last day of a tax percentage. And how it finds a bill: by the end of its number.
-- Invariant: of a row of the tax policy only its last day ever changes; a row that no bill can have used may go.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

grant update (to_day), delete on ledger.tax_policy to steel_app;

-- Backwards, the end of a number is a beginning, which a range finds: LIKE is not leakproof, so an index could not answer it.
alter table ledger.document add column number_back text collate "C" generated always as (reverse(upper(number))) stored;
create index document_by_end on ledger.document (tenant_id, number_back, document_id);

/* classes
["ledger.document"]
kept = "books"
stays = "a posted document is never changed, and its body is part of its seal"
business = [
    "tenant_id", "document_id", "doc_type", "state", "number", "number_norm", "number_back", "series", "fy", "document_date",
    "due_on", "posted_at", "party_id", "place_of_supply", "taxable_minor", "tax_minor", "round_off_minor",
    "total_minor", "reverses", "reversed_by", "opening", "created_by", "created_at",
]
personal = ["body"]
sealed = ["body"]
*/
