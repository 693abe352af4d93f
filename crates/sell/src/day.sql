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

--! oldest_unpaid : (party?, party_name?)
select o.document_id, d.number, d.document_date, o.due_on, o.open_minor, p.code as party, p.name as party_name
from ledger.open_item o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
left join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.open_minor > 0
order by o.due_on, o.document_id
limit :many;

--! owing_on
-- Who is overdue, longest first: summed for those of one page only, and found by what is open rather than by name.
select p.party_id, p.code, p.name, p.kind, o.due_on, o.open_minor, o.bills
from (
    select i.party_id, min(i.due_on) as due_on, sum(i.open_minor)::bigint as open_minor, count(*) as bills
    from ledger.open_item i
    where i.tenant_id = :tenant and i.open_minor > 0 and i.due_on < :day and i.party_id is not null
    group by i.party_id
) o
join ledger.party p on p.tenant_id = :tenant and p.party_id = o.party_id
where (o.due_on, o.party_id) > (:after_due, :after)
order by o.due_on, o.party_id
limit :many;
