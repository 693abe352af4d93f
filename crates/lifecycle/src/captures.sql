--! insert_capture
insert into app.capture (tenant_id, capture_id, case_no, record_kind, record, purpose, hours, asked_by, asked_at, looks)
select t.tenant_id, :capture, :number, :record_kind, :record, :purpose, :hours, :by, :now, 0 from app.tenant t
where t.tenant_id = :tenant
returning true as asked;

--: CaptureRow(record?, allowed_at?, ends_at?, looked_by?, looked_at?, deleted_by?, deleted_at?, closed_at?)

--! captures_of : CaptureRow
select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at,
       deleted_by, deleted_at, closed_at
from app.capture
where tenant_id = :tenant
order by case_no desc
limit :many;

--! capture_numbered : CaptureRow
select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at,
       deleted_by, deleted_at, closed_at
from app.capture
where tenant_id = :tenant and case_no = :number;

--! capture_locked : CaptureRow
select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at,
       deleted_by, deleted_at, closed_at
from app.capture
where tenant_id = :tenant and case_no = :number
for update;

--! capture_content
select content from app.capture
where tenant_id = :tenant and capture_id = :capture and content is not null;

--! allow_capture
update app.capture set allowed_by = :by, allowed_at = :now, ends_at = :ends_at, content = :content
where tenant_id = :tenant and capture_id = :capture and allowed_at is null and deleted_at is null
returning true as allowed;

--! look_at
update app.capture set looks = looks + 1, looked_by = :by, looked_at = :now
where tenant_id = :tenant and capture_id = :capture and content is not null and ends_at > :now
returning looks;

--! end_capture (by?)
update app.capture set record = null, content = null, deleted_by = :by, deleted_at = :now
where tenant_id = :tenant and capture_id = :capture and deleted_at is null
returning true as ended;

--! close_capture
update app.capture set closed_at = :now
where tenant_id = :tenant and capture_id = :capture and deleted_at is not null and closed_at is null
returning true as closed;

--! captures_over
-- Run as the role for jobs, across all workspaces: those whose case is still open, though an Owner ended them, their time is over, or
-- nobody answered.
select tenant_id, case_no from app.capture
where closed_at is null
  and (deleted_at is not null or ends_at <= :now or (allowed_at is null and asked_at <= :asked_at))
order by tenant_id, case_no
limit :many;

--! support_cases : (closed_at?, facts?, slug?)
-- The support cases of the instance's own workspace, each with the workspace that it is about.
select f.case_no, f.opened_at, f.closed_at, e.facts, a.slug
from app.case_file f
cross join lateral (
    select e.facts from app.case_event e
    where e.tenant_id = :tenant and e.case_file_id = f.case_file_id and e.what = 'asked'
    order by e.case_event_id
    limit 1
) e
left join app.address a on a.tenant_id = (e.facts ->> 'workspace')::uuid
where f.tenant_id = :tenant and f.kind = 'capture' and f.case_no < :before
order by f.case_no desc
limit :many;
