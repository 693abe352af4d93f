-- Tills: the browsers that people share, the PINs typed at them, and the forms started there.
-- Invariant: a till, a PIN and a draft belong to one workspace. Rows that are read before anybody is known
-- contain a name and no more.

--! enrol
insert into app.till (tenant_id, till_id, name, secret_sha256, enrolled_by, enrolled_at)
values (:tenant, :till, :name, :secret_sha256, :person, :now)
returning true as enrolled;

--! take_session
-- The session of the person who enrols continues as one of the till's.
update app.session set till_id = :till where tenant_id = :tenant and session_id = :session and ended_at is null
returning true as taken;

--! till : (used_at?)
select t.till_id, t.name, t.used_at, w.slug, w.name as workspace from app.till t
join app.tenant w on w.tenant_id = t.tenant_id
where t.tenant_id = :tenant and w.tenant_id = :tenant and t.secret_sha256 = :secret_sha256
  and t.ended_at is null and t.enrolled_at > :since;

--! hold
-- Held until the session that is opened on it is there: a person who ends the till comes
-- after, and finds that session.
select name from app.till
where tenant_id = :tenant and till_id = :till and ended_at is null
for share;

--! till_used
update app.till set used_at = :now
where tenant_id = :tenant and till_id = :till and (used_at is null or used_at < :now)
returning true as noted;

--! end_till
update app.till set ended_at = :now where tenant_id = :tenant and till_id = :till and ended_at is null
returning name;

--! vacate
-- Every session on a till, with whose they were.
update app.session s set ended_at = :now from app.membership m
where s.tenant_id = :tenant and m.tenant_id = :tenant and s.till_id = :till and s.ended_at is null
  and m.person_id = s.person_id
returning s.session_id, s.person_id, m.name;

--! session_on
-- The person of this session, ended or not: a form started in it is theirs.
select s.session_id, s.person_id, m.name, s.ended_at is null as is_open from app.session s
join app.membership m on m.tenant_id = s.tenant_id and m.person_id = s.person_id
where s.tenant_id = :tenant and m.tenant_id = :tenant and s.token_sha256 = :token_sha256 and s.till_id = :till
  and s.expires_at > :now and m.state = 'active';

--! people
select m.person_id, m.name from app.pin p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id
left join lateral (select bool_or(r.permissions && :powerful) as power from app.role r
                   where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) custom on true
where p.tenant_id = :tenant and m.tenant_id = :tenant and m.state = 'active' and (m.until is null or m.until > :now)
  and not m.roles && :without and custom.power is not true
order by m.person_id
limit :many;

--! who_types
-- Held, so that tries at several tills at the same time are counted one after another.
select p.hash, p.set_at, m.name from app.pin p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.person_id = :person and m.state = 'active'
for no key update of p;

--! still : (until?)
-- The same PIN and the same roles until the session is there: a person who changes either
-- comes after, and ends it.
select m.roles, m.until from app.pin p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.person_id = :person and p.set_at = :set_at
  and m.state = 'active' and (m.until is null or m.until > :now)
for share;

--! member : (until?)
select name, roles, until from app.membership
where tenant_id = :tenant and person_id = :person and state = 'active' and (until is null or until > :now)
for share;

--! count_wrong
insert into app.pin_failure (tenant_id, till_id, person_id, failures)
values (:tenant, :till, :person, 1)
on conflict (tenant_id, person_id, till_id) do update set failures = least(app.pin_failure.failures + 1, 1000)
returning failures;

--! take_back_wrong
update app.pin_failure set failures = failures - 1
where tenant_id = :tenant and till_id = :till and person_id = :person and failures > 1
returning failures;

--! take_back_only_wrong
delete from app.pin_failure
where tenant_id = :tenant and till_id = :till and person_id = :person and failures = 1
returning failures;

--! wrong_everywhere
select coalesce(sum(least(failures, :wrong)), 0)::bigint as failures from app.pin_failure
where tenant_id = :tenant and person_id = :person;

--! open_again
delete from app.pin_failure where tenant_id = :tenant and person_id = :person
returning failures;

--! open_again_here
delete from app.pin_failure where tenant_id = :tenant and till_id = :till and person_id = :person
returning failures;

--! set_pin
insert into app.pin (tenant_id, person_id, hash, set_at) values (:tenant, :person, :hash, :now)
on conflict (tenant_id, person_id) do update set hash = excluded.hash, set_at = excluded.set_at
returning true as set;

--! remove_pin
delete from app.pin where tenant_id = :tenant and person_id = :person
returning true as removed;

--! my_pin
select set_at from app.pin where tenant_id = :tenant and person_id = :person;

--! end_sessions_by_pin
update app.session set ended_at = :now
where tenant_id = :tenant and person_id = :person and by_pin and ended_at is null and session_id <> :but
returning session_id;

--! keep_draft
insert into app.draft (tenant_id, person_id, action, page, key, fields, kept_at)
values (:tenant, :person, :action, :page, :key, :fields, :now)
on conflict (tenant_id, person_id) do update
set action = excluded.action, page = excluded.page, key = excluded.key, fields = excluded.fields, kept_at = excluded.kept_at
returning true as kept;

--! draft
-- A form that was sent meanwhile is no draft.
select d.action, d.page, d.fields from app.draft d
where d.tenant_id = :tenant and d.person_id = :person and d.kept_at > :since
  and not exists (select from app.kept_answer a where a.tenant_id = :tenant and a.person_id = :person and a.key = d.key);

--! drop_draft
delete from app.draft where tenant_id = :tenant and person_id = :person
returning true as dropped;
