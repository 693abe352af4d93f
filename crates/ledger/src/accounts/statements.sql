--! opening_of
-- The balances of the party's accounts before the day, for each commodity. Goods not billed yet and tax withheld are no part of a
-- party's balance (D14).
select commodity, sum(amount)::bigint as amount
from (
    select commodity, amount from ledger.posting
    where tenant_id = :tenant and debit_party = :party and debit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date < :from_day
    union all
    select commodity, -amount from ledger.posting
    where tenant_id = :tenant and credit_party = :party and credit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date < :from_day
) moved
group by commodity;

--! moves_of : (document_id?, number?, doc_type?)
-- A bill that was paid at the counter is one entry and two rows: the bill, and the money.
select m.entry_date, m.entry_id, m.commodity, m.amount, e.memo, d.document_id, d.number, d.doc_type
from (
    select l.entry_date, l.entry_id, l.commodity, l.is_paid, sum(l.amount)::bigint as amount
    from (
        select entry_date, entry_id, commodity, amount,
               credit_account in ('CASH', 'UPI_CLEARING', 'CARD_CLEARING', 'BANK', 'CHEQUES_IN_HAND', 'CASH_ROUND') as is_paid
        from ledger.posting
        where tenant_id = :tenant and debit_party = :party
          and debit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date between :from_day and :to_day
        union all
        select entry_date, entry_id, commodity, -amount,
               debit_account in ('CASH', 'UPI_CLEARING', 'CARD_CLEARING', 'BANK', 'CHEQUES_IN_HAND', 'CASH_ROUND')
        from ledger.posting
        where tenant_id = :tenant and credit_party = :party
          and credit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date between :from_day and :to_day
    ) l
    group by l.entry_date, l.entry_id, l.commodity, l.is_paid
    order by l.entry_date, l.entry_id, l.commodity, l.is_paid
    limit :many
) m
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = m.entry_id
left join ledger.document d on d.tenant_id = :tenant and d.document_id = e.document_id
order by m.entry_date, m.entry_id, m.commodity, m.is_paid;

--! balances : (party_id?, party?)
-- The totals of the months before, the entries of those months that are not in the totals yet, and the postings of the day's own
-- month. One statement sees all three as they were at one moment, so an entry that is being added up counts once.
select moved.account, moved.party_id, p.code as party, moved.commodity, sum(moved.amount)::bigint as amount
from (
    select account, nullif(party_id, '00000000-0000-0000-0000-000000000000'::uuid) as party_id, commodity,
           debit - credit as amount
    from ledger.month_total
    where tenant_id = :tenant and month < :month
    union all
    select q.debit_account, q.debit_party, q.commodity, q.amount
    from ledger.entry_pending w
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
    where w.tenant_id = :tenant and w.entry_date < :month
    union all
    select q.credit_account, q.credit_party, q.commodity, -q.amount
    from ledger.entry_pending w
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = w.entry_id
    where w.tenant_id = :tenant and w.entry_date < :month
    union all
    select debit_account, debit_party, commodity, amount from ledger.posting
    where tenant_id = :tenant and entry_date >= :month and entry_date <= :as_of
    union all
    select credit_account, credit_party, commodity, -amount from ledger.posting
    where tenant_id = :tenant and entry_date >= :month and entry_date <= :as_of
) moved
left join ledger.party p on p.tenant_id = :tenant and p.party_id = moved.party_id
group by moved.account, moved.party_id, p.code, moved.commodity
order by moved.account, moved.party_id nulls first, moved.commodity;

--! party_balance
select coalesce(sum(amount), 0)::bigint as amount
from (
    select amount from ledger.posting
    where tenant_id = :tenant and debit_party = :party and debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and commodity = :commodity
    union all
    select -amount from ledger.posting
    where tenant_id = :tenant and credit_party = :party and credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and commodity = :commodity
) moved;

--! party_accounts
-- A party's balance on each of its accounts at the end of a day.
select account, sum(amount)::bigint as amount
from (
    select debit_account as account, amount from ledger.posting
    where tenant_id = :tenant and debit_party = :party and commodity = :commodity and entry_date <= :as_of
    union all
    select credit_account, -amount from ledger.posting
    where tenant_id = :tenant and credit_party = :party and commodity = :commodity and entry_date <= :as_of
) moved
group by account;
