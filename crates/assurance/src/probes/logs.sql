--! sealed_events
-- The program opens the sealed columns; the other columns are ids, times and words of a list.
select event_id, content from app.audit_event where tenant_id = :tenant and event_id >= :first;

--! sealed_notes
select one_time_id, note from app.one_time where tenant_id = :tenant and one_time_id >= :first and note is not null;

--! sealed_mails : (text?, link?)
select mail_id, address, subject, text, link from app.mail where tenant_id = :tenant and mail_id >= :first;

--! sealed_answers
select person_id, key, answer from app.kept_answer where tenant_id = :tenant and created_at >= :since;

--! sealed_drafts
select person_id, fields from app.draft where tenant_id = :tenant and kept_at >= :since;
