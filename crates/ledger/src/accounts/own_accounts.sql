--! insert_account
insert into ledger.own_account (tenant_id, own_account_id, code, name, kind, created_by, created_at)
values (:tenant, :id, :code, :name, :kind, :by, :now)
returning true as added;

--! own_accounts
select own_account_id, code, name, kind from ledger.own_account
where tenant_id = :tenant
order by code
limit 1000;

--! own_sums
-- What some accounts moved on some days: the debits and the credits of each.
select moved.account, sum(moved.debit)::bigint as debit, sum(moved.credit)::bigint as credit
from (
    select p.debit_account as account, p.amount as debit, 0::bigint as credit
    from ledger.posting p
    where p.tenant_id = :tenant and p.commodity = :currency and p.entry_date >= :from_day and p.entry_date <= :to_day
      and p.debit_account = any(:accounts::text[])
    union all
    select p.credit_account, 0, p.amount
    from ledger.posting p
    where p.tenant_id = :tenant and p.commodity = :currency and p.entry_date >= :from_day and p.entry_date <= :to_day
      and p.credit_account = any(:accounts::text[])
) moved
group by moved.account
order by moved.account;
