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

--! is_held_without_end
-- Whether a legal hold without a last day is in force: nobody could lift it after the end.
select exists (
    select from app.legal_hold where tenant_id = :tenant and lifted_at is null and until_on is null
) as yes;

--! close (books_by?)
insert into app.closing (tenant_id, closed_at, ends_at, books_by) values (:tenant, :now, :ends_at, :books_by)
on conflict (tenant_id) do nothing
returning ends_at;

--! reopen
delete from app.closing where tenant_id = :tenant
returning ends_at;
