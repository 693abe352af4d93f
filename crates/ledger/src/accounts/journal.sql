--! insert_entry (document?, batch?, debit_parties[?], credit_parties[?])
-- An entry with its postings, numbered from one in the given order. The rows are selected from the
-- workspace's own row, as database.md section 6 requires.
with entered as (
    insert into ledger.journal_entry (tenant_id, entry_id, document_id, batch_id, entry_date, memo, created_by, created_at)
    values (:tenant, :entry, :document, :batch, :entry_date, :memo, :by, :now)
    returning entry_id
)
insert into ledger.posting as posted (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account,
                                      credit_party, commodity, amount, entry_date)
select t.tenant_id, :entry, leg.n, leg.debit_account, leg.debit_party, leg.credit_account, leg.credit_party,
       leg.commodity, leg.amount, :entry_date
from app.tenant t
cross join unnest(:debit_accounts::text[], :debit_parties::uuid[], :credit_accounts::text[], :credit_parties::uuid[],
                  :commodities::text[], :amounts::bigint[])
    with ordinality as leg (debit_account, debit_party, credit_account, credit_party, commodity, amount, n)
where t.tenant_id = :tenant
returning posted.line_no;

--! insert_pending
-- The entry waits for the totals of its month. A statement of its own in the same flight: several nodes refuse a write behind two
-- table expressions.
insert into ledger.entry_pending (tenant_id, entry_id, entry_date) values (:tenant, :entry, :entry_date)
returning true as pending;

--! postings_of : (debit_id?, debit_party?, credit_id?, credit_party?)
-- The postings made with a document, to mirror them. Later entries about it (a cheque that bounced) belong to
-- documents of their own.
select p.debit_account, p.debit_party as debit_id, dp.code as debit_party, p.credit_account,
       p.credit_party as credit_id, cp.code as credit_party, p.commodity, p.amount
from ledger.journal_entry e
join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
left join ledger.party dp on dp.tenant_id = p.tenant_id and dp.party_id = p.debit_party
left join ledger.party cp on cp.tenant_id = p.tenant_id and cp.party_id = p.credit_party
where e.tenant_id = :tenant and p.tenant_id = :tenant and e.document_id = :document
order by p.entry_id, p.line_no;
