--! open_copies
-- In an entered workspace: the copies for support that are there, whether one is past its end, and whether it is kept for more than a
-- day.
select case_no, coalesce(ends_at < :late, true) as is_late, coalesce(ends_at > allowed_at + interval '24 hours', true) as is_long
from app.capture
where tenant_id = :tenant and closed_at is null and content is not null
order by case_no
limit :many;

--! support_cases
-- In the instance's own workspace: the support cases that are open, or were not long ago.
select case_no from app.case_file
where tenant_id = :tenant and kind = 'capture' and (closed_at is null or closed_at > :late)
order by case_no
limit :many;
