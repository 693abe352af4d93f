--! reviews_figures : (founded_at?)
-- In an entered workspace: when it began, its reviews of access that run, those that are overdue, those that ended, and those that
-- run or began in the quarter.
select (select t.created_at from app.tenant t where t.tenant_id = :tenant and t.slug <> all(:canaries)) as founded_at,
       count(*) filter (where c.stopped_at is null) as running,
       count(*) filter (where c.stopped_at is null and c.due_at < :now) as overdue,
       count(*) filter (where c.stopped_at is not null) as done,
       count(*) filter (where c.stopped_at is null or c.begun_at >= :quarter_at) as of_quarter
from app.case_clock c
where c.tenant_id = :tenant and c.clock = 'access_review';
