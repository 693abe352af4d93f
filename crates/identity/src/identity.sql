--! credential_of : (verified_at?)
-- Read before anybody is entered, by the address's keyed hash alone. The person who has the address comes
-- before those who lost it.
select person_id, name, password, verified_at, is_former from app.credential_of(:email_blind);

--! add_proven_person (standing?, list?, over?) : (loser?)
select is_added, loser from app.add_proven_person(:person, :email, :email_blind, :name, :password, :standing, :list, :over, :now);

--! add_person (standing?, list?)
select app.add_person(:person, :email, :email_blind, :name, :password, :standing, :list, :now) as added;

--! my_account : (verified_at?)
select person_id, email, has_address, name, password, verified_at from app.my_account();

--! set_my_password (standing?, list?)
select app.set_my_password(:password, :standing, :list, :now) as done;

--! judge_my_password
select app.judge_my_password(:was, :password, :standing, :list) as done;

--! end_my_sessions
select app.end_my_sessions(:now) as done;

--! end_my_tokens
select app.end_my_tokens(:now) as done;

--! my_factors : (credential_id?, used_at?)
select factor_id, kind, name, credential_id, secret, counter, created_at, used_at from app.my_factors();

--! add_factor
select app.add_factor(:factor, :kind, :name, :secret, :now) as done;

--! use_factor
select app.use_factor(:factor, :step, :now) as done;

--! add_passkey
select app.add_passkey(:factor, :name, :credential_id, :credential_blind, :secret, :seen, :now) as done;

--! use_passkey
select app.use_passkey(:factor, :seen, :now) as done;

--! remove_factor
select app.remove_factor(:factor) as done;

--! remove_my_codes
select app.remove_my_codes() as done;

--! remove_my_factors
select app.remove_my_factors() as done;

--! insert_recovery (asked_in?, reason?, case_no?, address?)
-- Returns nothing where one waits already: nobody shortens a wait by asking again.
insert into app.recovery (tenant_id, recovery_id, person_id, asked_in, asked_by, asker, reason, case_no, address, stop_sha256,
                          state, asked_at, due_at, ends_at)
values (:tenant, :recovery, :person, :asked_in, :asked_by, :asker, :reason, :case_no, :address, :stop_sha256, 'waiting',
        :now, :due, :ends)
on conflict (tenant_id, person_id) where state = 'waiting' do nothing
returning true as asked;

--: Recovery(asked_in?, reason?, case_no?, address?)

--! waiting_recoveries : Recovery
select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery
where tenant_id = :tenant and person_id = any(:persons) and state = 'waiting' and ends_at > :now;

--! lock_recovery : Recovery
select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery
where tenant_id = :tenant and person_id = :person and state = 'waiting' and ends_at > :now
for update;

--! recovery_by_link : Recovery
select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery
where tenant_id = :tenant and stop_sha256 = :stop_sha256 and state = 'waiting' and ends_at > :now;

--! end_recovery
update app.recovery set state = :state, ended_at = :now, ended_by = :by
where tenant_id = :tenant and recovery_id = :recovery and state = 'waiting'
returning true as ended;

--! moves_since : (asked_in?)
-- The workspaces whose Owner has moved a person's membership since that moment.
select distinct asked_in from app.recovery
where tenant_id = :tenant and person_id = :person and state = 'done' and asked_in is not null and ended_at > :since;

--! withdraw_moves
-- The invitations that would move a membership to a new account.
update app.invitation set expires_at = :now
where tenant_id = :tenant and moves = :person and used_at is null and expires_at > :now
returning invitation_id;

--! lapse_recovery
-- One that nobody finished in its time makes room for another.
update app.recovery set state = 'cancelled', ended_at = ends_at
where tenant_id = :tenant and person_id = :person and state = 'waiting' and ends_at <= :now
returning recovery_id;

--! recoveries_since
select count(*) as recoveries from app.recovery
where tenant_id = :tenant and person_id = :person and recovery_id >= :first;

