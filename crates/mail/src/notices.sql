--! insert_notice (advice?)
insert into app.workspace_notice (tenant_id, workspace_notice_id, incident_no, nature, impact, measures, contact, advice, told_at)
select t.tenant_id, :notice, :incident, :nature, :impact, :measures, :contact, :advice, :now from app.tenant t
where t.tenant_id = :tenant
returning true as kept;

--! unread_notice
-- Each person who was a member when the notice was mailed reads it once.
select n.incident_no from app.workspace_notice n
join app.membership m on m.tenant_id = n.tenant_id and m.person_id = :person
where n.tenant_id = :tenant and m.tenant_id = :tenant and m.created_at <= n.told_at and not exists (
    select from app.notice_reader r
    where r.tenant_id = :tenant and r.workspace_notice_id = n.workspace_notice_id and r.person_id = :person)
order by n.workspace_notice_id desc
limit 1;

--! notices_of : (advice?, read_at?)
select n.workspace_notice_id, n.incident_no, n.nature, n.impact, n.measures, n.contact, n.advice, n.told_at, r.read_at
from app.workspace_notice n
left join app.notice_reader r
    on r.tenant_id = :tenant and r.workspace_notice_id = n.workspace_notice_id and r.person_id = :person
where n.tenant_id = :tenant
order by n.workspace_notice_id desc
limit :many;

--! is_notice
select true as yes from app.workspace_notice where tenant_id = :tenant and workspace_notice_id = :notice;

--! insert_reader
insert into app.notice_reader (tenant_id, workspace_notice_id, person_id, read_at)
values (:tenant, :notice, :person, :now)
on conflict (tenant_id, workspace_notice_id, person_id) do nothing
returning true as is_first;

--! readers_of : (read_at?)
-- In the workspace that was entered: its Owners and Admins at the time of each notice, and when each read it.
select n.workspace_notice_id, m.person_id, m.email, r.read_at
from app.workspace_notice n
join app.membership m on m.tenant_id = n.tenant_id
left join app.notice_reader r
    on r.tenant_id = :tenant and r.workspace_notice_id = n.workspace_notice_id and r.person_id = m.person_id
where n.tenant_id = :tenant and m.tenant_id = :tenant and n.workspace_notice_id = any(:notices)
  and m.state = 'active' and m.until is null and m.roles && array['Owner', 'Admin'] and m.created_at <= n.told_at
order by n.workspace_notice_id, m.person_id
limit :many;
