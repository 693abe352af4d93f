--! customers_named : (state?, phone?)
-- The balance is summed for the parties of one page only.
select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills
from ledger.party p
cross join lateral (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = p.party_id and q.commodity = :commodity
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = p.party_id and q.commodity = :commodity
    ) m
) b
cross join lateral (
    select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i
    where i.tenant_id = :tenant and i.party_id = p.party_id and i.open_minor > 0
) o
where p.tenant_id = :tenant and p.name_norm >= :first and p.name_norm < :beyond
  and (p.name_norm, p.party_id) > (:after_name, :after)
order by p.name_norm, p.party_id
limit :many;
