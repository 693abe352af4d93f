-- Limits that the law sets, as rows with dates; accounts of the shop's own; and periods that are closed in two steps, with a hash.
-- Invariant: rows of one limit never overlap; an account of the shop's own keeps its kind; the hash of a closed period stays.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.legal_limit (
    tenant_id uuid not null references app.tenant,
    legal_limit_id uuid not null,
    code text not null check (code in ('cash_limit', 'pan_required', 'cash_payout_limit', 'aml_review')),
    amount_minor bigint not null check (amount_minor between 0 and 1000000000000000),
    compare text not null check (compare in ('>=', '>')),   -- '>=': an amount that reaches it is over it
    from_day date not null,
    to_day date check (to_day >= from_day),
    law text not null,
    override_by text not null check (override_by in ('none', 'owner')),
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, legal_limit_id),
    constraint legal_limit_overlap exclude using gist
        (tenant_id app.gist_uuid_ops with =, code app.gist_text_ops with =, daterange(from_day, to_day, '[]') with &&)
);
select app.tenant_table('ledger.legal_limit', 'select,insert,update (to_day),delete');

-- An account that no other action posts to: wages, rent, drawings.
create table ledger.own_account (
    tenant_id uuid not null references app.tenant,
    own_account_id uuid not null,
    code text not null check (length(code) between 1 and 32),
    name app.sealed not null,
    kind text not null check (kind in ('asset', 'liability', 'equity', 'income', 'expense')),
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, own_account_id),
    constraint own_account_code unique (tenant_id, code)
);
select app.tenant_table('ledger.own_account');

-- 'soft': whoever may close the books still posts, with a reason. 'hard': nobody does, and the postings of the days since the last
-- closed one are counted and hashed. A lock of before, and an imported one, has no hash.
alter table ledger.period_lock add column level text not null default 'hard';
alter table ledger.period_lock add column from_day date;
alter table ledger.period_lock add column postings bigint;
alter table ledger.period_lock add column sha256 bytea;
alter table ledger.period_lock add constraint period_lock_level_check check (level in ('hard', 'soft'));
alter table ledger.period_lock add constraint period_lock_postings_check check (postings >= 0);
alter table ledger.period_lock add constraint period_lock_sha256_check check (length(sha256) = 32);

/* classes
["ledger.legal_limit"]
kept = "books"
business = [
    "tenant_id", "legal_limit_id", "code", "amount_minor", "compare", "from_day", "to_day", "law", "override_by",
    "created_by", "created_at",
]
["ledger.own_account"]
kept = "books"
stays = "it is written once and never changed"
business = ["tenant_id", "own_account_id", "code", "kind", "created_by", "created_at"]
confidential = ["name"]
sealed = ["name"]
["ledger.period_lock"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "period_lock_id", "locked_until", "level", "from_day", "postings", "sha256", "created_by", "created_at",
]
confidential = ["reason"]
sealed = ["reason"]
*/
