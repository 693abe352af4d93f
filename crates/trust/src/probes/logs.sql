--: Told()

--! told_in_one_time : Told
select 'app.one_time' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.one_time kept where kept.tenant_id = :tenant and kept.one_time_id >= :first;

--! sealed_events
-- What lies sealed is opened by the program; the rest of such a row are ids, moments and words of a list.
select event_id, content from app.audit_event where tenant_id = :tenant and event_id >= :first;

--! sealed_mails : (text?, link?)
select mail_id, address, subject, text, link from app.mail where tenant_id = :tenant and mail_id >= :first;

--! sealed_answers
select person_id, key, answer from app.kept_answer where tenant_id = :tenant and created_at >= :since;

--! sealed_drafts
select person_id, fields from app.draft where tenant_id = :tenant and kept_at >= :since;
