-- How codes look: one that people cannot tell from another is found when it is made, and warned of.
-- Invariant: no code is changed; app.look gives what the program's own alike::skeleton gives (a test compares them).
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

/* classes
["ledger.item"]
kept = "batches"
business = [
    "tenant_id", "item_id", "code", "name", "name_norm", "label_name", "kind", "unit", "resolution_e6", "density_e6",
    "allergens", "gtin", "catch_weight", "shelf_life_days", "ftl", "sap_koh_mg_per_g_e6", "purity_percent_e6",
    "standard_price_e6", "price_e6", "tax_class", "metal", "fineness", "version", "created_by", "created_at", "look",
]

["ledger.lot"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "lot_id", "code", "item_id", "supplier_id", "reference_type", "received_on", "made_on", "expires_on",
    "batch_id", "needs_release", "opening", "created_by", "created_at", "look",
]
confidential = ["supplier_lot", "reference_number"]
sealed = ["supplier_lot", "reference_number"]

["sell.article"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "article_id", "tag", "huid", "metal", "fineness", "gross_mg", "net_mg", "stone_mg", "fine_mg",
    "making", "tax_class", "cost_minor", "location", "status", "opening", "version", "created_by", "created_at", "look",
]
confidential = ["description"]
sealed = ["description"]

["make.recipe_version"]
kept = "batches"
stays = "it is written once and never changed"
business = [
    "tenant_id", "recipe_version_id", "code", "version", "output_item_id", "basis_e6", "basis_unit", "minimum_age_days",
    "shelf_life_days", "tolerance_percent_e6", "open_lines", "sha256", "opening", "created_by", "created_at", "look",
]
confidential = ["name", "body"]
sealed = ["name", "body"]

["make.control_point"]
kept = "batches"
business = [
    "tenant_id", "control_point_id", "code", "version", "kind", "parameter", "unit", "lower_e6", "lower_inclusive",
    "upper_e6", "upper_inclusive", "physical_lower_e6", "physical_upper_e6", "max_gap_s", "pauses_age", "applies_to",
    "opening", "created_by", "created_at", "look",
]

["make.equipment"]
kept = "batches"
business = [
    "tenant_id", "equipment_id", "code", "kind", "name", "measures", "capacity_e6", "minimum_e6", "unit",
    "tolerance_e6", "calibration_every_days", "calibration_due", "physical_lower_e6", "physical_upper_e6",
    "clean_after_each_batch", "clean_valid_hours", "cleaned_at", "used_at", "opening", "version", "created_by",
    "created_at", "look",
]
*/

-- In the order of the table of kernel/src/alike.rs: capitals, look-alikes, full-width forms.
create function app.look(code text) returns text
language sql immutable strict parallel safe
return translate(normalize(code, NFD),
    U&'ABCDEFGHIJKMNOPQRSTUVWXYZаАαΑвВβΒсСϲϹԁԀеЕεΕɡһҺнНհΗіІїЇӏӀιΙıl' ||
    U&'1|ǀјЈϳкКκΚмМμΜµпПηոΝоОοΟօՕ0рРρΡԛԚгГѕЅſтТτΤυսѵѴνԝԜωхХχΧуУүҮγΥ' ||
    U&'ζΖзЗ\00a0\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200a\202f\205f\3000\2010\2011\2012\2013\2014\2015\2212﹣‘’ʼ`´！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜' ||
    U&'＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘ' ||
    U&'ｙｚ｛｜｝～',
    'abcdefghijkmnopqrstuvwxyzaaaabbbbccccddeeeeghhhhhhiiiiiiiiii' ||
    'iiijjjkkkkmmmmmnnnnnoooooooppppqqrrsssttttuuvvvwwwxxxxyyyyyy' ||
    'zz33               --------''''''''''!"#$%&''()*+,-./oi23456789:;<' ||
    '=>?@abcdefghijkLmnopqrstuvwxyz[\]^_''abcdefghijkimnopqrstuvwx' ||
    'yz{i}~');
grant execute on function app.look(text) to steel_app;

alter table ledger.item add column look text collate "C" generated always as (app.look(code)) stored;
create index item_by_look on ledger.item (tenant_id, look);
alter table ledger.lot add column look text collate "C" generated always as (app.look(code)) stored;
create index lot_by_look on ledger.lot (tenant_id, look);
alter table sell.article add column look text collate "C" generated always as (app.look(tag)) stored;
create index article_by_look on sell.article (tenant_id, look);
alter table make.recipe_version add column look text collate "C" generated always as (app.look(code)) stored;
create index recipe_version_by_look on make.recipe_version (tenant_id, look);
alter table make.control_point add column look text collate "C" generated always as (app.look(code)) stored;
create index control_point_by_look on make.control_point (tenant_id, look);
alter table make.equipment add column look text collate "C" generated always as (app.look(code)) stored;
create index equipment_by_look on make.equipment (tenant_id, look);
