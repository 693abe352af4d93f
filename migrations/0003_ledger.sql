-- What moves and is never edited: things, lots and their movements, documents and their postings.
-- What must stay true: a posting is a transfer, so an entry balances by its form; stock never goes below nil.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create extension if not exists btree_gist with schema app;  -- trusted; for "no two rows on one day"

create table ledger.party (
    tenant_id uuid not null references app.tenant,
    party_id uuid not null,
    code app.sealed not null,
    code_blind bytea not null check (length(code_blind) = 16),      -- what it is found by, and unique by
    name app.sealed not null,
    kind text not null check (kind in ('customer', 'business', 'supplier', 'karigar')),
    state text,
    gstin app.sealed,
    abn app.sealed,
    pan app.sealed,
    pan_blind bytea check (length(pan_blind) = 16),                 -- one person behind several parties
    phone app.sealed,
    location app.sealed,
    gln text,
    credit_limit_minor bigint check (credit_limit_minor >= 0),
    terms_days integer check (terms_days between 0 and 3650),
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    erased_at timestamptz,                                          -- who it was is gone; code and name say so
    primary key (tenant_id, party_id),
    unique (tenant_id, code_blind),
    check ((pan is null) = (pan_blind is null)),
    check (erased_at is null or coalesce(gstin, abn, pan, phone, location) is null and coalesce(state, gln) is null),
    -- What tells who somebody is lies under a key of their own, and what stands in its place does not.
    constraint party_key check ((erased_at is null) = (substring(code for 1) = '\x02') and (erased_at is null) = (substring(name for 1) = '\x02')),
    constraint party_keys check ('\x02' = all (array[substring(gstin for 1), substring(abn for 1), substring(pan for 1),
                                                    substring(phone for 1), substring(location for 1)]))
);
-- Parties of one PAN are one person to the cash limits.
create index party_by_pan on ledger.party (tenant_id, pan_blind) where pan_blind is not null;
select app.tenant_table('ledger.party', 'select,insert,update');
-- Whose keys are to be destroyed: ids and moments.
create index party_erased on ledger.party (tenant_id, erased_at) where erased_at is not null;
grant usage on schema ledger to steel_jobs;
grant select (tenant_id, party_id, erased_at) on ledger.party to steel_jobs;
create policy job on ledger.party for select to steel_jobs using (erased_at is not null);
-- Who was erased does not come back. What stands there instead may be sealed anew; a change counts.
create trigger party_stays_erased before update on ledger.party for each row
    when (old.erased_at is not null and (old.erased_at, old.version) is distinct from (new.erased_at, new.version))
    execute function app.refuse_change();

-- The beginnings of the words of a party's name, so that it is found by one where the name lies sealed. Written with the
-- party and with its name alone; no key to it, which would be looked up for each of them.
create table ledger.party_word (
    tenant_id uuid not null references app.tenant,
    beginning bytea not null check (length(beginning) = 16),
    party_id uuid not null,
    primary key (tenant_id, beginning, party_id)
);
select app.tenant_table('ledger.party_word', 'select,insert,delete');

create table ledger.location (
    tenant_id uuid not null references app.tenant,
    location_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    name text not null,
    quarantine boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, location_id),
    unique (tenant_id, code)
);
select app.tenant_table('ledger.location');

create table ledger.item (
    tenant_id uuid not null references app.tenant,
    item_id uuid not null,
    code text not null check (length(code) between 1 and 64),
    name text not null check (length(name) between 1 and 200),
    name_norm text collate "C" generated always as (lower(name)) stored,
    label_name text,
    kind text not null check (kind in ('raw', 'intermediate', 'finished', 'by_product', 'packaging', 'service')),
    unit text not null,
    resolution_e6 bigint not null check (resolution_e6 > 0),        -- the weighing step, millionths of the unit
    density_e6 bigint check (density_e6 > 0),                       -- kg per litre, millionths
    allergens text[] not null,
    gtin text,
    catch_weight boolean not null,
    shelf_life_days integer check (shelf_life_days between 0 and 36500),
    ftl boolean not null,
    sap_koh_mg_per_g_e6 bigint,
    purity_percent_e6 bigint,
    standard_price_e6 bigint check (standard_price_e6 >= 0),        -- millionths of a minor unit per unit
    price_e6 bigint check (price_e6 >= 0),
    tax_class text,
    metal text check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    fineness integer check (fineness between 1 and 100000),
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, item_id),
    unique (tenant_id, code)
);
create index item_by_name on ledger.item (tenant_id, name_norm, item_id);
select app.tenant_table('ledger.item', 'select,insert,update');

