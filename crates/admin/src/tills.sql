-- The tills of a workspace and the people who may switch at them.
-- Invariant: no statement returns a secret or the hash of one.

--! tills : (used_at?)
select t.till_id, t.name, t.enrolled_by, m.name as enroller, t.enrolled_at, t.used_at from app.till t
join app.membership m on m.tenant_id = t.tenant_id and m.person_id = t.enrolled_by
where t.tenant_id = :tenant and m.tenant_id = :tenant and t.ended_at is null and t.enrolled_at > :since
order by t.till_id desc
limit :many;

--! pins
select m.person_id, m.name, p.set_at,
       exists (select from app.pin_failure f
               where f.tenant_id = :tenant and f.person_id = m.person_id
               having max(f.failures) >= :wrong or sum(least(f.failures, :wrong)) >= :everywhere) as is_shut
from app.pin p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id
where p.tenant_id = :tenant and m.tenant_id = :tenant and m.state = 'active'
order by m.person_id
limit :many;

--! has_pin
select m.name from app.pin p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.person_id = :person and m.state = 'active';
