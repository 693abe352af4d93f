--: OrderRow(bill_id?, bill?)

--! order_by_id : OrderRow
select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill,
       o.created_at
from ledger.customer_order o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id
join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and o.order_id = :order;

--! order_by_number : OrderRow
-- A series may begin again with the same numbers in a new year; then the newest order is meant.
select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill,
       o.created_at
from ledger.document d
join ledger.customer_order o on o.tenant_id = d.tenant_id and o.order_id = d.document_id
join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id
left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id
where d.tenant_id = :tenant and o.tenant_id = :tenant and p.tenant_id = :tenant
  and d.number_norm = upper(:number) and d.doc_type = 'customer_order'
order by d.document_id desc
limit 1;

--! hold_order
-- Locked until the end of the call: steps of one order come one after another.
select state from ledger.customer_order
where tenant_id = :tenant and order_id = :order
for update;

--! insert_order
insert into ledger.customer_order (tenant_id, order_id, party_id, deliver_on, state, created_by, created_at)
values (:tenant, :order, :party, :deliver_on, 'taken', :by, :now)
returning true as kept;

--! insert_order_lines (price_e6[?])
insert into ledger.customer_order_line as written (tenant_id, order_id, line_no, item_id, quantity_e6, ordered_e6, unit, price_e6)
select t.tenant_id, :order, line.n, line.item, line.quantity_e6, line.ordered_e6, line.unit, line.price_e6
from app.tenant t
cross join unnest(:items::uuid[], :quantity_e6::bigint[], :ordered_e6::bigint[], :units::text[], :price_e6::bigint[])
    with ordinality as line (item, quantity_e6, ordered_e6, unit, price_e6, n)
where t.tenant_id = :tenant
returning written.line_no;

--! end_order (bill?)
update ledger.customer_order set state = :state, bill_id = :bill
where tenant_id = :tenant and order_id = :order and state = 'taken'
returning order_id;

--: OrderLineRow(price_e6?, item_price_e6?, density_e6?)

--! lines_of_orders : OrderLineRow
select l.order_id as owner_id, l.line_no, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit as item_unit, i.resolution_e6, i.density_e6,
       i.price_e6 as item_price_e6, l.quantity_e6, l.ordered_e6, l.unit, l.price_e6
from ledger.customer_order_line l
join ledger.item i on i.tenant_id = l.tenant_id and i.item_id = l.item_id
where l.tenant_id = :tenant and i.tenant_id = :tenant and l.order_id = any(:orders)
order by l.order_id, l.line_no;

--! lines_of_standings : OrderLineRow
-- The lines that hold now.
select l.standing_order_id as owner_id, l.line_no, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit as item_unit,
       i.resolution_e6, i.density_e6, i.price_e6 as item_price_e6, l.quantity_e6, l.ordered_e6, l.unit, l.price_e6
from ledger.standing_order s
join ledger.standing_order_line l on l.tenant_id = s.tenant_id and l.standing_order_id = s.standing_order_id and l.version = s.version
join ledger.item i on i.tenant_id = s.tenant_id and i.item_id = l.item_id
where s.tenant_id = :tenant and l.tenant_id = :tenant and i.tenant_id = :tenant and s.standing_order_id = any(:standings)
order by l.standing_order_id, l.line_no;

--: StandingRow(until_on?)

--! standing_coded : StandingRow
select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays, s.version,
       s.created_at
from ledger.standing_order s
join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id
where s.tenant_id = :tenant and p.tenant_id = :tenant and s.code = :code;

--! hold_standing
-- Locked until the end of the call, as an order is.
select version from ledger.standing_order
where tenant_id = :tenant and standing_order_id = :standing
for update;

--! insert_standing (until?)
with living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
)
insert into ledger.standing_order (tenant_id, standing_order_id, code, party_id, from_on, until_on, weekdays, version, created_by,
                                   created_at)
select t.tenant_id, :standing, :code, living.party_id, :from, :until, :weekdays, 1, :by, :now
from app.tenant t
cross join living
where t.tenant_id = :tenant
returning true as kept;

--! change_standing (until?)
update ledger.standing_order set from_on = :from, until_on = :until, weekdays = :weekdays, version = :version
where tenant_id = :tenant and standing_order_id = :standing
returning version;

--! stop_standing
update ledger.standing_order set until_on = :until
where tenant_id = :tenant and standing_order_id = :standing
returning version;

--! insert_standing_lines (price_e6[?])
insert into ledger.standing_order_line as written (tenant_id, standing_order_id, version, line_no, item_id, quantity_e6, ordered_e6,
                                                   unit, price_e6)
select t.tenant_id, :standing, :version, line.n, line.item, line.quantity_e6, line.ordered_e6, line.unit, line.price_e6
from app.tenant t
cross join unnest(:items::uuid[], :quantity_e6::bigint[], :ordered_e6::bigint[], :units::text[], :price_e6::bigint[])
    with ordinality as line (item, quantity_e6, ordered_e6, unit, price_e6, n)
where t.tenant_id = :tenant
returning written.line_no;

--! insert_day (bill?)
insert into ledger.standing_order_day (tenant_id, standing_order_id, day, state, bill_id, created_by, created_at)
values (:tenant, :standing, :day, :state, :bill, :by, :now)
returning true as kept;

--! day_of
select state from ledger.standing_order_day
where tenant_id = :tenant and standing_order_id = :standing and day = :day;

--! days_from : (bill_id?, bill?)
-- The settled days of a standing order, the first first.
select y.day, y.state, y.bill_id, b.number as bill
from ledger.standing_order_day y
left join ledger.document b on b.tenant_id = y.tenant_id and b.document_id = y.bill_id
where y.tenant_id = :tenant and y.standing_order_id = :standing and y.day >= :from
order by y.day
limit 1000;

--! days_between
-- The settled days of a standing order from one day through another.
select day from ledger.standing_order_day
where tenant_id = :tenant and standing_order_id = :standing and day between :from and :through;

--! insert_skips
insert into ledger.standing_order_day as kept (tenant_id, standing_order_id, day, state, created_by, created_at)
select t.tenant_id, :standing, skip.day, 'skipped', :by, :now
from app.tenant t
cross join unnest(:days::date[]) as skip (day)
where t.tenant_id = :tenant
returning kept.day;

--! insert_event (order?, standing?, day?, through?, bill?, reason?)
insert into ledger.order_event (tenant_id, order_event_id, order_id, standing_order_id, verb, day, through_day, bill_id, reason, at,
                                created_by)
values (:tenant, :event, :order, :standing, :verb, :day, :through, :bill, :reason, :now, :by)
returning true as kept;

--: EventRow(day?, through_day?, bill_id?, bill?, reason?)

--! events_of_order : EventRow
select e.order_event_id, e.verb, e.day, e.through_day, e.bill_id, d.number as bill, e.reason, e.at, p.name as by_name, e.created_by
from ledger.order_event e
join app.membership p on p.tenant_id = :tenant and p.person_id = e.created_by
left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.bill_id
where e.tenant_id = :tenant and e.order_id = :order
order by e.order_event_id desc
limit 100;

--! events_of_standing : EventRow
select e.order_event_id, e.verb, e.day, e.through_day, e.bill_id, d.number as bill, e.reason, e.at, p.name as by_name, e.created_by
from ledger.order_event e
join app.membership p on p.tenant_id = :tenant and p.person_id = e.created_by
left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.bill_id
where e.tenant_id = :tenant and e.standing_order_id = :standing
order by e.order_event_id desc
limit 100;
