--! last_of_promise : (closed_at?)
-- The newest incident that the line of this promise opened.
select f.case_no, f.closed_at from app.incident i
join app.case_file f on f.tenant_id = i.tenant_id and f.case_file_id = i.case_file_id
where i.tenant_id = :tenant and f.tenant_id = :tenant and i.promise = :promise
order by i.case_file_id desc
limit 1;

--! set_promise
update app.incident set promise = :promise
where tenant_id = :tenant and case_file_id = :case_file
returning true as kept;
