--! hold_numbers
-- The series of one kind of paper of every year, locked: of two calls the second one sees what the first one posted. That of today
-- is there before, so that they have one in common.
select fy from ledger.series
where tenant_id = :tenant and doc_type = :doc_type and device = ''
order by fy
for update;

--! workspace_began
select created_at from app.tenant where tenant_id = :tenant;
