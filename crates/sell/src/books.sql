--: BrokenRow()

--! unbalanced : BrokenRow
-- K1: each commodity sums to zero.
select s.about, ledger.in_64_bits(s.books) as books, 0::bigint as goods
from (
    select moved.commodity as about, sum(moved.amount) as books
    from (
        select commodity, amount from ledger.posting where tenant_id = :tenant
        union all
        select commodity, -amount from ledger.posting where tenant_id = :tenant
    ) moved
    group by moved.commodity
) s
where s.books <> 0;

--! stock_at_cost : BrokenRow
-- K2: the accounts of stock hold what the lots, the pieces in the shop, the untagged metal and the shop's metal in jobs cost.
select 'STOCK' as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select coalesce((select sum(case when p.debit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end
                                - case when p.credit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end)
                     from ledger.posting p
                     where p.tenant_id = :tenant
                       and (p.debit_account in ('STOCK', 'OPENING_STOCK') or p.credit_account in ('STOCK', 'OPENING_STOCK'))),
                    0) as books,
           (coalesce((select sum(b.cost_minor) from ledger.lot_balance b where b.tenant_id = :tenant), 0)
            + coalesce((select sum(a.cost_minor) from sell.article a
                        where a.tenant_id = :tenant and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')), 0)
            + coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = :tenant), 0)
            + coalesce((select sum(j.cost_minor) from sell.job_metal j where j.tenant_id = :tenant), 0)) as goods
    from app.tenant t
    where t.tenant_id = :tenant
) s
where s.books <> s.goods;

--! stock_by_entry : BrokenRow
-- K3: what a document or an entry posted to stock is the cost of the goods that it moved.
select coalesce(d.number, s.cause::text) as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select moved.cause, coalesce(sum(moved.books), 0) as books, coalesce(sum(moved.goods), 0) as goods
    from (
        select coalesce(e.document_id, e.entry_id) as cause,
               case when p.debit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end
                   - case when p.credit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end as books, 0 as goods
        from ledger.posting p
        join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
        where p.tenant_id = :tenant
          and (p.debit_account in ('STOCK', 'OPENING_STOCK') or p.credit_account in ('STOCK', 'OPENING_STOCK'))
        union all
        select coalesce(m.entry_id, m.document_id, f.entry_id) as cause, 0 as books, m.cost_minor as goods
        from ledger.movement m
        left join ledger.backfilled f on f.tenant_id = :tenant and f.kind = 'movement' and f.cause_id = m.movement_id
        where m.tenant_id = :tenant and m.cost_minor <> 0 and m.kind not in ('move', 'split', 'pack', 'issue')
        union all
        -- A piece that no entry names stands for itself; those that were moved in as sold or melted were never in the books.
        select coalesce(a.entry_id, f.entry_id, a.article_id), 0, a.cost_minor
        from sell.article a
        left join ledger.backfilled f on f.tenant_id = :tenant and f.kind = 'piece' and f.cause_id = a.article_id
        where a.tenant_id = :tenant and a.cost_minor <> 0
          and (a.entry_id is not null or f.entry_id is not null or not a.opening or a.status not in ('sold', 'melted'))
        union all
        select l.document_id, 0, case n.doc_type when 'credit_note' then l.cost_minor else -l.cost_minor end
        from ledger.document_line l
        join ledger.document n on n.tenant_id = :tenant and n.document_id = l.document_id
        where l.tenant_id = :tenant and l.article_id is not null
        union all
        select v.entry_id, 0, v.cost_minor from sell.article_move v where v.tenant_id = :tenant and v.entry_id is not null
        union all
        select u.entry_id, 0, u.cost_minor from ledger.untagged u where u.tenant_id = :tenant and u.entry_id is not null
        union all
        select j.document_id, 0, -j.gone_cost_minor from sell.job_metal j where j.tenant_id = :tenant and j.gone_cost_minor <> 0
    ) moved
    where moved.cause is not null
    group by moved.cause
) s
left join ledger.document d on d.tenant_id = :tenant and d.document_id = s.cause
where s.books <> s.goods
limit 100;

