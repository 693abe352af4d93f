--! removed_with_access
-- In an entered workspace: removed people who still have access.
select count(*) from app.membership m
where m.tenant_id = :tenant and m.state = 'removed'
  and (exists (select from app.session s
               where s.tenant_id = :tenant and s.person_id = m.person_id and s.ended_at is null and s.expires_at > :now)
       or exists (select from app.api_token k
                  where k.tenant_id = :tenant and k.person_id = m.person_id and k.revoked_at is null
                    and k.expires_at > :now));

--! is_raised
-- Whether the event of a request raised a finding.
select exists (select from app.finding f
               join app.audit_event e on e.tenant_id = f.tenant_id and e.event_id = f.event_id
               where f.tenant_id = :tenant and e.tenant_id = :tenant and e.request_id = :request) as yes;
