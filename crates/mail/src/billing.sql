--! billing : (legal_name?, address?, gstin?, abn?, confirmed_at?, bounced_at?, link_id?, link_until?)
select email, legal_name, address, gstin, abn, changed_at, confirmed_at, bounced_at, link_id, link_until from app.billing
where tenant_id = :tenant;

--! billing_moments : (confirmed_at?, bounced_at?, link_until?)
-- The state, without any sealed value.
select confirmed_at, bounced_at, link_until from app.billing where tenant_id = :tenant;

--! hold_billing
-- Changes, confirmations and bounces take turns on this row.
select tenant_id from app.billing where tenant_id = :tenant for update;

--! billing_place : (confirmed_at?, bounced_at?, link_until?)
-- Also what is needed outside a call, when nobody has entered as a member.
select t.slug, t.name, t.settings::text as settings, b.email, b.confirmed_at, b.bounced_at, b.link_until
from app.billing b
join app.tenant t on t.tenant_id = :tenant
where b.tenant_id = :tenant;

--! set_billing (legal_name?, address?, gstin?, abn?)
-- Another address: nothing that was known of the old one holds, and its link no longer works.
insert into app.billing (tenant_id, email, legal_name, address, gstin, abn, changed_at, confirmed_at)
values (:tenant, :email, :legal_name, :address, :gstin, :abn, :now, null)
on conflict (tenant_id) do update
set email = excluded.email, legal_name = excluded.legal_name, address = excluded.address, gstin = excluded.gstin,
    abn = excluded.abn, changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at,
    bounced_at = null, link_id = null, link_sha256 = null, link_until = null, ask_at = null
returning true as kept;

--! set_payer (legal_name?, address?, gstin?, abn?)
-- The address and its state stay.
update app.billing set legal_name = :legal_name, address = :address, gstin = :gstin, abn = :abn, changed_at = :now
where tenant_id = :tenant
returning true as kept;

--! remove_billing
delete from app.billing where tenant_id = :tenant
returning true as removed;

--! ask_billing
-- The link goes to the address that is in the row now, whatever was read before.
update app.billing set link_id = :link, link_sha256 = :link_sha256, link_until = :until, ask_at = null
where tenant_id = :tenant
returning email;

--! ask_billing_again
-- If two programs look at the same time, only one of them gets the row.
update app.billing set link_id = :link, link_sha256 = :link_sha256, link_until = :until, ask_at = null
where tenant_id = :tenant and ask_at <= :now
returning email;

--! put_off_billing
update app.billing set ask_at = :ask_at
where tenant_id = :tenant and ask_at is not null
returning true as done;

--! is_billing_link
select t.name from app.billing b
join app.tenant t on t.tenant_id = :tenant
where b.tenant_id = :tenant and b.link_sha256 = :link_sha256 and b.link_until > :now;

--! confirm_billing
update app.billing
set confirmed_at = :now, bounced_at = null, link_id = null, link_sha256 = null, link_until = null, ask_at = :ask_at
where tenant_id = :tenant and link_sha256 = :link_sha256 and link_until > :now
returning true as confirmed;

--! billing_bounced
-- A mail from before the last confirmation says nothing new.
update app.billing set bounced_at = :now
where tenant_id = :tenant and bounced_at is null and (confirmed_at is null or confirmed_at <= :written_at)
returning true as noted;

--! billing_due
-- Run as the role for jobs, across all workspaces except closed ones.
select b.tenant_id from app.billing b
where b.ask_at <= :now and not exists (select from app.closing c where c.tenant_id = b.tenant_id)
order by b.ask_at;
