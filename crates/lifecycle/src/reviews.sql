--! workspaces_without_review
-- Run as the role for jobs, across all workspaces: those that were there before the quarter, in which no review of access began
-- in it and none runs.
select t.tenant_id from app.tenant t
where t.created_at < :quarter_at
  and not exists (select from app.case_clock c where c.tenant_id = t.tenant_id and c.clock = 'access_review'
                    and (c.begun_at >= :quarter_at or c.stopped_at is null))
order by t.tenant_id
limit :many;

--! other_open_reviews
select count(*) as many from app.case_file
where tenant_id = :tenant and kind = 'access_review' and closed_at is null and case_file_id <> :case_file;

--! insert_people
-- An operator's access by a grant ends by itself within an hour, so it is not reviewed.
insert into app.review_entry (tenant_id, case_file_id, subject_id, subject, person_id)
select m.tenant_id, :case_file, m.person_id, 'person', m.person_id from app.membership m
where m.tenant_id = :tenant and m.state = 'active' and m.until is null
returning true as listed;

--! insert_tokens
insert into app.review_entry (tenant_id, case_file_id, subject_id, subject, person_id)
select k.tenant_id, :case_file, k.token_id, 'token', k.person_id from app.api_token k
join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id
where k.tenant_id = :tenant and m.tenant_id = :tenant and m.state = 'active' and m.until is null
  and k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(k.person_id)
returning true as listed;
