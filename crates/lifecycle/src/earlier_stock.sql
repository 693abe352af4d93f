--: Missing(day?, batch_id?, document_id?, debit?, credit?, commodity?, amount?)

--! workspaces_waiting
-- Run as the role for jobs, across all workspaces: those whose earlier stock is not yet in the books.
select tenant_id from ledger.earlier_stock where ended_at is null order by tenant_id;

--! standings : (began_at?, ended_at?)
select since, began_at, ended_at, there_were, entered from ledger.earlier_stock where tenant_id = :tenant;

--! hold_standing : (began_at?, ended_at?)
-- Whoever holds the row is the only one who enters something in this workspace.
select since, began_at, ended_at from ledger.earlier_stock where tenant_id = :tenant for update;

--! begin_standing
update ledger.earlier_stock set began_at = :now, there_were = :there_were, sums_before = :sums
where tenant_id = :tenant and began_at is null
returning true as begun;

--! move_standing
update ledger.earlier_stock set entered = entered + :rows where tenant_id = :tenant
returning true as moved;

--! counts_of
select kind, count(*) as many from ledger.backfilled where tenant_id = :tenant group by kind order by kind;

--! end_standing : (sums_before?)
update ledger.earlier_stock set ended_at = :now, sums_after = :sums where tenant_id = :tenant and ended_at is null
returning sums_before;

--! sums_of : (account?, commodity?)
-- What the accounts that stock moves hold, for each commodity.
select s.account, s.commodity, coalesce(sum(s.amount), 0)::bigint as amount
from (
    select p.debit_account as account, p.commodity, p.amount from ledger.posting p
    where p.tenant_id = :tenant and p.debit_account = any(:accounts::text[])
    union all
    select p.credit_account, p.commodity, -p.amount from ledger.posting p
    where p.tenant_id = :tenant and p.credit_account = any(:accounts::text[])
) s
group by s.account, s.commodity
order by s.account, s.commodity;

--! months_of : (month?, account?, commodity?)
-- The same, for each month.
select to_char(s.entry_date, 'YYYY-MM') as month, s.account, s.commodity, coalesce(sum(s.amount), 0)::bigint as amount
from (
    select p.entry_date, p.debit_account as account, p.commodity, p.amount from ledger.posting p
    where p.tenant_id = :tenant and p.debit_account = any(:accounts::text[])
    union all
    select p.entry_date, p.credit_account, p.commodity, -p.amount from ledger.posting p
    where p.tenant_id = :tenant and p.credit_account = any(:accounts::text[])
) s
group by to_char(s.entry_date, 'YYYY-MM'), s.account, s.commodity
order by 1, 2, 3;

--! count_missing
-- Asked before anything is entered.
select coalesce(
    (select count(*) from sell.article a
     where a.tenant_id = :tenant and a.entry_id is null and (coalesce(a.cost_minor, 0) <> 0 or a.fine_mg <> 0)
       and a.status not in ('approval_in', 'sent_back')
       and (a.status not in ('sold', 'melted')
            or a.article_id in (select l.article_id from ledger.document_line l
                                where l.tenant_id = :tenant and l.article_id is not null)))
    + (select count(*) from ledger.lot_balance b
       where b.tenant_id = :tenant and b.fine_mg <> 0
         and b.fine_mg <> coalesce((select sum(v.fine_mg) from ledger.movement v
                                    where v.tenant_id = :tenant and v.lot_id = b.lot_id), 0))
    + (select count(*) from ledger.movement m
       where m.tenant_id = :tenant and m.entry_id is null and m.document_id is null and m.cost_minor <> 0
         and m.kind not in ('move', 'split', 'pack', 'issue'))
    + (select count(*)
       from (select m.document_id from ledger.movement m
             where m.tenant_id = :tenant and m.document_id is not null and m.kind in ('sell', 'ship') and m.cost_minor <> 0
             union
             select l.document_id from ledger.document_line l
             where l.tenant_id = :tenant and l.article_id is not null and l.cost_minor <> 0) g
       where g.document_id not in (select e.document_id from ledger.journal_entry e
                                   join ledger.posting p on p.tenant_id = :tenant and p.entry_id = e.entry_id
                                   where e.tenant_id = :tenant and e.document_id is not null
                                     and (p.debit_account = 'COGS' or p.credit_account = 'COGS')))
    + (select count(*) from make.batch b
       where b.tenant_id = :tenant and b.opening and b.opening_cost_minor <> 0
         and b.batch_id not in (select e.batch_id from ledger.journal_entry e
                                where e.tenant_id = :tenant and e.batch_id is not null)),
    0)::bigint as there_were
