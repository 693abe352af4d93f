-- An erased customer goes out of the bodies of their documents too.
-- Invariant: a body changes once, when the party of its document is erased, and its figures stay. A seal changes only to the digest of
-- a document whose body changed so.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- When the party's name and address were taken out of the body; null: they are there, or the document never had a party.
alter table ledger.document add column redacted_at timestamptz;
grant update (body, redacted_at) on ledger.document to steel_app;
grant update (sha256) on ledger.document_seal to steel_app;

-- Whether the party of a document is erased.
create function ledger.is_erased(tenant_id uuid, party_id uuid) returns boolean
language sql stable
return exists (
    select from ledger.party p
    where p.tenant_id = is_erased.tenant_id and p.party_id = is_erased.party_id and p.erased_at is not null);
grant execute on function ledger.is_erased(uuid, uuid) to steel_app;
create trigger document_redacted_once before update on ledger.document for each row
    when ((old.body, old.redacted_at) is distinct from (new.body, new.redacted_at)
          and (old.redacted_at is not null or new.redacted_at is null or not ledger.is_erased(old.tenant_id, old.party_id)))
    execute function app.refuse_change();

-- Whether this is the digest of a redacted document.
create function ledger.is_seal_of_redacted(tenant_id uuid, document_id uuid, sha256 bytea) returns boolean
language sql stable
return exists (
    select from ledger.document d
    where d.tenant_id = is_seal_of_redacted.tenant_id and d.document_id = is_seal_of_redacted.document_id
      and d.redacted_at is not null
      and is_seal_of_redacted.sha256 = ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor,
                                                      d.total_minor, d.body));
grant execute on function ledger.is_seal_of_redacted(uuid, uuid, bytea) to steel_app;
create trigger document_resealed before update on ledger.document_seal for each row
    when (not ledger.is_seal_of_redacted(new.tenant_id, new.document_id, new.sha256))
    execute function app.refuse_change();

/* classes
["ledger.document"]
kept = "books"
stays = "a posted document's figures never change, and its body is part of its seal"
business = [
    "tenant_id", "document_id", "doc_type", "state", "number", "number_norm", "number_back", "series", "fy", "document_date",
    "due_on", "posted_at", "party_id", "place_of_supply", "taxable_minor", "tax_minor", "round_off_minor",
    "total_minor", "reverses", "reversed_by", "opening", "created_by", "created_at", "redacted_at",
]
personal = ["body"]
sealed = ["body"]
*/
