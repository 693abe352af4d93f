--! observed_in
-- Each measurement at the vat, in order of time.
select o.name, o.value_e6, o.created_at, o.created_by, p.name as by_name
from make.batch_observation o
join app.membership p on p.tenant_id = :tenant and p.person_id = o.created_by
where o.tenant_id = :tenant and o.batch_id = :batch
order by o.batch_observation_id;

--! worked_on
-- Each booking of hours, in order of time.
select w.hours_e6, w.created_at, w.created_by, p.name as by_name
from make.batch_labour w
join app.membership p on p.tenant_id = :tenant and p.person_id = w.created_by
where w.tenant_id = :tenant and w.batch_id = :batch
order by w.batch_labour_id;

--! taken_back : (piece?, event_id?, content?)
-- Each output that was taken back, in order of time, with the event of it, which has the reason.
select l.code as lot, i.code as item, i.unit, m.quantity_e6, m.piece, m.created_at, m.created_by, p.name as by_name,
       e.event_id, e.content
from ledger.movement m
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = m.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
join app.membership p on p.tenant_id = :tenant and p.person_id = m.created_by
left join app.audit_event e on e.tenant_id = :tenant and e.xact = m.xact and e.action = :action and e.result = 'ok'
where m.tenant_id = :tenant and m.batch_id = :batch and m.kind = 'output' and m.quantity_e6 < 0
order by m.movement_id;
