--! insert_policy
insert into app.policy (tenant_id, policy_id, kind, title, owner_id, readers, created_at)
values (:tenant, :policy, :kind, :title, :owner, :readers, :now)
returning true as added;

--! insert_version
insert into app.policy_version (tenant_id, policy_version_id, policy_id, version_no, body, review_due, published_by, published_at)
values (:tenant, :policy_version, :policy, :version_no, :body, :review_due, :by, :now)
returning true as published;

--! policy_locked : (ended_at?)
select kind, title, owner_id, readers, ended_at from app.policy
where tenant_id = :tenant and policy_id = :policy
for update;

--! last_version
select coalesce(max(version_no), 0) as last_no from app.policy_version
where tenant_id = :tenant and policy_id = :policy;

--! set_policy
update app.policy set owner_id = :owner, readers = :readers
where tenant_id = :tenant and policy_id = :policy
returning true as changed;

--! end_policy
update app.policy set ended_at = :now
where tenant_id = :tenant and policy_id = :policy and ended_at is null
returning true as ended;

--! is_member_here
select exists (select from app.membership
               where tenant_id = :tenant and person_id = :person and state = 'active' and until is null) as yes;

--! insert_reading
insert into app.policy_reading (tenant_id, policy_id, version_no, person_id, acknowledged_at)
values (:tenant, :policy, :version_no, :person, :now)
on conflict (tenant_id, policy_id, version_no, person_id) do nothing
returning true as acknowledged;

--! policies_for : (owner?, acknowledged_at?, is_reader?)
-- The policies in force with their last versions, and whether this person must read each and has.
select p.policy_id, p.kind, p.title, p.owner_id, o.name as owner, p.readers, v.version_no, v.review_due, v.published_at,
       m.created_at as joined_at, r.acknowledged_at, p.readers = '{}' or m.roles && p.readers as is_reader
from app.policy p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = :person
join lateral (select version_no, review_due, published_at from app.policy_version
              where tenant_id = :tenant and policy_id = p.policy_id
              order by version_no desc limit 1) v on true
left join app.membership o on o.tenant_id = p.tenant_id and o.person_id = p.owner_id and o.tenant_id = :tenant
left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no
                              and r.person_id = m.person_id and r.tenant_id = :tenant
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.ended_at is null
order by p.policy_id
limit :many;

--! policy_for : (owner?, acknowledged_at?, is_reader?, ended_at?)
select p.policy_id, p.kind, p.title, p.owner_id, o.name as owner, p.readers, v.version_no, v.review_due, v.published_at,
       m.created_at as joined_at, r.acknowledged_at, p.readers = '{}' or m.roles && p.readers as is_reader, p.ended_at,
       v.policy_version_id, v.body
from app.policy p
join app.membership m on m.tenant_id = p.tenant_id and m.person_id = :person
join app.policy_version v on v.tenant_id = p.tenant_id and v.policy_id = p.policy_id
left join app.membership o on o.tenant_id = p.tenant_id and o.person_id = p.owner_id and o.tenant_id = :tenant
left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no
                              and r.person_id = m.person_id and r.tenant_id = :tenant
where p.tenant_id = :tenant and m.tenant_id = :tenant and v.tenant_id = :tenant and p.policy_id = :policy and v.version_no = :version_no;

--! versions_of
select version_no, published_at from app.policy_version
where tenant_id = :tenant and policy_id = :policy
order by version_no desc
limit :many;

--! counts_of_readers
-- Of the last version of each policy in force: who must read it, who has, and who is over the time for it.
select p.policy_id, count(*) as readers, count(*) filter (where r.person_id is not null) as acknowledged,
       count(*) filter (where r.person_id is null and greatest(v.published_at, m.created_at) < :since) as overdue
from app.policy p
join lateral (select version_no, published_at from app.policy_version
              where tenant_id = :tenant and policy_id = p.policy_id
              order by version_no desc limit 1) v on true
join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null
                     and (p.readers = '{}' or m.roles && p.readers)
left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no
                              and r.person_id = m.person_id and r.tenant_id = :tenant
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.ended_at is null
group by p.policy_id
order by p.policy_id;

--! readers_of : (acknowledged_at?)
select m.person_id, m.name, m.created_at as joined_at, r.acknowledged_at
from app.policy p
join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null
                     and (p.readers = '{}' or m.roles && p.readers)
left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = :version_no
                              and r.person_id = m.person_id and r.tenant_id = :tenant
where p.tenant_id = :tenant and m.tenant_id = :tenant and p.policy_id = :policy
order by m.person_id
limit :many;
