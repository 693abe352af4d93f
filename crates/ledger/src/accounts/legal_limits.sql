--! insert_limit (to_day?)
insert into ledger.legal_limit (tenant_id, legal_limit_id, code, amount_minor, compare, from_day, to_day, law, override_by,
                                created_by, created_at)
values (:tenant, :row, :code, :amount_minor, :compare, :from_day, :to_day, :law, :override_by, :by, :now)
returning true as added;

--! limit_rows : LimitStored(to_day?)
-- The workspace's own rows.
select code, amount_minor, compare, from_day, to_day, law from ledger.legal_limit
where tenant_id = :tenant
order by code, from_day
limit 1000;

--! began_at
select created_at from app.tenant where tenant_id = :tenant;

--: LimitKept(to_day?)

--! limit_from : LimitKept
-- The row of a limit that begins on a day, locked: two changes of it come one after the other.
select legal_limit_id, amount_minor, from_day, to_day, law from ledger.legal_limit
where tenant_id = :tenant and code = :code and from_day = :from_day
for update;

--! limit_open : LimitKept
-- The row of a limit that began before a day and reaches it.
select legal_limit_id, amount_minor, from_day, to_day, law from ledger.legal_limit
where tenant_id = :tenant and code = :code and from_day < :from_day and (to_day is null or to_day >= :from_day)
for update;

--! end_limit
update ledger.legal_limit set to_day = :to_day
where tenant_id = :tenant and legal_limit_id = :row
returning true as ended;

--! remove_limit
delete from ledger.legal_limit
where tenant_id = :tenant and legal_limit_id = :row
returning true as removed;
