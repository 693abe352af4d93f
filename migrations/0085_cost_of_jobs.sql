-- The profit and the sales of some days find the cost of jobs' metal by its bill. Few rows have one.

create index job_metal_by_document on sell.job_metal (tenant_id, document_id) where gone_cost_minor <> 0;
