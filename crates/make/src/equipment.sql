--! insert_equipment (measures?, capacity_e6?, minimum_e6?, unit?, tolerance_e6?, calibration_every_days?, calibration_due?, physical_lower_e6?, physical_upper_e6?, clean_valid_hours?, cleaned_at?)
insert into make.equipment (tenant_id, equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6,
                            calibration_every_days, calibration_due, physical_lower_e6, physical_upper_e6,
                            clean_after_each_batch, clean_valid_hours, cleaned_at, opening, version, created_by, created_at)
values (:tenant, :equipment, :code, :kind, :name, :measures, :capacity_e6, :minimum_e6, :unit, :tolerance_e6,
        :calibration_every_days, :calibration_due, :physical_lower_e6, :physical_upper_e6,
        :clean_after_each_batch, :clean_valid_hours, :cleaned_at, :opening, 1, :by, :now)
returning true as added;

--: EquipmentRow(measures?, capacity_e6?, minimum_e6?, unit?, tolerance_e6?, calibration_every_days?, calibration_due?, physical_lower_e6?, physical_upper_e6?, clean_valid_hours?, cleaned_at?, used_at?, calibration_id?, calibration_at?, calibration?, next_due?, calibration_deferred?, cleaning_id?, cleaning_at?, cleaning?, cleaning_deferred?)

--! equipment_coded : EquipmentRow
-- The equipment as known at a moment: the newest calibration and cleaning done by then, and the deferrals by
-- Quality since. It is in doubt if a later calibration failed and none passed before it: none that was
-- recorded no later than the failed one.
select e.equipment_id, e.code, e.kind, e.name, e.measures, e.capacity_e6, e.minimum_e6, e.unit, e.tolerance_e6,
       e.calibration_every_days, e.calibration_due, e.physical_lower_e6, e.physical_upper_e6, e.clean_after_each_batch,
       e.clean_valid_hours, e.cleaned_at, e.used_at,
       cal.equipment_check_id as calibration_id, cal.performed_at as calibration_at, cal.result as calibration,
       cal.next_due, cal_later.deferred_to as calibration_deferred,
       cle.equipment_check_id as cleaning_id, cle.performed_at as cleaning_at, cle.result as cleaning,
       cle_later.deferred_to as cleaning_deferred,
       exists (select from make.equipment_check f
               where f.tenant_id = :tenant and f.equipment_id = e.equipment_id and f.kind = 'calibration'
                 and f.result = 'fail' and f.performed_at >= :at
                 and not exists (select from make.equipment_check g
                                 where g.tenant_id = :tenant and g.equipment_id = e.equipment_id and g.kind = 'calibration'
                                   and g.result = 'pass' and g.performed_at >= :at and g.performed_at < f.performed_at
                                   and g.created_at <= f.created_at)) as in_doubt
from make.equipment e
left join lateral (
    select c.equipment_check_id, c.performed_at, c.result, c.next_due from make.equipment_check c
    where c.tenant_id = :tenant and c.equipment_id = e.equipment_id and c.kind = 'calibration' and c.performed_at <= :at
    order by c.performed_at desc, c.equipment_check_id desc limit 1) cal on true
left join lateral (
    select d.deferred_to from make.check_deferral d
    where d.tenant_id = :tenant and d.equipment_id = e.equipment_id and d.kind = 'calibration' and d.created_at <= :at
      and d.equipment_check_id is not distinct from cal.equipment_check_id
    order by d.created_at desc, d.check_deferral_id desc limit 1) cal_later on true
left join lateral (
    select c.equipment_check_id, c.performed_at, c.result from make.equipment_check c
    where c.tenant_id = :tenant and c.equipment_id = e.equipment_id and c.kind = 'cleaning' and c.performed_at <= :at
    order by c.performed_at desc, c.equipment_check_id desc limit 1) cle on true
left join lateral (
    select d.deferred_to from make.check_deferral d
    where d.tenant_id = :tenant and d.equipment_id = e.equipment_id and d.kind = 'cleaning' and d.created_at <= :at
      and d.equipment_check_id is not distinct from cle.equipment_check_id
    order by d.created_at desc, d.check_deferral_id desc limit 1) cle_later on true
