--! insert_step
insert into ledger.cheque_step (tenant_id, document_id, state, step_date, created_by, created_at)
values (:tenant, :document, :state, :step_date, :by, :now)
returning true as stepped;

--! steps_of
select state, step_date from ledger.cheque_step
where tenant_id = :tenant and document_id = :document
order by created_at;

--: ChequeRow(party_id?, party?, party_name?, state?, step_date?)

--! cheques : ChequeRow
-- Receipts with a cheque, the newest first, each with its last step: two steps of one moment are in the order of the way. A step
-- locks the person and the receipt's own row.
select d.document_id, d.number, d.document_date, d.party_id, p.code as party, p.name as party_name, t.amount_minor, s.state, s.step_date
from (
    select n.document_id, sum(n.amount_minor)::bigint as amount_minor from ledger.tender n
    where n.tenant_id = :tenant and n.mode = 'cheque' and not n.paid_out and n.document_id < :before
    group by n.document_id
) t
join ledger.document d on d.tenant_id = :tenant and d.document_id = t.document_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
left join lateral (
    select c.state, c.step_date from ledger.cheque_step c
    where c.tenant_id = :tenant and c.document_id = t.document_id
    order by array_position(array['received', 'deposited', 'cleared', 'bounced', 'taken_back'], c.state) desc
    limit 1
) s on true
where :state::text = '' or coalesce(s.state, 'received') = :state
order by d.document_id desc
limit :many;

--! cheques_on_the_way
-- What is on cheques that neither cleared nor came back.
select coalesce(sum(n.amount_minor), 0)::bigint as open_minor
from ledger.tender n
where n.tenant_id = :tenant and n.mode = 'cheque' and not n.paid_out
  and not exists (
      select from ledger.cheque_step c
      where c.tenant_id = :tenant and c.document_id = n.document_id and c.state in ('cleared', 'bounced', 'taken_back'));

--! returns_of
-- The papers that were written with the step that says that the bank returned the cheque: they have its time. Another cheque may
-- have come back in the same moment; the paper names its own.
select d.document_id
from ledger.cheque_step s
join ledger.document d on d.tenant_id = :tenant and d.doc_type = 'bounce' and d.posted_at = s.created_at
where s.tenant_id = :tenant and s.document_id = :document and s.state = 'bounced';
