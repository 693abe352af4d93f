-- The order and repair book: what customers bring and order, where its metal is, and what karigars bring back.
-- Invariant: metal moves by rows that are added and never changed, and each row balances; a job's number is that of its
-- document; only the state of a job, the place of an item and the bill of a piece change.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- What a karigar may lose: in all, and as a share of the net weight that he finishes, by fineness.
create table ledger.karigar_terms (
    tenant_id uuid not null,
    party_id uuid not null,
    loss_limit_mg bigint not null check (loss_limit_mg >= 0),
    primary key (tenant_id, party_id),
    foreign key (tenant_id, party_id) references ledger.party
);
select app.tenant_table('ledger.karigar_terms', 'select,insert,update (loss_limit_mg)');

create table ledger.karigar_wastage (
    tenant_id uuid not null,
    party_id uuid not null,
    fineness integer not null check (fineness between 1 and 100000),
    percent_e6 bigint not null check (percent_e6 >= 0),
    primary key (tenant_id, party_id, fineness),
    foreign key (tenant_id, party_id) references ledger.party
);
select app.tenant_table('ledger.karigar_wastage', 'select,insert,update (percent_e6)');

create table sell.job (
    tenant_id uuid not null,
    job_id uuid not null,                                   -- its document, which has the number
    party_id uuid not null,
    kind text not null check (kind in ('order', 'repair')),
    description app.sealed not null,
    promised date not null,
    estimate_minor bigint check (estimate_minor >= 0),
    rate_fineness integer check (rate_fineness between 1 and 100000),
    rate_minor bigint check (rate_minor > 0),
    rate_per_mg_e4 bigint check (rate_per_mg_e4 > 0),
    rate_until date,                                        -- the last day of the agreed rate
    wastage_e6 bigint check (wastage_e6 >= 0),              -- the share of the net weight that the customer agreed to
    state text not null check (state in ('taken', 'in_work', 'ready', 'delivered', 'cancelled')),
    events integer not null check (events >= 1),            -- how many there are, which numbers the next one
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, job_id),
    check ((rate_minor is null) = (rate_fineness is null)),
    check ((rate_minor is null) = (rate_per_mg_e4 is null)),
    check ((rate_minor is null) = (rate_until is null)),
    foreign key (tenant_id, job_id) references ledger.document,
    foreign key (tenant_id, party_id) references ledger.party
);
create index job_by_state on sell.job (tenant_id, state, promised, job_id);
create index job_open on sell.job (tenant_id, promised, job_id) where state in ('taken', 'in_work', 'ready');
create index job_of_party on sell.job (tenant_id, party_id, job_id);
select app.tenant_table('sell.job', 'select,insert,update (state, events)');

create table sell.job_item (
    tenant_id uuid not null,
    job_id uuid not null,
    item_no integer not null check (item_no between 1 and 1000),
    description app.sealed not null,
    gross_mg bigint check (gross_mg > 0),
    metal text check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    net_mg bigint check (net_mg > 0),
    fineness integer check (fineness between 1 and 100000),
    fine_mg bigint not null check (fine_mg >= 0),           -- zero for what is only looked after
    place text not null check (place in ('shop', 'karigar', 'worked', 'returned')),
    primary key (tenant_id, job_id, item_no),
    check (net_mg is null or metal is not null and fineness is not null),
    check (net_mg is not null or fine_mg = 0),
    check (gross_mg is null or net_mg is null or net_mg <= gross_mg),
    foreign key (tenant_id, job_id) references sell.job
);
select app.tenant_table('sell.job_item', 'select,insert,update (place)');

-- Each step, with who took it and when.
create table sell.job_event (
    tenant_id uuid not null,
    job_id uuid not null,
    event_no integer not null check (event_no >= 1),
    verb text not null check (length(verb) between 1 and 40),
    state text not null check (state in ('taken', 'in_work', 'ready', 'delivered', 'cancelled')),
    document_id uuid,                                       -- the paper that it made
    reason app.sealed,
    at timestamptz not null,
    created_by uuid not null,
    primary key (tenant_id, job_id, event_no),
    foreign key (tenant_id, job_id) references sell.job,
    foreign key (tenant_id, document_id) references ledger.document
);
select app.tenant_table('sell.job_event');

-- Finished pieces, numbered from one in the order of receipt.
create table sell.job_piece (
    tenant_id uuid not null,
    job_id uuid not null,
    piece_no integer not null check (piece_no >= 1),
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    net_mg bigint not null check (net_mg > 0),
    fineness integer not null check (fineness between 1 and 100000),
    fine_mg bigint not null check (fine_mg >= 0),
    receipt_id uuid,                                        -- the karigar's receipt; null: made in the shop
    bill_id uuid,                                           -- the bill that it was delivered with
    created_at timestamptz not null,
    primary key (tenant_id, job_id, piece_no),
    foreign key (tenant_id, job_id) references sell.job,
    foreign key (tenant_id, receipt_id) references ledger.document,
    foreign key (tenant_id, bill_id) references ledger.document
);
select app.tenant_table('sell.job_piece', 'select,insert,update (bill_id)');

