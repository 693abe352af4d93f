-- Days on which a workspace does not work: holidays of a country or a state, and its own closed days.
-- Invariant: a day has one row for a region; a row is added or removed, never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.holiday (
    tenant_id uuid not null references app.tenant,
    holiday_id uuid not null,
    day date not null,
    -- A country or a part of one, ISO 3166; empty: the workspace's own closed day.
    region text collate "C" not null check (region ~ '^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$'),
    name text not null check (length(name) between 1 and 64),
    source text check (length(source) between 1 and 500),             -- who set the day
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, holiday_id),
    constraint holiday_once unique (tenant_id, day, region),
    constraint holiday_of_a_country_has_source check (region = '' or source is not null)
);
select app.tenant_table('app.holiday', 'select,insert,delete');

/* classes
["app.holiday"]
kept = "workspace"
business = ["tenant_id", "holiday_id", "day", "region", "name", "source", "created_by", "created_at"]
*/
