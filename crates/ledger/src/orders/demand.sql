--! ordered_lines
-- The quantities of open orders through a day, by day and item. An order that is late still needs its goods.
select o.deliver_on, l.item_id, least(sum(l.quantity_e6), 9223372036854775807)::bigint as quantity_e6
from ledger.customer_order o
join ledger.customer_order_line l on l.tenant_id = :tenant and l.order_id = o.order_id
where o.tenant_id = :tenant and o.state = 'taken' and o.deliver_on <= :last
  and (:any_item or l.item_id = :item)
group by o.deliver_on, l.item_id;

--! standing_lines : (until_on?)
-- What each standing order asks for on each of its days.
select s.standing_order_id, s.from_on, s.until_on, s.weekdays, l.item_id,
       least(sum(l.quantity_e6), 9223372036854775807)::bigint as quantity_e6
from ledger.standing_order s
join ledger.standing_order_line l on l.tenant_id = :tenant and l.standing_order_id = s.standing_order_id and l.version = s.version
where s.tenant_id = :tenant and s.from_on <= :last and (s.until_on is null or s.until_on >= :first)
  and (:any_item or l.item_id = :item)
group by s.standing_order_id, s.from_on, s.until_on, s.weekdays, l.item_id;

--! settled_days
select standing_order_id, day from ledger.standing_order_day
where tenant_id = :tenant and day between :first and :last;

--! items_of
-- A service is never short.
select item_id, code, name, unit from ledger.item
where tenant_id = :tenant and item_id = any(:items) and kind <> 'service';

--! lock_stock
-- The balances of the lots of these items, in the order of their ids: what is picked from them is still there when it is drawn.
select lot_id from ledger.lot_balance
where tenant_id = :tenant and item_id = any(:items) and quantity_e6 > 0
order by lot_id
for no key update;
