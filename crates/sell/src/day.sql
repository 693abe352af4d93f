--: OwedByAge()

--! sold_by_day
select document_date, count(*) as bills, coalesce(sum(total_minor), 0)::bigint as total_minor
from ledger.document
where tenant_id = :tenant and doc_type = 'invoice' and state = 'posted' and posted_at >= :since
  and document_date >= :first and document_date <= :day
group by document_date
order by document_date;

--! overdue_on : (oldest_due?)
select count(*) as bills, coalesce(sum(open_minor), 0)::bigint as open_minor, min(due_on) as oldest_due
from ledger.open_item
where tenant_id = :tenant and open_minor > 0 and due_on < :day;

--! oldest_unpaid : (party_id?, party?, party_name?)
select o.document_id, d.number, d.document_date, o.due_on, o.open_minor, o.party_id, p.code as party, p.name as party_name
from ledger.open_item o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
left join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.open_minor > 0
order by o.due_on, o.document_id
limit :many;

--! owing_on
-- The overdue bills, longest first, each with who owes it: the index on the day gives a page without reading the rest.
select i.document_id, i.due_on, i.open_minor, d.number, i.party_id, p.code, p.name
from ledger.open_item i
join ledger.document d on d.tenant_id = :tenant and d.document_id = i.document_id
join ledger.party p on p.tenant_id = :tenant and p.party_id = i.party_id
where i.tenant_id = :tenant and i.open_minor > 0 and i.due_on < :day and (i.due_on, i.document_id) > (:after_due, :after)
order by i.due_on, i.document_id
limit :many;

--! owed_by_age : OwedByAge
-- What is open of all bills by the days since each was due, in one walk of the index of what is open.
select count(*) as bills, coalesce(sum(open_minor), 0)::bigint as open_minor,
       coalesce(sum(open_minor) filter (where due_on >= :day), 0)::bigint as not_due_minor,
       coalesce(sum(open_minor) filter (where due_on < :day and due_on >= :day_30), 0)::bigint as to_30_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_30 and due_on >= :day_60), 0)::bigint as to_60_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_60 and due_on >= :day_90), 0)::bigint as to_90_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_90), 0)::bigint as over_90_minor
from ledger.open_item
where tenant_id = :tenant and open_minor > 0;

--! owed_by_age_of : OwedByAge
-- The same of one customer's bills.
select count(*) as bills, coalesce(sum(open_minor), 0)::bigint as open_minor,
       coalesce(sum(open_minor) filter (where due_on >= :day), 0)::bigint as not_due_minor,
       coalesce(sum(open_minor) filter (where due_on < :day and due_on >= :day_30), 0)::bigint as to_30_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_30 and due_on >= :day_60), 0)::bigint as to_60_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_60 and due_on >= :day_90), 0)::bigint as to_90_minor,
       coalesce(sum(open_minor) filter (where due_on < :day_90), 0)::bigint as over_90_minor
from ledger.open_item
where tenant_id = :tenant and party_id = :party and open_minor > 0;
