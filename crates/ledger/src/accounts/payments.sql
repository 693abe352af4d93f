--! lock_person
-- Everybody with the party's PAN or verified telephone is the same person for the cash limits, and so is everybody who shares
-- one of these with one of them. They are locked in id order, so that two tills cannot both pass one limit; a document about one of
-- them, which shares its key, does not wait.
with recursive person as (
    select p.party_id, p.pan_blind, p.phone_blind from ledger.party p where p.tenant_id = :tenant and p.party_id = :party
    union
    select q.party_id, q.pan_blind, q.phone_blind
    from person
    cross join lateral (
        select n.party_id, n.pan_blind, n.phone_blind from ledger.party n
        where n.tenant_id = :tenant and n.pan_blind = person.pan_blind
        union all
        select n.party_id, n.pan_blind, n.phone_blind from ledger.party n
        where n.tenant_id = :tenant and n.phone_blind = person.phone_blind
    ) q
)
select party_id from ledger.party
where tenant_id = :tenant and party_id in (select person.party_id from person)
order by party_id
for no key update;

--! open_items_of
-- A bill of a later day was brought forward from before: nothing is owed of it on this one.
select o.document_id, d.number, d.document_date, o.due_on, o.open_minor
from ledger.open_item o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.party_id = :party and o.open_minor > 0
  and d.document_date <= :on
order by o.due_on, d.document_date, d.number
limit 1000
for update of o;

--! open_item_of
select document_id, open_minor from ledger.open_item
where tenant_id = :tenant and document_id = :document
for update;

--! lock_items
-- These of the documents that open an item, locked in id order.
select document_id, open_minor from ledger.open_item
where tenant_id = :tenant and document_id = any(:documents)
order by document_id
for update;

--! open_item
insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
values (:tenant, :document, :party, :due_on, :open_minor::bigint)
returning true as opened;

--! settle
update ledger.open_item set open_minor = open_minor - :amount_minor
where tenant_id = :tenant and document_id = :document
returning open_minor;

--! insert_tender (reference?, reference_blind?, till?, occasion?, occasion_blind?)
-- Money that comes in, or that the shop pays out. At an open till it belongs to the till's session, which is not closed before
-- this call has ended.
insert into ledger.tender as made (tenant_id, document_id, line_no, mode, amount_minor, reference, reference_blind, till, occasion,
                                   occasion_blind, paid_out, till_session_id)
select t.tenant_id, :document, :line_no, :mode, :amount_minor, :reference, :reference_blind, :till, :occasion, :occasion_blind, :paid_out,
       (select o.till_session_id from ledger.till_session o
        where o.tenant_id = :tenant and o.till = :till and o.state = 'open'
        for key share)
from app.tenant t
where t.tenant_id = :tenant
returning true as taken;

--! references_seen : (reference_blind?)
-- The newest paper of these days by which a UPI payment with each of these references came in.
select distinct on (t.reference_blind) t.reference_blind, d.number, d.document_date
from ledger.tender t
join ledger.document d on d.tenant_id = :tenant and d.document_id = t.document_id
where t.tenant_id = :tenant and t.reference_blind = any(:found_by::bytea[]) and not t.paid_out
  and d.document_date between :first and :last
order by t.reference_blind, t.document_id desc;

--! insert_allocation (tender_no?)
insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by, tender_no)
values (:tenant, :allocation, :payment, :invoice, :amount_minor, :now, :by, :tender_no)
returning true as allocated;

--! cash_on_day
-- Of documents of that day, and of those that were posted on it with an earlier date: the cash came in then. What a reversal brings
-- back was the shop's own.
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
join app.tenant w on w.tenant_id = :tenant
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people)
  and (d.document_date = :day or (d.posted_at at time zone w.timezone)::date = :day)
  and t.mode = 'cash' and not t.paid_out and d.doc_type <> 'reversal';

--! cash_for_event
-- `event` is what `occasion_blind` is computed from. Of an earlier release the column is in clear text until it is emptied.
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.tender t
join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id
where t.tenant_id = :tenant and d.tenant_id = :tenant and d.party_id = any(:people)
  and (t.occasion_blind = :occasion_blind or lower(regexp_replace(btrim(t.event), '\s+', ' ', 'g')) = :event) and t.mode = 'cash' and not t.paid_out;

