--! is_first
-- Whether no workspace was ever founded here: the address of one that was deleted stays.
select not exists (select from app.address where slug <> all(:own)) as yes;

--! hold_first
-- Of two people who found the first one at the same time, the later waits and sees that it is there.
select true as held from pg_catalog.pg_advisory_xact_lock(hashtextextended('first workspace', 0));

--! undecided_since
select open_since from app.sign_up where tenant_id = :tenant and decided_at is null;

--! decide
update app.sign_up set decided_at = :now where tenant_id = :tenant and decided_at is null
returning true as decided;
