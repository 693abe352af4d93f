--! holds_figures
-- In an entered workspace: copies in the closed archive and those without a rule or past their day with nothing that holds them;
-- openings by one person or for too long; and holds in force. The pieces of books are in the instance's own workspace.
select coalesce((select count(*) from app.retained_copy c where c.tenant_id = :tenant and c.ended_at is null), 0) as copies,
       coalesce((
           select count(*) from app.retained_copy c
           where c.tenant_id = :tenant and c.ended_at is null and c.workspace_id is not null), 0) as books,
       coalesce((
           select count(*) from app.retained_copy c
           where c.tenant_id = :tenant and c.ended_at is null and c.rule <> all (:rules::text[])), 0) as without_rule,
       coalesce((
           select count(*) from app.retained_copy c
           where c.tenant_id = :tenant and c.ended_at is null and c.keep_until < :late
             and not exists (select from app.legal_hold h where h.tenant_id = :tenant and h.lifted_at is null)), 0) as past_day,
       coalesce((
           select count(*) from app.copy_opening o
           where o.tenant_id = :tenant and o.approved_at is not null
             and (o.approved_by = o.asked_by or o.closes_at > o.approved_at + interval '1 hour')), 0) as opened_alone,
       coalesce((
           select count(*) from app.legal_hold h
           where h.tenant_id = :tenant and h.lifted_at is null and (h.until_on is null or h.until_on >= :today)), 0) as holds
from app.tenant t
where t.tenant_id = :tenant;
