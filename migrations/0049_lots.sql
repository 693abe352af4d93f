-- A return of what a batch used or made; the cost of goods follows them; some goods are kept by piece or wait for a test.
-- Invariant: a return and a correction are rows of their own; what came back whole is no parent any more; the pieces of a lot add up
-- to its balance.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table make.consumption drop constraint consumption_quantity_e6_check;
alter table make.consumption add constraint consumption_quantity_e6_check check (quantity_e6 <> 0);
grant delete on ledger.lot_edge to steel_app;

-- A movement of quantity 0 that names another corrects its cost; one of a shipment with a quantity takes goods back.
alter table ledger.movement add column corrects_id uuid;
alter table ledger.movement add column draw_id uuid;                -- by which the goods left the lot that they come from
alter table ledger.movement add column line_no integer;             -- of the bill
alter table ledger.movement add column piece bigint;                -- of goods that are kept by piece
alter table ledger.movement add column density_e6 bigint;           -- kg a litre when it was made, where it became a mass
-- The transaction that wrote it: movements of one moment are in the order of their transactions, as events of the audit log are.
alter table ledger.movement add column xact bigint;
alter table ledger.movement alter column xact set default ((pg_current_xact_id())::text)::bigint;
create index movement_corrects on ledger.movement (tenant_id, corrects_id) where corrects_id is not null;

alter table ledger.lot add column density_e6 bigint;                -- measured of this lot; it goes before the item's
alter table ledger.lot add column loss_lower_e6 bigint;             -- of its weight, in percent, expected at a weighing
alter table ledger.lot add column loss_upper_e6 bigint;
alter table ledger.item add column hold_until_tested boolean not null default false;
alter table ledger.party add column hold_until_tested boolean not null default false;
grant update (hold_until_tested) on ledger.item to steel_app;
grant update (hold_until_tested) on ledger.party to steel_app;

-- The pieces of a lot that is kept by piece, as they are now.
create table ledger.lot_piece (
    tenant_id uuid not null,
    lot_id uuid not null,
    piece bigint not null,
    quantity_e6 bigint not null check (quantity_e6 >= 0),
    cost_minor bigint not null,                                     -- as last shared
    held boolean not null default false,                            -- weighed outside the range of its loss
    primary key (tenant_id, lot_id, piece),
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('ledger.lot_piece', 'select,insert,update (quantity_e6, cost_minor, held)');

-- Goods that left without a bill, with their delivery note; and which of these notes were wrong.
create table ledger.shipment (
    tenant_id uuid not null,
    movement_id uuid not null,                                      -- by which the goods left their lot
    lot_id uuid not null,
    party_id uuid not null,                                         -- the consignee
    number text not null check (length(number) between 1 and 200),  -- of the delivery note
    shipped_on date not null,
    replaces_id uuid,                                               -- the shipment that this one puts right
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, movement_id),
    foreign key (tenant_id, lot_id) references ledger.lot,
    foreign key (tenant_id, party_id) references ledger.party
);
create index shipment_by_number on ledger.shipment (tenant_id, number, lot_id);
create index shipment_by_lot on ledger.shipment (tenant_id, lot_id);
select app.tenant_table('ledger.shipment');
create trigger shipment_stays before update or delete on ledger.shipment for each row execute function app.refuse_change();

create table ledger.shipment_correction (
    tenant_id uuid not null,
    movement_id uuid not null,                                      -- of the shipment
    back_id uuid not null,                                          -- the movement that took the goods back
    reason text not null check (reason in ('did_not_occur', 'incorrect_data')),
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, movement_id),
    foreign key (tenant_id, movement_id) references ledger.shipment
);
select app.tenant_table('ledger.shipment_correction');
create trigger shipment_correction_stays before update or delete on ledger.shipment_correction
    for each row execute function app.refuse_change();

-- What a batch absorbed of the overheads of its recipe when it ended, and what was added or taken off later.
create table make.batch_overhead (
    tenant_id uuid not null,
    batch_overhead_id uuid not null,
    batch_id uuid not null,
    name app.sealed not null,                                       -- as the recipe has it
    cost_minor bigint not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_overhead_id),
    foreign key (tenant_id, batch_id) references make.batch
);
create index overhead_of_batch on make.batch_overhead (tenant_id, batch_id, batch_overhead_id);
select app.tenant_table('make.batch_overhead');
create trigger batch_overhead_stays before update or delete on make.batch_overhead
    for each row execute function app.refuse_change();

/* classes
["ledger.movement"]
kept = "batches"
business = [
    "tenant_id", "movement_id", "lot_id", "kind", "quantity_e6", "cost_minor", "fine_mg", "batch_id", "document_id", "entry_id",
    "party_id", "location_id", "moved_at", "created_by", "created_at", "corrects_id", "draw_id", "line_no", "piece", "density_e6",
    "xact",
]
["ledger.lot"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "lot_id", "code", "item_id", "supplier_id", "reference_type", "received_on", "made_on", "expires_on",
    "batch_id", "needs_release", "cost_known", "opening", "created_by", "created_at", "look", "density_e6",
    "loss_lower_e6", "loss_upper_e6",
]
confidential = ["supplier_lot", "reference_number"]
sealed = ["supplier_lot", "reference_number"]
["ledger.item"]
kept = "batches"
business = [
    "tenant_id", "item_id", "code", "name", "name_norm", "label_name", "kind", "unit", "resolution_e6", "density_e6",
    "allergens", "gtin", "catch_weight", "shelf_life_days", "ftl", "sap_koh_mg_per_g_e6", "purity_percent_e6",
    "standard_price_e6", "price_e6", "tax_class", "metal", "fineness", "version", "created_by", "created_at", "look",
    "hold_until_tested",
]
["ledger.party"]
kept = "books"
business = [
    "tenant_id", "party_id", "kind", "state", "gln", "credit_limit_minor", "terms_days", "version",
    "created_by", "created_at", "erased_at", "hold_until_tested",
]
personal = ["code", "code_blind", "name", "gstin", "abn", "pan", "pan_blind", "phone", "phone_blind", "location", "email"]
sealed = ["code", "name", "gstin", "abn", "pan", "phone", "location", "email"]
by = "person"
digest = ["code_blind", "pan_blind", "phone_blind"]
["ledger.lot_piece"]
kept = "batches"
business = ["tenant_id", "lot_id", "piece", "quantity_e6", "cost_minor", "held"]
["ledger.shipment"]
kept = "batches"
business = [
    "tenant_id", "movement_id", "lot_id", "party_id", "number", "shipped_on", "replaces_id", "created_by", "created_at",
]
["ledger.shipment_correction"]
kept = "batches"
business = ["tenant_id", "movement_id", "back_id", "reason", "created_by", "created_at"]
["make.batch_overhead"]
kept = "batches"
stays = "it is written once and never changed"
business = ["tenant_id", "batch_overhead_id", "batch_id", "cost_minor", "created_by", "created_at"]
confidential = ["name"]
sealed = ["name"]
*/
