--! sold_by_day
select document_date, count(*) as bills, coalesce(sum(total_minor), 0)::bigint as total_minor
from ledger.document
where tenant_id = :tenant and doc_type = 'invoice' and state = 'posted' and posted_at >= :since
  and document_date >= :first and document_date <= :day
group by document_date
order by document_date;

--! overdue_on : (oldest_due?)
-- Only for parties with a debt: a party whose advance or credit covers its bills is late with nothing (D11).
-- A party's debt is the sum of its bills and advances; it is summed only for parties with an overdue bill.
select coalesce(sum(late.bills), 0)::bigint as bills, coalesce(sum(late.open_minor), 0)::bigint as open_minor,
       min(late.oldest_due) as oldest_due
from (
    select o.party_id, count(*) as bills, sum(o.open_minor) as open_minor, min(o.due_on) as oldest_due
    from ledger.open_item o
    where o.tenant_id = :tenant and o.open_minor > 0 and o.due_on < :day
    group by o.party_id
) late
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = late.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = late.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
    ) m
) b
where b.balance_minor > 0;

--! oldest_unpaid : (party_id?, party?, party_name?)
select o.document_id, d.number, d.document_date, o.due_on, o.open_minor, o.party_id, p.code as party, p.name as party_name
from ledger.open_item o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
left join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = o.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = o.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
    ) m
) b
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.open_minor > 0 and b.balance_minor > 0
order by o.due_on, o.document_id
limit :many;

--! owing_on
-- The overdue bills of parties with a debt, longest overdue first, each with its party: the index on the day
-- gives a page without reading the rest.
select i.document_id, i.due_on, i.open_minor, d.number, i.party_id, p.code, p.name
from ledger.open_item i
join ledger.document d on d.tenant_id = :tenant and d.document_id = i.document_id
join ledger.party p on p.tenant_id = :tenant and p.party_id = i.party_id
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = i.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = i.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
    ) m
) b
where i.tenant_id = :tenant and i.open_minor > 0 and i.due_on < :day and (i.due_on, i.document_id) > (:after_due, :after)
  and b.balance_minor > 0
order by i.due_on, i.document_id
limit :many;

--! owing_among
-- The parties among these that have a debt.
select p.party_id
from ledger.party p
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
    ) m
) b
where p.tenant_id = :tenant and p.party_id = any(:parties) and b.balance_minor > 0;
