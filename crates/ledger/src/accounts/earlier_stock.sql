--! earlier_stock : (began_at?, ended_at?, sums_before?, sums_after?)
select began_at, ended_at, there_were, entered, sums_before, sums_after from ledger.earlier_stock where tenant_id = :tenant;
