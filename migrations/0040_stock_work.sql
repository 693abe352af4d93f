-- Stock work: counts of the tagged pieces, and what else happens to a piece between its arrival and its sale.
-- Invariant: a count moves nothing until its difference is posted, and a posted one never changes; what happened to a piece is added
-- and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table sell.article drop constraint article_status_check;
alter table sell.article add constraint article_status_check check (status in (
    'in_stock', 'reserved', 'with_karigar', 'sold', 'returned', 'melted', 'merged', 'missing', 'on_approval', 'split'));
-- Who has the piece on approval.
alter table sell.article add column party_id uuid;
alter table sell.article add constraint article_party_fkey foreign key (tenant_id, party_id) references ledger.party;
alter table sell.article add constraint article_party_check check ((status = 'on_approval') = (party_id is not null));
create index article_by_party on sell.article (tenant_id, party_id) where party_id is not null;
grant update (party_id) on sell.article to steel_app;

alter table ledger.movement drop constraint movement_kind_check;
alter table ledger.movement add constraint movement_kind_check check (kind in (
    'receive', 'consume', 'output', 'split', 'pack', 'ship', 'sell', 'sample', 'loss', 'trim', 'weigh', 'count', 'move', 'charge',
    'opening', 'issue', 'melt'));

-- What happened to a piece beside its bills.
create table sell.article_move (
    tenant_id uuid not null,
    article_move_id uuid not null,
    article_id uuid not null,
    kind text not null check (kind in (
        'approval_back', 'approval_out', 'check_in', 'found', 'melt', 'merge', 'split', 'transfer', 'write_off')),
    cost_minor bigint not null,                             -- by which the shop's stock changed; the cost of a new piece is in its own row
    fine_mg bigint not null,
    entry_id uuid,                                          -- the entry that posts it; of a melt, split or merge that moves no account, its id alone
    stocktake_id uuid,
    lot_id uuid,                                            -- into which it was melted
    party_id uuid,                                          -- who took it on approval, or brought it back
    until date,                                             -- when it is to come back
    from_status text not null,
    to_status text not null,
    from_location text,
    to_location text,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, article_move_id),
    foreign key (tenant_id, article_id) references sell.article
);
create index article_move_by_article on sell.article_move (tenant_id, article_id, article_move_id);
create index article_move_by_entry on sell.article_move (tenant_id, entry_id) where entry_id is not null;
select app.tenant_table('sell.article_move');

create table sell.stocktake (
    tenant_id uuid not null references app.tenant,
    stocktake_id uuid not null,
    location text not null,                                 -- empty: the whole shop
    state text not null check (state in ('open', 'closed', 'posted')),
    opened_by uuid not null,
    opened_at timestamptz not null,
    closed_by uuid,
    closed_at timestamptz,
    posted_by uuid,
    posted_at timestamptz,
    reason app.sealed,
    entry_id uuid,
    primary key (tenant_id, stocktake_id),
    check ((state = 'open') = (closed_at is null)),
    check ((state = 'posted') = (posted_at is not null))
);
create unique index stocktake_open on sell.stocktake (tenant_id, location) where state = 'open';
select app.tenant_table('sell.stocktake',
                        'select,insert,update (state, closed_by, closed_at, posted_by, posted_at, reason, entry_id)');

-- A tag that was scanned, or a piece that was not.
create table sell.stocktake_line (
    tenant_id uuid not null,
    stocktake_id uuid not null,
    tag text collate "C" not null check (length(tag) between 1 and 64),
    article_id uuid,
    result text not null check (result in ('found', 'missing', 'sold_but_present', 'unknown', 'wrong_place', 'written_off')),
    seq integer,                                            -- its place among the tags of one call
    scanned_by uuid,
    scanned_at timestamptz,                                 -- none: not scanned
    adjusted boolean not null default false,                -- whether the posting changed the piece
    primary key (tenant_id, stocktake_id, tag),
    foreign key (tenant_id, stocktake_id) references sell.stocktake,
    check ((result = 'missing') = (scanned_at is null))
);
select app.tenant_table('sell.stocktake_line', 'select,insert,update (article_id, result, adjusted)');

/* classes
["sell.article"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "article_id", "tag", "huid", "metal", "fineness", "gross_mg", "net_mg", "stone_mg", "fine_mg",
    "making", "tax_class", "cost_minor", "location", "status", "opening", "entry_id", "version", "created_by", "created_at", "look",
    "party_id",
]
confidential = ["description"]
sealed = ["description"]
["sell.article_move"]
kept = "books"
business = [
    "tenant_id", "article_move_id", "article_id", "kind", "cost_minor", "fine_mg", "entry_id", "stocktake_id", "lot_id", "party_id",
    "until", "from_status", "to_status", "from_location", "to_location", "created_by", "created_at",
]
["sell.stocktake"]
kept = "books"
business = [
    "tenant_id", "stocktake_id", "location", "state", "opened_by", "opened_at", "closed_by", "closed_at", "posted_by", "posted_at",
    "entry_id",
]
confidential = ["reason"]
sealed = ["reason"]
["sell.stocktake_line"]
kept = "books"
business = [
    "tenant_id", "stocktake_id", "tag", "article_id", "result", "seq", "scanned_by", "scanned_at", "adjusted",
]
*/
