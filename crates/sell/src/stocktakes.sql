--! open_stocktake
insert into sell.stocktake (tenant_id, stocktake_id, location, state, opened_by, opened_at)
values (:tenant, :stocktake, :location, 'open', :by, :now)
returning true as opened;

--: StocktakeHeld()

--! lock_open_at : StocktakeHeld
-- The open count of a location.
select stocktake_id, location, state, opened_at from sell.stocktake
where tenant_id = :tenant and location = :location and state = 'open'
for update;

--! lock_stocktake : StocktakeHeld
select stocktake_id, location, state, opened_at from sell.stocktake
where tenant_id = :tenant and stocktake_id = :stocktake
for update;

--! pieces_scanned : (huid?, location?)
-- A piece is scanned by its tag, or by its hallmark number.
select article_id, tag, huid, status, location from sell.article
where tenant_id = :tenant and (tag = any(:codes) or huid = any(:codes));

--! insert_scans (articles[?])
-- A tag that was scanned before stays as it was. The rows are selected from the workspace's own row, as database.md section 6
-- requires.
insert into sell.stocktake_line as made (tenant_id, stocktake_id, tag, article_id, result, seq, scanned_by, scanned_at)
select t.tenant_id, :stocktake, scan.tag, scan.article, scan.result, scan.seq, :by, :now
from app.tenant t
cross join unnest(:tags::text[], :articles::uuid[], :results::text[], :seqs::integer[]) as scan (tag, article, result, seq)
where t.tenant_id = :tenant
on conflict do nothing
returning made.tag;

--! unsettled : (article_id?, status?, location?)
-- What was scanned and was not in its place, beside the pieces as they are now.
select l.tag, a.article_id, a.status, a.location
from sell.stocktake_line l
left join sell.article a on a.tenant_id = :tenant and a.tag = l.tag
where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.result <> 'found';

--! settle (articles[?])
update sell.stocktake_line l
set article_id = scan.article, result = scan.result
from unnest(:tags::text[], :articles::uuid[], :results::text[]) as scan (tag, article, result)
where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.tag = scan.tag
returning l.tag;

--! insert_missing
-- The pieces that should be there, were there when the count began, and were not scanned. One that was moved since may be in a tray
-- that was counted already.
insert into sell.stocktake_line as made (tenant_id, stocktake_id, tag, article_id, result)
select a.tenant_id, :stocktake, a.tag, a.article_id, 'missing'
from sell.article a
where a.tenant_id = :tenant and a.status = any(:statuses) and (:location = '' or a.location = :location)
  and a.created_at <= :opened_at
  and not exists (select from sell.article_move m
                  where m.tenant_id = :tenant and m.article_id = a.article_id and m.created_at > :opened_at)
  and not exists (select from sell.stocktake_line l where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.tag = a.tag)
returning made.tag;

--! results_of
-- In the order in which the tags were scanned; those that were not scanned are at the end, in the order in which they came.
select tag, result from sell.stocktake_line
where tenant_id = :tenant and stocktake_id = :stocktake
order by scanned_at, seq, article_id;

--! close_stocktake
update sell.stocktake set state = 'closed', closed_by = :by, closed_at = :now
where tenant_id = :tenant and stocktake_id = :stocktake and state = 'open'
returning true as closed;

--! tags_to_adjust
-- Without those that were seen or moved since: what another count scanned or a bill named after this one began (ids are in the order
-- of time), and what an act changed after this one was closed.
select l.tag, l.result
from sell.stocktake s
join sell.stocktake_line l on l.tenant_id = :tenant and l.stocktake_id = s.stocktake_id
where s.tenant_id = :tenant and s.stocktake_id = :stocktake and l.result in ('missing', 'wrong_place', 'written_off')
  and not exists (select from sell.stocktake_line o
                  where o.tenant_id = :tenant and o.stocktake_id <> s.stocktake_id and o.tag = l.tag and o.scanned_at > s.opened_at)
  and not exists (select from sell.article_move m
                  where m.tenant_id = :tenant and m.article_id = l.article_id and m.created_at > s.closed_at)
  and not exists (select from ledger.document_line n
                  where n.tenant_id = :tenant and n.document_id > s.stocktake_id and n.article_id = l.article_id)
order by l.tag;

--! mark_adjusted
update sell.stocktake_line set adjusted = true
where tenant_id = :tenant and stocktake_id = :stocktake and tag = any(:tags)
returning tag;

--! post_stocktake (reason?, entry?)
update sell.stocktake set state = 'posted', posted_by = :by, posted_at = :now, reason = :reason, entry_id = :entry
where tenant_id = :tenant and stocktake_id = :stocktake and state = 'closed'
returning true as posted;

--: StocktakeRow(closed_by?, closer?, closed_at?, posted_by?, poster?, posted_at?, reason?)

--! stocktake_of : StocktakeRow
select s.stocktake_id, s.location, s.state, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at,
       s.posted_by, p.name as poster, s.posted_at, s.reason
from sell.stocktake s
join app.membership o on o.tenant_id = :tenant and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = :tenant and c.person_id = s.closed_by
left join app.membership p on p.tenant_id = :tenant and p.person_id = s.posted_by
where s.tenant_id = :tenant and s.stocktake_id = :stocktake;

--! stocktakes : StocktakeRow
select s.stocktake_id, s.location, s.state, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at,
       s.posted_by, p.name as poster, s.posted_at, s.reason
from sell.stocktake s
join app.membership o on o.tenant_id = :tenant and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = :tenant and c.person_id = s.closed_by
left join app.membership p on p.tenant_id = :tenant and p.person_id = s.posted_by
where s.tenant_id = :tenant and s.stocktake_id < :before
order by s.stocktake_id desc
limit :many;

