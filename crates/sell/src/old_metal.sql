--! insert_old_metal
insert into sell.old_metal (tenant_id, document_id, metal, gross_mg, deduction_mg, net_mg, fineness, fine_mg, rate_minor,
                            per_mg_e4, basis, value_minor, created_by, created_at)
values (:tenant, :document, :metal, :gross_mg, :deduction_mg, :net_mg, :fineness, :fine_mg, :rate_minor, :per_mg_e4,
        :basis, :value_minor, :by, :now)
returning true as kept;