--! unposted_movements : BrokenRow
-- K4: each movement that changes the cost of stock is posted.
select l.code as about, 0::bigint as books, m.cost_minor as goods
from ledger.movement m
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id
where m.tenant_id = :tenant and m.cost_minor <> 0 and m.entry_id is null and m.kind not in ('move', 'split', 'pack', 'issue')
  and (m.document_id is null
       or not exists (select from ledger.journal_entry e where e.tenant_id = :tenant and e.document_id = m.document_id))
  and not exists (select from ledger.backfilled f
                  where f.tenant_id = :tenant and f.kind = 'movement' and f.cause_id = m.movement_id)
limit 100;

--! batches_at_cost : BrokenRow
-- K5: a batch holds what it began with, what it drew and its work, and nothing once it has ended.
select b.code as about, ledger.in_64_bits(coalesce(w.amount, 0)) as books,
       ledger.in_64_bits(coalesce(case when b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') then 0
                                       else b.opening_cost_minor + coalesce(c.cost, 0) end, 0)) as goods
from make.batch b
left join (
    select e.batch_id, sum(case when p.debit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end
                           - case when p.credit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end) as amount
    from ledger.journal_entry e
    join ledger.posting p on p.tenant_id = :tenant and p.entry_id = e.entry_id
    where e.tenant_id = :tenant and e.batch_id is not null
    group by e.batch_id
) w on w.batch_id = b.batch_id
left join (
    select s.batch_id, sum(s.cost) as cost
    from (
        select n.batch_id, n.cost_minor as cost from make.consumption n where n.tenant_id = :tenant
        union all
        select m.batch_id, -m.cost_minor from ledger.movement m
        where m.tenant_id = :tenant and m.kind = 'consume' and m.corrects_id is not null
        union all
        select w.batch_id, w.cost_minor from make.batch_labour w where w.tenant_id = :tenant
    ) s
    group by s.batch_id
) c on c.batch_id = b.batch_id
where b.tenant_id = :tenant
  and coalesce(w.amount, 0) <> case when b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') then 0
                                    else b.opening_cost_minor + coalesce(c.cost, 0) end
limit 100;

