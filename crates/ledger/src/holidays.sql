--! insert_holiday (source?)
insert into app.holiday (tenant_id, holiday_id, day, region, name, source, created_by, created_at)
values (:tenant, :holiday, :day, :region, :name, :source, :by, :now)
returning true as added;

--: HolidayRow(source?)

--! holidays_after : HolidayRow
select day, region, name, source from app.holiday
where tenant_id = :tenant and (day, region) > (:after_day::date, :after_region::text)
order by day, region
limit :many;

--! holidays_between : HolidayRow
select day, region, name, source from app.holiday
where tenant_id = :tenant and day between :first and :last
order by day, region
limit :many;

--: HolidayKept(source?)

--! remove_holiday : HolidayKept
delete from app.holiday where tenant_id = :tenant and day = :day and region = :region
returning name, source;
