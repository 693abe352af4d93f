--! shared_logins
-- Members whose own sessions, not those of tills, started in more browsers than one person has.
select m.person_id, m.name, count(distinct (s.device_blind, s.ip_blind)) as browsers from app.session s
join app.membership m on m.tenant_id = :tenant and m.person_id = s.person_id
where s.tenant_id = :tenant and s.created_at >= :since and s.till_id is null and m.state = 'active'
group by m.person_id, m.name
having count(distinct (s.device_blind, s.ip_blind)) > :browsers
order by m.person_id;

--! idle_members
-- Members who joined before that moment and have neither signed in nor used a program since.
select m.person_id, m.name from app.membership m
where m.tenant_id = :tenant and m.state = 'active' and m.until is null and m.created_at < :since
  and not exists (select from app.session s
                  where s.tenant_id = :tenant and s.person_id = m.person_id and s.seen_at >= :since)
  and not exists (select from app.api_token k
                  where k.tenant_id = :tenant and k.person_id = m.person_id and k.used_at >= :since)
order by m.person_id;

--! unfollowed
select invitation_id, email from app.invitation
where tenant_id = :tenant and used_at is null and created_at < :since and expires_at > created_at
order by invitation_id;

--! without_factor
-- Members whose newest session was opened by a password alone. The factors that they have enrolled are
-- private, and not shown here.
select m.person_id, m.name from app.membership m
join lateral (select s.second_factor from app.session s
              where s.tenant_id = :tenant and s.person_id = m.person_id and not s.by_pin
              order by s.session_id desc limit 1) newest on true
where m.tenant_id = :tenant and m.state = 'active' and m.until is null and not newest.second_factor
order by m.person_id;

--! ending_tokens
select k.token_id, k.name from app.api_token k
where k.tenant_id = :tenant and k.revoked_at is null and k.expires_at > :now and k.expires_at <= :soon
order by k.expires_at, k.token_id;

--! open_findings
select count(*) from app.finding where tenant_id = :tenant and dismissed_at is null;

--! audit_read : (at?)
select max(at) as at from app.audit_event
where tenant_id = :tenant and action in ('workspace.audit', 'workspace.audit.export') and result = 'ok';

--! founded
select created_at from app.tenant where tenant_id = :tenant;

--! access_review_due : (due_at?)
-- When the review of access that is open is due.
select min(due_at) as due_at from app.case_clock
where tenant_id = :tenant and clock = 'access_review' and stopped_at is null;