--! cash_web : (other_id?)
-- What the cash of these bills and jobs hangs on. A bill, the notes that add to it, the bill that corrects it, its job and the paper
-- that says that its cheque came back are one transaction: rows `joins`. The credit of a note brings cash of the bill that the note
-- is about: rows `note`, with the credit that was used. `own` is the cash of a document's own tenders, `paid` that of a payment
-- which a document used. An allocation names its tender (D10); one of before counts with its receipt's cash, up to its own amount.
-- What a mirror row undid counts all the same: it was received. A sale to nobody is judged by itself. A note or a correction joins
-- only documents of one person, who is `people`, and those to nobody: the cash of a wrong customer is not that of the right one.
-- `corrected` are the bills that these correct, where the link is not written yet. `joined` and `bounced` say once which two
-- documents are one transaction; not materialized: each is read only for the documents that are reached, each of them once.
with recursive joined as not materialized (
    select l.document_id, l.about_id
    from ledger.document_link l
    join ledger.document u on u.tenant_id = :tenant and u.document_id = l.document_id
    join ledger.document o on o.tenant_id = :tenant and o.document_id = l.about_id
    where l.tenant_id = :tenant
      and (l.kind = 'of_job'
           or l.kind in ('debits', 'corrects')
              and (u.party_id = o.party_id
                   or (u.party_id is null or u.party_id = any(:people))
                      and (o.party_id is null or o.party_id = any(:people))))
), bounced as not materialized (
    select b.document_id, d.document_id as about_id
    from ledger.cheque_step s
    join ledger.document d on d.tenant_id = :tenant and d.document_id = s.document_id and d.doc_type = 'invoice'
    join ledger.document b on b.tenant_id = :tenant and b.doc_type = 'bounce' and b.posted_at = s.created_at
    where s.tenant_id = :tenant and s.state = 'bounced' and (d.party_id is null or d.party_id = b.party_id)
), reached as (
    select s.document_id
    from app.tenant w
    cross join unnest(:documents::uuid[]) as s (document_id)
    where w.tenant_id = :tenant
    union
    select d.document_id
    from ledger.document d
    where d.tenant_id = :tenant and d.document_id = any(:corrected) and (d.party_id is null or d.party_id = any(:people))
    union
    select n.document_id
    from reached
    cross join lateral (
        select j.about_id as document_id from joined j where j.document_id = reached.document_id
        union all
        select j.document_id from joined j where j.about_id = reached.document_id
        union all
        select b.about_id from bounced b where b.document_id = reached.document_id
        union all
        select b.document_id from bounced b where b.about_id = reached.document_id
        union all
        select coalesce(c.reverses, l.about_id)
        from ledger.allocation a
        join ledger.document c on c.tenant_id = :tenant and c.document_id = a.payment_id and c.doc_type = 'credit_note'
        left join ledger.document_link l on l.tenant_id = :tenant and l.document_id = c.document_id and l.kind = 'credits'
        where a.tenant_id = :tenant and a.invoice_id = reached.document_id and a.amount_minor > 0
    ) n
    where n.document_id is not null
)
select 'own' as kind, t.document_id, null::uuid as other_id, sum(t.amount_minor)::bigint as amount_minor
from reached
join ledger.tender t on t.tenant_id = :tenant and t.document_id = reached.document_id and t.mode = 'cash' and not t.paid_out
join ledger.document d on d.tenant_id = :tenant and d.document_id = t.document_id and d.party_id is not null
group by t.document_id
union all
select 'joins', j.document_id, j.about_id, 0::bigint
from reached
join joined j on j.document_id = reached.document_id
union all
select 'joins', b.document_id, b.about_id, 0::bigint
from reached
join bounced b on b.about_id = reached.document_id
union all
select 'note', a.invoice_id, coalesce(c.reverses, l.about_id), a.amount_minor
from reached
join ledger.allocation a on a.tenant_id = :tenant and a.invoice_id = reached.document_id and a.amount_minor > 0
join ledger.document c on c.tenant_id = :tenant and c.document_id = a.payment_id and c.doc_type = 'credit_note'
left join ledger.document_link l on l.tenant_id = :tenant and l.document_id = c.document_id and l.kind = 'credits'
union all
select 'paid', a.invoice_id, a.payment_id,
       coalesce(case when a.tender_no is null then least(a.amount_minor, p.cash_minor) when t.mode = 'cash' then a.amount_minor end, 0)
