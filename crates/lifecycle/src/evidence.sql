--! insert_evidence
insert into app.case_evidence (tenant_id, case_evidence_id, case_file_id, name, content, size, sha256, created_by, created_at)
values (:tenant, :evidence, :case_file, :name, :content, :size, :sha256, :by, :now)
returning true as kept;

--! evidence_of
-- Without the content.
select case_evidence_id, name, size, sha256, created_by, created_at from app.case_evidence
where tenant_id = :tenant and case_file_id = :case_file
order by case_evidence_id
limit :many;

--! evidence_content
select name, content, sha256 from app.case_evidence
where tenant_id = :tenant and case_file_id = :case_file and case_evidence_id = :evidence;
