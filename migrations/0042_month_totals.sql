-- The totals of each month, by account and party, which are added up behind those who post.
-- Invariant: an entry is either pending or in the totals of its month, never both and never neither. Only the task that adds up
-- writes totals; whoever posts writes a row of their own and waits for nobody.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Entries that are not yet in the totals, with their day: a balance adds up those of the months before its own, which are few.
create table ledger.entry_pending (
    tenant_id uuid not null,
    entry_id uuid not null,
    entry_date date not null,
    primary key (tenant_id, entry_id)
);
select app.tenant_table('ledger.entry_pending', 'select,insert,delete');

create table ledger.month_total (
    tenant_id uuid not null,
    month date not null check (extract(day from month) = 1),
    account text not null,
    party_id uuid not null,                                 -- the zero id where the account has no party
    commodity ledger.commodity not null,
    debit bigint not null check (debit >= 0),
    credit bigint not null check (credit >= 0),
    primary key (tenant_id, month, account, party_id, commodity)
);
select app.tenant_table('ledger.month_total', 'select,insert,update (debit, credit)');

-- Which workspaces have something to add up is asked across all of them: their ids, and nothing else.
grant select (tenant_id) on ledger.entry_pending to steel_jobs;
create policy job on ledger.entry_pending for select to steel_jobs using (true);

-- The day book and the days of the month that is not over read postings by their day, registers read documents by theirs.
create index posting_by_day on ledger.posting (tenant_id, entry_date, entry_id);
create index document_by_day on ledger.document (tenant_id, document_date, document_id);

-- The entries that were there before wait like new ones.
alter table ledger.journal_entry no force row level security;
alter table ledger.entry_pending no force row level security;
insert into ledger.entry_pending (tenant_id, entry_id, entry_date)
select e.tenant_id, e.entry_id, e.entry_date from ledger.journal_entry e;
alter table ledger.entry_pending force row level security;
alter table ledger.journal_entry force row level security;

/* classes
["ledger.entry_pending"]
kept = "books"
business = ["tenant_id", "entry_id", "entry_date"]
["ledger.month_total"]
kept = "books"
business = ["tenant_id", "month", "account", "party_id", "commodity", "debit", "credit"]
*/