--! identity_of
-- Read before anybody is entered, by the identity that a provider proved.
select person_id, name from app.identity_of(:known_blind);

--! my_identities : (linked_at?, used_at?)
select identity_id, issuer, email, created_at, linked_at, used_at from app.my_identities();

--! offer_identity
select app.offer_identity(:identity, :known_blind, :issuer, :subject, :email, :now) as done;

--! link_identity
select app.link_identity(:identity, :since, :now) as linked;

--! use_identity
select app.use_identity(:known_blind, :now) as done;

--! remove_identity
select app.remove_identity(:identity) as done;

--! verify_my_address
select app.verify_my_address(:email_blind, :now) as done;

--! spend_code
-- Of two uses of a code one is first; the other gets nothing back.
insert into app.used_code as used (tenant_id, factor_id, step, nth)
select t.tenant_id, :factor, :step,
       coalesce((select max(u.nth) from app.used_code u where u.tenant_id = t.tenant_id and u.factor_id = :factor), 0) + 1
from app.tenant t
where t.tenant_id = :tenant
on conflict (tenant_id, factor_id, step) do nothing
returning used.nth;

--! forget_codes
-- Deletes the steps of other days, except the last few in the order of use: a clock that was ahead for a
-- moment ends none of today's.
delete from app.used_code
where tenant_id = :tenant and factor_id = :factor and nth <= :nth and (step < :first or step > :last)
returning step;

--! note_wrong_code
insert into app.code_failure (tenant_id, person_id, day_at, failures) values (:tenant, :person, :day, 1)
on conflict (tenant_id, person_id, day_at) do update set failures = app.code_failure.failures + 1
returning failures;

--! wrong_codes
select coalesce(sum(failures), 0)::bigint as failures from app.code_failure
where tenant_id = :tenant and person_id = :person and day_at >= :since;

--! forget_wrong_codes
delete from app.code_failure where tenant_id = :tenant and person_id = :person and day_at < :since
returning failures;

--! insert_one_time (bound_sha256?, note?)
insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, bound_sha256, note, created_at, expires_at)
values (:tenant, :one_time, :kind, :person, :token_sha256, :bound_sha256, :note, :now, :expires)
returning true as made;

--! one_time : (bound_sha256?, note?)
-- Secrets made before the person's sessions ended have ended with them; a person who is not
-- known yet has no sessions.
select one_time_id, person_id, bound_sha256, note, created_at from app.one_time
where tenant_id = :tenant and token_sha256 = :token_sha256 and kind = :kind and used_at is null and expires_at > :now
  and created_at >= coalesce(app.sessions_since(person_id), '-infinity');

--! use_one_time
-- The note is not kept: it may contain a form that waited.
update app.one_time set used_at = :now, note = null
where tenant_id = :tenant and one_time_id = :one_time and used_at is null
returning true as used;

--! insert_spent
-- Of two uses at the same time one is first; the other gets nothing back.
insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, created_at, expires_at, used_at)
values (:tenant, :one_time, :kind, :person, :token_sha256, :now, :expires, :now)
on conflict (tenant_id, token_sha256) do nothing
returning true as spent;

--! remove_one_times
delete from app.one_time where tenant_id = :tenant and person_id = :person and kind = any(:kinds)
returning one_time_id;

--! address_links : (used_at?)
-- Locked, so that of two clicks at the same time the later one sees both.
select kind, used_at from app.one_time
where tenant_id = :tenant and person_id = :person and kind in ('leave_address', 'take_address') and expires_at > :now
order by kind
for update;

--! take_my_address : (loser?)
select is_taken, loser from app.take_my_address(:email, :email_blind, :is_proved, :now);

--! bring_address
update app.membership set email = :email, email_blind = :email_blind where tenant_id = :tenant and person_id = :person
returning true as brought;

--! sweep_one_time
delete from app.one_time where tenant_id = :tenant and person_id = :person and expires_at < :before
returning one_time_id;

