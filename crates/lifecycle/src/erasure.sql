--! lock_persons
-- The persons who are not erased yet, locked until the end: writers of anything about them wait, and so does
-- this statement for those writers.
select party_id, kind from ledger.party
where tenant_id = :tenant and party_id = any(:persons) and erased_at is null
order by party_id
for update;

--! lock_erased
-- Those of the persons who are erased, locked as an erasure locks them: a document that is being posted about one of them is written
-- first, and is seen here.
select party_id from ledger.party
where tenant_id = :tenant and party_id = any(:persons) and erased_at is not null
order by party_id
for update;

--! hold_archives
-- Until the end nobody asks for an archive and nobody places a legal hold, which lock the same row: an archive that was asked for
-- before is seen when archives are outdated, and one that is asked for later does not have the person; a hold that was placed before
-- is seen when it is asked for. Neither postings nor other erasures wait for this. The person's row is locked before.
select true as held from app.tenant where tenant_id = :tenant for share;

--! erase_person
-- Nothing remains that says who the person was; bookings still refer to the row.
update ledger.party
set code = :code, code_blind = :code_blind, name = :name, state = null, gstin = null, abn = null, pan = null,
    pan_blind = null, phone = null, phone_blind = null, location = null, email = null, gln = null, credit_limit_minor = null, terms_days = null,
    restricted_at = null, erased_at = :at, version = version + 1
where tenant_id = :tenant and party_id = :person and erased_at is null
returning version;

--! code_blind_of
select code_blind from ledger.party where tenant_id = :tenant and party_id = :person;

--! captures_running : (record?)
-- Questions and copies of support that are not over, locked: a consent that is under way ends first, and its copy is seen here.
select capture_id, record_kind, record, allowed_at is not null as is_copied from app.capture
where tenant_id = :tenant and deleted_at is null
order by capture_id
for update;

--! end_captures
-- Nobody ended them, and their time is not over: so the task that closes their cases sees that an erasure did.
update app.capture set record = null, content = null, deleted_at = :at
where tenant_id = :tenant and capture_id = any(:captures)
returning true as ended;

--! forget_prints
-- Prints of the person's documents, those that wait too. A document prints again from its body, which does not say any more who
-- bought. A print of before has no document: its title ends with the number, which a document of an earlier year may have had too, so
-- it goes with each document that it may be of.
delete from ledger.print_job j
where j.tenant_id = :tenant and j.needs = 'bills.read'
  and exists (
      select from ledger.document d
      where d.tenant_id = :tenant and d.party_id = :person
        and (d.document_id = j.document_id
             or j.document_id is null and j.created_at >= d.created_at and right(j.title, length(d.number) + 1) = ' ' || d.number))
returning true as forgotten;

--! outdate_archives
-- An archive from before an erasure has the person: nobody takes it away. One that is being written cannot end, and is written again.
-- The claim of an archive removes the mark before its snapshot is taken; whichever of the two comes first, the other waits for it.
update app.archive set code = :code, link_by = null, link_until = null, link_lock = null
where tenant_id = :tenant and state in ('waiting', 'running', 'done')
returning true as outdated;

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
-- The mails that brought the person papers, and those about what the person asked: they have the person's address.
delete from app.mail
where tenant_id = :tenant and kind in ('paper', 'request', 'request_news', 'erasure')
  and about in (
      select d.document_id from ledger.document d where d.tenant_id = :tenant and d.party_id = :person
      union all
      select r.case_file_id from app.person_request r where r.tenant_id = :tenant and r.party_id = :person)
returning true as forgotten;

--! forget_occasions : (forgotten?)
-- What the person's cash was for, in the entered workspace.
select ledger.forget_occasions(:person) as forgotten;

--! forget_requests
-- What the person asked about their data: that they asked, and what came of it, stays.
update app.person_request set name = null, contact = null, words = null
where tenant_id = :tenant and party_id = :person
returning true as forgotten;

--! bodies_with
-- Bodies of the erased persons' documents that were not redacted yet.
select document_id, body from ledger.document
where tenant_id = :tenant and party_id = any(:persons) and document_id > :after and redacted_at is null
order by document_id
limit :many;

--! redact
-- The database takes a new body of such a document once.
update ledger.document d set body = anew.body, redacted_at = :at
from unnest(:documents::uuid[], :bodies::bytea[]) as anew (document_id, body)
where d.tenant_id = :tenant and d.document_id = anew.document_id
returning d.document_id;

--! seal_redacted
update ledger.document_seal s
set sha256 = ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.body)
from ledger.document d
where s.tenant_id = :tenant and d.tenant_id = :tenant and s.document_id = any(:documents)
  and d.document_id = s.document_id
returning s.document_id;

--! is_open
-- Whether money or metal is open with a party on any of its accounts, or a bill, a job or an order is, or they have a piece on
-- approval. A standing order is open until its last day is past. Goods that no bill has come for yet do not keep anybody: a shop
-- may enter no bills of its suppliers.
select exists (
    select from (
        select debit_account as account, commodity, amount from ledger.posting
        where tenant_id = :tenant and debit_party = :party
        union all
        select credit_account, commodity, -amount from ledger.posting
        where tenant_id = :tenant and credit_party = :party
    ) moved
    group by moved.account, moved.commodity
    having sum(moved.amount) <> 0 and moved.account <> 'RECEIVED_NOT_BILLED'
) or exists (
    select from ledger.open_item where tenant_id = :tenant and party_id = :party and open_minor > 0
) or exists (
    select from sell.job where tenant_id = :tenant and party_id = :party and state in ('taken', 'in_work', 'ready')
) or exists (
    select from sell.article where tenant_id = :tenant and party_id = :party
) or exists (
    select from ledger.customer_order where tenant_id = :tenant and party_id = :party and state = 'taken'
) or exists (
    select from ledger.standing_order
    where tenant_id = :tenant and party_id = :party and (until_on is null or until_on >= :today)
) as is_open;

--! is_held
-- Whether a legal hold keeps the person: one of their own, one of the whole workspace, or one of a lot that they supplied or got
-- some of.
select exists (
    select from app.legal_hold h
    where h.tenant_id = :tenant and h.lifted_at is null and (h.until_on is null or h.until_on >= :today)
      and (h.party_id = :party
           or h.party_id is null and h.lot_id is null
           or exists (select from ledger.lot l where l.tenant_id = :tenant and l.lot_id = h.lot_id and l.supplier_id = :party)
           or exists (select from ledger.shipment s where s.tenant_id = :tenant and s.lot_id = h.lot_id and s.party_id = :party)
           or exists (
               select from ledger.document_line n
               join ledger.document d on d.tenant_id = n.tenant_id and d.document_id = n.document_id
               where n.tenant_id = :tenant and d.tenant_id = :tenant and n.lot_id = h.lot_id and d.party_id = :party))
) as yes;
