--! members : MemberRow(until?, last_sign_in?, custom?, custom_names?, address?)
-- Every session counts, ended or not: the newest shows the member's last sign-in.
select m.person_id, m.name, m.email, m.roles, c.ids as custom, c.names as custom_names,
       m.state, m.version, m.until, m.created_at, s.last_sign_in, app.address_standing(m.person_id) as address
from app.membership m
left join lateral (select max(created_at) as last_sign_in from app.session
                   where tenant_id = :tenant and person_id = m.person_id) s on true
left join lateral (select array_agg(r.role_id order by r.folded) as ids, array_agg(r.name order by r.folded) as names
                   from app.role r where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true
where m.tenant_id = :tenant and (m.until is null or m.until > :now) and (m.state, m.person_id) > (:after_state, :after)
  -- A joining member is listed until the invitation expires.
  and (m.state <> 'joining' or exists (
       select from app.invitation i
       where i.tenant_id = :tenant and i.invitation_id = m.joins_by and i.used_at is null and i.expires_at > :now))
order by m.state, m.person_id
limit :many;

--! member : MemberRow(until?, last_sign_in?, custom?, custom_names?, address?)
select m.person_id, m.name, m.email, m.roles, c.ids as custom, c.names as custom_names,
       m.state, m.version, m.until, m.created_at, s.last_sign_in, app.address_standing(m.person_id) as address
from app.membership m
left join lateral (select max(created_at) as last_sign_in from app.session
                   where tenant_id = :tenant and person_id = m.person_id) s on true
left join lateral (select array_agg(r.role_id order by r.folded) as ids, array_agg(r.name order by r.folded) as names
                   from app.role r where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true
where m.tenant_id = :tenant and m.person_id = :person;

--! held_by : (draft?)
-- What ends with a membership, by the names that its owner gave.
select (select count(*) from app.session s
        where s.tenant_id = :tenant and s.person_id = :person and s.ended_at is null and s.expires_at > :now) as sessions,
       (select d.action from app.draft d where d.tenant_id = :tenant and d.person_id = :person) as draft;

--! invited_by
-- The open invitations by a member.
select invitation_id, email from app.invitation
where tenant_id = :tenant and created_by = :person and used_at is null and expires_at > :now
order by invitation_id
limit :many;

--! tokens_held_by
select k.token_id, k.name from app.api_token k
where k.tenant_id = :tenant and k.person_id = :person and k.revoked_at is null and k.expires_at > :now
  and k.created_at > app.tokens_since(k.person_id)
order by k.token_id desc
limit :many;

--! lock_owners
-- Locked in one order, so that two Owners who demote each other cannot both succeed.
select person_id from app.membership
where tenant_id = :tenant and state = 'active' and 'Owner' = any(roles)
order by person_id for update;

--! lock_member : (until?, custom?, added?)
select m.person_id, m.name, m.email, m.roles, m.custom_roles as custom_ids, c.custom, c.added, m.version, m.until
from app.membership m
left join lateral (select array_agg(r.name order by r.folded) as custom, string_agg(array_to_string(r.permissions, ' '), ' ') as added
                   from app.role r where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true
where m.tenant_id = :tenant and m.person_id = :person and m.state = 'active' for update of m;

--! given_roles
-- Locked until the end: the call waits for a role that is being ended or changed.
select role_id, name, permissions from app.role
where tenant_id = :tenant and role_id = any(:roles) and ended_at is null
order by role_id for share;

--! is_member
-- A person whose address somebody else proved is no longer a member by that address.
select exists (select from app.membership m where m.tenant_id = :tenant and m.email_blind = :email_blind and m.state = 'active'
               and app.address_standing(m.person_id) is distinct from 'lost') as yes;

--! change_roles
update app.membership set roles = :roles, custom_roles = :custom_roles, version = version + 1
where tenant_id = :tenant and person_id = :person
returning version;

--! remove_member
update app.membership set state = 'removed', version = version + 1
where tenant_id = :tenant and person_id = :person
returning version;

--! end_sessions_of
update app.session set ended_at = :now
where tenant_id = :tenant and person_id = :person and ended_at is null
returning session_id;

--! forget_pin_of
-- A person who joins again later must not get in by the old PIN.
delete from app.pin where tenant_id = :tenant and person_id = :person
returning true as forgotten;

--! revoke_tokens_of
update app.api_token set revoked_at = :now
where tenant_id = :tenant and person_id = :person and revoked_at is null
returning token_id;

--! insert_invitation (moves?)
insert into app.invitation (tenant_id, invitation_id, email, email_blind, roles, custom_roles, moves, token_sha256, mailed_sha256, created_by, created_at, expires_at)
values (:tenant, :invitation, :email, :email_blind, :roles, :custom_roles, :moves, :token_sha256, :mailed_sha256, :by, :now, :expires)
returning true as invited;

--! withdraw_invitations_by
update app.invitation set expires_at = :now
where tenant_id = :tenant and created_by = :person and used_at is null and expires_at > :now
returning invitation_id;

--! withdraw_invitations_for
update app.invitation set expires_at = :now
where tenant_id = :tenant and email_blind = :email_blind and used_at is null and expires_at > :now
returning invitation_id;

--! withdraw_invitation
update app.invitation set expires_at = :now
where tenant_id = :tenant and invitation_id = :invitation and used_at is null and expires_at > :now
returning roles || array(select r.name from app.role r where r.tenant_id = :tenant and r.role_id = any(custom_roles) order by r.folded) as roles;

--! many_invitations
select count(*) as invitations from app.invitation where tenant_id = :tenant and used_at is null and expires_at > :now;

--! open_invitations : (invited_by?)
-- It may have been made by an operator, who is no member.
select i.invitation_id, i.email,
       i.roles || array(select r.name from app.role r where r.tenant_id = :tenant and r.role_id = any(i.custom_roles) order by r.folded) as roles,
       i.created_at, i.expires_at, i.created_by, m.name as invited_by
from app.invitation i
left join app.membership m on m.tenant_id = i.tenant_id and m.person_id = i.created_by and m.tenant_id = :tenant
where i.tenant_id = :tenant and i.used_at is null and i.expires_at > :now
order by i.created_at desc, i.invitation_id
limit :many;
