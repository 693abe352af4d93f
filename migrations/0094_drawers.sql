-- The drawer of a shared browser, the number of each close of a drawer (its Z report), and whether a second person looked at its count.
-- Invariant: the closes of a drawer are numbered from 1 without a gap, in the order in which they were counted.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table app.till add column drawer text;                          -- the cash drawer beside it; null: none was chosen

-- Null while it is open, and of those that were closed before closes had numbers.
alter table ledger.till_session add column close_no integer;
alter table ledger.till_session add constraint till_session_close_no check (close_no is null or close_no > 0 and state = 'closed');
create unique index till_session_by_close on ledger.till_session (tenant_id, till, close_no) where close_no is not null;
-- A count that differs beyond its limit waits for a second person, who looks at it.
alter table ledger.till_session add column to_review boolean not null default false;
alter table ledger.till_session add column reviewed_by uuid;
alter table ledger.till_session add column reviewed_at timestamptz;
alter table ledger.till_session add constraint till_session_reviewed
    check ((reviewed_by is null) = (reviewed_at is null) and not (to_review and reviewed_at is not null));
create index till_session_to_review on ledger.till_session (tenant_id, till_session_id) where to_review;
grant update (close_no, to_review, reviewed_by, reviewed_at) on ledger.till_session to steel_app;

/* classes
["app.till"]
kept = "workspace"
business = ["tenant_id", "till_id", "enrolled_by", "enrolled_at", "used_at", "ended_at", "drawer"]
confidential = ["name"]
secret = ["secret_sha256"]
sealed = ["name"]
digest = ["secret_sha256"]

["ledger.till_session"]
kept = "books"
business = [
    "tenant_id", "till_session_id", "till", "state", "float_minor", "opened_by", "opened_at", "closed_by", "closed_at", "entry_id",
    "close_no", "to_review", "reviewed_by", "reviewed_at",
]
confidential = ["reason"]
sealed = ["reason"]
*/
