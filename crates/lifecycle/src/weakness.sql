--! insert_report (reporter?, address?, credit_name?, credit_link?)
insert into app.weakness_report (tenant_id, case_file_id, secret_sha256, weakness, place, steps, reporter, address, credit_name,
    credit_link, has_consent)
values (:tenant, :case_file, :secret_sha256, :weakness, :place, :steps, :reporter, :address, :credit_name, :credit_link, :has_consent)
returning true as received;

--! number_of_secret
select f.case_no from app.weakness_report r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and r.secret_sha256 = :secret_sha256;

--! report_of : (reporter?, address?, credit_name?, credit_link?, verdict?, fixed_at?, credited_at?, disclosed_at?)
select weakness, place, steps, reporter, address, credit_name, credit_link, has_consent, verdict, fixed_at, credited_at, disclosed_at
from app.weakness_report
where tenant_id = :tenant and case_file_id = :case_file;

--! set_consent (credit_name?, credit_link?)
-- A reporter with another name is named again only by an operator.
update app.weakness_report
set credit_name = :credit_name, credit_link = :credit_link, has_consent = :has_consent, credited_at = null
where tenant_id = :tenant and case_file_id = :case_file
returning true as changed;

--! forget_reporter
update app.weakness_report
set reporter = null, address = null, credit_name = null, credit_link = null, has_consent = false, credited_at = null
where tenant_id = :tenant and case_file_id = :case_file
returning true as forgotten;

--! forget_mails_of_reporter
-- The mails to the operators about the same report stay.
delete from app.mail
where tenant_id = :tenant and about = :case_file and address_blind = :address_blind and kind in ('report', 'report_news')
returning true as forgotten;

--! set_verdict
update app.weakness_report set verdict = :verdict
where tenant_id = :tenant and case_file_id = :case_file
returning true as judged;

--! set_fixed
update app.weakness_report set fixed_at = :now
where tenant_id = :tenant and case_file_id = :case_file
returning true as fixed;

--! set_credited
update app.weakness_report set credited_at = :now
where tenant_id = :tenant and case_file_id = :case_file and has_consent
returning true as credited;

--! set_advisory (fixed?)
update app.weakness_report
set advisory_title = :title, advisory_affected = :affected, advisory_fixed = :fixed, advisory_text = :words, disclosed_at = :now
where tenant_id = :tenant and case_file_id = :case_file
returning true as disclosed;

--! credits : (credit_name?, credit_link?, credited_at?)
select r.case_file_id, f.case_no, r.credit_name, r.credit_link, r.credited_at from app.weakness_report r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and r.credited_at is not null and not f.is_drill
order by r.credited_at desc, r.case_file_id desc
limit :many;

--! advisories : (advisory_title?, advisory_affected?, advisory_fixed?, advisory_text?, disclosed_at?)
select f.case_no, r.advisory_title, r.advisory_affected, r.advisory_fixed, r.advisory_text, r.disclosed_at
from app.weakness_report r
join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id
where r.tenant_id = :tenant and r.disclosed_at is not null and not f.is_drill
order by r.disclosed_at desc, r.case_file_id desc
limit :many;
