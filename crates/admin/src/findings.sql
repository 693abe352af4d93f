--! findings : (person_id?, name?, dismissed_at?, dismissed_by?, dismisser?, reason?)
select f.finding_id, f.rule, f.person_id, m.name, f.at, f.dismissed_at, f.dismissed_by, d.name as dismisser, f.reason
from app.finding f
left join app.membership m on m.tenant_id = :tenant and m.person_id = f.person_id
left join app.membership d on d.tenant_id = :tenant and d.person_id = f.dismissed_by
where f.tenant_id = :tenant and f.finding_id < :before
order by f.finding_id desc
limit :many;

--! count_open
select count(*) from app.finding where tenant_id = :tenant and dismissed_at is null;

--! finding_standing : (dismissed_at?)
select rule, dismissed_at from app.finding where tenant_id = :tenant and finding_id = :finding for update;

--! dismiss
update app.finding set dismissed_at = :now, dismissed_by = :by, reason = :reason
where tenant_id = :tenant and finding_id = :finding
returning true as done;
