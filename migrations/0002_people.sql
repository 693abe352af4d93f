-- People, how they come in, and what they did. Credentials are global; everything else belongs to a workspace.
-- What must stay true: the app's role cannot read a password or list people; it asks the functions named here.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.person (
    person_id uuid primary key,
    email text not null unique,                             -- normalised: trimmed, lower case
    name text not null,
    password text not null,                                 -- PHC string of Argon2id
    created_at timestamptz not null
);
select app.place('app.person', 'everywhere');

-- Reviewed (R9): the only way from the app's role to a credential, one person at a time.
create function app.credential_of(wanted text)
returns table (person_id uuid, name text, password text)
language sql stable security definer set search_path = '' as $$
    select p.person_id, p.name, p.password from app.person p where p.email = wanted
$$;
-- Reviewed (R9): adds a person, or says false when the address is taken.
create function app.add_person(id uuid, address text, called text, secret text, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    insert into app.person (person_id, email, name, password, created_at)
    values (id, address, called, secret, at) on conflict (email) do nothing;
    return found;
end $$;
revoke all on function app.credential_of(text), app.add_person(uuid, text, text, text, timestamptz) from public;
grant execute on function app.credential_of(text), app.add_person(uuid, text, text, text, timestamptz) to steel_app;

create table app.membership (
    tenant_id uuid not null references app.tenant,
    person_id uuid not null,
    name text not null,
    email text not null,
    roles text[] not null check (roles <@ array['Owner', 'Admin', 'Manager', 'Cashier', 'Maker', 'Quality', 'Accountant', 'Auditor']),
    state text not null check (state in ('active', 'removed')),
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, person_id)
);
select app.tenant_table('app.membership', 'select,insert,update');
-- "Which workspaces is this person in?" is asked before a workspace is known (database.md, section 3).
create policy own on app.membership for select
    using (person_id = nullif(current_setting('app.actor_id', true), '')::uuid);

create table app.session (
    tenant_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    device text not null,
    ip text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, session_id),
    unique (tenant_id, token_sha256),
    foreign key (tenant_id, person_id) references app.membership
);
create index session_by_person on app.session (tenant_id, person_id, session_id);
select app.tenant_table('app.session', 'select,insert,update');

create table app.api_token (
    tenant_id uuid not null,
    token_id uuid not null,
    person_id uuid not null,
    name text not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    permissions text[],                                     -- those it is narrowed to; null: all its person has
    made_by uuid,                                           -- the token it was made with, and ends with
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

create index api_token_made_by on app.api_token (tenant_id, made_by) where made_by is not null;

create table app.invitation (
    tenant_id uuid not null references app.tenant,
    invitation_id uuid not null,
    email text not null,
    roles text[] not null,
    token_sha256 bytea not null check (length(token_sha256) = 32),
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, invitation_id),
    unique (tenant_id, token_sha256)
);
select app.tenant_table('app.invitation', 'select,insert,update');

-- Failed sign-ins, counted in the instance's own workspace: no account or address is locked for good.
create table app.attempt (
    tenant_id uuid not null references app.tenant,
    kind text not null check (kind in ('account', 'net')),
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
    actor text not null,                                    -- the name as it was then
    roles text[] not null,
    action text not null,
    result text not null check (result in ('ok', 'denied')),
    code text,
    subject text,
    before jsonb,
    after jsonb,
    reason text,
    ip text,
    device text,
    request_id uuid not null,
    step_up boolean not null,
    opening boolean not null,                               -- written by the move-in import
    primary key (tenant_id, event_id),
    check ((result = 'denied') = (code is not null))
);
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
    answer text not null,
    created_at timestamptz not null,
    primary key (tenant_id, person_id, key)
);
select app.tenant_table('app.kept_answer');
