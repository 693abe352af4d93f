--! insert_lock (reason?)
insert into ledger.period_lock (tenant_id, period_lock_id, locked_until, reason, created_by, created_at)
values (:tenant, :lock, :locked_until, :reason, :by, :now)
returning true as locked;

--! locked_until
select locked_until from ledger.period_lock
where tenant_id = :tenant
order by period_lock_id desc
limit 1;
