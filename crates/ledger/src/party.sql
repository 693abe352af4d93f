--! insert_party (state?, gstin?, abn?, pan?, phone?, location?, gln?, credit_limit_minor?, terms_days?)
insert into ledger.party (tenant_id, party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln,
                          credit_limit_minor, terms_days, version, created_by, created_at)
values (:tenant, :party, :code, :name, :kind, :state, :gstin, :abn, :pan, :phone, :location, :gln,
        :credit_limit_minor, :terms_days, 1, :by, :now)
returning true as added;

--! update_party (state?, gstin?, abn?, pan?, phone?, location?, gln?, credit_limit_minor?, terms_days?)
update ledger.party
set name = :name, kind = :kind, state = :state, gstin = :gstin, abn = :abn, pan = :pan, phone = :phone,
    location = :location, gln = :gln, credit_limit_minor = :credit_limit_minor, terms_days = :terms_days,
    version = version + 1
where tenant_id = :tenant and code = :code
returning version;

--: PartyRow(state?, gstin?, abn?, pan?, phone?, location?, gln?, credit_limit_minor?, terms_days?)

--! party_coded : PartyRow
select party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version
from ledger.party where tenant_id = :tenant and code = :code;

--! parties_named : PartyRow
-- A prefix of the name as a range on the "C" column: LIKE is not leakproof and would not use the index.
select party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version
from ledger.party
where tenant_id = :tenant and name_norm >= :first and name_norm < :beyond and (name_norm, party_id) > (:after_name, :after)
order by name_norm, party_id
limit :many;