from reached
join ledger.allocation a on a.tenant_id = :tenant and a.invoice_id = reached.document_id and a.amount_minor > 0
left join ledger.tender t on t.tenant_id = :tenant and t.document_id = a.payment_id and t.line_no = a.tender_no
cross join lateral (
    select coalesce(sum(n.amount_minor), 0)::bigint as cash_minor from ledger.tender n
    where n.tenant_id = :tenant and n.document_id = a.payment_id and n.mode = 'cash' and not n.paid_out
) p;

--! linked_cash
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people) and t.mode = 'cash' and not t.paid_out
  and d.doc_type <> 'reversal';

--! cash_paid_out_on
-- Cash paid to these people in a day, and cash given for old metal that was bought of them. Their own money that goes back, of
-- receipts and notes, is no payment to them; what a note gives back of old metal is counted beside it.
select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people) and d.document_date = :day
  and t.mode = 'cash' and t.paid_out
  and (d.doc_type = 'payment'
       or d.doc_type = 'refund' and exists (
           select from ledger.allocation a
           join ledger.document v on v.tenant_id = :tenant and v.document_id = a.payment_id
           where a.tenant_id = :tenant and a.invoice_id = d.document_id and v.doc_type = 'purchase_voucher'));

--! bills_of_note_cash : (bill_id?)
-- The bills about which a note gave cash to these people on a day, at once or by a refund of its credit.
select distinct coalesce(n.reverses, l.about_id) as bill_id
from ledger.document d
join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id
left join ledger.allocation a on d.doc_type = 'refund' and a.tenant_id = :tenant and a.invoice_id = d.document_id
join ledger.document n on n.tenant_id = :tenant and n.document_id = coalesce(a.payment_id, d.document_id) and n.doc_type = 'credit_note'
left join ledger.document_link l on l.tenant_id = :tenant and l.document_id = n.document_id and l.kind = 'credits'
where d.tenant_id = :tenant and t.tenant_id = :tenant and d.party_id = any(:people) and d.document_date = :day
  and d.doc_type in ('refund', 'credit_note') and t.mode = 'cash' and t.paid_out
  and coalesce(n.reverses, l.about_id) is not null;

--! given_by_notes : (bill_id?)
-- What the notes about these bills gave back, at once or by refunds of their credit, in the order in which they did.
with note as (
    select n.document_id as note_id, n.reverses as bill_id from ledger.document n
    where n.tenant_id = :tenant and n.reverses = any(:bills) and n.doc_type = 'credit_note'
    union
    select l.document_id, l.about_id from ledger.document_link l
    where l.tenant_id = :tenant and l.about_id = any(:bills) and l.kind = 'credits'
), payer as (
    select note.bill_id, note.note_id as document_id from note
    union
    select note.bill_id, a.invoice_id from note
    join ledger.allocation a on a.tenant_id = :tenant and a.payment_id = note.note_id
    join ledger.document r on r.tenant_id = :tenant and r.document_id = a.invoice_id and r.doc_type = 'refund'
)
select payer.bill_id, d.document_date, t.mode = 'cash' as is_cash, t.amount_minor
from payer
join ledger.document d on d.tenant_id = :tenant and d.document_id = payer.document_id
join ledger.tender t on t.tenant_id = :tenant and t.document_id = d.document_id and t.paid_out
order by d.document_id, t.line_no;

