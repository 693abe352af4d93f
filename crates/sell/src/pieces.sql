--! insert_article (huid?, description?, making?, tax_class?, cost_minor?, location?, entry?)
insert into sell.article (tenant_id, article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg,
                          fine_mg, making, tax_class, cost_minor, location, status, opening, entry_id, version,
                          created_by, created_at)
values (:tenant, :article, :tag, :huid, :description, :metal, :fineness, :gross_mg, :net_mg, :stone_mg,
        :fine_mg, :making, :tax_class, :cost_minor, :location, :status, :opening, :entry, 1, :by, :now)
returning true as added;

--: ArticleStored(huid?, description?, making?, tax_class?, cost_minor?)

--! article_alike
-- The first, by code, of the other pieces that look the same.
select tag from sell.article
where tenant_id = :tenant and look = app.look(:tag) and tag <> :tag
order by tag
limit 1;

--! articles_known : ArticleStored
select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class,
       cost_minor, status
from sell.article
where tenant_id = :tenant and tag = any(:tags);

--! articles_tagged : ArticleStored
-- Locked in id order: of two cashiers who sell one tag, the second waits and then sees that it is sold.
select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class,
       cost_minor, status
from sell.article
where tenant_id = :tenant and tag = any(:tags)
order by article_id
for update;

--! move_article
update sell.article set status = :status, version = version + 1
where tenant_id = :tenant and article_id = :article
returning tag, status;

--! articles_by_tag : (huid?, description?, location?, cost_minor?)
select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, cost_minor, location, status
from sell.article
where tenant_id = :tenant and status = :status and tag >= :first and tag < :beyond and tag > :after
order by tag
limit :many;

--: ArticleFound(huid?, description?)

--! articles_from_tag : ArticleFound
-- Whatever their state: a sold piece is found too.
select article_id, tag, huid, description, metal, fineness, status
from sell.article
where tenant_id = :tenant and tag >= :first and tag < :beyond
order by tag
limit :many;

--! articles_of_huid : ArticleFound
select article_id, tag, huid, description, metal, fineness, status
from sell.article
where tenant_id = :tenant and huid = :huid;
--! hold_tagged
select article_id, status from sell.article where tenant_id = :tenant and tag = :tag
for update;
