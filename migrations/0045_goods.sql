-- Goods on approval from suppliers, the daily cost of metal that is sold by weight, the cost of the shop's metal inside jobs, costs
-- that are known in part, and lots of metal in a count.
-- Invariant: a piece on approval gets its cost once, when it is bought; the cost of untagged metal is charged up to one day for each
-- metal, under the lock of its row; what a step of a job changes of its cost goes to or comes from stock, or is gone.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table sell.article drop constraint article_status_check;
alter table sell.article add constraint article_status_check check (status in (
    'in_stock', 'reserved', 'with_karigar', 'sold', 'returned', 'melted', 'merged', 'missing', 'on_approval', 'split', 'approval_in',
    'sent_back'));
-- A piece that a customer has on approval, or that is a supplier's.
alter table sell.article drop constraint article_party_check;
alter table sell.article add constraint article_party_check
    check ((status in ('on_approval', 'approval_in')) = (party_id is not null));
-- A piece that came of others, of which some have a cost and some have none.
alter table sell.article add column cost_is_part boolean not null default false;
grant update (cost_minor, entry_id) on sell.article to steel_app;

create trigger article_cost_stays before update of cost_minor, entry_id on sell.article
    for each row when (old.status <> 'approval_in' or old.entry_id is not null) execute function app.refuse_change();

alter table sell.article_move drop constraint article_move_kind_check;
alter table sell.article_move add constraint article_move_kind_check check (kind in (
    'approval_back', 'approval_buy', 'approval_in', 'approval_out', 'approval_return', 'check_in', 'found', 'melt', 'merge', 'split',
    'transfer', 'write_off'));

-- On which terms a supplier left a piece.
create table sell.approval (
    tenant_id uuid not null,
    article_id uuid not null,
    party_id uuid not null,
    agreed_minor bigint check (agreed_minor >= 0),          -- none: the price is agreed when it is bought
    until date,                                             -- when it is to be bought or sent back
    entry_id uuid not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, article_id),
    foreign key (tenant_id, article_id) references sell.article,
    foreign key (tenant_id, party_id) references ledger.party
);
create index approval_of_party on sell.approval (tenant_id, party_id, article_id);
select app.tenant_table('sell.approval');

-- Up to which day the cost of a metal of the untagged balance is charged, for how much that was billed, and how much was charged.
create table ledger.untagged_cost (
    tenant_id uuid not null references app.tenant,
    metal ledger.metal not null,
    through date not null,
    billed_mg bigint not null,
    charged_minor bigint not null,
    primary key (tenant_id, metal)
);
select app.tenant_table('ledger.untagged_cost', 'select,insert,update (through, billed_mg, charged_minor)');
alter table ledger.untagged drop constraint untagged_cause_check;
alter table ledger.untagged add constraint untagged_cause_check
    check (cause in ('bill', 'issue', 'job', 'karigar', 'opening', 'daily'));
create unique index untagged_of_day on ledger.untagged (tenant_id, metal, moved_on) where cause = 'daily';
-- Which workspaces have untagged metal of a known cost is asked across all of them: their ids, and nothing else.
grant select (tenant_id, cost_minor) on ledger.untagged to steel_jobs;
create policy job on ledger.untagged for select to steel_jobs using (true);
create index untagged_costed on ledger.untagged (tenant_id) where cost_minor <> 0;

-- What a step changes of the cost of the shop's metal in a job: more is positive. What is gone was sold, or is lost.
alter table sell.job_metal add column cost_minor bigint not null default 0;
alter table sell.job_metal add column stock_cost_minor bigint not null default 0;
alter table sell.job_metal add column gone_cost_minor bigint not null default 0;
alter table sell.job_metal add constraint job_metal_cost_check check (cost_minor + stock_cost_minor + gone_cost_minor = 0);

-- A lot of metal into which some came with a cost and some without.
alter table ledger.lot_balance add column cost_is_part boolean not null default false;
grant update (cost_is_part) on ledger.lot_balance to steel_app;

-- A lot of metal that was weighed in a count.
create table sell.stocktake_lot (
    tenant_id uuid not null,
    stocktake_id uuid not null,
    lot_id uuid not null,
    counted_mg bigint not null check (counted_mg >= 0),
    expected_mg bigint not null check (expected_mg >= 0),   -- what the books had when it was weighed
    counted_by uuid not null,
    counted_at timestamptz not null,
    adjusted boolean not null default false,
    primary key (tenant_id, stocktake_id, lot_id),
    foreign key (tenant_id, stocktake_id) references sell.stocktake,
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('sell.stocktake_lot',
                        'select,insert,update (counted_mg, expected_mg, counted_by, counted_at, adjusted)');

/* classes
["sell.article"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "article_id", "tag", "huid", "metal", "fineness", "gross_mg", "net_mg", "stone_mg", "fine_mg",
    "making", "tax_class", "cost_minor", "location", "status", "opening", "entry_id", "version", "created_by", "created_at", "look",
    "party_id", "cost_is_part",
]
confidential = ["description"]
sealed = ["description"]
["sell.approval"]
kept = "books"
business = ["tenant_id", "article_id", "party_id", "agreed_minor", "until", "entry_id", "created_by", "created_at"]
["ledger.untagged_cost"]
kept = "books"
business = ["tenant_id", "metal", "through", "billed_mg", "charged_minor"]
["sell.job_metal"]
kept = "books"
business = [
    "tenant_id", "job_id", "movement_id", "verb", "document_id", "metal", "karigar_id", "custody_mg", "karigar_mg", "owed_mg",
    "stock_mg", "elsewhere_mg", "cost_minor", "stock_cost_minor", "gone_cost_minor", "created_by", "created_at",
]
["ledger.lot_balance"]
kept = "batches"
business = ["tenant_id", "lot_id", "item_id", "quantity_e6", "cost_minor", "fine_mg", "location_id", "cost_is_part"]
["sell.stocktake_lot"]
kept = "books"
business = [
    "tenant_id", "stocktake_id", "lot_id", "counted_mg", "expected_mg", "counted_by", "counted_at", "adjusted",
]
*/