from app.tenant t
where t.tenant_id = :tenant;

--! pieces_missing : Missing
-- Pieces from before: those with which the books begin, or those added since. One that was brought in as sold is on no line.
select p.cause, p.day, null::uuid as batch_id, null::uuid as document_id, leg.debit, leg.credit, leg.commodity, leg.amount
from (
    select a.article_id as cause, (a.created_at at time zone t.timezone)::date as day, a.opening, t.currency,
           coalesce(a.cost_minor, 0) as cost, a.fine_mg,
           case a.metal when 'gold' then 'AU_FINE_MG' when 'silver' then 'AG_FINE_MG' when 'platinum' then 'PT_FINE_MG'
                        else 'PD_FINE_MG' end as metal
    from sell.article a
    join app.tenant t on t.tenant_id = :tenant
    where a.tenant_id = :tenant and a.opening = :opening and a.article_id > :after and a.entry_id is null
      and a.status not in ('approval_in', 'sent_back')
      and (coalesce(a.cost_minor, 0) <> 0 or a.fine_mg <> 0)
      and (a.status not in ('sold', 'melted')
           or a.article_id in (select l.article_id from ledger.document_line l
                               where l.tenant_id = :tenant and l.article_id is not null))
      and not exists (select from ledger.backfilled f
                      where f.tenant_id = :tenant and f.kind = 'piece' and f.cause_id = a.article_id)
    order by a.article_id
    limit 500
) p
cross join lateral (values
    (case when p.opening then 'OPENING_STOCK' else 'STOCK' end, 'OPENING', p.currency, p.cost),
    ('M_STOCK', 'OPENING', p.metal, p.fine_mg)
) as leg (debit, credit, commodity, amount)
order by p.cause;

--! lots_missing : Missing
-- The metal of lots from before: what is left and what their movements since took.
select l.lot_id as cause, (l.created_at at time zone t.timezone)::date as day, null::uuid as batch_id,
       null::uuid as document_id, 'M_STOCK' as debit, 'OPENING' as credit,
       case i.metal when 'gold' then 'AU_FINE_MG' when 'silver' then 'AG_FINE_MG' when 'platinum' then 'PT_FINE_MG'
                    else 'PD_FINE_MG' end as commodity,
       (b.fine_mg - m.fine_mg)::bigint as amount
from ledger.lot l
join app.tenant t on t.tenant_id = :tenant
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id and i.metal is not null
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
cross join lateral (
    select coalesce(sum(v.fine_mg), 0)::bigint as fine_mg from ledger.movement v
    where v.tenant_id = :tenant and v.lot_id = l.lot_id
) m
where l.tenant_id = :tenant and l.opening = :opening and l.lot_id > :after and b.fine_mg <> m.fine_mg
  and not exists (select from ledger.backfilled f
                  where f.tenant_id = :tenant and f.kind = 'lot' and f.cause_id = l.lot_id)
order by l.lot_id
limit 500;

--! movements_missing : Missing
-- Movements from before that no document records: of one part of the work.
select v.cause, v.day, v.batch_id, null::uuid as document_id, v.debit, v.credit, v.currency as commodity, v.cost as amount
from (
    select m.movement_id as cause, (m.moved_at at time zone t.timezone)::date as day, m.batch_id, t.currency,
           m.cost_minor as cost,
           case m.kind when 'opening' then 'OPENING_STOCK' else 'STOCK' end as debit,
           case when m.kind in ('opening', 'receive') then 'OPENING'
                when m.kind in ('sell', 'ship') then 'COGS'
                when m.batch_id is not null then 'WORK_IN_PROGRESS'
                when m.kind = 'charge' then 'OVERHEAD_ABSORBED'
                else 'STOCK_LOSS' end as credit
    from ledger.movement m
    join app.tenant t on t.tenant_id = :tenant
    where m.tenant_id = :tenant and m.movement_id > :after and m.entry_id is null and m.document_id is null
      and m.cost_minor <> 0 and m.kind not in ('move', 'split', 'pack', 'issue')
      and case when m.kind in ('opening', 'receive') then m.kind
               when m.kind in ('sell', 'ship') then 'sale'
               when m.batch_id is not null then 'batch'
               else 'other' end = :part
      and not exists (select from ledger.backfilled f
                      where f.tenant_id = :tenant and f.kind = 'movement' and f.cause_id = m.movement_id)
    order by m.movement_id
    limit 500
) v
order by v.cause;

