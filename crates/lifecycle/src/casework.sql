--! next_number
insert into app.case_series (tenant_id, kind, last_no) values (:tenant, :kind, 1)
on conflict (tenant_id, kind) do update set last_no = app.case_series.last_no + 1
returning last_no;

--! insert_case
insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
values (:tenant, :case_file, :kind, :number, :state, :is_drill, :now)
returning true as opened;

--! insert_event (facts?, words?)
insert into app.case_event (tenant_id, case_event_id, case_file_id, what, facts, words, is_public, created_by, created_at)
values (:tenant, :event, :case_file, :what, :facts, :words, :is_public, :by, :now)
returning true as noted;

--! insert_clock
insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders)
values (:tenant, :case_clock, :case_file, :clock, :begun, :due, :event, 0)
on conflict (tenant_id, case_file_id, clock) where stopped_at is null do nothing
returning true as begun;

--! stop_clock
update app.case_clock set stopped_at = greatest(:now, begun_at), stopped_event_id = :event
where tenant_id = :tenant and case_file_id = :case_file and clock = :clock and stopped_at is null
returning due_at;

--! stop_all_clocks
update app.case_clock set stopped_at = greatest(:now, begun_at), stopped_event_id = :event
where tenant_id = :tenant and case_file_id = :case_file and stopped_at is null
returning due_at;

--! move_case (closed_at?)
update app.case_file set state = :state, closed_at = :closed_at
where tenant_id = :tenant and case_file_id = :case_file
returning true as moved;

--: CaseRow(closed_at?)

--! case_locked : CaseRow
select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file
where tenant_id = :tenant and kind = :kind and case_no = :number
for update;

--! case_numbered : CaseRow
select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file
where tenant_id = :tenant and kind = :kind and case_no = :number;

--! cases_before : CaseRow
select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file
where tenant_id = :tenant and kind = :kind and case_no < :before_no and (:with_closed or closed_at is null)
order by case_no desc
limit :many;

--! events_of : (facts?, words?)
select case_event_id, what, facts, words, is_public, created_by, created_at from app.case_event
where tenant_id = :tenant and case_file_id = :case_file
order by case_event_id
limit :many;

--! clocks_of : (stopped_at?)
select case_file_id, clock, begun_at, due_at, stopped_at from app.case_clock
where tenant_id = :tenant and case_file_id = any(:case_files)
order by due_at, case_clock_id;

--! workspaces_with_clocks
-- Run as the role for jobs, across all workspaces.
select t.tenant_id from app.tenant t
where t.tenant_id > :after
  and exists (select from app.case_clock c where c.tenant_id = t.tenant_id and c.stopped_at is null)
order by t.tenant_id
limit :many;

--! clocks_running
select c.case_clock_id, c.case_file_id, c.clock, c.begun_at, c.due_at, c.reminders, f.kind, f.case_no, f.is_drill
from app.case_clock c
join app.case_file f on f.tenant_id = c.tenant_id and f.case_file_id = c.case_file_id
where c.tenant_id = :tenant and c.stopped_at is null
order by c.due_at, c.case_clock_id
limit :many;

--! set_reminders
update app.case_clock set reminders = :reminders
where tenant_id = :tenant and case_clock_id = :case_clock and stopped_at is null and reminders < :reminders
returning true as reminded;

--! place : (state?)
select slug, name, timezone, country, state from app.tenant where tenant_id = :tenant;

--! holidays_from
select day, region, name from app.holiday
where tenant_id = :tenant and day >= :first
order by day, region
limit :many;

--! clocks_since : (stopped_at?)
-- Clocks of these kinds that began since a day: for the checks.
select clock, begun_at, due_at, stopped_at from app.case_clock
where tenant_id = :tenant and clock = any(:clocks) and begun_at >= :first_at
order by begun_at
limit :many;
