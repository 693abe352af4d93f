--! insert_incident
insert into app.incident (tenant_id, case_file_id, severity, seen, noticed_at, has_notice)
values (:tenant, :case_file, :severity, :seen, :noticed_at, false)
returning true as kept;

--! incident_of : (summary_what?, summary_cause?, summary_effect?, summary_change?, published_at?, promise?)
select severity, seen, noticed_at, has_notice, summary_what, summary_cause, summary_effect, summary_change, published_at, promise
from app.incident
where tenant_id = :tenant and case_file_id = :case_file;

--! severities
select case_file_id, severity from app.incident
where tenant_id = :tenant and case_file_id = any(:case_files);

--! set_notice
update app.incident set has_notice = true
where tenant_id = :tenant and case_file_id = :case_file
returning true as kept;

--! set_summary
update app.incident
set summary_what = :what, summary_cause = :cause, summary_effect = :effect, summary_change = :change, published_at = :now
where tenant_id = :tenant and case_file_id = :case_file
returning true as kept;

--! addresses
-- The workspaces, without the instance's own and the canaries.
select slug, tenant_id from app.address where slug > :after and slug <> all(:own)
order by slug
limit :many;

--! addresses_of
select slug, tenant_id from app.address where slug = any(:slugs) and slug <> all(:own);

--! country_of
select country from app.tenant where tenant_id = :tenant;

--! events_between
-- In the workspace that was entered: the newest ones, if there are very many. The address of the network is sealed in the content.
select event_id, content from app.audit_event
where tenant_id = :tenant and event_id >= :first and event_id < :before_id and (:is_anybody or actor_id = :actor)
order by event_id desc
limit :many;

--! count_events
-- As above, without the content.
select count(*)::integer as many from (
    select e.event_id from app.audit_event e
    where e.tenant_id = :tenant and e.event_id >= :first and e.event_id < :before_id and (:is_anybody or e.actor_id = :actor)
    limit :many
) counted;

--! put_workspaces
insert into app.incident_workspace (tenant_id, case_file_id, workspace_id, slug, country, events, is_affected)
select t.tenant_id, :case_file, w.workspace, w.slug, w.country, w.events, false
from app.tenant t
cross join unnest(:workspaces::uuid[], :slugs::text[], :countries::text[], :events::integer[])
    as w (workspace, slug, country, events)
where t.tenant_id = :tenant
on conflict (tenant_id, case_file_id, workspace_id) do update set events = excluded.events
returning true as kept;

--! set_affected
update app.incident_workspace set is_affected = (slug = any(:slugs))
where tenant_id = :tenant and case_file_id = :case_file
returning slug, is_affected;

--! set_told
update app.incident_workspace set told_at = :now
where tenant_id = :tenant and case_file_id = :case_file and workspace_id = any(:workspaces) and told_at is null
returning true as told;

--! workspaces_of : (told_at?)
select workspace_id, slug, country, events, is_affected, told_at from app.incident_workspace
where tenant_id = :tenant and case_file_id = :case_file
order by slug
limit :many;

--! insert_notice (advice?)
insert into app.incident_notice (tenant_id, incident_notice_id, case_file_id, nature, impact, measures, contact, advice, needs_advice,
    created_by, created_at)
values (:tenant, :notice, :case_file, :nature, :impact, :measures, :contact, :advice, :needs_advice, :by, :now)
returning true as kept;

--! notices_of : (advice?)
select incident_notice_id, nature, impact, measures, contact, advice, created_at from app.incident_notice
where tenant_id = :tenant and case_file_id = :case_file
order by incident_notice_id
limit :many;

--! mails_of_notice : (sent_at?, given_up_at?, last_error?)
-- In the workspace that was entered: what became of the mail to each person.
select mail_id, about, address, created_at, sent_at, given_up_at, last_error from app.mail
where tenant_id = :tenant and about = any(:notices)
order by mail_id
limit :many;

--! end_sessions
-- In the workspace that was entered.
update app.session set ended_at = :now where tenant_id = :tenant and ended_at is null
returning session_id;

--! revoke_tokens
-- In the workspace that was entered.
update app.api_token set revoked_at = :now where tenant_id = :tenant and revoked_at is null
returning token_id;

--! insert_authority
insert into app.authority_clock (tenant_id, authority_clock_id, clock, source, source_on, created_by, created_at)
select t.tenant_id, :authority, :clock, :source, :source_on, :by, :now from app.tenant t where t.tenant_id = :tenant
returning true as kept;

--! authorities
select distinct on (clock) clock, source, source_on, created_at from app.authority_clock
where tenant_id = :tenant
order by clock, authority_clock_id desc;

--! summaries
select f.case_no, i.severity, i.noticed_at, i.summary_what as what, i.summary_cause as cause, i.summary_effect as effect,
       i.summary_change as change, i.published_at
from app.incident i
join app.case_file f on f.tenant_id = i.tenant_id and f.case_file_id = i.case_file_id
where i.tenant_id = :tenant and i.published_at is not null and not f.is_drill
  and i.summary_what is not null and i.summary_cause is not null and i.summary_effect is not null and i.summary_change is not null
order by i.published_at desc
limit :many;

--! notice_gaps
-- Notices, and those without a part that they need. The sealed form of an empty text has 45 bytes.
select count(*) as notices,
       count(*) filter (where length(nature) <= 45 or length(impact) <= 45 or length(measures) <= 45 or length(contact) <= 45
                           or needs_advice and advice is null) as gaps
from app.incident_notice
where tenant_id = :tenant;

--! exercise_at : (last_at?)
-- The last exercise that was closed, and when the instance began.
select t.created_at as began_at,
       (select max(f.closed_at) from app.case_file f
        where f.tenant_id = t.tenant_id and f.kind = 'incident' and f.is_drill) as last_at
from app.tenant t
where t.tenant_id = :tenant;

--! open_incidents
select count(*) as many from app.case_file where tenant_id = :tenant and kind = 'incident' and closed_at is null;
