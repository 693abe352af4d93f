-- What the checks of the promises may count: one function each, for a role that can do nothing else.
-- What must stay true: a function here gives figures, never a row, a secret or a name.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

grant usage on schema app to steel_probe;

-- How many credentials are kept in which way: Argon2id and bcrypt at today's floor or above, none at all, anything else.
create function app.password_kinds() returns table (kind text, people bigint)
language sql stable security definer set search_path = '' as $$
    select case
        when cost is not null and cost[1]::bigint >= 19456 and cost[2]::int >= 2 and cost[3]::int >= 1 then 'argon2id'
        when password ~ '^\$2[aby]\$1[0-9]\$' then 'bcrypt'
        when password = '!' then 'none'
        else 'other' end, count(*)
    from app.person
    cross join lateral (
        select regexp_match(password, '^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,4})\$') as cost) found
    group by 1;
$$;
revoke all on function app.password_kinds() from public;
grant execute on function app.password_kinds() to steel_probe;
