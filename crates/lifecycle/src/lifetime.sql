--! live_day : (before?)
-- Notes that the program serves, on the day of the instance's own clock. Gives when it last did, and the database's clock.
with last as (
    select l.day, l.seen_no, l.seen_at from app.lived l
    where l.tenant_id = :tenant and l.seen_at is not null
    order by l.seen_no desc
    limit 1
), today as (
    select t.tenant_id, (:now::timestamptz at time zone t.timezone)::date as day from app.tenant t where t.tenant_id = :tenant
)
insert into app.lived as l (tenant_id, day, seen_no, seen_at)
select t.tenant_id, t.day, coalesce(o.seen_no, 0) + (o.day is distinct from t.day)::integer, :now
from today t
left join last o on true
on conflict (tenant_id, day) do update set seen_no = excluded.seen_no, seen_at = excluded.seen_at
returning (select o.seen_at from last o) as before, app.database_clock() as database_at;

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

--! lived_clocks : (seen_at?)
select t.timezone, app.database_clock() as database_at,
       (select l.seen_at from app.lived l
        where l.tenant_id = :tenant and l.seen_at is not null
        order by l.seen_no desc
        limit 1) as seen_at
from app.tenant t
where t.tenant_id = :tenant;

--! lived_days
select day from app.lived
where tenant_id = :tenant
order by day desc
limit :many;
