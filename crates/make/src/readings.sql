--: ReadingShown(reason?, given_name?)

--! insert_reading (supersedes?, reason?, outside_e6?, given_name?)
insert into make.reading (tenant_id, reading_id, batch_id, control_point_id, point, instrument, device, seq, read_at, device_at,
                          value_e6, unit, result, outside_e6, origin, supersedes, reason, given_name, opening, created_by, created_at)
values (:tenant, :reading, :batch, :control_point, :point, :instrument, :device, :seq, :read_at, :device_at,
        :value_e6, :unit, :result::text, :outside_e6::bigint, :origin, :supersedes, :reason, :given_name, :opening, :by, :now)
returning true as posted;

--: ReadingRow(reason?, outside_e6?)

--! reading_posted : ReadingRow
-- The first posted reading under this device and number.
select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq,
       r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by
from make.reading r
join make.batch b on b.tenant_id = :tenant and b.batch_id = r.batch_id
where r.tenant_id = :tenant and r.device = :device and r.seq = :seq and r.supersedes is null;

--! reading_as_it_stands : ReadingRow
-- The last correction of the reading, or the reading itself.
select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq,
       r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by
from make.reading r
join make.batch b on b.tenant_id = :tenant and b.batch_id = r.batch_id
where r.tenant_id = :tenant and r.batch_id = :batch and r.device = :device and r.seq = :seq
  and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id);

--! window_about : ReadingRow
-- The readings of a point from the good one before a moment to the good one after it, both included. A
-- reading at that moment can start, join, end or split only runs among them. The bounds are whole subselects:
-- under row security a coalesce about one keeps it from the index, and each reading would cost a look at all
-- before it.
select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq,
       r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by
from make.reading r
join make.batch b on b.tenant_id = :tenant and b.batch_id = r.batch_id
where r.tenant_id = :tenant and r.point = :point
  and r.batch_id = (select x.batch_id from make.batch x where x.tenant_id = :tenant and x.code = :batch)
  and r.read_at >= (select coalesce(max(before.read_at), '-infinity'::timestamptz) from (
      select g.read_at from make.reading g
      where g.tenant_id = :tenant and g.point = :point and g.result = 'pass' and g.read_at < :at
        and g.batch_id = (select x.batch_id from make.batch x where x.tenant_id = :tenant and x.code = :batch)
        and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = g.reading_id)
      order by g.read_at desc limit 1) before)
  and r.read_at <= (select coalesce(min(after.read_at), 'infinity'::timestamptz) from (
      select g.read_at from make.reading g
      where g.tenant_id = :tenant and g.point = :point and g.result = 'pass' and g.read_at > :at
        and g.batch_id = (select x.batch_id from make.batch x where x.tenant_id = :tenant and x.code = :batch)
        and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = g.reading_id)
      order by g.read_at limit 1) after)
  and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
order by r.read_at, r.device, r.seq;

--! readings_of : ReadingShown
select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason,
       o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name
from make.reading r
join make.control_point c on c.tenant_id = :tenant and c.control_point_id = r.control_point_id
join make.reading o on o.tenant_id = :tenant and o.reading_id = r.origin
join app.membership p on p.tenant_id = :tenant and p.person_id = r.created_by
where r.tenant_id = :tenant and r.batch_id = :batch and (r.seq, r.device) > (:after_seq, :after_device)
  and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
order by r.seq, r.device
limit :many;

--! readings_newest : ReadingShown
-- The newest readings of a batch at these points with the last one at each, and its newest failing ones, in order of time. Each
-- point is read from the end of its index, and failing readings have an index of their own: a logger sends more readings than can
-- be put in order on each view.
with asked as (
    select a.point from app.tenant w cross join unnest(:points::text[]) as a (point) where w.tenant_id = :tenant
), newest as (
    select n.reading_id
    from asked
    cross join lateral (
        select r.reading_id, r.read_at, r.seq, r.device
        from make.reading r
        where r.tenant_id = :tenant and r.batch_id = :batch and r.point = asked.point
          and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
        order by r.read_at desc, r.seq desc, r.device desc
        limit :many
    ) n
    order by n.read_at desc, n.seq desc, n.device desc
    limit :many
), last_of_point as (
    select n.reading_id
    from asked
    cross join lateral (
        select r.reading_id
        from make.reading r
        where r.tenant_id = :tenant and r.batch_id = :batch and r.point = asked.point
          and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
        order by r.read_at desc, r.seq desc, r.device desc
        limit 1
    ) n
), failing as (
    select r.reading_id
    from make.reading r
    where r.tenant_id = :tenant and r.batch_id = :batch and r.result = 'fail'
      and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
    order by r.read_at desc, r.seq desc, r.device desc
    limit :failing
), chosen as (
    select reading_id from newest
    union
    select reading_id from last_of_point
    union
    select reading_id from failing
)
select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason,
       o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name
from chosen h
join make.reading r on r.tenant_id = :tenant and r.reading_id = h.reading_id
join make.control_point c on c.tenant_id = :tenant and c.control_point_id = r.control_point_id
join make.reading o on o.tenant_id = :tenant and o.reading_id = r.origin
join app.membership p on p.tenant_id = :tenant and p.person_id = r.created_by
order by r.read_at, r.seq, r.device;

--! readings_last : ReadingShown
-- The last reading of a batch at each of these points.
select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason,
       o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name
from app.tenant w
cross join unnest(:points::text[]) as at (point)
cross join lateral (
    select n.reading_id, n.origin, n.control_point_id, n.device, n.seq, n.point, n.instrument, n.read_at, n.device_at, n.value_e6, n.unit,
           n.result, n.reason, n.created_by
    from make.reading n
    where n.tenant_id = :tenant and n.batch_id = :batch and n.point = at.point
      and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = n.reading_id)
    order by n.read_at desc, n.seq desc, n.device desc
    limit 1
) r
join make.control_point c on c.tenant_id = :tenant and c.control_point_id = r.control_point_id
join make.reading o on o.tenant_id = :tenant and o.reading_id = r.origin
join app.membership p on p.tenant_id = :tenant and p.person_id = r.created_by
where w.tenant_id = :tenant
order by r.read_at, r.seq, r.device;

--! readings_by_point
-- The readings of each point, and how many of them are outside its limits as they are now. A correction has the batch and the point
-- of the reading that it replaces, so each reading is counted where it was first posted.
with failing as (
    select r.point, count(*) as readings
    from make.reading r
    where r.tenant_id = :tenant and r.batch_id = :batch and r.result = 'fail'
      and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
    group by r.point
), posted as (
    select r.point, count(*) as readings
    from make.reading r
    where r.tenant_id = :tenant and r.batch_id = :batch and r.supersedes is null
    group by r.point
)
select p.point, p.readings, coalesce(f.readings, 0) as failing
from posted p
left join failing f on f.point = p.point
order by p.point;

--! readings_count
select count(*) as readings from make.reading where tenant_id = :tenant and batch_id = :batch and supersedes is null;

--! points_read
-- The points read since the batch started; a reading with an earlier time was taken of something else.
select distinct point from make.reading where tenant_id = :tenant and batch_id = :batch and read_at >= :since;

--! moments_of
select point, read_at from make.reading
where tenant_id = :tenant and batch_id = :batch and supersedes is null and point = any(:points)
order by point, read_at;

--! failing_recorded_by
select distinct created_by from make.reading
where tenant_id = :tenant and batch_id = :batch and result = 'fail' and not opening;

--! last_seq
select coalesce(max(seq), 0)::bigint as seq from make.reading
where tenant_id = :tenant and device = :device and supersedes is null;
