--! policies_in_force
-- In an entered workspace: its policies, how many of the four kinds that an operator needs, the undertakings that everybody signs,
-- and those whose review is over its day.
select count(*) as policies,
       count(distinct p.kind) filter (where p.kind in ('data_handling', 'access', 'incidents', 'suppliers')) as kinds,
       count(*) filter (where p.kind = 'confidentiality' and p.readers = '{}') as undertakings,
       count(*) filter (where v.review_due < :today) as outdated
from app.policy p
join lateral (select review_due from app.policy_version where tenant_id = :tenant and policy_id = p.policy_id
              order by version_no desc limit 1) v on true
where p.tenant_id = :tenant and p.ended_at is null;

--! late_readers
-- In an entered workspace: who must read a policy or sign an undertaking, had seven days for it, and has not.
select count(*) filter (where p.kind <> 'confidentiality') as unread, count(*) filter (where p.kind = 'confidentiality') as unsigned
from app.policy p
join lateral (select version_no, published_at from app.policy_version where tenant_id = :tenant and policy_id = p.policy_id
              order by version_no desc limit 1) v on true
join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null
                     and (p.readers = '{}' or m.roles && p.readers)
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.ended_at is null and greatest(v.published_at, m.created_at) < :since
  and not exists (select from app.policy_reading r
                  where r.tenant_id = :tenant and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = m.person_id);
