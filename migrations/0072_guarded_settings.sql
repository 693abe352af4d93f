-- Changes of the figures that the instance promises, and the notice of a looser one in every workspace.
-- Invariant: a looser figure has the approval of a second operator, or of a mailed link and seven more days; it is in force thirty days after
-- every workspace has the notice, not earlier. A change with a day stays as it is; it can be withdrawn before that day alone.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.setting_change (
    tenant_id uuid not null references app.tenant,
    setting_change_id uuid not null,
    figure text not null check (figure in (
        'incident.customer_notice_hours', 'incident.summary_days', 'vuln.ack_business_days', 'vuln.update_days', 'vuln.disclosure_days',
        'suppliers.notice_days')),
    was integer not null check (was > 0),
    value integer not null check (value > 0),
    is_looser boolean not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    link_sha256 bytea check (length(link_sha256) = 32),               -- where there is one operator alone
    approved_by uuid,
    approved_at timestamptz,
    by_link boolean not null default false,                           -- approved by the mailed link
    noticed_at timestamptz,                                           -- when the last workspace got the notice
    told integer check (told >= 0),                                   -- workspaces that had it by then
    from_at timestamptz,                                              -- since when it is in force; null: it waits
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    primary key (tenant_id, setting_change_id),
    constraint setting_changes_something check (value <> was),
    -- Of a notice before something starts, more is stricter; of all others, less.
    constraint setting_knows_its_direction check (
        is_looser = case when figure = 'suppliers.notice_days' then value < was else value > was end),
    constraint setting_approval_is_whole check ((approved_by is null) = (approved_at is null) and approved_at >= proposed_at),
    constraint setting_approval_by_another check (approved_by <> proposed_by or not is_looser or by_link),
    constraint setting_link_was_mailed check (not by_link or link_sha256 is not null),
    constraint setting_notice_is_whole check ((noticed_at is null) = (told is null) and noticed_at >= approved_at),
    constraint setting_waits_for_approval check (from_at is null or not is_looser or (approved_at is not null and noticed_at is not null)),
    constraint setting_waits_thirty_days check (not is_looser or from_at >= noticed_at + interval '720 hours'),
    constraint setting_by_link_waits_longer check (not by_link or from_at >= noticed_at + interval '888 hours'),
    constraint setting_is_withdrawn_in_time check (
        (withdrawn_by is null) = (withdrawn_at is null) and withdrawn_at >= proposed_at and (from_at is null or withdrawn_at < from_at))
);
-- One change of a figure waits for its approval or its notice at a time.
create unique index setting_change_waits on app.setting_change (tenant_id, figure) where from_at is null and withdrawn_at is null;
select app.tenant_table('app.setting_change',
    'select,insert,update(approved_by, approved_at, by_link, noticed_at, told, from_at, withdrawn_by, withdrawn_at)');
-- An approval is given once; a change with its day stays as it is, but can be withdrawn.
create trigger setting_change_stays before update on app.setting_change for each row
    when (
        old.withdrawn_at is not null
        or (old.approved_at is not null
            and (new.approved_by, new.approved_at, new.by_link) is distinct from (old.approved_by, old.approved_at, old.by_link))
        or (old.from_at is not null
            and (new.from_at is distinct from old.from_at or new.noticed_at is distinct from old.noticed_at
                 or new.told is distinct from old.told or new.withdrawn_at is null)))
    execute function app.refuse_change();

create table app.setting_notice (
    tenant_id uuid not null references app.tenant,
    setting_change_id uuid not null,
    told_at timestamptz not null,
    primary key (tenant_id, setting_change_id)
);
select app.tenant_table('app.setting_notice', 'select,insert');

-- Which workspaces have a notice: ids and moments.
grant select (tenant_id, setting_change_id, told_at) on app.setting_notice to steel_jobs;
create policy job on app.setting_notice for select to steel_jobs using (true);

/* classes
["app.setting_change"]
kept = "workspace"
public = ["figure", "was", "value", "is_looser", "proposed_at", "approved_at", "by_link", "noticed_at", "told", "from_at", "withdrawn_at"]
business = ["tenant_id", "setting_change_id", "proposed_by", "approved_by", "withdrawn_by"]
secret = ["link_sha256"]
digest = ["link_sha256"]

["app.setting_notice"]
kept = "workspace"
business = ["tenant_id", "setting_change_id", "told_at"]
*/
