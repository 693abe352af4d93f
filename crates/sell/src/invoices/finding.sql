--! tag_of_huid
select tag from sell.article where tenant_id = :tenant and huid = :huid;

--! items_with_word
-- Any word of a name. The items of one workspace are scanned: it has hundreds of them, and not a million.
select code, name from ledger.item
where tenant_id = :tenant and position(:word in ' ' || name_norm) > 0
order by name_norm, item_id
limit :many;

--! item_of_gtin
-- The oldest of them; a GTIN of fewer digits is stored as it was typed. The items of one workspace are scanned.
select code from ledger.item
where tenant_id = :tenant and lpad(gtin, 14, '0') = :gtin
order by item_id
limit 1;

--! tags_from
select tag from sell.article
where tenant_id = :tenant and status = 'in_stock' and tag >= :first and tag < :beyond
order by tag
limit :many;