--! browser_seen
update app.known_browser set seen_at = :now
where tenant_id = :tenant and person_id = :person and secret_sha256 = :secret_sha256
returning true as known;

--! is_known_browser
select true as known from app.known_browser
where tenant_id = :tenant and person_id = :person and secret_sha256 = :secret_sha256 and seen_at >= :since;

--! rename_browser
-- The browser has another secret now: whom it was known to, knows it by that one.
update app.known_browser set secret_sha256 = :secret_sha256
where tenant_id = :tenant and secret_sha256 = :former_sha256
returning true as renamed;

--! browsers_known
select count(*) as browsers from app.known_browser where tenant_id = :tenant and person_id = :person;

--! add_browser
insert into app.known_browser (tenant_id, person_id, secret_sha256, seen_at)
values (:tenant, :person, :secret_sha256, :now)
on conflict (tenant_id, person_id, secret_sha256) do update set seen_at = excluded.seen_at
returning true as added;

--! forget_browsers
delete from app.known_browser where tenant_id = :tenant and person_id = :person and seen_at < :before
returning true as forgotten;

--! workspaces_of : (until?)
-- Read before a workspace is known: the policy `own` on membership allows it (database.md, section 3).
select tenant_id, roles, until,
       password_after is not null and coalesce(password_after >= app.password_since(person_id), false) as owes_password,
       coalesce(app.lacks_address(person_id), false) as lacks_address, state = 'joining' as is_joining
from app.membership
where person_id = :person and state in ('active', 'joining') and (until is null or until > :now)
order by created_at desc limit 50;

--! unsigned_undertakings
-- In the instance's workspace: the undertakings of confidentiality in force for everybody whose last version this person has not signed.
select count(*) as many from app.policy p
join lateral (select version_no from app.policy_version where tenant_id = :tenant and policy_id = p.policy_id
              order by version_no desc limit 1) v on true
where p.tenant_id = :tenant and p.kind = 'confidentiality' and p.readers = '{}' and p.ended_at is null
  and not exists (select from app.policy_reading r
                  where r.tenant_id = :tenant and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = :person);

--! tenant_of
select tenant_id from app.address where slug = :slug;

--! let_operator_in
-- Never replaces the membership of a person who joined by themselves.
insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, until, version, created_by, created_at)
values (:tenant, :person, :name, :email, :email_blind, :roles, array[]::uuid[], 'active', :until, 1, :person, :now)
on conflict (tenant_id, person_id) do update
set roles = excluded.roles, state = 'active', until = excluded.until, version = app.membership.version + 1
where app.membership.until is not null
returning version;

--! added_to : (added?)
-- What a person's custom roles add, for a person who is about to be signed in.
select string_agg(array_to_string(r.permissions, ' '), ' ') as added
from app.membership m
join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles)
where m.tenant_id = :tenant and r.tenant_id = :tenant and m.person_id = :person and r.ended_at is null;

--! open_session (proved_at?, till?)
insert into app.session (tenant_id, session_id, person_id, token_sha256, device, device_blind, ip, ip_blind, created_at,
                         expires_at, seen_at, secret_at, proved_at, second_factor, till_id, by_pin)
values (:tenant, :session, :person, :token_sha256, :device, :device_blind, :ip, :ip_blind, :now, :expires, :now, :now,
        :proved_at, :second_factor, :till, :by_pin)
returning true as opened;

--! rotate_session
-- The same session continues under another secret: a thief of the one before has nothing. Only
-- a proof is noted as one.
update app.session set token_sha256 = :token_sha256, secret_at = :now, second_factor = second_factor or :second_factor,
                       proved_at = case when :is_proof then :now else proved_at end
where tenant_id = :tenant and session_id = :session and ended_at is null
returning true as rotated;

--! end_sessions_of
update app.session set ended_at = :now where tenant_id = :tenant and person_id = :person and ended_at is null
returning session_id;

