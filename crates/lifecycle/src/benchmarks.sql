--! benchmark_members
-- Run as the role for jobs, across all workspaces: who takes part.
select tenant_id from app.benchmark_member order by tenant_id limit :many;

--! member_since
select joined_at from app.benchmark_member where tenant_id = :tenant;

--! insert_member
insert into app.benchmark_member (tenant_id, joined_by, joined_at)
select t.tenant_id, :by, :now from app.tenant t where t.tenant_id = :tenant
on conflict (tenant_id) do nothing
returning true as joined;

--! delete_member
delete from app.benchmark_member where tenant_id = :tenant
returning joined_at;

--! place_of_member : (trade?)
-- A workspace that took part in time and is not closed.
select t.slug, t.country, t.settings ->> 'trade' as trade, t.created_at
from app.tenant t
join app.benchmark_member m on m.tenant_id = :tenant and m.joined_at < :until
where t.tenant_id = :tenant and not exists (select from app.closing c where c.tenant_id = :tenant);

--! bills_due
-- Bills that fell due in the month, and those of them that are not paid.
select count(*) as whole, count(*) filter (where o.open_minor > 0) as part
from ledger.open_item o
join ledger.document d on d.tenant_id = :tenant and d.document_id = o.document_id
where o.tenant_id = :tenant and o.due_on >= :first and o.due_on < :next and d.doc_type = 'invoice' and d.state = 'posted';

--! bills_paid
-- Bills whose last payment was in the month, and the days from each bill to that payment, added up. Paid before: no day.
-- A bill that is paid in parts counts once, in the month of the last part.
with touched as (
    select distinct a.invoice_id from ledger.allocation a
    where a.tenant_id = :tenant and a.allocated_at >= :begin and a.allocated_at < :until and a.amount_minor > 0
), ended as (
    select a.invoice_id, max(p.document_date) as paid_on
    from ledger.allocation a
    join touched t on t.invoice_id = a.invoice_id
    join ledger.document p on p.tenant_id = :tenant and p.document_id = a.payment_id
    where a.tenant_id = :tenant and a.amount_minor > 0
    group by a.invoice_id
    having max(a.allocated_at) < :until
)
select count(*) as whole, coalesce(sum(greatest(e.paid_on - d.document_date, 0)), 0)::bigint as part
from ended e
join ledger.document d on d.tenant_id = :tenant and d.document_id = e.invoice_id
join ledger.open_item o on o.tenant_id = :tenant and o.document_id = e.invoice_id
where o.open_minor = 0 and d.doc_type = 'invoice' and d.state = 'posted';

--! batches_made
-- Batches that were completed in the month, and those of them that had a deviation.
select count(*) as whole,
       count(*) filter (where exists (
           select from make.deviation v where v.tenant_id = :tenant and v.batch_id = b.batch_id)) as part
from make.batch b
where b.tenant_id = :tenant and b.completed_at >= :begin and b.completed_at < :until and b.state <> 'Aborted';

--! open_budget
insert into app.benchmark_budget (tenant_id, year, spent_milli)
select t.tenant_id, :year, 0 from app.tenant t where t.tenant_id = :tenant
on conflict (tenant_id, year) do nothing
returning true as opened;

--! lock_budget
select spent_milli from app.benchmark_budget where tenant_id = :tenant and year = :year for update;

--! month_spent
select coalesce(sum(cost_milli), 0)::bigint as spent, coalesce(bool_or(metric = :metric), false) as is_given
from app.benchmark_contribution where tenant_id = :tenant and month = :month;

--! year_spent
select spent_milli from app.benchmark_budget where tenant_id = :tenant and year = :year;

--! add_spent
update app.benchmark_budget set spent_milli = spent_milli + :cost
where tenant_id = :tenant and year = :year
returning spent_milli;

--! insert_contribution
insert into app.benchmark_contribution (tenant_id, month, metric, cost_milli, spent_at)
select t.tenant_id, :month, :metric, :cost, :now from app.tenant t where t.tenant_id = :tenant
returning true as given;

--! insert_release
insert into app.benchmark_release (tenant_id, country, trade, month, metric, noisy_total, noisy_count, released_at)
select t.tenant_id, :country, :trade, :month, :metric, :total, :workspaces, :now from app.tenant t where t.tenant_id = :tenant
returning true as released;

--! releases_of
-- The figures of a cohort, the newest month first.
select month, metric, noisy_total, noisy_count, released_at
from app.benchmark_release
where tenant_id = :tenant and country = :country and trade = :trade
order by month desc, metric
limit :many;

--! insert_round
-- The figures are counted here, because another program may have released some of them.
insert into app.benchmark_round (tenant_id, month, members, figures, done_at)
select t.tenant_id, :month::date, :members,
       (select count(*) from app.benchmark_release r where r.tenant_id = :tenant and r.month = :month::date)::integer, :now
from app.tenant t where t.tenant_id = :tenant
on conflict (tenant_id, month) do nothing
returning true as done;

--! rounds
select month, members, figures, done_at from app.benchmark_round where tenant_id = :tenant
order by month desc
limit :many;

--! is_round_done
select exists (select from app.benchmark_round where tenant_id = :tenant and month = :month) as is_done;
