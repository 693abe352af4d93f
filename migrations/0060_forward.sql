-- Events that are passed on to another machine, and mails that come back after a server took them.
-- Invariant: the place up to which events were passed on only grows; a mail comes back once, and only if it was sent.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- The next leaf of the audit tree to pass on, in the instance's own workspace. The log itself is the queue.
create table app.forward_head (
    tenant_id uuid primary key references app.tenant,
    leaf_index bigint not null check (leaf_index >= 0),
    warned_at timestamptz                                    -- when the operators were last mailed that it is late; null: it is not
);
select app.tenant_table('app.forward_head', 'select,insert,update (leaf_index, warned_at)');

-- Which workspaces have the next leaves: a place in the tree, no content, nobody's name.
grant select (leaf_index) on app.audit_leaf to steel_jobs;

alter table app.mail add column returned_at timestamptz;
alter table app.mail add column returned_status text;         -- RFC 3463, of class 5: it will never be delivered
alter table app.mail add constraint mail_returned_status_check check (returned_status ~ '^5[.][0-9]{1,3}[.][0-9]{1,3}$');
alter table app.mail add constraint mail_returned_check check ((returned_at is null) = (returned_status is null));
alter table app.mail add constraint mail_returned_sent_check check (returned_at is null or sent_at is not null);
create index mail_returned on app.mail (tenant_id, mail_id) where returned_at is not null;
grant update (returned_at, returned_status) on app.mail to steel_app;

/* classes
["app.forward_head"]
kept = "log"
business = ["tenant_id", "leaf_index", "warned_at"]
["app.mail"]
kept = "log"
stays = "to whom it goes and what about is written once; what it says is gone when it was sent"
business = [
    "tenant_id", "mail_id", "kind", "about", "created_by", "created_at", "useless_at", "due_at", "tries",
    "sent_at", "given_up_at", "last_error", "returned_at", "returned_status",
]
confidential = ["subject", "text", "attachment"]
personal = ["address", "address_blind"]
secret = ["link"]
sealed = ["address", "subject", "text", "link", "attachment"]
digest = ["address_blind"]
*/
