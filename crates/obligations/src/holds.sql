--! insert_hold (party?, lot?, until_on?)
-- The workspace's row is locked: who erases holds it before they ask whether a hold keeps the person. So a hold waits for an
-- erasure in progress, and an erasure that comes later waits for the hold and sees it.
with held as (
    select t.tenant_id from app.tenant t where t.tenant_id = :tenant for no key update
)
insert into app.legal_hold (tenant_id, legal_hold_id, party_id, lot_id, reason, until_on, placed_by, placed_at)
select t.tenant_id, :hold, :party, :lot, :reason, :until_on, :by, :now
from app.tenant t
join held on held.tenant_id = t.tenant_id
where t.tenant_id = :tenant
returning true as placed;

--! lift_hold
update app.legal_hold set lifted_reason = :reason, lifted_by = :by, lifted_at = :now
where tenant_id = :tenant and legal_hold_id = :hold and lifted_at is null
returning true as lifted;

--! holds_before : (party_id?, party?, party_name?, lot?, until_on?, placed_name?, lifted_reason?, lifted_by?, lifted_name?, lifted_at?)
select h.legal_hold_id, h.party_id, p.code as party, p.name as party_name, l.code as lot, h.reason, h.until_on, h.placed_by,
       a.name as placed_name, h.placed_at, h.lifted_reason, h.lifted_by, b.name as lifted_name, h.lifted_at
from app.legal_hold h
left join ledger.party p on p.tenant_id = h.tenant_id and p.party_id = h.party_id
left join ledger.lot l on l.tenant_id = h.tenant_id and l.lot_id = h.lot_id
left join app.membership a on a.tenant_id = h.tenant_id and a.person_id = h.placed_by
left join app.membership b on b.tenant_id = h.tenant_id and b.person_id = h.lifted_by
where h.tenant_id = :tenant and h.legal_hold_id < :before
order by h.legal_hold_id desc
limit :many;
