--! insert_supplier (certificates?)
insert into app.supplier (tenant_id, case_file_id, name, purpose, data_kinds, region, country, basis, hosts, certificates)
values (:tenant, :case_file, :name, :purpose, :data_kinds, :region, :country, :basis, :hosts, :certificates)
returning true as proposed;

--! set_profile (certificates?)
update app.supplier
set name = :name, purpose = :purpose, data_kinds = :data_kinds, region = :region, country = :country, basis = :basis,
    hosts = :hosts, certificates = :certificates
where tenant_id = :tenant and case_file_id = :case_file
returning true as changed;

--! set_contract
update app.supplier
set contract_sha256 = :contract_sha256, contract_on = :contract_on, keeps_privacy = :keeps_privacy, keeps_secrecy = :keeps_secrecy,
    tells_incidents = :tells_incidents, binds_others = :binds_others
where tenant_id = :tenant and case_file_id = :case_file
returning true as bound;

--! set_review
update app.supplier set reviewed_by = :reviewed_by, reviewed_on = :reviewed_on, review_due = :review_due
where tenant_id = :tenant and case_file_id = :case_file
returning true as reviewed;

--! set_announced
update app.supplier set announced_at = coalesce(announced_at, :now)
where tenant_id = :tenant and case_file_id = :case_file
returning true as announced;

--! set_noticed
update app.supplier set noticed_at = :now, told = :told
where tenant_id = :tenant and case_file_id = :case_file and noticed_at is null
returning true as noticed;

--! set_active (emergency?)
update app.supplier set activated_at = :now, emergency = :emergency
where tenant_id = :tenant and case_file_id = :case_file
returning true as activated;

--! set_ended
update app.supplier set ended_at = :now
where tenant_id = :tenant and case_file_id = :case_file
returning true as ended;

--: SupplierRow(closed_at?, certificates?, contract_sha256?, contract_on?, keeps_privacy?, keeps_secrecy?, tells_incidents?, binds_others?, reviewed_by?, reviewed_on?, review_due?, announced_at?, noticed_at?, told?, emergency?, activated_at?, ended_at?)

--! suppliers : SupplierRow
select f.case_file_id, f.case_no, f.state, f.is_drill, f.opened_at, f.closed_at, s.name, s.purpose, s.data_kinds, s.region, s.country,
       s.basis, s.hosts, s.certificates, s.contract_sha256, s.contract_on, s.keeps_privacy, s.keeps_secrecy, s.tells_incidents,
       s.binds_others, s.reviewed_by, s.reviewed_on, s.review_due, s.announced_at, s.noticed_at, s.told, s.emergency, s.activated_at,
       s.ended_at
from app.supplier s
join app.case_file f on f.tenant_id = s.tenant_id and f.case_file_id = s.case_file_id
where s.tenant_id = :tenant and f.kind = 'supplier'
order by f.case_no
limit :many;

--! supplier_numbered : SupplierRow
select f.case_file_id, f.case_no, f.state, f.is_drill, f.opened_at, f.closed_at, s.name, s.purpose, s.data_kinds, s.region, s.country,
       s.basis, s.hosts, s.certificates, s.contract_sha256, s.contract_on, s.keeps_privacy, s.keeps_secrecy, s.tells_incidents,
       s.binds_others, s.reviewed_by, s.reviewed_on, s.review_due, s.announced_at, s.noticed_at, s.told, s.emergency, s.activated_at,
       s.ended_at
from app.supplier s
join app.case_file f on f.tenant_id = s.tenant_id and f.case_file_id = s.case_file_id
where s.tenant_id = :tenant and f.kind = 'supplier' and f.case_no = :number;

--! workspaces_without_notice
-- Run as the role for jobs, across all workspaces.
select t.tenant_id from app.tenant t
where t.tenant_id <> :instance
  and not exists (select from app.supplier_notice n where n.tenant_id = t.tenant_id and n.supplier_no = :number)
order by t.tenant_id
limit :many;

--! notices_sent
-- Run as the role for jobs, across all workspaces.
select count(*) as many from app.supplier_notice where supplier_no = :number;

--! notices_missing
-- Run as the role for jobs, across all workspaces.
select count(*) as many
from unnest(:numbers::integer[]) as suppliers (supplier_no)
cross join app.tenant t
where t.tenant_id <> :instance
  and not exists (select from app.supplier_notice n where n.tenant_id = t.tenant_id and n.supplier_no = suppliers.supplier_no);

--! objections_waiting
-- Run as the role for jobs, across all workspaces.
select tenant_id, supplier_no from app.supplier_notice
where objected_at is not null and forwarded_at is null
order by tenant_id, supplier_no
limit :many;

--! insert_notice
insert into app.supplier_notice (tenant_id, supplier_notice_id, supplier_no, name, purpose, region, told_at)
values (:tenant, :supplier_notice, :number, :name, :purpose, :region, :now)
on conflict (tenant_id, supplier_no) do nothing
returning true as told;

--: NoticeRow(objected_at?, objection?)

--! notices_of : NoticeRow
select supplier_notice_id, supplier_no, name, purpose, region, told_at, objected_at, objection from app.supplier_notice
where tenant_id = :tenant
order by supplier_no desc
limit :many;

--! notice_locked : NoticeRow
select supplier_notice_id, supplier_no, name, purpose, region, told_at, objected_at, objection from app.supplier_notice
where tenant_id = :tenant and supplier_no = :number
for update;

--! set_objection
update app.supplier_notice set objected_by = :by, objected_at = :now, objection = :objection
where tenant_id = :tenant and supplier_notice_id = :supplier_notice and objected_at is null
returning true as objected;

--! set_forwarded
update app.supplier_notice set forwarded_at = :now
where tenant_id = :tenant and supplier_no = :number and forwarded_at is null
returning true as forwarded;