create table ledger.lot (
    tenant_id uuid not null,
    lot_id uuid not null,
    code text collate "C" not null check (length(code) between 1 and 20),
    item_id uuid not null,
    supplier_id uuid,
    supplier_lot app.sealed,
    reference_type text,                                    -- the paper it came with (21 CFR 1.1345)
    reference_number app.sealed,
    received_on date,
    made_on date,
    expires_on date,
    batch_id uuid,                                          -- the batch that made it; the ledger does not know batches
    needs_release boolean not null,                         -- true: may not be sold before a lot_release row
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, lot_id),
    unique (tenant_id, code),
    foreign key (tenant_id, item_id) references ledger.item,
    foreign key (tenant_id, supplier_id) references ledger.party
);
create index lot_by_expiry on ledger.lot (tenant_id, expires_on, lot_id) where expires_on is not null;
create index lot_by_item on ledger.lot (tenant_id, item_id, lot_id);
create index lot_by_batch on ledger.lot (tenant_id, batch_id) where batch_id is not null;
select app.tenant_table('ledger.lot');

-- What is left of a lot: always the sum of its movements (a check proves it), kept so that a lot is locked and read
-- in one row however often it moved, and so that the database itself refuses to go below nil.
create table ledger.lot_balance (
    tenant_id uuid not null,
    lot_id uuid not null,
    item_id uuid not null,                                  -- the lot's, so that what is in stock is found without what is used up
    quantity_e6 bigint not null check (quantity_e6 >= 0),
    cost_minor bigint not null,
    location_id uuid,
    primary key (tenant_id, lot_id),
    check (quantity_e6 > 0 or cost_minor = 0),
    foreign key (tenant_id, lot_id) references ledger.lot,
    foreign key (tenant_id, location_id) references ledger.location
);
create index lot_in_stock on ledger.lot_balance (tenant_id, item_id, lot_id) where quantity_e6 > 0;
select app.tenant_table('ledger.lot_balance', 'select,insert,update (quantity_e6, cost_minor, location_id)');

create table ledger.lot_release (
    tenant_id uuid not null,
    lot_id uuid not null,
    released_by uuid not null,
    released_at timestamptz not null,
    primary key (tenant_id, lot_id),
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('ledger.lot_release');

create table ledger.movement (
    tenant_id uuid not null,
    movement_id uuid not null,
    lot_id uuid not null,
    kind text not null check (kind in ('receive', 'consume', 'output', 'split', 'pack', 'ship', 'sell', 'sample', 'loss', 'trim', 'weigh', 'count', 'move', 'charge', 'opening')),
    quantity_e6 bigint not null,
    cost_minor bigint not null,
    batch_id uuid,
    document_id uuid,
    party_id uuid,
    location_id uuid,                                       -- where a move went
    moved_at timestamptz not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, movement_id),
    foreign key (tenant_id, lot_id) references ledger.lot,
    foreign key (tenant_id, party_id) references ledger.party
);
create index movement_by_lot on ledger.movement (tenant_id, lot_id, movement_id);
create index movement_by_batch on ledger.movement (tenant_id, batch_id) where batch_id is not null;
-- Who got of 18,000 lots is answered from what was sold, not from all that ever moved.
create index movement_sold on ledger.movement (tenant_id, lot_id) where kind = 'sell';
select app.tenant_table('ledger.movement');
create trigger movement_stays before update or delete on ledger.movement
    for each row execute function app.refuse_change();

