--! insert_version (output_item?, basis_e6?, basis_unit?, shelf_life_days?, tolerance_e6?)
insert into make.recipe_version (tenant_id, recipe_version_id, code, version, name, output_item_id, basis_e6, basis_unit,
                                 minimum_age_days, shelf_life_days, tolerance_percent_e6, open_lines, body, sha256,
                                 opening, created_by, created_at)
values (:tenant, :recipe_version, :code, :version, :name, :output_item, :basis_e6, :basis_unit,
        :minimum_age_days, :shelf_life_days, :tolerance_e6, :open_lines, :body, :sha256,
        :opening, :by, :now)
returning true as published;

--! insert_line (quantity_e6?)
insert into make.recipe_line (tenant_id, recipe_version_id, line_no, item_id, quantity_e6, unit)
values (:tenant, :recipe_version, :line_no, :item, :quantity_e6, :unit)
returning true as added;

--: VersionRow(output_item?, basis_e6?, basis_unit?, shelf_life_days?, tolerance_e6?)

--! recipe_alike
-- The first, by code, of the other recipes that look the same.
select code from make.recipe_version
where tenant_id = :tenant and look = app.look(:code) and code <> :code
order by code
limit 1;

--! version_coded : VersionRow
-- The requested version; the newest if version is zero.
select r.recipe_version_id, r.code, r.version, r.name, i.code as output_item, r.basis_e6, r.basis_unit, r.minimum_age_days,
       r.shelf_life_days, r.tolerance_percent_e6 as tolerance_e6, r.open_lines, r.created_at
from make.recipe_version r
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where r.tenant_id = :tenant and r.code = :code and (:version = 0 or r.version = :version)
order by r.version desc
limit 1;

--! versions_newest : VersionRow
select distinct on (r.code) r.recipe_version_id, r.code, r.version, r.name, i.code as output_item, r.basis_e6, r.basis_unit,
       r.minimum_age_days, r.shelf_life_days, r.tolerance_percent_e6 as tolerance_e6, r.open_lines,
       r.created_at
from make.recipe_version r
left join ledger.item i on i.tenant_id = :tenant and i.item_id = r.output_item_id
where r.tenant_id = :tenant and r.code > :after
order by r.code, r.version desc
limit :many;

--: LineRow(quantity_e6?, density_e6?)

--! lines_of : LineRow
select l.line_no, l.item_id, i.code as item, i.name as item_name, i.unit as item_unit, i.resolution_e6,
       i.density_e6, l.quantity_e6, l.unit
from make.recipe_line l
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
where l.tenant_id = :tenant and l.recipe_version_id = :recipe_version
order by l.line_no;

--! versions_of
select r.version, r.created_at, r.created_by, p.name as by_name,
       (select count(*) from make.batch b
        where b.tenant_id = :tenant and b.recipe_version_id = r.recipe_version_id) as batches
from make.recipe_version r
join app.membership p on p.tenant_id = :tenant and p.person_id = r.created_by
where r.tenant_id = :tenant and r.code = :code
order by r.version desc
limit 100;

--! bodies_coded
-- The versions of these codes; version zero stands for the newest.
select distinct on (r.code, w.version) r.recipe_version_id, r.code, r.version, r.body
from make.recipe_version r
cross join unnest(:codes::text[], :versions::integer[]) as w (code, version)
where r.tenant_id = :tenant and r.code = w.code and (w.version = 0 or r.version = w.version)
order by r.code, w.version, r.version desc;

--! body_kept
select body from make.recipe_version where tenant_id = :tenant and recipe_version_id = :recipe_version;

--! prices_paid
-- What came in last of each item.
select distinct on (l.item_id) l.item_id, m.quantity_e6, m.cost_minor
from ledger.lot l
join ledger.movement m on m.tenant_id = :tenant and m.lot_id = l.lot_id
where l.tenant_id = :tenant and l.item_id = any(:items) and m.kind in ('receive', 'opening') and m.quantity_e6 > 0
order by l.item_id, m.moved_at desc, m.movement_id desc;

--! bodies_of
select recipe_version_id, code, version, body from make.recipe_version
where tenant_id = :tenant and recipe_version_id = any(:recipe_versions);

--! photos_known
-- Which of these photos the workspace has, by their digests.
select sha256 from make.recipe_photo where tenant_id = :tenant and sha256 = any(:digests::bytea[]);

--! photos_since
select count(*) as photos from make.recipe_photo where tenant_id = :tenant and recipe_photo_id >= :first;

--! insert_photo
-- Nothing is written where another version brought the same photo meanwhile.
insert into make.recipe_photo (tenant_id, recipe_photo_id, sha256, media_type, width, height, size, content, created_by, created_at)
values (:tenant, :photo, :sha256::bytea, :media_type, :width, :height, :size, :content, :by, :now)
on conflict (tenant_id, sha256) do nothing
returning true as added;

--! photo_of_digest
select recipe_photo_id, media_type, width, height, content from make.recipe_photo
where tenant_id = :tenant and sha256 = :sha256::bytea;
