--! workspaces_with_pending
-- Run as the role for jobs, across all workspaces: each one is one look into the index of its pending entries.
select t.tenant_id from app.tenant t
where exists (select from ledger.entry_pending p where p.tenant_id = t.tenant_id)
order by t.tenant_id
limit :many;

--! take_pending
-- The oldest entries that wait. Of two programs, the second waits here for the first and takes what is left, so that no two add to
-- one month at once.
delete from ledger.entry_pending p
where p.tenant_id = :tenant
  and p.entry_id in (select w.entry_id from ledger.entry_pending w where w.tenant_id = :tenant order by w.entry_id limit :many)
returning p.entry_id;

--! add_to_months
-- Each posting counts on both its sides. The zero id stands for no party.
insert into ledger.month_total as total (tenant_id, month, account, party_id, commodity, debit, credit)
select q.tenant_id, q.entry_date - extract(day from q.entry_date)::integer + 1,
       case when side.is_debit then q.debit_account else q.credit_account end,
       coalesce(case when side.is_debit then q.debit_party else q.credit_party end, '00000000-0000-0000-0000-000000000000'::uuid),
       q.commodity,
       sum(case when side.is_debit then q.amount else 0 end)::bigint,
       sum(case when side.is_debit then 0 else q.amount end)::bigint
from ledger.posting q
cross join unnest(array[true, false]) as side (is_debit)
where q.tenant_id = :tenant and q.entry_id = any(:entries)
group by 1, 2, 3, 4, 5
on conflict (tenant_id, month, account, party_id, commodity) do update
set debit = total.debit + excluded.debit, credit = total.credit + excluded.credit
returning true as added;