-- Parent went into child: the trace graph, acyclic because a child is new when it is drawn.
create table ledger.lot_edge (
    tenant_id uuid not null,
    parent_id uuid not null,
    child_id uuid not null,
    batch_id uuid,
    quantity_e6 bigint not null check (quantity_e6 >= 0),
    created_at timestamptz not null,
    primary key (tenant_id, parent_id, child_id),
    check (parent_id <> child_id),
    foreign key (tenant_id, parent_id) references ledger.lot,
    foreign key (tenant_id, child_id) references ledger.lot
);
create index lot_edge_back on ledger.lot_edge (tenant_id, child_id, parent_id);
create index lot_edge_by_batch on ledger.lot_edge (tenant_id, batch_id) where batch_id is not null;
select app.tenant_table('ledger.lot_edge', 'select,insert,update (quantity_e6)');

create table ledger.hold (
    tenant_id uuid not null references app.tenant,
    hold_id uuid not null,
    code text not null check (length(code) between 1 and 80),
    lot_id uuid,
    batch_id uuid,
    cascade boolean not null,
    reason app.sealed not null,
    opening boolean not null,                               -- moved in: several lots then share the hold "opening"
    opened_by uuid not null,
    opened_at timestamptz not null,
    primary key (tenant_id, hold_id),
    check (lot_id is not null or batch_id is not null),
    foreign key (tenant_id, lot_id) references ledger.lot
);
create unique index hold_key on ledger.hold (tenant_id, code) where not opening;
create index hold_by_code on ledger.hold (tenant_id, code);
create index hold_by_lot on ledger.hold (tenant_id, lot_id) where lot_id is not null;
create index hold_by_batch on ledger.hold (tenant_id, batch_id) where batch_id is not null;
select app.tenant_table('ledger.hold');

create table ledger.hold_lift (
    tenant_id uuid not null,
    hold_id uuid not null,
    reason app.sealed not null,
    lifted_by uuid not null,
    lifted_at timestamptz not null,
    primary key (tenant_id, hold_id),
    foreign key (tenant_id, hold_id) references ledger.hold
);
select app.tenant_table('ledger.hold_lift');

create table ledger.hold_clearance (
    tenant_id uuid not null,
    hold_id uuid not null,
    lot_id uuid not null,
    reason app.sealed not null,
    cleared_by uuid not null,
    cleared_at timestamptz not null,
    primary key (tenant_id, hold_id, lot_id),
    foreign key (tenant_id, hold_id) references ledger.hold,
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('ledger.hold_clearance');

create table ledger.tax_policy (
    tenant_id uuid not null references app.tenant,
    tax_policy_id uuid not null,
    class text not null check (length(class) between 1 and 64),
    hsn text,                                               -- code of the goods or service, where the law wants one
    rate_percent_e6 bigint not null check (rate_percent_e6 between 0 and 100000000000),
    from_day date not null,
    to_day date check (to_day >= from_day),
    law text,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, tax_policy_id),
    constraint tax_policy_overlap exclude using gist
        (tenant_id app.gist_uuid_ops with =, class app.gist_text_ops with =, daterange(from_day, to_day, '[]') with &&)
);
select app.tenant_table('ledger.tax_policy');

-- The newest row says how far the books are closed; opening them again is a newer row with an earlier day.
create table ledger.period_lock (
    tenant_id uuid not null references app.tenant,
    period_lock_id uuid not null,
    locked_until date not null,
    reason app.sealed,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, period_lock_id)
);
select app.tenant_table('ledger.period_lock');

-- One row a series and year; the number is taken in the document's own statement, so that a rollback gives it back.
create table ledger.series (
    tenant_id uuid not null references app.tenant,
    code text not null check (length(code) between 1 and 16),
    fy text not null,
    doc_type text not null,
    device text not null,
    pattern text not null,
    next bigint not null check (next > 0),
    primary key (tenant_id, code, fy)
);
create unique index series_of_type on ledger.series (tenant_id, doc_type, device, fy);
select app.tenant_table('ledger.series', 'select,insert,update');

