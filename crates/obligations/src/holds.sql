--! insert_hold (party?, until_on?)
insert into app.legal_hold (tenant_id, legal_hold_id, party_id, reason, until_on, placed_by, placed_at)
select t.tenant_id, :hold, :party, :reason, :until_on, :by, :now
from app.tenant t
where t.tenant_id = :tenant
returning true as placed;

--! lift_hold
update app.legal_hold set lifted_reason = :reason, lifted_by = :by, lifted_at = :now
where tenant_id = :tenant and legal_hold_id = :hold and lifted_at is null
returning true as lifted;

--! holds_before : (party_id?, party?, until_on?, lifted_at?)
select h.legal_hold_id, h.party_id, p.code as party, h.reason, h.until_on, h.placed_at, h.lifted_at
from app.legal_hold h
left join ledger.party p on p.tenant_id = h.tenant_id and p.party_id = h.party_id
where h.tenant_id = :tenant and h.legal_hold_id < :before
order by h.legal_hold_id desc
limit :many;
