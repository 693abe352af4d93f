-- Requests of persons about their data, parties whose data is not used any more, and legal holds.
-- Invariant: what says who asked goes when the person is erased; a hold is placed once and lifted once, and stays to be read.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.person_request (
    tenant_id uuid not null,
    case_file_id uuid not null,
    kind text not null check (kind in ('access', 'export', 'correction', 'restriction', 'erasure', 'objection')),
    came_by text not null check (came_by in ('form', 'letter', 'word')),
    secret_sha256 bytea check (length(secret_sha256) = 32),            -- of the link; null: it came by letter or by word
    name app.sealed,                                                  -- null: the person is erased
    contact app.sealed,
    words app.sealed,
    taken_by uuid,                                                    -- who of the workspace ordered that it is acted on
    taken_at timestamptz,
    party_id uuid,                                                    -- whose data it is about
    is_unknown boolean not null,                                      -- somebody looked, and nobody was found
    checked_how text check (checked_how in ('known', 'document', 'call_back', 'mail', 'none')),
    checked_by uuid,
    checked_at timestamptz,
    outcome text check (outcome in ('done', 'refused')),
    ground text check (ground in ('not_identified', 'nobody_found', 'law_keeps', 'unfounded', 'rights_of_others')),
    answered_by uuid,
    answered_at timestamptz,
    answer_sha256 bytea check (length(answer_sha256) = 32),            -- of what was handed over
    primary key (tenant_id, case_file_id),
    constraint person_request_secret_once unique (tenant_id, secret_sha256),
    constraint person_request_link_of_a_form check ((came_by = 'form') = (secret_sha256 is not null)),
    constraint person_request_taken_by_somebody check ((taken_by is null) = (taken_at is null)),
    constraint person_request_checked_whole check (
        (checked_how is null) = (checked_by is null) and (checked_how is null) = (checked_at is null)
    ),
    constraint person_request_answered_whole check (
        (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null)
    ),
    -- Nobody acts on a request that nobody of the workspace has taken.
    constraint person_request_answered_by_order check (outcome is null or taken_at is not null),
    constraint person_request_refused_with_a_ground check (coalesce(outcome = 'refused', false) = (ground is not null)),
    constraint person_request_one_or_nobody check (party_id is null or not is_unknown),
    foreign key (tenant_id, case_file_id) references app.case_file,
    foreign key (tenant_id, party_id) references ledger.party
);
create index person_request_of_party on app.person_request (tenant_id, party_id) where party_id is not null;
select app.tenant_table('app.person_request', 'select,insert,update');

-- When its data was restricted: nothing is done with the party, and everything about it can still be read.
alter table ledger.party add column restricted_at timestamptz;
alter table ledger.party add constraint party_restricted_is_somebody check (restricted_at is null or erased_at is null);

create table app.legal_hold (
    tenant_id uuid not null references app.tenant,
    legal_hold_id uuid not null,
    party_id uuid,                                                    -- null: the whole workspace
    reason app.sealed not null,
    until_on date,                                                    -- the last day; null: until it is lifted
    placed_by uuid not null,
    placed_at timestamptz not null,
    lifted_reason app.sealed,
    lifted_by uuid,
    lifted_at timestamptz,
    primary key (tenant_id, legal_hold_id),
    constraint legal_hold_lifted_whole check (
        (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null)
    ),
    constraint legal_hold_lifted_later check (lifted_at >= placed_at),
    foreign key (tenant_id, party_id) references ledger.party
);
create index legal_hold_in_force on app.legal_hold (tenant_id, party_id) where lifted_at is null;
select app.tenant_table('app.legal_hold', 'select,insert,update(lifted_reason, lifted_by, lifted_at)');

-- A workspace does not end while it is held: ids, days and moments.
grant select (tenant_id, party_id, until_on, lifted_at) on app.legal_hold to steel_jobs;
create policy job on app.legal_hold for select to steel_jobs using (true);

/* classes
["app.person_request"]
kept = "workspace"
business = [
    "tenant_id", "case_file_id", "kind", "came_by", "taken_by", "taken_at", "party_id", "is_unknown", "checked_how", "checked_by",
    "checked_at", "outcome", "ground", "answered_by", "answered_at",
]
personal = ["name", "contact", "words", "answer_sha256"]
secret = ["secret_sha256"]
sealed = ["name", "contact", "words"]
digest = ["secret_sha256", "answer_sha256"]

["app.legal_hold"]
kept = "workspace"
business = [
    "tenant_id", "legal_hold_id", "party_id", "until_on", "placed_by", "placed_at", "lifted_by", "lifted_at",
]
stays = "why it was placed is written once"
confidential = ["reason", "lifted_reason"]
sealed = ["reason", "lifted_reason"]

["ledger.party"]
kept = "books"
business = [
    "tenant_id", "party_id", "kind", "state", "gln", "credit_limit_minor", "terms_days", "version",
    "created_by", "created_at", "erased_at", "hold_until_tested", "restricted_at",
]
personal = ["code", "code_blind", "name", "gstin", "abn", "pan", "pan_blind", "phone", "phone_blind", "location", "email"]
sealed = ["code", "name", "gstin", "abn", "pan", "phone", "location", "email"]
by = "person"
digest = ["code_blind", "pan_blind", "phone_blind"]
*/
