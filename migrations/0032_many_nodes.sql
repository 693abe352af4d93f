-- What one node allows and many nodes do not (docs/spec/database.md).
-- Invariant: each function does what it did; on one node `app.enter` is the one of 0013_enter.sql.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Entering a workspace. On one node: two settings, in a body that is bound when it is made. Many nodes learn of a setting
-- by SET LOCAL alone, which needs the slower language. In both, it holds for the running transaction only.
do $choose$ begin
    if exists (select from pg_catalog.pg_extension where extname = 'citus') then
        create or replace function app.enter(tenant uuid, actor uuid) returns boolean
        language plpgsql set search_path = '' as $$
        begin
            execute format('set local app.tenant_id = %L', tenant);
            execute format('set local app.actor_id = %L', actor);
            return true;
        end $$;
    end if;
end $choose$;

-- A moment, and how many microseconds later. Adding an interval is not fixed by its two values alone, because a day of it
-- can have 23 hours; this is.
create function app.later(moment timestamptz, microseconds bigint) returns timestamptz
language sql immutable strict parallel safe
return moment + microseconds * interval '1 microsecond';
grant execute on function app.later(timestamptz, bigint) to steel_app;

-- Functions with statements about a workspace's rows are in PL/pgSQL: in a function in SQL, many nodes do not know the
-- value of a parameter when they look for the row's node.
create or replace function app.has_ended(workspace uuid, at timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
    return exists (select from app.closing c where c.tenant_id = workspace and c.ends_at <= least(at, clock_timestamp()));
end $$;

-- The entered workspace is read into a variable first: as a value it names one node, and as an expression it would be
-- asked of all.
create or replace function app.address_standing(whose uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
    if not exists (select from app.membership m where m.tenant_id = entered and m.person_id = whose) then
        return null;
    end if;
    return (
        select case when p.email_blind is null then 'lost' when p.verified_at is null then 'claimed' else 'proved' end
        from app.person p where p.person_id = whose);
end $$;

create or replace function app.password_standing(whose uuid)
returns table (standing text, list text, since timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
    if exists (select from app.membership m
               where m.tenant_id = entered and m.person_id = whose and m.state = 'active') then
        return query
            select p.password_standing, p.password_list, p.password_at from app.person p
            where p.person_id = whose and p.password <> '!';
    end if;
end $$;
