-- Entering a workspace without a language in between: two settings, for which the server made and parsed two statements
-- in every call. What must stay true: for the running transaction only, as before.
set citus.enable_local_reference_table_foreign_keys = off;

-- Its body is bound when it is made, so no search path reaches it; without a SET of its own the planner puts it in line.
create or replace function app.enter(tenant uuid, actor uuid) returns boolean
language sql
return set_config('app.tenant_id', tenant::text, true) is not null
   and set_config('app.actor_id', actor::text, true) is not null;