--! documents_missing : Missing
-- Documents from before: the cost of their pieces and of their parts of lots, less what of it they posted. Most have none.
select d.document_id as cause, d.document_date as day, null::uuid as batch_id, d.document_id, 'COGS' as debit,
       'STOCK' as credit, t.currency as commodity, (coalesce(m.cost, 0) + l.cost - e.cost)::bigint as amount
from (
    select n.document_id, n.document_date, n.doc_type from ledger.document n
    where n.tenant_id = :tenant and n.document_id > :after and n.created_at < :since
      and not exists (select from ledger.backfilled f
                      where f.tenant_id = :tenant and f.kind = 'document' and f.cause_id = n.document_id)
    order by n.document_id
    limit 500
) d
join app.tenant t on t.tenant_id = :tenant
left join (
    select v.document_id, -sum(v.cost_minor) as cost from ledger.movement v
    where v.tenant_id = :tenant and v.document_id > :after and v.kind in ('sell', 'ship')
    group by v.document_id
) m on m.document_id = d.document_id
cross join lateral (
    select coalesce(sum(case d.doc_type when 'credit_note' then -w.cost_minor else w.cost_minor end), 0) as cost
    from ledger.document_line w
    where w.tenant_id = :tenant and w.document_id = d.document_id and w.article_id is not null
) l
cross join lateral (
    select coalesce(sum(case when p.debit_account = 'COGS' then p.amount else 0 end
                        - case when p.credit_account = 'COGS' then p.amount else 0 end), 0) as cost
    from ledger.journal_entry j
    join ledger.posting p on p.tenant_id = :tenant and p.entry_id = j.entry_id
    where j.tenant_id = :tenant and j.document_id = d.document_id
) e
order by d.document_id;

--! batches_missing : Missing
-- What batches from before began with, unless they had ended by then.
select b.batch_id as cause, (b.created_at at time zone t.timezone)::date as day, b.batch_id, null::uuid as document_id,
       'WORK_IN_PROGRESS' as debit, 'OPENING' as credit, t.currency as commodity,
       (b.opening_cost_minor + coalesce(c.cost, 0))::bigint as amount
from make.batch b
join app.tenant t on t.tenant_id = :tenant
left join (
    select n.batch_id, sum(n.cost_minor) as cost from make.consumption n where n.tenant_id = :tenant and n.opening group by n.batch_id
) c on c.batch_id = b.batch_id
where b.tenant_id = :tenant and b.batch_id > :after and b.opening and b.opening_cost_minor + coalesce(c.cost, 0) <> 0
  and not exists (select from make.batch_event e
                  where e.tenant_id = :tenant and e.batch_id = b.batch_id and e.opening
                    and e.to_state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted'))
  and not exists (select from ledger.backfilled f
                  where f.tenant_id = :tenant and f.kind = 'batch' and f.cause_id = b.batch_id)
  and not exists (select from ledger.journal_entry j
                  join ledger.posting p on p.tenant_id = :tenant and p.entry_id = j.entry_id and p.credit_account = 'OPENING'
                  where j.tenant_id = :tenant and j.batch_id = b.batch_id and p.debit_account = 'WORK_IN_PROGRESS')
order by b.batch_id
limit 500;

--! batch_rests_missing : Missing
-- What batches that have ended laid into no lot. Asked last: by then everything else of a batch is entered.
select b.batch_id as cause, (coalesce(b.completed_at, b.created_at) at time zone t.timezone)::date as day, b.batch_id,
       null::uuid as document_id, 'STOCK_LOSS' as debit, 'WORK_IN_PROGRESS' as credit, t.currency as commodity,
       w.amount::bigint as amount
from make.batch b
join app.tenant t on t.tenant_id = :tenant
join (
    select j.batch_id, sum(case when p.debit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end
                           - case when p.credit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end) as amount
    from ledger.journal_entry j
    join ledger.posting p on p.tenant_id = :tenant and p.entry_id = j.entry_id
    where j.tenant_id = :tenant and j.batch_id > :after
    group by j.batch_id
) w on w.batch_id = b.batch_id and w.amount <> 0
where b.tenant_id = :tenant and b.batch_id > :after
  and b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') and b.created_at < :since
  and not exists (select from ledger.backfilled f
                  where f.tenant_id = :tenant and f.kind = 'batch_rest' and f.cause_id = b.batch_id)
order by b.batch_id
limit 500;

--! insert_earlier_entries (documents[?], batches[?])
insert into ledger.journal_entry as made (tenant_id, entry_id, document_id, batch_id, entry_date, memo, created_by, created_at)
select t.tenant_id, entry.id, entry.document, entry.batch, entry.day, entry.memo, :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :documents::uuid[], :batches::uuid[], :days::date[], :memos::bytea[])
    as entry (id, document, batch, day, memo)
