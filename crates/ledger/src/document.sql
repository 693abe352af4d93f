--! insert_document (due_on?, party?, place_of_supply?, reverses?)
-- The number is taken here and nowhere else: a document that is not written has taken none (S3).
with taken as (
    update ledger.series set next = next + 1
    where tenant_id = :tenant and doc_type = :doc_type and device = '' and fy = :fy
    returning code, pattern, next - 1 as n
)
insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on,
                             posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor,
                             total_minor, reverses, opening, created_by, created_at)
select :tenant, :document, :doc_type, 'posted', ledger.format_number(taken.pattern, :fy2, :fy, taken.n), taken.code, :fy,
       :document_date, :due_on, :now, :party, :place_of_supply, :body, :taxable_minor, :tax_minor, :round_off_minor,
       :total_minor, :reverses, false, :by, :now
from taken
returning number;

--! insert_opening
insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on,
                             posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor,
                             total_minor, reverses, opening, created_by, created_at)
values (:tenant, :document, 'opening_invoice', 'posted', :number, '', :fy, :document_date, :due_on,
        :now, :party, null, '{}', 0, 0, 0, :total_minor, null, true, :by, :now)
returning true as opened;

--! insert_line (item?, lot?, article?, fine_mg?, cost_minor?)
insert into ledger.document_line (tenant_id, document_id, line_no, description, item_id, lot_id, article_id, tax_class,
                                  discount_minor, taxable_minor, tax_minor, line_total_minor, fine_mg, cost_minor)
values (:tenant, :document, :line_no, :description, :item, :lot, :article, :tax_class,
        :discount_minor, :taxable_minor, :tax_minor, :line_total_minor, :fine_mg, :cost_minor)
returning true as written;

--! insert_seal
-- Hashed by the database over the row as it is stored, so that it goes in the same flight as the document: the
-- program learns the number only with the flight's answer.
insert into ledger.document_seal (tenant_id, document_id, sha256, sealed_at)
select d.tenant_id, d.document_id,
       sha256(convert_to(concat_ws(E'\n', d.number, to_char(d.document_date, 'YYYY-MM-DD'), d.taxable_minor::text,
                                   d.tax_minor::text, d.round_off_minor::text, d.total_minor::text, d.body::text), 'UTF8')),
       :now
from ledger.document d
where d.tenant_id = :tenant and d.document_id = :document
returning true as sealed;

--! broken_seals
-- Documents whose figures are no longer those that were sealed; none, unless somebody went round the program.
select d.number from ledger.document d
join ledger.document_seal s on s.tenant_id = d.tenant_id and s.document_id = d.document_id
where d.tenant_id = :tenant and s.tenant_id = :tenant
  and s.sha256 <> sha256(convert_to(concat_ws(E'\n', d.number, to_char(d.document_date, 'YYYY-MM-DD'), d.taxable_minor::text,
                                    d.tax_minor::text, d.round_off_minor::text, d.total_minor::text, d.body::text), 'UTF8'))
order by d.number
limit 100;

--! mark_reversed
update ledger.document set state = 'reversed', reversed_by = :reversed_by
where tenant_id = :tenant and document_id = :document and state = 'posted'
returning number;

--: DocumentRow(due_on?, party_id?, party?, party_name?, place_of_supply?, reverses?, reversed_by?, open_minor?)

--! document_by_id : DocumentRow
select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at,
       d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body::text as body, d.taxable_minor,
       d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
where d.tenant_id = :tenant and d.document_id = :document;

--! document_by_number : DocumentRow
-- A number of the old system may be one of ours too; then ours is meant.
select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at,
       d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body::text as body, d.taxable_minor,
       d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id
where d.tenant_id = :tenant and d.number_norm = upper(:number)
order by d.opening, d.document_id desc
limit 1;

--! lines_of : (item_id?, lot_id?, article_id?, fine_mg?, cost_minor?)
select line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor,
       line_total_minor, fine_mg, cost_minor
from ledger.document_line
where tenant_id = :tenant and document_id = :document
order by line_no;

--! documents_in : (party?)
select d.document_id, d.number, d.document_date, d.state, d.total_minor, p.code as party
from ledger.document d
left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id
where d.tenant_id = :tenant and d.series = :series and d.fy = :fy and d.document_id > :after
order by d.document_id
limit :many;

--! count_in
select count(*) as documents from ledger.document
where tenant_id = :tenant and series = :series and fy = :fy;
