-- The shop's stock in its books: what a movement, a piece or a batch posts is found from it, metal in lots is kept exactly, and
-- metal that is neither a piece nor a lot has rows of its own.
-- Invariant: the fine metal of a lot is the sum of what came and went, and none is left in an empty lot; a row of
-- ledger.untagged is added and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create domain ledger.metal as text check (value in ('gold', 'silver', 'platinum', 'palladium'));

-- An entry names what it is about: a document, a batch, or nothing; then the movement or the piece names the entry.
alter table ledger.journal_entry add column batch_id uuid;
create index journal_entry_by_batch on ledger.journal_entry (tenant_id, batch_id) where batch_id is not null;

alter table ledger.movement add column entry_id uuid;
alter table ledger.movement add column fine_mg bigint not null default 0;
alter table ledger.movement drop constraint movement_kind_check;
alter table ledger.movement add constraint movement_kind_check check (kind in (
    'receive', 'consume', 'output', 'split', 'pack', 'ship', 'sell', 'sample', 'loss', 'trim', 'weigh', 'count', 'move', 'charge',
    'opening', 'issue'));

alter table ledger.lot add column cost_known boolean not null default true;
alter table ledger.lot_balance add column fine_mg bigint not null default 0;

-- Lots of metal that were there before: their fine metal by weight and fineness, rounded once (R0).
alter table ledger.lot_balance no force row level security;
alter table ledger.item no force row level security;
update ledger.lot_balance b
set fine_mg = round(b.quantity_e6::numeric * i.fineness
                    * case i.unit when 'mg' then 1 when 'g' then 1000 when 'kg' then 1000000 else 1000000000 end
                    / 100000000000)::bigint
from ledger.item i
where i.tenant_id = b.tenant_id and i.item_id = b.item_id and i.metal is not null and i.fineness is not null
  and i.unit in ('mg', 'g', 'kg', 't') and b.quantity_e6 > 0;
alter table ledger.lot_balance force row level security;
alter table ledger.item force row level security;

alter table ledger.lot_balance add constraint lot_balance_fine_mg_check check (fine_mg >= 0);
alter table ledger.lot_balance add constraint lot_balance_empty_fine_check check (quantity_e6 > 0 or fine_mg = 0);
grant update (fine_mg) on ledger.lot_balance to steel_app;

-- A line by weight with neither tag nor lot takes its metal from the untagged balance.
alter table ledger.document_line add column metal ledger.metal;
alter table sell.article add column entry_id uuid;

-- Metal of the shop that is neither a piece nor a lot. What bills take from it stands on their lines.
create table ledger.untagged (
    tenant_id uuid not null references app.tenant,
    untagged_id uuid not null,
    metal ledger.metal not null,
    fine_mg bigint not null,                                -- negative: taken
    cost_minor bigint,                                      -- none: not known
    cause text not null check (cause in ('bill', 'issue')),
    movement_id uuid,                                       -- of the lot that it was issued from
    document_id uuid,
    entry_id uuid,
    moved_on date not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, untagged_id)
);
create index untagged_by_metal on ledger.untagged (tenant_id, metal, untagged_id);
select app.tenant_table('ledger.untagged');

-- What stood in the stock before its books began, and was entered later: what entered it. Its key prevents a second entry.
create table ledger.backfilled (
    tenant_id uuid not null references app.tenant,
    kind text not null check (kind in ('all', 'piece', 'lot', 'movement', 'document', 'batch', 'batch_rest')),
    cause_id uuid not null,
    entry_id uuid not null,
    primary key (tenant_id, kind, cause_id)
);
select app.tenant_table('ledger.backfilled');

/* classes
["ledger.journal_entry"]
kept = "books"
stays = "it is written once and never changed"
business = ["tenant_id", "entry_id", "document_id", "batch_id", "entry_date", "created_by", "created_at"]
confidential = ["memo"]
sealed = ["memo"]
["ledger.movement"]
kept = "batches"
business = [
    "tenant_id", "movement_id", "lot_id", "kind", "quantity_e6", "cost_minor", "fine_mg", "batch_id", "document_id", "entry_id",
    "party_id", "location_id", "moved_at", "created_by", "created_at",
]
["ledger.lot"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "lot_id", "code", "item_id", "supplier_id", "reference_type", "received_on", "made_on", "expires_on",
    "batch_id", "needs_release", "cost_known", "opening", "created_by", "created_at", "look",
]
confidential = ["supplier_lot", "reference_number"]
sealed = ["supplier_lot", "reference_number"]
["ledger.lot_balance"]
kept = "batches"
business = ["tenant_id", "lot_id", "item_id", "quantity_e6", "cost_minor", "fine_mg", "location_id"]
["ledger.document_line"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "document_id", "line_no", "item_id", "lot_id", "article_id", "tax_class", "discount_minor",
    "taxable_minor", "tax_minor", "line_total_minor", "metal", "fine_mg", "cost_minor",
]
confidential = ["description"]
sealed = ["description"]
["sell.article"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "article_id", "tag", "huid", "metal", "fineness", "gross_mg", "net_mg", "stone_mg", "fine_mg",
    "making", "tax_class", "cost_minor", "location", "status", "opening", "entry_id", "version", "created_by", "created_at", "look",
]
confidential = ["description"]
sealed = ["description"]
["ledger.untagged"]
kept = "books"
business = [
    "tenant_id", "untagged_id", "metal", "fine_mg", "cost_minor", "cause", "movement_id", "document_id", "entry_id", "moved_on",
    "created_by", "created_at",
]
["ledger.backfilled"]
kept = "books"
business = ["tenant_id", "kind", "cause_id", "entry_id"]
*/
