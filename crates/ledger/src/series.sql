--! series_for
-- The series of this year, or else the latest before or after it, whose pattern a new year goes on with.
select code, fy, pattern from ledger.series
where tenant_id = :tenant and doc_type = :doc_type and device = ''
order by (fy = :fy) desc, fy desc
limit 1;

--! open_series
insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next)
values (:tenant, :code, :fy, :doc_type, :device, :pattern, :next)
returning true as opened;

--! open_year
-- Two first bills of a year may come at once: one of them opens it.
insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next)
values (:tenant, :code, :fy, :doc_type, '', :pattern, 1)
on conflict do nothing
returning true as opened;

--! series_coded
select code, fy, doc_type, pattern, next from ledger.series
where tenant_id = :tenant and code = :code
order by (fy = :fy) desc, fy desc
limit 1;
