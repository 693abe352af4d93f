--! insert_token (permissions?, made_by?) : (permissions?)
-- A token that was made with a token ends no later than that one and has at most its scope. The user who
-- makes one has given the second factor that the roles need: without it the permission is missing.
insert into app.api_token as made (tenant_id, token_id, person_id, name, token_sha256, permissions, made_by, second_factor, created_at, expires_at)
select t.tenant_id, :token, :person, :name, :token_sha256, coalesce(:permissions, k.permissions), :made_by, :second_factor,
       :now, least(:expires, k.expires_at)
from app.tenant t
left join app.api_token k on k.tenant_id = t.tenant_id and k.token_id = :made_by
where t.tenant_id = :tenant
returning made.expires_at, made.permissions;

--! live_tokens
select count(*) as tokens from app.api_token
where tenant_id = :tenant and person_id = :person and revoked_at is null and expires_at > :now
  and created_at > app.tokens_since(person_id);

--! live_token
select person_id, name from app.api_token
where tenant_id = :tenant and token_id = :token and revoked_at is null and expires_at > :now
  and created_at > app.tokens_since(person_id)
for update;

--! revoke_token
-- The token and those that were made with it.
with recursive line as (
    select token_id from app.api_token where tenant_id = :tenant and token_id = :token
    union
    select k.token_id from app.api_token k join line on k.made_by = line.token_id where k.tenant_id = :tenant
)
update app.api_token k set revoked_at = :now from line
where k.tenant_id = :tenant and k.token_id = line.token_id and k.revoked_at is null
returning k.token_id;

--: TokenRow(used_at?, permissions?)

--! tokens_of : TokenRow
select k.token_id, k.person_id, m.name as person, k.name, k.permissions, k.created_at, k.expires_at, k.used_at
from app.api_token k
join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
where k.tenant_id = :tenant and m.tenant_id = :tenant and k.person_id = :person and k.token_id < :before
  and k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(k.person_id)
order by k.token_id desc
limit :many;

--! tokens : TokenRow
select k.token_id, k.person_id, m.name as person, k.name, k.permissions, k.created_at, k.expires_at, k.used_at
from app.api_token k
join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
where k.tenant_id = :tenant and m.tenant_id = :tenant and k.token_id < :before
  and k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(k.person_id)
order by k.token_id desc
limit :many;

--! sessions_of
select session_id, device, ip, created_at, expires_at from app.session
where tenant_id = :tenant and person_id = :person and ended_at is null and expires_at > :now
order by session_id desc
limit :many;

--! end_own_session
update app.session set ended_at = :now
where tenant_id = :tenant and session_id = :session and person_id = :person and ended_at is null and expires_at > :now
returning true as ended;
