--! insert_lock (reason?, from_day?, postings?, sha256?)
insert into ledger.period_lock (tenant_id, period_lock_id, locked_until, reason, created_by, created_at, level, from_day, postings,
                                sha256)
values (:tenant, :lock, :locked_until, :reason, :by, :now, :level, :from_day, :postings, :sha256)
returning true as locked;

--! hold_days
-- Until the end of the call nobody closes the books: who does waits for this row first, and a posting that comes later waits for the
-- new lock and then reads it.
select true as held from app.tenant where tenant_id = :tenant for key share;

--! day_rules : DayRule(to_day?, from_day?, amount_minor?, compare?)
-- What holds of days: the last closed day of each level, and the workspace's own legal limits.
select h.level as rule, h.locked_until as to_day, null::date as from_day, null::bigint as amount_minor, null::text as compare
from (
    select level, locked_until from ledger.period_lock
    where tenant_id = :tenant and level = 'hard'
    order by period_lock_id desc
    limit 1
) h
union all
select s.level, s.locked_until, null, null, null
from (
    select level, locked_until from ledger.period_lock
    where tenant_id = :tenant and level = 'soft'
    order by period_lock_id desc
    limit 1
) s
union all
select code, to_day, from_day, amount_minor, compare from ledger.legal_limit
where tenant_id = :tenant;

--! hard_locks : HardLock(from_day?, postings?, sha256?)
-- The locks that nobody posts behind, the newest first.
select locked_until, from_day, postings, sha256 from ledger.period_lock
where tenant_id = :tenant and level = 'hard'
order by period_lock_id desc
limit 1000;

--! days_hashed
-- The hash of each day's postings, in the order of their entries. A posting is told by what it moved and by what it is of.
select p.entry_date, count(*)::bigint as postings,
       coalesce(sha256(convert_to(string_agg(
           concat_ws('|', p.entry_id, p.line_no, coalesce(e.document_id::text, ''), coalesce(e.batch_id::text, ''),
                     p.debit_account, coalesce(p.debit_party::text, ''), p.credit_account, coalesce(p.credit_party::text, ''),
                     p.commodity, p.amount),
           E'\n' order by p.entry_id, p.line_no), 'UTF8')), ''::bytea) as sha256
from ledger.posting p
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
where p.tenant_id = :tenant and p.entry_date >= :from_day and p.entry_date <= :to_day
group by p.entry_date
order by p.entry_date;
