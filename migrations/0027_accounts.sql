-- Accounts that lost their address, and Owners whom nobody could write to.
-- Invariant: a person who lost an address signs in by it until they have another, however many claim it after them; a
-- membership goes to a new account after a wait that was announced by mail.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- The account that has an address, and after it those that lost it: the first that did, so that nobody is pushed out by one that comes later, the last of
-- them in front. A few, for each of them is a slow hash to whoever signs in.
create or replace function app.credential_of(wanted bytea)
returns table (person_id uuid, name bytea, password text, verified_at timestamptz, is_former boolean)
language sql stable security definer set search_path = '' as $$
    (select p.person_id, p.name, p.password, p.verified_at, false from app.person p where p.email_blind = wanted)
    union all
    (select l.person_id, l.name, l.password, l.verified_at, true
     from (select p.* from app.person p where p.former_blind = wanted order by p.lost_at, p.person_id limit 4) l
     order by l.lost_at desc)
$$;
-- Whether so many lost an address that nobody may claim it any more: who reads its mail proves it. The rest of the four places
-- are for who loses it by a recovery.
create function app.is_contested(found_by bytea) returns boolean
language sql stable set search_path = '' as $$
    select count(*) >= 2 from app.person p where p.former_blind = found_by
$$;
-- As before, and false for an address that is contested.
create or replace function app.add_person(id uuid, address bytea, found_by bytea, called bytea, secret text, standing text, list text,
                                          at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if app.is_contested(found_by) then
        return false;
    end if;
    insert into app.person (person_id, email, email_blind, name, password, password_at, password_standing, password_list,
                            sessions_since, created_at)
    values (id, address, found_by, called, secret, at, standing, list, at, at) on conflict (email_blind) do nothing;
    return found;
end $$;
create or replace function app.take_my_address(address bytea, found_by bytea, is_proved boolean, at timestamptz)
returns table (is_taken boolean, loser uuid)
language plpgsql security definer set search_path = '' as $$
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
end $$;
revoke all on function app.is_contested(bytea) from public;

-- An operator moves an Owner's membership to another address: nobody has proved the one they have, so no mail reaches them.
alter table app.recovery add column address app.sealed;     -- where the link goes; null: to the address there is

/* classes
["app.recovery"]
kept = "log"
stays = "who asked and why is written once"
business = [
    "tenant_id", "recovery_id", "person_id", "asked_in", "asked_by", "state", "asked_at", "due_at", "ends_at",
    "ended_at", "ended_by",
]
confidential = ["reason", "case_no"]
personal = ["asker", "address"]
secret = ["stop_sha256"]
sealed = ["reason", "case_no", "asker", "address"]
digest = ["stop_sha256"]
*/
