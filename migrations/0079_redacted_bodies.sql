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

create function ledger.redact_once() returns trigger
language plpgsql set search_path = '' as $$
begin
    if old.redacted_at is not null or new.redacted_at is null or not exists (
        select from ledger.party p
        where p.tenant_id = old.tenant_id and p.party_id = old.party_id and p.erased_at is not null
    ) then
        raise exception 'a body changes once, when its party is erased' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger document_redacted_once before update on ledger.document for each row
    when ((old.body, old.redacted_at) is distinct from (new.body, new.redacted_at))
    execute function ledger.redact_once();

create function ledger.reseal_redacted() returns trigger
language plpgsql set search_path = '' as $$
begin
    if not exists (
        select from ledger.document d
        where d.tenant_id = new.tenant_id and d.document_id = new.document_id and d.redacted_at is not null
          and new.sha256 = ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor,
                                          d.total_minor, d.body)
    ) then
        raise exception 'a seal changes only with a redacted body' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger document_resealed before update on ledger.document_seal for each row execute function ledger.reseal_redacted();

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
