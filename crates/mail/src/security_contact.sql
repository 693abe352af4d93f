--! contact : (confirmed_at?, bounced_at?, link_id?, link_until?)
select email, changed_at, confirmed_at, bounced_at, link_id, link_until from app.security_contact
where tenant_id = :tenant;

--! hold_contact
-- Changes, confirmations and bounces take turns on this row.
select tenant_id from app.security_contact where tenant_id = :tenant for update;

--! contact_place : (confirmed_at?, bounced_at?)
-- Also what is needed outside a call, when nobody has entered as a member.
select t.name, c.email, c.confirmed_at, c.bounced_at
from app.security_contact c
join app.tenant t on t.tenant_id = :tenant
where c.tenant_id = :tenant;

--! set_contact
-- Another address: nothing that was known of the old one holds, and its link no longer works.
insert into app.security_contact (tenant_id, email, changed_at)
values (:tenant, :email, :now)
on conflict (tenant_id) do update
set email = excluded.email, changed_at = excluded.changed_at, confirmed_at = null, bounced_at = null, link_id = null,
    link_sha256 = null, link_until = null
returning true as kept;

--! remove_contact
delete from app.security_contact where tenant_id = :tenant
returning true as removed;

--! ask_contact
-- The link goes to the address that is in the row now, whatever was read before.
update app.security_contact set link_id = :link, link_sha256 = :link_sha256, link_until = :until
where tenant_id = :tenant
returning email;

--! is_contact_link
select t.name from app.security_contact c
join app.tenant t on t.tenant_id = :tenant
where c.tenant_id = :tenant and c.link_sha256 = :link_sha256 and c.link_until > :now;

--! confirm_contact
update app.security_contact
set confirmed_at = :now, bounced_at = null, link_id = null, link_sha256 = null, link_until = null
where tenant_id = :tenant and link_sha256 = :link_sha256 and link_until > :now
returning email;

--! contact_bounced
-- A mail from before the last confirmation says nothing new.
update app.security_contact set bounced_at = :now
where tenant_id = :tenant and bounced_at is null and (confirmed_at is null or confirmed_at <= :written_at)
returning true as noted;
