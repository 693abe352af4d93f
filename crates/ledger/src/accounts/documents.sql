--! insert_document (due_on?, party?, place_of_supply?, reverses?, foreseen?) : (taken?, number?)
-- Only this statement takes a number: a document that is not written has taken none (S3). If another number
-- was foreseen, nothing is written, and the statements behind it in the flight find no document. An erased
-- party gets no new document: the statement waits for an erasure in progress, and then there is no number.
-- Without a series there is no row.
with taken as (
    update ledger.series set next = next + 1
    where tenant_id = :tenant and doc_type = :doc_type and device = '' and fy = :fy
    returning code, ledger.format_number(pattern, :fy2, :fy, next - 1) as number
), living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
), posted as (
    insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date,
                                         due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor,
                                         round_off_minor, total_minor, reverses, opening, created_by, created_at)
    select t.tenant_id, :document, :doc_type::text, 'posted', taken.number, taken.code, :fy, :document_date, :due_on,
           :now, :party, :place_of_supply, :body, :taxable_minor, :tax_minor, :round_off_minor, :total_minor, :reverses,
           false, :by, :now
    from app.tenant t
    cross join taken
    where t.tenant_id = :tenant and (:foreseen::text is null or taken.number = :foreseen)
      and (not :needs_living_party or :party is null or exists (select from living))
    returning made.number
), opened as (
    insert into ledger.open_item as item (tenant_id, document_id, party_id, due_on, open_minor)
    select t.tenant_id, :document, :party, :due_on, :total_minor::bigint
    from app.tenant t
    cross join posted
    where t.tenant_id = :tenant and :party is not null and :due_on is not null and :total_minor::bigint <> 0
)
select taken.number as taken, (select number from posted) as number from taken;

--! insert_seal
insert into ledger.document_seal (tenant_id, document_id, sha256, sealed_at)
values (:tenant, :document, :sha256::bytea, :now)
returning true as sealed;

--! insert_opening
with living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
), posted as (
    insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date,
                                         due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor,
                                         round_off_minor, total_minor, reverses, opening, created_by, created_at)
    select t.tenant_id, :document, :doc_type::text, 'posted', :number, '', :fy, :document_date, :due_on,
           :now, :party, null, :body, 0, 0, 0, :total_minor, null, true, :by, :now
    from app.tenant t
    cross join living
    where t.tenant_id = :tenant
    returning made.document_id
), opened as (
    insert into ledger.open_item as item (tenant_id, document_id, party_id, due_on, open_minor)
    select t.tenant_id, posted.document_id, :party, :due_on, :total_minor::bigint
    from app.tenant t
    cross join posted
    where t.tenant_id = :tenant
    returning item.document_id
)
select true as opened from opened;

--! insert_opening_credit
with living as (
    select party_id from ledger.party
    where tenant_id = :tenant and party_id = :party and erased_at is null
    for key share
)
insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on,
                                     posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor,
                                     total_minor, reverses, opening, created_by, created_at)
select t.tenant_id, :document, 'opening_credit', 'posted', :number, '', :fy, :document_date, null::date, :now, :party,
       null::text, :body, 0, 0, 0, :total_minor, null::uuid, true, :by, :now
from app.tenant t
cross join living
where t.tenant_id = :tenant
returning made.document_id;

--! insert_line (item?, lot?, article?, metal?, fine_mg?, cost_minor?)
-- For a document with only one line: it costs the server half of what `insert_lines` does for one.
insert into ledger.document_line (tenant_id, document_id, line_no, description, item_id, lot_id, article_id, tax_class,
                                  discount_minor, taxable_minor, tax_minor, line_total_minor, metal, fine_mg, cost_minor, sold)
values (:tenant, :document, 1, :description, :item, :lot, :article, :tax_class, :discount_minor::bigint, :taxable_minor,
        :tax_minor, :total_minor, :metal::text, :fine_mg, :cost_minor, :sells)
returning line_no;

--! insert_lines (items[?], lots[?], articles[?], metals[?], fine_mg[?], cost_minor[?])
-- Numbers start at one, in the given order. The rows are selected from the workspace's own row, as
-- database.md section 6 requires.
insert into ledger.document_line as written (tenant_id, document_id, line_no, description, item_id, lot_id, article_id,
                                             tax_class, discount_minor, taxable_minor, tax_minor, line_total_minor,
                                             metal, fine_mg, cost_minor, sold)
select t.tenant_id, :document, line.n, line.description, line.item, line.lot, line.article, line.tax_class,
       line.discount, line.taxable, line.tax, line.total, line.metal, line.fine_mg, line.cost_minor, :sells
from app.tenant t
cross join unnest(:descriptions::bytea[], :items::uuid[], :lots::uuid[], :articles::uuid[], :tax_classes::text[],
                  :discount_minor::bigint[], :taxable_minor::bigint[], :tax_minor::bigint[], :total_minor::bigint[],
                  :metals::text[], :fine_mg::bigint[], :cost_minor::bigint[])
    with ordinality as line (description, item, lot, article, tax_class, discount, taxable, tax, total, metal, fine_mg,
                             cost_minor, n)
where t.tenant_id = :tenant
returning written.line_no;

--! free_pieces
-- The pieces came back: the lines that sold them count as sold no longer, so that they can be sold again.
update ledger.document_line set sold = false
where tenant_id = :tenant and article_id = any(:articles) and sold
returning line_no;

--! broken_seals
-- Documents whose figures no longer match their seal. There are none unless somebody bypassed the program.
select d.number from ledger.document d
join ledger.document_seal s on s.tenant_id = d.tenant_id and s.document_id = d.document_id
where d.tenant_id = :tenant and s.tenant_id = :tenant
  and s.sha256 <> ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor,
                                    d.round_off_minor, d.total_minor, d.body)
order by d.number
limit 100;

--! mark_reversed
update ledger.document set state = 'reversed', reversed_by = :reversed_by
where tenant_id = :tenant and document_id = :document and state = 'posted'
returning number;

--: DocumentStored(due_on?, party_id?, party?, party_name?, place_of_supply?, reverses?, reversed_by?, open_minor?)

--! document_by_id : DocumentStored
select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at,
       d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body, d.taxable_minor,
       d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
where d.tenant_id = :tenant and d.document_id = :document;

--! document_by_number : DocumentStored
-- A number of the old system may also be one of ours; then ours is meant.
select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at,
       d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body, d.taxable_minor,
       d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
where d.tenant_id = :tenant and d.number_norm = upper(:number)
order by d.opening, d.document_id desc
limit 1;

--! lines_of : (item_id?, lot_id?, article_id?, metal?, fine_mg?, cost_minor?)
select line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor,
       line_total_minor, metal::text, fine_mg, cost_minor
from ledger.document_line
where tenant_id = :tenant and document_id = :document
order by line_no;

--! documents_in : (party_id?, party?)
select d.document_id, d.number, d.document_date, d.state, d.total_minor, d.party_id, p.code as party
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
where d.tenant_id = :tenant and d.series = :series and d.fy = :fy and d.document_id > :after
order by d.document_id
limit :many;

--! count_in
select count(*) as documents from ledger.document
where tenant_id = :tenant and series = :series and fy = :fy;

--! hold_workspace
-- Each posting holds the workspace's row from when it reads what holds of its day, and each call that writes holds it by its event,
-- from shortly before its COMMIT. So this waits for them, and those behind them wait for the end of this call.
select true as held from app.tenant where tenant_id = :tenant for update;

--! has_posted
-- Whether the shop has started to work: after its first own document, nothing more is imported.
select exists (select from ledger.document where tenant_id = :tenant and not opening) as posted;
