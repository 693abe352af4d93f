--: OrderListed(bill_id?, bill?)

--! orders_in : OrderListed
-- By the day of delivery, so that what is late comes first.
select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill
from ledger.customer_order o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id
join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and o.state = :state
  and (o.deliver_on, o.order_id) > (:after_day::date, :after::uuid)
order by o.deliver_on, o.order_id
limit :many;

--! orders_on : OrderListed
-- What is still to be delivered by this day.
select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill
from ledger.customer_order o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id
join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and o.state = 'taken' and o.deliver_on <= :day
order by o.deliver_on, o.order_id
limit :many;

--! lines_of_orders
select l.order_id, l.line_no, i.code as item, i.name as item_name, l.ordered_e6, l.unit
from ledger.customer_order_line l
join ledger.item i on i.tenant_id = l.tenant_id and i.item_id = l.item_id
where l.tenant_id = :tenant and i.tenant_id = :tenant and l.order_id = any(:orders)
order by l.order_id, l.line_no;

--: StandingListed(until_on?)

--! standing_page : StandingListed
select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays, s.version,
       s.created_at
from ledger.standing_order s
join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id
where s.tenant_id = :tenant and p.tenant_id = :tenant and s.code > :after
  and (:ended or s.until_on is null or s.until_on >= :today)
order by s.code
limit :many;

--! lines_of_standings
select l.standing_order_id, l.line_no, i.code as item, i.name as item_name, l.ordered_e6, l.unit
from ledger.standing_order s
join ledger.standing_order_line l on l.tenant_id = s.tenant_id and l.standing_order_id = s.standing_order_id and l.version = s.version
join ledger.item i on i.tenant_id = s.tenant_id and i.item_id = l.item_id
where s.tenant_id = :tenant and l.tenant_id = :tenant and i.tenant_id = :tenant and s.standing_order_id = any(:standings)
order by l.standing_order_id, l.line_no;

--! days_of_standings
select standing_order_id, day from ledger.standing_order_day
where tenant_id = :tenant and standing_order_id = any(:standings) and day >= :from;

--: StandingsOn(until_on?)

--! standings_on : StandingsOn
-- The standing orders that may be wanted on a day and are not settled for it; their weekdays decide.
select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays
from ledger.standing_order s
join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id
where s.tenant_id = :tenant and p.tenant_id = :tenant and s.from_on <= :day and (s.until_on is null or s.until_on >= :day)
  and not exists (select from ledger.standing_order_day y
                  where y.tenant_id = :tenant and y.standing_order_id = s.standing_order_id and y.day = :day)
order by s.code
limit :many;

--: StandingBegun(until_on?)

--! standings_begun : StandingBegun
-- The standing orders that may have missed days since a day; their weekdays and their settled days decide.
select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays,
       s.created_at
from ledger.standing_order s
join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id
where s.tenant_id = :tenant and p.tenant_id = :tenant and s.from_on < :today and (s.until_on is null or s.until_on >= :since)
order by s.code
limit :many;
