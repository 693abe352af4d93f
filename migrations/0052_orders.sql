-- What customers order: once, or on the same days of each week; and the day that a batch is planned for.
-- Invariant: a line of an order is written once; an order is delivered by one bill, a standing order by one bill for each of its days.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

insert into ledger.document_kind (kind, parts_sum_to_total) values ('customer_order', false);
alter domain ledger.doc_type drop constraint doc_type_check;
alter domain ledger.doc_type add constraint doc_type_check check (value in (
    'invoice', 'receipt', 'credit_note', 'opening_invoice', 'debit_note', 'refund', 'payment', 'bounce', 'write_off',
    'set_off', 'transfer', 'journal', 'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan',
    'purchase_order', 'goods_receipt', 'purchase_bill', 'opening_credit', 'customer_order'));
alter table ledger.document drop constraint document_check;
alter table ledger.document add constraint document_check check (total_minor = taxable_minor + tax_minor + round_off_minor or doc_type in (
    'receipt', 'opening_invoice', 'refund', 'payment', 'bounce', 'write_off', 'set_off', 'transfer', 'journal',
    'purchase_voucher', 'job', 'challan', 'karigar_receipt', 'hallmark_challan', 'purchase_order', 'goods_receipt',
    'purchase_bill', 'opening_credit', 'customer_order'));

create table ledger.customer_order (
    tenant_id uuid not null,
    order_id uuid not null,                                 -- its document, which has the number
    party_id uuid not null,
    deliver_on date not null,
    state text not null check (state in ('taken', 'delivered', 'cancelled')),
    bill_id uuid,                                           -- the bill that it was delivered with
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, order_id),
    check ((state = 'delivered') = (bill_id is not null)),
    foreign key (tenant_id, order_id) references ledger.document,
    foreign key (tenant_id, bill_id) references ledger.document,
    foreign key (tenant_id, party_id) references ledger.party
);
create index customer_order_by_state on ledger.customer_order (tenant_id, state, deliver_on, order_id);
create index customer_order_of_party on ledger.customer_order (tenant_id, party_id, order_id);
create index customer_order_of_bill on ledger.customer_order (tenant_id, bill_id) where bill_id is not null;
select app.tenant_table('ledger.customer_order', 'select,insert,update (state, bill_id)');

create table ledger.customer_order_line (
    tenant_id uuid not null,
    order_id uuid not null,
    line_no integer not null check (line_no between 1 and 1000),
    item_id uuid not null,
    quantity_e6 bigint not null check (quantity_e6 > 0),    -- in the unit of the item
    ordered_e6 bigint not null check (ordered_e6 > 0),      -- as it was ordered
    unit text not null,
    price_e6 bigint check (price_e6 >= 0),                  -- of one such unit; null: the price of the item on the day of delivery
    primary key (tenant_id, order_id, line_no),
    foreign key (tenant_id, order_id) references ledger.customer_order,
    foreign key (tenant_id, item_id) references ledger.item
);
create index customer_order_line_of_item on ledger.customer_order_line (tenant_id, item_id, order_id);
select app.tenant_table('ledger.customer_order_line');
create trigger customer_order_line_stays before update or delete on ledger.customer_order_line
    for each row execute function app.refuse_change();

create table ledger.standing_order (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    party_id uuid not null,
    from_on date not null,
    until_on date,                                          -- its last day; null: it has no end
    weekdays integer not null check (weekdays between 1 and 127),   -- a bit for each day; Monday is 1, Sunday 64
    version integer not null check (version >= 1),          -- of its lines
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, standing_order_id),
    constraint standing_order_key unique (tenant_id, code),
    foreign key (tenant_id, party_id) references ledger.party
);
create index standing_order_of_party on ledger.standing_order (tenant_id, party_id, standing_order_id);
select app.tenant_table('ledger.standing_order', 'select,insert,update (from_on, until_on, weekdays, version)');

