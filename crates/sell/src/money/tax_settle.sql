--! tax_balances
-- What is left of each account of tax through a day. What was settled counts whenever it was: a settlement is of a later day than
-- the period that it settles.
select moved.account, sum(moved.amount)::bigint as amount
from (
    select p.debit_account as account, p.amount as amount
    from ledger.posting p
    where p.tenant_id = :tenant and p.debit_account = any(:accounts)
      and (p.entry_date <= :until or p.credit_account = 'BANK' or p.credit_account = any(:accounts))
    union all
    select p.credit_account, -p.amount
    from ledger.posting p
    where p.tenant_id = :tenant and p.credit_account = any(:accounts)
      and (p.entry_date <= :until or p.debit_account = any(:accounts))
) moved
group by moved.account;

--! tds_balances : TdsOf(party_id?, party?)
-- The tax withheld from each supplier through a day and not paid over since, the oldest first.
select moved.party_id, y.code as party, moved.owed, moved.first_day
from (
    select side.party_id, sum(side.amount)::bigint as owed, min(side.entry_date) as first_day
    from (
        select p.credit_party as party_id, p.amount, p.entry_date
        from ledger.posting p
        where p.tenant_id = :tenant and p.credit_account = 'TDS_PAYABLE' and p.entry_date <= :until
        union all
        select p.debit_party, -p.amount, p.entry_date
        from ledger.posting p
        where p.tenant_id = :tenant and p.debit_account = 'TDS_PAYABLE' and (p.entry_date <= :until or p.credit_account = 'BANK')
    ) side
    group by side.party_id
    having sum(side.amount) > 0
) moved
left join ledger.party y on y.tenant_id = :tenant and y.party_id = moved.party_id
order by moved.first_day, moved.party_id;
