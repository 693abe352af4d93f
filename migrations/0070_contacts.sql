-- The addresses at which the operator of the instance is reached, and when somebody confirmed that mail arrives there.
-- Invariant: a confirmation is of one address: another one in the settings has none. A link is stored as its digest alone.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.contact (
    tenant_id uuid not null references app.tenant,
    contact text not null check (contact in ('security', 'support')),
    address text not null check (length(address) between 3 and 254),
    link_id uuid,                                                     -- the mail with its newest link, which a newer one cancels
    link_sha256 bytea check (octet_length(link_sha256) = 32),
    link_until timestamptz,
    confirmed_at timestamptz,
    primary key (tenant_id, contact),
    constraint contact_link_is_whole check (
        (link_id is null) = (link_sha256 is null) and (link_id is null) = (link_until is null))
);
select app.tenant_table('app.contact', 'select,insert,update');

/* classes
["app.contact"]
kept = "workspace"
public = ["contact", "address"]
business = ["tenant_id", "link_id", "link_until", "confirmed_at"]
secret = ["link_sha256"]
digest = ["link_sha256"]
*/
