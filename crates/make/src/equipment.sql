--: EquipmentRow(measures?, capacity_e6?, minimum_e6?, unit?, tolerance_e6?, calibration_every_days?, calibration_due?, physical_lower_e6?, physical_upper_e6?, clean_valid_hours?, cleaned_at?, used_at?)

--! insert_equipment (measures?, capacity_e6?, minimum_e6?, unit?, tolerance_e6?, calibration_every_days?, calibration_due?, physical_lower_e6?, physical_upper_e6?, clean_valid_hours?, cleaned_at?)
insert into make.equipment (tenant_id, equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6,
                            calibration_every_days, calibration_due, physical_lower_e6, physical_upper_e6,
                            clean_after_each_batch, clean_valid_hours, cleaned_at, opening, version, created_by, created_at)
values (:tenant, :equipment, :code, :kind, :name, :measures, :capacity_e6, :minimum_e6, :unit, :tolerance_e6,
        :calibration_every_days, :calibration_due, :physical_lower_e6, :physical_upper_e6,
        :clean_after_each_batch, :clean_valid_hours, :cleaned_at, :opening, 1, :by, :now)
returning true as added;

--! equipment_coded : EquipmentRow
select equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6, calibration_every_days,
       calibration_due, physical_lower_e6, physical_upper_e6, clean_after_each_batch, clean_valid_hours, cleaned_at, used_at
from make.equipment where tenant_id = :tenant and code = any(:codes)
order by code;

--! equipment_page : EquipmentRow
select equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6, calibration_every_days,
       calibration_due, physical_lower_e6, physical_upper_e6, clean_after_each_batch, clean_valid_hours, cleaned_at, used_at
from make.equipment where tenant_id = :tenant and code > :after
order by code
limit :many;

--! mark_used
update make.equipment set used_at = :now, version = version + 1
where tenant_id = :tenant and code = any(:codes)
returning code;
