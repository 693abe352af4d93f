--! persons_erased
-- Run as the role for jobs, across all workspaces: the people erased by then, the oldest first.
select tenant_id, party_id, erased_at from ledger.party
where erased_at is not null and erased_at <= :at
order by erased_at;
