-- What the watch finds in the audit log, how far it looked, and from which networks API tokens come.
-- What must stay true: a finding is raised once and never removed; who dismisses it says why.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.finding (
    tenant_id uuid not null references app.tenant,
    finding_id uuid not null,
    rule text not null check (length(rule) between 1 and 40),
    about_sha256 bytea not null check (length(about_sha256) = 32), -- its one name within the rule
    person_id uuid,                                         -- whom it is about
    event_id uuid not null,                                 -- what raised it; of an account, an event of the instance
    at timestamptz not null,                                -- when that was
    raised_at timestamptz not null,
    dismissed_at timestamptz,
    dismissed_by uuid,
    reason app.sealed,
    primary key (tenant_id, finding_id),
    unique (tenant_id, rule, about_sha256),
    check ((dismissed_at is null) = (dismissed_by is null) and (dismissed_at is null) = (reason is null))
);
create index finding_open on app.finding (tenant_id, finding_id) where dismissed_at is null;
select app.tenant_table('app.finding', 'select,insert,update (dismissed_at, dismissed_by, reason)');

-- Until when events were looked at: one row, of the instance.
create table app.watch_head (
    tenant_id uuid primary key references app.tenant,
    at timestamptz not null
);
select app.tenant_table('app.watch_head', 'select,insert,update (at)');

create table app.token_net (
    tenant_id uuid not null,
    token_id uuid not null,
    net_blind bytea not null check (length(net_blind) = 16), -- a keyed hash of a /24, or a /48 of IPv6
    seen_at timestamptz not null,
    primary key (tenant_id, token_id, net_blind),
    foreign key (tenant_id, token_id) references app.api_token
);
select app.tenant_table('app.token_net', 'select,insert,update (seen_at)');
