-- Whose an address is. Who proves it by its mail gets an account of their own; who only named it loses it.
-- What must stay true: an account that nobody proved never becomes somebody else's by their click; who lost an address keeps
-- what they sign in with and their workspaces; nobody is a member before the second factor that the role asks for.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- An account without an address keeps the last one sealed, so that its person can be told which it was. It is found at
-- sign-in by what that address was found by, which is not unique: the account that has the address now comes first.
alter table app.person alter column email_blind drop not null;
alter table app.person add column former_blind bytea;
alter table app.person add column lost_at timestamptz;
alter table app.person add constraint person_former_blind_check check (length(former_blind) = 16);
alter table app.person add constraint person_address_check check ((email_blind is null) = (former_blind is not null));
alter table app.person add constraint person_lost_check check ((email_blind is null) = (lost_at is not null));
alter table app.person add constraint person_proved_check check (email_blind is not null or verified_at is null);
create index person_former on app.person (former_blind) where former_blind is not null;

-- Who has an address, and after them who lost it last: a few, for each of them is a slow hash to whoever signs in.
drop function app.credential_of(bytea);
create function app.credential_of(wanted bytea)
returns table (person_id uuid, name bytea, password text, verified_at timestamptz, is_former boolean)
language sql stable security definer set search_path = '' as $$
    (select p.person_id, p.name, p.password, p.verified_at, false from app.person p where p.email_blind = wanted)
    union all
    (select p.person_id, p.name, p.password, p.verified_at, true from app.person p where p.former_blind = wanted
     order by p.lost_at desc limit 2)
$$;
drop function app.my_account();
create function app.my_account()
returns table (person_id uuid, email bytea, has_address boolean, name bytea, password text, verified_at timestamptz)
language sql stable security definer set search_path = '' as $$
    select p.person_id, p.email, p.email_blind is not null, p.name, p.password, p.verified_at
    from app.person p where p.person_id = app.myself()
$$;
-- Takes an address from the account that has it without proof, and from `over` whatever proved it. Gives whose it was.
-- Asked by the two below alone.
create function app.lose_address(found_by bytea, over uuid, at timestamptz) returns uuid
language sql set search_path = '' as $$
    update app.person p set email_blind = null, former_blind = found_by, verified_at = null, lost_at = at
    where p.email_blind = found_by and (p.verified_at is null or p.person_id = over)
    returning p.person_id
$$;
-- Adds the account of somebody who proved the address, or says false when another account proved it before. Of two at once
-- one is first: the other waits for the row, or for the key of the address.
create function app.add_proven_person(id uuid, address bytea, found_by bytea, called bytea, secret text, standing text,
                                      list text, over uuid, at timestamptz)
returns table (is_added boolean, loser uuid)
language plpgsql security definer set search_path = '' as $$
begin
    loser := app.lose_address(found_by, over, at);
    insert into app.person (person_id, email, email_blind, name, password, password_at, password_standing, password_list,
                            verified_at, sessions_since, created_at)
    values (id, address, found_by, called, secret, at, standing, list, at, at, at) on conflict (email_blind) do nothing;
    is_added := found;
    return next;
end $$;
-- The address is proved, if it still is this person's.
drop function app.verify_my_address(timestamptz);
create function app.verify_my_address(found_by bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update app.person set verified_at = coalesce(verified_at, at) where person_id = app.myself() and email_blind = found_by;
    return found;
end $$;
-- Another address takes the place of the one before, or of none. A proved one is taken from who only named it; false is said
-- when somebody else has it.
drop function app.change_my_address(bytea, bytea, timestamptz);
create function app.take_my_address(address bytea, found_by bytea, is_proved boolean, at timestamptz)
returns table (is_taken boolean, loser uuid)
language plpgsql security definer set search_path = '' as $$
declare
    proved timestamptz := case when is_proved then at end;
begin
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
-- Whether somebody has to give another address. In plpgsql, which keeps its plan: it is asked in every call of a session.
create function app.lacks_address(whose uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select p.email_blind is null from app.person p where p.person_id = whose);
end $$;
-- How the address of somebody of the entered workspace stands: proved, claimed (nobody proved it) or lost. Of anybody else
-- nothing is told.
create function app.address_standing(whose uuid) returns text
language sql stable security definer set search_path = '' as $$
    select case when p.email_blind is null then 'lost' when p.verified_at is null then 'claimed' else 'proved' end
    from app.person p
    where p.person_id = whose
      and exists (select from app.membership m
                  where m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and m.person_id = whose)
$$;
do $$
declare
    one text;
begin
    revoke all on function app.lose_address(bytea, uuid, timestamptz) from public;
    foreach one in array array[
        'app.credential_of(bytea)', 'app.my_account()', 'app.verify_my_address(bytea, timestamptz)',
        'app.add_proven_person(uuid, bytea, bytea, bytea, text, text, text, uuid, timestamptz)',
        'app.take_my_address(bytea, bytea, boolean, timestamptz)', 'app.lacks_address(uuid)', 'app.address_standing(uuid)'] loop
        execute format('revoke all on function %s from public', one);
        execute format('grant execute on function %s to steel_app', one);
    end loop;
end $$;

-- Two secrets: the link that is shown to who invites, to be handed over, and the one that the mail alone carries and that
-- proves the address. `moves`: the member whose membership goes to who joins, as a recovery does it.
alter table app.invitation add column mailed_sha256 bytea; -- of the mailed link; null: none was mailed
alter table app.invitation add constraint invitation_mailed_sha256_check check (length(mailed_sha256) = 32);
alter table app.invitation add column moves uuid;
alter table app.invitation add constraint invitation_tenant_id_mailed_sha256_key unique (tenant_id, mailed_sha256);

-- Who joins and still has to set up the second factor that the role needs is no member yet. By which invitation they join;
-- it is used when the membership begins.
alter table app.membership drop constraint membership_state_check;
alter table app.membership add constraint membership_state_check check (state in ('active', 'joining', 'removed'));
alter table app.membership add column joins_by uuid;
alter table app.membership add constraint membership_joins_check check ((state = 'joining') = (joins_by is not null));

-- Somebody who joins and still owes the second factor they have.
alter table app.one_time drop constraint one_time_kind_check;
alter table app.one_time add constraint one_time_kind_check check (kind in ('half', 'half_by_link', 'half_joining', 'link',
    'reset', 'verify', 'leave_address', 'take_address', 'passkey', 'enrol_passkey', 'outside', 'newcomer'));

/* classes
["app.person"]
kept = "account"
stays = "only they reach it; the address is sealed anew when they take another"
business = [
    "person_id", "password_at", "password_standing", "password_list", "verified_at", "lost_at", "sessions_since", "tokens_since",
    "created_at",
]
personal = ["email", "email_blind", "former_blind", "name"]
secret = ["password"]
sealed = ["email", "name"]
digest = ["email_blind", "former_blind", "password"]

["app.invitation"]
kept = "session"
business = [
    "tenant_id", "invitation_id", "roles", "custom_roles", "moves", "created_by", "created_at", "expires_at", "used_at",
]
personal = ["email", "email_blind"]
secret = ["token_sha256", "mailed_sha256"]
sealed = ["email"]
digest = ["email_blind", "token_sha256", "mailed_sha256"]

["app.membership"]
kept = "workspace"
business = [
    "tenant_id", "person_id", "roles", "custom_roles", "state", "joins_by", "until", "password_after", "version", "created_by",
    "created_at",
]
personal = ["name", "email", "email_blind"]
sealed = ["name", "email"]
digest = ["email_blind"]
*/
