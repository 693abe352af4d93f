-- The kinds of documents, with what the database has to know of each. A new kind is a row here and in
-- ledger/src/accounts/documents/kinds.rs, and its word in the domain ledger.doc_type.
-- Invariant: the rows are those of the program's table (a test compares them, and the checks of ledger.document with them).
-- A posted document names no row here: a foreign key would lock the row of its kind once for each bill of all workspaces. The
-- list of words stays in its domain, which each connection reads once (0015_bounds.sql).
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.document_kind (
    kind text primary key,
    parts_sum_to_total boolean not null                     -- total = taxable value + tax + round-off, and the lines add up to them
);
select app.place('ledger.document_kind', 'everywhere');
insert into ledger.document_kind (kind, parts_sum_to_total) values
    ('invoice', true),
    ('receipt', false),
    ('credit_note', true),
    ('opening_invoice', false);

-- A series is opened once a year; taking a number does not look here.
alter table ledger.series add constraint series_doc_type_fkey foreign key (doc_type) references ledger.document_kind;

/* classes
["ledger.document_kind"]
kept = "program"
public = ["kind", "parts_sum_to_total"]
*/
