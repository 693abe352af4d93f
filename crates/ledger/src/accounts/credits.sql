--! lock_bill
-- Until the end of the call no other note and no reversal of this bill passes.
select state from ledger.document
where tenant_id = :tenant and document_id = :document
for no key update;

--! credited_of
select line_no, taxable_minor, taxed_minor, tax_minor, quantity_e6 from ledger.line_credit
where tenant_id = :tenant and document_id = :document
order by line_no;

--! is_credited
select exists (
    select from ledger.line_credit where tenant_id = :tenant and document_id = :document
) as credited;

--! lines_left
-- What of each line no note has credited, and the goods that came back.
select l.line_no, l.taxable_minor - coalesce(c.taxable_minor, 0) as left_minor, coalesce(c.quantity_e6, 0)::bigint as returned_e6,
       coalesce(c.quantity_e6 = c.line_quantity_e6, false) as all_returned
from ledger.document_line l
left join ledger.line_credit c on c.tenant_id = :tenant and c.document_id = l.document_id and c.line_no = l.line_no
where l.tenant_id = :tenant and l.document_id = :document
order by l.line_no;

--! add_credits
-- Relative, so that they are right whatever the rows were; the table itself refuses more than the line.
insert into ledger.line_credit as so_far (tenant_id, document_id, line_no, line_taxable_minor, line_tax_minor,
                                          line_quantity_e6, taxable_minor, taxed_minor, tax_minor, quantity_e6)
select t.tenant_id, :document, part.line_no, part.line_taxable, part.line_tax, part.line_quantity, part.taxable,
       part.taxed, part.tax, part.quantity
from app.tenant t
cross join unnest(:line_nos::integer[], :line_taxable_minor::bigint[], :line_tax_minor::bigint[],
                  :line_quantity_e6::bigint[], :taxable_minor::bigint[], :taxed_minor::bigint[], :tax_minor::bigint[],
                  :quantity_e6::bigint[])
    as part (line_no, line_taxable, line_tax, line_quantity, taxable, taxed, tax, quantity)
where t.tenant_id = :tenant
on conflict (tenant_id, document_id, line_no) do update
set taxable_minor = so_far.taxable_minor + excluded.taxable_minor,
    taxed_minor = so_far.taxed_minor + excluded.taxed_minor,
    tax_minor = so_far.tax_minor + excluded.tax_minor,
    quantity_e6 = so_far.quantity_e6 + excluded.quantity_e6
returning so_far.line_no;

--! insert_note_lines
-- In the order of the note's lines, which are numbered from one.
insert into ledger.note_line as written (tenant_id, document_id, line_no, invoice_id, invoice_line_no, taxable_minor,
                                         tax_minor, with_tax, quantity_e6)
select t.tenant_id, :note, part.n, :invoice, part.line_no, part.taxable, part.tax, :with_tax, part.quantity
from app.tenant t
cross join unnest(:line_nos::integer[], :taxable_minor::bigint[], :tax_minor::bigint[], :quantity_e6::bigint[])
    with ordinality as part (line_no, taxable, tax, quantity, n)
where t.tenant_id = :tenant
returning written.line_no;

--! notes_total
-- What the notes about a bill have credited of its total.
select coalesce(sum(d.total_minor), 0)::bigint as total_minor
from ledger.document_link l
join ledger.document d on d.tenant_id = :tenant and d.document_id = l.document_id
where l.tenant_id = :tenant and l.about_id = :document and l.kind = 'credits';

--! note_that_adds
-- The number of a note that adds to a bill, and of which a part is not credited.
select d.number
from ledger.document_link k
join ledger.document d on d.tenant_id = :tenant and d.document_id = k.document_id and d.state = 'posted'
where k.tenant_id = :tenant and k.about_id = :document and k.kind = 'debits'
  and exists (
      select from ledger.document_line l
      left join ledger.line_credit c on c.tenant_id = :tenant and c.document_id = l.document_id and c.line_no = l.line_no
      where l.tenant_id = :tenant and l.document_id = d.document_id and l.taxable_minor > coalesce(c.taxable_minor, 0)
  )
order by d.document_id
limit 1;
