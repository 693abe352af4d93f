--! insert_link
insert into ledger.document_link (tenant_id, document_id, about_id, kind)
values (:tenant, :document, :about, :kind)
returning true as linked;

--! documents_about
-- The documents that are about this one, and those that it is about: at most one page, the newest first.
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.total_minor, k.kind, k.document_id = d.document_id as is_about_it
from ledger.document_link k
join ledger.document d on d.tenant_id = :tenant
    and d.document_id = case when k.about_id = :document then k.document_id else k.about_id end
where k.tenant_id = :tenant and (k.about_id = :document or k.document_id = :document)
order by d.document_id desc, k.kind
limit 200;
