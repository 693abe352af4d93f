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

--! tenders_of_documents : (reference?, occasion?)
select document_id, line_no, mode, amount_minor, paid_out, reference, occasion from ledger.tender
where tenant_id = :tenant and document_id = any(:documents)
order by document_id, line_no
limit :many;

--! bodies_of_documents
select document_id, body from ledger.document
where tenant_id = :tenant and document_id = any(:documents)
order by document_id
limit :many;

--! entries_of_party
-- Money and metal on their accounts that no document is for, such as an opening balance.
select m.entry_id, m.entry_date, m.account, m.is_debit, m.commodity, m.amount, e.memo
from (
    select entry_id, line_no, entry_date, debit_account as account, true as is_debit, commodity, amount from ledger.posting
    where tenant_id = :tenant and debit_party = :party
    union all
    select entry_id, line_no, entry_date, credit_account, false, commodity, amount from ledger.posting
    where tenant_id = :tenant and credit_party = :party
) m
join ledger.journal_entry e on e.tenant_id = :tenant and e.entry_id = m.entry_id
where e.document_id is null
order by m.entry_date, m.entry_id, m.line_no, m.is_debit
limit :many;

--! drafts_of_party : (input?, total_minor?)
select draft_id, input, total_minor, created_at, expires_at from sell.draft
where tenant_id = :tenant and party_id = :party and state = 'draft'
order by draft_id
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

--! items_of_jobs : (gross_mg?, metal?, net_mg?, fineness?)
select job_id, item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place from sell.job_item
where tenant_id = :tenant and job_id = any(:jobs)
order by job_id, item_no
limit :many;

--! metal_of_jobs
select job_id, verb, metal, custody_mg, owed_mg, stock_mg, created_at from sell.job_metal
where tenant_id = :tenant and job_id = any(:jobs)
order by job_id, movement_id
limit :many;

--! terms_of_karigar
select loss_limit_mg from ledger.karigar_terms
where tenant_id = :tenant and party_id = :party;

--! wastage_of_karigar
select fineness, percent_e6 from ledger.karigar_wastage
where tenant_id = :tenant and party_id = :party
order by fineness
limit :many;

--! receipts_of_karigar
select document_id, labour_minor, tax_minor, created_at from sell.karigar_receipt
where tenant_id = :tenant and party_id = :party
order by document_id
limit :many;

--! metal_of_karigar
select m.movement_id, d.number, m.verb, m.metal, m.karigar_mg, m.created_at from sell.job_metal m
join ledger.document d on d.tenant_id = m.tenant_id and d.document_id = m.job_id
where m.tenant_id = :tenant and d.tenant_id = :tenant and m.karigar_id = :party
order by m.job_id, m.movement_id
limit :many;

--! mails_about : (sent_at?)
select mail_id, kind, about, address, subject, created_at, sent_at from app.mail
where tenant_id = :tenant and about = any(:subjects)
order by mail_id
limit :many;

--! pieces_of_party
select article_id, tag, status from sell.article
where tenant_id = :tenant and party_id = :party
order by article_id
limit :many;

--! approvals_of_party : (agreed_minor?, until?)
select p.article_id, a.tag, p.agreed_minor, p.until, p.created_at from sell.approval p
join sell.article a on a.tenant_id = p.tenant_id and a.article_id = p.article_id
where p.tenant_id = :tenant and a.tenant_id = :tenant and p.party_id = :party
order by p.article_id
limit :many;

--! moves_of_party : (until?)
select v.article_move_id, a.tag, v.kind, v.until, v.created_at from sell.article_move v
join sell.article a on a.tenant_id = v.tenant_id and a.article_id = v.article_id
where v.tenant_id = :tenant and a.tenant_id = :tenant and v.party_id = :party
order by v.article_move_id
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

--! requests_of_party : (name?, contact?, words?, outcome?)
-- `is_theirs`: the person who asked was identified as the party. Until then anybody may have asked in the party's name.
select r.case_file_id, f.case_no, r.kind, r.came_by, f.opened_at, r.name, r.contact, r.words, r.outcome,
       coalesce(r.checked_how <> 'none', false) as is_theirs
from app.person_request r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and f.tenant_id = :tenant and r.party_id = :party
order by f.case_no
limit :many;
