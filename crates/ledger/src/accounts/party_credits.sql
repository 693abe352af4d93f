--: CreditRow(party_id?)

--! credits_of_party : CreditRow
-- The documents that gave the party credit which is not used up, the oldest first, but for the deposits of open jobs. What a document gave is what its own entry
-- put on the party's accounts; what was used of it are its allocations.
select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor
from ledger.document d
cross join lateral (
    select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end
                        - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint
           as credit_minor,
           coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance
    from ledger.journal_entry e
    join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
    where e.tenant_id = :tenant and p.tenant_id = :tenant and e.document_id = d.document_id and p.commodity = :commodity
) c
cross join lateral (
    select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a
    where a.tenant_id = :tenant and a.payment_id = d.document_id
) u
where d.tenant_id = :tenant and d.party_id = :party and d.doc_type in ('receipt', 'credit_note', 'purchase_voucher', 'opening_credit')
  and c.credit_minor > u.used_minor
  and not exists (
      select from ledger.document_link l
      join sell.job j on j.tenant_id = :tenant and j.job_id = l.about_id
      where l.tenant_id = :tenant and l.document_id = d.document_id and l.kind = 'of_job' and j.state in ('taken', 'in_work', 'ready')
  )
order by d.document_date, d.document_id
limit :many;

--! credits_of_job : CreditRow
-- The deposits of a job that are not used up, the oldest first.
select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor
from ledger.document_link l
join ledger.document d on d.tenant_id = :tenant and d.document_id = l.document_id
cross join lateral (
    select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end
                        - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint
           as credit_minor,
           coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance
    from ledger.journal_entry e
    join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
    where e.tenant_id = :tenant and p.tenant_id = :tenant and e.document_id = d.document_id and p.commodity = :commodity
) c
cross join lateral (
    select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a
    where a.tenant_id = :tenant and a.payment_id = d.document_id
) u
where l.tenant_id = :tenant and l.about_id = :job and l.kind = 'of_job' and d.doc_type = 'receipt'
  and c.credit_minor > u.used_minor
order by d.document_date, d.document_id
limit :many;

--! open_job_of
-- The state of the job that a deposit belongs to, while it is neither delivered nor cancelled.
select j.state from ledger.document_link l
join sell.job j on j.tenant_id = :tenant and j.job_id = l.about_id
where l.tenant_id = :tenant and l.document_id = :document and l.kind = 'of_job' and j.state in ('taken', 'in_work', 'ready');

--! credit_of : CreditRow
select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor
from ledger.document d
cross join lateral (
    select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end
                        - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint
           as credit_minor,
           coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance
    from ledger.journal_entry e
    join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
    where e.tenant_id = :tenant and p.tenant_id = :tenant and e.document_id = d.document_id and p.commodity = :commodity
) c
cross join lateral (
    select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a
    where a.tenant_id = :tenant and a.payment_id = d.document_id
) u
where d.tenant_id = :tenant and d.document_id = :document
  and d.doc_type in ('invoice', 'receipt', 'credit_note', 'purchase_voucher', 'opening_credit');

--! tenders_of
select document_id, line_no, mode, amount_minor from ledger.tender
where tenant_id = :tenant and document_id = any(:documents) and not paid_out
order by document_id, line_no;

--! uses_of : (tender_no?)
-- What used a payment: bills, and documents that gave it back. What was undone is out of the sums.
select a.payment_id, a.invoice_id, d.number, a.tender_no, min(a.allocation_id::text) as first_id,
       sum(a.amount_minor)::bigint as amount_minor
from ledger.allocation a
join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.invoice_id
where a.tenant_id = :tenant and d.tenant_id = :tenant and a.payment_id = any(:documents)
group by a.payment_id, a.invoice_id, d.number, a.tender_no
having sum(a.amount_minor) <> 0
order by first_id;
