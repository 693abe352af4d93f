-- The paper that takes another back, of a kind and with a series of its own; and the step of a cheque whose receipt was taken back.
-- Invariant: a paper is taken back once, by one paper that names it.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

insert into ledger.document_kind (kind, parts_sum_to_total) values ('reversal', false);
alter domain ledger.doc_type drop constraint doc_type_check;
alter domain ledger.doc_type add constraint doc_type_check check (value in (
    'invoice', 'receipt', 'credit_note', 'opening_invoice', 'debit_note', 'refund', 'payment', 'bounce', 'write_off',
    'set_off', 'transfer', 'journal', 'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan',
    'purchase_order', 'goods_receipt', 'purchase_bill', 'opening_credit', 'customer_order', 'reversal'));
alter table ledger.document drop constraint document_check;
alter table ledger.document add constraint document_check check (total_minor = taxable_minor + tax_minor + round_off_minor or doc_type in (
    'receipt', 'opening_invoice', 'refund', 'payment', 'bounce', 'write_off', 'set_off', 'transfer', 'journal',
    'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan', 'purchase_order', 'goods_receipt',
    'purchase_bill', 'opening_credit', 'customer_order', 'reversal'));
alter table ledger.cheque_step drop constraint cheque_step_state_check;
alter table ledger.cheque_step add constraint cheque_step_state_check check (state in ('deposited', 'cleared', 'bounced', 'taken_back'));
