-- The limit from which a bill names its buyer with the address may be a row of the workspace too.
-- Invariant: the words of this CHECK are those of `LimitCode`.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table ledger.legal_limit drop constraint legal_limit_code_check;
alter table ledger.legal_limit add constraint legal_limit_code_check
    check (code in ('cash_limit', 'pan_required', 'cash_payout_limit', 'aml_review', 'buyer_address'));