where t.tenant_id = :tenant
returning made.entry_id;

--! insert_earlier_pending
-- The entries wait for the totals of their months.
insert into ledger.entry_pending as waits (tenant_id, entry_id, entry_date)
select t.tenant_id, entry.id, entry.day
from app.tenant t
cross join unnest(:ids::uuid[], :days::date[]) as entry (id, day)
where t.tenant_id = :tenant
returning waits.entry_id;

--! insert_earlier_postings
insert into ledger.posting as posted (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date)
select t.tenant_id, leg.entry, leg.n, leg.debit, leg.credit, leg.commodity, leg.amount, leg.day
from app.tenant t
cross join unnest(:entries::uuid[], :lines::integer[], :debits::text[], :credits::text[], :commodities::text[],
                  :amounts::bigint[], :days::date[])
    as leg (entry, n, debit, credit, commodity, amount, day)
where t.tenant_id = :tenant
returning posted.line_no;

--! insert_backfilled
insert into ledger.backfilled as kept (tenant_id, kind, cause_id, entry_id)
select t.tenant_id, :kind::text, cause.id, cause.entry
from app.tenant t
cross join unnest(:causes::uuid[], :entries::uuid[]) as cause (id, entry)
where t.tenant_id = :tenant
returning kept.cause_id;

--! untagged_of_bills
-- What bills by weight from before took from the untagged balance: the metal that they posted, less that of their pieces.
select d.document_id, d.document_date, coalesce(p.gold - l.gold, 0)::bigint as gold,
       coalesce(p.silver - l.silver, 0)::bigint as silver, coalesce(p.platinum - l.platinum, 0)::bigint as platinum,
       coalesce(p.palladium - l.palladium, 0)::bigint as palladium
from (
    select n.document_id, n.document_date, n.doc_type from ledger.document n
    where n.tenant_id = :tenant and n.document_id > :after and n.created_at < :since and n.doc_type in ('invoice', 'credit_note')
      and not exists (select from ledger.document_line m
                      where m.tenant_id = :tenant and m.document_id = n.document_id and m.metal is not null)
      and not exists (select from ledger.untagged u
                      where u.tenant_id = :tenant and u.document_id = n.document_id and u.cause = 'bill')
    order by n.document_id
    limit 500
) d
cross join lateral (
    select coalesce(sum(v.fine_mg) filter (where v.commodity = 'AU_FINE_MG'), 0) as gold,
           coalesce(sum(v.fine_mg) filter (where v.commodity = 'AG_FINE_MG'), 0) as silver,
           coalesce(sum(v.fine_mg) filter (where v.commodity = 'PT_FINE_MG'), 0) as platinum,
           coalesce(sum(v.fine_mg) filter (where v.commodity = 'PD_FINE_MG'), 0) as palladium
    from (
        select q.commodity, case when q.debit_account = 'M_STOCK' then q.amount else -q.amount end as fine_mg
        from ledger.journal_entry j
        join ledger.posting q on q.tenant_id = :tenant and q.entry_id = j.entry_id
        where j.tenant_id = :tenant and j.document_id = d.document_id
          and (q.debit_account = 'M_STOCK' or q.credit_account = 'M_STOCK')
    ) v
) p
cross join lateral (
    select coalesce(sum(v.fine_mg) filter (where v.metal = 'gold'), 0) as gold,
           coalesce(sum(v.fine_mg) filter (where v.metal = 'silver'), 0) as silver,
           coalesce(sum(v.fine_mg) filter (where v.metal = 'platinum'), 0) as platinum,
           coalesce(sum(v.fine_mg) filter (where v.metal = 'palladium'), 0) as palladium
    from (
        select a.metal, case d.doc_type when 'credit_note' then w.fine_mg else -w.fine_mg end as fine_mg
        from ledger.document_line w
        join sell.article a on a.tenant_id = :tenant and a.article_id = w.article_id
        where w.tenant_id = :tenant and w.document_id = d.document_id
    ) v
) l
order by d.document_id;

