--! persons_erased
-- Run as the role for jobs, across all workspaces: the people erased by then, the oldest first.
select tenant_id, party_id, erased_at from ledger.party
where erased_at is not null and erased_at <= :at
order by erased_at;

--! copies_ended
-- Run as the role for jobs, across all workspaces: the copies in closed archives whose time was over by then. A copy has a key as a
-- person has one, under its own id.
select tenant_id, retained_copy_id, ended_at from app.retained_copy
where ended_at is not null and ended_at <= :at
order by ended_at;
