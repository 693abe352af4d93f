-- Bills that wait, and credits of a part of a bill.
-- Invariant: no line of a bill is credited for more than it was sold for, in its taxable value, its tax and its quantity; what a
-- note credited is added and never changed. A bill that waits has no number, and its content is gone when it ended.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table sell.draft (
    tenant_id uuid not null references app.tenant,
    draft_id uuid not null,
    state text not null check (state in ('draft', 'posted', 'discarded', 'expired')),
    input app.sealed,                                       -- as it was sent; null when the draft has ended
    party_id uuid,
    total_minor bigint,                                     -- as it was quoted; null without a quote
    lock_until timestamptz,                                 -- until then the quoted total is charged
    corrects uuid,                                          -- the bill that it was copied from
    document_id uuid,                                       -- the bill as which it was posted, in the same transaction
    expires_at timestamptz not null,
    created_by uuid not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, draft_id),
    foreign key (tenant_id, party_id) references ledger.party,
    foreign key (tenant_id, corrects) references ledger.document,
    check ((state = 'draft') = (input is not null)),
    check ((state = 'draft') = (ended_at is null)),
    check ((state = 'posted') = (document_id is not null)),
    check ((lock_until is null) = (total_minor is null))
);
create index draft_open on sell.draft (tenant_id, draft_id) where state = 'draft';
create index draft_of_party on sell.draft (tenant_id, party_id) where state = 'draft' and party_id is not null;
create index draft_corrects on sell.draft (tenant_id, corrects) where corrects is not null;
select app.tenant_table('sell.draft', 'select,insert,update (state, input, party_id, total_minor, lock_until, document_id, expires_at, ended_at)');

-- What of a line of a bill is credited so far, beside what was sold. The line's quantity is 1 where it has none.
create table ledger.line_credit (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no ledger.line_no not null,
    line_taxable_minor bigint not null,
    line_tax_minor bigint not null,
    line_quantity_e6 bigint not null check (line_quantity_e6 > 0),
    taxable_minor bigint not null check (taxable_minor >= 0),
    taxed_minor bigint not null check (taxed_minor >= 0),   -- the part of it that was credited with its tax
    tax_minor bigint not null check (tax_minor >= 0),
    quantity_e6 bigint not null check (quantity_e6 >= 0),   -- the goods that came back
    primary key (tenant_id, document_id, line_no),
    foreign key (tenant_id, document_id, line_no) references ledger.document_line,
    constraint line_credit_taxable check (taxable_minor <= line_taxable_minor),
    constraint line_credit_taxed check (taxed_minor <= taxable_minor),
    constraint line_credit_tax check (tax_minor <= line_tax_minor),
    constraint line_credit_quantity check (quantity_e6 <= line_quantity_e6)
);
select app.tenant_table('ledger.line_credit', 'select,insert,update (taxable_minor, taxed_minor, tax_minor, quantity_e6)');

-- Which line of a bill each line of a note credits, and by how much.
create table ledger.note_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no ledger.line_no not null,
    invoice_id uuid not null,
    invoice_line_no ledger.line_no not null,
    taxable_minor bigint not null,
    tax_minor bigint not null,
    with_tax boolean not null,
    quantity_e6 bigint not null check (quantity_e6 >= 0),   -- the goods that came back; 0 for a credit in value
    primary key (tenant_id, document_id, line_no),
    foreign key (tenant_id, document_id, line_no) references ledger.document_line,
    foreign key (tenant_id, invoice_id, invoice_line_no) references ledger.line_credit
);
create index note_line_of_invoice on ledger.note_line (tenant_id, invoice_id, document_id);
select app.tenant_table('ledger.note_line');
create trigger note_line_stays before update or delete on ledger.note_line for each row execute function app.refuse_change();

/* classes
["sell.draft"]
kept = "workspace"
business = [
    "tenant_id", "draft_id", "state", "party_id", "total_minor", "lock_until", "corrects", "document_id", "expires_at",
    "created_by", "created_at", "ended_at",
]
confidential = ["input"]
sealed = ["input"]
["ledger.line_credit"]
kept = "books"
business = [
    "tenant_id", "document_id", "line_no", "line_taxable_minor", "line_tax_minor", "line_quantity_e6", "taxable_minor",
    "taxed_minor", "tax_minor", "quantity_e6",
]
["ledger.note_line"]
kept = "books"
business = [
    "tenant_id", "document_id", "line_no", "invoice_id", "invoice_line_no", "taxable_minor", "tax_minor", "with_tax",
    "quantity_e6",
]
*/