where e.tenant_id = :tenant and e.code = any(:codes)
order by e.code;

--! equipment_alike
-- The first, by code, of the other pieces that look the same.
select code from make.equipment
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! lock_equipment
-- Two batches do not start on one vat at the same time.
select code from make.equipment where tenant_id = :tenant and code = any(:codes)
order by code
for no key update;

--! equipment_page : EquipmentRow
select e.equipment_id, e.code, e.kind, e.name, e.measures, e.capacity_e6, e.minimum_e6, e.unit, e.tolerance_e6,
       e.calibration_every_days, e.calibration_due, e.physical_lower_e6, e.physical_upper_e6, e.clean_after_each_batch,
       e.clean_valid_hours, e.cleaned_at, e.used_at,
       cal.equipment_check_id as calibration_id, cal.performed_at as calibration_at, cal.result as calibration,
       cal.next_due, cal_later.deferred_to as calibration_deferred,
       cle.equipment_check_id as cleaning_id, cle.performed_at as cleaning_at, cle.result as cleaning,
       cle_later.deferred_to as cleaning_deferred, false as in_doubt
from make.equipment e
left join lateral (
    select c.equipment_check_id, c.performed_at, c.result, c.next_due from make.equipment_check c
    where c.tenant_id = :tenant and c.equipment_id = e.equipment_id and c.kind = 'calibration' and c.performed_at <= :at
    order by c.performed_at desc, c.equipment_check_id desc limit 1) cal on true
left join lateral (
    select d.deferred_to from make.check_deferral d
    where d.tenant_id = :tenant and d.equipment_id = e.equipment_id and d.kind = 'calibration' and d.created_at <= :at
      and d.equipment_check_id is not distinct from cal.equipment_check_id
    order by d.created_at desc, d.check_deferral_id desc limit 1) cal_later on true
left join lateral (
    select c.equipment_check_id, c.performed_at, c.result from make.equipment_check c
    where c.tenant_id = :tenant and c.equipment_id = e.equipment_id and c.kind = 'cleaning' and c.performed_at <= :at
    order by c.performed_at desc, c.equipment_check_id desc limit 1) cle on true
left join lateral (
    select d.deferred_to from make.check_deferral d
    where d.tenant_id = :tenant and d.equipment_id = e.equipment_id and d.kind = 'cleaning' and d.created_at <= :at
      and d.equipment_check_id is not distinct from cle.equipment_check_id
    order by d.created_at desc, d.check_deferral_id desc limit 1) cle_later on true
where e.tenant_id = :tenant and e.code > :after
order by e.code
limit :many;

--! is_described
-- Whether the workspace has described any equipment of these kinds.
select exists (select from make.equipment where tenant_id = :tenant and kind = any(:kinds)) as described;

--! mark_used
update make.equipment set used_at = :now, version = version + 1
where tenant_id = :tenant and code = any(:codes)
returning code;

--! in_use
-- The running batches with their equipment.
select code, equipment from make.batch
where tenant_id = :tenant and state = any(array['Running', 'Held'])
order by batch_id;

--! insert_check (as_found_error_e6?, as_left_error_e6?, tolerance_e6?, next_due?, valid_until?, reference?, programme?, note?)
insert into make.equipment_check (tenant_id, equipment_check_id, equipment_id, kind, result, performed_at, as_found_error_e6,
                                  as_left_error_e6, tolerance_e6, next_due, valid_until, reference, programme, note, opening,
                                  created_by, created_at)
values (:tenant, :check_id, :equipment, :kind, :result, :at, :as_found_error_e6, :as_left_error_e6, :tolerance_e6, :next_due,
        :valid_until, :reference, :programme, :note, :opening, :by, :now)
returning true as kept;

--! insert_deferral (check_id?)
insert into make.check_deferral (tenant_id, check_deferral_id, equipment_id, kind, equipment_check_id, due_on, deferred_to,
                                 reason, created_by, created_at)
values (:tenant, :deferral, :equipment, :kind, :check_id, :due_on, :deferred_to, :reason, :by, :now)
returning true as kept;

--: CheckRow(as_found_error_e6?, as_left_error_e6?, tolerance_e6?, next_due?, valid_until?, reference?, programme?, note?)

