--! insert_deviation (control_point?, point?, to_at?, seconds?, worst_e6?, worst_corrected_e6?, hold?)
insert into make.deviation (tenant_id, deviation_id, batch_id, no, kind, control_point_id, point, from_at, to_at, seconds,
                            worst_e6, worst_corrected_e6, reading_ids, status, hold_id, created_at)
values (:tenant, :deviation, :batch, :no, :kind, :control_point, :point, :from_at, :to_at, :seconds,
        :worst_e6, :worst_corrected_e6, :reading_ids, :status, :hold, :now)
returning true as opened;

--! redraw_deviation (to_at?, seconds?, worst_e6?)
update make.deviation
set from_at = :from_at, to_at = :to_at, seconds = :seconds, worst_e6 = :worst_e6, reading_ids = :reading_ids
where tenant_id = :tenant and deviation_id = :deviation
returning true as redrawn;

--! withdraw_deviation
update make.deviation set status = 'withdrawn', reading_ids = '{}'
where tenant_id = :tenant and deviation_id = :deviation
returning true as withdrawn;

--! dispose_deviation
-- While it is open, it names its readings by their origins; once disposed, it keeps the current rows.
update make.deviation d
set status = 'disposed', decision = :decision, cause = :cause, correction = :correction, prevention = :prevention,
    disposed_by = :by, disposed_at = :now,
    reading_ids = array(
        select r.reading_id from make.reading r
        where r.tenant_id = :tenant and r.batch_id = d.batch_id and r.origin = any(d.reading_ids)
          and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
        order by r.read_at, r.device, r.seq)
where d.tenant_id = :tenant and d.deviation_id = :deviation
returning true as disposed;

--: Standing(point?, to_at?, seconds?, hold_id?)

--! standing_of : Standing
-- All of a batch, the withdrawn ones included: their numbers are used up.
select d.deviation_id, d.no, d.kind, d.point, d.from_at, d.to_at, d.seconds, d.status, d.reading_ids, d.hold_id
from make.deviation d
where d.tenant_id = :tenant
  and d.batch_id = (select b.batch_id from make.batch b where b.tenant_id = :tenant and b.code = :batch)
order by d.no;

--: DeviationRow(point?, to_at?, seconds?, worst_e6?, worst_corrected_e6?, decision?, cause?, correction?, prevention?, disposed_by?, disposer?, disposed_at?, unit?)

--! deviations_of : DeviationRow
select d.deviation_id, b.code as batch, d.no, d.kind, d.point, c.unit, d.from_at, d.to_at, d.seconds, d.worst_e6, d.worst_corrected_e6,
       cardinality(d.reading_ids) as readings, d.status, d.decision, d.cause, d.correction, d.prevention,
       d.disposed_by, p.name as disposer, d.disposed_at
from make.deviation d
join make.batch b on b.tenant_id = :tenant and b.batch_id = d.batch_id
left join make.control_point c on c.tenant_id = :tenant and c.control_point_id = d.control_point_id
left join app.membership p on p.tenant_id = :tenant and p.person_id = d.disposed_by
where d.tenant_id = :tenant and d.batch_id = :batch and d.status <> 'withdrawn'
order by d.no;

--! deviations_open : DeviationRow
select d.deviation_id, b.code as batch, d.no, d.kind, d.point, c.unit, d.from_at, d.to_at, d.seconds, d.worst_e6, d.worst_corrected_e6,
       cardinality(d.reading_ids) as readings, d.status, d.decision, d.cause, d.correction, d.prevention,
       d.disposed_by, p.name as disposer, d.disposed_at
from make.deviation d
join make.batch b on b.tenant_id = :tenant and b.batch_id = d.batch_id
left join make.control_point c on c.tenant_id = :tenant and c.control_point_id = d.control_point_id
left join app.membership p on p.tenant_id = :tenant and p.person_id = d.disposed_by
where d.tenant_id = :tenant and d.status = 'open'
order by d.from_at, d.deviation_id
limit :many;

--: Doubted(as_found_error_e6?, measures?, lower_e6?, upper_e6?)

--! doubted_of : Doubted
-- The good readings of these batches, as they are now, that a failed calibration of their instrument puts in
-- doubt: those since the last good calibration, which counts if it was recorded no later than the failed one,
-- and those that were taken after the failed one but before it was recorded. For the latter, no error is
-- known.
select r.batch_id, b.code as batch, r.origin, r.reading_id, r.read_at, r.value_e6, e.code as instrument, e.measures,
       case when r.read_at <= f.performed_at then f.as_found_error_e6 end as as_found_error_e6,
       p.control_point_id, r.point, p.kind, p.pauses_age, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive
from make.reading r
join make.batch b on b.tenant_id = :tenant and b.batch_id = r.batch_id
join make.control_point p on p.tenant_id = :tenant and p.control_point_id = r.control_point_id
join make.equipment e on e.tenant_id = :tenant and e.code = r.instrument
join make.equipment_check f on f.tenant_id = :tenant and f.equipment_id = e.equipment_id and f.kind = 'calibration' and f.result = 'fail'
where r.tenant_id = :tenant and r.batch_id = any(:batches) and r.result = 'pass'
  and not exists (select from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
  and not exists (
      select from make.equipment_check g
      where g.tenant_id = :tenant and g.equipment_id = e.equipment_id and g.kind = 'calibration' and g.result = 'pass'
        and ((g.performed_at >= r.read_at and g.performed_at < f.performed_at and g.created_at <= f.created_at)
             or (g.performed_at >= f.performed_at and g.performed_at <= r.read_at and f.performed_at < r.read_at)))
order by r.batch_id, r.read_at, r.device, r.seq, f.performed_at;

--! standing_in
-- The deviations of several batches, the withdrawn ones included: their numbers are used up.
select d.batch_id, d.no, d.kind, d.status, d.reading_ids from make.deviation d
where d.tenant_id = :tenant and d.batch_id = any(:batches)
order by d.batch_id, d.no;
