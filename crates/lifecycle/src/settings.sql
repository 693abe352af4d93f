--! insert_change (link_sha256?, approved_by?, approved_at?, from_at?)
insert into app.setting_change (tenant_id, setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256,
    approved_by, approved_at, from_at)
select t.tenant_id, :change, :figure, :was, :value, :is_looser, :by, :now, :link_sha256, :approved_by, :approved_at, :from_at
from app.tenant t
where t.tenant_id = :tenant
returning true as proposed;

--: ChangeRow(link_sha256?, approved_by?, approved_at?, noticed_at?, told?, from_at?, withdrawn_by?, withdrawn_at?)

--! changes : ChangeRow
select setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256, approved_by, approved_at, by_link,
       noticed_at, told, from_at, withdrawn_by, withdrawn_at
from app.setting_change
where tenant_id = :tenant
order by setting_change_id desc
limit :many;

--! change_locked : ChangeRow
select setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256, approved_by, approved_at, by_link,
       noticed_at, told, from_at, withdrawn_by, withdrawn_at
from app.setting_change
where tenant_id = :tenant and setting_change_id = :change
for update;

--! value_in_force
select value from app.setting_change
where tenant_id = :tenant and figure = :figure and from_at <= :at and withdrawn_at is null
order by from_at desc, setting_change_id desc
limit 1;

--! approve_change
update app.setting_change set approved_by = :by, approved_at = :now, by_link = :by_link
where tenant_id = :tenant and setting_change_id = :change and approved_at is null and withdrawn_at is null
returning true as approved;

--! withdraw_change
update app.setting_change set withdrawn_by = :by, withdrawn_at = :now
where tenant_id = :tenant and setting_change_id = :change and withdrawn_at is null and (from_at is null or from_at > :now)
returning true as withdrawn;

--! withdraw_waiting
update app.setting_change set withdrawn_by = :by, withdrawn_at = :now
where tenant_id = :tenant and figure = :figure and withdrawn_at is null and (from_at is null or from_at > :now)
returning setting_change_id;

--! count_operators
select count(*) as many from app.membership
where tenant_id = :tenant and state = 'active' and until is null and roles && :roles;

--! set_change_noticed
update app.setting_change set noticed_at = :now, told = :told, from_at = :from_at
where tenant_id = :tenant and setting_change_id = :change and noticed_at is null and withdrawn_at is null
returning true as noticed;

--! insert_setting_notice
insert into app.setting_notice (tenant_id, setting_change_id, told_at)
select t.tenant_id, :change, :now from app.tenant t
where t.tenant_id = :tenant
on conflict (tenant_id, setting_change_id) do nothing
returning true as told;

--! workspaces_without_setting_notice
-- Run as the role for jobs, across all workspaces.
select t.tenant_id from app.tenant t
where t.tenant_id <> :instance
  and not exists (select from app.setting_notice n where n.tenant_id = t.tenant_id and n.setting_change_id = :change)
order by t.tenant_id
limit :many;

--! setting_notices_sent
-- Run as the role for jobs, across all workspaces.
select count(*) as many from app.setting_notice where setting_change_id = :change;
