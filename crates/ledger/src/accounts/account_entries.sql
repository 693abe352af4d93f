--! account_through
-- What went in and out of an account from the beginning of its books through an entry: the totals of the months before, the
-- entries that are not in them yet, and the postings of the last month.
select coalesce(sum(moved.debit), 0)::bigint as debit, coalesce(sum(moved.credit), 0)::bigint as credit
from (
    select debit, credit from ledger.month_total
    where tenant_id = :tenant and account = :account and commodity = :commodity and month < :month
    union all
    select case when q.debit_account = :account then q.amount else 0 end, case when q.credit_account = :account then q.amount else 0 end
    from ledger.entry_pending w
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
    where w.tenant_id = :tenant and w.entry_date < :month and q.commodity = :commodity
      and (q.debit_account = :account or q.credit_account = :account)
    union all
    select case when q.debit_account = :account then q.amount else 0 end, case when q.credit_account = :account then q.amount else 0 end
    from ledger.posting q
    where q.tenant_id = :tenant and q.entry_date >= :month and (q.entry_date, q.entry_id) <= (:day, :entry)
      and q.commodity = :commodity and (q.debit_account = :account or q.credit_account = :account)
) moved;

--! entries_of_account : (document_id?, number?, doc_type?, party_id?, party?, party_name?)
-- In the order of days; an entry is one row, whatever it posts to the account. The index on the day gives a page without a sort.
select m.entry_date, m.entry_id, m.debit, m.credit, m.against, e.memo, d.document_id, d.number, d.doc_type, d.party_id,
       p.code as party, p.name as party_name
from (
    select q.entry_date, q.entry_id,
           coalesce(sum(case when q.debit_account = :account then q.amount else 0 end), 0)::bigint as debit,
           coalesce(sum(case when q.credit_account = :account then q.amount else 0 end), 0)::bigint as credit,
           array_agg(distinct case when q.debit_account = :account then q.credit_account else q.debit_account end) as against
    from ledger.posting q
    where q.tenant_id = :tenant and q.commodity = :commodity and (q.debit_account = :account or q.credit_account = :account)
      and (q.entry_date, q.entry_id) > (:after_day, :after) and q.entry_date <= :to_day
    group by q.entry_date, q.entry_id
    order by q.entry_date, q.entry_id
    limit 101
) m
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = m.entry_id
left join ledger.document d on d.tenant_id = :tenant and d.document_id = e.document_id
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
order by m.entry_date, m.entry_id;

--! moves_by_day
select q.entry_date,
       coalesce(sum(case when q.debit_account = :account then q.amount else 0 end), 0)::bigint as debit,
       coalesce(sum(case when q.credit_account = :account then q.amount else 0 end), 0)::bigint as credit
from ledger.posting q
where q.tenant_id = :tenant and q.entry_date >= :from_day and q.entry_date <= :to_day and q.commodity = :commodity
  and (q.debit_account = :account or q.credit_account = :account)
group by q.entry_date
order by q.entry_date;
