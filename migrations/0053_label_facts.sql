-- What a label says of an item beside its name and its allergens: where it comes from, its nutrition, a serving, how to keep it.
-- Invariant: of the figures of nutrition all are known, or none.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table ledger.item_label (
    tenant_id uuid not null,
    item_id uuid not null,
    origin text check (origin ~ '^[A-Z]{2}$'),                      -- the country, in two letters
    energy_kj_e6 bigint check (energy_kj_e6 >= 0),                  -- the figures are those of 100 g
    protein_g_e6 bigint check (protein_g_e6 >= 0),
    fat_g_e6 bigint check (fat_g_e6 >= 0),
    saturated_g_e6 bigint check (saturated_g_e6 >= 0),
    carbohydrate_g_e6 bigint check (carbohydrate_g_e6 >= 0),
    sugars_g_e6 bigint check (sugars_g_e6 >= 0),
    sodium_mg_e6 bigint check (sodium_mg_e6 >= 0),
    serving_g_e6 bigint check (serving_g_e6 > 0),
    storage text check (length(storage) between 1 and 500),
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (tenant_id, item_id),
    foreign key (tenant_id, item_id) references ledger.item,
    check (num_nulls(energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6)
           in (0, 7))
);
select app.tenant_table('ledger.item_label',
    'select,insert,update (origin, energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6,
                           sodium_mg_e6, serving_g_e6, storage, changed_by, changed_at)');

/* classes
["ledger.item_label"]
kept = "batches"
business = [
    "tenant_id", "item_id", "origin", "energy_kj_e6", "protein_g_e6", "fat_g_e6", "saturated_g_e6", "carbohydrate_g_e6",
    "sugars_g_e6", "sodium_mg_e6", "serving_g_e6", "storage", "changed_by", "changed_at",
]
*/
