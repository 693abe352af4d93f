--! workspace_at
select tenant_id from app.address where slug = :slug;

--! is_closed
select exists (select from app.closing where tenant_id = :tenant) as is_closed;

--! insert_request (secret_sha256?, contact?, words?)
insert into app.person_request (tenant_id, case_file_id, kind, came_by, secret_sha256, name, contact, words, is_unknown)
values (:tenant, :case_file, :kind, :came_by, :secret_sha256, :name, :contact, :words, false)
returning true as received;

--! number_of_secret
select f.case_no from app.person_request r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and r.secret_sha256 = :secret_sha256;

--! request_of : (name?, contact?, words?, taken_by?, party_id?, party?, party_name?, restricted_at?, erased_at?, checked_how?, checked_by?, checked_at?, checked_name?, ground?, answered_by?, answered_at?, answer_sha256?)
select r.kind, r.came_by, r.name, r.contact, r.words, r.taken_by, r.party_id, p.code as party, p.name as party_name, p.restricted_at,
       p.erased_at, r.is_unknown, r.checked_how, r.checked_by, r.checked_at, m.name as checked_name, r.ground, r.answered_by, r.answered_at,
       r.answer_sha256
from app.person_request r
left join ledger.party p on p.tenant_id = r.tenant_id and p.party_id = r.party_id
left join app.membership m on m.tenant_id = r.tenant_id and m.person_id = r.checked_by
where r.tenant_id = :tenant and r.case_file_id = :case_file;

--! hold_subject
-- The party of a request. An erasure locks the row for update: it waits for the end of this call, or this statement waits for its end.
select true as held from app.person_request r
join ledger.party p on p.tenant_id = r.tenant_id and p.party_id = r.party_id
where r.tenant_id = :tenant and p.tenant_id = :tenant and r.case_file_id = :case_file
for key share of p;

--! erasures_asked : (contact?)
-- Requests for the erasure of a party that are not answered yet, of a person who was identified.
select r.case_file_id, f.case_no, r.came_by, r.contact from app.person_request r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and f.tenant_id = :tenant and r.party_id = :party and r.kind = 'erasure' and r.outcome is null
  and r.checked_how <> 'none'
order by f.case_no;

--! kinds_of
select case_file_id, kind from app.person_request
where tenant_id = :tenant and case_file_id = any(:case_files)
order by case_file_id;

--! set_taken
update app.person_request set taken_by = :by, taken_at = :now
where tenant_id = :tenant and case_file_id = :case_file and taken_at is null
returning true as taken;

--! set_subject (party?)
-- The check identified one party: it does not count for another one.
update app.person_request
set party_id = :party, is_unknown = :is_unknown,
    checked_how = case when party_id is not distinct from :party then checked_how end,
    checked_by = case when party_id is not distinct from :party then checked_by end,
    checked_at = case when party_id is not distinct from :party then checked_at end
where tenant_id = :tenant and case_file_id = :case_file and outcome is null
returning true as matched;

--! set_checked
update app.person_request set checked_how = :how, checked_by = :by, checked_at = :now
where tenant_id = :tenant and case_file_id = :case_file and outcome is null
returning true as checked;

--! set_answer (ground?, answer_sha256?)
update app.person_request
set outcome = :outcome, ground = :ground, answered_by = :by, answered_at = :now, answer_sha256 = :answer_sha256
where tenant_id = :tenant and case_file_id = :case_file and outcome is null
returning true as answered;