--! checks_of : CheckRow
select c.equipment_check_id, c.kind, c.result, c.performed_at, c.as_found_error_e6, c.as_left_error_e6, c.tolerance_e6,
       c.next_due, c.valid_until, c.reference, c.programme, c.note, c.opening, c.created_by, c.created_at, p.name as by_name
from make.equipment_check c
join app.membership p on p.tenant_id = :tenant and p.person_id = c.created_by
where c.tenant_id = :tenant and c.equipment_id = :equipment and c.kind = any(:kinds)
  and (c.performed_at, c.equipment_check_id) < (:before_at, :before)
order by c.performed_at desc, c.equipment_check_id desc
limit :many;

--! check_of_id : CheckRow
select c.equipment_check_id, c.kind, c.result, c.performed_at, c.as_found_error_e6, c.as_left_error_e6, c.tolerance_e6,
       c.next_due, c.valid_until, c.reference, c.programme, c.note, c.opening, c.created_by, c.created_at, p.name as by_name
from make.equipment_check c
join app.membership p on p.tenant_id = :tenant and p.person_id = c.created_by
where c.tenant_id = :tenant and c.equipment_check_id = :check_id and c.equipment_id = :equipment;

--! check_moment
-- When the check was done that ends the previous page of the list.
select c.performed_at from make.equipment_check c where c.tenant_id = :tenant and c.equipment_check_id = :check_id;

--! deferrals_of
select d.check_deferral_id, d.kind, d.due_on, d.deferred_to, d.reason, d.created_by, d.created_at, p.name as by_name
from make.check_deferral d
join app.membership p on p.tenant_id = :tenant and p.person_id = d.created_by
where d.tenant_id = :tenant and d.equipment_id = :equipment
order by d.created_at desc, d.check_deferral_id desc
limit :many;

--! last_good_before : (performed_at?)
-- The last calibration that passed before a moment, among those recorded no later than the failed one.
select max(c.performed_at) as performed_at from make.equipment_check c
where c.tenant_id = :tenant and c.equipment_id = :equipment and c.kind = 'calibration' and c.result = 'pass'
  and c.performed_at < :at and c.created_at <= :recorded;

--! reading_moment
-- When the reading was taken that ends the previous page of the list.
select r.read_at from make.reading r where r.tenant_id = :tenant and r.reading_id = :reading;

--! taken_count
select count(*) as readings from make.reading r
where r.tenant_id = :tenant and r.instrument = :instrument and r.read_at > :from_at and r.read_at <= :to_at
  and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id);

--: TakenWith(lower_e6?, upper_e6?, outside_e6?)

--! taken_with : TakenWith
-- The readings of an instrument in a period, as they are now, with the limits by which they were judged.
select r.reading_id, b.code as batch, r.point, r.device, r.seq, r.read_at, r.value_e6, p.unit, r.result, r.outside_e6,
       p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive
from make.reading r
join make.batch b on b.tenant_id = :tenant and b.batch_id = r.batch_id
join make.control_point p on p.tenant_id = :tenant and p.control_point_id = r.control_point_id
where r.tenant_id = :tenant and r.instrument = :instrument and r.read_at <= :to_at
  and (r.read_at, r.reading_id) > (:after_at, :after)
  and not exists (select 1 from make.reading s where s.tenant_id = :tenant and s.supersedes = r.reading_id)
order by r.read_at, r.reading_id
limit :many;

--! batches_read_with
-- The batches that an instrument measured after a moment.
select distinct r.batch_id from make.reading r
where r.tenant_id = :tenant and r.instrument = :instrument and r.read_at > :from_at;

--! attach_paper
insert into make.equipment_check_paper (tenant_id, equipment_check_id, paper_id)
values (:tenant, :check_id, :paper)
returning true as attached;

--! papers_of
select l.equipment_check_id, p.paper_id, p.name, p.media_type, p.size, p.created_at
from make.equipment_check_paper l
join app.paper p on p.tenant_id = :tenant and p.paper_id = l.paper_id
where l.tenant_id = :tenant and l.equipment_check_id = any(:checks)
order by p.paper_id;

--! paper_count
select count(*) as papers from make.equipment_check_paper where tenant_id = :tenant and equipment_check_id = :check_id;
