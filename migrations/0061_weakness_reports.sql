-- Reports of weaknesses by people outside: what they wrote, whether they want to be named, and what was published of it.
-- Invariant: the link of a reporter is known to them alone: only its hash is stored. What says who the reporter is can be removed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.weakness_report (
    tenant_id uuid not null,
    case_file_id uuid not null,
    secret_sha256 bytea not null check (length(secret_sha256) = 32),
    weakness app.sealed not null,                                     -- the weakness
    place app.sealed not null,                                        -- its place
    steps app.sealed not null,                                        -- the steps that show it
    reporter app.sealed,                                              -- their name
    address app.sealed,                                               -- their mail address
    credit_name app.sealed,                                           -- as whom they want to be named
    credit_link app.sealed,
    has_consent boolean not null,                                     -- whether they want to be named
    verdict text check (verdict in ('valid', 'invalid', 'duplicate')),
    fixed_at timestamptz,
    credited_at timestamptz,                                          -- since when they are named
    advisory_title text check (length(advisory_title) between 1 and 500),
    advisory_affected text check (length(advisory_affected) between 1 and 500),
    advisory_fixed text check (length(advisory_fixed) between 1 and 64),
    advisory_text text check (length(advisory_text) between 1 and 500),
    disclosed_at timestamptz,
    primary key (tenant_id, case_file_id),
    constraint weakness_report_secret_once unique (tenant_id, secret_sha256),
    constraint weakness_report_named_by_consent check (credited_at is null or has_consent),
    constraint weakness_report_consent_has_a_name check (has_consent = (credit_name is not null)),
    constraint weakness_report_advisory_is_whole check (
        (disclosed_at is null) = (advisory_title is null)
        and (disclosed_at is null) = (advisory_affected is null)
        and (disclosed_at is null) = (advisory_text is null)
        and (disclosed_at is not null or advisory_fixed is null)
    ),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index weakness_report_credited on app.weakness_report (tenant_id, credited_at) where credited_at is not null;
create index weakness_report_disclosed on app.weakness_report (tenant_id, disclosed_at) where disclosed_at is not null;
select app.tenant_table('app.weakness_report', 'select,insert,update');

/* classes
["app.weakness_report"]
kept = "workspace"
public = ["advisory_title", "advisory_affected", "advisory_fixed", "advisory_text"]
business = ["tenant_id", "case_file_id", "has_consent", "verdict", "fixed_at", "credited_at", "disclosed_at"]
confidential = ["weakness", "place", "steps"]
personal = ["reporter", "address", "credit_name", "credit_link"]
secret = ["secret_sha256"]
sealed = ["weakness", "place", "steps", "reporter", "address", "credit_name", "credit_link"]
digest = ["secret_sha256"]
*/