--! metal_in_stock : BrokenRow
-- K6: the metal account holds the fine metal of the pieces in the shop, of the lots and of the untagged balance, from which the
-- lines of bills by weight take.
select coalesce(s.commodity, '') as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select k.commodity,
           coalesce((select sum(case when p.debit_account = 'M_STOCK' then p.amount else 0 end
                                - case when p.credit_account = 'M_STOCK' then p.amount else 0 end)
                     from ledger.posting p
                     where p.tenant_id = :tenant and p.commodity = k.commodity
                       and (p.debit_account = 'M_STOCK' or p.credit_account = 'M_STOCK')), 0) as books,
           (coalesce((select sum(a.fine_mg) from sell.article a
                      where a.tenant_id = :tenant and a.metal = k.metal and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')), 0)
            + coalesce((select sum(b.fine_mg) from ledger.lot_balance b
                        join ledger.item i on i.tenant_id = :tenant and i.item_id = b.item_id and i.metal = k.metal
                        where b.tenant_id = :tenant), 0)
            + coalesce((select sum(u.fine_mg) from ledger.untagged u where u.tenant_id = :tenant and u.metal = k.metal), 0)
            + coalesce((select sum(case d.doc_type when 'credit_note' then l.fine_mg else -l.fine_mg end)
                        from ledger.document_line l
                        join ledger.document d on d.tenant_id = :tenant and d.document_id = l.document_id
                        where l.tenant_id = :tenant and l.metal = k.metal and l.article_id is null and l.lot_id is null),
                       0)) as goods
    from app.tenant t
    cross join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
        as k (metal, commodity)
    where t.tenant_id = :tenant
) s
where s.books <> s.goods;

--! metal_with_karigars : BrokenRow
-- K6: the account of a karigar holds what jobs gave him and what he brought back. What he held when the books began is beside it.
select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select concat(moved.party_id, ' ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods
    from (
        select p.debit_party as party_id, p.commodity, p.amount as books, 0::bigint as goods
        from ledger.posting p
        where p.tenant_id = :tenant and p.debit_account = 'M_KARIGAR' and p.credit_account <> 'OPENING'
        union all
        select p.credit_party, p.commodity, -p.amount, 0
        from ledger.posting p
        where p.tenant_id = :tenant and p.credit_account = 'M_KARIGAR' and p.debit_account <> 'OPENING'
        union all
        select j.karigar_id, k.commodity, 0, j.karigar_mg
        from sell.job_metal j
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = j.metal
        where j.tenant_id = :tenant and j.karigar_id is not null
        union all
        select r.party_id, k.commodity, 0, -(l.fine_mg + l.wastage_mg)
        from sell.karigar_receipt r
        join sell.karigar_receipt_line l on l.tenant_id = :tenant and l.document_id = r.document_id
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = l.metal
        where r.tenant_id = :tenant and r.job_id is null
    ) moved
    group by moved.party_id, moved.commodity
) s
where s.books <> s.goods
limit 100;

--! metal_in_custody : BrokenRow
-- K7: custody holds the metal of jobs and of goods on approval in the shop. What was in custody when the books began is posted without a document.
select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select concat('M_CUSTODY ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods
    from (
        select p.commodity, p.amount as books, 0::bigint as goods
        from ledger.posting p
        join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
        where p.tenant_id = :tenant and p.debit_account = 'M_CUSTODY' and (e.document_id is not null
               or exists (select from sell.article_move v where v.tenant_id = :tenant and v.entry_id = e.entry_id))
        union all
        select p.commodity, -p.amount, 0
        from ledger.posting p
        join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
        where p.tenant_id = :tenant and p.credit_account = 'M_CUSTODY' and (e.document_id is not null
               or exists (select from sell.article_move v where v.tenant_id = :tenant and v.entry_id = e.entry_id))
        union all
        select k.commodity, 0, j.custody_mg
        from sell.job_metal j
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = j.metal
        where j.tenant_id = :tenant
        union all
        select k.commodity, 0, a.fine_mg
        from sell.article a
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = a.metal
        where a.tenant_id = :tenant and a.status = 'approval_in'
    ) moved
    group by moved.commodity
) s
where s.books <> s.goods;

--! metal_owed : BrokenRow
-- K7: a party's account holds what the jobs owe that customer, or what that supplier left on approval.
select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select concat(moved.party_id, ' ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods
    from (
        select p.credit_party as party_id, p.commodity, p.amount as books, 0::bigint as goods
        from ledger.posting p
        join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
        where p.tenant_id = :tenant and p.credit_account = 'M_CUSTOMER' and (e.document_id is not null
               or exists (select from sell.article_move v where v.tenant_id = :tenant and v.entry_id = e.entry_id))
        union all
        select p.debit_party, p.commodity, -p.amount, 0
        from ledger.posting p
        join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = p.entry_id
        where p.tenant_id = :tenant and p.debit_account = 'M_CUSTOMER' and (e.document_id is not null
               or exists (select from sell.article_move v where v.tenant_id = :tenant and v.entry_id = e.entry_id))
        union all
        select b.party_id, k.commodity, 0, j.owed_mg
        from sell.job_metal j
        join sell.job b on b.tenant_id = :tenant and b.job_id = j.job_id
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = j.metal
        where j.tenant_id = :tenant
        union all
        select a.party_id, k.commodity, 0, a.fine_mg
        from sell.article a
        join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG'))
            as k (metal, commodity) on k.metal = a.metal
        where a.tenant_id = :tenant and a.status = 'approval_in'
    ) moved
    group by moved.party_id, moved.commodity
) s
where s.books <> s.goods
limit 100;

--! cost_of_sales : BrokenRow
-- K10: the cost of sales is that of the pieces and of the parts of lots that were sold, of the shop's metal in jobs that were
-- delivered, and of the metal that bills took by weight, which is charged once a day.
select 'COGS' as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select coalesce((select sum(case when p.debit_account = 'COGS' then p.amount else 0 end
                                - case when p.credit_account = 'COGS' then p.amount else 0 end)
                     from ledger.posting p
                     where p.tenant_id = :tenant and (p.debit_account = 'COGS' or p.credit_account = 'COGS')), 0) as books,
           (coalesce((select -sum(m.cost_minor) from ledger.movement m
                      where m.tenant_id = :tenant and m.kind in ('sell', 'ship')), 0)
            + coalesce((select sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end)
                        from ledger.document_line l
                        join ledger.document d on d.tenant_id = :tenant and d.document_id = l.document_id
                        where l.tenant_id = :tenant and l.article_id is not null), 0)
            + coalesce((select -sum(u.cost_minor) from ledger.untagged u where u.tenant_id = :tenant and u.cause = 'daily'), 0)
            + coalesce((select sum(j.gone_cost_minor) from sell.job_metal j
                        where j.tenant_id = :tenant and j.verb in ('deliver', 'reverse')), 0)) as goods
    from app.tenant t
    where t.tenant_id = :tenant
) s
where s.books <> s.goods;

