--! insert_draft (party?, total_minor?, lock_until?, corrects?)
-- An erased party gets no new draft: the statement waits for an erasure in progress, and then there is no row.
with living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
)
insert into sell.draft as kept (tenant_id, draft_id, state, input, party_id, total_minor, lock_until, corrects, document_id,
                                expires_at, created_by, created_at, ended_at)
select t.tenant_id, :draft, 'draft', :input, :party, :total_minor, :lock_until, :corrects, null, :expires_at, :by, :now, null
from app.tenant t
where t.tenant_id = :tenant and (:party::uuid is null or exists (select from living))
returning kept.draft_id;

--! change_draft (party?, total_minor?, lock_until?)
with living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
)
update sell.draft
set input = :input, party_id = :party, total_minor = :total_minor, lock_until = :lock_until, expires_at = :expires_at
where tenant_id = :tenant and draft_id = :draft and state = 'draft'
  and (:party::uuid is null or exists (select from living))
returning draft_id;

--! end_old
-- Drafts that nobody took up in time; their content goes.
update sell.draft set state = 'expired', input = null, ended_at = :now
where tenant_id = :tenant and state = 'draft' and expires_at <= :now
returning draft_id;

--! end_draft (document?)
update sell.draft set state = :state, input = null, document_id = :document, ended_at = :now
where tenant_id = :tenant and draft_id = :draft and state = 'draft'
returning draft_id;

--! lock_draft : (input?, total_minor?, lock_until?, corrects?)
select draft_id, state, input, total_minor, lock_until, corrects, expires_at
from sell.draft
where tenant_id = :tenant and draft_id = :draft
for update;

--! quote_of_draft : (lock_until?)
select lock_until from sell.draft
where tenant_id = :tenant and draft_id = :draft and state = 'draft' and expires_at > :now;

--: DraftRow(input?, party_id?, party?, party_name?, total_minor?, lock_until?, corrects?, corrects_number?, document_id?, number?)

--! draft_by_id : DraftRow
select d.draft_id, d.state, d.input, d.party_id, p.code as party, p.name as party_name, d.total_minor, d.lock_until,
       d.corrects, c.number as corrects_number, d.document_id, b.number, d.expires_at, d.created_by, m.name as by, d.created_at
from sell.draft d
join app.membership m on m.tenant_id = :tenant and m.person_id = d.created_by
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
left join ledger.document c on c.tenant_id = :tenant and c.document_id = d.corrects
left join ledger.document b on b.tenant_id = :tenant and b.document_id = d.document_id
where d.tenant_id = :tenant and d.draft_id = :draft;

--! open_drafts : DraftRow
-- The newest first. Those whose time is over are left out, though nothing has ended them yet.
select d.draft_id, d.state, d.input, d.party_id, p.code as party, p.name as party_name, d.total_minor, d.lock_until,
       d.corrects, c.number as corrects_number, d.document_id, b.number, d.expires_at, d.created_by, m.name as by, d.created_at
from sell.draft d
join app.membership m on m.tenant_id = :tenant and m.person_id = d.created_by
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
left join ledger.document c on c.tenant_id = :tenant and c.document_id = d.corrects
left join ledger.document b on b.tenant_id = :tenant and b.document_id = d.document_id
where d.tenant_id = :tenant and d.state = 'draft' and d.expires_at > :now and d.draft_id < :before
order by d.draft_id desc
limit :many;
