-- Captures for support: one record of a workspace, taken once with the consent of an Owner, for a case of those who run the instance.
-- Invariant: no content is here without a consent, and none after its end; a consent and an end never change.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.capture (
    tenant_id uuid not null references app.tenant,
    capture_id uuid not null,
    case_no integer not null check (case_no > 0),                     -- the support case of the instance's own workspace
    record_kind text not null check (record_kind in ('party', 'item', 'lot', 'document')),
    record app.sealed,                                                -- its code or number, until it is over
    purpose app.sealed not null,
    hours smallint not null check (hours between 1 and 24),           -- how long it was asked for
    asked_by uuid not null,
    asked_at timestamptz not null,
    allowed_by uuid,                                                  -- the Owner
    allowed_at timestamptz,                                           -- when the content was taken too
    ends_at timestamptz,
    content app.sealed,
    looks integer not null check (looks >= 0),                        -- how often an operator opened it
    looked_by uuid,
    looked_at timestamptz,
    deleted_by uuid,                                                  -- null: its time was over
    deleted_at timestamptz,
    closed_at timestamptz,                                            -- when its case was closed
    primary key (tenant_id, capture_id),
    constraint capture_of_case unique (tenant_id, case_no),
    constraint capture_consent_is_whole check (
        (allowed_at is null) = (allowed_by is null) and (allowed_at is null) = (ends_at is null)),
    constraint capture_lasts_a_day check (ends_at > allowed_at and ends_at <= allowed_at + interval '24 hours'),
    constraint capture_content_by_consent check ((content is not null) = (allowed_at is not null and deleted_at is null)),
    constraint capture_ends_empty check ((record is not null) = (deleted_at is null)),
    constraint capture_look_is_whole check (
        (looked_at is null) = (looked_by is null) and (looked_at is null) = (looks = 0)),
    constraint capture_is_closed_last check (closed_at is null or deleted_at is not null)
);
create index capture_runs on app.capture (tenant_id, case_no) where closed_at is null;
select app.tenant_table('app.capture', 'select,insert,update');

-- A consent stays as it was given, and what was deleted does not come back.
create trigger capture_holds before update on app.capture for each row
    when ((old.allowed_at is not null
           and (old.allowed_at, old.allowed_by, old.ends_at) is distinct from (new.allowed_at, new.allowed_by, new.ends_at))
          or (old.deleted_at is not null and (old.deleted_at, old.deleted_by) is distinct from (new.deleted_at, new.deleted_by)))
    execute function app.refuse_change();

-- Which captures are over: ids, numbers and moments.
grant select (tenant_id, case_no, asked_at, allowed_at, ends_at, deleted_at, closed_at) on app.capture to steel_jobs;
create policy job on app.capture for select to steel_jobs using (true);

/* classes
["app.capture"]
kept = "workspace"
business = [
    "tenant_id", "capture_id", "case_no", "record_kind", "hours", "asked_by", "asked_at", "allowed_by", "allowed_at", "ends_at", "looks",
    "looked_by", "looked_at", "deleted_by", "deleted_at", "closed_at",
]
personal = ["record", "content"]
confidential = ["purpose"]
sealed = ["record", "purpose", "content"]
*/
