--! credential_of
select person_id, name, password from app.credential_of(:email);

--! add_person
select app.add_person(:person, :email, :name, :password, :now) as added;

--! workspaces_of
-- Asked before a workspace is known: read by the policy `own` on membership (database.md, section 3).
select tenant_id, roles from app.membership where person_id = :person and state = 'active'
order by created_at desc limit 50;

--! slug_of
select slug, name, settings::text as settings from app.tenant where tenant_id = :tenant;

--! open_session
insert into app.session (tenant_id, session_id, person_id, token_sha256, device, ip, created_at, expires_at, seen_at)
values (:tenant, :session, :person, :token_sha256, :device, :ip, :now, :expires, :now)
returning true as opened;

--! session_seen
update app.session set seen_at = :now where tenant_id = :tenant and session_id = :session and seen_at < :now
returning true as noted;

--! token_used
update app.api_token set used_at = :now
where tenant_id = :tenant and token_id = :token and (used_at is null or used_at < :now)
returning true as noted;

--! end_session
update app.session set ended_at = :now where tenant_id = :tenant and session_id = :session and ended_at is null
returning true as ended;

--! first_attempt
insert into app.attempt (tenant_id, kind, subject_sha256, failures, last_at)
values (:tenant, 'account', :account, 0, :now), (:tenant, 'net', :net, 0, :now)
on conflict (tenant_id, kind, subject_sha256) do nothing
returning kind;

--! failures
-- Locked, the account before the net, so that tries at the same time are counted one after the other.
select kind, failures, last_at from app.attempt
where tenant_id = :tenant and subject_sha256 in (:account, :net)
order by kind
for update;

--! count_failure
insert into app.attempt (tenant_id, kind, subject_sha256, failures, last_at)
values (:tenant, :kind, :subject, 1, :now)
on conflict (tenant_id, kind, subject_sha256)
do update set failures = case when app.attempt.last_at < :forget then 1 else app.attempt.failures + 1 end, last_at = :now
returning failures;

--! forgive
-- The try was right: the account begins anew, and the net has one wrong try less.
update app.attempt set failures = case when kind = 'account' then 0 else greatest(failures - 1, 0) end
where tenant_id = :tenant and subject_sha256 in (:account, :net)
returning kind;

--! address_taken
select exists (select from app.address where slug = :slug) as yes;

--! take_address
insert into app.address (slug, tenant_id) values (:slug, :tenant) returning true as taken;

--! insert_tenant (state?, gstin?, abn?, location?, gln?)
insert into app.tenant (tenant_id, slug, name, country, currency, minor_digits, timezone, fy_start_month, fy_start_day,
                        state, gstin, abn, gst_registered, location, gln, settings, version, created_at)
values (:tenant, :slug, :name, :country, :currency, :minor_digits, :timezone, :fy_start_month, :fy_start_day,
        :state, :gstin, :abn, :gst_registered, :location, :gln, :settings, 1, :now)
returning true as made;

--! insert_membership
insert into app.membership (tenant_id, person_id, name, email, roles, state, version, created_by, created_at)
values (:tenant, :person, :name, :email, :roles, 'active', 1, :by, :now)
on conflict (tenant_id, person_id) do update
set roles = excluded.roles, state = 'active', version = app.membership.version + 1
returning version;

--! insert_token
insert into app.api_token (tenant_id, token_id, person_id, name, token_sha256, created_at, expires_at)
values (:tenant, :token, :person, :name, :token_sha256, :now, :expires)
returning true as made;

--! open_invitation
select invitation_id, email, roles, created_by from app.invitation
where tenant_id = :tenant and token_sha256 = :token_sha256 and used_at is null and expires_at > :now;

--! use_invitation
update app.invitation set used_at = :now
where tenant_id = :tenant and invitation_id = :invitation and used_at is null
returning true as used;
