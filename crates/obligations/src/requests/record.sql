--! documents_of_party : (due_on?)
select document_id, doc_type, state, number, document_date, due_on, total_minor, tax_minor from ledger.document
where tenant_id = :tenant and party_id = :party
order by document_date, document_id
limit :many;

--! lines_of_documents
select document_id, line_no, description, taxable_minor, line_total_minor from ledger.document_line
where tenant_id = :tenant and document_id = any(:documents)
order by document_id, line_no
limit :many;

--! open_items_of_party
select document_id, due_on, open_minor from ledger.open_item
where tenant_id = :tenant and party_id = :party and open_minor > 0
order by due_on, document_id
limit :many;

--! orders_of_party
select o.order_id, d.number, o.deliver_on, o.state from ledger.customer_order o
join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id
where o.tenant_id = :tenant and d.tenant_id = :tenant and o.party_id = :party
order by o.order_id
limit :many;

--! standing_orders_of_party : (until_on?)
select standing_order_id, code, from_on, until_on from ledger.standing_order
where tenant_id = :tenant and party_id = :party
order by standing_order_id
limit :many;

--! jobs_of_party
select j.job_id, d.number, j.kind, j.description, j.promised, j.state from sell.job j
join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id
where j.tenant_id = :tenant and d.tenant_id = :tenant and j.party_id = :party
order by j.job_id
limit :many;

--! mails_about : (sent_at?)
select mail_id, kind, address, subject, created_at, sent_at from app.mail
where tenant_id = :tenant and about = any(:subjects)
order by mail_id
limit :many;

--! pieces_of_party
select article_id, tag, status from sell.article
where tenant_id = :tenant and party_id = :party
order by article_id
limit :many;

--! lots_of_party : (received_on?)
select lot_id, code, received_on from ledger.lot
where tenant_id = :tenant and supplier_id = :party
order by lot_id
limit :many;

--! shipments_to_party
select s.movement_id, s.number, s.shipped_on, l.code as lot from ledger.shipment s
join ledger.lot l on l.tenant_id = s.tenant_id and l.lot_id = s.lot_id
where s.tenant_id = :tenant and l.tenant_id = :tenant and s.party_id = :party
order by s.movement_id
limit :many;

--! requests_of_party : (outcome?)
select f.case_no, r.kind, f.opened_at, r.outcome from app.person_request r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and f.tenant_id = :tenant and r.party_id = :party
order by f.case_no
limit :many;
