--! document_numbered : (due_on?, party_id?)
-- The newest one, where a number came again in another year or kind.
select document_id, doc_type, state, number, document_date, due_on, total_minor, tax_minor, party_id from ledger.document
where tenant_id = :tenant and number_norm = :number
order by document_id desc
limit 1;

--! lines_of_document
select line_no, description, taxable_minor, line_total_minor from ledger.document_line
where tenant_id = :tenant and document_id = :document
order by line_no
limit :many;
