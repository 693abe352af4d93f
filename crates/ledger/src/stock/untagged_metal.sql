--! insert_untagged (cost_minor?, movement?, document?, entry?)
insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, movement_id, document_id, entry_id,
                             moved_on, created_by, created_at)
values (:tenant, :untagged, :metal::text, :fine_mg, :cost_minor, :cause, :movement, :document, :entry, :moved_on, :by, :now)
returning true as added;

--! insert_untagged_at_start (metal?, cost_minor?)
insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, entry_id, moved_on, created_by, created_at)
values (:tenant, :untagged, :metal::text, :fine_mg, :cost_minor, :cause, :entry, :moved_on, :by, :now)
returning true as added;
