--! hold_numbers
-- The series of one kind of paper of every year, locked: of two calls the second one sees what the first one posted. That of today
-- is there before, so that they have one in common.
select fy from ledger.series
where tenant_id = :tenant and doc_type = :doc_type and device = ''
order by fy
for update;

--! workspace_began
select created_at from app.tenant where tenant_id = :tenant;

--! moved_in : (account?, party?)
-- The accounts of these that have a balance against OPENING, each with its parties.
select distinct case when p.debit_account = 'OPENING' then p.credit_account else p.debit_account end as account,
       case when p.debit_account = 'OPENING' then p.credit_party else p.debit_party end as party
from ledger.posting p
where p.tenant_id = :tenant
  and (p.debit_account = 'OPENING' and p.credit_account = any(:accounts)
       or p.credit_account = 'OPENING' and p.debit_account = any(:accounts));
