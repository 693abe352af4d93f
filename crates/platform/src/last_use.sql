--! session_seen
update app.session set seen_at = :now where tenant_id = :tenant and session_id = :session and seen_at < :now
returning true as noted;

--! token_used
update app.api_token set used_at = :now
where tenant_id = :tenant and token_id = :token and (used_at is null or used_at < :now)
returning true as noted;

--! net_seen
update app.token_net set seen_at = :now
where tenant_id = :tenant and token_id = :token and net_blind = :net_blind and seen_at >= :since
returning true as seen;

--! nets_known
select count(*) from app.token_net where tenant_id = :tenant and token_id = :token and seen_at >= :since;

--! add_net
insert into app.token_net (tenant_id, token_id, net_blind, seen_at) values (:tenant, :token, :net_blind, :now)
on conflict (tenant_id, token_id, net_blind) do update set seen_at = excluded.seen_at
returning true as added;

--! name_of
select name from app.membership where tenant_id = :tenant and person_id = :person;
