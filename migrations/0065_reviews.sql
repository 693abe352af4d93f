-- Reviews of access: who could do what when somebody looked, and what was decided. And the policies: their versions, and who has read them.
-- Invariant: an entry of a review keeps who decided; a version of a policy is written once; a person acknowledges a version once.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.review_entry (
    tenant_id uuid not null,
    case_file_id uuid not null,
    subject_id uuid not null,                                         -- the person, or the API token
    subject text not null check (subject in ('person', 'token')),
    person_id uuid not null,                                          -- the person, or whose token it is
    decision text check (decision in ('kept', 'removed', 'gone')),    -- gone: it had ended in another way
    rights text[],                                                    -- the roles, or the scope of the token, when it was decided
    decided_by uuid,
    decided_at timestamptz,
    primary key (tenant_id, case_file_id, subject_id),
    constraint review_decision_is_whole check (
        (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    constraint review_rights_are_of_a_decision check (rights is null or decision is not null),
    foreign key (tenant_id, case_file_id) references app.case_file
);
select app.tenant_table('app.review_entry', 'select,insert,update(decision, rights, decided_by, decided_at)');

-- Which workspaces are to begin a review: ids, the names of clocks, and moments.
grant select (clock, begun_at) on app.case_clock to steel_jobs;
grant select (created_at) on app.tenant to steel_jobs;

create table app.policy (
    tenant_id uuid not null references app.tenant,
    policy_id uuid not null,
    kind text not null check (kind in ('data_handling', 'access', 'incidents', 'suppliers', 'confidentiality', 'other')),
    title text not null check (length(title) between 1 and 64),
    owner_id uuid not null,                                           -- who keeps it current
    readers text[] not null check (array_position(readers, null) is null),  -- the roles that must read it; none: everybody
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, policy_id),
    constraint policy_ends_later check (ended_at >= created_at)
);
select app.tenant_table('app.policy', 'select,insert,update(title, owner_id, readers, ended_at)');

create table app.policy_version (
    tenant_id uuid not null,
    policy_version_id uuid not null,
    policy_id uuid not null,
    version_no integer not null check (version_no > 0),
    body app.sealed not null,
    review_due date not null,
    published_by uuid not null,
    published_at timestamptz not null,
    primary key (tenant_id, policy_version_id),
    constraint policy_version_once unique (tenant_id, policy_id, version_no),
    foreign key (tenant_id, policy_id) references app.policy
);
select app.tenant_table('app.policy_version');
create trigger policy_version_stays before update or delete on app.policy_version
    for each row execute function app.refuse_change();

create table app.policy_reading (
    tenant_id uuid not null,
    policy_id uuid not null,
    version_no integer not null,
    person_id uuid not null,
    acknowledged_at timestamptz not null,
    primary key (tenant_id, policy_id, version_no, person_id),
    foreign key (tenant_id, policy_id, version_no) references app.policy_version (tenant_id, policy_id, version_no)
);
select app.tenant_table('app.policy_reading');
create trigger policy_reading_stays before update or delete on app.policy_reading
    for each row execute function app.refuse_change();

/* classes
["app.review_entry"]
kept = "workspace"
business = ["tenant_id", "case_file_id", "subject_id", "subject", "person_id", "decision", "rights", "decided_by", "decided_at"]

["app.policy"]
kept = "workspace"
business = ["tenant_id", "policy_id", "kind", "title", "owner_id", "readers", "created_at", "ended_at"]

["app.policy_version"]
kept = "workspace"
stays = "it is written once and never changed"
business = ["tenant_id", "policy_version_id", "policy_id", "version_no", "review_due", "published_by", "published_at"]
confidential = ["body"]
sealed = ["body"]

["app.policy_reading"]
kept = "workspace"
business = ["tenant_id", "policy_id", "version_no", "person_id", "acknowledged_at"]
*/
