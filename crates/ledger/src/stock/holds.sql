--! insert_hold (lot?, batch?)
insert into ledger.hold (tenant_id, hold_id, code, lot_id, batch_id, cascade, reason, opening, opened_by, opened_at)
values (:tenant, :hold, :code, :lot, :batch, :cascade, :reason, :opening, :by, :now)
returning true as opened;

--! lift_holds
-- All holds of one name: imported holds may share theirs.
insert into ledger.hold_lift as n (tenant_id, hold_id, reason, lifted_by, lifted_at)
select t.tenant_id, hold.id, hold.reason, :by, :now
from app.tenant t
cross join unnest(:holds::uuid[], :reasons::bytea[]) as hold (id, reason)
where t.tenant_id = :tenant
on conflict do nothing
returning n.hold_id;

--! lift_hold
insert into ledger.hold_lift (tenant_id, hold_id, reason, lifted_by, lifted_at)
values (:tenant, :hold, :reason, :by, :now)
on conflict do nothing
returning true as lifted;

--! clear_holds
insert into ledger.hold_clearance as n (tenant_id, hold_id, lot_id, reason, cleared_by, cleared_at)
select t.tenant_id, hold.id, :lot, hold.reason, :by, :now
from app.tenant t
cross join unnest(:holds::uuid[], :reasons::bytea[]) as hold (id, reason)
where t.tenant_id = :tenant
on conflict do nothing
returning n.hold_id;

--: OpenHold(lot_id?, batch_id?)

--! open_holds : OpenHold
-- A rejected batch counts as held even if it was rejected before rejecting opened a hold.
select h.hold_id, h.code, h.lot_id, h.batch_id, h.cascade
from ledger.hold h
where h.tenant_id = :tenant
  and not exists (select 1 from ledger.hold_lift l where l.tenant_id = :tenant and l.hold_id = h.hold_id)
union all
select b.batch_id, 'rejected:' || b.code, null, b.batch_id, true
from make.batch b
where b.tenant_id = :tenant and b.state = 'Rejected'
  and not exists (select 1 from ledger.hold r
                  where r.tenant_id = :tenant and r.batch_id = b.batch_id and r.code like 'rejected:%')
order by hold_id;

--! open_clearances
select h.code, c.lot_id
from ledger.hold_clearance c
join ledger.hold h on h.tenant_id = :tenant and h.hold_id = c.hold_id
where c.tenant_id = :tenant
  and not exists (select 1 from ledger.hold_lift l where l.tenant_id = :tenant and l.hold_id = c.hold_id);

--: HoldRow(lot?, batch_id?, lifted_by?, lifter?, lifted_at?, lift_reason?)

--! holds_coded : HoldRow
select h.hold_id, h.code, o.code as lot, h.batch_id, h.cascade, h.reason, h.opened_at, h.opened_by, p.name as opener,
       l.lifted_by, q.name as lifter, l.lifted_at, l.reason as lift_reason
from ledger.hold h
join app.membership p on p.tenant_id = :tenant and p.person_id = h.opened_by
left join ledger.lot o on o.tenant_id = :tenant and o.lot_id = h.lot_id
left join ledger.hold_lift l on l.tenant_id = :tenant and l.hold_id = h.hold_id
left join app.membership q on q.tenant_id = :tenant and q.person_id = l.lifted_by
where h.tenant_id = :tenant and h.code = :code
order by h.hold_id;

--! holds_page : HoldRow
select h.hold_id, h.code, o.code as lot, h.batch_id, h.cascade, h.reason, h.opened_at, h.opened_by, p.name as opener,
       l.lifted_by, q.name as lifter, l.lifted_at, l.reason as lift_reason
from ledger.hold h
join app.membership p on p.tenant_id = :tenant and p.person_id = h.opened_by
left join ledger.lot o on o.tenant_id = :tenant and o.lot_id = h.lot_id
left join ledger.hold_lift l on l.tenant_id = :tenant and l.hold_id = h.hold_id
left join app.membership q on q.tenant_id = :tenant and q.person_id = l.lifted_by
where h.tenant_id = :tenant and h.hold_id < :before and (:lifted_too or l.hold_id is null)
order by h.hold_id desc
limit :many;

--! refusals_since
-- The refusals since a moment whose reason may have been a hold. Ids are in the order of time.
select event_id, content from app.audit_event
where tenant_id = :tenant and event_id >= :first and code = any(:codes)
order by event_id;
