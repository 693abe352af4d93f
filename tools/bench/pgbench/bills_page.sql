-- Written by `bin/bench --write-scripts` from what the product sent for one sell.invoices; not edited.
-- A client stays in a workspace for 16 transactions, and looks up the values of its workspace at the first.
\if :left = 0
\set workspace random(:first, :last)
select g1, g2, g3, g4 from bench.bills_page where workspace = :workspace \gset
\set left 16
\endif
\set left :left - 1
\set seq :seq + 1
\set call (:run * 1000000 + :seq) * 100 + :client_id
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by, d.party_id is null and coalesce(( select true from ledger.cheque_step s join ledger.document n on n.tenant_id = :g1::uuid and n.doc_type = 'bounce' and n.posted_at = s.created_at join ledger.open_item u on u.tenant_id = :g1::uuid and u.document_id = n.document_id and u.open_minor > 0 where s.tenant_id = :g1::uuid and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by where d.tenant_id = :g1::uuid and d.doc_type = 'invoice' and (d.posted_at, d.document_id) < (:g2::timestamptz, :g3::uuid) order by d.posted_at desc, d.document_id desc limit :g4::bigint;
