--! insert_tax_row (hsn?, to_day?, law?)
insert into ledger.tax_policy (tenant_id, tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law, created_by, created_at)
values (:tenant, :row, :class, :hsn, :rate_percent_e6, :from_day, :to_day, :law, :by, :now)
returning true as added;

--! tax_rows : TaxPolicyRow(hsn?, to_day?, law?)
select class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy
where tenant_id = :tenant
order by class, from_day
limit 1000;

--! insert_tax_rows (hsns[?], to_days[?], laws[?])
-- Many rows at once: the product's own, when a workspace begins to keep its own.
insert into ledger.tax_policy as added (tenant_id, tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law,
                                        created_by, created_at)
select t.tenant_id, r.id, r.class, r.hsn, r.rate_percent_e6, r.from_day, r.to_day, r.law, :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :classes::text[], :hsns::text[], :rates_e6::bigint[], :from_days::date[],
                  :to_days::date[], :laws::text[])
    as r (id, class, hsn, rate_percent_e6, from_day, to_day, law)
where t.tenant_id = :tenant
returning true as added;

--: TaxRowKept(hsn?, to_day?, law?)

--! tax_row_from : TaxRowKept
-- The row of a class that begins on a day, locked: two changes of it come one after the other.
select tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy
where tenant_id = :tenant and class = :class and from_day = :from_day
for update;

--! tax_row_open : TaxRowKept
-- The row of a class that began before a day and reaches it.
select tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy
where tenant_id = :tenant and class = :class and from_day < :from_day and (to_day is null or to_day >= :from_day)
for update;

--! end_tax_row
update ledger.tax_policy set to_day = :to_day
where tenant_id = :tenant and tax_policy_id = :row
returning true as ended;

--! remove_tax_row
delete from ledger.tax_policy
where tenant_id = :tenant and tax_policy_id = :row
returning true as removed;

--! taxed_after
-- A document of a kind that is taxed by its own date, dated after a day. No document is dated after the day on
-- which it was posted, so only those posted since can be.
select document_date from ledger.document
where tenant_id = :tenant and doc_type in ('invoice', 'debit_note', 'karigar_receipt', 'purchase_bill')
  and posted_at >= :since and document_date > :after
limit 1;
