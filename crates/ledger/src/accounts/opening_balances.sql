--! opening_postings : (debit_party?, credit_party?)
-- What was moved in on these days. The memo tells a balance from goods, which come against the same accounts.
select e.entry_id, e.memo, e.entry_date, p.debit_account, p.debit_party, p.credit_account, p.credit_party, p.commodity
from ledger.posting p
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
where p.tenant_id = :tenant and p.entry_date = any(:days)
  and (p.debit_account in ('OPENING', 'M_CUSTODY') or p.credit_account in ('OPENING', 'M_CUSTODY'))
order by p.entry_id, p.line_no;
