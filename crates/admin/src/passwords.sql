--! doubtful_passwords : Doubtful(standing?, list?, password_after?)
-- Members whose password failed by today's lists when it was last checked, or was not checked since.
select m.person_id, m.name, p.standing, p.list, p.since, m.password_after
from app.membership m cross join lateral app.password_standing(m.person_id) p
where m.tenant_id = :tenant and m.state = 'active' and m.until is null
  and (p.standing is null or p.standing <> 'pass' or p.list <> :list)
order by m.person_id
limit :many;

--! lock_members_with_password : (added?)
-- Locked in one order, so that two users who ask at the same time do not deadlock.
select m.person_id, m.roles, c.added
from app.membership m cross join lateral app.password_standing(m.person_id) p
left join lateral (select string_agg(array_to_string(r.permissions, ' '), ' ') as added
                   from app.role r where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true
where m.tenant_id = :tenant and m.person_id = any(:people) and m.state = 'active' and m.until is null
order by m.person_id for update of m;

--! require_password
update app.membership set password_after = :now where tenant_id = :tenant and person_id = any(:people)
returning person_id;

--! end_sessions_of_people
update app.session set ended_at = :now
where tenant_id = :tenant and person_id = any(:people) and ended_at is null
returning session_id;
