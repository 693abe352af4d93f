--! hold_containments
-- Of two people who set and lift measures at one time, the later waits and sees what the other did.
select true as held from pg_catalog.pg_advisory_xact_lock(hashtextextended('containments', 0));

--! is_locked
-- A call that began before its caller was locked sees it here.
select coalesce(app.sessions_since(:person) = 'infinity', false) as locked;

--! lock_cases_of
-- The incidents with such a measure in force. Whoever sets or lifts a measure locks its incident first, and holds the measures then.
select f.case_file_id from app.case_file f
where f.tenant_id = :tenant
  and f.case_file_id in (
      select m.case_file_id from app.containment m
      where m.tenant_id = :tenant and m.measure = :measure and m.lifted_at is null
  )
order by f.case_file_id
for update of f;

--! set_read_only (since?)
-- In the workspace that was entered.
update app.tenant set read_only_since = :since
where tenant_id = :tenant and (read_only_since is null) <> (:since::timestamptz is null)
returning slug;

--! set_instance_read_only (since?)
select coalesce(app.set_instance_read_only(:since), false) as done;

--! lock_person (since?)
select coalesce(app.lock_person(:person, :since), false) as done;

--! person_with_address : (person_id?)
-- Not whoever lost the address to somebody else's proof.
select person_id from app.credential_of(:email_blind) where not is_former;

--! insert_containment
insert into app.containment (tenant_id, containment_id, case_file_id, measure, against, created_by, created_at)
values (:tenant, :containment, :case_file, :measure, :against, :by, :now)
returning true as kept;

--! containments_of : (lifted_at?)
select containment_id, measure, against, created_at, lifted_at from app.containment
where tenant_id = :tenant and case_file_id = :case_file
order by containment_id
limit :many;

--! containment_locked : (lifted_at?)
select containment_id, measure, against, created_at, lifted_at from app.containment
where tenant_id = :tenant and case_file_id = :case_file and containment_id = :containment
for update;

--! containments_in_force
select containment_id, case_file_id, against from app.containment
where tenant_id = :tenant and measure = :measure and lifted_at is null
order by containment_id
limit :many;

--! lift_containment
update app.containment set lifted_at = :now, lifted_by = :by
where tenant_id = :tenant and containment_id = :containment and lifted_at is null
returning true as lifted;
