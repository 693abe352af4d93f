--! events_of : (document_id?, number?, doc_type?, reason?)
select e.event_no, e.verb, e.state, e.document_id, d.number, d.doc_type, e.reason, e.at, e.created_by, p.name as by_name
from sell.job_event e
join app.membership p on p.tenant_id = :tenant and p.person_id = e.created_by
left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.document_id
where e.tenant_id = :tenant and e.job_id = :job
order by e.event_no
limit 1000;

--! karigars_of
-- Who has metal of a job, or had it.
select p.party_id as karigar_id, p.code, p.name, m.metal, sum(m.karigar_mg)::bigint as karigar_mg
from sell.job_metal m
join ledger.party p on p.tenant_id = m.tenant_id and p.party_id = m.karigar_id
where m.tenant_id = :tenant and p.tenant_id = :tenant and m.job_id = :job and m.karigar_id is not null
group by p.party_id, p.code, p.name, m.metal
order by p.party_id, m.metal;
