--! insert_location
insert into ledger.location (tenant_id, location_id, code, name, quarantine, created_by, created_at)
values (:tenant, :location, :code, :name, :quarantine, :by, :now)
returning true as added;

--! location_coded
select location_id, code, name, quarantine from ledger.location where tenant_id = :tenant and code = :code;

--! locations
select code, name, quarantine from ledger.location
where tenant_id = :tenant and code > :after
order by code
limit :many;
