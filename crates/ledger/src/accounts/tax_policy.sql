--! insert_tax_row (hsn?, to_day?, law?)
insert into ledger.tax_policy (tenant_id, tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law, created_by, created_at)
values (:tenant, :row, :class, :hsn, :rate_percent_e6, :from_day, :to_day, :law, :by, :now)
returning true as added;

--! tax_rows : TaxPolicyRow(hsn?, to_day?, law?)
select class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy
where tenant_id = :tenant
order by class, from_day
limit 1000;
