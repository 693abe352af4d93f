-- People, how they come in, and what they did. Credentials are global; everything else belongs to a workspace.
-- What must stay true: the app's role reads no credential and lists nobody; it asks the functions named here, which reach
-- what is the entered person's own. A PIN is a workspace's and its hash is keyed: without the instance's key it is nothing.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.person (
    person_id uuid primary key,
    email app.sealed not null,                              -- normalised: trimmed, lower case
    email_blind bytea not null unique check (length(email_blind) = 16), -- what it is found by, and unique by
    name app.sealed not null,
    password text not null,                                 -- PHC string of Argon2id, or an imported bcrypt hash; '!': none
    password_at timestamptz not null,                       -- since when it is this one, however it is hashed
    password_standing text check (password_standing in ('pass', 'weak', 'listed')), -- what it was worth when it was last at hand
    password_list text,                                     -- and by which list and rules; judged by others it is not known
    verified_at timestamptz,                                -- since when the address is proved to be the person's
    sessions_since timestamptz not null,                    -- sessions whose secret is older have ended, in every workspace
    tokens_since timestamptz not null default '-infinity',  -- and so have API tokens that are not younger than this
    created_at timestamptz not null,
    check ((password_standing is null) = (password_list is null))
);
select app.place('app.person', 'everywhere');

-- What a person proves themselves with besides the password.
create table app.factor (
    factor_id uuid primary key,
    person_id uuid not null references app.person,
    kind text not null check (kind in ('totp', 'code', 'passkey')),
    name app.sealed not null,
    credential_id app.sealed,                               -- a passkey's name for itself
    credential_blind bytea unique check (length(credential_blind) = 16), -- a keyed hash of it: it is enrolled once
    secret app.sealed not null,                             -- an authenticator's key; a recovery code's SHA-256; a passkey's public key
    counter bigint not null,                                -- the last step, use or count seen: only what comes after it is taken
    created_at timestamptz not null,
    used_at timestamptz,
    check ((kind = 'passkey') = (credential_id is not null) and (credential_id is null) = (credential_blind is null))
);
create index factor_of on app.factor (person_id, kind);
select app.place('app.factor', 'everywhere');

-- Who a person is to another provider, by whom they sign in (OpenID Connect, GitHub).
create table app.outside_identity (
    identity_id uuid primary key,
    person_id uuid not null references app.person,
    issuer app.sealed not null,                             -- the provider, by the name it signs with
    subject app.sealed not null,                            -- who it is there; an e-mail address never decides
    known_blind bytea not null check (length(known_blind) = 16), -- a keyed hash of both: what somebody is known by
    email app.sealed not null,                              -- what the provider called them, only to be shown
    created_at timestamptz not null,
    linked_at timestamptz,                                  -- null: offered, and not agreed to yet
    used_at timestamptz
);
create unique index outside_identity_is on app.outside_identity (known_blind) where linked_at is not null;
create index outside_identity_of on app.outside_identity (person_id);
select app.place('app.outside_identity', 'everywhere');

-- Reviewed (R9): credentials are reached only by the functions below. Three find somebody who is not entered yet, by
-- an address's keyed hash or by what a provider proved, or say since when a person's sessions, tokens or password count; one
-- says how the password of a member of the entered workspace stood; the others read and write what is the entered person's own.
create function app.credential_of(wanted bytea)
returns table (person_id uuid, name bytea, password text)
language sql stable security definer set search_path = '' as $$
    select p.person_id, p.name, p.password from app.person p where p.email_blind = wanted
$$;
-- In plpgsql, which keeps its plan: these two are asked in every call, and a function in SQL is parsed and planned in each.
create function app.sessions_since(whose uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select p.sessions_since from app.person p where p.person_id = whose);
end $$;
create function app.tokens_since(whose uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select p.tokens_since from app.person p where p.person_id = whose);
end $$;
-- Null for who has no password.
create function app.password_since(whose uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select p.password_at from app.person p where p.person_id = whose and p.password <> '!');
end $$;
create function app.myself() returns uuid
language sql stable set search_path = '' as $$
    select nullif(current_setting('app.actor_id', true), '')::uuid