-- What each step changes, in fine mg: more is positive. Owed is what the customer is owed; elsewhere is what was used up, sold
-- or bought.
create table sell.job_metal (
    tenant_id uuid not null,
    job_id uuid not null,
    movement_id uuid not null,
    verb text not null check (length(verb) between 1 and 40),
    document_id uuid not null,                              -- the paper that posts it; the job's own for a step without one
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    karigar_id uuid,
    custody_mg bigint not null,
    karigar_mg bigint not null,
    owed_mg bigint not null,
    stock_mg bigint not null,
    elsewhere_mg bigint not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, job_id, movement_id),
    check (custody_mg + karigar_mg + stock_mg + elsewhere_mg = owed_mg),
    check (karigar_mg = 0 or karigar_id is not null),
    foreign key (tenant_id, job_id) references sell.job,
    foreign key (tenant_id, document_id) references ledger.document,
    foreign key (tenant_id, karigar_id) references ledger.party
);
create index job_metal_of_karigar on sell.job_metal (tenant_id, karigar_id, job_id) where karigar_id is not null;
select app.tenant_table('sell.job_metal');

create table sell.karigar_receipt (
    tenant_id uuid not null,
    document_id uuid not null,
    party_id uuid not null,
    job_id uuid,                                            -- null: the shop's own work
    tax_class text,
    labour_minor bigint not null check (labour_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references ledger.document,
    foreign key (tenant_id, party_id) references ledger.party,
    foreign key (tenant_id, job_id) references sell.job
);
create index karigar_receipt_of_party on sell.karigar_receipt (tenant_id, party_id, document_id);
create index karigar_receipt_of_job on sell.karigar_receipt (tenant_id, job_id, document_id) where job_id is not null;
select app.tenant_table('sell.karigar_receipt');

create table sell.karigar_receipt_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no integer not null check (line_no between 1 and 2000),
    kind text not null check (kind in ('finished', 'scrap')),
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    net_mg bigint not null check (net_mg > 0),
    fineness integer not null check (fineness between 1 and 100000),
    fine_mg bigint not null check (fine_mg >= 0),
    wastage_mg bigint not null check (wastage_mg >= 0),
    labour_minor bigint not null check (labour_minor >= 0),
    primary key (tenant_id, document_id, line_no),
    foreign key (tenant_id, document_id) references sell.karigar_receipt
);
select app.tenant_table('sell.karigar_receipt_line');

-- Jobs and karigars take metal of the shop that is neither a piece nor a lot, and bring it back.
alter table ledger.untagged drop constraint untagged_cause_check;
alter table ledger.untagged add constraint untagged_cause_check check (cause in ('bill', 'issue', 'job', 'karigar'));

/* classes
["ledger.karigar_terms"]
kept = "books"
business = ["tenant_id", "party_id", "loss_limit_mg"]
["ledger.karigar_wastage"]
kept = "books"
business = ["tenant_id", "party_id", "fineness", "percent_e6"]
["sell.job"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "job_id", "party_id", "kind", "promised", "estimate_minor", "rate_fineness", "rate_minor", "rate_per_mg_e4",
    "rate_until", "wastage_e6", "state", "events", "created_by", "created_at",
]
confidential = ["description"]
sealed = ["description"]
["sell.job_item"]
kept = "books"
stays = "it is written once and never changed"
business = ["tenant_id", "job_id", "item_no", "gross_mg", "metal", "net_mg", "fineness", "fine_mg", "place"]
confidential = ["description"]
sealed = ["description"]
["sell.job_event"]
kept = "books"
stays = "it is written once and never changed"
business = ["tenant_id", "job_id", "event_no", "verb", "state", "document_id", "at", "created_by"]
confidential = ["reason"]
sealed = ["reason"]
["sell.job_piece"]
kept = "books"
business = [
    "tenant_id", "job_id", "piece_no", "metal", "net_mg", "fineness", "fine_mg", "receipt_id", "bill_id", "created_at",
]
["sell.job_metal"]
kept = "books"
business = [
    "tenant_id", "job_id", "movement_id", "verb", "document_id", "metal", "karigar_id", "custody_mg", "karigar_mg", "owed_mg",
    "stock_mg", "elsewhere_mg", "created_by", "created_at",
]
["sell.karigar_receipt"]
kept = "books"
business = [
    "tenant_id", "document_id", "party_id", "job_id", "tax_class", "labour_minor", "tax_minor", "created_by", "created_at",
]
["sell.karigar_receipt_line"]
kept = "books"
business = [
    "tenant_id", "document_id", "line_no", "kind", "metal", "net_mg", "fineness", "fine_mg", "wastage_mg", "labour_minor",
]
*/
