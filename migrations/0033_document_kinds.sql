-- The documents of a whole shop: notes, money in both directions, cheques that come back, old metal, jobs, and what is sent and
-- bought. A document can name others that it is about.
-- Invariant: the rows of ledger.document_kind are those of ledger/src/accounts/documents/kinds.rs; a link is added and never
-- changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

insert into ledger.document_kind (kind, parts_sum_to_total) values
    ('debit_note', true),
    ('refund', false),
    ('payment', false),
    ('bounce', false),
    ('write_off', false),
    ('set_off', false),
    ('transfer', false),
    ('journal', false),
    ('purchase_voucher', false),
    ('job', false),
    ('challan', false),
    ('karigar_receipt', false),
    ('hallmark_challan', false),
    ('purchase_order', false),
    ('goods_receipt', false),
    ('purchase_bill', false);

alter domain ledger.doc_type drop constraint doc_type_check;
alter domain ledger.doc_type add constraint doc_type_check check (value in (
    'invoice', 'receipt', 'credit_note', 'opening_invoice', 'debit_note', 'refund', 'payment', 'bounce', 'write_off',
    'set_off', 'transfer', 'journal', 'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan',
    'purchase_order', 'goods_receipt', 'purchase_bill'));
alter table ledger.document drop constraint document_check;
alter table ledger.document add constraint document_check check (total_minor = taxable_minor + tax_minor + round_off_minor or doc_type in (
    'receipt', 'opening_invoice', 'refund', 'payment', 'bounce', 'write_off', 'set_off', 'transfer', 'journal',
    'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan', 'purchase_order', 'goods_receipt',
    'purchase_bill'));

-- What a document is about: the bill that a note credits, the receipt that a refund gives back, the job that a deposit belongs to.
create table ledger.document_link (
    tenant_id uuid not null,
    document_id uuid not null,
    about_id uuid not null,
    kind text not null check (kind in ('credits', 'debits', 'corrects', 'pays', 'refunds', 'bounces', 'applies', 'of_job')),
    primary key (tenant_id, document_id, about_id, kind),
    check (document_id <> about_id),
    foreign key (tenant_id, document_id) references ledger.document,
    foreign key (tenant_id, about_id) references ledger.document
);
create index document_link_about on ledger.document_link (tenant_id, about_id, document_id);
select app.tenant_table('ledger.document_link');

-- Money that the shop paid out, in the same table as the money it took: a till holds the one less the other.
alter table ledger.tender add column paid_out boolean not null default false;

/* classes
["ledger.document_link"]
kept = "books"
business = ["tenant_id", "document_id", "about_id", "kind"]
["ledger.tender"]
kept = "books"
stays = "it is written once and never changed"
business = ["tenant_id", "document_id", "line_no", "mode", "amount_minor", "till", "event", "paid_out"]
confidential = ["reference"]
sealed = ["reference"]
*/
