--! lock_persons
-- Who is still there, held until the end: whoever is about to write something of them waits, and so does this for them.
select party_id, kind from ledger.party
where tenant_id = :tenant and party_id = any(:persons) and erased_at is null
order by party_id
for update;

--! erase_person
-- Nothing is left that tells who it was; what was booked refers to the row still.
update ledger.party
set code = :code, code_blind = :code_blind, name = :name, state = null, gstin = null, abn = null, pan = null,
    pan_blind = null, phone = null, location = null, gln = null, credit_limit_minor = null, terms_days = null,
    erased_at = :at, version = version + 1
where tenant_id = :tenant and party_id = :person and erased_at is null
returning version;

--! forget_words
delete from ledger.party_word
where tenant_id = :tenant and party_id = :person
returning true as forgotten;
