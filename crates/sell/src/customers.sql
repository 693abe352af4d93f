--: CustomerRow(state?, phone?)

--! customers : CustomerRow
-- The newest first: only the program, which has the key, can sort by name. The balance is summed only for the
-- parties of one page.
select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills
from ledger.party p
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = :commodity
    ) m
) b
cross join lateral (
    select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i
    where i.tenant_id = :tenant and i.party_id = p.party_id and i.open_minor > 0
) o
where p.tenant_id = :tenant and p.party_id < :before
order by p.party_id desc
limit :many;

--! customers_named : CustomerRow
-- The parties that have all of these beginnings.
select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills
from (
    select w.party_id from ledger.party_word w
    where w.tenant_id = :tenant and w.beginning = any(:beginnings) and w.party_id < :before
    group by w.party_id
    having count(*) = cardinality(:beginnings::bytea[])
    order by w.party_id desc
    limit :many
) found
join ledger.party p on p.tenant_id = :tenant and p.party_id = found.party_id
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = :commodity
    ) m
) b
cross join lateral (
    select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i
    where i.tenant_id = :tenant and i.party_id = p.party_id and i.open_minor > 0
) o
order by p.party_id desc;
