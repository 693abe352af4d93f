--: Told()

--! told_in_events : Told
select 'app.audit_event' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.audit_event kept where kept.tenant_id = :tenant and kept.event_id >= :first;

--! told_in_mails : Told
select 'app.mail' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.mail kept where kept.tenant_id = :tenant and kept.mail_id >= :first;

--! told_in_one_time : Told
select 'app.one_time' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.one_time kept where kept.tenant_id = :tenant and kept.one_time_id >= :first;

--! told_in_answers : Told
select 'app.kept_answer' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.kept_answer kept where kept.tenant_id = :tenant and kept.created_at >= :since;

--! told_in_drafts : Told
select 'app.draft' as place, count(*) as looked_at,
       count(*) filter (where exists (select from unnest(:planted::text[]) as secret
                                      where position(secret in kept::text) > 0)) as hits
from app.draft kept where kept.tenant_id = :tenant and kept.kept_at >= :since;
