-- The schema as it stands after every migration; written by `cargo run -p queries-gen`, never by hand.
-- For reading and for reviews: what makes a database is the migrations, and a test compares the two.

create schema app;
create schema ledger;
create schema make;
create schema sell;
create extension btree_gist with schema app;
create domain app.bytes32 as bytea constraint bytes32_check CHECK ((length(VALUE) = 32));
create domain app.call_key as text constraint call_key_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 64)));
create domain app.event_result as text constraint event_result_check CHECK ((VALUE = ANY (ARRAY['ok'::text, 'denied'::text])));
create domain app.positive as bigint constraint positive_check CHECK ((VALUE > 0));
create domain app.sealed as bytea constraint sealed_check CHECK (((length(VALUE) >= 45) AND (SUBSTRING(VALUE FROM 1 FOR 1) = ANY (ARRAY['\x01'::bytea, '\x02'::bytea]))));
create domain app.unsigned as bigint constraint unsigned_check CHECK ((VALUE >= 0));
create domain ledger.commodity as text constraint commodity_check CHECK ((VALUE ~ '^[A-Z][A-Z_]{2,15}$'::text));
create domain ledger.doc_type as text constraint doc_type_check CHECK ((VALUE = ANY (ARRAY['invoice'::text, 'receipt'::text, 'credit_note'::text, 'opening_invoice'::text, 'debit_note'::text, 'refund'::text, 'payment'::text, 'bounce'::text, 'write_off'::text, 'set_off'::text, 'transfer'::text, 'journal'::text, 'purchase_voucher'::text, 'job'::text, 'challan'::text, 'karigar_receipt'::text, 'hallmark_challan'::text, 'purchase_order'::text, 'goods_receipt'::text, 'purchase_bill'::text, 'opening_credit'::text, 'customer_order'::text, 'reversal'::text])));
create domain ledger.document_state as text constraint document_state_check CHECK ((VALUE = ANY (ARRAY['posted'::text, 'reversed'::text])));
create domain ledger.line_no as integer constraint line_no_check CHECK (((VALUE >= 1) AND (VALUE <= 1000)));
create domain ledger.metal as text constraint metal_check CHECK ((VALUE = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text])));
create domain ledger.series_code as text constraint series_code_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 16)));
create domain make.reading_result as text constraint reading_result_check CHECK ((VALUE = ANY (ARRAY['pass'::text, 'fail'::text])));
grant usage on schema app to steel_app;
grant usage on schema app to steel_jobs;
grant usage on schema app to steel_probe;
grant usage on schema ledger to steel_app;
grant usage on schema ledger to steel_jobs;
grant usage on schema make to steel_app;
grant usage on schema sell to steel_app;

