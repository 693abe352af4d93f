--! decide_people
-- People of a review, with the roles that they have now. One who was confirmed may still be removed.
update app.review_entry e
set decision = :decision, decided_by = :by, decided_at = :now,
    rights = m.roles || array(select r.name from app.role r
                              where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded)
from app.membership m
where e.tenant_id = :tenant and e.case_file_id = :case_file and e.subject = 'person' and e.subject_id = any(:people)
  and (e.decision is null or e.decision = 'kept' and :is_removal)
  and m.tenant_id = :tenant and m.person_id = e.subject_id and m.state = 'active'
returning e.subject_id;

--! decide_tokens
-- Tokens of a review by their ids, or all of some people, with the scope that they have.
update app.review_entry e
set decision = :decision, decided_by = :by, decided_at = :now, rights = k.permissions
from app.api_token k
where e.tenant_id = :tenant and e.case_file_id = :case_file and e.subject = 'token'
  and (e.subject_id = any(:tokens) or e.person_id = any(:people))
  and (e.decision is null or e.decision = 'kept' and :is_removal)
  and k.tenant_id = :tenant and k.token_id = e.subject_id and k.revoked_at is null and k.expires_at > :now
returning e.subject_id;

--! settle_gone
-- What ended in another way since the review began.
update app.review_entry e
set decision = 'gone', decided_by = :by, decided_at = :now
where e.tenant_id = :tenant and e.case_file_id = :case_file and e.decision is null
  and not exists (select from app.membership m
                  where m.tenant_id = :tenant and m.person_id = e.person_id and m.state = 'active'
                    and (e.subject = 'person' or exists (
                         select from app.api_token k
                         where k.tenant_id = :tenant and k.token_id = e.subject_id and k.revoked_at is null and k.expires_at > :now
                           and k.created_at > app.tokens_since(k.person_id))))
returning e.subject_id;

--! subject_of : (decision?)
select subject, decision from app.review_entry
where tenant_id = :tenant and case_file_id = :case_file and subject_id = :subject;

--! count_undecided
select count(*) as many from app.review_entry
where tenant_id = :tenant and case_file_id = :case_file and decision is null;

--! entries_by_decision
select case_file_id, count(*) as entries, count(*) filter (where decision is not null) as decided,
       count(*) filter (where decision = 'removed') as removed
from app.review_entry
where tenant_id = :tenant and case_file_id = any(:case_files)
group by case_file_id
order by case_file_id;

--! people_in_review : (last_seen_at?, token_used_at?, second_factor?, decision?, rights?, decided_at?, decided_by?)
-- Those who wait for a decision come first. The second factor is that of the newest session that began without a PIN.
select e.subject_id, m.name, m.state,
       m.roles || array(select r.name from app.role r
                        where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded) as roles,
       s.last_seen_at, u.token_used_at, f.second_factor, e.decision, e.rights, e.decided_at, e.decided_by
from app.review_entry e
join app.membership m on m.tenant_id = e.tenant_id and m.person_id = e.subject_id
left join lateral (select max(seen_at) as last_seen_at from app.session
                   where tenant_id = :tenant and person_id = e.subject_id) s on true
left join lateral (select max(used_at) as token_used_at from app.api_token
                   where tenant_id = :tenant and person_id = e.subject_id and revoked_at is null) u on true
left join lateral (select second_factor from app.session
                   where tenant_id = :tenant and person_id = e.subject_id and not by_pin
                   order by session_id desc limit 1) f on true
where e.tenant_id = :tenant and m.tenant_id = :tenant and e.case_file_id = :case_file and e.subject = 'person'
order by e.decision is not null, e.subject_id
limit :many;

--! tokens_in_review : (permissions?, used_at?, is_live?, decision?, rights?, decided_at?, decided_by?)
select e.subject_id, e.person_id, m.name as person, k.name, k.permissions, k.expires_at, k.used_at,
       m.state = 'active' and k.revoked_at is null and k.expires_at > :now and k.created_at > app.tokens_since(k.person_id) as is_live,
       e.decision, e.rights, e.decided_at, e.decided_by
from app.review_entry e
join app.membership m on m.tenant_id = e.tenant_id and m.person_id = e.person_id
join app.api_token k on k.tenant_id = e.tenant_id and k.token_id = e.subject_id
where e.tenant_id = :tenant and m.tenant_id = :tenant and k.tenant_id = :tenant and e.case_file_id = :case_file and e.subject = 'token'
order by e.decision is not null, e.subject_id
limit :many;

--! people_since
-- Who joined after the review began: the next one looks at them.
select m.person_id, m.name, m.created_at,
       m.roles || array(select r.name from app.role r
                        where r.tenant_id = :tenant and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded) as roles
from app.membership m
where m.tenant_id = :tenant and m.state = 'active' and m.until is null
  and not exists (select from app.review_entry e
                  where e.tenant_id = :tenant and e.case_file_id = :case_file and e.subject_id = m.person_id)
order by m.person_id
limit :many;

--! names_of_people
select person_id, name from app.membership
where tenant_id = :tenant and person_id = any(:people)
order by person_id;
