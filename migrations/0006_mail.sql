-- Mail on its way out: written by the action it belongs to, in that action's own transaction, and sent afterwards.
-- What must stay true: a mail is there when and only when what it tells of is; what it says, a link above all, is gone
-- as soon as it was sent or is of no more use; the role that looks for work learns whose mail is due, and nothing else.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.mail (
    tenant_id uuid not null references app.tenant,
    mail_id uuid not null,
    kind text not null check (length(kind) between 1 and 40),
    about uuid not null,                                    -- the thing it tells of, by which it is withdrawn
    address app.sealed not null,
    address_blind bytea not null check (length(address_blind) = 16), -- a keyed hash: by which mails to one address are counted
    subject app.sealed not null,
    text app.sealed,                                        -- gone when it was sent or is of no more use
    link app.sealed,                                        -- a path of ours; the host is put before it when it is sent
    created_by uuid not null,
    created_at timestamptz not null,
    useless_at timestamptz not null,                        -- from then on it is not worth sending: its link has ended
    due_at timestamptz,                                     -- when the sender next looks at it; null: never again
    tries integer not null check (tries >= 0),              -- counted before each, so that a try that kills the program counts
    sent_at timestamptz,
    given_up_at timestamptz,
    last_error text check (last_error in ('unreachable', 'tls', 'sign_in', 'busy', 'refused', 'slow', 'address', 'unreadable', 'too_late', 'withdrawn')),
    primary key (tenant_id, mail_id),
    check (sent_at is null or (due_at is null and given_up_at is null)),
    check ((due_at is null) = (text is null)),
    check (text is not null or link is null)
);
create index mail_due on app.mail (tenant_id, due_at) where due_at is not null;
-- How often one address was written to today, asked for the instance's own mails.
create index mail_to on app.mail (tenant_id, address_blind, mail_id);
select app.tenant_table('app.mail', 'select,insert,update (text, link, due_at, tries, sent_at, given_up_at, last_error)');

-- Which workspaces have mail due is asked across all of them (database.md, section 8): two columns, and no content.
grant usage on schema app to steel_jobs;
grant select (tenant_id, due_at) on app.mail to steel_jobs;
create policy job on app.mail for select to steel_jobs using (true);
