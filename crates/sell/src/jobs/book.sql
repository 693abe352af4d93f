--: JobRow(estimate_minor?, rate_metal?, rate_fineness?, rate_minor?, rate_per_mg_e4?, rate_until?, wastage_e6?)

--! job_by_id : JobRow
select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised,
       j.estimate_minor, j.rate_metal, j.rate_fineness, j.rate_minor, j.rate_per_mg_e4, j.rate_until, j.wastage_e6, j.state,
       j.created_at
from sell.job j
join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id
join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id
where j.tenant_id = :tenant and d.tenant_id = :tenant and p.tenant_id = :tenant and j.job_id = :job;

--! job_by_number : JobRow
-- A series may begin again with the same numbers in a new year; then the newest job is meant.
select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised,
       j.estimate_minor, j.rate_metal, j.rate_fineness, j.rate_minor, j.rate_per_mg_e4, j.rate_until, j.wastage_e6, j.state,
       j.created_at
from ledger.document d
join sell.job j on j.tenant_id = d.tenant_id and j.job_id = d.document_id
join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id
where d.tenant_id = :tenant and j.tenant_id = :tenant and p.tenant_id = :tenant
  and d.number_norm = upper(:number) and d.doc_type = 'job'
order by d.document_id desc
limit 1;

--! hold_job
-- Locked until the end of the call: steps of one job come one after another.
select state, events from sell.job
where tenant_id = :tenant and job_id = :job
for update;

--! items_of : (gross_mg?, metal?, net_mg?, fineness?)
select item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place from sell.job_item
where tenant_id = :tenant and job_id = :job
order by item_no
limit 1000;

--! pieces_of : (receipt_id?, bill_id?)
select piece_no, metal, net_mg, fineness, fine_mg, receipt_id, bill_id, created_at from sell.job_piece
where tenant_id = :tenant and job_id = :job
order by piece_no;

--! balances_of
select metal, sum(custody_mg)::bigint as custody_mg, sum(karigar_mg)::bigint as karigar_mg, sum(owed_mg)::bigint as owed_mg,
       sum(cost_minor)::bigint as cost_minor
from sell.job_metal
where tenant_id = :tenant and job_id = :job
group by metal;

--! deposits_of
select coalesce(sum(d.total_minor), 0)::bigint as deposits_minor
from ledger.document_link l
join ledger.document d on d.tenant_id = l.tenant_id and d.document_id = l.document_id
where l.tenant_id = :tenant and d.tenant_id = :tenant and l.about_id = :job and l.kind = 'of_job' and d.doc_type = 'receipt' and d.state = 'posted';

--! job_of_bill
-- The job that a bill delivered.
select about_id from ledger.document_link
where tenant_id = :tenant and document_id = :bill and kind = 'of_job';

--! moved_with
-- What a paper moved of a job's metal.
select metal, custody_mg, karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost_minor, stock_cost_minor, gone_cost_minor
from sell.job_metal
where tenant_id = :tenant and job_id = :job and document_id = :document
order by movement_id;

--! deliver_pieces
update sell.job_piece set bill_id = :bill
where tenant_id = :tenant and job_id = :job and piece_no = any(:pieces)
returning piece_no;

--! free_pieces
-- The bill that delivered them is reversed.
update sell.job_piece set bill_id = null
where tenant_id = :tenant and job_id = :job and bill_id = :bill
returning piece_no;

--! insert_job (estimate_minor?, rate_metal?, rate_fineness?, rate_minor?, rate_per_mg_e4?, rate_until?, wastage_e6?)
insert into sell.job (tenant_id, job_id, party_id, kind, description, promised, estimate_minor, rate_metal, rate_fineness,
                      rate_minor, rate_per_mg_e4, rate_until, wastage_e6, state, events, created_by, created_at)
values (:tenant, :job, :party, :kind, :description, :promised, :estimate_minor, :rate_metal, :rate_fineness,
        :rate_minor, :rate_per_mg_e4, :rate_until, :wastage_e6, 'taken', 1, :by, :now)
returning true as taken;

--! insert_items (gross_mg[?], metals[?], net_mg[?], fineness[?])
insert into sell.job_item as written (tenant_id, job_id, item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place)
select t.tenant_id, :job, item.n, item.description, item.gross_mg, item.metal, item.net_mg, item.fineness, item.fine_mg, 'shop'
from app.tenant t
cross join unnest(:descriptions::bytea[], :gross_mg::bigint[], :metals::text[], :net_mg::bigint[], :fineness::integer[],
                  :fine_mg::bigint[])
    with ordinality as item (description, gross_mg, metal, net_mg, fineness, fine_mg, n)
where t.tenant_id = :tenant
returning written.item_no;

--! insert_event
-- The first event of a job is written with it; later ones by `move_job`, which numbers them.
insert into sell.job_event (tenant_id, job_id, event_no, verb, state, document_id, at, created_by)
values (:tenant, :job, 1, 'take', 'taken', :job, :now, :by)
returning event_no;

--! move_job (document?, reason?)
with moved as (
    update sell.job set state = :state, events = events + 1
    where tenant_id = :tenant and job_id = :job
    returning events
)
insert into sell.job_event as told (tenant_id, job_id, event_no, verb, state, document_id, reason, at, created_by)
select t.tenant_id, :job, moved.events, :verb, :state, :document, :reason, :now, :by
from app.tenant t
cross join moved
where t.tenant_id = :tenant
returning told.event_no;

--! insert_metal (karigar?)
insert into sell.job_metal as written (tenant_id, job_id, movement_id, verb, document_id, metal, karigar_id, custody_mg,
                                       karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost_minor, stock_cost_minor,
                                       gone_cost_minor, created_by, created_at)
select t.tenant_id, :job, moved.id, :verb, :document, moved.metal, :karigar, moved.custody_mg, moved.karigar_mg, moved.owed_mg,
       moved.stock_mg, moved.elsewhere_mg, moved.cost, moved.stock_cost, moved.gone_cost, :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :metals::text[], :custody_mg::bigint[], :karigar_mg::bigint[], :owed_mg::bigint[],
                  :stock_mg::bigint[], :elsewhere_mg::bigint[], :costs_minor::bigint[], :stock_costs_minor::bigint[],
                  :gone_costs_minor::bigint[])
    as moved (id, metal, custody_mg, karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost, stock_cost, gone_cost)
where t.tenant_id = :tenant
returning written.movement_id;

--! place_items
update sell.job_item set place = :place
where tenant_id = :tenant and job_id = :job and item_no = any(:items)
returning item_no;

--! insert_pieces (receipt?)
-- Numbered after the pieces that are there; the caller has locked the job.
insert into sell.job_piece as written (tenant_id, job_id, piece_no, metal, net_mg, fineness, fine_mg, receipt_id, created_at)
select t.tenant_id, :job, :before::integer + piece.n, piece.metal, piece.net_mg, piece.fineness, piece.fine_mg, :receipt, :now
from app.tenant t
cross join unnest(:metals::text[], :net_mg::bigint[], :fineness::integer[], :fine_mg::bigint[])
    with ordinality as piece (metal, net_mg, fineness, fine_mg, n)
where t.tenant_id = :tenant
returning written.piece_no;

--! link_job
insert into ledger.document_link (tenant_id, document_id, about_id, kind)
values (:tenant, :document, :job, 'of_job')
returning true as linked;
