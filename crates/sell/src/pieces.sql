--! insert_article (huid?, description?, making?, tax_class?, cost_minor?, location?, entry?, party?)
insert into sell.article (tenant_id, article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg,
                          fine_mg, making, tax_class, cost_minor, cost_is_part, location, status, opening, entry_id, party_id,
                          version, created_by, created_at)
values (:tenant, :article, :tag, :huid, :description, :metal, :fineness, :gross_mg, :net_mg, :stone_mg,
        :fine_mg, :making, :tax_class, :cost_minor, :cost_is_part, :location, :status, :opening, :entry, :party, 1, :by, :now)
returning true as added;

--: ArticleStored(huid?, description?, making?, tax_class?, cost_minor?, party_id?)

--! article_alike
-- The first, by code, of the other pieces that look the same.
select tag from sell.article
where tenant_id = :tenant and look = app.look(:tag) and tag <> :tag
order by tag
limit 1;

--! articles_known : ArticleStored
select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class,
       cost_minor, status, party_id
from sell.article
where tenant_id = :tenant and tag = any(:tags);

--! articles_tagged : ArticleStored
-- Locked in id order: of two cashiers who sell one tag, the second waits and then sees that it is sold.
select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class,
       cost_minor, status, party_id
from sell.article
where tenant_id = :tenant and tag = any(:tags)
order by article_id
for update;

--! move_article
-- To a state in which no party has the piece.
update sell.article set status = :status, party_id = null, version = version + 1
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

--: PieceHeld(description?, making?, tax_class?, cost_minor?, location?, party_id?)

--! pieces_held : PieceHeld
-- Locked in id order, as bills lock them.
select article_id, tag, description, metal, fineness, net_mg, stone_mg, fine_mg, making, tax_class, cost_minor, cost_is_part,
       location, status, party_id
from sell.article
where tenant_id = :tenant and tag = any(:tags)
order by article_id
for update;

--! change_pieces (locations[?], parties[?])
update sell.article a
set status = it.status, location = it.location, party_id = it.party, version = a.version + 1
from unnest(:articles::uuid[], :statuses::text[], :locations::text[], :parties::uuid[]) as it (article, status, location, party)
where a.tenant_id = :tenant and a.article_id = it.article
returning a.tag;

--! insert_moves (entry?, stocktake?, lot?, until?, parties[?], from_locations[?], to_locations[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into sell.article_move as made (tenant_id, article_move_id, article_id, kind, cost_minor, fine_mg, entry_id, stocktake_id,
                                       lot_id, party_id, until, from_status, to_status, from_location, to_location, created_by,
                                       created_at)
select t.tenant_id, it.move, it.article, :kind, it.cost_minor, it.fine_mg, :entry, :stocktake, :lot, it.party, :until,
       it.from_status, it.to_status, it.from_location, it.to_location, :by, :now
from app.tenant t
cross join unnest(:moves::uuid[], :articles::uuid[], :costs_minor::bigint[], :fines_mg::bigint[], :parties::uuid[],
                  :from_statuses::text[], :to_statuses::text[], :from_locations::text[], :to_locations::text[])
    as it (move, article, cost_minor, fine_mg, party, from_status, to_status, from_location, to_location)
where t.tenant_id = :tenant
returning made.article_id;

--! place_is_known
-- A location of the workspace, or one that a piece has.
select (exists (select from ledger.location l where l.tenant_id = :tenant and l.code = :location)
        or exists (select from sell.article a where a.tenant_id = :tenant and a.location = :location)) as is_known
from app.tenant t
where t.tenant_id = :tenant;

--! place_is_welcome
-- The same; a workspace that keeps no list of locations names them as it goes.
select (exists (select from ledger.location l where l.tenant_id = :tenant and l.code = :location)
        or exists (select from sell.article a where a.tenant_id = :tenant and a.location = :location)
        or not exists (select from ledger.location l where l.tenant_id = :tenant)) as is_welcome
from app.tenant t
where t.tenant_id = :tenant;

--! moves_of : (party_id?, party?, lot?, until?, from_location?, to_location?)
-- What happened to a piece, the newest first.
select v.article_move_id, v.kind, v.party_id, y.name as party, l.code as lot, v.until, v.from_status, v.to_status, v.from_location,
       v.to_location, v.created_by, m.name as by_name, v.created_at
from sell.article_move v
join app.membership m on m.tenant_id = :tenant and m.person_id = v.created_by
left join ledger.party y on y.tenant_id = :tenant and y.party_id = v.party_id
left join ledger.lot l on l.tenant_id = :tenant and l.lot_id = v.lot_id
where v.tenant_id = :tenant and v.article_id = :article
order by v.article_move_id desc
limit :many;

--! piece_shown : (huid?, description?, making?, tax_class?, cost_minor?, location?, party_id?, party?)
select a.article_id, a.tag, a.huid, a.description, a.metal, a.fineness, a.gross_mg, a.net_mg, a.stone_mg, a.fine_mg, a.making,
       a.tax_class, a.cost_minor, a.location, a.status, a.party_id, y.name as party, a.created_at
from sell.article a
left join ledger.party y on y.tenant_id = :tenant and y.party_id = a.party_id
where a.tenant_id = :tenant and a.tag = :tag;

--! insert_approvals (until?, agreed_minor[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into sell.approval as made (tenant_id, article_id, party_id, agreed_minor, until, entry_id, created_by, created_at)
select t.tenant_id, it.article, :party, it.agreed, :until, :entry, :by, :now
from app.tenant t
cross join unnest(:articles::uuid[], :agreed_minor::bigint[]) as it (article, agreed)
where t.tenant_id = :tenant
returning made.article_id;

--! approval_terms : (agreed_minor?, until?)
select p.article_id, p.party_id, y.code as party, p.agreed_minor, p.until
from sell.approval p
join ledger.party y on y.tenant_id = :tenant and y.party_id = p.party_id
where p.tenant_id = :tenant and p.article_id = any(:articles::uuid[]);

--! price_pieces
-- The cost of a piece is set once, by the entry that buys it.
update sell.article a set cost_minor = it.cost, entry_id = :entry
from unnest(:articles::uuid[], :costs_minor::bigint[]) as it (article, cost)
where a.tenant_id = :tenant and a.article_id = it.article
returning a.tag;

--! approvals : (description?, agreed_minor?, until?, location?)
-- The pieces that suppliers left and that are neither bought nor sent back.
select a.tag, a.article_id, a.description, a.metal, a.fineness, a.gross_mg, a.net_mg, a.fine_mg, a.location, p.party_id,
       y.code as party, y.name as party_name, p.agreed_minor, p.until, p.created_at
from sell.article a
join sell.approval p on p.tenant_id = :tenant and p.article_id = a.article_id
join ledger.party y on y.tenant_id = :tenant and y.party_id = p.party_id
where a.tenant_id = :tenant and a.status = 'approval_in' and a.tag > :after
order by a.tag
limit :many;
