-- Who may open a workspace here: the links by which one is founded, and what holds where nobody decided.
-- What must stay true: an instance that was open before the program asked stays open until somebody decides, and says so; a
-- link is kept by its hash and founds one workspace.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- One row of the instance's own workspace, where workspaces were there when this table came. None elsewhere: by default
-- further workspaces are for those whom the operator invites.
create table app.sign_up (
    tenant_id uuid primary key references app.tenant,
    open_since timestamptz not null,
    decided_at timestamptz,                                 -- when the operator first chose; from then on the default holds
    check (tenant_id = '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.sign_up', 'select,insert,update (decided_at)');

select app.enter('00000000-0000-7000-8000-000000000001', '00000000-0000-0000-0000-000000000000');
insert into app.sign_up (tenant_id, open_since)
select t.tenant_id, now() from app.tenant t
where t.tenant_id = '00000000-0000-7000-8000-000000000001'
  and exists (select from app.address a where a.slug not in ('instance', 'canary-a', 'canary-b'));

-- A link by which one workspace is founded: an operator's, which is shown; or one that was mailed and shown nowhere, which
-- proves the address it went to. They belong to the instance.
create table app.founding_link (
    tenant_id uuid not null references app.tenant,
    founding_link_id uuid not null,
    of_link uuid,                                           -- the operator's link that a mailed one uses up; none: sign-up is open
    email app.sealed,                                       -- whom it is for; none: whoever has it
    proves boolean not null,
    token_sha256 bytea not null check (octet_length(token_sha256) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz,
    primary key (tenant_id, founding_link_id),
    unique (tenant_id, token_sha256),
    check (email is not null or not proves),
    check (of_link is null or proves),
    check (tenant_id = '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.founding_link', 'select,insert,update (used_at, withdrawn_at),delete');

/* classes
["app.sign_up"]
kept = "program"
business = ["tenant_id", "open_since", "decided_at"]

["app.founding_link"]
kept = "session"
stays = "it ends within weeks"
business = [
    "tenant_id", "founding_link_id", "of_link", "proves", "created_at", "expires_at", "used_at", "withdrawn_at",
]
personal = ["email"]
secret = ["token_sha256"]
sealed = ["email"]
digest = ["token_sha256"]
*/
