--: ItemRow(label_name?, density_e6?, gtin?, shelf_life_days?, sap_koh_mg_per_g_e6?, purity_percent_e6?, standard_price_e6?, price_e6?, tax_class?, metal?, fineness?)

--! insert_item (label_name?, density_e6?, gtin?, shelf_life_days?, sap_e6?, purity_e6?, standard_price_e6?, price_e6?, tax_class?, metal?, fineness?)
insert into ledger.item (tenant_id, item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin,
                         catch_weight, shelf_life_days, ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6,
                         price_e6, tax_class, metal, fineness, hold_until_tested, version, created_by, created_at)
values (:tenant, :item, :code, :name, :label_name, :kind, :unit, :resolution_e6, :density_e6, :allergens, :gtin,
        :catch_weight, :shelf_life_days, :ftl, :sap_e6, :purity_e6, :standard_price_e6,
        :price_e6, :tax_class, :metal, :fineness, :hold_until_tested, 1, :by, :now)
returning true as added;

--! update_item (name?, label_name?, kind?, density_e6?, allergens?, gtin?, shelf_life_days?, ftl?, sap_e6?, purity_e6?, standard_price_e6?, price_e6?, tax_class?, hold_until_tested?)
-- Absent fields stay as they are. Unit, weighing step and metal never change: stock is counted in them.
update ledger.item
set name = coalesce(:name, name), label_name = coalesce(:label_name, label_name), kind = coalesce(:kind, kind),
    density_e6 = coalesce(:density_e6, density_e6), allergens = coalesce(:allergens, allergens),
    gtin = coalesce(:gtin, gtin), shelf_life_days = coalesce(:shelf_life_days, shelf_life_days),
    ftl = coalesce(:ftl, ftl), sap_koh_mg_per_g_e6 = coalesce(:sap_e6, sap_koh_mg_per_g_e6),
    purity_percent_e6 = coalesce(:purity_e6, purity_percent_e6),
    standard_price_e6 = coalesce(:standard_price_e6, standard_price_e6), price_e6 = coalesce(:price_e6, price_e6),
    tax_class = coalesce(:tax_class, tax_class),
    hold_until_tested = coalesce(:hold_until_tested, hold_until_tested), version = version + 1
where tenant_id = :tenant and code = :code
returning version;

--! item_coded : ItemRow
select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days,
       ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested,
       version
from ledger.item where tenant_id = :tenant and code = :code;

--! item_alike
-- The first, by code, of the other items that look the same.
select code from ledger.item
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! items_coded : ItemRow
select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days,
       ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested,
       version
from ledger.item where tenant_id = :tenant and code = any(:codes);

--! items_named : ItemRow
select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days,
       ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested,
       version
from ledger.item
where tenant_id = :tenant and name_norm >= :first and name_norm < :beyond and (name_norm, item_id) > (:after_name, :after)
order by name_norm, item_id
limit :many;

--! items_with_word
-- By a word of the name, or a part of the code. A workspace has few items, so that its rows are read in the order of
-- names until enough are found.
select code, name, kind from ledger.item
where tenant_id = :tenant and (strpos(' ' || name_norm, :word) > 0 or strpos(lower(code), :part) > 0)
order by name_norm, item_id
limit :many;

--: ItemLabel(origin?, energy_kj_e6?, protein_g_e6?, fat_g_e6?, saturated_g_e6?, carbohydrate_g_e6?, sugars_g_e6?, sodium_mg_e6?, serving_g_e6?, storage?)

--! labels_of : ItemLabel
select item_id, origin, energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6,
       serving_g_e6, storage
from ledger.item_label
where tenant_id = :tenant and item_id = any(:items);

--! put_label (origin?, energy?, protein?, fat?, saturated?, carbohydrate?, sugars?, sodium?, serving?, storage?)
insert into ledger.item_label as n (tenant_id, item_id, origin, energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6,
                                    carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6, serving_g_e6, storage, changed_by, changed_at)
values (:tenant, :item, :origin, :energy, :protein, :fat, :saturated, :carbohydrate, :sugars, :sodium, :serving, :storage, :by, :now)
on conflict (tenant_id, item_id) do update
set origin = excluded.origin, energy_kj_e6 = excluded.energy_kj_e6, protein_g_e6 = excluded.protein_g_e6,
    fat_g_e6 = excluded.fat_g_e6, saturated_g_e6 = excluded.saturated_g_e6, carbohydrate_g_e6 = excluded.carbohydrate_g_e6,
    sugars_g_e6 = excluded.sugars_g_e6, sodium_mg_e6 = excluded.sodium_mg_e6, serving_g_e6 = excluded.serving_g_e6,
    storage = excluded.storage, changed_by = excluded.changed_by, changed_at = excluded.changed_at
returning n.item_id;
