--! take_allowance
-- A time further ahead than the whole allowance was written before the clock went back. Then everything
-- counts as taken now, and no more than that. The row says in `failures` whether one was taken, because the
-- new time alone does not show it.
insert into app.attempt as a (tenant_id, kind, subject_sha256, failures, last_at)
values (:tenant, 'allowance', :subject, 1, :first)
on conflict (tenant_id, kind, subject_sha256) do update
set failures = case when a.last_at <= :latest then 1 else 0 end,
    last_at = case when a.last_at <= :latest then app.later(greatest(a.last_at, :now), :step) else least(a.last_at, :whole) end
returning failures = 1 as taken;

--! give_back_allowance
-- Gives all of it back.
delete from app.attempt where tenant_id = :tenant and kind = 'allowance' and subject_sha256 = :subject
returning true as given;
