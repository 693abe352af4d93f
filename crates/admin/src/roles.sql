--! live_roles
select role_id, name, permissions, version from app.role
where tenant_id = :tenant and ended_at is null
order by folded;

--! held_roles
select r.role_id, m.person_id, m.name from app.membership m
join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles)
where m.tenant_id = :tenant and r.tenant_id = :tenant and m.state = 'active'
order by m.person_id;

--! insert_role
insert into app.role (tenant_id, role_id, name, folded, permissions, version, created_by, created_at)
values (:tenant, :role, :name, :folded, :permissions, 1, :by, :now)
returning version;

--! how_many
select count(*) as roles from app.role where tenant_id = :tenant and ended_at is null;

--! lock_role
-- The call waits for a call that is giving the role to somebody. A later one waits for this call, and finds
-- the role as it is then.
select name, permissions, version from app.role
where tenant_id = :tenant and role_id = :role and ended_at is null for update;

--! change_role
update app.role set name = :name, folded = :folded, permissions = :permissions, version = version + 1
where tenant_id = :tenant and role_id = :role
returning version;

--! end_role
update app.role set ended_at = :now, version = version + 1
where tenant_id = :tenant and role_id = :role
returning version;

--! who_holds
-- Members by name and invited people by address, in one statement: a person who joins meanwhile is found as
-- the one or the other.
select id, is_invited, called from (
    select m.person_id as id, false as is_invited, m.name as called from app.membership m
    where m.tenant_id = :tenant and :role = any(m.custom_roles) and m.state = 'active'
    union all
    select i.invitation_id, true, i.email from app.invitation i
    where i.tenant_id = :tenant and :role = any(i.custom_roles) and i.used_at is null and i.expires_at > :now
) held order by is_invited, id;

--! end_sessions_of_holders
update app.session s set ended_at = :now
from app.membership m
where s.tenant_id = :tenant and m.tenant_id = :tenant and m.person_id = s.person_id and :role = any(m.custom_roles)
  and s.ended_at is null and s.person_id <> :me
returning s.session_id;

--! withdraw_invitations_by_holders
update app.invitation i set expires_at = :now
from app.membership m
where i.tenant_id = :tenant and m.tenant_id = :tenant and m.person_id = i.created_by and :role = any(m.custom_roles)
  and i.used_at is null and i.expires_at > :now
returning i.invitation_id;
