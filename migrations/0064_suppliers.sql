-- Suppliers who process data for the instance: what each does, its contract and its reviews; and the notice of each in every workspace.
-- Invariant: a supplier is a case of the instance's own workspace; a workspace has one notice of each supplier, and keeps its objection.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.supplier (
    tenant_id uuid not null,
    case_file_id uuid not null,
    name text not null check (length(name) between 1 and 64),
    purpose text not null check (length(purpose) between 1 and 500),
    data_kinds text not null check (length(data_kinds) between 1 and 500),
    region text not null check (length(region) between 1 and 64),
    country text not null check (length(country) between 1 and 64),
    basis text not null check (length(basis) between 1 and 500),      -- by which right data goes there
    hosts text not null check (length(hosts) <= 500),                 -- with one space between; empty: none
    certificates text check (length(certificates) between 1 and 500),
    contract_sha256 text check (contract_sha256 ~ '^[0-9a-f]{64}$'),
    contract_on date,
    keeps_privacy boolean,                                            -- null: nobody answered yet
    keeps_secrecy boolean,
    tells_incidents boolean,
    binds_others boolean,
    reviewed_by uuid,
    reviewed_on date,
    review_due date,
    announced_at timestamptz,
    noticed_at timestamptz,                                           -- when the last workspace was told
    told integer check (told >= 0),                                   -- workspaces that were told by then
    emergency text check (length(emergency) between 1 and 500),       -- why it did not wait for the end of the notice
    activated_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, case_file_id),
    constraint supplier_contract_is_whole check ((contract_sha256 is null) = (contract_on is null)),
    constraint supplier_review_is_whole check (
        (reviewed_on is null) = (reviewed_by is null) and (reviewed_on is null) = (review_due is null)),
    constraint supplier_review_within_a_year check (review_due > reviewed_on and review_due <= reviewed_on + 365),
    constraint supplier_notice_is_whole check ((noticed_at is null) = (told is null)),
    foreign key (tenant_id, case_file_id) references app.case_file
);
select app.tenant_table('app.supplier', 'select,insert,update');

create table app.supplier_notice (
    tenant_id uuid not null references app.tenant,
    supplier_notice_id uuid not null,
    supplier_no integer not null check (supplier_no > 0),
    name text not null check (length(name) between 1 and 64),
    purpose text not null check (length(purpose) between 1 and 500),
    region text not null check (length(region) between 1 and 64),
    told_at timestamptz not null,
    objected_by uuid,
    objected_at timestamptz,
    objection app.sealed,
    forwarded_at timestamptz,                                         -- when those who run the instance were told
    primary key (tenant_id, supplier_notice_id),
    constraint supplier_notice_once unique (tenant_id, supplier_no),
    constraint supplier_objection_is_whole check (
        (objected_at is null) = (objected_by is null) and (objected_at is null) = (objection is null)),
    constraint supplier_objection_is_forwarded check (forwarded_at >= objected_at)
);
create index objection_waits on app.supplier_notice (tenant_id, supplier_no) where objected_at is not null and forwarded_at is null;
select app.tenant_table('app.supplier_notice', 'select,insert,update(objected_by, objected_at, objection, forwarded_at)');

-- Which workspaces have a notice, and whose objection waits: ids, numbers and moments.
grant select (tenant_id, supplier_no, told_at, objected_at, forwarded_at) on app.supplier_notice to steel_jobs;
create policy job on app.supplier_notice for select to steel_jobs using (true);

/* classes
["app.supplier"]
kept = "workspace"
public = ["name", "purpose", "data_kinds", "region", "country", "basis", "hosts", "certificates"]
business = [
    "tenant_id", "case_file_id", "contract_sha256", "contract_on", "keeps_privacy", "keeps_secrecy", "tells_incidents", "binds_others",
    "reviewed_by", "reviewed_on", "review_due", "announced_at", "noticed_at", "told", "emergency", "activated_at", "ended_at",
]

["app.supplier_notice"]
kept = "workspace"
public = ["name", "purpose", "region"]
business = ["tenant_id", "supplier_notice_id", "supplier_no", "told_at", "objected_by", "objected_at", "forwarded_at"]
confidential = ["objection"]
sealed = ["objection"]
*/