CREATE OR REPLACE FUNCTION app.add_factor(id uuid, what text, called bytea, proof bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    insert into app.factor (factor_id, person_id, kind, name, secret, counter, created_at)
    values (id, app.myself(), what, called, proof, 0, at);
    return found;
end $function$;
grant execute on function app.add_factor(uuid,text,bytea,bytea,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.add_passkey(id uuid, called bytea, credential bytea, known bytea, proof bytea, seen bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    insert into app.factor (factor_id, person_id, kind, name, credential_id, credential_blind, secret, counter, created_at)
    values (id, app.myself(), 'passkey', called, credential, known, proof, seen, at) on conflict (credential_blind) do nothing;
    return found;
end $function$;
grant execute on function app.add_passkey(uuid,bytea,bytea,bytea,bytea,bigint,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.add_person(id uuid, address bytea, found_by bytea, called bytea, secret text, standing text, list text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    if app.is_contested(found_by) then
        return false;
    end if;
    insert into app.person (person_id, email, email_blind, name, password, password_at, password_standing, password_list,
                            sessions_since, created_at)
    values (id, address, found_by, called, secret, at, standing, list, at, at) on conflict (email_blind) do nothing;
    return found;
end $function$;
grant execute on function app.add_person(uuid,bytea,bytea,bytea,text,text,text,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.add_proven_person(id uuid, address bytea, found_by bytea, called bytea, secret text, standing text, list text, over uuid, at timestamp with time zone)
 RETURNS TABLE(is_added boolean, loser uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    loser := app.lose_address(found_by, over, at);
    insert into app.person (person_id, email, email_blind, name, password, password_at, password_standing, password_list,
                            verified_at, sessions_since, created_at)
    values (id, address, found_by, called, secret, at, standing, list, at, at, at) on conflict (email_blind) do nothing;
    is_added := found;
    return next;
end $function$;
grant execute on function app.add_proven_person(uuid,bytea,bytea,bytea,text,text,text,uuid,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.address_standing(whose uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
    if not exists (select from app.membership m where m.tenant_id = entered and m.person_id = whose) then
        return null;
    end if;
    return (
        select case when p.email_blind is null then 'lost' when p.verified_at is null then 'claimed' else 'proved' end
        from app.person p where p.person_id = whose);
end $function$;
grant execute on function app.address_standing(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.credential_of(wanted bytea)
 RETURNS TABLE(person_id uuid, name bytea, password text, verified_at timestamp with time zone, is_former boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    (select p.person_id, p.name, p.password, p.verified_at, false from app.person p where p.email_blind = wanted)
    union all
    (select l.person_id, l.name, l.password, l.verified_at, true
     from (select p.* from app.person p where p.former_blind = wanted order by p.lost_at, p.person_id limit 4) l
     order by l.lost_at desc)
$function$;
grant execute on function app.credential_of(bytea) to steel_app;

CREATE OR REPLACE FUNCTION app.database_clock()
 RETURNS timestamp with time zone
 LANGUAGE sql
 SET search_path TO ''
AS $function$ select clock_timestamp() $function$;
grant execute on function app.database_clock() to public;

CREATE OR REPLACE FUNCTION app.end_my_sessions(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.person set sessions_since = at where person_id = app.myself();
    return found;
end $function$;
grant execute on function app.end_my_sessions(timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.end_my_tokens(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.person set tokens_since = at where person_id = app.myself();
    return found;
end $function$;
grant execute on function app.end_my_tokens(timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.enter(tenant uuid, actor uuid)
 RETURNS boolean
 LANGUAGE sql
RETURN ((set_config('app.tenant_id'::text, (tenant)::text, true) IS NOT NULL) AND (set_config('app.actor_id'::text, (actor)::text, true) IS NOT NULL));
grant execute on function app.enter(uuid,uuid) to public;
grant execute on function app.enter(uuid,uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.enter_ended(workspace uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
    execute format('set local app.tenant_id = %L', workspace);
    if not app.has_ended(workspace, at) then
        raise exception 'the workspace has not ended' using errcode = '42501';
    end if;
    execute format('set local app.ended = %L', workspace);
    return true;
end $function$;
grant execute on function app.enter_ended(uuid,timestamp with time zone) to public;

CREATE OR REPLACE FUNCTION app.has_ended(workspace uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
    return exists (select from app.closing c where c.tenant_id = workspace and c.ends_at <= least(at, clock_timestamp()));
end $function$;
grant execute on function app.has_ended(uuid,timestamp with time zone) to public;

CREATE OR REPLACE FUNCTION app.identity_of(known bytea)
 RETURNS TABLE(person_id uuid, name bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select p.person_id, p.name from app.outside_identity i join app.person p on p.person_id = i.person_id
    where i.known_blind = known and i.linked_at is not null
$function$;
grant execute on function app.identity_of(bytea) to steel_app;

CREATE OR REPLACE FUNCTION app.is_contested(found_by bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
    select count(*) >= 2 from app.person p where p.former_blind = found_by
$function$;

CREATE OR REPLACE FUNCTION app.judge_my_password(was text, secret text, standing text, list text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.person p set password = secret, password_standing = standing, password_list = list
    where p.person_id = app.myself() and p.password = was
      and (secret, standing, list) is distinct from (p.password, p.password_standing, p.password_list);
    return found;
end $function$;
grant execute on function app.judge_my_password(text,text,text,text) to steel_app;

CREATE OR REPLACE FUNCTION app.lacks_address(whose uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    return (select p.email_blind is null from app.person p where p.person_id = whose);
end $function$;
grant execute on function app.lacks_address(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.later(moment timestamp with time zone, microseconds bigint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (moment + ((microseconds)::double precision * '00:00:00.000001'::interval));
grant execute on function app.later(timestamp with time zone,bigint) to public;
grant execute on function app.later(timestamp with time zone,bigint) to steel_app;

CREATE OR REPLACE FUNCTION app.leave_ended()
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
    set local app.ended = '';
    set local app.tenant_id = '';
    return true;
end $function$;
grant execute on function app.leave_ended() to public;

CREATE OR REPLACE FUNCTION app.link_identity(id uuid, since timestamp with time zone, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.outside_identity set linked_at = at
    where identity_id = id and person_id = app.myself() and linked_at is null and created_at >= since;
    return found;
exception when unique_violation then
    return false;
end $function$;
grant execute on function app.link_identity(uuid,timestamp with time zone,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.lock_person(whose uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    if current_setting('app.tenant_id', true) is distinct from '00000000-0000-7000-8000-000000000001' then
        raise exception 'only those who run the instance do this' using errcode = '42501';
    end if;
    update app.person set locked_at = at where person_id = whose;
    return found;
end $function$;
grant execute on function app.lock_person(uuid,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.look(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(NORMALIZE(code, NFD), (((('ABCDEFGHIJKMNOPQRSTUVWXYZаАαΑвВβΒсСϲϹԁԀеЕεΕɡһҺнНհΗіІїЇӏӀιΙıl'::text || '1|ǀјЈϳкКκΚмМμΜµпПηոΝоОοΟօՕ0рРρΡԛԚгГѕЅſтТτΤυսѵѴνԝԜωхХχΧуУүҮγΥ'::text) || 'ζΖзЗ              　‐‑‒–—―−﹣‘’ʼ`´！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜'::text) || '＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘ'::text) || 'ｙｚ｛｜｝～'::text), (((('abcdefghijkmnopqrstuvwxyzaaaabbbbccccddeeeeghhhhhhiiiiiiiiii'::text || 'iiijjjkkkkmmmmmnnnnnoooooooppppqqrrsssttttuuvvvwwwxxxxyyyyyy'::text) || 'zz33               --------''''''''''!"#$%&''()*+,-./oi23456789:;<'::text) || '=>?@abcdefghijkLmnopqrstuvwxyz[\]^_''abcdefghijkimnopqrstuvwx'::text) || 'yz{i}~'::text));
grant execute on function app.look(text) to public;
grant execute on function app.look(text) to steel_app;

CREATE OR REPLACE FUNCTION app.lose_address(found_by bytea, over uuid, at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SET search_path TO ''
AS $function$
    update app.person p set email_blind = null, former_blind = found_by, verified_at = null, lost_at = at
    where p.email_blind = found_by and (p.verified_at is null or p.person_id = over)
    returning p.person_id
$function$;

CREATE OR REPLACE FUNCTION app.my_account()
 RETURNS TABLE(person_id uuid, email bytea, has_address boolean, name bytea, password text, verified_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select p.person_id, p.email, p.email_blind is not null, p.name, p.password, p.verified_at
    from app.person p where p.person_id = app.myself()
$function$;
grant execute on function app.my_account() to steel_app;

CREATE OR REPLACE FUNCTION app.my_factors()
 RETURNS TABLE(factor_id uuid, kind text, name bytea, credential_id bytea, secret bytea, counter bigint, created_at timestamp with time zone, used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select f.factor_id, f.kind, f.name, f.credential_id, f.secret, f.counter, f.created_at, f.used_at
    from app.factor f where f.person_id = app.myself() order by f.created_at, f.factor_id
$function$;
grant execute on function app.my_factors() to steel_app;

CREATE OR REPLACE FUNCTION app.my_identities()
 RETURNS TABLE(identity_id uuid, issuer bytea, email bytea, created_at timestamp with time zone, linked_at timestamp with time zone, used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select i.identity_id, i.issuer, i.email, i.created_at, i.linked_at, i.used_at
    from app.outside_identity i where i.person_id = app.myself() order by i.created_at, i.identity_id
$function$;
grant execute on function app.my_identities() to steel_app;

CREATE OR REPLACE FUNCTION app.myself()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
    select nullif(current_setting('app.actor_id', true), '')::uuid
$function$;
grant execute on function app.myself() to steel_app;

CREATE OR REPLACE FUNCTION app.offer_identity(id uuid, known bytea, provider bytea, who bytea, address bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    delete from app.outside_identity where person_id = app.myself() and linked_at is null;
    insert into app.outside_identity (identity_id, person_id, known_blind, issuer, subject, email, created_at)
    values (id, app.myself(), known, provider, who, address, at);
    return found;
end $function$;
grant execute on function app.offer_identity(uuid,bytea,bytea,bytea,bytea,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.password_kinds()
 RETURNS TABLE(kind text, people bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select case
        when cost is not null and cost[1]::bigint >= 19456 and cost[2]::int >= 2 and cost[3]::int >= 1 then 'argon2id'
        when password ~ '^\$2[aby]\$1[0-9]\$' then 'bcrypt'
        when password = '!' then 'none'
        else 'other' end, count(*)
    from app.person
    cross join lateral (
        select regexp_match(password, '^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,4})\$') as cost) found
    group by 1;
$function$;
grant execute on function app.password_kinds() to steel_probe;

CREATE OR REPLACE FUNCTION app.password_since(whose uuid)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    return (select p.password_at from app.person p where p.person_id = whose and p.password <> '!');
end $function$;
grant execute on function app.password_since(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.password_standing(whose uuid)
 RETURNS TABLE(standing text, list text, since timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
    if exists (select from app.membership m
               where m.tenant_id = entered and m.person_id = whose and m.state = 'active') then
        return query
            select p.password_standing, p.password_list, p.password_at from app.person p
            where p.person_id = whose and p.password <> '!';
    end if;
end $function$;
grant execute on function app.password_standing(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.place(placed regclass, kind text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
    if not exists (select from pg_catalog.pg_extension where extname = 'citus') then
        return 'one node';
    end if;
    if kind = 'everywhere' then
        execute format('select pg_catalog.create_reference_table(%L)', placed);
    elsif placed = 'app.tenant'::regclass then
        execute format('select pg_catalog.create_distributed_table(%L, %L)', placed, 'tenant_id');
    else
        execute format('select pg_catalog.create_distributed_table(%L, %L, colocate_with => %L)',
                       placed, 'tenant_id', 'app.tenant');
    end if;
    return kind;
end $function$;
grant execute on function app.place(regclass,text) to public;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
    if tg_op = 'DELETE' and old.tenant_id::text = current_setting('app.ended', true)
       and app.has_ended(old.tenant_id, clock_timestamp()) then
        return old;
    end if;
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = '42501';
end $function$;
grant execute on function app.refuse_change() to public;

CREATE OR REPLACE FUNCTION app.remove_ended(workspace uuid, at timestamp with time zone, place text, many integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    named constant regclass := to_regclass(place);
    gone bigint;
begin
    perform app.enter_ended(workspace, at);
    if named = 'app.tenant'::regclass then
        delete from app.closing c where c.tenant_id = workspace;
        delete from app.tenant t where t.tenant_id = workspace;
    elsif named is null or named in ('app.closing'::regclass, 'app.audit_event'::regclass, 'app.audit_leaf'::regclass)
          or not exists (select from pg_catalog.pg_policy p where p.polrelid = named and p.polname = 'tenant') then
        raise exception 'no table of workspaces is called %', place using errcode = '42501';
    elsif exists (select from pg_catalog.pg_constraint f where f.conrelid = named and f.confrelid = named) then
        execute format('delete from %s where tenant_id = $1', named) using workspace;
    else
        execute format('delete from %s where tenant_id = $1 and ctid = any (array(
                        select ctid from %1$s where tenant_id = $1 limit $2))', named) using workspace, many;
    end if;
    get diagnostics gone = row_count;
    perform app.leave_ended();
    return gone;
end $function$;
grant execute on function app.remove_ended(uuid,timestamp with time zone,text,integer) to steel_jobs;

CREATE OR REPLACE FUNCTION app.remove_ended_events(workspace uuid, at timestamp with time zone, many integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    instance constant uuid := '00000000-0000-7000-8000-000000000001';
    events uuid[];
    leaves bigint[];
    gone bigint;
begin
    perform app.enter_ended(workspace, at);
    select array_agg(x.event_id), array_agg(x.leaf_index) filter (where x.leaf_index is not null) into events, leaves
    from (select e.event_id, l.leaf_index from app.audit_event e
          left join app.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.event_id
          where e.tenant_id = workspace order by e.event_id limit many) x;
    delete from app.audit_leaf l where l.tenant_id = workspace and l.event_id = any (events);
    delete from app.audit_event e where e.tenant_id = workspace and e.event_id = any (events);
    get diagnostics gone = row_count;
    execute format('set local app.tenant_id = %L', instance);
    insert into app.audit_gone as g (tenant_id, workspace_id, n, places)
    select instance, workspace, leaf / 256, array_agg((leaf % 256)::smallint) from unnest(leaves) leaf group by leaf / 256
    on conflict (tenant_id, workspace_id, n) do update set places = g.places || excluded.places;
    perform app.leave_ended();
    return gone;
end $function$;
grant execute on function app.remove_ended_events(uuid,timestamp with time zone,integer) to steel_jobs;

CREATE OR REPLACE FUNCTION app.remove_factor(id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    delete from app.factor where factor_id = id and person_id = app.myself();
    return found;
end $function$;
grant execute on function app.remove_factor(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.remove_identity(id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    delete from app.outside_identity where identity_id = id and person_id = app.myself() and linked_at is not null;
    return found;
end $function$;
grant execute on function app.remove_identity(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.remove_my_codes()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    delete from app.factor where kind = 'code' and person_id = app.myself();
    return found;
end $function$;
grant execute on function app.remove_my_codes() to steel_app;

CREATE OR REPLACE FUNCTION app.remove_my_factors()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    delete from app.factor where person_id = app.myself();
    return found;
end $function$;
grant execute on function app.remove_my_factors() to steel_app;

CREATE OR REPLACE FUNCTION app.sessions_since(whose uuid)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    return (select case when p.locked_at is null then p.sessions_since else 'infinity' end
            from app.person p where p.person_id = whose);
end $function$;
grant execute on function app.sessions_since(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.set_instance_read_only(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    if current_setting('app.tenant_id', true) is distinct from '00000000-0000-7000-8000-000000000001' then
        raise exception 'only those who run the instance do this' using errcode = '42501';
    end if;
    update app.instance_state set read_only_since = at where one;
    return found;
end $function$;
grant execute on function app.set_instance_read_only(timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.set_my_password(secret text, standing text, list text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.person set password = secret, password_at = at, password_standing = standing, password_list = list
    where person_id = app.myself();
    return found;
end $function$;
grant execute on function app.set_my_password(text,text,text,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.take_my_address(address bytea, found_by bytea, is_proved boolean, at timestamp with time zone)
 RETURNS TABLE(is_taken boolean, loser uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    proved timestamptz := case when is_proved then at end;
begin
    if not is_proved and app.is_contested(found_by) then
        is_taken := false;
        return next;
        return;
    end if;
    begin
        if is_proved and not exists (select from app.person p where p.person_id = app.myself() and p.email_blind = found_by) then
            loser := app.lose_address(found_by, null, at);
        end if;
        update app.person set email = address, email_blind = found_by, verified_at = proved, former_blind = null, lost_at = null
        where person_id = app.myself();
        is_taken := found;
    exception when unique_violation then
        is_taken := false;
        loser := null;
    end;
    return next;
end $function$;
grant execute on function app.take_my_address(bytea,bytea,boolean,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.tenant_table(made regclass, rights text DEFAULT 'select,insert'::text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
    -- nullif: after a transaction's SET LOCAL the setting is an empty string, not NULL; both must mean "no row".
    mine constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
begin
    perform app.place(made, 'tenant');
    execute format('alter table %s enable row level security', made);
    execute format('alter table %s force row level security', made);
    execute format('create policy tenant on %s using (%s) with check (%s)', made, mine, mine);
    execute format('grant %s on %s to steel_app', rights, made);
    return rights;
end $function$;
grant execute on function app.tenant_table(regclass,text) to public;

CREATE OR REPLACE FUNCTION app.tokens_since(whose uuid)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    return (select case when p.locked_at is null then p.tokens_since else 'infinity' end
            from app.person p where p.person_id = whose);
end $function$;
grant execute on function app.tokens_since(uuid) to steel_app;

CREATE OR REPLACE FUNCTION app.use_factor(id uuid, step bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.factor set counter = step, used_at = at
    where factor_id = id and person_id = app.myself() and counter < step;
    return found;
end $function$;
grant execute on function app.use_factor(uuid,bigint,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.use_identity(known bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.outside_identity set used_at = at
    where known_blind = known and person_id = app.myself() and linked_at is not null;
    return found;
end $function$;
grant execute on function app.use_identity(bytea,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.use_passkey(id uuid, seen bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.factor set counter = seen, used_at = at
    where factor_id = id and person_id = app.myself() and kind = 'passkey' and (counter < seen or (counter = 0 and seen = 0));
    return found;
end $function$;
grant execute on function app.use_passkey(uuid,bigint,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION app.verify_my_address(found_by bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
    update app.person set verified_at = coalesce(verified_at, at) where person_id = app.myself() and email_blind = found_by;
    return found;
end $function$;
grant execute on function app.verify_my_address(bytea,timestamp with time zone) to steel_app;

CREATE OR REPLACE FUNCTION ledger.forget_occasions(party uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    forgotten bigint;
begin
    update ledger.tender t set occasion = null, occasion_blind = null, event = null
    from ledger.document d
    where t.tenant_id = entered and d.tenant_id = entered and d.document_id = t.document_id and d.party_id = party
      and ledger.is_erased(entered, party) and (t.occasion is not null or t.event is not null);
    get diagnostics forgotten = row_count;
    return forgotten;
end $function$;
grant execute on function ledger.forget_occasions(uuid) to steel_app;

CREATE OR REPLACE FUNCTION ledger.format_number(pattern text, fy2 text, fy text, n bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN replace(replace(((split_part(pattern, '{n'::text, 1) || lpad((n)::text, GREATEST(length((n)::text), (('0'::text || ltrim(split_part(split_part(pattern, '{n'::text, 2), '}'::text, 1), ':'::text)))::integer), '0'::text)) || substr(pattern, ((strpos(pattern, '{n'::text) + strpos(split_part(pattern, '{n'::text, 2), '}'::text)) + 2))), '{fy2}'::text, fy2), '{fy}'::text, fy);
grant execute on function ledger.format_number(text,text,text,bigint) to public;
grant execute on function ledger.format_number(text,text,text,bigint) to steel_app;

CREATE OR REPLACE FUNCTION ledger.in_64_bits(amount numeric)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (GREATEST(LEAST(amount, ('9223372036854775807'::bigint)::numeric), ('-9223372036854775808'::bigint)::numeric))::bigint;
grant execute on function ledger.in_64_bits(numeric) to public;
grant execute on function ledger.in_64_bits(numeric) to steel_app;

CREATE OR REPLACE FUNCTION ledger.is_erased(tenant_id uuid, party_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM ledger.party p WHERE ((p.tenant_id = is_erased.tenant_id) AND (p.party_id = is_erased.party_id) AND (p.erased_at IS NOT NULL))));
grant execute on function ledger.is_erased(uuid,uuid) to public;
grant execute on function ledger.is_erased(uuid,uuid) to steel_app;

CREATE OR REPLACE FUNCTION ledger.is_seal_of_redacted(tenant_id uuid, document_id uuid, sha256 bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM ledger.document d WHERE ((d.tenant_id = is_seal_of_redacted.tenant_id) AND (d.document_id = is_seal_of_redacted.document_id) AND (d.redacted_at IS NOT NULL) AND (is_seal_of_redacted.sha256 = ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.body)))));
grant execute on function ledger.is_seal_of_redacted(uuid,uuid,bytea) to public;
grant execute on function ledger.is_seal_of_redacted(uuid,uuid,bytea) to steel_app;

CREATE OR REPLACE FUNCTION ledger.seal_occasions(documents uuid[], lines integer[], words bytea[], found_by bytea[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
    entered constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    sealed bigint;
begin
    update ledger.tender t set occasion = n.words, occasion_blind = n.found_by, event = null
    from unnest(documents, lines, words, found_by) as n (document_id, line_no, words, found_by)
    where t.tenant_id = entered and t.document_id = n.document_id and t.line_no = n.line_no and t.event is not null;
    get diagnostics sealed = row_count;
    return sealed;
end $function$;
grant execute on function ledger.seal_occasions(uuid[],integer[],bytea[],bytea[]) to steel_app;

CREATE OR REPLACE FUNCTION ledger.seal_of(number text, document_date date, taxable_minor bigint, tax_minor bigint, round_off_minor bigint, total_minor bigint, body app.sealed)
 RETURNS bytea
 LANGUAGE sql
 STABLE
RETURN sha256((convert_to(concat_ws('
'::text, number, to_char((document_date)::timestamp with time zone, 'YYYY-MM-DD'::text), (taxable_minor)::text, (tax_minor)::text, (round_off_minor)::text, (total_minor)::text, ''), 'UTF8'::name) || (body)::bytea));
grant execute on function ledger.seal_of(text,date,bigint,bigint,bigint,bigint,app.sealed) to public;
grant execute on function ledger.seal_of(text,date,bigint,bigint,bigint,bigint,app.sealed) to steel_app;

create table app.address (
    slug text not null,
    tenant_id uuid not null,
    constraint address_pkey PRIMARY KEY (slug)
);
grant insert, select on app.address to steel_app;

create table app.api_token (
    tenant_id uuid not null,
    token_id uuid not null,
    person_id uuid not null,
    name app.sealed not null,
    token_sha256 bytea not null,
    permissions text[],
    made_by uuid,
    second_factor boolean not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    constraint api_token_pkey PRIMARY KEY (tenant_id, token_id),
    constraint api_token_tenant_id_token_sha256_key UNIQUE (tenant_id, token_sha256),
    constraint api_token_tenant_id_made_by_fkey FOREIGN KEY (tenant_id, made_by) REFERENCES app.api_token(tenant_id, token_id),
    constraint api_token_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.membership(tenant_id, person_id),
    constraint api_token_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX api_token_made_by ON app.api_token USING btree (tenant_id, made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX api_token_person ON app.api_token USING btree (tenant_id, person_id) WHERE (revoked_at IS NULL);
alter table app.api_token enable row level security, force row level security;
create policy tenant on app.api_token for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.api_token to steel_app;

create table app.archive (
    tenant_id uuid not null,
    archive_id uuid not null,
    state text not null,
    asked_by uuid not null,
    created_at timestamp with time zone not null,
    moment timestamp with time zone,
    done bigint not null,
    total bigint not null,
    attempts integer not null,
    lease uuid,
    lease_until timestamp with time zone,
    bytes bigint,
    sha256 app.bytes32,
    code text,
    ended_at timestamp with time zone,
    link_by uuid,
    link_until timestamp with time zone,
    link_lock app.sealed,
    constraint archive_pkey PRIMARY KEY (tenant_id, archive_id),
    constraint archive_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint archive_attempts_check CHECK ((attempts >= 0)),
    constraint archive_bytes_check CHECK ((bytes >= 0)),
    constraint archive_check CHECK (((lease IS NULL) = (lease_until IS NULL))),
    constraint archive_check1 CHECK (((link_by IS NULL) = (link_until IS NULL))),
    constraint archive_check2 CHECK (((state <> 'done'::text) OR ((bytes IS NOT NULL) AND (sha256 IS NOT NULL)))),
    constraint archive_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint archive_done_check CHECK ((done >= 0)),
    constraint archive_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'removed'::text]))),
    constraint archive_total_check CHECK ((total >= 0))
);
CREATE INDEX archive_open ON app.archive USING btree (tenant_id, state) WHERE (state <> 'removed'::text);
alter table app.archive enable row level security, force row level security;
create policy job on app.archive for select to steel_jobs using (true);
create policy tenant on app.archive for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.archive to steel_app;
grant select (archive_id), select (code), select (ended_at), select (lease_until), select (state), select (tenant_id) on app.archive to steel_jobs;

create table app.archive_piece (
    tenant_id uuid not null,
    archive_id uuid not null,
    piece_no integer not null,
    place text collate "C" not null,
    name text collate "C" not null,
    count bigint not null,
    size bigint not null,
    packed bigint not null,
    crc32 bigint not null,
    sha256 app.bytes32 not null,
    content app.sealed not null,
    constraint archive_piece_pkey PRIMARY KEY (tenant_id, archive_id, piece_no),
    constraint archive_piece_named_once UNIQUE (tenant_id, archive_id, name),
    constraint archive_piece_tenant_id_archive_id_fkey FOREIGN KEY (tenant_id, archive_id) REFERENCES app.archive(tenant_id, archive_id),
    constraint archive_piece_count_check CHECK ((count >= 0)),
    constraint archive_piece_crc32_check CHECK (((crc32 >= 0) AND (crc32 <= '4294967295'::bigint))),
    constraint archive_piece_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    constraint archive_piece_packed_check CHECK ((packed >= 0)),
    constraint archive_piece_piece_no_check CHECK ((piece_no > 0)),
    constraint archive_piece_place_check CHECK (((length(place) >= 1) AND (length(place) <= 64))),
    constraint archive_piece_size_check CHECK ((size >= 0))
);
alter table app.archive_piece enable row level security, force row level security;
create policy tenant on app.archive_piece for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.archive_piece to steel_app;

create table app.archive_table (
    tenant_id uuid not null,
    archive_id uuid not null,
    place text collate "C" not null,
    mark text collate "C" not null,
    last text,
    parts integer not null,
    count bigint not null,
    is_done boolean not null,
    constraint archive_table_pkey PRIMARY KEY (tenant_id, archive_id, place),
    constraint archive_table_tenant_id_archive_id_fkey FOREIGN KEY (tenant_id, archive_id) REFERENCES app.archive(tenant_id, archive_id),
    constraint archive_table_count_check CHECK ((count >= 0)),
    constraint archive_table_mark_check CHECK (((length(mark) >= 1) AND (length(mark) <= 128))),
    constraint archive_table_parts_check CHECK ((parts >= 0)),
    constraint archive_table_place_check CHECK (((length(place) >= 1) AND (length(place) <= 64)))
);
alter table app.archive_table enable row level security, force row level security;
create policy tenant on app.archive_table for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.archive_table to steel_app;

create table app.attempt (
    tenant_id uuid not null,
    kind text not null,
    subject_sha256 bytea not null,
    failures integer not null,
    last_at timestamp with time zone not null,
    constraint attempt_pkey PRIMARY KEY (tenant_id, kind, subject_sha256),
    constraint attempt_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint attempt_failures_check CHECK ((failures >= 0)),
    constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'allowance'::text, 'net'::text, 'shut'::text, 'wide'::text])))
);
CREATE INDEX attempt_last ON app.attempt USING btree (tenant_id, last_at);
alter table app.attempt enable row level security, force row level security;
create policy tenant on app.attempt for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.attempt to steel_app;

create table app.audit_checkpoint (
    tenant_id uuid not null,
    size bigint not null,
    at timestamp with time zone not null,
    note text not null,
    constraint audit_checkpoint_pkey PRIMARY KEY (tenant_id, size),
    constraint audit_checkpoint_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint audit_checkpoint_size_check CHECK ((size > 0))
);
alter table app.audit_checkpoint enable row level security, force row level security;
create policy tenant on app.audit_checkpoint for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER audit_checkpoint_stays BEFORE DELETE OR UPDATE ON app.audit_checkpoint FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.audit_checkpoint to steel_app;

create table app.audit_event (
    tenant_id uuid not null,
    event_id uuid not null,
    at timestamp with time zone not null,
    actor_id uuid,
    roles text[] not null,
    action text not null,
    result app.event_result not null,
    code text,
    content app.sealed not null,
    request_id uuid not null,
    step_up boolean not null,
    opening boolean not null,
    salt app.bytes32 not null,
    xact bigint not null default ((pg_current_xact_id())::text)::bigint,
    constraint audit_event_pkey PRIMARY KEY (tenant_id, event_id),
    constraint audit_event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint audit_event_check CHECK ((((result)::text = 'denied'::text) = (code IS NOT NULL)))
);
CREATE INDEX audit_event_by_action ON app.audit_event USING btree (tenant_id, action, event_id);
CREATE INDEX audit_event_by_xact ON app.audit_event USING btree (tenant_id, xact, event_id);
alter table app.audit_event enable row level security, force row level security;
create policy job on app.audit_event for select to steel_jobs using (true);
create policy tenant on app.audit_event for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER audit_event_stays BEFORE DELETE OR UPDATE ON app.audit_event FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.audit_event to steel_app;
grant select (at), select (event_id), select (tenant_id), select (xact) on app.audit_event to steel_jobs;

create table app.audit_gone (
    tenant_id uuid not null,
    workspace_id uuid not null,
    n bigint not null,
    places smallint[] not null,
    constraint audit_gone_pkey PRIMARY KEY (tenant_id, workspace_id, n),
    constraint audit_gone_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint audit_gone_n_check CHECK ((n >= 0)),
    constraint audit_gone_places_check CHECK (((cardinality(places) >= 1) AND (cardinality(places) <= 256)))
);
alter table app.audit_gone enable row level security, force row level security;
create policy tenant on app.audit_gone for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on app.audit_gone to steel_app;

create table app.audit_head (
    tenant_id uuid not null,
    size bigint not null,
    xact bigint not null,
    constraint audit_head_pkey PRIMARY KEY (tenant_id),
    constraint audit_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint audit_head_size_check CHECK ((size >= 0))
);
alter table app.audit_head enable row level security, force row level security;
create policy tenant on app.audit_head for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (size), update (xact) on app.audit_head to steel_app;

create table app.audit_leaf (
    tenant_id uuid not null,
    event_id uuid not null,
    leaf_index bigint not null,
    seq bigint not null,
    constraint audit_leaf_pkey PRIMARY KEY (tenant_id, event_id),
    constraint audit_leaf_tenant_id_leaf_index_key UNIQUE (tenant_id, leaf_index),
    constraint audit_leaf_tenant_id_event_id_fkey FOREIGN KEY (tenant_id, event_id) REFERENCES app.audit_event(tenant_id, event_id),
    constraint audit_leaf_leaf_index_check CHECK ((leaf_index >= 0)),
    constraint audit_leaf_seq_check CHECK ((seq > 0))
);
alter table app.audit_leaf enable row level security, force row level security;
create policy job on app.audit_leaf for select to steel_jobs using (true);
create policy tenant on app.audit_leaf for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER audit_leaf_stays BEFORE DELETE OR UPDATE ON app.audit_leaf FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.audit_leaf to steel_app;
grant select (event_id), select (leaf_index), select (tenant_id) on app.audit_leaf to steel_jobs;

create table app.audit_tile (
    tenant_id uuid not null,
    level integer not null,
    n bigint not null,
    hashes bytea not null,
    constraint audit_tile_pkey PRIMARY KEY (tenant_id, level, n),
    constraint audit_tile_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint audit_tile_hashes_check CHECK ((((length(hashes) >= 32) AND (length(hashes) <= 8192)) AND ((length(hashes) % 32) = 0))),
    constraint audit_tile_level_check CHECK (((level >= 0) AND (level <= 7))),
    constraint audit_tile_n_check CHECK ((n >= 0))
);
alter table app.audit_tile enable row level security, force row level security;
create policy tenant on app.audit_tile for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (hashes) on app.audit_tile to steel_app;

create table app.authority_clock (
    tenant_id uuid not null,
    authority_clock_id uuid not null,
    clock text not null,
    source text not null,
    source_on date not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint authority_clock_pkey PRIMARY KEY (tenant_id, authority_clock_id),
    constraint authority_clock_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint authority_clock_clock_check CHECK ((clock ~ '^[a-z_]{2,32}$'::text)),
    constraint authority_clock_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
);
alter table app.authority_clock enable row level security, force row level security;
create policy tenant on app.authority_clock for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER authority_clock_stays BEFORE DELETE OR UPDATE ON app.authority_clock FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.authority_clock to steel_app;

create table app.benchmark_budget (
    tenant_id uuid not null,
    year integer not null,
    spent_milli integer not null,
    constraint benchmark_budget_pkey PRIMARY KEY (tenant_id, year),
    constraint benchmark_budget_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint benchmark_budget_holds CHECK (((spent_milli >= 0) AND (spent_milli <= 12000))),
    constraint benchmark_budget_year_check CHECK (((year >= 2020) AND (year <= 2200)))
);
alter table app.benchmark_budget enable row level security, force row level security;
create policy tenant on app.benchmark_budget for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (spent_milli) on app.benchmark_budget to steel_app;

create table app.benchmark_contribution (
    tenant_id uuid not null,
    month date not null,
    metric text not null,
    cost_milli integer not null,
    spent_at timestamp with time zone not null,
    constraint benchmark_contribution_pkey PRIMARY KEY (tenant_id, month, metric),
    constraint benchmark_contribution_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint benchmark_contribution_cost_milli_check CHECK (((cost_milli >= 1) AND (cost_milli <= 1000))),
    constraint benchmark_contribution_metric_check CHECK ((metric ~ '^[a-z_]{2,32}$'::text)),
    constraint benchmark_contribution_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
alter table app.benchmark_contribution enable row level security, force row level security;
create policy tenant on app.benchmark_contribution for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER benchmark_contribution_stays BEFORE DELETE OR UPDATE ON app.benchmark_contribution FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.benchmark_contribution to steel_app;

create table app.benchmark_member (
    tenant_id uuid not null,
    joined_by uuid not null,
    joined_at timestamp with time zone not null,
    constraint benchmark_member_pkey PRIMARY KEY (tenant_id),
    constraint benchmark_member_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint benchmark_member_of_a_shop CHECK ((tenant_id <> '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.benchmark_member enable row level security, force row level security;
create policy job on app.benchmark_member for select to steel_jobs using (true);
create policy tenant on app.benchmark_member for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.benchmark_member to steel_app;
grant select (tenant_id) on app.benchmark_member to steel_jobs;

create table app.benchmark_release (
    tenant_id uuid not null,
    country text not null,
    trade text not null,
    month date not null,
    metric text not null,
    noisy_total bigint not null,
    noisy_count bigint not null,
    released_at timestamp with time zone not null,
    constraint benchmark_release_pkey PRIMARY KEY (tenant_id, country, trade, month, metric),
    constraint benchmark_release_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint benchmark_release_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    constraint benchmark_release_metric_check CHECK ((metric ~ '^[a-z_]{2,32}$'::text)),
    constraint benchmark_release_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    constraint benchmark_release_tenant_id_check CHECK ((tenant_id = '00000000-0000-7000-8000-000000000001'::uuid)),
    constraint benchmark_release_trade_check CHECK ((trade ~ '^[a-z_]{2,32}$'::text))
);
alter table app.benchmark_release enable row level security, force row level security;
create policy tenant on app.benchmark_release for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER benchmark_release_stays BEFORE DELETE OR UPDATE ON app.benchmark_release FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.benchmark_release to steel_app;

create table app.benchmark_round (
    tenant_id uuid not null,
    month date not null,
    members integer not null,
    figures integer not null,
    done_at timestamp with time zone not null,
    constraint benchmark_round_pkey PRIMARY KEY (tenant_id, month),
    constraint benchmark_round_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint benchmark_round_figures_check CHECK ((figures >= 0)),
    constraint benchmark_round_members_check CHECK ((members >= 0)),
    constraint benchmark_round_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    constraint benchmark_round_tenant_id_check CHECK ((tenant_id = '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.benchmark_round enable row level security, force row level security;
create policy tenant on app.benchmark_round for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER benchmark_round_stays BEFORE DELETE OR UPDATE ON app.benchmark_round FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.benchmark_round to steel_app;

create table app.billing (
    tenant_id uuid not null,
    email app.sealed not null,
    legal_name app.sealed,
    address app.sealed,
    gstin app.sealed,
    abn app.sealed,
    changed_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    bounced_at timestamp with time zone,
    link_id uuid,
    link_sha256 bytea,
    link_until timestamp with time zone,
    ask_at timestamp with time zone,
    constraint billing_pkey PRIMARY KEY (tenant_id),
    constraint billing_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint billing_check CHECK ((((link_sha256 IS NULL) = (link_until IS NULL)) AND ((link_sha256 IS NULL) = (link_id IS NULL)))),
    constraint billing_link_sha256_check CHECK ((octet_length(link_sha256) = 32)),
    constraint billing_tenant_id_check CHECK ((tenant_id <> '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.billing enable row level security, force row level security;
create policy job on app.billing for select to steel_jobs using (true);
create policy tenant on app.billing for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.billing to steel_app;
grant select (ask_at), select (tenant_id) on app.billing to steel_jobs;

create table app.capture (
    tenant_id uuid not null,
    capture_id uuid not null,
    case_no integer not null,
    record_kind text not null,
    record app.sealed,
    purpose app.sealed not null,
    hours smallint not null,
    asked_by uuid not null,
    asked_at timestamp with time zone not null,
    allowed_by uuid,
    allowed_at timestamp with time zone,
    ends_at timestamp with time zone,
    content app.sealed,
    looks integer not null,
    looked_by uuid,
    looked_at timestamp with time zone,
    deleted_by uuid,
    deleted_at timestamp with time zone,
    closed_at timestamp with time zone,
    constraint capture_pkey PRIMARY KEY (tenant_id, capture_id),
    constraint capture_of_case UNIQUE (tenant_id, case_no),
    constraint capture_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint capture_case_no_check CHECK ((case_no > 0)),
    constraint capture_consent_is_whole CHECK ((((allowed_at IS NULL) = (allowed_by IS NULL)) AND ((allowed_at IS NULL) = (ends_at IS NULL)))),
    constraint capture_content_by_consent CHECK (((content IS NOT NULL) = ((allowed_at IS NOT NULL) AND (deleted_at IS NULL)))),
    constraint capture_ends_empty CHECK (((record IS NOT NULL) = (deleted_at IS NULL))),
    constraint capture_hours_check CHECK (((hours >= 1) AND (hours <= 24))),
    constraint capture_is_closed_last CHECK (((closed_at IS NULL) OR (deleted_at IS NOT NULL))),
    constraint capture_lasts_a_day CHECK (((ends_at > allowed_at) AND (ends_at <= (allowed_at + '24:00:00'::interval)))),
    constraint capture_look_is_whole CHECK ((((looked_at IS NULL) = (looked_by IS NULL)) AND ((looked_at IS NULL) = (looks = 0)))),
    constraint capture_looks_check CHECK ((looks >= 0)),
    constraint capture_record_kind_check CHECK ((record_kind = ANY (ARRAY['party'::text, 'item'::text, 'lot'::text, 'document'::text])))
);
CREATE INDEX capture_runs ON app.capture USING btree (tenant_id, case_no) WHERE (closed_at IS NULL);
alter table app.capture enable row level security, force row level security;
create policy job on app.capture for select to steel_jobs using (true);
create policy tenant on app.capture for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER capture_holds BEFORE UPDATE ON app.capture FOR EACH ROW WHEN ((((old.allowed_at IS NOT NULL) AND (((old.allowed_at IS DISTINCT FROM new.allowed_at) OR (old.allowed_by IS DISTINCT FROM new.allowed_by)) OR (old.ends_at IS DISTINCT FROM new.ends_at))) OR ((old.deleted_at IS NOT NULL) AND ((old.deleted_at IS DISTINCT FROM new.deleted_at) OR (old.deleted_by IS DISTINCT FROM new.deleted_by))))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update on app.capture to steel_app;
grant select (allowed_at), select (asked_at), select (case_no), select (closed_at), select (deleted_at), select (ends_at), select (tenant_id) on app.capture to steel_jobs;

create table app.case_clock (
    tenant_id uuid not null,
    case_clock_id uuid not null,
    case_file_id uuid not null,
    clock text not null,
    begun_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    begun_event_id uuid not null,
    stopped_at timestamp with time zone,
    stopped_event_id uuid,
    reminders smallint not null,
    constraint case_clock_pkey PRIMARY KEY (tenant_id, case_clock_id),
    constraint case_clock_tenant_id_begun_event_id_fkey FOREIGN KEY (tenant_id, begun_event_id) REFERENCES app.case_event(tenant_id, case_event_id),
    constraint case_clock_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint case_clock_tenant_id_stopped_event_id_fkey FOREIGN KEY (tenant_id, stopped_event_id) REFERENCES app.case_event(tenant_id, case_event_id),
    constraint case_clock_clock_check CHECK ((clock ~ '^[a-z_]{2,32}$'::text)),
    constraint case_clock_due_later CHECK ((due_at > begun_at)),
    constraint case_clock_reminders_check CHECK (((reminders >= 0) AND (reminders <= 20))),
    constraint case_clock_stopped_by_an_event CHECK (((stopped_at IS NULL) = (stopped_event_id IS NULL)))
);
CREATE INDEX case_clock_begun ON app.case_clock USING btree (tenant_id, begun_at);
CREATE INDEX case_clock_due ON app.case_clock USING btree (tenant_id, due_at) WHERE (stopped_at IS NULL);
CREATE UNIQUE INDEX case_clock_runs ON app.case_clock USING btree (tenant_id, case_file_id, clock) WHERE (stopped_at IS NULL);
alter table app.case_clock enable row level security, force row level security;
create policy job on app.case_clock for select to steel_jobs using (true);
create policy tenant on app.case_clock for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER case_clock_holds BEFORE UPDATE ON app.case_clock FOR EACH ROW WHEN (((old.stopped_at IS NOT NULL) OR (((((old.begun_at IS DISTINCT FROM new.begun_at) OR (old.due_at IS DISTINCT FROM new.due_at)) OR (old.clock IS DISTINCT FROM new.clock)) OR (old.case_file_id IS DISTINCT FROM new.case_file_id)) OR (old.begun_event_id IS DISTINCT FROM new.begun_event_id)))) EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER case_clock_stays BEFORE DELETE ON app.case_clock FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (reminders), update (stopped_at), update (stopped_event_id) on app.case_clock to steel_app;
grant select (begun_at), select (clock), select (due_at), select (stopped_at), select (tenant_id) on app.case_clock to steel_jobs;

create table app.case_event (
    tenant_id uuid not null,
    case_event_id uuid not null,
    case_file_id uuid not null,
    what text not null,
    facts jsonb,
    words app.sealed,
    is_public boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint case_event_pkey PRIMARY KEY (tenant_id, case_event_id),
    constraint case_event_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint case_event_what_check CHECK ((what ~ '^[a-z_]{2,32}$'::text))
);
CREATE INDEX event_of_case ON app.case_event USING btree (tenant_id, case_file_id, case_event_id);
alter table app.case_event enable row level security, force row level security;
create policy tenant on app.case_event for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER case_event_stays BEFORE DELETE OR UPDATE ON app.case_event FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.case_event to steel_app;

create table app.case_evidence (
    tenant_id uuid not null,
    case_evidence_id uuid not null,
    case_file_id uuid not null,
    name app.sealed not null,
    content app.sealed not null,
    size integer not null,
    sha256 bytea not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint case_evidence_pkey PRIMARY KEY (tenant_id, case_evidence_id),
    constraint case_evidence_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint case_evidence_sha256_check CHECK ((length(sha256) = 32)),
    constraint case_evidence_size_check CHECK (((size >= 1) AND (size <= 5242880)))
);
CREATE INDEX evidence_of_case ON app.case_evidence USING btree (tenant_id, case_file_id, case_evidence_id);
alter table app.case_evidence enable row level security, force row level security;
create policy tenant on app.case_evidence for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER case_evidence_stays BEFORE DELETE OR UPDATE ON app.case_evidence FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.case_evidence to steel_app;

create table app.case_file (
    tenant_id uuid not null,
    case_file_id uuid not null,
    kind text not null,
    case_no integer not null,
    state text not null,
    is_drill boolean not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint case_file_pkey PRIMARY KEY (tenant_id, case_file_id),
    constraint case_file_once UNIQUE (tenant_id, kind, case_no),
    constraint case_file_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint case_file_case_no_check CHECK ((case_no > 0)),
    constraint case_file_closed_later CHECK ((closed_at >= opened_at)),
    constraint case_file_kind_check CHECK ((kind = ANY (ARRAY['weakness'::text, 'incident'::text, 'request'::text, 'supplier'::text, 'access_review'::text, 'capture'::text]))),
    constraint case_file_state_check CHECK ((state ~ '^[a-z_]{2,32}$'::text))
);
CREATE INDEX case_open ON app.case_file USING btree (tenant_id, kind, case_no) WHERE (closed_at IS NULL);
alter table app.case_file enable row level security, force row level security;
create policy tenant on app.case_file for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (closed_at), update (state) on app.case_file to steel_app;

create table app.case_series (
    tenant_id uuid not null,
    kind text not null,
    last_no integer not null,
    constraint case_series_pkey PRIMARY KEY (tenant_id, kind),
    constraint case_series_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint case_series_last_no_check CHECK ((last_no > 0))
);
alter table app.case_series enable row level security, force row level security;
create policy tenant on app.case_series for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.case_series to steel_app;

create table app.clock_jump (
    tenant_id uuid not null,
    clock_jump_id uuid not null,
    kind text not null,
    seconds bigint not null,
    noticed_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    constraint clock_jump_pkey PRIMARY KEY (tenant_id, clock_jump_id),
    constraint clock_jump_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint clock_jump_kind_check CHECK ((kind = ANY (ARRAY['days'::text, 'clocks'::text]))),
    constraint clock_jump_seconds_check CHECK ((seconds <> 0))
);
CREATE UNIQUE INDEX clock_jump_waits ON app.clock_jump USING btree (tenant_id) WHERE (confirmed_at IS NULL);
alter table app.clock_jump enable row level security, force row level security;
create policy tenant on app.clock_jump for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER clock_jump_stays BEFORE UPDATE ON app.clock_jump FOR EACH ROW WHEN ((old.confirmed_at IS NOT NULL)) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (confirmed_at) on app.clock_jump to steel_app;

create table app.closing (
    tenant_id uuid not null,
    closed_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    books_by uuid,
    constraint closing_pkey PRIMARY KEY (tenant_id),
    constraint closing_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint closing_check CHECK ((ends_at >= (closed_at + '1 day'::interval))),
    constraint closing_tenant_id_check CHECK ((tenant_id <> '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.closing enable row level security, force row level security;
create policy job on app.closing for select to steel_jobs using (true);
create policy tenant on app.closing for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.closing to steel_app;
grant select (closed_at), select (ends_at), select (tenant_id) on app.closing to steel_jobs;

create table app.code_failure (
    tenant_id uuid not null,
    person_id uuid not null,
    day_at timestamp with time zone not null,
    failures integer not null,
    constraint code_failure_pkey PRIMARY KEY (tenant_id, person_id, day_at),
    constraint code_failure_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint code_failure_failures_check CHECK ((failures > 0))
);
alter table app.code_failure enable row level security, force row level security;
create policy tenant on app.code_failure for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.code_failure to steel_app;

create table app.contact (
    tenant_id uuid not null,
    contact text not null,
    address text not null,
    link_id uuid,
    link_sha256 bytea,
    link_until timestamp with time zone,
    confirmed_at timestamp with time zone,
    constraint contact_pkey PRIMARY KEY (tenant_id, contact),
    constraint contact_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint contact_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
    constraint contact_contact_check CHECK ((contact = ANY (ARRAY['security'::text, 'support'::text]))),
    constraint contact_link_is_whole CHECK ((((link_id IS NULL) = (link_sha256 IS NULL)) AND ((link_id IS NULL) = (link_until IS NULL)))),
    constraint contact_link_sha256_check CHECK ((octet_length(link_sha256) = 32))
);
alter table app.contact enable row level security, force row level security;
create policy tenant on app.contact for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.contact to steel_app;

create table app.containment (
    tenant_id uuid not null,
    containment_id uuid not null,
    case_file_id uuid not null,
    measure text not null,
    against app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    lifted_by uuid,
    lifted_at timestamp with time zone,
    constraint containment_pkey PRIMARY KEY (tenant_id, containment_id),
    constraint containment_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint containment_lifted_by_somebody CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
    constraint containment_lifted_later CHECK ((lifted_at >= created_at)),
    constraint containment_measure_check CHECK ((measure = ANY (ARRAY['read_only'::text, 'all_read_only'::text, 'lock_person'::text, 'block_network'::text])))
);
CREATE INDEX containment_in_force ON app.containment USING btree (tenant_id, measure, containment_id) WHERE (lifted_at IS NULL);
CREATE INDEX containment_of_case ON app.containment USING btree (tenant_id, case_file_id, containment_id);
alter table app.containment enable row level security, force row level security;
create policy job on app.containment for select to steel_jobs using (true);
create policy tenant on app.containment for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (lifted_at), update (lifted_by) on app.containment to steel_app;
grant select (case_file_id), select (lifted_at), select (measure), select (tenant_id) on app.containment to steel_jobs;

create table app.copy_opening (
    tenant_id uuid not null,
    copy_opening_id uuid not null,
    retained_copy_id uuid not null,
    purpose text not null,
    reason app.sealed not null,
    asked_by uuid not null,
    asked_at timestamp with time zone not null,
    approved_by uuid,
    approved_at timestamp with time zone,
    closes_at timestamp with time zone,
    constraint copy_opening_pkey PRIMARY KEY (tenant_id, copy_opening_id),
    constraint copy_opening_tenant_id_retained_copy_id_fkey FOREIGN KEY (tenant_id, retained_copy_id) REFERENCES app.retained_copy(tenant_id, retained_copy_id),
    constraint copy_opening_by_two CHECK ((approved_by <> asked_by)),
    constraint copy_opening_closes CHECK (((closes_at > approved_at) AND (approved_at >= asked_at))),
    constraint copy_opening_purpose_check CHECK ((purpose = ANY (ARRAY['tax'::text, 'authority'::text, 'court'::text, 'claim'::text]))),
    constraint copy_opening_whole CHECK ((((approved_at IS NULL) = (approved_by IS NULL)) AND ((approved_at IS NULL) = (closes_at IS NULL))))
);
CREATE INDEX opening_of_copy ON app.copy_opening USING btree (tenant_id, retained_copy_id, copy_opening_id);
alter table app.copy_opening enable row level security, force row level security;
create policy tenant on app.copy_opening for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER copy_opening_once BEFORE UPDATE ON app.copy_opening FOR EACH ROW WHEN ((old.approved_at IS NOT NULL)) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (approved_at), update (approved_by), update (closes_at) on app.copy_opening to steel_app;

create table app.currency (
    code text not null,
    minor_digits smallint not null,
    constraint currency_pkey PRIMARY KEY (code),
    constraint currency_code_check CHECK ((code ~ '^[A-Z]{3}$'::text)),
    constraint currency_minor_digits_check CHECK (((minor_digits >= 0) AND (minor_digits <= 3)))
);
grant select on app.currency to steel_app;

create table app.draft (
    tenant_id uuid not null,
    person_id uuid not null,
    action text not null,
    page text not null,
    key text not null,
    fields app.sealed not null,
    kept_at timestamp with time zone not null,
    constraint draft_pkey PRIMARY KEY (tenant_id, person_id),
    constraint draft_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.membership(tenant_id, person_id)
);
alter table app.draft enable row level security, force row level security;
create policy tenant on app.draft for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.draft to steel_app;

create table app.emptied (
    tenant_id uuid not null,
    place text not null,
    found_at timestamp with time zone,
    ended_at timestamp with time zone,
    constraint emptied_pkey PRIMARY KEY (tenant_id, place),
    constraint emptied_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
alter table app.emptied enable row level security, force row level security;
create policy tenant on app.emptied for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (ended_at) on app.emptied to steel_app;

create table app.factor (
    factor_id uuid not null,
    person_id uuid not null,
    kind text not null,
    name app.sealed not null,
    credential_id app.sealed,
    credential_blind bytea,
    secret app.sealed not null,
    counter bigint not null,
    created_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint factor_pkey PRIMARY KEY (factor_id),
    constraint factor_credential_blind_key UNIQUE (credential_blind),
    constraint factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.person(person_id),
    constraint factor_check CHECK ((((kind = 'passkey'::text) = (credential_id IS NOT NULL)) AND ((credential_id IS NULL) = (credential_blind IS NULL)))),
    constraint factor_credential_blind_check CHECK ((length(credential_blind) = 16)),
    constraint factor_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'code'::text, 'passkey'::text])))
);
CREATE INDEX factor_of ON app.factor USING btree (person_id, kind);

create table app.finding (
    tenant_id uuid not null,
    finding_id uuid not null,
    rule text not null,
    about_sha256 bytea not null,
    person_id uuid,
    event_id uuid not null,
    at timestamp with time zone not null,
    raised_at timestamp with time zone not null,
    dismissed_at timestamp with time zone,
    dismissed_by uuid,
    reason app.sealed,
    constraint finding_pkey PRIMARY KEY (tenant_id, finding_id),
    constraint finding_tenant_id_rule_about_sha256_key UNIQUE (tenant_id, rule, about_sha256),
    constraint finding_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint finding_about_sha256_check CHECK ((length(about_sha256) = 32)),
    constraint finding_check CHECK ((((dismissed_at IS NULL) = (dismissed_by IS NULL)) AND ((dismissed_at IS NULL) = (reason IS NULL)))),
    constraint finding_rule_check CHECK (((length(rule) >= 1) AND (length(rule) <= 40)))
);
CREATE INDEX finding_open ON app.finding USING btree (tenant_id, finding_id) WHERE (dismissed_at IS NULL);
alter table app.finding enable row level security, force row level security;
create policy tenant on app.finding for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (dismissed_at), update (dismissed_by), update (reason) on app.finding to steel_app;

create table app.forward_head (
    tenant_id uuid not null,
    leaf_index bigint not null,
    warned_at timestamp with time zone,
    constraint forward_head_pkey PRIMARY KEY (tenant_id),
    constraint forward_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint forward_head_leaf_index_check CHECK ((leaf_index >= 0))
);
alter table app.forward_head enable row level security, force row level security;
create policy tenant on app.forward_head for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (leaf_index), update (warned_at) on app.forward_head to steel_app;

create table app.founding_link (
    tenant_id uuid not null,
    founding_link_id uuid not null,
    of_link uuid,
    email app.sealed,
    proves boolean not null,
    token_sha256 bytea not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    constraint founding_link_pkey PRIMARY KEY (tenant_id, founding_link_id),
    constraint founding_link_tenant_id_token_sha256_key UNIQUE (tenant_id, token_sha256),
    constraint founding_link_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint founding_link_check CHECK (((email IS NOT NULL) OR (NOT proves))),
    constraint founding_link_check1 CHECK (((of_link IS NULL) OR proves)),
    constraint founding_link_tenant_id_check CHECK ((tenant_id = '00000000-0000-7000-8000-000000000001'::uuid)),
    constraint founding_link_token_sha256_check CHECK ((octet_length(token_sha256) = 32))
);
alter table app.founding_link enable row level security, force row level security;
create policy tenant on app.founding_link for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (used_at), update (withdrawn_at) on app.founding_link to steel_app;

create table app.holiday (
    tenant_id uuid not null,
    holiday_id uuid not null,
    day date not null,
    region text collate "C" not null,
    name text not null,
    source text,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint holiday_pkey PRIMARY KEY (tenant_id, holiday_id),
    constraint holiday_once UNIQUE (tenant_id, day, region),
    constraint holiday_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint holiday_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
    constraint holiday_of_a_country_has_source CHECK (((region = ''::text) OR (source IS NOT NULL))),
    constraint holiday_region_check CHECK ((region ~ '^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$'::text)),
    constraint holiday_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
);
alter table app.holiday enable row level security, force row level security;
create policy tenant on app.holiday for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.holiday to steel_app;

create table app.incident (
    tenant_id uuid not null,
    case_file_id uuid not null,
    severity text not null,
    seen app.sealed not null,
    noticed_at timestamp with time zone not null,
    has_notice boolean not null,
    summary_what text,
    summary_cause text,
    summary_effect text,
    summary_change text,
    published_at timestamp with time zone,
    promise text,
    constraint incident_pkey PRIMARY KEY (tenant_id, case_file_id),
    constraint incident_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint incident_promise_is_an_id CHECK ((promise ~ '^[a-z0-9-]{2,64}$'::text)),
    constraint incident_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
    constraint incident_summary_cause_check CHECK (((length(summary_cause) >= 1) AND (length(summary_cause) <= 500))),
    constraint incident_summary_change_check CHECK (((length(summary_change) >= 1) AND (length(summary_change) <= 500))),
    constraint incident_summary_effect_check CHECK (((length(summary_effect) >= 1) AND (length(summary_effect) <= 500))),
    constraint incident_summary_is_whole CHECK ((((published_at IS NULL) = (summary_what IS NULL)) AND ((published_at IS NULL) = (summary_cause IS NULL)) AND ((published_at IS NULL) = (summary_effect IS NULL)) AND ((published_at IS NULL) = (summary_change IS NULL)))),
    constraint incident_summary_what_check CHECK (((length(summary_what) >= 1) AND (length(summary_what) <= 500)))
);
CREATE INDEX incident_of_promise ON app.incident USING btree (tenant_id, promise, case_file_id) WHERE (promise IS NOT NULL);
CREATE INDEX incident_published ON app.incident USING btree (tenant_id, published_at) WHERE (published_at IS NOT NULL);
alter table app.incident enable row level security, force row level security;
create policy tenant on app.incident for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.incident to steel_app;

create table app.incident_notice (
    tenant_id uuid not null,
    incident_notice_id uuid not null,
    case_file_id uuid not null,
    nature app.sealed not null,
    impact app.sealed not null,
    measures app.sealed not null,
    contact app.sealed not null,
    advice app.sealed,
    needs_advice boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint incident_notice_pkey PRIMARY KEY (tenant_id, incident_notice_id),
    constraint incident_notice_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint incident_notice_is_whole CHECK (((NOT needs_advice) OR (advice IS NOT NULL)))
);
CREATE INDEX notice_of_incident ON app.incident_notice USING btree (tenant_id, case_file_id, incident_notice_id);
alter table app.incident_notice enable row level security, force row level security;
create policy tenant on app.incident_notice for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER incident_notice_stays BEFORE DELETE OR UPDATE ON app.incident_notice FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.incident_notice to steel_app;

create table app.incident_workspace (
    tenant_id uuid not null,
    case_file_id uuid not null,
    workspace_id uuid not null,
    slug text not null,
    country text not null,
    events integer not null,
    is_affected boolean not null,
    told_at timestamp with time zone,
    constraint incident_workspace_pkey PRIMARY KEY (tenant_id, case_file_id, workspace_id),
    constraint incident_workspace_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint incident_workspace_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    constraint incident_workspace_events_check CHECK ((events >= 0))
);
alter table app.incident_workspace enable row level security, force row level security;
create policy job on app.incident_workspace for select to steel_jobs using (true);
create policy tenant on app.incident_workspace for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER incident_workspace_told_once BEFORE UPDATE ON app.incident_workspace FOR EACH ROW WHEN (((old.told_at IS NOT NULL) AND (new.told_at IS DISTINCT FROM old.told_at))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (events), update (is_affected), update (told_at) on app.incident_workspace to steel_app;
grant select (case_file_id), select (is_affected), select (tenant_id), select (workspace_id) on app.incident_workspace to steel_jobs;

create table app.instance_state (
    one boolean not null,
    read_only_since timestamp with time zone,
    constraint instance_state_pkey PRIMARY KEY (one),
    constraint instance_state_one_check CHECK (one)
);
grant select on app.instance_state to steel_app;
grant select (one), select (read_only_since) on app.instance_state to steel_jobs;

create table app.invitation (
    tenant_id uuid not null,
    invitation_id uuid not null,
    email app.sealed not null,
    email_blind bytea not null,
    roles text[] not null,
    custom_roles uuid[] not null,
    token_sha256 bytea not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    mailed_sha256 bytea,
    moves uuid,
    constraint invitation_pkey PRIMARY KEY (tenant_id, invitation_id),
    constraint invitation_tenant_id_mailed_sha256_key UNIQUE (tenant_id, mailed_sha256),
    constraint invitation_tenant_id_token_sha256_key UNIQUE (tenant_id, token_sha256),
    constraint invitation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint invitation_email_blind_check CHECK ((length(email_blind) = 16)),
    constraint invitation_mailed_sha256_check CHECK ((length(mailed_sha256) = 32)),
    constraint invitation_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX invitation_created_by ON app.invitation USING btree (tenant_id, created_by) WHERE (used_at IS NULL);
alter table app.invitation enable row level security, force row level security;
create policy tenant on app.invitation for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.invitation to steel_app;

create table app.job (
    tenant_id uuid not null,
    job_id uuid not null,
    kind text not null,
    needs text not null,
    state text not null,
    input app.sealed,
    answer app.sealed,
    code text,
    asked_by uuid not null,
    token_id uuid,
    second_factor boolean not null,
    by_pin boolean not null,
    step_up boolean not null,
    done bigint not null,
    total bigint not null,
    attempts integer not null,
    lease_sha256 app.bytes32,
    lease_until timestamp with time zone,
    created_at timestamp with time zone not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    session_id uuid,
    input_bytes bigint not null default 0,
    constraint job_pkey PRIMARY KEY (tenant_id, job_id),
    constraint job_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint job_attempts_check CHECK ((attempts >= 0)),
    constraint job_check CHECK ((total >= done)),
    constraint job_check1 CHECK (((state = ANY (ARRAY['waiting'::text, 'running'::text])) = (input IS NOT NULL))),
    constraint job_check2 CHECK (((state = ANY (ARRAY['waiting'::text, 'running'::text])) = (ended_at IS NULL))),
    constraint job_check3 CHECK (((state = 'running'::text) = (lease_sha256 IS NOT NULL))),
    constraint job_check4 CHECK (((lease_sha256 IS NULL) = (lease_until IS NULL))),
    constraint job_check5 CHECK (((state = 'failed'::text) = (code IS NOT NULL))),
    constraint job_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40))),
    constraint job_done_check CHECK ((done >= 0)),
    constraint job_input_bytes_check CHECK ((input_bytes >= 0)),
    constraint job_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 80))),
    constraint job_needs_check CHECK (((length(needs) >= 1) AND (length(needs) <= 40))),
    constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_asked ON app.job USING btree (tenant_id, created_at);
CREATE INDEX job_ended ON app.job USING btree (tenant_id, ended_at);
CREATE INDEX job_open ON app.job USING btree (tenant_id, created_at, job_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE UNIQUE INDEX job_running ON app.job USING btree (tenant_id) WHERE (state = 'running'::text);
CREATE INDEX job_started ON app.job USING btree (tenant_id, started_at);
alter table app.job enable row level security, force row level security;
create policy job on app.job for select to steel_jobs using (true);
create policy tenant on app.job for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (answer), update (attempts), update (code), update (done), update (ended_at), update (input), update (lease_sha256), update (lease_until), update (started_at), update (state), update (total) on app.job to steel_app;
grant select (created_at), select (ended_at), select (lease_until), select (started_at), select (state), select (tenant_id) on app.job to steel_jobs;

create table app.kept_answer (
    tenant_id uuid not null,
    person_id uuid not null,
    key app.call_key not null,
    action text not null,
    input_sha256 app.bytes32 not null,
    answer app.sealed not null,
    created_at timestamp with time zone not null,
    constraint kept_answer_pkey PRIMARY KEY (tenant_id, person_id, key)
);
CREATE INDEX kept_answer_by_moment ON app.kept_answer USING btree (tenant_id, created_at);
alter table app.kept_answer enable row level security, force row level security;
create policy tenant on app.kept_answer for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.kept_answer to steel_app;

create table app.known_browser (
    tenant_id uuid not null,
    person_id uuid not null,
    secret_sha256 bytea not null,
    seen_at timestamp with time zone not null,
    constraint known_browser_pkey PRIMARY KEY (tenant_id, person_id, secret_sha256),
    constraint known_browser_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint known_browser_secret_sha256_check CHECK ((length(secret_sha256) = 32))
);
alter table app.known_browser enable row level security, force row level security;
create policy tenant on app.known_browser for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.known_browser to steel_app;

create table app.legal_hold (
    tenant_id uuid not null,
    legal_hold_id uuid not null,
    party_id uuid,
    reason app.sealed not null,
    until_on date,
    placed_by uuid not null,
    placed_at timestamp with time zone not null,
    lifted_reason app.sealed,
    lifted_by uuid,
    lifted_at timestamp with time zone,
    lot_id uuid,
    constraint legal_hold_pkey PRIMARY KEY (tenant_id, legal_hold_id),
    constraint legal_hold_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint legal_hold_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint legal_hold_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint legal_hold_lifted_later CHECK ((lifted_at >= placed_at)),
    constraint legal_hold_lifted_whole CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lifted_reason IS NULL)))),
    constraint legal_hold_on_one CHECK (((party_id IS NULL) OR (lot_id IS NULL)))
);
CREATE INDEX legal_hold_in_force ON app.legal_hold USING btree (tenant_id, party_id) WHERE (lifted_at IS NULL);
CREATE INDEX legal_hold_on_lot ON app.legal_hold USING btree (tenant_id, lot_id) WHERE ((lot_id IS NOT NULL) AND (lifted_at IS NULL));
alter table app.legal_hold enable row level security, force row level security;
create policy job on app.legal_hold for select to steel_jobs using (true);
create policy tenant on app.legal_hold for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (lifted_at), update (lifted_by), update (lifted_reason) on app.legal_hold to steel_app;
grant select (lifted_at), select (party_id), select (tenant_id), select (until_on) on app.legal_hold to steel_jobs;

create table app.lived (
    tenant_id uuid not null,
    day date not null,
    seen_no bigint not null,
    seen_at timestamp with time zone,
    constraint lived_pkey PRIMARY KEY (tenant_id, day),
    constraint lived_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint lived_seen_no_check CHECK ((seen_no >= 0))
);
alter table app.lived enable row level security, force row level security;
create policy tenant on app.lived for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (seen_at), update (seen_no) on app.lived to steel_app;

create table app.mail (
    tenant_id uuid not null,
    mail_id uuid not null,
    kind text not null,
    about uuid not null,
    address app.sealed not null,
    address_blind bytea not null,
    subject app.sealed not null,
    text app.sealed,
    link app.sealed,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    useless_at timestamp with time zone not null,
    due_at timestamp with time zone,
    tries integer not null,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone,
    last_error text,
    attachment app.sealed,
    returned_at timestamp with time zone,
    returned_status text,
    constraint mail_pkey PRIMARY KEY (tenant_id, mail_id),
    constraint mail_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint mail_address_blind_check CHECK ((length(address_blind) = 16)),
    constraint mail_attachment_check CHECK (((text IS NOT NULL) OR (attachment IS NULL))),
    constraint mail_check CHECK (((sent_at IS NULL) OR ((due_at IS NULL) AND (given_up_at IS NULL)))),
    constraint mail_check1 CHECK (((due_at IS NULL) = (text IS NULL))),
    constraint mail_check2 CHECK (((text IS NOT NULL) OR (link IS NULL))),
    constraint mail_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40))),
    constraint mail_last_error_check CHECK ((last_error = ANY (ARRAY['unreachable'::text, 'tls'::text, 'sign_in'::text, 'busy'::text, 'refused'::text, 'slow'::text, 'address'::text, 'unreadable'::text, 'too_late'::text, 'withdrawn'::text]))),
    constraint mail_returned_check CHECK (((returned_at IS NULL) = (returned_status IS NULL))),
    constraint mail_returned_sent_check CHECK (((returned_at IS NULL) OR (sent_at IS NOT NULL))),
    constraint mail_returned_status_check CHECK ((returned_status ~ '^5[.][0-9]{1,3}[.][0-9]{1,3}$'::text)),
    constraint mail_tries_check CHECK ((tries >= 0))
);
CREATE INDEX mail_due ON app.mail USING btree (tenant_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX mail_of_paper ON app.mail USING btree (tenant_id, about, mail_id) WHERE (kind = 'paper'::text);
CREATE INDEX mail_returned ON app.mail USING btree (tenant_id, mail_id) WHERE (returned_at IS NOT NULL);
CREATE INDEX mail_to ON app.mail USING btree (tenant_id, address_blind, mail_id);
alter table app.mail enable row level security, force row level security;
create policy job on app.mail for select to steel_jobs using (true);
create policy tenant on app.mail for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (attachment), update (due_at), update (given_up_at), update (last_error), update (link), update (returned_at), update (returned_status), update (sent_at), update (text), update (tries) on app.mail to steel_app;
grant select (due_at), select (tenant_id) on app.mail to steel_jobs;

create table app.membership (
    tenant_id uuid not null,
    person_id uuid not null,
    name app.sealed not null,
    email app.sealed not null,
    email_blind bytea not null,
    roles text[] not null,
    custom_roles uuid[] not null,
    state text not null,
    until timestamp with time zone,
    password_after timestamp with time zone,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    joins_by uuid,
    constraint membership_pkey PRIMARY KEY (tenant_id, person_id),
    constraint membership_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint membership_email_blind_check CHECK ((length(email_blind) = 16)),
    constraint membership_joins_check CHECK (((state = 'joining'::text) = (joins_by IS NOT NULL))),
    constraint membership_roles_check CHECK ((roles <@ ARRAY['Owner'::text, 'Admin'::text, 'Manager'::text, 'Cashier'::text, 'Maker'::text, 'Quality'::text, 'Accountant'::text, 'Auditor'::text])),
    constraint membership_state_check CHECK ((state = ANY (ARRAY['active'::text, 'joining'::text, 'removed'::text])))
);
alter table app.membership enable row level security, force row level security;
create policy own on app.membership for select using ((person_id = (NULLIF(current_setting('app.actor_id'::text, true), ''::text))::uuid));
create policy tenant on app.membership for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.membership to steel_app;

create table app.migration (
    number integer not null,
    name text not null,
    sha256 text not null,
    applied_at timestamp with time zone not null,
    ms bigint not null,
    constraint migration_pkey PRIMARY KEY (number),
    constraint migration_number_check CHECK ((number > 0)),
    constraint migration_sha256_check CHECK ((length(sha256) = 64))
);

create table app.net_try (
    tenant_id uuid not null,
    net_sha256 bytea not null,
    account_sha256 bytea not null,
    tries integer not null,
    last_at timestamp with time zone not null,
    constraint net_try_pkey PRIMARY KEY (tenant_id, net_sha256, account_sha256),
    constraint net_try_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint net_try_account_sha256_check CHECK ((length(account_sha256) = 32)),
    constraint net_try_net_sha256_check CHECK ((length(net_sha256) = 32)),
    constraint net_try_tries_check CHECK ((tries > 0))
);
CREATE INDEX net_try_last ON app.net_try USING btree (tenant_id, last_at);
alter table app.net_try enable row level security, force row level security;
create policy tenant on app.net_try for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.net_try to steel_app;

create table app.notice_reader (
    tenant_id uuid not null,
    workspace_notice_id uuid not null,
    person_id uuid not null,
    read_at timestamp with time zone not null,
    constraint notice_reader_pkey PRIMARY KEY (tenant_id, workspace_notice_id, person_id),
    constraint notice_reader_tenant_id_workspace_notice_id_fkey FOREIGN KEY (tenant_id, workspace_notice_id) REFERENCES app.workspace_notice(tenant_id, workspace_notice_id)
);
alter table app.notice_reader enable row level security, force row level security;
create policy tenant on app.notice_reader for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on app.notice_reader to steel_app;

create table app.one_time (
    tenant_id uuid not null,
    one_time_id uuid not null,
    kind text not null,
    person_id uuid not null,
    token_sha256 bytea not null,
    bound_sha256 bytea,
    note app.sealed,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint one_time_pkey PRIMARY KEY (tenant_id, one_time_id),
    constraint one_time_tenant_id_token_sha256_key UNIQUE (tenant_id, token_sha256),
    constraint one_time_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint one_time_bound_sha256_check CHECK ((length(bound_sha256) = 32)),
    constraint one_time_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40))),
    constraint one_time_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX one_time_of ON app.one_time USING btree (tenant_id, person_id, kind);
alter table app.one_time enable row level security, force row level security;
create policy tenant on app.one_time for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.one_time to steel_app;

create table app.outside_identity (
    identity_id uuid not null,
    person_id uuid not null,
    issuer app.sealed not null,
    subject app.sealed not null,
    known_blind bytea not null,
    email app.sealed not null,
    created_at timestamp with time zone not null,
    linked_at timestamp with time zone,
    used_at timestamp with time zone,
    constraint outside_identity_pkey PRIMARY KEY (identity_id),
    constraint outside_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.person(person_id),
    constraint outside_identity_known_blind_check CHECK ((length(known_blind) = 16))
);
CREATE UNIQUE INDEX outside_identity_is ON app.outside_identity USING btree (known_blind) WHERE (linked_at IS NOT NULL);
CREATE INDEX outside_identity_of ON app.outside_identity USING btree (person_id);

create table app.paper (
    tenant_id uuid not null,
    paper_id uuid not null,
    media_type text not null,
    size integer not null,
    name app.sealed not null,
    sha256 app.bytes32 not null,
    content app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint paper_pkey PRIMARY KEY (tenant_id, paper_id),
    constraint paper_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint paper_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
    constraint paper_size_check CHECK (((size >= 1) AND (size <= 5242880)))
);
alter table app.paper enable row level security, force row level security;
create policy tenant on app.paper for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER paper_stays BEFORE DELETE OR UPDATE ON app.paper FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.paper to steel_app;

create table app.person (
    person_id uuid not null,
    email app.sealed not null,
    email_blind bytea,
    name app.sealed not null,
    password text not null,
    password_at timestamp with time zone not null,
    password_standing text,
    password_list text,
    verified_at timestamp with time zone,
    sessions_since timestamp with time zone not null,
    tokens_since timestamp with time zone not null default '-infinity'::timestamp with time zone,
    created_at timestamp with time zone not null,
    former_blind bytea,
    lost_at timestamp with time zone,
    locked_at timestamp with time zone,
    constraint person_pkey PRIMARY KEY (person_id),
    constraint person_email_blind_key UNIQUE (email_blind),
    constraint person_address_check CHECK (((email_blind IS NULL) = (former_blind IS NOT NULL))),
    constraint person_check CHECK (((password_standing IS NULL) = (password_list IS NULL))),
    constraint person_email_blind_check CHECK ((length(email_blind) = 16)),
    constraint person_former_blind_check CHECK ((length(former_blind) = 16)),
    constraint person_lost_check CHECK (((email_blind IS NULL) = (lost_at IS NOT NULL))),
    constraint person_password_standing_check CHECK ((password_standing = ANY (ARRAY['pass'::text, 'weak'::text, 'listed'::text]))),
    constraint person_proved_check CHECK (((email_blind IS NOT NULL) OR (verified_at IS NULL)))
);
CREATE INDEX person_former ON app.person USING btree (former_blind) WHERE (former_blind IS NOT NULL);

create table app.person_request (
    tenant_id uuid not null,
    case_file_id uuid not null,
    kind text not null,
    came_by text not null,
    secret_sha256 bytea,
    name app.sealed,
    contact app.sealed,
    words app.sealed,
    taken_by uuid,
    taken_at timestamp with time zone,
    party_id uuid,
    is_unknown boolean not null,
    checked_how text,
    checked_by uuid,
    checked_at timestamp with time zone,
    outcome text,
    ground text,
    answered_by uuid,
    answered_at timestamp with time zone,
    answer_sha256 bytea,
    constraint person_request_pkey PRIMARY KEY (tenant_id, case_file_id),
    constraint person_request_secret_once UNIQUE (tenant_id, secret_sha256),
    constraint person_request_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint person_request_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint person_request_answer_sha256_check CHECK ((length(answer_sha256) = 32)),
    constraint person_request_answered_by_order CHECK (((outcome IS NULL) OR (taken_at IS NOT NULL))),
    constraint person_request_answered_whole CHECK ((((outcome IS NULL) = (answered_by IS NULL)) AND ((outcome IS NULL) = (answered_at IS NULL)))),
    constraint person_request_came_by_check CHECK ((came_by = ANY (ARRAY['form'::text, 'letter'::text, 'word'::text]))),
    constraint person_request_checked_how_check CHECK ((checked_how = ANY (ARRAY['known'::text, 'document'::text, 'call_back'::text, 'mail'::text, 'none'::text]))),
    constraint person_request_checked_whole CHECK ((((checked_how IS NULL) = (checked_by IS NULL)) AND ((checked_how IS NULL) = (checked_at IS NULL)))),
    constraint person_request_ground_check CHECK ((ground = ANY (ARRAY['not_identified'::text, 'nobody_found'::text, 'law_keeps'::text, 'unfounded'::text, 'rights_of_others'::text]))),
    constraint person_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'export'::text, 'correction'::text, 'restriction'::text, 'erasure'::text, 'objection'::text]))),
    constraint person_request_link_of_a_form CHECK (((came_by = 'form'::text) = (secret_sha256 IS NOT NULL))),
    constraint person_request_one_or_nobody CHECK (((party_id IS NULL) OR (NOT is_unknown))),
    constraint person_request_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
    constraint person_request_refused_with_a_ground CHECK ((COALESCE((outcome = 'refused'::text), false) = (ground IS NOT NULL))),
    constraint person_request_secret_sha256_check CHECK ((length(secret_sha256) = 32)),
    constraint person_request_taken_by_somebody CHECK (((taken_by IS NULL) = (taken_at IS NULL)))
);
CREATE INDEX person_request_of_party ON app.person_request USING btree (tenant_id, party_id) WHERE (party_id IS NOT NULL);
alter table app.person_request enable row level security, force row level security;
create policy tenant on app.person_request for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.person_request to steel_app;

create table app.pin (
    tenant_id uuid not null,
    person_id uuid not null,
    hash text not null,
    set_at timestamp with time zone not null,
    constraint pin_pkey PRIMARY KEY (tenant_id, person_id),
    constraint pin_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.membership(tenant_id, person_id)
);
alter table app.pin enable row level security, force row level security;
create policy tenant on app.pin for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.pin to steel_app;

create table app.pin_failure (
    tenant_id uuid not null,
    person_id uuid not null,
    till_id uuid not null,
    failures integer not null,
    constraint pin_failure_pkey PRIMARY KEY (tenant_id, person_id, till_id),
    constraint pin_failure_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.membership(tenant_id, person_id),
    constraint pin_failure_tenant_id_till_id_fkey FOREIGN KEY (tenant_id, till_id) REFERENCES app.till(tenant_id, till_id),
    constraint pin_failure_failures_check CHECK ((failures > 0))
);
alter table app.pin_failure enable row level security, force row level security;
create policy tenant on app.pin_failure for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.pin_failure to steel_app;

create table app.policy (
    tenant_id uuid not null,
    policy_id uuid not null,
    kind text not null,
    title text not null,
    owner_id uuid not null,
    readers text[] not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    constraint policy_pkey PRIMARY KEY (tenant_id, policy_id),
    constraint policy_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint policy_ends_later CHECK ((ended_at >= created_at)),
    constraint policy_kind_check CHECK ((kind = ANY (ARRAY['data_handling'::text, 'access'::text, 'incidents'::text, 'suppliers'::text, 'confidentiality'::text, 'other'::text]))),
    constraint policy_readers_check CHECK ((array_position(readers, NULL::text) IS NULL)),
    constraint policy_title_check CHECK (((length(title) >= 1) AND (length(title) <= 64)))
);
alter table app.policy enable row level security, force row level security;
create policy tenant on app.policy for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (ended_at), update (owner_id), update (readers), update (title) on app.policy to steel_app;

create table app.policy_reading (
    tenant_id uuid not null,
    policy_id uuid not null,
    version_no integer not null,
    person_id uuid not null,
    acknowledged_at timestamp with time zone not null,
    constraint policy_reading_pkey PRIMARY KEY (tenant_id, policy_id, version_no, person_id),
    constraint policy_reading_tenant_id_policy_id_version_no_fkey FOREIGN KEY (tenant_id, policy_id, version_no) REFERENCES app.policy_version(tenant_id, policy_id, version_no)
);
alter table app.policy_reading enable row level security, force row level security;
create policy tenant on app.policy_reading for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER policy_reading_stays BEFORE DELETE OR UPDATE ON app.policy_reading FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.policy_reading to steel_app;

create table app.policy_version (
    tenant_id uuid not null,
    policy_version_id uuid not null,
    policy_id uuid not null,
    version_no integer not null,
    body app.sealed not null,
    review_due date not null,
    published_by uuid not null,
    published_at timestamp with time zone not null,
    constraint policy_version_pkey PRIMARY KEY (tenant_id, policy_version_id),
    constraint policy_version_once UNIQUE (tenant_id, policy_id, version_no),
    constraint policy_version_tenant_id_policy_id_fkey FOREIGN KEY (tenant_id, policy_id) REFERENCES app.policy(tenant_id, policy_id),
    constraint policy_version_version_no_check CHECK ((version_no > 0))
);
alter table app.policy_version enable row level security, force row level security;
create policy tenant on app.policy_version for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER policy_version_stays BEFORE DELETE OR UPDATE ON app.policy_version FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.policy_version to steel_app;

create table app.raw_dump (
    tenant_id uuid not null,
    raw_dump_id uuid not null,
    workspace_id uuid not null,
    person_id uuid not null,
    request_id uuid not null,
    granted_at timestamp with time zone not null,
    taken_at timestamp with time zone not null,
    constraint raw_dump_pkey PRIMARY KEY (tenant_id, raw_dump_id),
    constraint raw_dump_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint raw_dump_within_an_hour CHECK (((taken_at >= granted_at) AND (taken_at <= (granted_at + '01:00:00'::interval))))
);
CREATE INDEX raw_dump_by_moment ON app.raw_dump USING btree (tenant_id, taken_at);
alter table app.raw_dump enable row level security, force row level security;
create policy tenant on app.raw_dump for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER raw_dump_stays BEFORE DELETE OR UPDATE ON app.raw_dump FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.raw_dump to steel_app;

create table app.recovery (
    tenant_id uuid not null,
    recovery_id uuid not null,
    person_id uuid not null,
    asked_in uuid,
    asked_by uuid not null,
    asker app.sealed not null,
    reason app.sealed,
    case_no app.sealed,
    stop_sha256 bytea not null,
    state text not null,
    asked_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    ended_by uuid,
    address app.sealed,
    constraint recovery_pkey PRIMARY KEY (tenant_id, recovery_id),
    constraint recovery_tenant_id_stop_sha256_key UNIQUE (tenant_id, stop_sha256),
    constraint recovery_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint recovery_check CHECK ((due_at >= (asked_at + '24:00:00'::interval))),
    constraint recovery_check1 CHECK ((ends_at > due_at)),
    constraint recovery_check2 CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
    constraint recovery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'cancelled'::text, 'done'::text]))),
    constraint recovery_stop_sha256_check CHECK ((length(stop_sha256) = 32))
);
CREATE INDEX recovery_of ON app.recovery USING btree (tenant_id, person_id, recovery_id);
CREATE UNIQUE INDEX recovery_waits ON app.recovery USING btree (tenant_id, person_id) WHERE (state = 'waiting'::text);
alter table app.recovery enable row level security, force row level security;
create policy tenant on app.recovery for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (ended_at), update (ended_by), update (state) on app.recovery to steel_app;

create table app.retained_copy (
    tenant_id uuid not null,
    retained_copy_id uuid not null,
    party_id uuid,
    contents app.sealed,
    rule text not null,
    keep_until date not null,
    documents integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    workspace_id uuid,
    fy text,
    piece_no integer,
    record_kind text,
    constraint retained_copy_pkey PRIMARY KEY (tenant_id, retained_copy_id),
    constraint retained_copy_once UNIQUE (tenant_id, party_id),
    constraint retained_piece_once UNIQUE (tenant_id, workspace_id, fy, piece_no),
    constraint retained_copy_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint retained_copy_documents_check CHECK ((documents > 0)),
    constraint retained_copy_ends_empty CHECK (((ended_at IS NULL) = (contents IS NOT NULL))),
    constraint retained_copy_fy_check CHECK (((length(fy) >= 4) AND (length(fy) <= 7))),
    constraint retained_copy_of_one CHECK ((((party_id IS NULL) = (workspace_id IS NOT NULL)) AND ((workspace_id IS NULL) = (fy IS NULL)) AND ((workspace_id IS NULL) = (piece_no IS NULL)) AND ((workspace_id IS NULL) = (record_kind IS NULL)))),
    constraint retained_copy_piece_no_check CHECK ((piece_no > 0)),
    constraint retained_copy_record_kind_check CHECK ((record_kind = ANY (ARRAY['documents'::text, 'ledger'::text]))),
    constraint retained_copy_rule_check CHECK ((rule ~ '^[a-z0-9_]{2,32}$'::text))
);
CREATE INDEX retained_copy_until ON app.retained_copy USING btree (tenant_id, keep_until) WHERE (ended_at IS NULL);
alter table app.retained_copy enable row level security, force row level security;
create policy job on app.retained_copy for select to steel_jobs using (true);
create policy tenant on app.retained_copy for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (contents), update (ended_at) on app.retained_copy to steel_app;
grant select (ended_at), select (retained_copy_id), select (tenant_id) on app.retained_copy to steel_jobs;

create table app.retention_item (
    tenant_id uuid not null,
    kind text not null,
    thing_id uuid not null,
    retention_run_id uuid not null,
    done_at timestamp with time zone,
    constraint retention_item_pkey PRIMARY KEY (tenant_id, kind, thing_id),
    constraint retention_item_tenant_id_retention_run_id_fkey FOREIGN KEY (tenant_id, retention_run_id) REFERENCES app.retention_run(tenant_id, retention_run_id),
    constraint retention_item_kind_check CHECK ((kind = ANY (ARRAY['parties'::text, 'requests'::text, 'mails'::text, 'retained_copies'::text])))
);
CREATE INDEX retention_item_waiting ON app.retention_item USING btree (tenant_id, kind, thing_id) WHERE (done_at IS NULL);
alter table app.retention_item enable row level security, force row level security;
create policy tenant on app.retention_item for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER retention_item_once BEFORE UPDATE ON app.retention_item FOR EACH ROW WHEN ((old.done_at IS NOT NULL)) EXECUTE FUNCTION app.refuse_change();
grant delete, insert, select, update (done_at) on app.retention_item to steel_app;

create table app.retention_rule (
    tenant_id uuid not null,
    retention_rule_id uuid not null,
    rule text not null,
    months integer not null,
    from_day date not null,
    source text not null,
    source_on date not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint retention_rule_pkey PRIMARY KEY (tenant_id, retention_rule_id),
    constraint retention_rule_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint retention_rule_months_check CHECK (((months >= 0) AND (months <= 1200))),
    constraint retention_rule_rule_check CHECK ((rule ~ '^[a-z0-9_]{2,32}$'::text)),
    constraint retention_rule_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
);
alter table app.retention_rule enable row level security, force row level security;
create policy tenant on app.retention_rule for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER retention_rule_stays BEFORE DELETE OR UPDATE ON app.retention_rule FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.retention_rule to steel_app;

create table app.retention_run (
    tenant_id uuid not null,
    retention_run_id uuid not null,
    told_at timestamp with time zone not null,
    acts_at timestamp with time zone not null,
    constraint retention_run_pkey PRIMARY KEY (tenant_id, retention_run_id),
    constraint retention_run_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint retention_run_acts_later CHECK ((acts_at > told_at))
);
alter table app.retention_run enable row level security, force row level security;
create policy tenant on app.retention_run for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER retention_run_stays BEFORE DELETE OR UPDATE ON app.retention_run FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.retention_run to steel_app;

create table app.review_entry (
    tenant_id uuid not null,
    case_file_id uuid not null,
    subject_id uuid not null,
    subject text not null,
    person_id uuid not null,
    decision text,
    rights text[],
    decided_by uuid,
    decided_at timestamp with time zone,
    constraint review_entry_pkey PRIMARY KEY (tenant_id, case_file_id, subject_id),
    constraint review_entry_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint review_decision_is_whole CHECK ((((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL)))),
    constraint review_entry_decision_check CHECK ((decision = ANY (ARRAY['kept'::text, 'removed'::text, 'gone'::text]))),
    constraint review_entry_subject_check CHECK ((subject = ANY (ARRAY['person'::text, 'token'::text]))),
    constraint review_rights_are_of_a_decision CHECK (((rights IS NULL) OR (decision IS NOT NULL)))
);
alter table app.review_entry enable row level security, force row level security;
create policy tenant on app.review_entry for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (decided_at), update (decided_by), update (decision), update (rights) on app.review_entry to steel_app;

create table app.role (
    tenant_id uuid not null,
    role_id uuid not null,
    name text not null,
    folded text not null,
    permissions text[] not null,
    ended_at timestamp with time zone,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint role_pkey PRIMARY KEY (tenant_id, role_id),
    constraint role_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint role_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)))
);
CREATE UNIQUE INDEX role_name ON app.role USING btree (tenant_id, folded) WHERE (ended_at IS NULL);
alter table app.role enable row level security, force row level security;
create policy tenant on app.role for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (ended_at), update (folded), update (name), update (permissions), update (version) on app.role to steel_app;

create table app.security_contact (
    tenant_id uuid not null,
    email app.sealed not null,
    changed_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    bounced_at timestamp with time zone,
    link_id uuid,
    link_sha256 bytea,
    link_until timestamp with time zone,
    constraint security_contact_pkey PRIMARY KEY (tenant_id),
    constraint security_contact_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint security_contact_link_is_whole CHECK ((((link_sha256 IS NULL) = (link_until IS NULL)) AND ((link_sha256 IS NULL) = (link_id IS NULL)))),
    constraint security_contact_link_sha256_check CHECK ((octet_length(link_sha256) = 32)),
    constraint security_contact_of_a_shop CHECK ((tenant_id <> '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.security_contact enable row level security, force row level security;
create policy tenant on app.security_contact for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update on app.security_contact to steel_app;

create table app.sentinel (
    tenant_id uuid not null,
    sentinel_id uuid not null,
    at timestamp with time zone not null,
    tally jsonb,
    log_piece text collate "C",
    constraint sentinel_pkey PRIMARY KEY (tenant_id, sentinel_id),
    constraint sentinel_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint sentinel_log_piece_check CHECK ((log_piece ~ '^[0-9A-F]{24}$'::text))
);
CREATE INDEX sentinel_by_time ON app.sentinel USING btree (tenant_id, at);
alter table app.sentinel enable row level security, force row level security;
create policy tenant on app.sentinel for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.sentinel to steel_app;

create table app.session (
    tenant_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    token_sha256 bytea not null,
    device app.sealed not null,
    device_blind bytea not null,
    ip app.sealed not null,
    ip_blind bytea not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    secret_at timestamp with time zone not null,
    proved_at timestamp with time zone,
    second_factor boolean not null,
    till_id uuid,
    by_pin boolean not null,
    ended_at timestamp with time zone,
    constraint session_pkey PRIMARY KEY (tenant_id, session_id),
    constraint session_tenant_id_token_sha256_key UNIQUE (tenant_id, token_sha256),
    constraint session_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.membership(tenant_id, person_id),
    constraint session_tenant_id_till_id_fkey FOREIGN KEY (tenant_id, till_id) REFERENCES app.till(tenant_id, till_id),
    constraint session_check CHECK (((NOT by_pin) OR (till_id IS NOT NULL))),
    constraint session_device_blind_check CHECK ((length(device_blind) = 16)),
    constraint session_ip_blind_check CHECK ((length(ip_blind) = 16)),
    constraint session_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX session_by_person ON app.session USING btree (tenant_id, person_id, session_id);
CREATE INDEX session_by_till ON app.session USING btree (tenant_id, till_id) WHERE ((till_id IS NOT NULL) AND (ended_at IS NULL));
alter table app.session enable row level security, force row level security;
create policy tenant on app.session for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.session to steel_app;

create table app.setting_change (
    tenant_id uuid not null,
    setting_change_id uuid not null,
    figure text not null,
    was integer not null,
    value integer not null,
    is_looser boolean not null,
    proposed_by uuid not null,
    proposed_at timestamp with time zone not null,
    link_sha256 bytea,
    approved_by uuid,
    approved_at timestamp with time zone,
    by_link boolean not null default false,
    noticed_at timestamp with time zone,
    told integer,
    from_at timestamp with time zone,
    withdrawn_by uuid,
    withdrawn_at timestamp with time zone,
    constraint setting_change_pkey PRIMARY KEY (tenant_id, setting_change_id),
    constraint setting_change_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint setting_approval_by_another CHECK (((approved_by <> proposed_by) OR (NOT is_looser) OR by_link)),
    constraint setting_approval_is_whole CHECK ((((approved_by IS NULL) = (approved_at IS NULL)) AND (approved_at >= proposed_at))),
    constraint setting_by_link_waits_longer CHECK (((NOT by_link) OR (from_at >= (noticed_at + '888:00:00'::interval)))),
    constraint setting_change_figure_check CHECK ((figure = ANY (ARRAY['incident.customer_notice_hours'::text, 'incident.summary_days'::text, 'vuln.ack_business_days'::text, 'vuln.update_days'::text, 'vuln.disclosure_days'::text, 'suppliers.notice_days'::text, 'dsr.forward_days'::text, 'dsr.due_days'::text]))),
    constraint setting_change_link_sha256_check CHECK ((length(link_sha256) = 32)),
    constraint setting_change_told_check CHECK ((told >= 0)),
    constraint setting_change_value_check CHECK ((value > 0)),
    constraint setting_change_was_check CHECK ((was > 0)),
    constraint setting_changes_something CHECK ((value <> was)),
    constraint setting_is_withdrawn_in_time CHECK ((((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND (withdrawn_at >= proposed_at) AND ((from_at IS NULL) OR (withdrawn_at < from_at)))),
    constraint setting_knows_its_direction CHECK ((is_looser =
CASE
    WHEN (figure = 'suppliers.notice_days'::text) THEN (value < was)
    ELSE (value > was)
END)),
    constraint setting_link_was_mailed CHECK (((NOT by_link) OR (link_sha256 IS NOT NULL))),
    constraint setting_notice_is_whole CHECK ((((noticed_at IS NULL) = (told IS NULL)) AND (noticed_at >= approved_at))),
    constraint setting_waits_for_approval CHECK (((from_at IS NULL) OR (NOT is_looser) OR ((approved_at IS NOT NULL) AND (noticed_at IS NOT NULL)))),
    constraint setting_waits_thirty_days CHECK (((NOT is_looser) OR (from_at >= (noticed_at + '720:00:00'::interval))))
);
CREATE UNIQUE INDEX setting_change_waits ON app.setting_change USING btree (tenant_id, figure) WHERE ((from_at IS NULL) AND (withdrawn_at IS NULL));
alter table app.setting_change enable row level security, force row level security;
create policy tenant on app.setting_change for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER setting_change_stays BEFORE UPDATE ON app.setting_change FOR EACH ROW WHEN (((old.withdrawn_at IS NOT NULL) OR ((old.approved_at IS NOT NULL) AND (((new.approved_by IS DISTINCT FROM old.approved_by) OR (new.approved_at IS DISTINCT FROM old.approved_at)) OR (new.by_link IS DISTINCT FROM old.by_link))) OR ((old.from_at IS NOT NULL) AND ((new.from_at IS DISTINCT FROM old.from_at) OR (new.noticed_at IS DISTINCT FROM old.noticed_at) OR (new.told IS DISTINCT FROM old.told) OR (new.withdrawn_at IS NULL))))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (approved_at), update (approved_by), update (by_link), update (from_at), update (noticed_at), update (told), update (withdrawn_at), update (withdrawn_by) on app.setting_change to steel_app;

create table app.setting_notice (
    tenant_id uuid not null,
    setting_change_id uuid not null,
    told_at timestamp with time zone not null,
    constraint setting_notice_pkey PRIMARY KEY (tenant_id, setting_change_id),
    constraint setting_notice_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
alter table app.setting_notice enable row level security, force row level security;
create policy job on app.setting_notice for select to steel_jobs using (true);
create policy tenant on app.setting_notice for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on app.setting_notice to steel_app;
grant select (setting_change_id), select (tenant_id), select (told_at) on app.setting_notice to steel_jobs;

create table app.sign_up (
    tenant_id uuid not null,
    open_since timestamp with time zone not null,
    decided_at timestamp with time zone,
    constraint sign_up_pkey PRIMARY KEY (tenant_id),
    constraint sign_up_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint sign_up_tenant_id_check CHECK ((tenant_id = '00000000-0000-7000-8000-000000000001'::uuid))
);
alter table app.sign_up enable row level security, force row level security;
create policy tenant on app.sign_up for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (decided_at) on app.sign_up to steel_app;

create table app.supplier (
    tenant_id uuid not null,
    case_file_id uuid not null,
    name text not null,
    purpose text not null,
    data_kinds text not null,
    region text not null,
    country text not null,
    basis text not null,
    hosts text not null,
    certificates text,
    contract_sha256 text,
    contract_on date,
    keeps_privacy boolean,
    keeps_secrecy boolean,
    tells_incidents boolean,
    binds_others boolean,
    reviewed_by uuid,
    reviewed_on date,
    review_due date,
    announced_at timestamp with time zone,
    noticed_at timestamp with time zone,
    told integer,
    emergency text,
    activated_at timestamp with time zone,
    ended_at timestamp with time zone,
    constraint supplier_pkey PRIMARY KEY (tenant_id, case_file_id),
    constraint supplier_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint supplier_basis_check CHECK (((length(basis) >= 1) AND (length(basis) <= 500))),
    constraint supplier_certificates_check CHECK (((length(certificates) >= 1) AND (length(certificates) <= 500))),
    constraint supplier_contract_is_whole CHECK (((contract_sha256 IS NULL) = (contract_on IS NULL))),
    constraint supplier_contract_sha256_check CHECK ((contract_sha256 ~ '^[0-9a-f]{64}$'::text)),
    constraint supplier_country_check CHECK (((length(country) >= 1) AND (length(country) <= 64))),
    constraint supplier_data_kinds_check CHECK (((length(data_kinds) >= 1) AND (length(data_kinds) <= 500))),
    constraint supplier_emergency_check CHECK (((length(emergency) >= 1) AND (length(emergency) <= 500))),
    constraint supplier_hosts_check CHECK ((length(hosts) <= 500)),
    constraint supplier_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
    constraint supplier_notice_is_whole CHECK (((noticed_at IS NULL) = (told IS NULL))),
    constraint supplier_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 500))),
    constraint supplier_region_check CHECK (((length(region) >= 1) AND (length(region) <= 64))),
    constraint supplier_review_is_whole CHECK ((((reviewed_on IS NULL) = (reviewed_by IS NULL)) AND ((reviewed_on IS NULL) = (review_due IS NULL)))),
    constraint supplier_review_within_a_year CHECK (((review_due > reviewed_on) AND (review_due <= (reviewed_on + 365)))),
    constraint supplier_told_check CHECK ((told >= 0))
);
alter table app.supplier enable row level security, force row level security;
create policy tenant on app.supplier for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.supplier to steel_app;

create table app.supplier_notice (
    tenant_id uuid not null,
    supplier_notice_id uuid not null,
    supplier_no integer not null,
    name text not null,
    purpose text not null,
    region text not null,
    told_at timestamp with time zone not null,
    objected_by uuid,
    objected_at timestamp with time zone,
    objection app.sealed,
    forwarded_at timestamp with time zone,
    constraint supplier_notice_pkey PRIMARY KEY (tenant_id, supplier_notice_id),
    constraint supplier_notice_once UNIQUE (tenant_id, supplier_no),
    constraint supplier_notice_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint supplier_notice_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
    constraint supplier_notice_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 500))),
    constraint supplier_notice_region_check CHECK (((length(region) >= 1) AND (length(region) <= 64))),
    constraint supplier_notice_supplier_no_check CHECK ((supplier_no > 0)),
    constraint supplier_objection_is_forwarded CHECK ((forwarded_at >= objected_at)),
    constraint supplier_objection_is_whole CHECK ((((objected_at IS NULL) = (objected_by IS NULL)) AND ((objected_at IS NULL) = (objection IS NULL))))
);
CREATE INDEX objection_waits ON app.supplier_notice USING btree (tenant_id, supplier_no) WHERE ((objected_at IS NOT NULL) AND (forwarded_at IS NULL));
alter table app.supplier_notice enable row level security, force row level security;
create policy job on app.supplier_notice for select to steel_jobs using (true);
create policy tenant on app.supplier_notice for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (forwarded_at), update (objected_at), update (objected_by), update (objection) on app.supplier_notice to steel_app;
grant select (forwarded_at), select (objected_at), select (supplier_no), select (tenant_id), select (told_at) on app.supplier_notice to steel_jobs;

create table app.tenant (
    tenant_id uuid not null,
    slug text not null,
    name text not null,
    country text not null,
    currency text not null,
    minor_digits smallint not null,
    timezone text not null,
    fy_start_month smallint not null,
    fy_start_day smallint not null,
    state text,
    gstin app.sealed,
    abn app.sealed,
    gst_registered boolean not null,
    location app.sealed,
    gln text,
    settings jsonb not null,
    version integer not null,
    created_at timestamp with time zone not null,
    read_only_since timestamp with time zone,
    brought_in_at timestamp with time zone,
    constraint tenant_pkey PRIMARY KEY (tenant_id),
    constraint tenant_currency_fkey FOREIGN KEY (currency) REFERENCES app.currency(code),
    constraint tenant_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    constraint tenant_fy_start_day_check CHECK (((fy_start_day >= 1) AND (fy_start_day <= 28))),
    constraint tenant_fy_start_month_check CHECK (((fy_start_month >= 1) AND (fy_start_month <= 12))),
    constraint tenant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'::text))
);
alter table app.tenant enable row level security, force row level security;
create policy job on app.tenant for select to steel_jobs using (true);
create policy tenant on app.tenant for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.tenant to steel_app;
grant select (created_at), select (read_only_since), select (tenant_id) on app.tenant to steel_jobs;

create table app.till (
    tenant_id uuid not null,
    till_id uuid not null,
    name app.sealed not null,
    secret_sha256 bytea not null,
    enrolled_by uuid not null,
    enrolled_at timestamp with time zone not null,
    used_at timestamp with time zone,
    ended_at timestamp with time zone,
    drawer text,
    constraint till_pkey PRIMARY KEY (tenant_id, till_id),
    constraint till_tenant_id_secret_sha256_key UNIQUE (tenant_id, secret_sha256),
    constraint till_tenant_id_enrolled_by_fkey FOREIGN KEY (tenant_id, enrolled_by) REFERENCES app.membership(tenant_id, person_id),
    constraint till_secret_sha256_check CHECK ((length(secret_sha256) = 32))
);
alter table app.till enable row level security, force row level security;
create policy tenant on app.till for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.till to steel_app;

create table app.token_net (
    tenant_id uuid not null,
    token_id uuid not null,
    net_blind bytea not null,
    seen_at timestamp with time zone not null,
    constraint token_net_pkey PRIMARY KEY (tenant_id, token_id, net_blind),
    constraint token_net_tenant_id_token_id_fkey FOREIGN KEY (tenant_id, token_id) REFERENCES app.api_token(tenant_id, token_id),
    constraint token_net_net_blind_check CHECK ((length(net_blind) = 16))
);
alter table app.token_net enable row level security, force row level security;
create policy tenant on app.token_net for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (seen_at) on app.token_net to steel_app;

create table app.used_code (
    tenant_id uuid not null,
    factor_id uuid not null,
    step bigint not null,
    nth bigint not null,
    constraint used_code_pkey PRIMARY KEY (tenant_id, factor_id, step),
    constraint used_code_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
alter table app.used_code enable row level security, force row level security;
create policy tenant on app.used_code for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on app.used_code to steel_app;

create table app.watch_head (
    tenant_id uuid not null,
    at timestamp with time zone not null,
    constraint watch_head_pkey PRIMARY KEY (tenant_id),
    constraint watch_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
alter table app.watch_head enable row level security, force row level security;
create policy tenant on app.watch_head for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (at) on app.watch_head to steel_app;

create table app.weakness_report (
    tenant_id uuid not null,
    case_file_id uuid not null,
    secret_sha256 bytea not null,
    weakness app.sealed not null,
    place app.sealed not null,
    steps app.sealed not null,
    reporter app.sealed,
    address app.sealed,
    credit_name app.sealed,
    credit_link app.sealed,
    has_consent boolean not null,
    verdict text,
    fixed_at timestamp with time zone,
    credited_at timestamp with time zone,
    advisory_title text,
    advisory_affected text,
    advisory_fixed text,
    advisory_text text,
    disclosed_at timestamp with time zone,
    constraint weakness_report_pkey PRIMARY KEY (tenant_id, case_file_id),
    constraint weakness_report_secret_once UNIQUE (tenant_id, secret_sha256),
    constraint weakness_report_tenant_id_case_file_id_fkey FOREIGN KEY (tenant_id, case_file_id) REFERENCES app.case_file(tenant_id, case_file_id),
    constraint weakness_report_advisory_affected_check CHECK (((length(advisory_affected) >= 1) AND (length(advisory_affected) <= 500))),
    constraint weakness_report_advisory_fixed_check CHECK (((length(advisory_fixed) >= 1) AND (length(advisory_fixed) <= 64))),
    constraint weakness_report_advisory_is_whole CHECK ((((disclosed_at IS NULL) = (advisory_title IS NULL)) AND ((disclosed_at IS NULL) = (advisory_affected IS NULL)) AND ((disclosed_at IS NULL) = (advisory_text IS NULL)) AND ((disclosed_at IS NOT NULL) OR (advisory_fixed IS NULL)))),
    constraint weakness_report_advisory_text_check CHECK (((length(advisory_text) >= 1) AND (length(advisory_text) <= 500))),
    constraint weakness_report_advisory_title_check CHECK (((length(advisory_title) >= 1) AND (length(advisory_title) <= 500))),
    constraint weakness_report_consent_has_a_name CHECK ((has_consent = (credit_name IS NOT NULL))),
    constraint weakness_report_named_by_consent CHECK (((credited_at IS NULL) OR has_consent)),
    constraint weakness_report_secret_sha256_check CHECK ((length(secret_sha256) = 32)),
    constraint weakness_report_verdict_check CHECK ((verdict = ANY (ARRAY['valid'::text, 'invalid'::text, 'duplicate'::text])))
);
CREATE INDEX weakness_report_credited ON app.weakness_report USING btree (tenant_id, credited_at) WHERE (credited_at IS NOT NULL);
CREATE INDEX weakness_report_disclosed ON app.weakness_report USING btree (tenant_id, disclosed_at) WHERE (disclosed_at IS NOT NULL);
alter table app.weakness_report enable row level security, force row level security;
create policy tenant on app.weakness_report for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on app.weakness_report to steel_app;

create table app.workspace_notice (
    tenant_id uuid not null,
    workspace_notice_id uuid not null,
    incident_no integer not null,
    nature app.sealed not null,
    impact app.sealed not null,
    measures app.sealed not null,
    contact app.sealed not null,
    advice app.sealed,
    told_at timestamp with time zone not null,
    constraint workspace_notice_pkey PRIMARY KEY (tenant_id, workspace_notice_id),
    constraint workspace_notice_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint workspace_notice_incident_no_check CHECK ((incident_no > 0))
);
alter table app.workspace_notice enable row level security, force row level security;
create policy tenant on app.workspace_notice for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER workspace_notice_stays BEFORE DELETE OR UPDATE ON app.workspace_notice FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on app.workspace_notice to steel_app;

create table ledger.allocation (
    tenant_id uuid not null,
    allocation_id uuid not null,
    payment_id uuid not null,
    invoice_id uuid not null,
    amount_minor bigint not null,
    allocated_at timestamp with time zone not null,
    created_by uuid not null,
    tender_no integer,
    constraint allocation_pkey PRIMARY KEY (tenant_id, allocation_id),
    constraint allocation_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint allocation_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint allocation_amount_minor_check CHECK ((amount_minor <> 0))
);
CREATE INDEX allocation_by_invoice ON ledger.allocation USING btree (tenant_id, invoice_id);
CREATE INDEX allocation_by_payment ON ledger.allocation USING btree (tenant_id, payment_id);
CREATE INDEX allocation_by_time ON ledger.allocation USING btree (tenant_id, allocated_at);
alter table ledger.allocation enable row level security, force row level security;
create policy tenant on ledger.allocation for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.allocation to steel_app;

create table ledger.backfilled (
    tenant_id uuid not null,
    kind text not null,
    cause_id uuid not null,
    entry_id uuid not null,
    constraint backfilled_pkey PRIMARY KEY (tenant_id, kind, cause_id),
    constraint backfilled_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint backfilled_kind_check CHECK ((kind = ANY (ARRAY['all'::text, 'piece'::text, 'lot'::text, 'movement'::text, 'document'::text, 'batch'::text, 'batch_rest'::text])))
);
alter table ledger.backfilled enable row level security, force row level security;
create policy tenant on ledger.backfilled for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.backfilled to steel_app;

create table ledger.cheque_step (
    tenant_id uuid not null,
    document_id uuid not null,
    state text not null,
    step_date date not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint cheque_step_pkey PRIMARY KEY (tenant_id, document_id, state),
    constraint cheque_step_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint cheque_step_state_check CHECK ((state = ANY (ARRAY['deposited'::text, 'cleared'::text, 'bounced'::text, 'taken_back'::text])))
);
alter table ledger.cheque_step enable row level security, force row level security;
create policy tenant on ledger.cheque_step for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.cheque_step to steel_app;

create table ledger.customer_order (
    tenant_id uuid not null,
    order_id uuid not null,
    party_id uuid not null,
    deliver_on date not null,
    state text not null,
    bill_id uuid,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint customer_order_pkey PRIMARY KEY (tenant_id, order_id),
    constraint customer_order_tenant_id_bill_id_fkey FOREIGN KEY (tenant_id, bill_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint customer_order_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint customer_order_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint customer_order_check CHECK (((state = 'delivered'::text) = (bill_id IS NOT NULL))),
    constraint customer_order_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'delivered'::text, 'cancelled'::text])))
);
CREATE INDEX customer_order_by_state ON ledger.customer_order USING btree (tenant_id, state, deliver_on, order_id);
CREATE INDEX customer_order_of_bill ON ledger.customer_order USING btree (tenant_id, bill_id) WHERE (bill_id IS NOT NULL);
CREATE INDEX customer_order_of_party ON ledger.customer_order USING btree (tenant_id, party_id, order_id);
alter table ledger.customer_order enable row level security, force row level security;
create policy tenant on ledger.customer_order for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (bill_id), update (state) on ledger.customer_order to steel_app;

create table ledger.customer_order_line (
    tenant_id uuid not null,
    order_id uuid not null,
    line_no integer not null,
    item_id uuid not null,
    quantity_e6 bigint not null,
    ordered_e6 bigint not null,
    unit text not null,
    price_e6 bigint,
    constraint customer_order_line_pkey PRIMARY KEY (tenant_id, order_id, line_no),
    constraint customer_order_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint customer_order_line_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES ledger.customer_order(tenant_id, order_id),
    constraint customer_order_line_line_no_check CHECK (((line_no >= 1) AND (line_no <= 1000))),
    constraint customer_order_line_ordered_e6_check CHECK ((ordered_e6 > 0)),
    constraint customer_order_line_price_e6_check CHECK ((price_e6 >= 0)),
    constraint customer_order_line_quantity_e6_check CHECK ((quantity_e6 > 0))
);
CREATE INDEX customer_order_line_of_item ON ledger.customer_order_line USING btree (tenant_id, item_id, order_id);
alter table ledger.customer_order_line enable row level security, force row level security;
create policy tenant on ledger.customer_order_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER customer_order_line_stays BEFORE DELETE OR UPDATE ON ledger.customer_order_line FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.customer_order_line to steel_app;

create table ledger.document (
    tenant_id uuid not null,
    document_id uuid not null,
    doc_type ledger.doc_type not null,
    state ledger.document_state not null,
    number text not null,
    number_norm text collate "C" generated always as (upper(number)) stored,
    series text not null,
    fy text not null,
    document_date date not null,
    due_on date,
    posted_at timestamp with time zone not null,
    party_id uuid,
    place_of_supply text,
    body app.sealed not null,
    taxable_minor bigint not null,
    tax_minor bigint not null,
    round_off_minor bigint not null,
    total_minor bigint not null,
    reverses uuid,
    reversed_by uuid,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    number_back text collate "C" generated always as (reverse(upper(number))) stored,
    redacted_at timestamp with time zone,
    constraint document_pkey PRIMARY KEY (tenant_id, document_id),
    constraint document_number_once UNIQUE (tenant_id, number_norm, doc_type, fy),
    constraint document_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint document_tenant_id_reverses_fkey FOREIGN KEY (tenant_id, reverses) REFERENCES ledger.document(tenant_id, document_id),
    constraint document_check CHECK (((total_minor = ((taxable_minor + tax_minor) + round_off_minor)) OR ((doc_type)::text = ANY (ARRAY['receipt'::text, 'opening_invoice'::text, 'refund'::text, 'payment'::text, 'bounce'::text, 'write_off'::text, 'set_off'::text, 'transfer'::text, 'journal'::text, 'purchase_voucher'::text, 'job'::text, 'challan'::text, 'karigar_receipt'::text, 'hallmark_challan'::text, 'purchase_order'::text, 'goods_receipt'::text, 'purchase_bill'::text, 'opening_credit'::text, 'customer_order'::text, 'reversal'::text])))),
    constraint document_number_format CHECK (((number ~ '^[A-Z1-9][A-Z0-9/-]{0,15}$'::text) OR ((doc_type)::text = ANY (ARRAY['opening_invoice'::text, 'opening_credit'::text]))))
);
CREATE INDEX document_by_day ON ledger.document USING btree (tenant_id, document_date, document_id);
CREATE INDEX document_by_end ON ledger.document USING btree (tenant_id, number_back, document_id);
CREATE INDEX document_by_party ON ledger.document USING btree (tenant_id, party_id, document_date, document_id) WHERE (party_id IS NOT NULL);
CREATE INDEX document_by_series ON ledger.document USING btree (tenant_id, series, fy, document_id);
CREATE INDEX document_by_time ON ledger.document USING btree (tenant_id, doc_type, posted_at, document_id);
CREATE UNIQUE INDEX document_reverses ON ledger.document USING btree (tenant_id, reverses) WHERE (reverses IS NOT NULL);
alter table ledger.document enable row level security, force row level security;
create policy tenant on ledger.document for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER document_redacted_once BEFORE UPDATE ON ledger.document FOR EACH ROW WHEN (((((old.body)::bytea IS DISTINCT FROM (new.body)::bytea) OR (old.redacted_at IS DISTINCT FROM new.redacted_at)) AND ((old.redacted_at IS NOT NULL) OR (new.redacted_at IS NULL) OR (NOT ledger.is_erased(old.tenant_id, old.party_id))))) EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER document_reversed_once BEFORE UPDATE ON ledger.document FOR EACH ROW WHEN (((((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.reversed_by IS DISTINCT FROM new.reversed_by)) AND (((old.state)::text <> 'posted'::text) OR ((new.state)::text <> 'reversed'::text) OR (new.reversed_by IS NULL)))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (body), update (redacted_at), update (reversed_by), update (state) on ledger.document to steel_app;

create table ledger.document_kind (
    kind text not null,
    parts_sum_to_total boolean not null,
    constraint document_kind_pkey PRIMARY KEY (kind)
);

create table ledger.document_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no ledger.line_no not null,
    description app.sealed not null,
    item_id uuid,
    lot_id uuid,
    article_id uuid,
    tax_class text not null,
    discount_minor app.unsigned not null,
    taxable_minor bigint not null,
    tax_minor bigint not null,
    line_total_minor bigint not null,
    fine_mg bigint,
    cost_minor bigint,
    metal ledger.metal,
    sold boolean not null default true,
    constraint document_line_pkey PRIMARY KEY (tenant_id, document_id, line_no),
    constraint document_line_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint document_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint document_line_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id)
);
CREATE UNIQUE INDEX document_line_sold ON ledger.document_line USING btree (tenant_id, article_id) WHERE (sold AND (article_id IS NOT NULL));
alter table ledger.document_line enable row level security, force row level security;
create policy tenant on ledger.document_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (sold) on ledger.document_line to steel_app;

create table ledger.document_link (
    tenant_id uuid not null,
    document_id uuid not null,
    about_id uuid not null,
    kind text not null,
    constraint document_link_pkey PRIMARY KEY (tenant_id, document_id, about_id, kind),
    constraint document_link_tenant_id_about_id_fkey FOREIGN KEY (tenant_id, about_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint document_link_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint document_link_check CHECK ((document_id <> about_id)),
    constraint document_link_kind_check CHECK ((kind = ANY (ARRAY['credits'::text, 'debits'::text, 'corrects'::text, 'pays'::text, 'refunds'::text, 'bounces'::text, 'applies'::text, 'of_job'::text])))
);
CREATE INDEX document_link_about ON ledger.document_link USING btree (tenant_id, about_id, document_id);
alter table ledger.document_link enable row level security, force row level security;
create policy tenant on ledger.document_link for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.document_link to steel_app;

create table ledger.document_print (
    tenant_id uuid not null,
    document_id uuid not null,
    prints integer not null,
    constraint document_print_pkey PRIMARY KEY (tenant_id, document_id),
    constraint document_print_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint document_print_prints_check CHECK ((prints > 0))
);
alter table ledger.document_print enable row level security, force row level security;
create policy tenant on ledger.document_print for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (prints) on ledger.document_print to steel_app;

create table ledger.document_seal (
    tenant_id uuid not null,
    document_id uuid not null,
    sha256 app.bytes32 not null,
    sealed_at timestamp with time zone not null,
    constraint document_seal_pkey PRIMARY KEY (tenant_id, document_id),
    constraint document_seal_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id)
);
alter table ledger.document_seal enable row level security, force row level security;
create policy tenant on ledger.document_seal for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER document_resealed BEFORE UPDATE ON ledger.document_seal FOR EACH ROW WHEN ((NOT ledger.is_seal_of_redacted(new.tenant_id, new.document_id, (new.sha256)::bytea))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (sha256) on ledger.document_seal to steel_app;

create table ledger.earlier_stock (
    tenant_id uuid not null,
    since timestamp with time zone not null,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    there_were bigint not null,
    entered bigint not null,
    sums_before jsonb,
    sums_after jsonb,
    constraint earlier_stock_pkey PRIMARY KEY (tenant_id),
    constraint earlier_stock_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint earlier_stock_check CHECK (((ended_at IS NULL) OR (began_at IS NOT NULL))),
    constraint earlier_stock_entered_check CHECK ((entered >= 0)),
    constraint earlier_stock_there_were_check CHECK ((there_were >= 0))
);
alter table ledger.earlier_stock enable row level security, force row level security;
create policy job on ledger.earlier_stock for select to steel_jobs using (true);
create policy tenant on ledger.earlier_stock for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (began_at), update (ended_at), update (entered), update (sums_after), update (sums_before), update (there_were) on ledger.earlier_stock to steel_app;
grant select (ended_at), select (tenant_id) on ledger.earlier_stock to steel_jobs;

create table ledger.entry_pending (
    tenant_id uuid not null,
    entry_id uuid not null,
    entry_date date not null,
    constraint entry_pending_pkey PRIMARY KEY (tenant_id, entry_id)
);
alter table ledger.entry_pending enable row level security, force row level security;
create policy job on ledger.entry_pending for select to steel_jobs using (true);
create policy tenant on ledger.entry_pending for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on ledger.entry_pending to steel_app;
grant select (tenant_id) on ledger.entry_pending to steel_jobs;

create table ledger.hold (
    tenant_id uuid not null,
    hold_id uuid not null,
    code text not null,
    lot_id uuid,
    batch_id uuid,
    cascade boolean not null,
    reason app.sealed not null,
    opening boolean not null,
    opened_by uuid not null,
    opened_at timestamp with time zone not null,
    constraint hold_pkey PRIMARY KEY (tenant_id, hold_id),
    constraint hold_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint hold_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint hold_check CHECK (((lot_id IS NOT NULL) OR (batch_id IS NOT NULL))),
    constraint hold_code_check CHECK (((length(code) >= 1) AND (length(code) <= 80)))
);
CREATE INDEX hold_by_batch ON ledger.hold USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX hold_by_code ON ledger.hold USING btree (tenant_id, code);
CREATE INDEX hold_by_lot ON ledger.hold USING btree (tenant_id, lot_id) WHERE (lot_id IS NOT NULL);
CREATE UNIQUE INDEX hold_key ON ledger.hold USING btree (tenant_id, code) WHERE (NOT opening);
alter table ledger.hold enable row level security, force row level security;
create policy tenant on ledger.hold for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.hold to steel_app;

create table ledger.hold_clearance (
    tenant_id uuid not null,
    hold_id uuid not null,
    lot_id uuid not null,
    reason app.sealed not null,
    cleared_by uuid not null,
    cleared_at timestamp with time zone not null,
    constraint hold_clearance_pkey PRIMARY KEY (tenant_id, hold_id, lot_id),
    constraint hold_clearance_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES ledger.hold(tenant_id, hold_id),
    constraint hold_clearance_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id)
);
alter table ledger.hold_clearance enable row level security, force row level security;
create policy tenant on ledger.hold_clearance for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.hold_clearance to steel_app;

create table ledger.hold_lift (
    tenant_id uuid not null,
    hold_id uuid not null,
    reason app.sealed not null,
    lifted_by uuid not null,
    lifted_at timestamp with time zone not null,
    constraint hold_lift_pkey PRIMARY KEY (tenant_id, hold_id),
    constraint hold_lift_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES ledger.hold(tenant_id, hold_id)
);
alter table ledger.hold_lift enable row level security, force row level security;
create policy tenant on ledger.hold_lift for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.hold_lift to steel_app;

create table ledger.item (
    tenant_id uuid not null,
    item_id uuid not null,
    code text not null,
    name text not null,
    name_norm text collate "C" generated always as (lower(name)) stored,
    label_name text,
    kind text not null,
    unit text not null,
    resolution_e6 bigint not null,
    density_e6 bigint,
    allergens text[] not null,
    gtin text,
    catch_weight boolean not null,
    shelf_life_days integer,
    ftl boolean not null,
    sap_koh_mg_per_g_e6 bigint,
    purity_percent_e6 bigint,
    standard_price_e6 bigint,
    price_e6 bigint,
    tax_class text,
    metal text,
    fineness integer,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    hold_until_tested boolean not null default false,
    constraint item_pkey PRIMARY KEY (tenant_id, item_id),
    constraint item_tenant_id_code_key UNIQUE (tenant_id, code),
    constraint item_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint item_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint item_density_e6_check CHECK ((density_e6 > 0)),
    constraint item_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint item_kind_check CHECK ((kind = ANY (ARRAY['raw'::text, 'intermediate'::text, 'finished'::text, 'by_product'::text, 'packaging'::text, 'service'::text]))),
    constraint item_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint item_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    constraint item_price_e6_check CHECK ((price_e6 >= 0)),
    constraint item_resolution_e6_check CHECK ((resolution_e6 > 0)),
    constraint item_shelf_life_days_check CHECK (((shelf_life_days >= 0) AND (shelf_life_days <= 36500))),
    constraint item_standard_price_e6_check CHECK ((standard_price_e6 >= 0))
);
CREATE INDEX item_by_look ON ledger.item USING btree (tenant_id, look);
CREATE INDEX item_by_name ON ledger.item USING btree (tenant_id, name_norm, item_id);
alter table ledger.item enable row level security, force row level security;
create policy tenant on ledger.item for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update, update (hold_until_tested) on ledger.item to steel_app;

create table ledger.item_label (
    tenant_id uuid not null,
    item_id uuid not null,
    origin text,
    energy_kj_e6 bigint,
    protein_g_e6 bigint,
    fat_g_e6 bigint,
    saturated_g_e6 bigint,
    carbohydrate_g_e6 bigint,
    sugars_g_e6 bigint,
    sodium_mg_e6 bigint,
    serving_g_e6 bigint,
    storage text,
    changed_by uuid not null,
    changed_at timestamp with time zone not null,
    constraint item_label_pkey PRIMARY KEY (tenant_id, item_id),
    constraint item_label_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint item_label_carbohydrate_g_e6_check CHECK ((carbohydrate_g_e6 >= 0)),
    constraint item_label_check CHECK ((num_nulls(energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6) = ANY (ARRAY[0, 7]))),
    constraint item_label_energy_kj_e6_check CHECK ((energy_kj_e6 >= 0)),
    constraint item_label_fat_g_e6_check CHECK ((fat_g_e6 >= 0)),
    constraint item_label_origin_check CHECK ((origin ~ '^[A-Z]{2}$'::text)),
    constraint item_label_protein_g_e6_check CHECK ((protein_g_e6 >= 0)),
    constraint item_label_saturated_g_e6_check CHECK ((saturated_g_e6 >= 0)),
    constraint item_label_serving_g_e6_check CHECK ((serving_g_e6 > 0)),
    constraint item_label_sodium_mg_e6_check CHECK ((sodium_mg_e6 >= 0)),
    constraint item_label_storage_check CHECK (((length(storage) >= 1) AND (length(storage) <= 500))),
    constraint item_label_sugars_g_e6_check CHECK ((sugars_g_e6 >= 0))
);
alter table ledger.item_label enable row level security, force row level security;
create policy tenant on ledger.item_label for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (carbohydrate_g_e6), update (changed_at), update (changed_by), update (energy_kj_e6), update (fat_g_e6), update (origin), update (protein_g_e6), update (saturated_g_e6), update (serving_g_e6), update (sodium_mg_e6), update (storage), update (sugars_g_e6) on ledger.item_label to steel_app;

create table ledger.journal_entry (
    tenant_id uuid not null,
    entry_id uuid not null,
    document_id uuid,
    entry_date date not null,
    memo app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    batch_id uuid,
    constraint journal_entry_pkey PRIMARY KEY (tenant_id, entry_id),
    constraint journal_entry_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id)
);
CREATE INDEX journal_entry_by_batch ON ledger.journal_entry USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX journal_entry_by_document ON ledger.journal_entry USING btree (tenant_id, document_id) WHERE (document_id IS NOT NULL);
alter table ledger.journal_entry enable row level security, force row level security;
create policy tenant on ledger.journal_entry for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.journal_entry to steel_app;

create table ledger.karigar_terms (
    tenant_id uuid not null,
    party_id uuid not null,
    loss_limit_mg bigint not null,
    constraint karigar_terms_pkey PRIMARY KEY (tenant_id, party_id),
    constraint karigar_terms_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint karigar_terms_loss_limit_mg_check CHECK ((loss_limit_mg >= 0))
);
alter table ledger.karigar_terms enable row level security, force row level security;
create policy tenant on ledger.karigar_terms for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (loss_limit_mg) on ledger.karigar_terms to steel_app;

create table ledger.karigar_wastage (
    tenant_id uuid not null,
    party_id uuid not null,
    fineness integer not null,
    percent_e6 bigint not null,
    constraint karigar_wastage_pkey PRIMARY KEY (tenant_id, party_id, fineness),
    constraint karigar_wastage_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint karigar_wastage_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint karigar_wastage_percent_e6_check CHECK ((percent_e6 >= 0))
);
alter table ledger.karigar_wastage enable row level security, force row level security;
create policy tenant on ledger.karigar_wastage for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (percent_e6) on ledger.karigar_wastage to steel_app;

create table ledger.legal_limit (
    tenant_id uuid not null,
    legal_limit_id uuid not null,
    code text not null,
    amount_minor bigint not null,
    compare text not null,
    from_day date not null,
    to_day date,
    law text not null,
    override_by text not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint legal_limit_pkey PRIMARY KEY (tenant_id, legal_limit_id),
    constraint legal_limit_overlap EXCLUDE USING gist (tenant_id WITH =, code WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
    constraint legal_limit_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint legal_limit_amount_minor_check CHECK (((amount_minor >= 0) AND (amount_minor <= '1000000000000000'::bigint))),
    constraint legal_limit_check CHECK ((to_day >= from_day)),
    constraint legal_limit_code_check CHECK ((code = ANY (ARRAY['cash_limit'::text, 'pan_required'::text, 'cash_payout_limit'::text, 'aml_review'::text, 'buyer_address'::text]))),
    constraint legal_limit_compare_check CHECK ((compare = ANY (ARRAY['>='::text, '>'::text]))),
    constraint legal_limit_override_by_check CHECK ((override_by = ANY (ARRAY['none'::text, 'owner'::text])))
);
alter table ledger.legal_limit enable row level security, force row level security;
create policy tenant on ledger.legal_limit for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (to_day) on ledger.legal_limit to steel_app;

create table ledger.line_credit (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no ledger.line_no not null,
    line_taxable_minor bigint not null,
    line_tax_minor bigint not null,
    line_quantity_e6 bigint not null,
    taxable_minor bigint not null,
    taxed_minor bigint not null,
    tax_minor bigint not null,
    quantity_e6 bigint not null,
    constraint line_credit_pkey PRIMARY KEY (tenant_id, document_id, line_no),
    constraint line_credit_tenant_id_document_id_line_no_fkey FOREIGN KEY (tenant_id, document_id, line_no) REFERENCES ledger.document_line(tenant_id, document_id, line_no),
    constraint line_credit_line_quantity_e6_check CHECK ((line_quantity_e6 > 0)),
    constraint line_credit_quantity CHECK ((quantity_e6 <= line_quantity_e6)),
    constraint line_credit_quantity_e6_check CHECK ((quantity_e6 >= 0)),
    constraint line_credit_tax CHECK ((tax_minor <= line_tax_minor)),
    constraint line_credit_tax_minor_check CHECK ((tax_minor >= 0)),
    constraint line_credit_taxable CHECK ((taxable_minor <= line_taxable_minor)),
    constraint line_credit_taxable_minor_check CHECK ((taxable_minor >= 0)),
    constraint line_credit_taxed CHECK ((taxed_minor <= taxable_minor)),
    constraint line_credit_taxed_minor_check CHECK ((taxed_minor >= 0))
);
alter table ledger.line_credit enable row level security, force row level security;
create policy tenant on ledger.line_credit for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (quantity_e6), update (tax_minor), update (taxable_minor), update (taxed_minor) on ledger.line_credit to steel_app;

create table ledger.location (
    tenant_id uuid not null,
    location_id uuid not null,
    code text not null,
    name text not null,
    quarantine boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint location_pkey PRIMARY KEY (tenant_id, location_id),
    constraint location_tenant_id_code_key UNIQUE (tenant_id, code),
    constraint location_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint location_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64)))
);
alter table ledger.location enable row level security, force row level security;
create policy tenant on ledger.location for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.location to steel_app;

create table ledger.lot (
    tenant_id uuid not null,
    lot_id uuid not null,
    code text collate "C" not null,
    item_id uuid not null,
    supplier_id uuid,
    supplier_lot app.sealed,
    reference_type text,
    reference_number app.sealed,
    received_on date,
    made_on date,
    expires_on date,
    batch_id uuid,
    needs_release boolean not null,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    cost_known boolean not null default true,
    density_e6 bigint,
    loss_lower_e6 bigint,
    loss_upper_e6 bigint,
    constraint lot_pkey PRIMARY KEY (tenant_id, lot_id),
    constraint lot_tenant_id_code_key UNIQUE (tenant_id, code),
    constraint lot_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint lot_tenant_id_supplier_id_fkey FOREIGN KEY (tenant_id, supplier_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint lot_code_check CHECK (((length(code) >= 1) AND (length(code) <= 20)))
);
CREATE INDEX lot_by_batch ON ledger.lot USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX lot_by_expiry ON ledger.lot USING btree (tenant_id, expires_on, lot_id) WHERE (expires_on IS NOT NULL);
CREATE INDEX lot_by_item ON ledger.lot USING btree (tenant_id, item_id, lot_id);
CREATE INDEX lot_by_look ON ledger.lot USING btree (tenant_id, look);
CREATE INDEX lot_by_supplier ON ledger.lot USING btree (tenant_id, supplier_id, received_on) WHERE (supplier_id IS NOT NULL);
alter table ledger.lot enable row level security, force row level security;
create policy tenant on ledger.lot for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.lot to steel_app;

create table ledger.lot_balance (
    tenant_id uuid not null,
    lot_id uuid not null,
    item_id uuid not null,
    quantity_e6 bigint not null,
    cost_minor bigint not null,
    location_id uuid,
    fine_mg bigint not null default 0,
    cost_is_part boolean not null default false,
    constraint lot_balance_pkey PRIMARY KEY (tenant_id, lot_id),
    constraint lot_balance_tenant_id_location_id_fkey FOREIGN KEY (tenant_id, location_id) REFERENCES ledger.location(tenant_id, location_id),
    constraint lot_balance_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint lot_balance_check CHECK (((quantity_e6 > 0) OR (cost_minor = 0))),
    constraint lot_balance_empty_fine_check CHECK (((quantity_e6 > 0) OR (fine_mg = 0))),
    constraint lot_balance_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint lot_balance_quantity_e6_check CHECK ((quantity_e6 >= 0))
);
CREATE INDEX lot_in_stock ON ledger.lot_balance USING btree (tenant_id, item_id, lot_id) WHERE (quantity_e6 > 0);
alter table ledger.lot_balance enable row level security, force row level security;
create policy tenant on ledger.lot_balance for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (cost_is_part), update (cost_minor), update (fine_mg), update (location_id), update (quantity_e6) on ledger.lot_balance to steel_app;

create table ledger.lot_edge (
    tenant_id uuid not null,
    parent_id uuid not null,
    child_id uuid not null,
    batch_id uuid,
    quantity_e6 bigint not null,
    created_at timestamp with time zone not null,
    constraint lot_edge_pkey PRIMARY KEY (tenant_id, parent_id, child_id),
    constraint lot_edge_tenant_id_child_id_fkey FOREIGN KEY (tenant_id, child_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint lot_edge_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint lot_edge_check CHECK ((parent_id <> child_id)),
    constraint lot_edge_quantity_e6_check CHECK ((quantity_e6 >= 0))
);
CREATE INDEX lot_edge_back ON ledger.lot_edge USING btree (tenant_id, child_id, parent_id);
CREATE INDEX lot_edge_by_batch ON ledger.lot_edge USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
alter table ledger.lot_edge enable row level security, force row level security;
create policy tenant on ledger.lot_edge for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (quantity_e6) on ledger.lot_edge to steel_app;

create table ledger.lot_piece (
    tenant_id uuid not null,
    lot_id uuid not null,
    piece bigint not null,
    quantity_e6 bigint not null,
    cost_minor bigint not null,
    held boolean not null default false,
    constraint lot_piece_pkey PRIMARY KEY (tenant_id, lot_id, piece),
    constraint lot_piece_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint lot_piece_quantity_e6_check CHECK ((quantity_e6 >= 0))
);
alter table ledger.lot_piece enable row level security, force row level security;
create policy tenant on ledger.lot_piece for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (cost_minor), update (held), update (quantity_e6) on ledger.lot_piece to steel_app;

create table ledger.lot_release (
    tenant_id uuid not null,
    lot_id uuid not null,
    released_by uuid not null,
    released_at timestamp with time zone not null,
    constraint lot_release_pkey PRIMARY KEY (tenant_id, lot_id),
    constraint lot_release_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id)
);
alter table ledger.lot_release enable row level security, force row level security;
create policy tenant on ledger.lot_release for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.lot_release to steel_app;

create table ledger.month_total (
    tenant_id uuid not null,
    month date not null,
    account text not null,
    party_id uuid not null,
    commodity ledger.commodity not null,
    debit bigint not null,
    credit bigint not null,
    constraint month_total_pkey PRIMARY KEY (tenant_id, month, account, party_id, commodity),
    constraint month_total_credit_check CHECK ((credit >= 0)),
    constraint month_total_debit_check CHECK ((debit >= 0)),
    constraint month_total_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
alter table ledger.month_total enable row level security, force row level security;
create policy tenant on ledger.month_total for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (credit), update (debit) on ledger.month_total to steel_app;

create table ledger.movement (
    tenant_id uuid not null,
    movement_id uuid not null,
    lot_id uuid not null,
    kind text not null,
    quantity_e6 bigint not null,
    cost_minor bigint not null,
    batch_id uuid,
    document_id uuid,
    party_id uuid,
    location_id uuid,
    moved_at timestamp with time zone not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    entry_id uuid,
    fine_mg bigint not null default 0,
    corrects_id uuid,
    draw_id uuid,
    line_no integer,
    piece bigint,
    density_e6 bigint,
    xact bigint default ((pg_current_xact_id())::text)::bigint,
    constraint movement_pkey PRIMARY KEY (tenant_id, movement_id),
    constraint movement_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint movement_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint movement_kind_check CHECK ((kind = ANY (ARRAY['receive'::text, 'consume'::text, 'output'::text, 'split'::text, 'pack'::text, 'ship'::text, 'sell'::text, 'sample'::text, 'loss'::text, 'trim'::text, 'weigh'::text, 'count'::text, 'move'::text, 'charge'::text, 'opening'::text, 'issue'::text, 'melt'::text])))
);
CREATE INDEX movement_by_batch ON ledger.movement USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX movement_by_lot ON ledger.movement USING btree (tenant_id, lot_id, movement_id);
CREATE INDEX movement_corrects ON ledger.movement USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX movement_sold ON ledger.movement USING btree (tenant_id, lot_id) WHERE (kind = 'sell'::text);
alter table ledger.movement enable row level security, force row level security;
create policy tenant on ledger.movement for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER movement_stays BEFORE DELETE OR UPDATE ON ledger.movement FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.movement to steel_app;

create table ledger.note_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no ledger.line_no not null,
    invoice_id uuid not null,
    invoice_line_no ledger.line_no not null,
    taxable_minor bigint not null,
    tax_minor bigint not null,
    with_tax boolean not null,
    quantity_e6 bigint not null,
    constraint note_line_pkey PRIMARY KEY (tenant_id, document_id, line_no),
    constraint note_line_tenant_id_document_id_line_no_fkey FOREIGN KEY (tenant_id, document_id, line_no) REFERENCES ledger.document_line(tenant_id, document_id, line_no),
    constraint note_line_tenant_id_invoice_id_invoice_line_no_fkey FOREIGN KEY (tenant_id, invoice_id, invoice_line_no) REFERENCES ledger.line_credit(tenant_id, document_id, line_no),
    constraint note_line_quantity_e6_check CHECK ((quantity_e6 >= 0))
);
CREATE INDEX note_line_of_invoice ON ledger.note_line USING btree (tenant_id, invoice_id, document_id);
alter table ledger.note_line enable row level security, force row level security;
create policy tenant on ledger.note_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER note_line_stays BEFORE DELETE OR UPDATE ON ledger.note_line FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.note_line to steel_app;

create table ledger.open_item (
    tenant_id uuid not null,
    document_id uuid not null,
    party_id uuid not null,
    due_on date not null,
    open_minor app.unsigned not null,
    constraint open_item_pkey PRIMARY KEY (tenant_id, document_id)
);
CREATE INDEX open_item_by_day ON ledger.open_item USING btree (tenant_id, due_on, document_id) WHERE ((open_minor)::bigint > 0);
CREATE INDEX open_item_by_party ON ledger.open_item USING btree (tenant_id, party_id, due_on, document_id) WHERE ((open_minor)::bigint > 0);
alter table ledger.open_item enable row level security, force row level security;
create policy tenant on ledger.open_item for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (open_minor) on ledger.open_item to steel_app;

create table ledger.order_event (
    tenant_id uuid not null,
    order_event_id uuid not null,
    order_id uuid,
    standing_order_id uuid,
    verb text not null,
    day date,
    bill_id uuid,
    reason app.sealed,
    at timestamp with time zone not null,
    created_by uuid not null,
    through_day date,
    constraint order_event_pkey PRIMARY KEY (tenant_id, order_event_id),
    constraint order_event_tenant_id_bill_id_fkey FOREIGN KEY (tenant_id, bill_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint order_event_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES ledger.customer_order(tenant_id, order_id),
    constraint order_event_tenant_id_standing_order_id_fkey FOREIGN KEY (tenant_id, standing_order_id) REFERENCES ledger.standing_order(tenant_id, standing_order_id),
    constraint order_event_check CHECK (((order_id IS NULL) <> (standing_order_id IS NULL))),
    constraint order_event_verb_check CHECK ((verb = ANY (ARRAY['take'::text, 'set'::text, 'skip'::text, 'stop'::text, 'deliver'::text, 'cancel'::text])))
);
CREATE INDEX order_event_of_order ON ledger.order_event USING btree (tenant_id, order_id, order_event_id) WHERE (order_id IS NOT NULL);
CREATE INDEX order_event_of_standing ON ledger.order_event USING btree (tenant_id, standing_order_id, order_event_id) WHERE (standing_order_id IS NOT NULL);
alter table ledger.order_event enable row level security, force row level security;
create policy tenant on ledger.order_event for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER order_event_stays BEFORE DELETE OR UPDATE ON ledger.order_event FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.order_event to steel_app;

create table ledger.own_account (
    tenant_id uuid not null,
    own_account_id uuid not null,
    code text not null,
    name app.sealed not null,
    kind text not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint own_account_pkey PRIMARY KEY (tenant_id, own_account_id),
    constraint own_account_code UNIQUE (tenant_id, code),
    constraint own_account_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint own_account_code_check CHECK (((length(code) >= 1) AND (length(code) <= 32))),
    constraint own_account_kind_check CHECK ((kind = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'income'::text, 'expense'::text])))
);
alter table ledger.own_account enable row level security, force row level security;
create policy tenant on ledger.own_account for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.own_account to steel_app;

create table ledger.party (
    tenant_id uuid not null,
    party_id uuid not null,
    code app.sealed not null,
    code_blind bytea not null,
    name app.sealed not null,
    kind text not null,
    state text,
    gstin app.sealed,
    abn app.sealed,
    pan app.sealed,
    pan_blind bytea,
    phone app.sealed,
    location app.sealed,
    gln text,
    credit_limit_minor bigint,
    terms_days integer,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    erased_at timestamp with time zone,
    phone_blind bytea,
    email app.sealed,
    hold_until_tested boolean not null default false,
    restricted_at timestamp with time zone,
    constraint party_pkey PRIMARY KEY (tenant_id, party_id),
    constraint party_tenant_id_code_blind_key UNIQUE (tenant_id, code_blind),
    constraint party_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint party_check CHECK (((pan IS NULL) = (pan_blind IS NULL))),
    constraint party_check1 CHECK (((erased_at IS NULL) OR ((COALESCE(gstin, abn, pan, phone, location) IS NULL) AND (COALESCE(state, gln) IS NULL)))),
    constraint party_code_blind_check CHECK ((length(code_blind) = 16)),
    constraint party_credit_limit_minor_check CHECK ((credit_limit_minor >= 0)),
    constraint party_key CHECK ((((erased_at IS NULL) = (SUBSTRING(code FROM 1 FOR 1) = '\x02'::bytea)) AND ((erased_at IS NULL) = (SUBSTRING(name FROM 1 FOR 1) = '\x02'::bytea)))),
    constraint party_keys CHECK (('\x02'::bytea = ALL (ARRAY[SUBSTRING(gstin FROM 1 FOR 1), SUBSTRING(abn FROM 1 FOR 1), SUBSTRING(pan FROM 1 FOR 1), SUBSTRING(phone FROM 1 FOR 1), SUBSTRING(location FROM 1 FOR 1)]))),
    constraint party_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'business'::text, 'supplier'::text, 'karigar'::text]))),
    constraint party_pan_blind_check CHECK ((length(pan_blind) = 16)),
    constraint party_phone_blind_check CHECK ((length(phone_blind) = 16)),
    constraint party_restricted_is_somebody CHECK (((restricted_at IS NULL) OR (erased_at IS NULL))),
    constraint party_terms_days_check CHECK (((terms_days >= 0) AND (terms_days <= 3650)))
);
CREATE INDEX party_by_pan ON ledger.party USING btree (tenant_id, pan_blind) WHERE (pan_blind IS NOT NULL);
CREATE INDEX party_by_phone ON ledger.party USING btree (tenant_id, phone_blind) WHERE (phone_blind IS NOT NULL);
CREATE INDEX party_erased ON ledger.party USING btree (tenant_id, erased_at) WHERE (erased_at IS NOT NULL);
alter table ledger.party enable row level security, force row level security;
create policy job on ledger.party for select to steel_jobs using ((erased_at IS NOT NULL));
create policy tenant on ledger.party for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER party_stays_erased BEFORE UPDATE ON ledger.party FOR EACH ROW WHEN (((old.erased_at IS NOT NULL) AND ((old.erased_at IS DISTINCT FROM new.erased_at) OR (old.version IS DISTINCT FROM new.version)))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update, update (hold_until_tested) on ledger.party to steel_app;
grant select (erased_at), select (party_id), select (tenant_id) on ledger.party to steel_jobs;

create table ledger.party_word (
    tenant_id uuid not null,
    beginning bytea not null,
    party_id uuid not null,
    constraint party_word_pkey PRIMARY KEY (tenant_id, beginning, party_id),
    constraint party_word_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint party_word_beginning_check CHECK ((length(beginning) = 16))
);
alter table ledger.party_word enable row level security, force row level security;
create policy tenant on ledger.party_word for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select on ledger.party_word to steel_app;

create table ledger.period_lock (
    tenant_id uuid not null,
    period_lock_id uuid not null,
    locked_until date not null,
    reason app.sealed,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    level text not null default 'hard'::text,
    from_day date,
    postings bigint,
    sha256 bytea,
    constraint period_lock_pkey PRIMARY KEY (tenant_id, period_lock_id),
    constraint period_lock_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint period_lock_level_check CHECK ((level = ANY (ARRAY['hard'::text, 'soft'::text]))),
    constraint period_lock_postings_check CHECK ((postings >= 0)),
    constraint period_lock_sha256_check CHECK ((length(sha256) = 32))
);
alter table ledger.period_lock enable row level security, force row level security;
create policy tenant on ledger.period_lock for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.period_lock to steel_app;

create table ledger.posting (
    tenant_id uuid not null,
    entry_id uuid not null,
    line_no integer not null,
    debit_account text not null,
    debit_party uuid,
    credit_account text not null,
    credit_party uuid,
    commodity ledger.commodity not null,
    amount app.positive not null,
    entry_date date not null,
    constraint posting_pkey PRIMARY KEY (tenant_id, entry_id, line_no),
    constraint posting_check CHECK (((debit_account IS DISTINCT FROM credit_account) OR (debit_party IS DISTINCT FROM credit_party)))
);
CREATE INDEX posting_by_credit_party ON ledger.posting USING btree (tenant_id, credit_party, entry_date, entry_id) WHERE (credit_party IS NOT NULL);
CREATE INDEX posting_by_day ON ledger.posting USING btree (tenant_id, entry_date, entry_id);
CREATE INDEX posting_by_debit_party ON ledger.posting USING btree (tenant_id, debit_party, entry_date, entry_id) WHERE (debit_party IS NOT NULL);
alter table ledger.posting enable row level security, force row level security;
create policy tenant on ledger.posting for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER posting_stays BEFORE DELETE OR UPDATE ON ledger.posting FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.posting to steel_app;

create table ledger.print_job (
    tenant_id uuid not null,
    print_job_id uuid not null,
    printer_id uuid not null,
    title text not null,
    needs text not null,
    content app.sealed not null,
    is_copy boolean not null,
    state text not null,
    tries integer not null,
    problem text,
    due_at timestamp with time zone,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    document_id uuid,
    constraint print_job_pkey PRIMARY KEY (tenant_id, print_job_id),
    constraint print_job_document_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint print_job_tenant_id_printer_id_fkey FOREIGN KEY (tenant_id, printer_id) REFERENCES ledger.printer(tenant_id, printer_id),
    constraint print_job_check CHECK (((state = 'queued'::text) = (ended_at IS NULL))),
    constraint print_job_check1 CHECK (((due_at IS NULL) OR (state = 'queued'::text))),
    constraint print_job_needs_check CHECK (((length(needs) >= 1) AND (length(needs) <= 40))),
    constraint print_job_problem_check CHECK ((problem = ANY (ARRAY['not_listed'::text, 'no_answer'::text, 'broke_off'::text, 'not_drawn'::text, 'browser'::text]))),
    constraint print_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
    constraint print_job_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
    constraint print_job_tries_check CHECK ((tries >= 0))
);
CREATE INDEX print_job_by_printer ON ledger.print_job USING btree (tenant_id, printer_id);
CREATE INDEX print_job_due ON ledger.print_job USING btree (tenant_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX print_job_old ON ledger.print_job USING btree (tenant_id, created_at);
alter table ledger.print_job enable row level security, force row level security;
create policy job on ledger.print_job for select to steel_jobs using (true);
create policy tenant on ledger.print_job for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (due_at), update (ended_at), update (problem), update (state), update (tries) on ledger.print_job to steel_app;
grant select (created_at), select (due_at), select (tenant_id) on ledger.print_job to steel_jobs;

create table ledger.printer (
    tenant_id uuid not null,
    printer_id uuid not null,
    name text not null,
    kind text not null,
    width_mm integer not null,
    address text not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint printer_pkey PRIMARY KEY (tenant_id, printer_id),
    constraint printer_tenant_id_name_key UNIQUE (tenant_id, name),
    constraint printer_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint printer_address_check CHECK (((length(address) >= 1) AND (length(address) <= 200))),
    constraint printer_kind_check CHECK ((kind = ANY (ARRAY['escpos'::text, 'tspl'::text, 'zpl'::text, 'pdf'::text]))),
    constraint printer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
    constraint printer_width_mm_check CHECK (((width_mm >= 20) AND (width_mm <= 220)))
);
alter table ledger.printer enable row level security, force row level security;
create policy tenant on ledger.printer for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (address), update (kind), update (width_mm) on ledger.printer to steel_app;

create table ledger.series (
    tenant_id uuid not null,
    code ledger.series_code not null,
    fy text not null,
    doc_type text not null,
    device text not null,
    pattern text not null,
    next app.positive not null,
    constraint series_pkey PRIMARY KEY (tenant_id, code, fy),
    constraint series_doc_type_fkey FOREIGN KEY (doc_type) REFERENCES ledger.document_kind(kind),
    constraint series_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
CREATE UNIQUE INDEX series_of_type ON ledger.series USING btree (tenant_id, doc_type, device, fy);
alter table ledger.series enable row level security, force row level security;
create policy tenant on ledger.series for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update on ledger.series to steel_app;

create table ledger.shipment (
    tenant_id uuid not null,
    movement_id uuid not null,
    lot_id uuid not null,
    party_id uuid not null,
    number text not null,
    shipped_on date not null,
    replaces_id uuid,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint shipment_pkey PRIMARY KEY (tenant_id, movement_id),
    constraint shipment_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint shipment_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint shipment_number_check CHECK (((length(number) >= 1) AND (length(number) <= 200)))
);
CREATE INDEX shipment_by_lot ON ledger.shipment USING btree (tenant_id, lot_id);
CREATE INDEX shipment_by_number ON ledger.shipment USING btree (tenant_id, number, lot_id);
CREATE INDEX shipment_by_party ON ledger.shipment USING btree (tenant_id, party_id, shipped_on);
alter table ledger.shipment enable row level security, force row level security;
create policy tenant on ledger.shipment for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER shipment_stays BEFORE DELETE OR UPDATE ON ledger.shipment FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.shipment to steel_app;

create table ledger.shipment_correction (
    tenant_id uuid not null,
    movement_id uuid not null,
    back_id uuid not null,
    reason text not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint shipment_correction_pkey PRIMARY KEY (tenant_id, movement_id),
    constraint shipment_correction_tenant_id_movement_id_fkey FOREIGN KEY (tenant_id, movement_id) REFERENCES ledger.shipment(tenant_id, movement_id),
    constraint shipment_correction_reason_check CHECK ((reason = ANY (ARRAY['did_not_occur'::text, 'incorrect_data'::text])))
);
alter table ledger.shipment_correction enable row level security, force row level security;
create policy tenant on ledger.shipment_correction for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER shipment_correction_stays BEFORE DELETE OR UPDATE ON ledger.shipment_correction FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.shipment_correction to steel_app;

create table ledger.standing_order (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    code text not null,
    party_id uuid not null,
    from_on date not null,
    until_on date,
    weekdays integer not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint standing_order_pkey PRIMARY KEY (tenant_id, standing_order_id),
    constraint standing_order_key UNIQUE (tenant_id, code),
    constraint standing_order_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint standing_order_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint standing_order_version_check CHECK ((version >= 1)),
    constraint standing_order_weekdays_check CHECK (((weekdays >= 1) AND (weekdays <= 127)))
);
CREATE INDEX standing_order_of_party ON ledger.standing_order USING btree (tenant_id, party_id, standing_order_id);
alter table ledger.standing_order enable row level security, force row level security;
create policy tenant on ledger.standing_order for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (from_on), update (until_on), update (version), update (weekdays) on ledger.standing_order to steel_app;

create table ledger.standing_order_day (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    day date not null,
    state text not null,
    bill_id uuid,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint standing_order_day_pkey PRIMARY KEY (tenant_id, standing_order_id, day),
    constraint standing_order_day_tenant_id_bill_id_fkey FOREIGN KEY (tenant_id, bill_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint standing_order_day_tenant_id_standing_order_id_fkey FOREIGN KEY (tenant_id, standing_order_id) REFERENCES ledger.standing_order(tenant_id, standing_order_id),
    constraint standing_order_day_check CHECK (((state = 'delivered'::text) = (bill_id IS NOT NULL))),
    constraint standing_order_day_state_check CHECK ((state = ANY (ARRAY['delivered'::text, 'skipped'::text])))
);
CREATE INDEX standing_order_day_of_bill ON ledger.standing_order_day USING btree (tenant_id, bill_id) WHERE (bill_id IS NOT NULL);
alter table ledger.standing_order_day enable row level security, force row level security;
create policy tenant on ledger.standing_order_day for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER standing_order_day_stays BEFORE DELETE OR UPDATE ON ledger.standing_order_day FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.standing_order_day to steel_app;

create table ledger.standing_order_line (
    tenant_id uuid not null,
    standing_order_id uuid not null,
    version integer not null,
    line_no integer not null,
    item_id uuid not null,
    quantity_e6 bigint not null,
    ordered_e6 bigint not null,
    unit text not null,
    price_e6 bigint,
    constraint standing_order_line_pkey PRIMARY KEY (tenant_id, standing_order_id, version, line_no),
    constraint standing_order_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint standing_order_line_tenant_id_standing_order_id_fkey FOREIGN KEY (tenant_id, standing_order_id) REFERENCES ledger.standing_order(tenant_id, standing_order_id),
    constraint standing_order_line_line_no_check CHECK (((line_no >= 1) AND (line_no <= 1000))),
    constraint standing_order_line_ordered_e6_check CHECK ((ordered_e6 > 0)),
    constraint standing_order_line_price_e6_check CHECK ((price_e6 >= 0)),
    constraint standing_order_line_quantity_e6_check CHECK ((quantity_e6 > 0)),
    constraint standing_order_line_version_check CHECK ((version >= 1))
);
CREATE INDEX standing_order_line_of_item ON ledger.standing_order_line USING btree (tenant_id, item_id, standing_order_id);
alter table ledger.standing_order_line enable row level security, force row level security;
create policy tenant on ledger.standing_order_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER standing_order_line_stays BEFORE DELETE OR UPDATE ON ledger.standing_order_line FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on ledger.standing_order_line to steel_app;

create table ledger.tax_policy (
    tenant_id uuid not null,
    tax_policy_id uuid not null,
    class text not null,
    hsn text,
    rate_percent_e6 bigint not null,
    from_day date not null,
    to_day date,
    law text,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint tax_policy_pkey PRIMARY KEY (tenant_id, tax_policy_id),
    constraint tax_policy_overlap EXCLUDE USING gist (tenant_id WITH =, class WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
    constraint tax_policy_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint tax_policy_check CHECK ((to_day >= from_day)),
    constraint tax_policy_class_check CHECK (((length(class) >= 1) AND (length(class) <= 64))),
    constraint tax_policy_rate_percent_e6_check CHECK (((rate_percent_e6 >= 0) AND (rate_percent_e6 <= '100000000000'::bigint)))
);
alter table ledger.tax_policy enable row level security, force row level security;
create policy tenant on ledger.tax_policy for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant delete, insert, select, update (to_day) on ledger.tax_policy to steel_app;

create table ledger.tender (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no integer not null,
    mode text not null,
    amount_minor bigint not null,
    reference app.sealed,
    till text,
    event text,
    paid_out boolean not null default false,
    till_session_id uuid,
    occasion app.sealed,
    occasion_blind bytea,
    reference_blind bytea,
    constraint tender_pkey PRIMARY KEY (tenant_id, document_id, line_no),
    constraint tender_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint tender_till_session_fkey FOREIGN KEY (tenant_id, till_session_id) REFERENCES ledger.till_session(tenant_id, till_session_id),
    constraint tender_amount_minor_check CHECK ((amount_minor > 0)),
    constraint tender_check CHECK (((mode = 'cash'::text) OR paid_out OR (reference IS NOT NULL))),
    constraint tender_mode_check CHECK ((mode = ANY (ARRAY['cash'::text, 'upi'::text, 'card'::text, 'bank'::text, 'cheque'::text]))),
    constraint tender_occasion_blind_check CHECK ((octet_length(occasion_blind) = 16)),
    constraint tender_occasion_found CHECK ((num_nulls(occasion, occasion_blind) = ANY (ARRAY[0, 2]))),
    constraint tender_reference_blind_check CHECK ((octet_length(reference_blind) = 16)),
    constraint tender_reference_found CHECK (((reference_blind IS NULL) OR ((mode = 'upi'::text) AND (reference IS NOT NULL))))
);
CREATE INDEX tender_by_event ON ledger.tender USING btree (tenant_id, event) WHERE (event IS NOT NULL);
CREATE INDEX tender_by_occasion ON ledger.tender USING btree (tenant_id, occasion_blind) WHERE (occasion_blind IS NOT NULL);
CREATE INDEX tender_by_reference ON ledger.tender USING btree (tenant_id, reference_blind) WHERE (reference_blind IS NOT NULL);
CREATE INDEX tender_by_till_session ON ledger.tender USING btree (tenant_id, till_session_id) WHERE (till_session_id IS NOT NULL);
alter table ledger.tender enable row level security, force row level security;
create policy tenant on ledger.tender for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert (amount_minor), insert (document_id), insert (line_no), insert (mode), insert (occasion), insert (occasion_blind), insert (paid_out), insert (reference), insert (reference_blind), insert (tenant_id), insert (till), insert (till_session_id), select on ledger.tender to steel_app;

create table ledger.till_count (
    tenant_id uuid not null,
    till_session_id uuid not null,
    mode text not null,
    expected_minor bigint not null,
    counted_minor bigint,
    denominations jsonb,
    constraint till_count_pkey PRIMARY KEY (tenant_id, till_session_id, mode),
    constraint till_count_tenant_id_till_session_id_fkey FOREIGN KEY (tenant_id, till_session_id) REFERENCES ledger.till_session(tenant_id, till_session_id),
    constraint till_count_check CHECK (((denominations IS NULL) OR (mode = 'cash'::text)))
);
alter table ledger.till_count enable row level security, force row level security;
create policy tenant on ledger.till_count for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.till_count to steel_app;

create table ledger.till_session (
    tenant_id uuid not null,
    till_session_id uuid not null,
    till text not null,
    state text not null,
    float_minor bigint not null,
    opened_by uuid not null,
    opened_at timestamp with time zone not null,
    closed_by uuid,
    closed_at timestamp with time zone,
    reason app.sealed,
    entry_id uuid,
    close_no integer,
    to_review boolean not null default false,
    reviewed_by uuid,
    reviewed_at timestamp with time zone,
    constraint till_session_pkey PRIMARY KEY (tenant_id, till_session_id),
    constraint till_session_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES ledger.journal_entry(tenant_id, entry_id),
    constraint till_session_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint till_session_check CHECK (((state = 'closed'::text) = ((closed_at IS NOT NULL) AND (closed_by IS NOT NULL)))),
    constraint till_session_close_no CHECK (((close_no IS NULL) OR ((close_no > 0) AND (state = 'closed'::text)))),
    constraint till_session_float_minor_check CHECK ((float_minor >= 0)),
    constraint till_session_reviewed CHECK ((((reviewed_by IS NULL) = (reviewed_at IS NULL)) AND (NOT (to_review AND (reviewed_at IS NOT NULL))))),
    constraint till_session_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX till_session_by_close ON ledger.till_session USING btree (tenant_id, till, close_no) WHERE (close_no IS NOT NULL);
CREATE INDEX till_session_by_person ON ledger.till_session USING btree (tenant_id, opened_by, till_session_id);
CREATE INDEX till_session_by_till ON ledger.till_session USING btree (tenant_id, till, till_session_id);
CREATE UNIQUE INDEX till_session_open ON ledger.till_session USING btree (tenant_id, till) WHERE (state = 'open'::text);
CREATE INDEX till_session_to_review ON ledger.till_session USING btree (tenant_id, till_session_id) WHERE to_review;
alter table ledger.till_session enable row level security, force row level security;
create policy tenant on ledger.till_session for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (close_no), update (closed_at), update (closed_by), update (entry_id), update (reason), update (reviewed_at), update (reviewed_by), update (state), update (to_review) on ledger.till_session to steel_app;

create table ledger.untagged (
    tenant_id uuid not null,
    untagged_id uuid not null,
    metal ledger.metal,
    fine_mg bigint not null,
    cost_minor bigint,
    cause text not null,
    movement_id uuid,
    document_id uuid,
    entry_id uuid,
    moved_on date not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint untagged_pkey PRIMARY KEY (tenant_id, untagged_id),
    constraint untagged_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint untagged_cause_check CHECK ((cause = ANY (ARRAY['bill'::text, 'issue'::text, 'job'::text, 'karigar'::text, 'opening'::text, 'daily'::text])))
);
CREATE INDEX untagged_by_metal ON ledger.untagged USING btree (tenant_id, metal, untagged_id);
CREATE INDEX untagged_costed ON ledger.untagged USING btree (tenant_id) WHERE (cost_minor <> 0);
CREATE UNIQUE INDEX untagged_of_bill ON ledger.untagged USING btree (tenant_id, document_id, metal) WHERE (cause = 'bill'::text);
CREATE UNIQUE INDEX untagged_of_day ON ledger.untagged USING btree (tenant_id, metal, moved_on) WHERE (cause = 'daily'::text);
CREATE UNIQUE INDEX untagged_of_opening ON ledger.untagged USING btree (tenant_id, entry_id, metal) WHERE (cause = 'opening'::text);
alter table ledger.untagged enable row level security, force row level security;
create policy job on ledger.untagged for select to steel_jobs using (true);
create policy tenant on ledger.untagged for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on ledger.untagged to steel_app;
grant select (cost_minor), select (tenant_id) on ledger.untagged to steel_jobs;

create table ledger.untagged_cost (
    tenant_id uuid not null,
    metal ledger.metal not null,
    through date not null,
    billed_mg bigint not null,
    charged_minor bigint not null,
    constraint untagged_cost_pkey PRIMARY KEY (tenant_id, metal),
    constraint untagged_cost_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id)
);
alter table ledger.untagged_cost enable row level security, force row level security;
create policy tenant on ledger.untagged_cost for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (billed_mg), update (charged_minor), update (through) on ledger.untagged_cost to steel_app;

create table make.batch (
    tenant_id uuid not null,
    batch_id uuid not null,
    code text not null,
    recipe_version_id uuid not null,
    state text not null,
    scale_e6 bigint,
    scale_unit text,
    equipment text[] not null,
    open_lines boolean not null,
    minimum_age_days integer not null,
    shelf_life_days integer,
    tolerance_percent_e6 bigint,
    opening_mass_e6 bigint,
    opening_cost_minor bigint not null,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_pkey PRIMARY KEY (tenant_id, batch_id),
    constraint batch_key UNIQUE (tenant_id, code),
    constraint batch_tenant_id_recipe_version_id_fkey FOREIGN KEY (tenant_id, recipe_version_id) REFERENCES make.recipe_version(tenant_id, recipe_version_id),
    constraint batch_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint batch_opening_mass_e6_check CHECK ((opening_mass_e6 > 0)),
    constraint batch_scale_e6_check CHECK ((scale_e6 > 0)),
    constraint batch_state_check CHECK ((state = ANY (ARRAY['Planned'::text, 'Ready'::text, 'Running'::text, 'Held'::text, 'Completed'::text, 'UnderReview'::text, 'Released'::text, 'Rejected'::text, 'Aborted'::text])))
);
CREATE INDEX batch_by_end ON make.batch USING btree (tenant_id, completed_at) WHERE (completed_at IS NOT NULL);
CREATE INDEX batch_by_state ON make.batch USING btree (tenant_id, state, batch_id);
CREATE INDEX batch_by_time ON make.batch USING btree (tenant_id, created_at, batch_id);
alter table make.batch enable row level security, force row level security;
create policy tenant on make.batch for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (completed_at), update (equipment), update (started_at), update (state), update (version) on make.batch to steel_app;

create table make.batch_control_point (
    tenant_id uuid not null,
    batch_id uuid not null,
    control_point_id uuid not null,
    constraint batch_control_point_pkey PRIMARY KEY (tenant_id, batch_id, control_point_id),
    constraint batch_control_point_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_control_point_tenant_id_control_point_id_fkey FOREIGN KEY (tenant_id, control_point_id) REFERENCES make.control_point(tenant_id, control_point_id)
);
alter table make.batch_control_point enable row level security, force row level security;
create policy tenant on make.batch_control_point for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.batch_control_point to steel_app;

create table make.batch_day (
    tenant_id uuid not null,
    batch_id uuid not null,
    planned_on date not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_day_pkey PRIMARY KEY (tenant_id, batch_id),
    constraint batch_day_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id)
);
CREATE INDEX batch_day_by_day ON make.batch_day USING btree (tenant_id, planned_on, batch_id);
alter table make.batch_day enable row level security, force row level security;
create policy tenant on make.batch_day for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (planned_on) on make.batch_day to steel_app;

create table make.batch_event (
    tenant_id uuid not null,
    batch_id uuid not null,
    seq integer not null,
    verb text not null,
    to_state text not null,
    reason app.sealed,
    at timestamp with time zone not null,
    opening boolean not null,
    created_by uuid not null,
    constraint batch_event_pkey PRIMARY KEY (tenant_id, batch_id, seq),
    constraint batch_event_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_event_seq_check CHECK ((seq > 0))
);
alter table make.batch_event enable row level security, force row level security;
create policy tenant on make.batch_event for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.batch_event to steel_app;

create table make.batch_labour (
    tenant_id uuid not null,
    batch_labour_id uuid not null,
    batch_id uuid not null,
    hours_e6 bigint not null,
    cost_minor bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_labour_pkey PRIMARY KEY (tenant_id, batch_labour_id),
    constraint batch_labour_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_labour_cost_minor_check CHECK ((cost_minor >= 0)),
    constraint batch_labour_hours_e6_check CHECK ((hours_e6 > 0))
);
CREATE INDEX labour_of_batch ON make.batch_labour USING btree (tenant_id, batch_id, batch_labour_id);
alter table make.batch_labour enable row level security, force row level security;
create policy tenant on make.batch_labour for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER batch_labour_stays BEFORE DELETE OR UPDATE ON make.batch_labour FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.batch_labour to steel_app;

create table make.batch_line (
    tenant_id uuid not null,
    batch_id uuid not null,
    line_no integer not null,
    item_id uuid not null,
    planned_e6 bigint,
    unit text not null,
    constraint batch_line_pkey PRIMARY KEY (tenant_id, batch_id, line_no),
    constraint batch_line_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint batch_line_line_no_check CHECK (((line_no >= 1) AND (line_no <= 1000))),
    constraint batch_line_planned_e6_check CHECK ((planned_e6 >= 0))
);
alter table make.batch_line enable row level security, force row level security;
create policy tenant on make.batch_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (planned_e6) on make.batch_line to steel_app;

create table make.batch_observation (
    tenant_id uuid not null,
    batch_observation_id uuid not null,
    batch_id uuid not null,
    name text not null,
    value_e6 bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_observation_pkey PRIMARY KEY (tenant_id, batch_observation_id),
    constraint batch_observation_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_observation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64)))
);
CREATE INDEX observation_of_batch ON make.batch_observation USING btree (tenant_id, batch_id, batch_observation_id);
alter table make.batch_observation enable row level security, force row level security;
create policy tenant on make.batch_observation for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER batch_observation_stays BEFORE DELETE OR UPDATE ON make.batch_observation FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.batch_observation to steel_app;

create table make.batch_overhead (
    tenant_id uuid not null,
    batch_overhead_id uuid not null,
    batch_id uuid not null,
    name app.sealed not null,
    cost_minor bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_overhead_pkey PRIMARY KEY (tenant_id, batch_overhead_id),
    constraint batch_overhead_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id)
);
CREATE INDEX overhead_of_batch ON make.batch_overhead USING btree (tenant_id, batch_id, batch_overhead_id);
alter table make.batch_overhead enable row level security, force row level security;
create policy tenant on make.batch_overhead for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER batch_overhead_stays BEFORE DELETE OR UPDATE ON make.batch_overhead FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.batch_overhead to steel_app;

create table make.batch_plan (
    tenant_id uuid not null,
    batch_id uuid not null,
    target app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_plan_pkey PRIMARY KEY (tenant_id, batch_id),
    constraint batch_plan_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id)
);
alter table make.batch_plan enable row level security, force row level security;
create policy tenant on make.batch_plan for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER batch_plan_stays BEFORE DELETE OR UPDATE ON make.batch_plan FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.batch_plan to steel_app;

create table make.batch_step (
    tenant_id uuid not null,
    batch_step_id uuid not null,
    batch_id uuid not null,
    step_no integer not null,
    mark text not null,
    undoes_id uuid,
    value_e6 bigint,
    note app.sealed,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint batch_step_pkey PRIMARY KEY (tenant_id, batch_step_id),
    constraint batch_step_undone UNIQUE (tenant_id, undoes_id),
    constraint batch_step_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint batch_step_tenant_id_undoes_id_fkey FOREIGN KEY (tenant_id, undoes_id) REFERENCES make.batch_step(tenant_id, batch_step_id),
    constraint batch_step_check CHECK (((mark = 'undo'::text) = (undoes_id IS NOT NULL))),
    constraint batch_step_check1 CHECK (((value_e6 IS NULL) OR (mark = 'done'::text))),
    constraint batch_step_mark_check CHECK ((mark = ANY (ARRAY['start'::text, 'done'::text, 'undo'::text]))),
    constraint batch_step_step_no_check CHECK (((step_no >= 1) AND (step_no <= 1000)))
);
CREATE INDEX step_of_batch ON make.batch_step USING btree (tenant_id, batch_id, batch_step_id);
alter table make.batch_step enable row level security, force row level security;
create policy tenant on make.batch_step for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER batch_step_stays BEFORE DELETE OR UPDATE ON make.batch_step FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.batch_step to steel_app;

create table make.check_deferral (
    tenant_id uuid not null,
    check_deferral_id uuid not null,
    equipment_id uuid not null,
    kind text not null,
    equipment_check_id uuid,
    due_on date not null,
    deferred_to date not null,
    reason app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint check_deferral_pkey PRIMARY KEY (tenant_id, check_deferral_id),
    constraint check_deferral_tenant_id_equipment_check_id_fkey FOREIGN KEY (tenant_id, equipment_check_id) REFERENCES make.equipment_check(tenant_id, equipment_check_id),
    constraint check_deferral_tenant_id_equipment_id_fkey FOREIGN KEY (tenant_id, equipment_id) REFERENCES make.equipment(tenant_id, equipment_id),
    constraint check_deferral_check CHECK ((deferred_to > due_on)),
    constraint check_deferral_kind_check CHECK ((kind = ANY (ARRAY['calibration'::text, 'cleaning'::text])))
);
CREATE INDEX check_deferral_by_kind ON make.check_deferral USING btree (tenant_id, equipment_id, kind, created_at, check_deferral_id);
alter table make.check_deferral enable row level security, force row level security;
create policy tenant on make.check_deferral for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER check_deferral_stays BEFORE DELETE OR UPDATE ON make.check_deferral FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.check_deferral to steel_app;

create table make.consumption (
    tenant_id uuid not null,
    movement_id uuid not null,
    batch_id uuid not null,
    line_no integer not null,
    lot_id uuid not null,
    quantity_e6 bigint not null,
    cost_minor bigint not null,
    override_reason app.sealed,
    skipped text[] not null,
    opening boolean not null,
    consumed_at timestamp with time zone not null,
    created_by uuid not null,
    constraint consumption_pkey PRIMARY KEY (tenant_id, movement_id),
    constraint consumption_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint consumption_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint consumption_tenant_id_movement_id_fkey FOREIGN KEY (tenant_id, movement_id) REFERENCES ledger.movement(tenant_id, movement_id),
    constraint consumption_quantity_e6_check CHECK ((quantity_e6 <> 0))
);
CREATE INDEX consumption_by_batch ON make.consumption USING btree (tenant_id, batch_id, movement_id);
alter table make.consumption enable row level security, force row level security;
create policy tenant on make.consumption for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.consumption to steel_app;

create table make.control_point (
    tenant_id uuid not null,
    control_point_id uuid not null,
    code text not null,
    version integer not null,
    kind text not null,
    parameter text not null,
    unit text not null,
    lower_e6 bigint,
    lower_inclusive boolean not null,
    upper_e6 bigint,
    upper_inclusive boolean not null,
    physical_lower_e6 bigint,
    physical_upper_e6 bigint,
    max_gap_s integer,
    pauses_age boolean not null,
    applies_to text,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    constraint control_point_pkey PRIMARY KEY (tenant_id, control_point_id),
    constraint control_point_key UNIQUE (tenant_id, code, version),
    constraint control_point_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint control_point_check CHECK ((lower_e6 <= upper_e6)),
    constraint control_point_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint control_point_kind_check CHECK ((kind = ANY (ARRAY['CCP'::text, 'OPRP'::text, 'QP'::text]))),
    constraint control_point_max_gap_s_check CHECK ((max_gap_s > 0)),
    constraint control_point_version_check CHECK ((version > 0))
);
CREATE INDEX control_point_by_look ON make.control_point USING btree (tenant_id, look);
CREATE INDEX control_point_by_recipe ON make.control_point USING btree (tenant_id, applies_to) WHERE (applies_to IS NOT NULL);
alter table make.control_point enable row level security, force row level security;
create policy tenant on make.control_point for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.control_point to steel_app;

create table make.deviation (
    tenant_id uuid not null,
    deviation_id uuid not null,
    batch_id uuid not null,
    no integer not null,
    kind text not null,
    control_point_id uuid,
    point text,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone,
    seconds bigint,
    worst_e6 bigint,
    reading_ids uuid[] not null,
    status text not null,
    hold_id uuid,
    decision text,
    cause app.sealed,
    correction app.sealed,
    prevention app.sealed,
    disposed_by uuid,
    disposed_at timestamp with time zone,
    created_at timestamp with time zone not null,
    worst_corrected_e6 bigint,
    constraint deviation_pkey PRIMARY KEY (tenant_id, deviation_id),
    constraint deviation_key UNIQUE (tenant_id, batch_id, no),
    constraint deviation_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint deviation_tenant_id_control_point_id_fkey FOREIGN KEY (tenant_id, control_point_id) REFERENCES make.control_point(tenant_id, control_point_id),
    constraint deviation_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES ledger.hold(tenant_id, hold_id),
    constraint deviation_check CHECK (((status = 'disposed'::text) = ((decision IS NOT NULL) AND (cause IS NOT NULL) AND (correction IS NOT NULL) AND (prevention IS NOT NULL) AND (disposed_by IS NOT NULL)))),
    constraint deviation_decision_check CHECK ((decision = ANY (ARRAY['continue'::text, 'rework'::text, 'divert'::text, 'downgrade'::text, 'reject'::text]))),
    constraint deviation_kind_check CHECK ((kind = ANY (ARRAY['ccp_limit'::text, 'missing_reading'::text, 'calibration_lookback'::text, 'lab'::text, 'age_pause'::text, 'intake'::text]))),
    constraint deviation_no_check CHECK ((no > 0)),
    constraint deviation_seconds_check CHECK ((seconds >= 0)),
    constraint deviation_status_check CHECK ((status = ANY (ARRAY['open'::text, 'disposed'::text, 'recorded'::text, 'withdrawn'::text])))
);
CREATE INDEX deviation_open ON make.deviation USING btree (tenant_id, from_at, deviation_id) WHERE (status = 'open'::text);
alter table make.deviation enable row level security, force row level security;
create policy tenant on make.deviation for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (cause), update (correction), update (decision), update (disposed_at), update (disposed_by), update (from_at), update (hold_id), update (prevention), update (reading_ids), update (seconds), update (status), update (to_at), update (worst_e6) on make.deviation to steel_app;

create table make.equipment (
    tenant_id uuid not null,
    equipment_id uuid not null,
    code text not null,
    kind text not null,
    name text not null,
    measures text,
    capacity_e6 bigint,
    minimum_e6 bigint,
    unit text,
    tolerance_e6 bigint,
    calibration_every_days integer,
    calibration_due date,
    physical_lower_e6 bigint,
    physical_upper_e6 bigint,
    clean_after_each_batch boolean not null,
    clean_valid_hours integer,
    cleaned_at timestamp with time zone,
    used_at timestamp with time zone,
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    constraint equipment_pkey PRIMARY KEY (tenant_id, equipment_id),
    constraint equipment_key UNIQUE (tenant_id, code),
    constraint equipment_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint equipment_clean_valid_hours_check CHECK ((clean_valid_hours > 0)),
    constraint equipment_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint equipment_kind_check CHECK ((kind = ANY (ARRAY['vessel'::text, 'instrument'::text, 'line'::text])))
);
CREATE INDEX equipment_by_look ON make.equipment USING btree (tenant_id, look);
alter table make.equipment enable row level security, force row level security;
create policy tenant on make.equipment for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (calibration_due), update (cleaned_at), update (used_at), update (version) on make.equipment to steel_app;

create table make.equipment_check (
    tenant_id uuid not null,
    equipment_check_id uuid not null,
    equipment_id uuid not null,
    kind text not null,
    result text not null,
    performed_at timestamp with time zone not null,
    as_found_error_e6 bigint,
    as_left_error_e6 bigint,
    tolerance_e6 bigint,
    next_due date,
    valid_until timestamp with time zone,
    reference app.sealed,
    programme app.sealed,
    note app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint equipment_check_pkey PRIMARY KEY (tenant_id, equipment_check_id),
    constraint equipment_check_tenant_id_equipment_id_fkey FOREIGN KEY (tenant_id, equipment_id) REFERENCES make.equipment(tenant_id, equipment_id),
    constraint equipment_check_check CHECK (((result = 'pass'::text) OR ((next_due IS NULL) AND (valid_until IS NULL)))),
    constraint equipment_check_kind_check CHECK ((kind = ANY (ARRAY['calibration'::text, 'cleaning'::text]))),
    constraint equipment_check_result_check CHECK ((result = ANY (ARRAY['pass'::text, 'fail'::text])))
);
CREATE INDEX equipment_check_by_kind ON make.equipment_check USING btree (tenant_id, equipment_id, kind, performed_at, equipment_check_id);
CREATE INDEX equipment_check_by_time ON make.equipment_check USING btree (tenant_id, equipment_id, performed_at, equipment_check_id);
alter table make.equipment_check enable row level security, force row level security;
create policy tenant on make.equipment_check for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER equipment_check_stays BEFORE DELETE OR UPDATE ON make.equipment_check FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.equipment_check to steel_app;

create table make.equipment_check_paper (
    tenant_id uuid not null,
    equipment_check_id uuid not null,
    paper_id uuid not null,
    constraint equipment_check_paper_pkey PRIMARY KEY (tenant_id, equipment_check_id, paper_id),
    constraint equipment_check_paper_tenant_id_equipment_check_id_fkey FOREIGN KEY (tenant_id, equipment_check_id) REFERENCES make.equipment_check(tenant_id, equipment_check_id),
    constraint equipment_check_paper_tenant_id_paper_id_fkey FOREIGN KEY (tenant_id, paper_id) REFERENCES app.paper(tenant_id, paper_id)
);
alter table make.equipment_check_paper enable row level security, force row level security;
create policy tenant on make.equipment_check_paper for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.equipment_check_paper to steel_app;

create table make.lot_turn (
    tenant_id uuid not null,
    lot_turn_id uuid not null,
    lot_id uuid not null,
    again_days integer,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    phase_days integer[] not null default '{}'::integer[],
    phase_every integer[] not null default '{}'::integer[],
    constraint lot_turn_pkey PRIMARY KEY (tenant_id, lot_turn_id),
    constraint lot_turn_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint lot_turn_again_days_check CHECK (((again_days >= 1) AND (again_days <= 365))),
    constraint lot_turn_phases CHECK (((cardinality(phase_days) = cardinality(phase_every)) AND (cardinality(phase_days) <= 6) AND ((again_days IS NULL) OR (cardinality(phase_days) = 0))))
);
CREATE INDEX turn_of_lot ON make.lot_turn USING btree (tenant_id, lot_id, lot_turn_id);
alter table make.lot_turn enable row level security, force row level security;
create policy tenant on make.lot_turn for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER lot_turn_stays BEFORE DELETE OR UPDATE ON make.lot_turn FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.lot_turn to steel_app;

create table make.lot_turn_undo (
    tenant_id uuid not null,
    lot_turn_id uuid not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint lot_turn_undo_pkey PRIMARY KEY (tenant_id, lot_turn_id),
    constraint lot_turn_undo_tenant_id_lot_turn_id_fkey FOREIGN KEY (tenant_id, lot_turn_id) REFERENCES make.lot_turn(tenant_id, lot_turn_id)
);
alter table make.lot_turn_undo enable row level security, force row level security;
create policy tenant on make.lot_turn_undo for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER lot_turn_undo_stays BEFORE DELETE OR UPDATE ON make.lot_turn_undo FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.lot_turn_undo to steel_app;

create table make.milk_intake (
    tenant_id uuid not null,
    lot_id uuid not null,
    silo_lot_id uuid not null,
    silo_id uuid not null,
    temperature_e6 bigint not null,
    antibiotic text not null,
    fat_e6 bigint not null,
    protein_e6 bigint,
    somatic_cells bigint,
    total_count bigint,
    freezing_point_e6 bigint,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint milk_intake_pkey PRIMARY KEY (tenant_id, lot_id),
    constraint milk_intake_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint milk_intake_tenant_id_silo_id_fkey FOREIGN KEY (tenant_id, silo_id) REFERENCES make.silo(tenant_id, silo_id),
    constraint milk_intake_tenant_id_silo_lot_id_fkey FOREIGN KEY (tenant_id, silo_lot_id) REFERENCES make.silo_lot(tenant_id, lot_id),
    constraint milk_intake_antibiotic_check CHECK ((antibiotic = 'negative'::text)),
    constraint milk_intake_fat_e6_check CHECK (((fat_e6 >= 0) AND (fat_e6 <= 100000000))),
    constraint milk_intake_protein_e6_check CHECK (((protein_e6 >= 0) AND (protein_e6 <= 100000000))),
    constraint milk_intake_somatic_cells_check CHECK ((somatic_cells >= 0)),
    constraint milk_intake_total_count_check CHECK ((total_count >= 0))
);
CREATE INDEX milk_intake_of_silo ON make.milk_intake USING btree (tenant_id, silo_id, lot_id);
alter table make.milk_intake enable row level security, force row level security;
create policy tenant on make.milk_intake for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER milk_intake_stays BEFORE DELETE OR UPDATE ON make.milk_intake FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.milk_intake to steel_app;

create table make.reading (
    tenant_id uuid not null,
    reading_id uuid not null,
    batch_id uuid not null,
    control_point_id uuid not null,
    point text not null,
    instrument text not null,
    device text collate "C" not null,
    seq bigint not null,
    read_at timestamp with time zone not null,
    device_at timestamp with time zone not null,
    value_e6 bigint not null,
    unit text not null,
    result make.reading_result not null,
    outside_e6 app.unsigned,
    origin uuid not null,
    supersedes uuid,
    reason app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    given_name text,
    constraint reading_pkey PRIMARY KEY (tenant_id, reading_id),
    constraint reading_superseded UNIQUE (tenant_id, supersedes),
    constraint reading_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES make.batch(tenant_id, batch_id),
    constraint reading_tenant_id_control_point_id_fkey FOREIGN KEY (tenant_id, control_point_id) REFERENCES make.control_point(tenant_id, control_point_id),
    constraint reading_tenant_id_supersedes_fkey FOREIGN KEY (tenant_id, supersedes) REFERENCES make.reading(tenant_id, reading_id),
    constraint reading_check CHECK ((((result)::text = 'fail'::text) = (outside_e6 IS NOT NULL))),
    constraint reading_given_name_check CHECK (((length(given_name) >= 1) AND (length(given_name) <= 64))),
    constraint reading_seq_check CHECK ((seq >= 1))
);
CREATE INDEX reading_by_instrument ON make.reading USING btree (tenant_id, instrument, read_at, reading_id);
CREATE INDEX reading_by_point ON make.reading USING btree (tenant_id, batch_id, point, read_at, device, seq);
CREATE INDEX reading_by_seq ON make.reading USING btree (tenant_id, batch_id, seq, device);
CREATE INDEX reading_failing ON make.reading USING btree (tenant_id, batch_id, read_at, seq, device) WHERE ((result)::text = 'fail'::text);
CREATE UNIQUE INDEX reading_key ON make.reading USING btree (tenant_id, device, seq) WHERE (supersedes IS NULL);
alter table make.reading enable row level security, force row level security;
create policy tenant on make.reading for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER reading_stays BEFORE DELETE OR UPDATE ON make.reading FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.reading to steel_app;

create table make.recipe_line (
    tenant_id uuid not null,
    recipe_version_id uuid not null,
    line_no integer not null,
    item_id uuid not null,
    quantity_e6 bigint,
    unit text not null,
    constraint recipe_line_pkey PRIMARY KEY (tenant_id, recipe_version_id, line_no),
    constraint recipe_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint recipe_line_tenant_id_recipe_version_id_fkey FOREIGN KEY (tenant_id, recipe_version_id) REFERENCES make.recipe_version(tenant_id, recipe_version_id),
    constraint recipe_line_line_no_check CHECK (((line_no >= 1) AND (line_no <= 1000))),
    constraint recipe_line_quantity_e6_check CHECK ((quantity_e6 > 0))
);
alter table make.recipe_line enable row level security, force row level security;
create policy tenant on make.recipe_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.recipe_line to steel_app;

create table make.recipe_photo (
    tenant_id uuid not null,
    recipe_photo_id uuid not null,
    sha256 app.bytes32 not null,
    media_type text not null,
    width integer not null,
    height integer not null,
    size integer not null,
    content app.sealed not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint recipe_photo_pkey PRIMARY KEY (tenant_id, recipe_photo_id),
    constraint recipe_photo_once UNIQUE (tenant_id, sha256),
    constraint recipe_photo_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint recipe_photo_height_check CHECK (((height >= 1) AND (height <= 10000))),
    constraint recipe_photo_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
    constraint recipe_photo_size_check CHECK (((size >= 1) AND (size <= 5242880))),
    constraint recipe_photo_width_check CHECK (((width >= 1) AND (width <= 10000)))
);
alter table make.recipe_photo enable row level security, force row level security;
create policy tenant on make.recipe_photo for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER recipe_photo_stays BEFORE DELETE OR UPDATE ON make.recipe_photo FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.recipe_photo to steel_app;

create table make.recipe_version (
    tenant_id uuid not null,
    recipe_version_id uuid not null,
    code text not null,
    version integer not null,
    name app.sealed not null,
    output_item_id uuid,
    basis_e6 bigint,
    basis_unit text,
    minimum_age_days integer not null,
    shelf_life_days integer,
    tolerance_percent_e6 bigint,
    open_lines boolean not null,
    body app.sealed not null,
    sha256 bytea not null,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    constraint recipe_version_pkey PRIMARY KEY (tenant_id, recipe_version_id),
    constraint recipe_version_key UNIQUE (tenant_id, code, version),
    constraint recipe_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint recipe_version_tenant_id_output_item_id_fkey FOREIGN KEY (tenant_id, output_item_id) REFERENCES ledger.item(tenant_id, item_id),
    constraint recipe_version_basis_e6_check CHECK ((basis_e6 > 0)),
    constraint recipe_version_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    constraint recipe_version_minimum_age_days_check CHECK (((minimum_age_days >= 0) AND (minimum_age_days <= 36500))),
    constraint recipe_version_sha256_check CHECK ((length(sha256) = 32)),
    constraint recipe_version_shelf_life_days_check CHECK (((shelf_life_days >= 0) AND (shelf_life_days <= 36500))),
    constraint recipe_version_tolerance_percent_e6_check CHECK ((tolerance_percent_e6 >= 0)),
    constraint recipe_version_version_check CHECK (((version >= 1) AND (version <= 100000)))
);
CREATE INDEX recipe_version_by_look ON make.recipe_version USING btree (tenant_id, look);
alter table make.recipe_version enable row level security, force row level security;
create policy tenant on make.recipe_version for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on make.recipe_version to steel_app;

create table make.silo (
    tenant_id uuid not null,
    silo_id uuid not null,
    code text collate "C" not null,
    capacity_e6 bigint not null,
    unit text not null,
    cleaned_at timestamp with time zone,
    in_use boolean not null,
    last_no integer not null,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(code)) stored,
    constraint silo_pkey PRIMARY KEY (tenant_id, silo_id),
    constraint silo_key UNIQUE (tenant_id, code),
    constraint silo_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint silo_capacity_e6_check CHECK ((capacity_e6 > 0)),
    constraint silo_code_check CHECK (((length(code) >= 1) AND (length(code) <= 14))),
    constraint silo_last_no_check CHECK ((last_no >= 0))
);
CREATE INDEX silo_by_look ON make.silo USING btree (tenant_id, look);
alter table make.silo enable row level security, force row level security;
create policy tenant on make.silo for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (cleaned_at), update (in_use), update (last_no) on make.silo to steel_app;

create table make.silo_cleaning (
    tenant_id uuid not null,
    silo_cleaning_id uuid not null,
    silo_id uuid not null,
    programme app.sealed,
    cleaned_at timestamp with time zone not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint silo_cleaning_pkey PRIMARY KEY (tenant_id, silo_cleaning_id),
    constraint silo_cleaning_tenant_id_silo_id_fkey FOREIGN KEY (tenant_id, silo_id) REFERENCES make.silo(tenant_id, silo_id)
);
CREATE INDEX cleaning_of_silo ON make.silo_cleaning USING btree (tenant_id, silo_id, silo_cleaning_id);
alter table make.silo_cleaning enable row level security, force row level security;
create policy tenant on make.silo_cleaning for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER silo_cleaning_stays BEFORE DELETE OR UPDATE ON make.silo_cleaning FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.silo_cleaning to steel_app;

create table make.silo_lot (
    tenant_id uuid not null,
    lot_id uuid not null,
    silo_id uuid not null,
    no integer not null,
    fat_e15 bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint silo_lot_pkey PRIMARY KEY (tenant_id, lot_id),
    constraint silo_lot_tenant_id_silo_id_no_key UNIQUE (tenant_id, silo_id, no),
    constraint silo_lot_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint silo_lot_tenant_id_silo_id_fkey FOREIGN KEY (tenant_id, silo_id) REFERENCES make.silo(tenant_id, silo_id),
    constraint silo_lot_fat_e15_check CHECK (((fat_e15 >= 0) AND (fat_e15 <= '100000000000000000'::bigint))),
    constraint silo_lot_no_check CHECK ((no > 0))
);
alter table make.silo_lot enable row level security, force row level security;
create policy tenant on make.silo_lot for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER silo_lot_stays BEFORE DELETE OR UPDATE ON make.silo_lot FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
grant insert, select on make.silo_lot to steel_app;

create table sell.approval (
    tenant_id uuid not null,
    article_id uuid not null,
    party_id uuid not null,
    agreed_minor bigint,
    until date,
    entry_id uuid not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint approval_pkey PRIMARY KEY (tenant_id, article_id),
    constraint approval_tenant_id_article_id_fkey FOREIGN KEY (tenant_id, article_id) REFERENCES sell.article(tenant_id, article_id),
    constraint approval_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint approval_agreed_minor_check CHECK ((agreed_minor >= 0))
);
CREATE INDEX approval_of_party ON sell.approval USING btree (tenant_id, party_id, article_id);
alter table sell.approval enable row level security, force row level security;
create policy tenant on sell.approval for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.approval to steel_app;

create table sell.article (
    tenant_id uuid not null,
    article_id uuid not null,
    tag text collate "C" not null,
    huid text,
    description app.sealed,
    metal text not null,
    fineness integer not null,
    gross_mg bigint not null,
    net_mg bigint not null,
    stone_mg bigint not null,
    fine_mg bigint not null,
    making jsonb,
    tax_class text,
    cost_minor bigint,
    location text,
    status text not null,
    opening boolean not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    look text collate "C" generated always as (app.look(tag)) stored,
    entry_id uuid,
    party_id uuid,
    cost_is_part boolean not null default false,
    constraint article_pkey PRIMARY KEY (tenant_id, article_id),
    constraint article_huid_key UNIQUE (tenant_id, huid),
    constraint article_tag_key UNIQUE (tenant_id, tag),
    constraint article_party_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint article_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint article_check CHECK ((gross_mg = (net_mg + stone_mg))),
    constraint article_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint article_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint article_gross_mg_check CHECK ((gross_mg > 0)),
    constraint article_huid_check CHECK ((huid ~ '^[A-Z0-9]{6}$'::text)),
    constraint article_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint article_net_mg_check CHECK ((net_mg > 0)),
    constraint article_party_check CHECK (((status = ANY (ARRAY['on_approval'::text, 'approval_in'::text])) = (party_id IS NOT NULL))),
    constraint article_status_check CHECK ((status = ANY (ARRAY['in_stock'::text, 'reserved'::text, 'with_karigar'::text, 'sold'::text, 'returned'::text, 'melted'::text, 'merged'::text, 'missing'::text, 'on_approval'::text, 'split'::text, 'approval_in'::text, 'sent_back'::text]))),
    constraint article_stone_mg_check CHECK ((stone_mg >= 0)),
    constraint article_tag_check CHECK (((length(tag) >= 1) AND (length(tag) <= 64)))
);
CREATE INDEX article_by_look ON sell.article USING btree (tenant_id, look);
CREATE INDEX article_by_party ON sell.article USING btree (tenant_id, party_id) WHERE (party_id IS NOT NULL);
CREATE INDEX article_by_status ON sell.article USING btree (tenant_id, status, article_id);
alter table sell.article enable row level security, force row level security;
create policy tenant on sell.article for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE TRIGGER article_cost_stays BEFORE UPDATE OF cost_minor, entry_id ON sell.article FOR EACH ROW WHEN (((old.status <> 'approval_in'::text) OR (old.entry_id IS NOT NULL))) EXECUTE FUNCTION app.refuse_change();
grant insert, select, update (cost_minor), update (entry_id), update (location), update (party_id), update (status), update (version) on sell.article to steel_app;

create table sell.article_move (
    tenant_id uuid not null,
    article_move_id uuid not null,
    article_id uuid not null,
    kind text not null,
    cost_minor bigint not null,
    fine_mg bigint not null,
    entry_id uuid,
    stocktake_id uuid,
    lot_id uuid,
    party_id uuid,
    until date,
    from_status text not null,
    to_status text not null,
    from_location text,
    to_location text,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint article_move_pkey PRIMARY KEY (tenant_id, article_move_id),
    constraint article_move_tenant_id_article_id_fkey FOREIGN KEY (tenant_id, article_id) REFERENCES sell.article(tenant_id, article_id),
    constraint article_move_kind_check CHECK ((kind = ANY (ARRAY['approval_back'::text, 'approval_buy'::text, 'approval_in'::text, 'approval_out'::text, 'approval_return'::text, 'check_in'::text, 'found'::text, 'melt'::text, 'merge'::text, 'split'::text, 'transfer'::text, 'write_off'::text])))
);
CREATE INDEX article_move_by_article ON sell.article_move USING btree (tenant_id, article_id, article_move_id);
CREATE INDEX article_move_by_entry ON sell.article_move USING btree (tenant_id, entry_id) WHERE (entry_id IS NOT NULL);
CREATE INDEX article_move_by_party ON sell.article_move USING btree (tenant_id, party_id, article_move_id) WHERE (party_id IS NOT NULL);
alter table sell.article_move enable row level security, force row level security;
create policy tenant on sell.article_move for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.article_move to steel_app;

create table sell.draft (
    tenant_id uuid not null,
    draft_id uuid not null,
    state text not null,
    input app.sealed,
    party_id uuid,
    total_minor bigint,
    lock_until timestamp with time zone,
    corrects uuid,
    document_id uuid,
    expires_at timestamp with time zone not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    constraint draft_pkey PRIMARY KEY (tenant_id, draft_id),
    constraint draft_tenant_id_corrects_fkey FOREIGN KEY (tenant_id, corrects) REFERENCES ledger.document(tenant_id, document_id),
    constraint draft_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint draft_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint draft_check CHECK (((state = 'draft'::text) = (input IS NOT NULL))),
    constraint draft_check1 CHECK (((state = 'draft'::text) = (ended_at IS NULL))),
    constraint draft_check2 CHECK (((state = 'posted'::text) = (document_id IS NOT NULL))),
    constraint draft_check3 CHECK (((lock_until IS NULL) = (total_minor IS NULL))),
    constraint draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'posted'::text, 'discarded'::text, 'expired'::text])))
);
CREATE INDEX draft_corrects ON sell.draft USING btree (tenant_id, corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX draft_of_party ON sell.draft USING btree (tenant_id, party_id) WHERE ((state = 'draft'::text) AND (party_id IS NOT NULL));
CREATE INDEX draft_open ON sell.draft USING btree (tenant_id, draft_id) WHERE (state = 'draft'::text);
alter table sell.draft enable row level security, force row level security;
create policy tenant on sell.draft for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (document_id), update (ended_at), update (expires_at), update (input), update (lock_until), update (party_id), update (state), update (total_minor) on sell.draft to steel_app;

create table sell.job (
    tenant_id uuid not null,
    job_id uuid not null,
    party_id uuid not null,
    kind text not null,
    description app.sealed not null,
    promised date not null,
    estimate_minor bigint,
    rate_fineness integer,
    rate_minor bigint,
    rate_per_mg_e4 bigint,
    rate_until date,
    wastage_e6 bigint,
    state text not null,
    events integer not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    rate_metal text,
    constraint job_pkey PRIMARY KEY (tenant_id, job_id),
    constraint job_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint job_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint job_check CHECK (((rate_minor IS NULL) = (rate_fineness IS NULL))),
    constraint job_check1 CHECK (((rate_minor IS NULL) = (rate_per_mg_e4 IS NULL))),
    constraint job_check2 CHECK (((rate_minor IS NULL) = (rate_until IS NULL))),
    constraint job_estimate_minor_check CHECK ((estimate_minor >= 0)),
    constraint job_events_check CHECK ((events >= 1)),
    constraint job_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'repair'::text]))),
    constraint job_rate_fineness_check CHECK (((rate_fineness >= 1) AND (rate_fineness <= 100000))),
    constraint job_rate_metal_check CHECK ((rate_metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint job_rate_metal_of_a_rate CHECK (((rate_metal IS NULL) OR (rate_minor IS NOT NULL))),
    constraint job_rate_minor_check CHECK ((rate_minor > 0)),
    constraint job_rate_per_mg_e4_check CHECK ((rate_per_mg_e4 > 0)),
    constraint job_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'in_work'::text, 'ready'::text, 'delivered'::text, 'cancelled'::text]))),
    constraint job_wastage_e6_check CHECK ((wastage_e6 >= 0))
);
CREATE INDEX job_by_state ON sell.job USING btree (tenant_id, state, promised, job_id);
CREATE INDEX job_of_party ON sell.job USING btree (tenant_id, party_id, job_id);
CREATE INDEX job_open ON sell.job USING btree (tenant_id, promised, job_id) WHERE (state = ANY (ARRAY['taken'::text, 'in_work'::text, 'ready'::text]));
alter table sell.job enable row level security, force row level security;
create policy tenant on sell.job for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (events), update (state) on sell.job to steel_app;

create table sell.job_event (
    tenant_id uuid not null,
    job_id uuid not null,
    event_no integer not null,
    verb text not null,
    state text not null,
    document_id uuid,
    reason app.sealed,
    at timestamp with time zone not null,
    created_by uuid not null,
    constraint job_event_pkey PRIMARY KEY (tenant_id, job_id, event_no),
    constraint job_event_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint job_event_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES sell.job(tenant_id, job_id),
    constraint job_event_event_no_check CHECK ((event_no >= 1)),
    constraint job_event_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'in_work'::text, 'ready'::text, 'delivered'::text, 'cancelled'::text]))),
    constraint job_event_verb_check CHECK (((length(verb) >= 1) AND (length(verb) <= 40)))
);
alter table sell.job_event enable row level security, force row level security;
create policy tenant on sell.job_event for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.job_event to steel_app;

create table sell.job_item (
    tenant_id uuid not null,
    job_id uuid not null,
    item_no integer not null,
    description app.sealed not null,
    gross_mg bigint,
    metal text,
    net_mg bigint,
    fineness integer,
    fine_mg bigint not null,
    place text not null,
    constraint job_item_pkey PRIMARY KEY (tenant_id, job_id, item_no),
    constraint job_item_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES sell.job(tenant_id, job_id),
    constraint job_item_check CHECK (((net_mg IS NULL) OR ((metal IS NOT NULL) AND (fineness IS NOT NULL)))),
    constraint job_item_check1 CHECK (((net_mg IS NOT NULL) OR (fine_mg = 0))),
    constraint job_item_check2 CHECK (((gross_mg IS NULL) OR (net_mg IS NULL) OR (net_mg <= gross_mg))),
    constraint job_item_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint job_item_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint job_item_gross_mg_check CHECK ((gross_mg > 0)),
    constraint job_item_item_no_check CHECK (((item_no >= 1) AND (item_no <= 1000))),
    constraint job_item_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint job_item_net_mg_check CHECK ((net_mg > 0)),
    constraint job_item_place_check CHECK ((place = ANY (ARRAY['shop'::text, 'karigar'::text, 'worked'::text, 'returned'::text])))
);
alter table sell.job_item enable row level security, force row level security;
create policy tenant on sell.job_item for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (place) on sell.job_item to steel_app;

create table sell.job_metal (
    tenant_id uuid not null,
    job_id uuid not null,
    movement_id uuid not null,
    verb text not null,
    document_id uuid not null,
    metal text not null,
    karigar_id uuid,
    custody_mg bigint not null,
    karigar_mg bigint not null,
    owed_mg bigint not null,
    stock_mg bigint not null,
    elsewhere_mg bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    cost_minor bigint not null default 0,
    stock_cost_minor bigint not null default 0,
    gone_cost_minor bigint not null default 0,
    constraint job_metal_pkey PRIMARY KEY (tenant_id, job_id, movement_id),
    constraint job_metal_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint job_metal_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES sell.job(tenant_id, job_id),
    constraint job_metal_tenant_id_karigar_id_fkey FOREIGN KEY (tenant_id, karigar_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint job_metal_check CHECK (((((custody_mg + karigar_mg) + stock_mg) + elsewhere_mg) = owed_mg)),
    constraint job_metal_check1 CHECK (((karigar_mg = 0) OR (karigar_id IS NOT NULL))),
    constraint job_metal_cost_check CHECK ((((cost_minor + stock_cost_minor) + gone_cost_minor) = 0)),
    constraint job_metal_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint job_metal_verb_check CHECK (((length(verb) >= 1) AND (length(verb) <= 40)))
);
CREATE INDEX job_metal_by_document ON sell.job_metal USING btree (tenant_id, document_id) WHERE (gone_cost_minor <> 0);
CREATE INDEX job_metal_of_karigar ON sell.job_metal USING btree (tenant_id, karigar_id, job_id) WHERE (karigar_id IS NOT NULL);
alter table sell.job_metal enable row level security, force row level security;
create policy tenant on sell.job_metal for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.job_metal to steel_app;

create table sell.job_piece (
    tenant_id uuid not null,
    job_id uuid not null,
    piece_no integer not null,
    metal text not null,
    net_mg bigint not null,
    fineness integer not null,
    fine_mg bigint not null,
    receipt_id uuid,
    bill_id uuid,
    created_at timestamp with time zone not null,
    constraint job_piece_pkey PRIMARY KEY (tenant_id, job_id, piece_no),
    constraint job_piece_tenant_id_bill_id_fkey FOREIGN KEY (tenant_id, bill_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint job_piece_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES sell.job(tenant_id, job_id),
    constraint job_piece_tenant_id_receipt_id_fkey FOREIGN KEY (tenant_id, receipt_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint job_piece_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint job_piece_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint job_piece_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint job_piece_net_mg_check CHECK ((net_mg > 0)),
    constraint job_piece_piece_no_check CHECK ((piece_no >= 1))
);
alter table sell.job_piece enable row level security, force row level security;
create policy tenant on sell.job_piece for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (bill_id) on sell.job_piece to steel_app;

create table sell.karigar_receipt (
    tenant_id uuid not null,
    document_id uuid not null,
    party_id uuid not null,
    job_id uuid,
    tax_class text,
    labour_minor bigint not null,
    tax_minor bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint karigar_receipt_pkey PRIMARY KEY (tenant_id, document_id),
    constraint karigar_receipt_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint karigar_receipt_tenant_id_job_id_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES sell.job(tenant_id, job_id),
    constraint karigar_receipt_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES ledger.party(tenant_id, party_id),
    constraint karigar_receipt_labour_minor_check CHECK ((labour_minor >= 0)),
    constraint karigar_receipt_tax_minor_check CHECK ((tax_minor >= 0))
);
CREATE INDEX karigar_receipt_of_job ON sell.karigar_receipt USING btree (tenant_id, job_id, document_id) WHERE (job_id IS NOT NULL);
CREATE INDEX karigar_receipt_of_party ON sell.karigar_receipt USING btree (tenant_id, party_id, document_id);
alter table sell.karigar_receipt enable row level security, force row level security;
create policy tenant on sell.karigar_receipt for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.karigar_receipt to steel_app;

create table sell.karigar_receipt_line (
    tenant_id uuid not null,
    document_id uuid not null,
    line_no integer not null,
    kind text not null,
    metal text not null,
    net_mg bigint not null,
    fineness integer not null,
    fine_mg bigint not null,
    wastage_mg bigint not null,
    labour_minor bigint not null,
    constraint karigar_receipt_line_pkey PRIMARY KEY (tenant_id, document_id, line_no),
    constraint karigar_receipt_line_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES sell.karigar_receipt(tenant_id, document_id),
    constraint karigar_receipt_line_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint karigar_receipt_line_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint karigar_receipt_line_kind_check CHECK ((kind = ANY (ARRAY['finished'::text, 'scrap'::text]))),
    constraint karigar_receipt_line_labour_minor_check CHECK ((labour_minor >= 0)),
    constraint karigar_receipt_line_line_no_check CHECK (((line_no >= 1) AND (line_no <= 2000))),
    constraint karigar_receipt_line_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint karigar_receipt_line_net_mg_check CHECK ((net_mg > 0)),
    constraint karigar_receipt_line_wastage_mg_check CHECK ((wastage_mg >= 0))
);
alter table sell.karigar_receipt_line enable row level security, force row level security;
create policy tenant on sell.karigar_receipt_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.karigar_receipt_line to steel_app;

create table sell.old_metal (
    tenant_id uuid not null,
    document_id uuid not null,
    metal text not null,
    gross_mg bigint not null,
    deduction_mg bigint not null,
    net_mg bigint not null,
    fineness integer not null,
    fine_mg bigint not null,
    rate_minor bigint not null,
    per_mg_e4 bigint not null,
    basis text not null,
    value_minor bigint not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint old_metal_pkey PRIMARY KEY (tenant_id, document_id),
    constraint old_metal_tenant_id_document_id_fkey FOREIGN KEY (tenant_id, document_id) REFERENCES ledger.document(tenant_id, document_id),
    constraint old_metal_basis_check CHECK ((basis = ANY (ARRAY['fine'::text, 'gross'::text]))),
    constraint old_metal_check CHECK ((net_mg = (gross_mg - deduction_mg))),
    constraint old_metal_deduction_mg_check CHECK ((deduction_mg >= 0)),
    constraint old_metal_fine_mg_check CHECK ((fine_mg >= 0)),
    constraint old_metal_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint old_metal_gross_mg_check CHECK ((gross_mg > 0)),
    constraint old_metal_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint old_metal_net_mg_check CHECK ((net_mg > 0)),
    constraint old_metal_per_mg_e4_check CHECK ((per_mg_e4 > 0)),
    constraint old_metal_rate_minor_check CHECK ((rate_minor > 0)),
    constraint old_metal_value_minor_check CHECK ((value_minor > 0))
);
alter table sell.old_metal enable row level security, force row level security;
create policy tenant on sell.old_metal for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.old_metal to steel_app;

create table sell.rate (
    tenant_id uuid not null,
    rate_id uuid not null,
    metal text not null,
    fineness integer not null,
    side text not null,
    rate_minor bigint not null,
    per_mg_e4 bigint not null,
    effective_at timestamp with time zone not null,
    source text,
    supersedes uuid,
    reason app.sealed,
    opening boolean not null,
    created_by uuid not null,
    created_at timestamp with time zone not null,
    constraint rate_pkey PRIMARY KEY (tenant_id, rate_id),
    constraint rate_tenant_id_supersedes_key UNIQUE (tenant_id, supersedes),
    constraint rate_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint rate_tenant_id_supersedes_fkey FOREIGN KEY (tenant_id, supersedes) REFERENCES sell.rate(tenant_id, rate_id),
    constraint rate_check CHECK (((supersedes IS NULL) OR (reason IS NOT NULL))),
    constraint rate_fineness_check CHECK (((fineness >= 1) AND (fineness <= 100000))),
    constraint rate_metal_check CHECK ((metal = ANY (ARRAY['gold'::text, 'silver'::text, 'platinum'::text, 'palladium'::text]))),
    constraint rate_per_mg_e4_check CHECK ((per_mg_e4 > 0)),
    constraint rate_rate_minor_check CHECK ((rate_minor > 0)),
    constraint rate_side_check CHECK ((side = ANY (ARRAY['buy'::text, 'sell'::text])))
);
CREATE INDEX rate_by_moment ON sell.rate USING btree (tenant_id, effective_at);
CREATE INDEX rate_by_time ON sell.rate USING btree (tenant_id, metal, fineness, side, effective_at, rate_id);
CREATE INDEX rate_corrected ON sell.rate USING btree (tenant_id, supersedes) WHERE (supersedes IS NOT NULL);
CREATE UNIQUE INDEX rate_moment ON sell.rate USING btree (tenant_id, metal, fineness, side, effective_at) WHERE (supersedes IS NULL);
alter table sell.rate enable row level security, force row level security;
create policy tenant on sell.rate for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select on sell.rate to steel_app;

create table sell.stocktake (
    tenant_id uuid not null,
    stocktake_id uuid not null,
    location text not null,
    state text not null,
    opened_by uuid not null,
    opened_at timestamp with time zone not null,
    closed_by uuid,
    closed_at timestamp with time zone,
    posted_by uuid,
    posted_at timestamp with time zone,
    reason app.sealed,
    entry_id uuid,
    constraint stocktake_pkey PRIMARY KEY (tenant_id, stocktake_id),
    constraint stocktake_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES app.tenant(tenant_id),
    constraint stocktake_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
    constraint stocktake_check1 CHECK (((state = 'posted'::text) = (posted_at IS NOT NULL))),
    constraint stocktake_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'posted'::text])))
);
CREATE UNIQUE INDEX stocktake_open ON sell.stocktake USING btree (tenant_id, location) WHERE (state = 'open'::text);
alter table sell.stocktake enable row level security, force row level security;
create policy tenant on sell.stocktake for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (closed_at), update (closed_by), update (entry_id), update (posted_at), update (posted_by), update (reason), update (state) on sell.stocktake to steel_app;

create table sell.stocktake_line (
    tenant_id uuid not null,
    stocktake_id uuid not null,
    tag text collate "C" not null,
    article_id uuid,
    result text not null,
    seq integer,
    scanned_by uuid,
    scanned_at timestamp with time zone,
    adjusted boolean not null default false,
    constraint stocktake_line_pkey PRIMARY KEY (tenant_id, stocktake_id, tag),
    constraint stocktake_line_tenant_id_stocktake_id_fkey FOREIGN KEY (tenant_id, stocktake_id) REFERENCES sell.stocktake(tenant_id, stocktake_id),
    constraint stocktake_line_check CHECK (((result = 'missing'::text) = (scanned_at IS NULL))),
    constraint stocktake_line_result_check CHECK ((result = ANY (ARRAY['found'::text, 'missing'::text, 'sold_but_present'::text, 'unknown'::text, 'wrong_place'::text, 'written_off'::text]))),
    constraint stocktake_line_tag_check CHECK (((length(tag) >= 1) AND (length(tag) <= 64)))
);
CREATE INDEX stocktake_line_missing ON sell.stocktake_line USING btree (tenant_id, stocktake_id, article_id) WHERE (result = 'missing'::text);
alter table sell.stocktake_line enable row level security, force row level security;
create policy tenant on sell.stocktake_line for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (adjusted), update (article_id), update (result) on sell.stocktake_line to steel_app;

create table sell.stocktake_lot (
    tenant_id uuid not null,
    stocktake_id uuid not null,
    lot_id uuid not null,
    counted_mg bigint not null,
    expected_mg bigint not null,
    counted_by uuid not null,
    counted_at timestamp with time zone not null,
    adjusted boolean not null default false,
    constraint stocktake_lot_pkey PRIMARY KEY (tenant_id, stocktake_id, lot_id),
    constraint stocktake_lot_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES ledger.lot(tenant_id, lot_id),
    constraint stocktake_lot_tenant_id_stocktake_id_fkey FOREIGN KEY (tenant_id, stocktake_id) REFERENCES sell.stocktake(tenant_id, stocktake_id),
    constraint stocktake_lot_counted_mg_check CHECK ((counted_mg >= 0)),
    constraint stocktake_lot_expected_mg_check CHECK ((expected_mg >= 0))
);
alter table sell.stocktake_lot enable row level security, force row level security;
create policy tenant on sell.stocktake_lot for all using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
grant insert, select, update (adjusted), update (counted_at), update (counted_by), update (counted_mg), update (expected_mg) on sell.stocktake_lot to steel_app;
