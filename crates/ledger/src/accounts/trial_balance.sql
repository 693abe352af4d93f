--! account_totals
-- What each account had before the first day, and what went in and out of it through the last: from the totals of whole months,
-- the entries that are not in them yet, and the postings of the last month. Where the first day begins no month, the days before it
-- were counted with its month, and the last two parts move them to where they belong.
select moved.account, moved.commodity,
       coalesce(sum(case when moved.is_before then moved.debit - moved.credit else 0 end), 0)::bigint as opening,
       coalesce(sum(case when moved.is_before then 0 else moved.debit end), 0)::bigint as debit,
       coalesce(sum(case when moved.is_before then 0 else moved.credit end), 0)::bigint as credit
from (
    select account, commodity, month < :from_month as is_before, debit, credit
    from ledger.month_total
    where tenant_id = :tenant and month < :to_month
    union all
    select q.debit_account, q.commodity, w.entry_date < :from_month, q.amount, 0
    from ledger.entry_pending w
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
    where w.tenant_id = :tenant and w.entry_date < :to_month
    union all
    select q.credit_account, q.commodity, w.entry_date < :from_month, 0, q.amount
    from ledger.entry_pending w
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
    where w.tenant_id = :tenant and w.entry_date < :to_month
    union all
    select debit_account, commodity, entry_date < :from_day, amount, 0
    from ledger.posting
    where tenant_id = :tenant and entry_date >= :to_month and entry_date <= :to_day
    union all
    select credit_account, commodity, entry_date < :from_day, 0, amount
    from ledger.posting
    where tenant_id = :tenant and entry_date >= :to_month and entry_date <= :to_day
    union all
    select q.debit_account, q.commodity, part.is_before, case when part.is_before then q.amount else -q.amount end, 0
    from ledger.posting q
    cross join unnest(array[true, false]) as part (is_before)
    where q.tenant_id = :tenant and q.entry_date >= :from_month and q.entry_date < :from_day and :from_month < :to_month
    union all
    select q.credit_account, q.commodity, part.is_before, 0, case when part.is_before then q.amount else -q.amount end
    from ledger.posting q
    cross join unnest(array[true, false]) as part (is_before)
    where q.tenant_id = :tenant and q.entry_date >= :from_month and q.entry_date < :from_day and :from_month < :to_month
) moved
group by moved.account, moved.commodity
order by moved.account, moved.commodity;
