-- Figures across workspaces: who takes part, what each has spent of its privacy budget, and the figures that were released.
-- Invariant: a workspace contributes once to a figure of a month and never spends more than its budget; a figure is released once. The
-- value of a workspace and the exact sum of a cohort are stored nowhere.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.benchmark_member (
    tenant_id uuid primary key references app.tenant,
    joined_by uuid not null,
    joined_at timestamptz not null,
    -- Those who run the instance have no shop.
    constraint benchmark_member_of_a_shop check (tenant_id <> '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.benchmark_member', 'select,insert,delete');
-- Who takes part is asked across all workspaces: their ids.
grant select (tenant_id) on app.benchmark_member to steel_jobs;
create policy job on app.benchmark_member for select to steel_jobs using (true);

-- In thousandths of epsilon. The row is locked before anything is spent, so that two who spend wait for each other.
create table app.benchmark_budget (
    tenant_id uuid not null references app.tenant,
    year integer not null check (year between 2020 and 2200),
    spent_milli integer not null,
    primary key (tenant_id, year),
    constraint benchmark_budget_holds check (spent_milli between 0 and 12000)
);
select app.tenant_table('app.benchmark_budget', 'select,insert,update(spent_milli)');

create table app.benchmark_contribution (
    tenant_id uuid not null references app.tenant,
    month date not null check (extract(day from month) = 1),
    metric text not null check (metric ~ '^[a-z_]{2,32}$'),
    cost_milli integer not null check (cost_milli between 1 and 1000),
    spent_at timestamptz not null,
    primary key (tenant_id, month, metric)
);
select app.tenant_table('app.benchmark_contribution');
create trigger benchmark_contribution_stays before update or delete on app.benchmark_contribution
    for each row execute function app.refuse_change();

-- Of the instance: the figures with their noise. No row names a workspace.
create table app.benchmark_release (
    tenant_id uuid not null references app.tenant check (tenant_id = '00000000-0000-7000-8000-000000000001'),
    country text not null check (country ~ '^[A-Z]{2}$'),
    trade text not null check (trade ~ '^[a-z_]{2,32}$'),
    month date not null check (extract(day from month) = 1),
    metric text not null check (metric ~ '^[a-z_]{2,32}$'),
    noisy_total bigint not null,                                      -- of what each value differs from the middle of its bounds
    noisy_count bigint not null,                                      -- of workspaces
    released_at timestamptz not null,
    primary key (tenant_id, country, trade, month, metric)
);
select app.tenant_table('app.benchmark_release');
create trigger benchmark_release_stays before update or delete on app.benchmark_release
    for each row execute function app.refuse_change();

-- Of the instance: the months that are done. A month is done once, so that nobody learns from a second try when a cohort grew.
create table app.benchmark_round (
    tenant_id uuid not null references app.tenant check (tenant_id = '00000000-0000-7000-8000-000000000001'),
    month date not null check (extract(day from month) = 1),
    members integer not null check (members >= 0),
    figures integer not null check (figures >= 0),
    done_at timestamptz not null,
    primary key (tenant_id, month)
);
select app.tenant_table('app.benchmark_round');
create trigger benchmark_round_stays before update or delete on app.benchmark_round
    for each row execute function app.refuse_change();

/* classes
["app.benchmark_member"]
kept = "workspace"
business = ["tenant_id", "joined_by", "joined_at"]

["app.benchmark_budget"]
kept = "workspace"
business = ["tenant_id", "year", "spent_milli"]

["app.benchmark_contribution"]
kept = "workspace"
business = ["tenant_id", "month", "metric", "cost_milli", "spent_at"]

["app.benchmark_release"]
kept = "workspace"
business = ["tenant_id", "country", "trade", "month", "metric", "noisy_total", "noisy_count", "released_at"]

["app.benchmark_round"]
kept = "workspace"
business = ["tenant_id", "month", "members", "figures", "done_at"]
*/
