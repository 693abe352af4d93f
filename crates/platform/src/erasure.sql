--! lock_persons
-- The persons who are not erased yet, locked until the end: writers of anything about them wait, and so does
-- this statement for those writers.
select party_id, kind from ledger.party
where tenant_id = :tenant and party_id = any(:persons) and erased_at is null
order by party_id
for update;

--! erase_person
-- Nothing remains that says who the person was; bookings still refer to the row.
update ledger.party
set code = :code, code_blind = :code_blind, name = :name, state = null, gstin = null, abn = null, pan = null,
    pan_blind = null, phone = null, phone_blind = null, location = null, email = null, gln = null, credit_limit_minor = null, terms_days = null,
    restricted_at = null, erased_at = :at, version = version + 1
where tenant_id = :tenant and party_id = :person and erased_at is null
returning version;

--! forget_drafts
-- Bills for the person that were not posted.
update sell.draft set state = 'discarded', input = null, ended_at = :at
where tenant_id = :tenant and party_id = :person and state = 'draft'
returning draft_id;

--! forget_words
delete from ledger.party_word
where tenant_id = :tenant and party_id = :person
returning true as forgotten;

--! forget_mails
-- The mails that brought the person papers: they have the person's address.
delete from app.mail
where tenant_id = :tenant and kind = 'paper'
  and about in (select d.document_id from ledger.document d where d.tenant_id = :tenant and d.party_id = :person)
returning true as forgotten;

--! forget_requests
-- What the person asked about their data: that they asked, and what came of it, stays.
update app.person_request set name = null, contact = null, words = null
where tenant_id = :tenant and party_id = :person
returning true as forgotten;
