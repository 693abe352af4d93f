--! insert_party (state?, gstin?, abn?, pan?, pan_blind?, phone?, phone_blind?, location?, email?, gln?, credit_limit_minor?, terms_days?)
-- The party, and the words by which its name is found: one row for each beginning of a word.
with added as (
    insert into ledger.party (tenant_id, party_id, code, code_blind, name, kind, state, gstin, abn, pan, pan_blind, phone,
                              phone_blind, location, email, gln, credit_limit_minor, terms_days, hold_until_tested, version, created_by,
                              created_at)
    values (:tenant, :party, :code, :code_blind, :name, :kind, :state, :gstin, :abn, :pan, :pan_blind, :phone,
            :phone_blind, :location, :email, :gln, :credit_limit_minor, :terms_days, :hold_until_tested, 1, :by, :now)
    returning party_id
)
insert into ledger.party_word as kept (tenant_id, beginning, party_id)
select t.tenant_id, word.beginning, added.party_id
from app.tenant t
cross join added
cross join unnest(:beginnings::bytea[]) as word (beginning)
where t.tenant_id = :tenant
returning true as kept;

--! update_party (state?, gstin?, abn?, pan?, pan_blind?, phone?, phone_blind?, location?, email?, gln?, credit_limit_minor?, terms_days?, seen?)
-- Only if the version that the caller saw still holds; without one, whatever holds is replaced.
update ledger.party
set name = :name, kind = :kind, state = :state, gstin = :gstin, abn = :abn, pan = :pan, pan_blind = :pan_blind,
    phone = :phone, phone_blind = :phone_blind, location = :location, email = :email, gln = :gln, credit_limit_minor = :credit_limit_minor,
    terms_days = :terms_days, hold_until_tested = :hold_until_tested, version = version + 1
where tenant_id = :tenant and party_id = :party and erased_at is null
  and (:seen::integer is null or version = :seen)
returning version;

--! insert_words
insert into ledger.party_word as kept (tenant_id, beginning, party_id)
select t.tenant_id, word.beginning, :party
from app.tenant t
cross join unnest(:beginnings::bytea[]) as word (beginning)
where t.tenant_id = :tenant
returning true as kept;

--! remove_words
delete from ledger.party_word
where tenant_id = :tenant and beginning = any(:beginnings) and party_id = :party
returning true as removed;

--: PartyRow(state?, gstin?, abn?, pan?, phone?, location?, email?, gln?, credit_limit_minor?, terms_days?, erased_at?, restricted_at?)

--! party_coded : PartyRow
select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln,
       credit_limit_minor, terms_days, hold_until_tested, version, erased_at,
       restricted_at
from ledger.party where tenant_id = :tenant and code_blind = :code_blind;

--! party_of_id : PartyRow
select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln,
       credit_limit_minor, terms_days, hold_until_tested, version, erased_at,
       restricted_at
from ledger.party where tenant_id = :tenant and party_id = :party;

--! codes_taken
select code_blind from ledger.party where tenant_id = :tenant and code_blind = any(:codes);

--! newest_code
select party_id, code from ledger.party
where tenant_id = :tenant and erased_at is null
order by party_id desc
limit 1;

--! parties : PartyRow
-- The newest first: only the program, which has the key, can sort by name.
select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln,
       credit_limit_minor, terms_days, hold_until_tested, version, erased_at,
       restricted_at
from ledger.party
where tenant_id = :tenant and party_id < :before
order by party_id desc
limit :many;

--! parties_named : PartyRow
-- The parties that have all of these beginnings.
select p.party_id, p.code, p.name, p.kind, p.state, p.gstin, p.abn, p.pan, p.phone,
       p.phone_blind is not null as phone_verified, p.location, p.email, p.gln, p.credit_limit_minor, p.terms_days, p.hold_until_tested,
       p.version, p.erased_at, p.restricted_at
from (
    select w.party_id from ledger.party_word w
    where w.tenant_id = :tenant and w.beginning = any(:beginnings) and w.party_id < :before
    group by w.party_id
    having count(*) = cardinality(:beginnings::bytea[])
    order by w.party_id desc
    limit :many
) found
join ledger.party p on p.tenant_id = :tenant and p.party_id = found.party_id
order by p.party_id desc;

--! keep_pan
-- A PAN that a bill asked for; one that is there is not replaced.
update ledger.party set pan = :pan, pan_blind = :pan_blind, version = version + 1
where tenant_id = :tenant and party_id = :party and pan is null and erased_at is null
returning version;

--! keep_email
update ledger.party set email = :email, version = version + 1
where tenant_id = :tenant and party_id = :party and erased_at is null
returning version;

--! hold_party
-- An erasure locks the row for update: it waits for the end of this call, or this statement waits for its end. Others who hold the
-- party, and who change anything but its code, do not wait.
select erased_at is null as is_living from ledger.party
where tenant_id = :tenant and party_id = :party
for key share;

--! is_any_restricted
select exists (
    select from ledger.party
    where tenant_id = :tenant and party_id = any(:parties) and restricted_at is not null
) as yes;

--! restrict
update ledger.party set restricted_at = :now, version = version + 1
where tenant_id = :tenant and party_id = :party and erased_at is null and restricted_at is null
returning version;

--! lift_restriction
update ledger.party set restricted_at = null, version = version + 1
where tenant_id = :tenant and party_id = :party and restricted_at is not null
returning version;
