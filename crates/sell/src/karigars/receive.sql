--! insert_receipt (job?, tax_class?)
insert into sell.karigar_receipt (tenant_id, document_id, party_id, job_id, tax_class, labour_minor, tax_minor, created_by,
                                  created_at)
values (:tenant, :document, :party, :job, :tax_class, :labour_minor, :tax_minor, :by, :now)
returning true as received;

--! insert_receipt_lines
insert into sell.karigar_receipt_line as written (tenant_id, document_id, line_no, kind, metal, net_mg, fineness, fine_mg,
                                                  wastage_mg, labour_minor)
select t.tenant_id, :document, line.n, line.kind, line.metal, line.net_mg, line.fineness, line.fine_mg, line.wastage_mg,
       line.labour_minor
from app.tenant t
cross join unnest(:kinds::text[], :metals::text[], :net_mg::bigint[], :fineness::integer[], :fine_mg::bigint[],
                  :wastage_mg::bigint[], :labour_minor::bigint[])
    with ordinality as line (kind, metal, net_mg, fineness, fine_mg, wastage_mg, labour_minor, n)
where t.tenant_id = :tenant
returning written.line_no;
