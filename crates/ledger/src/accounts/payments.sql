--! lock_person
-- Everybody with the party's PAN is the same person for the cash limits. They are locked in id order, so that
-- two tills cannot both pass one limit.
select party_id from ledger.party
where tenant_id = :tenant
  and (party_id = :party
       or pan_blind = (select q.pan_blind from ledger.party q where q.tenant_id = :tenant and q.party_id = :party))
order by party_id
for update;

--! open_items_of
select o.document_id, d.number, d.document_date, o.due_on, o.open_minor
from ledger.open_item o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.party_id = :party and o.open_minor > 0
order by o.due_on, d.document_date, d.number
limit 1000
for update of o;

--! open_item_of
select document_id, open_minor from ledger.open_item
where tenant_id = :tenant and document_id = :document
for update;

--! settle
update ledger.open_item set open_minor = open_minor - :amount_minor
where tenant_id = :tenant and document_id = :document
returning open_minor;

--! insert_tender (reference?, till?, event?)
-- Money at an open till belongs to the till's session, which is not closed before this call has ended.
insert into ledger.tender as made (tenant_id, document_id, line_no, mode, amount_minor, reference, till, event, paid_out,
                                  till_session_id)
select t.tenant_id, :document, :line_no, :mode, :amount_minor, :reference, :till, :event, :paid_out,
       (select o.till_session_id from ledger.till_session o
        where o.tenant_id = :tenant and o.till = :till and o.state = 'open'
        for key share)
from app.tenant t
where t.tenant_id = :tenant
returning true as taken;

--! insert_allocation
insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by)
values (:tenant, :allocation, :payment, :invoice, :amount_minor, :now, :by)
returning true as allocated;

--! cash_on_day
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people) and d.document_date = :day
  and t.mode = 'cash' and not t.paid_out;

--! cash_for_event
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.tender t
join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id
where t.tenant_id = :tenant and d.tenant_id = :tenant and t.event = :event and d.party_id = any(:people)
  and t.mode = 'cash' and not t.paid_out;

--! cash_for_bills
-- If a receipt has several tenders or bills, its cash counts for a bill up to the amount allocated to that
-- bill.
select a.invoice_id, sum(least(a.amount_minor, c.cash_minor))::bigint as cash_minor
from ledger.allocation a
join lateral (
    select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor from ledger.tender t
    where t.tenant_id = :tenant and t.document_id = a.payment_id and t.mode = 'cash' and not t.paid_out
) c on true
where a.tenant_id = :tenant and a.invoice_id = any(:bills)
group by a.invoice_id;

--! linked_cash
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people) and t.mode = 'cash'
  and not t.paid_out;
