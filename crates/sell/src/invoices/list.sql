--: BillRow(due_on?, party_id?, party?, party_name?, open_minor?, reversed_by?)

--! newest_bills : BillRow
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party,
       p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by,
       d.party_id is null and coalesce((
           select true from ledger.cheque_step s
           join ledger.document n on n.tenant_id = :tenant and n.doc_type = 'bounce' and n.posted_at = s.created_at
           join ledger.open_item u on u.tenant_id = :tenant and u.document_id = n.document_id and u.open_minor > 0
           where s.tenant_id = :tenant and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by
where d.tenant_id = :tenant and d.doc_type = 'invoice' and (d.posted_at, d.document_id) < (:before_at, :before)
order by d.posted_at desc, d.document_id desc
limit :many;

--! bills_numbered : BillRow
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party,
       p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by,
       d.party_id is null and coalesce((
           select true from ledger.cheque_step s
           join ledger.document n on n.tenant_id = :tenant and n.doc_type = 'bounce' and n.posted_at = s.created_at
           join ledger.open_item u on u.tenant_id = :tenant and u.document_id = n.document_id and u.open_minor > 0
           where s.tenant_id = :tenant and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by
where d.tenant_id = :tenant and d.doc_type = 'invoice' and d.number_norm >= :first and d.number_norm < :beyond
  and (d.posted_at, d.document_id) < (:before_at, :before)
order by d.posted_at desc, d.document_id desc
limit :many;

--! bills_ending_in : BillRow
-- By the end of a number, which is the beginning of the number written backwards.
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party,
       p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by,
       d.party_id is null and coalesce((
           select true from ledger.cheque_step s
           join ledger.document n on n.tenant_id = :tenant and n.doc_type = 'bounce' and n.posted_at = s.created_at
           join ledger.open_item u on u.tenant_id = :tenant and u.document_id = n.document_id and u.open_minor > 0
           where s.tenant_id = :tenant and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by
where d.tenant_id = :tenant and d.doc_type = 'invoice' and d.number_back >= :first and d.number_back < :beyond
  and (d.posted_at, d.document_id) < (:before_at, :before)
order by d.posted_at desc, d.document_id desc
limit :many;

--! bills_of_party : BillRow
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party,
       p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by,
       d.party_id is null and coalesce((
           select true from ledger.cheque_step s
           join ledger.document n on n.tenant_id = :tenant and n.doc_type = 'bounce' and n.posted_at = s.created_at
           join ledger.open_item u on u.tenant_id = :tenant and u.document_id = n.document_id and u.open_minor > 0
           where s.tenant_id = :tenant and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned
from ledger.document d
join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by
where d.tenant_id = :tenant and p.tenant_id = :tenant and d.doc_type in ('invoice', 'opening_invoice', 'debit_note') and p.code_blind = :code_blind
  and (d.posted_at, d.document_id) < (:before_at, :before)
order by d.posted_at desc, d.document_id desc
limit :many;

--! paid_out_by : (reference?, till?)
select line_no, mode, amount_minor, reference, till from ledger.tender
where tenant_id = :tenant and document_id = :document and paid_out
order by line_no;

--: SettledRow()

--! paid_by : SettledRow
-- The documents that settled a bill: receipts, credit notes, old metal. What was undone is out of the sums.
select d.document_id, d.number, d.doc_type, d.document_date, sum(a.amount_minor)::bigint as amount_minor
from ledger.allocation a
join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.payment_id
where a.tenant_id = :tenant and d.tenant_id = :tenant and a.invoice_id = :document
group by d.document_id, d.number, d.doc_type, d.document_date
having sum(a.amount_minor) <> 0
order by min(a.allocated_at), d.document_id
limit 1000;

--! used_for : SettledRow
-- The documents for which the money or the credit of one was used. The sums leave out rows that a mirror row undid.
select d.document_id, d.number, d.doc_type, d.document_date, sum(a.amount_minor)::bigint as amount_minor
from ledger.allocation a
join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.invoice_id
where a.tenant_id = :tenant and d.tenant_id = :tenant and a.payment_id = :document
group by d.document_id, d.number, d.doc_type, d.document_date
having sum(a.amount_minor) <> 0
order by min(a.allocated_at), d.document_id
limit 1000;
