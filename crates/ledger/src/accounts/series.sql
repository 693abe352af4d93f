--! series_latest
-- The latest years first. A document's year is almost always among them. If it is not, the caller opens it
-- again, which has no effect on an existing one.
select code, fy, pattern, next from ledger.series
where tenant_id = :tenant and doc_type = :doc_type and device = ''
order by fy desc
limit 3;

--! open_series
insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next)
values (:tenant, :code::text, :fy, :doc_type, :device, :pattern, :next::bigint)
returning true as opened;

--! open_year
-- Two first bills of a year may come at the same time: one of them opens it.
insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next)
values (:tenant, :code::text, :fy, :doc_type, '', :pattern, 1)
on conflict do nothing
returning true as opened;

--! series_coded
select code, fy, doc_type, pattern, next from ledger.series
where tenant_id = :tenant and code = :code
order by (fy = :fy) desc, fy desc
limit 1;

--! series_of_all
-- A few rows a year: the kinds of paper, each with the codes and patterns that number it or did, and in which year.
select distinct doc_type, code, fy, pattern from ledger.series where tenant_id = :tenant;

--! lock_series
-- A call that takes a number updates this row: while it is locked, no call takes one.
select code, pattern, next from ledger.series
where tenant_id = :tenant and doc_type = :doc_type and device = '' and fy = :fy
for update;

--! is_numbered
select exists (select from ledger.document where tenant_id = :tenant and series = :code and fy = :fy) as numbered;

--! change_series
update ledger.series set code = :code::text, pattern = :pattern, next = :next::bigint
where tenant_id = :tenant and doc_type = :doc_type and device = '' and fy = :fy
returning code;

--! series_of_year
-- For each type the series of the year, or else the latest, whose pattern a new year continues.
select distinct on (s.doc_type) s.doc_type, s.code, s.fy, s.pattern, s.next,
       exists (select from ledger.document d
               where d.tenant_id = :tenant and d.series = s.code and d.fy = :fy) as numbered
from ledger.series s
where s.tenant_id = :tenant and s.device = ''
order by s.doc_type, (s.fy = :fy) desc, s.fy desc;
