-- The cash counts of the tills: a session begins with a float and ends with a count. What is taken and paid out at an open till
-- belongs to its session.
-- Invariant: a till has at most one open session; a closed one is never opened again; a count is added and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.till_session (
    tenant_id uuid not null references app.tenant,
    till_session_id uuid not null,
    till text not null,
    state text not null check (state in ('open', 'closed')),
    float_minor bigint not null check (float_minor >= 0),
    opened_by uuid not null,
    opened_at timestamptz not null,
    closed_by uuid,
    closed_at timestamptz,
    reason app.sealed,
    entry_id uuid,
    primary key (tenant_id, till_session_id),
    check ((state = 'closed') = (closed_at is not null and closed_by is not null)),
    foreign key (tenant_id, entry_id) references ledger.journal_entry
);
create unique index till_session_open on ledger.till_session (tenant_id, till) where state = 'open';
create index till_session_by_till on ledger.till_session (tenant_id, till, till_session_id);
create index till_session_by_person on ledger.till_session (tenant_id, opened_by, till_session_id);
select app.tenant_table('ledger.till_session', 'select,insert,update (state, closed_by, closed_at, reason, entry_id)');

create table ledger.till_count (
    tenant_id uuid not null,
    till_session_id uuid not null,
    mode text not null,
    expected_minor bigint not null,
    counted_minor bigint,
    denominations jsonb,
    primary key (tenant_id, till_session_id, mode),
    check (denominations is null or mode = 'cash'),
    foreign key (tenant_id, till_session_id) references ledger.till_session
);
select app.tenant_table('ledger.till_count');

alter table ledger.tender add column till_session_id uuid;
alter table ledger.tender add constraint tender_till_session_fkey
    foreign key (tenant_id, till_session_id) references ledger.till_session;
create index tender_by_till_session on ledger.tender (tenant_id, till_session_id) where till_session_id is not null;

/* classes
["ledger.till_session"]
kept = "books"
business = [
    "tenant_id", "till_session_id", "till", "state", "float_minor", "opened_by", "opened_at", "closed_by", "closed_at", "entry_id",
]
confidential = ["reason"]
sealed = ["reason"]
["ledger.till_count"]
kept = "books"
business = ["tenant_id", "till_session_id", "mode", "expected_minor", "counted_minor", "denominations"]
["ledger.tender"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "document_id", "line_no", "mode", "amount_minor", "till", "event", "paid_out", "till_session_id",
]
confidential = ["reference"]
sealed = ["reference"]
*/
