-- What one call writes about a document hangs on the document, and the document on its party: one reference each, held at the
-- row that comes first. A posting named its entry, its parties and so the same two rows again, an open item too: nine more
-- looks at rows that the same statement, or the one before it, had just written or held. Rows of them are never removed but
-- with their workspace, and the check of money finds one that points nowhere.
set citus.enable_local_reference_table_foreign_keys = off;

alter table ledger.posting
    drop constraint posting_tenant_id_entry_id_fkey,
    drop constraint posting_tenant_id_debit_party_fkey,
    drop constraint posting_tenant_id_credit_party_fkey;
alter table ledger.open_item
    drop constraint open_item_tenant_id_document_id_fkey,
    drop constraint open_item_tenant_id_party_id_fkey;
