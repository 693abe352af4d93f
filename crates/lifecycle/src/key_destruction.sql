--! persons_erased
-- Asked as the role for jobs, across all workspaces: who was erased by then, the first first.
select tenant_id, party_id, erased_at from ledger.party
where erased_at is not null and erased_at <= :at
order by erased_at;
