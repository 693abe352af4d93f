--: DayEntryRow(document_id?, number?, doc_type?, party_id?, party?, party_name?)

--! entries_of_document : DayEntryRow
-- Those that were posted with it, in their order; later entries about it belong to documents of their own.
select e.entry_id, e.memo, e.created_at, d.document_id, d.number, d.doc_type, d.party_id, p.code as party, p.name as party_name
from ledger.journal_entry e
left join ledger.document d on d.tenant_id = :tenant and d.document_id = e.document_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
where e.tenant_id = :tenant and e.document_id = :document and e.entry_id > :after
order by e.entry_id
limit 101;

--! entries_of_day : DayEntryRow
select m.entry_id, e.memo, e.created_at, d.document_id, d.number, d.doc_type, d.party_id, p.code as party, p.name as party_name
from (
    select q.entry_id from ledger.posting q
    where q.tenant_id = :tenant and q.entry_date = :day and q.entry_id > :after
    group by q.entry_id
    order by q.entry_id
    limit 101
) m
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = m.entry_id
left join ledger.document d on d.tenant_id = :tenant and d.document_id = e.document_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
order by m.entry_id;

--! postings_of_entries : (debit_id?, debit_party?, credit_id?, credit_party?)
select q.entry_id, q.debit_account, q.debit_party as debit_id, dp.code as debit_party, q.credit_account,
       q.credit_party as credit_id, cp.code as credit_party, q.commodity, q.amount
from ledger.posting q
left join ledger.party dp on dp.tenant_id = :tenant and dp.party_id = q.debit_party
left join ledger.party cp on cp.tenant_id = :tenant and cp.party_id = q.credit_party
where q.tenant_id = :tenant and q.entry_id = any(:entries)
order by q.entry_id, q.line_no;

--! totals_of_day
select commodity, count(distinct entry_id) as entries, sum(amount)::bigint as amount
from ledger.posting
where tenant_id = :tenant and entry_date = :day
group by commodity
order by commodity;
