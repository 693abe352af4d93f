-- What Quality decided about is the readings as they stood then. Until now a decided deviation named them by their origins, so
-- that a value written later counted as decided too. Where one was corrected, its deviation names the row that stood.
alter table make.deviation no force row level security;
alter table make.reading no force row level security;

update make.deviation d
set reading_ids = array(
    select distinct on (r.origin) r.reading_id from make.reading r
    where r.tenant_id = d.tenant_id and r.batch_id = d.batch_id and r.origin = any(d.reading_ids) and r.created_at <= d.disposed_at
    order by r.origin, r.created_at desc, r.reading_id desc)
where d.status = 'disposed'
  and exists (select from make.reading s
              where s.tenant_id = d.tenant_id and s.batch_id = d.batch_id and s.origin = any(d.reading_ids) and s.supersedes is not null);

alter table make.deviation force row level security;
alter table make.reading force row level security;
