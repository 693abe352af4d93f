--: ContactRow(link_id?, link_until?, confirmed_at?)

--! contacts : ContactRow
select contact, address, link_id, link_until, confirmed_at from app.contact
where tenant_id = :tenant
order by contact;

--! ask_contact
-- Another address: nothing that was known of the one before holds.
insert into app.contact (tenant_id, contact, address, link_id, link_sha256, link_until)
values (:tenant, :contact, :address, :link, :link_sha256, :until)
on conflict (tenant_id, contact) do update
set confirmed_at = case when app.contact.address = excluded.address then app.contact.confirmed_at end,
    address = excluded.address, link_id = excluded.link_id, link_sha256 = excluded.link_sha256, link_until = excluded.link_until
returning true as asked;

--! contact_of_link
select contact from app.contact
where tenant_id = :tenant and link_sha256 = :link_sha256 and link_until > :now;

--! confirm_contact
update app.contact set confirmed_at = :now, link_id = null, link_sha256 = null, link_until = null
where tenant_id = :tenant and link_sha256 = :link_sha256 and link_until > :now
returning contact, address;
