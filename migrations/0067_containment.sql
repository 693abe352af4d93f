-- What stops an incident from spreading, and how a workspace hears of one: measures in force, a workspace or the instance that can
-- only be read, persons who are locked; the security contact, the notices in a workspace and their readers; evidence.
-- Invariant: whoever is locked has no session and no token, however new; a notice and a piece of evidence never change.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Since when a workspace can only be read. The column is in the row that each call reads anyway.
alter table app.tenant add column read_only_since timestamptz;

-- The same of the whole instance: one row, on every node.
create table app.instance_state (
    one boolean primary key check (one),
    read_only_since timestamptz
);
select app.place('app.instance_state', 'everywhere');
insert into app.instance_state (one, read_only_since) values (true, null);
grant select on app.instance_state to steel_app;

-- Reviewed (R9): these two change what is global, and refuse whoever has not entered the instance's own workspace.
create function app.set_instance_read_only(at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if current_setting('app.tenant_id', true) is distinct from '00000000-0000-7000-8000-000000000001' then
        raise exception 'only those who run the instance do this' using errcode = '42501';
    end if;
    update app.instance_state set read_only_since = at where one;
    return found;
end $$;
create function app.lock_person(whose uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if current_setting('app.tenant_id', true) is distinct from '00000000-0000-7000-8000-000000000001' then
        raise exception 'only those who run the instance do this' using errcode = '42501';
    end if;
    update app.person set locked_at = at where person_id = whose;
    return found;
end $$;
alter table app.person add column locked_at timestamptz;     -- null: the person is not locked
-- As before, and later than every session and token of a person who is locked.
create or replace function app.sessions_since(whose uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select case when p.locked_at is null then p.sessions_since else 'infinity' end
            from app.person p where p.person_id = whose);
end $$;
create or replace function app.tokens_since(whose uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select case when p.locked_at is null then p.tokens_since else 'infinity' end
            from app.person p where p.person_id = whose);
end $$;
revoke all on function app.set_instance_read_only(timestamptz) from public;
revoke all on function app.lock_person(uuid, timestamptz) from public;
grant execute on function app.set_instance_read_only(timestamptz) to steel_app;
grant execute on function app.lock_person(uuid, timestamptz) to steel_app;

-- Measures that last until somebody lifts them.
create table app.containment (
    tenant_id uuid not null,
    containment_id uuid not null,
    case_file_id uuid not null,
    measure text not null check (measure in ('read_only', 'all_read_only', 'lock_person', 'block_network')),
    against app.sealed not null,                                      -- the workspace's address, the person's id, or the network
    created_by uuid not null,
    created_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    primary key (tenant_id, containment_id),
    constraint containment_lifted_by_somebody check ((lifted_at is null) = (lifted_by is null)),
    constraint containment_lifted_later check (lifted_at >= created_at),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index containment_of_case on app.containment (tenant_id, case_file_id, containment_id);
create index containment_in_force on app.containment (tenant_id, measure, containment_id) where lifted_at is null;
select app.tenant_table('app.containment', 'select,insert,update(lifted_by, lifted_at)');

-- The promise whose red line opened an incident; null: a person declared it.
alter table app.incident add column promise text;
alter table app.incident add constraint incident_promise_is_an_id check (promise ~ '^[a-z0-9-]{2,64}$');
create index incident_of_promise on app.incident (tenant_id, promise, case_file_id) where promise is not null;

create table app.case_evidence (
    tenant_id uuid not null,
    case_evidence_id uuid not null,
    case_file_id uuid not null,
    name app.sealed not null,
    content app.sealed not null,
    size integer not null check (size between 1 and 5242880),
    sha256 bytea not null check (length(sha256) = 32),                 -- of the content as it was given
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, case_evidence_id),
    foreign key (tenant_id, case_file_id) references app.case_file
);
create index evidence_of_case on app.case_evidence (tenant_id, case_file_id, case_evidence_id);
select app.tenant_table('app.case_evidence');
create trigger case_evidence_stays before update or delete on app.case_evidence
    for each row execute function app.refuse_change();

-- Where notices of security go besides the Owners.
create table app.security_contact (
    tenant_id uuid primary key references app.tenant,
    email app.sealed not null,
    changed_at timestamptz not null,
    confirmed_at timestamptz,
    bounced_at timestamptz,
    link_id uuid,                                                     -- the mail with its newest link, so that it can be withdrawn
    link_sha256 bytea check (octet_length(link_sha256) = 32),
    link_until timestamptz,
    constraint security_contact_link_is_whole check (
        (link_sha256 is null) = (link_until is null) and (link_sha256 is null) = (link_id is null)),
    -- Those who run the instance have the contact of its settings.
    constraint security_contact_of_a_shop check (tenant_id <> '00000000-0000-7000-8000-000000000001')
);
select app.tenant_table('app.security_contact', 'select,insert,update,delete');

-- The notice of an incident as the people of the workspace read it, under the workspace's own key.
create table app.workspace_notice (
    tenant_id uuid not null references app.tenant,
    workspace_notice_id uuid not null,                                -- that of the incident's notice
    incident_no integer not null check (incident_no > 0),
    nature app.sealed not null,
    impact app.sealed not null,
    measures app.sealed not null,
    contact app.sealed not null,
    advice app.sealed,
    told_at timestamptz not null,
    primary key (tenant_id, workspace_notice_id)
);
select app.tenant_table('app.workspace_notice');
create trigger workspace_notice_stays before update or delete on app.workspace_notice
    for each row execute function app.refuse_change();

create table app.notice_reader (
    tenant_id uuid not null,
    workspace_notice_id uuid not null,
    person_id uuid not null,
    read_at timestamptz not null,
    primary key (tenant_id, workspace_notice_id, person_id),
    foreign key (tenant_id, workspace_notice_id) references app.workspace_notice
);
select app.tenant_table('app.notice_reader');

/* classes
["app.tenant"]
kept = "workspace"
public = ["slug", "name"]
business = [
    "tenant_id", "country", "currency", "minor_digits", "timezone", "fy_start_month", "fy_start_day", "state",
    "gst_registered", "gln", "settings", "version", "created_at", "read_only_since",
]
confidential = ["gstin", "abn", "location"]
sealed = ["gstin", "abn", "location"]

["app.instance_state"]
kept = "program"
business = ["one", "read_only_since"]

["app.person"]
kept = "account"
stays = "only they reach it; the address is sealed anew when they take another"
business = [
    "person_id", "password_at", "password_standing", "password_list", "verified_at", "lost_at", "sessions_since", "tokens_since",
    "created_at", "locked_at",
]
personal = ["email", "email_blind", "former_blind", "name"]
secret = ["password"]
sealed = ["email", "name"]
digest = ["email_blind", "former_blind", "password"]

["app.containment"]
kept = "workspace"
stays = "what a measure is against is written once"
business = [
    "tenant_id", "containment_id", "case_file_id", "measure", "created_by", "created_at", "lifted_by", "lifted_at",
]
personal = ["against"]
sealed = ["against"]

["app.incident"]
kept = "workspace"
public = ["summary_what", "summary_cause", "summary_effect", "summary_change"]
business = ["tenant_id", "case_file_id", "severity", "noticed_at", "has_notice", "published_at", "promise"]
confidential = ["seen"]
sealed = ["seen"]

["app.case_evidence"]
kept = "workspace"
stays = "it is written once and never changed"
business = ["tenant_id", "case_evidence_id", "case_file_id", "size", "created_by", "created_at"]
confidential = ["name", "content", "sha256"]
sealed = ["name", "content"]
digest = ["sha256"]

["app.security_contact"]
kept = "workspace"
business = ["tenant_id", "changed_at", "confirmed_at", "bounced_at", "link_id", "link_until"]
personal = ["email"]
secret = ["link_sha256"]
sealed = ["email"]
digest = ["link_sha256"]

["app.workspace_notice"]
kept = "workspace"
stays = "it is written once and never changed"
business = ["tenant_id", "workspace_notice_id", "incident_no", "told_at"]
confidential = ["nature", "impact", "measures", "contact", "advice"]
sealed = ["nature", "impact", "measures", "contact", "advice"]

["app.notice_reader"]
kept = "workspace"
business = ["tenant_id", "workspace_notice_id", "person_id", "read_at"]
*/