--! month_totals : BrokenRow
-- K11: the totals of each month are the sums of its postings that are not pending.
select concat(s.month, ' ', s.account, ' ', s.commodity, ' ', s.side) as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods
from (
    select moved.month, moved.account, moved.party_id, moved.commodity, moved.side, sum(moved.books) as books,
           sum(moved.goods) as goods
    from (
        select month, account, party_id, commodity, 'debit' as side, debit as books, 0::bigint as goods
        from ledger.month_total where tenant_id = :tenant
        union all
        select month, account, party_id, commodity, 'credit', credit, 0 from ledger.month_total where tenant_id = :tenant
        union all
        select q.entry_date - extract(day from q.entry_date)::integer + 1, q.debit_account,
               coalesce(q.debit_party, '00000000-0000-0000-0000-000000000000'::uuid), q.commodity, 'debit', 0, q.amount
        from ledger.posting q
        where q.tenant_id = :tenant
          and not exists (select from ledger.entry_pending w where w.tenant_id = :tenant and w.entry_id = q.entry_id)
        union all
        select q.entry_date - extract(day from q.entry_date)::integer + 1, q.credit_account,
               coalesce(q.credit_party, '00000000-0000-0000-0000-000000000000'::uuid), q.commodity, 'credit', 0, q.amount
        from ledger.posting q
        where q.tenant_id = :tenant
          and not exists (select from ledger.entry_pending w where w.tenant_id = :tenant and w.entry_id = q.entry_id)
    ) moved
    group by moved.month, moved.account, moved.party_id, moved.commodity, moved.side
) s
where s.books <> s.goods
limit 100;

--! cost_missing : (tag?, lot?)
select d.document_id, l.line_no, d.number, a.tag, t.code as lot
from ledger.document d
join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
left join sell.article a on a.tenant_id = :tenant and a.article_id = l.article_id
left join ledger.lot t on t.tenant_id = :tenant and t.lot_id = l.lot_id
left join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and d.state = 'posted' and d.posted_at >= :since
  and d.document_date between :from_day and :to_day
  and (l.article_id is not null or l.lot_id is not null)
  and (l.cost_minor is null or coalesce(a.cost_is_part, false) or coalesce(b.cost_is_part, false))
  and (d.document_id > :after or (d.document_id = :after and l.line_no > :after_line))
order by d.document_id, l.line_no
limit :many;

--! count_cost_missing
select count(*) as missing
from ledger.document d
join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
left join sell.article a on a.tenant_id = :tenant and a.article_id = l.article_id
left join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and d.state = 'posted' and d.posted_at >= :since
  and d.document_date between :from_day and :to_day
  and (l.article_id is not null or l.lot_id is not null)
  and (l.cost_minor is null or coalesce(a.cost_is_part, false) or coalesce(b.cost_is_part, false));