--! end_session
update app.session set ended_at = :now where tenant_id = :tenant and session_id = :session and ended_at is null
returning true as ended;

--! first_attempt
insert into app.attempt as tried (tenant_id, kind, subject_sha256, failures, last_at)
select t.tenant_id, it.kind, it.subject, 0, :now
from app.tenant t
cross join unnest(:kinds::text[], :subjects::bytea[]) as it (kind, subject)
where t.tenant_id = :tenant
on conflict (tenant_id, kind, subject_sha256) do nothing
returning tried.kind;

--! put_back_attempts
-- The clock went back behind what was noted: from now on it counts as noted now, so
-- that no wait grows by that.
update app.attempt set last_at = :now
where tenant_id = :tenant and subject_sha256 = any(:subjects) and last_at > :ahead
returning kind;

--! failures
-- Locked, the account before the networks, so that tries at the same time are counted one after the other.
select kind, failures, last_at from app.attempt
where tenant_id = :tenant and subject_sha256 = any(:subjects)
order by kind, subject_sha256
for update;

--! count_failures
insert into app.attempt as tried (tenant_id, kind, subject_sha256, failures, last_at)
select t.tenant_id, it.kind, it.subject, 1, :now
from app.tenant t
cross join unnest(:kinds::text[], :subjects::bytea[]) as it (kind, subject)
where t.tenant_id = :tenant
on conflict (tenant_id, kind, subject_sha256)
do update set failures = case when tried.last_at < :forget then 1 else tried.failures + 1 end, last_at = :now
returning tried.kind, tried.failures;

--! forget_attempts
-- Deletes a few rows that no longer count at each try: nobody fills the disk by trying ever new accounts.
-- Locked rows are skipped.
delete from app.attempt
where tenant_id = :tenant and (kind, subject_sha256) in (
    select kind, subject_sha256 from app.attempt
    where tenant_id = :tenant and last_at < :forget and (kind <> 'shut' or last_at < :open)
    order by last_at
    limit 100
    for update skip locked)
returning kind;

--! take_back_attempt
update app.attempt set failures = greatest(failures - 1, 0)
where tenant_id = :tenant and subject_sha256 = any(:subjects) and kind in ('account', 'net', 'wide')
returning kind;

--! note_net_try
insert into app.net_try (tenant_id, net_sha256, account_sha256, tries, last_at)
values (:tenant, :net, :account, 1, :now)
on conflict (tenant_id, net_sha256, account_sha256)
do update set tries = case when app.net_try.last_at < :forget then 1 else app.net_try.tries + 1 end, last_at = :now
returning tries;

--! net_tries
-- Rows far ahead of now were written before the clock went back, and no longer count.
select count(*) as accounts, coalesce(sum(tries), 0)::bigint as tries from app.net_try
where tenant_id = :tenant and net_sha256 = :net and last_at >= :since and last_at <= :until;

--! forget_net_tries
delete from app.net_try n
where n.tenant_id = :tenant and (n.net_sha256, n.account_sha256) in (
    select o.net_sha256, o.account_sha256 from app.net_try o
    where o.tenant_id = :tenant and o.last_at < :before
    order by o.last_at
    limit 100
    for update skip locked)
returning true as forgotten;

--! shut_net
insert into app.attempt (tenant_id, kind, subject_sha256, failures, last_at)
values (:tenant, 'shut', :net, 1, :now)
on conflict (tenant_id, kind, subject_sha256) do update set last_at = :now
returning true as done;

--! forgive
-- The try was right: the account starts at zero again, and the network has one wrong try less.
update app.attempt set failures = case when kind = 'account' then 0 else greatest(failures - 1, 0) end
where tenant_id = :tenant and subject_sha256 = any(:subjects) and kind in ('account', 'net', 'wide')
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
insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, version, created_by, created_at)
values (:tenant, :person, :name, :email, :email_blind, :roles, :custom_roles, 'active', 1, :by, :now)
on conflict (tenant_id, person_id) do update
set roles = excluded.roles, custom_roles = excluded.custom_roles, state = 'active', joins_by = null, until = null, version = app.membership.version + 1
returning version;

