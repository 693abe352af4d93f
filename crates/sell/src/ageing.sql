--: AgedPage(party_id?, code?, name?, of_items?, of_open_minor?, of_not_due_minor?, of_to_30_minor?, of_to_60_minor?, of_to_90_minor?, of_over_90_minor?, of_balance_minor?)
--: AgedSum()

-- An item's open amount on a past day is today's open amount and what was allocated to it since. Nothing is allocated to an item
-- before its date, nor by a document before that document's date. A note that reverses a bill settles it on the note's day, which
-- may be before the day on which it was written.

--! aged : AgedPage
-- All parties that owed something at the end of the day: the sums of what they owed by age, and beside them a page of the parties,
-- who owed most first. Without a party there is one row, of sums. The balances come from the totals of the months before, the
-- entries that are not in them yet, and the postings of the day's own month.
with aged as materialized (
    select a.party_id, a.items, a.not_due_minor, a.to_30_minor, a.to_60_minor, a.to_90_minor, a.over_90_minor, a.open_minor,
           b.balance_minor
    from (
        select i.party_id, count(*) as items, coalesce(sum(i.open_minor), 0)::bigint as open_minor,
               coalesce(sum(i.open_minor) filter (where i.since >= :day), 0)::bigint as not_due_minor,
               coalesce(sum(i.open_minor) filter (where i.since < :day and i.since >= :day_30), 0)::bigint as to_30_minor,
               coalesce(sum(i.open_minor) filter (where i.since < :day_30 and i.since >= :day_60), 0)::bigint as to_60_minor,
               coalesce(sum(i.open_minor) filter (where i.since < :day_60 and i.since >= :day_90), 0)::bigint as to_90_minor,
               coalesce(sum(i.open_minor) filter (where i.since < :day_90), 0)::bigint as over_90_minor
        from (
            select o.party_id, case when :by_due then o.due_on else d.document_date end as since, n.open_minor
            from (
                select m.document_id, sum(m.minor) as open_minor
                from (
                    select w.document_id, w.open_minor::bigint as minor from ledger.open_item w
                    where w.tenant_id = :tenant and w.open_minor > 0
                    union all
                    select l.invoice_id, l.amount_minor from ledger.allocation l
                    where l.tenant_id = :tenant and l.allocated_at >= :until
                      and not exists (select from ledger.document y
                                      where y.tenant_id = :tenant and y.document_id = l.payment_id and y.reverses = l.invoice_id
                                        and y.posted_at = l.allocated_at and y.document_date <= :day)
                ) m
                group by m.document_id
                having sum(m.minor) <> 0
            ) n
            join ledger.open_item o on o.tenant_id = :tenant and o.document_id = n.document_id
            join ledger.document d on d.tenant_id = :tenant and d.document_id = n.document_id
            where d.document_date <= :day
        ) i
        group by i.party_id
    ) a
    join (
        select m.party_id, sum(m.amount)::bigint as balance_minor
        from (
            select t.party_id, t.debit - t.credit as amount from ledger.month_total t
            where t.tenant_id = :tenant and t.month < :month and t.account in ('AR', 'ADV') and t.commodity = :commodity
            union all
            select q.debit_party, q.amount from ledger.entry_pending w
            join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
            where w.tenant_id = :tenant and w.entry_date < :month and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
            union all
            select q.credit_party, -q.amount from ledger.entry_pending w
            join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
            where w.tenant_id = :tenant and w.entry_date < :month and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
            union all
            select q.debit_party, q.amount from ledger.posting q
            where q.tenant_id = :tenant and q.entry_date >= :month and q.entry_date <= :day
              and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
            union all
            select q.credit_party, -q.amount from ledger.posting q
            where q.tenant_id = :tenant and q.entry_date >= :month and q.entry_date <= :day
              and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
        ) m
        group by m.party_id
    ) b on b.party_id = a.party_id
    where b.balance_minor > 0
)
select s.items, s.parties, s.not_due_minor, s.to_30_minor, s.to_60_minor, s.to_90_minor, s.over_90_minor, s.balance_minor,
       r.party_id, r.code, r.name, r.items as of_items, r.open_minor as of_open_minor, r.not_due_minor as of_not_due_minor,
       r.to_30_minor as of_to_30_minor, r.to_60_minor as of_to_60_minor, r.to_90_minor as of_to_90_minor,
       r.over_90_minor as of_over_90_minor, r.balance_minor as of_balance_minor
from (
    select coalesce(sum(g.items), 0)::bigint as items, count(*) as parties,
           coalesce(sum(g.not_due_minor), 0)::bigint as not_due_minor, coalesce(sum(g.to_30_minor), 0)::bigint as to_30_minor,
           coalesce(sum(g.to_60_minor), 0)::bigint as to_60_minor, coalesce(sum(g.to_90_minor), 0)::bigint as to_90_minor,
           coalesce(sum(g.over_90_minor), 0)::bigint as over_90_minor, coalesce(sum(g.balance_minor), 0)::bigint as balance_minor
    from aged g
) s
left join (
    select p.code, p.name, g.*
    from aged g
    join ledger.party p on p.tenant_id = :tenant and p.party_id = g.party_id
    where (-g.open_minor, g.party_id) > (:after_open::bigint, :after) and (not :overdue or g.open_minor > g.not_due_minor)
    order by -g.open_minor, g.party_id
    limit :many
) r on true
order by -r.open_minor, r.party_id;

