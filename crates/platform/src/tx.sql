--! enter
select app.enter(:tenant, :actor) as entered;

--: Who(ends_at?, read_only_since?, used_at?, proved_at?, till_id?, till?, permissions?, state?, gstin?, abn?, location?, gln?)

--! by_token : Who
select k.token_id as credential_id, k.used_at, null::timestamptz as proved_at, k.second_factor, false as by_pin, false as owes_password, false as lacks_address, false as is_joining, null::uuid as till_id, null::app.sealed as till, k.permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant,
       t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day,
       t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at,
       least(t.read_only_since, g.read_only_since) as read_only_since
from app.api_token k
join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
join app.tenant t on t.tenant_id = k.tenant_id
left join app.closing z on z.tenant_id = :tenant
left join app.instance_state g on g.one
where k.tenant_id = :tenant and m.tenant_id = :tenant and t.tenant_id = :tenant
  and k.token_sha256 = :token_sha256 and k.person_id = :person
  and k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(:person) and m.state = 'active' and (m.until is null or m.until > :now)
  -- Nobody enters a workspace that has ended, even if its rows are still there.
  and (z.ends_at is null or z.ends_at > :now);

--! by_session : Who
select k.session_id as credential_id, k.seen_at as used_at, k.proved_at, k.second_factor, k.by_pin,
       m.password_after is not null and coalesce(m.password_after >= app.password_since(m.person_id), false) as owes_password,
       coalesce(app.lacks_address(m.person_id), false) as lacks_address, m.state = 'joining' as is_joining, k.till_id, p.name as till, null::text[] as permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant,
       t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day,
       t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at,
       least(t.read_only_since, g.read_only_since) as read_only_since
from app.session k
join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
join app.tenant t on t.tenant_id = k.tenant_id
left join app.closing z on z.tenant_id = :tenant
left join app.instance_state g on g.one
left join app.till p on p.tenant_id = :tenant and p.till_id = k.till_id
where k.tenant_id = :tenant and m.tenant_id = :tenant and t.tenant_id = :tenant
  and k.token_sha256 = :token_sha256 and k.person_id = :person
  and k.ended_at is null and k.expires_at > :now and (m.until is null or m.until > :now)
  -- A session of a till works in the till's browser alone.
  and (k.till_id is null or p.secret_sha256 = any(:tills))
  -- Invited people have a session, for what they still owe, while their invitation is valid.
  and (m.state = 'active' or m.state = 'joining' and exists (
       select from app.invitation i
       where i.tenant_id = :tenant and i.invitation_id = m.joins_by and i.used_at is null and i.expires_at > :now))
  and (z.ends_at is null or z.ends_at > :now)
  and k.secret_at >= app.sessions_since(:person);

--! by_job : Who
-- A job runs as the person who requested it, with the membership and permissions that they have now. The
-- program that holds the job's lease may enter while the token or session of the request would still be
-- accepted.
select j.job_id as credential_id, null::timestamptz as used_at, null::timestamptz as proved_at, j.second_factor, j.by_pin,
       j.token_id is null and m.password_after is not null and coalesce(m.password_after >= app.password_since(m.person_id), false) as owes_password,
       j.token_id is null and coalesce(app.lacks_address(m.person_id), false) as lacks_address, false as is_joining, null::uuid as till_id, null::app.sealed as till, k.permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant,
       t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day,
       t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at,
       least(t.read_only_since, g.read_only_since) as read_only_since
from app.job j
join app.membership m on m.tenant_id = j.tenant_id and m.person_id = j.asked_by
join app.tenant t on t.tenant_id = j.tenant_id
left join app.closing z on z.tenant_id = :tenant
left join app.instance_state g on g.one
left join app.api_token k on k.tenant_id = :tenant and k.token_id = j.token_id
left join app.session s on s.tenant_id = :tenant and s.session_id = j.session_id
where j.tenant_id = :tenant and m.tenant_id = :tenant and t.tenant_id = :tenant
  and j.lease_sha256 = :token_sha256 and j.asked_by = :person and j.lease_until > :now
  and m.state = 'active' and (m.until is null or m.until > :now)
  and (j.token_id is not null or j.created_at >= app.sessions_since(:person))
  and (j.session_id is null or s.ended_at is null and s.expires_at > :now)
  and (j.token_id is null or k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(:person))
  and (z.ends_at is null or z.ends_at > :now);

--! custom_of
-- Custom roles are looked up at each call of a member who has one: a change takes effect at the next call.
select name, permissions from app.role
where tenant_id = :tenant and role_id = any(:roles) and ended_at is null
order by role_id;

--! kept
select action, input_sha256, answer from app.kept_answer
where tenant_id = :tenant and person_id = :person and key = :key;

--! keep
insert into app.kept_answer (tenant_id, person_id, key, action, input_sha256, answer, created_at)
values (:tenant, :person, :key::text, :action, :input_sha256::bytea, :answer, :now)
returning true as kept;

--! insert_event (actor_id?, code?)
insert into app.audit_event (tenant_id, event_id, at, actor_id, roles, action, result, code, content, request_id, step_up,
                             opening, salt)
values (:tenant, :event, :at, :actor_id, :roles, :action, :result::text, :code, :content, :request, :step_up,
        :opening, :salt::bytea)
returning true as written;

--! read_only_of : (since?)
-- A row where the workspace, or the whole instance, can only be read because of an incident.
select least(t.read_only_since, g.read_only_since) as since from app.tenant t
left join app.instance_state g on g.one
where t.tenant_id = :tenant and (t.read_only_since is not null or g.read_only_since is not null);

--! slug_of
select slug, name, settings::text as settings from app.tenant where tenant_id = :tenant;
