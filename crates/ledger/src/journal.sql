--! insert_entry (document?)
insert into ledger.journal_entry (tenant_id, entry_id, document_id, entry_date, memo, created_by, created_at)
values (:tenant, :entry, :document, :entry_date, :memo, :by, :now)
returning true as entered;

--! insert_posting (debit_party?, credit_party?)
insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party,
                            commodity, amount, entry_date)
values (:tenant, :entry, :line_no, :debit_account, :debit_party, :credit_account, :credit_party,
        :commodity, :amount, :entry_date)
returning true as posted;

--! postings_of : (debit_party?, credit_party?)
-- What a document posted when it was posted, to mirror it; entries made later about it (a cheque that bounced) are
-- their own documents'.
select p.debit_account, dp.code as debit_party, p.credit_account, cp.code as credit_party, p.commodity, p.amount
from ledger.journal_entry e
join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
left join ledger.party dp on dp.tenant_id = p.tenant_id and dp.party_id = p.debit_party
left join ledger.party cp on cp.tenant_id = p.tenant_id and cp.party_id = p.credit_party
where e.tenant_id = :tenant and p.tenant_id = :tenant and e.document_id = :document
order by p.entry_id, p.line_no;
