--! change_settings
update app.tenant set settings = :settings, version = version + 1
where tenant_id = :tenant and version = :version
returning version;

--! change_details (location?, state?, gstin?, abn?)
update app.tenant
set name = :name, location = :location, state = :state, gstin = :gstin, abn = :abn, gst_registered = :gst_registered,
    version = version + 1
where tenant_id = :tenant and version = :version
returning version;

--! close
insert into app.closing (tenant_id, closed_at, ends_at) values (:tenant, :now, :ends_at)
on conflict (tenant_id) do nothing
returning ends_at;

--! reopen
delete from app.closing where tenant_id = :tenant
returning ends_at;
