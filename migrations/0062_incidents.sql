-- Incidents: observations, the workspaces that are affected, the notices that were mailed, the figures of authorities, the public summary.
-- Invariant: a notice is whole and is never changed; where India's law applies it says what the reader can do.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.incident (
    tenant_id uuid not null,
    case_file_id uuid not null,
    severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
    seen app.sealed not null,                                         -- the observation, in words
    noticed_at timestamptz not null,
    has_notice boolean not null,                                      -- a notice was mailed to the Owners
    summary_what text check (length(summary_what) between 1 and 500),
    summary_cause text check (length(summary_cause) between 1 and 500),
    summary_effect text check (length(summary_effect) between 1 and 500),
    summary_change text check (length(summary_change) between 1 and 500),
    published_at timestamptz,
    primary key (tenant_id, case_file_id),
    constraint incident_summary_is_whole check (
        (published_at is null) = (summary_what is null)
        and (published_at is null) = (summary_cause is null)
        and (published_at is null) = (summary_effect is null)
        and (published_at is null) = (summary_change is null)
    ),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index incident_published on app.incident (tenant_id, published_at) where published_at is not null;
select app.tenant_table('app.incident', 'select,insert,update');

create table app.incident_workspace (
    tenant_id uuid not null,
    case_file_id uuid not null,
    workspace_id uuid not null,
    slug text not null,                                               -- as it was then: a workspace may be deleted later
    country text not null check (country ~ '^[A-Z]{2}$'),
    events integer not null check (events >= 0),                      -- of the audit log, by whom the incident is about
    is_affected boolean not null,                                     -- an operator said so
    primary key (tenant_id, case_file_id, workspace_id),
    foreign key (tenant_id, case_file_id) references app.case_file
);
select app.tenant_table('app.incident_workspace', 'select,insert,update(events, is_affected)');

create table app.incident_notice (
    tenant_id uuid not null,
    incident_notice_id uuid not null,                                 -- the mails of the notice are about it
    case_file_id uuid not null,
    nature app.sealed not null,
    impact app.sealed not null,
    measures app.sealed not null,
    contact app.sealed not null,
    advice app.sealed,                                                -- what the reader can do
    needs_advice boolean not null,                                    -- an affected workspace is in India
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, incident_notice_id),
    constraint incident_notice_is_whole check (not needs_advice or advice is not null),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index notice_of_incident on app.incident_notice (tenant_id, case_file_id, incident_notice_id);
select app.tenant_table('app.incident_notice');
create trigger incident_notice_stays before update or delete on app.incident_notice
    for each row execute function app.refuse_change();

-- What an operator confirmed of a clock that a law sets; the newest row holds, and the older ones are its history.
create table app.authority_clock (
    tenant_id uuid not null references app.tenant,
    authority_clock_id uuid not null,
    clock text not null check (clock ~ '^[a-z_]{2,32}$'),
    source text not null check (length(source) between 1 and 500),
    source_on date not null,                                          -- the day on which the source was read
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, authority_clock_id)
);
select app.tenant_table('app.authority_clock');
create trigger authority_clock_stays before update or delete on app.authority_clock
    for each row execute function app.refuse_change();

/* classes
["app.incident"]
kept = "workspace"
public = ["summary_what", "summary_cause", "summary_effect", "summary_change"]
business = ["tenant_id", "case_file_id", "severity", "noticed_at", "has_notice", "published_at"]
confidential = ["seen"]
sealed = ["seen"]

["app.incident_workspace"]
kept = "workspace"
business = ["tenant_id", "case_file_id", "workspace_id", "slug", "country", "events", "is_affected"]

["app.incident_notice"]
kept = "workspace"
stays = "it is written once and never changed"
business = ["tenant_id", "incident_notice_id", "case_file_id", "needs_advice", "created_by", "created_at"]
confidential = ["nature", "impact", "measures", "contact", "advice"]
sealed = ["nature", "impact", "measures", "contact", "advice"]

["app.authority_clock"]
kept = "workspace"
business = ["tenant_id", "authority_clock_id", "clock", "source", "source_on", "created_by", "created_at"]
*/
