-- Printers, what they are sent, and how often a document was printed.
-- Invariant: a print is written once, as data; it is sent to an address that the operator listed, or by a browser, and is removed
-- after a week. How often a document was printed is kept, so that each print after the first says that it is a copy.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.printer (
    tenant_id uuid not null references app.tenant,
    printer_id uuid not null,
    name text not null check (length(name) between 1 and 64),
    kind text not null check (kind in ('escpos', 'tspl', 'zpl', 'pdf')),
    width_mm integer not null check (width_mm between 20 and 220),
    address text not null check (length(address) between 1 and 200),  -- browser, or tcp://host:port
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, printer_id),
    unique (tenant_id, name)
);
select app.tenant_table('ledger.printer', 'select,insert,delete,update (kind, width_mm, address)');

create table ledger.print_job (
    tenant_id uuid not null,
    print_job_id uuid not null,
    printer_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    needs text not null check (length(needs) between 1 and 40),       -- the permission of what is printed: who has it sees the job
    content app.sealed not null,                                      -- what is printed, as data
    is_copy boolean not null,
    state text not null check (state in ('queued', 'sent', 'failed')),
    tries integer not null check (tries >= 0),
    problem text check (problem in ('not_listed', 'no_answer', 'broke_off', 'not_drawn', 'browser')),
    due_at timestamptz,                                               -- of the next try; null: nothing is tried by the program
    created_by uuid not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, print_job_id),
    foreign key (tenant_id, printer_id) references ledger.printer,
    check ((state = 'queued') = (ended_at is null)),
    check (due_at is null or state = 'queued')
);
create index print_job_by_printer on ledger.print_job (tenant_id, printer_id);
create index print_job_due on ledger.print_job (tenant_id, due_at) where due_at is not null;
create index print_job_old on ledger.print_job (tenant_id, created_at);
select app.tenant_table('ledger.print_job', 'select,insert,delete,update (state, tries, problem, due_at, ended_at)');

-- Which workspaces have something to print or to remove is asked across all of them: moments, and nothing else.
grant select (tenant_id, due_at, created_at) on ledger.print_job to steel_jobs;
create policy job on ledger.print_job for select to steel_jobs using (true);

create table ledger.document_print (
    tenant_id uuid not null,
    document_id uuid not null,
    prints integer not null check (prints > 0),
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references ledger.document
);
select app.tenant_table('ledger.document_print', 'select,insert,update (prints)');

/* classes
["ledger.printer"]
kept = "workspace"
business = ["tenant_id", "printer_id", "name", "kind", "width_mm", "address", "created_by", "created_at"]
["ledger.print_job"]
kept = "job"
stays = "a print is written once and removed after a week"
business = [
    "tenant_id", "print_job_id", "printer_id", "title", "needs", "is_copy", "state", "tries", "problem", "due_at", "created_by",
    "created_at", "ended_at",
]
confidential = ["content"]
sealed = ["content"]
["ledger.document_print"]
kept = "books"
business = ["tenant_id", "document_id", "prints"]
*/
