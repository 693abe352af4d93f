--! has_posted
-- Whether the shop has begun to work: after its first document of its own nothing is moved in any more.
select exists (select from ledger.document where tenant_id = :tenant and not opening) as posted;