create table ledger.standing_order_line (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    version integer not null check (version >= 1),
    line_no integer not null check (line_no between 1 and 1000),
    item_id uuid not null,
    quantity_e6 bigint not null check (quantity_e6 > 0),    -- in the unit of the item
    ordered_e6 bigint not null check (ordered_e6 > 0),      -- as it was ordered
    unit text not null,
    price_e6 bigint check (price_e6 >= 0),                  -- of one such unit; null: the price of the item on the day of delivery
    primary key (tenant_id, standing_order_id, version, line_no),
    foreign key (tenant_id, standing_order_id) references ledger.standing_order,
    foreign key (tenant_id, item_id) references ledger.item
);
create index standing_order_line_of_item on ledger.standing_order_line (tenant_id, item_id, standing_order_id);
select app.tenant_table('ledger.standing_order_line');
create trigger standing_order_line_stays before update or delete on ledger.standing_order_line
    for each row execute function app.refuse_change();

-- The days of a standing order that are settled: no longer counted, and not delivered again.
create table ledger.standing_order_day (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    day date not null,
    state text not null check (state in ('delivered', 'skipped')),
    bill_id uuid,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, standing_order_id, day),
    check ((state = 'delivered') = (bill_id is not null)),
    foreign key (tenant_id, standing_order_id) references ledger.standing_order,
    foreign key (tenant_id, bill_id) references ledger.document
);
create index standing_order_day_of_bill on ledger.standing_order_day (tenant_id, bill_id) where bill_id is not null;
select app.tenant_table('ledger.standing_order_day');
create trigger standing_order_day_stays before update or delete on ledger.standing_order_day
    for each row execute function app.refuse_change();

-- Each step of an order or a standing order, with who took it and when.
create table ledger.order_event (
    tenant_id uuid not null,
    order_event_id uuid not null,
    order_id uuid,
    standing_order_id uuid,
    verb text not null check (verb in ('take', 'set', 'skip', 'stop', 'deliver', 'cancel')),
    day date,                                               -- of a standing order
    bill_id uuid,
    reason app.sealed,
    at timestamptz not null,
    created_by uuid not null,
    primary key (tenant_id, order_event_id),
    check ((order_id is null) <> (standing_order_id is null)),
    foreign key (tenant_id, order_id) references ledger.customer_order,
    foreign key (tenant_id, standing_order_id) references ledger.standing_order,
    foreign key (tenant_id, bill_id) references ledger.document
);
create index order_event_of_order on ledger.order_event (tenant_id, order_id, order_event_id) where order_id is not null;
create index order_event_of_standing on ledger.order_event (tenant_id, standing_order_id, order_event_id)
    where standing_order_id is not null;
select app.tenant_table('ledger.order_event');
create trigger order_event_stays before update or delete on ledger.order_event for each row execute function app.refuse_change();

-- The day that a batch is planned for. Its vessels are the batch's own, and change with it until it starts.
create table make.batch_day (
    tenant_id uuid not null,
    batch_id uuid not null,
    planned_on date not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, batch_id),
    foreign key (tenant_id, batch_id) references make.batch
);
create index batch_day_by_day on make.batch_day (tenant_id, planned_on, batch_id);
select app.tenant_table('make.batch_day', 'select,insert,update (planned_on)');
grant update (equipment) on make.batch to steel_app;

/* classes
["ledger.customer_order"]
kept = "books"
business = ["tenant_id", "order_id", "party_id", "deliver_on", "state", "bill_id", "created_by", "created_at"]
["ledger.customer_order_line"]
kept = "books"
business = ["tenant_id", "order_id", "line_no", "item_id", "quantity_e6", "ordered_e6", "unit", "price_e6"]
["ledger.standing_order"]
kept = "books"
business = [
    "tenant_id", "standing_order_id", "code", "party_id", "from_on", "until_on", "weekdays", "version", "created_by", "created_at",
]
["ledger.standing_order_line"]
kept = "books"
business = ["tenant_id", "standing_order_id", "version", "line_no", "item_id", "quantity_e6", "ordered_e6", "unit", "price_e6"]
["ledger.standing_order_day"]
kept = "books"
business = ["tenant_id", "standing_order_id", "day", "state", "bill_id", "created_by", "created_at"]
["ledger.order_event"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "order_event_id", "order_id", "standing_order_id", "verb", "day", "bill_id", "at", "created_by",
]
confidential = ["reason"]
sealed = ["reason"]
["make.batch_day"]
kept = "batches"
business = ["tenant_id", "batch_id", "planned_on", "created_by", "created_at"]
*/
