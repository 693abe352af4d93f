-- Money that goes back or out, cheques on their way, old metal that was bought, and who counts as one person.
-- Invariant: an allocation, a step of a cheque and a purchase of old metal are added and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Which tender of a receipt paid: the cash that counts for a bill, and what a returned cheque undoes. None for a credit that is no
-- money, and for receipts of before.
alter table ledger.allocation add column tender_no integer;
-- What was allocated after a past day is taken back to show that day.
create index allocation_by_time on ledger.allocation (tenant_id, allocated_at);

-- Money that the shop pays out may have no reference yet.
alter table ledger.tender drop constraint tender_check;
alter table ledger.tender add constraint tender_check check (mode = 'cash' or paid_out or reference is not null);

-- The way of a cheque after it was received: to the bank, and there cleared or returned.
create table ledger.cheque_step (
    tenant_id uuid not null,
    document_id uuid not null,
    state text not null check (state in ('deposited', 'cleared', 'bounced')),
    step_date date not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, document_id, state),
    foreign key (tenant_id, document_id) references ledger.document
);
select app.tenant_table('ledger.cheque_step');

-- Parties with the same telephone number that staff verified are one person for the cash limits.
alter table ledger.party add column phone_blind bytea;
alter table ledger.party add constraint party_phone_blind_check check (length(phone_blind) = 16);
create index party_by_phone on ledger.party (tenant_id, phone_blind) where phone_blind is not null;

-- Old metal that was bought, as it was weighed and valued.
create table sell.old_metal (
    tenant_id uuid not null,
    document_id uuid not null,
    metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium')),
    gross_mg bigint not null check (gross_mg > 0),
    deduction_mg bigint not null check (deduction_mg >= 0),
    net_mg bigint not null check (net_mg > 0),
    fineness integer not null check (fineness between 1 and 100000),
    fine_mg bigint not null check (fine_mg >= 0),
    rate_minor bigint not null check (rate_minor > 0),
    per_mg_e4 bigint not null check (per_mg_e4 > 0),
    basis text not null check (basis in ('fine', 'gross')),
    value_minor bigint not null check (value_minor > 0),
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, document_id),
    check (net_mg = gross_mg - deduction_mg),
    foreign key (tenant_id, document_id) references ledger.document
);
select app.tenant_table('sell.old_metal');

/* classes
["ledger.allocation"]
kept = "books"
business = ["tenant_id", "allocation_id", "payment_id", "invoice_id", "amount_minor", "allocated_at", "created_by", "tender_no"]
["ledger.cheque_step"]
kept = "books"
business = ["tenant_id", "document_id", "state", "step_date", "created_by", "created_at"]
["ledger.party"]
kept = "books"
business = [
    "tenant_id", "party_id", "kind", "state", "gln", "credit_limit_minor", "terms_days", "version",
    "created_by", "created_at", "erased_at",
]
personal = ["code", "code_blind", "name", "gstin", "abn", "pan", "pan_blind", "phone", "phone_blind", "location"]
sealed = ["code", "name", "gstin", "abn", "pan", "phone", "location"]
by = "person"
digest = ["code_blind", "pan_blind", "phone_blind"]
["sell.old_metal"]
kept = "books"
business = [
    "tenant_id", "document_id", "metal", "gross_mg", "deduction_mg", "net_mg", "fineness", "fine_mg", "rate_minor",
    "per_mg_e4", "basis", "value_minor", "created_by", "created_at",
]
*/