--! aged_of : AgedSum
-- The same for one party, whether it owed something in total or not.
select coalesce(sum(a.items), 0)::bigint as items, count(*) as parties,
       coalesce(sum(a.not_due_minor), 0)::bigint as not_due_minor, coalesce(sum(a.to_30_minor), 0)::bigint as to_30_minor,
       coalesce(sum(a.to_60_minor), 0)::bigint as to_60_minor, coalesce(sum(a.to_90_minor), 0)::bigint as to_90_minor,
       coalesce(sum(a.over_90_minor), 0)::bigint as over_90_minor, coalesce(sum(b.balance_minor), 0)::bigint as balance_minor
from (
    select count(*) as items,
           coalesce(sum(i.open_minor) filter (where i.since >= :day), 0)::bigint as not_due_minor,
           coalesce(sum(i.open_minor) filter (where i.since < :day and i.since >= :day_30), 0)::bigint as to_30_minor,
           coalesce(sum(i.open_minor) filter (where i.since < :day_30 and i.since >= :day_60), 0)::bigint as to_60_minor,
           coalesce(sum(i.open_minor) filter (where i.since < :day_60 and i.since >= :day_90), 0)::bigint as to_90_minor,
           coalesce(sum(i.open_minor) filter (where i.since < :day_90), 0)::bigint as over_90_minor
    from (
        select case when :by_due then o.due_on else d.document_date end as since, o.open_minor + l.later_minor as open_minor
        from ledger.document d
        join ledger.open_item o on o.tenant_id = :tenant and o.document_id = d.document_id
        cross join lateral (
            select coalesce(sum(n.amount_minor), 0)::bigint as later_minor from ledger.allocation n
            where n.tenant_id = :tenant and n.invoice_id = d.document_id and n.allocated_at >= :until
              and not exists (select from ledger.document y
                              where y.tenant_id = :tenant and y.document_id = n.payment_id and y.reverses = n.invoice_id
                                and y.posted_at = n.allocated_at and y.document_date <= :day)
        ) l
        where d.tenant_id = :tenant and d.party_id = :party and d.document_date <= :day and o.open_minor + l.later_minor <> 0
    ) i
) a
cross join (
    select coalesce(sum(m.amount), 0)::bigint as balance_minor
    from (
        select q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.debit_party = :party and q.debit_account in ('AR', 'ADV') and q.commodity = :commodity
          and q.entry_date <= :day
        union all
        select -q.amount from ledger.posting q
        where q.tenant_id = :tenant and q.credit_party = :party and q.credit_account in ('AR', 'ADV') and q.commodity = :commodity
          and q.entry_date <= :day
    ) m
) b;

--! open_on
-- The items of a party that were open at the end of the day, the oldest first.
select d.document_id, d.number, d.document_date, o.due_on, (o.open_minor + l.later_minor)::bigint as open_minor
from ledger.document d
join ledger.open_item o on o.tenant_id = :tenant and o.document_id = d.document_id
cross join lateral (
    select coalesce(sum(n.amount_minor), 0)::bigint as later_minor from ledger.allocation n
    where n.tenant_id = :tenant and n.invoice_id = d.document_id and n.allocated_at >= :until
      and not exists (select from ledger.document y
                      where y.tenant_id = :tenant and y.document_id = n.payment_id and y.reverses = n.invoice_id
                        and y.posted_at = n.allocated_at and y.document_date <= :day)
) l
where d.tenant_id = :tenant and d.party_id = :party and d.document_date <= :day and o.open_minor + l.later_minor <> 0
order by o.due_on, d.document_date, d.number
limit :many;

--! allocated_on
-- What had been allocated to the party's items by the end of the day; what was undone by then is out of the sums.
select d.document_id, d.number as invoice, y.document_id as payment_id, y.number as payment, sum(a.amount_minor)::bigint as amount_minor
from ledger.document d
join ledger.open_item o on o.tenant_id = :tenant and o.document_id = d.document_id
join ledger.allocation a on a.tenant_id = :tenant and a.invoice_id = d.document_id
join ledger.document y on y.tenant_id = :tenant and y.document_id = a.payment_id
where d.tenant_id = :tenant and d.party_id = :party and d.document_date <= :day
  and (a.allocated_at < :until or (y.reverses = d.document_id and y.posted_at = a.allocated_at and y.document_date <= :day))
group by d.document_id, d.number, d.document_date, y.document_id, y.number, y.document_date
having sum(a.amount_minor) <> 0
order by y.document_date desc, y.document_id desc, d.document_id
limit :many;
