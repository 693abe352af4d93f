--! last_lived : (seen_at?)
-- When the program last noted that it serves.
select day, seen_no, seen_at from app.lived
where tenant_id = :tenant and seen_at is not null
order by seen_no desc
limit 1;

--! live_day
insert into app.lived (tenant_id, day, seen_no, seen_at)
values (:tenant, :day, :seen_no, :now)
on conflict (tenant_id, day) do update set seen_no = excluded.seen_no, seen_at = excluded.seen_at
returning true as noted;

--! insert_clock_jump
-- No row: one waits already.
insert into app.clock_jump (tenant_id, clock_jump_id, kind, seconds, noticed_at)
values (:tenant, :clock_jump, :kind, :seconds, :now)
on conflict (tenant_id) where confirmed_at is null do nothing
returning true as noted;

--! confirm_clock_jump
update app.clock_jump set confirmed_at = :now
where tenant_id = :tenant and confirmed_at is null
returning clock_jump_id, kind, seconds, noticed_at;

--! clock_jump_waits
select kind, seconds, noticed_at from app.clock_jump
where tenant_id = :tenant and confirmed_at is null;

--! lived_clocks
select timezone, app.database_clock() as database_at from app.tenant where tenant_id = :tenant;

--! lived_days
select day from app.lived
where tenant_id = :tenant
order by day desc
limit :many;
