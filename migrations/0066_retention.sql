-- Retention: a workspace's own rules, what a run is to do, the closed archive of what a law keeps of an erased party; and legal holds
-- on a lot.
-- Invariant: a thing is done once; nothing is done before the Owners got a mail; the archive is opened by two people and closes by itself.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- A rule that replaces one of the program: of those in force the newest row holds, and the older ones are its history.
create table app.retention_rule (
    tenant_id uuid not null references app.tenant,
    retention_rule_id uuid not null,
    rule text not null check (rule ~ '^[a-z0-9_]{2,32}$'),
    months integer not null check (months between 0 and 1200),        -- 0: it does not apply to this workspace
    from_day date not null,                                           -- in force from this day
    source text not null check (length(source) between 1 and 500),
    source_on date not null,                                          -- the day on which the source was read
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, retention_rule_id)
);
select app.tenant_table('app.retention_rule');
create trigger retention_rule_stays before update or delete on app.retention_rule
    for each row execute function app.refuse_change();

create table app.retention_run (
    tenant_id uuid not null references app.tenant,
    retention_run_id uuid not null,
    told_at timestamptz not null,                                     -- when the mail to the Owners was queued
    acts_at timestamptz not null,                                     -- nothing is done before
    primary key (tenant_id, retention_run_id),
    constraint retention_run_acts_later check (acts_at > told_at)
);
select app.tenant_table('app.retention_run');
create trigger retention_run_stays before update or delete on app.retention_run
    for each row execute function app.refuse_change();

create table app.retention_item (
    tenant_id uuid not null,
    kind text not null check (kind in ('parties', 'requests', 'mails', 'retained_copies')),
    thing_id uuid not null,
    retention_run_id uuid not null,
    done_at timestamptz,
    primary key (tenant_id, kind, thing_id),
    foreign key (tenant_id, retention_run_id) references app.retention_run
);
create index retention_item_waiting on app.retention_item (tenant_id, kind, thing_id) where done_at is null;
select app.tenant_table('app.retention_item', 'select,insert,update(done_at),delete');
-- A thing is done once.
create trigger retention_item_once before update on app.retention_item for each row
    when (old.done_at is not null) execute function app.refuse_change();

-- Who an erased party was, for the records that a law keeps.
create table app.retained_copy (
    tenant_id uuid not null,
    retained_copy_id uuid not null,                                   -- the copy has a key of its own
    party_id uuid not null,
    contents app.sealed,                                              -- null: its time is over
    rule text not null check (rule ~ '^[a-z0-9_]{2,32}$'),
    keep_until date not null,                                         -- its last day
    documents integer not null check (documents > 0),                 -- how many records need it
    created_by uuid not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, retained_copy_id),
    constraint retained_copy_once unique (tenant_id, party_id),
    constraint retained_copy_ends_empty check ((ended_at is null) = (contents is not null)),
    foreign key (tenant_id, party_id) references ledger.party
);
create index retained_copy_until on app.retained_copy (tenant_id, keep_until) where ended_at is null;
select app.tenant_table('app.retained_copy', 'select,insert,update(contents, ended_at)');
-- Whose key is to be destroyed: ids and moments.
grant select (tenant_id, retained_copy_id, ended_at) on app.retained_copy to steel_jobs;
create policy job on app.retained_copy for select to steel_jobs using (true);

create table app.copy_opening (
    tenant_id uuid not null,
    copy_opening_id uuid not null,
    retained_copy_id uuid not null,
    purpose text not null check (purpose in ('tax', 'authority', 'court', 'claim')),
    reason app.sealed not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    closes_at timestamptz,
    primary key (tenant_id, copy_opening_id),
    constraint copy_opening_by_two check (approved_by <> asked_by),
    constraint copy_opening_whole check (
        (approved_at is null) = (approved_by is null) and (approved_at is null) = (closes_at is null)
    ),
    constraint copy_opening_closes check (closes_at > approved_at and approved_at >= asked_at),
    foreign key (tenant_id, retained_copy_id) references app.retained_copy
);
create index opening_of_copy on app.copy_opening (tenant_id, retained_copy_id, copy_opening_id);
select app.tenant_table('app.copy_opening', 'select,insert,update(approved_by, approved_at, closes_at)');
create trigger copy_opening_once before update on app.copy_opening for each row
    when (old.approved_at is not null) execute function app.refuse_change();

-- A hold on a lot keeps everybody who supplied it or got some of it.
alter table app.legal_hold add column lot_id uuid;
alter table app.legal_hold add constraint legal_hold_on_one check (party_id is null or lot_id is null);
alter table app.legal_hold add foreign key (tenant_id, lot_id) references ledger.lot;
create index legal_hold_on_lot on app.legal_hold (tenant_id, lot_id) where lot_id is not null and lifted_at is null;

/* classes
["app.retention_rule"]
kept = "workspace"
business = [
    "tenant_id", "retention_rule_id", "rule", "months", "from_day", "source", "source_on", "created_by", "created_at",
]

["app.retention_run"]
kept = "workspace"
business = ["tenant_id", "retention_run_id", "told_at", "acts_at"]

["app.retention_item"]
kept = "workspace"
business = ["tenant_id", "kind", "thing_id", "retention_run_id", "done_at"]

["app.retained_copy"]
kept = "books"
business = [
    "tenant_id", "retained_copy_id", "party_id", "rule", "keep_until", "documents", "created_by", "created_at", "ended_at",
]
personal = ["contents"]
sealed = ["contents"]
by = "person"

["app.copy_opening"]
kept = "workspace"
stays = "why it was opened is written once"
business = [
    "tenant_id", "copy_opening_id", "retained_copy_id", "purpose", "asked_by", "asked_at", "approved_by", "approved_at", "closes_at",
]
confidential = ["reason"]
sealed = ["reason"]

["app.legal_hold"]
kept = "workspace"
business = [
    "tenant_id", "legal_hold_id", "party_id", "lot_id", "until_on", "placed_by", "placed_at", "lifted_by", "lifted_at",
]
stays = "why it was placed is written once"
confidential = ["reason", "lifted_reason"]
sealed = ["reason", "lifted_reason"]
*/