--! counts_of
select stocktake_id, result, count(*) as many, count(*) filter (where adjusted) as adjusted
from sell.stocktake_line
where tenant_id = :tenant and stocktake_id = any(:stocktakes)
group by stocktake_id, result;

--! count_waiting
-- The pieces of an open count that are not scanned yet.
select count(*) as many
from sell.article a
where a.tenant_id = :tenant and a.status = any(:statuses) and (:location = '' or a.location = :location)
  and a.created_at <= :opened_at
  and not exists (select from sell.article_move m
                  where m.tenant_id = :tenant and m.article_id = a.article_id and m.created_at > :opened_at)
  and not exists (select from sell.stocktake_line l where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.tag = a.tag);

--: StocktakeLineRow(huid?, description?, metal?, fineness?, net_mg?, fine_mg?, cost_minor?, status?, location?, article_id?)

--! waiting : StocktakeLineRow
select a.tag, 'missing'::text as result, false as adjusted, a.article_id, a.huid, a.description, a.metal, a.fineness, a.net_mg,
       a.fine_mg, a.cost_minor, a.status, a.location
from sell.article a
where a.tenant_id = :tenant and a.status = any(:statuses) and (:location = '' or a.location = :location)
  and a.created_at <= :opened_at and a.tag > :after
  and not exists (select from sell.article_move m
                  where m.tenant_id = :tenant and m.article_id = a.article_id and m.created_at > :opened_at)
  and not exists (select from sell.stocktake_line l where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.tag = a.tag)
order by a.tag
limit :many;

--! lines_of : StocktakeLineRow
select l.tag, l.result, l.adjusted, a.article_id, a.huid, a.description, a.metal, a.fineness, a.net_mg, a.fine_mg, a.cost_minor,
       a.status, a.location
from sell.stocktake_line l
left join sell.article a on a.tenant_id = :tenant and a.tag = l.tag
where l.tenant_id = :tenant and l.stocktake_id = :stocktake and l.result = any(:results) and l.tag > :after
order by l.tag
limit :many;

--! metal_lots_coded : (metal?, fineness?)
select l.lot_id, l.code, i.unit, i.resolution_e6, i.metal, i.fineness, b.quantity_e6
from ledger.lot l
join ledger.lot_balance b on b.tenant_id = :tenant and b.lot_id = l.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.code = any(:codes::text[]);

--! weigh_lots
-- A lot that is weighed again keeps the newest weight. The rows are selected from the workspace's own row, as database.md section 6
-- requires.
insert into sell.stocktake_lot as kept (tenant_id, stocktake_id, lot_id, counted_mg, expected_mg, counted_by, counted_at)
select t.tenant_id, :stocktake, it.lot, it.counted, it.expected, :by, :now
from app.tenant t
cross join unnest(:lots::uuid[], :counted_mg::bigint[], :expected_mg::bigint[]) as it (lot, counted, expected)
where t.tenant_id = :tenant
on conflict (tenant_id, stocktake_id, lot_id) do update
set counted_mg = excluded.counted_mg, expected_mg = excluded.expected_mg, counted_by = excluded.counted_by,
    counted_at = excluded.counted_at
returning kept.lot_id;

--! lots_weighed
-- The weight is old where another count of the lot was posted after it, or was posted and weighed it later: it may have found no
-- difference.
select o.code, l.counted_mg, l.expected_mg, l.adjusted,
       exists (select from ledger.movement m where m.tenant_id = :tenant and m.lot_id = l.lot_id and m.kind = 'count'
               and m.created_at > l.counted_at)
       or exists (select from sell.stocktake_lot n
                  join sell.stocktake s on s.tenant_id = :tenant and s.stocktake_id = n.stocktake_id and s.state = 'posted'
                  where n.tenant_id = :tenant and n.lot_id = l.lot_id and n.stocktake_id <> l.stocktake_id
                    and n.counted_at > l.counted_at) as is_old
from sell.stocktake_lot l
join ledger.lot o on o.tenant_id = :tenant and o.lot_id = l.lot_id
where l.tenant_id = :tenant and l.stocktake_id = :stocktake
order by l.lot_id;

--! mark_lots_adjusted
update sell.stocktake_lot set adjusted = true
where tenant_id = :tenant and stocktake_id = :stocktake and lot_id = any(:lots::uuid[])
returning lot_id;

--! missing_in_counts : (closed_at?, closed_by?, closer?)
-- The pieces that the last count of each location did not find, and that no act or bill has changed since. A count that is posted has
-- taken them out of the books.
select s.stocktake_id, s.location, s.closed_at, s.closed_by, c.name as closer, k.many
from (
    select distinct on (w.location) w.stocktake_id, w.location, w.state, w.closed_at, w.closed_by
    from (
        select t.stocktake_id, t.location, t.state, t.closed_at, t.closed_by from sell.stocktake t
        where t.tenant_id = :tenant and t.state <> 'open'
        order by t.stocktake_id desc
        limit :counts
    ) w
    order by w.location, w.stocktake_id desc
) s
cross join lateral (
    select count(*) as many from sell.stocktake_line l
    join sell.article a on a.tenant_id = :tenant and a.article_id = l.article_id and a.status = any(:statuses)
    where l.tenant_id = :tenant and l.stocktake_id = s.stocktake_id and l.result = 'missing'
      and not exists (select from sell.article_move m
                      where m.tenant_id = :tenant and m.article_id = l.article_id and m.created_at > s.closed_at)
) k
left join app.membership c on c.tenant_id = :tenant and c.person_id = s.closed_by
where s.state = 'closed' and k.many > 0
order by s.stocktake_id desc;
