--! workspaces_active
-- Run as the role for jobs, across all workspaces: each one is one look into the index of its events.
select t.tenant_id from app.tenant t
where exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.event_id >= :first)
order by t.tenant_id
limit :many;

--! watched_until
select at from app.watch_head where tenant_id = :tenant;

--! set_watched
insert into app.watch_head (tenant_id, at) values (:tenant, :now)
on conflict (tenant_id) do update set at = greatest(app.watch_head.at, excluded.at)
returning true as done;

--! place
select slug, name, timezone, settings::text as settings from app.tenant where tenant_id = :tenant;

--! watched : (actor_id?, held?, custom?, added?)
-- The newest ones, if there are very many; each with the roles that its person has now, the workspace's own roles among them.
select e.event_id, e.at, e.actor_id, e.action, e.result, e.content, m.roles as held, m.custom_roles as custom, c.added
from app.audit_event e
left join app.membership m on m.tenant_id = :tenant and m.person_id = e.actor_id
left join lateral (select string_agg(array_to_string(r.permissions, ' '), ' ') as added
                   from app.role r where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true
where e.tenant_id = :tenant and e.event_id >= :first and e.action = any(:actions) and not e.opening
order by e.event_id desc
limit :many;

--! reads_before
-- The counts are sealed, so the caller opens them and sums the days: the newest ones, if there are very many.
select e.event_id, e.at, e.actor_id as person_id, e.content from app.audit_event e
where e.tenant_id = :tenant and e.event_id >= :first and e.event_id < :before_id and e.action = any(:actions)
  and e.result = 'ok' and e.actor_id is not null
order by e.event_id desc
limit :many;

--! usual_changes
select h.actor_id as person_id, coalesce(max(h.changes), 0)::bigint as most
from (select e.actor_id, count(*) as changes
      from app.audit_event e
      where e.tenant_id = :tenant and e.event_id >= :first and e.event_id < :before_id and e.action = any(:actions)
        and e.result = 'ok' and e.actor_id is not null
      group by e.actor_id, date_trunc('hour', e.at)) h
where h.actor_id is not null
group by h.actor_id;

--! addresses_before
-- Where people signed in from, between two moments: each address of each person once.
select distinct on (s.person_id, s.ip_blind) s.session_id, s.person_id, s.ip from app.session s
where s.tenant_id = :tenant and s.session_id >= :first and s.session_id < :before_id
order by s.person_id, s.ip_blind
limit :many;

--! ask_again
-- An earlier proof no longer counts for actions that require a fresh one.
update app.session set proved_at = null
where tenant_id = :tenant and person_id = :person and ended_at is null and proved_at is not null
returning session_id;

--! insert_finding (person?)
insert into app.finding (tenant_id, finding_id, rule, about_sha256, person_id, event_id, at, raised_at)
values (:tenant, :finding, :rule, :about_sha256, :person, :event, :at, :now)
on conflict (tenant_id, rule, about_sha256) do nothing
returning true as raised;

--! workspaces_of
-- Run before a workspace is known: the policy `own` on membership allows it (database.md, section 3).
select tenant_id, roles from app.membership
where person_id = :person and state = 'active' and (until is null or until > :now)
order by created_at desc limit 50;

--! own_roles_add : (added?)
-- In the workspace that was entered: what its own roles add for a person.
select string_agg(array_to_string(r.permissions, ' '), ' ') as added
from app.membership m
join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles)
where m.tenant_id = :tenant and r.tenant_id = :tenant and m.person_id = :person and r.ended_at is null;
