-- Papers that go to customers by mail, with the address that is kept with a party; and credit that a customer brought from before.
-- Invariant: what is attached to a mail is gone with its text; a credit of the old system is a document, so that it is used and
-- given back as any other.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table ledger.party add column email app.sealed;

alter table app.mail add column attachment app.sealed;      -- its name on a line, and its bytes
alter table app.mail add constraint mail_attachment_check check (text is not null or attachment is null);
create index mail_of_paper on app.mail (tenant_id, about, mail_id) where kind = 'paper';
-- The mails to a customer go when the customer is erased.
grant update (attachment), delete on app.mail to steel_app;

insert into ledger.document_kind (kind, parts_sum_to_total) values ('opening_credit', false);
alter domain ledger.doc_type drop constraint doc_type_check;
alter domain ledger.doc_type add constraint doc_type_check check (value in (
    'invoice', 'receipt', 'credit_note', 'opening_invoice', 'debit_note', 'refund', 'payment', 'bounce', 'write_off',
    'set_off', 'transfer', 'journal', 'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan',
    'purchase_order', 'goods_receipt', 'purchase_bill', 'opening_credit'));
alter table ledger.document drop constraint document_check;
alter table ledger.document add constraint document_check check (total_minor = taxable_minor + tax_minor + round_off_minor or doc_type in (
    'receipt', 'opening_invoice', 'refund', 'payment', 'bounce', 'write_off', 'set_off', 'transfer', 'journal',
    'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan', 'purchase_order', 'goods_receipt',
    'purchase_bill', 'opening_credit'));
alter table ledger.document drop constraint document_number_format;
alter table ledger.document add constraint document_number_format check (
    number ~ '^[A-Z1-9][A-Z0-9/-]{0,15}$' or doc_type in ('opening_invoice', 'opening_credit'));

/* classes
["app.mail"]
kept = "log"
stays = "to whom it goes and what about is written once; what it says is gone when it was sent"
business = [
    "tenant_id", "mail_id", "kind", "about", "created_by", "created_at", "useless_at", "due_at", "tries",
    "sent_at", "given_up_at", "last_error",
]
confidential = ["subject", "text", "attachment"]
personal = ["address", "address_blind"]
secret = ["link"]
sealed = ["address", "subject", "text", "link", "attachment"]
digest = ["address_blind"]
["ledger.party"]
kept = "books"
business = [
    "tenant_id", "party_id", "kind", "state", "gln", "credit_limit_minor", "terms_days", "version",
    "created_by", "created_at", "erased_at",
]
personal = ["code", "code_blind", "name", "gstin", "abn", "pan", "pan_blind", "phone", "phone_blind", "location", "email"]
sealed = ["code", "name", "gstin", "abn", "pan", "phone", "location", "email"]
by = "person"
digest = ["code_blind", "pan_blind", "phone_blind"]
*/