--! join_membership
-- Still joining: nothing of the workspace is theirs before the membership begins. An active
-- member's row does not change.
insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, joins_by, version, created_by, created_at)
values (:tenant, :person, :name, :email, :email_blind, :roles, :custom_roles, 'joining', :invitation, 1, :by, :now)
on conflict (tenant_id, person_id) do update
set name = excluded.name, email = excluded.email, email_blind = excluded.email_blind, roles = excluded.roles,
    custom_roles = excluded.custom_roles, state = 'joining', joins_by = excluded.joins_by, until = null,
    version = app.membership.version + 1
where app.membership.state <> 'active' or app.membership.until is not null
returning version;

--! begin_membership
update app.membership set state = 'active', joins_by = null, roles = :roles, custom_roles = :custom_roles, version = version + 1
where tenant_id = :tenant and person_id = :person and state = 'joining'
returning version;

--! insert_move
-- The invitation by which an Owner whom no mail reached comes back.
insert into app.invitation (tenant_id, invitation_id, email, email_blind, roles, custom_roles, moves, token_sha256, mailed_sha256,
                            created_by, created_at, expires_at)
values (:tenant, :invitation, :email, :email_blind, :roles, :custom_roles, :moves, :token_sha256, :mailed_sha256, :by, :now,
        :expires)
returning true as invited;

--! member_moved : (until?)
-- The membership that moves to another account of the person's, as it is at this moment.
select roles, custom_roles, until from app.membership
where tenant_id = :tenant and person_id = :person and state = 'active'
for update;

--! revoke_tokens_of
update app.api_token set revoked_at = :now where tenant_id = :tenant and person_id = :person and revoked_at is null
returning token_id;

--! forget_pin_of
delete from app.pin where tenant_id = :tenant and person_id = :person
returning true as forgotten;

--! withdraw_invitations_by
update app.invitation set expires_at = :now
where tenant_id = :tenant and created_by = :person and used_at is null and expires_at > :now
returning invitation_id;

--! end_membership
update app.membership set state = 'removed', joins_by = null, version = version + 1 where tenant_id = :tenant and person_id = :person
returning true as ended;

--! members_since
-- The people who were members at that moment, and still are.
select person_id from app.membership where tenant_id = :tenant and state = 'active' and created_at <= :since;

--! insert_token
insert into app.api_token (tenant_id, token_id, person_id, name, token_sha256, second_factor, created_at, expires_at)
values (:tenant, :token, :person, :name, :token_sha256, true, :now, :expires)
returning true as made;

--! open_invitation : OpenInvitation(moves?, is_mailed?)
select invitation_id, email, roles, custom_roles, moves, created_by, mailed_sha256 = :token_sha256 as is_mailed from app.invitation
where tenant_id = :tenant and (token_sha256 = :token_sha256 or mailed_sha256 = :token_sha256)
  and used_at is null and expires_at > :now
  -- Nobody joins a closed workspace.
  and not exists (select from app.closing z where z.tenant_id = :tenant);

--! invitation_joined : OpenInvitation(moves?, is_mailed?)
-- The invitation by which a person joins, after it was looked at.
select i.invitation_id, i.email, i.roles, i.custom_roles, i.moves, i.created_by, null::boolean as is_mailed
from app.membership m
join app.invitation i on i.tenant_id = m.tenant_id and i.invitation_id = m.joins_by
where m.tenant_id = :tenant and i.tenant_id = :tenant and m.person_id = :person and m.state = 'joining'
  and i.used_at is null and i.expires_at > :now
  and not exists (select from app.closing z where z.tenant_id = :tenant)
for update of m;

--! use_invitation
update app.invitation set used_at = :now
where tenant_id = :tenant and invitation_id = :invitation and used_at is null
returning true as used;
