-- What one column may hold, where every bill and reading writes, is told by its type and no longer by a CHECK of its table.
-- A statement reads the text of each CHECK of the tables it writes anew, thirteen of them for a bill; a domain's is read once
-- a connection. What must stay true: the bounds are the same; only the hash of a kept answer's input had none.
set citus.enable_local_reference_table_foreign_keys = off;

alter table app.kept_answer drop constraint kept_answer_key_check;
alter table app.audit_event drop constraint audit_event_result_check, drop constraint audit_event_salt_check;
alter table ledger.series drop constraint series_code_check, drop constraint series_next_check;
alter table ledger.document drop constraint document_doc_type_check, drop constraint document_state_check;
alter table ledger.document_line
    drop constraint document_line_line_no_check, drop constraint document_line_discount_minor_check;
alter table ledger.document_seal drop constraint document_seal_sha256_check;
alter table ledger.open_item drop constraint open_item_open_minor_check;
alter table ledger.posting drop constraint posting_amount_check, drop constraint posting_commodity_check;
alter table make.reading drop constraint reading_result_check, drop constraint reading_outside_e6_check;

create domain app.unsigned as bigint check (value >= 0);
create domain app.positive as bigint check (value > 0);
create domain app.bytes32 as bytea check (length(value) = 32);
create domain app.call_key as text check (length(value) between 1 and 64);
create domain app.event_result as text check (value in ('ok', 'denied'));
create domain ledger.doc_type as text check (value in ('invoice', 'receipt', 'credit_note', 'opening_invoice'));
create domain ledger.document_state as text check (value in ('posted', 'reversed'));
create domain ledger.line_no as integer check (value between 1 and 1000);
create domain ledger.commodity as text check (value ~ '^[A-Z][A-Z_]{2,15}$');
create domain ledger.series_code as text check (length(value) between 1 and 16);
create domain make.reading_result as text check (value in ('pass', 'fail'));

alter table app.kept_answer alter column key type app.call_key, alter column input_sha256 type app.bytes32;
alter table app.audit_event alter column result type app.event_result, alter column salt type app.bytes32;
alter table ledger.series alter column code type ledger.series_code, alter column next type app.positive;
alter table ledger.document
    alter column doc_type type ledger.doc_type, alter column state type ledger.document_state;
alter table ledger.document_line
    alter column line_no type ledger.line_no, alter column discount_minor type app.unsigned;
alter table ledger.document_seal alter column sha256 type app.bytes32;
alter table ledger.open_item alter column open_minor type app.unsigned;
alter table ledger.posting alter column amount type app.positive, alter column commodity type ledger.commodity;
alter table make.reading alter column result type make.reading_result, alter column outside_e6 type app.unsigned;
