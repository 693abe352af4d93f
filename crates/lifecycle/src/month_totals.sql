--! workspaces_with_pending
-- Run as the role for jobs, across all workspaces: each one is one look into the index of its pending entries.
select t.tenant_id from app.tenant t
where exists (select from ledger.entry_pending p where p.tenant_id = t.tenant_id)
order by t.tenant_id
limit 1000;

--! oldest_pending
select entry_id from ledger.entry_pending where tenant_id = :tenant order by entry_id limit :many;

--! take_pending
-- Of two programs, the second waits here for the first and takes what is left, so that no entry is added up twice.
delete from ledger.entry_pending where tenant_id = :tenant and entry_id = any(:entries)
returning entry_id;

--! add_to_months
-- Each posting counts on both its sides. The zero id stands for no party. The rows are selected from the workspace's own row, as
-- database.md section 6 requires.
insert into ledger.month_total as total (tenant_id, month, account, party_id, commodity, debit, credit)
select t.tenant_id, q.entry_date - extract(day from q.entry_date)::integer + 1,
       case when side.is_debit then q.debit_account else q.credit_account end,
       coalesce(case when side.is_debit then q.debit_party else q.credit_party end, '00000000-0000-0000-0000-000000000000'::uuid),
       q.commodity,
       sum(case when side.is_debit then q.amount else 0 end)::bigint,
       sum(case when side.is_debit then 0 else q.amount end)::bigint
from app.tenant t
cross join unnest(array[true, false]) as side (is_debit)
join ledger.posting q on q.tenant_id = t.tenant_id and q.entry_id = any(:entries)
where t.tenant_id = :tenant
group by 1, 2, 3, 4, 5
on conflict (tenant_id, month, account, party_id, commodity) do update
set debit = total.debit + excluded.debit, credit = total.credit + excluded.credit
returning true as added;