-- The n-th number of a series, `A/{fy2}/{n:5}` and 26-27 and 1 giving `A/26-27/00001`: what the program's own
-- number::format gives (a test compares them), here because the number is taken in the document's own statement.
create function ledger.format_number(pattern text, fy2 text, fy text, n bigint) returns text
language sql immutable
-- A body of this form is bound when it is made, so no search_path can mislead it, and it is inlined: a third of the cost.
return regexp_replace(
    replace(replace(replace(pattern, '{fy2}', fy2), '{fy}', fy), '{n}', n::text),
    '\{n:[0-9]+\}',
    lpad(n::text, greatest(length(n::text), coalesce(substring(pattern from '\{n:([0-9]+)\}'), '0')::integer), '0'));
grant execute on function ledger.format_number(text, text, text, bigint) to steel_app;

-- The hash of what a document says: its number and its figures, and its body as it lies sealed.
create function ledger.seal_of(number text, document_date date, taxable_minor bigint, tax_minor bigint,
                               round_off_minor bigint, total_minor bigint, body app.sealed) returns bytea
language sql stable
return sha256(convert_to(concat_ws(E'\n', number, to_char(document_date, 'YYYY-MM-DD'), taxable_minor::text,
                                   tax_minor::text, round_off_minor::text, total_minor::text, ''), 'UTF8') || body);
grant execute on function ledger.seal_of(text, date, bigint, bigint, bigint, bigint, app.sealed) to steel_app;

create table ledger.document (
    tenant_id uuid not null references app.tenant,
    document_id uuid not null,
    doc_type text not null check (doc_type in ('invoice', 'receipt', 'credit_note', 'opening_invoice')),
    state text not null check (state in ('posted', 'reversed')),
    number text not null,
    number_norm text collate "C" generated always as (upper(number)) stored,
    series text not null,
    fy text not null,
    document_date date not null,
    due_on date,
    posted_at timestamptz not null,
    party_id uuid,
    place_of_supply text,
    body app.sealed not null,                               -- the figures as posted and printed; never computed again
    taxable_minor bigint not null,
    tax_minor bigint not null,
    round_off_minor bigint not null,
    total_minor bigint not null,
    reverses uuid,
    reversed_by uuid,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, document_id),
    -- The number first: it is looked for by itself, and by how it begins.
    constraint document_number_once unique (tenant_id, number_norm, doc_type, fy),
    constraint document_number_format check (number ~ '^[A-Z1-9][A-Z0-9/-]{0,15}$' or doc_type = 'opening_invoice'),
    check (doc_type in ('receipt', 'opening_invoice') or total_minor = taxable_minor + tax_minor + round_off_minor),
    foreign key (tenant_id, party_id) references ledger.party,
    foreign key (tenant_id, reverses) references ledger.document
);
create unique index document_reverses on ledger.document (tenant_id, reverses) where reverses is not null;
create index document_by_time on ledger.document (tenant_id, doc_type, posted_at, document_id);
create index document_by_series on ledger.document (tenant_id, series, fy, document_id);
create index document_by_party on ledger.document (tenant_id, party_id, document_date, document_id) where party_id is not null;
-- No new business with who was erased. Fired after the foreign key, which waits for whoever is erasing them at this moment.
create function ledger.refuse_erased() returns trigger
language plpgsql set search_path = '' as $$
begin
    if exists (select from ledger.party p
               where p.tenant_id = new.tenant_id and p.party_id = new.party_id and p.erased_at is not null) then
        raise exception 'who this was has been erased' using errcode = '23514', constraint = 'document_of_nobody';
    end if;
    return null;
end $$;
create trigger document_of_nobody after insert on ledger.document for each row
    when (new.doc_type in ('invoice', 'receipt', 'opening_invoice')) execute function ledger.refuse_erased();
select app.tenant_table('ledger.document', 'select,insert,update (state, reversed_by)');

create table ledger.document_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no integer not null check (line_no between 1 and 1000),
    description app.sealed not null,
    item_id uuid,
    lot_id uuid,
    article_id uuid,
    tax_class text not null,
    discount_minor bigint not null check (discount_minor >= 0),
    taxable_minor bigint not null,
    tax_minor bigint not null,
    line_total_minor bigint not null,
    fine_mg bigint,
    cost_minor bigint,
    primary key (tenant_id, document_id, line_no),
    foreign key (tenant_id, document_id) references ledger.document,
    foreign key (tenant_id, item_id) references ledger.item,
    foreign key (tenant_id, lot_id) references ledger.lot
);
select app.tenant_table('ledger.document_line');

