--! insert_founding_link (of_link?, email?)
insert into app.founding_link (tenant_id, founding_link_id, of_link, email, proves, token_sha256, created_at, expires_at)
values (:tenant, :link, :of_link, :email, :proves, :token_sha256, :now, :expires)
returning true as made;

--: FoundingLink(of_link?, email?)

--! open_founding_link : FoundingLink
-- A link that uses up another one works only together with it.
select l.founding_link_id, l.of_link, l.email, l.proves, l.created_at, l.expires_at from app.founding_link l
where l.tenant_id = :tenant and l.token_sha256 = :token_sha256
  and l.used_at is null and l.withdrawn_at is null and l.expires_at > :now
  and (l.of_link is null
       or exists (select from app.founding_link o
                  where o.tenant_id = :tenant and o.founding_link_id = l.of_link
                    and o.used_at is null and o.withdrawn_at is null and o.expires_at > :now));

--! use_founding_links
-- All that belong together, or none: of two uses at the same time one is first.
update app.founding_link set used_at = :now
where tenant_id = :tenant and founding_link_id = any(:links) and used_at is null and withdrawn_at is null and expires_at > :now
returning founding_link_id;

--! open_founding_links : FoundingLink
select founding_link_id, of_link, email, proves, created_at, expires_at from app.founding_link
where tenant_id = :tenant and of_link is null and not proves
  and used_at is null and withdrawn_at is null and expires_at > :now
order by founding_link_id desc
limit :many;

--! withdraw_founding_link
update app.founding_link set withdrawn_at = :now
where tenant_id = :tenant and founding_link_id = :link and not proves and used_at is null and withdrawn_at is null
returning true as withdrawn;

--! sweep_founding_links
delete from app.founding_link where tenant_id = :tenant and expires_at < :before
returning founding_link_id;