--! untagged_of_openings
-- Balances of metal and of its cost with which the books began: what no piece and no lot brought. Each entry has at most one row
-- of each metal.
select v.entry_id, v.entry_date,
       coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'AU_FINE_MG'), 0)::bigint as gold,
       coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'AG_FINE_MG'), 0)::bigint as silver,
       coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'PT_FINE_MG'), 0)::bigint as platinum,
       coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'PD_FINE_MG'), 0)::bigint as palladium,
       coalesce(sum(v.amount) filter (where v.account = 'OPENING_STOCK'), 0)::bigint as cost
from (
    select j.entry_id, j.entry_date, p.commodity,
           case when p.credit_account = 'OPENING' then p.debit_account else p.credit_account end as account,
           case when p.credit_account = 'OPENING' then p.amount else -p.amount end as amount
    from ledger.journal_entry j
    join ledger.posting p on p.tenant_id = :tenant and p.entry_id = j.entry_id
    where j.tenant_id = :tenant and j.entry_id > :after and j.created_at < :since
      and j.document_id is null and j.batch_id is null
      and ((p.credit_account = 'OPENING' and p.debit_account in ('M_STOCK', 'OPENING_STOCK'))
           or (p.debit_account = 'OPENING' and p.credit_account in ('M_STOCK', 'OPENING_STOCK')))
      and not exists (select from sell.article a where a.tenant_id = :tenant and a.entry_id = j.entry_id)
      and not exists (select from ledger.movement m where m.tenant_id = :tenant and m.entry_id = j.entry_id)
      and not exists (select from ledger.backfilled f where f.tenant_id = :tenant and f.entry_id = j.entry_id)
      and not exists (select from ledger.untagged u where u.tenant_id = :tenant and u.entry_id = j.entry_id)
) v
group by v.entry_id, v.entry_date
order by v.entry_id
limit 500;

--! insert_earlier_untagged (metals[?], cost_minor[?], documents[?], entries[?])
insert into ledger.untagged as taken (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, document_id, entry_id, moved_on,
                                      created_by, created_at)
select t.tenant_id, line.id, line.metal, line.fine_mg, line.cost, :cause::text, line.document, line.entry, line.moved_on, :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :metals::text[], :fine_mg::bigint[], :cost_minor::bigint[], :documents::uuid[], :entries::uuid[],
                  :days::date[])
    as line (id, metal, fine_mg, cost, document, entry, moved_on)
where t.tenant_id = :tenant
returning taken.untagged_id;

--! phones_of : (phone?)
-- Each is held, so that nobody changes a number while its ends are written.
select party_id, phone from ledger.party
where tenant_id = :tenant and party_id > :after and phone is not null and erased_at is null
order by party_id
limit 500
for share;

--! insert_ends
insert into ledger.party_word as kept (tenant_id, beginning, party_id)
select t.tenant_id, word.beginning, word.party
from app.tenant t
cross join unnest(:beginnings::bytea[], :parties::uuid[]) as word (beginning, party)
where t.tenant_id = :tenant
on conflict do nothing
returning true as kept;

--! last_closed
select locked_until from ledger.period_lock where tenant_id = :tenant and level = 'hard' order by period_lock_id desc limit 1;
