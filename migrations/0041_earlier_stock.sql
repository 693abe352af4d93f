-- Workspaces that were there before their stock was in the books: how far its entry is, and what the books said before and after.
-- Metal with which the books begin, and which is neither a piece nor a lot, has rows of its own.
-- Invariant: a workspace that is opened later has no row in ledger.earlier_stock; what a bill or an opening balance took from or
-- brought to the untagged balance is written once.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.earlier_stock (
    tenant_id uuid not null references app.tenant,
    since timestamptz not null,                             -- whatever is newer posts by itself
    began_at timestamptz,
    ended_at timestamptz,
    there_were bigint not null check (there_were >= 0),     -- pieces, lots, movements, documents and batches to enter
    entered bigint not null check (entered >= 0),
    sums_before jsonb,                                      -- of the accounts of stock: account, commodity, amount
    sums_after jsonb,
    primary key (tenant_id),
    check (ended_at is null or began_at is not null)
);
select app.tenant_table('ledger.earlier_stock',
    'select,insert,update (began_at, ended_at, there_were, entered, sums_before, sums_after)');

-- Which workspaces still wait is asked across all of them: their ids, and whether they are done.
grant select (tenant_id, ended_at) on ledger.earlier_stock to steel_jobs;
create policy job on ledger.earlier_stock for select to steel_jobs using (true);

-- Each workspace of now, but for the instance's own.
alter table app.tenant no force row level security;
alter table ledger.earlier_stock no force row level security;
insert into ledger.earlier_stock (tenant_id, since, there_were, entered)
select t.tenant_id, now(), 0, 0 from app.tenant t where t.tenant_id <> '00000000-0000-7000-8000-000000000001';
alter table ledger.earlier_stock force row level security;
alter table app.tenant force row level security;

alter table ledger.untagged drop constraint untagged_cause_check;
alter table ledger.untagged add constraint untagged_cause_check check (cause in ('bill', 'issue', 'job', 'karigar', 'opening'));
-- None: the cost with which the books begin, of metal of several kinds.
alter table ledger.untagged alter column metal drop not null;
create unique index untagged_of_bill on ledger.untagged (tenant_id, document_id, metal) where cause = 'bill';
create unique index untagged_of_opening on ledger.untagged (tenant_id, entry_id, metal) where cause = 'opening';

/* classes
["ledger.earlier_stock"]
kept = "books"
business = [
    "tenant_id", "since", "began_at", "ended_at", "there_were", "entered", "sums_before", "sums_after",
]
*/
