--! billing : (legal_name?, address?, gstin?, abn?, confirmed_at?, bounced_at?)
select email, legal_name, address, gstin, abn, changed_at, confirmed_at, bounced_at from app.billing
where tenant_id = :tenant;

--! billing_place : (confirmed_at?, bounced_at?)
-- With what is needed outside a call, where nobody has entered as a member.
select t.slug, t.name, t.settings::text as settings, b.email, b.confirmed_at, b.bounced_at
from app.billing b
join app.tenant t on t.tenant_id = :tenant
where b.tenant_id = :tenant;

--! set_billing (legal_name?, address?, gstin?, abn?, confirmed_at?, bounced_at?, ask_at?)
-- What stood of links for another address works no more.
insert into app.billing (tenant_id, email, legal_name, address, gstin, abn, changed_at, confirmed_at, bounced_at, ask_at)
values (:tenant, :email, :legal_name, :address, :gstin, :abn, :now, :confirmed_at, :bounced_at, :ask_at)
on conflict (tenant_id) do update
set email = excluded.email, legal_name = excluded.legal_name, address = excluded.address, gstin = excluded.gstin,
    abn = excluded.abn, changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at,
    bounced_at = excluded.bounced_at, link_sha256 = null, link_until = null, ask_at = excluded.ask_at
returning true as kept;

--! ask_billing
update app.billing set link_sha256 = :link_sha256, link_until = :until, ask_at = null
where tenant_id = :tenant
returning true as asked;

--! is_billing_link
select t.name from app.billing b
join app.tenant t on t.tenant_id = :tenant
where b.tenant_id = :tenant and b.link_sha256 = :link_sha256 and b.link_until > :now;

--! confirm_billing
update app.billing
set confirmed_at = :now, bounced_at = null, link_sha256 = null, link_until = null, ask_at = :ask_at
where tenant_id = :tenant and link_sha256 = :link_sha256 and link_until > :now
returning true as confirmed;

--! billing_bounced
update app.billing set bounced_at = :now
where tenant_id = :tenant and bounced_at is null
returning true as noted;

--! billing_due
-- Asked as the role for jobs, across all workspaces.
select tenant_id from app.billing
where ask_at <= :now
order by ask_at;
