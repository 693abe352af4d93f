-- Photos of the steps of recipes. A version names each by its digest, so the next version has it without a copy.
-- Invariant: a photo is written once, with the version that first shows it, and never changed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table make.recipe_photo (
    tenant_id uuid not null references app.tenant,
    recipe_photo_id uuid not null,
    sha256 app.bytes32 not null,                                    -- of the bytes, by which a version names it
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
    width integer not null check (width between 1 and 10000),
    height integer not null check (height between 1 and 10000),
    size integer not null check (size between 1 and 5242880),
    content app.sealed not null,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, recipe_photo_id),
    constraint recipe_photo_once unique (tenant_id, sha256)
);
select app.tenant_table('make.recipe_photo');
create trigger recipe_photo_stays before update or delete on make.recipe_photo
    for each row execute function app.refuse_change();

/* classes
["make.recipe_photo"]
kept = "batches"
stays = "it is written once and never changed"
business = ["tenant_id", "recipe_photo_id", "media_type", "width", "height", "size", "created_by", "created_at"]
confidential = ["sha256", "content"]
sealed = ["content"]
digest = ["sha256"]
*/
