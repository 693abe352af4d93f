-- Guessing at accounts: what a network tried, the codes of a second factor that were wrong, and those that were right.
-- What must stay true: all of it lies in the instance's own workspace; a code that was used stays used, whatever the clock
-- does after that.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Wrong passwords of a network, at each account it tried. Rows of which nothing came for a while are removed.
create table app.net_try (
    tenant_id uuid not null references app.tenant,
    net_sha256 bytea not null check (length(net_sha256) = 32),
    account_sha256 bytea not null check (length(account_sha256) = 32),
    tries integer not null check (tries > 0),
    last_at timestamptz not null,
    primary key (tenant_id, net_sha256, account_sha256)
);
create index net_try_last on app.net_try (tenant_id, last_at);
select app.tenant_table('app.net_try', 'select,insert,update,delete');

-- Wrong codes of somebody's second factor, by the day.
create table app.code_failure (
    tenant_id uuid not null references app.tenant,
    person_id uuid not null,
    day_at timestamptz not null,                            -- when the day began, in UTC
    failures integer not null check (failures > 0),
    primary key (tenant_id, person_id, day_at)
);
select app.tenant_table('app.code_failure', 'select,insert,update,delete');

-- Codes of an authenticator that were used, by the step they were of: a clock that goes back makes none of them good again.
create table app.used_code (
    tenant_id uuid not null references app.tenant,
    factor_id uuid not null,
    step bigint not null,
    nth bigint not null,                                    -- how many were used before it, and one: in the order of use
    primary key (tenant_id, factor_id, step)
);
select app.tenant_table('app.used_code', 'select,insert,delete');

-- What a one-time secret is for is known to the program alone (`platform/src/identity/one_time.rs`), as with mails.
alter table app.one_time drop constraint one_time_kind_check;
alter table app.one_time add constraint one_time_kind_check check (length(kind) between 1 and 40);

/* classes
["app.net_try"]
kept = "session"
business = ["tenant_id", "tries", "last_at"]
personal = ["net_sha256", "account_sha256"]
digest = ["net_sha256", "account_sha256"]

["app.code_failure"]
kept = "session"
business = ["tenant_id", "person_id", "day_at", "failures"]

["app.used_code"]
kept = "session"
business = ["tenant_id", "factor_id", "step", "nth"]
*/
