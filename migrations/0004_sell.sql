-- The jeweller's counter: the rate board and the tagged pieces.
-- What must stay true: rates are set, never edited: yesterday's bill must still show yesterday's rate.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table sell.rate (
    tenant_id uuid not null references app.tenant,
    rate_id uuid not null,
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    fineness integer not null check (fineness between 1 and 100000),    -- hundredths of parts per thousand
    side text not null check (side in ('buy', 'sell')),
    rate_minor bigint not null check (rate_minor > 0),
    per_mg_e4 bigint not null check (per_mg_e4 > 0),        -- the weight it is for, four decimals of a mg
    effective_at timestamptz not null,                      -- the clock is an argument
    source text,
    supersedes uuid,                                        -- a correction points at the row it replaces, once
    reason app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, rate_id),
    unique (tenant_id, supersedes),
    check (supersedes is null or reason is not null),
    foreign key (tenant_id, supersedes) references sell.rate
);
create unique index rate_moment on sell.rate (tenant_id, metal, fineness, side, effective_at) where supersedes is null;
create index rate_by_moment on sell.rate (tenant_id, effective_at);
create index rate_corrected on sell.rate (tenant_id, supersedes) where supersedes is not null;
create index rate_by_time on sell.rate (tenant_id, metal, fineness, side, effective_at, rate_id);
select app.tenant_table('sell.rate');

create table sell.article (
    tenant_id uuid not null references app.tenant,
    article_id uuid not null,
    tag text collate "C" not null check (length(tag) between 1 and 64),
    huid text check (huid ~ '^[A-Z0-9]{6}$'),
    description app.sealed,
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    fineness integer not null check (fineness between 1 and 100000),
    gross_mg bigint not null check (gross_mg > 0),
    net_mg bigint not null check (net_mg > 0),
    stone_mg bigint not null check (stone_mg >= 0),
    fine_mg bigint not null check (fine_mg >= 0),
    making jsonb,                                           -- the tag's making, as a bill's line sends it
    tax_class text,
    cost_minor bigint,
    location text,
    status text not null check (status in ('in_stock', 'reserved', 'with_karigar', 'sold', 'returned', 'melted')),
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, article_id),
    constraint article_tag_key unique (tenant_id, tag),
    constraint article_huid_key unique (tenant_id, huid),
    check (gross_mg = net_mg + stone_mg)
);
create index article_by_status on sell.article (tenant_id, status, article_id);
select app.tenant_table('sell.article', 'select,insert,update (status, location, version)');
