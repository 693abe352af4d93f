-- Mails with the code of a request are of a kind of their own, and go when they were sent: anybody may have typed
-- their addresses. They are about the workspace; all other mails of the kind are about the case of a request.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table app.mail no force row level security;
-- One that waits is still sent.
update app.mail set kind = 'request_code' where kind = 'request' and about = tenant_id and due_at is not null;
delete from app.mail where kind = 'request' and about = tenant_id;
alter table app.mail force row level security;
