-- What cash was for (the wedding, the function) is sealed: people type it, and it names people. The column in clear text is emptied.
-- Invariant: a row has the words in one of the two columns, and nobody writes the old one any more. Sealed words change only to none,
-- when the party of their document is erased.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table ledger.tender add column occasion app.sealed;
alter table ledger.tender add column occasion_blind bytea;            -- what the same occasion is found by, however it is spelt
alter table ledger.tender add constraint tender_occasion_blind_check check (octet_length(occasion_blind) = 16);
alter table ledger.tender add constraint tender_occasion_found check (num_nulls(occasion, occasion_blind) in (0, 2));
create index tender_by_occasion on ledger.tender (tenant_id, occasion_blind) where occasion_blind is not null;
revoke insert on ledger.tender from steel_app;
grant insert (tenant_id, document_id, line_no, mode, amount_minor, reference, till, paid_out, till_session_id, occasion, occasion_blind)
    on ledger.tender to steel_app;

-- Reviewed (R9): these two change posted rows of the entered workspace, and nothing in them but what an occasion is called.
create function ledger.seal_occasions(documents uuid[], lines integer[], words bytea[], found_by bytea[]) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    sealed bigint;
begin
    update ledger.tender t set occasion = n.words, occasion_blind = n.found_by, event = null
    from unnest(documents, lines, words, found_by) as n (document_id, line_no, words, found_by)
    where t.tenant_id = entered and t.document_id = n.document_id and t.line_no = n.line_no and t.event is not null;
    get diagnostics sealed = row_count;
    return sealed;
end $$;
create function ledger.forget_occasions(party uuid) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    forgotten bigint;
begin
    update ledger.tender t set occasion = null, occasion_blind = null, event = null
    from ledger.document d
    where t.tenant_id = entered and d.tenant_id = entered and d.document_id = t.document_id and d.party_id = party
      and ledger.is_erased(entered, party) and (t.occasion is not null or t.event is not null);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke execute on function ledger.seal_occasions(uuid[], integer[], bytea[], bytea[]), ledger.forget_occasions(uuid) from public;
grant execute on function ledger.seal_occasions(uuid[], integer[], bytea[], bytea[]), ledger.forget_occasions(uuid) to steel_app;

-- Columns of earlier releases that were emptied: backups from before still have what they held.
create table app.emptied (
    tenant_id uuid not null references app.tenant,
    place text not null,                                              -- the column: ledger.tender.event
    found_at timestamptz,                                             -- when the first value was found in it; null: it had none
    ended_at timestamptz,                                             -- when it was empty in every workspace
    primary key (tenant_id, place)
);
select app.tenant_table('app.emptied', 'select,insert,update(ended_at)');

/* classes
["ledger.tender"]
kept = "books"
stays = "it is written once, and an erasure empties it"
business = ["tenant_id", "document_id", "line_no", "mode", "amount_minor", "till", "till_session_id", "paid_out"]
confidential = ["reference"]
personal = ["event", "occasion", "occasion_blind"]
sealed = ["reference", "occasion"]
digest = ["occasion_blind"]
emptied = { event = "occasion" }

["app.emptied"]
kept = "program"
business = ["tenant_id", "place", "found_at", "ended_at"]
*/
