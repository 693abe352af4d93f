--: PointRow(lower_e6?, upper_e6?, physical_lower_e6?, physical_upper_e6?, max_gap_s?, applies_to?)

--! insert_point (lower_e6?, upper_e6?, physical_lower_e6?, physical_upper_e6?, max_gap_s?, applies_to?)
insert into make.control_point (tenant_id, control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive,
                                upper_e6, upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age,
                                applies_to, opening, created_by, created_at)
values (:tenant, :control_point, :code, :version, :kind, :parameter, :unit, :lower_e6, :lower_inclusive,
        :upper_e6, :upper_inclusive, :physical_lower_e6, :physical_upper_e6, :max_gap_s, :pauses_age,
        :applies_to, :opening, :by, :now)
returning true as published;

--! point_coded : PointRow
select control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive,
       physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to
from make.control_point
where tenant_id = :tenant and code = :code
order by version desc
limit 1;

--! point_in_batch : PointRow
-- The version that a batch keeps; the newest one of a point that the batch does not require.
select p.control_point_id, p.code, p.version, p.kind, p.parameter, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6,
       p.upper_inclusive, p.physical_lower_e6, p.physical_upper_e6, p.max_gap_s, p.pauses_age, p.applies_to
from make.control_point p
left join make.batch_control_point r on r.tenant_id = :tenant and r.control_point_id = p.control_point_id
  and r.batch_id = (select b.batch_id from make.batch b where b.tenant_id = :tenant and b.code = :batch)
where p.tenant_id = :tenant and p.code = :code
order by r.control_point_id is null, p.version desc
limit 1;

--! point_alike
-- The first, by code, of the other points that look the same.
select code from make.control_point
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! points_newest : PointRow
select distinct on (code) control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6,
       upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to
from make.control_point
where tenant_id = :tenant and code > :after
order by code, version desc
limit :many;

--! points_required : PointRow
-- The points that a batch requires, in the versions of its planning.
select p.control_point_id, p.code, p.version, p.kind, p.parameter, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6,
       p.upper_inclusive, p.physical_lower_e6, p.physical_upper_e6, p.max_gap_s, p.pauses_age, p.applies_to
from make.batch_control_point r
join make.control_point p on p.tenant_id = :tenant and p.control_point_id = r.control_point_id
where r.tenant_id = :tenant and r.batch_id = :batch
order by p.code;

--! point_of_id : PointRow
select control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive,
       physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to
from make.control_point
where tenant_id = :tenant and control_point_id = :control_point;
