--! capture_of_workspace : (ends_at?)
-- The capture for support that waits for an Owner or whose copy is there: an open copy first.
select case_no, ends_at from app.capture
where tenant_id = :tenant and closed_at is null and deleted_at is null
  and (ends_at > :now or (allowed_at is null and asked_at > :asked_at))
order by ends_at nulls last, case_no
limit 1;