--! metal_paid : (bill_id?)
-- What old metal paid of each of these bills: vouchers, and the credit of notes about bills that vouchers had paid.
with recursive paid as (
    select b.bill_id as root_id, b.bill_id, 9223372036854775807::bigint as most
    from app.tenant w
    cross join unnest(:bills::uuid[]) as b (bill_id)
    where w.tenant_id = :tenant
    union
    select paid.root_id, n.bill_id, least(paid.most, n.amount_minor)
    from paid
    cross join lateral (
        select coalesce(d.reverses, l.about_id) as bill_id, a.amount_minor
        from (
            select p.payment_id, sum(p.amount_minor)::bigint as amount_minor from ledger.allocation p
            where p.tenant_id = :tenant and p.invoice_id = paid.bill_id
            group by p.payment_id
        ) a
        join ledger.document d on d.tenant_id = :tenant and d.document_id = a.payment_id and d.doc_type = 'credit_note'
        left join ledger.document_link l on l.tenant_id = :tenant and l.document_id = d.document_id and l.kind = 'credits'
        where a.amount_minor > 0
    ) n
    where n.bill_id is not null and n.bill_id <> paid.bill_id
), way as (
    select paid.root_id, paid.bill_id, max(paid.most) as most from paid group by paid.root_id, paid.bill_id
)
select way.root_id as bill_id, coalesce(sum(least(way.most, v.metal_minor)), 0)::bigint as metal_minor
from way
cross join lateral (
    select coalesce(sum(a.amount_minor), 0)::bigint as metal_minor
    from ledger.allocation a
    join ledger.document d on d.tenant_id = :tenant and d.document_id = a.payment_id and d.doc_type = 'purchase_voucher'
    where a.tenant_id = :tenant and a.invoice_id = way.bill_id
) v
group by way.root_id;

--! notes_about : (bill_id?, note_id?)
-- The notes that take back each of these bills, or a part of it, the oldest first.
select n.reverses as bill_id, n.document_id as note_id from ledger.document n
where n.tenant_id = :tenant and n.reverses = any(:bills) and n.doc_type = 'credit_note'
union
select l.about_id, l.document_id from ledger.document_link l
where l.tenant_id = :tenant and l.about_id = any(:bills) and l.kind = 'credits'
order by note_id;

--! bills_of_notes : (bill_id?)
-- The bill that each of these notes is about.
select n.document_id as note_id, coalesce(n.reverses, l.about_id) as bill_id
from ledger.document n
left join ledger.document_link l on l.tenant_id = :tenant and l.document_id = n.document_id and l.kind = 'credits'
where n.tenant_id = :tenant and n.document_id = any(:notes) and n.doc_type = 'credit_note'
  and coalesce(n.reverses, l.about_id) is not null;

--! written_off_of
-- What write-offs gave up of a bill, less what was taken back.
select a.payment_id, sum(a.amount_minor)::bigint as amount_minor
from ledger.allocation a
join ledger.document w on w.tenant_id = :tenant and w.document_id = a.payment_id and w.doc_type = 'write_off'
where a.tenant_id = :tenant and a.invoice_id = :bill
group by a.payment_id
having sum(a.amount_minor) > 0
order by a.payment_id;

--! allocations_around : (tender_no?)
-- The allocations in which a document pays or is paid, each pair once. The sums leave out rows that a mirror row undid.
select a.payment_id, p.number as payment, p.doc_type as payment_type, a.invoice_id, d.number as invoice, a.tender_no, sum(a.amount_minor)::bigint as amount_minor,
       exists (select from ledger.open_item o where o.tenant_id = :tenant and o.document_id = a.invoice_id) as is_item
from (
    select f.payment_id, f.invoice_id, f.tender_no, f.amount_minor from ledger.allocation f
    where f.tenant_id = :tenant and f.payment_id = :document
    union all
    select t.payment_id, t.invoice_id, t.tender_no, t.amount_minor from ledger.allocation t
    where t.tenant_id = :tenant and t.invoice_id = :document and t.payment_id <> :document
) a
join ledger.document p on p.tenant_id = :tenant and p.document_id = a.payment_id
join ledger.document d on d.tenant_id = :tenant and d.document_id = a.invoice_id
group by a.payment_id, p.number, p.doc_type, a.invoice_id, d.number, a.tender_no
having sum(a.amount_minor) <> 0
order by a.payment_id, a.invoice_id, a.tender_no;

--! tenders_written : (reference?)
select line_no, mode, amount_minor, reference, paid_out from ledger.tender
where tenant_id = :tenant and document_id = :document
order by line_no;