$$;
-- Adds a person, or says false when the address is taken.
create function app.add_person(id uuid, address bytea, found_by bytea, called bytea, secret text, standing text, list text,
                               at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    insert into app.person (person_id, email, email_blind, name, password, password_at, password_standing, password_list,
                            sessions_since, created_at)
    values (id, address, found_by, called, secret, at, standing, list, at, at) on conflict (email_blind) do nothing;
    return found;
end $$;
create function app.my_account()
returns table (person_id uuid, email bytea, name bytea, password text, verified_at timestamptz)
language sql stable security definer set search_path = '' as $$
    select p.person_id, p.email, p.name, p.password, p.verified_at from app.person p where p.person_id = app.myself()
$$;
create function app.set_my_password(secret text, standing text, list text, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set password = secret, password_at = at, password_standing = standing, password_list = list
    where person_id = app.myself();
    return found;
end $$;
-- The same password, seen again: another hash of it, and what it is worth today. Nothing where it was changed meanwhile, or
-- where nothing is new.
create function app.judge_my_password(was text, secret text, standing text, list text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person p set password = secret, password_standing = standing, password_list = list
    where p.person_id = app.myself() and p.password = was
      and (secret, standing, list) is distinct from (p.password, p.password_standing, p.password_list);
    return found;
end $$;
create function app.end_my_sessions(at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set sessions_since = at where person_id = app.myself();
    return found;
end $$;
create function app.end_my_tokens(at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set tokens_since = at where person_id = app.myself();
    return found;
end $$;
create function app.verify_my_address(at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set verified_at = coalesce(verified_at, at) where person_id = app.myself();
    return found;
end $$;
-- A proved address takes the place of the one before, or false is said when somebody else has it.
create function app.change_my_address(address bytea, found_by bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set email = address, email_blind = found_by, verified_at = at where person_id = app.myself();
    return found;
exception when unique_violation then
    return false;
end $$;
create function app.my_factors()
returns table (factor_id uuid, kind text, name bytea, credential_id bytea, secret bytea, counter bigint, created_at timestamptz,
               used_at timestamptz)
language sql stable security definer set search_path = '' as $$
    select f.factor_id, f.kind, f.name, f.credential_id, f.secret, f.counter, f.created_at, f.used_at
    from app.factor f where f.person_id = app.myself() order by f.created_at, f.factor_id
$$;
create function app.add_factor(id uuid, what text, called bytea, proof bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    insert into app.factor (factor_id, person_id, kind, name, secret, counter, created_at)
    values (id, app.myself(), what, called, proof, 0, at);
    return found;
end $$;
-- Takes a step, use or count if none as late was taken before: the row's lock lets one of two tries at once through.
create function app.use_factor(id uuid, step bigint, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.factor set counter = step, used_at = at
    where factor_id = id and person_id = app.myself() and counter < step;
    return found;
end $$;
-- Adds a passkey, or says false when it is enrolled already, with whomever.
create function app.add_passkey(id uuid, called bytea, credential bytea, known bytea, proof bytea, seen bigint, at timestamptz)
returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    insert into app.factor (factor_id, person_id, kind, name, credential_id, credential_blind, secret, counter, created_at)
    values (id, app.myself(), 'passkey', called, credential, known, proof, seen, at) on conflict (credential_blind) do nothing;
    return found;
end $$;
-- Takes a passkey's count if it is above the last one; passkeys that are copied between devices say nil for ever.
create function app.use_passkey(id uuid, seen bigint, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.factor set counter = seen, used_at = at
    where factor_id = id and person_id = app.myself() and kind = 'passkey' and (counter < seen or (counter = 0 and seen = 0));
    return found;
end $$;
create function app.remove_factor(id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    delete from app.factor where factor_id = id and person_id = app.myself();
    return found;
end $$;
create function app.remove_my_codes() returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    delete from app.factor where kind = 'code' and person_id = app.myself();
    return found;
end $$;
create function app.remove_my_factors() returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    delete from app.factor where person_id = app.myself();
    return found;
end $$;
create function app.identity_of(known bytea) returns table (person_id uuid, name bytea)
language sql stable security definer set search_path = '' as $$
    select p.person_id, p.name from app.outside_identity i join app.person p on p.person_id = i.person_id
    where i.known_blind = known and i.linked_at is not null
$$;
create function app.my_identities()
returns table (identity_id uuid, issuer bytea, email bytea, created_at timestamptz, linked_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = '' as $$
    select i.identity_id, i.issuer, i.email, i.created_at, i.linked_at, i.used_at
    from app.outside_identity i where i.person_id = app.myself() order by i.created_at, i.identity_id
$$;
-- What a provider proved to this person's browser, in the place of what was offered before.
create function app.offer_identity(id uuid, known bytea, provider bytea, who bytea, address bytea, at timestamptz)
returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    delete from app.outside_identity where person_id = app.myself() and linked_at is null;
    insert into app.outside_identity (identity_id, person_id, known_blind, issuer, subject, email, created_at)
    values (id, app.myself(), known, provider, who, address, at);
    return found;
end $$;
-- Agrees to an offer, or says false when there is none as late or the identity is linked already.
create function app.link_identity(id uuid, since timestamptz, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.outside_identity set linked_at = at
    where identity_id = id and person_id = app.myself() and linked_at is null and created_at >= since;
    return found;
exception when unique_violation then
    return false;
end $$;
create function app.use_identity(known bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.outside_identity set used_at = at
    where known_blind = known and person_id = app.myself() and linked_at is not null;
    return found;
end $$;
create function app.remove_identity(id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    delete from app.outside_identity where identity_id = id and person_id = app.myself() and linked_at is not null;
    return found;
end $$;
do $$
declare
    one text;
begin
    foreach one in array array[
        'app.identity_of(bytea)', 'app.my_identities()',
        'app.offer_identity(uuid, bytea, bytea, bytea, bytea, timestamptz)', 'app.link_identity(uuid, timestamptz, timestamptz)',
        'app.use_identity(bytea, timestamptz)', 'app.remove_identity(uuid)',
        'app.credential_of(bytea)', 'app.sessions_since(uuid)', 'app.tokens_since(uuid)', 'app.password_since(uuid)', 'app.myself()',
        'app.add_person(uuid, bytea, bytea, bytea, text, text, text, timestamptz)', 'app.my_account()',
        'app.set_my_password(text, text, text, timestamptz)', 'app.judge_my_password(text, text, text, text)',
        'app.end_my_sessions(timestamptz)', 'app.end_my_tokens(timestamptz)', 'app.verify_my_address(timestamptz)',
        'app.change_my_address(bytea, bytea, timestamptz)', 'app.my_factors()',
        'app.add_factor(uuid, text, bytea, bytea, timestamptz)', 'app.use_factor(uuid, bigint, timestamptz)',
        'app.add_passkey(uuid, bytea, bytea, bytea, bytea, bigint, timestamptz)', 'app.use_passkey(uuid, bigint, timestamptz)',
        'app.remove_factor(uuid)', 'app.remove_my_codes()', 'app.remove_my_factors()'] loop
        execute format('revoke all on function %s from public', one);
        execute format('grant execute on function %s to steel_app', one);
    end loop;
end $$;

-- Roles that a workspace made for itself, out of permissions. Who holds one has what it says at their next call.
create table app.role (
    tenant_id uuid not null references app.tenant,
    role_id uuid not null,
    name text not null check (length(name) between 1 and 40),
    folded text not null,                                   -- how the name looks: two that look alike are one
    permissions text[] not null,
    ended_at timestamptz,                                   -- nobody holds it any more, and its name is free
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, role_id)
);
create unique index role_name on app.role (tenant_id, folded) where ended_at is null;
select app.tenant_table('app.role', 'select,insert,update (name, folded, permissions, ended_at, version)');

create table app.membership (
    tenant_id uuid not null references app.tenant,
    person_id uuid not null,
    name app.sealed not null,
    email app.sealed not null,
    email_blind bytea not null check (length(email_blind) = 16), -- what it is found by
    roles text[] not null check (roles <@ array['Owner', 'Admin', 'Manager', 'Cashier', 'Maker', 'Quality', 'Accountant', 'Auditor']),
    custom_roles uuid[] not null,                           -- those of app.role
    state text not null check (state in ('active', 'removed')),
    until timestamptz,                                      -- an operator let in by a grant, until then; null: a member
    password_after timestamptz,                             -- who set their password before that chooses another one before anything here
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, person_id)
);
select app.tenant_table('app.membership', 'select,insert,update');
-- How the password of a member of the entered workspace stood when it was last at hand; of anybody else nothing is told.
create function app.password_standing(whose uuid) returns table (standing text, list text, since timestamptz)
language sql stable security definer set search_path = '' as $$
    select p.password_standing, p.password_list, p.password_at from app.person p
    where p.person_id = whose and p.password <> '!'
      and exists (select from app.membership m
                  where m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and m.person_id = whose
                    and m.state = 'active')
$$;
revoke all on function app.password_standing(uuid) from public;
grant execute on function app.password_standing(uuid) to steel_app;
-- "Which workspaces is this person in?" is asked before a workspace is known (database.md, section 3).
create policy own on app.membership for select
    using (person_id = nullif(current_setting('app.actor_id', true), '')::uuid);

-- A browser that people share, as its Owner enrolled it: by a secret that it keeps.
create table app.till (
    tenant_id uuid not null,
    till_id uuid not null,
    name app.sealed not null,
    secret_sha256 bytea not null check (length(secret_sha256) = 32),
    enrolled_by uuid not null,
    enrolled_at timestamptz not null,
    used_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, till_id),
    unique (tenant_id, secret_sha256),
    foreign key (tenant_id, enrolled_by) references app.membership
);
select app.tenant_table('app.till', 'select,insert,update');

create table app.session (
    tenant_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    device app.sealed not null,
    device_blind bytea not null check (length(device_blind) = 16), -- keyed hashes: by which browsers are told apart
    ip app.sealed not null,
    ip_blind bytea not null check (length(ip_blind) = 16),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    seen_at timestamptz not null,
    secret_at timestamptz not null,                         -- since when it has this secret
    proved_at timestamptz,                                  -- when the person last proved who they are; a PIN is no proof
    second_factor boolean not null,                         -- and whether by more than a password
    till_id uuid,                                           -- the till it was opened on; null: a browser of their own
    by_pin boolean not null,                                -- opened by a PIN, and ends with it
    ended_at timestamptz,
    primary key (tenant_id, session_id),
    unique (tenant_id, token_sha256),
    foreign key (tenant_id, person_id) references app.membership,
    foreign key (tenant_id, till_id) references app.till,
    check (not by_pin or till_id is not null)
);
create index session_by_person on app.session (tenant_id, person_id, session_id);
create index session_by_till on app.session (tenant_id, till_id) where till_id is not null and ended_at is null;
select app.tenant_table('app.session', 'select,insert,update');

-- What a person types at a till of this workspace.
create table app.pin (
    tenant_id uuid not null,
    person_id uuid not null,
    hash text not null,                                     -- PHC string of Argon2id over a keyed hash
    set_at timestamptz not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references app.membership
);
select app.tenant_table('app.pin', 'select,insert,update,delete');

-- Wrong PINs in a row, of a person at a till: the fifth shuts it there.
create table app.pin_failure (
    tenant_id uuid not null,
    person_id uuid not null,
    till_id uuid not null,
    failures integer not null check (failures > 0),
    primary key (tenant_id, person_id, till_id),
    foreign key (tenant_id, till_id) references app.till,
    foreign key (tenant_id, person_id) references app.membership
);
select app.tenant_table('app.pin_failure', 'select,insert,update,delete');

-- The form somebody had begun when their session on a till ended: the last one, without its secrets.
create table app.draft (
    tenant_id uuid not null,
    person_id uuid not null,
    action text not null,
    page text not null,                                     -- where it stood
    key text not null,                                      -- its idempotency key: what was sent under it is no draft any more
    fields app.sealed not null,
    kept_at timestamptz not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references app.membership
);
select app.tenant_table('app.draft', 'select,insert,update,delete');

create table app.api_token (
    tenant_id uuid not null,
    token_id uuid not null,
    person_id uuid not null,
    name app.sealed not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    permissions text[],                                     -- those it is narrowed to; null: all its person has
    made_by uuid,                                           -- the token it was made with, and ends with
    second_factor boolean not null,                         -- its maker had proved themselves by more than a password
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, token_id),
    unique (tenant_id, token_sha256),
    foreign key (tenant_id, person_id) references app.membership,
    foreign key (tenant_id, made_by) references app.api_token
);
select app.tenant_table('app.api_token', 'select,insert,update');

create index api_token_person on app.api_token (tenant_id, person_id) where revoked_at is null;
create index api_token_made_by on app.api_token (tenant_id, made_by) where made_by is not null;

create table app.invitation (
    tenant_id uuid not null references app.tenant,
    invitation_id uuid not null,
    email app.sealed not null,
    email_blind bytea not null check (length(email_blind) = 16), -- what it is found by
    roles text[] not null,
    custom_roles uuid[] not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, invitation_id),
    unique (tenant_id, token_sha256)
);
select app.tenant_table('app.invitation', 'select,insert,update');

create index invitation_created_by on app.invitation (tenant_id, created_by) where used_at is null;

-- Secrets that work once: links in mails, and the cookie of who is half signed in. They lie in the instance's own workspace.
-- A passkey's challenge comes here when it is used, in the workspace it is used in: it was handed out under a seal.
create table app.one_time (
    tenant_id uuid not null references app.tenant,
    one_time_id uuid not null,
    kind text not null check (kind in ('half', 'half_by_link', 'link', 'reset', 'verify', 'leave_address', 'take_address',
                                     'passkey', 'enrol_passkey', 'outside', 'newcomer')),
    person_id uuid not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    bound_sha256 bytea check (length(bound_sha256) = 32),   -- the browser that asked for it, and alone may use it
    note app.sealed,                                        -- what it is about: the address to be taken, the way somebody went
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, one_time_id),
    unique (tenant_id, token_sha256)
);
create index one_time_of on app.one_time (tenant_id, person_id, kind);
select app.tenant_table('app.one_time', 'select,insert,update,delete');

-- Browsers that somebody signed in with, so that they are told of one that is new. In the instance's own workspace too.
create table app.known_browser (
    tenant_id uuid not null references app.tenant,
    person_id uuid not null,
    secret_sha256 bytea not null check (length(secret_sha256) = 32),
    seen_at timestamptz not null,
    primary key (tenant_id, person_id, secret_sha256)
);
select app.tenant_table('app.known_browser', 'select,insert,update,delete');

-- Recoveries of who lost every second factor. They are the person's, so they lie in the instance's own workspace too. When
-- one is due is written once: the app's role has no right to move it, and nothing shorter than a day is taken.
create table app.recovery (
    tenant_id uuid not null references app.tenant,
    recovery_id uuid not null,
    person_id uuid not null,
    asked_in uuid,                                          -- the workspace whose Owner asked; null: an operator did
    asked_by uuid not null,
    asker app.sealed not null,                              -- their name as it was then
    reason app.sealed,
    case_no app.sealed,                                     -- the operator's own number for it
    stop_sha256 bytea not null check (length(stop_sha256) = 32), -- of the link that stops it
    state text not null check (state in ('waiting', 'cancelled', 'done')),
    asked_at timestamptz not null,
    due_at timestamptz not null check (due_at >= asked_at + interval '24 hours'),
    ends_at timestamptz not null check (ends_at > due_at),  -- from then on it is as if it had not been asked for
    ended_at timestamptz,
    ended_by uuid,
    primary key (tenant_id, recovery_id),
    unique (tenant_id, stop_sha256),
    check ((state = 'waiting') = (ended_at is null))
);
create unique index recovery_waits on app.recovery (tenant_id, person_id) where state = 'waiting';
create index recovery_of on app.recovery (tenant_id, person_id, recovery_id);
select app.tenant_table('app.recovery', 'select,insert,update (state, ended_at, ended_by)');

-- Failed sign-ins, counted in the instance's own workspace: no account or address is locked for good.
create table app.attempt (
    tenant_id uuid not null references app.tenant,
    kind text not null check (kind in ('account', 'net', 'shut')),
    subject_sha256 bytea not null,
    failures integer not null check (failures >= 0),
    last_at timestamptz not null,
    primary key (tenant_id, kind, subject_sha256)
);
select app.tenant_table('app.attempt', 'select,insert,update');

create table app.audit_event (
    tenant_id uuid not null references app.tenant,
    event_id uuid not null,
    at timestamptz not null,
    actor_id uuid,
    roles text[] not null,
    action text not null,
    result text not null check (result in ('ok', 'denied')),
    code text,
    content app.sealed not null,                            -- who by name, what, why and from where
    request_id uuid not null,
    step_up boolean not null,
    opening boolean not null,                               -- written by the move-in import
    salt bytea not null check (length(salt) = 32),          -- of its leaf in the audit tree (0008_audit.sql)
    -- The transaction it was written in, so that what was not sealed yet is found without looking at what was.
    xact bigint not null default (pg_current_xact_id()::text::bigint),
    primary key (tenant_id, event_id),
    check ((result = 'denied') = (code is not null))
);
create index audit_event_by_xact on app.audit_event (tenant_id, xact, event_id);
create index audit_event_by_action on app.audit_event (tenant_id, action, event_id);
select app.tenant_table('app.audit_event');
create trigger audit_event_stays before update or delete on app.audit_event
    for each row execute function app.refuse_change();

-- The first answer of a call, so that a retry gets it again (api.md, Idempotency).
create table app.kept_answer (
    tenant_id uuid not null references app.tenant,
    person_id uuid not null,
    key text not null check (length(key) between 1 and 64),
    action text not null,
    input_sha256 bytea not null,
    answer app.sealed not null,
    created_at timestamptz not null,
    primary key (tenant_id, person_id, key)
);
select app.tenant_table('app.kept_answer');