-- What is still owed of a bill: its total less its allocations (a check proves it), kept so that a bill is locked and
-- read in one row however often it was paid, and so that the database itself refuses to allocate more than is open.
create table ledger.open_item (
    tenant_id uuid not null,
    document_id uuid not null,
    party_id uuid not null,
    due_on date not null,
    open_minor bigint not null check (open_minor >= 0),
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references ledger.document,
    foreign key (tenant_id, party_id) references ledger.party
);
create index open_item_by_party on ledger.open_item (tenant_id, party_id, due_on, document_id) where open_minor > 0;
create index open_item_by_day on ledger.open_item (tenant_id, due_on, document_id) where open_minor > 0;
select app.tenant_table('ledger.open_item', 'select,insert,update (open_minor)');

-- The hash over the posted figures and the number: a row of its own, because the number is known only after the insert.
create table ledger.document_seal (
    tenant_id uuid not null,
    document_id uuid not null,
    sha256 bytea not null check (length(sha256) = 32),
    sealed_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references ledger.document
);
select app.tenant_table('ledger.document_seal');

create table ledger.journal_entry (
    tenant_id uuid not null references app.tenant,
    entry_id uuid not null,
    document_id uuid,
    entry_date date not null,
    memo app.sealed not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, document_id) references ledger.document
);
create index journal_entry_by_document on ledger.journal_entry (tenant_id, document_id) where document_id is not null;
select app.tenant_table('ledger.journal_entry');

create table ledger.posting (
    tenant_id uuid not null,
    entry_id uuid not null,
    line_no integer not null,
    debit_account text not null,
    debit_party uuid,
    credit_account text not null,
    credit_party uuid,
    commodity text not null check (commodity ~ '^[A-Z][A-Z_]{2,15}$'),
    amount bigint not null check (amount > 0),
    entry_date date not null,
    primary key (tenant_id, entry_id, line_no),
    check ((debit_account, debit_party) is distinct from (credit_account, credit_party)),
    foreign key (tenant_id, entry_id) references ledger.journal_entry,
    foreign key (tenant_id, debit_party) references ledger.party,
    foreign key (tenant_id, credit_party) references ledger.party
);
create index posting_by_debit_party on ledger.posting (tenant_id, debit_party, entry_date, entry_id) where debit_party is not null;
create index posting_by_credit_party on ledger.posting (tenant_id, credit_party, entry_date, entry_id) where credit_party is not null;
select app.tenant_table('ledger.posting');
create trigger posting_stays before update or delete on ledger.posting
    for each row execute function app.refuse_change();

create table ledger.tender (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no integer not null,
    mode text not null check (mode in ('cash', 'upi', 'card', 'bank', 'cheque')),
    amount_minor bigint not null check (amount_minor > 0),
    reference app.sealed,
    till text,
    event text,                                             -- the wedding or function the cash is for (cash_limit_event)
    check (mode = 'cash' or reference is not null),
    primary key (tenant_id, document_id, line_no),
    foreign key (tenant_id, document_id) references ledger.document
);
create index tender_by_event on ledger.tender (tenant_id, event) where event is not null;
select app.tenant_table('ledger.tender');

create table ledger.allocation (
    tenant_id uuid not null,
    allocation_id uuid not null,
    payment_id uuid not null,
    invoice_id uuid not null,
    amount_minor bigint not null check (amount_minor <> 0), -- a mirror row undoes one
    allocated_at timestamptz not null,
    created_by uuid not null,
    primary key (tenant_id, allocation_id),
    foreign key (tenant_id, payment_id) references ledger.document,
    foreign key (tenant_id, invoice_id) references ledger.document
);
create index allocation_by_invoice on ledger.allocation (tenant_id, invoice_id);
create index allocation_by_payment on ledger.allocation (tenant_id, payment_id);
select app.tenant_table('ledger.allocation');
